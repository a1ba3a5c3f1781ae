"""Drafts observations out of a communiqué: which figure belongs to which indicator, and what must not be drafted.

A subject is carried over commas until the sentence names another one, also where the other one is unknown. What is no
observation of its indicator (a bound, a target, a mean of years, a change in points) is refused with its reason.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cyjjq.chinese import units
from cyjjq.plan import tabular
from cyjjq.plan.sentences import Clause, Figure, Paragraph, clauses, is_row, paragraphs
from cyjjq.plan.subjects import Found, Names, Subject, one_form

Basis = Literal["nominal", "real"]
LONGEST_PHRASE = 40


@dataclass(frozen=True)
class Row:
    """A figure that belongs to an indicator, or is refused for it; line and column count from one."""

    indicator: str
    period: str
    value: float | None
    growth: float | None
    unit_printed: str
    phrase: str
    line: int
    column: int
    status: Literal["draft", "refused"]
    reason: str | None = None
    stage: str | None = None
    basis: Basis | None = None


_UP = "增长|增加|增产|增|提高|提升|上升|上涨|涨|扩大|上扬|攀升"
_DOWN = "负增长|下降|减少|减产|降低|回落|下滑|下跌|收窄|缩小|压减|减|降|跌"
_CHANGE = re.compile(
    rf"(?P<verb>{_DOWN}|{_UP})(?:了|约|近|超过?|分别|[率幅]?度?为?|速度?(?:分别)?[为达]?|(?:分别|幅度)[为达]?)*$"
    r"|(?P<rate>(?:增速|增幅|涨幅|增长率|增长速度)(?:分别)?(?:为|达到?|是|高达)?)$"
    r"|(?P<fall>(?:降幅|跌幅)(?:分别)?(?:为|达到?|是|高达)?)$"
    r"|(?P<bare>同比|比上年同期|比上年|较上年|比去年同期|比去年)$"
)
_COMPARED = re.compile(
    r"(?:同比|环比|[比较](?:上年|去年|上一年|同期|上月|上季度|[0-9]{4}年)(?:同期|末|底|全年)?|按可比价格?(?:计算)?|按不变价格?(?:计算)?"
    r"|可比口径|同口径|剔除.{0,12}?后?|名义|实际|分别|年均|平均每年|每年|累计|又|均|再|继续|由|都|将|平均|[，,、的])+$"
)
_LEVEL = re.compile(
    rf"(?:(?:分别|已|已经|共|累计|总计|合计|首次|也|大约|约|近|超额|超过?|突破|逾|接近|不足|(?:{_UP}|{_DOWN}|调整|优化|发展)了?(?:到|至|为)"
    r"|达到?了?|为|是|完成|实现|有|保持在?|稳定在|维持在|控制在|占|到|至|计)+)$"
)
_BOUND = re.compile(r"(?:超过?|突破|近|约|大约|逾|接近|不足|不低于|不超过|至少|最多|稳定在|控制在|保持在)[^，。]{0,2}$")
_TARGET = re.compile(
    r"预期目标|目标是|目标为|目标[:：]|力争|计划到|规划到|预计|有望|确保.{0,30}(?:以上|以内|左右)"
    r"|到20[0-9]{2}年(?:末|底)?[，,]?(?:力争|全|[^末底]{0,12}(?:达|突破|超))|\"?十[五六七]五\"?(?:期间|时期|末)?.{0,30}(?:达到?|突破).{0,8}左右"
)
_PLANNED = re.compile(
    r"(?:今后|未来)[一三五]?[年个]|下一步|工作(?:安排|打算|重点|目标)|(?:主要|发展|预期)目标|总体要求|目标任务"
)
_FIVE = re.compile(r"五年(?:来|间|里|，|。|$|,)|的五年|(?:过去|这|近|五)五年|\"十[三四]五\"(?:以来|时期|期间|五年)")
_ONE_YEAR = re.compile(r"刚刚过去的|过去一年|一年来|去年以来|回顾20[0-9]{2}年|^(20[0-9]{2})年")
_REVIEW = re.compile("回顾|总结|工作情况|成绩|成就")
_OUTLOOK = re.compile(
    "目标任务|主要目标|重点工作|主要任务|工作安排|总体要求|工作部署|工作打算|预期目标|今后|下一步|发展思路|工作建议"
)
_YEAR_BEFORE = re.compile(
    rf"(?P<when>上年同期|去年同期|同期|去年全年|上年全年|去年|上年)(?:为|是)?(?P<verb>{_DOWN}|{_UP})了?"
)
_ALL_REAL = re.compile(r"按(?:可比|不变)价格?计算|增长速度.{0,6}按(?:可比|不变)价|增速.{0,6}按(?:可比|不变)价")
_OTHER = re.compile(r"(?:上年同期|去年同期|同期|上年|去年|去年全年|一季度|上月)(?:末)?(?:全年)?(?:为|是)?")
_COMPARISON = re.compile(r"超.{0,4}计划|高于|低于|高出|居[全第前]|位列|排名|排在")
_SUM = re.compile(r"增加值|产值")


def read(raw: str, subjects: Iterable[Subject], period: str, place: str = "") -> tuple[Row, ...]:
    """Every figure of a text that belongs to an indicator, as a draft or refused, in the order of the text."""
    work = _Reading(raw, tuple(subjects), period, place)
    lines = raw.split("\n")
    if any(is_row(line) for line in lines):
        work.tables()
    for paragraph in paragraphs(raw):
        work.paragraph(paragraph)
    return tuple(sorted(work.rows, key=lambda row: (row.line, row.column)))


@dataclass
class _Carried:
    """What a sentence has named so far: the subject, the rows that a growth may still belong to, and its scope."""

    found: Found | None = None
    open: list[int | None] | None = None
    limited: bool = False
    period: str = ""
    quarter: bool = False
    part: bool = False


class _Reading:
    """One text under way."""

    def __init__(self, raw: str, subjects: tuple[Subject, ...], period: str, place: str) -> None:
        self.raw = raw.replace("\r", " ")
        self.period, self.year = period, int(period[:4])
        home = Counter(re.findall("全([市县省区州旗盟])(?![民部体面年员])", raw)).most_common(1)
        self.names = Names(subjects, place, home[0][0] if home else "国")
        self.rows: list[Row] = []
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", self.raw))]
        note = re.search("(?:数据|数字|公报)[^。\n]{0,12}(?:初步统计|初步核算|快报)", raw)
        self.stage = "preliminary" if note else None
        self.five = self.planned = False
        self.real = False
        self.topic = ""

    # --- places -------------------------------------------------------------------------------------------------------

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of a character of the file."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def phrase(self, paragraph: Paragraph, start: int, end: int) -> tuple[str, int, int]:
        """A verbatim piece of one line up to a figure's end, at most as long as a phrase may be."""
        start = max(start, end - LONGEST_PHRASE)
        first, last = paragraph.origin[start], paragraph.origin[end - 1] + 1
        piece = self.raw[first:last]
        cut = piece.rfind("\n") + 1
        line, column = self.at(first + cut)
        return piece[cut:], line, column

    # --- tables -------------------------------------------------------------------------------------------------------

    def tables(self) -> None:
        """The rows of the tables: name or name with the measure of its header, value and growth."""
        for cell in tabular.entries(self.raw.split("\n")):
            found = next(
                (f for name in cell.names if (f := self.names.find(name, unit=cell.unit)).subject),
                None,
            )
            if not found or not found.subject:
                continue
            value = self.converted(cell.value, cell.unit, found.subject) if cell.value is not None else None
            status: Literal["draft", "refused"] = "draft"
            reason = None
            if cell.value is not None and value is None:
                status, reason = "refused", "unit"
            self.rows.append(
                Row(
                    found.subject.id,
                    self.period,
                    value,
                    cell.growth,
                    cell.unit,
                    cell.phrase,
                    cell.line,
                    cell.column,
                    status,
                    reason,
                    self.stage,
                )
            )

    # --- prose --------------------------------------------------------------------------------------------------------

    def paragraph(self, paragraph: Paragraph) -> None:
        """One paragraph: its context first, then its clauses, those in brackets after the clause that they explain."""
        text = paragraph.text
        if not text or is_row(text):
            return
        self.context(text)
        named: list[tuple[int, Found]] = []
        outside, inside = _brackets(text)
        for sentence in _sentences(clauses(outside)):
            carried = _Carried(found=None)
            whole = outside[sentence[0].start : sentence[-1].end]
            if _ALL_REAL.search(text[sentence[0].start : sentence[-1].end + 30]):
                self.real = True
            target = self.planned or bool(_TARGET.search(whole))
            preliminary = "初步核算" in whole
            for clause in sentence:
                _Clause(self, paragraph, outside, clause, carried, target, preliminary).read()
                if carried.found:
                    named.append((clause.start, carried.found))
        starts = [at for at, _ in named]
        for start, end in inside:
            index = bisect_right(starts, start) - 1
            carried = _Carried()
            for clause in clauses(text, start, end):
                if index >= 0 and _YEAR_BEFORE.match(text[clause.start : clause.start + 20]):
                    carried.found = named[index][1]
                    _Clause(self, paragraph, text, clause, carried, self.planned, False).year_before()
                elif not _OTHER.match(text[clause.start : clause.end]):
                    _Clause(self, paragraph, text, clause, carried, self.planned, False).read()

    def context(self, text: str) -> None:
        """Whether a paragraph reviews five years or one, or tells of years to come."""
        if len(text) <= 40 and "。" not in text:
            if _REVIEW.search(text):
                self.planned = False
            elif _OUTLOOK.search(text):
                self.planned = True
        head = text[:160]
        five, one = _FIVE.search(head), _ONE_YEAR.search(head)
        if one and int(one[1] or self.year) > self.year:
            one = None
        if one and (not five or one.start() < five.start()):
            self.five = self.planned = False
        elif five:
            self.five = True
        if f"{self.year + 1}年" in head and _PLANNED.search(head) and len(text) < 400 and not _REVIEW.search(head):
            self.planned = True

    def converted(self, value: float, unit: str, subject: Subject) -> float | None:
        """A value in the indicator's unit; None where the units measure different things."""
        wanted = subject.unit
        if "=100" in wanted.replace(" ", ""):
            return value if unit in ("", "%", "点") and value > 20 else None
        if unit in ("", "亿", "万", "万亿"):
            if unit == "" and wanted in ("倍", "", "点", "%"):
                return value if wanted != "%" else None
            unit = unit + wanted.lstrip("十百千万亿").split("/")[0] if unit else ""
        factor = units.factor(unit, wanted)
        if factor is None and "/" in wanted:
            factor = units.factor(unit, wanted.split("/")[0])
        if factor is None:
            return None
        return float(f"{value * factor:.12g}")

    def early_period(self) -> str | None:
        """The year that a from … to … starts from: in a review of five years the last one of the five before."""
        return str((self.year - 1) // 5 * 5) if self.five else None


class _Clause:
    """One clause under way."""

    def __init__(
        self,
        work: _Reading,
        paragraph: Paragraph,
        text: str,
        clause: Clause,
        carried: _Carried,
        target: bool,
        preliminary: bool,
    ) -> None:
        self.work, self.paragraph, self.text, self.clause = work, paragraph, text, clause
        self.carried, self.target = carried, target
        self.stage = "preliminary" if preliminary else work.stage
        self.whole = text[clause.start : min(clause.end, clause.start + 120)]

    def read(self) -> None:
        """Every run of figures that one lead speaks for: 分别 pairs them, 、 goes on."""
        if not self.clause.figures:
            self.silent()
            return
        at = self.clause.start
        runs = list(self.runs())
        for first, figures in runs:
            lead = self.text[max(at, first - 90) : first]
            start = max(at, first - 90)
            skip = len(lead) - len(lead.lstrip("、和与及,")) if at > self.clause.start else 0
            self.run(lead[skip:], start + skip, figures)
            at = figures[-1].end + len(figures[-1].after)

    def year_before(self) -> None:
        """Growth in brackets for the year before: 同期为下降31.9%、去年全年下降39.7%."""
        at, found = self.clause.start, self.carried.found
        for figure in self.clause.figures:
            said = _YEAR_BEFORE.match(self.text[at : figure.start].lstrip("、"))
            if said and found and figure.unit == "%" and said.end() == len(self.text[at : figure.start].lstrip("、")):
                whole_year = "全年" in said["when"]
                period = str(self.work.year - 1) + ("" if whole_year else self.work.period[4:])
                sign = -1.0 if re.fullmatch(_DOWN, said["verb"]) else 1.0
                own = self.work.names.growth(found.key)
                if subject := own or found.subject:
                    value = sign * figure.values[0]
                    level, growth = (value, None) if own else (None, value)
                    self.add(subject, period, level, growth, figure, at, self.growth_reason("", figure), None)
            at = figure.end

    def runs(self) -> Iterator[tuple[int, list[Figure]]]:
        """Figures with nothing but 、 or 和 between them belong together."""
        group: list[Figure] = []
        for figure in self.clause.figures:
            if group and self.text[group[-1].end + len(group[-1].after) : figure.start] in (
                "、",
                "和",
                "与",
                "及",
                ":",
            ):
                group.append(figure)
                continue
            if group:
                yield group[0].start, group
            group = [figure]
        if group:
            yield group[0].start, group

    def silent(self) -> None:
        """A clause without figures may limit the next (扣除…后) or name the subject that it goes on with."""
        whole = self.text[max(self.clause.start, self.clause.end - 90) : self.clause.end]
        if whole.endswith("其中"):
            self.carried.part = True
        if "环比" in whole:
            self.carried.quarter = True
        if _said_period(whole, "") and not re.search("[比较与和同]$|[比较]", whole[:2]):
            self.carried.period = whole
        if re.search("^(?:扣除|剔除|若|如果|不含|不包括)", whole):
            self.carried.limited = "价格" not in whole
            return
        if "持平" in whole or not whole:
            return
        found = self.work.names.find(whole, self.work.topic)
        if found.subject:
            self.carried.found, self.carried.open = found, None

    def run(self, lead: str, start: int, figures: list[Figure]) -> None:
        """One lead with its figures: a level, a growth, a share, or what is refused."""
        unit = figures[-1].unit
        figures = [f if f.unit or f.kind != "number" else f._replace(unit=unit) for f in figures]
        change = _CHANGE.search(lead)
        level = _LEVEL.sub("", lead)
        if figures[0].kind == "ratio" or (len(figures) > 1 and not change):
            values = [(v, f) for f in figures for v in f.values]
            subject = re.sub("分别$", "", _LEVEL.sub("", lead))
            self.list_of_levels(subject, start, values)
            return
        if change and not (level != lead and self.work.names.find(level).subject):
            self.change(lead, change, start, figures)
            return
        if figures[0].kind == "word":
            if figures[0].values[0] == 0.0:
                self.flat(lead, start, figures[0])
            else:
                self.growths("", start, figures, 1.0, lead)
            return
        self.level(lead, start, figures[0])

    # --- levels -------------------------------------------------------------------------------------------------------

    def level(self, lead: str, start: int, figure: Figure) -> None:
        """A figure that its lead states: subject, verb, figure."""
        work, carried = self.work, self.carried
        early = re.search(r"(?:从|由)(?:[^，从由]{0,8}的)?$", lead)
        back = re.match(r"[较比]\"?十([一二三四])五\"?末的$", lead)
        subject = "" if back else lead[: early.start()] if early else _LEVEL.sub("", lead)
        bare = work.names.stripped(re.sub("^(?:累计|已)", "", subject))[0]
        if re.match(r"[比较](?!重)", bare) or _COMPARISON.search(lead[-8:]):
            return
        found = self.named(subject, figure) if bare else self.repeated(lead, figure, back is not None)
        if found is None:
            return
        if bare:
            carried.found = found if found.key else carried.found
        if found.subject is None:
            if bare:
                carried.open = [None]
                self.touch(found, start, figure)
            return
        if bare and not carried.part and "其中" not in self.whole and not self.derived(subject, found):
            work.topic = found.key
        ended = str(1955 + 5 * (10 + "零一二三四".index(back[1]))) if back else ""
        self.stated(found, found.subject, lead, start, figure, early is not None, ended)

    def named(self, subject: str, figure: Figure) -> Found:
        """The subject that stands in the clause itself."""
        before = self.carried.found.key if self.carried.found else ""
        return self.work.names.find(subject, self.work.topic, before, figure.unit)

    def repeated(self, lead: str, figure: Figure, back: bool) -> Found | None:
        """The subject of the clause before, where a second figure of it may follow: 提高到, 累计达到, 十三五末."""
        found, names = self.carried.found, self.work.names
        reached = re.search(rf"(?:{_UP}|{_DOWN})了?[到至]$", lead)
        if found and self.carried.open and not (reached or back or "累计" in lead):
            return None
        if found and not found.subject and "累计" in lead:
            return names.find(re.sub("^(?:新增|净增|新建)", "", found.key), self.work.topic, "", figure.unit)
        return found

    def stated(
        self, found: Found, subject: Subject, lead: str, start: int, figure: Figure, early: bool, ended: str
    ) -> None:
        """A level of a known indicator, as a draft or refused; `ended` is the last year of an earlier plan."""
        work, carried = self.work, self.carried
        reason, period, stage = self.judged(lead, figure, early)
        if ended:
            period, reason = ended, None
        reason = "place" if found.place else reason
        value = work.converted(figure.values[0], figure.unit, subject)
        if value is None:
            if figure.unit != "个百分点":
                self.add(subject, period, None, None, figure, start, "unit", stage)
            carried.open = [None]
            return
        if early and not reason:
            then = work.early_period()
            period, reason = (then, None) if then else ("", "period")
        self.add(subject, period, value, None, figure, start, reason, stage)
        if not early and not ended:
            carried.open = [*(carried.open or [])[-11:], len(work.rows) - 1] if self.listed() else [len(work.rows) - 1]

    def derived(self, subject: str, found: Found) -> bool:
        """Whether a subject was only completed by the topic, which then stays the topic."""
        return found.key != one_form(self.work.names.stripped(subject)[0])

    def listed(self) -> bool:
        """Whether levels are still being listed that one 分别 will speak for."""
        rows = [i for i in self.carried.open or [] if i is not None]
        return bool(rows) and all(self.work.rows[i].growth is None for i in rows)

    def judged(self, lead: str, figure: Figure, early: bool) -> tuple[str | None, str, str | None]:
        """Why a level is not to be drafted, the period that it is for, and its stage."""
        work = self.work
        period, reason, stage = self.said(lead), None, self.stage
        if period != work.period:
            revised = re.search("最终核[算实]|最终计算|核实|修订|普查", self.whole + lead + self.carried.period)
            if revised and period == str(work.year - 1):
                stage = "revised"
            else:
                reason = "period"
        if self.target or re.search("目标|力争|预期", lead):
            reason = "target"
        elif figure.after or _BOUND.search(lead):
            reason = "bound"
        elif re.search("年均|平均每年", lead):
            reason = "mean"
        elif self.carried.limited:
            reason = "subject"
        elif work.five and not early and self.flow(lead, figure):
            reason = "five_years"
        return reason, period, stage

    def said(self, lead: str) -> str:
        """The period of a figure: what its own words say, else what the sentence has said before."""
        own = _said_period(lead, "")
        return _said_period(lead if own else self.carried.period, self.work.period)

    def flow(self, lead: str, figure: Figure) -> bool:
        """In a review of five years, a sum over them: what is neither said to be reached nor a share."""
        if re.search("累计(?!达)|新增|净增|完成|共", lead) and not re.search("累计达", lead):
            return True
        return figure.unit not in ("%", "‰") and not re.search("[达到至为]$", lead) and not self.whole.startswith("每")

    def list_of_levels(self, subject: str, start: int, values: list[tuple[float, Figure]]) -> None:
        """Several figures behind one lead, paired with as many subjects in order."""
        work = self.work
        text = re.sub(r"分别(?:实现|完成|达到?|为)?", "", subject)
        growth = re.search("(?:同比)?(?:增速|增幅|涨幅)$", text)
        found = work.names.listed(text[: growth.start()] if growth else text, len(values))
        rows: list[int | None] = []
        for one, (value, figure) in zip(found, values, strict=True):
            rows.append(None)
            if not one.subject:
                continue
            reason, period, stage = self.judged(subject, figure, False)
            if figure.unit == "个百分点" and re.search("提高|下降|上升|回落", subject):
                reason = "points"
            converted = work.converted(value, figure.unit, one.subject)
            self.add(
                one.subject,
                period,
                converted,
                None,
                figure,
                start,
                reason or (None if converted is not None else "unit"),
                stage,
            )
            rows[-1] = len(work.rows) - 1
        self.carried.open = rows
        self.carried.found = found[-1] if found[-1].key else self.carried.found

    # --- growth -------------------------------------------------------------------------------------------------------

    def change(self, lead: str, change: re.Match[str], start: int, figures: list[Figure]) -> None:
        """A change: growth in per cent or times, or a change in points or amounts, which is no observation."""
        verb = change["verb"] or ""
        sign = -1.0 if change["fall"] or (verb and re.fullmatch(_DOWN, verb)) else 1.0
        unit = figures[-1].unit
        before = lead[: change.start()]
        if unit in ("个百分点", "百分点"):
            pull = re.search("拉动|贡献", lead)
            if pull:
                self.pulled(before, start, figures, sign * (-1.0 if "负向" in lead else 1.0))
            else:
                self.refuse_change(before, start, figures[0], "points")
            return
        if unit not in ("%", "倍"):
            stripped = _COMPARED.sub("", before)
            if stripped and not re.match("[比较]", stripped):
                if verb in ("增", "减", "降") or not self.work.names.stripped(stripped)[0]:
                    return
                found = self.work.names.find(stripped, self.work.topic, "", unit)
                self.carried.found, self.carried.open = found, [None]
            return
        self.growths(before, start, figures, sign, lead)

    def pulled(self, before: str, start: int, figures: list[Figure], sign: float) -> None:
        """A contribution: of the growth of something, and so an observation only of an indicator that is one."""
        subject = re.sub("正向|负向|分别", "", before)
        carried = self.carried.found
        if subject.startswith("拉动") and carried:
            subject = re.sub("(?:增加值|占地区生产总值比重|比重)$", "", carried.key) + subject
        subject = re.sub("拉动(?:全.|我.)?经济$", "拉动GDP", subject)
        whole = re.sub("拉动(?!.)", "拉动GDP", subject) + "增长"
        values = [v for f in figures for v in f.values]
        found = self.work.names.listed(whole, len(values)) if len(values) > 1 else [self.work.names.find(whole)]
        for one, value, figure in zip(found, values, figures, strict=False):
            if one.subject and units.factor("个百分点", one.subject.unit) == 1.0:
                reason, period, stage = self.judged("", figure, False)
                self.add(one.subject, period, sign * value, None, figure, start, reason, stage)
            elif one.touched:
                self.add(one.touched, self.work.period, None, None, figure, start, "contribution", None)

    def refuse_change(self, before: str, start: int, figure: Figure, reason: str) -> None:
        """A change of a level in points: refused for the indicator that it names, else passed over."""
        subject = _COMPARED.sub("", before)
        found = self.work.names.find(subject, self.work.topic) if subject else None
        if found and found.subject:
            self.add(found.subject, self.work.period, None, None, figure, start, reason, None)
            self.carried.found, self.carried.open = found, [None]

    def growths(self, before: str, start: int, figures: list[Figure], sign: float, lead: str) -> None:
        """Growth in per cent: of the subject in the clause, else of the levels that wait for one."""
        subject = _COMPARED.sub("", before)
        values = [sign * v * (100.0 if f.unit == "倍" else 1.0) for f in figures for v in f.values]
        basis: Basis | None = "real" if re.search("实际增长|实际下降|可比价|不变价", lead) else None
        basis = "nominal" if "名义" in lead else basis
        bare = self.work.names.stripped(subject)[0]
        reason = self.growth_reason(lead, figures[-1])
        if self.foreign_period(lead) and not bare:
            reason = "period"
        if re.search("(?:收入|价格)因素", lead):
            bare = ""
        if not bare:
            self.attach(values, start, figures, reason, basis)
            return
        if re.fullmatch("(?:总量|增速|规模|占比|降幅|增幅|涨幅)", bare):
            return
        rows: list[int | None] = []
        found = self.work.names.listed(subject, len(values)) if len(values) > 1 else [self.grown(subject, lead)]
        for one, value, figure in zip(found, values, figures, strict=False):
            rows.append(self.grow(one, value, figure, start, reason, basis))
        self.carried.open, self.carried.found = rows, found[-1]
        if len(found) == 1 and found[0].subject and not self.carried.part and not self.derived(subject, found[0]):
            self.work.topic = found[0].key

    def grown(self, subject: str, lead: str) -> Found:
        """The subject of a growth; what rises in price (上涨) in a list of prices is a price."""
        names, topic = self.work.names, self.work.topic
        found = names.find(subject, topic, self.carried.found.key if self.carried.found else "")
        if found.subject or names.growth(found.key):
            return found
        if "价格" in topic or re.search("涨", lead[-4:]):
            priced = names.find(re.sub("类?$", "", subject, count=1) + "价格")
            if priced.subject or names.growth(priced.key):
                return priced._replace(key=priced.key)
        return found

    def grow(
        self, found: Found, value: float, figure: Figure, start: int, reason: str | None, basis: Basis | None
    ) -> int | None:
        """One growth of one subject: as the value of an indicator that is a growth, else as the growth of a level."""
        own = self.work.names.growth(found.key)
        subject = own or found.subject
        if subject is None:
            self.touch(found, start, figure)
            return None
        if found.place:
            reason = "place"
        period = self.said(self.text[max(self.clause.start, figure.start - 90) : figure.start])
        if not reason and period != self.work.period:
            reason = "period"
        as_value = own is not None or (found.subject and re.search("增速|涨幅|增长率|增幅", found.key[-3:]))
        basis = basis or ("real" if self.work.real and _SUM.search(found.key) else None)
        if as_value:
            self.add(subject, period, value, None, figure, start, reason, self.stage, basis)
        else:
            self.add(subject, period, None, value, figure, start, reason, self.stage, basis)
        return None if as_value else len(self.work.rows) - 1

    def attach(
        self, values: list[float], start: int, figures: list[Figure], reason: str | None, basis: Basis | None
    ) -> None:
        """Growth without a subject belongs to the levels before it, pair by pair."""
        carried, work = self.carried, self.work
        rows = carried.open or []
        if not rows and carried.found and (carried.found.subject or work.names.growth(carried.found.key)):
            carried.open = [self.grow(carried.found, values[0], figures[0], start, reason, basis)]
            return
        for index, value, figure in zip(rows[-len(values) :], values, figures, strict=False):
            if index is None:
                continue
            row = work.rows[index]
            subject = work.names.by_id[row.indicator]
            second = row.growth is not None and not (basis == subject.basis and row.basis is None)
            if reason or second:
                self.add(subject, row.period, None, None if reason else value, figure, start, reason or "basis", None)
                continue
            if row.status == "refused":
                continue
            real = basis or ("real" if work.real and _SUM.search(subject.names[0]) else None)
            phrase = self.longer(row, figure)
            work.rows[index] = replace(row, growth=value, basis=real, phrase=phrase)

    def longer(self, row: Row, figure: Figure) -> str:
        """The phrase of a level, up to the end of its growth where that is not too long."""
        first = self.work.line_starts[row.line - 1] + row.column - 1
        piece = self.work.raw[first : self.paragraph.origin[figure.end - 1] + 1]
        return piece if len(piece) <= LONGEST_PHRASE and "\n" not in piece else row.phrase

    def growth_reason(self, lead: str, figure: Figure) -> str | None:
        """Why a growth is not to be drafted."""
        if self.target:
            return "target"
        if re.search("年均|平均每年|年递增", lead):
            return "mean"
        if "环比" in lead or self.carried.quarter:
            return "quarter"
        if figure.after or re.search(r"(?:超过?|近|约|突破|高达)$", lead):
            return "bound"
        if re.search("拉动|贡献", lead):
            return "contribution"
        if re.search(r"[比较]\"?十|比20[0-9]{2}年", lead) or (self.work.five and not re.search("同比|比上年", lead)):
            return "five_years"
        if self.carried.limited or re.search("扣除(?!价格)|剔除", lead):
            return "subject"
        return None

    def foreign_period(self, lead: str) -> bool:
        """Whether a growth is said of another stretch of time: 二季度增长4.7%."""
        return bool(re.search("[二三四]季度|[0-9]月(?:份)?(?:当月)?(?!末)", lead)) and "前" not in lead

    def flat(self, lead: str, start: int, figure: Figure) -> None:
        """持平: no growth; not where it is 基本持平, nor of a rate of growth."""
        if re.search("基本|大致|大体|总体", lead[-6:]):
            return
        before = re.sub(r"[与和同](?:上年|去年|同期|上年同期|去年同期|上年末|一季度)?$", "", lead)
        if before == lead or re.search("增速|降幅|一季度", lead):
            return
        self.growths(before, start, [figure], 1.0, lead)

    # --- rows ---------------------------------------------------------------------------------------------------------

    def touch(self, found: Found, start: int, figure: Figure) -> None:
        """A name inside a longer subject: refused as another subject."""
        if found.touched is not None:
            self.add(found.touched, self.work.period, None, None, figure, start, "subject", None)

    def add(
        self,
        subject: Subject,
        period: str,
        value: float | None,
        growth: float | None,
        figure: Figure,
        start: int,
        reason: str | None,
        stage: str | None,
        basis: Basis | None = None,
    ) -> None:
        phrase, line, column = self.work.phrase(self.paragraph, start, figure.end)
        self.work.rows.append(
            Row(
                subject.id,
                period or self.work.period,
                value,
                growth,
                figure.unit,
                phrase,
                line,
                column,
                "refused" if reason else "draft",
                reason,
                stage,
                basis,
            )
        )


_MONTHS = re.compile(r"(?<![0-9])(?:1|一|元)[-—–~～至到]([0-9]{1,2}|十[一二]?|[二三四五六七八九])月")
_MONTH = {
    word: i for i, word in enumerate(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], 1)
}
_QUARTERS = {"上半年": "-Q2", "前三季度": "-Q3", "前二季度": "-Q2", "前两季度": "-Q2"}
_SINGLE = re.compile("(?<!前)(?<![比较与])([一二三四])季度|下半年|(?<![0-9至到—–~～-])([0-9]{1,2})月(?:份|当月)")
_SAME = {"-06": "-Q2", "-03": "-Q1", "-09": "-Q3"}


