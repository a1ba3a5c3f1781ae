"""Reduces every target, with what has been observed of it as of a year, to the few quantities that the formulas take.

Six kinds of target become one `Case`: base (x0, t0), latest (x, t), goal G, deadline T, direction s and path. Where one
of them cannot be had, the case carries the reason in its place. Nothing after the year asked for is read.
"""

import math
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from cyjjq.catalogue.models import ASSUMED, Catalogue, Indicator, Observation, Plan, Quality, Target
from cyjjq.catalogue.models import Path as PathKind
from cyjjq.method import growth

Reason = Literal[
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

PointQuality = Quality | Literal["definition"]
_BY_TRUST: tuple[PointQuality, ...] = ("definition", "official", "secondary", "derived", "estimated")


class Point(NamedTuple):
    """A value at a year: an observation, or what several were reduced to; `source` is None for a definition.

    `parts` are the observations that it was made of, in their order; none for a definition.
    """

    period: str
    year: int
    value: float
    quality: PointQuality
    source: str | None
    assumed: bool = False
    parts: tuple[Observation, ...] = ()


class YearKept(NamedTuple):
    """Whether a yearly target was kept in one observed year of the plan."""

    year: int
    value: float
    kept: bool


class Case(NamedTuple):
    """A target reduced as of a year.

    A `*_missing` reason is set exactly where its quantity is not there: None, or NaN for the goal.
    `limit` is the level that decides whether the target is kept: the goal less the tolerance. `year` is None where
    nobody asked for one and nothing was observed.
    """

    target: Target
    indicator: Indicator
    year: int | None
    deadline: int | None
    sign: float
    path: PathKind | None
    base: Point | None
    base_missing: Reason | None
    latest: Point | None
    latest_missing: Reason | None
    goal: float
    goal_missing: Reason | None
    limit: float
    basis: Literal["index", "levels"] | None = None
    years: tuple[YearKept, ...] = ()

    def keeps(self, value: float) -> bool:
        """Whether a value keeps the target."""
        return bool(growth.keeps(value, self.limit, self.sign))

    @property
    def base_keeps(self) -> bool:
        """Whether the base already keeps the bound."""
        return self.base is not None and self.keeps(self.base.value)

    @property
    def held(self) -> bool:
        """A level or multiple that was met from the start and is to be held."""
        return self.target.kind in ("level", "multiple") and self.base_keeps

    @property
    def allowance(self) -> bool:
        """A growth or increase that the base keeps: something to be used up, not reached."""
        return self.target.kind in ("growth", "increase") and self.base_keeps

    @property
    def latest_keeps(self) -> bool:
        """Whether the latest figure keeps the bound."""
        return self.latest is not None and self.keeps(self.latest.value)

    @property
    def met(self) -> bool:
        """The target is kept by its latest figure, and nothing is left to be used up before the deadline."""
        if self.latest is None or not self.latest_keeps:
            return False
        return not (self.allowance and (self.deadline is None or self.latest.year < self.deadline))


class _Series(NamedTuple):
    """What may be read of one indicator up to a last year: values and growths of whole years, ascending."""

    values: Mapping[int, Observation]
    growths: Mapping[int, Observation]

    @property
    def newest(self) -> int | None:
        return max([*self.values, *self.growths], default=None)


class _Question(NamedTuple):
    """A target, what it is asked as of, and what the six kinds need to answer."""

    catalogue: Catalogue
    target: Target
    year: int | None

    @property
    def plan(self) -> Plan:
        return self.catalogue.plan

    @property
    def indicator(self) -> Indicator:
        return self.catalogue.indicators[self.target.indicator]

    @property
    def deadline(self) -> int | None:
        return self.target.by if self.target.by is not None else self.plan.undated_by

    @property
    def sign(self) -> float:
        return self.target.sign

    @property
    def wanted(self) -> float:
        return math.nan if self.target.value is None else self.target.value

    @property
    def lenient(self) -> float:
        """The value less its tolerance, towards what is easier."""
        return math.nan if self.target.limit is None else self.target.limit

    @property
    def last(self) -> float:
        """The last year that counts for the latest figure: the year asked for or the deadline, whichever is earlier."""
        return min(math.inf if bound is None else bound for bound in (self.year, self.deadline))

    def series(self, indicator: str | None = None, until: float | None = None) -> _Series:
        until = (math.inf if self.year is None else self.year) if until is None else until
        observed = [
            o
            for o in self.catalogue.observations.get(indicator or self.target.indicator, ())
            if o.year is not None and o.year <= until
        ]
        observed.sort(key=lambda o: o.year or 0)
        return _Series(
            {o.year: o for o in observed if o.year is not None and o.value is not None},
            {o.year: o for o in observed if o.year is not None and o.growth is not None},
        )

    def point(self, observation: Observation, value: float | None = None) -> Point:
        assert observation.year is not None
        number = observation.value if value is None else value
        assert number is not None
        quality = self.catalogue.quality(observation)
        assumed = observation.source == ASSUMED
        return Point(observation.when, observation.year, number, quality, observation.source, assumed, (observation,))

    def merged(self, value: float, parts: list[Observation]) -> Point:
        """A point computed from several observations: the newest one's year and source, the weakest one's quality."""
        newest = parts[-1]
        assert newest.year is not None
        quality = max((self.catalogue.quality(part) for part in parts), key=_BY_TRUST.index)
        assumed = any(part.source == ASSUMED for part in parts)
        return Point(newest.when, newest.year, value, quality, newest.source, assumed, tuple(parts))

    def defined(self, value: float) -> Point:
        """The base that holds by definition: 0 of an increase, 100 of an index, in the plan's base year."""
        return Point(str(self.plan.base_year), self.plan.base_year, value, "definition", None)


def reduce(catalogue: Catalogue, target: Target, year: int | None) -> Case:
    """One target as of a year; with no year, as of its own latest observation (a case without one keeps year None)."""
    case = _KINDS[target.kind](_Question(catalogue, target, year))
    if year is None and case.latest is not None:
        return _KINDS[target.kind](_Question(catalogue, target, case.latest.year))
    return case


def _case(
    q: _Question,
    *,
    base: Point | Reason,
    latest: Point | Reason,
    goal: float | Reason,
    limit: float,
    path: PathKind | None,
    basis: Literal["index", "levels"] | None = None,
    years: tuple[YearKept, ...] = (),
) -> Case:
    """A case of a question, with every reason in its place."""
    point = latest if isinstance(latest, Point) else None
    return Case(
        target=q.target,
        indicator=q.indicator,
        year=q.year,
        deadline=q.deadline,
        sign=q.sign,
        path=path,
        base=base if isinstance(base, Point) else None,
        base_missing=None if isinstance(base, Point) else base,
        latest=point,
        latest_missing=None if isinstance(latest, Point) else latest,
        goal=math.nan if isinstance(goal, str) else goal,
        goal_missing=goal if isinstance(goal, str) else None,
        limit=math.nan if math.isnan(limit) else limit,  # one NaN, so that equal cases compare equal
        basis=basis,
        years=years,
    )


def _newest(q: _Question) -> Point | Reason:
    """The newest value of a whole year that counts."""
    values = q.series(until=q.last).values
    return q.point(values[max(values)]) if values else "no_observation"


def _path(q: _Question, base: Point | Reason, goal: float | Reason) -> PathKind:
    """Amounts grow by a rate, everything else by steps, unless the catalogue says otherwise."""
    if q.target.path is not None:
        return q.target.path
    above_zero = isinstance(base, Point) and base.value > 0 and isinstance(goal, float) and goal > 0
    return "compound" if q.indicator.scale == "amount" and above_zero else "linear"


def _level(q: _Question) -> Case:
    """A value to be reached; the base may be the nearest figure to the base year, before rather than after."""
    values = q.series().values
    year = q.plan.base_among(values)
    base: Point | Reason = "no_base" if year is None else q.point(values[year])
    return _case(q, base=base, latest=_newest(q), goal=q.wanted, limit=q.lenient, path=_path(q, base, q.wanted))


def _at_base_year(q: _Question) -> Point | Reason:
    values = q.series().values
    return q.point(values[q.plan.base_year]) if q.plan.base_year in values else "no_base"


def _unusable(base: Point | Reason) -> Reason | None:
    """Why a base cannot carry a growth or a multiple, if so: there is none, it is zero, or below."""
    if not isinstance(base, Point):
        return base
    return None if base.value > 0 else "zero_base" if base.value == 0 else "not_applicable"


def _multiple(q: _Question) -> Case:
    """A multiple of the base year's value."""
    base = _at_base_year(q)
    unusable = _unusable(base)
    if unusable or not isinstance(base, Point):
        return _case(
            q, base=base, latest=_newest(q), goal=unusable or "no_base", limit=math.nan, path=_path(q, base, "no_base")
        )
    goal = q.wanted * base.value
    return _case(q, base=base, latest=_newest(q), goal=goal, limit=q.lenient * base.value, path=_path(q, base, goal))


def _growth(q: _Question) -> Case:
    """A yearly growth: on the index of published growths where they reach, else on the levels."""
    base_year = q.plan.base_year
    visible = q.series()
    links: list[Observation] = []
    while (year := base_year + 1 + len(links)) in visible.growths:
        links.append(visible.growths[year])
    begun = bool(links)
    complete = begun and links[-1].year == visible.newest
    links = [link for link in links if link.year is not None and link.year <= q.last]
    base: Point | Reason
    latest: Point | Reason
    basis: Literal["index", "levels"]
    if complete or q.indicator.growth_basis == "real":
        chain = growth.index([link.growth for link in links if link.growth is not None])
        basis, base = "index", q.defined(100.0)
        latest = q.merged(float(chain[-1]), links) if links else "no_observation" if begun else "incomplete"
    else:
        basis, base, latest = "levels", _at_base_year(q), _newest(q)
    goal, limit = _grown_goal(q, base)
    path: PathKind = q.target.path or "compound"
    return _case(q, base=base, latest=latest, goal=goal, limit=limit, path=path, basis=basis)


def _grown_goal(q: _Question, base: Point | Reason) -> tuple[float | Reason, float]:
    """Where the promised growth leads by the deadline, and the same for the value less its tolerance."""
    if (unusable := _unusable(base)) or not isinstance(base, Point):
        return unusable or "no_base", math.nan
    if q.deadline is None:
        return "undated", math.nan
    years = q.deadline - base.year
    goal = float(growth.grown(base.value, q.wanted / 100, years))
    limit = float(growth.grown(base.value, q.lenient / 100, years))
    return ("not_applicable" if math.isnan(goal) else goal), limit


def _increase(q: _Question) -> Case:
    """An addition since the base year: 0 there by definition; three ways in which its figures arrive."""
    latest = _ADDED[q.indicator.reported](q)
    path: PathKind = q.target.path or "linear"
    return _case(q, base=q.defined(0.0), latest=latest, goal=q.wanted, limit=q.lenient, path=path)


def _added_level(q: _Question) -> Point | Reason:
    """The figure less the base year's figure."""
    values = q.series(until=q.last).values
    start = q.series().values.get(q.plan.base_year)
    if start is None:
        return "no_base"
    if not values:
        return "no_observation"
    newest = values[max(values)]
    assert newest.value is not None and start.value is not None  # noqa: PT018
    parts = [start] if newest is start else [start, newest]
    return q.merged(newest.value - start.value, sorted(parts, key=lambda o: o.year == newest.year))


def _added_yearly(q: _Question) -> Point | Reason:
    """The sum of the plan's years up to the newest; with a hole in them there is no sum."""
    values = q.series(until=q.last).values
    newest = max(values, default=0)
    if newest < q.plan.start:
        return "no_observation"
    parts = [values[year] for year in range(q.plan.start, newest + 1) if year in values]
    if len(parts) < newest + 1 - q.plan.start:
        return "incomplete"
    return q.merged(math.fsum(part.value or 0.0 for part in parts), parts)


def _yearly(q: _Question) -> Case:
    """A value to be kept in every year of the plan; judged on the newest of them."""
    until = min(q.plan.end, math.inf if q.year is None else q.year)
    values = {year: o for year, o in q.series(until=until).values.items() if year >= q.plan.start}
    case = _case(
        q,
        base="not_applicable",
        latest=q.point(values[max(values)]) if values else "no_observation",
        goal=q.wanted,
        limit=q.lenient,
        path=None,
    )
    years = tuple(YearKept(year, o.value, case.keeps(o.value)) for year, o in values.items() if o.value is not None)
    return case._replace(years=years)


def _benchmark(q: _Question) -> Case:
    """Not worse than another indicator, in the newest year of the plan that both have."""
    own = {year: o for year, o in q.series(until=q.last).values.items() if year >= q.plan.start}
    other = q.series(q.target.benchmark, until=q.last).values
    common = [year for year in own if year in other]
    if not common:
        why: Reason = "no_benchmark" if own else "no_observation"
        return _case(q, base="not_applicable", latest=why, goal=why, limit=math.nan, path=None)
    level = other[max(common)].value
    assert level is not None
    return _case(
        q,
        base="not_applicable",
        latest=q.point(own[max(common)]),
        goal=level,
        limit=level - q.sign * q.target.tolerance,
        path=None,
    )


_ADDED: Mapping[str, Callable[[_Question], Point | Reason]] = {
    "cumulative": _newest,
    "yearly": _added_yearly,
    "level": _added_level,
}

_KINDS: Mapping[str, Callable[[_Question], Case]] = {
    "level": _level,
    "growth": _growth,
    "increase": _increase,
    "multiple": _multiple,
    "yearly": _yearly,
    "benchmark": _benchmark,
}
