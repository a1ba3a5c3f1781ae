"""A sheet: what a report says, laid out in columns and sections but in no format yet."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple


class Column(NamedTuple):
    """A column: the key that scripts know it by, its heading, and how it behaves where space is short.

    `from_width` is the terminal width from which on it is shown; `shrinks` marks the one that gives way and wraps;
    `most` is how wide one is at most where space is short (0: as wide as its text), which then wraps, too.
    """

    key: str
    heading: str
    align: Literal["left", "right"] = "right"
    from_width: int = 0
    shrinks: bool = False
    most: int = 0


class Line(NamedTuple):
    """A line of cells, one a column; `tone` names a status to colour by, `remark` is a sentence below the cells."""

    cells: tuple[str, ...]
    tone: str = ""
    remark: str = ""


class Section(NamedTuple):
    """Lines under one heading, with a remark before or after them."""

    heading: str
    counts: str = ""
    lines: tuple[Line, ...] = ()
    remark: str = ""


class Sheet(NamedTuple):
    """A whole report: title, what is to know first, sections, and what stands below."""

    title: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    overview: Sequence[str] = ()
    totals: Sequence[str] = ()
    notes: Sequence[str] = ()
    remark_heading: str = ""

    def mapped(self, change: Callable[[str], str]) -> "Sheet":
        """The sheet with every text changed."""
        columns = tuple(column._replace(heading=change(column.heading)) for column in self.columns)
        sections = tuple(
            Section(
                change(section.heading),
                change(section.counts),
                tuple(Line(tuple(map(change, line.cells)), line.tone, change(line.remark)) for line in section.lines),
                change(section.remark),
            )
            for section in self.sections
        )
        overview, totals, notes = (
            [change(text) for text in texts] for texts in (self.overview, self.totals, self.notes)
        )
        return Sheet(change(self.title), columns, sections, overview, totals, notes, change(self.remark_heading))

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of all sections."""
        return tuple(line for section in self.sections for line in section.lines)
