"""A second implementation of the arithmetic: a literal transcription of its rules, scalar and plain.

It is kept apart from the program on purpose. It shares no line with it and imports nothing of it: numbers are Python's
own, what is missing is None, and every figure is a function of its own that returns the number or the reasons why
there is none. Where both implementations agree on thousands of odd cases, a slip would have to be made twice.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Values = Mapping[int, float]
Reasons = list[str]
Answer = float | Reasons  # a figure, or all the reasons why there is none

# The order in which one of several reasons is named. The missing value has three: no_observation, incomplete and
# no_benchmark exclude one another. The last two belong to acceleration alone.
PRIORITY = [
    "not_applicable",
    "no_base",
    "no_observation",
    "incomplete",
    "no_benchmark",
    "already_met",
    "undated",
    "deadline_passed",
    "zero_base",
    "zero_target",
    "zero_value",
    "sign_change",
    "no_change",
    "wrong_way",
]


@dataclass(frozen=True, kw_only=True)
class Task:
    """What is asked: a target, what has been observed of it (values and growths by year), and as of which year.

    `other` are the values that a benchmark compares with, `milestones` the earlier dated targets of the same indicator
    and bound, by year; `year` None asks as of the target's own latest figure.
    """

    kind: str
    bound: str
    value: float | None
    year: int | None
    values: Values
    growths: Values
    other: Values
    since: int | None = None
    tolerance: float = 0.0
    compares: str = "level"
    other_growths: Values = field(default_factory=dict)
    milestones: Values = field(default_factory=dict)
    by: int | None = None
    undated_by: int | None = None
    path: str | None = None
    scale: str = "amount"
    reported: str = "level"
    growth_basis: str = "nominal"
    base_year: int = 2022
    start: int = 2023
    end: int = 2027
    on_track: float = 0.95
    behind: float = 0.60

    @property
    def deadline(self) -> int | None:
        """T is `by`, or `undated_by`."""
        return self.undated_by if self.by is None else self.by

    @property
    def counts_from(self) -> int:
        """`since` of a change, else the plan's base year."""
        return self.base_year if self.since is None else self.since

    @property
    def sign(self) -> int:
        """+1 for at_least, -1 for at_most."""
        return {"at_least": 1, "at_most": -1}[self.bound]


# --- Small helpers ---------------------------------------------------------------------------------------------------


def first(reasons: Iterable[str]) -> str:
    """The reason that is named of several."""
    return min(reasons, key=PRIORITY.index)


def number(compute: Callable[[], float | complex]) -> Answer:
    """The result of a computation; beyond the range of numbers there is none."""
    try:
        result = compute()
    except (OverflowError, ZeroDivisionError):
        return ["not_applicable"]
    real = not isinstance(result, complex) and math.isfinite(result)
    return float(result) if real else ["not_applicable"]


def reasons_of(*answers: Answer) -> Reasons:
    """All the reasons among some answers."""
    return [reason for answer in answers if isinstance(answer, list) for reason in answer]


def upto(values: Values, *bounds: int | None) -> dict[int, float]:
    """What counts up to some years, of which those that are None are no bound."""
    last = min((bound for bound in bounds if bound is not None), default=math.inf)
    return {year: values[year] for year in sorted(values) if year <= last}


def kept(value: float, limit: float, sign: int) -> bool:
    """kept(v): s*(v - G*) >= -1e-9*|G*|."""
    return sign * (value - limit) >= -1e-9 * abs(limit)


def both_positive(start: float, start_zero: str, end: float, end_zero: str) -> Reasons:
    """Rates need both values > 0. Two negative ones do not change their sign, and yet have no rate."""
    if start == 0 or end == 0:
        return [start_zero] * (start == 0) + [end_zero] * (end == 0)
    if start < 0 and end < 0:
        return ["not_applicable"]
    return ["sign_change"] if start < 0 or end < 0 else []


def attainment_of(value: float, goal: float, sign: int) -> Answer:
    """x/G (at_least: G > 0, x >= 0), G/x (at_most: x > 0, G >= 0)."""
    above, below, zero = (value, goal, "zero_target") if sign > 0 else (goal, value, "zero_value")
    if below == 0:
        return [zero]
    if below < 0 and value < 0 and goal < 0:
        return ["not_applicable"]
    if below < 0 or above < 0:
        return ["sign_change"]
    return number(lambda: above / below)


