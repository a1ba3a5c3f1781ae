"""Numbers as a Chinese plan writes them: digits of either width, ratios, Roman numerals, characters, and words.

万 and 亿 after digits belong to the unit (5万亩 is 5, in 万亩); in a numeral of characters alone they are part of it.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from cyjjq.chinese import units

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "双": 2}
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
_CHARACTERS = r"[零〇○一二三四五六七八九两双十百千万亿]+(?:点[零〇○一二三四五六七八九]+[百千万亿]*)?"
# Digits, points and signs of full width, one for one; the comma is a mark of punctuation and stays.
_NARROW = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFF01, 0xFF5F) if chr(code) != "，"}
# Longer runs of digits or characters are no number of a plan; reading them would cost more than their length.
_LONGEST = 40


def _written(words: Iterable[str], parts: str) -> str:
    """The forms of a number, the longest first; `parts` are the sizes that 分之 may divide a whole into by itself.

    Each form stands once in the pattern, for compiling it is the dearest step of most commands' start.
    """
    return (
        rf"(?P<word>{'|'.join(sorted(words, key=len, reverse=True))})"
        rf"|(?P<arabic>{_ARABIC})(?:[:：∶](?P<ratio>{_ARABIC}))?"
        r"|(?P<roman>[\u2160-\u216b])"
        rf"|(?P<percent>{parts}分之)?(?P<characters>{_CHARACTERS})(?(percent)|(?:分之(?P<fraction>{_CHARACTERS}))?)"
    )


_NUMERAL = re.compile(_written(WORDS, "百"))


class Numeral(NamedTuple):
    """A number in a text: where it stands, its value, and whether it is written in digits."""

    start: int
    end: int
    value: float
    in_digits: bool


def scan(text: str) -> Iterator[Numeral]:
    """Every number of a text, from left to right; full-width digits count as their narrow twins."""
    plain = text.translate(_NARROW)
    for match in _NUMERAL.finditer(plain):
        value = _value(match)
        if value is not None:
            yield Numeral(match.start(), match.end(), value, match["arabic"] is not None)


def _value(match: re.Match[str]) -> float | None:
    """What a written number is worth; None for a ratio or a fraction of nothing, and for what nobody writes."""
    if len(match.group()) > 2 * _LONGEST:
        return None
    if match["word"]:
        return WORDS[match["word"]]
    if match["arabic"]:
        first = _digits(match["arabic"])
        return _quotient(first, _digits(match["ratio"])) if match["ratio"] else first
    if match["roman"]:
        return float(unicodedata.numeric(match["roman"]))
    first = characters(match["characters"])
    return _quotient(characters(match["fraction"]), first) if match["fraction"] else first


def _digits(text: str) -> float:
    return float(text.replace(",", ""))


def _quotient(over: float, under: float) -> float | None:
    return over / under if under else None


def characters(text: str) -> float:
    """The value of a numeral of characters: 二十五 is 25, 一亿八千万 is 180000000, 十二点五亿 is 1250000000."""
    if len(text) > _LONGEST:
        return math.inf
    whole, point, rest = text.partition("点")
    if not point:
        return float(_whole(text))
    decimals = rest.rstrip("百千万亿")
    size = math.prod((_TENS | _MYRIADS)[character] for character in rest[len(decimals) :])
    number = Decimal(f"{_whole(whole)}." + "".join(str(_DIGITS[character]) for character in decimals))
    return float(number * size)


def _whole(text: str) -> int:
    """A whole number; 万 and 亿 multiply less than ten thousand of them (四万万, 三万亿), and add to what is more."""
    total, section, digit = 0, 0, None
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character] if digit is None else digit * 10 + _DIGITS[character]
        elif character in _TENS:
            section += (1 if digit is None else digit) * _TENS[character]
            digit = None
        else:
            size = _MYRIADS[character]
            part = section + (digit or 0)
            total = ((total + part) or 1) * size if total < 10_000 * size else total + (part or 1) * size
            section, digit = 0, None
    return total + section + (digit or 0)


def values(text: str) -> set[float]:
    """Every value that a phrase may bear.

    A numeral of characters is read whole and, where it runs into a unit or a size (五个万亩级, 三万亩), digit by digit
    and up to its 万 or 亿.
    """
    found: set[float] = set()
    for numeral in scan(text):
        found.add(numeral.value)
        if text.startswith("成", numeral.end):
            found.add(10 * numeral.value)
        shown = text[numeral.start : numeral.end]
        if not numeral.in_digits:
            head = re.split("[万亿]", shown)[0]
            if head and len(head) <= _LONGEST and all(character in _DIGITS or character in _TENS for character in head):
                found.add(characters(head))
    return found


def plain(value: float) -> str:
    """A number in digits as people write it, 15 of them at most: never an exponent, never -0."""
    return format(Decimal(f"{value:.15g}") + 0, "f")


def half_unit(value: float) -> float:
    """Half a unit of a value's last printed digit: 0.5 for 400, 0.05 for 119.5."""
    if value.is_integer():
        return 0.5
    return 0.5 * 10.0 ** int(Decimal(repr(value)).as_tuple().exponent)


