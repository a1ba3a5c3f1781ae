"""A communiqué against a catalogue: what to enter, what was refused, which indicators it says nothing of."""

from difflib import SequenceMatcher
from typing import NamedTuple

from cyjjq.catalogue.models import Catalogue
from cyjjq.chinese import units
from cyjjq.plan.read import in_order, whole
from cyjjq.plan.reading import Row, Stranger
from cyjjq.plan.subjects import Subject, one_form

ALIKE = 0.6  # from which likeness on a name that nothing goes by is proposed as an alias


class Proposal(NamedTuple):
    """A name of the text that may be an indicator's, with a figure that stands there."""

    alias: str
    indicator: str
    phrase: str
    line: int


class Drafted(NamedTuple):
    """What a text holds for a catalogue, for one period."""

    file: str
    period: str
    rows: tuple[Row, ...]
    absent: tuple[str, ...]
    proposals: tuple[Proposal, ...]

    @property
    def drafts(self) -> tuple[Row, ...]:
        """What a person is to confirm."""
        return tuple(row for row in self.rows if row.status == "draft")

    @property
    def refused(self) -> tuple[Row, ...]:
        """What is no observation of its indicator."""
        return tuple(row for row in self.rows if row.status == "refused")


def draft(catalogue: Catalogue, file: str, raw: str, period: str, place: str = "") -> Drafted:
    """Read a text for every indicator of a catalogue."""
    known = [
        Subject(key, indicator.names, indicator.unit, indicator.growth_basis)
        for key, indicator in catalogue.indicators.items()
    ]
    work = whole(raw, known, period, place)
    rows = in_order(work.rows)
    drafted = {row.indicator for row in rows if row.status == "draft"}
    open_ = [subject for subject in known if subject.id not in drafted]
    proposals = {each.alias: each for stranger in reversed(work.strangers) if (each := _proposal(stranger, open_))}
    absent = tuple(subject.id for subject in known if all(row.indicator != subject.id for row in rows))
    return Drafted(file, period, rows, absent, tuple(sorted(proposals.values(), key=lambda each: each.line)))


def _proposal(stranger: Stranger, subjects: list[Subject]) -> Proposal | None:
    """The indicator that a name is most like, of those that have no figure and whose unit the figure's fits."""
    best, most = None, ALIKE
    for subject in subjects:
        if units.factor(stranger.unit, subject.unit) is None:
            continue
        for name in subject.names:
            likeness = SequenceMatcher(None, stranger.name, one_form(name), autojunk=False).ratio()
            if likeness > most:
                best, most = subject, likeness
    return Proposal(stranger.name, best.id, stranger.phrase, stranger.line) if best else None
