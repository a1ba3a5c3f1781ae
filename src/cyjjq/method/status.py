"""The status of a case: one decision table, the first line that applies."""

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

from cyjjq.catalogue.models import Thresholds
from cyjjq.chinese.numerals import half_unit
from cyjjq.method import growth
from cyjjq.method.reduction import Case
from cyjjq.method.row import Status


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
        return self.case.latest.at if self.case.latest else math.nan

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
        return self.case.base is not None and self.t <= self.case.base.at

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
    (lambda f: f.case.latest is None, "no_data"),
    (lambda f: f.case.goal_missing is not None and f.case.deadline is None and f.case.base is not None, "undated"),
    (lambda f: f.case.goal_missing is not None, "no_data"),
    # 4. to 8.
    (lambda f: f.case.met, "met"),
    (lambda f: f.case.deadline is None, "undated"),
    (lambda f: f.due, "missed"),
    (lambda f: f.late, "no_data"),
    (lambda f: f.case.base is None or f.first, "no_data"),
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


def status_of(case: Case, numbers: Mapping[str, float], thresholds: Thresholds) -> Status:
    """The first line of the table that applies."""
    facts = _Facts(case, numbers, thresholds)
    return next(status for applies, status in _DECISIONS if applies(facts))
