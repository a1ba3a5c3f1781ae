"""The required annual growth as a sheet: from the base, as observed, from the latest figure, and why there is none."""

from collections.abc import Sequence

from cyjjq.catalogue.models import Catalogue
from cyjjq.method.row import Row
from cyjjq.render.phrases import cells, counts
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import MISSING
from cyjjq.render.sheets import columns
from cyjjq.render.sheets.sheet import Line, Section, Sheet


def lay_out(catalogue: Catalogue, rows: Sequence[Row], style: Style) -> Sheet:
    """Rates in % for what grows by a rate, points a year for shares, units a year for counts and increments."""
    sections = tuple(
        Section(
            counts.action_heading(action, style),
            lines=tuple(Line(_cells(row, catalogue, style), row.status) for row in group),
        )
        for action, group in counts.by_action(catalogue, rows)
    )
    shown = columns.columns(columns.RATES, style)
    title = style.text("rates_heading", title=catalogue.plan.title.in_(style.lang))
    notes = (
        [style.text("assumed_deadline", year=catalogue.plan.undated_by)] if any(row.by_assumed for row in rows) else []
    )
    return Sheet(title, shown, sections, totals=[] if rows else [style.text("nothing")], notes=notes)


def _cells(row: Row, catalogue: Catalogue, style: Style) -> tuple[str, ...]:
    required = cells.required(row, style)
    measure = "required_rate" if row.path == "compound" else "required_step"
    later = row.latest if row.base is None or row.latest != row.base else None
    return (
        row.entry.id,
        cells.name(row, style),
        cells.wanted(row.entry, row.indicator.unit, catalogue, style),
        cells.deadline(row),
        cells.point(row.base, row, style),
        cells.point(later, row, style),
        cells.change(row.plan_rate, row.plan_step, row, style),
        cells.change(row.observed_rate, row.observed_step, row, style),
        required if required != MISSING else cells.reason(row, measure, style),
        cells.times(row.acceleration),
    )
