"""The tables of a communiqué: rows of cells under a header, with the unit in the row, the header or a line above."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cyjjq.chinese import units
from cyjjq.plan.sentences import is_row
from cyjjq.plan.text import fold

_UNIT = re.compile(r"单位[:：]?\s*([^\s|，。；)）]+)")
_BRACKET = re.compile(r"\(([^()]+)\)")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_GROWTH = re.compile("增长|增速|±|增减|涨幅|同比|比上年")
_MEASURE = ("产量", "增加值", "产值", "投资", "零售额", "面积")
_OTHER = re.compile("比重|占|上年|去年|同期(?!增)|位次|排名")


class Entry(NamedTuple):
    """A row with figures: the names that it may go by, its unit, value and growth, and where it stands."""

    names: tuple[str, ...]
    unit: str
    value: float | None
    growth: float | None
    phrase: str
    line: int
    column: int


class _Header(NamedTuple):
    caption: str
    unit: str
    value: int
    growth: int | None
    units: int | None
    measure: str
    cells: int


def entries(lines: Sequence[str]) -> Iterator[Entry]:
    """The figures of all tables, from the top of the text to its end."""
    header: _Header | None = None
    caption = unit = ""
    for number, line in enumerate(lines, 1):
        plain = fold(line).strip()
        if not is_row(line):
            header = None
            if match := _UNIT.search(plain):
                unit = match[1]
            elif plain and len(plain) <= 40:
                caption, unit = plain, ""
            continue
        cells = _cells(plain)
        if _is_rule(cells):
            continue
        if header is None or _heads(cells):
            header = _header(cells, caption, unit)
            if header is not None:
                continue
        if header and (entry := _entry(header, cells, line, number)):
            yield entry


def _cells(line: str) -> list[str]:
    cells = [cell.strip().replace(" ", "") for cell in re.split(r"[|\t]", line)]
    return cells[1:] if cells and not cells[0] and line.startswith("|") else cells


def _is_rule(cells: Sequence[str]) -> bool:
    return all(not cell.strip("-:= ") for cell in cells)


def _heads(cells: Sequence[str]) -> bool:
    return bool(cells) and not any(_NUMBER.fullmatch(cell) for cell in cells) and any(map(_GROWTH.search, cells[1:]))


def _header(cells: Sequence[str], caption: str, unit: str) -> _Header | None:
    """What the columns are; None where a table begins without a header."""
    if len([cell for cell in cells if cell]) < 2 or any(_NUMBER.fullmatch(cell) for cell in cells):
        return None
    filled = [cell for cell in cells if cell]
    growth = next((i for i, cell in enumerate(filled) if i and _GROWTH.search(cell)), None)
    unit_column = next((i for i, cell in enumerate(filled) if i and cell in ("单位", "计量单位")), None)
    value = next(
        (i for i, cell in enumerate(filled) if i and i not in (growth, unit_column) and not _OTHER.search(cell)), None
    )
    if value is None:
        return None
    if (match := _BRACKET.search(filled[value])) and units.parse(match[1]):
        unit = match[1]
    measure = next((word for word in _MEASURE if word in filled[value]), "")
    measure = measure or next((word for word in _MEASURE if word in caption), "")
    if not measure and "生产总值" in caption + filled[value]:
        measure = "增加值"
    return _Header(caption, unit, value, growth, unit_column, measure, len(filled))


def _entry(header: _Header, cells: Sequence[str], line: str, number: int) -> Entry | None:
    """A row's figures; its k-th filled cell belongs to the k-th column."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or len(filled) > header.cells:
        return None
    name = filled[0]
    if re.search("其中", name) and not re.sub("其中[:：]?", "", name):
        return None
    value = _number(filled, header.value)
    growth = _number(filled, header.growth)
    if growth is None and header.growth is not None and header.growth < len(filled) and filled[header.growth] == "持平":
        growth = 0.0
    if value is None and growth is None:
        return None
    unit = header.unit
    if (match := _BRACKET.search(name)) and units.parse(match[1]):
        unit, name = match[1], _BRACKET.sub("", name)
    if header.units is not None and header.units < len(filled):
        unit = filled[header.units]
    name = re.sub(r"^[#*\s]*(?:其中[:：]?|[一二三四五六七八九十]、|[0-9]+[.、])?", "", name)
    first = len(line) - len(line.lstrip())
    phrase = line.strip().rstrip("| \t")
    return Entry((name, name + header.measure), unit, value, growth, phrase, number, first + 1)


def _number(cells: Sequence[str], at: int | None) -> float | None:
    if at is None or at >= len(cells) or not _NUMBER.fullmatch(cells[at]) or len(cells[at]) > 20:
        return None
    return float(cells[at].replace(",", ""))
