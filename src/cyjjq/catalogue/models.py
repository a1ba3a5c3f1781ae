"""The shape of the data files, stated once: what keys there are, what they hold, which may be left out.

`targets.yaml` is a `TargetsFile`, `baseline.yaml` a `BaselineFile`. Unknown keys are errors. Numbers are strict (a
quoted number is no number); whether the data make sense together is not judged here but in `checks`. What a key
holds is told for people in `words.fields`, under the model's name and the key's.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from cyjjq.catalogue import patterns
from cyjjq.catalogue.period import Period

Lang = Literal["zh", "en"]
Scale = Literal["amount", "count", "share", "ratio", "rank"]
Timing = Literal["flow", "stock", "rate"]
Reported = Literal["level", "cumulative", "yearly"]
Kind = Literal["level", "growth", "increase", "change", "multiple", "yearly", "benchmark"]
Bound = Literal["at_least", "at_most"]
Path = Literal["compound", "linear"]
Quality = Literal["official", "secondary", "derived", "estimated"]
Every = Literal["month", "quarter", "year"]


ASSUMED = "--assume"  # the source of a figure that was put in for one run; no id in a file can look like it


class Model(BaseModel):
    """The base of all models here: no unknown keys, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=(), defer_build=True)


class Text(Model):
    """A text for people: written as one string (then it serves both languages) or as {zh, en}."""

    zh: Annotated[str, StringConstraints(min_length=1)] | None = None
    en: Annotated[str, StringConstraints(min_length=1)] | None = None

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        """A schema for editors: a string will do, too."""
        return {"anyOf": [{"type": "string", "minLength": 1}, handler(core_schema)]}

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"zh": value, "en": value}
        if isinstance(value, dict) and not value:
            raise PydanticCustomError("string_too_short", "empty text")
        return value

    def in_(self, lang: Lang) -> str:
        """The text in a language, else in the other one."""
        return (self.zh or self.en or "") if lang == "zh" else (self.en or self.zh or "")


def _real_date(value: Any) -> Any:
    """Let through what is written YYYY-MM-DD: pydantic alone would take Unix seconds, in a string too, for a date."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return value
    raise PydanticCustomError("date_parsing", "not a date")


LARGEST = 1e15


def _finite(value: float) -> float:
    """Refuse what no published figure can be; beyond `LARGEST` a float no longer holds every digit."""
    if abs(value) > LARGEST:
        raise PydanticCustomError("out_of_range", "number too large", {"le": "1e15", "ge": "-1e15"})
    return value


Number = Annotated[float, Field(strict=True, allow_inf_nan=False), AfterValidator(_finite)]
Positive = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0), AfterValidator(_finite)]
Year = Annotated[int, Field(strict=True, ge=1900, le=2200)]
Serial = Annotated[int, Field(strict=True, ge=1, le=9999)]
SerialKey = Annotated[str, StringConstraints(pattern=patterns.SERIAL)]  # the same as a key of YAML, which is a text
Version = Annotated[int, Field(strict=True, ge=1, le=1)]
Day = Annotated[date, BeforeValidator(_real_date)]
Slug = Annotated[str, StringConstraints(pattern=patterns.SLUG)]
SourceId = Annotated[str, StringConstraints(pattern=patterns.PLAN_OR_SOURCE)]
PlanId = SourceId
Line = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Url = Annotated[str, StringConstraints(pattern=patterns.URL, max_length=2000)]
PeriodText = Annotated[str, StringConstraints(pattern=patterns.PERIOD)]


class Thresholds(Model):
    """From which pace on a target counts as on track, and from which as merely behind."""

    on_track: Annotated[float, Field(strict=True, gt=0, le=1)] = 0.95
    behind: Annotated[float, Field(strict=True, ge=0, le=1)] = 0.60


class Circular(Model):
    """To whom a circular on the plan goes, and who signs it."""

    to: Text | None = None
    from_: Text | None = Field(default=None, alias="from")


class Plan(Model):
    """The plan itself: its name, its years, and how its undated targets are read."""

    id: PlanId
    title: Text
    issuer: Text
    issued: Day
    base_year: Year
    start: Year
    end: Year
    undated_by: Year | None = None
    text_sha256: Annotated[str, StringConstraints(pattern=patterns.SHA256)] | None = None
    thresholds: Thresholds = Thresholds.model_construct()
    circular: Circular = Circular.model_construct()

    @property
    def years(self) -> range:
        """The years of the plan, first to last."""
        return range(self.start, self.end + 1)

    def elapsed(self, year: float) -> float | None:
        """The share of the plan's time that is over by a time (the end of 2025 is 2025); None without a length."""
        return min(1.0, (year - self.base_year) / (self.end - self.base_year)) if self.end > self.base_year else None

    def base_among(self, years: Iterable[int], until: float = math.inf) -> int | None:
        """The year that a level starts from: the last one up to the base year, else the first of several after it.

        A single figure after the base year is a latest figure and no base: nothing leads from it to itself.
        """
        known = sorted(years)
        before = [year for year in known if year <= self.base_year]
        newer = known[1:2] and known[1] <= until
        return before[-1] if before else known[0] if newer else None


