"""Papers: sheets with a few paragraphs before them as a page, a workbook, a Word document or markdown.

The report of the open year and that of the supervision ledger are such papers. A document is a circular (通报) in the
fonts and on the page of GB/T 9704-2012, as the circular of a year is.
"""

import html
import io
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from cyjjq.render.formats import markdown
from cyjjq.render.phrases.cells import Style
from cyjjq.render.sheets.sheet import Line, Sheet

_COLOURS = {"met": "E2F0D9", "on_track": "E2F0D9", "behind": "FFF2CC", "off_track": "F8CBAD", "missed": "F8CBAD"}
_CSS = """
body{font:16px/1.6 "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;max-width:75rem;margin:2rem auto;
padding:0 1rem;color:#222;background:#fff}
h1{font-size:1.6rem;text-align:center}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem}
table{border-collapse:collapse;width:100%;font-size:.85rem}th,td{border:1px solid #999;padding:.25rem .4rem}
th{background:#eef3f8}td.right{text-align:right;white-space:nowrap}.note{color:#555;font-size:.85rem}
@media print{body{margin:0;max-width:none}table{page-break-inside:auto}tr{page-break-inside:avoid}}
"""


class Paper(NamedTuple):
    """A title, paragraphs, and sheets, each under the short name that a workbook's tab bears."""

    title: str
    paragraphs: tuple[str, ...]
    sheets: tuple[tuple[str, Sheet], ...]
    style: Style


def md(paper: Paper) -> bytes:
    """The paper as markdown."""
    parts = [f"# {markdown.escape(paper.title)}", *map(markdown.escape, paper.paragraphs)]
    parts += [
        markdown.write(sheet).replace("\n## ", "\n### ").replace("# ", "## ", 1).rstrip() for _, sheet in paper.sheets
    ]
    return ("\n\n".join(parts) + "\n").encode()


def page(paper: Paper) -> bytes:
    """The paper as one HTML file that needs neither a script nor a network."""
    lang = "zh-CN" if paper.style.lang == "zh" else "en"
    out = [f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">']
    out.append('<meta name="viewport" content="width=device-width, initial-scale=1">')
    out.append(f"<title>{html.escape(paper.title)}</title><style>{_CSS}</style></head><body>")
    out.append(f"<h1>{html.escape(paper.title)}</h1>")
    out += [f"<p>{html.escape(text)}</p>" for text in paper.paragraphs]
    for _, sheet in paper.sheets:
        out.append(f"<h2>{html.escape(sheet.title)}</h2>")
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
    return f"<tr{style}>" + "".join(f'<td class="{c.align}">{html.escape(cell)}</td>' for c, cell in cells) + "</tr>"


def workbook(paper: Paper) -> bytes:
    """The paper as a workbook: a tab a sheet, headings frozen, columns to be filtered by."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    formats = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "bg_color": "#DDE6F0", "border": 1, "text_wrap": True}),
    }
    for tone, colour in {**_COLOURS, "": ""}.items():
        fill = {"bg_color": f"#{colour}"} if colour else {}
        for align in ("left", "right"):
            key = f"{tone}{align}"
            formats[key] = book.add_format({"border": 1, "align": align, "valign": "top", "text_wrap": True, **fill})
    for name, sheet in paper.sheets:
        tab = book.add_worksheet(name)
        tab.write_string(0, 0, sheet.title, formats["title"])
        columns = [*sheet.columns]
        for at, column in enumerate(columns):
            tab.write_string(1, at, column.heading, formats["head"])
            tab.set_column(at, at, 34 if column.shrinks else 16 if column.align == "right" else 22)
        lines = [line for section in sheet.sections for line in section.lines]
        for row, line in enumerate(lines, start=2):
            tone = line.tone if line.tone in _COLOURS else ""
            for at, (column, cell) in enumerate(zip(columns, line.cells, strict=True)):
                tab.write_string(row, at, cell, formats[f"{tone}{column.align}"])
        tab.freeze_panes(2, 1)
        if lines:
            tab.autofilter(1, 0, 1 + len(lines), len(columns) - 1)
        remarks = [*sheet.overview, *sheet.totals, *sheet.notes, *(s.remark for s in sheet.sections if s.remark)]
        for row, text in enumerate(remarks, start=3 + len(lines)):
            tab.write_string(row, 0, text)
        tab.set_landscape()
        tab.fit_to_pages(1, 0)
    book.close()
    return stream.getvalue()


def circular(paper: Paper) -> bytes:
    """The paper as a Word document: a circular (通报), tables after the text that introduces them."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    document = docx.Document()
    part = document.sections[0]
    part.orientation, part.page_width, part.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    part.left_margin = part.right_margin = Mm(28)
    part.top_margin, part.bottom_margin = Mm(30), Mm(26)

    def say(text: str, font: str, size: float, *, indent: bool = False, centred: bool = False) -> None:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.line_spacing = Pt(28 if size > 12 else 18)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if indent:
            paragraph.paragraph_format.first_line_indent = Pt(2 * size)
        _run(paragraph, text, font, size)

    say(paper.title, "方正小标宋简体", 22, centred=True)
    for text in paper.paragraphs:
        say(text, "仿宋_GB2312", 16, indent=True)
    for _, sheet in paper.sheets:
        say(sheet.title, "黑体", 16, indent=True)
        for text in sheet.overview:
            say(text, "仿宋_GB2312", 16, indent=True)
        for section in sheet.sections:
            if heading := "  ".join(filter(None, (section.heading, section.counts))):
                say(heading, "楷体_GB2312", 16, indent=True)
            if section.lines:
                _word_table(document, sheet, section.lines)
            if section.remark:
                say(section.remark, "仿宋_GB2312", 10.5, indent=True)
        for text in (*sheet.totals, *sheet.notes):
            say(text, "仿宋_GB2312", 10.5, indent=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _run(paragraph: object, text: str, font: str, size: float) -> None:
    """A run of text in a Chinese font, with the Latin one beside it that office documents have."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)  # type: ignore[attr-defined]
    run.font.name, run.font.size = "Times New Roman", Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001 - there is no other way


def _word_table(document: object, sheet: Sheet, lines: Sequence[Line]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    table = document.add_table(rows=1, cols=len(sheet.columns))  # type: ignore[attr-defined]
    table.style = "Table Grid"
    texts = [[column.heading for column in sheet.columns], *(line.cells for line in lines)]
    for number, row in enumerate(texts):
        cells = (table.rows[0] if number == 0 else table.add_row()).cells
        for cell, column, text in zip(cells, sheet.columns, row, strict=True):
            paragraph = cell.paragraphs[0]
            if column.align == "right" and number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _run(paragraph, text, "宋体" if number else "黑体", 9)


WRITERS: Mapping[str, Callable[[Paper], bytes]] = {
    "page": page,
    "workbook.overview": workbook,
    "circular": circular,
    "md": md,
}
