"""Workbooks and CSV files: forms written, tables read. The one room that knows openpyxl; bounded before it is asked."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cyjjq import spreadsheet
from cyjjq.catalogue.finding import Finding, Place
from cyjjq.catalogue.yamlfile import read_bytes
from cyjjq.intake.forms import EMPTY, KNOWN, MAX_ROWS, Cell, Table, Wanted
from cyjjq.refusal import Refusal
from cyjjq.words import Lang, pick, terms

UNPACKED = 20 * 1024 * 1024
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
        raise Refusal("needs_extra", extra="forms") from None
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


def read(path: Path) -> tuple[list[Table], tuple[Finding, ...]]:
    """The tables of a workbook or CSV file, or the one finding that says why there are none."""
    raw, faults = read_bytes(path, str(path))
    if raw is None:
        return [], faults
    return _read_workbook(path, raw) if raw.startswith(b"PK") else _read_csv(path, raw)


def _refused(path: Path, code: str, **facts: Any) -> tuple[list[Table], tuple[Finding, ...]]:
    return [], (Finding(code, Place(str(path)), facts),)


def _read_csv(path: Path, raw: bytes) -> tuple[list[Table], tuple[Finding, ...]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        return _refused(path, "CJ601", why=("编码不明", "the encoding is unknown"))
    if "\0" in text or not text.strip():
        return _refused(path, "CJ601", why=("没有内容", "there is no text in it"))
    head = text.splitlines()[0]
    delimiter = max(",\t;", key=head.count)
    rows = []
    try:
        for number, values in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
            if number > MAX_ROWS:
                return _refused(path, "CJ610", what=(f"超过 {MAX_ROWS} 行", f"more than {MAX_ROWS} rows"))
            rows.append([Cell(_address(number, i), number, i, value) for i, value in enumerate(values, start=1)])
    except csv.Error as error:
        return _refused(path, "CJ601", why=str(error))
    return [Table(str(path), rows)], ()


def _read_workbook(path: Path, raw: bytes) -> tuple[list[Table], tuple[Finding, ...]]:
    openpyxl = _openpyxl()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > UNPACKED:
            limit = UNPACKED // (1024 * 1024)
            return _refused(path, "CJ610", what=(f"解开超过 {limit} MB", f"more than {limit} MB unpacked"))
        shown = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
        written = openpyxl.load_workbook(io.BytesIO(raw))
    except Exception as error:  # noqa: BLE001 - a hostile workbook may fail anywhere in the library
        return _refused(path, "CJ601", why=type(error).__name__)
    tables = []
    for sheet in written.worksheets:
        if (sheet.max_row or 0) > MAX_ROWS:
            return _refused(path, "CJ610", what=(f"超过 {MAX_ROWS} 行", f"more than {MAX_ROWS} rows"))
        tables.append(Table(f"{path}[{sheet.title}]", list(_cells(sheet, shown[sheet.title]))))
    return tables, ()


def _cells(written: Any, shown: Any) -> Iterator[list[Cell]]:
    """Every row: what a formula came to when it was saved, and what a merged range hides, as a fault of its cell."""
    merged = {(r, c) for area in written.merged_cells.ranges for r, c in area.cells}
    for number, cells in enumerate(written.iter_rows(max_col=60), start=1):
        line = []
        for column, cell in enumerate(cells, start=1):
            value, fault = cell.value, None
            if cell.data_type == "f" or (isinstance(value, str) and value.startswith("=")):
                value = shown.cell(number, column).value
                fault = "CJ605" if value is None else None
            if (number, column) in merged:
                fault = "CJ604"
            percent = "%" in str(cell.number_format or "")
            line.append(Cell(_address(number, column), number, column, value, percent, fault))
        yield line


def _address(row_: int, column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row_}"
