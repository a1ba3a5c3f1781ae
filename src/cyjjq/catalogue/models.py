"""The shape of the data files, stated once: what keys there are, what they hold, which may be left out.

`targets.yaml` is a `TargetsFile`, `baseline.yaml` a `BaselineFile`. Unknown keys are errors. Numbers are strict (a
quoted number is no number); whether the data make sense together is not judged here but in `checks`. A `Field` title
names the key in Chinese and its description says in both languages what it holds: editors show it on hover.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from cyjjq.catalogue import patterns
from cyjjq.catalogue.period import Period

Lang = Literal["zh", "en"]
Scale = Literal["amount", "count", "share", "ratio", "rank"]
Timing = Literal["flow", "stock", "rate"]
Reported = Literal["level", "cumulative", "yearly"]
Kind = Literal["level", "growth", "increase", "multiple", "yearly", "benchmark"]
Bound = Literal["at_least", "at_most"]
Path = Literal["compound", "linear"]
Quality = Literal["official", "secondary", "derived", "estimated"]


ASSUMED = "--assume"  # the source of a figure that was put in for one run; no id in a file can look like it


class Model(BaseModel):
    """The base of all models here: no unknown keys, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())


def _about(zh: str, en: str, **more: Any) -> Any:
    return Field(title=zh, description=f"{zh} · {en}", **more)


class Text(Model):
    """A text for people: written as one string (then it serves both languages) or as {zh, en}."""

    zh: Annotated[str, StringConstraints(min_length=1)] | None = _about("中文", "in Chinese", default=None)
    en: Annotated[str, StringConstraints(min_length=1)] | None = _about("英文", "in English", default=None)

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


def _finite(value: float) -> float:
    """Refuse what no published figure can be; beyond 1e15 a float no longer holds every digit."""
    if abs(value) > 1e15:
        raise PydanticCustomError("out_of_range", "number too large", {"le": "1e15", "ge": "-1e15"})
    return value


Number = Annotated[float, Field(strict=True, allow_inf_nan=False), AfterValidator(_finite)]
Positive = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0), AfterValidator(_finite)]
Year = Annotated[int, Field(strict=True, ge=1900, le=2200)]
Serial = Annotated[int, Field(strict=True, ge=1, le=9999)]
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

    on_track: Annotated[float, Field(strict=True, gt=0, le=1)] = _about(
        "进度正常的下限", "on track from this pace on", default=0.95
    )
    behind: Annotated[float, Field(strict=True, ge=0, le=1)] = _about(
        "进度滞后的下限，以下为严重滞后", "behind from this pace on, off track below", default=0.60
    )


class Plan(Model):
    """The plan itself: its name, its years, and how its undated targets are read."""

    id: PlanId = _about("规划编号", "the plan's id, as reports name it")
    title: Text = _about("规划名称", "the plan's title")
    issuer: Text = _about("发布机关", "who issued it")
    issued: Day = _about("发布日期", "the day of issue")
    base_year: Year = _about("基期年份", "the year that paths start from")
    start: Year = _about("规划首年", "the plan's first year")
    end: Year = _about("规划末年", "the plan's last year")
    undated_by: Year | None = _about(
        "未写期限的目标按哪一年计", "the year to which undated targets are computed; null: they are not", default=None
    )
    text_sha256: Annotated[str, StringConstraints(pattern=patterns.SHA256)] | None = _about(
        "目标原文的校验和", "of the normalised text that the phrases were checked against", default=None
    )
    thresholds: Thresholds = _about(
        "状态阈值", "from which pace on a target is on track, and behind", default=Thresholds()
    )

    @property
    def years(self) -> range:
        """The years of the plan, first to last."""
        return range(self.start, self.end + 1)

    def base_among(self, years: Iterable[int]) -> int | None:
        """The year that a level starts from: the last one up to the base year, else the first after it."""
        known = sorted(years)
        before = [year for year in known if year <= self.base_year]
        return before[-1] if before else known[0] if known else None