# --- Yearly and benchmark targets ------------------------------------------------------------------------------------


def yearly(task: Task) -> dict[str, Any]:
    """Planned = G = value, judged on the newest observation of a plan year, start <= t <= min(Y, end)."""
    goal, limit = task.value, task.value - task.sign * task.tolerance
    values = {year: value for year, value in upto(task.values, task.year, task.end).items() if year >= task.start}
    years = [(year, value, kept(value, limit, task.sign)) for year, value in values.items()]
    row = {"target": goal, "planned": goal, "years": years, "status": "no_data"}
    row |= {name: ["no_observation"] for name in ("latest", "gap", "attainment")}
    if not years:
        return row | ({"planned": ["no_observation"]} if task.year is None else {})
    year, value, good = years[-1]
    return row | {
        "latest": (year, value),
        "gap": task.sign * (goal - value),
        "attainment": attainment_of(value, goal, task.sign),
        "status": "met" if good else "missed",
    }


def growths_of(values: Values, growths: Values) -> dict[int, float]:
    """Growths of each year in %: published, else from two levels of adjacent years."""
    computed = {y: 100 * (values[y] / values[y - 1] - 1) for y in values if values.get(y - 1, 0) > 0}
    return computed | dict(growths)


def benchmark(task: Task) -> dict[str, Any]:
    """Judged in the newest year from start to min(Y, T) that both indicators have."""
    mine, others = task.values, task.other
    if task.compares == "growth":
        mine, others = growths_of(task.values, task.growths), growths_of(task.other, task.other_growths)
    own = {year for year in upto(mine, task.year, task.deadline) if year >= task.start}
    common = own & set(others)
    if not common:
        missing = ["no_benchmark"] if own else ["no_observation"]
        return dict.fromkeys(("latest", "target", "planned", "gap"), missing) | {"status": "no_data"}
    year = max(common)
    value, other = mine[year], others[year] + (task.value or 0)
    if kept(value, other - task.sign * task.tolerance, task.sign):
        status = "met"
    else:
        status = "missed" if task.deadline is not None and year >= task.deadline else "behind"
    gap = task.sign * (other - value)
    return {"latest": (year, value), "target": other, "planned": other, "gap": gap, "status": status}


# --- Base and latest of the other kinds ------------------------------------------------------------------------------

Point = tuple[int, float] | Reasons


def newest(values: Values, otherwise: str = "no_observation") -> Point:
    """The newest of some values, or why there is none."""
    return (max(values), values[max(values)]) if values else [otherwise]


def at_base_year(task: Task) -> Point:
    """The observation of the plan's base year, or no_base."""
    year = task.counts_from
    return (year, task.values[year]) if year in upto(task.values, task.year) else ["no_base"]


def ends_of_level(task: Task) -> tuple[Point, Point]:
    """The base is the base year's observation, else the nearest before it, else the nearest after it.

    The last only where a newer one up to min(Y, T) exists: a single figure is a latest figure without a base.
    """
    seen = upto(task.values, task.year)
    before = [year for year in seen if year <= task.base_year]
    after = list(seen)[:1] if len(seen) > 1 and list(seen)[1] <= (task.deadline or math.inf) else []
    base = before[-1:] or after
    return (base[0], seen[base[0]]) if base else ["no_base"], newest(upto(seen, task.deadline))


def ends_of_multiple(task: Task) -> tuple[Point, Point]:
    """The base is the plan's base year, or no_base."""
    return at_base_year(task), newest(upto(task.values, task.year, task.deadline))


def chain(task: Task) -> list[int]:
    """The years from the year after the one it counts from on for which a growth is published without a hole."""
    growths, years = upto(task.growths, task.year, task.deadline), []
    while task.counts_from + 1 + len(years) in growths:
        years.append(task.counts_from + 1 + len(years))
    return years


def on_index(task: Task) -> bool:
    """Whether a growth is judged on the index of published growths.

    That is where the chain reaches to the newest observation of the indicator, and always where the growth is real.
    """
    seen = [*upto(task.values, task.year, task.deadline), *upto(task.growths, task.year, task.deadline)]
    return task.growth_basis == "real" or (bool(chain(task)) and chain(task)[-1] == max(seen))


