"""Judges what the schema cannot: a tuple of small pure functions from a catalogue to faults.

An error is what cannot be true, a warning what is unlikely, a note what is worth knowing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from cyjjq import formula, numerals
from cyjjq.lookup import closest
from cyjjq.models import Catalogue, Target
from cyjjq.numerals import half_unit

LONGEST_PHRASE = 40  # a phrase is evidence, not a copy of the text


class Fault(NamedTuple):
    """A finding before it has a place: which file ("targets" or "baseline") and where in its data."""

    code: str
    file: str
    loc: tuple[str | int, ...]
    facts: Mapping[str, Any] = {}
    of_key: bool = False


Check = Callable[[Catalogue, date], Iterable[Fault]]


def ids_are_unique(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """Actions, tasks, targets and identities each have an id of their own."""
    file = catalogue.targets_file
    groups: dict[str, list[tuple[tuple[str | int, ...], str | int]]] = {
        "action": [(("actions", i, "id"), action.id) for i, action in enumerate(file.actions)],
        "task": [
            (("actions", i, "tasks", j, "id"), task.id)
            for i, action in enumerate(file.actions)
            for j, task in enumerate(action.tasks)
        ],
        "target": [(("targets", i, "id"), target.id) for i, target in enumerate(file.targets)],
        "identity": [(("identities", i, "id"), identity.id) for i, identity in enumerate(file.identities)],
    }
    for group, members in groups.items():
        seen: set[str | int] = set()
        for loc, key in members:
            if key in seen:
                yield Fault("CJ201", "targets", loc, {"what": group, "id": key})
            seen.add(key)


def indicators_exist(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """Whatever names an indicator names one that the catalogue has."""
    known = catalogue.indicators
    for i, target in enumerate(catalogue.targets):
        if target.indicator not in known:
            yield Fault("CJ202", "targets", ("targets", i, "indicator"), _unknown(target.indicator, known))
        if target.benchmark is not None and target.benchmark not in known:
            yield Fault("CJ202", "targets", ("targets", i, "benchmark"), _unknown(target.benchmark, known))
    for i, identity in enumerate(catalogue.targets_file.identities):
        if identity.result not in known:
            yield Fault("CJ202", "targets", ("identities", i, "result"), _unknown(identity.result, known))
    for i, observation in enumerate(catalogue.baseline.observations):
        if observation.indicator not in known:
            yield Fault("CJ202", "baseline", ("observations", i, "indicator"), _unknown(observation.indicator, known))


def places_exist(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """A target's action exists and its task belongs to that action."""
    tasks = {action.id: {task.id for task in action.tasks} for action in catalogue.targets_file.actions}
    for i, target in enumerate(catalogue.targets):
        if target.action not in tasks:
            known = ", ".join(map(str, sorted(tasks)))
            yield Fault(
                "CJ203", "targets", ("targets", i, "action"), {"what": "action", "id": target.action, "known": known}
            )
        elif target.task is not None and target.task not in tasks[target.action]:
            known = ", ".join(map(str, sorted(tasks[target.action])))
            yield Fault("CJ203", "targets", ("targets", i, "task"), {"what": "task", "id": target.task, "known": known})


