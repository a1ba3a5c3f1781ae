"""Judges what the schema cannot: a tuple of small pure functions from a catalogue to faults.

An error is what cannot be true, a warning what is unlikely, a note what is worth knowing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from cyjjq.lookup import closest
from cyjjq.models import Catalogue


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


def _unknown(name: str, known: Iterable[str]) -> dict[str, str]:
    return {"id": name, "guess": closest(name, known)}


CHECKS: tuple[Check, ...] = (
    ids_are_unique,
    indicators_exist,
    places_exist,
    sources_exist,
    one_observation_a_period,
)