def ends_of_growth(task: Task) -> tuple[Point, Point]:
    """The index 100*prod(1 + growth/100), 100 in base_year, or the levels with the plan's base year as base."""
    if not on_index(task):
        return at_base_year(task), newest(upto(task.values, task.year, task.deadline))
    base = (task.counts_from, 100.0)
    if not chain(task):
        late = task.counts_from + 1 in upto(task.growths, task.year)  # published, but after the deadline
        return base, ["no_observation"] if late else ["incomplete"]
    index, value = {}, 100.0
    for year in chain(task):
        value *= 1 + task.growths[year] / 100
        index[year] = value
    return base, newest(upto(index, task.deadline))


def ends_of_increase(task: Task) -> tuple[Point, Point]:
    """The base is 0 in the base year by definition; the latest figure arrives in one of three ways."""
    base = (task.base_year, 0.0)
    seen = upto(task.values, task.year, task.deadline)
    if task.reported == "cumulative":
        return base, newest({year: seen[year] for year in seen if year > task.base_year})
    if task.reported == "yearly":
        years = range(task.start, max(seen, default=0) + 1)
        if not years:
            return base, ["no_observation"]
        return base, (years[-1], sum(seen[y] for y in years)) if all(y in seen for y in years) else ["incomplete"]
    start = at_base_year(task)
    if isinstance(start, list):
        return base, start
    return base, newest({year: value - start[1] for year, value in seen.items()})


def ends_of_change(task: Task) -> tuple[Point, Point]:
    """Levels or the index, as for growth; of figures that are the change so far the base is 0 by definition."""
    if task.reported != "cumulative":
        return ends_of_growth(task)
    seen = upto(task.values, task.year, task.deadline)
    return (task.counts_from, 0.0), newest({year: seen[year] for year in seen if year > task.counts_from})


ENDS = {
    "level": ends_of_level,
    "growth": ends_of_growth,
    "increase": ends_of_increase,
    "change": ends_of_change,
    "multiple": ends_of_multiple,
}


# --- Trajectories ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Trajectory:
    """A target on its way: base (t0, x0), latest (t, x), goal G and the bound G* that value - s*tolerance comes to."""

    task: Task
    base: Point
    latest: Point
    goal: Answer
    limit: Answer

    @property
    def no_base(self) -> Reasons:
        """Why there is no base."""
        return self.base if isinstance(self.base, list) else []

    @property
    def no_latest(self) -> Reasons:
        """Why there is no latest figure."""
        return self.latest if isinstance(self.latest, list) else []

    @property
    def no_goal(self) -> Reasons:
        """Why there is no goal."""
        return reasons_of(self.goal)

    @property
    def not_later(self) -> Reasons:
        """Only where t > t0: else there is no figure after the base."""
        why = self.no_base + self.no_latest
        return why or ["no_observation"] * (self.latest[0] <= self.base[0])

    @property
    def no_span(self) -> Reasons:
        """Whether there is time between base and deadline: where T <= t0 the path is deadline_passed."""
        deadline = self.task.deadline
        if deadline is None:
            return [*self.no_base, "undated"]
        return self.no_base or ["deadline_passed"] * (deadline <= self.base[0])

    def keeps(self, point: Point) -> bool:
        """Whether a base or latest keeps the bound."""
        there = isinstance(point, tuple) and isinstance(self.limit, float)
        return there and kept(point[1], self.limit, self.task.sign)

    @property
    def held(self) -> bool:
        """A level or multiple whose base already keeps the bound."""
        return self.task.kind in ("level", "multiple") and self.keeps(self.base)

    @property
    def allowance(self) -> bool:
        """A growth, change or increase whose base keeps the bound: it is used up, not reached."""
        return self.task.kind in ("growth", "change", "increase") and self.keeps(self.base)

    @property
    def met(self) -> bool:
        """Kept, and not (kind growth, change or increase, base kept G, t < T); with no deadline t is never there."""
        deadline = self.task.deadline
        return self.keeps(self.latest) and not (self.allowance and (deadline is None or self.latest[0] < deadline))

    @property
    def path(self) -> str:
        """Compound for growth and change, and for level and multiple of an amount with x0 > 0 and G > 0; else linear.

        The change so far, which counts from 0, is linear.
        """
        if self.task.path is not None:
            return self.task.path
        if self.task.kind == "growth" or (self.task.kind == "change" and not so_far(self.task)):
            return "compound"
        above = not self.no_base and not self.no_goal and self.base[1] > 0 and self.goal > 0
        amount = self.task.kind in ("level", "multiple") and self.task.scale == "amount"
        return "compound" if amount and above else "linear"

    @property
    def way(self) -> Reasons:
        """Why no rate leads from base to goal; nothing where one of them is missing."""
        if self.no_base or self.no_goal:
            return []
        return both_positive(self.base[1], "zero_base", self.goal, "zero_target")

    @property
    def no_path(self) -> Reasons:
        """No T, or T <= t0, or compound from x0 <= 0 or to G <= 0: no planned value."""
        return self.no_base + self.no_goal + self.no_span + (self.way if self.path == "compound" else [])

    @property
    def stops(self) -> dict[int, float]:
        """The milestones between base and deadline that the base does not keep already."""
        if self.task.kind != "level" or self.task.by is None or self.no_base or self.held:
            return {}
        (t0, x0), sign = self.base, self.task.sign
        return {
            year: value
            for year, value in self.task.milestones.items()
            if t0 < year < self.task.by and not kept(x0, value, sign) and (self.path == "linear" or value > 0)
        }

    def planned_at(self, year: int) -> Answer:
        """The value of an even pace, from T on G."""
        if self.no_path:
            return self.no_path
        (t0, x0), goal, deadline = self.base, self.goal, self.task.deadline
        if year >= deadline:
            return goal
        for stop in sorted(self.stops):
            if year <= stop:
                goal, deadline = self.stops[stop], stop
                break
            t0, x0 = stop, self.stops[stop]
        if year == deadline:
            return goal
        if self.path == "compound":
            return number(lambda: x0 * (goal / x0) ** ((year - t0) / (deadline - t0)))
        return number(lambda: x0 + (goal - x0) * (year - t0) / (deadline - t0))


