"""Workbooks as programs leave them: strict, with empty rows, hidden sheets, merged columns; and other file kinds."""

import io
import re
import zipfile

import openpyxl
import pytest

from tests.intake.running import figures, plan, table, take, workbook

SOURCE = "bulletin-2023"
ROW = ("shops", 2023, 230, SOURCE)


@pytest.fixture
def data(tmp_path):
    return plan(tmp_path / "data")


def parts(path, change):
    """The workbook with every part changed by a function of its name and content."""
    source = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for name in source.namelist():
            written.writestr(name, change(name, source.read(name)))
    return path


def strict(_name, content):
    """The namespaces of ISO/IEC 29500 Strict."""
    usual = b"http://schemas.openxmlformats.org/"
    for old, new in (
        (b"spreadsheetml/2006/main", b"spreadsheetml/main"),
        (b"officeDocument/2006/relationships", b"officeDocument/relationships"),
        (b"drawingml/2006/main", b"drawingml/main"),
    ):
        content = content.replace(usual + old, b"http://purl.oclc.org/ooxml/" + new)
    return content


def in_sheet(old, new):
    """A change of the sheet's text."""
    return lambda name, content: content.replace(old, new, 1) if name.endswith("sheet1.xml") else content


def test_strict_workbooks(data, tmp_path):
    """As Excel saves them under "Strict Open XML Spreadsheet"."""
    done = take(data, parts(workbook(tmp_path / "t.xlsx", ROW), strict))
    assert (done.returncode, figures(data).get("shops")) == (0, (230, None))
    assert "Warning" not in done.stderr


def test_formatted_empty_rows(data, tmp_path):
    """Three times as many as a form may have, cells and all, and the form is read."""
    rows = "".join(
        f'<row r="{i}" s="1" customFormat="1"><c r="A{i}" s="1"/><c r="B{i}" s="1" /></row>' for i in range(3, 60_000)
    )
    form = parts(workbook(tmp_path / "t.xlsx", ROW), in_sheet(b"</sheetData>", rows.encode() + b"</sheetData>"))
    assert take(data, form).returncode == 0
    assert figures(data)["shops"] == (230, None)


def test_a_cell_far_below(data, tmp_path):
    """A stray word in the last row that a sheet has."""
    stray = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>end</t></is></c></row></sheetData>'
    form = parts(workbook(tmp_path / "t.xlsx", ROW), in_sheet(b"</sheetData>", stray))
    assert take(data, form).returncode == 0
    assert figures(data)["shops"] == (230, None)


@pytest.mark.parametrize(("ref", "code"), [("F1:XFD1048576", 0), ("A1:A1048576", 1), ("C2:XFD1048576", 1)])
def test_whole_columns_merged(data, tmp_path, ref, code):
    """Bounded before a cell is made of each; only what hides figures of the form is a fault."""
    merges = f'</sheetData><mergeCells count="1"><mergeCell ref="{ref}"/></mergeCells>'.encode()
    form = parts(workbook(tmp_path / "t.xlsx", ROW), in_sheet(b"</sheetData>", merges))
    done = take(data, form)
    assert (done.returncode, "CJ604" in done.stderr) == (code, bool(code))


def test_too_many_columns(data, tmp_path):
    """A cell in the last column that a sheet has."""
    form = parts(workbook(tmp_path / "t.xlsx", ROW), in_sheet(b"</row>", b'<c r="XFD1"><v>1</v></c></row>'))
    done = take(data, form)
    assert (done.returncode, "CJ610" in done.stderr) == (2, True)


def other_sheet(path, *rows, hidden=False, title="other"):
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    if hidden:
        sheet.sheet_state = "hidden"
    book.save(path)
    return path


def test_further_sheets(data, tmp_path):
    """One without headings is told and no fault; one with headings is read; a hidden one is told and not read."""
    head = ("indicator", "year", "value", "source")
    form = other_sheet(workbook(tmp_path / "t.xlsx", ROW), ("填表说明",), ("数值按所列单位填",))
    other_sheet(form, head, ("coverage", 2023, 72, SOURCE), title="more")
    other_sheet(form, head, ("coverage", 2021, 69, SOURCE), title="old", hidden=True)
    done = take(data, form)
    assert done.returncode == 0
    assert re.findall(r"\[(.*?)\]:1:1: (CJ[0-9]{3})", done.stderr) == [("old", "CJ618"), ("other", "CJ618")]
    assert figures(data) == {"retail_sales": (315, 5), "shops": (230, None), "coverage": (72, None)}
    assert figures(data, 2021) == {}


def test_two_tables_in_one_sheet(data, tmp_path):
    """Each under headings of its own."""
    head = ("indicator", "year", "growth", "source")
    form = workbook(tmp_path / "t.xlsx", ROW, (None,), head, ("coverage", 2023, 2, SOURCE))
    assert take(data, form).returncode == 0
    assert (figures(data)["shops"], figures(data)["coverage"]) == ((230, None), (None, 2))


def test_csv_as_excel_saves_unicode_text(data, tmp_path):
    """UTF-16 with a mark, tabs between; a title above; blank rows below."""
    text = "填报表\nindicator\tyear\tvalue\tsource\nshops\t2023\t230\tbulletin-2023\n" + "\t\t\t\n" * 30_000
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-16")
    assert take(data, path).returncode == 0
    assert figures(data)["shops"] == (230, None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old .xls or a workbook that is protected"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "a web page"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "an OpenDocument sheet"),
        ({"xl/workbook.bin": b""}, "a binary workbook"),
        ({"readme.txt": b""}, "no workbook"),
    ],
)
def test_other_file_kinds_are_named(data, tmp_path, content, said):
    """One line says what it is and what to save it as; exit 2."""
    path = tmp_path / "t.xlsx"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with zipfile.ZipFile(path, "w") as written:
            for name, part in content.items():
                written.writestr(name, part)
    done = take(data, path)
    assert (done.returncode, done.stderr.count("CJ601"), said in done.stderr) == (2, 1, True), done.stderr
    assert "save it as .xlsx" in done.stderr


def test_a_table_of_text_is_not_limited_by_blank_rows(data, tmp_path):
    """What is empty does not count."""
    assert take(data, table(tmp_path / "t.csv", *[("",) * 4] * 25_000, ROW)).returncode == 0
