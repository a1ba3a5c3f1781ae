"""How others would judge: the progress measure of Open SDG 2.4 as Statistics Canada uses it, after Eurostat.

It compares the observed yearly growth with the one that leads from the base to the target, for every scale alike, and
asks neither for a schedule nor for a year: for `level` targets only, and in words of its own.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Literal, get_args

import numpy as np

from cyjjq.method import growth
from cyjjq.method.reduction import Reason
from cyjjq.method.row import Row

SdgStatus = Literal[
    "target_achieved",
    "substantial_progress",
    "moderate_progress",
    "limited_progress",
    "deterioration",
    "not_available",
]
STATUSES: tuple[SdgStatus, ...] = get_args(SdgStatus)
BEST = 5.0


def judged(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows with progress_value, score and status by this method; each of the two that is None has its reason."""
    every = tuple(rows)
    return tuple(map(_judge, every, _ratios(every)))


def _ratios(rows: Sequence[Row]) -> list[float]:
    """R of every row, NaN where it cannot be computed."""

    def column(values: Iterable[float | None]) -> growth.Array:
        return np.array([math.nan if value is None else value for value in values], dtype=np.float64)

    x0, t0 = column(r.base and r.base.value for r in rows), column(r.base and r.base.year for r in rows)
    x, t = column(r.latest and r.latest.value for r in rows), column(r.latest and r.latest.year for r in rows)
    sign = column(row.case.sign for row in rows)
    goal, end = column(row.target for row in rows), column(row.by for row in rows)
    return [float(value) for value in growth.pace_ratio(x0, x, goal, t - t0, end - t0, sign)]


def _judge(row: Row, ratio: float) -> Row:
    missing = _missing(row)
    if missing is None and row.case.latest_keeps:
        reasons = {} if math.isfinite(ratio) else {"progress_value": _why_no_ratio(row)}
        value = ratio if math.isfinite(ratio) else None
        return _with(row, value, BEST, "target_achieved", reasons)
    if missing is not None or not math.isfinite(ratio):
        reason = missing or _why_no_ratio(row)
        return _with(row, None, None, "not_available", {"progress_value": reason, "score": reason})
    return _with(row, ratio, float(growth.score(ratio)), _word(ratio), {})


def _with(row: Row, value: float | None, score: float | None, status: SdgStatus, reasons: dict[str, Reason]) -> Row:
    return row._replace(progress_value=value, score=score, status=status, reasons={**row.reasons, **reasons})


def _missing(row: Row) -> Reason | None:
    """Why there is nothing to judge: another kind of target, no base, no figure after it."""
    if row.entry.kind != "level":
        return "not_applicable"
    if row.base is None:
        return "no_base"
    if row.latest is None or row.latest.year <= row.base.year:
        return "no_observation"
    return None


def _why_no_ratio(row: Row) -> Reason:
    """Why no growth leads from base to figure, or from base to target; the figure lies between the two in time."""
    assert row.base is not None
    assert row.latest is not None
    base, latest, goal = row.base.value, row.latest.value, row.target or 0.0
    if row.by is None:
        return "undated"
    if base == 0:
        return "zero_base"
    if goal == 0:
        return "zero_target"
    if latest == 0:
        return "zero_value"
    return "sign_change" if len({*np.sign([base, goal, latest])}) > 1 else "no_change"


def _word(ratio: float) -> SdgStatus:
    """The method's own thresholds."""
    if ratio >= 0.95:
        return "substantial_progress"
    if ratio >= 0.60:
        return "moderate_progress"
    return "limited_progress" if ratio >= 0 else "deterioration"
