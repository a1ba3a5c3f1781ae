"""Assesses targets as of a year: one row each, with every figure of the contract or the reason why there is none.

Targets are reduced to cases, the formulas run once over all of them, and a table of causes turns each figure that
cannot be had into a reason. A figure is null exactly where it has a cause. The status comes from one ordered table.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

import numpy as np

from cyjjq.catalogue.models import Catalogue, Indicator, Target, Text, Thresholds
from cyjjq.catalogue.models import Path as PathKind
from cyjjq.chinese.numerals import half_unit
from cyjjq.method import growth
from cyjjq.method.reduction import Case, Point, Reason, YearKept, reduce

Status = Literal["met", "on_track", "behind", "off_track", "missed", "undated", "no_data"]
Method = Literal["schedule", "open-sdg"]
METHODS: tuple[Method, ...] = get_args(Method)
STATUSES: tuple[Status, ...] = get_args(Status)
REASONS: tuple[Reason, ...] = get_args(Reason)  # in the order of precedence

FIGURES = (
    "target",
    "planned",
    "gap",
    "schedule_gap",
    "attainment",
    "progress",
    "pace",
    "time_elapsed",
    "elapsed_latest",
    "plan_rate",
    "plan_step",
    "required_rate",
    "required_step",
    "observed_rate",
    "observed_step",
    "acceleration",
)


class Row(NamedTuple):
    """A target assessed. `entry` is the catalogue's target, `target` its goal G in the level's unit.

    Figures of the indicator are in its unit; attainment, progress, pace, elapsed and rates are fractions (0.05 is 5 %
    a year); gap is in percentage points for growth. `reasons` names, for each figure that is None, why.
    """

    entry: Target
    indicator: Indicator
    name: Text
    year: int | None
    by: int | None
    by_assumed: bool
    base: Point | None
    latest: Point | None
    basis: Literal["index", "levels"] | None
    path: PathKind | None
    target: float | None
    planned: float | None
    gap: float | None
    schedule_gap: float | None
    attainment: float | None
    progress: float | None
    pace: float | None
    time_elapsed: float | None
    elapsed_latest: float | None
    plan_rate: float | None
    plan_step: float | None
    required_rate: float | None
    required_step: float | None
    observed_rate: float | None
    observed_step: float | None
    acceleration: float | None
    status: str
    years: tuple[YearKept, ...] | None = None
    years_kept: int | None = None
    years_observed: int | None = None
    reasons: Mapping[str, Reason] = {}
    progress_value: float | None = None  # these two by --method open-sdg only
    score: float | None = None

    @property
    def level_unit(self) -> str:
        """The unit of target, planned, base and latest: the indicator's, or "index"."""
        return "index" if self.basis == "index" else self.indicator.unit

    @property
    def gap_unit(self) -> str:
        """The unit of gap: "pp" (percentage points) for growth and where the unit is %, else the indicator's."""
        return "pp" if self.entry.kind == "growth" or self.indicator.unit == "%" else self.indicator.unit


def assess(
    catalogue: Catalogue,
    year: int | None,
    targets: Iterable[Target] | None = None,
    *,
    method: Method = "schedule",
) -> tuple[Row, ...]:
    """Assess targets (default: all) as of the end of `year`; with None, each as of its own latest figure.

    With the method "open-sdg" the status is that method's, beside its progress_value and score (see `open_sdg`).
    Errors of the catalogue are not looked for here: `load` reports them.
    """
    cases = [reduce(catalogue, target, year) for target in (catalogue.targets if targets is None else targets)]
    columns = _figures(cases)
    rows = tuple(
        _row(catalogue, case, {name: column[i] for name, column in columns.items()}) for i, case in enumerate(cases)
    )
    if method == "open-sdg":
        from cyjjq.method import open_sdg

        return open_sdg.judged(rows)
    return rows


