"""The typography of Chinese office documents, as Word documents have it.

Page, fonts and sizes follow GB/T 9704-2012: A4, text of 156 by 225 mm, title in small standard Song of size 2 (22 pt),
body in Fangsong of size 3 (16 pt) on lines of 28 pt with two characters of indent, headings in Hei and Kai, page
numbers between dashes on the outer side. Each font has a substitute for machines that do not have it.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold


class Font(NamedTuple):
    """A font by its Chinese and Latin names, its size in points, and what stands in where it is missing."""

    chinese: str
    size: float
    latin: str = "Times New Roman"
    bold: bool = False


_TITLE = Font("方正小标宋简体", 22)
BODY = Font("仿宋_GB2312", 16)
_HEADING = Font("黑体", 16)
_SUBHEADING = Font("楷体_GB2312", 16)
_TABLE = Font("宋体", 9)
_TABLE_HEAD = Font("黑体", 9)
_PAGE = Font("宋体", 14)
_SUBSTITUTES = {
    "方正小标宋简体": ("宋体", "roman"),
    "仿宋_GB2312": ("仿宋", "modern"),
    "楷体_GB2312": ("楷体", "modern"),
    "黑体": ("Microsoft YaHei", "swiss"),
    "宋体": ("SimSun", "roman"),
    "Times New Roman": ("Liberation Serif", "roman"),
}


def settled(raw: bytes) -> bytes:
    """The same archive with no trace of the hour, and with substitutes for the fonts."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, _font_table() if name == "word/fontTable.xml" else source.read(name))
    return result.getvalue()


def _font_table() -> bytes:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, (other, family) in _SUBSTITUTES.items()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:fonts xmlns:w="{space}">{fonts}</w:fonts>'.encode()


def set_up(document: Any, *, title: str, day: date, comments: str) -> None:
    """The page, the styles and the page numbers of an empty document, and what it says of itself."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    at = datetime.combine(day, datetime.min.time(), tzinfo=UTC).replace(tzinfo=None)
    known = document.core_properties
    known.title, known.author, known.language = title, "cyjjq", ""
    known.comments = comments[:255]
    known.created = known.modified = at
    styles = document.styles
    _set_language(styles)
    _style(styles["Normal"], BODY, indent=True)
    _style(styles["Title"], _TITLE, align="CENTER", line=34)
    _style(styles["Subtitle"], _SUBHEADING, align="CENTER")
    _style(styles["Heading 1"], _HEADING, indent=True)
    _style(styles["Heading 2"], _SUBHEADING, indent=True)
    for name, font in (("Table Head", _TABLE_HEAD), ("Table Cell", _TABLE), ("Table Name", _TABLE)):
        _style(
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH),
            font,
            align="LEFT" if name == "Table Name" else "CENTER",
            line=14,
        )
    _page_numbers(document)


def _set_language(styles: Any) -> None:
    """Chinese text is mainland Chinese: that decides the shape and the place of its punctuation."""
    from docx.oxml.ns import qn

    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")
        language.set(qn("w:eastAsia"), "zh-CN")


def _style(style: Any, font: Font, *, indent: bool = False, align: str = "JUSTIFY", line: float = 28) -> None:
    """A paragraph style: its font, black, without the spacing and frames of the template."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    _set_font(style.element.get_or_add_rPr(), font)
    style.font.size, style.font.bold, style.font.italic = Pt(font.size), font.bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    shape = style.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
    shape.alignment = getattr(WD_ALIGN_PARAGRAPH, align)
    properties = style.element.get_or_add_pPr()
    for frame in properties.findall(qn("w:pBdr")):
        properties.remove(frame)
    set_indent(style, 2 * font.size if indent else 0)


def set_indent(paragraph: Any, points: float) -> None:
    """The indent of a first line, of two characters or none, whatever the style that it rests on has."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph.paragraph_format.first_line_indent = Pt(points)
    element = paragraph._element.pPr.find(qn("w:ind"))  # noqa: SLF001 - python-docx counts in points only
    element.set(qn("w:firstLineChars"), "200" if points else "0")


def _set_font(properties: Any, font: Font) -> None:
    """The names of a font for Latin and Chinese text, in place of the template's theme."""
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script, name in (("ascii", font.latin), ("hAnsi", font.latin), ("cs", font.latin), ("eastAsia", font.chinese)):
        fonts.set(qn(f"w:{script}"), name)
    for spacing in properties.findall(qn("w:spacing")) + properties.findall(qn("w:kern")):
        properties.remove(spacing)


def _page_numbers(document: Any) -> None:
    """— 1 — one character from the outer edge: right on odd pages, left on even ones."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        set_indent(paragraph, 0)
        edge = paragraph.paragraph_format
        edge.left_indent = edge.right_indent = Pt(_PAGE.size)
        add_run(paragraph, "— ", _PAGE)
        _field(paragraph, "PAGE")
        add_run(paragraph, " —", _PAGE)


def _field(paragraph: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = add_run(paragraph, "", _PAGE)
    for kind in ("begin", "code", "end"):
        element = OxmlElement("w:instrText" if kind == "code" else "w:fldChar")
        if kind == "code":
            element.text = code
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)  # noqa: SLF001 - python-docx has no fields


def add_run(paragraph: Any, text: str, font: Font | None = None) -> Any:
    """A run of text, in the font of its style or in its own."""
    from docx.shared import Pt

    run = paragraph.add_run(text)
    if font is not None:
        _set_font(run._r.get_or_add_rPr(), font)  # noqa: SLF001 - nor has it fonts by script
        run.font.size, run.font.bold = Pt(font.size), font.bold
    return run


def two_lines(text: str) -> str:
    """A figure with its year or period in brackets on two lines: a narrow cell would break inside the number."""
    return re.sub(r"(?<=\S) ?([(（](?:in )?\d{4}[^()（）]*[)）])$", r"\n\1", text)


def _narrow_margins(table: Any) -> None:
    """Less room beside the text of a cell than the template leaves: 0.8 mm."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "45")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    # the schema has them in this order
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)  # noqa: SLF001


def _mark(row: Any, name: str) -> None:
    """A property of a table row."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - python-docx has no words for these


def add_table(
    document: Any, widths: Sequence[float], lines: Sequence[Sequence[Sequence[str]]], names: set[int]
) -> None:
    """A table, its heading first: repeated on each page, rows kept whole; each cell a paragraph a language.

    `widths` are in millimetres; the columns of `names` hold words and are aligned to the left.
    """
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Mm

    table = document.add_table(rows=len(lines), cols=len(widths))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for width, column in zip(widths, table.columns, strict=True):
        column.width = Mm(width)
    _narrow_margins(table)
    for i, (row, texts) in enumerate(zip(table.rows, lines, strict=True)):
        _mark(row, "w:cantSplit")
        if i == 0:
            _mark(row, "w:tblHeader")
        for at, (width, cell, each) in enumerate(zip(widths, row.cells, texts, strict=True)):
            cell.width = Mm(width)
            _fill_cell(cell, each, "TableHead" if i == 0 else "TableName" if at in names else "TableCell")
    document.add_paragraph(style="Table Cell")


def _fill_cell(cell: Any, texts: Sequence[str], style: str) -> None:
    """A cell: a paragraph a language, in the style of an id."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for i, text in enumerate(texts):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        paragraph._p.style = style  # noqa: SLF001 - by its id; by its name python-docx looks through all of them
        add_run(paragraph, two_lines(text))
