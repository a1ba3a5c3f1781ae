"""The gap-to-target report as a sheet.

It leads with what is known of a target (what it asks, by when, from where) and only then says how it stands; targets
about which nothing can be said yet fold into one line an action, with their names.
"""

from collections.abc import Sequence

from cyjjq.assess import Row
from cyjjq.models import Catalogue
from cyjjq.render import cells, counts
from cyjjq.render.cells import Style
from cyjjq.render.numbers import percent
from cyjjq.render.sheet import Column, Line, Section, Sheet
from cyjjq.words import fill, terms


def lay_out(catalogue: Catalogue, rows: Sequence[Row], year: int, style: Style, *, every: bool = False) -> Sheet:
    """The report as of the end of a year; `every` unfolds the targets that have neither figures nor a path."""
    sections = []
    for action, group in counts.by_action(catalogue, rows):
        told = [row for row in group if every or says_something(row)]
        folded = [row for row in group if row not in told]
        sections.append(
            Section(
                heading=counts.action_heading(action, style),
                counts=style.text("action_counts", n=len(group), counts=counts.in_words(group, style)),
                lines=tuple(Line(_cells(row, catalogue, year, style), row.status) for row in told),
                remark=_folded(folded, style),
            )
        )
    return Sheet(
        title=style.text("heading", title=catalogue.plan.title.in_(style.lang), year=year),
        columns=_columns(year, style),
        sections=tuple(sections),
        overview=[overview(catalogue, rows, year, style)],
        totals=[style.text("total", n=len(rows), counts=counts.in_words(rows, style))]
        if rows
        else [style.text("nothing")],
        notes=_notes(catalogue, [row for row in rows if every or says_something(row)], len(rows), style),
    )


def says_something(row: Row) -> bool:
    """Whether a row has more to tell than its target: a figure, or a way to go."""
    return row.latest is not None or (row.path is not None and row.planned is not None)


def overview(catalogue: Catalogue, rows: Sequence[Row], year: int, style: Style) -> str:
    """How many targets can be judged, have a path, wait for figures; how much of the plan's time has passed."""
    plan = catalogue.plan
    elapsed = min(1.0, (year - plan.base_year) / (plan.end - plan.base_year)) if plan.end > plan.base_year else None
    return style.text(
        "overview" if elapsed is not None else "overview_undated",
        n=len(rows),
        judged=sum(row.status not in ("no_data", "undated") for row in rows),
        path=sum(row.path is not None and row.planned is not None for row in rows),
        waiting=sum(row.status == "no_data" for row in rows),
        elapsed="" if elapsed is None else percent(elapsed, 0),
    )


def _columns(year: int, style: Style) -> tuple[Column, ...]:
    def column(key: str, **more: object) -> Column:
        word = {"planned": "planned_year", "gap": "gap_short"}.get(key, key)
        heading = fill(terms.COLUMN[word], style.lang, {"year": year})
        return Column(key, heading, **more)  # type: ignore[arg-type]

    return (
        column("id", align="left", from_width=200),
        column("name", align="left", shrinks=True),
        column("wanted"),
        column("by", from_width=90),
        column("base"),
        column("planned"),
        column("asked"),
        column("latest"),
        column("gap"),
        column("attainment", from_width=120),
        column("pace", from_width=105),
        column("bar", from_width=130, align="left"),
        column("status", align="left"),
    )


def _cells(row: Row, catalogue: Catalogue, year: int, style: Style) -> tuple[str, ...]:
    later = row.latest if row.base is None or row.latest != row.base else None
    return (
        row.entry.id,
        cells.name(row, style),
        cells.wanted(row.entry, row.indicator.unit, catalogue, style),
        cells.deadline(row),
        cells.point(row.base, row, style),
        cells.level(row.planned, row),
        cells.asked(row, style),
        cells.point(later, row, style, but=year),
        cells.gap(row, style),
        cells.share(row.attainment),
        cells.share(row.pace),
        cells.bar(row, style),
        style.status(row.status),
    )


def _folded(rows: Sequence[Row], style: Style) -> str:
    if not rows:
        return ""
    names = style.text("name_separator").join(row.name.in_(style.lang) for row in rows)
    return style.text("folded", n=len(rows), names=names)


def _notes(catalogue: Catalogue, told: Sequence[Row], total: int, style: Style) -> list[str]:
    notes = []
    if any(row.by_assumed for row in told):
        notes.append(style.text("assumed_deadline", year=catalogue.plan.undated_by))
    if any(point and point.assumed for row in told for point in (row.base, row.latest)):
        notes.append(style.text("assumed_figure"))
    thresholds = catalogue.plan.thresholds
    if any(row.status in ("on_track", "behind", "off_track") for row in told):
        facts = {"on_track": percent(thresholds.on_track, 0), "behind": percent(thresholds.behind, 0)}
        notes.append(style.text("thresholds", **facts))
    if len(told) < total:
        notes.append(style.text("unfold"))
    return notes