def _figures(cases: Sequence[Case]) -> dict[str, list[float]]:
    """Every figure of every case by its formula, NaN where it cannot be computed; `planned_latest` is planned(t)."""

    def column(values: Iterable[float | None]) -> growth.Array:
        return np.array([math.nan if value is None else value for value in values], dtype=np.float64)

    def points(every: Iterable[Point | None]) -> tuple[growth.Array, growth.Array]:
        pairs = [(None, None) if point is None else (point.value, float(point.year)) for point in every]
        return column(value for value, _ in pairs), column(year for _, year in pairs)

    x0, t0 = points(c.base for c in cases)
    x, t = points(c.latest for c in cases)
    goal, deadline = column(c.goal for c in cases), column(c.deadline for c in cases)
    year, sign = column(c.year for c in cases), column(c.sign for c in cases)
    compound = np.array([c.path == "compound" for c in cases], dtype=np.bool_)
    is_growth = np.array([c.target.kind == "growth" for c in cases], dtype=np.bool_)
    at_goal = np.array([c.held or c.path is None for c in cases], dtype=np.bool_)
    span, gone, left = deadline - t0, t - t0, deadline - t
    required = {"rate": growth.rate(x, goal, left), "step": growth.step(x, goal, left)}
    observed = {"rate": growth.rate(x0, x, gone), "step": growth.step(x0, x, gone)}
    planned = {when: growth.planned(x0, goal, y - t0, span, compound) for when, y in (("year", year), ("latest", t))}
    wanted = column(c.target.value for c in cases)
    figures = {
        "target": goal,
        "planned": np.where(at_goal, goal, planned["year"]),
        "gap": sign * np.where(is_growth, wanted - 100 * observed["rate"], goal - x),
        "schedule_gap": sign * (planned["latest"] - x),
        "attainment": growth.attainment(x, goal, sign),
        "progress": growth.way(x0, x, goal),
        "pace": growth.way(x0, x, planned["latest"]),
        "time_elapsed": np.minimum(1, growth.ratio(year - t0, span)),
        "elapsed_latest": np.minimum(1, growth.ratio(gone, span)),
        "plan_rate": growth.rate(x0, goal, span),
        "plan_step": growth.step(x0, goal, span),
        "required_rate": required["rate"],
        "required_step": required["step"],
        "observed_rate": observed["rate"],
        "observed_step": observed["step"],
        "acceleration": np.where(
            compound,
            growth.ratio(required["rate"], observed["rate"]),
            growth.ratio(required["step"], observed["step"]),
        ),
        "planned_latest": planned["latest"],
    }
    return {name: [float(value) for value in values] for name, values in figures.items()}


def _row(catalogue: Catalogue, case: Case, numbers: Mapping[str, float]) -> Row:
    causes = _causes(case, numbers)
    reasons: dict[str, Reason] = {}
    for name in ("base", "latest", *FIGURES):
        if found := causes[name]:
            reasons[name] = min(found, key=REASONS.index)
        elif name in numbers and not math.isfinite(numbers[name]):
            reasons[name] = "not_applicable"  # beyond the range of numbers
    yearly = case.target.kind == "yearly"
    return Row(
        entry=case.target,
        indicator=case.indicator,
        name=catalogue.target_name(case.target),
        year=case.year,
        by=case.deadline,
        by_assumed=case.target.by is None and case.deadline is not None,
        base=case.base,
        latest=case.latest,
        basis=case.basis,
        path=case.path,
        status=_status(case, numbers, catalogue.plan.thresholds),
        years=case.years if yearly else None,
        years_kept=sum(year.kept for year in case.years) if yearly else None,
        years_observed=len(case.years) if yearly else None,
        reasons=reasons,
        **{name: None if name in reasons else numbers[name] for name in FIGURES},
    )


# --- Why a figure is not there ---------------------------------------------------------------------------------------

_Causes = frozenset[Reason]
_NONE: _Causes = frozenset()


def _only(reason: Reason | None, when: bool = True) -> _Causes:
    return frozenset({reason}) if when and reason else _NONE


def _same_sign(start: float, end: float, zero_start: Reason, zero_end: Reason) -> _Causes:
    """Why no rate leads from one value to another; nothing where one of them is missing, for that has its own cause."""
    if math.isnan(start) or math.isnan(end):
        return _NONE
    if start == 0 or end == 0:
        return _only(zero_start, start == 0) | _only(zero_end, end == 0)
    return _only("sign_change", (start < 0) != (end < 0)) or _only("not_applicable", start < 0)


def _no_attainment(case: Case, x: float) -> _Causes:
    if case.target.kind == "growth" or case.allowance:
        return _only("not_applicable")
    if math.isnan(x) or math.isnan(case.goal):
        return _NONE
    divisor = case.goal if case.sign > 0 else x
    if divisor == 0:
        return _only("zero_target" if case.sign > 0 else "zero_value")
    if x < 0 and case.goal < 0:
        return _only("not_applicable")
    return _only("sign_change", x < 0 or case.goal < 0)


def is_met(case: Case) -> bool:
    """The target is kept by its latest figure, and nothing is left to be used up before the deadline."""
    if case.latest is None or not case.keeps(case.latest.value):
        return False
    return not (case.allowance and (case.deadline is None or case.latest.year < case.deadline))


