"""The open year as a sheet: the year to date beside what is due of the year by then, by action or as a ranking."""

from collections.abc import Iterator, Sequence

from cyjjq.catalogue.models import Catalogue
from cyjjq.catalogue.period import Period
from cyjjq.method import ranking
from cyjjq.method.ranking import worst
from cyjjq.method.row import Row, Within
from cyjjq.render.phrases import cells, counts, periods
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import MISSING, computed, percent, printed
from cyjjq.render.phrases.periods import spoken
from cyjjq.render.sheets import gap
from cyjjq.render.sheets.columns import WITHIN, WITHIN_CHANGES, WITHIN_FIRST, Columns, columns
from cyjjq.render.sheets.sheet import Line, Section, Sheet
from cyjjq.words import fill, pick, terms
from cyjjq.words import within as words

FURTHEST = 5


def lay_out(
    catalogue: Catalogue,
    rows: Sequence[Row],
    period: Period,
    style: Style,
    *,
    every: bool = False,
    request: str = "",
) -> Sheet:
    """The report as of a period's end; `every` unfolds the targets of which nothing can be said yet.

    `request` is the command that makes the form for the missing figures, for when there is nothing to judge by yet.
    """
    if rows and not every and not any(map(_has_figure, rows)):
        return _first(catalogue, rows, period, style, request)
    told = [row for row in rows if every or says_something(row)]
    sections = []
    for action, group in counts.by_action(catalogue, rows):
        shown = [row for row in group if row in told]
        folded = [row for row in group if row not in told]
        names = style.text("name_separator").join(row.name.in_(style.lang) for row in folded)
        sections.append(
            Section(
                heading=counts.action_heading(action, style),
                counts=style.text("action_counts", n=len(group), counts=counts.in_words(group, style)),
                lines=tuple(_line(row, catalogue, style, WITHIN) for row in shown),
                remark=style.text("folded", n=len(folded), names=names) if folded else "",
            )
        )
    return _sheet(catalogue, rows, told, period, style, sections)


def _has_figure(row: Row) -> bool:
    return gap.is_judged(row) or (row.within is not None and row.within.ytd is not None)


def _first(catalogue: Catalogue, rows: Sequence[Row], period: Period, style: Style, request: str) -> Sheet:
    """The report before there are figures, like that of a year: what the year and the period ask for."""
    sections, told = gap.first_sections(
        catalogue, rows, period.year, style, lambda row: _line(row, catalogue, style, WITHIN_FIRST)
    )
    sheet = _sheet(catalogue, rows, told, period, style, sections, WITHIN_FIRST)
    return sheet._replace(totals=[gap.next_step(request, style)])


def rank(catalogue: Catalogue, rows: Sequence[Row], period: Period, style: Style) -> Sheet:
    """The rows in the order they come, across actions."""
    lines = tuple(_line(row, catalogue, style, WITHIN) for row in rows)
    sheet = _sheet(catalogue, rows, rows, period, style, [Section("", lines=lines)])
    return sheet if rows else sheet._replace(totals=[gap.nobody_behind(style)])


def says_something(row: Row) -> bool:
    """Whether a row has more to tell than its target."""
    return row.says_something or (row.within is not None and row.within.ytd is not None)


def title(catalogue: Catalogue, period: Period, style: Style) -> str:
    """The plan's title and the period."""
    facts = {"title": catalogue.plan.title.in_(style.lang), "period": spoken(period, style)}
    return fill(words.TEXT["heading"], style.lang, facts)


def _sheet(
    catalogue: Catalogue,
    rows: Sequence[Row],
    told: Sequence[Row],
    period: Period,
    style: Style,
    sections: Sequence[Section],
    keys: Columns = WITHIN,
) -> Sheet:
    total = style.text("total", n=len(rows), counts=counts.in_words(rows, style)) if rows else style.text("nothing")
    return Sheet(
        title=title(catalogue, period, style),
        columns=columns(keys, style),
        sections=tuple(sections),
        overview=[overview(rows, period, style)] if rows else [],
        totals=[total],
        notes=notes(catalogue, told, len(rows), style),
    )


