"""Reads one YAML file strictly and keeps the place of every key and value.

One pass over libyaml's event stream builds the data and a parallel tree of nodes. Composing by hand, not through
libyaml's recursive composer, is what makes hostile input harmless: the nesting is bounded before it is followed, an
alias can never expand, and a tag can never construct. It also settles the numbers: YAML 1.1 would read `012` as 10,
`1:30` as 90 and `no` as false; here only plain decimals are numbers and everything else stays the text that it is.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from cyjjq.catalogue.finding import Finding, Place
from cyjjq.chinese import lookalikes
from cyjjq.words import Pair, faults

MAX_BYTES: Final = 16 * 1024 * 1024
MOST_FAULTS = 1_000  # of one kind of character: a file full of them is told by its first ones
MAX_DEPTH: Final = 100

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,30}\Z")
_WORDS: Final = {"": None, "~": None, "null": None, "true": True, "false": False}
# What YAML itself forbids, and U+2028/2029, which are line breaks to YAML and to nobody else. No compiled pattern, like
# those of the faults below: most files hold none, and compiling is what every start would pay for.
CONTROL: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]"
_LINE_BREAK = re.compile("\r\n|\r|\n")


class Spot:
    """Where something begins, line and column from 1, and the column where it ends if that is on the same line.

    A large file has a million of these and of what follows, so each holds no more than it needs.
    """

    __slots__ = ("column", "end_column", "line")

    def __init__(self, line: int, column: int, end_column: int | None) -> None:
        self.line = line
        self.column = column
        self.end_column = end_column


class Node(Spot):
    """Where one value stands: `lexeme` is an unquoted scalar as written, `key` where the key before it stands."""

    __slots__ = ("key", "lexeme")

    items: "Mapping[str | int, Node]" = MappingProxyType({})  # a scalar has no values of its own

    def __init__(self, line: int, column: int, end_column: int | None, lexeme: str | None = None) -> None:
        self.line = line
        self.column = column
        self.end_column = end_column
        self.lexeme = lexeme
        self.key: Spot | None = None

    @property
    def keys(self) -> dict[str, Spot]:
        """Where the keys of a mapping stand."""
        return {str(key): node.key for key, node in self.items.items() if node.key is not None}


class Branch(Node):
    """Where a mapping or a list stands, and by key or number where its values do."""

    __slots__ = ("items",)

    def __init__(self, line: int, column: int, end_column: int | None) -> None:
        super().__init__(line, column, end_column)
        self.items: dict[str | int, Node] = {}


class Document(NamedTuple):
    """A file that was read: its data as plain Python values, and the tree of places beside it."""

    file: str
    data: Any
    root: Node
    raw: bytes  # what the file held when it was read

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file; few ask for them, so they are not kept."""
        return lines_of(self.raw.decode("utf-8-sig"))

    def place(self, loc: tuple[str | int, ...], *, of_key: bool = False) -> Place:
        """The place of the value (or key) at `loc`; a part that leads nowhere is passed over (missing keys)."""
        node: Node = self.root
        spot: Spot = node
        found = list[str | int]()
        for i, part in enumerate(loc):
            if part in node.items:
                found.append(part)
                spot = node = node.items[part]
                if of_key and i == len(loc) - 1:
                    spot = node.key or node
        return Place(self.file, spot.line, spot.column, spot.end_column, dotted(loc if of_key else found))

    def lexeme(self, loc: tuple[str | int, ...]) -> tuple[str, bool] | None:
        """The scalar at `loc` as written, and whether it stood without quotes; None where there is no scalar."""
        node: Node = self.root
        value = self.data
        for part in loc:
            if part not in node.items:
                return None
            node, value = node.items[part], value[part]
        if node.lexeme is None:
            return (value, False) if isinstance(value, str) else None
        return node.lexeme, True


