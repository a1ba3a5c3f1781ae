"""The gap-to-target report as a sheet: by action, as a ranking, wide, or as what changed against another year.

It leads with what is known of a target (what it asks, by when, from where) and only then says how it stands; targets
about which nothing can be said yet fold into one line an action, with their names.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from cyjjq.catalogue.models import Catalogue
from cyjjq.method import ranking
from cyjjq.method.row import Row
from cyjjq.render.phrases import cells, counts
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import MISSING, fixed, percent
from cyjjq.render.phrases.sentence import sentence
from cyjjq.render.sheets.columns import CHANGES, FIRST, GAP, Columns, column, columns, heading
from cyjjq.render.sheets.sheet import Column, Line, Section, Sheet
from cyjjq.words import pick, terms


def lay_out(
    catalogue: Catalogue,
    rows: Sequence[Row],
    year: int,
    style: Style,
    *,
    every: bool = False,
    keys: Columns = GAP,
    request: str = "",
) -> Sheet:
    """The report as of the end of a year; `every` unfolds the targets that have neither figures nor a path.

    `request` is the command that makes the form for the missing figures, for when there is nothing to judge by yet.
    """
    if rows and keys is GAP and not every and not any(map(is_judged, rows)):
        return _first(catalogue, rows, year, style, request)
    told = [row for row in rows if every or row.says_something]
    sections = []
    for action, group in counts.by_action(catalogue, rows):
        sections.append(
            Section(
                heading=counts.action_heading(action, style),
                counts=style.text("action_counts", n=len(group), counts=counts.in_words(group, style)),
                lines=tuple(_line(row, catalogue, year, style, keys) for row in group if row in told),
                remark=_folded([row for row in group if row not in told], style),
            )
        )
    return _sheet(catalogue, rows, told, year, style, keys, sections)


def is_judged(row: Row) -> bool:
    """Whether there is a figure to judge a target by, and a way to do it."""
    return row.status not in ("no_data", "undated", "not_available")


def lay_out_plain(catalogue: Catalogue, rows: Sequence[Row], year: int, style: Style, request: str) -> Sheet:
    """The report a line a target, for a pipe; before there are figures without the columns that would be empty."""
    if any(map(is_judged, rows)) or not rows:
        return lay_out(catalogue, rows, year, style, every=True)
    ordered = [row for _, group in _by_what_is_known(rows) for row in group]
    keys = {**FIRST, "status": 0}
    lines = tuple(_line(row, catalogue, year, style, keys) for row in ordered)
    sheet = _sheet(catalogue, rows, rows, year, style, keys, [Section("", lines=lines)])
    return sheet._replace(totals=[*sheet.totals, next_step(request, style)])


def _by_what_is_known(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """The targets by what can be said of them: the year's value, a value for every year, all but one figure, less."""
    groups: dict[str, list[Row]] = {"first_planned": [], "first_yearly": [], "first_one": [], "first_rest": []}
    for row in rows:
        if row.entry.kind == "yearly":
            key = "first_yearly"
        elif row.path is not None and row.planned is not None:
            key = "first_planned"
        else:
            key = "first_one" if len(row.missing) == 1 else "first_rest"
        groups[key].append(row)
    return [(key, group) for key, group in groups.items() if group]


def _first(catalogue: Catalogue, rows: Sequence[Row], year: int, style: Style, request: str) -> Sheet:
    """The report before there are figures: what each target asks for, which figures it lacks, and what to do next."""
    sections, told = first_sections(catalogue, rows, year, style, lambda row: _line(row, catalogue, year, style, FIRST))
    sheet = _sheet(catalogue, rows, told, year, style, FIRST, sections)
    return sheet._replace(totals=[next_step(request, style)])


def first_sections(
    catalogue: Catalogue, rows: Sequence[Row], year: int, style: Style, line: Callable[[Row], Line]
) -> tuple[list[Section], list[Row]]:
    """The targets by what can be said of them, and those that have a line; the others are named by what they lack."""
    sections: list[Section] = []
    told: list[Row] = []
    for key, group in _by_what_is_known(rows):
        heading_ = style.text(key, year=year)
        number = style.text("number", n=len(group))
        if key in ("first_planned", "first_yearly"):
            sections.append(Section(heading_, number, tuple(map(line, group))))
            told += group
        else:
            sections.append(Section(heading_, number, remark=_lacking(catalogue, group, style)))
    return sections, told


