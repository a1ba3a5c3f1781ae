"""Growth: of the subject that its clause names, or of the levels before it; and changes that are no observation."""

import re
from dataclasses import replace

from cyjjq.chinese import units
from cyjjq.plan import wordings
from cyjjq.plan.clause import ClauseUnderWay
from cyjjq.plan.reading import LONGEST_PHRASE, Basis, Row
from cyjjq.plan.sentences import Figure
from cyjjq.plan.subjects import Found


class Growths(ClauseUnderWay):
    """The changes of a clause."""

    def change(self, lead: str, change: re.Match[str], start: int, figures: list[Figure]) -> None:
        """A change: growth in per cent or times, or a change in points or amounts, which is no observation."""
        verb = change["verb"] or ""
        sign = -1.0 if change["fall"] or (verb and re.fullmatch(wordings.DOWN, verb)) else 1.0
        unit = figures[-1].unit
        before = lead[: change.start()]
        if unit in ("个百分点", "百分点"):
            pull = re.search("拉动|贡献", lead)
            if pull:
                self.pulled(before, start, figures, sign * (-1.0 if "负向" in lead else 1.0))
            else:
                self.refuse_change(before, start, figures, "points")
            return
        if unit not in ("%", "倍"):
            stripped = wordings.COMPARED.sub("", before)
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

    def refuse_change(self, before: str, start: int, figures: list[Figure], reason: str) -> None:
        """A change of levels in points: refused for the indicators that it names, else passed over."""
        subject, names = wordings.COMPARED.sub("", before), self.work.names
        if not subject:
            return
        several = len(figures) > 1
        found = names.listed(subject, len(figures)) if several else [names.find(subject, self.work.topic)]
        for one, figure in zip(found, figures, strict=False):
            if one.subject:
                self.add(one.subject, self.work.period, None, None, figure, start, reason, None)
                self.carried.found, self.carried.open = one, [None]

    def growths(self, before: str, start: int, figures: list[Figure], sign: float, lead: str) -> None:
        """Growth in per cent: of the subject in the clause, else of the levels that wait for one."""
        subject = wordings.COMPARED.sub("", before)
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
        basis = basis or ("real" if self.work.real and wordings.SUM.search(found.key) else None)
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
            real = basis or ("real" if work.real and wordings.SUM.search(subject.names[0]) else None)
            phrase = self.longer(row, figure)
            work.rows[index] = replace(row, growth=value, basis=real, phrase=phrase)

    def longer(self, row: Row, figure: Figure) -> str:
        """The phrase of a level, up to the end of its growth where that is not too long."""
        first = self.work.line_starts[row.line - 1] + row.column - 1
        piece = self.work.raw[first : self.paragraph.origin[figure.end - 1] + 1]
        return piece if len(piece) <= LONGEST_PHRASE and "\n" not in piece else row.phrase

    def flat(self, lead: str, start: int, figure: Figure) -> None:
        """持平: no growth; not where it is 基本持平, nor of a rate of growth."""
        if re.search("基本|大致|大体|总体", lead[-6:]):
            return
        before = re.sub(r"[与和同](?:上年|去年|同期|上年同期|去年同期|上年末|一季度)?$", "", lead)
        if before == lead or re.search("增速|降幅|一季度", lead):
            return
        self.growths(before, start, [figure], 1.0, lead)

    def year_before(self) -> None:
        """Growth in brackets for the year before: 同期为下降31.9%、去年全年下降39.7%."""
        at, found = self.clause.start, self.carried.found
        for figure in self.clause.figures:
            said = wordings.YEAR_BEFORE.match(self.text[at : figure.start].lstrip("、"))
            if said and found and figure.unit == "%" and said.end() == len(self.text[at : figure.start].lstrip("、")):
                whole_year = "全年" in said["when"]
                period = str(self.work.year - 1) + ("" if whole_year else self.work.period[4:])
                sign = -1.0 if re.fullmatch(wordings.DOWN, said["verb"]) else 1.0
                own = self.work.names.growth(found.key)
                if subject := own or found.subject:
                    value = sign * figure.values[0]
                    level, growth = (value, None) if own else (None, value)
                    self.add(subject, period, level, growth, figure, at, self.growth_reason("", figure), None)
            at = figure.end
