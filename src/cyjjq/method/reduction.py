"""Reduces every target, with what has been observed of it as of a year, to the few quantities that the formulas take.

Seven kinds of target become one `Case`: base (x0, t0), latest (x, t), goal G, deadline T, direction s and path. Where
one of them cannot be had, the case carries the reason in its place. Nothing after the year asked for is read.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from cyjjq.catalogue.models import ASSUMED, NOTHING, Catalogue, Indicator, Observation, Quality, Target, Text
from cyjjq.catalogue.models import Path as PathKind
from cyjjq.catalogue.period import Period
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

    @property
    def at(self) -> float:
        """Its end on the scale where the end of 2025 is 2025: a year's own number, 2024.5 for 2025-06."""
        span = Period.parse(self.period) if "-" in self.period else None
        return float(self.year) if span is None else span.time


class YearKept(NamedTuple):
    """Whether a yearly target was kept in one observed year of the plan."""

    year: int
    value: float
    kept: bool


class Milestone(NamedTuple):
    """An earlier dated target of the same indicator and bound, which the path runs through."""

    year: int
    value: float
    id: str


class Leg(NamedTuple):
    """A piece of the path that runs evenly: from a value at a year to another one; NaN for what is not there."""

    start_year: float
    start: float
    end_year: float
    end: float


class Case(NamedTuple):
    """A target reduced as of a year.

    A `*_missing` reason is set exactly where its quantity is not there: None, or NaN for the goal.
    `other` is the figure that a benchmark is held against, `milestones` are what the path may run through.
    `limit` is the level that decides whether the target is kept: the goal less the tolerance. `year` is None where
    nobody asked for one and nothing was observed. `time` is set where it is assessed within that year.
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
    milestones: tuple[Milestone, ...] = ()
    other: Point | None = None
    time: float | None = None

    @property
    def name(self) -> Text:
        """The target's own name, else its indicator's."""
        return self.target.named(self.indicator)

    @property
    def now(self) -> float | None:
        """The time that it is assessed as of: the end of the year, or within it where `time` says so."""
        return self.year if self.time is None else self.time

    def keeps(self, value: float) -> bool:
        """Whether a value keeps the target."""
        return growth.kept(value, self.limit, self.sign)

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
        """A growth, change or increase that the base keeps: something to be used up, not reached."""
        return self.target.kind in ("growth", "change", "increase") and self.base_keeps

    @property
    def per_cent_of_base(self) -> bool:
        """A change whose figures are levels or an index; one that is published as a change is in % already."""
        return self.target.kind == "change" and self.basis is not None

    @property
    def gap_scale(self) -> float:
        """What turns a difference of levels into the gap's unit: for a change, percentage points of the base."""
        if not self.per_cent_of_base or self.base is None or self.base.value == 0:
            return 1.0
        return 100 / self.base.value

    def leg(self, year: float | None, start: Point | None = None) -> Leg:
        """The piece of the path that a year lies on, from the base or anew from another point."""
        start = start or self.base
        at = (math.nan, math.nan) if start is None else (start.at, start.value)
        for milestone in self.stops(start):
            if year is not None and year <= milestone.year:
                return Leg(*at, milestone.year, milestone.value)
            at = (float(milestone.year), milestone.value)
        return Leg(*at, math.nan if self.deadline is None else float(self.deadline), self.goal)

    def stops(self, start: Point | None = None) -> tuple[Milestone, ...]:
        """The milestones after a point (the base) that it does not keep already; where it does, they bend no path."""
        start = start or self.base
        if start is None or self.keeps(start.value):
            return ()
        short = (m for m in self.milestones if not growth.kept(start.value, m.value, self.sign))
        return tuple(milestone for milestone in short if milestone.year > start.at)

    @property
    def latest_keeps(self) -> bool:
        """Whether the latest figure keeps the bound."""
        return self.latest is not None and self.keeps(self.latest.value)


