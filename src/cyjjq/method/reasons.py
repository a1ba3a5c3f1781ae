"""Why a figure cannot be had: for every figure of a case, all the causes, of which the first in order is told."""

import math
from collections.abc import Mapping
from typing import get_args

from cyjjq.method.reduction import Case, Reason
from cyjjq.method.row import FIGURES

REASONS: tuple[Reason, ...] = get_args(Reason)  # in the order of precedence

Causes = frozenset[Reason]
_NONE: Causes = frozenset()


def _only(reason: Reason | None, when: bool = True) -> Causes:
    return frozenset({reason}) if when and reason else _NONE


def _same_sign(start: float, end: float, zero_start: Reason, zero_end: Reason) -> Causes:
    """Why no rate leads from one value to another; nothing where one of them is missing, for that has its own cause."""
    if math.isnan(start) or math.isnan(end):
        return _NONE
    if start == 0 or end == 0:
        return _only(zero_start, start == 0) | _only(zero_end, end == 0)
    return _only("sign_change", (start < 0) != (end < 0)) or _only("not_applicable", start < 0)


def _no_attainment(case: Case, x: float) -> Causes:
    if case.target.kind in ("growth", "change") or case.allowance:
        return _only("not_applicable")
    if math.isnan(x) or math.isnan(case.goal):
        return _NONE
    divisor = case.goal if case.sign > 0 else x
    if divisor == 0:
        return _only("zero_target" if case.sign > 0 else "zero_value")
    if x < 0 and case.goal < 0:
        return _only("not_applicable")
    return _only("sign_change", x < 0 or case.goal < 0)


def causes(case: Case, numbers: Mapping[str, float]) -> dict[str, Causes]:
    """For every figure, all the reasons why it cannot be had; an empty set where it can.

    The rows below read like the definitions: a figure needs these quantities, each of which may be missing.
    """
    if case.path is None:
        return _causes_off_path(case)
    x0, x = case.base.value if case.base else math.nan, case.latest.value if case.latest else math.nan
    t0, t, end = case.base and case.base.at, case.latest and case.latest.at, case.deadline
    base, latest, goal = _only(case.base_missing), _only(case.latest_missing), _only(case.goal_missing)
    asked = _only("no_observation", case.year is None)
    span = _only("undated", end is None) | _only("deadline_passed", None not in (end, t0) and end <= t0)  # type: ignore[operator]
    left = _only("undated", end is None) | _only("deadline_passed", None not in (end, t) and end <= t)  # type: ignore[operator]
    later = _only("no_observation", None not in (t, t0) and t <= t0)  # type: ignore[operator]
    met, held, allowance = (
        _only("already_met", case.met),
        _only("already_met", case.held),
        _only("not_applicable", case.allowance),
    )
    whole_way = _same_sign(x0, case.goal, "zero_base", "zero_target")
    curve = whole_way if case.path == "compound" else _NONE
    to_latest = base | latest | later | goal | held | span | curve
    plan = base | goal | held | span
    required = latest | goal | met | left
    required_rate = required | _same_sign(x, case.goal, "zero_value", "zero_target")
    observed = base | latest | later
    negative_base = _only("not_applicable", case.target.kind in ("growth", "change", "multiple") and x0 < 0)
    observed_rate = observed | _same_sign(x0, x, "zero_base", "zero_value") | negative_base
    both = required_rate | observed_rate if case.path == "compound" else required | observed
    return {
        "base": base,
        "latest": latest,
        "target": goal,
        "planned": asked or base | goal | (_NONE if case.held else span | curve),
        "gap": observed_rate if case.target.kind == "growth" else latest | goal,
        "schedule_gap": to_latest,
        "attainment": latest | goal | _no_attainment(case, x),
        "progress": allowance | held | base | latest | goal,
        "pace": allowance | to_latest,
        "time_elapsed": asked or base | span,
        "elapsed_latest": base | latest | span,
        "plan_rate": plan | whole_way,
        "plan_step": plan,
        "required_rate": required_rate,
        "required_step": required,
        "observed_rate": observed_rate,
        "observed_step": observed,
        "acceleration": allowance | both | (_NONE if both else _no_acceleration(case, numbers)),
    }


def _no_acceleration(case: Case, numbers: Mapping[str, float]) -> Causes:
    measure = "rate" if case.path == "compound" else "step"
    observed, required = numbers[f"observed_{measure}"], numbers[f"required_{measure}"]
    return _only("no_change", observed == 0) or _only("wrong_way", observed * required < 0)


def _causes_off_path(case: Case) -> dict[str, Causes]:
    """The same for yearly and benchmark targets, which have a value to hold and no way to go."""
    latest, goal = _only(case.latest_missing), _only(case.goal_missing)
    found = dict.fromkeys(("base", *FIGURES), _only("not_applicable"))
    planned = goal or _only("no_observation", case.year is None)
    found |= {"latest": latest, "target": goal, "planned": planned, "gap": latest | goal}
    if case.target.kind == "yearly":
        x = case.latest.value if case.latest else math.nan
        found["attainment"] = latest | goal | _no_attainment(case, x)
    return found
