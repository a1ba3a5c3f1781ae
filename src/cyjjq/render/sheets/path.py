"""The yearly breakdown (年度目标分解表) as a sheet, and its rows for scripts."""

from collections.abc import Sequence

from cyjjq.catalogue.models import Catalogue
from cyjjq.method.breakdown import Start, by_year, why_none
from cyjjq.method.row import Row
from cyjjq.render.phrases import cells, counts
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import MISSING, computed
from cyjjq.render.sheets import columns
from cyjjq.render.sheets.sheet import Line, Section, Sheet
from cyjjq.words import pick, terms


def lay_out(catalogue: Catalogue, rows: Sequence[Row], start: Start, style: Style) -> Sheet:
    """A line a target, a column a year of the plan; where there is no path, the reason stands in the first year."""
    years = list(catalogue.plan.years)
    from_ = "base" if start == "base" else "latest"
    shown = [
        *columns.columns({**columns.PATH, from_: 90}, style),
        *(columns.column(str(year), str(year)) for year in years),
    ]
    sections = []
    for action, group in counts.by_action(catalogue, rows):
        lines = tuple(_line(catalogue, row, years, start, style) for row in group)
        sections.append(Section(counts.action_heading(action, style), lines=lines))
    notes = [style.text("path_from_base" if start == "base" else "path_from_latest"), style.text("path_counts")]
    if any(row.by_assumed for row in rows):
        notes.append(style.text("assumed_deadline", year=catalogue.plan.undated_by))
    if any(point and point.assumed for row in rows for point in (row.base, row.latest)):
        notes.append(style.text("assumed_figure", mark=style.dagger))
    return Sheet(
        title=style.text("path_heading", title=catalogue.plan.title.in_(style.lang)),
        columns=tuple(shown),
        sections=tuple(sections),
        totals=[] if rows else [style.text("nothing")],
        notes=notes,
    )


def _line(catalogue: Catalogue, row: Row, years: Sequence[int], start: Start, style: Style) -> Line:
    values = by_year(row, years, start)
    point = row.base if start == "base" else row.latest
    if row.basis == "index":
        texts = _percentages(row, years, values, start)
    else:
        texts = [cells.portion(value, row) for value in values]
        if start == "latest" and row.status == "met" and row.latest is not None and row.path is not None:
            told = cells.level(row.latest.value, row)  # what was reached, not the target that is behind it
            texts = [told if year == row.latest.year else text for year, text in zip(years, texts, strict=True)]
    why = why_none(row, start)
    if why and all(value is None for value in values):
        texts[0] = pick(terms.REASON[why], style.lang)
    wanted = cells.wanted(row.entry, row.indicator.unit, catalogue, style)
    first = (
        row.entry.id,
        cells.name(row, style, levels=True),
        wanted,
        cells.deadline(row),
        cells.point(point, row, style),
    )
    return Line((*first, *texts))


def _percentages(row: Row, years: Sequence[int], values: Sequence[float | None], start: Start) -> list[str]:
    """What goes by an index, in % as it is promised: the growth of each year, or the change so far."""
    if row.entry.kind == "change":
        zero = row.base.value if row.base else 100.0
        return [MISSING if value is None else f"{computed(100 * (value / zero - 1))}%" for value in values]
    rate = row.entry.value if start == "base" or row.required_rate is None else 100 * row.required_rate
    last = years[-1] if row.by is None else row.by
    known = row.latest.year if start == "latest" and row.latest is not None else None

    def told(year: int, value: float | None) -> str:
        """From the latest figure on: what has been reached by its year, and what is needed in those after it."""
        here = row.percent_reached if year == known else rate
        return MISSING if value is None or here is None or year > last else f"{computed(here)}%"

    return [told(year, value) for year, value in zip(years, values, strict=True)]
