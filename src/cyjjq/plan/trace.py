"""Proves the catalogue against the plan's text, both ways.

Every target's phrase stands in the text once, in its action and task, bears its value and its deadline; every number
of the text is claimed by a target, belongs to a class that is known by itself, is covered by an exclusion, or is
reported. Literal pieces are compared, never patterns from the data.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from cyjjq.catalogue.finding import Finding, Place, ordered
from cyjjq.catalogue.models import Catalogue, Target
from cyjjq.chinese import numerals
from cyjjq.chinese.numerals import Quantity
from cyjjq.plan import headings
from cyjjq.plan.deadlines import Deadlines
from cyjjq.plan.text import PlanText, Section, squeeze
from cyjjq.words import both, faults

TARGET = "target"
OBSERVATION = "observation"
UNACCOUNTED = "CJ501"

Locate = Callable[[tuple[str | int, ...]], Place]

DEADLINE = re.compile("到((?:19|20)[0-9]{2})年")
_PER = re.compile("[万亿]元(?=GDP|地区生产总值|生产总值|工业增加值|产值)")
_PERIOD = re.compile('十[一二三四五六七八九]五(?=规划|时期|期间|"|末)')
_DOCUMENT = re.compile(r"[〔\[(](?:19|20)[0-9]{2}[〕\])][0-9]+号")
# Possessive, so that a run of digits is tried once and the search stays linear.
_NUMBER = "(?:[0-9][0-9.:,]{0,30}+|[零〇一二三四五六七八九两双十百千万亿]{1,20}+|[\u2160-\u216b])"


class Trace(NamedTuple):
    """What came of it: how many numbers by class (those of targets under "target"), and everything that is wrong."""

    classes: Mapping[str, int]
    findings: tuple[Finding, ...]

    @property
    def unaccounted(self) -> tuple[Finding, ...]:
        """The numbers of the text that nothing accounts for."""
        return tuple(finding for finding in self.findings if finding.code == UNACCOUNTED)

    @property
    def unfound(self) -> tuple[Finding, ...]:
        """What the catalogue says and the text does not."""
        return tuple(f for f in self.findings if f.code != UNACCOUNTED and f.severity == "error")

    @property
    def claimed(self) -> int:
        """How many numbers belong to targets."""
        return self.classes.get(TARGET, 0)

    @property
    def excluded(self) -> int:
        """How many numbers are of a known class or covered by an exclusion."""
        return sum(self.classes.values()) - self.claimed

    @property
    def numbers(self) -> int:
        """How many numbers the text has."""
        return self.claimed + self.excluded + len(self.unaccounted)


def trace(catalogue: Catalogue, text: PlanText, locate: Locate, locate_figure: Locate | None = None) -> Trace:
    """Compare a catalogue with a text; the two give the place of a value in targets.yaml and in baseline.yaml."""
    phrases = [squeeze(target.phrase) for target in catalogue.targets]
    if phrases and not any(phrase in text.squeezed for phrase in phrases):
        return Trace({}, (Finding("CJ513", Place(text.file), {"n": len(phrases)}),))
    return _Tracing(catalogue, text, locate, locate_figure).done()


def open_numbers(catalogue: Catalogue, text: PlanText) -> list[Quantity]:
    """The numbers of a text that nothing in a catalogue accounts for."""
    work = _Tracing(catalogue, text, lambda _loc: Place(text.file))
    work.done()
    return [quantity for quantity in work.quantities if quantity.start not in work.claims]


class _Tracing:
    """One comparison under way: the numbers of the text, who claims which, and what was found."""

    def __init__(
        self, catalogue: Catalogue, text: PlanText, locate: Locate, locate_figure: Locate | None = None
    ) -> None:
        self.locate_figure: Locate = locate_figure or (lambda _loc: Place("baseline.yaml"))
        self.catalogue, self.locate = catalogue, locate
        self.text = text = headings.arranged(text, catalogue.targets_file.actions)
        self.quantities = list(numerals.quantities(text.squeezed))
        self.starts = [quantity.start for quantity in self.quantities]
        self.claims: dict[int, str] = {}
        self.owners: dict[int, str] = {}
        self.findings: list[Finding] = []

    def done(self) -> Trace:
        self.structure()
        for i, target in enumerate(self.catalogue.targets):
            self.target(i, target)
        self.observations()
        self.known_classes()
        self.exclusions()
        for quantity in self.quantities:
            if quantity.start not in self.claims:
                place = self.text.place(quantity.start, quantity.end)
                shown = self.text.squeezed[quantity.start : quantity.end]
                context = self.text.around(quantity.start, quantity.end)
                self.findings.append(Finding(UNACCOUNTED, place, {"number": shown, "context": context}))
        if (known := self.catalogue.plan.text_sha256) and known != self.text.digest:
            self.findings.append(Finding("CJ511", Place(self.text.file), {"digest": self.text.digest}))
        return Trace(Counter(self.claims.values()), ordered(self.findings))

    def fault(self, code: str, where: Place, **facts: object) -> None:
        self.findings.append(Finding(code, where, facts))

    def structure(self) -> None:
        """The text's actions and tasks are the catalogue's, where it counts tasks by their numbers."""
        listed = {(action.id, task.id) for action in self.catalogue.targets_file.actions for task in action.tasks}
        if not listed:
            self.headings()
            return
        printed = {self.text.section(spot.start): spot for spot in self.text.spots if spot.kind == "task"}
        for section, spot in printed.items():
            if (section.action, section.task) not in listed:
                what = both(faults.WHAT["only_text"], place=told(section))
                self.fault("CJ510", self.text.place(spot.start, spot.end), what=what)
        for i, action in enumerate(self.catalogue.targets_file.actions):
            for j, task in enumerate(action.tasks):
                if Section(action.id, task.id) not in printed:
                    what = both(faults.WHAT["only_catalogue"], place=told(Section(action.id, task.id)))
                    self.fault("CJ510", self.locate(("actions", i, "tasks", j, "id")), what=what)
        self.headings()

    def headings(self) -> None:
        """Every action with a heading of its own begins somewhere in the text."""
        begun = {spot.number for spot in self.text.spots if spot.kind == "action"}
        for i, action in enumerate(self.catalogue.targets_file.actions):
            if action.heading and action.id not in begun:
                what = both(faults.WHAT["only_catalogue"], place=both(faults.WHAT["headed"], heading=action.heading))
                self.fault("CJ510", self.locate(("actions", i, "heading")), what=what)

    def target(self, i: int, target: Target) -> None:
        """One target: its phrase once, in its place, with its value and deadline."""
        phrase = squeeze(target.phrase)
        found = list(_occurrences(self.text.squeezed, phrase))
        if not found:
            facts = {"phrase": target.phrase, "guess": self.similar(phrase)}
            self.fault("CJ502", self.locate(("targets", i, "phrase")), **facts)
            return
        if len(found) > 1:
            second = self.text.place(found[1], found[1] + len(phrase))
            self.fault("CJ503", second, phrase=target.phrase, times=len(found))
        wanted = Section(target.action, target.task)
        at = next((at for at in found if self.text.section(at) == wanted), found[0])
        if (section := self.text.section(at)) != wanted:
            place = self.text.place(at, at + len(phrase))
            self.fault("CJ504", place, id=target.id, written=told(wanted), found=told(section))
        self.value(i, target, at, at + len(phrase))
        self.deadline(i, target, at, at + len(phrase))

    def value(self, i: int, target: Target, start: int, end: int) -> None:
        """Claim the numbers of the phrase that are the target's value."""
        if target.kind == "change":
            for quantity in self.within(start, end):
                if (target.since or self.catalogue.plan.base_year) in quantity.values:
                    self.claims.setdefault(quantity.start, "since")
        if target.value is None or (target.kind == "benchmark" and target.value == 0):
            return
        claimed = [quantity for quantity in self.within(start, end) if abs(target.value) in quantity.values]
        for quantity in claimed:
            self.claims[quantity.start], self.owners[quantity.start] = TARGET, target.id
        if not claimed:
            facts = {"id": target.id, "value": numerals.plain(target.value), "phrase": target.phrase}
            self.fault("CJ505", self.locate(("targets", i, "value")), **facts)

    def deadline(self, i: int, target: Target, at: int, end: int) -> None:
        """The last 到…年 before the phrase in its section is the target's deadline, or a year without 到 that holds.

        No year there, no deadline.
        """
        value = abs(target.value or 0)
        places = [quantity.start for quantity in self.within(at, end) if value in quantity.values]
        for spot in places if target.value is not None else (end - 1,):
            mark = self.deadlines.of(spot)
            if mark is None and target.by is None:
                return
            if mark and mark.year == target.by:
                for year in self.within(mark.at, mark.at + len(mark.words)):
                    self.claims.setdefault(year.start, "deadline")
                return
        years = list(DEADLINE.finditer(self.text.squeezed, self.deadlines.opening(at), at))
        said = int(years[-1][1]) if years else None
        if years:
            self.claims.setdefault(years[-1].start(1), "deadline")
        if said != target.by:
            none = faults.WHAT["no_year"]
            own = self.locate(("targets", i, "by"))
            place = self.text.place(years[-1].start(1), years[-1].end(1)) if years else own
            self.fault("CJ506", place, id=target.id, by=target.by or none, said=said or none)

    def observations(self) -> None:
        """The figures that the plan itself states: the numbers of their phrases that are no target's are theirs."""
        for i, observation in enumerate(self.catalogue.baseline.observations):
            if observation.phrase is None:
                continue
            phrase = squeeze(observation.phrase)
            found = list(_occurrences(self.text.squeezed, phrase)) if phrase else []
            known = {abs(number) for number in (observation.value, observation.growth) if number is not None}
            held = [q for at in found for q in self.within(at, at + len(phrase)) if known & set(q.values)]
            for quantity in held:
                self.claims.setdefault(quantity.start, OBSERVATION)
            for at in found:
                for quantity in self.within(at, at + len(phrase)):
                    if observation.year in quantity.values:
                        self.claims.setdefault(quantity.start, OBSERVATION)
            source = self.catalogue.baseline.sources.get(observation.source)
            of_the_plan = source is not None and source.date == self.catalogue.plan.issued
            if not held and of_the_plan:  # the words of any other publication are not looked for here
                what = faults.WHAT["states_no_figure" if found else "not_in_text"]
                self.fault(
                    "CJ514", self.locate_figure(("observations", i, "phrase")), phrase=observation.phrase, what=what
                )

    @cached_property
    def deadlines(self) -> Deadlines:
        return Deadlines(self.text, self.catalogue.plan.end)

    def similar(self, phrase: str) -> str:
        """The piece of the text that is the phrase but for its numbers, or ''."""
        pieces = re.split(_NUMBER, phrase)
        match = re.search(_NUMBER.join(map(re.escape, pieces)), self.text.squeezed) if len(pieces) > 1 else None
        return match.group() if match else ""

    def known_classes(self) -> None:
        """What is known without being told: headings, the plan's own years and date, its last year, and the like."""
        plan, squeezed = self.catalogue.plan, self.text.squeezed
        issued = f"{plan.issued.year}年{plan.issued.month}月{plan.issued.day}日"
        period = re.compile(f"{plan.start}年?[—–~至-]+{plan.end}年")
        spans = [("heading", spot.start, spot.end) for spot in self.text.spots]
        for name, pattern in (
            ("period", period),
            ("date", re.compile(re.escape(issued) + "(?![0-9])")),
            ("deadline", re.compile(f"到{plan.end}年")),
            ("unit", _PER),
            ("period", _PERIOD),
            ("document", _DOCUMENT),
        ):
            spans += [(name, *match.span()) for match in pattern.finditer(squeezed)]
        for name, start, end in spans:
            for quantity in self.within(start, end):
                self.claims.setdefault(quantity.start, name)

    def exclusions(self) -> None:
        """Each exclusion covers open numbers, as often as it says, and none of a target's."""
        for i, exclusion in enumerate(self.catalogue.targets_file.exclusions):
            phrase = squeeze(exclusion.phrase)
            where = self.locate(("exclusions", i, "phrase"))
            found = list(_occurrences(self.text.squeezed, phrase)) if phrase else []
            covered = [quantity for at in found for quantity in self.within(at, at + len(phrase))]
            for quantity in covered:
                if owner := self.owners.get(quantity.start):
                    self.fault("CJ509", where, phrase=exclusion.phrase, id=owner)
            open_ = [quantity for quantity in covered if quantity.start not in self.claims]
            if not found:
                self.fault("CJ507", where, phrase=exclusion.phrase, what=faults.WHAT["not_in_text"])
            elif not open_:
                what = faults.WHAT["covers_none"]
                self.fault("CJ507", where, phrase=exclusion.phrase, what=what)
            elif len(found) != exclusion.times:
                self.fault("CJ508", where, phrase=exclusion.phrase, times=len(found), said=exclusion.times)
            for quantity in open_:
                self.claims[quantity.start] = exclusion.class_

    def within(self, start: int, end: int) -> Iterable[Quantity]:
        """The numbers that lie wholly in a stretch."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [quantity for quantity in self.quantities[first:last] if quantity.end <= end]


def _occurrences(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)


def told(section: Section) -> tuple[str, str]:
    """A place of the plan in words."""
    if section.action is None:
        return faults.WHAT["outside"]
    if section.task is None:
        return both(faults.WHAT["headline"], action=section.action)
    return both(faults.WHAT["task_of"], action=section.action, task=section.task)