def sources_exist(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """Every figure, those it replaced included, has a source that the file lists."""
    known = catalogue.baseline.sources
    for i, observation in enumerate(catalogue.baseline.observations):
        if observation.source not in known:
            yield Fault("CJ204", "baseline", ("observations", i, "source"), _unknown(observation.source, known))
        for j, was in enumerate(observation.was):
            if was.source not in known:
                yield Fault("CJ204", "baseline", ("observations", i, "was", j, "source"), _unknown(was.source, known))


def one_observation_a_period(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """An indicator has one observation for a period, never two."""
    seen: dict[tuple[str, str], int] = {}
    for i, observation in enumerate(catalogue.baseline.observations):
        key = (observation.indicator, observation.when)
        if key in seen:
            where = "period" if observation.period else "year"
            yield Fault(
                "CJ205",
                "baseline",
                ("observations", i, where),
                {"indicator": key[0], "when": key[1], "other": seen[key]},
            )
        else:
            seen[key] = i


def deadlines_lie_ahead(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """A deadline comes after the base year, and the plan's own years are in order."""
    plan = catalogue.plan
    if not plan.base_year < plan.start <= plan.end:
        years = {"base_year": plan.base_year, "start": plan.start, "end": plan.end}
        yield Fault("CJ208", "targets", ("plan", "start"), years)
    for i, target in enumerate(catalogue.targets):
        if target.by is not None and target.by <= plan.base_year:
            yield Fault("CJ206", "targets", ("targets", i, "by"), {"by": target.by, "base_year": plan.base_year})


def keys_fit_the_kind(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """Value, benchmark and path are there where the kind needs them, only there, and possible."""
    for i, target in enumerate(catalogue.targets):
        for key, what in _misfits(target):
            yield Fault("CJ207", "targets", ("targets", i, key), {"kind": target.kind, "what": what})


def _misfits(target: Target) -> Iterator[tuple[str, tuple[str, str]]]:
    compares = target.kind == "benchmark"
    if compares and target.value is not None:
        yield "value", ("不写 value，对比指标给出数值", "no value: the indicator compared with gives it")
    if not compares and target.value is None:
        yield "value", ("须写 value", "a value is needed")
    if compares and target.benchmark is None:
        yield "benchmark", ("须写 benchmark（对比指标）", "benchmark is needed, the indicator to compare with")
    if not compares and target.benchmark is not None:
        yield "benchmark", ("不写 benchmark", "no benchmark")
    if target.benchmark == target.indicator:
        yield "benchmark", ("不能与自身对比", "an indicator is not compared with itself")
    if target.path is not None and target.kind in ("yearly", "benchmark"):
        yield "path", ("没有路径，不写 path", "there is no path, so no path key")
    if target.kind == "growth" and target.value is not None and target.value <= -100:
        yield "value", ("降幅须小于 100%", "nothing falls by 100 % or more")
    if target.kind == "multiple" and target.value is not None and target.value <= 0:
        yield "value", ("倍数须大于 0", "a multiple is above zero")


def phrases_bear_their_values(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """A target's phrase says its value, in digits or in words; a fall of 3 % is -3. It is short, a fact and no text."""
    for i, target in enumerate(catalogue.targets):
        if len(target.phrase) > LONGEST_PHRASE:
            yield Fault(
                "CJ213", "targets", ("targets", i, "phrase"), {"n": len(target.phrase), "limit": LONGEST_PHRASE}
            )
        if target.value is not None and not _bears(target.phrase, target.value):
            said = ", ".join(f"{value:g}" for value in sorted(numerals.values(target.phrase))) or "-"
            yield Fault("CJ212", "targets", ("targets", i, "value"), {"value": f"{target.value:g}", "said": said})


def _bears(phrase: str, value: float) -> bool:
    falls = any(word in phrase for word in ("下降", "降低", "减少", "缩减", "压减"))
    return any(value in (said, -said if falls else said) for said in numerals.values(phrase))


def derived_figures_follow(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """The arithmetic of a derived figure comes to its value, as far as its printed digits go."""
    for i, observation in enumerate(catalogue.baseline.observations):
        if observation.formula is None or observation.value is None:
            continue
        try:
            result = formula.calculate(observation.formula)
        except formula.FormulaError as error:
            facts = {"column": error.column, "what": error.what}
            yield Fault("CJ314", "baseline", ("observations", i, "formula"), facts)
            continue
        except ZeroDivisionError:
            facts = {"column": 1, "what": ("除数为零", "a division by zero")}
            yield Fault("CJ314", "baseline", ("observations", i, "formula"), facts)
            continue
        if abs(result - observation.value) > half_unit(observation.value) * (1 + 1e-9):
            facts = {"value": f"{observation.value:g}", "result": f"{result:.6g}"}
            yield Fault("CJ217", "baseline", ("observations", i, "value"), facts)


def _unknown(name: str, known: Iterable[str]) -> dict[str, str]:
    return {"id": name, "guess": closest(name, known)}


CHECKS: tuple[Check, ...] = (
    ids_are_unique,
    indicators_exist,
    places_exist,
    sources_exist,
    one_observation_a_period,
    deadlines_lie_ahead,
    keys_fit_the_kind,
    phrases_bear_their_values,
    derived_figures_follow,
)
