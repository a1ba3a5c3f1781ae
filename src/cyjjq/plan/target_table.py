"""Tables of main indicators in a plan's text: a row a target, with the year of its column, its base and its nature.

A table comes with its cells parted by tabs or bars, or, out of some converters, with a line a cell.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cyjjq.chinese import units
from cyjjq.plan.text import PlanText, fold

_SPLIT = re.compile(r"\t+ ?|\||\s{2,}")
_YEAR = re.compile("(?:19|20)[0-9]{2}(?=年|$|[(（目实])")
_MEAN = re.compile("年均|累计|增速|增长")
_GOAL = re.compile("目标|指标值|规划值")
_VALUE = re.compile(
    r"(?P<open>[〔\[【(]?)(?P<sign>[<>≤≥]?)(?P<number>-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?P<rest>[^0-9]{0,6})"
)
_EMPTY = re.compile("[—–/-]*|持续.{0,6}|完成.{0,10}")
_UNIT = re.compile(r"[（(]([^（）()]{1,12})[）)]$")
_NATURES = {"约束": "binding", "预期": "expected"}


class Value(NamedTuple):
    """A cell with a number: what it is, where it stands in the squeezed text, and the words around it."""

    number: float
    start: int
    end: int
    words: str
    bracketed: bool


class Row(NamedTuple):
    """A row of a table of indicators; `mean` is its yearly or cumulative change, in brackets or a column of its own."""

    name: str
    unit: str
    start: int
    goal: Value
    by: int | None
    base: tuple[int, float] | None
    is_mean: bool
    nature: str | None
    year_words: str
    mean_words: str


class Table(NamedTuple):
    """Where a table stands in the squeezed text, where its header names the last year, and its rows."""

    start: int
    end: int
    year_at: int
    year: int | None
    rows: tuple[Row, ...]


class _Cell(NamedTuple):
    text: str
    start: int


class _Header(NamedTuple):
    """What the columns behind the name are, in order: a year, "mean", "goal", "nature", "unit" or ""."""

    columns: tuple[str, ...]
    words: tuple[str, ...]
    year_at: int

    @property
    def years(self) -> list[int]:
        return [int(column) for column in self.columns if column.isdigit()]


def tables(text: PlanText) -> tuple[Table, ...]:
    """The tables of indicators of a text, in its order."""
    lines = [_cells(text, number, line) for number, line in enumerate(text.lines)]
    heads = [(at, header) for at, cells in enumerate(lines) if (header := _header(cells)) is not None]
    found = []
    for (at, header), (stop, _) in pairwise([*heads, (len(lines), None)]):
        assert header is not None
        rows, last = _rows(text, lines, at + 1, stop, header)
        if rows:
            year = max(header.years, default=None)
            end = text.at(last) + len(text.lines[last])
            found.append(Table(text.at(at), min(end, len(text.squeezed)), header.year_at, year, tuple(rows)))
    return tuple(found)


def _cells(text: PlanText, number: int, line: str) -> list[_Cell]:
    cells: list[_Cell] = []
    at = 0
    for split in [*_SPLIT.finditer(line), None]:
        piece = line[at : split.start() if split else len(line)]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip() or cells:
            cells.append(
                _Cell(fold(piece.strip()).replace(" ", ""), text.at(number, at + lead) if piece.strip() else 0)
            )
        at = split.end() if split else at
    while cells and not cells[-1].text:
        cells.pop()
    return cells


def _header(cells: Sequence[_Cell]) -> _Header | None:
    """The columns of a line that heads a table: a year or a goal among at least two cells, and no sentence."""
    if len(cells) < 2 or any(len(cell.text) > 24 or "。" in cell.text for cell in cells):
        return None
    columns: list[str] = []
    words: list[str] = []
    at = 0
    for cell in cells:
        year = _YEAR.search(cell.text)
        kind = ""
        if year:
            kind, at = year.group(), cell.start
        elif _MEAN.search(cell.text):
            kind = "mean"
        elif _GOAL.search(cell.text) and columns:
            kind, at = "goal", cell.start
        elif re.search("属性|性质", cell.text):
            kind = "nature"
        elif "单位" in cell.text:
            kind = "unit"
        columns.append(kind)
        words.append(cell.text)
    first = next((i for i, kind in enumerate(columns) if kind.isdigit() or kind in ("goal", "mean")), None)
    if first is None or not any(kind.isdigit() or kind == "goal" for kind in columns):
        return None
    return _Header(tuple(columns), tuple(words), at)


def _rows(
    text: PlanText, lines: Sequence[Sequence[_Cell]], start: int, stop: int, header: _Header
) -> tuple[list[Row], int]:
    """The rows under a header, up to the first paragraph, and the last line of them."""
    rows: list[Row] = []
    last, at = start, start
    while at < stop:
        cells = list(lines[at])
        if cells and any("。" in cell.text or len(cell.text) > 40 for cell in cells):
            break
        upto = at
        if len(cells) == 1 and not _VALUE.fullmatch(cells[0].text):
            while upto + 1 < stop and (more := lines[upto + 1]) and len(more) == 1 and _fits(more[0].text):
                cells.append(more[0])
                upto += 1
        if (row := _row(text, cells, header)) is not None:
            rows.append(row)
            last = upto
        at = upto + 1
    return rows, last


def _fits(cell: str) -> bool:
    return _VALUE.fullmatch(cell) is not None or any(word in cell for word in _NATURES) or not _EMPTY.sub("", cell)


def _row(text: PlanText, cells: Sequence[_Cell], header: _Header) -> Row | None:
    """A row's target: the figure of the last year's column, else of the column of yearly or cumulative changes."""
    nature = next((_NATURES[word] for cell in cells for word in _NATURES if cell.text.startswith(word)), None)
    values = next((i for i, cell in enumerate(cells) if i and (cell.text and _fits(cell.text))), None)
    if values is None:
        return None
    named = [cell for cell in cells[:values] if cell.text and not re.fullmatch(r"[0-9.()（）]{1,5}", cell.text)]
    unit = named.pop().text if "unit" in header.columns and len(named) > 1 else ""
    if not named:
        return None
    name = re.sub(r"^[0-9]{1,2}[.、]", "", named[-1].text)
    if (match := _UNIT.search(name)) and (units.parse(match[1]) or not unit):
        unit, name = match[1], name[: match.start()]
    kept = [column for column in zip(header.columns, header.words, strict=True) if column[0] not in ("", "unit")]
    found: dict[str, Value] = {}
    words: dict[str, str] = {}
    for (column, word), cell in zip(kept, cells[values:], strict=False):
        if (value := _value(text, cell)) is not None:
            key = "mean" if value.bracketed else column
            found.setdefault(key, value)
            words.setdefault(key, word)
    last = max(header.years, default=None)
    goal = found.get(str(last)) or found.get("goal")
    key = str(last) if str(last) in found else "goal"
    if goal is None:
        goal, key = found.get("mean"), "mean"
    if goal is None:
        return None
    base = next(((int(k), v.number) for k, v in found.items() if k.isdigit() and int(k) != last), None)
    return Row(
        name,
        unit,
        named[-1].start,
        goal,
        last,
        base,
        key == "mean",
        nature,
        f"{last}年" if last else words[key],
        words.get("mean", ""),
    )


def _value(text: PlanText, cell: _Cell) -> Value | None:
    match = _VALUE.fullmatch(cell.text)
    if match is None:
        return None
    digits = match["number"].lstrip("-")
    start = text.squeezed.find(digits, cell.start, cell.start + len(cell.text) + 1)
    if start < 0:
        return None
    words = match["sign"] + match["rest"].strip("〕])】")
    return Value(float(match["number"].replace(",", "")), start, start + len(digits), words, bool(match["open"]))