def _lacking(catalogue: Catalogue, rows: Sequence[Row], style: Style) -> str:
    """Names by what they lack."""
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(cells.status(row, catalogue, style), []).append(row.name.in_(style.lang))
    return style.text("sentence_separator").join(
        style.text("lacking", what=what, names=style.text("name_separator").join(names))
        for what, names in groups.items()
    )


def next_step(request: str, style: Style) -> str:
    """What to do where figures are missing."""
    return style.text("next_step", command=request)


def rank(catalogue: Catalogue, rows: Sequence[Row], year: int, style: Style, keys: Columns) -> Sheet:
    """The rows in the order they come, across actions, each with its sentence."""
    lines = [_line(row, catalogue, year, style, keys)._replace(remark=sentence(catalogue, row, style)) for row in rows]
    sheet = _sheet(catalogue, rows, rows, year, style, keys, [Section("", lines=tuple(lines))])
    return sheet if rows else sheet._replace(totals=[nobody_behind(style)])


def nobody_behind(style: Style) -> str:
    """What a ranking says that has nothing to rank."""
    return pick(terms.SUMMARY["worst_none"], style.lang)


def _sheet(
    catalogue: Catalogue,
    rows: Sequence[Row],
    told: Sequence[Row],
    year: int,
    style: Style,
    keys: Columns,
    sections: Sequence[Section],
) -> Sheet:
    total = style.text("total", n=len(rows), counts=counts.in_words(rows, style)) if rows else style.text("nothing")
    return Sheet(
        title=style.text("heading", title=catalogue.plan.title.in_(style.lang), year=year),
        columns=columns(keys, style, year),
        sections=tuple(sections),
        overview=[overview(catalogue, rows, year, style)] if rows else [],
        totals=[total],
        notes=[*notes(catalogue, told, len(rows), style), *convention(told, style)],
        remark_heading=pick(terms.COLUMN["why"], style.lang),
    )


def convention(rows: Sequence[Row], style: Style) -> list[str]:
    """How English tables and sentences count what Chinese counts in 万 and 亿; Chinese ones have nothing to say."""
    in_tables = (row for row in rows if not row.is_told_in_percent)
    used = style.lang == "en" and any(row.level_unit in terms.WRITTEN_OUT for row in in_tables)
    return [style.text("convention")] if used else []


def overview(catalogue: Catalogue, rows: Sequence[Row], year: float, style: Style) -> str:
    """How many targets can be judged, have a path, wait for figures; how much of the plan's time has passed.

    What a method does not judge waits for no figure.
    """
    plan = catalogue.plan
    elapsed = plan.elapsed(year)
    if not rows:
        return style.text("nothing")
    numbers = {
        "judged": sum(map(is_judged, rows)),
        "path": sum(row.path is not None and row.planned is not None for row in rows),
        "waiting": sum(row.status == "no_data" for row in rows),
        "not_available": sum(row.status == "not_available" for row in rows),
    }
    parts = [style.text(f"overview_{key}", n=n) for key, n in numbers.items() if n]
    if not numbers["judged"]:
        parts.insert(0, style.text("overview_none"))
    text = style.text("overview", n=len(rows), parts=style.text("clause_separator").join(parts))
    if elapsed is None:
        return text
    return style.text("sentence_separator").join((text, style.text("overview_elapsed", elapsed=percent(elapsed, 0))))


def _line(row: Row, catalogue: Catalogue, year: int, style: Style, keys: Columns) -> Line:
    known = texts(row, catalogue, year, style)
    return Line(tuple(known[key] for key in keys), terms.SDG_TONE.get(row.status, row.status))


