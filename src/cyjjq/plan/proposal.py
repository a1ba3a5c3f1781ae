"""A whole catalogue drafted from a plan's text: its head, its headings as actions and tasks, indicators and targets.

What comes out is a beginning that `check` accepts and `trace` finds in the text; a person looks at each entry. Where a
catalogue is there already, its headings and names hold, and only what is new is drafted.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from cyjjq.catalogue.models import Action, Catalogue, Task, Text
from cyjjq.chinese import numerals, units
from cyjjq.chinese.numerals import Quantity
from cyjjq.plan import headings, naming, suggest
from cyjjq.plan.suggest import Draft
from cyjjq.plan.text import HEADING, PlanText, fold, squeeze

_RANGE = re.compile("(20[0-9]{2})年?[—–~至-]+(20[0-9]{2})年?")
_FIVE_YEARS = {"十四五": 2021, "第十四个五年": 2021, "十五五": 2026, "第十五个五年": 2026, "十六五": 2031}
_DAY = re.compile("(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日")
_RANKS = tuple(
    re.compile(pattern)
    for pattern in (
        "第[一二三四五六七八九十0-9]{1,3}[章篇]",
        "第[一二三四五六七八九十0-9]{1,3}节",
        "[一二三四五六七八九十]{1,3}、",
        "[（(][一二三四五六七八九十]{1,3}[）)]",
    )
)
_UNTITLED = "规划"
_MOST_HEADINGS = 500  # far more than a plan has; each is looked for in the whole text
_SCALES = {"%": "share", "‰": "share", "类": "rank", "倍": "ratio"}
_COUNTED = "个家户所座人处项条名场套辆件"


class Head(NamedTuple):
    """What the text says of the plan itself; `guessed` names what it does not say."""

    title: str
    issuer: str
    issued: str
    base_year: int
    start: int
    end: int
    undated_by: int
    guessed: tuple[str, ...]


class Measured(NamedTuple):
    """A drafted indicator."""

    id: str
    name: str
    unit: str
    scale: str
    timing: str
    reported: str


class Aim(NamedTuple):
    """A drafted target: its draft, and what ties it to the catalogue; `benchmark` and `since` may be None."""

    id: str
    indicator: str
    action: int | None
    task: int | None
    draft: Draft
    benchmark: str | None
    compares: str
    since: int | None


class Proposal(NamedTuple):
    """A drafted catalogue, or what a given one lacks; `dropped` are drafts whose words stand in the text twice."""

    head: Head
    actions: tuple[Action, ...]
    indicators: tuple[Measured, ...]
    aims: tuple[Aim, ...]
    dropped: tuple[Draft, ...]


def propose(text: PlanText, known: Catalogue | None, open_: Sequence[Quantity] | None = None) -> Proposal:
    """What a text commits to, for a new catalogue or beside a known one, whose open numbers are given."""
    found = head(text)
    actions = known.targets_file.actions if known else outline(text)
    arranged = headings.arranged(text, actions)
    end = known.plan.end if known else found.end
    numbers = open_ if open_ is not None else list(numerals.quantities(text.squeezed))
    taken = {squeeze(target.phrase) for target in known.targets} if known else set()
    drafts: list[Draft] = []
    dropped: list[Draft] = []
    for draft in suggest.drafts(arranged, numbers, end):
        phrase = squeeze(draft.phrase)
        if draft.value is None and phrase in taken:
            continue
        (dropped if suggest.stands_twice(text.squeezed, phrase) else drafts).append(draft)
    found = found if known else _fitted(found, drafts)
    return Proposal(found, tuple(actions), *_entries(arranged, drafts, known, found), tuple(dropped))


def _entries(
    text: PlanText, drafts: Sequence[Draft], known: Catalogue | None, found: Head
) -> tuple[tuple[Measured, ...], tuple[Aim, ...]]:
    """Indicators and targets; two dated levels of one name and unit are two targets of one indicator.

    An indicator that the known catalogue has by name or alias, in the same unit, is that one; in another unit the
    drafted name bears the unit.
    """
    ids = {*known.indicators, *(target.id for target in known.targets)} if known else set()
    base = known.plan.base_year if known else found.base_year
    there = {name: id_ for id_, each in known.indicators.items() for name in each.names} if known else {}
    indicators: dict[tuple[str, str, str, str], Measured] = {}
    aims: list[Aim] = []
    aimed: set[tuple[str, int | None]] = set()
    number = 0
    for draft in drafts:
        number += 1
        while f"draft_{number:03}" in ids:
            number += 1
        name = naming.name_of(draft, text)
        unit = "%" if draft.unit == "个百分点" else draft.unit if units.parse(draft.unit) else draft.unit or "个"
        shared = "level" if draft.kind == "level" else draft.kind
        key = (name, unit, shared, str(draft.by) if shared != "level" else "")
        own = _measured(f"draft_{number:03}", name, unit, draft)
        if (given := there.get(name)) and known:
            if known.indicators[given].unit == unit:
                own = own._replace(id=given)
                key = (name, unit, given, "")
            else:
                own = own._replace(name=f"{name}（{unit}）")
        if key not in indicators or (indicators[key].id, draft.by) in aimed:
            indicators[key if key not in indicators else (*key[:3], own.id)] = own
        else:
            own = indicators[key]
        aimed.add((own.id, draft.by))
        benchmark = None
        if draft.kind == "benchmark":
            benchmark = f"draft_{number:03}_other"
            named = naming.other_of(draft) or name
            indicators[named, unit, "other", benchmark] = own._replace(id=benchmark, name=f"{named}（{name}）"[:60])
        compares = "growth" if draft.kind == "benchmark" and re.search("增长|增速|增幅", draft.phrase) else "level"
        since = re.search("[比较]((?:19|20)[0-9]{2})年", draft.phrase) if draft.kind == "change" else None
        year = int(since[1]) if since and int(since[1]) != base else None
        section = text.section(draft.quantity.start)
        aims.append(Aim(f"draft_{number:03}", own.id, section.action, section.task, draft, benchmark, compares, year))
    return tuple(each for each in indicators.values() if each.id not in ids), tuple(aims)


def _measured(id_: str, name: str, unit: str, draft: Draft) -> Measured:
    counted = unit.lstrip("百千万亿") in (*_COUNTED, "")
    scale = _SCALES.get(unit, "count" if counted else "amount")
    timing = "rate" if scale in ("share", "ratio") else "flow" if draft.kind in ("increase", "yearly") else "stock"
    reported = "yearly" if draft.kind == "increase" and draft.unit != "个百分点" else "level"
    return Measured(id_, name, unit, scale, timing, reported)


# --- The plan's head and headings -------------------------------------------------------------------------------------


def head(text: PlanText) -> Head:
    """Title, issuer, day and years, as far as the first lines say them."""
    lines = [line.strip() for line in text.lines if line.strip()]
    title = next((line for line in lines[:4] if 4 <= len(line) <= 60 and is_title(line)), _UNTITLED)
    opening, guessed = "".join(lines)[:1500], ["title"] if title == _UNTITLED else []
    place = re.match("(.{2,12}?(?:省|自治区|市|县|区|州|盟|旗|局|委|厅))", title)
    issuer = place[1] if place else "发文机关"
    if not place:
        guessed.append("issuer")
    start, end = _years(title, opening, text)
    day = _DAY.search(opening) or _DAY.search("".join(lines)[-400:])
    issued = f"{start}-01-01"
    if day and 1 <= int(day[2]) <= 12 and 1 <= int(day[3]) <= 28:
        issued = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
    else:
        guessed.append("issued")
    return Head(title, issuer, issued, start - 1, start, end, end, tuple(guessed))


def _fitted(found: Head, drafts: Sequence[Draft]) -> Head:
    """The head with the years that its targets need: none is due before them, and only few after them."""
    years = [draft.by for draft in drafts if draft.by]
    if not years:
        return found
    often = [year for year in set(years) if years.count(year) >= 3 and year <= found.start + 9]
    start = min(found.start, *years)
    end = found.end if _RANGE.search(found.title) else max(found.end, *often, start)
    return found._replace(start=start, base_year=start - 1, end=end, undated_by=max(often or [end], key=years.count))


def is_title(line: str) -> bool:
    """Whether a line may be a plan's title: no sentence, and no heading within the plan."""
    return not re.search("[。，；]", line) and HEADING.match(fold(line)) is None


