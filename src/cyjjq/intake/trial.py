"""Figures tried out on the data before anything is written: what each gives rise to, told at its own cell."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cyjjq.catalogue.finding import Finding, Place, Severity
from cyjjq.catalogue.loading import Loaded
from cyjjq.intake import baseline
from cyjjq.intake.baseline import Edited, Entry

Placed = tuple[Place, Entry]


class Trial(NamedTuple):
    """What came of it: the edit with the figures that nothing speaks against, and what speaks against the others.

    `known` is the number of figures that stand in the file already.
    """

    edited: Edited | None
    taken: tuple[Placed, ...]
    known: int
    faults: tuple[Finding, ...]
    told: tuple[Finding, ...]

    @property
    def doubtful(self) -> bool:
        """Whether all that speaks against figures is a doubt, which the user may overrule."""
        return bool(self.faults) and all(finding.severity is Severity.WARNING for finding in self.faults)


def run(loaded: Loaded, placed: Sequence[Placed], today: date, *, replace: bool, doubts_pass: bool) -> Trial:
    """Enter figures into a copy of the text, leaving out whatever gives rise to an error or a doubt.

    Whatever is left out is named with all that speaks against it; what is worth knowing of the rest is told.
    """
    faults: list[Finding] = []
    known = [each for each in placed if baseline.is_known(loaded, each[1])]
    left = [each for each in placed if each not in known]
    if not replace:
        conflicts = {place: conflict for place, entry in left if (conflict := baseline.conflict(loaded, entry))}
        faults += [Finding("CJ609", at, {"cell": at.path, **each.facts}) for at, each in conflicts.items()]
        left = [each for each in left if each[0] not in conflicts]
    edited = None
    while left:
        edited = baseline.enter(loaded, [entry for _, entry in left], today)
        against = edited.errors if doubts_pass else (*edited.errors, *edited.doubts)
        if not against:
            break
        wrong = dict[int, list[Finding]]()
        for finding in _own_first(edited, against):
            wrong.setdefault(finding[0], []).append(finding[1])
        faults += [_at(finding, left[i][0]) for i, group in wrong.items() for finding in group]
        left = [each for i, each in enumerate(left) if i not in wrong]
        edited = None
    told = _told(edited, left, doubts_pass=doubts_pass) if edited else ()
    return Trial(edited, tuple(left), len(known), tuple(faults), told)


def _own_first(edited: Edited, against: Sequence[Finding]) -> list[tuple[int, Finding]]:
    """What speaks against each entry, without what only follows from it.

    An error says enough, so no doubt is told beside it; and what a figure makes of its neighbours is told only where
    nothing is said of the figure itself.
    """
    ranked: dict[int, list[tuple[tuple[bool, bool], Finding]]] = {}
    for finding, (number, own) in zip(edited.findings, edited.concerned, strict=True):
        if finding in against:
            ranked.setdefault(number or 0, []).append(((finding.severity is not Severity.ERROR, not own), finding))
    return [
        (number, finding)
        for number, group in ranked.items()
        for rank, finding in group
        if rank == min(rank for rank, _ in group)
    ]


def _told(edited: Edited, left: Sequence[Placed], *, doubts_pass: bool) -> tuple[Finding, ...]:
    worth = (*edited.told, *(edited.doubts if doubts_pass else ()))
    pairs = zip(edited.findings, edited.concerned, strict=True)
    return tuple(_at(finding, left[at or 0][0]) for finding, (at, _) in pairs if finding in worth)


def _at(finding: Finding, place: Place) -> Finding:
    """A finding at the cell that gave rise to it, not at the line of a file that was never written."""
    return finding._replace(place=place)
