"""Judges what may be true but is unlikely, or is worth knowing: small pure functions like those of `checks`.

Warnings and notes never keep a report from being made; they say where a second look pays.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from cyjjq.catalogue import formula
from cyjjq.catalogue.checks import Check, Fault
from cyjjq.catalogue.models import Catalogue, Observation, Target, Text
from cyjjq.chinese import numerals
from cyjjq.words import faults

OLDEST_BASE = 2  # years before the plan's base year that a base may lie without a word
FRESH = 2  # completed years within which an indicator should have had a figure
ROOM = 0.5  # percentage points that published growth may differ on average from the levels
NEAR = 0.25  # how near to a whole power of ten (in decades) a jump must come

Loc = tuple[str | int, ...]
Series = Mapping[int, tuple[int, Observation]]


def sources_are_used(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """Every source has a figure, a replaced one counts."""
    used = {source for o in catalogue.baseline.observations for source in (o.source, *(was.source for was in o.was))}
    for key in catalogue.baseline.sources:
        if key not in used:
            yield Fault("CJ301", "baseline", ("sources", key), {"id": key}, of_key=True)


def indicators_are_used(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """Every indicator has a target, a figure or a part in an identity."""
    used = {target.indicator for target in catalogue.targets} | {target.benchmark for target in catalogue.targets}
    used |= set(catalogue.observations)
    for identity in catalogue.targets_file.identities:
        used.add(identity.result)
        try:
            used |= {name.id for name in formula.names(formula.parse(identity.formula))}
        except formula.FormulaError:
            continue  # an error already, by another check
    for key in catalogue.indicators:
        if key not in used:
            yield Fault("CJ302", "targets", ("indicators", key), {"id": key}, of_key=True)


def texts_come_in_both_languages(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """A text that is written by language has both."""
    for file, loc, text in _texts(catalogue):
        if (text.zh is None) != (text.en is None):
            missing = faults.WHAT["zh" if text.zh is None else "en"]
            yield Fault("CJ303", file, loc, {"missing": missing})


def _texts(catalogue: Catalogue) -> Iterator[tuple[str, Loc, Text]]:
    """Every text for people, with where it stands."""
    file, plan = catalogue.targets_file, catalogue.plan
    yield from (("targets", ("plan", key), text) for key, text in (("title", plan.title), ("issuer", plan.issuer)))
    for i, action in enumerate(file.actions):
        yield "targets", ("actions", i, "name"), action.name
        yield from (("targets", ("actions", i, "tasks", j, "name"), task.name) for j, task in enumerate(action.tasks))
    for key, indicator in file.indicators.items():
        yield from _given("targets", ("indicators", key), name=indicator.name, definition=indicator.definition)
    for i, target in enumerate(file.targets):
        yield from _given("targets", ("targets", i), name=target.name, note=target.note)
    for i, identity in enumerate(file.identities):
        yield "targets", ("identities", i, "name"), identity.name
    for i, exclusion in enumerate(file.exclusions):
        yield "targets", ("exclusions", i, "reason"), exclusion.reason
    for key, source in catalogue.baseline.sources.items():
        yield from _given(
            "baseline", ("sources", key), title=source.title, publisher=source.publisher, note=source.note
        )
    for i, observation in enumerate(catalogue.baseline.observations):
        yield from _given("baseline", ("observations", i), note=observation.note)


def _given(file: str, loc: Loc, **texts: Text | None) -> Iterator[tuple[str, Loc, Text]]:
    return ((file, (*loc, key), text) for key, text in texts.items() if text is not None)


def bases_lead_to_targets(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """The figure that a target starts from is short of it, not much older than the plan, and reliable."""
    plan = catalogue.plan
    served: dict[int, tuple[Observation, list[Target]]] = {}
    for target in catalogue.targets:
        values = _series(catalogue.numbered.get(target.indicator, ()))
        by = target.by or plan.undated_by
        year = plan.base_among(values, math.inf if by is None else by)
        if target.kind == "change":
            year = next((known for known in values if known == (target.since or plan.base_year)), None)
        if year is None or not (
            target.kind in ("level", "change") or (target.kind in ("growth", "multiple") and year == plan.base_year)
        ):
            continue
        i, base = values[year]
        served.setdefault(i, (base, []))[1].append(target)
        value = base.value or 0.0
        if target.kind == "level" and target.value is not None and target.keeps(value):
            facts = {"id": target.id, "value": numerals.plain(value), "goal": numerals.plain(target.value)}
            yield Fault("CJ304", "baseline", ("observations", i, "value"), facts)
    for i, (base, targets) in served.items():
        ids = [target.id for target in targets]
        meant = any(target.since == base.year for target in targets)
        if base.year is not None and plan.base_year - base.year > OLDEST_BASE and not meant:
            facts = {"id": ", ".join(ids), "year": str(base.year), "base_year": str(plan.base_year)}
            yield Fault("CJ305", "baseline", ("observations", i, "year"), facts)
        if base.confidence == "low":
            yield Fault("CJ401", "baseline", ("observations", i, "confidence"), {"id": ", ".join(ids)})


def deadlines_lie_in_the_plan(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """A deadline is a year of the plan."""
    plan = catalogue.plan
    if plan.start > plan.end:
        return  # an error already
    for i, target in enumerate(catalogue.targets):
        if target.by is not None and target.by > plan.base_year and not plan.start <= target.by <= plan.end:
            facts = {"by": target.by, "start": plan.start, "end": plan.end}
            yield Fault("CJ306", "targets", ("targets", i, "by"), facts)


def periods_are_over(catalogue: Catalogue, today: date) -> Iterator[Fault]:
    """A figure is for a period that has ended, and its source came out afterwards."""
    for i, observation in enumerate(catalogue.baseline.observations):
        end = observation.span.ends
        where: Loc = ("observations", i, "period" if observation.period else "year")
        if end > today >= observation.span.begins:
            facts = {"when": observation.when, "end": end.isoformat(), "today": today.isoformat()}
            yield Fault("CJ307", "baseline", where, facts)
        source = catalogue.baseline.sources.get(observation.source)
        if source and source.date and source.date < end and source.date <= today:
            facts = {"when": observation.when, "id": observation.source, "day": source.date.isoformat()}
            yield Fault("CJ313", "baseline", where, facts)


def figures_make_no_leaps(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """No figure is ten or ten thousand times the one before it, nor hundreds of times a level that is aimed at."""
    goals = {t.indicator: t for t in catalogue.targets if t.kind in ("level", "yearly") and t.value}
    for indicator, group in catalogue.numbered.items():
        values = _series(group)
        before: Observation | None = None
        trusted: Observation | None = None  # the figure before one that leapt
        for i, observation in values.values():
            if trusted is not None and not _leap(trusted.value or 0.0, observation.value or 0.0, NEAR):
                before, trusted = observation, None  # back where it was: the one between is in doubt, and not this one
                continue
            trusted = None
            value, other = observation.value or 0.0, (before.value or 0.0) if before else 0.0
            loc = ("observations", i, "value")
            goal = goals.get(indicator)
            if leap := _leap(other, value, NEAR):
                facts = {
                    "leap": leap,
                    "value": numerals.plain(value),
                    "other": numerals.plain(other),
                    "when": before.when if before else "",
                }
                yield Fault("CJ308", "baseline", loc, facts | {"guess": numerals.plain(value / leap)})
                trusted = before
            elif (
                before is None
                and goal
                and goal.value
                and (leap := _leap(goal.value, value, 0.5))
                and not 1e-2 < leap < 1e2
            ):
                facts = {
                    "value": numerals.plain(value),
                    "goal": numerals.plain(goal.value),
                    "id": goal.id,
                    "leap": leap,
                }
                yield Fault("CJ317", "baseline", loc, facts | {"guess": numerals.plain(value / leap)})
            before = observation


def _leap(before: float, after: float, near: float) -> float:
    """The power of ten that lies between two numbers, 0 where none does."""
    if before * after <= 0:
        return 0
    decades = math.log10(after / before)
    power = round(decades)
    return 10.0**power if power and abs(decades - power) <= near else 0


def figures_are_fresh(catalogue: Catalogue, today: date) -> Iterator[Fault]:
    """An indicator that bears a target has had a figure for one of the last completed years."""
    aimed_at = {target.indicator for target in catalogue.targets}
    since = min(today.year - FRESH, catalogue.plan.end)
    newest: dict[str, tuple[int, int]] = {}
    for i, observation in enumerate(catalogue.baseline.observations):
        year = observation.span.year
        newest[observation.indicator] = max(newest.get(observation.indicator, (0, 0)), (year, i))
    for indicator, (year, i) in newest.items():
        if indicator in aimed_at and year < since:
            where = "period" if catalogue.baseline.observations[i].period else "year"
            yield Fault("CJ309", "baseline", ("observations", i, where), {"indicator": indicator, "year": year})


def growth_agrees_with_levels(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """Growth at current prices and the levels tell one story: year by year as printed, and over the years on average.

    Growth at constant prices may differ from what the levels grow by, and is left alone.
    """
    for indicator, group in catalogue.numbered.items():
        values = _series(group)
        known = catalogue.indicators.get(indicator)
        if known is None or known.growth_basis == "real":
            continue
        growths = {o.year: (i, o) for i, o in group if o.year and o.growth is not None}
        years = list(values)
        for first, last in pairwise(years):
            chain = [growths[year] for year in range(first + 1, last + 1) if year in growths]
            start, end = values[first][1].value or 0.0, values[last][1].value or 0.0
            if len(chain) == last - first and start > 0 and end > 0:
                yield from _disagreement(start, end, chain)


def _disagreement(start: float, end: float, chain: list[tuple[int, Observation]]) -> Iterator[Fault]:
    """Levels at both ends of a chain of published growths, compared by the yearly average in %."""
    i, last = chain[-1]
    told = math.prod(1 + (o.growth or 0.0) / 100 for _, o in chain)
    if told <= 0:
        return
    average = 100 * (told ** (1 / len(chain)) - 1)
    levels = 100 * ((end / start) ** (1 / len(chain)) - 1)
    facts = {"growth": f"{average:.4g}", "levels": f"{levels:.4g}", "years": len(chain)}
    printed = 100 * end / start * (
        numerals.half_unit(start) / start + numerals.half_unit(end) / end
    ) + numerals.half_unit(last.growth or 0.0)
    if len(chain) == 1 and abs(average - levels) > printed * (1 + 1e-9):
        yield Fault("CJ311", "baseline", ("observations", i, "growth"), facts)
    elif len(chain) > 1 and abs(average - levels) > ROOM:
        yield Fault("CJ310", "baseline", ("observations", i, "growth"), facts)


_AT_MOST = ("以内", "不超过", "不高于", "控制在", "以下")  # 不超过 is taken out before 超过 is looked for
_AT_LEAST = ("以上", "不低于", "不少于", "突破", "超过")


def words_fit_bound_and_kind(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """The phrase's own words speak for the bound and the kind: 以内 is a ceiling, 年均增长 a growth.

    A fall is written below zero and a rank counts downwards, so there 以上 is a ceiling; both are left alone.
    """
    for i, target in enumerate(catalogue.targets):
        indicator = catalogue.indicators.get(target.indicator)
        falls = target.value is not None and target.value < 0
        if not falls and (indicator is None or indicator.scale != "rank"):
            said = _said(target.phrase, _AT_MOST), _said(target.phrase.replace("不超过", ""), _AT_LEAST)
            word = said[0] if target.bound == "at_least" else said[1]
            if word and not (said[0] and said[1]):
                yield Fault("CJ315", "targets", ("targets", i, "bound"), {"word": word, "key": "bound"})
        word = _said(target.phrase, ("年均增", "年均实际增", "年均下降", "年均降"))
        if word and target.kind not in ("growth", "change"):  # of a change it is an error already
            yield Fault("CJ315", "targets", ("targets", i, "kind"), {"word": word, "key": "kind"})


def _said(text: str, words: tuple[str, ...]) -> str:
    return next((word for word in words if word in text), "")


def _series(group: Iterable[tuple[int, Observation]]) -> Series:
    """The values of an indicator for whole years, ascending, each with its number in the file."""
    return {
        o.year: (i, o)
        for i, o in sorted(group, key=lambda pair: pair[1].year or 0)
        if o.year is not None and o.value is not None
    }


CHECKS: tuple[Check, ...] = (
    texts_come_in_both_languages,
    deadlines_lie_in_the_plan,
    periods_are_over,
    figures_make_no_leaps,
    growth_agrees_with_levels,
    words_fit_bound_and_kind,
)

# What says something only where nothing had to be left out for a fault of its own.
OF_THE_WHOLE: tuple[Check, ...] = (
    sources_are_used,
    indicators_are_used,
    bases_lead_to_targets,
    figures_are_fresh,
)