def texts(row: Row, catalogue: Catalogue, year: int, style: Style) -> dict[str, str]:
    """What a row says in each column that a gap report may have."""
    later = row.latest if row.base is None or row.latest != row.base else None
    edges = (catalogue.plan.thresholds.behind, catalogue.plan.thresholds.on_track, 1.0)
    told = row.has_later_figure  # what stands beside no figure would pass for the year's own
    return {
        "id": row.entry.id,
        "name": cells.name(row, style),
        "wanted": cells.wanted(row.entry, row.indicator.unit, catalogue, style),
        "by": cells.deadline(row),
        "nature": pick(terms.NATURE[row.entry.nature], style.lang) if row.entry.nature else MISSING,
        "base": cells.point(row.base, row, style),
        "planned": cells.planned(row),
        "asked": cells.asked(row, style),
        "latest": cells.point(later, row, style, but=year),
        "gap": cells.gap(row, style) if told else MISSING,
        "attainment": cells.share(row.attainment) if told else MISSING,
        "pace": cells.share(row.pace, edges),
        "bar": cells.bar(row, style) if told else "",
        "planned_change": cells.change(row.plan_rate, row.plan_step, row, style),
        "observed_change": cells.change(row.observed_rate, row.observed_step, row, style),
        "planned_rate": percent(row.plan_rate, 2, signed=True) if row.plan_rate is not None else MISSING,
        "observed_rate": percent(row.observed_rate, 2, signed=True) if row.observed_rate is not None else MISSING,
        "progress_value": fixed(row.progress_value, 2) if row.progress_value is not None else MISSING,
        "score": fixed(row.score, 1) if row.score is not None else MISSING,
        "status": cells.status(row, catalogue, style),
    }


def _folded(rows: Sequence[Row], style: Style) -> str:
    if not rows:
        return ""
    names = style.text("name_separator").join(row.name.in_(style.lang) for row in rows)
    return style.text("folded_sdg" if rows[0].status in terms.SDG_STATUS else "folded", n=len(rows), names=names)


def notes(catalogue: Catalogue, told: Sequence[Row], total: int, style: Style) -> list[str]:
    """What the marks in the rows told mean, and how to see the rest of the total."""
    lines = []
    if any(row.by_assumed for row in told):
        lines.append(style.text("assumed_deadline", year=catalogue.plan.undated_by))
    if any(point and point.assumed for row in told for point in (row.base, row.latest)):
        lines.append(style.text("assumed_figure", mark=style.dagger))
    thresholds = catalogue.plan.thresholds
    if any(row.status in ("on_track", "behind", "off_track") for row in told):
        facts = {"on_track": percent(thresholds.on_track, 0), "behind": percent(thresholds.behind, 0)}
        lines.append(style.text("thresholds", **facts))
    if any(row.status in terms.SDG_STATUS for row in told):
        lines.append(style.text("sdg_note"))
    if len(told) < total:
        lines.append(style.text("unfold"))
    return lines


# --- What changed against another year -------------------------------------------------------------------------------


def _change_columns(year: int, against: int, style: Style) -> Iterator[Column]:
    """Figures that stand twice bear the year that they are of."""
    years = {"latest_then": against, "gap_then": against, "latest": year, "gap": year}
    for key, width in CHANGES.items():
        words = heading(key, style)
        yield column(key, f"{years[key]} {words}" if key in years else words, width)


def changes_counted(total: int, differing: Sequence[tuple[Row, Row]], style: Style) -> str:
    """How many of all targets changed their status, how many their figures only, how many nothing."""
    moved = sum(now.status != then.status for now, then in differing)
    numbers = {"moved": moved, "figures": len(differing) - moved, "same": total - len(differing)}
    parts = [style.text(f"changes_{key}", n=n) for key, n in numbers.items() if n]
    return style.text("changes", n=total, parts=style.text("clause_separator").join(parts))


def lay_out_changes(
    catalogue: Catalogue, pairs: Sequence[tuple[Row, Row]], year: int, against: int, style: Style
) -> Sheet:
    """What changed from one year's report to another's."""
    differing = ranking.changed(pairs)
    lines = []
    for now, then in differing:
        known: dict[str, Any] = texts(now, catalogue, year, style)
        before = texts(then, catalogue, against, style)
        arrow = "→" if style.unicode else "->"
        status = known["status"] if now.status == then.status else f"{before['status']} {arrow} {known['status']}"
        known |= {"latest_then": before["latest"], "gap_then": before["gap"], "status_change": status}
        lines.append(Line(tuple(known[key] for key in CHANGES), now.status))
    told = changes_counted(len(pairs), differing, style)
    return Sheet(
        title=style.text("changes_heading", title=catalogue.plan.title.in_(style.lang), year=year, against=against),
        columns=tuple(_change_columns(year, against, style)),
        sections=(Section("", lines=tuple(lines)),),
        overview=[told if pairs else style.text("nothing")],
        notes=notes(catalogue, [now for now, _ in differing], len(differing), style),
    )
