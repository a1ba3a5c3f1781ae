"""Papers: sheets with a few paragraphs before them as a page, a workbook, a Word document or markdown.

The report of the open year and that of the supervision ledger are such papers. A document is a circular (通报) in the
fonts and on the page of GB/T 9704-2012, as the circular of a year is.
"""

import html
import io
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from rich.cells import cell_len

from cyjjq.render.files import content
from cyjjq.render.files.typography import add_table, set_indent, set_up, settled, two_lines
from cyjjq.render.formats import markdown
from cyjjq.render.formats.lines import pieces
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import MISSING
from cyjjq.render.sheets.sheet import Line, Sheet
from cyjjq.words import documents, fill
from cyjjq.words import within as words

_NUMBER = re.compile(r"(?P<number>[+-]?[\d,]+(?:\.(?P<places>\d+))?)(?P<percent>%?)")
_COLOURS = {"met": "E2F0D9", "on_track": "E2F0D9", "behind": "FFF2CC", "off_track": "F8CBAD", "missed": "F8CBAD"}
_CSS = """
body{font:16px/1.6 "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;max-width:75rem;margin:2rem auto;
padding:0 1rem;color:#222;background:#fff}
h1{font-size:1.6rem;text-align:center}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem}
table{border-collapse:collapse;width:100%;font-size:.85rem}th,td{border:1px solid #999;padding:.25rem .4rem}
th{background:#eef3f8}td.right{text-align:right;white-space:nowrap}td.wanted,td.owner{white-space:normal}
td.name{min-width:9em}td.owner{min-width:10em}td.status{min-width:4.5em}.note{color:#555;font-size:.85rem}
@media print{body{margin:0;max-width:none}table{page-break-inside:auto}tr{page-break-inside:avoid}}
"""


class Paper(NamedTuple):
    """A title, paragraphs, and sheets, each under the short name that a workbook's tab bears.

    `subject` stands in the title of the circular, which is sent `to` somebody and `signed`; `plan` is the plan's
    title, which the sheets' titles need not repeat; `grouping` is what a sheet's sections go by.
    """

    title: str
    paragraphs: tuple[str, ...]
    sheets: tuple[tuple[str, Sheet], ...]
    style: Style
    day: date
    plan: str
    subject: str
    to: str
    signed: str
    grouping: str

    @property
    def drawn_up(self) -> str:
        """When it was drawn up."""
        return fill(documents.HEAD["drawn_up"], self.style.lang, {"day": content.in_full(self.day)(self.style)})

    def heading(self, sheet: Sheet) -> str:
        """A sheet's title without the plan's; '' where it is that of the paper."""
        return "" if sheet.title == self.title else sheet.title.removeprefix(f"{self.plan} · ")


def _for_people(sheet: Sheet) -> Sheet:
    """The sheet without ids and without columns that say nothing."""
    kept = [
        i
        for i, column in enumerate(sheet.columns)
        if column.key != "id" and any(line.cells[i] not in ("", MISSING) for line in sheet.lines)
    ]
    return sheet._replace(
        columns=tuple(sheet.columns[i] for i in kept),
        sections=tuple(
            section._replace(
                lines=tuple(line._replace(cells=tuple(line.cells[i] for i in kept)) for line in section.lines)
            )
            for section in sheet.sections
        ),
    )


def md(paper: Paper) -> bytes:
    """The paper as markdown."""
    parts = [f"# {markdown.escape(paper.title)}", paper.drawn_up, *map(markdown.escape, paper.paragraphs)]
    for _, sheet in paper.sheets:
        told = markdown.write(_for_people(sheet)._replace(title=paper.heading(sheet))).replace("\n## ", "\n### ")
        parts.append((f"#{told}" if paper.heading(sheet) else told.removeprefix("# \n\n")).rstrip())
    return ("\n\n".join(parts) + "\n").encode()