class Task(Model):
    """One numbered task of an action."""

    id: Serial
    name: Text
    heading: Line | None = None


class Action(Model):
    """One action of the plan with its tasks."""

    id: Serial
    name: Text
    heading: Line | None = None
    tasks: tuple[Task, ...] = ()


class Report(Model):
    """How often an indicator is published, and how many months after its period's end a figure is due."""

    every: Every
    lag: Annotated[int, Field(strict=True, ge=0, le=36)]


class Indicator(Model):
    """A named quantity with a unit and a definition."""

    name: Text
    unit: Line
    scale: Scale
    timing: Timing
    reported: Reported = "level"
    growth_basis: Literal["nominal", "real"] = "nominal"
    definition: Text | None = None
    aliases: tuple[Line, ...] = ()
    report: Report | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called: its name in each language, and its aliases."""
        return tuple(dict.fromkeys(name for name in (self.name.zh, self.name.en, *self.aliases) if name))


class Owner(Model):
    """Who answers for a target: the lead department and those with it."""

    lead: Line
    with_: tuple[Line, ...] = Field(default=(), alias="with")


class Target(Model):
    """One commitment in numbers."""

    id: Slug
    indicator: Slug
    name: Text | None = None
    action: Serial | None
    task: Serial | None = None
    kind: Kind
    bound: Bound
    value: Number | None = None
    since: Year | None = None
    tolerance: Positive = 0.0
    by: Year | None = None
    path: Path | None = None
    benchmark: Slug | None = None
    compares: Literal["level", "growth"] = "level"
    wording: Line
    nature: Literal["binding", "expected"] | None = None
    phrase: Line
    owner: Owner | None = None
    note: Text | None = None

    def named(self, indicator: Indicator) -> Text:
        """Its own name, else its indicator's."""
        return self.name or indicator.name

    @property
    def sign(self) -> float:
        """+1 where more is better (at_least), -1 where less is (at_most)."""
        return 1.0 if self.bound == "at_least" else -1.0

    @property
    def added(self) -> float:
        """What a benchmark adds to the other indicator's figure."""
        return 0.0 if self.value is None else self.value

    @property
    def limit(self) -> float | None:
        """The value that still keeps the target: `value` less the tolerance, towards what is easier."""
        return None if self.value is None else self.value - self.sign * self.tolerance

    def keeps(self, value: float) -> bool:
        """Whether a figure in the value's unit keeps the target, 1e-9 of it forgiven; False without a value."""
        return self.limit is not None and self.sign * (value - self.limit) >= -1e-9 * abs(self.limit)


class Identity(Model):
    """A definition or accounting fact that ties indicators together."""

    id: Slug
    name: Text
    result: Slug
    formula: Line


class Exclusion(Model):
    """A quantity of the plan's text that is no target, with its class and the reason."""

    phrase: Line
    class_: Line = Field(alias="class")
    reason: Text
    times: Annotated[int, Field(strict=True, ge=1, le=999)] = 1


