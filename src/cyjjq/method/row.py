"""A target assessed: its case and every figure of the contract, or the reason why there is none."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from cyjjq.catalogue.models import Indicator, Target, Text
from cyjjq.catalogue.models import Path as PathKind
from cyjjq.method.missing import Missing
from cyjjq.method.reduction import Case, Point, Reason, YearKept

Status = Literal["met", "on_track", "behind", "off_track", "missed", "undated", "no_data"]
Method = Literal["schedule", "open-sdg"]
METHODS: tuple[Method, ...] = get_args(Method)
STATUSES: tuple[Status, ...] = get_args(Status)

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


class YearToDate(NamedTuple):
    """What has been published of the open year: a value from January to the period's end, a growth, or both.

    The growth is in % over the same period of the year before.
    """

    period: str
    value: float | None
    growth: float | None
    quality: str
    source: str


class Within(NamedTuple):
    """How the open year stands at a period's end; None where there is no figure, with its reason in the row.

    `year_planned` is the value that the whole year is to come to, `expected` what of it is due at the year to date's
    end: by last year's season where that is known, else by the share of the year that has gone. `time_ratio` and
    `season_ratio` are fractions. `growth_asked` is in %, like the growth beside which it stands.
    """

    period: str
    ytd: YearToDate | None
    year_planned: float | None
    expected: float | None
    expected_by: Literal["season", "time"] | None
    time_ratio: float | None
    season_ratio: float | None
    growth_asked: float | None


class Row(NamedTuple):
    """A target assessed; what it was reduced to stands in `case` and is read there, never worked out again.

    `target` is the goal G in the level's unit. Figures of the indicator are in its unit; attainment, progress, pace,
    elapsed and rates are fractions (0.05 is 5 % a year); gap is in percentage points for growth and change. `reasons`
    names, for each figure that is None, why.
    """

    case: Case
    name: Text
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
    reasons: Mapping[str, Reason] = {}
    missing: tuple[Missing, ...] = ()
    progress_value: float | None = None  # these two by --method open-sdg only
    score: float | None = None
    within: Within | None = None  # only where a period was asked for

    @property
    def entry(self) -> Target:
        """The catalogue's target."""
        return self.case.target

    @property
    def indicator(self) -> Indicator:
        """The target's indicator."""
        return self.case.indicator

    @property
    def year(self) -> int | None:
        """The year that the target is assessed as of."""
        return self.case.year

    @property
    def by(self) -> int | None:
        """The deadline as used: the target's own, else the plan's `undated_by`."""
        return self.case.deadline

    @property
    def by_assumed(self) -> bool:
        """The plan names no deadline; `by` is the plan's `undated_by`."""
        return self.entry.by is None and self.by is not None

    @property
    def base(self) -> Point | None:
        """The observation that the path starts from."""
        return self.case.base

    @property
    def latest(self) -> Point | None:
        """The newest observation that counts."""
        return self.case.latest

    @property
    def basis(self) -> Literal["index", "levels"] | None:
        """What a growth or a change is measured on; None for every other kind."""
        return self.case.basis

    @property
    def path(self) -> PathKind | None:
        """How the path runs; None for yearly targets and benchmarks, which have none."""
        return self.case.path

    @property
    def years(self) -> tuple[YearKept, ...] | None:
        """Each observed year of a yearly target; None for every other kind."""
        return self.case.years if self.entry.kind == "yearly" else None

    @property
    def years_kept(self) -> int | None:
        """In how many observed years a yearly target was kept."""
        return None if self.years is None else sum(year.kept for year in self.years)

    @property
    def years_observed(self) -> int | None:
        """In how many years of the plan a yearly target was observed."""
        return None if self.years is None else len(self.years)

    @property
    def level_unit(self) -> str:
        """The unit of target, planned, base and latest: the indicator's, "index", or % where growths are compared."""
        if self.entry.compares == "growth":
            return "%"
        return "index" if self.basis == "index" else self.indicator.unit

    @property
    def goal_is_level(self) -> bool:
        """Whether the goal is a level of the indicator: neither an index nor a change in %."""
        return self.basis != "index" and (self.entry.kind != "change" or self.case.per_cent_of_base)

    @property
    def is_told_in_percent(self) -> bool:
        """Whether it is promised in %, of growth or of change, whatever the levels are that it is computed from."""
        return self.entry.kind in ("growth", "change")

    @property
    def percent_reached(self) -> float | None:
        """What a growth or a change has come to by its latest figure, in %: a year, or in all."""
        if self.entry.kind == "growth":
            return None if self.observed_rate is None else 100 * self.observed_rate
        if self.latest is None or self.base is None or self.base.value == 0:
            return None
        return 100 * (self.latest.value / self.base.value - 1)

    @property
    def percent_due(self) -> float | None:
        """What an even pace makes of a growth or a change by the year asked for, in %: a year, or in all."""
        if self.planned is None or self.base is None or self.base.value == 0:
            return None
        return self.entry.value if self.entry.kind == "growth" else 100 * (self.planned / self.base.value - 1)

    @property
    def has_later_figure(self) -> bool:
        """Whether there is a figure after the base, or of the very year asked for."""
        if self.latest is None:
            return False
        return self.base is None or self.latest.year > self.base.year or self.latest.year == self.year

    @property
    def is_counted(self) -> bool:
        """Whether its figures are whole things."""
        return self.indicator.scale == "count" and not self.is_told_in_percent and self.entry.compares != "growth"

    @property
    def has_whole_years(self) -> bool:
        """Whether its yearly breakdown is in whole things: a number of things whose goal is whole."""
        return self.is_counted and self.target is not None and self.target == int(self.target)

    @property
    def is_ranked(self) -> bool:
        """Whether its figures are ranks or classes, of which there are no parts."""
        return self.indicator.scale == "rank" and not self.is_told_in_percent and self.entry.compares != "growth"

    @property
    def gap_unit(self) -> str:
        """The unit of gap: "pp" (percentage points) for what is promised in % or has the unit %, else the unit."""
        in_points = self.entry.kind in ("growth", "change") or self.level_unit == "%"
        return "pp" if in_points or self.indicator.unit == "%" else self.indicator.unit

    @property
    def due(self) -> float | None:
        """The planned value of the latest figure's year, in the level's unit; None where the schedule gap is."""
        if self.latest is None or self.schedule_gap is None:
            return None
        return self.latest.value + self.case.sign * self.schedule_gap / self.case.gap_scale

    @property
    def says_something(self) -> bool:
        """Whether the row has more to tell than its target: a figure, or a way to go."""
        if self.status == "not_available":
            return self.entry.kind == "level" and self.latest is not None
        return self.latest is not None or (self.path is not None and self.planned is not None)

    @property
    def has_no_figure(self) -> bool:
        """Whether nothing at all has been published of the target's indicator, as of the year."""
        return self.latest is None and (self.base is None or self.base.quality == "definition")

    def is_due(self, year: int) -> bool:
        """Whether the deadline is the end of the year (a yearly target is due every year)."""
        return self.by == year or self.entry.kind == "yearly"
