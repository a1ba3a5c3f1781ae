"""The circular: its typography as the file states it, and its text as LibreOffice prints it."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cyjjq.render.files import circular as document
from tests.support.building import catalogue
from tests.support.programs import printed
from tests.support.reporting import MADE_UP, REAL, all_of, lay_out, of


def written(report):
    return document.write(report, all_of)


def opened(report):
    return docx.Document(io.BytesIO(written(report)))


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Subtitle", "楷体_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Normal", "仿宋_GB2312", 16),
    ],
)
def test_fonts_by_name_and_size(style, font, size):
    """GB/T 9704-2012: 小标宋 2号, 黑体, 楷体 and 仿宋 3号; no theme font may overrule them."""
    known = opened(of(MADE_UP, 2024)).styles[style]
    fonts = known.element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == font
    assert not [name for name in fonts.attrib if "Theme" in name]
    assert known.font.size == Pt(size)


def test_page_and_paragraphs():
    """A4 with the standard's margins, lines of 28 points, two characters of indent, page numbers on either side."""
    known = opened(of(MADE_UP, 2024))
    (section,) = known.sections
    assert (section.page_width, section.page_height) == pytest.approx((Mm(210), Mm(297)), abs=400)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert margins == pytest.approx((Mm(37), Mm(35), Mm(28), Mm(26)), abs=400)
    body = known.styles["Normal"]
    assert body.paragraph_format.line_spacing == Pt(28)
    assert body.element.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"
    assert known.styles["Title"].element.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "0"
    for footer in (section.footer, section.even_page_footer):
        assert "PAGE" in footer._element.xml
        assert footer.paragraphs[0].text == "—  —"


def test_every_font_has_a_substitute():
    """A machine without the office fonts is told what to take."""
    with zipfile.ZipFile(io.BytesIO(written(of(MADE_UP, 2024)))) as parts:
        table = parts.read("word/fontTable.xml").decode("utf-8")
    for font in ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"):
        assert f'w:name="{font}"><w:altName' in table


def test_parts_in_order():
    """The headings, numbered as circulars number them; a table an action, its head repeated, its rows whole."""
    known = opened(of(MADE_UP, 2024))
    headings = [p.text for p in known.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "一、总体情况",
        "二、分行动情况",
        "三、最滞后的目标",
        "四、2024年到期的目标（含逐年考核的）",
        "五、尚无数据的目标",
        "六、数据来源",
        "七、说明",
    ]
    actions = [p.text for p in known.paragraphs if p.style.name == "Heading 2"]
    assert actions == ["（一）产业富县行动", "（二）宜居县城行动", "（三）青山碧水行动", "（四）民生暖心行动"]
    assert [len(table.rows) for table in known.tables] == [10, 7, 4, 7]
    for table in known.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert sum(column.width for column in table.columns) == pytest.approx(Mm(156), rel=0.01)


def test_findings_are_sentences():
    """Retail sales at 300, by hand: opening, counts, the sentence of what is behind, the source."""
    made = catalogue(observations={2022: 278.0, 2024: 300.0}, name={"zh": "零售总额", "en": "Retail sales"})
    texts = [paragraph.text for paragraph in opened(lay_out(made, 2025)).paragraphs]
    assert texts[0] == "关于《A plan》目标进展情况的通报"
    assert texts[1] == "（截至2025年底）"
    assert texts[3] == (
        "《A plan》（A county，2023年9月27日）列有数字目标1项。现根据已公布的数据，将截至2025年底的进展情况通报如下。"
    )
    assert "可评判的目标1项：严重滞后1。" in texts
    assert "从基期2022年底到规划期末2027年底，时间已过60%。" in texts
    assert "1. 零售总额（严重滞后）：差100亿元；前两年年均3.9%，今后两年、自2024年起年均须10.1%，为2.6倍。" in texts
    assert "1. The bureau · A communiqué · 未注明日期（官方）" in texts
    assert "各项目标都已有数据。" in texts
    assert texts[-1] == "2026年3月31日"


def test_both_languages_paragraph_by_paragraph():
    """Chinese first, then English, each in a paragraph of its own; in cells as well."""
    made = catalogue(observations={2022: 278.0, 2024: 300.0}, name={"zh": "零售总额", "en": "Retail sales"})
    known = opened(lay_out(made, 2025, "both"))
    texts = [paragraph.text for paragraph in known.paragraphs]
    at = texts.index("一、总体情况")
    assert texts[at + 1] == "Overall"
    assert [paragraph.text for paragraph in known.tables[0].rows[1].cells[-1].paragraphs] == ["严重滞后", "off track"]


def test_libreoffice_prints_it(tmp_path):
    """On A4, with every action, and the page numbers between dashes."""
    (tmp_path / "r.docx").write_bytes(written(of(REAL, 2025)))
    text, paper = printed(tmp_path / "r.docx", tmp_path / "paper")
    flat = "".join(text.split())
    for wanted in ("关于《垫江县推动成渝地区双城经济圈建设行动方案", "（十）高品质生活惠民有感行动", "—1—", "—2—"):
        assert wanted in flat
    assert "A4" in paper
