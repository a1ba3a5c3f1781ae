"""Workbooks and CSV files that come back, as tables of cells; bounded before the library is asked."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cyjjq.catalogue.finding import Finding, Place
from cyjjq.catalogue.yamlfile import read_bytes
from cyjjq.intake import workbook
from cyjjq.intake.cells import Cell, shown
from cyjjq.intake.forms import HEADING_ROWS, MAX_ROWS, Table
from cyjjq.refusal import missing_extra
from cyjjq.words.forms import WHY


def openpyxl() -> Any:
    """The library that reads and writes workbooks; refuses in one line where it is not installed."""
    try:
        import openpyxl
    except ImportError:
        raise missing_extra("forms") from None
    return openpyxl


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
    library = openpyxl()
    try:
        raw = workbook.fit(raw)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the library leaves out (a validation, a picture) is no figure
            computed = library.load_workbook(io.BytesIO(raw), data_only=True)
            written = library.load_workbook(io.BytesIO(raw))
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
