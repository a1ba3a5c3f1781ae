"""The form of drafted figures: one row a figure of a published text, with a column in which a person accepts it.

`import` takes the rows that are accepted, with the place and the words of the text that state the figure.
"""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from cyjjq import spreadsheet
from cyjjq.catalogue.models import Catalogue
from cyjjq.chinese.numerals import plain
from cyjjq.refusal import missing_extra
from cyjjq.words import Lang, pick, terms

COLUMNS = (
    *("accept", "indicator", "name", "unit", "year", "value", "growth", "stage", "said", "where", "known"),
    *("source", "publisher", "title", "date", "url", "reliability", "note"),
)
_WIDTH = {"indicator": 24, "name": 30, "said": 44, "where": 30, "known": 24, "title": 24, "publisher": 20, "note": 24}


class Publication(NamedTuple):
    """The text that the figures stand in: the id of a known source, or what describes a new one."""

    id: str
    title: str
    publisher: str
    date: date | None
    url: str | None
    official: bool = True


class Draft(NamedTuple):
    """A figure as the text has it, in the indicator's unit."""

    indicator: str
    when: str
    value: float | None
    growth: float | None
    stage: str | None
    said: str
    line: int
    note: str = ""


def known(catalogue: Catalogue, draft: Draft) -> str:
    """What the data hold for the period already."""
    for each in catalogue.observations.get(draft.indicator, ()):
        if each.when == draft.when:
            parts = [plain(each.value)] if each.value is not None else []
            parts += [f"{plain(each.growth)} %"] if each.growth is not None else []
            return ", ".join(parts)
    return ""


def _row(catalogue: Catalogue, draft: Draft, text: Publication, lang: Lang) -> list[Any]:
    indicator = catalogue.indicators[draft.indicator]
    new = text.id not in catalogue.baseline.sources
    return [
        "",
        draft.indicator,
        indicator.name.in_(lang),
        indicator.unit,
        draft.when,
        draft.value,
        draft.growth,
        draft.stage or "",
        " ".join(draft.said.split()),
        pick(terms.TEXT["reading_where"], lang).format(title=text.title, line=draft.line),
        known(catalogue, draft),
        text.id,
        *((text.publisher, text.title, text.date, text.url or "") if new else ("", "", "", "")),
        ("official" if text.official else "secondary") if new else "",
        draft.note,
    ]


def write_csv(catalogue: Catalogue, drafts: Sequence[Draft], text: Publication, lang: Lang) -> str:
    """The form as CSV, its headings as `import` knows them."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([pick(terms.FORM[key], lang) for key in COLUMNS])
    for draft in drafts:
        cells = _row(catalogue, draft, text, lang)
        writer.writerow([spreadsheet.as_text(cell) if isinstance(cell, str) else cell for cell in cells])
    return stream.getvalue()


def write_workbook(catalogue: Catalogue, drafts: Sequence[Draft], text: Publication, lang: Lang) -> bytes:
    """The form as a workbook: the column to accept in is marked and offers its word."""
    try:
        import openpyxl
    except ImportError:
        raise missing_extra("forms") from None
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = pick(terms.TEXT["reading_sheet"], lang)
    sheet["A1"] = pick(terms.TEXT["reading_hint"], lang)
    for column, key in enumerate(COLUMNS, start=1):
        head = sheet.cell(2, column, pick(terms.FORM[key], lang))
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="FFF2CC" if key == "accept" else "DDE6F0")
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTH.get(key, 12)
    for number, draft in enumerate(drafts, start=3):
        for column, value in enumerate(_row(catalogue, draft, text, lang), start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # text stays text, whatever it begins with
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    rule = DataValidation(type="list", formula1=f'"{pick(terms.TEXT["yes"], lang)}"', allow_blank=True)
    rule.add(f"A3:A{max(3, len(drafts) + 2)}")
    sheet.add_data_validation(rule)
    sheet.freeze_panes = "D3"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def is_accepted(given: str) -> bool:
    """Whether a cell of the column to accept in says so."""
    return given.strip().lower() in {"是", "采用", "√", "✓", "✔", "yes", "y", "x", "1", "1.0", "true"}


def stage(given: str) -> str | None:
    """A stage by its word in either language; None for a word that is none."""
    words = {word: key for key, pair in terms.STAGE.items() for word in (key, *pair)}
    return words.get(given.strip().lower())


def words_of(given: str) -> str:
    """A text as it stood before a form kept it from being taken for a formula."""
    return given[1:] if given.startswith("'") and spreadsheet.is_taken_for_formula(given[1:]) else given