class _Question:
    """A target, what it is asked as of, and what the kinds need to answer.

    `until` is the last year that may be read at all; `last` the last one that counts for the latest figure: the year
    asked for or the deadline, whichever is earlier. Both are infinite where nothing ends them.
    """

    __slots__ = ("catalogue", "deadline", "indicator", "known", "last", "plan", "sign", "target", "until", "year")

    def __init__(self, catalogue: Catalogue, target: Target, year: int | None) -> None:
        self.catalogue = catalogue
        self.target = target
        self.year = year
        self.plan = catalogue.plan
        self.indicator = catalogue.indicators[target.indicator]
        self.known = catalogue.by_year.get(target.indicator, NOTHING)
        self.deadline = self.plan.undated_by if target.by is None else target.by
        self.sign = target.sign
        self.until = math.inf if year is None else year
        self.last = self.until if self.deadline is None else min(self.until, self.deadline)

    @property
    def wanted(self) -> float:
        """The target's value, NaN for a bare benchmark."""
        return math.nan if self.target.value is None else self.target.value

    @property
    def lenient(self) -> float:
        """The value less its tolerance, towards what is easier."""
        limit = self.target.limit
        return math.nan if limit is None else limit

    def values(self, until: float) -> Mapping[int, Observation]:
        """The values of the target's indicator by year, ascending, up to a last year."""
        return _up_to(until, self.known.values)

    def growths(self, until: float) -> Mapping[int, Observation]:
        """The published growths likewise."""
        return _up_to(until, self.known.growths)

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
        quality = max(map(self.catalogue.quality, parts), key=_BY_TRUST.index)
        assumed = ASSUMED in [part.source for part in parts]
        return Point(newest.when, newest.year, value, quality, newest.source, assumed, tuple(parts))

    @property
    def start(self) -> int:
        """The year that the target counts from: its own `since`, else the plan's base year."""
        return self.plan.base_year if self.target.since is None else self.target.since

    def defined(self, value: float) -> Point:
        """The base that holds by definition: 0 of an increase, 100 of an index, in the year it counts from."""
        return Point(str(self.start), self.start, value, "definition", None)


def _up_to(until: float, known: Mapping[int, Observation]) -> Mapping[int, Observation]:
    """What is known up to a last year; the same mapping where that is all of it."""
    if not known or _newest_of(known) <= until:
        return known
    return {year: observation for year, observation in known.items() if year <= until}


def _newest_of(known: Mapping[int, Any]) -> int:
    """The last year of what stands in the order of the years."""
    return next(reversed(known))  # type: ignore[no-any-return]


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
    milestones: tuple[Milestone, ...] = (),
    other: Point | None = None,
) -> Case:
    """A case of a question, with every reason in its place."""
    start, no_start = (base, None) if isinstance(base, Point) else (None, base)
    point, no_point = (latest, None) if isinstance(latest, Point) else (None, latest)
    end, no_end = (math.nan, goal) if isinstance(goal, str) else (goal, None)
    return Case(
        q.target,
        q.indicator,
        q.year,
        q.deadline,
        q.sign,
        path,
        start,
        no_start,
        point,
        no_point,
        end,
        no_end,
        math.nan if math.isnan(limit) else limit,  # one NaN, so that equal cases compare equal
        basis,
        years,
        milestones,
        other,
    )


def _newest(q: _Question) -> Point | Reason:
    """The newest value of a whole year that counts."""
    values = q.values(q.last)
    return q.point(values[_newest_of(values)]) if values else "no_observation"


def _path(q: _Question, base: Point | Reason, goal: float | Reason) -> PathKind:
    """Amounts grow by a rate, everything else by steps, unless the catalogue says otherwise."""
    if q.target.path is not None:
        return q.target.path
    above_zero = isinstance(base, Point) and base.value > 0 and isinstance(goal, float) and goal > 0
    return "compound" if q.indicator.scale == "amount" and above_zero else "linear"


def _level(q: _Question) -> Case:
    """A value to be reached; the base may be the nearest figure to the base year, before rather than after."""
    values = q.values(q.until)
    year = q.plan.base_among(values, q.last)
    base: Point | Reason = "no_base" if year is None else q.point(values[year])
    path = _path(q, base, q.wanted)
    milestones = _milestones(q, above_zero=path == "compound")
    return _case(q, base=base, latest=_newest(q), goal=q.wanted, limit=q.lenient, path=path, milestones=milestones)


