"""Whose figure it is: the words before a figure against the names and aliases of a catalogue's indicators.

Both sides are brought to one form (GDP and 生产总值 are 地区生产总值, 规上 is 规模以上, 实现 inside a name is no part
of it). A name must be the whole subject: what is left over on its left or right makes it another subject.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cyjjq.chinese import units

LONGEST = 60  # characters of a subject that are looked at


class Subject(NamedTuple):
    """An indicator as `read` needs it: its id, every name that it goes by, its unit, and what its growth refers to."""

    id: str
    names: tuple[str, ...]
    unit: str
    basis: str = "nominal"


# Several spellings of one thing, in the order in which they are brought to one.
_ONE_FORM: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"\([^()]{0,20}\)|[\"'\u3000]", ""),
        (r"(?:地区|国内)?(?:国民)?生产总值(?:GDP)?|GDP", "地区生产总值"),
        (r"规上", "规模以上"),
        (r"限上", "限额以上"),
        (r"批零住餐", ""),
        (r"(?<!第)([一二三])产(?!业)", r"第\1产业"),
        (r"(?:公共财政|财政一般|地方财政一般|(?<!一般)公共)预算|(?<!公共)一般预算", "一般公共预算"),
        (r"R&D", "研发"),
        (r"总(?=产量|产值|面积|播种|种植|指数|装机|户数|人数|量)", ""),
        (r"(?:全社会)?固定资产投资(?:总?额)", "固定资产投资"),
        (r"(?:外贸|货物|对外贸易)?进出口(?:贸易)?(?:总[值额])?(?!银行)", "进出口总值"),
        (r"零售总?额", "零售额"),
        (r"城市居民消费", "居民消费"),
        (r"(城镇|农村)常住居民", r"\1居民"),
        (r"农民人均可支配", "农村居民人均可支配"),
        (r"城镇化水平", "城镇化率"),
        (r"新增城镇就业", "城镇新增就业"),
        (r"植树造林", "造林"),
        (r"实有|实际(?=完成)", ""),
        (r"(?:累计|共|已|全部)?(?:实现|完成)(?:了)?", ""),
        (r"每([百千万])人口?(?:拥有)?", r"每\1人"),
        (r"行业", "业"),
        (r"财政收入合计", "财政收入"),
        (r"增加值(?=占地区生产总值)|(?<=产业)增加值(?=比重)", ""),
        (r"(?<=产业)(?=比重)|(?<=经济)(?=比重)", "占地区生产总值"),
        (r"在(.{1,6}?)占比|在(.{1,6}?)中?(?:所)?占(?:的)?比重", r"占\1\2比重"),
        (r"占总(?=播种|人口|面积)", "占"),
        (r"占比", "比重"),
        (r"拉动(.{0,12}?)增长", r"对\1增长拉动"),
        (r"数量", "数"),
        (r"[的和及与、]|以及", ""),
    )
)

_LEAD = re.compile(
    r"(?:其中|初步核算|初步统计|(?:经|根据)?(?:最终|最初|初步)?(?:核算|核实|计算)(?:数|结果)?|(?:第[一二三四五六]次)?(?:全国)?(?:经济|人口|农业)?普查(?:结果|数据)?|据[^，]{0,8}统计|分[^，]{1,6}看|从[^，]{1,8}看|按[^，]{1,10}(?:分|看|计算)"
    r"|[一二三四五六七八九十]是|[0-9]{1,2}[.、](?=\D)|[①-⑳]|#|\*|全年|全部|全体|当年|年末|年底|期末|年内|末|今年(?:以来)?|年初以来|目前|截至|至|到|在|我[国省市县区旗州盟]|本[省市县区]"
    r"|(?:19|20)[0-9]{2}年(?:末|底|全年)?|[0-9]{1,2}月[末底份]*|上半年|前?[一二三四]季度|[1一元][-—~～至到][0-9一二三四五六七八九十]{1,2}月份?"
    r"|开展|实施|争取(?:国家)?|推进|共有|共|拥有|有|建成|分别|同时|此外|另外|(?:并|也)(?=实现|完成)|实现|完成|累计|已|总计|[,，、:\"'\s])"
)
_PLACES = re.compile(r"全(?P<whole>[国省市县区旗州盟])(?!民|部|体|面|年|员)")
_TOTAL = re.compile(r"第一第?二第?三|三次")
_GROWTH_NAMES = ("增速", "涨幅", "增长率", "增长速度", "增长", "增幅", "同比增速", "")
MEASURES = (
    "固定资产投资",
    "零售额",
    "增加值",
    "产值",
    "产量",
    "种植面积",
    "播种面积",
    "面积",
    "投资",
    "收入",
    "支出",
    "价格",
)
_AREA = ("area", "area/people")


def one_form(text: str) -> str:
    """A name or a subject in the form in which both are compared."""
    for pattern, form in _ONE_FORM:
        text = pattern.sub(form, text)
    return text


class Found(NamedTuple):
    """What the words before a figure say: the indicator, or the one that they only touch; and what was left."""

    key: str
    subject: Subject | None
    touched: Subject | None
    place: str


class Names:
    """The names of a catalogue, looked up by their one form."""

    def __init__(self, subjects: Iterable[Subject], place: str = "", home: str = "") -> None:
        subjects = tuple(subjects)
        self.by_key: dict[str, Subject] = {}
        self.by_id = {subject.id: subject for subject in subjects}
        self.place, self.home = place, home
        for subject in subjects:
            for name in subject.names:
                if key := one_form(self.stripped(name)[0]):
                    self.by_key.setdefault(key, subject)
        self._longest = max(map(len, self.by_key), default=0)

    def stripped(self, text: str) -> tuple[str, str]:
        """A subject without the words that any figure may stand behind, and the other place that they name."""
        text, other = text[-LONGEST:], ""
        at = 0
        while at < len(text):
            place = _PLACES.match(text, at)
            if place:
                other = place["whole"] if self.home and place["whole"] != self.home else other
                at = place.end()
            elif self.place and text.startswith(self.place, at):
                at += len(self.place)
            elif match := _LEAD.match(text, at):
                at = match.end()
            else:
                break
        return text[at:], other

    def find(self, text: str, topic: str = "", before: str = "", unit: str = "") -> Found:
        """The indicator that a subject names, alone or with the measure (投资, 零售额) that the topic gives it."""
        bare, place = self.stripped(text)
        key = one_form(bare)
        for candidate in self._candidates(key, topic, before, unit):
            if subject := self.by_key.get(candidate):
                return Found(candidate, subject, None, place)
        return Found(key, None, self.touched(key), place)

    def growth(self, key: str) -> Subject | None:
        """The indicator that is itself the growth of what a key names (居民消费价格涨幅)."""
        for base in (key, key.removesuffix("指数")):
            for ending in _GROWTH_NAMES[:-1]:
                if subject := self.by_key.get(base + ending):
                    return subject
        return None

    def _candidates(self, key: str, topic: str, before: str, unit: str) -> Sequence[str]:
        found = [key]
        if not key:
            return ()
        dimension = parsed.dimension if (parsed := units.parse(unit)) else ""
        if dimension in ("things", "people"):
            found += [key + "数", key + "人数"]
        if dimension == "area":
            found.append(key + "面积")
        if key in MEASURES and before:
            root = before.removesuffix("单位").removesuffix("企业").removesuffix("企业数")
            found[:0] = [root + key, root.removesuffix("造") + key]
        measure = next((word for word in MEASURES if topic.endswith(word)), "")
        if measure:
            found += [key + measure, key + topic]
            for shorter in ("投资", "零售额"):
                if key.endswith(shorter) and topic.endswith(shorter):
                    found += [key.removesuffix(shorter) + measure, key.removesuffix(shorter) + topic]
        found += [before[:cut] + key for cut in range(min(len(before), 12), 1, -1)]
        if key.startswith("占"):
            over = re.sub("比重.*", "", key)
            found += [before + over + "比重", before + "比重", before.removesuffix("人口") + "比重"]
        return found

    def touched(self, key: str) -> Subject | None:
        """The longest name at the end of a subject, else at its beginning: the indicator that it is not."""
        for at in range(max(0, len(key) - self._longest), len(key)):
            if subject := self.by_key.get(key[at:]):
                return subject
        for end in range(min(len(key), self._longest), 1, -1):
            if subject := self.by_key.get(key[:end]):
                return subject
        return None

    def listed(self, text: str, wanted: int) -> list[Found]:
        """As many subjects as there are figures, out of a list that shares its beginning or its end."""
        best: list[Found] = []
        most = 0
        for items in _splits(self.stripped(text)[0], wanted):
            found = [self.find(item) for item in items]
            known = sum(bool(one.subject or self.growth(one.key)) for one in found)
            if known > most:
                best, most = found, known
            if most == wanted:
                break
        return best or [Found("", None, self.find(text).touched, "")] * wanted


def _splits(text: str, wanted: int) -> Iterable[list[str]]:
    """The ways in which a text is a list of so many: 一三产业, 第二、三产业, 城乡居民, A、B和C等支出."""
    if wanted == 3 and (match := re.match(r"(?:三次|第?一、?第?二、?第?三[次]?)产业(?:结构)?(?:之?比例?)?", text)):
        rest = text[match.end() :] or "占地区生产总值比重"
        if rest.startswith("比重") or rest == "结构":
            rest = "占地区生产总值比重"
        yield [f"第{number}产业{rest}" for number in "一二三"]
    if (match := re.match(r"第?([一二三])[、和]?第?([一二三])(?:次)?产业?", text)) and wanted == 2:
        yield [f"第{match[i]}产业{text[match.end() :]}" for i in (1, 2)]
    if wanted == 2 and "城乡" in text:
        for first, second in (("城镇", "农村"), ("城镇", "乡村"), ("城市", "农村")):
            yield [text.replace("城乡", first, 1), text.replace("城乡", second, 1)]
    plain = re.split("等(?=.{0,8}$)", text, maxsplit=1)
    tail = plain[1] if len(plain) > 1 else ""
    for pattern in ("、|以及|和|与|及", "、|以及", "[、和]", "与"):
        items = re.split(pattern, plain[0])
        if len(items) != wanted or not all(items):
            continue
        yield [item + tail for item in items]
        last = items[-1]
        for cut in range(1, min(len(last), 16)):
            yield [*(item + last[cut:] + tail for item in items[:-1]), last + tail]
        first = items[0]
        for cut in range(1, min(len(first), 16)):
            yield [first + tail, *(first[:cut] + item + tail for item in items[1:])]
