"""One target in full: its words in the plan, every figure with its source, how it stands, and the arithmetic."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from cyjjq.catalogue.models import Catalogue, Owner
from cyjjq.method.breakdown import PathYear
from cyjjq.method.row import Row
from cyjjq.render.formats.lines import wrap
from cyjjq.render.formats.markdown import escape
from cyjjq.render.phrases import arithmetic, cells
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.counts import action_heading
from cyjjq.render.phrases.numbers import MISSING, computed, printed
from cyjjq.render.phrases.provenance import figures
from cyjjq.render.phrases.sentence import sentence
from cyjjq.render.sheets import within
from cyjjq.words import fill, pick, terms


class Block(NamedTuple):
    """Entries under a heading: (label, text), the label '' where the text stands alone."""

    heading: str
    entries: tuple[tuple[str, str], ...]


class Card(NamedTuple):
    """A title and its blocks."""

    title: str
    blocks: tuple[Block, ...]


class _Labels(NamedTuple):
    style: Style

    def __call__(self, key: str, **facts: object) -> str:
        return fill(terms.SHOW[key], self.style.lang, facts)

    @property
    def lang(self) -> str:
        return self.style.lang


def lay_out(catalogue: Catalogue, row: Row, path: Sequence[PathYear], style: Style) -> Card:
    """All that is known of one target."""
    say = _Labels(style)
    blocks = [Block(say("commitment"), tuple(commitment(catalogue, row, style)))]
    blocks.append(
        Block(say("figures"), tuple(_figures(catalogue, row.entry.indicator, say)) or (("", say("no_figures")),))
    )
    if row.entry.benchmark:
        other = catalogue.indicators[row.entry.benchmark].name.in_(style.lang)
        entries = tuple(_figures(catalogue, row.entry.benchmark, say)) or (("", say("no_figures")),)
        blocks.append(Block(say("benchmark_figures", name=other), entries))
    as_of = say("assessment", year=row.year) if row.within is None else within.as_of(row, style)
    blocks.append(Block(as_of, tuple(assessment(catalogue, row, style))))
    if row.within is not None:
        blocks.append(Block(within.block_heading(row, style), tuple(within.entries(row, catalogue, style))))
    in_years = row.case.time is None  # the definitions count whole years
    lines = [
        (name, f"{expression} = {result}")
        for name, expression, result in (arithmetic.entries(row, style) if in_years else ())
    ]
    if known := arithmetic.definition(row, style):
        lines.insert(0, ("", known))
    if lines:
        blocks.append(Block(say("arithmetic"), tuple(lines)))
    blocks.append(Block(say("path"), tuple(_path(path, row, style))))
    return Card(f"{row.name.in_(style.lang)}  [{row.entry.id}]", tuple(block for block in blocks if block.entries))


def commitment(catalogue: Catalogue, row: Row, style: Style) -> Iterator[tuple[str, str]]:
    """(label, text) of what the plan commits the county to, by which words and where."""
    entry, say = row.entry, _Labels(style)
    yield say("phrase"), entry.phrase
    yield say("wording"), entry.wording
    yield say("value"), cells.wanted(entry, row.indicator.unit, catalogue, style, full=True)
    if entry.by is not None:
        yield say("deadline"), say("deadline_year", year=entry.by)
    else:
        yield say("deadline"), say("deadline_assumed", year=row.by) if row.by else say("deadline_none")
    yield say("place"), _place(catalogue, row, style)
    if entry.nature:
        yield say("nature"), pick(terms.NATURE[entry.nature], style.lang)
    if row.indicator.definition:
        yield say("definition"), row.indicator.definition.in_(style.lang)
    if entry.tolerance:
        yield say("tolerance"), f"±{printed(entry.tolerance)}" if style.unicode else f"+/-{printed(entry.tolerance)}"
    if entry.owner:
        yield say("owner"), owned(entry.owner, style)
    if entry.note:
        yield say("note"), entry.note.in_(style.lang)


def owned(owner: Owner, style: Style) -> str:
    """The lead department, and those with it."""
    others = style.text("list_separator").join(owner.with_)
    return fill(terms.SHOW["with"], style.lang, {"lead": owner.lead, "others": others}) if others else owner.lead


def _place(catalogue: Catalogue, row: Row, style: Style) -> str:
    if row.entry.action is None:
        return action_heading(None, style)
    action = next(action for action in catalogue.targets_file.actions if action.id == row.entry.action)
    if row.entry.task is None:
        return f"{action_heading(action, style)} / {style.text('headline')}"
    task = next(task for task in action.tasks if task.id == row.entry.task)
    return f"{action_heading(action, style)} / {task.id}. {task.name.in_(style.lang)}"


def _figures(catalogue: Catalogue, indicator: str, say: _Labels) -> Iterator[tuple[str, str]]:
    """Each observation with its value, quality and publication, oldest first."""
    for figure in figures(catalogue, indicator, say.style):
        yield figure.when, say.style.text("clause_separator").join((figure.value, *figure.remarks))
        for text in (figure.publication, figure.link, *figure.notes):
            if text:
                yield "", text


_ASSESSED = (
    *("target", "planned", "gap", "schedule_gap", "attainment", "progress", "pace", "time_elapsed", "elapsed_latest"),
    *("plan_rate", "plan_step", "required_rate", "required_step", "observed_rate", "observed_step", "acceleration"),
)
MANY = 5  # figures that do not apply; more are counted and not named
_RATIOS = {"attainment", "progress", "pace", "time_elapsed", "elapsed_latest"}


def assessment(catalogue: Catalogue, row: Row, style: Style) -> Iterator[tuple[str, str]]:
    """(label, text) of the status and of every figure, those that cannot be had by reason."""

    def word(key: str) -> str:
        return pick(terms.COLUMN[key], style.lang)

    yield word("status"), cells.status(row, catalogue, style)
    if row.gap is not None:
        yield "", sentence(catalogue, row, style)
    yield word("base"), cells.observed(row.base, row, style) if row.base else cells.reason(row, "base", style)
    yield word("latest"), cells.observed(row.latest, row, style) if row.latest else cells.reason(row, "latest", style)
    if row.years is not None:
        kept = ", ".join(f"{y.year}: {printed(y.value)}" for y in row.years) or MISSING
        yield word("years"), kept
    missing: dict[str, list[str]] = {}
    for figure in _ASSESSED:
        if (value := getattr(row, figure)) is None:
            missing.setdefault(row.reasons[figure], []).append(word(figure))
        elif not (row.path == "compound" and figure.endswith("_step")) and not (
            row.path == "linear" and (figure.endswith("_rate") or (row.is_ranked and figure.endswith("_step")))
        ):
            edges = (catalogue.plan.thresholds.behind, catalogue.plan.thresholds.on_track, 1.0)
            told = cells.share(value, edges) if figure == "pace" else _figure(figure, value, row, style)
            yield word(figure), told
    for reason, names in missing.items():
        label = pick(terms.SHOW["not_computed"], style.lang)
        listed = style.text("list_separator").join(names)
        if reason == "not_applicable" and len(names) > MANY:  # of a kind that knows none of them
            listed = style.text("the_rest", n=len(names))
        yield label, f"{listed} ({pick(terms.REASON[reason], style.lang)})"


def _figure(figure: str, value: float, row: Row, style: Style) -> str:
    if figure in _RATIOS:
        return _of_its_year(cells.share(value), row, style) if figure == "attainment" else cells.share(value)
    if figure == "gap":
        return _of_its_year(cells.gap(row, style), row, style)
    if figure.endswith("_rate"):
        return cells.change(value, None, row, style)
    if figure.endswith("_step"):
        return cells.change(None, value, row, style)
    if figure == "acceleration":
        return cells.times(value)
    if figure == "schedule_gap" and row.is_ranked and row.due is not None and row.latest is not None:
        return computed(row.case.sign * (cells.rank(row.due, row.entry.bound) - row.latest.value))
    if figure == "schedule_gap" and (row.level_unit == "%" or row.entry.kind == "change"):
        return style.text("points", n=computed(value))
    return cells.level(value, row) if figure != "schedule_gap" else computed(value)


def _of_its_year(text: str, row: Row, style: Style) -> str:
    """A gap or attainment with the year of the figure that it comes from, where that is not the report's."""
    if row.latest is None or row.latest.year == row.year:
        return text
    return style.text("of_year", value=text, year=row.latest.year)


