"""The supervision ledger (督办台账): who answers for each target, which figure is due and when, and whether it came.

A figure is due once its period is over and `lag` months more have passed; in the month that begins then it is awaited,
after that month it is overdue. January alone is not published. A day rules (`today`): what was entered, or else
published, after it is not known yet, so that a ledger of an earlier day says what it said then.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, get_args

from cyjjq.catalogue.models import Action, BaselineFile, Catalogue, Indicator, Observation, Owner, Report, Target
from cyjjq.catalogue.period import Period
from cyjjq.method.row import Row
from cyjjq.method.within import assess_within

State = Literal["overdue", "due", "no_owner", "reported", "none_due"]
STATES: tuple[State, ...] = get_args(State)  # in the order of the ledger: what is overdue first
USUAL = Report(every="year", lag=4)  # a year's figures come from February to May of the next


class Due(NamedTuple):
    """A figure that is to come: of which period, from which day on it is due, and from which day on overdue."""

    period: Period
    since: date
    overdue: date


class Entry(NamedTuple):
    """A target in the ledger.

    `state` is no_owner where nobody answers for it, else `reporting`: how it stands with its figures. `figure` is the
    newest one known, `age` the months since its period ended. `due` is the figure that is due now (the oldest that is
    missing, else the newest that came), `next` the one that will be. `in_time`: whether what was due last came before
    it was overdue; None where nothing was due or no day is known.
    """

    row: Row
    owner: Owner | None
    state: State
    reporting: State
    figure: Observation | None
    age: int | None
    due: Due | None
    next: Due | None
    in_time: bool | None


class Tally(NamedTuple):
    """What a group of targets comes to: how they stand, and how their figures came."""

    targets: int
    met: int
    on_track: int
    behind: int
    off_track: int
    missed: int
    waiting: int
    due: int
    reported: int
    in_time: int
    overdue: int
    no_owner: int

    @property
    def judged(self) -> int:
        """How many can be judged."""
        return self.targets - self.waiting

    @property
    def kept_share(self) -> float | None:
        """Of those that can be judged, the share that is met or on track."""
        return (self.met + self.on_track) / self.judged if self.judged else None

    @property
    def in_time_share(self) -> float | None:
        """Of those whose figure was due, the share that came in time."""
        return self.in_time / self.due if self.due else None


def known_on(catalogue: Catalogue, day: date) -> Catalogue:
    """The catalogue without what was entered, or else published, after a day."""
    sources = catalogue.baseline.sources

    def is_known(observation: Observation) -> bool:
        came = observation.recorded or sources[observation.source].date
        return came is None or came <= day

    kept = tuple(o for o in catalogue.baseline.observations if is_known(o))
    baseline = BaselineFile.model_construct(schema_version=1, sources=sources, observations=kept)
    return Catalogue(catalogue.targets_file, baseline, catalogue.owners)


def ledger(
    catalogue: Catalogue, period: Period, today: date, targets: Iterable[Target] | None = None
) -> tuple[Entry, ...]:
    """The ledger as of a period's end, drawn up on a day: what is overdue first, then in the catalogue's order."""
    known = known_on(catalogue, today)
    chosen = list(catalogue.targets if targets is None else targets)
    rows = assess_within(known, period, chosen)
    entries = [_entry(known, row, period, today) for row in rows]
    return tuple(sorted(entries, key=lambda each: (STATES.index(each.state), STATES.index(each.reporting))))


def due(indicator: Indicator, period: Period) -> Due:
    """When the figure of a period is due."""
    report = indicator.report or USUAL
    since = _first_day(period.ends, report.lag + 1)
    return Due(period, since, _first_day(since, 1))


def _first_day(day: date, months: int) -> date:
    """The first day of the month so many months after a day's."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def periods(indicator: Indicator, first: int, last: int) -> Iterator[Period]:
    """The periods of an indicator's frequency in some years, oldest first."""
    every = (indicator.report or USUAL).every
    parts = {
        "year": [""],
        "quarter": ["Q1", "Q2", "Q3", "Q4"],
        "month": [f"{month:02}" for month in range(2, 13)],  # January alone is not published
    }[every]
    return (Period(year, part) for year in range(first, last + 1) for part in parts)