def _milestones(q: _Question, *, above_zero: bool) -> tuple[Milestone, ...]:
    """The earlier dated targets of the same indicator and bound, one a year: the stricter of two.

    A compound path cannot run through zero or below it, so there such a milestone is left out.
    """
    if q.target.by is None:
        return ()
    found: dict[int, Milestone] = {}
    for other in q.catalogue.aims[q.target.indicator]:
        alike = (other.kind, other.bound) == ("level", q.target.bound)
        if not alike or other.by is None or other.by >= q.target.by or other.value is None:
            continue
        if other.value > 0 or not above_zero:
            known = found.get(other.by)
            if known is None or q.sign * (other.value - known.value) > 0:
                found[other.by] = Milestone(other.by, other.value, other.id)
    return tuple(found[year] for year in sorted(found))


def _at_start(q: _Question) -> Point | Reason:
    values = q.values(q.until)
    return q.point(values[q.start]) if q.start in values else "no_base"


def _unusable(base: Point | Reason) -> Reason | None:
    """Why a base cannot carry a growth or a multiple, if so: there is none, it is zero, or below."""
    if not isinstance(base, Point):
        return base
    return None if base.value > 0 else "zero_base" if base.value == 0 else "not_applicable"


def _multiple(q: _Question) -> Case:
    """A multiple of the base year's value."""
    base = _at_start(q)
    unusable = _unusable(base)
    if unusable or not isinstance(base, Point):
        return _case(
            q, base=base, latest=_newest(q), goal=unusable or "no_base", limit=math.nan, path=_path(q, base, "no_base")
        )
    goal = q.wanted * base.value
    return _case(q, base=base, latest=_newest(q), goal=goal, limit=q.lenient * base.value, path=_path(q, base, goal))


def _growth(q: _Question) -> Case:
    """A yearly growth: on the index of published growths where they reach, else on the levels."""
    base, latest, basis = _measured(q)
    goal, limit = _grown_goal(q, base)
    path: PathKind = q.target.path or "compound"
    return _case(q, base=base, latest=latest, goal=goal, limit=limit, path=path, basis=basis)


def _measured(q: _Question) -> tuple[Point | Reason, Point | Reason, Literal["index", "levels"]]:
    """Base and latest of what is promised in %: on the index of growths where their chain reaches, else on levels."""
    values, growths = q.values(q.last), q.growths(q.last)
    links: list[Observation] = []
    while (year := q.start + 1 + len(links)) in growths:
        links.append(growths[year])
    begun = bool(links)
    complete = begun and links[-1].year == max([*values, *growths])
    if not complete and q.indicator.growth_basis != "real":
        return _at_start(q), _newest(q), "levels"
    if not begun:
        return q.defined(100.0), _chain_begins_late(q), "index"
    reached = growth.index(link.growth for link in links if link.growth is not None)
    return q.defined(100.0), q.merged(reached, links), "index"


def _chain_begins_late(q: _Question) -> Reason:
    """Why no index reaches a year that counts: its first growth lies after the deadline, or is missing."""
    return "no_observation" if q.start + 1 in q.growths(q.until) else "incomplete"


def _change(q: _Question) -> Case:
    """A change in % over the whole way: on an index or levels, or on figures that are the change so far."""
    if q.indicator.reported == "cumulative":
        path: PathKind = q.target.path or "linear"
        return _case(q, base=q.defined(0.0), latest=_added_so_far(q), goal=q.wanted, limit=q.lenient, path=path)
    base, latest, basis = _measured(q)
    goal: float | Reason
    if (unusable := _unusable(base)) or not isinstance(base, Point):
        goal, limit = unusable or "no_base", math.nan
    else:
        goal, limit = (base.value * (1 + share / 100) for share in (q.wanted, q.lenient))
    path = q.target.path or "compound"
    return _case(q, base=base, latest=latest, goal=goal, limit=limit, path=path, basis=basis)


def _grown_goal(q: _Question, base: Point | Reason) -> tuple[float | Reason, float]:
    """Where the promised growth leads by the deadline, and the same for the value less its tolerance."""
    if (unusable := _unusable(base)) or not isinstance(base, Point):
        return unusable or "no_base", math.nan
    if q.deadline is None:
        return "undated", math.nan
    years = q.deadline - base.year
    goal = growth.grown_to(base.value, q.wanted / 100, years)
    limit = growth.grown_to(base.value, q.lenient / 100, years) if q.target.tolerance else goal
    return ("not_applicable" if math.isnan(goal) else goal), limit


def _increase(q: _Question) -> Case:
    """An addition since the base year: 0 there by definition; three ways in which its figures arrive."""
    latest = _ADDED[q.indicator.reported](q)
    path: PathKind = q.target.path or "linear"
    return _case(q, base=q.defined(0.0), latest=latest, goal=q.wanted, limit=q.lenient, path=path)


