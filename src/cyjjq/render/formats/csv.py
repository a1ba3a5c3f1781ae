"""CSV for spreadsheets and scripts: raw values under stable keys, one row a target.

Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers are left alone.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cyjjq import spreadsheet
from cyjjq.words import Lang, fill, pick, terms


class Digits(str):
    """A number as people read it: no formula, whatever it begins with."""

    __slots__ = ()


def write(keys: Sequence[str], rows: Iterable[Mapping[str, Any]], headings: Sequence[str] | None = None) -> str:
    """Rows as CSV with CRLF line ends (RFC 4180); None is an empty cell."""
    stream = io.StringIO()
    csv.writer(stream).writerow(headings or keys)
    return stream.getvalue() + lines(keys, rows)


def lines(keys: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows alone, without their headings: a long table is written piece by piece."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    for row in rows:
        writer.writerow([_cell(row.get(key)) for key in keys])
    return stream.getvalue()


def heading(key: str, lang: Lang) -> str:
    """A key's heading for people: the column's word, with the part of base or latest that it is."""
    if key in terms.COLUMN:
        return pick(terms.COLUMN[key], lang)
    if key.startswith("against_"):
        return fill(terms.TEXT["against"], lang, {"name": heading(key.removeprefix("against_"), lang)})
    whole, _, part = key.rpartition("_")
    if whole in terms.COLUMN and part in terms.PART:
        return f"{pick(terms.COLUMN[whole], lang)} {pick(terms.PART[part], lang)}"
    if key in terms.STATUS:
        return pick(terms.STATUS[key], lang)
    return key


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and not isinstance(value, Digits):
        return spreadsheet.as_text(value)
    return value