def overview(rows: Sequence[Row], period: Period, style: Style) -> str:
    """How much of the year has gone, and by which figures the targets are judged: each target counts once."""
    found = [judged_by(row, period) for row in rows]
    parts = [
        fill(words.TEXT[f"judged_{key}"], style.lang, {"n": n})
        for key in ("whole", "own", "older", "none")
        if (n := found.count(key))
    ]
    elapsed = fill(words.TEXT["elapsed"], style.lang, {"share": percent(period.share, 0)})
    told = style.text("overview", n=len(rows), parts=style.text("clause_separator").join(parts))
    return style.text("sentence_separator").join((elapsed, told))


def circular(catalogue: Catalogue, rows: Sequence[Row], period: Period, style: Style) -> tuple[str, ...]:
    """The paragraphs of a circular (通报): how much of the year has gone, how targets stand, what is behind."""
    facts = {"title": catalogue.plan.title.in_(style.lang), "period": spoken(period, style)}
    told = [overview(rows, period, style), style.text("total", n=len(rows), counts=counts.in_words(rows, style))]
    paragraphs = [fill(words.PAPER["opening"], style.lang, facts)]
    paragraphs += [fill(words.PAPER["stop"], style.lang, {"text": text}) for text in told]
    if behind := [row.name.in_(style.lang) for row in worst(rows, FURTHEST)]:
        names = style.text("name_separator").join(behind)
        paragraphs.append(fill(words.LEDGER["furthest_said"], style.lang, {"names": names}))
    return tuple(paragraphs)


def judged_by(row: Row, period: Period) -> str:
    """By what a target is judged: the whole year's figure, one of the open year, an older one, or none."""
    if row.status == "no_data":
        return "none"
    if row.latest is not None and row.latest.period == str(period.year):
        return "whole"
    ytd = None if row.within is None else row.within.ytd
    return "own" if ytd is not None and ytd.period.startswith(f"{period.year}-") else "older"


def notes(catalogue: Catalogue, told: Sequence[Row], total: int, style: Style) -> list[str]:
    """What the columns mean, and the notes of every gap report."""
    flows = [row.within for row in told if row.within is not None and row.within.time_ratio is not None]
    keys = ["note_season"] if any(each.expected_by == "season" for each in flows) else []
    keys += ["note_time"] if any(each.expected_by == "time" for each in flows) else []
    keys += ["note_ratio"] if flows else []
    own = [fill(words.TEXT[key], style.lang, {}) for key in keys]
    return [*own, *gap.notes(catalogue, told, total, style), *gap.convention(told, style)]


def _line(row: Row, catalogue: Catalogue, style: Style, keys: Columns) -> Line:
    known = texts(row, catalogue, style)
    return Line(tuple(known[key] for key in keys), row.status)


def texts(row: Row, catalogue: Catalogue, style: Style) -> dict[str, str]:
    """What a row says in each column, those of the open year included."""
    known = gap.texts(row, catalogue, 0, style)
    within = row.within
    keys = ("ytd", "ytd_growth", "year_planned", "expected", "time_ratio", "season_ratio", "growth_asked")
    if within is None:
        return known | dict.fromkeys(keys, MISSING)
    ytd, expected = within.ytd, within.expected
    due = cells.level(expected, row)
    if within.expected_by == "time" and row.indicator.timing == "flow" and row.entry.kind != "increase":
        due = fill(words.TEXT["by_time"], style.lang, {"value": due})
    growth = None if ytd is None else ytd.growth
    return known | {
        "ytd": _to_date(row, style),
        "ytd_growth": MISSING if growth is None else computed(growth, signed=True),
        "year_planned": _year_planned(row, within),
        "expected": due,
        "time_ratio": cells.share(within.time_ratio),
        "season_ratio": cells.share(within.season_ratio),
        "growth_asked": MISSING if within.growth_asked is None else computed(within.growth_asked, signed=True),
    }


def _year_planned(row: Row, within: Within) -> str:
    """What the whole year is to come to: a level, or what is promised in %, a year or in all."""
    if row.entry.kind == "growth" and row.entry.value is not None:
        return cells.percent_sign(computed(row.entry.value), "%")
    if row.entry.kind == "change" and row.basis and within.year_planned is not None and row.base and row.base.value:
        return cells.percent_sign(computed(100 * (within.year_planned / row.base.value - 1)), "%")
    return cells.level(within.year_planned, row)


