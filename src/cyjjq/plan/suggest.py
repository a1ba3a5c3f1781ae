"""Drafts targets from a plan's text: what a number and the words around it say by themselves.

For the next plan's catalogue, to be finished by hand: indicators get stand-in names. Each draft says what words its
year, kind and bound were taken from. The words read are those of any plan: 新增, 年均, 每年, 保持, 以上, 以内, 左右.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cyjjq.catalogue.checks import LONGEST_PHRASE
from cyjjq.chinese import numerals, units
from cyjjq.chinese.numerals import Quantity
from cyjjq.plan import noise
from cyjjq.plan.deadlines import PAST, Deadlines
from cyjjq.plan.target_table import Row
from cyjjq.plan.text import HEADING, PlanText, Section

# How far a clause is looked for around its number: beyond any sentence, so that time grows as the text does.
_REACH = 200
LONGEST_TEXT = 300_000
_ENDS = "。；，：:;,"
_MEAN = "年均(?=分别|实际|名义|增|下降|降低|递增|减少|提高|以)"
_GROWTH = re.compile(f"{_MEAN}|年增长|年递增|增长(?![到至])|增速|增幅|涨幅|递增")
_A_YEAR = re.compile(f"{_MEAN}|年增长|年递增|每年|年度")
_YEARLY = re.compile("每年|保持|稳定在|控制在|维持|失业率")
_ADDED = re.compile(
    "新增|新改建|新开[通工]|新认定|新入库|增设|新建|新设|新培育|培育|拓展|创建|打造|改造|引进|增加|建成投用"
)
_REACHED = re.compile("突破|达到|达|提升至|提升到|提高到|提高至|增加到|缩小至|降至|降到|下降[到至]|超过|迈上")
_FALLS = re.compile("(?:下降|降低|减少|压减|缩减)(?![到至])")
_BEHIND = re.compile(
    "(?:[^，。；0-9]{0,8}?(?:[、和及]|[—–~-]|至)[0-9.]+){0,6}[^，。；、和0-9]{0,10}?(以内|以下|以上|不超过)"
)
_CEILING = re.compile("不超过|不高于|控制在|缩小|降至|降到|降低[到至]|下降[到至]|(?<!不)低于")
_NATURE = re.compile("失业率|涨幅|死亡率|发病率|浓度|负债率|能耗(?!.*降)|收入比")
_FLOOR = re.compile("不低于|不少于|不小于")
_ABOUT = re.compile("左右|约|大约")
_SINCE = re.compile("(?:比|较)((?:19|20)[0-9]{2})年|累计")
_LEAD = re.compile("^(?:到(?:19|20)[0-9]{2}年[，,]?)?(?:力争|确保|推动|实现|全县|积极|加快|进一步)*")
_VERB = re.compile(
    "力争|确保|新增|新建|培育|创建|打造|突破|提升至|提高到|缩小至|降至|达到|保持|稳定在|控制在|不低于|不超过|年均增长|年均下降|每年"
)
_OTHERS = "(?:全国|全省|全市|全区|全县|省|市|国家|地区|世界|发达国家|东部|财政|经济|上年|同类)"
_WORDLESS = re.compile(
    "(?:与|和|同|跟)[^，。；、]{2,20}(?:基本)?同步(?=[，。；、]|$)"
    "|(?:快于|高于|不低于|优于)[^，。；、0-9]{2,12}(?:增长|增速|增幅)(?=[，。；、]|$)"
    f"|(?:不低于|不高于|高于|快于|低于|优于|超过|达到|好于){_OTHERS}[^，。；、]{{0,8}}(?:平均|水平|增幅|增速)[^，。；、]{{0,4}}"
)
_POINTS = re.compile("(?:高于|快于|低于|优于|超过)[^，。；、]{2,12}\\Z")


class Draft(NamedTuple):
    """One drafted target: the keys of a target, with the unit that an indicator would have.

    `taken` are the words of the text that the year, the kind and the bound were taken from, '' where none says so.
    """

    phrase: str
    value: float | None
    unit: str
    kind: str
    bound: str
    tolerance: float
    by: int | None
    section: Section
    wording: str
    quantity: Quantity
    taken: tuple[str, str, str] = ("", "", "")
    name: str = ""
    nature: str | None = None
    upper: float | None = None

    @property
    def sureness(self) -> int:
        """How many of year, kind and bound the text says in words, 0 to 3."""
        return sum(map(bool, self.taken))


def drafts(text: PlanText, quantities: Iterable[Quantity], end: int | None = None) -> Iterator[Draft]:
    """A draft for each number that may be a commitment, and for each comparison without one, in the text's order.

    `end` is the plan's last year: a later year (the vision for 2035) holds for its own sentence only.
    """
    if not is_chinese(text):
        return
    deadlines = Deadlines(text, end)
    open_ = list(quantities)
    spans = [(table.start, table.end) for table in deadlines.tables]
    yield from _tabled(text, {quantity.start: quantity for quantity in open_}, deadlines)
    numbers = [match.span() for at in text.paragraphs if (match := HEADING.match(text.squeezed, at))]
    spans += [span for span in numbers if span[1] - span[0] < 8]
    covered = sorted(spans)
    for quantity in sorted([*open_, *_wordless(text)], key=lambda quantity: quantity.start):
        index = bisect_right(covered, (quantity.start, len(text.squeezed))) - 1
        if index >= 0 and quantity.start < covered[index][1]:
            continue
        if noise.is_noise(text.squeezed, quantity) and quantity.kind != "benchmark":
            continue
        if deadlines.reviewed(quantity.start) or PAST.search(_sentence(text, quantity.start)):
            continue
        start, stop = _clause(text, quantity)
        lead = _LEAD.match(text.squeezed[start:stop])
        start += lead.end() if lead and start + lead.end() <= quantity.start else 0
        start, stop = _once(text.squeezed, *_shortened(start, stop, quantity), quantity)
        yield _draft(text, quantity, start, stop, deadlines)


def is_chinese(text: PlanText) -> bool:
    """Whether a text has Chinese sentences enough to draft from: one character to ten letters."""
    letters = len(re.findall("[A-Za-z]", text.squeezed))
    return len(re.findall("[\u4e00-\u9fff]", text.squeezed)) * 10 >= letters


def _tabled(text: PlanText, open_: dict[int, Quantity], deadlines: Deadlines) -> Iterator[Draft]:
    """A draft for each row of a table of indicators whose figure nothing accounts for."""
    for row in (row for table in deadlines.tables for row in table.rows):
        quantity = open_.get(row.goal.start)
        if quantity is None:
            continue
        falls = bool(re.search("(?:降低|下降|减少)(?:率|幅度)?\\Z", row.name)) and row.unit == "%"
        kind, said = _kind_of_row(row, falls)
        bound = _bound("", row.goal.words, row.name, row.unit, kind, falls)
        if re.match("[<≤]", row.goal.words):
            bound = ("at_most", row.goal.words[0])
        closed = re.match("[%〕\\])]{0,2}", text.squeezed[quantity.end : quantity.end + 2])
        start, stop = _shortened(row.start, quantity.end + (closed.end() if closed else 0), quantity)
        yield Draft(
            text.original(start, stop),
            -row.goal.number if falls else row.goal.number,
            row.unit,
            kind,
            bound[0],
            numerals.half_unit(row.goal.number) if "左右" in row.goal.words else 0.0,
            row.by,
            text.section(quantity.start),
            "",
            quantity,
            (row.year_words if row.by else "", said, bound[1]),
            row.name,
            row.nature,
        )


def _kind_of_row(row: Row, falls: bool) -> tuple[str, str]:
    """The kind that a row of a table speaks for, and the words."""
    if falls:
        return ("growth", "年均") if "年均" in row.name else ("change", row.name[-2:])
    if row.unit in ("%", "‰") and (growth := re.search("增长|增速|增幅|涨幅", row.name)):
        return ("change" if row.goal.bracketed else "growth"), growth.group()
    if row.is_mean:
        return ("increase", "累计") if row.goal.bracketed or row.unit != "%" else ("growth", row.mean_words)
    return ("increase", "新增") if re.search("新增|累计", row.name) else ("level", row.year_words)


def _sentence(text: PlanText, at: int) -> str:
    start = max(text.squeezed.rfind("。", max(0, at - 300), at) + 1, at - 300, _paragraph(text, at))
    return text.squeezed[start:at]


def _paragraph(text: PlanText, at: int) -> int:
    """Where the paragraph of an offset begins."""
    return text.paragraphs[bisect_right(text.paragraphs, at) - 1]


def _wordless(text: PlanText) -> Iterator[Quantity]:
    """Comparisons without a number: 与经济增长同步, 高于全国平均水平."""
    for match in _WORDLESS.finditer(text.squeezed):
        following = text.squeezed[match.end() : match.end() + 1]
        if not re.search("[0-9]", match.group()) and not following.isdigit():
            yield Quantity(match.start(), match.end(), frozenset(), "benchmark")


def _draft(text: PlanText, quantity: Quantity, start: int, end: int, deadlines: Deadlines) -> Draft:
    phrase, context = text.squeezed[start:end], _context(text, quantity)
    before = _context(text, Quantity(quantity.start, quantity.start, frozenset(), ""), 0)
    mark = deadlines.of(quantity.start)
    if quantity.kind == "benchmark":
        value, unit, kind, said = None, "%", "benchmark", text.squeezed[quantity.start : quantity.end]
    else:
        value, unit = _measured(text.squeezed, quantity)
        dated = mark is not None and mark.words.startswith(("到", "至"))
        kind, said = _kind(phrase, context, before, unit, quantity, dated)
    falls = kind in ("growth", "change", "increase") and bool(_FALLS.search(before))
    if falls and value is not None:
        value = -value
    lead = text.squeezed[start : quantity.start] if quantity.kind != "benchmark" else phrase
    bound, bounded = _bound(lead, text.squeezed[quantity.end : end], before, unit, kind, falls)
    if value == 0 and quantity.kind != "benchmark":  # 清零: at least none would always be met
        bound, bounded = "at_most", text.squeezed[quantity.start : quantity.end]
    verb = _VERB.search(context)
    return Draft(
        text.original(start, end),
        value,
        unit,
        kind,
        bound,
        numerals.half_unit(value) if value is not None and _ABOUT.search(phrase) else 0.0,
        mark.year if mark else None,
        text.section(quantity.start),
        verb.group() if verb else "",
        quantity,
        (mark.words if mark else "", said, bounded),
        upper=_upper(text.squeezed, quantity),
    )


def _upper(squeezed: str, quantity: Quantity) -> float | None:
    """The upper end of a range that a number begins: 5.2%—5.8%."""
    after = re.match("[%‰个家]?(?:[—–~-]+|至)([0-9]+(?:\\.[0-9]+)?)", squeezed[quantity.end : quantity.end + 16])
    return float(after[1]) if after and quantity.kind == "arabic" else None


def _bound(lead: str, behind: str, before: str, unit: str, kind: str, falls: bool) -> tuple[str, str]:
    """The side on which the target is met, and the word that says so.

    `lead` is the phrase up to the number, `behind` what follows it; 以上 and 以下 speak only behind a number (in
    规模以上工业企业 or 3岁以下 they belong to a name).
    """
    if unit == "类":
        return "at_most", unit
    if falls:
        return "at_most", "下降"
    said = _BEHIND.match(behind)
    if said and said[1] != "以上":
        return "at_most", said[1]
    if ceiling := _CEILING.search(lead):
        return "at_most", ceiling.group()
    if said:
        return "at_least", said[1]
    if floor := _FLOOR.search(lead):
        return "at_least", floor.group()
    if kind != "benchmark" and (nature := _NATURE.search(before)):
        return "at_most", nature.group()
    return "at_least", ""


def _kind(phrase: str, context: str, before: str, unit: str, quantity: Quantity, dated: bool) -> tuple[str, str]:
    """The kind that the words speak for, and the word; a list goes on with the verb that it began with."""
    if quantity.kind == "word" and unit == "倍":
        return "multiple", "番"
    if unit == "个百分点":
        other = _POINTS.search(before)
        return ("benchmark", other.group()) if other else ("increase", unit)
    moved = _last(before, _GROWTH, _FALLS, _REACHED) if unit in ("%", "‰") else ""
    if moved and _REACHED.fullmatch(moved) and _REACHED.match(_LEAD.sub("", phrase)) and _GROWTH.search(before):
        return "growth", _last(before, _GROWTH)  # 增长5%、力争达到6%
    if moved and not _REACHED.fullmatch(moved):
        whole = not _A_YEAR.search(before) and "涨幅" not in moved and (dated or _SINCE.search(before))
        return ("change" if whole else "growth"), moved
    if yearly := _YEARLY.search(phrase):
        return "yearly", yearly.group()
    if (reached := _REACHED.search(phrase)) or unit in ("%", "‰"):
        return "level", reached.group() if reached else ""
    added = _ADDED.search(context)
    return ("increase", added.group()) if added else ("level", "")


def _last(before: str, *patterns: re.Pattern[str]) -> str:
    """The word nearest before the number of those that the patterns know."""
    found = [match for pattern in patterns for match in pattern.finditer(before)]
    return max(found, key=lambda match: match.end()).group() if found else ""


def _measured(squeezed: str, quantity: Quantity) -> tuple[float, str]:
    """Value and unit as printed: 万 and 亿 belong to the unit."""
    shown, rest = squeezed[quantity.start : quantity.end], squeezed[quantity.end : quantity.end + 10]
    if quantity.kind == "word":
        value = next(iter(quantity.values))
        return value, {"全覆盖": "%", "零突破": "个"}.get(shown, "倍" if value > 1 else "%")
    if quantity.kind == "ratio":
        return next(iter(quantity.values)), "倍"
    if quantity.kind == "percent" or rest.startswith("成"):
        return max(quantity.values), "‰" if squeezed.startswith("千", quantity.start) else "%"
    if quantity.kind == "characters" and len(shown) > 1 and shown[-1] in "万亿":
        return numerals.characters(shown[:-1]), shown[-1] + (units.leading(rest) or "")
    ranged = re.match("(?:[—–~-]+|至)[0-9.]+", rest)
    rest = rest[ranged.end() :] if ranged else rest
    unit = units.leading(rest)
    if not unit and rest[:1] in ("万", "亿") and "人" in squeezed[max(0, quantity.start - 12) : quantity.start]:
        unit = rest[0] + "人"
    return max(quantity.values), unit or ("个" if rest.startswith("大") else "")


def _clause(text: PlanText, quantity: Quantity) -> tuple[int, int]:
    """The piece between marks that the number stands in; a list is taken apart unless 分别 or 均 holds it together."""
    squeezed, start, end = text.squeezed, quantity.start, quantity.end
    first, last = max(_paragraph(text, start), start - _REACH), min(_next_paragraph(text, start), end + _REACH)
    while start > first and squeezed[start - 1] not in _ENDS:
        start -= 1
    while end < last and squeezed[end] not in _ENDS:
        end += 1
    if heading := HEADING.match(squeezed, start, quantity.start):
        start = heading.end()
    if re.search("分别|均", squeezed[start:end]) and "年均" not in squeezed[start:end]:
        return start, end
    cut = squeezed.rfind("、", start, quantity.start) + 1
    stop = squeezed.find("、", quantity.end, end)
    listed = bool(list(numerals.quantities(squeezed[start : max(cut - 1, start)])))
    return (cut if listed else start), (stop if stop >= 0 else end)


def _next_paragraph(text: PlanText, at: int) -> int:
    index = bisect_right(text.paragraphs, at)
    return text.paragraphs[index] if index < len(text.paragraphs) else len(text.squeezed)


def _context(text: PlanText, quantity: Quantity, reach: int = 6) -> str:
    """The piece up to the number, list and all: it holds the verb."""
    squeezed, first = text.squeezed, max(_paragraph(text, quantity.start), quantity.start - 200)
    start = max(squeezed.rfind(mark, first, quantity.start) + 1 for mark in _ENDS)
    after = squeezed[quantity.end : min(quantity.end + reach, _next_paragraph(text, quantity.start))]
    return squeezed[max(start, first) : quantity.end] + re.split(f"[{_ENDS}]", after)[0]


def stands_twice(squeezed: str, phrase: str) -> bool:
    """Whether words stand in a text more than once; in one far longer than any plan it is not asked."""
    if len(squeezed) > LONGEST_TEXT:
        return False
    return squeezed.find(phrase, squeezed.find(phrase) + 1) >= 0


def _once(squeezed: str, start: int, end: int, quantity: Quantity) -> tuple[int, int]:
    """A phrase made longer, first to its left, until its words stand in the text once; as it was where none does."""
    first, last = start, end
    while stands_twice(squeezed, squeezed[first:last]):
        if first and last - first < LONGEST_PHRASE and squeezed[first - 1] not in "。；":
            first -= 1
        elif last < len(squeezed) and last - first < LONGEST_PHRASE and last < quantity.end + LONGEST_PHRASE // 2:
            last += 1
        else:
            return start, end
    return first, last


def _shortened(start: int, end: int, quantity: Quantity) -> tuple[int, int]:
    """At most as long as a phrase may be, with the number in it."""
    if end - start > LONGEST_PHRASE:
        end = min(end, max(quantity.end + 8, start + LONGEST_PHRASE))
        start = max(start, end - LONGEST_PHRASE)
    return start, end