def _said_period(lead: str, period: str) -> str:
    """The period that a lead names, in the manner of the data; the text's own where it names none.

    A single quarter or month that is not counted from January has no place in the data: it comes out as such a text
    ("2024-三季度"), which is no period of any text.
    """
    lead = lead[-90:]
    year = re.search("((?:19|20)[0-9]{2})年(?!来|以来)", re.sub("[比较与](?:19|20)[0-9]{2}年", "", lead))
    said = year[1] if year else period[:4]
    if period and re.search("(?:去年|上年)(?:同期|全年)?[为是]", lead):
        said = str(int(said) - 1)
    part = next((part for word, part in _QUARTERS.items() if word in lead), "")
    if not part and (months := _MONTHS.search(lead)):
        number = int(months[1]) if months[1].isdigit() else _MONTH[months[1]]
        part = f"-{number:02d}" if 1 <= number <= 11 else ""
    if not part and (single := _SINGLE.search(lead)):
        part = "-Q1" if single[1] == "一" else f"-{single.group()}"
    if not part and said == period[:4]:
        part = period[4:]
    if part and period[4:] in (_SAME.get(part), *(month for month, same in _SAME.items() if same == part)):
        part = period[4:]
    return said + part


def _sentences(parts: Iterable[Clause]) -> Iterator[list[Clause]]:
    """Clauses up to the end of their sentence."""
    sentence: list[Clause] = []
    for clause in parts:
        sentence.append(clause)
        if clause.mark in "。！？!?" and clause.mark:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


_BRACKET = re.compile(r"\([^()]*\)")


def _brackets(text: str) -> tuple[str, Sequence[tuple[int, int]]]:
    """The text with its brackets blanked in place, and the stretches in them that hold figures."""
    inside = [(m.start() + 1, m.end() - 1) for m in _BRACKET.finditer(text) if re.search("[0-9]", m.group())]
    return _BRACKET.sub(lambda m: "\u3000" * len(m.group()), text), inside