def dotted(loc: tuple[str | int, ...] | list[str | int]) -> str:
    """A location as people and scripts write it: ("targets", 3, "value") is "targets[3].value"."""
    text = ""
    for part in loc:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def read(path: Path, name: str | None = None) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read a YAML file: the document (None where nothing can be made of it) and all faults found on the way."""
    file = name or str(path)
    raw, unread = read_bytes(path, file)
    if raw is None:
        return None, unread
    text, unread = decoded(raw, file)
    if text is None:
        return None, unread
    return parse(text, file, raw)


def read_bytes(path: Path, file: str) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The content of a file, or None with the one finding that says why it cannot be had."""

    def refuse(code: str, **facts: Any) -> tuple[None, tuple[Finding, ...]]:
        return None, (Finding(code, Place(file), facts),)

    try:
        if path.is_dir():
            return refuse("CJ001", why=faults.WHAT["directory"])
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return refuse("CJ001", why=faults.WHAT["no_file"])
    except PermissionError:
        return refuse("CJ001", why=faults.WHAT["no_permission"])
    except (OSError, ValueError) as error:
        return refuse("CJ001", why=str(error.__class__.__name__ if isinstance(error, ValueError) else error.strerror))
    if len(raw) > MAX_BYTES:
        return refuse("CJ004", limit=MAX_BYTES // (1024 * 1024))
    return raw, ()


def read_text(path: Path, file: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a UTF-8 file (BOM removed), or None with the one finding that says why there is none."""
    raw, unread = read_bytes(path, file)
    return (None, unread) if raw is None else decoded(raw, file)


def decoded(raw: bytes, file: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The same of what a file held."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        lines = _LINE_BREAK.split(before)
        place = Place(file, len(lines), len(lines[-1]) + 1)
        return None, (
            Finding("CJ002", place, {"encoding": _likely_encoding(raw), "byte": f"0x{raw[error.start]:02X}"}),
        )
    if not text.strip():
        return None, (Finding("CJ003", Place(file)),)
    return text, ()


def _likely_encoding(raw: bytes) -> str:
    """A guess at the encoding of bytes that are not UTF-8, for the hint."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "?"
    return "GB18030 (GBK)"


def parse(text: str, file: str, raw: bytes | None = None) -> tuple[Document | None, tuple[Finding, ...]]:
    """Parse YAML text: a document and the faults that do not stop the reading, or None and the one that does.

    `raw` is what the text was read from.
    """
    lines = lines_of(text)
    if found := tuple(islice(_control_characters(lines, file), MOST_FAULTS)):
        return None, found
    builder = _Builder(file)
    builder.faults += islice(_lookalikes(text, lines, file), MOST_FAULTS)
    loader = yaml.CSafeLoader(text)
    try:
        builder.run(loader)
    except _StoppedError:
        return None, tuple(builder.faults)
    except yaml.YAMLError as error:
        marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
        if "end of stream" in str(getattr(error, "problem", "")):
            marks.reverse()  # what was left open, not where the file ends
        mark = marks[0] or marks[1]
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
        problem: str | Pair = faults.YAML.get(said, said)
        if mark and (
            seen := _colon(lines, mark.line) or _deeper(lines, mark.line, said) or _comma(lines, mark.line, said)
        ):
            line, column, key = seen
            place, problem = Place(file, line + 1, column + 1), faults.YAML[key]
        # the scanner looks ahead, and may give up on brackets before their events come
        if mark and _open_brackets(text[: mark.index]) > MAX_DEPTH:
            builder.faults.append(Finding("CJ006", place, {"limit": MAX_DEPTH}))
        else:
            builder.faults.append(Finding("CJ005", place, {"problem": problem}))
        return None, tuple(builder.faults)
    finally:
        loader.dispose()
    if builder.root is None:
        return None, (Finding("CJ003", Place(file)),)
    return Document(file, builder.data, builder.root, text.encode() if raw is None else raw), tuple(builder.faults)


_KEY: Final = r"\s*(?:- )?[A-Za-z_][A-Za-z0-9_]*"
_ENTRY: Final = rf"{_KEY}(?: *(?P<wide>[：﹕︰])|:(?P<glued>[^\s:/])|(?P<none> +[^\s:#]+|) *$)"
_OPENED: Final = r"(?P<indent>\s*(?:- )?)[A-Za-z_][A-Za-z0-9_]*:(?P<value> *[^ #])?"
_WIDE_COMMA: Final = r"[，﹐、](?= *[A-Za-z_][A-Za-z0-9_]*:)"


def _colon(lines: Sequence[str], line: int) -> tuple[int, int, str] | None:
    """The colon that a key lacks on the line or the one with text before it: line, column (from 0) and what is wrong.

    The scanner notices only on the line below, or at the end of the value.
    """
    above = next((i for i in range(line - 1, -1, -1) if lines[i].strip()), line)
    for i in (line, above) if line < len(lines) else (above,):
        match = re.match(_ENTRY, lines[i])
        if match is None or (match["none"] is not None and i == line):
            continue
        for key in ("wide", "glued"):
            if match[key]:
                return i, match.start(key), key
        key_alone = re.match(_KEY, lines[i])
        assert key_alone is not None
        return i, key_alone.end(), "none"
    return None


def _deeper(lines: Sequence[str], line: int, said: str) -> tuple[int, int, str] | None:
    """A key that stands deeper than the one above it, which has its value already: as in _colon."""
    if not said.startswith("mapping values") or line >= len(lines):
        return None
    key = re.match(_OPENED, lines[line])
    above = next((match for i in range(line - 1, -1, -1) if (match := re.match(_OPENED, lines[i]))), None)
    if key is None or above is None or not above["value"] or key.end("indent") <= above.end("indent"):
        return None
    return line, key.end("indent"), "deeper"


def _comma(lines: Sequence[str], line: int, said: str) -> tuple[int, int, str] | None:
    """The full-width comma between two keys in braces, where the scanner misses one: as in _colon."""
    if not said.startswith("did not find expected ','") or line >= len(lines):
        return None
    match = re.search(_WIDE_COMMA, lines[line])
    return (line, match.start(), "comma") if match else None


def _open_brackets(text: str) -> int:
    """How many brackets a text opens and does not close, those in strings included."""
    return sum(text.count(mark) for mark in "[{") - sum(text.count(mark) for mark in "]}")


def lines_of(text: str) -> tuple[str, ...]:
    """The lines as places count them: CR, LF and CRLF end one, nothing else does."""
    return tuple(_LINE_BREAK.split(text))


def _control_characters(lines: tuple[str, ...], file: str) -> Iterator[Finding]:
    for number, line in enumerate(lines, start=1):
        if not line.isprintable():
            for match in re.finditer(CONTROL, line):
                place = Place(file, number, match.start() + 1, match.start() + 2)
                yield Finding("CJ011", place, {"character": f"U+{ord(match.group()):04X}"})
            if (tab := line.find("\t")) >= 0:
                yield Finding("CJ014", Place(file, number, tab + 1, tab + 2))


def _lookalikes(text: str, lines: tuple[str, ...], file: str) -> Iterator[Finding]:
    if lookalikes.suspects(text):
        for number, line in enumerate(lines, start=1):
            for found in lookalikes.find(line):
                place = Place(file, number, found.column, found.column + 1)
                meant = f"“{found.meant}”" if found.meant.strip() else " " if found.meant else ""
                yield Finding("CJ312", place, {"character": found.point, "meant": meant})


class _StoppedError(Exception):
    """The reading cannot go on; the fault is already noted."""


class _Frame:
    """A mapping or a list that is being filled; of a mapping the key that waits for its value, and where it stands.

    A key of None is one that cannot be or that is there already: its value is read and dropped.
    """

    __slots__ = ("branch", "container", "key", "key_spot", "wants_key")

    def __init__(self, container: dict[str, Any] | list[Any], branch: Branch) -> None:
        self.container: Any = container
        self.branch = branch
        self.key: str | None = None
        self.key_spot: Spot | None = None
        self.wants_key = type(container) is dict

    def put(self, value: Any, node: Node) -> None:
        """Add a value: the next one of a list, or that of the key."""
        if type(self.container) is list:
            self.branch.items[len(self.container)] = node
            self.container.append(value)
            return
        if self.key is not None:
            self.container[self.key] = value
            node.key = self.key_spot
            self.branch.items[self.key] = node
        self.wants_key = True


class _Builder:
    """Builds data and nodes from events, with a stack of its own whose lowest frame is a list of the one document."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Finding] = []
        self.document = _Frame([], Branch(1, 1, None))
        self.line = 0  # of what is being read

    @property
    def data(self) -> Any:
        """What the file holds."""
        return self.document.container[0] if self.document.container else None

    @property
    def root(self) -> Node | None:
        """Where it stands; None where there is nothing."""
        return self.document.branch.items.get(0)

    def fault(self, code: str, event: Any, *, stop: bool = False, **facts: Any) -> None:
        self.faults.append(Finding(code, Place(self.file, *self.extent(event)), facts))
        if stop:
            raise _StoppedError

    def extent(self, event: Any) -> tuple[int, int, int | None]:
        """Line and column from 1, and the end's column where it is on the same line."""
        start, end = event.start_mark, event.end_mark
        if start.line + 1 != self.line:
            self.line = start.line + 1  # one number in memory for all that begins on a line
        return self.line, start.column + 1, end.column + 1 if end.line == start.line else None

    def run(self, loader: Any) -> None:
        """Walk the events of one document."""
        stack = [self.document]
        next_event = loader.get_event
        documents = 0
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                self.scalar(stack[-1], event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(stack) > MAX_DEPTH:
                    self.fault("CJ006", event, stop=True, limit=MAX_DEPTH)
                stack.append(self.begin(stack[-1], event, {} if kind is MappingStartEvent else []))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                stack.pop()
            elif kind is yaml.AliasEvent:
                self.fault("CJ007", event, stop=True, name=event.anchor)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.fault("CJ008", event, stop=True)
            elif kind is yaml.StreamEndEvent:
                return

    def scalar(self, frame: _Frame, event: Any) -> None:
        """A key where the frame waits for one, else a value."""
        if event.anchor is not None or event.tag is not None or event.style == '"':
            self.checked(event)
        extent = self.extent(event)
        if frame.wants_key:
            self.begin_value(frame, self.key(frame.container, event), extent)
        else:
            value, lexeme = _value(event)
            frame.put(value, Node(*extent, lexeme))

    def begin(self, frame: _Frame, event: Any, container: dict[str, Any] | list[Any]) -> _Frame:
        """The beginning of a mapping or a list, which cannot be a key: as one it is walked through and not read."""
        self.checked(event)
        extent = self.extent(event)
        branch = Branch(*extent)
        if frame.wants_key:
            self.fault("CJ013", event)
            self.begin_value(frame, None, extent)
        else:
            frame.put(container, branch)
        return _Frame(container, branch)

    @staticmethod
    def begin_value(frame: _Frame, key: str | None, extent: tuple[int, int, int | None]) -> None:
        """Let the frame wait for the value of a key."""
        frame.key, frame.key_spot, frame.wants_key = key, Spot(*extent), False

    def checked(self, event: Any) -> None:
        """Note what is wrong with a value wherever it stands: an anchor, a tag, a control character in quotes."""
        if event.anchor is not None:
            self.fault("CJ007", event, stop=True, name=event.anchor)
        if event.tag is not None:
            self.fault("CJ010", event, tag=event.tag)
        # what is forbidden is not printable either, which is known without looking for it
        quoted = type(event) is ScalarEvent and event.style == '"' and not event.value.isprintable()
        if quoted and (match := re.search(CONTROL, event.value)):
            self.fault("CJ011", event, character=f"U+{ord(match.group()):04X}")

    def key(self, container: dict[str, Any], event: Any) -> str | None:
        """The key that a scalar stands for; None where its value is to be dropped."""
        if event.value == "<<" and not event.style:
            self.fault("CJ012", event)
        elif event.value in container:
            self.fault("CJ009", event, key=event.value)
        else:
            return sys.intern(event.value)
        return None


def _value(event: Any) -> tuple[Any, str | None]:
    """The value of a scalar: null, true, false and plain decimals where unquoted, else its text; and the lexeme.

    Most words of a large file stand there again and again, and are kept once.
    """
    if event.style:
        return event.value, None
    text = sys.intern(event.value)
    if text in _WORDS:
        return _WORDS[text], text
    if text[0] in "+-0123456789":
        if _INTEGER.match(text):
            return int(text), text
        if _DECIMAL.match(text):
            return float(text), text
    return text, text
