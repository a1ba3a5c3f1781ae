"""Reads a plan as published: its characters without what is no text, where each stood, and the plan's own structure.

A plan comes as text with marks of a converter, line breaks in the middle of a sentence, letters of either width, in
UTF-8, UTF-16 or GB18030. For comparison the text is *squeezed*: marks, blanks and invisible characters out, widths
folded, so that a phrase is found however the lines were broken; every squeezed character knows its place in the file.
"""

import codecs
import copy
import hashlib
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from cyjjq.catalogue.finding import Finding, Place
from cyjjq.catalogue.yamlfile import read_bytes
from cyjjq.chinese import numerals
from cyjjq.plan import files

_MARK = re.compile(r"\[bookmark: [^\]\n]*\]")
BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
_OUT = re.compile(rf"{_MARK.pattern}|{BLANK.pattern}")
_NARROW_OR_WIDE = "0123456789０１２３４５６７８９"
_IN_NUMBERS = _NARROW_OR_WIDE + ".,:．：∶"
_PAGE = re.compile(
    r"^[ \t]{0,80}(?:[—–-]{1,2} {0,3}[0-9０-９]{1,4} {0,3}[—–-]{1,2}|第 ?[0-9]{1,4} ?页(?:[，, ]?共 ?[0-9]{1,4} ?页)?)"
    r"[ \t]{0,80}$",
    re.MULTILINE,
)
HEADING = re.compile(
    "第?[一二三四五六七八九十]{1,3}[、章节篇]|第[0-9]{1,2}[章节篇]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|专栏[0-9一二三四五六七八九十]{0,2}|——"
    "|[0-9]{1,3}[.、](?![0-9])"
)
_CLOSING = '。；：！？”"）)'
_PART = re.compile(r"([一二三四五六七八九十]+)、")
_ACTION = re.compile(r"[（(]([一二三四五六七八九十]+)[）)]")
_TASK = re.compile(r"([0-9０-９]{1,3})[.．、](?![0-9０-９])")


class Spot(NamedTuple):
    """Where a heading begins in the squeezed text, where its number ends, and what it opens."""

    start: int
    end: int
    kind: str
    number: int


class Section(NamedTuple):
    """A place of the plan: the action (None outside all) and the task (None in an action's headline paragraph)."""

    action: int | None
    task: int | None


