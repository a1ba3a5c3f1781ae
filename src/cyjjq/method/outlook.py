"""Where the observed series leads: continued at its own rate or step to the deadline, and how sure that is.

Below ten figures there is only the continuation itself; from ten on an interval and a probability by simulation.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from cyjjq.catalogue.models import Catalogue, Target, Thresholds
from cyjjq.method import growth
from cyjjq.method.assessment import assess
from cyjjq.method.reduction import Case, Point, Reason, reduce
from cyjjq.method.row import Row

ENOUGH = 10  # figures from which on a spread can be told from so few changes
FEW = 4  # figures below which a continuation is told, but not judged
DRAWS = 10_000
SEED = 20232027
TAIL = 0.1  # on either side of the 80 % interval

Verdict = Literal["met", "reaches", "falls_short", "no_series", "undated", "due"]
Judgement = Literal[
    "met", "reaches", "nearly", "falls_short", "far_short", "few_figures", "no_series", "undated", "due"
]


class Move(NamedTuple):
    """A change a year between two figures that follow each other: a fraction, or units a year."""

    pace: float
    first: int
    last: int


class Outlook(NamedTuple):
    """A target's series continued. `pace` and `required` are fractions on a compound path, else units a year.

    `low` and `high` bound 80 % of the simulated values in the deadline's year, `probability` is the share of them that
    keep the target. `reasons` says why a figure is None.
    """

    row: Row
    series: tuple[tuple[int, float], ...]
    compound: bool
    pace: float | None = None
    projected: float | None = None
    gap: float | None = None
    reached: int | None = None
    required: float | None = None
    fastest: Move | None = None
    low: float | None = None
    high: float | None = None
    probability: float | None = None
    verdict: Verdict = "no_series"
    reasons: Mapping[str, str] = {}

    def judgement(self, thresholds: Thresholds) -> Judgement:
        """The verdict in the words that people read: by the thresholds of the status, and none from too few figures.

        What is judged is how much of the way from the first figure to the goal the continuation makes.
        """
        if self.projected is None or self.verdict == "met":
            return self.verdict
        if len(self.series) < FEW:
            return "few_figures"
        case, goal, base = self.row.case, self.row.target, self.row.base
        if self.verdict != "falls_short" or goal is None or base is None:
            return self.verdict
        if case.allowance:
            return "falls_short"
        if case.held:
            slip = goal - case.sign * (1 - thresholds.on_track) * abs(goal)
            return "falls_short" if growth.kept(self.projected, slip, case.sign) else "far_short"
        done = float(growth.way(base.value, self.projected, goal))
        return "nearly" if done >= thresholds.on_track else "falls_short" if done >= thresholds.behind else "far_short"


def outlook(catalogue: Catalogue, targets: Iterable[Target] | None = None) -> tuple[Outlook, ...]:
    """The outlook of every target that has a way to go; yearly ones and comparisons have none and are left out."""
    chosen = [
        target
        for target in (catalogue.targets if targets is None else targets)
        if target.kind not in ("yearly", "benchmark")
    ]
    last = catalogue.plan.end + 5
    rows = assess(catalogue, last, chosen)
    return tuple(_look(row, _series(catalogue, row)) for row in rows)


def known_by(catalogue: Catalogue, year: int) -> Catalogue:
    """The catalogue with the figures of up to a year alone: what an outlook of that time could have read."""
    told = tuple(o for o in catalogue.baseline.observations if o.span.year <= year)
    return Catalogue(catalogue.targets_file, catalogue.baseline.model_copy(update={"observations": told}))


def _series(catalogue: Catalogue, row: Row) -> tuple[tuple[int, float], ...]:
    """Every figure of the target in its level's unit, by year: levels, an index, or what has been added so far."""
    known = catalogue.observations.get(row.entry.indicator, ())
    if row.basis == "levels":  # in an earlier year it may have gone by the index: the levels are there all the same
        return tuple(sorted((o.year, o.value) for o in known if o.year is not None and o.value is not None))
    points: dict[int, float] = {}
    for year in sorted({observation.year for observation in known if observation.year is not None}):
        case: Case = reduce(catalogue, row.entry, year)
        if case.basis != row.basis:
            continue  # levels before the base year, where the target goes by the index
        for point in (case.base, case.latest):
            if isinstance(point, Point) and point.year <= year:
                points[point.year] = point.value
    return tuple(sorted(points.items()))


