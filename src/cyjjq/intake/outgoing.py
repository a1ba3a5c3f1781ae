"""The form that goes out, as a workbook or as CSV.

A workbook has a row an indicator. Where one lacks several years, the years stand in columns beside one another, and
what is not wanted is locked; else year and value are columns. CSV has a row a figure: nothing can be locked there.
"""

import csv
import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cyjjq import spreadsheet
from cyjjq.intake import workbook
from cyjjq.intake.tables import openpyxl
from cyjjq.intake.wanted import Wanted, When
from cyjjq.words import Lang, fill, pick, terms

KNOWN = ("indicator", "name", "definition", "unit", "phrase", "known")
SOURCE = ("publisher", "title", "date", "url", "reliability", "note")
LAST = "counted"

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
    "counted": 24,
}
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_HEAD = 3  # the row of the headings


class Column(NamedTuple):
    """A column of the form: what it holds, and for which year where its heading names one."""

    key: str
    year: When | None = None

    @property
    def filled_in(self) -> bool:
        """Whether the department fills it in."""
        return self.key in ("value", "growth", *SOURCE)

    def heading(self, lang: Lang) -> str:
        """The words above it, as `import` knows them."""
        word = pick(terms.FORM[self.key], lang)
        if isinstance(self.year, str):
            return f"{self.year} {word}"
        return word if self.year is None else fill(terms.TEXT["form_of_year"], lang, {"year": self.year, "what": word})


def columns(wanted: Sequence[Wanted]) -> tuple[Column, ...]:
    """The columns of a form for these rows."""
    known, rest = [Column(key) for key in KNOWN], [Column(key) for key in (*SOURCE, LAST)]
    if all(len(each.years) < 2 for each in wanted):
        return (*known, Column("year"), Column("value"), Column("growth"), *rest)
    figures = {(figure.year, figure.figure == "growth") for each in wanted for figure in each.figures}
    asked = sorted(figures, key=lambda each: (str(each[0]), each[1]))
    return (*known, *(Column("growth" if growth else "value", year) for year, growth in asked), *rest)


def row(each: Wanted, form: Sequence[Column], lang: Lang) -> list[Any]:
    """The cells of an indicator: what is known is there, what is to be filled in is empty."""
    told = {
        "indicator": each.indicator,
        "name": each.name.in_(lang),
        "definition": each.definition.in_(lang) if each.definition else "",
        "unit": each.unit,
        "phrase": "；".join(each.phrases),
        "known": "；".join(each.known),
        "year": each.years[0],
        "counted": _counted(each, lang),
    }
    return [told.get(column.key, "") for column in form]


def _counted(each: Wanted, lang: Lang) -> str:
    """Over which time its figures count; a figure within the year up to its period's end."""
    part = any("-" in str(year) for year in each.years)
    return pick((terms.COUNTED_PART if part else terms.COUNTED)[each.counted], lang)


