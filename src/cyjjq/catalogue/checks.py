"""Judges what the schema cannot: a tuple of small pure functions from a catalogue to faults.

Here are the errors, what cannot be true; what is merely unlikely or worth knowing is judged in `plausibility`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from cyjjq.catalogue import formula
from cyjjq.catalogue.lookup import closest, plain
from cyjjq.catalogue.models import Catalogue, Indicator, Observation, Target
from cyjjq.chinese import numerals, units
from cyjjq.chinese.numerals import half_unit
from cyjjq.words import both, faults

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


def aliases_name_one_indicator(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """No alias is another indicator's name or alias: a figure under it could be either's."""
    owners: dict[str, list[str]] = {}
    for key, indicator in catalogue.indicators.items():
        for name in (key, *indicator.names):
            owners.setdefault(plain(name), []).append(key)
    for key, indicator in catalogue.indicators.items():
        for i, alias in enumerate(indicator.aliases):
            other = next((owner for owner in owners[plain(alias)] if owner != key), None)
            if other:
                yield Fault("CJ222", "targets", ("indicators", key, "aliases", i), {"alias": alias, "other": other})


def places_exist(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """A target's action exists and its task belongs to that action."""
    tasks = {action.id: {task.id for task in action.tasks} for action in catalogue.targets_file.actions}
    for i, target in enumerate(catalogue.targets):
        if target.action is None:
            if target.task is not None:
                facts = {"what": faults.WHAT["whole_plan"], "id": target.task, "known": "-"}
                yield Fault("CJ203", "targets", ("targets", i, "task"), facts)
        elif target.action not in tasks:
            known = ", ".join(map(str, sorted(tasks)))
            yield Fault(
                "CJ203",
                "targets",
                ("targets", i, "action"),
                {"what": faults.WHAT["action"], "id": target.action, "known": known},
            )
        elif target.task is not None and target.task not in tasks[target.action]:
            known = ", ".join(map(str, sorted(tasks[target.action])))
            yield Fault(
                "CJ203",
                "targets",
                ("targets", i, "task"),
                {"what": faults.WHAT["task"], "id": target.task, "known": known},
            )


