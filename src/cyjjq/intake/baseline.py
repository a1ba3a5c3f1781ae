"""Enters figures into baseline.yaml: every byte that the edit does not concern stays.

The text is edited where the reader says that things stand, then read again: the result must hold exactly the data that
were meant, and is judged by the checks before anything is written. A lock beside the file lets many write in turn.
"""

import contextlib
import difflib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from cyjjq.catalogue import loading, shape, yamlfile
from cyjjq.catalogue.finding import Finding, Severity
from cyjjq.catalogue.loading import FILES, Loaded
from cyjjq.catalogue.models import Observation, Source
from cyjjq.chinese.numerals import plain
from cyjjq.refusal import Refusal

_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff（）《》、，。_-]*")
_NOT_TEXT = {"true", "false", "null", "yes", "no", "on", "off"}
# What an observation says about its value, and what therefore goes with a value that is replaced.
_OF_THE_VALUE = ("quality", "formula", "where", "confidence", "stage", "phrase")
FIGURES = ("value", "growth")
# Told of a figure that is entered, and never a reason not to: its base is old, its series stale, its base is doubted.
_TOLD = frozenset({"CJ305", "CJ309", "CJ401"})


class Entry(NamedTuple):
    """A figure to enter: an observation's keys as in the file, and the source where it is a new one."""

    observation: Mapping[str, Any]
    source: tuple[str, Mapping[str, Any]] | None = None


class Conflict(NamedTuple):
    """There is another figure for the period already."""

    entry: Entry
    known: Observation

    @property
    def facts(self) -> dict[str, str]:
        """What a message says of it: the figure that stands there, with its source, and the new one."""
        new = self.entry.observation
        keys = [key for key in ("value", "growth") if new.get(key) is not None]
        old, told = ([_shown(key, each[key]) for key in keys] for each in (self.known.model_dump(), new))
        return {
            "indicator": self.known.indicator,
            "when": self.known.when,
            "old": ", ".join(old),
            "source": self.known.source,
            "new": ", ".join(told),
        }


def _shown(key: str, value: float | None) -> str:
    return "-" if value is None else f"{plain(value)} %" if key == "growth" else plain(value)


