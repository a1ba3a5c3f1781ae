"""Orders rows: which target is furthest behind, and other orders that people ask for."""

import math
from collections.abc import Sequence
from typing import Literal

from cyjjq.method.row import Row

Order = Literal["pace", "gap", "id"]
_BEHIND = ("missed", "off_track", "behind", "deterioration", "limited_progress", "moderate_progress")


def ordered(rows: Sequence[Row], order: Order) -> list[Row]:
    """Rows with the slowest pace, the largest gap (as a share of its target) or the first id first; unknowns last."""
    if order == "id":
        return sorted(rows, key=lambda row: row.entry.id)
    return sorted(rows, key=_pace if order == "pace" else _gap)


def worst(rows: Sequence[Row], number: int, order: Order | None = None) -> list[Row]:
    """The so many rows furthest behind: missed before off track before behind, then by pace (or as ordered).

    With the method open-sdg, the statuses short of substantial progress, the gravest first, by its R.
    """
    behind = [row for row in rows if row.status in _BEHIND]
    if order is not None:
        return ordered(behind, order)[:number]
    return sorted(behind, key=lambda row: (_BEHIND.index(row.status), _pace(row), _gap(row)))[:number]


def _pace(row: Row) -> float:
    pace = row.pace if row.progress_value is None else row.progress_value
    return math.inf if pace is None else pace


def _gap(row: Row) -> float:
    """Minus the gap as a share of what it is measured against: units do not compare, shares do."""
    if row.gap is None:
        return math.inf
    whole = row.entry.value if row.entry.kind in ("growth", "change") else row.target
    return -row.gap / abs(whole) if whole else -row.gap


_GRAVITY = ("missed", "off_track", "behind", "no_data", "undated", "on_track", "met")


def changed(pairs: Sequence[tuple[Row, Row]]) -> list[tuple[Row, Row]]:
    """The (now, then) pairs that tell anything else: changes of status first, the gravest of them foremost."""
    differing = [(now, then) for now, then in pairs if _told(now) != _told(then)]
    return sorted(differing, key=lambda pair: (pair[0].status == pair[1].status, _GRAVITY.index(pair[0].status)))


def _told(row: Row) -> tuple[object, ...]:
    """What a report of changes looks at: status, latest figure, gap and year to date."""
    return row.status, row.latest, row.gap, row.within and row.within.ytd
