"""The yearly breakdown (年度目标分解表) as a sheet, and its rows for scripts."""

from collections.abc import Sequence
from typing import Any

from cyjjq.catalogue.models import Catalogue
from cyjjq.method.assessment import Row
from cyjjq.method.breakdown import Start, by_year
from cyjjq.render.contract import row as json_row
from cyjjq.render.phrases import cells, counts
from cyjjq.render.phrases.cells import Style
from cyjjq.render.sheets.sheet import Column, Line, Section, Sheet
from cyjjq.words import pick, terms

_SHARED = (
    "id",
    "indicator",
    "name",
    "action",
    "task",
    "unit",
    "level_unit",
    "kind",
    "bound",
    "value",
    "by",
    "by_assumed",
)


def lay_out(catalogue: Catalogue, rows: Sequence[Row], start: Start, style: Style) -> Sheet:
    """A line a target, a column a year of the plan; where there is no path, the reason stands in the first year."""
    years = plan_years(catalogue)
    from_ = "base" if start == "base" else "latest"
    keys = [("id", 200), ("name", 0), ("wanted", 0), ("by", 90), (from_, 0)]
    columns = [
        Column(
            key, pick(terms.COLUMN[key], style.lang), "left" if key in ("id", "name") else "right", width, key == "name"
        )
        for key, width in keys
    ]
    columns += [Column(str(year), str(year)) for year in years]
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
        columns=tuple(columns),
        sections=tuple(sections),
        totals=[] if rows else [style.text("nothing")],
        notes=notes,
    )


def plan_years(catalogue: Catalogue) -> list[int]:
    """The years of the plan."""
    return list(range(catalogue.plan.start, catalogue.plan.end + 1))


def why_none(row: Row, start: Start) -> str | None:
    """The reason why a target has no path, as a word of the contract."""
    if start == "base":
        return row.reasons.get("planned")
    return row.reasons.get("latest") or row.reasons.get("required_rate" if row.path == "compound" else "required_step")


def _line(catalogue: Catalogue, row: Row, years: Sequence[int], start: Start, style: Style) -> Line:
    values = by_year(row, years, start)
    texts = [cells.level(value, row) for value in values]
    why = why_none(row, start)
    if why and all(value is None for value in values):
        texts[0] = pick(terms.REASON[why], style.lang)
    point = row.base if start == "base" else row.latest
    wanted = cells.wanted(row.entry, row.indicator.unit, catalogue, style)
    first = (row.entry.id, cells.name(row, style), wanted, cells.deadline(row), cells.point(point, row, style))
    return Line((*first, *texts))


def rows_for_scripts(catalogue: Catalogue, rows: Sequence[Row], start: Start) -> list[dict[str, Any]]:
    """Every target with its base or latest figure, its path and {year, value} of each year, unrounded."""
    years = plan_years(catalogue)
    result = []
    for row in rows:
        known = json_row(row)
        values = by_year(row, years, start)
        shared = {key: known[key] for key in (*_SHARED, "base", "latest", "path", "target")}
        pairs = [{"year": year, "value": value} for year, value in zip(years, values, strict=True)]
        why = why_none(row, start) if all(value is None for value in values) else None
        result.append({**shared, "years": pairs, "reason": why})
    return result


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """A row of `rows_for_scripts` for CSV: a column a year."""
    plain = {key: value for key, value in row.items() if key != "years"}
    return plain | {str(pair["year"]): pair["value"] for pair in row["years"]}
