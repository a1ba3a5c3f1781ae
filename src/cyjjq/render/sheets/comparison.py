"""Plans side by side as a sheet: a line a plan, or the rows of all of them under the plan that each is of."""

from collections.abc import Sequence

from cyjjq.catalogue.models import Catalogue
from cyjjq.method.comparison import Line as PlanLine
from cyjjq.method.row import STATUSES, Row
from cyjjq.render.findings import concise
from cyjjq.render.phrases import cells
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import MISSING
from cyjjq.render.sheets import columns
from cyjjq.render.sheets.gap import texts
from cyjjq.render.sheets.sheet import Line, Section, Sheet
from cyjjq.words import fill, ui


def lay_out(lines: Sequence[PlanLine], style: Style) -> Sheet:
    """A line a plan; one that cannot be read has its reason below it."""
    told = tuple(
        Line(_cells(line, style), line.furthest.status if line.furthest else "", reason(line, style)) for line in lines
    )
    shown = columns.columns(columns.COMPARE, style)
    heading = style.text("compare_heading", n=len(lines))
    notes = [style.text("compare_shares")]
    return Sheet(
        heading,
        shown,
        (Section("", lines=told),),
        totals=total(lines, style),
        notes=notes,
        remark_heading=style.text("compare_reason"),
    )


def total(lines: Sequence[PlanLine], style: Style) -> list[str]:
    """How many plans there are, and how many of them could not be read, where any could not."""
    failed = sum(line.failed for line in lines)
    return [style.text("compare_failed", n=len(lines), failed=failed)] if failed else []


def reason(line: PlanLine, style: Style) -> str:
    """Why a plan has no figures; '' where it has."""
    if line.fault is not None:
        more = style.text("compare_more", n=line.errors - 1) if line.errors > 1 else ""
        return concise.line(line.fault, style.lang) + more
    return "" if line.refusal is None else fill(ui.ERROR[line.refusal[0]], style.lang, line.refusal[1])


def _cells(line: PlanLine, style: Style) -> tuple[str, ...]:
    counted = line.status or {}
    named = line.title.in_(style.lang) if line.title else line.source
    known: dict[str, str] = {
        "source": line.source,
        "plan": named,
        "year": _number(line.year),
        "targets": _number(line.targets),
        "judged": _number(line.judged),
        **{status: _number(counted.get(status)) for status in STATUSES},
        "share_met": cells.share(line.share_met, decimals=0),
        "share_on_track": cells.share(line.share_on_track, decimals=0),
        "time_elapsed": cells.share(line.time_elapsed, decimals=0),
        "furthest": _furthest(line, style),
    }
    return tuple(known[key] for key in columns.COMPARE)


def _number(value: int | None) -> str:
    return MISSING if value is None else str(value)


def _furthest(line: PlanLine, style: Style) -> str:
    if line.furthest is None:
        return MISSING
    name, status = line.furthest.name.in_(style.lang), style.status(line.furthest.status)
    if line.furthest.pace is None:
        return style.text("compare_behind", name=name, status=status)
    return style.text("compare_behind_pace", name=name, status=status, pace=cells.share(line.furthest.pace, decimals=0))


# --- The rows of all plans -------------------------------------------------------------------------------------------


def row_line(source: str, row: Row, catalogue: Catalogue, year: int, style: Style) -> Line:
    """A row of one of the plans."""
    known = texts(row, catalogue, year, style) | {
        "source": source,
        "year": str(year),
        "required_change": cells.required(row, style),
    }
    return Line(tuple(known[key] for key in columns.COMPARE_ROWS), row.status)


def lay_out_rows(told: Sequence[Line], lines: Sequence[PlanLine], style: Style) -> Sheet:
    """The rows of all plans, one after another; plans without any stand below with the reason."""
    shown = columns.columns(columns.COMPARE_ROWS, style)
    return Sheet(
        style.text("compare_rows_heading", n=len(lines)),
        shown,
        (Section("", lines=tuple(told)),),
        totals=[] if told else [style.text("nothing")],
        notes=[*reasons(lines, style), *total(lines, style)],
    )


def reasons(lines: Sequence[PlanLine], style: Style) -> list[str]:
    """Why plans have no figures, a line each."""
    return [f"{line.source}: {reason(line, style)}" for line in lines if line.failed]