def write_csv(wanted: Sequence[Wanted], lang: Lang) -> str:
    """The form as CSV, its headings as `import` knows them."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    single = [each._replace(figures=(figure,)) for each in wanted for figure in each.figures]
    form = columns(single)
    writer.writerow([column.heading(lang) for column in form])
    for each in single:
        writer.writerow(map(_harmless, row(each, form, lang)))
    return stream.getvalue()


def _harmless(value: Any) -> Any:
    """A text that no spreadsheet takes for a formula."""
    return spreadsheet.as_text(value) if isinstance(value, str) else value


def write_workbook(wanted: Sequence[Wanted], title: str, lang: Lang) -> bytes:
    """The form as a workbook: a sheet an owner, known cells locked, empty ones with validation and a prompt."""
    book = openpyxl().Workbook()
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

    form = columns(wanted)
    sheet["A1"], sheet["A2"] = title, pick(terms.TEXT["form_hint"], lang)
    sheet["A1"].font = Font(bold=True, size=14)
    for at, column in enumerate(form, start=1):
        head = sheet.cell(_HEAD, at, column.heading(lang))
        head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
        head.fill = PatternFill("solid", fgColor="FFF2CC" if column.filled_in else "DDE6F0")
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTH.get(column.key, 12)
    not_wanted = PatternFill("solid", fgColor="E7E6E6")
    for number, each in enumerate(wanted, start=_HEAD + 1):
        for at, (column, value) in enumerate(zip(form, row(each, form, lang), strict=True), start=1):
            cell = sheet.cell(number, at, None if column.filled_in else value)
            if isinstance(value, str) and not column.filled_in:
                cell.data_type = "s"  # text stays text, whatever it begins with
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if column.filled_in and (column.year is None or each.wants(column.year, column.key)):
                cell.protection = Protection(locked=False)
            elif column.filled_in:
                cell.fill = not_wanted
            if column.key == "date":
                cell.number_format = "yyyy-mm-dd"
    for rule in _rules(wanted, form, lang):
        sheet.add_data_validation(rule)
    sheet.freeze_panes = f"C{_HEAD + 1}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


_ALLOWED: Mapping[str, Mapping[str, Any]] = {
    "value": {"type": "decimal", "operator": "between", "formula1": "-1E15", "formula2": "1E15"},
    "growth": {"type": "decimal", "operator": "between", "formula1": "-1000", "formula2": "100000"},
    "date": {"type": "date", "operator": "greaterThan", "formula1": "36526"},
    "reliability": {"type": "list", "formula1": '"official,secondary"'},
}


def _rules(wanted: Sequence[Wanted], form: Sequence[Column], lang: Lang) -> Iterator[Any]:
    """What each cell takes; on a cell for a figure, a prompt says in which unit and over which time it counts."""
    from openpyxl.utils import get_column_letter

    last = max(_HEAD + 1, len(wanted) + _HEAD)
    for at, column in enumerate(form, start=1):
        letter = get_column_letter(at)
        if column.key == "value":
            for number, each in enumerate(wanted, start=_HEAD + 1):
                yield _rule("value", f"{letter}{number}", lang, _prompt(each, lang))
        elif column.key in _ALLOWED:
            yield _rule(column.key, f"{letter}{_HEAD + 1}:{letter}{last}", lang)


def _rule(key: str, where: str, lang: Lang, prompt: str = "") -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(**_ALLOWED[key], allow_blank=True, showErrorMessage=True)
    rule.error = pick(terms.TEXT[f"form_{key}"], lang)
    rule.prompt = (prompt or rule.error)[:255]  # no longer one is shown
    rule.showInputMessage = True
    rule.add(where)
    return rule


def _prompt(each: Wanted, lang: Lang) -> str:
    facts = {"unit": each.unit, "counted": _counted(each, lang)}
    text = fill(terms.TEXT["form_prompt"], lang, facts)
    if each.definition:
        text += fill(terms.TEXT["form_definition"], lang, {"definition": each.definition.in_(lang)})
    return text


# --- A form that goes back to be mended -------------------------------------------------------------------------------


def with_comments(form: Path, comments: Mapping[tuple[str, str], str]) -> bytes | None:
    """A copy of a form with comments, by sheet (as `tables.read` names it) and address; None if it is no workbook."""
    library = openpyxl()
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = library.load_workbook(io.BytesIO(workbook.fit(form.read_bytes())))
    except Exception:  # noqa: BLE001 - whatever it is, it was told as a finding already
        return None
    for sheet in book.worksheets:
        for (name, address), text in comments.items():
            if name == f"{form}[{sheet.title}]":
                cell = sheet[address]
                if not hasattr(cell, "comment") or type(cell).__name__ == "MergedCell":
                    cell = sheet["A1"]
                cell.comment = Comment(f"{cell.comment.text}\n{text}" if cell.comment else text, "cyjjq", 120, 320)
                cell.fill = PatternFill("solid", fgColor="F8CBAD")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
