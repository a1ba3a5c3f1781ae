"""A published text as `read` needs it: paragraphs whose characters know their place, clauses, and figures in them.

Footnote marks, blanks and line breaks inside a sentence are taken out; signs that are printed in several ways become
one. Every pass looks at a character a fixed number of times, so that a long text costs in proportion to its length.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cyjjq.chinese import units
from cyjjq.plan.files import BARE
from cyjjq.plan.text import BLANK, fold

_NOTE = re.compile(rf"\[[0-9]{{1,3}}\]|(?<=[0-9])\*(?=[^0-9])|{BLANK.pattern}")
_OPENS = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]{1,2}[.、．]\D|——|注[:：]|[①-⑳])"
)
_SIGNS = str.maketrans({"∶": ":", "︰": ":", "·": ".", "−": "-", "﹣": "-"})
_COMMA = re.compile(r",(?![0-9]{3}(?![0-9]))|(?<![0-9]),")
_POINT = re.compile(r"(?<![0-9])\.|\.(?![0-9])")
_BREAK = re.compile(r"[，；。！？!?;]|(?<![0-9]):|:(?![0-9])")
_FIGURE = re.compile(
    r"(?P<ratio>[0-9]+(?:\.[0-9]+)?(?::[0-9]+(?:\.[0-9]+)?)+)"
    r"|(?P<number>(?<![0-9])-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
    r"|(?P<double>翻一番|翻番|一倍)"
    r"|(?P<level>持平)"
)
_NO_FIGURE = re.compile(
    "年|月|日(?!元)|号|季度|届|岁|周|小时|天|[A-OQ-Za-z]|时(?!间)|级|类|位|次(?!数)|个月|个季度|[-—~～至][0-9]"
)
_AFTER = re.compile("左右|以上|以下|以内|上下|多|余")


class Paragraph(NamedTuple):
    """A piece of the text without breaks: its plain characters, and for each where it stood in the file."""

    text: str
    origin: tuple[int, ...] | list[int]


class Figure(NamedTuple):
    """A number of a clause with its unit as printed; words (持平, 翻番) have their growth as value."""

    start: int
    end: int
    kind: str
    values: tuple[float, ...]
    unit: str
    after: str


class Clause(NamedTuple):
    """What stands between two marks: where it begins and ends, its figures, and the mark behind it."""

    start: int
    end: int
    figures: tuple[Figure, ...]
    mark: str


def paragraphs(raw: str) -> Iterator[Paragraph]:
    """The paragraphs of a text; a line that breaks off in mid-sentence goes on in the next one."""
    start, at = 0, 0
    lines = raw.split("\n")
    for i, line in enumerate(lines):
        end = at + len(line)
        following = lines[i + 1] if i + 1 < len(lines) else ""
        if not _goes_on(line, following):
            yield _plain(raw, start, end)
            start = end + 1
        at = end + 1


def is_row(line: str) -> bool:
    """Whether a line is a row of a table: cells apart by bars or tabs."""
    return "|" in line or "\t" in line


def _goes_on(line: str, following: str) -> bool:
    """Whether a line was broken by the width of a page: long, without a mark at its end, and no heading behind it."""
    if is_row(line) or is_row(following) or not following.strip() or BARE.fullmatch(following):
        return False
    last = line.rstrip()[-1:]
    width = len(line.strip())
    if (
        width < 18
        or len(following.strip()) > width * 1.3
        or not last
        or last in "。；;！？!?:："
        or _OPENS.match(following)
    ):
        return False
    return "，" in line or "。" in line or last in "，、,"


def _plain(raw: str, start: int, end: int) -> Paragraph:
    """The characters that count, each with its place; tabs and bars are left to whoever reads tables."""
    piece = raw[start:end]
    kept: list[str] = []
    origin: list[int] = []
    at = 0
    for out in _NOTE.finditer(piece):
        kept.append(piece[at : out.start()])
        origin.extend(range(start + at, start + out.start()))
        at = out.end()
    kept.append(piece[at:])
    origin.extend(range(start + at, end))
    text = fold("".join(kept)).translate(_SIGNS)
    return Paragraph(_POINT.sub("。", _COMMA.sub("，", text)), origin)


def clauses(text: str, start: int = 0, end: int | None = None) -> Iterator[Clause]:
    """The clauses of a paragraph from left to right, with their figures."""
    end = len(text) if end is None else end
    at = start
    for mark in _BREAK.finditer(text, start, end):
        yield Clause(at, mark.start(), tuple(figures(text, at, mark.start())), mark.group())
        at = mark.end()
    if at < end:
        yield Clause(at, end, tuple(figures(text, at, end)), "")


def figures(text: str, start: int, end: int) -> Iterator[Figure]:
    """The figures of a stretch; years, dates, ordinals and letters with digits (PM2.5, 5G) are none."""
    for match in _FIGURE.finditer(text, start, end):
        kind = match.lastgroup or ""
        shown, first, last = match.group(), match.start(), match.end()
        if kind in {"double", "level"}:
            yield Figure(first, last, "word", (100.0 if kind == "double" else 0.0,), "%", "")
            continue
        before = text[first - 1] if first > start else ""
        if before in {"第", "."} or (before.isascii() and before.isalnum()):
            continue
        rest = text[last : min(end, last + 12)]
        if kind == "ratio":
            yield Figure(first, last, "ratio", tuple(float(part) for part in shown.split(":")), "%", "")
            continue
        unit = _unit(rest)
        if (not unit or unit in ("年", "类", "级")) and _NO_FIGURE.match(rest):
            continue
        if len(shown) > 18:
            continue
        stop = last + len(unit)
        after = _AFTER.match(text, stop, end)
        value = float(shown.replace(",", ""))
        yield Figure(first, stop, "number", (value,), unit.replace("％", "%"), after.group() if after else "")


def _unit(rest: str) -> str:
    """The unit that follows, or a bare size: 56.7亿 leaves out what every reader knows."""
    unit = units.behind_digits(rest)
    if unit == "个" and rest.startswith("百分点"):
        return "个百分点"
    if unit:
        return unit
    size = re.match("万亿|亿|万|百分点|[十百]?[万亿]?P", rest)
    return size.group() if size else ""
