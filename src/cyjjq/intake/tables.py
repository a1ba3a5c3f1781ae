"""Workbooks and CSV files: forms written, tables read. The one room that knows openpyxl; bounded before it is asked."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cyjjq import spreadsheet
from cyjjq.catalogue.finding import Finding, Place
from cyjjq.catalogue.yamlfile import read_bytes
from cyjjq.intake import workbook
from cyjjq.intake.cells import Cell, shown
from cyjjq.intake.forms import EMPTY, HEADING_ROWS, KNOWN, MAX_ROWS, Table
from cyjjq.intake.wanted import Wanted
from cyjjq.refusal import missing_extra
from cyjjq.words import Lang, pick, terms
from cyjjq.words.forms import WHY

_WIDTH = {
    "indicator": 30,
    "name": 30,
    "definition": 24,
    "phrase": 34,
    "known": 24,
    "publisher": 24,
    "title": 24,
    "url": 30,
    "note": 24,
}
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise missing_extra("forms") from None
    return openpyxl


# --- Writing ----------------------------------------------------------------------------------------------------------


def row(each: Wanted, lang: Lang) -> list[Any]:
    """The known cells of a figure that is asked for, in the order of the columns."""
    return [
        each.indicator,
        each.name.in_(lang),
        each.definition.in_(lang) if each.definition else "",
        each.unit,
        "；".join(each.phrases),
        "；".join(each.known),
        each.year,
    ]


def write_csv(wanted: Sequence[Wanted], lang: Lang) -> str:
    """The form as CSV, its headings as `import` knows them."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([pick(terms.FORM[key], lang) for key in (*KNOWN, *EMPTY)])
    for each in wanted:
        writer.writerow([*map(_harmless, row(each, lang)), *("" for _ in EMPTY)])
    return stream.getvalue()


def _harmless(value: Any) -> Any:
    """A text that no spreadsheet takes for a formula."""
    return spreadsheet.as_text(value) if isinstance(value, str) else value


def write_workbook(wanted: Sequence[Wanted], title: str, lang: Lang) -> bytes:
    """The form as a workbook: a sheet an owner, known cells locked, empty ones with validation."""
    book = _openpyxl().Workbook()
    book.remove(book.active)
    taken: set[str] = set()
    for owner in dict.fromkeys(each.owner for each in wanted) or [None]:
        name = _sheet_name(owner or pick(terms.TEXT["form_sheet"], lang), taken)
        _fill(book.create_sheet(name), [each for each in wanted if each.owner == owner], title, lang)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet_name(owner: str, taken: set[str]) -> str:
    """A name that a sheet may have: at most 31 characters, none of the forbidden ones, no two alike."""
    plain = _FORBIDDEN.sub("_", owner).strip("' ")[:31] or "_"
    name, number = plain, 2
    while name.lower() in taken or name.lower() == "history":
        name, number = f"{plain[:28]}_{number}", number + 1
    taken.add(name.lower())
    return name


