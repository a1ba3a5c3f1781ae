"""Numbers that are no commitment in any plan: names, years, sizes of what is counted, the base of a change."""

import re

from cyjjq.chinese.numerals import Quantity

_YEAR = re.compile("(?:19|20)[0-9]{2}(?:年|[—–~、-]+(?:19|20)[0-9]{2}年)")
_AFTER = re.compile("(?:[A-Za-z+]|周年|届|[月日号](?![均产供])|强(?:企业)?|级(?!以上)|亿级|万级|次全会|中全会|时期)")
_AFTER_CHARACTERS = re.compile(
    "(?:(?:个|项|大)(?:方面|重点|工作|环节|维度|坚持|体系|关系)|大(?:精神|报告|和|以来|召开|、)|届|次|方面|轮|年|周|期|线|产|级|个五年|人(?:一|以上)|重|园|类(?:[^以]|$)|天|里|张网|批)"
)
_NAMES = re.compile(
    "小时|米以[上下]|人制|项规定|[个座条]在建|大(?:流域|支柱|战略|行动|工程|板块|领域|体系|产业)|[百千万亿]*千瓦级"
)
# What a thing is worth that is counted elsewhere: 亿元以上项目60个, 超百亿元企业3家, 3人以上事故.
_SIZED = re.compile(
    "[百千万亿]*元(?:以上|级)?的?(?:项目|企业|产业|园区|集群|平台|品牌|单品|开发区|楼宇|[强大]?[镇村县乡户])|人以上.{0,6}事故"
)
_SIZES = re.compile("[百千万亿]+")
# A size alone is a name or "per": 千人托位数, 千户苗寨, 千万师生.
_BARE_SIZE = re.compile("(?:人|名|户)[^以，。、；]|(?![百千万亿]?[元吨亩个家户人名米平立公千标辆%])")
_BASE = re.compile("[^，。；、]{0,14}?(?:提高|增加|提升|增长|下降|降低|扩大|缩小|上升|减少)[到至为]")
_RANGE = re.compile("[%‰个家万亿元]{0,4}(?:[—–~-]+|至)\\Z")


def is_noise(squeezed: str, quantity: Quantity) -> bool:
    """Whether a number is no commitment where it stands."""
    start, end = quantity.start, quantity.end
    before, after = squeezed[max(0, start - 12) : start], squeezed[end : end + 24]
    shown = squeezed[start:end]
    if quantity.kind == "word":
        return False
    if before.endswith(("(", "（")) and after.startswith((")", "）")):
        return True
    if re.search("惠及[^，。；、]{0,8}\\Z", before):
        return True  # whom a commitment reaches is no commitment of its own
    if _SIZED.match(after) or (_SIZES.fullmatch(shown) and _BARE_SIZE.match(after)):
        return True
    if re.search("[0-9.] \\Z", before) or re.match(" [0-9]", after):
        return True  # cells, or a number that a page break has taken apart: nobody can say which
    if _YEAR.match(squeezed, start) or not quantity.values or before.endswith(("第", "GB", "+")):
        return True
    if _AFTER.match(after) or re.search("[A-Za-z_.]\\Z", before) or re.search("[个家条座]\\Z", before):
        return True
    if quantity.kind == "characters" and (_AFTER_CHARACTERS.match(after) or before.endswith("每")):
        return True
    if _is_policy(before, after) or _NAMES.match(after):
        return True
    if before.endswith("每") and re.match("[万千百]?(?:人|名|户|平方|个)", after):
        return True
    return _quoted(squeezed, start, end) or is_upper_end(squeezed, quantity) or _is_base(squeezed, quantity)


def _is_policy(before: str, after: str) -> bool:
    """Whether a number counts the articles of a policy, or lines that are no roads: 民营经济32条, 两条底线."""
    if re.match("条(?:政策|措施|意见|举措|底线|红线|主线|路[^线]|有别)", after):
        return True
    return re.match('条(?:[，。；、"]|$)', after) is not None and not re.search(
        "新[增建开]|建[成设]|打造|培育|开[通行辟]|线|路|街|河|道", before
    )


def is_upper_end(squeezed: str, quantity: Quantity) -> bool:
    """Whether a number is the second of a range (5%—5.5%); the first is the commitment."""
    before = squeezed[max(0, quantity.start - 8) : quantity.start]
    match = _RANGE.search(before)
    return match is not None and before[: match.start()][-1:].isdigit()


def _is_base(squeezed: str, quantity: Quantity) -> bool:
    """Whether a number is where a way begins: 由47.5%提高到51%."""
    clause = re.split("[，。；、]", squeezed[max(0, quantity.start - 30) : quantity.start])[-1]
    return bool(re.search("[由从]", clause)) and _BASE.match(squeezed, quantity.end, quantity.end + 30) is not None


def _quoted(squeezed: str, start: int, end: int) -> bool:
    """Whether a number stands in a short name in quotes ("132"工作部署)."""
    left = max(squeezed.rfind(mark, max(0, start - 60), start) for mark in "。；\n") + 1 or max(0, start - 60)
    if re.match("个[百千万亿]", squeezed[end : end + 2]):  # "五个万亩级" counts what is to be built
        return False
    opened = squeezed.rfind('"', left, start)
    closed = squeezed.find('"', end, end + 12)
    return opened >= 0 and closed >= 0 and closed - opened < 16 and squeezed.count('"', left, start) % 2 == 1