def owners_answer_for_something(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """Every entry of owners.yaml is about an action, a task or a target that there is."""
    told, file = catalogue.owners, catalogue.targets_file
    if told is None:
        return
    known = {
        "action": ("actions", told.actions, [str(action.id) for action in file.actions]),
        "task": ("tasks", told.tasks, [str(task.id) for action in file.actions for task in action.tasks]),
        "target": ("targets", told.targets, [target.id for target in file.targets]),
    }
    for what, (key, entries, ids) in known.items():
        for entry in entries:
            if entry not in ids:
                guess = closest(entry, ids)
                facts = {"what": faults.WHAT[what], "id": entry, "known": guess or ", ".join(ids[:12])}
                yield Fault("CJ203", "owners", (key, entry), facts, of_key=True)


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
    """An indicator has one value and one growth for a period, never two; the two may come from different sources."""
    first: dict[tuple[str, str, str], Observation] = {}
    for i, observation in enumerate(catalogue.baseline.observations):
        stated = [key for key in ("value", "growth") if getattr(observation, key) is not None]
        others = [first.setdefault((observation.indicator, observation.when, key), observation) for key in stated]
        other = next((other for other in others if other is not observation), None)
        if other is not None:
            where = "period" if observation.period else "year"
            told = f"{other.growth:g} %" if other.value is None else numerals.plain(other.value)
            facts = {"indicator": observation.indicator, "when": observation.when, "other": told}
            yield Fault("CJ205", "baseline", ("observations", i, where), facts)


def deadlines_lie_ahead(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """A deadline comes after the base year; the plan's own years and thresholds are in order."""
    plan = catalogue.plan
    if plan.thresholds.behind > plan.thresholds.on_track:
        facts = {"behind": numerals.plain(plan.thresholds.behind), "on_track": numerals.plain(plan.thresholds.on_track)}
        yield Fault("CJ209", "targets", ("plan", "thresholds", "behind"), facts)
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
    if not compares and target.value is None:
        yield "value", faults.WHAT["needs_value"]
    if compares and target.benchmark is None:
        yield "benchmark", faults.WHAT["needs_benchmark"]
    if not compares and target.benchmark is not None:
        yield "benchmark", faults.WHAT["no_benchmark"]
    if target.benchmark == target.indicator:
        yield "benchmark", faults.WHAT["itself"]
    if target.path is not None and target.kind in ("yearly", "benchmark"):
        yield "path", faults.WHAT["no_path"]
    if target.compares != "level" and not compares:
        yield "compares", faults.WHAT["no_compares"]
    if target.since is not None and target.kind != "change":
        yield "since", faults.WHAT["no_since"]
    elif target.since is not None and target.by is not None and target.since >= target.by:
        yield "since", faults.WHAT["late_since"]
    if target.tolerance and not compares and target.value is not None and target.tolerance >= abs(target.value):
        yield "tolerance", faults.WHAT["large_tolerance"]
    if target.kind in ("growth", "change") and target.value is not None and target.value <= -100:
        yield "value", faults.WHAT["whole_fall"]
    if target.kind == "multiple" and target.value is not None and target.value <= 0:
        yield "value", faults.WHAT["multiple"]


def phrases_bear_their_values(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """A target's phrase says its value, in digits or in words; a fall of 3 % is -3. It is short, a fact and no text."""
    for i, target in enumerate(catalogue.targets):
        if len(target.phrase) > LONGEST_PHRASE:
            yield Fault(
                "CJ213", "targets", ("targets", i, "phrase"), {"n": len(target.phrase), "limit": LONGEST_PHRASE}
            )
        if target.value is not None and not _bears(target, target.value):
            said = ", ".join(map(numerals.plain, _told(target.phrase))) or "-"
            yield Fault(
                "CJ212", "targets", ("targets", i, "value"), {"value": numerals.plain(target.value), "said": said}
            )


_WHOLE_WAY_OR_YEARLY = re.compile("(?P<whole>累计|(?<!占)比(?P<since>(?:19|20)[0-9]{2})年)|(?P<yearly>年均|每年平均)")


def spans_fit_the_kind(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """What the phrase says of the whole way (累计, 比2020年) is a change, what it says of a year (年均) a growth.

    Of several such words the last one before the value rules. One year compared with the year before it is both.
    """
    for i, target in enumerate(catalogue.targets):
        if target.kind not in ("growth", "change") or target.value is None:
            continue
        at = [n.start for n in numerals.scan(target.phrase) if n.value == abs(target.value)]
        words = list(_WHOLE_WAY_OR_YEARLY.finditer(target.phrase))
        before = [word for word in words if at and word.end() <= at[-1]]
        if not words or (word := (before or words)[-1]).lastgroup is None:
            continue
        if word["since"] and int(word["since"]) + 1 == target.by:
            continue
        right = "growth" if word["yearly"] else "change"
        if right != target.kind:
            own = word["since"] and int(word["since"]) != catalogue.plan.base_year
            write = f"{right}, since: {word['since']}" if own else right
            facts = {"word": word.group(), "kind": target.kind, "write": write}
            yield Fault("CJ223", "targets", ("targets", i, "kind"), facts)


def _told(phrase: str) -> list[float]:
    """What a phrase says to a reader: its numbers in digits, else those in words."""
    found = list(numerals.scan(phrase))
    return [numeral.value for numeral in found if numeral.in_digits] or [numeral.value for numeral in found]


def _bears(target: Target, value: float) -> bool:
    phrase = target.phrase
    falling: tuple[str, ...] = ("下降", "降低", "减少", "缩减", "压减")
    if target.kind == "benchmark":
        falling += ("低于", "低", "少于", "以下")
        if value == 0:
            return True  # nothing is added to the other's figure, so there is nothing to say
    falls = any(word in phrase for word in falling)
    return any(value in (said, -said if falls else said) for said in numerals.values(phrase))


def phrases_stand_in_one_place(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """A phrase stands in the text once, so the targets that share it belong to one action and task."""
    first: dict[str, Target] = {}
    for i, target in enumerate(catalogue.targets):
        other = first.setdefault(target.phrase, target)
        if (other.action, other.task) != (target.action, target.task):
            yield Fault("CJ215", "targets", ("targets", i, "phrase"), {"other": other.id})


def units_agree_with_phrases(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """The unit printed behind the value is the indicator's; of a growth or a change it is the percent sign.

    Percentage points are what is added to a share: the unit of an increase of it, or above another's figure.
    """
    for i, target in enumerate(catalogue.targets):
        indicator = catalogue.indicators.get(target.indicator)
        if target.value is None or indicator is None or target.kind == "multiple":
            continue
        in_percent = target.kind in ("growth", "change") or (target.kind, target.compares) == ("benchmark", "growth")
        wanted = "%" if in_percent else indicator.unit
        said = [
            units.leading(target.phrase[numeral.end :])
            for numeral in numerals.scan(target.phrase)
            if numeral.in_digits and numeral.value == abs(target.value)
        ]
        if "个百分点" in said and wanted == "%" and target.kind in ("increase", "yearly", "benchmark"):
            continue
        wrong = _is_another if units.parse(wanted) else _is_misspelt
        if said and all(unit and wrong(unit, wanted, target.phrase) for unit in said):
            yield Fault("CJ216", "targets", ("targets", i, "phrase"), {"said": said[0], "unit": wanted})


def _is_another(said: str, wanted: str, _phrase: str) -> bool:
    """Whether two known units differ, in what they measure or by their sizes."""
    return units.factor(said, wanted) != 1


def _is_misspelt(said: str, wanted: str, phrase: str) -> bool:
    """Whether an unknown unit is a known one with a character too many, too few or another one: 亿园 for 亿元."""
    alike = sum(block.size for block in SequenceMatcher(None, said, wanted).get_matching_blocks())
    return wanted not in phrase and alike > 0 and max(len(said), len(wanted)) - alike == 1


# Of these a stock is what is there; money is not among them, for debts are stocks, too.
_NEVER_NEGATIVE = ("people", "area", "length", "volume", "mass", "coal equivalent", "power", "energy")


def numbers_fit_the_scale(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """A share lies between 0 and 100 %, a count and what is measured out are not negative, a rank is whole."""
    for i, target in enumerate(catalogue.targets):
        indicator = catalogue.indicators.get(target.indicator)
        if indicator and target.value is not None and target.kind in ("level", "yearly"):
            yield from _off_scale("targets", ("targets", i, "value"), indicator, target.value)
    for i, observation in enumerate(catalogue.baseline.observations):
        indicator = catalogue.indicators.get(observation.indicator)
        if indicator and observation.value is not None:
            loc = ("observations", i, "value")
            yield from _off_scale("baseline", loc, indicator, observation.value)


def _off_scale(file: str, loc: tuple[str | int, ...], indicator: Indicator, value: float) -> Iterator[Fault]:
    scale, measured = indicator.scale, units.parse(indicator.unit)
    there = indicator.timing == "stock" and measured is not None and measured.dimension in _NEVER_NEGATIVE
    facts = {"value": numerals.plain(value), "unit": indicator.unit}
    if scale == "share" and not 0 <= value <= 100:
        yield Fault("CJ210", file, loc, facts)
    if (scale == "count" or there) and value < 0:
        yield Fault("CJ211", file, loc, facts)
    if scale == "rank" and not value.is_integer():
        yield Fault("CJ214", file, loc, facts)


def nothing_comes_from_the_future(catalogue: Catalogue, today: date) -> Iterator[Fault]:
    """Nobody can have published a figure for a period that has not begun, nor on a day that has not come."""
    for i, observation in enumerate(catalogue.baseline.observations):
        if observation.span.begins > today:
            key = "period" if observation.period else "year"
            facts = {"when": observation.when, "today": today.isoformat()}
            yield Fault("CJ218", "baseline", ("observations", i, key), facts)
        if observation.recorded and observation.recorded > today:
            facts = {"day": observation.recorded.isoformat(), "today": today.isoformat()}
            yield Fault("CJ221", "baseline", ("observations", i, "recorded"), facts)
    for key, source in catalogue.baseline.sources.items():
        for name, day in (("date", source.date), ("retrieved", source.retrieved)):
            if day and day > today:
                facts = {"day": day.isoformat(), "today": today.isoformat()}
                yield Fault("CJ221", "baseline", ("sources", key, name), facts)


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
            facts = {"column": 1, "what": faults.WHAT["zero"]}
            yield Fault("CJ314", "baseline", ("observations", i, "formula"), facts)
            continue
        if abs(result - observation.value) > half_unit(observation.value) * (1 + 1e-9):
            facts = {"value": numerals.plain(observation.value), "result": f"{result:.6g}"}
            yield Fault("CJ217", "baseline", ("observations", i, "value"), facts)


def identities_can_be_followed(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """An identity's formula can be read and names only indicators and targets; no identity leads back to itself."""
    known = set(catalogue.indicators) | {target.id for target in catalogue.targets}
    needs: dict[str, set[str]] = {}
    for i, identity in enumerate(catalogue.targets_file.identities):
        try:
            node = formula.parse(identity.formula)
            formula.prove(node)
        except formula.FormulaError as error:
            facts = {"column": error.column, "what": error.what}
            yield Fault("CJ219", "targets", ("identities", i, "formula"), facts)
            continue
        names = list(formula.names(node))
        needs.setdefault(identity.result, set()).update(name.id for name in names)
        for unknown in (name for name in names if name.id not in known):
            guess = closest(unknown.id, known)
            what = both(faults.WHAT["no_name_but" if guess else "no_name"], id=unknown.id, guess=guess)
            facts = {"column": unknown.column, "what": what}
            yield Fault("CJ219", "targets", ("identities", i, "formula"), facts)
    for i, identity in enumerate(catalogue.targets_file.identities):
        if circle := _way_back(identity.result, needs):
            yield Fault("CJ220", "targets", ("identities", i, "formula"), {"circle": " → ".join(circle)})


def _way_back(start: str, needs: Mapping[str, set[str]]) -> list[str]:
    """The way from an indicator through what it is computed from back to itself, or nothing."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop()
        for name in sorted(needs.get(way[-1], ())):
            if name == start:
                return [*way, start]
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []


def _unknown(name: str, known: Iterable[str]) -> dict[str, str]:
    return {"id": name, "guess": closest(name, known)}


CHECKS: tuple[Check, ...] = (
    ids_are_unique,
    indicators_exist,
    aliases_name_one_indicator,
    places_exist,
    owners_answer_for_something,
    sources_exist,
    one_observation_a_period,
    deadlines_lie_ahead,
    keys_fit_the_kind,
    numbers_fit_the_scale,
    phrases_bear_their_values,
    spans_fit_the_kind,
    phrases_stand_in_one_place,
    units_agree_with_phrases,
    nothing_comes_from_the_future,
    derived_figures_follow,
    identities_can_be_followed,
)
