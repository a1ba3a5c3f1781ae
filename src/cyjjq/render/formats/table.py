"""Tables for a terminal, by rich: columns aligned under Chinese text, names shrinking first, numbers never cut.

Where a terminal is too narrow for a readable name beside the numbers, the name gets a line of its own above them.
"""

import io
from collections.abc import Sequence
from typing import Literal, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cyjjq.render.formats.lines import wrap
from cyjjq.render.phrases.numbers import MISSING
from cyjjq.render.sheets.sheet import Column, Line, Section, Sheet
from cyjjq.visible import visible

_GAP = 2
_LEAST_NAME = 12
_EASY_NAME = 24
_TONES = {
    "met": "green",
    "on_track": "green",
    "behind": "yellow",
    "off_track": "red",
    "missed": "red",
    "no_data": "bright_black",
    "undated": "bright_black",
}


def write(sheet: Sheet, *, width: int = 100, color: bool = False) -> str:
    """The sheet as a table of at most `width` cells; wider only where the numbers alone need more."""
    sheet = sheet.mapped(visible)
    frame = _fit(sheet, width)
    console = Console(
        file=io.StringIO(),
        width=max(width, frame.width),
        color_system="standard" if color else None,
        force_terminal=color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    _paragraph(console, sheet.title, "bold")
    for line in sheet.overview:
        _paragraph(console, line)
    if sheet.lines:
        console.print()
        _lines(console, sheet, frame, [Line(tuple(column.heading for column in sheet.columns))], "dim")
    for section in sheet.sections:
        _section(console, sheet, section, frame)
    if sheet.totals or sheet.notes:
        console.print()
    for line in sheet.totals:
        _paragraph(console, line, "bold")
    for line in sheet.notes:
        _paragraph(console, line, "dim")
    stream = console.file
    assert isinstance(stream, io.StringIO)
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().split("\n")[:-1])


def _paragraph(console: Console, text: str, style: str = "") -> None:
    console.print(Text("\n".join(wrap(text, console.width, "")), style=style, overflow="fold"))


def _section(console: Console, sheet: Sheet, section: Section, frame: "_Frame") -> None:
    if section.heading:
        console.print()
        heading = Text(section.heading, style="bold", overflow="fold")
        if section.counts:
            heading.append(f"  {section.counts}", style="not bold dim")
        console.print(heading)
    if any(line.remark for line in section.lines):
        for line in section.lines:
            _lines(console, sheet, frame, [line])
            _remark(console, line.remark)
    elif section.lines:
        _lines(console, sheet, frame, section.lines)
    if section.remark:
        _remark(console, section.remark)


def _remark(console: Console, text: str) -> None:
    folded = "\n".join(wrap(text, console.width - _GAP, ""))
    console.print(Padding(Text(folded, style="dim", overflow="fold"), (0, 0, 0, _GAP)))


class _Frame(NamedTuple):
    """Which columns are shown, how wide, and which of them stand on lines of their own above the others."""

    shown: tuple[int, ...]
    widths: tuple[int, ...]
    above: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        return sum(self.widths) + _GAP * (len(self.widths) - (0 if self.above else 1))


def _fit(sheet: Sheet, width: int) -> _Frame:
    """The columns meant for a width, the optional ones only while the names stay readable."""
    columns = sheet.columns
    shown = [i for i, column in enumerate(columns) if column.from_width <= width and _has_content(sheet, i)]
    natural = [_natural(sheet, i) for i in range(len(columns))]

    def room() -> int:
        fixed = [natural[i] for i in shown if not columns[i].shrinks]
        shrinking = len(shown) - len(fixed)
        return (width - sum(fixed) - _GAP * (len(shown) - 1) - (0 if shrinking else _GAP)) // max(1, shrinking)

    comfort = max((min(_EASY_NAME, natural[i]) for i in shown if columns[i].shrinks), default=0)
    for i in shown:
        if room() < comfort and columns[i].most:
            natural[i] = min(natural[i], max(columns[i].most, cell_len(columns[i].heading)))
    least, readable = (
        max((min(wide, natural[i]) for i in shown if columns[i].shrinks), default=0)
        for wide in (_LEAST_NAME, _EASY_NAME)
    )
    while room() < readable and (optional := [i for i in shown if columns[i].from_width > 0]):
        shown.remove(max(optional, key=lambda i: columns[i].from_width))
    above = tuple(i for i in shown if columns[i].shrinks) if room() < least else ()
    shown = [i for i in shown if i not in above]
    while above and len(shown) > 1 and room() < 0:  # too narrow for the figures alone: some join the name
        above += (shown.pop(0),)
    if above:
        _widen(sheet, shown, natural, width)
    space = room()
    widths = [min(natural[i], space) if columns[i].shrinks else natural[i] for i in shown]
    return _Frame(tuple(shown), tuple(widths), above)


def _widen(sheet: Sheet, shown: Sequence[int], natural: list[int], width: int) -> None:
    """Give cells that were to wrap the room that the names have left, the first ones first."""
    spare = width - sum(natural[i] for i in shown) - _GAP * len(shown)
    for i in shown:
        more = max(0, min(spare, _natural(sheet, i) - natural[i]))
        natural[i] += more
        spare -= more


def _has_content(sheet: Sheet, index: int) -> bool:
    """Whether a column has anything to say; names always have."""
    return sheet.columns[index].shrinks or any(line.cells[index] not in ("", MISSING) for line in sheet.lines)


def _natural(sheet: Sheet, index: int) -> int:
    cells = (line.cells[index] for line in sheet.lines)
    return max([cell_len(sheet.columns[index].heading), *(cell_len(cell) for cell in cells)])


def _lines(console: Console, sheet: Sheet, frame: _Frame, lines: Sequence[Line], style: str = "") -> None:
    if not frame.above:
        console.print(_table(sheet, frame, lines, style))
        return
    for line in lines:
        upper = (" " * _GAP).join(line.cells[i] for i in frame.above)
        console.print(Text(upper, style=style, overflow="fold"))
        console.print(Padding(_table(sheet, frame, [line], style), (0, 0, 0, _GAP)))


def _table(sheet: Sheet, frame: _Frame, lines: Sequence[Line], style: str) -> Table:
    table = Table(box=None, show_header=False, padding=(0, _GAP, 0, 0), pad_edge=False, style=style)
    level: Literal["top", "bottom"] = "top" if frame.above else "bottom"  # figures stand where the name ends
    for i, wide in zip(frame.shown, frame.widths, strict=True):
        column: Column = sheet.columns[i]
        table.add_column(width=wide, justify=column.align, no_wrap=not _wraps(column), overflow="fold", vertical=level)
    for line in lines:
        cells = [
            Text(
                "\n".join(wrap(line.cells[i], wide, "")) if _wraps(sheet.columns[i]) else line.cells[i],
                style=_cell_style(sheet.columns[i], line),
                overflow="fold",
            )
            for i, wide in zip(frame.shown, frame.widths, strict=True)
        ]
        table.add_row(*cells)
    return table


def _wraps(column: Column) -> bool:
    return column.shrinks or bool(column.most)


def _cell_style(column: Column, line: Line) -> str:
    return _TONES.get(line.tone, "") if column.key in ("status", "bar") else ""