def _added_so_far(q: _Question) -> Point | Reason:
    """The newest figure after the base year, where the addition is 0 by definition."""
    values = {year: o for year, o in q.values(q.last).items() if year > q.start}
    return q.point(values[_newest_of(values)]) if values else "no_observation"


def _added_level(q: _Question) -> Point | Reason:
    """The figure less the base year's figure."""
    values = q.values(q.last)
    start = q.values(q.until).get(q.plan.base_year)
    if start is None:
        return "no_base"
    if not values:
        return "no_observation"
    newest = values[_newest_of(values)]
    assert newest.value is not None and start.value is not None  # noqa: PT018
    parts = [start] if newest is start else [start, newest]
    return q.merged(newest.value - start.value, sorted(parts, key=lambda o: o.year == newest.year))


def _added_yearly(q: _Question) -> Point | Reason:
    """The sum of the plan's years up to the newest; with a hole in them there is no sum."""
    values = q.values(q.last)
    newest = _newest_of(values) if values else 0
    if newest < q.plan.start:
        return "no_observation"
    parts = [values[year] for year in range(q.plan.start, newest + 1) if year in values]
    if len(parts) < newest + 1 - q.plan.start:
        return "incomplete"
    return q.merged(math.fsum(part.value or 0.0 for part in parts), parts)


def _yearly(q: _Question) -> Case:
    """A value to be kept in every year of the plan; judged on the newest of them."""
    until = min(q.plan.end, math.inf if q.year is None else q.year)
    values = {year: o for year, o in q.values(until).items() if year >= q.plan.start}
    case = _case(
        q,
        base="not_applicable",
        latest=q.point(values[_newest_of(values)]) if values else "no_observation",
        goal=q.wanted,
        limit=q.lenient,
        path=None,
    )
    years = tuple(YearKept(year, o.value, case.keeps(o.value)) for year, o in values.items() if o.value is not None)
    return case._replace(years=years)


def _benchmark(q: _Question) -> Case:
    """Held against another indicator, in the newest year of the plan that both have: their levels or their growths."""
    look = _growths_of if q.target.compares == "growth" else _levels_of
    own = {year: figure for year, figure in look(q, q.target.indicator).items() if year >= q.plan.start}
    other = look(q, q.target.benchmark or "")
    year = max((year for year in own if year in other), default=None)
    if year is None:
        why: Reason = "no_benchmark" if own else "no_observation"
        return _case(q, base="not_applicable", latest=why, goal=why, limit=math.nan, path=None)
    against = q.merged(*other[year])
    goal = against.value + q.target.added
    return _case(
        q,
        base="not_applicable",
        latest=q.merged(*own[year]),
        goal=goal,
        limit=goal - q.sign * q.target.tolerance,
        path=None,
        other=against,
    )


_Figure = tuple[float, list[Observation]]  # a value, and what it comes from


def _levels_of(q: _Question, indicator: str) -> dict[int, _Figure]:
    values = _up_to(q.last, q.catalogue.by_year.get(indicator, NOTHING).values)
    return {year: (o.value, [o]) for year, o in values.items() if o.value is not None}


def _growths_of(q: _Question, indicator: str) -> dict[int, _Figure]:
    """An indicator's growth over the year before in %, by year: as published, else from two levels above zero."""
    values, growths = (_up_to(q.last, known) for known in q.catalogue.by_year.get(indicator, NOTHING))
    found: dict[int, _Figure] = {year: (o.growth, [o]) for year, o in growths.items() if o.growth is not None}
    for year, now in values.items():
        before = values.get(year - 1)
        if year not in found and before is not None and before.value and now.value is not None and before.value > 0:
            found[year] = 100 * (now.value / before.value - 1), [before, now]
    return found


_ADDED: Mapping[str, Callable[[_Question], Point | Reason]] = {
    "cumulative": _added_so_far,
    "yearly": _added_yearly,
    "level": _added_level,
}

_KINDS: Mapping[str, Callable[[_Question], Case]] = {
    "level": _level,
    "growth": _growth,
    "increase": _increase,
    "change": _change,
    "multiple": _multiple,
    "yearly": _yearly,
    "benchmark": _benchmark,
}
