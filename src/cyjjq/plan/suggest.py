"""Drafts targets from a plan's text: what a number and the words around it say by themselves.

For the next plan's catalogue, to be finished by hand: indicators get stand-in names, and numbers that are no targets
are drafted all the same. The words read are those of any plan: 新增, 年均, 每年, 保持, 以上, 以内, 左右, 到…年.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cyjjq.catalogue.checks import LONGEST_PHRASE
from cyjjq.chinese import numerals, units
from cyjjq.chinese.numerals import Quantity
from cyjjq.plan.text import PlanText, Section
from cyjjq.plan.trace import DEADLINE

_YEAR = re.compile("(?:19|20)[0-9]{2}年")
_ENDS = "。；，：:;,"
_GROWTH = re.compile("年均|年增长|年递增")
_YEARLY = re.compile("每年|保持|稳定在|控制在|维持")
_ADDED = re.compile("新增|新建|新设|新培育|培育|拓展|创建|打造|改造|引进|增加|建成投用")
_REACHED = re.compile("突破|达到|达|提升至|提高到|提高至|缩小至|降至|降到|超过")
_FALLS = re.compile("下降|降低|减少|压减|缩减")
_CEILING = re.compile("以内|以下|不超过|不高于|控制在|缩小|降至|降到|降低到")
_ABOUT = re.compile("左右|约|大约")
_LEAD = re.compile("^(?:到(?:19|20)[0-9]{2}年[，,]?)?(?:力争|确保|推动|实现|全县|积极|加快|进一步)*")
_VERB = re.compile(
    "力争|确保|新增|新建|培育|创建|打造|突破|提升至|提高到|缩小至|降至|达到|保持|稳定在|控制在|不低于|不超过|年均增长|年均下降|每年"
)


class Draft(NamedTuple):
    """One drafted target: the keys of a target, with the unit that an indicator would have."""

    phrase: str
    value: float
    unit: str
    kind: str
    bound: str
    tolerance: float
    by: int | None
    section: Section
    wording: str
    quantity: Quantity


def drafts(text: PlanText, quantities: Iterable[Quantity]) -> Iterator[Draft]:
    """A draft for each number but the years, in the order of the text."""
    for quantity in quantities:
        if _YEAR.match(text.squeezed, quantity.start):
            continue
        start, end = _clause(text.squeezed, quantity)
        lead = _LEAD.match(text.squeezed[start:end])
        start += lead.end() if lead and start + lead.end() <= quantity.start else 0
        start, end = _shortened(start, end, quantity)
        yield _draft(text, quantity, start, end)


def _draft(text: PlanText, quantity: Quantity, start: int, end: int) -> Draft:
    phrase, sentence = text.squeezed[start:end], _context(text.squeezed, quantity)
    value, unit = _measured(text.squeezed, quantity)
    rank, falls = unit == "类", bool(_FALLS.search(phrase))
    kind = _kind(phrase, sentence, unit, quantity)
    if kind == "growth" and falls:
        value = -value
    ceiling = rank or (kind == "growth" and falls) or bool(_CEILING.search(phrase))
    years = list(DEADLINE.finditer(text.squeezed, text.opening(quantity.start), quantity.start))
    verb = _VERB.search(sentence)
    return Draft(
        text.original(start, end),
        value,
        unit,
        kind,
        "at_most" if ceiling else "at_least",
        numerals.half_unit(value) if _ABOUT.search(phrase) else 0.0,
        int(years[-1][1]) if years else None,
        text.section(quantity.start),
        verb.group() if verb else "",
        quantity,
    )


def _kind(phrase: str, sentence: str, unit: str, quantity: Quantity) -> str:
    """The kind that the words speak for; a list goes on with the verb that it began with."""
    if quantity.kind == "word" and unit == "倍":
        return "multiple"
    if _GROWTH.search(phrase):
        return "growth"
    if _YEARLY.search(phrase):
        return "yearly"
    if _REACHED.search(phrase) or unit in ("%", "‰"):
        return "level"
    return "increase" if _ADDED.search(sentence) else "level"


def _measured(squeezed: str, quantity: Quantity) -> tuple[float, str]:
    """Value and unit as printed: 万 and 亿 belong to the unit."""
    shown, rest = squeezed[quantity.start : quantity.end], squeezed[quantity.end : quantity.end + 10]
    if quantity.kind == "word":
        value = next(iter(quantity.values))
        return value, {"全覆盖": "%", "零突破": "个"}.get(shown, "倍" if value > 1 else "%")
    if quantity.kind == "ratio":
        return next(iter(quantity.values)), "倍"
    if quantity.kind == "percent":
        return next(iter(quantity.values)), "%"
    if quantity.kind == "characters" and len(shown) > 1 and shown[-1] in "万亿":
        return min(quantity.values), shown[-1] + (units.leading(rest) or "")
    return max(quantity.values), units.leading(rest) or ("个" if rest.startswith("大") else "")


def _clause(squeezed: str, quantity: Quantity) -> tuple[int, int]:
    """The piece between marks that the number stands in; a list is taken apart unless 分别 or 均 holds it together."""
    start, end = quantity.start, quantity.end
    while start > 0 and squeezed[start - 1] not in _ENDS:
        start -= 1
    while end < len(squeezed) and squeezed[end] not in _ENDS:
        end += 1
    if re.search("分别|均", squeezed[start:end]) and "年均" not in squeezed[start:end]:
        return start, end
    cut = squeezed.rfind("、", start, quantity.start) + 1
    stop = squeezed.find("、", quantity.end, end)
    listed = bool(list(numerals.quantities(squeezed[start : max(cut - 1, start)])))
    return (cut if listed else start), (stop if stop >= 0 else end)


def _context(squeezed: str, quantity: Quantity) -> str:
    """The piece up to the number, list and all: it holds the verb."""
    start = max(squeezed.rfind(mark, 0, quantity.start) for mark in _ENDS) + 1
    return squeezed[start : quantity.end + 6]


def _shortened(start: int, end: int, quantity: Quantity) -> tuple[int, int]:
    """At most as long as a phrase may be, with the number in it."""
    if end - start > LONGEST_PHRASE:
        end = min(end, max(quantity.end + 8, start + LONGEST_PHRASE))
        start = max(start, end - LONGEST_PHRASE)
    return start, end
