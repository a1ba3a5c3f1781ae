"""Why a figure cannot be had: for every figure of every case the first of its causes, in their order of precedence.

A cause is a column with the reason's rank where it applies and `NONE` where it does not; of several causes the first in
order is the smallest rank.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

import numpy as np

from cyjjq.method.columns import Columns
from cyjjq.method.growth import Array, Mask
from cyjjq.method.reduction import Reason
from cyjjq.method.row import FIGURES

REASONS: tuple[Reason, ...] = get_args(Reason)  # in the order of precedence
NONE = len(REASONS)

Ranks = np.ndarray[Any, np.dtype[np.uint8]]
_RANK: Mapping[Reason | None, int] = {None: NONE, **{reason: rank for rank, reason in enumerate(REASONS)}}


def first_causes(c: Columns, numbers: Mapping[str, Array]) -> dict[str, Ranks]:
    """For base, latest and every figure, the rank of the reason why it cannot be had, `NONE` where it can."""
    on, off = _on_path(c, numbers), _off_path(c)
    found = {name: np.where(c.has_path, on[name], off[name]) for name in ("base", "latest", *FIGURES)}
    for name in FIGURES:  # beyond the range of numbers
        found[name] = _first(found[name], _only("not_applicable", (found[name] == NONE) & ~np.isfinite(numbers[name])))
    return found


def by_case(why: Mapping[str, Ranks]) -> Iterator[Mapping[str, Reason]]:
    """The same a case: the reason of each figure that cannot be had; cases with the same reasons share one mapping."""
    told: dict[tuple[int, ...], dict[str, Reason]] = {}
    for ranks in zip(*(column.tolist() for column in why.values()), strict=True):
        if ranks not in told:
            told[ranks] = {name: REASONS[rank] for name, rank in zip(why, ranks, strict=True) if rank != NONE}
        yield told[ranks]


def _only(reason: Reason, where: Mask) -> Ranks:
    """A cause by itself."""
    return np.where(where, np.uint8(_RANK[reason]), np.uint8(NONE))


def _first(*causes: Ranks) -> Ranks:
    """The first of several causes."""
    first: Ranks = np.minimum.reduce(causes)
    return first


def _given(why: Sequence[Reason | None]) -> Ranks:
    """The reasons that the cases bring along."""
    return np.array([_RANK[reason] for reason in why], dtype=np.uint8)


def _same_sign(start: Array, end: Array, zero_start: Reason, zero_end: Reason) -> Ranks:
    """Why no rate leads from one value to another; where one of them is missing, the cause of that comes first."""
    return _first(
        _only("not_applicable", (start < 0) & (end < 0)),
        _only(zero_start, start == 0),
        _only(zero_end, end == 0),
        _only("sign_change", np.sign(start) == -np.sign(end)),
    )


def _no_attainment(c: Columns) -> Ranks:
    """Why a value is no share of the goal; likewise."""
    other_measure = c.of_kind("growth", "change") | c.allowance
    upwards = c.sign == 1
    return _first(
        _only("not_applicable", other_measure | ((c.x < 0) & (c.goal < 0))),
        _only("zero_target", upwards & (c.goal == 0)),
        _only("zero_value", ~upwards & (c.x == 0)),
        _only("sign_change", (c.x < 0) | (c.goal < 0)),
    )


def _on_path(c: Columns, numbers: Mapping[str, Array]) -> dict[str, Ranks]:
    """The rows below read like the definitions: a figure needs these quantities, each of which may be missing."""
    base = _given([case.base_missing for case in c.cases])
    latest = _given([case.latest_missing for case in c.cases])
    goal = _given([case.goal_missing for case in c.cases])
    asked = _only("no_observation", np.isnan(c.year))
    undated = _only("undated", np.isnan(c.deadline))
    span = _first(undated, _only("deadline_passed", c.deadline <= c.t0))
    left = _first(undated, _only("deadline_passed", c.deadline <= c.t))
    later = _only("no_observation", c.t <= c.t0)
    met, held = _only("already_met", c.met), _only("already_met", c.held)
    allowance = _only("not_applicable", c.allowance)
    whole_way = _same_sign(c.x0, c.goal, "zero_base", "zero_target")
    curve = np.where(c.compound, whole_way, np.uint8(NONE))
    to_latest = _first(base, latest, later, goal, held, span, curve)
    plan = _first(base, goal, held, span)
    required = _first(latest, goal, met, left)
    required_rate = _first(required, _same_sign(c.x, c.goal, "zero_value", "zero_target"))
    observed = _first(base, latest, later)
    negative_base = _only("not_applicable", c.of_kind("growth", "change", "multiple") & (c.x0 < 0))
    observed_rate = _first(observed, _same_sign(c.x0, c.x, "zero_base", "zero_value"), negative_base)
    both = np.where(c.compound, _first(required_rate, observed_rate), _first(required, observed))
    to_now = np.where(c.held, np.uint8(NONE), _first(span, curve))
    return {
        "base": base,
        "latest": latest,
        "target": goal,
        "planned": _else(asked, _first(base, goal, to_now)),
        "gap": np.where(c.of_kind("growth"), observed_rate, _first(latest, goal)),
        "schedule_gap": to_latest,
        "attainment": _first(latest, goal, _no_attainment(c)),
        "progress": _first(allowance, held, base, latest, goal),
        "pace": _first(allowance, to_latest),
        "time_elapsed": _else(asked, _first(base, span)),
        "elapsed_latest": _first(base, latest, span),
        "plan_rate": _first(plan, whole_way),
        "plan_step": plan,
        "required_rate": required_rate,
        "required_step": required,
        "observed_rate": observed_rate,
        "observed_step": observed,
        "acceleration": _first(allowance, _else(both, _no_acceleration(c, numbers))),
    }


def _else(cause: Ranks, other: Ranks) -> Ranks:
    """A cause, and another one only where it does not apply."""
    return np.where(cause == NONE, other, cause)


def _no_acceleration(c: Columns, numbers: Mapping[str, Array]) -> Ranks:
    observed, required = (
        np.where(c.compound, numbers[f"{name}_rate"], numbers[f"{name}_step"]) for name in ("observed", "required")
    )
    opposite = np.sign(observed) == -np.sign(required)
    return _first(_only("no_change", observed == 0), _only("wrong_way", opposite))


def _off_path(c: Columns) -> dict[str, Ranks]:
    """The same for yearly and benchmark targets, which have a value to hold and no way to go."""
    latest = _given([case.latest_missing for case in c.cases])
    goal = _given([case.goal_missing for case in c.cases])
    never = _only("not_applicable", np.full(len(c.cases), fill_value=True))
    gap = _first(latest, goal)
    return dict.fromkeys(("base", *FIGURES), never) | {
        "latest": latest,
        "target": goal,
        "planned": _else(goal, _only("no_observation", np.isnan(c.year))),
        "gap": gap,
        "attainment": np.where(c.of_kind("yearly"), _first(gap, _no_attainment(c)), never),
    }