class PlanText:
    """A plan's text with its structure; offsets count squeezed characters."""

    def __init__(self, file: str, raw: str) -> None:
        self.file = file
        self.raw = raw.replace("\r\n", "\n").replace("\r", "\n")
        self._origin: list[int] = []
        kept: list[str] = []
        at = 0
        # page numbers become blanks, so that every other character keeps its place
        for out in _OUT.finditer(_PAGE.sub(lambda page: " " * len(page.group()), self.raw)):
            kept.append(self.raw[at : out.start()])
            self._origin.extend(range(at, out.start()))
            if not out.group().startswith("[") and _parts(self.raw, out.start(), out.end()):
                kept.append(" ")
                self._origin.append(out.start())
            at = out.end()
        kept.append(self.raw[at:])
        self._origin.extend(range(at, len(self.raw)))
        self.squeezed = fold("".join(kept))
        self._lines = [0, *(match.end() for match in re.finditer("\n", self.raw))]

    @property
    def digest(self) -> str:
        """The SHA-256 of the normalised text: marks out, NFC, line ends LF."""
        return hashlib.sha256(unicodedata.normalize("NFC", _MARK.sub("", self.raw)).encode()).hexdigest()

    def place(self, start: int, end: int | None = None, path: str = "") -> Place:
        """The place of a squeezed character in the file."""
        origin = self._origin[start]
        line = bisect_right(self._lines, origin)
        column = origin - self._lines[line - 1] + 1
        last = self._origin[end - 1] if end else origin
        same = bisect_right(self._lines, last) == line
        return Place(self.file, line, column, last - self._lines[line - 1] + 2 if same else None, path)

    def original(self, start: int, end: int) -> str:
        """A piece as printed, but without marks and line breaks; a blank only where it parts two numbers."""
        return "".join(" " if (c := self.raw[self._origin[at]]).isspace() else c for at in range(start, end))

    def at(self, line: int, column: int = 0) -> int:
        """The squeezed offset of a place in the file, both counted from 0."""
        return bisect_left(self._origin, self._lines[line] + column)

    def around(self, start: int, end: int, reach: int = 12) -> str:
        """A numeral with its surroundings, as far as its sentence goes."""
        left, right = self.squeezed[max(0, start - reach) : start], self.squeezed[end : end + reach]
        return re.split("[。；\n]", left)[-1] + self.squeezed[start:end] + re.split("[。；\n]", right)[0]

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file, for excerpts."""
        return tuple(self.raw.split("\n"))

    def headed(self, spots: tuple[Spot, ...]) -> "PlanText":
        """The same text under other headings."""
        same = copy.copy(self)
        same.__dict__.pop("_starts", None)
        same.__dict__["spots"] = spots
        return same

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """The headings in order: parts 一、, actions （一） of the part that has numbered tasks, and the tasks 1."""
        parts = list(self._numbered(_PART, "part", 0, len(self.squeezed)))
        bounds = [*(spot.start for spot in parts), len(self.squeezed)]
        best: list[Spot] = []
        for start, end in pairwise(bounds) if parts else [(0, len(self.squeezed))]:
            tasks = list(self._numbered(_TASK, "task", start, end))
            if len(tasks) > sum(spot.kind == "task" for spot in best):
                best = [*self._numbered(_ACTION, "action", start, end), *tasks]
        headed = {spot.start for spot in best}
        others = [
            spot
            for start, end in pairwise(bounds)
            for spot in self._numbered(_ACTION, "heading", start, end)
            if spot.start not in headed
        ]
        return tuple(sorted([*parts, *best, *others]))

    def _numbered(self, pattern: re.Pattern[str], kind: str, start: int, end: int) -> Iterator[Spot]:
        """The headings of a kind that count up from one, each at the beginning of a line, within a stretch."""
        wanted = 1
        for at in self.openings:
            match = pattern.match(self.squeezed, at) if start <= at < end else None
            if match and _number(match[1]) == wanted:
                yield Spot(at, match.end(), kind, wanted)
                wanted += 1

    @cached_property
    def openings(self) -> list[int]:
        """The squeezed offsets at which a line begins."""
        return sorted({bisect_left(self._origin, line) for line in self._lines} - {len(self._origin)})

    @cached_property
    def paragraphs(self) -> list[int]:
        """The squeezed offsets at which a paragraph or a heading begins.

        A line goes on with the sentence that the line before it has not ended; where most lines with sentences in
        them end as sentences do, a line without any mark is a heading that has no number.
        """
        lines = [line.strip() for line in self.lines]
        said = [line for line in lines if re.search("[，。；]", line)]
        whole = sum(line[-1] in _CLOSING for line in said) >= 0.8 * len(said)
        begun, before = [0], ""
        for number, line in enumerate(lines):
            if not line:
                continue
            ended = before[-1:] in _CLOSING or _is_heading(before) or "\t" in before + line
            if ended or HEADING.match(fold(line)) or (whole and not re.search("[，。；、]", before)):
                begun.append(self.at(number))
            before = line
        return sorted(set(begun))

    def section(self, at: int) -> Section:
        """The place of an offset in the plan."""
        action = task = None
        for spot in self.spots[: bisect_right(self._starts, at)]:
            if spot.kind == "action":
                action, task = spot.number, None
            elif spot.kind == "task":
                task = spot.number
            elif spot.kind != "number":
                action = task = None
        return Section(action, task)

    def opening(self, at: int) -> int:
        """Where the section of an offset begins."""
        index = bisect_right(self._starts, at)
        return self.spots[index - 1].start if index else 0

    @cached_property
    def _starts(self) -> list[int]:
        return [spot.start for spot in self.spots]


def _is_heading(line: str) -> bool:
    return len(line) < 40 and not re.search("[，。；]|、$", line) and HEADING.match(fold(line)) is not None


class _Folded(dict[int, int]):
    """The narrow or plain twin of a character by code point, worked out when first asked for."""

    def __missing__(self, point: int) -> int:
        plain = chr(point)
        if 0xFF01 <= point <= 0xFF5E and plain not in "，；":
            plain = chr(point - 0xFEE0)
        elif 0x2E80 <= point <= 0x2FD5 or 0xF900 <= point <= 0xFAFF:
            plain = unicodedata.normalize("NFKC", plain)
        self[point] = ord(plain) if len(plain) == 1 else point
        return self[point]


_FOLDED = _Folded(
    {ord(quote): ord('"') for quote in "“”„‟＂「」『』"}
    | {ord(quote): ord("'") for quote in "‘’＇"}
    | {0x2236: ord(":"), 0x25CB: 0x3007}
)


def fold(text: str) -> str:
    """One character for one: full-width letters, digits and signs become narrow, look-alikes themselves; not commas."""
    return text.translate(_FOLDED)


def squeeze(phrase: str) -> str:
    """A phrase as it is looked for."""
    return fold(BLANK.sub(lambda out: " " if _parts(phrase, *out.span()) else "", phrase))


def _parts(text: str, start: int, end: int) -> bool:
    """Whether a blank stands between the digits of two numbers, which would read as one number without it.

    A mark or a character without width (a zero-width space) is no blank: a converter leaves those inside numbers.
    """
    if not re.search(r"\s", text[start:end]):
        return False
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if not before or before not in _IN_NUMBERS or not after or after[0] not in _IN_NUMBERS:
        return False
    return after[0] in _NARROW_OR_WIDE or (
        before in _NARROW_OR_WIDE and after[1:] in _NARROW_OR_WIDE and len(after) > 1
    )


def _number(text: str) -> int:
    return int(text) if text.isdigit() else int(numerals.characters(text))


def read(path: Path) -> tuple[PlanText | None, tuple[Finding, ...]]:
    """Read a plan's text, or the one finding that says why it cannot be read."""
    file = str(path)
    raw, faults = read_bytes(path, file)
    if raw is None:
        return None, faults
    text = files.text_of(raw) if raw.startswith((b"PK\x03\x04", b"%PDF-")) else _decoded(raw)
    if text is not None and files.is_html(text):
        text = files.html(text)
    elif text is not None and "\f" in text:
        text = files.body(text.split("\f"))
    if text is None:
        return None, (Finding("CJ512", Place(file)),)
    return (PlanText(file, text), ()) if text.strip() else (None, (Finding("CJ003", Place(file)),))


def _decoded(raw: bytes) -> str | None:
    """The text of bytes in UTF-8, in UTF-16 with its mark, or in GB18030; None for what is no text at all."""
    utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None