class Edited(NamedTuple):
    """A baseline.yaml with figures entered, not yet written: both texts, and what the new one gives rise to.

    `concerned` has for each finding the number of the entry that gave rise to it (None where it was none of them),
    and whether it is about that entry itself, not about a neighbour of it.
    """

    path: Path
    before: str
    after: str
    findings: tuple[Finding, ...]
    lines: Mapping[str, tuple[str, ...]]
    concerned: tuple[tuple[int | None, bool], ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """New findings that forbid the edit."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def doubts(self) -> tuple[Finding, ...]:
        """New findings that want a second look."""
        warnings = (finding for finding in self.findings if finding.severity is Severity.WARNING)
        return tuple(finding for finding in warnings if finding.code not in _TOLD)

    @property
    def told(self) -> tuple[Finding, ...]:
        """New findings that are worth knowing and keep nothing out."""
        return tuple(finding for finding in self.findings if finding.code in _TOLD)

    @property
    def diff(self) -> str:
        """What changes, as a unified diff."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        name = str(self.path)
        return "".join(difflib.unified_diff(before, after, fromfile=name, tofile=name))


class CannotEdit(Exception):  # noqa: N818 - no error of ours: the file is written in a way that must be edited by hand
    """The file's layout is not one that can be edited in place."""


PATIENCE = 60  # seconds to wait for somebody else's figures


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Nobody else enters figures into the file meanwhile; waits as long as it takes, up to `PATIENCE`.

    Raises Refusal where the lock stays taken or cannot be made. A lock whose process has died is free: the system
    holds it, the file beside the data only names it.
    """
    from filelock import FileLock, Timeout

    target = Path(os.path.realpath(path))
    lock = FileLock(target.with_name(f".{target.name}.lock"), timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        raise Refusal("locked", ("locked_hint", {}), path=path) from None
    except OSError as error:
        raise Refusal("cannot_write", path=lock.lock_file, why=error.strerror) from error
    try:
        yield
    finally:
        lock.release()


def conflict(loaded: Loaded, entry: Entry) -> Conflict | None:
    """The figure that stands for the period already, where the new one would change it; nothing where it only adds.

    A growth that stands there alone is no value: a value from another source goes beside it, with that source.
    """
    new = entry.observation
    known = _known(loaded, new)
    for each in known:
        for key in FIGURES:
            old = getattr(each, key)
            if new.get(key) is not None and old is not None and old != new[key]:
                return Conflict(entry, each)
    missing = [
        key for key in FIGURES if new.get(key) is not None and not any(getattr(o, key) is not None for o in known)
    ]
    valued = next((each for each in known if each.value is not None), None)
    if "growth" in missing and valued and not any(each.source == new["source"] for each in known):
        return Conflict(entry, valued)
    return None


def is_known(loaded: Loaded, entry: Entry) -> bool:
    """Whether the figure stands there already, so that entering it changes nothing."""
    known = _known(loaded, entry.observation)
    return bool(known) and all(
        entry.observation.get(key) is None or any(getattr(each, key) == entry.observation[key] for each in known)
        for key in FIGURES
    )


def _known(loaded: Loaded, new: Mapping[str, Any]) -> list[Observation]:
    """What stands for the period: one observation, or a growth and a value that have each a source of its own."""
    assert loaded.catalogue is not None
    when = str(new.get("period") or new.get("year"))
    return [each for each in loaded.catalogue.observations.get(new["indicator"], ()) if each.when == when]


def enter(loaded: Loaded, entries: Iterable[Entry], today: date) -> Edited:
    """The file with figures entered or replaced, and the findings that were not there before. Raises CannotEdit."""
    path = loaded.directory.path / "baseline.yaml"
    name = str(path)
    raw = path.read_bytes().decode("utf-8")
    text, mark = raw.removeprefix("\ufeff"), "\ufeff" * raw.startswith("\ufeff")
    before = text
    document, _ = yamlfile.parse(text, name)
    if document is None:
        raise CannotEdit
    entries = tuple(entries)
    text = _entered(text, document, entries)
    document, faults = yamlfile.parse(text, name)
    if document is None:
        raise CannotEdit
    documents = {**loaded.documents, "baseline": document}
    shapes = {stem: shape.validate(FILES[stem], documents[stem]) for stem in FILES}
    found = [*faults, *(finding for shape in shapes.values() for finding in shape.findings)]
    found += loading.judge(shapes, documents, today)[1]
    old = Counter(_gist(finding) for finding in loaded.findings)
    new = []
    for finding in found:
        if old[_gist(finding)]:
            old[_gist(finding)] -= 1
        else:
            new.append(finding)
    concerned = tuple(_concerned(finding, document.data, entries) for finding in new)
    return Edited(path, mark + before, mark + text, tuple(new), {name: document.lines}, concerned)


_PART = re.compile(r"(observations|sources)(?:\[([0-9]+)\]|\.([^.]+))")


def _concerned(finding: Finding, data: Any, entries: Sequence[Entry]) -> tuple[int | None, bool]:
    """Which of the figures entered gave rise to a finding: its own, or the nearest of the same indicator."""
    match = _PART.match(finding.place.path)
    if match is None:
        return None, False
    if match[3]:
        of_source = (i for i, entry in enumerate(entries) if entry.source and entry.source[0] == match[3])
        return next(of_source, None), True
    found = data["observations"][int(match[2])]

    def distance(i: int) -> tuple[bool, int]:
        new = entries[i].observation
        return _key(new) != _key(found), abs(_year(new) - _year(found))

    same = [i for i, entry in enumerate(entries) if entry.observation["indicator"] == found.get("indicator")]
    nearest = min(same, key=distance, default=None)
    return nearest, nearest is not None and not distance(nearest)[0]


def _year(observation: Mapping[str, Any]) -> int:
    return int(str(observation.get("year") or observation.get("period") or 0)[:4])


def _gist(finding: Finding) -> str:
    """A finding without its place, which moves with every line entered."""
    return f"{finding.code} {sorted(finding.facts.items())}"


# --- The text ---------------------------------------------------------------------------------------------------------


class _Edit(NamedTuple):
    """Lines `start` to `stop` (exclusive) give way to others."""

    start: int
    stop: int
    lines: list[str]


def _entered(text: str, document: yamlfile.Document, entries: Sequence[Entry]) -> str:
    """The text with figures entered; what it then holds is compared with what was meant. Raises CannotEdit."""
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    sources: dict[str, Mapping[str, Any]] = {}
    for entry in entries:
        if entry.source is not None and entry.source[0] not in document.data["sources"]:
            sources.setdefault(*entry.source)
    for section, comes in (("sources", sources), ("observations", entries)):
        if comes and not document.data[section]:
            _unfold(lines, document, section, end)
    edits, observations = _observations(lines, document, entries, end)
    if sources:
        edits.append(_sources(lines, document, sources, end))
    # from the bottom up, so that no edit moves the lines of another
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        lines[edit.start : edit.stop] = edit.lines
    result = "".join(lines)
    meant = {**document.data, "sources": document.data["sources"] | sources, "observations": observations}
    again, _ = yamlfile.parse(result, document.file)
    if again is None or again.data != _as_read(meant):
        raise CannotEdit
    return result


def _sources(lines: list[str], document: yamlfile.Document, new: Mapping[str, Mapping[str, Any]], end: str) -> _Edit:
    """New sources at the end of theirs."""
    at = _end_of_section(lines, document, "sources")
    written: list[str] = []
    for key, facts in new.items():
        written += [f"  {key}:{end}", *(f"    {name}: {_scalar(value)}{end}" for name, value in facts.items())]
    return _Edit(at, at, written)


def _observations(
    lines: list[str], document: yamlfile.Document, entries: Sequence[Entry], end: str
) -> tuple[list[_Edit], list[Mapping[str, Any]]]:
    """The edits that enter figures, and the observations as they are meant to be afterwards."""
    old = document.data["observations"]
    numbers: dict[tuple[Any, ...], list[int]] = {}
    for i, each in enumerate(old):
        numbers.setdefault(_key(each), []).append(i)
    behind = {each["indicator"]: i + 1 for i, each in enumerate(old)}
    edits, replaced = [], dict[int, Mapping[str, Any]]()
    added: dict[int, list[Mapping[str, Any]]] = {}
    for entry in entries:
        for number, told in _shared_out(old, numbers.get(_key(entry.observation), []), entry.observation):
            if number is None:
                new = _clean(told)
                added.setdefault(behind.get(new["indicator"], len(old)), []).append(new)
            else:
                replaced[number] = _replaced(old[number], told)
                edits.append(_rewritten(lines, document, number, replaced[number], end))
    indent = " " * _indent(lines, document)
    for position, group in added.items():
        at = _above(lines, document, position)
        edits.append(_Edit(at, at, [f"{indent}- {_flow(each)}{end}" for each in group]))
    meant: list[Mapping[str, Any]] = []
    for i in range(len(old) + 1):
        meant += added.get(i, [])
        meant += [replaced.get(i, old[i])] if i < len(old) else []
    return edits, meant


def _rewritten(lines: list[str], document: yamlfile.Document, number: int, new: Mapping[str, Any], end: str) -> _Edit:
    """One observation with what is new in it, in the layout that it has."""
    old = document.data["observations"][number]
    first, last = _item(lines, document, number)
    node = document.root.items["observations"].items[number]
    if lines[first][node.column - 1] != "{":
        return _Edit(first, last, _in_block(lines, (first, last), node, old, new, end))
    if last - first > 1:
        raise CannotEdit
    return _Edit(first, last, [_in_flow(lines[first], node, old, new)])


def _shared_out(
    old: Sequence[Mapping[str, Any]], known: Sequence[int], new: Mapping[str, Any]
) -> Iterator[tuple[int | None, Mapping[str, Any]]]:
    """A new figure by the observation of its period that it changes; None for what stands in none of them.

    A value that finds only a growth from another source becomes an observation of its own: each keeps its source.
    """
    groups: dict[int | None, list[str]] = {}
    for key in (key for key in FIGURES if new.get(key) is not None):
        holder = next((i for i in known if old[i].get(key) is not None), None)
        if holder is None:
            holder = next((i for i in known if old[i]["source"] == new["source"]), None)
        if holder is None and key == "growth":
            holder = next((i for i in known if old[i].get("value") is not None), None)
        groups.setdefault(holder, []).append(key)
    for number, keys in groups.items():
        if number is None or any(old[number].get(key) != new[key] for key in keys):
            yield number, {key: value for key, value in new.items() if key in keys or key not in FIGURES}


def _key(observation: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(observation.get(key) for key in ("indicator", "year", "period"))


def _as_read(data: Any) -> Any:
    """Data as the reader gives them: dates are texts, whole floats come back as they are written."""
    if isinstance(data, dict):
        return {key: _as_read(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_read(value) for value in data]
    return data.isoformat() if isinstance(data, date) else data


def _clean(observation: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in observation.items() if value is not None}


def _replaced(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """An observation with new figures; a value that gives way goes to `was`, with what was said of it left out."""
    result = {**old, **_clean(new)}
    if "value" in old and new.get("value") is not None and old["value"] != new["value"]:
        for key in _OF_THE_VALUE:
            if key not in new:
                result.pop(key, None)
        result["was"] = [{"value": old["value"], "source": old["source"]}, *old.get("was", [])]
    return result


def _above(lines: list[str], document: yamlfile.Document, position: int) -> int:
    """The line above which a new observation goes that is to be the one of that position."""
    if position == len(document.data["observations"]):
        return _end_of_section(lines, document, "observations")
    return _back(lines, document.place(("observations", position)).line - 1)


def _unfold(lines: list[str], document: yamlfile.Document, key: str, end: str) -> None:
    """Make room in an empty section, written `observations: []` or `sources: {}`."""
    at = document.root.keys[key].line - 1
    match = re.fullmatch(rf"({key}:)[ ]*(?:\[\]|\{{\}})([ ]*#[^\r\n]*)?\s*", lines[at])
    if match is None:
        raise CannotEdit
    lines[at] = f"{match[1]}{match[2] or ''}{end}"


def _item(lines: list[str], document: yamlfile.Document, number: int) -> tuple[int, int]:
    """The lines of an observation: from its dash to where the next one begins, comments above that left to it."""
    first = document.place(("observations", number)).line - 1
    if number + 1 < len(document.data["observations"]):
        return first, _back(lines, document.place(("observations", number + 1)).line - 1)
    return first, _end_of_section(lines, document, "observations")


def _end_of_section(lines: list[str], document: yamlfile.Document, key: str) -> int:
    """The line behind the last one of a top-level section."""
    starts = sorted(node.line for node in document.root.keys.values())
    own = document.root.keys[key].line
    following = next((line for line in starts if line > own), len(lines) + 1)
    return _back(lines, following - 1)


def _back(lines: list[str], at: int) -> int:
    """Over the blank lines and comments above a line: they belong to what follows."""
    while at > 0 and (not lines[at - 1].strip() or lines[at - 1].lstrip().startswith("#")):
        at -= 1
    return at


def _indent(lines: list[str], document: yamlfile.Document) -> int:
    """The column of the dashes."""
    if not document.data["observations"]:
        return 2
    line = lines[document.place(("observations", 0)).line - 1]
    if not line.lstrip().startswith("-"):
        raise CannotEdit
    return len(line) - len(line.lstrip())


def _in_flow(line: str, node: yamlfile.Node, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """A line `- {…}` with what is new in it; what stays keeps its writing."""
    starts = {key: place.column - 1 for key, place in node.keys.items()}
    close = line.rindex("}")
    bounds = [*sorted(starts.values())[1:], close]
    parts = {
        key: line[start:stop].rstrip(", ")
        for (key, start), stop in zip(sorted(starts.items(), key=lambda item: item[1]), bounds, strict=True)
    }
    told = [parts[key] if key in old and new[key] == old[key] else f"{key}: {_value(new[key])}" for key in new]
    return line[: node.column - 1] + "{" + ", ".join(told) + line[close:]


def _in_block(
    lines: list[str],
    item: tuple[int, int],
    node: yamlfile.Node,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    end: str,
) -> list[str]:
    """The lines of an observation with a key a line, what is new in them; what stays keeps its lines."""
    starts = sorted((place.line - 1, key) for key, place in node.keys.items())
    indent = " " * (node.column - 1)
    bounds = [*(line for line, _ in starts[1:]), item[1]]
    parts = {key: lines[start:stop] for (start, key), stop in zip(starts, bounds, strict=True)}
    told: list[str] = []
    for key in new:
        stays = key in old and new[key] == old[key]
        told += parts[key] if stays else [f"{indent}{key}: {_value(new[key])}{end}"]
    return told


def _flow(observation: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in observation.items()) + "}"


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return _flow(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    """A scalar that reads back as itself: numbers plain, texts quoted where they are more than words."""
    if isinstance(value, int | float):
        # never with an exponent: the reader takes plain decimals only
        return format(Decimal(repr(value)), "f")
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    if re.fullmatch(r"[0-9]{4}-([0-9]{2}-[0-9]{2}|Q[1-4]|[0-9]{2})|[a-z0-9][a-z0-9_-]*[a-z][a-z0-9_-]*", text):
        return text if text not in _NOT_TEXT else json.dumps(text)
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)


def new_source(title: str, publisher: str, day: date | None, url: str | None, *, official: bool) -> dict[str, Any]:
    """A source's keys as in the file."""
    facts = {"title": title, "publisher": publisher, "date": day, "url": url}
    known = {key: value for key, value in facts.items() if value is not None}
    assert set(known) <= set(Source.model_fields)
    return known | {"reliability": "official" if official else "secondary"}