def so_far(task: Task) -> bool:
    """A change whose figures are the change so far in %: 0 at first, the value in the end."""
    return task.kind == "change" and task.reported == "cumulative"


def goal_of(task: Task, base: Point, value: float) -> Answer:
    """The level that a value comes to: itself, a multiple of the base, or what a yearly growth leads to."""
    if task.kind in ("level", "increase") or so_far(task):
        return float(value)
    why: Reasons = base if isinstance(base, list) else []
    if not why and base[1] <= 0:
        why = ["zero_base"] if base[1] == 0 else ["not_applicable"]
    if task.kind == "multiple":
        return why or number(lambda: value * base[1])
    if task.kind == "change":
        return why or number(lambda: base[1] * (1 + value / 100))
    why = why + ["undated"] * (task.deadline is None)
    return why or number(lambda: base[1] * (1 + value / 100) ** (task.deadline - base[0]))


def trajectory_of(task: Task) -> Trajectory:
    """A target with its base, latest figure and goal as of the year asked for."""
    base, latest = ENDS[task.kind](task)
    goal = goal_of(task, base, task.value)
    return Trajectory(task, base, latest, goal, goal_of(task, base, task.value - task.sign * task.tolerance))


# --- The figures of a trajectory -------------------------------------------------------------------------------------


def target(trajectory: Trajectory) -> Answer:
    """G."""
    return trajectory.goal


def planned(t: Trajectory) -> Answer:
    """Planned(Y); G where the base keeps the bound. With no year of its own, no_observation."""
    if t.task.year is None:
        return ["no_observation"]
    return t.goal if t.held else t.planned_at(t.task.year)


def gap(t: Trajectory) -> Answer:
    """s*(G - x); for growth in percentage points, s*(value - 100*observed_rate)."""
    if t.task.kind == "growth":
        rate = observed_rate(t)
        return rate if isinstance(rate, list) else number(lambda: t.task.sign * (t.task.value - 100 * rate))
    why = t.no_latest + t.no_goal
    if t.task.kind == "change" and not so_far(t.task):
        return why or number(lambda: t.task.sign * (t.task.value - 100 * (t.latest[1] / t.base[1] - 1)))
    return why or number(lambda: t.task.sign * (t.goal - t.latest[1]))


def schedule_gap(t: Trajectory) -> Answer:
    """s*(planned(t) - x), only where t > t0; of a change in percentage points of the base."""
    why = t.not_later + t.no_path + ["already_met"] * t.held
    due = why or t.planned_at(t.latest[0])
    if isinstance(due, list):
        return due
    points = 100 / t.base[1] if t.task.kind == "change" and not so_far(t.task) else 1
    return number(lambda: t.task.sign * points * (due - t.latest[1]))