def _years(title: str, opening: str, text: PlanText) -> tuple[int, int]:
    """The plan's first and last year: a range, a five-year plan's, the title's year, else the last that it names."""
    if (years := _RANGE.search(title) or _RANGE.search(opening[:300])) and 0 < int(years[2]) - int(years[1]) <= 30:
        return int(years[1]), int(years[2])
    if year := re.search("(?<![0-9])(20[0-9]{2})年", title):
        return int(year[1]), int(year[1])
    for name, first in _FIVE_YEARS.items():
        if name in title:
            return first, first + 4
    planned = re.findall("(20[0-9]{2})年(?:工作(?!回顾|总结|情况)|重点|总体|主要|经济)", text.squeezed)
    if planned:
        return int(max(planned)), int(max(planned))
    named = [int(year) for year in re.findall("[到至](20[0-9]{2})年", text.squeezed)]
    end = max(named, key=named.count, default=2030)
    return end - 4, end


def outline(text: PlanText) -> tuple[Action, ...]:
    """The headings of a text as actions and tasks: the two highest styles that stand at least twice."""
    ranked: dict[str, int] = {}
    for at in text.paragraphs:
        rank = next((i for i, style in enumerate(_RANKS) if style.match(text.squeezed, at)), None)
        if rank is not None and (words := _words(text, at)):
            ranked.pop(words, None)  # a table of contents comes first, the heading last
            ranked[words] = rank
    found = [(rank, words) for words, rank in list(ranked.items())[:_MOST_HEADINGS]]
    ranks = sorted({rank for rank, _ in found if sum(r == rank for r, _ in found) > 1})[:2]
    if not ranks:
        return ()
    kept: list[tuple[str, list[str]]] = []
    for rank, words in found:
        if rank == ranks[0]:
            kept.append((words, []))
        elif rank in ranks and kept:
            kept[-1][1].append(words)
    serial = 0
    actions = []
    for number, (words, below) in enumerate(kept, start=1):
        tasks = []
        for each in below:
            serial += 1
            tasks.append(Task(id=serial, name=Text(zh=_name(each)), heading=each))
        actions.append(Action(id=number, name=Text(zh=_name(words)), heading=words, tasks=tuple(tasks)))
    return tuple(actions)


def _words(text: PlanText, at: int) -> str:
    """A heading: its paragraph up to the first full stop or comma that ends more than the number."""
    index = bisect_right(text.paragraphs, at)
    end = text.paragraphs[index] if index < len(text.paragraphs) else len(text.squeezed)
    line = text.squeezed[at : min(end, at + 40)]
    return re.split("[。；：]", line)[0].rstrip("，、")


def _name(words: str) -> str:
    return HEADING.sub("", words, count=1).strip() or words
