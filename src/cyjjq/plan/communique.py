"""A communiqué against a catalogue: what to enter, what was refused, which indicators it says nothing of."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from cyjjq.catalogue.models import Catalogue
from cyjjq.chinese import units
from cyjjq.plan.read import in_order, whole
from cyjjq.plan.reading import Row, Stranger
from cyjjq.plan.subjects import Subject, one_form

SHORTEST = 3  # characters that a name must have to be taken for the longer form or the short form of another


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
    open_ = {one_form(name): subject for subject in known if subject.id not in drafted for name in subject.names}
    strangers = {(each.name, each.unit): each for each in reversed(work.strangers)}
    proposals = {each.alias: each for stranger in strangers.values() if (each := _proposal(stranger, open_))}
    absent = tuple(subject.id for subject in known if all(row.indicator != subject.id for row in rows))
    return Drafted(file, period, rows, absent, tuple(sorted(proposals.values(), key=lambda each: each.line)))


_BULLETIN = re.compile("统计|公报|月报|快报|运行")
_PART = re.compile("上半年|季|[0-9一二三四五六七八九十]月")


def other_title(raw: str, year: int, *, whole: bool) -> str | None:
    """A bulletin's title that speaks of another year than the given one, or of a part of it where the whole is meant.

    A report on the work ahead bears the year after its figures, so its title says nothing.
    """
    opening = [line.strip() for line in raw.splitlines() if line.strip()][:3]
    title = next((line for line in opening if len(line) <= 50 and _BULLETIN.search(line) and "工作" not in line), "")
    years = {int(named) for named in re.findall("(?<![0-9])((?:19|20)[0-9]{2})年", title)}
    return title if (years and year not in years) or (whole and _PART.search(title)) else None


def _proposal(stranger: Stranger, names: Mapping[str, Subject]) -> Proposal | None:
    """The indicator whose name is a longer or shorter form of a name, and whose unit the figure's fits."""
    fitting = [
        (min(len(name), len(stranger.name)) / max(len(name), len(stranger.name)), subject.id)
        for name, subject in names.items()
        if _is_form(stranger.name, name) and units.factor(stranger.unit, subject.unit) is not None
    ]
    return Proposal(stranger.name, max(fitting)[1], stranger.phrase, stranger.line) if fitting else None


def _is_form(one: str, other: str) -> bool:
    """Whether the shorter of two names, at least half as long, is the longer one with characters left out."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST or 2 * len(short) < len(long):
        return False
    rest = iter(long)
    return all(character in rest for character in short)