def _to_date(row: Row, style: Style) -> str:
    """The year to date with its period, where it is not the one asked for; its growth, where that is the target."""
    assert row.within is not None
    ytd = row.within.ytd
    grows = row.entry.kind == "growth"
    value = None if ytd is None else ytd.growth if grows else ytd.value
    if ytd is None or value is None:
        return MISSING
    text = cells.percent_sign(printed(value), "%" if grows else row.indicator.unit)
    own, asked = Period.parse(ytd.period), Period.parse(row.within.period)
    if own is not None and asked is not None and own.ends == asked.ends:
        return text
    if own is not None and row.latest is not None and "-" not in row.latest.period and row.latest.year >= own.year:
        return MISSING  # the whole year's figure has come since, and stands beside it
    return style.text("of_year", value=text, year=periods.brief(ytd.period, style, year=asked and asked.year))


def as_of(row: Row, style: Style) -> str:
    """Up to when a target is assessed."""
    period = Period.parse(row.within.period) if row.within else None
    assert period is not None
    return fill(words.TEXT["as_of"], style.lang, {"period": periods.end_of(period, style)})


def block_heading(row: Row, style: Style) -> str:
    """The heading of the open year on a target's card."""
    period = Period.parse(row.within.period) if row.within else None
    assert period is not None
    return fill(words.TEXT["within"], style.lang, {"period": spoken(period, style)})


def entries(row: Row, catalogue: Catalogue, style: Style) -> Iterator[tuple[str, str]]:
    """(label, text) of every figure of the open year, with its arithmetic or the reason why there is none."""
    assert row.within is not None
    told, within = texts(row, catalogue, style), row.within
    for key in ("ytd", "ytd_growth", "growth_asked", "year_planned", "expected", "time_ratio", "season_ratio"):
        text = told[key] if told[key] != MISSING else cells.reason(row, "ytd" if key == "ytd_growth" else key, style)
        if text:
            yield pick(terms.COLUMN[key], style.lang), text + _worked(key, within, style)


def _worked(key: str, within: Within, style: Style) -> str:
    """How a ratio of the open year comes about, in numbers; '' for what is no ratio."""
    if within.ytd is None or within.ytd.value is None:
        return ""
    part, minus = Period.parse(within.ytd.period), ("÷" if style.unicode else "/")
    value = printed(within.ytd.value)
    if key == "time_ratio" and within.time_ratio is not None and within.year_planned is not None and part:
        return f"  = {value} {minus} {computed(within.year_planned)} {minus} {percent(part.share, 1)}"
    if key == "season_ratio" and within.season_ratio is not None and within.expected is not None:
        return f"  = {value} {minus} {computed(within.expected)}"
    return ""


def lay_out_changes(
    catalogue: Catalogue, pairs: Sequence[tuple[Row, Row]], now: Period, then: Period, style: Style
) -> Sheet:
    """What changed from one period's (or year's) report to another's."""
    differing, lines = ranking.changed(pairs), []
    arrow = "→" if style.unicode else "->"
    for new, old in differing:
        known, before = texts(new, catalogue, style), texts(old, catalogue, style)
        moved = new.status != old.status
        status = f"{before['status']} {arrow} {known['status']}" if moved else known["status"]
        known |= {"latest_then": before["latest"], "ytd_then": before["ytd"], "status_change": status}
        lines.append(Line(tuple(known[key] for key in WITHIN_CHANGES), new.status))
    facts = {"title": catalogue.plan.title.in_(style.lang)}
    named = {"latest_then": periods.brief(str(then), style), "latest": periods.brief(str(now), style)}
    spoken_both = {"period": spoken(now, style), "against": spoken(then, style)}
    return Sheet(
        title=fill(words.TEXT["changes_heading"], style.lang, facts | spoken_both),
        columns=tuple(
            each._replace(heading=f"{named[each.key]} {each.heading}") if each.key in named else each
            for each in columns(WITHIN_CHANGES, style)
        ),
        sections=(Section("", lines=tuple(lines)),),
        overview=[gap.changes_counted(len(pairs), differing, style)],
        notes=gap.notes(catalogue, [new for new, _ in differing], len(differing), style),
    )