def _path(path: Sequence[PathYear], row: Row, style: Style) -> Iterator[tuple[str, str]]:
    """A line a year: planned, required, observed; nothing where there is no year to tell of."""
    if not any(year.planned is not None or year.observed is not None for year in path):
        return
    heads = [pick(terms.COLUMN[key], style.lang) for key in ("planned", "required", "observed")]
    body = [[*(cells.level(value, row) for value in (y.planned, y.required)), seen(y, row)] for y in path]
    told = [i for i in range(3) if any(line[i] != MISSING for line in body)]  # a column of dashes says nothing
    heads = [heads[i] for i in told]
    body = [[str(y.year), *(line[i] for i in told)] for y, line in zip(path, body, strict=True)]
    wide = [max(cell_len(line[i + 1]) for line in [["", *heads], *body]) for i in range(len(told))]
    charts = ["", *_chart(path, style)]
    for chart, (year, *values) in zip(charts, [["", *heads], *body], strict=True):
        text = "  ".join(" " * (wide[i] - cell_len(value)) + value for i, value in enumerate(values))
        yield year, f"{text}  {chart}".rstrip()


def _chart(path: Sequence[PathYear], style: Style, cells_wide: int = 24) -> list[str]:
    """A bar a year between the path's least and greatest value: solid as far as observed, light as planned."""
    known = [value for year in path for value in (year.planned, year.observed) if value is not None]
    low, high = min(known), max(known)
    if high == low:
        return [""] * len(path)
    solid, light = ("█", "─") if style.unicode else ("#", "-")

    def length(value: float | None) -> int:
        return 0 if value is None else 1 + round((value - low) / (high - low) * (cells_wide - 1))

    bars = []
    for year in path:
        seen, due = length(year.observed), length(year.planned)
        bars.append(solid * seen + light * max(0, due - seen))
    return bars


