"""Judges the open year by what is known at a period's end: the year to date, the stock at its end, the rate so far.

A figure of less than a year is never a year's: it is held against what is due of the year by then. What flows is held
against the year's planned value times the share that last year's same period had (a county's retail sales in the first
quarter are not a quarter of the year's), or times the elapsed share of the year where last year's is not known. Stocks
and what is added up since the plan's start stand on the path at their own time. Nothing after the period is read, but
a year whose whole figure is known is no longer open: it is judged by that figure, whatever period was asked for.
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cyjjq.catalogue.models import ASSUMED, Catalogue, Indicator, Observation, Target
from cyjjq.catalogue.period import Period
from cyjjq.chinese.numerals import half_unit
from cyjjq.method import growth
from cyjjq.method.assessment import assess, judged
from cyjjq.method.breakdown import by_year
from cyjjq.method.missing import Missing, missing
from cyjjq.method.reasons import REASONS
from cyjjq.method.reduction import Case, Point, Reason, reduce
from cyjjq.method.row import Row, Status, Within, YearToDate

FIGURES = ("ytd", "year_planned", "expected", "expected_by", "time_ratio", "season_ratio", "growth_asked")


def assess_within(catalogue: Catalogue, period: Period, targets: Iterable[Target] | None = None) -> tuple[Row, ...]:
    """Assess targets (default: all) as of a period's end; a whole year is assessed as such."""
    if period.is_whole_year:
        return assess(catalogue, period.year, targets)
    chosen = catalogue.targets if targets is None else targets
    open_years = [_open(catalogue, target, period) for target in chosen]
    rows = judged(catalogue, [each.case for each in open_years])
    return tuple(each.row(row) for each, row in zip(open_years, rows, strict=True))


def _open(catalogue: Catalogue, target: Target, period: Period) -> "_OpenYear":
    """What is known of a target at a period's end; its case is that of the whole years, or of the point in time."""
    case = reduce(catalogue, target, period.year)
    last = min(math.inf if case.deadline is None else case.deadline, period.year)
    if target.kind == "yearly":
        last = min(period.year, catalogue.plan.end)
    is_whole = case.latest is not None and case.latest.year >= last
    figures = _Figures(catalogue, target.indicator, period)
    found = _OpenYear(catalogue, period, case, figures, int(last), is_whole, None)
    newest = None if is_whole else found.look()
    found = found._replace(newest=newest)
    point = None if newest is None or not found.is_point_in_time else found.point(newest)
    return found if point is None else found._replace(case=_at_point(case, point, period))


def _at_point(case: Case, point: Point, period: Period) -> Case:
    """The case with a figure within the year as its latest; what was the latest may be the base of what comes now."""
    base, why = case.base, case.base_missing
    if base is None and case.target.kind == "level" and case.latest is not None and case.latest.at < point.at:
        base, why = case.latest, None
    return case._replace(base=base, base_missing=why, latest=point, latest_missing=None, time=period.time)


class _Figures(NamedTuple):
    """The figures of one indicator that may be read at a period's end."""

    catalogue: Catalogue
    indicator: str
    period: Period

    @property
    def about(self) -> Indicator:
        return self.catalogue.indicators[self.indicator]

    def parts(self) -> list[Observation]:
        """What stands for less than a year, oldest first; of two of one end (2025-Q2, 2025-06) the fuller one last."""
        known = [o for o in self.catalogue.observations.get(self.indicator, ()) if o.period is not None]
        known = [o for o in known if o.span.ends <= self.period.ends]
        return sorted(known, key=lambda o: (o.span.ends, o.value is not None, o.growth is not None))

    def value(self, period: Period) -> float | None:
        """The value of a period."""
        return next((o.value for o in self.parts() if o.span.ends == period.ends and o.value is not None), None)

    def whole(self, year: int) -> float | None:
        """The value of a whole year."""
        known = self.catalogue.observations.get(self.indicator, ())
        return next((o.value for o in known if o.year == year and o.value is not None), None)

    def growth(self, period: Period) -> float | None:
        """The growth over the same period of last year in %: published, else from two values at current prices."""
        told = [o.growth for o in self.parts() if o.span.ends == period.ends and o.growth is not None]
        if told:
            return told[-1]
        now, before = self.value(period), self.value(period.a_year_before)
        if self.about.growth_basis == "real" or now is None or before is None or before <= 0:
            return None
        return 100 * (now / before - 1)


