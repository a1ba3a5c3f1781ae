"""The report of a period and of the ledger as files: a circular in office form, tables of whole numbers, no ids."""

import io

import pytest

from cyjjq.render.files import typography
from tests.support import ROOT
from tests.support.command import run

LEDGER = ("--ledger", "--year", "2025-Q4", "--today", "2026-01-25")
PERIOD = ("--year", "2026-Q2", "--today", "2026-08-03")


@pytest.fixture(scope="module", params=["ledger", "period"])
def made(request, tmp_path_factory):
    """The four files of one of the two, and its tab's name."""
    folder = tmp_path_factory.mktemp(request.param)
    asked = LEDGER if request.param == "ledger" else PERIOD
    for suffix in ("docx", "xlsx", "html", "md"):
        path = folder / f"made.{suffix}"
        data = ("--data", "examples/made-up", "--lang", "zh")
        assert run("report", *asked, *data, "--output", str(path), cwd=ROOT).returncode == 0
    return request.param, folder


def word(made):
    docx = pytest.importorskip("docx")
    return docx.Document(io.BytesIO((made[1] / "made.docx").read_bytes()))


def test_a_circular_is_in_office_form(made):
    """Title, addressee, text, signature above the day; the tables follow as annexes on pages on their side."""
    kind, document = made[0], word(made)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0].startswith("关于《云溪县")
    assert texts[0].endswith("情况的通报")
    assert texts[1] == "各有关单位："
    day = texts.index("2026年1月25日" if kind == "ledger" else "2026年8月3日")
    assert texts[day - 1] == "云溪县人民政府（虚构）"
    assert next(text for text in texts[day + 1 :] if text).startswith("附件")
    assert [section.orientation for section in document.sections] == [0, 1]
    kept = [each.paragraph_format.keep_with_next for each in document.paragraphs[day - 3 : day]]
    assert kept == [True, True, True]  # the signature never stands alone on a page


def test_no_id_reaches_a_reader(made):
    document = word(made)
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    page = (made[1] / "made.html").read_text("utf-8")
    text = (made[1] / "made.md").read_text("utf-8")
    for told in ("\n".join(cells), page, text):
        assert "tea_output" not in told
        assert "编号" not in told
        assert "云雾茶产量 (万吨)" in told


def test_a_title_stands_once(made):
    text = (made[1] / "made.md").read_text("utf-8")
    headings = [line for line in text.splitlines() if line.startswith(("# ", "## "))]
    assert len(headings) == len({heading.lstrip("# ") for heading in headings})
    assert sum("云溪县" in heading for heading in headings) == 1


def test_tables_repeat_their_heading_and_keep_rows_whole(made):
    from docx.oxml.ns import qn

    for table in word(made).tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert sum(column.width.mm for column in table.columns) < 248  # a page on its side has 247 mm


def test_a_workbook_counts_in_numbers(made):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(made[1] / "made.xlsx")
    first = book.worksheets[0]
    head = [cell.value for cell in first[2]]
    assert head[:2] == (["报送", "指标"] if made[0] == "ledger" else ["行动", "指标"])
    if made[0] == "ledger":
        counts = {row[0].value: row[1].value for row in book["按行动考核"].iter_rows(min_row=3, max_row=6)}
        assert counts == {
            "（一）产业富县行动": 9,
            "（二）宜居县城行动": 6,
            "（三）青山碧水行动": 3,
            "（四）民生暖心行动": 6,
        }
        assert first["A3"].value == "逾期"
    else:
        at = head.index("时间进度达成率")
        shares = [row[at] for row in first.iter_rows(min_row=3) if isinstance(row[at].value, float)]
        assert [(cell.value, cell.number_format) for cell in shares] == [(0.939, "0.0%"), (1.01, "0.0%")]


def test_a_figure_and_its_period_stand_on_two_lines():
    assert typography.two_lines("48.3%(2024)") == "48.3%\n(2024)"
    assert typography.two_lines("74.5(2025年1—9月)") == "74.5\n(2025年1—9月)"
    assert typography.two_lines("2025年1—12月（2026年1月报）") == "2025年1—12月\n（2026年1月报）"
    assert typography.two_lines("人均地区生产总值 (元)") == "人均地区生产总值 (元)"
