"""The name of the indicator that a drafted target speaks of, out of the words around its number."""

import re
from bisect import bisect_right

from cyjjq.plan.suggest import Draft
from cyjjq.plan.text import HEADING, PlanText

LONGEST = 30
_MARKS = "。；，：:;,"
_LEAD = re.compile(
    "^(?:(?:[到至]|[0-9]{1,2}月底前|力争|确保|推动|实现|全县|全市|全区|全省|积极|加快|进一步|努力|基本|着力|其中|同时|全年|今年|预计"
    "|[到至]?(?:19|20)[0-9]{2}年[底末前]?|本年度|完成|使|将|累计|五年|三年|每年|年均|围绕|推进|达到|稳步|持续|全面|不断|并|和|与))*[，、]?"
)
_TAIL = re.compile(
    "(?:[由从].*|(?:突破|达到|达|提升[到至]|提高[到至]|增加[到至]|缩小[到至]|降低?[到至]|下降[到至]|超过|迈上|不[低少小高超]?[于过]|保持在?|稳定在"
    "|控制在|维持在|年均|平均每年|每年|分别|均|各|实际|名义|同比|累计|比(?:19|20)[0-9]{2}年|[比较](?:上年|去年)|增长|递增|增速|增幅|提高|提升|增加|"
    "下降|降低|减少|压减|缩减|左右|以上|约|大约|力争|争取|完成|实现|为|到|至|超|近|等|等共|在|的|总量|再|[(（]%[)）])+)$"
)
_VERB = re.compile(
    "^(?:新增|新建|新改建|新开通|新认定|新设|新培育|新打造|培育|创建|打造|引进|建成投用|建成|建设|改造|提质升级|完成|安排|发放|争取|储备"
    "|谋划|落地|开展|实施|支持|推进|建设和改造|累计)+$"
)
_BEHIND = re.compile(
    r"^[^一-龥]*(?:[万亿千百]*[个家户所座条项处名人亩场件套辆]?(?:左右|以上|以内)?的?)?([一-龥A-Za-z]{2,20})"
)
_THAN = "(?:不低于|不高于|高于|快于|低于|优于|超过|达到|好于|与|和|同|跟)"
_COMPARES = re.compile(f"{_THAN}[^，。；、]{{2,24}}$")


def name_of(draft: Draft, text: PlanText) -> str:
    """What the draft's number measures, as the text says it; the phrase itself where nothing better is to be had."""
    if draft.name:
        return draft.name[:LONGEST]
    squeezed, at = text.squeezed, draft.quantity.start
    first = max(at - 200, text.paragraphs[bisect_right(text.paragraphs, at) - 1])
    start = max([first, *(squeezed.rfind(mark, first, at) + 1 for mark in _MARKS)])
    lead = squeezed[start:at]
    if draft.kind == "benchmark":
        words = squeezed[start : draft.quantity.end] if draft.value is None else lead
        return _plain(_COMPARES.sub("", words.split("、")[-1])) or draft.phrase[:LONGEST]
    if name := _of_list(lead):
        return name
    item = lead.split("、")[-1] if re.search("[0-9]", lead) else lead
    name = _plain(item)
    if not name and lead != item:
        name = "" if not _TAIL.search(item) else _plain(re.split("[0-9]", lead.split("、")[0])[0])
    if (not name and not _TAIL.search(item)) or _VERB.fullmatch(name):
        behind = _BEHIND.match(squeezed[draft.quantity.end : draft.quantity.end + 30])
        noun = behind[1] if behind and not _TAIL.fullmatch(behind[1]) else ""
        name = (name + noun) if noun else ""
    return (name or _before(squeezed, first, start) or draft.phrase)[:LONGEST]


def other_of(draft: Draft) -> str:
    """What a benchmark is compared with: 经济增长, 全市平均水平."""
    return re.sub(
        "^(?:不低于|不高于|高于|快于|低于|优于|超过|达到|好于|与|和|同|跟)|(?:基本)?同步$", "", draft.taken[1]
    )


def _plain(words: str) -> str:
    """A piece of a sentence without what comes before and after a name; the last words where it is long."""
    words = HEADING.sub("", words, count=1) if HEADING.match(words) else words
    words = _LEAD.sub("", words)
    words = _TAIL.sub("", _TAIL.sub("", words))
    return re.sub('^["》、]+|["《、]+$', "", words)[-LONGEST:]


def _of_list(lead: str) -> str:
    """The name in A和B分别增长4%、6%: as many names as figures, the k-th for the k-th."""
    parts = re.split("年均分别|分别", lead, maxsplit=1)
    if len(parts) < 2:
        return ""
    place = len(re.findall("[、和及]|以及", parts[1]))
    subject = _plain(parts[0])
    names = [name for name in re.split("[、和与及]", subject) if name]
    if re.match("一二三产", subject):
        names = [f"第{number}产业{subject[4:].lstrip('业')}" for number in "一二三"]
    if len(names) > 1 and place < len(names):
        name, last = names[place], names[-1]
        tail = re.search("(?:(?:常住)?居民人均.{2,8}收入|人均.{2,8}收入|增加值|产量|产值|人数|面积)$", last)
        return name + tail.group() if tail and name != last and tail.group() not in name else name
    return f"{subject}（{place + 1}）"


def _before(squeezed: str, first: int, start: int) -> str:
    """The name in the clause before, for a number that has none: 地区生产总值达到420亿元，年均增长6%."""
    for _ in range(3):
        if start <= first:
            break
        end = start - 1
        start = max([first, *(squeezed.rfind(mark, first, end) + 1 for mark in _MARKS)])
        clause = re.split("[0-9]", squeezed[start:end].split("、", maxsplit=1)[0])[0]
        if len(name := _plain(clause)) >= 3 and not _VERB.fullmatch(name):
            return name
    return ""