def attainment(t: Trajectory) -> Answer:
    """x/G or G/x; not for growth, nor for an allowance."""
    why = ["not_applicable"] * (t.task.kind in ("growth", "change") or t.allowance) + t.no_latest + t.no_goal
    return why or attainment_of(t.latest[1], t.goal, t.task.sign)


def progress(t: Trajectory) -> Answer:
    """(x - x0)/(G - x0)."""
    why = ["not_applicable"] * t.allowance + ["already_met"] * t.held + t.no_base + t.no_latest + t.no_goal
    return why or number(lambda: (t.latest[1] - t.base[1]) / (t.goal - t.base[1]))


def pace(t: Trajectory) -> Answer:
    """(x - x0)/(planned(t) - x0), where t > t0."""
    why = ["not_applicable"] * t.allowance + ["already_met"] * t.held + t.not_later + t.no_path
    due = why or t.planned_at(t.latest[0])
    return due if isinstance(due, list) else number(lambda: (t.latest[1] - t.base[1]) / (due - t.base[1]))


def time_elapsed(t: Trajectory) -> Answer:
    """min(1, (Y - t0)/(T - t0)); with no year of its own, no_observation."""
    if t.task.year is None:
        return ["no_observation"]
    return t.no_span or min(1.0, (t.task.year - t.base[0]) / (t.task.deadline - t.base[0]))


def elapsed_latest(t: Trajectory) -> Answer:
    """min(1, (t - t0)/(T - t0))."""
    return t.no_span + t.no_latest or min(1.0, (t.latest[0] - t.base[0]) / (t.task.deadline - t.base[0]))


def plan_step(t: Trajectory) -> Answer:
    """(G - x0)/(T - t0)."""
    why = ["already_met"] * t.held + t.no_base + t.no_goal + t.no_span
    return why or number(lambda: (t.goal - t.base[1]) / (t.task.deadline - t.base[0]))


def plan_rate(t: Trajectory) -> Answer:
    """(G/x0)^(1/(T - t0)) - 1."""
    why = ["already_met"] * t.held + t.no_base + t.no_goal + t.no_span + t.way
    return why or number(lambda: (t.goal / t.base[1]) ** (1 / (t.task.deadline - t.base[0])) - 1)


def nothing_required(t: Trajectory) -> Reasons:
    """Why nothing can be asked of the years from t to T. A met target's required rate and step are already_met."""
    why = t.no_latest + t.no_goal + ["already_met"] * t.met
    if t.task.deadline is None:
        return [*why, "undated"]
    return why + ["deadline_passed"] * (not t.no_latest and t.latest[0] >= t.task.deadline)


def required_step(t: Trajectory) -> Answer:
    """(G - x)/(T - t)."""
    return nothing_required(t) or number(lambda: (t.goal - t.latest[1]) / (t.task.deadline - t.latest[0]))


def required_rate(t: Trajectory) -> Answer:
    """(G/x)^(1/(T - t)) - 1."""
    why = nothing_required(t)
    if not t.no_latest and not t.no_goal:
        why = why + both_positive(t.latest[1], "zero_value", t.goal, "zero_target")
    return why or number(lambda: (t.goal / t.latest[1]) ** (1 / (t.task.deadline - t.latest[0])) - 1)


def observed_step(t: Trajectory) -> Answer:
    """(x - x0)/(t - t0)."""
    return t.not_later or number(lambda: (t.latest[1] - t.base[1]) / (t.latest[0] - t.base[0]))


def observed_rate(t: Trajectory) -> Answer:
    """(x/x0)^(1/(t - t0)) - 1; for growth, change and multiple a negative base is not_applicable."""
    why = t.not_later
    if not t.no_base and not t.no_latest:
        why = why + both_positive(t.base[1], "zero_base", t.latest[1], "zero_value")
    if not t.no_base:
        why = why + ["not_applicable"] * (t.task.kind in ("growth", "change", "multiple") and t.base[1] < 0)
    return why or number(lambda: (t.latest[1] / t.base[1]) ** (1 / (t.latest[0] - t.base[0])) - 1)