def _look(row: Row, series: tuple[tuple[int, float], ...]) -> Outlook:
    compound = row.path == "compound" and all(value > 0 for _, value in series)
    result = Outlook(row, series, compound)
    if len(series) < 2:
        return _without(result, "no_base" if not series else "no_observation")
    (first, start), (last, value) = series[0], series[-1]
    pace = _pace(start, value, last - first, compound)
    result = result._replace(pace=pace, fastest=_fastest(series, compound, row))
    if row.target is None:
        return _without(result, row.reasons["target"])
    if row.by is None:
        return _without(result, "undated")._replace(verdict="undated")
    if last >= row.by:
        return _without(result, "deadline_passed")._replace(verdict="met" if row.status == "met" else "due")
    return _continued(result, pace, last, value, row.target, row.by)


def _without(result: Outlook, reason: Reason) -> Outlook:
    """An outlook that goes no further, each missing figure with the reason."""
    names = ("pace", "projected", "gap", "reached", "required", "fastest", "low", "high", "probability")
    return result._replace(reasons={name: reason for name in names if getattr(result, name) is None})


def _continued(result: Outlook, pace: float, last: int, value: float, goal: float, by: int) -> Outlook:
    row, compound, years = result.row, result.compound, by - last
    sign, limit, allowance = row.case.sign, row.case.limit, row.case.allowance
    projected = float(growth.grown(value, pace, years)) if compound else value + pace * years
    reasons: dict[str, str] = {}
    met = row.case.keeps(value) and not allowance
    reached: int | None = None
    if met or allowance:
        reasons["reached"] = "already_met" if met else "not_applicable"
    else:
        reached = _reached(pace, last, value, limit, compound)
        if reached is None:
            reasons["reached"] = "no_change" if pace == 0 else "wrong_way"
    required = None if met else _pace(value, goal, years, compound)
    if met:
        reasons["required"] = "already_met"
    if required is not None and not math.isfinite(required):
        required, reasons["required"] = None, "sign_change"
    low = high = probability = None
    if len(result.series) >= ENOUGH:
        low, high, probability = simulate(result.series, years, limit, sign, compound=compound)
    else:
        reasons |= dict.fromkeys(("low", "high", "probability"), "few_figures")
    reaches = row.case.keeps(projected)
    return result._replace(
        projected=projected,
        gap=sign * (goal - projected),
        reached=reached,
        required=required,
        low=low,
        high=high,
        probability=probability,
        verdict="met" if met and reaches else "reaches" if reaches else "falls_short",
        reasons=reasons,
    )


def _pace(start: float, end: float, years: int, compound: bool) -> float:
    """The even change a year from one value to another: a fraction, or units."""
    return float(growth.rate(start, end, years)) if compound else (end - start) / years


def _reached(pace: float, last: int, value: float, limit: float, compound: bool) -> int | None:
    """The first year in which the continued series keeps the limit; None where it never does, or after year 9999."""
    if compound:
        steps = math.log(limit / value) / math.log1p(pace) if limit > 0 and pace not in (0, -1) else math.nan
    else:
        steps = (limit - value) / pace if pace else math.nan
    return last + math.ceil(steps - 1e-9) if 0 < steps < 9999 - last else None


def _fastest(series: Sequence[tuple[int, float]], compound: bool, row: Row) -> Move:
    """The fastest move towards the target between two figures that follow each other."""
    sign = row.case.sign
    moves = [
        Move(_pace(value, after, following - year, compound), year, following)
        for (year, value), (following, after) in pairwise(series)
    ]
    return max(moves, key=lambda move: sign * move.pace)


def simulate(
    series: Sequence[tuple[int, float]], years: int, limit: float, sign: float, *, compound: bool
) -> tuple[float, float, float]:
    """Low and high of the 80 % interval after so many years, and the share of draws that keep the limit.

    A random walk with drift, bootstrapped: the changes to come are drawn with replacement from the residuals of the
    yearly changes, the drift is that of the changes drawn anew, and both are widened by what so few changes leave open
    of their spread (n/(n-1), and a chi-square of n-1 degrees in each draw). Changes are of the logarithm on a compound
    path. After Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., sections 5.2 and 5.5. The
    seed is fixed: the same series gives the same answer.
    """
    when, values = np.array(series, dtype=np.float64).T
    levels = np.log(values) if compound else values
    changes = np.diff(levels) / np.diff(when)
    n = len(changes)
    random = np.random.default_rng(SEED)
    mean = changes.mean()
    residuals = (changes - mean) * math.sqrt(n / (n - 1))
    drift = random.choice(residuals, (DRAWS, n)).mean(axis=1) * years
    spread = np.sqrt((n - 1) / random.chisquare(n - 1, DRAWS))
    end = levels[-1] + mean * years + spread * (drift + random.choice(residuals, (DRAWS, years)).sum(axis=1))
    ends = np.exp(end) if compound else end
    low, high = np.quantile(ends, (TAIL, 1 - TAIL))
    return float(low), float(high), float(np.mean(growth.keeps(ends, limit, sign)))
