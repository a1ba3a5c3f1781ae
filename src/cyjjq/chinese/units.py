"""Units as a Chinese plan prints them: a size (万, 亿) before a measure (元, 人, 亩), perhaps by another (/人).

Two units of one dimension convert by their sizes: 万亩 is 10,000 亩, and 15 亩 are one 公顷. Words that count things
(个, 家, 户, 所) are one dimension: which of them stands in a phrase says nothing about the number.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Unit(NamedTuple):
    """What a unit measures, and how many of the dimension's own units it is: 万元 is 10,000 of money."""

    dimension: str
    size: float


_BASES: dict[str, tuple[str, float]] = {
    "元": ("yuan", 1),
    "美元": ("dollar", 1),
    "人": ("people", 1),
    "名": ("people", 1),
    "人次": ("visits", 1),
    "平方米": ("area", 1),
    "亩": ("area", 10_000 / 15),
    "公顷": ("area", 10_000),
    "平方公里": ("area", 1_000_000),
    "平方千米": ("area", 1_000_000),
    "米": ("length", 1),
    "公里": ("length", 1000),
    "千米": ("length", 1000),
    "立方米": ("volume", 1),
    "公斤": ("mass", 0.001),
    "千克": ("mass", 0.001),
    "吨": ("mass", 1),
    "吨标准煤": ("coal equivalent", 1),
    "吨标煤": ("coal equivalent", 1),
    "微克": ("mass", 1e-12),
    "毫克": ("mass", 1e-9),
    "岁": ("age", 1),
    "标箱": ("containers", 1),
    "千瓦": ("power", 1),
    "千瓦时": ("energy", 1),
    "%": ("share", 0.01),
    "‰": ("share", 0.001),
    "个百分点": ("points", 1),
    "倍": ("times", 1),
    "年": ("years", 1),
    "类": ("rank", 1),
    "级": ("rank", 1),
    **dict.fromkeys("个家户所座条只处项件场辆台套片张支批份种列株羽艘架床", ("things", 1)),
}
# Known as units behind digits alone: behind a character they mostly belong to a word (抓两头, 一点, 三部曲).
_BEHIND_DIGITS: dict[str, tuple[str, float]] = {
    "点": ("index points", 1),
    "标准箱": ("containers", 1),
    **dict.fromkeys("头羽株册部艘架", ("things", 1)),
}
_KNOWN = _BASES | _BEHIND_DIGITS
_SIZES = {"百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}


def _with_sizes(bases: Iterable[str]) -> frozenset[str]:
    """These units, and each behind a size."""
    return frozenset(size + base for base in bases for size in ("", *_SIZES))


_LEADING, _BEHIND = _with_sizes(_BASES), _with_sizes(_KNOWN)
_LONGEST = {unit[0]: len(unit) for unit in sorted(_BEHIND, key=len)}  # by the first character


def parse(text: str) -> Unit | None:
    """The unit that a text is; None for one that is not known here."""
    parts = [_part(part) for part in text.strip().replace("％", "%").split("/")]
    if len(parts) > 2 or any(part is None for part in parts):
        return None
    known = [part for part in parts if part is not None]
    if len(known) == 1:
        return known[0]
    over, under = known
    return Unit(f"{over.dimension}/{under.dimension}", over.size / under.size)


def leading(text: str) -> str:
    """The longest unit that a text begins with ("万亩以上" begins with 万亩), or ''."""
    return _beginning(text.replace("％", "%").lstrip(), _LEADING)


def behind_digits(text: str) -> str:
    """The same for what stands behind digits, where more words are units (96.9万头)."""
    return _beginning(text.replace("％", "%"), _BEHIND)


def _beginning(text: str, known: frozenset[str]) -> str:
    first = _longest(text, known)
    second = _longest(text[len(first) + 1 :], known) if first and text.startswith("/", len(first)) else ""
    return f"{first}/{second}" if second else first


def _longest(text: str, known: frozenset[str]) -> str:
    for length in range(_LONGEST.get(text[:1], 0), 0, -1):
        if text[:length] in known:
            return text[:length]
    return ""


def factor(given: str, wanted: str) -> float | None:
    """By what a number in one unit is multiplied to be in another; None where they do not measure the same."""
    first, second = parse(given), parse(wanted)
    if first is None or second is None:
        return 1.0 if given.strip() == wanted.strip() else None
    return first.size / second.size if first.dimension == second.dimension else None


def _part(text: str) -> Unit | None:
    # a base that begins like a size (千米, 千瓦) is itself before it is a thousand of something
    if text in _KNOWN:
        return Unit(*_KNOWN[text])
    for size, times in _SIZES.items():
        if text.startswith(size) and (base := text[len(size) :]) in _KNOWN:
            dimension, of_one = _KNOWN[base]
            return Unit(dimension, of_one * times)
    return None