def acceleration(t: Trajectory) -> Answer:
    """Required over observed, of the rates on a compound path and of the steps on a linear one."""
    of_rates = t.path == "compound"
    required, observed = (required_rate(t), observed_rate(t)) if of_rates else (required_step(t), observed_step(t))
    why = ["not_applicable"] * t.allowance + reasons_of(required, observed)
    if why:
        return why
    if observed == 0:
        return ["no_change"]
    return ["wrong_way"] if required * observed < 0 else number(lambda: required / observed)


FIGURES: dict[str, Callable[[Trajectory], Answer]] = {
    "target": target,
    "planned": planned,
    "gap": gap,
    "schedule_gap": schedule_gap,
    "attainment": attainment,
    "progress": progress,
    "pace": pace,
    "time_elapsed": time_elapsed,
    "elapsed_latest": elapsed_latest,
    "plan_rate": plan_rate,
    "plan_step": plan_step,
    "required_rate": required_rate,
    "required_step": required_step,
    "observed_rate": observed_rate,
    "observed_step": observed_step,
    "acceleration": acceleration,
}


# --- The status of a trajectory --------------------------------------------------------------------------------------


def half_unit(value: float) -> float:
    """Half a unit of the last printed digit; of a whole number, half of one."""
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return 0.5 * 10.0 ** min(exponent, 0)


def status(t: Trajectory) -> str:
    """The lines 3 to 8 of the numbered order, then those of a figure on its way."""
    deadline = t.task.deadline
    if t.no_latest or (t.no_goal and t.no_base):
        return "no_data"
    if t.no_goal:
        return "undated" if deadline is None else "no_data"
    if t.met:
        return "met"
    if deadline is None:
        return "undated"
    if t.latest[0] >= deadline:
        return "missed"
    if t.task.year > deadline or t.no_base or t.latest[0] <= t.base[0]:
        return "no_data"
    return status_of_slip(t) if t.keeps(t.base) else status_by_pace(t)


def status_of_slip(t: Trajectory) -> str:
    """Line 9: the base kept the bound."""
    x, due = t.latest[1], t.planned_at(t.latest[0])
    if t.allowance:
        if isinstance(due, list):
            return "no_data"
        return "on_track" if kept(x, due, t.task.sign) else "behind"
    short = t.task.sign * (t.goal - x)
    return "behind" if short <= (1 - t.task.on_track + 1e-9) * abs(t.goal) else "off_track"


def status_by_pace(t: Trajectory) -> str:
    """Lines 10 and 11: by half a printed unit, then by pace; both forgive 1e-9."""
    speed, due = pace(t), t.planned_at(t.latest[0])
    if isinstance(speed, list) or isinstance(due, list):
        return "no_data"
    near = abs(t.latest[1] - due) <= half_unit(t.task.value) + 1e-9
    if t.task.kind == "level" and t.task.scale in ("count", "rank") and speed > 0 and near:
        return "on_track"
    if speed >= t.task.on_track - 1e-9:
        return "on_track"
    return "behind" if speed >= t.task.behind - 1e-9 else "off_track"


# --- The row ---------------------------------------------------------------------------------------------------------


def trajectory(task: Task) -> dict[str, Any]:
    """The row of a level, growth, increase, change or multiple; with no year asked for, as of its own latest figure."""
    way = trajectory_of(task)
    if task.year is None and not way.no_latest:
        return trajectory(Task(**{**vars(task), "year": way.latest[0]}))
    row = {name: figure(way) for name, figure in FIGURES.items()}
    in_percent = task.kind == "growth" or (task.kind == "change" and not so_far(task))
    basis = ("index" if on_index(task) else "levels") if in_percent else None
    return row | {"base": way.base, "latest": way.latest, "basis": basis, "path": way.path, "status": status(way)}


def assess(task: Task) -> dict[str, Any]:
    """A target's row: each figure, or the reason why there is none in its place; points are (year, value)."""
    row: dict[str, Any] = {name: ["not_applicable"] for name in ("base", *FIGURES)}
    row |= {"basis": None, "path": None, "years": None, "by": task.deadline}
    row |= {"by_assumed": task.by is None and task.deadline is not None}
    row |= {"yearly": yearly, "benchmark": benchmark}.get(task.kind, trajectory)(task)
    return {
        name: first(answer) if isinstance(answer, list) and name != "years" else answer for name, answer in row.items()
    }