class Task(Model):
    """One numbered task of an action."""

    id: Serial = _about("任务序号", "the plan's running number")
    name: Text = _about("任务名称", "the task's name")


class Action(Model):
    """One action of the plan with its tasks."""

    id: Serial = _about("行动序号", "the action's number")
    name: Text = _about("行动名称", "the action's name")
    tasks: tuple[Task, ...] = _about("所属任务", "its tasks", default=())


class Indicator(Model):
    """A named quantity with a unit and a definition."""

    name: Text = _about("指标名称", "the indicator's name")
    unit: Line = _about("计量单位", "the unit; 万 and 亿 belong to it")
    scale: Scale = _about("量的性质", "amount, count, share (%), ratio or rank")
    timing: Timing = _about("时点或时期", "flow through the year, stock at its end, or rate of the period")
    reported: Reported = _about(
        "增量如何报送", "how figures of an increase arrive: level, cumulative or yearly", default="level"
    )
    growth_basis: Literal["nominal", "real"] = _about(
        "增速口径", "what a published growth refers to: current or constant prices", default="nominal"
    )
    definition: Text | None = _about("口径", "the definition, where several exist", default=None)


class Owner(Model):
    """Who answers for a target: the lead department and those with it."""

    lead: Line = _about("牵头单位", "the lead department")
    with_: tuple[Line, ...] = _about("配合单位", "departments that take part", default=(), alias="with")


class Target(Model):
    """One commitment in numbers."""

    id: Slug = _about("目标编号", "the target's id")
    indicator: Slug = _about("所属指标", "the id of its indicator")
    name: Text | None = _about("目标名称", "where the indicator's name is not enough", default=None)
    action: Serial = _about("行动序号", "the action it stands in")
    task: Serial | None = _about("任务序号", "null: the action's headline paragraph", default=None)
    kind: Kind = _about("目标类型", "level, growth (% a year), increase, multiple, yearly or benchmark")
    bound: Bound = _about("方向", "at_least or at_most")
    value: Number | None = _about("目标值", "a plain number as printed; none for a benchmark", default=None)
    tolerance: Positive = _about("容差", "for 左右: half a unit of the last printed digit", default=0.0)
    by: Year | None = _about("期限", "null: the plan names no year", default=None)
    path: Path | None = _about("路径", "compound or linear, where the default does not fit", default=None)
    benchmark: Slug | None = _about("对比指标", "the indicator that a benchmark compares with", default=None)
    wording: Line = _about("文件措辞", "the plan's own verb or hedge")
    nature: Literal["binding", "expected"] | None = _about(
        "约束性或预期性", "null: the text does not say", default=None
    )
    phrase: Line = _about("原文短语", "verbatim, at most 40 characters, once in the text")
    owner: Owner | None = _about("责任单位", "who answers for it", default=None)
    note: Text | None = _about("备注", "what looks odd, how it was read", default=None)

    @property
    def sign(self) -> float:
        """+1 where more is better (at_least), -1 where less is (at_most)."""
        return 1.0 if self.bound == "at_least" else -1.0

    @property
    def limit(self) -> float | None:
        """The value that still keeps the target: `value` less the tolerance, towards what is easier."""
        return None if self.value is None else self.value - self.sign * self.tolerance

    def keeps(self, value: float) -> bool:
        """Whether a figure in the value's unit keeps the target, 1e-9 of it forgiven; False without a value."""
        return self.limit is not None and self.sign * (value - self.limit) >= -1e-9 * abs(self.limit)


class Identity(Model):
    """A definition or accounting fact that ties indicators together."""

    id: Slug = _about("恒等式编号", "the identity's id")
    name: Text = _about("名称", "what it says")
    result: Slug = _about("结果指标", "the indicator that it gives")
    formula: Line = _about("算式", "numbers, indicator ids, + - * / and parentheses")