def seen(year: PathYear, row: Row) -> str:
    """The observed value of a year of the path."""
    if year.observed is None:
        return MISSING
    return cells.percent_sign(
        computed(year.observed) if row.basis == "index" else printed(year.observed), row.level_unit
    )


def write(card: Card, width: int | None = None) -> str:
    """The card as text: labels in a column, aligned under Chinese text; wrapped to a width where there is one."""
    lines = wrap(card.title, width, "") if width else [card.title]
    for block in card.blocks:
        lines += ["", *(wrap(block.heading, width, "") if width else [block.heading])]
        wide = max((cell_len(label) for label, _ in block.entries), default=0)
        indent = " " * (wide + 4 if wide else 2)
        for label, text in block.entries:
            shown = wrap(text, width - len(indent), "") if width and "  " not in text else [text]
            head = f"  {label}{' ' * (wide - cell_len(label))}  " if label else indent
            lines += [f"{head if i == 0 else indent}{part}".rstrip() for i, part in enumerate(shown)]
    return "\n".join(lines) + "\n"


def write_markdown(card: Card) -> str:
    """The card as markdown: a heading a block, a list entry a line."""
    lines = [f"# {escape(card.title)}"]
    for block in card.blocks:
        lines += ["", f"## {escape(block.heading)}", "", *_items(block.entries)]
    return "\n".join(lines) + "\n"


def _items(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, text in entries:
        yield f"- **{escape(label)}**: {escape(text)}" if label else f"  {escape(text)}  "