class TargetsFile(Model):
    """targets.yaml: the plan, its actions, its indicators and what it commits them to."""

    schema_version: Version
    plan: Plan
    actions: tuple[Action, ...]
    indicators: dict[Slug, Indicator]
    targets: tuple[Target, ...]
    identities: tuple[Identity, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()


class Source(Model):
    """A publication that figures come from."""

    title: Text
    publisher: Text
    date: Day | None = None
    retrieved: Day | None = None
    url: Url | None = None
    reliability: Literal["official", "secondary"]
    note: Text | None = None


class Was(Model):
    """A value that an observation replaced, with the source it had."""

    value: Number
    source: SourceId


class Observation(Model):
    """A published figure of one indicator: a value, a growth over the year before, or both.

    It stands for a whole `year`, or for a `period` of less than a year ("2025-Q2", "2025-06": year to date).
    """

    indicator: Slug
    year: Year | None = None
    period: PeriodText | None = None
    value: Number | None = None
    growth: Number | None = None
    source: SourceId
    quality: Quality | None = None
    formula: Line | None = None
    where: Line | None = None
    confidence: Literal["low"] | None = None
    stage: Literal["preliminary", "final", "revised"] | None = None
    phrase: Line | None = None
    was: tuple[Was, ...] = ()
    recorded: Day | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> "Observation":
        if (self.year is None) == (self.period is None):
            raise PydanticCustomError(
                "either_of", "year or period", {"zh": "year 与 period 二者择一", "en": "either year or period"}
            )
        if self.value is None and self.growth is None:
            raise PydanticCustomError(
                "either_of", "value", {"zh": "value、growth 至少一个", "en": "value, growth or both"}
            )
        if self.formula is None and self.quality in ("derived", "estimated"):
            raise PydanticCustomError(
                "either_of",
                "formula",
                {
                    "zh": f"quality: {self.quality} 须写 formula（完整算式）",
                    "en": f"quality: {self.quality} needs formula, the arithmetic in full",
                },
            )
        return self

    @property
    def when(self) -> str:
        """The period as text: "2022" or "2025-Q2"."""
        return self.period or str(self.year)

    @property
    def span(self) -> Period:
        """The time that it stands for."""
        span = Period.parse(self.when)
        assert span is not None, "the model has made sure of its form"
        return span


class BaselineFile(Model):
    """baseline.yaml: the publications, and the figures that they hold."""

    schema_version: Version
    sources: dict[SourceId, Source]
    observations: tuple[Observation, ...]


class OwnersFile(Model):
    """owners.yaml: who answers for what, where the catalogue does not say it; the nearest entry rules."""

    schema_version: Version
    actions: dict[SerialKey, Owner] = {}
    tasks: dict[SerialKey, Owner] = {}
    targets: dict[Slug, Owner] = {}


class ByYear(NamedTuple):
    """What is known of an indicator for whole years, ascending: its values and its growths."""

    values: Mapping[int, Observation]
    growths: Mapping[int, Observation]


NOTHING = ByYear({}, {})


def _by_year(group: list[tuple[int, Observation]]) -> ByYear:
    group.sort(key=itemgetter(0))
    return ByYear(
        {year: observation for year, observation in group if observation.value is not None},
        {year: observation for year, observation in group if observation.growth is not None},
    )


@dataclass(frozen=True)
class Catalogue:
    """A plan with its figures: both files, and the look-ups that everybody needs."""

    targets_file: TargetsFile
    baseline: BaselineFile
    owners: OwnersFile | None = None

    def owner(self, target: Target) -> Owner | None:
        """Who answers for a target: by its id, its own entry, its task or its action, the nearest of them."""
        told = self.owners
        if told is None:
            return target.owner
        own = told.targets.get(target.id) or target.owner
        by_task = None if target.task is None else told.tasks.get(str(target.task))
        return own or by_task or (None if target.action is None else told.actions.get(str(target.action)))

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.targets_file.plan

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets in the order of the file."""
        return self.targets_file.targets

    @property
    def indicators(self) -> dict[str, Indicator]:
        """The indicators by id."""
        return self.targets_file.indicators

    @cached_property
    def observations(self) -> dict[str, tuple[Observation, ...]]:
        """The observations by indicator, in the order of the file."""
        return {indicator: tuple(o for _, o in group) for indicator, group in self.numbered.items()}

    @cached_property
    def numbered(self) -> dict[str, list[tuple[int, Observation]]]:
        """The same, each with its number in the file, for whoever must point at it."""
        grouped: dict[str, list[tuple[int, Observation]]] = defaultdict(list)
        for i, observation in enumerate(self.baseline.observations):
            grouped[observation.indicator].append((i, observation))
        return grouped

    @cached_property
    def by_year(self) -> Mapping[str, ByYear]:
        """The observations of whole years by indicator; of two of one year the last one."""
        grouped: dict[str, list[tuple[int, Observation]]] = defaultdict(list)
        for observation in self.baseline.observations:
            if observation.year is not None:
                grouped[observation.indicator].append((observation.year, observation))
        return {indicator: _by_year(group) for indicator, group in grouped.items()}

    @cached_property
    def aims(self) -> Mapping[str, Sequence[Target]]:
        """The targets by indicator, in the order of the file."""
        grouped: dict[str, list[Target]] = defaultdict(list)
        for target in self.targets:
            grouped[target.indicator].append(target)
        return grouped

    def quality(self, observation: Observation) -> Quality:
        """An observation's quality, by default its source's reliability."""
        return observation.quality or self.baseline.sources[observation.source].reliability

    def target_name(self, target: Target) -> Text:
        """A target's own name, else its indicator's."""
        return target.named(self.indicators[target.indicator])