class Exclusion(Model):
    """A quantity of the plan's text that is no target, with its class and the reason."""

    phrase: Line = _about("原文短语", "a short literal piece of the text")
    class_: Line = _about("类别", "what kind of number it is", alias="class")
    reason: Text = _about("理由", "why it is no target")
    times: Annotated[int, Field(strict=True, ge=1, le=999)] = _about(
        "出现次数", "how often the phrase stands in the text", default=1
    )


class TargetsFile(Model):
    """targets.yaml: the plan, its actions, its indicators and what it commits them to."""

    schema_version: Version = _about("格式版本", "the version of this format")
    plan: Plan = _about("规划", "the plan itself")
    actions: tuple[Action, ...] = _about("行动与任务", "its actions and tasks")
    indicators: dict[Slug, Indicator] = _about("指标", "the indicators by id")
    targets: tuple[Target, ...] = _about("目标", "what the plan commits them to")
    identities: tuple[Identity, ...] = _about("恒等式", "what ties indicators together", default=())
    exclusions: tuple[Exclusion, ...] = _about("不计为目标的数", "numbers of the text that are no targets", default=())


class Source(Model):
    """A publication that figures come from."""

    title: Text = _about("标题", "its title")
    publisher: Text = _about("发布者", "who published it")
    date: Day | None = _about("发布日期", "null: the page gives none", default=None)
    retrieved: Day | None = _about("查阅日期", "when it was looked up", default=None)
    url: Url | None = _about("网址", "where it can be read", default=None)
    reliability: Literal["official", "secondary"] = _about("来源可靠性", "official or secondary")
    note: Text | None = _about("备注", "what is to be known of it", default=None)


class Was(Model):
    """A value that an observation replaced, with the source it had."""

    value: Number = _about("旧值", "the value replaced")
    source: SourceId = _about("旧值来源", "the source it had")


class Observation(Model):
    """A published figure of one indicator: a value, a growth over the year before, or both.

    It stands for a whole `year`, or for a `period` of less than a year ("2025-Q2", "2025-06": year to date).
    """

    indicator: Slug = _about("指标", "the id of the indicator")
    year: Year | None = _about("年份", "the year that the figure is for", default=None)
    period: PeriodText | None = _about("不足一年的时期", "year to date: 2025-Q2 or 2025-06", default=None)
    value: Number | None = _about("数值", "as printed, in the indicator's unit", default=None)
    growth: Number | None = _about("增速（%）", "% over the year before", default=None)
    source: SourceId = _about("来源编号", "the id of its source")
    quality: Quality | None = _about("数据质量", "defaults to the source's reliability", default=None)
    formula: Line | None = _about("算式", "the arithmetic in full, for derived and estimated figures", default=None)
    where: Line | None = _about("出处位置", "page or table", default=None)
    confidence: Literal["low"] | None = _about("可信度", "low, where the figure is doubtful", default=None)
    stage: Literal["preliminary", "final", "revised"] | None = _about(
        "数据阶段", "preliminary, final or revised", default=None
    )
    was: tuple[Was, ...] = _about("被替换的旧值", "the values that it replaced", default=())
    recorded: Day | None = _about("录入日期", "when it was entered", default=None)
    note: Text | None = _about("备注", "what is to be known of it", default=None)

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

    schema_version: Version = _about("格式版本", "the version of this format")
    sources: dict[SourceId, Source] = _about("来源", "the publications by id")
    observations: tuple[Observation, ...] = _about("实绩", "the figures")


@dataclass(frozen=True)
class Catalogue:
    """A plan with its figures: both files, and the look-ups that everybody needs."""

    targets_file: TargetsFile
    baseline: BaselineFile

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

    def quality(self, observation: Observation) -> Quality:
        """An observation's quality, by default its source's reliability."""
        return observation.quality or self.baseline.sources[observation.source].reliability

    def target_name(self, target: Target) -> Text:
        """A target's own name, else its indicator's."""
        return target.name or self.indicators[target.indicator].name