def _causes(case: Case, numbers: Mapping[str, float]) -> dict[str, _Causes]:
    """For every figure, all the reasons why it cannot be had; an empty set where it can.

    The rows below read like the definitions: a figure needs these quantities, each of which may be missing.
    """
    if case.path is None:
        return _causes_off_path(case)
    x0, x = case.base.value if case.base else math.nan, case.latest.value if case.latest else math.nan
    t0, t, end = case.base and case.base.year, case.latest and case.latest.year, case.deadline
    base, latest, goal = _only(case.base_missing), _only(case.latest_missing), _only(case.goal_missing)
    asked = _only("no_observation", case.year is None)
    span = _only("undated", end is None) | _only("deadline_passed", None not in (end, t0) and end <= t0)  # type: ignore[operator]
    left = _only("undated", end is None) | _only("deadline_passed", None not in (end, t) and end <= t)  # type: ignore[operator]
    later = _only("no_observation", None not in (t, t0) and t <= t0)  # type: ignore[operator]
    met, held, allowance = (
        _only("already_met", is_met(case)),
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
    negative_base = _only("not_applicable", case.target.kind in ("growth", "multiple") and x0 < 0)
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


def _no_acceleration(case: Case, numbers: Mapping[str, float]) -> _Causes:
    measure = "rate" if case.path == "compound" else "step"
    observed, required = numbers[f"observed_{measure}"], numbers[f"required_{measure}"]
    return _only("no_change", observed == 0) or _only("wrong_way", observed * required < 0)


def _causes_off_path(case: Case) -> dict[str, _Causes]:
    """The same for yearly and benchmark targets, which have a value to hold and no way to go."""
    latest, goal = _only(case.latest_missing), _only(case.goal_missing)
    causes = dict.fromkeys(("base", *FIGURES), _only("not_applicable"))
    planned = goal or _only("no_observation", case.year is None)
    causes |= {"latest": latest, "target": goal, "planned": planned, "gap": latest | goal}
    if case.target.kind == "yearly":
        x = case.latest.value if case.latest else math.nan
        causes["attainment"] = latest | goal | _no_attainment(case, x)
    return causes


# --- The status ------------------------------------------------------------------------------------------------------


class _Facts(NamedTuple):
    """What the decision table looks at."""

    case: Case
    numbers: Mapping[str, float]
    thresholds: Thresholds

    @property
    def kind(self) -> str:
        return self.case.target.kind

    @property
    def x(self) -> float:
        return self.case.latest.value if self.case.latest else math.nan

    @property
    def t(self) -> float:
        return self.case.latest.year if self.case.latest else math.nan

    @property
    def kept(self) -> bool:
        return self.case.keeps(self.x)

    @property
    def due(self) -> bool:
        """The latest figure is that of the deadline."""
        return self.case.deadline is not None and self.t >= self.case.deadline

    @property
    def late(self) -> bool:
        return None not in (self.case.year, self.case.deadline) and self.case.year > self.case.deadline  # type: ignore[operator]

    @property
    def first(self) -> bool:
        """There is no figure after the base."""
        return self.case.base is not None and self.t <= self.case.base.year

    @property
    def planned(self) -> float:
        return self.numbers["planned_latest"]

    @property
    def keeps_plan(self) -> bool:
        return bool(growth.keeps(self.x, self.planned, self.case.sign))

    @property
    def slipped_little(self) -> bool:
        short = self.case.sign * (self.case.goal - self.x)
        return short <= (1 - self.thresholds.on_track) * abs(self.case.goal) + 1e-9 * abs(self.case.goal)

    @property
    def as_good_as_planned(self) -> bool:
        """A count or rank that moved and stands as near to the planned value as a printed digit can tell."""
        countable = self.kind == "level" and self.case.indicator.scale in ("count", "rank")
        return countable and self.pace > 0 and abs(self.x - self.planned) <= half_unit(self.case.goal) + 1e-9

    @property
    def pace(self) -> float:
        return self.numbers["pace"]

    def at_pace(self, threshold: float) -> bool:
        return self.pace >= threshold - 1e-9


_DECISIONS: tuple[tuple[Callable[[_Facts], bool], Status], ...] = (
    # 1. yearly
    (lambda f: f.kind == "yearly" and f.case.latest is None, "no_data"),
    (lambda f: f.kind == "yearly" and f.kept, "met"),
    (lambda f: f.kind == "yearly", "missed"),
    # 2. benchmark
    (lambda f: f.kind == "benchmark" and f.case.latest is None, "no_data"),
    (lambda f: f.kind == "benchmark" and f.kept, "met"),
    (lambda f: f.kind == "benchmark" and f.due, "missed"),
    (lambda f: f.kind == "benchmark", "behind"),
    # 3. nothing to judge by
    (lambda f: f.case.base is None or f.case.latest is None, "no_data"),
    (lambda f: f.case.goal_missing is not None and f.case.deadline is None, "undated"),
    (lambda f: f.case.goal_missing is not None, "no_data"),
    # 4. to 8.
    (lambda f: is_met(f.case), "met"),
    (lambda f: f.case.deadline is None, "undated"),
    (lambda f: f.due, "missed"),
    (lambda f: f.late, "no_data"),
    (lambda f: f.first, "no_data"),
    # 9. the base kept the bound
    (lambda f: f.case.allowance and f.keeps_plan, "on_track"),
    (lambda f: f.case.allowance and not math.isnan(f.planned), "behind"),
    (lambda f: f.case.held and f.slipped_little, "behind"),
    (lambda f: f.case.held, "off_track"),
    # 10. and 11. by pace
    (lambda f: f.as_good_as_planned, "on_track"),
    (lambda f: math.isnan(f.planned) or math.isnan(f.pace), "no_data"),
    (lambda f: f.at_pace(f.thresholds.on_track), "on_track"),
    (lambda f: f.at_pace(f.thresholds.behind), "behind"),
    (lambda _: True, "off_track"),
)


def _status(case: Case, numbers: Mapping[str, float], thresholds: Thresholds) -> Status:
    """The first line of the table that applies."""
    facts = _Facts(case, numbers, thresholds)
    return next(status for applies, status in _DECISIONS if applies(facts))