def _entry(known: Catalogue, row: Row, period: Period, today: date) -> Entry:
    figures = [o for o in known.observations.get(row.entry.indicator, ()) if o.span.ends <= period.ends]
    figure = max(figures, key=lambda o: (o.span.ends, o.year is not None), default=None)
    last = known.plan.end if row.by is None or row.entry.kind == "yearly" else row.by
    every = [due(row.indicator, each) for each in periods(row.indicator, known.plan.start, last)]
    ended = [each for each in every if each.period.ends <= min(period.ends, today)]
    fallen = [each for each in ended if each.since <= today]
    lacking = [each for each in fallen if figure is None or each.period.ends > figure.span.ends]
    reporting: State = "none_due"
    if lacking:
        reporting = "overdue" if lacking[0].overdue <= today else "due"
    elif fallen:
        reporting = "reported"
    owner = known.owner(row.entry)
    now = lacking[0] if lacking else fallen[-1] if fallen else None
    reach = figure.span.ends if figure else date.min
    coming = (each for each in every if each not in fallen and each.period.ends > reach)
    return Entry(
        row=row,
        owner=owner,
        state=reporting if owner else "no_owner",
        reporting=reporting,
        figure=figure,
        age=None if figure is None else _months(figure.span.ends, today),
        due=now,
        next=next(coming, None),
        in_time=_in_time(known, figures, fallen[-1]) if fallen else None,
    )


def _months(start: date, end: date) -> int:
    """Whole calendar months from the one to the other."""
    return max(0, 12 * (end.year - start.year) + end.month - start.month)


def _in_time(known: Catalogue, figures: Sequence[Observation], asked: Due) -> bool | None:
    """Whether the figure that was due last came before it was overdue; False where it has not come."""
    came = [o.recorded or known.baseline.sources[o.source].date for o in figures if o.span.ends >= asked.period.ends]
    if not came:
        return False
    days = [day for day in came if day is not None]
    return min(days) < asked.overdue if days else None


# --- Summaries --------------------------------------------------------------------------------------------------------


def tally(entries: Sequence[Entry]) -> Tally:
    """What some targets come to."""
    status = [each.row.status for each in entries]
    counted = {name: status.count(name) for name in ("met", "on_track", "behind", "off_track", "missed")}
    return Tally(
        targets=len(entries),
        **counted,
        waiting=len(entries) - sum(counted.values()),
        due=sum(each.reporting != "none_due" for each in entries),
        reported=sum(each.reporting == "reported" for each in entries),
        in_time=sum(each.in_time is True for each in entries),
        overdue=sum(each.reporting == "overdue" for each in entries),
        no_owner=sum(each.owner is None for each in entries),
    )


def by_action(catalogue: Catalogue, entries: Sequence[Entry]) -> list[tuple[Action | None, list[Entry]]]:
    """The targets of each action that has any, those of the plan as a whole first."""
    groups = [
        (action, [each for each in entries if each.row.entry.action == (action and action.id)])
        for action in (None, *catalogue.targets_file.actions)
    ]
    return [(action, group) for action, group in groups if group]


def by_owner(entries: Sequence[Entry]) -> list[tuple[str | None, list[Entry]]]:
    """The targets of each lead department, those of nobody last."""
    names = sorted({each.owner.lead for each in entries if each.owner})
    groups = [(name, [each for each in entries if each.owner and each.owner.lead == name]) for name in names]
    nobody = [each for each in entries if each.owner is None]
    return [*groups, *([(None, nobody)] if nobody else [])]


def earlier(period: Period, against: Period, today: date) -> date:
    """The day on which the ledger of an earlier period was drawn up, if this one is drawn up today: as long after."""
    day = _first_day(today, -_months(against.ends, period.ends))
    return day + min(timedelta(today.day - 1), _first_day(day, 1) - timedelta(1) - day)


def changed(now: Sequence[Entry], then: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """The (now, then) pairs that differ in state, status or newest figure, in the order of now."""
    before = {each.row.entry.id: each for each in then}

    def told(each: Entry) -> tuple[object, ...]:
        return each.state, each.reporting, each.row.status, each.figure

    return [(each, before[each.row.entry.id]) for each in now if told(each) != told(before[each.row.entry.id])]
