"""From what words of a text a number takes its year: its sentence's, its section's, or its heading's."""

import re
from bisect import bisect_right
from typing import NamedTuple

from cyjjq.chinese.numerals import characters
from cyjjq.plan import target_table
from cyjjq.plan.text import PlanText

_YEAR = "(?:(?:19|20)[0-9]{2}|二[〇零][一二三四五六七八九〇零]{2})"
_MARK = re.compile(
    f"(?P<before>(?<!占)比|[从由自较])?(?P<to>[到至])?(?:{_YEAR}年?[—–~-]+)?(?P<year>{_YEAR})年(?P<after>[前是来的以])?"
    "|(?P<this>今年|本年度|全年)|(?P<period>十[三四五六七]五)(?P<eve>期间|时期)?"
)
_HEADING = re.compile(
    "(?:第?[一二三四五六七八九十]{1,3}[、章节]|[（(][一二三四五六七八九十]{1,3}[）)]|专栏|[0-9]{1,2}[.、])"
)
_PART = re.compile("(?:第?[一二三四五六七八九十]{1,3}[、章])")
_RANKS = (_PART, re.compile("第[一二三四五六七八九十]{1,3}节|[（(][一二三四五六七八九十]{1,3}[）)]"))
_AHEAD = re.compile("目标|思路|要求|任务|安排|展望|部署")
_REVIEW = re.compile("回顾|总结|取得的成就|主要成绩|发展成就|发展基础|工作情况")
PAST = re.compile("(?<![比较])(?:去年|上年(?!度?水平))|过去|[一五三两]年来|以来|以前年度|回望|已完成|已建成|累计完成了")
_ONE_YEAR = re.compile("(?<![0-9—–~至-])(20[0-9]{2})年(?![—–~至-])")
_PERIODS = {"十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035, "十七五": 2040}


class Mark(NamedTuple):
    """A year that the text names: where, which, how far it holds, and the words."""

    at: int
    year: int
    holds: str  # sentence | section | part
    words: str


class Deadlines:
    """The years of a text, asked for by place."""

    def __init__(self, text: PlanText, end: int | None = None) -> None:
        self.text, self.end = text, end
        self.lines = text.paragraphs
        self.tables = target_table.tables(text)
        self.tables_at = [table.start for table in self.tables]
        self.reviews: list[tuple[int, int]] = []
        self.marks: list[Mark] = []
        self.parts, self.sections, self._rank = [0], [0], 0
        self._this = self._of_title()
        for start, stop in zip(self.lines, [*self.lines[1:], len(text.squeezed)], strict=True):
            self._line(start, stop)
        self.starts = [mark.at for mark in self.marks]

    def _of_title(self) -> int | None:
        """The year of a report on one year, said by its title: 2026年工作要点; None for a plan of several years."""
        for line in self.text.lines[:5]:
            if len(line) < 40 and "。" not in line and (year := _ONE_YEAR.search(line)):
                return int(year[1])
        return None

    def _line(self, start: int, stop: int) -> None:
        squeezed = self.text.squeezed
        heading = _HEADING.match(squeezed, start, min(stop, start + 8))
        title = squeezed[start : min(stop, start + 60)].split("。")[0] if heading else ""
        rank = next((i for i, style in enumerate(_RANKS) if style.match(squeezed, start, min(stop, start + 8))), None)
        if rank is not None:
            self._heading(rank, start, title)
        for match in _MARK.finditer(squeezed, start, stop):
            if (mark := self._mark(match, match.start() < start + len(title), match.start() - start)) is not None:
                self.marks.append(mark)

    def _heading(self, rank: int, start: int, title: str) -> None:
        """A heading ends the section before it, and a review of its rank or a lower one; it may begin a review."""
        self.sections.append(start)
        if rank == 0:
            self.parts.append(start)
        end = len(self.text.squeezed)
        if self.reviews and self.reviews[-1][1] == end and rank <= self._rank:
            self.reviews[-1] = (self.reviews[-1][0], start)
        running = bool(self.reviews) and self.reviews[-1][1] == end
        if not running and len(title) < 60 and _REVIEW.search(title) and not _AHEAD.search(title):
            self.reviews.append((start, end))
            self._rank = rank

    def opening(self, at: int) -> int:
        """Where the section of an offset begins: the catalogue's, or one that a heading of the text begins."""
        return max(self.text.opening(at), self.sections[bisect_right(self.sections, at) - 1])

    def _mark(self, match: re.Match[str], in_heading: bool, column: int) -> Mark | None:
        words = match.group()
        if match["period"]:
            year = _PERIODS.get(match["period"])
            holds = "part" if in_heading else "line" if match["eve"] or column < 3 else ""
            following = self.text.squeezed[match.end() : match.end() + 3]
            holds = holds or ("line" if following.startswith(('"时期', '"期间')) else "")
            return Mark(match.start(), year, holds, words) if year and holds else None
        if match["this"]:
            return Mark(match.start(), self._this, "part", words) if self._this else None
        year = int(match["year"]) if match["year"].isdigit() else int(characters(match["year"]))
        if match["before"]:
            return None
        if match["after"] == "是" or in_heading:
            self._this = year
            return Mark(match.start(), year, "part", words)
        far = self.end is not None and year > self.end
        return Mark(match.start(), year, "section" if match["to"] and not far else "sentence", words)

    def reviewed(self, at: int) -> bool:
        """Whether a place lies in a review of past years."""
        return any(start <= at < stop for start, stop in self.reviews)

    def of(self, at: int) -> Mark | None:
        """The year that holds where a number stands."""
        index = bisect_right(self.tables_at, at) - 1
        if index >= 0 and at < (table := self.tables[index]).end and table.year:
            return Mark(table.year_at, table.year, "table", f"{table.year}年")
        sentence = self.text.squeezed.rfind("。", 0, at) + 1
        line = self.lines[max(0, bisect_right(self.lines, at) - 1)]
        sentence = max(sentence, line)
        part = self.parts[bisect_right(self.parts, at) - 1]
        reach = {"sentence": sentence, "line": line, "section": self.opening(at), "part": part}
        last = bisect_right(self.starts, at)
        for index in range(last - 1, max(0, last - 200) - 1, -1):
            mark = self.marks[index]
            if mark.at >= reach[mark.holds]:
                return self._listed(index, at) or mark
            if mark.at < part:
                break
        return None

    def _listed(self, index: int, at: int) -> Mark | None:
        """The year of a number in 2025年、2027年分别达到55%、61%: the first year goes with the first number."""
        squeezed = self.text.squeezed
        after = self.marks[index].at + len(self.marks[index].words)
        if not squeezed.startswith("分别", after):
            return None
        first = index
        while (
            first
            and squeezed.startswith("、", self.marks[first].at - 1)
            and (self.marks[first - 1].at + len(self.marks[first - 1].words) + 1 == self.marks[first].at)
        ):
            first -= 1
        place = first + sum(squeezed.count(mark, after, at) for mark in "、和")
        return self.marks[place] if place <= index else None
