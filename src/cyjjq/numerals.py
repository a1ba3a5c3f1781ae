"""Numbers as a Chinese plan writes them: digits of either width, ratios, Roman numerals, characters, and words.

万 and 亿 after digits belong to the unit (5万亩 is 5, in 万亩); in a numeral of characters alone they are part of it.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "双": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

# Words that are numbers: everything covered is 100 %, a first one breaks through from zero, doubling is twice the base.
WORDS = {
    "全覆盖": 100.0,
    "零突破": 1.0,
    "“零突破”": 1.0,
    "双倍增": 2.0,
    "倍增": 2.0,
    "翻番": 2.0,
    "翻一番": 2.0,
    "翻两番": 4.0,
}

_ARABIC = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_CHARACTERS = r"[零〇一二三四五六七八九两双十百千万亿]+"
_NUMERAL = re.compile(
    rf"(?P<word>{'|'.join(sorted(WORDS, key=len, reverse=True))})"
    rf"|(?P<ratio>{_ARABIC}[:：]{_ARABIC})"
    rf"|(?P<arabic>{_ARABIC})"
    r"|(?P<roman>[\u2160-\u216b])"
    rf"|百分之(?P<percent>{_CHARACTERS})"
    rf"|(?P<characters>{_CHARACTERS})"
)


class Numeral(NamedTuple):
    """A number in a text: where it stands, its value, and whether it is written in digits."""

    start: int
    end: int
    value: float
    in_digits: bool


def scan(text: str) -> Iterator[Numeral]:
    """Every number of a text, from left to right; full-width digits count as their narrow twins."""
    plain = "".join(_narrow(character) for character in text)
    for match in _NUMERAL.finditer(plain):
        kind = match.lastgroup or ""
        value = _value(kind, match[kind])
        if value is not None:
            yield Numeral(match.start(), match.end(), value, kind in ("ratio", "arabic"))


def _narrow(character: str) -> str:
    """One character for one: digits, points and signs of full width become narrow, the rest stays."""
    if "\uff01" <= character <= "\uff5e":
        return unicodedata.normalize("NFKC", character)
    return character


def _value(kind: str, text: str) -> float | None:
    match kind:
        case "word":
            return WORDS[text]
        case "ratio":
            first, second = (float(part.replace(",", "")) for part in re.split("[:：]", text))
            return first / second if second else None
        case "arabic":
            return float(text.replace(",", ""))
        case "roman":
            return float(unicodedata.numeric(text))
    return characters(text)


def characters(text: str) -> float:
    """The value of a numeral of characters: 二十五 is 25, 三千 is 3000, 两 is 2, 百万 is 1000000."""
    total, section, digit = 0, 0, None
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character] if digit is None else digit * 10 + _DIGITS[character]
        elif character in _TENS:
            section += (1 if digit is None else digit) * _TENS[character]
            digit = None
        else:
            total = (total + section + (digit or 0) or 1) * _MYRIADS[character]
            section, digit = 0, None
    return float(total + section + (digit or 0))


def values(text: str) -> set[float]:
    """Every value that a phrase may bear.

    A numeral of characters is read whole and, where it runs into a unit or a size (五个万亩级, 三万亩), digit by digit
    and up to its 万 or 亿.
    """
    found: set[float] = set()
    for numeral in scan(text):
        found.add(numeral.value)
        shown = text[numeral.start : numeral.end]
        if not numeral.in_digits:
            head = re.split("[万亿]", shown)[0]
            if head and all(character in _DIGITS or character in _TENS for character in head):
                found.add(characters(head))
    return found


def plain(value: float) -> str:
    """A number in digits as people write it, without an exponent where 15 digits will do."""
    return f"{value:.15g}"


def half_unit(value: float) -> float:
    """Half a unit of a value's last printed digit: 0.5 for 400, 0.05 for 119.5."""
    if value.is_integer():
        return 0.5
    return 0.5 * 10.0 ** int(Decimal(repr(value)).as_tuple().exponent)
