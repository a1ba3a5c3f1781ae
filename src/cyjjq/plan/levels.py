"""Levels: a figure, or a list of them, that its lead states as a value of its subject."""

import re

from cyjjq.plan import wordings
from cyjjq.plan.clause import ClauseUnderWay
from cyjjq.plan.sentences import Figure
from cyjjq.plan.subjects import Found, Subject


class Levels(ClauseUnderWay):
    """The levels of a clause."""

    def level(self, lead: str, start: int, figure: Figure) -> None:
        """A figure that its lead states: subject, verb, figure."""
        work, carried = self.work, self.carried
        early = re.search(r"(?:从|由)(?:[^，从由]{0,8}的)?$", lead)
        back = re.match(r"[较比]\"?十([一二三四])五\"?末的$", lead)
        subject = "" if back else lead[: early.start()] if early else wordings.LEVEL.sub("", lead)
        bare = work.names.stripped(re.sub("^(?:累计|已)", "", subject))[0]
        if re.match(r"[比较](?!重)", bare) or wordings.COMPARISON.search(lead[-8:]):
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
        reached = re.search(rf"(?:{wordings.UP}|{wordings.DOWN})了?[到至]$", lead)
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

    def listed(self) -> bool:
        """Whether levels are still being listed that one 分别 will speak for."""
        rows = [i for i in self.carried.open or [] if i is not None]
        return bool(rows) and all(self.work.rows[i].growth is None for i in rows)

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