class _OpenYear(NamedTuple):
    """A target at a period's end.

    `last` is the last year that counts for it, `is_whole` whether that year's whole figure is known, `newest` the
    figure within a year by which it is judged: of the period's year, or, at the turn of the year, of the year before.
    """

    catalogue: Catalogue
    period: Period
    case: Case
    figures: _Figures
    last: int
    is_whole: bool
    newest: Observation | None

    @property
    def target(self) -> Target:
        return self.case.target

    @property
    def year(self) -> int:
        """The year that is open."""
        return self.last if self.newest is None else self.newest.span.year

    @property
    def by_growth(self) -> bool:
        """Whether it is growth that is judged: what promises one, and changes that are known by an index only."""
        return self.target.kind == "growth" or (self.target.kind == "change" and self.case.basis == "index")

    @property
    def is_point_in_time(self) -> bool:
        """Whether a figure within the year stands on the path itself: stocks, and what is added up."""
        if self.by_growth or self.case.path is None:
            return False
        summed = self.target.kind == "increase" or (self.target.kind == "change" and self.case.basis is None)
        return summed or self.case.indicator.timing == "stock"

    @property
    def is_flow(self) -> bool:
        """Whether the year to date is a part of the year's figure."""
        adds = self.target.kind in ("level", "multiple", "change", "yearly") and not self.by_growth
        return adds and not self.is_point_in_time and self.case.indicator.timing == "flow"

    def look(self) -> Observation | None:
        """The newest figure of a year that is open: after the last whole one, in this year or the one before."""
        whole = -math.inf if self.case.latest is None else self.case.latest.year
        first = max(self.catalogue.plan.start, self.period.year - 1, whole + 1)
        known = [o for o in self.figures.parts() if first <= o.span.year <= self.last]
        return next((o for o in reversed(known) if self._serves(o)), None)

    def _serves(self, observation: Observation) -> bool:
        """Whether a figure says what the target asks for."""
        if self.target.kind == "benchmark":
            return self._pair(observation) is not None
        if self.by_growth:
            return self.figures.growth(observation.span) is not None
        return observation.value is not None and (not self.is_point_in_time or self.point(observation) is not None)

    def point(self, observation: Observation) -> Point | None:
        """A figure within the year as a point at its end; of an increase, what has been added since the base year."""
        value: float | None = observation.value
        parts: tuple[Observation, ...] = (observation,)
        if value is None:
            return None
        reported = self.case.indicator.reported
        if self.target.kind == "increase" and reported != "cumulative":
            plan, year = self.catalogue.plan, observation.span.year
            years = [plan.base_year] if reported == "level" else list(range(plan.start, year))
            wholes = self.catalogue.observations.get(self.target.indicator, ())
            before = [o for o in wholes if o.year in years and o.value is not None]
            if len(before) < len(years):
                return None
            known = math.fsum(o.value or 0.0 for o in before)
            value, parts = (value - known if reported == "level" else value + known), (*before, observation)
        quality = self.catalogue.quality(observation)
        assumed = observation.source == ASSUMED
        return Point(observation.when, observation.span.year, value, quality, observation.source, assumed, parts)

    def row(self, row: Row) -> Row:
        """The row of the whole years with what is known of the open one."""
        numbers, why = _Numbers(self, row).all()
        reasons = dict(row.reasons) | {name: reason for name, reason in why.items() if numbers[name] is None}
        t0, end = self.case.base and self.case.base.at, self.case.deadline
        gone = row.time_elapsed
        if gone is not None and t0 is not None and end is not None:
            gone = min(1.0, (self.period.time - t0) / (end - t0))
        return row._replace(
            status=self.status(row, numbers),
            time_elapsed=gone,
            reasons=reasons,
            missing=self.missing(),
            within=Within(str(self.period), **numbers),  # type: ignore[arg-type]
        )

    # --- The status ---------------------------------------------------------------------------------------------------

    def status(self, row: Row, numbers: dict[str, object]) -> str:
        """By the whole figure where it is known, by what is known of the open year, else by the last whole year."""
        if self.is_whole:
            return row.status
        found = None if self.newest is None else self._status(row, numbers, self.newest)
        status = row.status if found is None else found
        open_still = self.last == self.period.year or self.newest is not None
        if self.target.kind in ("yearly", "benchmark") and open_still:
            return {"met": "on_track", "missed": "behind", "off_track": "behind"}.get(status, status)
        return status

    def _status(self, row: Row, numbers: dict[str, object], newest: Observation) -> Status | None:
        if self.target.kind == "benchmark":
            pair = self._pair(newest)
            return None if pair is None else self._held(pair[0], pair[1], self.target.tolerance)
        if self.by_growth:
            return self._by_growth(row, self.figures.growth(newest.span))
        if self.is_point_in_time or newest.value is None:
            return None
        if self.target.kind == "yearly" and not self.is_flow:
            return "on_track" if self.case.keeps(newest.value) else "behind"
        expected = numbers["expected"]
        if not isinstance(expected, float):
            return None
        return self._by_ratio(newest.value, expected) if self.is_flow else self._by_way(newest.value, expected)

    def _graded(self, ratio: float) -> Status:
        bounds = self.catalogue.plan.thresholds
        if ratio >= bounds.on_track - 1e-9:
            return "on_track"
        return "behind" if ratio >= bounds.behind - 1e-9 else "off_track"

    def _keeps(self, value: float, limit: float) -> bool:
        return bool(growth.keeps(value, limit, self.case.sign))

    def _held(self, value: float, limit: float, tolerance: float) -> Status:
        return "on_track" if self._keeps(value, limit - self.case.sign * tolerance) else "behind"

    def _by_ratio(self, value: float, due: float) -> Status:
        """By what share of what is due there is; for a ceiling, what is allowed by then over what there is."""
        if self._keeps(value, due):
            return "on_track"
        above, below = (value, due) if self.case.sign > 0 else (due, value)
        return self._graded(above / below) if below > 0 else "off_track"

    def _by_growth(self, row: Row, value: float | None) -> Status | None:
        """By the growth of the period over the growth that is promised; for a fall, fall over fall."""
        wanted, lenient = self.target.value, self.target.limit
        if self.target.kind == "change":
            wanted = lenient = None if row.plan_rate is None else 100 * row.plan_rate
        if value is None or wanted is None or lenient is None:
            return None
        if self._keeps(value, lenient):
            return "on_track"
        above, below = (value, wanted) if self.case.sign * wanted > 0 else (wanted, value)
        return self._graded(above / below) if below else "off_track"

    def _by_way(self, value: float, planned: float) -> Status | None:
        """A rate so far against the year's planned value, by the share of the planned change that has happened."""
        case = self.case
        if self._keeps(value, planned):
            return "on_track"
        if case.base is None or case.held:
            short = case.sign * (planned - value)
            slight = short <= (1 - self.catalogue.plan.thresholds.on_track + 1e-9) * abs(planned)
            return "behind" if slight else "off_track"
        way = planned - case.base.value
        pace = (value - case.base.value) / way if way else -math.inf
        counted = self.target.kind == "level" and case.indicator.scale in ("count", "rank")
        if counted and pace > 0 and abs(value - planned) <= half_unit(case.goal) + 1e-9:
            return "on_track"
        return self._graded(pace)

    def _pair(self, own: Observation) -> tuple[float, float] | None:
        """A benchmark's own figure and the other's of the same period, with what the target adds to it."""
        other = _Figures(self.catalogue, self.target.benchmark or "", self.period)
        if self.target.compares == "growth":
            ours, theirs = self.figures.growth(own.span), other.growth(own.span)
        else:
            ours, theirs = own.value, other.value(own.span)
        return None if ours is None or theirs is None else (ours, theirs + self.target.added)

    # --- What is missing ----------------------------------------------------------------------------------------------

    def missing(self) -> tuple[Missing, ...]:
        """What it lacks to be judged at the period's end: what the whole years lack, and the period's own figure."""
        if self.is_whole or self.last < self.period.year:
            return missing(self.catalogue, self.case._replace(time=None))
        asked = newest_of(self.case.indicator, self.period)
        if self.case.indicator.report is None and not self.figures.parts():
            asked = Period(self.period.year if self.period.month == 12 else self.period.year - 1)
        if asked.is_whole_year:  # nobody publishes it within the year
            return missing(self.catalogue, self.case._replace(year=asked.year, time=None))
        whole = missing(self.catalogue, self.case._replace(year=self.period.year - 1, time=None))
        summed = self.target.kind == "increase" and self.case.indicator.reported == "yearly"
        before = [
            each._replace(what="chain") if each.what == "latest" else each
            for each in whole
            if summed or each.what in ("base", "chain")
        ]
        return (*before, *self._lacking(asked))

    def _lacking(self, asked: Period) -> list[Missing]:
        figure = "growth" if self.by_growth or self.target.compares == "growth" else "value"
        names = [(self.target.indicator, "latest"), (self.target.benchmark, "benchmark")]
        found = []
        for name, what in names:
            if name is None:
                continue
            known = _Figures(self.catalogue, name, self.period)
            has = [known.growth(o.span) if figure == "growth" else o.value for o in known.parts() if _reaches(o, asked)]
            if not any(value is not None for value in has):
                found.append(Missing(name, str(asked), what, figure))  # type: ignore[arg-type]
        return found


