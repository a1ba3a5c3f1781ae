"""Drafts observations out of a communiqué: which figure belongs to which indicator, and what must not be drafted.

A subject is carried over commas until the sentence names another one, also where the other one is unknown. What is no
observation of its indicator (a bound, a target, a mean of years, a change in points) is refused with its reason.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from cyjjq.plan import wordings
from cyjjq.plan.growths import Growths
from cyjjq.plan.levels import Levels
from cyjjq.plan.reading import Carried, Reading, Row
from cyjjq.plan.said import said_period
from cyjjq.plan.sentences import Clause, Figure, Paragraph, clauses, is_row, paragraphs
from cyjjq.plan.subjects import Found, Subject


def read(raw: str, subjects: Iterable[Subject], period: str, place: str = "") -> tuple[Row, ...]:
    """Every figure of a text that belongs to an indicator, as a draft or refused, in the order of the text."""
    return in_order(whole(raw, subjects, period, place).rows)


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows in the order of the text."""
    return tuple(sorted(rows, key=lambda row: (row.line, row.column)))


def whole(raw: str, subjects: Iterable[Subject], period: str, place: str = "") -> Reading:
    """A text read to its end: the rows, and the subjects with figures that no indicator goes by."""
    work = Reading(raw, tuple(subjects), period, place)
    lines = raw.split("\n")
    if any(is_row(line) for line in lines):
        work.tables()
    for paragraph in paragraphs(raw):
        _paragraph(work, paragraph)
    return work


def _paragraph(work: Reading, paragraph: Paragraph) -> None:
    """One paragraph: its context first, then its clauses, those in brackets after the clause that they explain."""
    text = paragraph.text
    if not text or is_row(text):
        return
    work.context(text)
    named: list[tuple[int, Found]] = []
    outside, inside = _brackets(text)
    for sentence in _sentences(clauses(outside)):
        carried = Carried(found=None)
        whole = outside[sentence[0].start : sentence[-1].end]
        if wordings.ALL_REAL.search(text[sentence[0].start : sentence[-1].end + 30]):
            work.real = True
        target = work.planned or bool(wordings.TARGET.search(whole))
        preliminary = "初步核算" in whole
        for clause in sentence:
            _Clause(work, paragraph, outside, clause, carried, target, preliminary).read()
            if carried.found:
                named.append((clause.start, carried.found))
    starts = [at for at, _ in named]
    for start, end in inside:
        index = bisect_right(starts, start) - 1
        carried = Carried()
        for clause in clauses(text, start, end):
            if index >= 0 and wordings.YEAR_BEFORE.match(text[clause.start : clause.start + 20]):
                carried.found = named[index][1]
                _Clause(work, paragraph, text, clause, carried, work.planned, False).year_before()
            elif not wordings.OTHER.match(text[clause.start : clause.end]):
                _Clause(work, paragraph, text, clause, carried, work.planned, False).read()


class _Clause(Levels, Growths):
    """One clause under way, its figures in runs."""

    def read(self) -> None:
        """Every run of figures that one lead speaks for: 分别 pairs them, 、 goes on."""
        if not self.clause.figures:
            self.silent()
            return
        at = self.clause.start
        runs = list(self.runs())
        for first, figures in runs:
            lead = self.text[max(at, first - 90) : first]
            start = max(at, first - 90)
            skip = len(lead) - len(lead.lstrip("、和与及,")) if at > self.clause.start else 0
            self.run(lead[skip:], start + skip, figures)
            at = figures[-1].end + len(figures[-1].after)

    def runs(self) -> Iterator[tuple[int, list[Figure]]]:
        """Figures with nothing but 、 or 和 between them belong together."""
        group: list[Figure] = []
        for figure in self.clause.figures:
            if group and self.text[group[-1].end + len(group[-1].after) : figure.start] in (
                "、",
                "和",
                "与",
                "及",
                ":",
            ):
                group.append(figure)
                continue
            if group:
                yield group[0].start, group
            group = [figure]
        if group:
            yield group[0].start, group

    def silent(self) -> None:
        """A clause without figures may limit the next (扣除…后) or name the subject that it goes on with."""
        whole = self.text[max(self.clause.start, self.clause.end - 90) : self.clause.end]
        if whole.endswith("其中"):
            self.carried.part = True
        if "环比" in whole:
            self.carried.quarter = True
        if said_period(whole, "") and not re.search("[比较与和同]$|[比较]", whole[:2]):
            self.carried.period = whole
        if re.search("^(?:扣除|剔除|若|如果|不含|不包括)", whole):
            self.carried.limited = "价格" not in whole
            return
        if "持平" in whole or not whole:
            return
        found = self.work.names.find(whole, self.work.topic)
        if found.subject:
            self.carried.found, self.carried.open = found, None

    def run(self, lead: str, start: int, figures: list[Figure]) -> None:
        """One lead with its figures: a level, a growth, a share, or what is refused."""
        unit = figures[-1].unit
        figures = [f if f.unit or f.kind != "number" else f._replace(unit=unit) for f in figures]
        change = wordings.CHANGE.search(lead)
        level = wordings.LEVEL.sub("", lead)
        if figures[0].kind == "ratio" or (len(figures) > 1 and not change):
            values = [(v, f) for f in figures for v in f.values]
            subject = re.sub("分别$", "", wordings.LEVEL.sub("", lead))
            self.list_of_levels(subject, start, values)
            return
        if change and not (level != lead and self.work.names.find(level).subject):
            self.change(lead, change, start, figures)
            return
        if figures[0].kind == "word":
            if figures[0].values[0] == 0.0:
                self.flat(lead, start, figures[0])
            else:
                self.growths(re.sub("(?:实现|完成|已|将|再|了)+$", "", lead), start, figures, 1.0, lead)
            return
        self.level(lead, start, figures[0])


def _sentences(parts: Iterable[Clause]) -> Iterator[list[Clause]]:
    """Clauses up to the end of their sentence."""
    sentence: list[Clause] = []
    for clause in parts:
        sentence.append(clause)
        if clause.mark in "。！？!?" and clause.mark:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


_BRACKET = re.compile(r"\([^()]*\)")


def _brackets(text: str) -> tuple[str, Sequence[tuple[int, int]]]:
    """The text with its brackets blanked in place, and the stretches in them that hold figures."""
    inside = [(m.start() + 1, m.end() - 1) for m in _BRACKET.finditer(text) if re.search("[0-9]", m.group())]
    return _BRACKET.sub(lambda m: "\u3000" * len(m.group()), text), inside