# --- Quantities in running text ---------------------------------------------------------------------------------------

# Texts, not compiled patterns: most commands never ask for them, and compiling is what they would pay for.

_GRAMMATICAL = (
    "(?:[一二三四五六七八九两双]?千)?(?:零?[一二三四五六七八九两]?百)?(?:零?[一二三四五六七八九]?十)?"
    "(?:零?[一二三四五六七八九])?(?:万|亿|万亿)?(?:[零〇一二三四五六七八九两十百千]+[万亿]?)?"
    "(?:(?<=[万亿])[零一二三四五六七八九两十百千]+)?\\Z"
)
# What counts or measures, where `units` does not know it as a unit: behind one of these a character is a number.
_COUNTS = "大类|大|次|倍|成|番|月|日|天|里|届|轮|方面|小时|分钟|周|人|名|年|级|类"
# 一 before these is "some", not one; after 统, 唯 and the like it is part of a word.
_SOME = re.compile("一(?:批|些|种|样|系列|大批|次性|方面)")
_IN_WORDS = "统唯同专单之万不合"
# Said of a great many, or of every one, and counting none: readers of any plan know them by heart.
_IDIOMS = "千家万户|万家灯火|百年大计|一年四季|一年一度|万一"
# Numbers in the shape of 三线一单, 四县三乡, 一带一路, 一户一策, 一件事一次办 name an idea and count nothing.
_SINGLE = "一二三四五六七八九两双十百千万"
_OTHERS = f"{_SINGLE}0-9，。、；亿"
_PAIRED = f"一[^{_OTHERS}零〇]{{1,2}}一|[{_SINGLE}][^{_OTHERS}零〇大个][{_SINGLE}][^{_OTHERS}]"
_HALVES = {"过半": 0.5, "半数": 0.5, "一半": 0.5, "减半": 0.5, "清零": 0.0, "零增长": 0.0, "零事故": 0.0}
_QUANTITY = _written((*WORDS, *_HALVES), "[百千万]")


class Quantity(NamedTuple):
    """A number that a running text means as one: where it stands, and every value that it may be read as."""

    start: int
    end: int
    values: frozenset[float]
    kind: str


def quantities(text: str) -> Iterator[Quantity]:
    """The numbers of a running text (squeezed, see `plan.text`), without characters that merely occur in words.

    Digits are always numbers. Characters are where they are put together of sizes (二十五, 千亿), or where something
    that counts or measures follows (三个, 五大, 百里); not behind digits, where they belong to the unit (5万亩), not in
    ordinals (第三方), in "some" (一批), in paired names (三线一单), nor before anything else (一体化, 三峡, 百姓).
    """
    names = [match.span() for pattern in (_PAIRED, _IDIOMS) for match in re.finditer(pattern, text)]
    for match in re.finditer(_QUANTITY, text):
        kind = "percent" if match["percent"] else match.lastgroup or ""
        if kind == "characters" and not _counts(text, match.start(), match.end(), names):
            continue
        values = {_HALVES[match["word"]]} if match["word"] in _HALVES else _readings(kind, match)
        if text.startswith("成", match.end()):
            values |= {10 * value for value in values}  # 三成 is 30 %
        yield Quantity(match.start(), match.end(), frozenset(values), kind)


def _readings(kind: str, match: re.Match[str]) -> set[float]:
    shown, value = match.group(), _value(match)
    if kind != "characters":
        return set() if value is None or not math.isfinite(value) else {value}
    heads = (shown, re.split("[万亿]", shown)[0], shown[:-1] if shown[-1] in _MYRIADS else "")
    return {value for value in map(characters, filter(None, heads)) if math.isfinite(value)}


def _counts(text: str, start: int, end: int, names: list[tuple[int, int]]) -> bool:
    """Whether a numeral of characters counts something where it stands."""
    shown, before, rest = text[start:end], text[max(0, start - 1) : start], text[end : end + 8]
    counted = bool(units.leading(rest) or re.match(_COUNTS, rest))
    if "点" in shown and counted and before != "第":
        return True  # 三点五倍, not the name in pairs that 三点一线 is
    if before == "第" or before.isdigit() or any(first <= start < last for first, last in names):
        return False
    if "点" in shown:
        return True
    if len(shown) > 1 and any(size in shown for size in "十百千万亿"):
        return re.match(_GRAMMATICAL, shown) is not None
    if not counted or _SOME.match(text, start):
        return False
    return not (shown == "一" and before and before in _IN_WORDS)