def _reaches(observation: Observation, asked: Period) -> bool:
    return observation.span.ends >= asked.ends


def newest_of(indicator: Indicator, period: Period) -> Period:
    """The newest period of the indicator's own frequency that is over by a period's end; else the period itself."""
    every = indicator.report.every if indicator.report else None
    if every == "year":
        return Period(period.year if period.month == 12 else period.year - 1)
    if every == "quarter" and period.month >= 3:
        return Period(period.year, f"Q{period.month // 3}")
    if every == "quarter":
        return Period(period.year - 1)
    if every == "month" and period.month > 1:  # January alone is not published
        return Period(period.year, f"{period.month:02}")
    return Period(period.year - 1) if every == "month" else period


class _Numbers(NamedTuple):
    """The figures of the open year, each with the reason why there is none."""

    of: _OpenYear
    row: Row

    def all(self) -> tuple[dict[str, object], dict[str, Reason]]:
        of = self.of
        ytd = self.ytd()
        why: dict[str, Reason] = dict.fromkeys(FIGURES, "not_applicable")
        why["ytd"] = "no_observation"
        planned = self.planned(of.year)
        why["year_planned"] = self.row.reasons.get("planned") or self.row.reasons.get("target") or "not_applicable"
        found: dict[str, object] = dict.fromkeys(FIGURES) | {"ytd": ytd, "year_planned": planned}
        found["growth_asked"], why["growth_asked"] = self.growth_asked(planned)
        if of.is_flow:
            self._flow(ytd, planned, found, why)
        elif of.is_point_in_time and of.newest is not None and not of.is_whole:
            due = self.row.due
            found["expected"], why["expected"] = due, self.row.reasons.get("schedule_gap", "not_applicable")
            found["expected_by"], why["expected_by"] = (None if due is None else "time"), why["expected"]
        elif of.case.indicator.timing == "rate" and not of.by_growth:
            found["expected"], why["expected"] = planned, why["year_planned"]
        return found, why

    def ytd(self) -> YearToDate | None:
        """The newest figure of the open year, its growth over the same period of last year beside it."""
        of = self.of
        known = [o for o in of.figures.parts() if o.span.year == of.year]
        shown = of.newest or (known[-1] if known else None)
        if shown is None:
            return None
        quality = of.catalogue.quality(shown)
        compares = shown.growth is not None or _grows(of.case.indicator)
        same = of.figures.growth(shown.span) if compares else None
        value = shown.value if shown.value is not None else of.figures.value(shown.span)
        return YearToDate(shown.when, value, same, quality, shown.source)

    def planned(self, year: int) -> float | None:
        """The value that the open year is to come to, in the level's unit."""
        if self.of.target.kind == "benchmark":
            return None
        return by_year(self.row, [year])[0]

    def growth_asked(self, planned: float | None) -> tuple[float | None, Reason]:
        """What the year is to grow by in %: after the years known where growth is promised, else over last year."""
        of, row = self.of, self.row
        if of.by_growth:
            asked = None if row.required_rate is None else 100 * row.required_rate
            return asked, row.reasons.get("required_rate", "not_applicable")
        if not of.is_flow or not row.goal_is_level:
            return None, "not_applicable"
        before = of.figures.whole(of.year - 1)
        if planned is None:
            return None, row.reasons.get("planned", "not_applicable")
        if before is None:
            return None, "no_observation"
        if before <= 0:
            return None, "zero_value" if before == 0 else "not_applicable"
        return 100 * (planned / before - 1), "not_applicable"

    def _flow(
        self, ytd: YearToDate | None, planned: float | None, found: dict[str, object], why: dict[str, Reason]
    ) -> None:
        """What is due of a flow by the year to date's end, and what of it has come."""
        figures = self.of.figures
        span = None if ytd is None else Period.parse(ytd.period)
        value = None if ytd is None else ytd.value
        names = ("expected", "expected_by", "time_ratio", "season_ratio")
        if span is None or value is None or planned is None:
            first = why["year_planned"] if planned is None else "no_observation"
            causes: set[Reason] = {first, "no_observation"} if value is None else {first}
            why |= dict.fromkeys(names, min(causes, key=REASONS.index))
            return
        before, whole = figures.value(span.a_year_before), figures.whole(span.year - 1)
        season = before / whole if before is not None and whole is not None and before > 0 and whole > 0 else None
        share = span.share if season is None else season
        found |= {"expected": planned * share, "expected_by": "time" if season is None else "season"}
        if planned:
            found["time_ratio"] = value / planned / span.share
            found["season_ratio"] = None if season is None else value / (planned * season)
        why |= {"time_ratio": "zero_target", "season_ratio": "no_observation" if season is None else "zero_target"}


def _grows(indicator: Indicator) -> bool:
    """Whether two of its values make a growth: not two shares or ranks, nor what is added up since the plan's start."""
    amount = indicator.scale in ("amount", "count") and indicator.unit != "%"
    return amount and indicator.timing != "rate" and indicator.reported != "cumulative"


def worth_reading(rows: Sequence[Row]) -> bool:
    """Whether any row has a figure of the open year."""
    return any(row.within is not None and row.within.ytd is not None for row in rows)
