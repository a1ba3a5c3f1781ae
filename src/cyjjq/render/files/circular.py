"""The circular (通报) as a Word document, in the typography of Chinese office documents.

Page, fonts and sizes follow GB/T 9704-2012: A4, text of 156 by 225 mm, title in small standard Song of size 2 (22 pt),
body in Fangsong of size 3 (16 pt) on lines of 28 pt with two characters of indent, headings in Hei and Kai, page
numbers between dashes on the outer side. Each font has a substitute for machines that do not have it.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from cyjjq.render.files import content
from cyjjq.render.files.content import Entry, Part, Report, Words
from cyjjq.words import documents, terms

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold
# The columns of a table with their widths in millimetres, 156 in all.
_COLUMNS = {
    "name": 32,
    "wanted": 18,
    "by": 10,
    "base": 20,
    "planned": 16,
    "latest": 15,
    "gap": 15,
    "pace": 14,
    "status": 16,
}
_SDG_COLUMNS = {
    "name": 40,
    "wanted": 22,
    "by": 12,
    "base": 22,
    "latest": 16,
    "progress_value": 14,
    "score": 12,
    "status": 18,
}


class _Font(NamedTuple):
    """A font by its Chinese and Latin names, its size in points, and what stands in where it is missing."""

    chinese: str
    size: float
    latin: str = "Times New Roman"
    bold: bool = False


_TITLE = _Font("方正小标宋简体", 22)
_BODY = _Font("仿宋_GB2312", 16)
_HEADING = _Font("黑体", 16)
_SUBHEADING = _Font("楷体_GB2312", 16)
_TABLE = _Font("宋体", 9)
_TABLE_HEAD = _Font("黑体", 9)
_PAGE = _Font("宋体", 14)
_SUBSTITUTES = {
    "方正小标宋简体": ("宋体", "roman"),
    "仿宋_GB2312": ("仿宋", "modern"),
    "楷体_GB2312": ("楷体", "modern"),
    "黑体": ("Microsoft YaHei", "swiss"),
    "宋体": ("SimSun", "roman"),
    "Times New Roman": ("Liberation Serif", "roman"),
}


def write(report: Report, watch: content.Watch[Any]) -> bytes:
    """The whole document; the same bytes for the same report."""
    import docx

    document = docx.Document()
    _set_up(document, report)
    _Circular(document, report).write(watch)
    stream = io.BytesIO()
    document.save(stream)
    return _settled(stream.getvalue())


def _settled(raw: bytes) -> bytes:
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


# --- Page and styles --------------------------------------------------------------------------------------------------


def _set_up(document: Any, report: Report) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    day = datetime.combine(report.request.day, datetime.min.time(), tzinfo=UTC).replace(tzinfo=None)
    known = document.core_properties
    known.title, known.author, known.language = " / ".join(report.title), "cyjjq", ""
    known.comments = "; ".join(line[-1] for line in report.colophon)[:255]  # no place for them in a circular
    known.created = known.modified = day
    styles = document.styles
    _set_language(styles)
    _style(styles["Normal"], _BODY, indent=True)
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


def _style(style: Any, font: _Font, *, indent: bool = False, align: str = "JUSTIFY", line: float = 28) -> None:
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
    _indent(style, 2 * font.size if indent else 0)


def _indent(paragraph: Any, points: float) -> None:
    """The indent of a first line, of two characters or none, whatever the style that it rests on has."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph.paragraph_format.first_line_indent = Pt(points)
    element = paragraph._element.pPr.find(qn("w:ind"))  # noqa: SLF001 - python-docx counts in points only
    element.set(qn("w:firstLineChars"), "200" if points else "0")


def _set_font(properties: Any, font: _Font) -> None:
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
        _indent(paragraph, 0)
        edge = paragraph.paragraph_format
        edge.left_indent = edge.right_indent = Pt(_PAGE.size)
        _run(paragraph, "— ", _PAGE)
        _field(paragraph, "PAGE")
        _run(paragraph, " —", _PAGE)


def _field(paragraph: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = _run(paragraph, "", _PAGE)
    for kind in ("begin", "code", "end"):
        element = OxmlElement("w:instrText" if kind == "code" else "w:fldChar")
        if kind == "code":
            element.text = code
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)  # noqa: SLF001 - python-docx has no fields


