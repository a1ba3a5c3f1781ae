"""One text under way: its rows, what is known of it so far, and the tables in it."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cyjjq.chinese import units
from cyjjq.plan import tabular, wordings
from cyjjq.plan.sentences import Paragraph
from cyjjq.plan.subjects import Found, Names, Subject

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


class Stranger(NamedTuple):
    """A subject with a figure that no indicator goes by, in the form in which names are compared."""

    name: str
    unit: str
    phrase: str
    line: int


@dataclass
class Carried:
    """What a sentence has named so far: the subject, the rows that a growth may still belong to, and its scope."""

    found: Found | None = None
    open: list[int | None] | None = None
    limited: bool = False
    period: str = ""
    quarter: bool = False
    part: bool = False


class Reading:
    """One text under way."""

    def __init__(self, raw: str, subjects: tuple[Subject, ...], period: str, place: str) -> None:
        self.raw = raw.replace("\r", " ")
        self.period, self.year = period, int(period[:4])
        home = Counter(re.findall("全([市县省区州旗盟])(?![民部体面年员])", raw)).most_common(1)
        self.names = Names(subjects, place, home[0][0] if home else "国")
        self.rows: list[Row] = []
        self.strangers: list[Stranger] = []
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

    # --- what is known of it ------------------------------------------------------------------------------------------

    def context(self, text: str) -> None:
        """Whether a paragraph reviews five years or one, or tells of years to come."""
        if len(text) <= 40 and "。" not in text:
            if wordings.REVIEW.search(text):
                self.planned = False
            elif wordings.OUTLOOK.search(text):
                self.planned = True
        head = text[:160]
        five, one = wordings.FIVE.search(head), wordings.ONE_YEAR.search(head)
        if one and int(one[1] or self.year) > self.year:
            one = None
        if one and (not five or one.start() < five.start()):
            self.five = self.planned = False
        elif five:
            self.five = True
        if (
            f"{self.year + 1}年" in head
            and wordings.PLANNED.search(head)
            and len(text) < 400
            and not wordings.REVIEW.search(head)
        ):
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
