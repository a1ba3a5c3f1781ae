"""The heading row of a form: which column holds what, in which unit and for which year."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cyjjq.chinese import units
from cyjjq.intake.cells import Cell, narrow
from cyjjq.words import forms as words
from cyjjq.words import terms

FIGURES = ("value", "growth")
_KEYS: Mapping[str, str] = {
    "".join(name.lower().split()): key
    for key, pair in terms.FORM.items()
    for name in (*words.ALSO.get(key, ()), key, *pair)
}
_YEAR = re.compile(r"((?:19|2[01])[0-9]{2})年?(-(?:q[1-4]|0[1-9]|1[0-2]))?(?![0-9])")
_MARKS = "*※★☆·•:：、,，.。/_-— "
_BRACKETS = re.compile(r"[（(【\[〔]([^）)】\]〕]*)[）)】\]〕]?")


class Column(NamedTuple):
    """What a column holds: a key of the form, the unit and the period that its heading names, and its heading."""

    key: str
    at: int
    heading: Cell
    unit: str = ""
    period: str | None = None


class Headings(NamedTuple):
    """A heading row as understood; `unknown` are the columns whose heading says nothing to us."""

    columns: tuple[Column, ...]
    unknown: tuple[int, ...]
    cells: Sequence[Cell]

    @property
    def found(self) -> bool:
        """Whether the row is one of headings: it names an indicator and a year."""
        keys = {column.key for column in self.columns}
        dated = "year" in keys or any(column.period for column in self.columns)
        return bool(keys & {"indicator", "name"}) and dated

    @property
    def first(self) -> Mapping[str, int]:
        """The first column of each key."""
        found: dict[str, int] = {}
        for column in self.columns:
            found.setdefault(column.key, column.at)
        return found

    @property
    def figures(self) -> tuple[Column, ...]:
        """The columns of values and growths."""
        return tuple(column for column in self.columns if column.key in FIGURES)

    def twice(self) -> Iterator[tuple[Column, Column]]:
        """Columns that say they hold the same as an earlier one, with that one."""
        seen: dict[tuple[str, str | None], Column] = {}
        for column in self.columns:
            if (other := seen.setdefault((column.key, column.period), column)) is not column:
                yield other, column


def understand(cells: Sequence[Cell]) -> Headings:
    """A row read as headings."""
    columns, unknown = [], []
    for at, cell in enumerate(cells):
        column = _column(at, cell)
        if column is not None:
            columns.append(column)
        elif "".join(cell.text.lower().split()).strip(_MARKS) not in words.BESIDE:
            unknown.append(at)
    return Headings(tuple(columns), tuple(unknown), cells)


def _column(at: int, cell: Cell) -> Column | None:
    text = narrow(cell.text).lower()
    period = None
    if match := _YEAR.search(text):
        period = match[1] + (match[2] or "").upper()
        text = text[: match.start()] + text[match.end() :]
    bracket = _BRACKETS.search(text)
    unit = _unit(bracket[1]) if bracket else ""
    word = "".join(_BRACKETS.sub("", text).split()).strip(_MARKS)
    key = _KEYS.get(word) or ("value" if period and not word else None)
    if key is None:
        key, unit = _with_unit(text, word, unit)
    if key is None or (period and key not in FIGURES):
        return None
    return Column(key, at, cell, unit, period)


def _with_unit(text: str, word: str, unit: str) -> tuple[str | None, str]:
    """A heading whose unit or remark stands without brackets: 数值:万元, 增速%, value in some way."""
    for cut in range(len(word) - 1, 0, -1):
        key = _KEYS.get(word[:cut].strip(_MARKS))
        rest = _unit(word[cut:].strip(_MARKS))
        if key in FIGURES and rest:
            return key, rest
    first, *others = _BRACKETS.sub("", text).split() or [""]
    named = [found for each in others if (found := _unit(each))]
    return _KEYS.get(first.strip(_MARKS)), named[0] if named else unit


def _unit(text: str) -> str:
    """The unit that a heading names beside its word; '' where it is none."""
    bare = re.sub(r"^(?:单位|计量单位|unit)[:：]?", "", text.strip()).strip(_MARKS)
    return bare if bare and units.parse(bare) is not None else ""