def _run(paragraph: Any, text: str, font: _Font | None = None) -> Any:
    from docx.shared import Pt

    run = paragraph.add_run(text)
    if font is not None:
        _set_font(run._r.get_or_add_rPr(), font)  # noqa: SLF001 - nor has it fonts by script
        run.font.size, run.font.bold = Pt(font.size), font.bold
    return run


# --- What it says -----------------------------------------------------------------------------------------------------


class _Circular:
    """The document as it is written, one part after another."""

    def __init__(self, document: Any, report: Report) -> None:
        self.document, self.report, self.say = document, report, report.say
        self.headings = 0

    def write(self, watch: content.Watch[Any]) -> None:
        report, request = self.report, self.report.request
        plan = report.catalogue.plan
        self.paragraphs(
            self.say.pair(documents.HEAD["circular"], title=lambda style: plan.title.in_(style.lang)), style="Title"
        )
        self.paragraphs(self.say.pair(documents.HEAD["subtitle"], year=request.year), style="Subtitle")
        self.addressee()
        if report.warning:
            self.paragraphs(report.warning)
        self.paragraphs(
            self.say.pair(
                documents.SAY["opening"],
                title=lambda style: plan.title.in_(style.lang),
                issuer=lambda style: plan.issuer.in_(style.lang),
                issued=content.in_full(plan.issued),
                n=len(report.catalogue.targets),
                year=request.year,
            )
        )
        self.overall()
        self.heading("by_action")
        for part in watch(report.parts):
            self.action(part)
        self.behind()
        self.due()
        self.missing()
        self.sources()

    def addressee(self) -> None:
        """To whom it goes, a line below the title, on the left without an indent."""
        from docx.shared import Pt

        to = self.report.catalogue.plan.circular.to
        name = documents.SAY["to_all"] if to is None else (lambda style: to.in_(style.lang))
        before = len(self.document.paragraphs)
        self.paragraphs(self.say.pair(documents.SAY["to"], to=name), align="LEFT", indent=False)
        self.document.paragraphs[before].paragraph_format.space_before = Pt(28)

    def signature(self) -> None:
        """Who signs, above the day, on the right."""
        plan = self.report.catalogue.plan
        signed = plan.circular.from_ or plan.issuer
        self.paragraphs(self.say(lambda style: signed.in_(style.lang)), align="RIGHT", together=True)
        self.paragraphs(self.say(content.in_full(self.report.request.day)), align="RIGHT")

    def overall(self) -> None:
        """How many, how they stand, how much time has passed."""
        self.heading("overview")
        for text in self.report.scope:
            self.paragraphs(self.say.pair(documents.SAY["stop"], text=self.say.fact(text)))
        for text in self.report.lead:
            self.paragraphs(text)

    def action(self, part: Part) -> None:
        """An action: its counts, a table of what is known, the names of the rest."""
        self.paragraphs(part.heading, style="Heading 2")
        self.paragraphs(part.counts, together=bool(part.told))
        if part.told:
            self.table(part.told)
        if part.folded and self.report.request.method == "schedule":
            self.paragraphs(self.say.pair(documents.SAY["rest_action"], n=len(part.folded)))
        elif part.folded:
            self.paragraphs(self.report.folded(part))

    def behind(self) -> None:
        """What is furthest behind, a sentence each."""
        self.heading("behind")
        if not self.report.worst:
            self.paragraphs(self.say.pair(documents.SAY["behind_none"]))
            return
        self.paragraphs(self.say.pair(documents.SAY["behind_lead"], n=len(self.report.worst)))
        for n, entry in enumerate(self.report.worst, start=1):
            fact = self.say.fact
            name = fact(self.report.with_status(entry))
            text = self.say.pair(documents.SAY["named"], name=name, text=fact(entry.sentence))
            text = self.say.pair(documents.SAY["numbered"], n=n, text=fact(text))
            self.paragraphs(self.say.pair(documents.SAY["stop"], text=fact(text)))

    def due(self) -> None:
        """What falls due with the year."""
        year = self.report.request.year
        self.heading("due", year=year)
        judged = [entry for entry in self.report.due if entry.row.status != "no_data"]
        for entry in judged:
            self.paragraphs(self.say.pair(documents.SAY["stop"], text=self.say.fact(self.report.with_status(entry))))
        if waiting := len(self.report.due) - len(judged):
            key = "due_waiting" if judged else "due_all_waiting"
            self.paragraphs(self.say.pair(documents.SAY[key], n=waiting))
        if not self.report.due:
            self.paragraphs(self.say.pair(documents.SAY["due_none"], year=year))

    def missing(self) -> None:
        """Of what nothing has been published, by action."""
        self.heading("missing")
        if not self.report.missing:
            self.paragraphs(self.say.pair(documents.SAY["missing_none"]))
            return
        self.paragraphs(self.say.pair(documents.SAY["missing_lead"], n=self.report.number_missing))
        for part, entries in self.report.missing:
            text = self.report.missing_of(part, entries)
            self.paragraphs(self.say.pair(documents.SAY["stop"], text=self.say.fact(text)))

    def sources(self) -> None:
        """Where the figures come from, what the marks mean, on which data it rests."""
        self.heading("sources")
        fact = self.say.fact
        for n, (text, address) in enumerate(self.report.sources, start=1):
            numbered = self.say.pair(documents.SAY["numbered"], n=n, text=fact(text))
            cited = (*numbered[:-1], f"{numbered[-1]} {address}" if address else numbered[-1])
            self.paragraphs(cited, align="LEFT")  # an address cannot be spread over a line
        if not self.report.sources:
            self.paragraphs(self.say.pair(documents.SAY["no_sources"]))
        if self.report.notes_told:
            self.heading("notes")
        for note in self.report.notes_told:
            self.paragraphs(self.say.pair(documents.SAY["stop"], text=fact(note)), align="LEFT")
        self.paragraphs(("",))
        self.signature()

    def heading(self, key: str, **more: Any) -> None:
        """A numbered heading: 一、总体情况."""
        self.headings += 1
        text = self.say.pair(documents.PART[key], **more)
        facts = {"ordinal": terms.ordinal(self.headings), "text": self.say.fact(text)}
        self.paragraphs(self.say.pair(documents.SAY["heading"], **facts), style="Heading 1")

    def paragraphs(
        self, texts: Words, style: str | None = None, *, align: str = "", together: bool = False, indent: bool = True
    ) -> None:
        """A paragraph a language."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        for lang, text in zip(self.say.langs, texts, strict=False):
            paragraph = self.document.add_paragraph(style=style)
            run = _run(paragraph, text)
            if lang == "en" and style is not None and style.startswith("Heading"):
                run.font.bold = True  # a Latin heading has no font of its own to be known by
            paragraph.paragraph_format.keep_with_next = together or None
            if align:
                paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align)
            if not indent:
                _indent(paragraph, 0)

    def table(self, entries: Iterable[Entry]) -> None:
        """A table of targets, whose heading is repeated and whose rows stay whole."""
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.shared import Mm

        schedule = self.report.request.method == "schedule"
        widths = _COLUMNS if schedule else _SDG_COLUMNS
        keys = tuple(widths)
        headings = dict(self.report.columns)
        lines = [[headings[key] for key in keys], *([entry.texts[key] for key in keys] for entry in entries)]
        table = self.document.add_table(rows=len(lines), cols=len(keys))
        table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        for key, column in zip(keys, table.columns, strict=True):
            column.width = Mm(widths[key])
        _narrow_margins(table)
        for i, (row, texts) in enumerate(zip(table.rows, lines, strict=True)):
            _mark(row, "w:cantSplit")
            if i == 0:
                _mark(row, "w:tblHeader")
            for key, cell, each in zip(keys, row.cells, texts, strict=True):
                cell.width = Mm(widths[key])
                self.cell(cell, each, "TableHead" if i == 0 else "TableName" if key == "name" else "TableCell")
        self.document.add_paragraph(style="Table Cell")

    def cell(self, cell: Any, texts: Words, style: str) -> None:
        """A cell: a paragraph a language, in the style of an id."""
        from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        for i, text in enumerate(texts):
            paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
            paragraph._p.style = style  # noqa: SLF001 - by its id; by its name python-docx looks through all of them
            _run(paragraph, _two_lines(text))


def _two_lines(text: str) -> str:
    """A figure with its year in brackets on two lines: a narrow cell would break inside the number."""
    return re.sub(r"(?<=\S) ?\((\d{4})\)$", r"\n(\1)", text)


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
