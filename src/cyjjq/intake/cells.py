"""What one cell says: a number with the unit that it names, a period, a day; None where it is none of them.

Only what is surely the same is read as the same: digits, signs and points of full width are narrowed, but a footnote
mark is no digit, and a comma of full width between narrow digits separates two numbers.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from cyjjq.catalogue.models import LARGEST
from cyjjq.catalogue.yamlfile import CONTROL
from cyjjq.chinese import units

_NARROW = str.maketrans(
    {
        **{chr(0xFF10 + i): str(i) for i in range(10)},
        "＋": "+",
        "－": "-",
        "−": "-",
        "．": ".",
        "％": "%",
        "\u3000": " ",
        "\u00a0": " ",
    }
)
_AMOUNT = re.compile(r"([-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?) *(\D*)")
_PERIOD = re.compile(r"((?:19|2[01])[0-9]{2})年?(-(?:Q[1-4]|0[1-9]|1[0-2]))?")
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_LONGEST = 40  # characters that the number of a figure may have
_DIGITS = 15  # that many significant digits a spreadsheet shows and keeps; what follows is noise of its arithmetic


class Cell(NamedTuple):
    """A cell as read: its address for people (C5), its place in the sheet, its value, and a fault that it has.

    `percent` says that the cell shows a hundred times what it holds, with a %; `unit` is a unit that the cell shows
    behind its number without holding it.
    """

    address: str
    row: int
    column: int
    value: Any
    percent: bool = False
    fault: str | None = None
    unit: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing stands there."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())

    @property
    def text(self) -> str:
        """What stands there, as text; a character that no data file may hold is a space."""
        return "" if self.value is None else re.sub(CONTROL, " ", str(self.value)).strip()


class Amount(NamedTuple):
    """A number, and the unit that stands with it; '' where none does."""

    value: float
    unit: str


def narrow(text: str) -> str:
    """Digits, signs and points of full width as their narrow twins; a comma only where no narrow digit is near."""
    if "，" in text and not re.search("[0-9]", text):
        text = text.replace("，", ",")
    return text.translate(_NARROW).strip()


def amount(cell: Cell) -> Amount | None:
    """The number of a cell; one shown in per cent counts as it is shown."""
    value = cell.value
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        if not abs(value) <= LARGEST:
            return None
        return Amount(tidy(value * 100 if cell.percent else value), "%" if cell.percent else cell.unit)
    return typed(value) if isinstance(value, str) else None


def typed(text: str) -> Amount | None:
    """A number as a person writes it, with a unit behind it or without: 289.5亿元, 51.2%, 1,234."""
    match = _AMOUNT.fullmatch(narrow(text))
    if match is None or (match[2] and units.parse(match[2]) is None):
        return None
    bare = match[1].replace(",", "")
    if len(bare) > _LONGEST:
        return None
    return Amount(tidy(float(bare)) if "." in bare else int(bare), match[2])


def tidy(value: float) -> float:
    """A number as its 15 significant digits have it: 1.5500000000000003 is 1.55; a whole one that large stays."""
    return value if isinstance(value, int) else float(f"{value:.{_DIGITS}g}")


def in_unit(number: Amount, wanted: str) -> float | None:
    """The number in the unit wanted; None where its own unit measures something else."""
    if not number.unit or number.unit == wanted:
        return number.value
    factor = units.factor(number.unit, wanted)
    if factor is None:
        return None
    if factor == 1:
        return number.value
    converted = float(f"{number.value * factor:.12g}")
    return int(converted) if converted.is_integer() else converted


def period(cell: Cell) -> str | None:
    """A year or a part of it, as the data file writes it: 2025, 2025-Q2."""
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return None if isinstance(value, bool | date) else typed_period(str(value))


def typed_period(text: str) -> str | None:
    """The same of a text: 2025年 is 2025."""
    match = _PERIOD.fullmatch("".join(narrow(text).upper().split()))
    return None if match is None else match[1] + (match[2] or "")


def day(cell: Cell) -> date | None:
    """A date, whether the cell holds one or a text that is one."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    match = _DAY.fullmatch("".join(narrow(cell.text).split()))
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


# --- Number formats ---------------------------------------------------------------------------------------------------

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*](.)|\[[^\]]*\]')


def shown(number_format: str, value: Any) -> Mapping[str, Any]:
    """What a number format adds to a value: whether it multiplies by a hundred, and a unit that it shows as text.

    A format has up to four sections, for what is above, below and at zero, and for text. A percent sign between
    quotes or behind a backslash is text: it shows 5.1 as 5.1%.
    """
    if not isinstance(value, int | float) or isinstance(value, bool):
        return {}
    sections = _sections(number_format)
    position = 0 if value > 0 or len(sections) < 2 else 1 if value < 0 else 2 if len(sections) > 2 else 0
    section = sections[position]
    if "%" in _LITERAL.sub("", section):
        return {"percent": True}
    literal = "".join((match[1] or match[2] or "") for match in _LITERAL.finditer(section)).strip()
    return {"unit": literal} if literal and units.parse(narrow(literal)) is not None else {}


def _sections(number_format: str) -> list[str]:
    """The sections between the semicolons that are no text."""
    sections, start = [], 0
    quiet = _LITERAL.sub(lambda match: "x" * len(match.group()), number_format)
    for at, character in enumerate(quiet):
        if character == ";":
            sections.append(number_format[start:at])
            start = at + 1
    return [*sections, number_format[start:]]