def _fill(sheet: Any, wanted: Sequence[Wanted], title: str, lang: Lang) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill, Protection
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    keys = (*KNOWN, *EMPTY)
    sheet["A1"], sheet["A2"] = title, pick(terms.TEXT["form_hint"], lang)
    sheet["A1"].font = Font(bold=True, size=14)
    for column, key in enumerate(keys, start=1):
        head = sheet.cell(3, column, pick(terms.FORM[key], lang))
        head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
        head.fill = PatternFill("solid", fgColor="DDE6F0" if key in KNOWN else "FFF2CC")
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTH.get(key, 12)
    for number, each in enumerate(wanted, start=4):
        for column, value in enumerate(row(each, lang), start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # text stays text, whatever it begins with
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        for column in range(len(KNOWN) + 1, len(keys) + 1):
            sheet.cell(number, column).protection = Protection(locked=False)
    last = max(4, len(wanted) + 3)
    rules: tuple[tuple[str, dict[str, Any]], ...] = (
        ("value", {"type": "decimal", "operator": "between", "formula1": "-1E15", "formula2": "1E15"}),
        ("growth", {"type": "decimal", "operator": "between", "formula1": "-1000", "formula2": "100000"}),
        ("date", {"type": "date", "operator": "greaterThan", "formula1": "36526"}),
        ("reliability", {"type": "list", "formula1": '"official,secondary"'}),
    )
    for key, how in rules:
        letter = get_column_letter(keys.index(key) + 1)
        rule = DataValidation(**how, allow_blank=True, showErrorMessage=True)
        rule.error = pick(terms.TEXT[f"form_{key}"], lang)
        rule.add(f"{letter}4:{letter}{last}")
        sheet.add_data_validation(rule)
        if key == "date":
            for number in range(4, last + 1):
                sheet[f"{letter}{number}"].number_format = "yyyy-mm-dd"
    sheet.freeze_panes = "C4"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


# --- Reading ----------------------------------------------------------------------------------------------------------

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_OLD = b"\xd0\xcf\x11\xe0"  # how an old .xls begins, and a workbook that a password protects
_WEB = (b"<html", b"<!doctype", b"<table", b"<meta", b"<head")

Read = tuple[list[Table], tuple[Finding, ...]]


def read(path: Path) -> Read:
    """The tables of a workbook or CSV file, or the one finding that says why there are none."""
    raw, faults = read_bytes(path, str(path))
    if raw is None:
        return [], faults
    if raw.startswith(_OLD):
        return _refused(path, "CJ601", why=WHY["old_or_protected"])
    if raw.lstrip()[:10].lower().startswith(_WEB):
        return _refused(path, "CJ601", why=WHY["web_page"])
    return _read_workbook(path, raw) if raw.startswith(b"PK") else _read_csv(path, raw)


def _refused(path: Path, code: str, **facts: Any) -> Read:
    return [], (Finding(code, Place(str(path)), facts),)


def _too_large(path: Path, what: str, n: int) -> Read:
    zh, en = WHY[what]
    return _refused(path, "CJ610", what=(zh.format(n=n), en.format(n=n)))


def _read_csv(path: Path, raw: bytes) -> Read:
    marked = next((encoding for mark, encoding in _MARKS.items() if raw.startswith(mark)), None)
    text = None
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    if text is None:
        return _refused(path, "CJ601", why=WHY["encoding"])
    if "\0" in text or not text.strip():
        return _refused(path, "CJ601", why=WHY["no_text"])
    head = "\n".join(text.splitlines()[:HEADING_ROWS])
    delimiter = max(",\t;", key=head.count)
    rows = list[list[Cell]]()
    try:
        for number, values in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
            if not any(map(str.strip, values)):
                continue
            if len(rows) >= MAX_ROWS:
                return _too_large(path, "rows", MAX_ROWS)
            rows.append([Cell(_address(number, i), number, i, value) for i, value in enumerate(values, start=1)])
    except csv.Error as error:
        return _refused(path, "CJ601", why=str(error))
    return [Table(str(path), rows)], ()


def _read_workbook(path: Path, raw: bytes) -> Read:
    openpyxl = _openpyxl()
    try:
        raw = workbook.fit(raw)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the library leaves out (a validation, a picture) is no figure
            computed = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
            written = openpyxl.load_workbook(io.BytesIO(raw))
    except workbook.TooLarge as limit:
        return _too_large(path, limit.what, limit.n)
    except workbook.NoWorkbook as refusal:
        return _refused(path, "CJ601", why=WHY[refusal.why])
    except (KeyError, zipfile.BadZipFile):
        return _refused(path, "CJ601", why=WHY["no_workbook"])
    except Exception as error:  # noqa: BLE001 - a hostile workbook may fail anywhere in the library
        return _refused(path, "CJ601", why=type(error).__name__)
    return [
        Table(f"{path}[{sheet.title}]", list(_cells(sheet, computed[sheet.title])), sheet.sheet_state != "visible")
        for sheet in written.worksheets
    ], ()


def _cells(written: Any, computed: Any) -> Iterator[list[Cell]]:
    """Every row that holds something: a formula's result as saved; a merged cell has a fault, for it hides others."""
    merged = {(r, c) for area in written.merged_cells.ranges for r, c in area.cells}
    for number in sorted({row for row, _ in written._cells}):  # noqa: SLF001 - iter_rows would make those between
        line = []
        for column in range(1, min(written.max_column, workbook.MAX_COLUMNS) + 1):
            cell = written.cell(number, column)
            value, fault = cell.value, None
            if cell.data_type == "f" or (isinstance(value, str) and value.startswith("=")):
                value = computed.cell(number, column).value
                fault = "CJ605" if value is None else None
            if (number, column) in merged:
                fault = "CJ604"
            how = shown(str(cell.number_format or ""), value)
            line.append(Cell(_address(number, column), number, column, value, fault=fault, **how))
        yield line


def _address(row_: int, column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row_}"
