"""A clause of a communiqué, and why a figure in it is no observation of its indicator."""

import re

from cyjjq.plan import wordings
from cyjjq.plan.reading import Basis, Carried, Reading, Row, Stranger
from cyjjq.plan.said import said_period
from cyjjq.plan.sentences import Clause, Figure, Paragraph
from cyjjq.plan.subjects import Found, Subject, one_form


class ClauseUnderWay:
    """One clause under way."""

    def __init__(
        self,
        work: Reading,
        paragraph: Paragraph,
        text: str,
        clause: Clause,
        carried: Carried,
        target: bool,
        preliminary: bool,
    ) -> None:
        self.work, self.paragraph, self.text, self.clause = work, paragraph, text, clause
        self.carried, self.target = carried, target
        self.stage = "preliminary" if preliminary else work.stage
        self.whole = text[clause.start : min(clause.end, clause.start + 120)]

    # --- refusals -----------------------------------------------------------------------------------------------------

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
        elif figure.after or wordings.BOUND.search(lead):
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
        own = said_period(lead, "")
        return said_period(lead if own else self.carried.period, self.work.period)

    def flow(self, lead: str, figure: Figure) -> bool:
        """In a review of five years, a sum over them: what is neither said to be reached nor a share."""
        if re.search("累计(?!达)|新增|净增|完成|共", lead) and not re.search("累计达", lead):
            return True
        return figure.unit not in ("%", "‰") and not re.search("[达到至为]$", lead) and not self.whole.startswith("每")

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

    # --- rows ---------------------------------------------------------------------------------------------------------

    def derived(self, subject: str, found: Found) -> bool:
        """Whether a subject was only completed by the topic, which then stays the topic."""
        return found.key != one_form(self.work.names.stripped(subject)[0])

    def touch(self, found: Found, start: int, figure: Figure) -> None:
        """A name inside a longer subject is refused as another subject; every unknown subject is kept, for aliases."""
        if found.key:
            phrase, line, _ = self.work.phrase(self.paragraph, start, figure.end)
            self.work.strangers.append(Stranger(found.key, figure.unit, phrase, line))
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
        """One more row, as a draft or with the reason why it is refused."""
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
