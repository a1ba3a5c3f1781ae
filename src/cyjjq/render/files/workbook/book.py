"""What the sheets of the workbook have in common: formats, cells, links, headings, print set-up.

Text is always written as text, whatever it begins with; numbers are numbers, shown with the digits that people read
elsewhere; a figure that cannot be had is its reason, in grey italics.
"""

import math
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len

from cyjjq import spreadsheet
from cyjjq.render.files.content import Report, Words
from cyjjq.render.phrases.numbers import decimals
from cyjjq.words import Pair

INK = {
    "met": "#1B7A45",
    "on_track": "#1C68A8",
    "behind": "#9A5B00",
    "off_track": "#B8341F",
    "missed": "#7C1D4A",
    "undated": "#5B5F97",
    "no_data": "#69727D",
}
FILL = {
    "met": "#DDF1E5",
    "on_track": "#DCEAF7",
    "behind": "#FBE9CC",
    "off_track": "#FADBD5",
    "missed": "#F3D7E4",
    "undated": "#E4E5F3",
    "no_data": "#ECEEF1",
}
INPUT = "#0000FF"  # how workbooks that calculate mark what is put in
_NUMBER = re.compile(r"(?P<sign>[+-]?)[\d,]+(?:\.(?P<decimals>\d+))?(?P<suffix>\D*)")
_LONGEST = 32_767  # characters that a cell may hold
_HIGH = 16  # points that a line takes
_LINK = 2079  # characters that an address may have
_LINKS = 65_000  # addresses that a sheet may have


def letter(column: int) -> str:
    """A column's letters, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Head(NamedTuple):
    """A column of a sheet: its heading and its width in characters."""

    words: Words
    width: float


def number_format(text: str, *, fraction: bool = False) -> str:
    """The number format under which a value reads as `text` does: sign, decimals and suffix alike.

    `fraction` tells that a % stands for a value of 0.05 and not of 5.
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        return "General"
    digits = "#,##0" + ("." + "0" * len(match["decimals"]) if match["decimals"] else "")
    suffix = match["suffix"].strip()
    shown = digits + ("%" if fraction and suffix == "%" else f'"{match["suffix"]}"' if suffix else "")
    return f"+{shown};-{shown};{shown}" if match["sign"] == "+" else shown


def format_by_size(value: float) -> str:
    """As many decimals as a computed value of this size has, none of them trimmed: a live cell may change."""
    number = decimals(value)
    return "#,##0" + ("." + "0" * number if number else "")


class Book:
    """The workbook as it is written: the formats that are known, and how things are put into cells."""

    def __init__(self, workbook: Any, report: Report) -> None:
        self.workbook, self.report = workbook, report
        self._widths: dict[tuple[str, int], float] = {}
        self._links = 0
        self._lines: dict[tuple[str, int], int] = {}
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def format(self, **properties: Any) -> Any:
        """A format by its properties, each made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({"valign": "vcenter", **properties})
        return self._formats[key]

    def pair(self, pair: Pair, **facts: Any) -> Words:
        """A phrase in the report's languages."""
        return self.report.say.pair(pair, **facts)

    def name(self, pair: Pair) -> str:
        """The name of a sheet."""
        return " ".join(self.pair(pair))

    def line(self, sheet: Any, row: int, column: int, texts: Words, **properties: Any) -> None:
        """A text on its own that runs over the empty cells beside it."""
        self._write(sheet, row, column, " / ".join(filter(None, texts)), properties)

    def text(
        self,
        sheet: Any,
        row: int,
        column: int,
        texts: Words,
        *,
        wrap: bool = False,
        width: float = 0,
        **properties: Any,
    ) -> None:
        """A text in a cell: a line a language, wrapped where asked for, and the row as high as it needs.

        `width` is that of merged cells; a column's own is known from its heading.
        """
        lines = [text for text in texts if text]
        if wrap or len(lines) > 1:
            properties["text_wrap"] = True
            room = max(1.0, (width or self._widths.get((sheet.name, column), 10)) - 1)
            high = sum(math.ceil(cell_len(line) / room) for line in lines)
            self._lines[sheet.name, row] = max(self._lines.get((sheet.name, row), 1), high)
        self._write(sheet, row, column, "\n".join(lines), properties)

    def _write(self, sheet: Any, row: int, column: int, text: str, properties: dict[str, Any]) -> None:
        if spreadsheet.is_taken_for_formula(text):
            properties["quote_prefix"] = True
        sheet.write_string(row, column, text[:_LONGEST], self.format(**properties))

    def close(self) -> None:
        """Give every row the height of its texts, and write the workbook."""
        sheets = {sheet.name: sheet for sheet in self.workbook.worksheets()}
        for (name, row), lines in self._lines.items():
            sheets[name].set_row(row, _HIGH * min(lines, 20))
        self.workbook.close()

    def number(self, sheet: Any, row: int, column: int, value: float, shown: str, **properties: Any) -> None:
        """A number under a number format."""
        sheet.write_number(row, column, value, self.format(num_format=shown, **properties))

    def link(self, sheet: Any, row: int, column: int, address: str | None) -> None:
        """An address as a link, as long as a sheet may have more; then as text."""
        if address and len(address) <= _LINK and self._links < _LINKS:
            self._links += 1
            sheet.write_url(row, column, address, self.format(font_color="#14506E", underline=1), string=address[:255])
        elif address:
            self.text(sheet, row, column, (address,))

    def reason(self, sheet: Any, row: int, column: int, texts: Words) -> None:
        """Why there is no figure."""
        self.text(sheet, row, column, texts, italic=True, font_color="#69727D", align="right", wrap=True)

    def title(self, sheet: Any, texts: Words) -> None:
        """The title of a sheet."""
        self.line(sheet, 0, 0, texts, bold=True, font_size=14)
        sheet.set_row(0, 27)

    def open(
        self,
        name: str,
        notes: Sequence[Words],
        heads: Sequence[Head],
        *,
        frozen: int,
        large: bool = False,
    ) -> Any:
        """A sheet with its title and notes, its headings in row `top`, and so many columns frozen."""
        sheet = self.workbook.add_worksheet(name)
        self.title(sheet, (name,))
        for i, note in enumerate(notes):
            self.line(sheet, 1 + i, 0, note, font_color="#69727D")
        top = self.top(len(notes))
        self.heads(sheet, top, heads)
        sheet.freeze_panes(top + 1, frozen)
        sheet.repeat_rows(top)
        self.paper(sheet, large=large)
        return sheet

    def heads(self, sheet: Any, row: int, heads: Sequence[Head], *, widths: bool = True) -> None:
        """A row of headings."""
        for column, head in enumerate(heads):
            if widths:
                sheet.set_column(column, column, head.width)
                self._widths[sheet.name, column] = head.width
            self.text(
                sheet,
                row,
                column,
                head.words,
                wrap=True,
                width=head.width,
                bold=True,
                bg_color="#E8EDF3",
                bottom=1,
                align="center",
            )

    @staticmethod
    def top(notes: int) -> int:
        """The row of the headings, counted from 0, under a title and so many notes."""
        return notes + 2

    @classmethod
    def first(cls, notes: int) -> int:
        """The first row under the headings, counted from 1 as formulas count."""
        return cls.top(notes) + 2

    @staticmethod
    def paper(sheet: Any, *, large: bool = False) -> None:
        """A4 (A3 for the large ones) across, as wide as the page, with page numbers."""
        sheet.set_landscape()
        sheet.set_paper(8 if large else 9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.set_footer("&C&P / &N")