def page(paper: Paper) -> bytes:
    """The paper as one HTML file that needs neither a script nor a network."""
    lang = "zh-CN" if paper.style.lang == "zh" else "en"
    out = [f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">']
    out.append('<meta name="viewport" content="width=device-width, initial-scale=1">')
    out.append(f"<title>{html.escape(paper.title)}</title><style>{_CSS}</style></head><body>")
    out.append(f'<h1>{html.escape(paper.title)}</h1><p class="note">{html.escape(paper.drawn_up)}</p>')
    out += [f"<p>{html.escape(text)}</p>" for text in paper.paragraphs]
    for _, whole in paper.sheets:
        sheet, heading = _for_people(whole), paper.heading(whole)
        out += [f"<h2>{html.escape(heading)}</h2>"] if heading else []
        out += [f"<p>{html.escape(text)}</p>" for text in sheet.overview]
        out += _page_sections(sheet)
        out += [f"<p>{html.escape(text)}</p>" for text in sheet.totals]
        out += [f'<p class="note">{html.escape(text)}</p>' for text in sheet.notes]
    return "\n".join([*out, "</body></html>", ""]).encode()


def _page_sections(sheet: Sheet) -> list[str]:
    out = []
    for section in sheet.sections:
        heading = "  ".join(filter(None, (section.heading, section.counts)))
        if heading:
            out.append(f"<h3>{html.escape(heading)}</h3>")
        if section.lines:
            heads = "".join(f'<th scope="col">{html.escape(column.heading)}</th>' for column in sheet.columns)
            body = "\n".join(_page_line(sheet, line) for line in section.lines)
            out.append(f"<table><thead><tr>{heads}</tr></thead><tbody>\n{body}\n</tbody></table>")
        if section.remark:
            out.append(f'<p class="note">{html.escape(section.remark)}</p>')
    return out


def _page_line(sheet: Sheet, line: Line) -> str:
    colour = _COLOURS.get(line.tone)
    style = f' style="background:#{colour}"' if colour else ""
    cells = zip(sheet.columns, line.cells, strict=True)
    told = (f'<td class="{column.align} {column.key}">{_whole(html.escape(cell))}</td>' for column, cell in cells)
    return f"<tr{style}>" + "".join(told) + "</tr>"


def _whole(text: str) -> str:
    """Months that no line breaks between: 1—9月, with word joiners beside the dash."""
    return re.sub(r"(?<=\d)—(?=\d)", "\u2060—\u2060", text)


def workbook(paper: Paper) -> bytes:
    """The paper as a workbook: a tab a sheet, headings frozen, columns to be filtered by."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    for name, sheet in paper.sheets:
        _Tab(book, book.add_worksheet(name), paper, _for_people(sheet)).write()
    book.close()
    return stream.getvalue()


class _Tab:
    """A tab of a workbook as it is written: what a line belongs to stands in its first column, figures are numbers."""

    def __init__(self, book: Any, tab: Any, paper: Paper, sheet: Sheet) -> None:
        self.book, self.tab, self.paper, self.sheet = book, tab, paper, sheet
        self.grouped = any(section.heading for section in sheet.sections)
        self.formats: dict[tuple[str, str, str], Any] = {}

    def write(self) -> None:
        sheet, tab, shift = self.sheet, self.tab, int(self.grouped)
        tab.write_string(0, 0, sheet.title, self.book.add_format({"bold": True, "font_size": 14}))
        head = self.book.add_format({"bold": True, "bg_color": "#DDE6F0", "border": 1, "text_wrap": True})
        if self.grouped:
            tab.write_string(1, 0, self.paper.grouping, head)
            tab.set_column(0, 0, _wide([section.heading for section in sheet.sections]))
        for at, column in enumerate(sheet.columns):
            tab.write_string(1, at + shift, column.heading, head)
            tab.set_column(at + shift, at + shift, _wide([column.heading, *(line.cells[at] for line in sheet.lines)]))
        row = 2
        for section in sheet.sections:
            for line in section.lines:
                tone = line.tone if line.tone in _COLOURS else ""
                if self.grouped:
                    tab.write_string(row, 0, section.heading, self.format(tone, "left"))
                for at, (column, cell) in enumerate(zip(sheet.columns, line.cells, strict=True)):
                    self.cell(row, at + shift, cell, tone, column.align)
                row += 1
        tab.freeze_panes(2, 1 + shift)
        if row > 2:
            tab.autofilter(1, 0, row - 1, len(sheet.columns) + shift - 1)
        remarks = [*sheet.overview, *sheet.totals, *sheet.notes, *(s.remark for s in sheet.sections if s.remark)]
        for at, text in enumerate([*remarks, self.paper.drawn_up], start=row + 1):
            tab.write_string(at, 0, text)
        tab.set_landscape()
        tab.repeat_rows(1)
        tab.fit_to_pages(1, 0)

    def cell(self, row: int, at: int, text: str, tone: str, align: str) -> None:
        """A cell; a bare number or percentage on the right is one, for sums and sorting."""
        found = _NUMBER.fullmatch(text) if align == "right" else None
        if found is None:
            self.tab.write_string(row, at, text, self.format(tone, align))
            return
        places = len(found["places"] or "")
        shown = ("#,##0" if not found["percent"] else "0") + ("." + "0" * places if places else "") + found["percent"]
        value = float(Decimal(found["number"].replace(",", "")) / (100 if found["percent"] else 1))
        self.tab.write_number(row, at, value, self.format(tone, align, shown))

    def format(self, tone: str, align: str, shown: str = "") -> Any:
        """A format by status, side and form of number, made once."""
        if (tone, align, shown) not in self.formats:
            fill_ = {"bg_color": f"#{_COLOURS[tone]}"} if tone else {}
            form = {"num_format": shown} if shown else {}
            facts = {"border": 1, "align": align, "valign": "top", "text_wrap": True, **fill_, **form}
            self.formats[tone, align, shown] = self.book.add_format(facts)
        return self.formats[tone, align, shown]


def _wide(texts: Iterable[str]) -> int:
    """How wide a column of a workbook is, in characters: as its texts need, within reason."""
    return min(26, max(8, *(cell_len(text) + 2 for text in texts)))


# --- The circular -----------------------------------------------------------------------------------------------------

_BESIDE = 247.0  # millimetres between the margins of a page on its side
_CELL = 1.7  # of a narrow character in a table
_MARGIN = 2.4  # beside the text of a cell, with the line


def circular(paper: Paper) -> bytes:
    """The paper as a Word document: a circular (通报) with its tables as annexes on pages on their side."""
    import docx
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.shared import Mm, Pt

    document = docx.Document()
    set_up(document, title=paper.subject, day=paper.day, comments="")
    style = paper.style
    document.add_paragraph(paper.subject, style="Title")
    to = document.add_paragraph(fill(documents.SAY["to"], style.lang, {"to": paper.to}))
    set_indent(to, 0)
    to.paragraph_format.space_before = Pt(28)
    for text in paper.paragraphs:
        document.add_paragraph(text)
    for paragraph in (document.paragraphs[-1], document.add_paragraph()):
        paragraph.paragraph_format.keep_with_next = True  # a signature never stands alone on a page
    _to_the_right(document, paper.signed, together=True)
    _to_the_right(document, content.in_full(paper.day)(style))
    part = document.add_section(WD_SECTION.NEW_PAGE)
    part.orientation, part.page_width, part.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    part.left_margin = part.right_margin = Mm(25)
    part.top_margin, part.bottom_margin = Mm(28), Mm(30)
    for number, (name, sheet) in enumerate(paper.sheets, start=1):
        numbered = f" {number}" if len(paper.sheets) > 1 else ""
        heading = fill(words.PAPER["annex"], style.lang, {"number": numbered, "name": paper.heading(sheet) or name})
        document.add_paragraph(heading, style="Heading 1").paragraph_format.page_break_before = number > 1
        _annex(document, _for_people(sheet))
    stream = io.BytesIO()
    document.save(stream)
    return settled(stream.getvalue())


def _to_the_right(document: Any, text: str, *, together: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = document.add_paragraph(text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.keep_with_next = together


def _annex(document: Any, sheet: Sheet) -> None:
    """A sheet's tables, each under its heading, with what is said before and after them."""
    widths = _widths(sheet)
    names = {i for i, column in enumerate(sheet.columns) if column.align == "left"}
    for text in sheet.overview:
        document.add_paragraph(text)
    for section in sheet.sections:
        if heading := "  ".join(filter(None, (section.heading, section.counts))):
            document.add_paragraph(heading, style="Heading 2").paragraph_format.keep_with_next = True
        if section.lines:
            texts = [[column.heading for column in sheet.columns], *(line.cells for line in section.lines)]
            add_table(document, widths, [[(text,) for text in line] for line in texts], names)
        if section.remark:
            document.add_paragraph(section.remark, style="Table Name")
    for text in (*sheet.totals, *sheet.notes):
        document.add_paragraph(text, style="Table Name")


def _widths(sheet: Sheet) -> list[float]:
    """The columns' widths: none breaks inside a number or a word; what room is left goes to those that need lines."""
    least, whole = [], []
    for i, column in enumerate(sheet.columns):
        cells = [line.cells[i] for line in sheet.lines]
        halves = [cell for cell in cells if "\n" in two_lines(cell)]
        parts = [half for cell in halves for half in two_lines(cell).split("\n")]
        parts += [piece.strip() for cell in cells if cell not in halves for piece in pieces(cell)]
        least.append(_CELL * max(8, *map(cell_len, parts), *map(cell_len, column.heading.split())) + _MARGIN)
        whole.append(max(least[-1], _CELL * max(0, *map(cell_len, cells)) + _MARGIN))
    room, more = _BESIDE - sum(least), sum(whole) - sum(least)
    if room <= 0:
        return [_BESIDE * each / sum(least) for each in least]
    share = min(1.0, room / more) if more else 0.0
    return [low + share * (high - low) for low, high in zip(least, whole, strict=True)]


WRITERS: Mapping[str, Callable[[Paper], bytes]] = {
    "page": page,
    "workbook.overview": workbook,
    "circular": circular,
    "md": md,
}
