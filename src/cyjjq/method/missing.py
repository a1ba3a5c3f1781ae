"""Which figures a target lacks to be judged: the one place that says so, for reports and for forms alike.

A target is to be judged by the figure of the year asked for or of its deadline, whichever is earlier. What it needs
beside that figure depends on its kind: a base, every year of a chain, or the figure of what it is compared with.
"""

import math
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from cyjjq.catalogue.models import NOTHING, ByYear, Catalogue
from cyjjq.method.reduction import Case

What = Literal["base", "latest", "chain", "benchmark"]


class Missing(NamedTuple):
    """An observation that is lacking: of which indicator, for which period, and what it would serve as.

    `figure` says whether a value is wanted or a growth over the year before.
    """

    indicator: str
    period: str
    what: What
    figure: Literal["value", "growth"] = "value"


class _Sight:
    """A case with the figures that may be read, and the last year that is to be judged.

    `until` is the year of the figure that decides, `base_year` the one that the target counts from: a change may have
    one of its own.
    """

    __slots__ = ("base_year", "case", "catalogue", "own", "until", "year")

    def __init__(self, catalogue: Catalogue, case: Case, year: int) -> None:
        self.catalogue, self.case, self.year = catalogue, case, year
        self.own = self.known(case.target.indicator)
        self.until = year if case.deadline is None else min(year, case.deadline)
        self.base_year = catalogue.plan.base_year if case.target.since is None else case.target.since

    def known(self, indicator: str) -> ByYear:
        """The figures of an indicator, those after the year asked for included; `own` are the target's."""
        return self.catalogue.by_year.get(indicator, NOTHING)

    def has(self, year: int, of: ByYear | None = None) -> bool:
        """Whether there is a value (of the target's indicator) for a year, which is not after the year asked for."""
        return year <= self.year and year in (of or self.own).values

    def lacks(self, year: int, what: What, figure: Literal["value", "growth"] = "value") -> Missing:
        """A figure of the target's own indicator."""
        return Missing(self.case.target.indicator, str(year), what, figure)


def missing(catalogue: Catalogue, case: Case) -> tuple[Missing, ...]:
    """What a case lacks; nothing where nobody has asked for a year."""
    if case.year is None:
        return ()
    return tuple(_KINDS[case.target.kind](_Sight(catalogue, case, case.year)))


def _latest(sight: _Sight) -> list[Missing]:
    return [] if sight.has(sight.until) else [sight.lacks(sight.until, "latest")]


def _level(sight: _Sight) -> list[Missing]:
    """A base may be of another year, as long as it is older than the figure that decides."""
    base_year = sight.base_year
    first = next(iter(sight.own.values), math.inf)
    if first < sight.until or first <= min(base_year, sight.year):
        return _latest(sight)
    after = _latest(sight) if sight.until > base_year else []
    return [sight.lacks(base_year, "base"), *after]


def _from_base(sight: _Sight) -> list[Missing]:
    """The base year's own figure, and the one that decides."""
    if sight.has(sight.base_year):
        return _latest(sight)
    after = _latest(sight) if sight.until > sight.base_year else []
    return [sight.lacks(sight.base_year, "base"), *after]


def _growth(sight: _Sight) -> list[Missing]:
    """Published growth of every year will do, and must where it is at constant prices; else the levels of both ends."""
    growths = sight.own.growths
    chain = [year for year in range(sight.base_year + 1, sight.until + 1) if year not in growths]
    if sight.case.indicator.growth_basis == "real":
        last = sight.until
        return [sight.lacks(year, "latest" if year == last else "chain", "growth") for year in chain]
    return [] if not chain and sight.case.basis == "index" else _from_base(sight)


def _change(sight: _Sight) -> list[Missing]:
    """As for growth, unless its figures are the change so far."""
    if sight.case.indicator.reported != "cumulative":
        return _growth(sight)
    return _latest(sight) if sight.until > sight.base_year else []


def _increase(sight: _Sight) -> list[Missing]:
    """An addition: cumulative, the total less the base year's, or the sum of every year of the plan."""
    plan = sight.catalogue.plan
    if sight.until <= plan.base_year:
        return []
    reported = sight.case.indicator.reported
    if reported == "cumulative":
        return _latest(sight)
    if reported == "level":
        return _from_base(sight)
    values = sight.own.values
    years = [year for year in range(plan.start, sight.until + 1) if year not in values]
    return [sight.lacks(year, "latest" if year == sight.until else "chain") for year in years]


def _yearly(sight: _Sight) -> list[Missing]:
    """The figure of the newest year of the plan; its years go on where a deadline does not."""
    plan = sight.catalogue.plan
    year = min(sight.year, plan.end)
    return [] if year < plan.start or sight.has(year) else [sight.lacks(year, "latest")]


def _benchmark(sight: _Sight) -> list[Missing]:
    """Both figures of the year."""
    other = sight.case.target.benchmark
    if sight.until < sight.catalogue.plan.start or other is None:
        return []
    if sight.case.target.compares == "level":
        theirs = [] if sight.has(sight.until, sight.known(other)) else [Missing(other, str(sight.until), "benchmark")]
        return [*_latest(sight), *theirs]
    lacking = [name for name in (sight.case.target.indicator, other) if not _has_growth(sight, name)]
    what: Mapping[str, What] = {sight.case.target.indicator: "latest", other: "benchmark"}
    return [Missing(name, str(sight.until), what[name], "growth") for name in lacking]


def _has_growth(sight: _Sight, indicator: str) -> bool:
    """Whether a growth of the year is published, or follows from two levels."""
    values, growths = sight.known(indicator)
    return sight.until in growths or (sight.until - 1 in values and sight.until in values)


_KINDS: Mapping[str, Callable[[_Sight], list[Missing]]] = {
    "level": _level,
    "growth": _growth,
    "change": _change,
    "increase": _increase,
    "multiple": _from_base,
    "yearly": _yearly,
    "benchmark": _benchmark,
}
