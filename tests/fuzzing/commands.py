"""Whole command lines on made-up worlds, in this process, with their streams held: what must hold of every one.

Exit 0, 1 or 2; never a fault of ours; JSON that is JSON, without a number that is none; no control character for a
terminal; no file of the user's changed by a command that only reads; a limit of the processor's time.
"""

import csv
import io
import json
import random
import re
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tests.fuzzing import worlds
from tests.fuzzing.mutations import mutate
from tests.support.command import Done, run

LIMIT = 10.0  # seconds of the processor's time
READING = (
    *("gap", "gap", "gap", "rates", "path", "list", "show", "show", "check", "check", "cohere", "outlook", "compare"),
    *("ledger", "ledger", "trace", "trace", "suggest", "read", "read", "request", "report"),
)
WRITING = ("record", "record", "import", "import")
FORMATS = ("table", "plain", "md", "csv", "json")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NO_NUMBER = re.compile(r"(?<![\w.])[-+]?(?:nan|inf|infinity)(?![\w.])", re.IGNORECASE)
_NO_CELL = re.compile(rb"<v>[-+]?(?:nan|inf|infinity)</v>", re.IGNORECASE)


class TooLongError(Exception):
    """A command that took more than its limit."""


class BrokenError(AssertionError):
    """What must hold of every command, and did not."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Ends what takes more of the processor's time, whatever the wall clock says."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def attempt(folder: Path, chance: random.Random, tally: Counter[str]) -> float:
    """One world, one command line; the seconds of the processor's time. Raises `BrokenError` with the command line."""
    world = worlds.build(folder, chance)
    if chance.random() < 0.15:
        spoilt = folder / chance.choice(("targets.yaml", "baseline.yaml"))
        spoilt.write_bytes(mutate(spoilt.read_text("utf-8", "surrogatepass"), chance))
    words = line(world, chance)
    kept = {path: path.read_bytes() for path in folder.glob("*.yaml")}
    start = time.process_time()
    try:
        with limited(LIMIT):
            done = run(*words, lang=chance.choice(("zh", "en")), COLUMNS=chance.choice(("40", "80", "200")))
    except TooLongError:
        raise BrokenError(f"more than {LIMIT:g} s: {words}") from None
    seconds = time.process_time() - start
    judge(words, done)
    if words[0] not in WRITING or "--dry-run" in words:
        changed = [path.name for path, content in kept.items() if not path.exists() or path.read_bytes() != content]
        if changed:
            raise BrokenError(f"{changed} changed: {words}")
    for path in folder.glob("out.*"):
        if path.suffix == ".xlsx":
            _judge_workbook(words, path)
        path.unlink()
    tally[f"{words[0]} {done.returncode}"] += 1
    return seconds


def line(world: worlds.World, chance: random.Random) -> list[str]:
    """A command with options; what they are given is sound seven times in eight."""
    command = chance.choice((*READING, *WRITING))
    words = _OF.get(command, _rows)(command, world, chance)
    if command != "compare":
        words[1:1] = ["--data", str(world.folder)]
    if chance.random() < 0.05:
        words.insert(chance.randrange(1, len(words) + 1), chance.choice(worlds.NASTY))
    return [word.replace("\x00", "").encode("utf-8", "replace").decode() for word in words]


def _some(chance: random.Random, *sound: str) -> str:
    return chance.choice(sound) if chance.random() < 0.88 else chance.choice(worlds.NASTY)


def _year(chance: random.Random) -> str:
    return _some(chance, "2023", "2024", "2025", "2025", "2027", *worlds.PERIODS)


def _rows(command: str, world: worlds.World, chance: random.Random) -> list[str]:
    """Commands that print rows of the catalogue."""
    words = [command]
    if command in ("gap", "ledger") and chance.random() < 0.8:
        words.append(_year(chance))
    if command == "show":
        words.append(_some(chance, *world.targets, *world.indicators))
    if command == "gap":
        words += chance.choice(
            ([], ["--wide"], ["--all"], ["--summary"], ["--worst", _some(chance, "1", "3")], ["--method", "open-sdg"])
        )
        words += chance.choice(([], [], ["--against", _year(chance)], ["--sort", _some(chance, "pace", "gap", "id")]))
    if command == "path" and chance.random() < 0.5:
        words += ["--from", _some(chance, "base", "latest")]
    if command == "ledger":
        words += chance.choice(
            ([], ["--today", _some(chance, "2025-08-20", "2026-01-25")], ["--changed-since", _year(chance)])
        )
    if command == "check":
        words += chance.choice(
            ([], ["--explain", _some(chance, "CJ101", "CJ304")], ["--select", _some(chance, "CJ1", "CJ304")])
        )
        return words + chance.choice(([], ["--format", _some(chance, "line", "full", "json", "sarif", "github")]))
    if command in ("gap", "rates", "path", "show", "cohere", "outlook") and chance.random() < 0.3:
        words += [
            "--assume",
            _some(chance, f"{chance.choice(world.targets)}={abs(worlds.number(chance)):.4f}@2026", "i0=+5%@2026"),
        ]
    if chance.random() < 0.2 and command not in ("show", "cohere", "compare"):
        words += ["--target", _some(chance, *world.targets)]
    if command == "compare":
        words += ["--data", str(world.folder)]
        words += chance.choice(([], ["--rows"], ["--indicator", _some(chance, *world.indicators)]))
    return words + chance.choice(
        (
            [],
            ["--format", _some(chance, *FORMATS)],
            ["--format", "json"],
            [] if command == "show" else ["--format", "csv", "--headers", "zh"],
        )
    )


def _of_a_text(command: str, world: worlds.World, chance: random.Random) -> list[str]:
    path = world.folder / "text.txt"
    path.write_bytes(worlds.text(chance).encode(chance.choice(("utf-8", "gb18030", "utf-16")), "replace"))
    if command == "suggest":
        return ["trace", str(path), "--suggest", *chance.choice(([], ["--format", "json"]))]
    if command == "trace":
        return ["trace", str(path), *chance.choice(([], ["--format", "json"], ["--format", "full"]))]
    words = ["read", str(path), *chance.choice((["--year", _some(chance, "2025")], ["--period", _year(chance)], []))]
    return words + chance.choice(([], ["--format", "json"], ["--format", "csv"]))


def _request(command: str, world: worlds.World, chance: random.Random) -> list[str]:
    ending = chance.choice(("csv", "csv", "xlsx"))
    return [command, "--output", str(world.folder / f"out.{ending}"), *chance.choice(([], ["--year", _year(chance)]))]


def _report(command: str, world: worlds.World, chance: random.Random) -> list[str]:
    ending = chance.choice(("md", "md", "md", "md", "html", "html", "docx", "xlsx"))
    more = chance.choice(([], ["--ledger"], ["--method", "open-sdg"]))
    return [command, "--output", str(world.folder / f"out.{ending}"), "--year", _year(chance), *more]


def _record(command: str, world: worlds.World, chance: random.Random) -> list[str]:
    value = (
        plain if (plain := f"{worlds.number(chance):.15g}") and chance.random() < 0.7 else chance.choice(worlds.NASTY)
    )
    words = [
        command,
        _some(chance, *world.indicators, *world.targets),
        _year(chance),
        "--source",
        _some(chance, *world.sources),
    ]
    words += chance.choice(
        (
            [],
            ["--growth", _some(chance, "5", "-3.2")],
            ["--note", _some(chance, "初步")],
            ["--unit", _some(chance, "%", "万元")],
        )
    )
    return words + chance.choice(([], ["--yes"], ["--dry-run"], ["--replace", "--yes"])) + ["--", value]


def _import(command: str, world: worlds.World, chance: random.Random) -> list[str]:
    for old in world.folder.glob("form.*"):
        old.unlink()
    words = [command, str(worlds.form(world.folder / "form", world, chance))]
    return words + chance.choice(([], ["--yes"], ["--dry-run"], ["--accept-valid", "--yes"], ["--replace", "--yes"]))


_OF = {
    **dict.fromkeys(("trace", "suggest", "read"), _of_a_text),
    "request": _request,
    "report": _report,
    "record": _record,
    "import": _import,
}


def judge(words: list[str], done: Done) -> None:
    """What holds of every command."""
    told = f"{words}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    if done.returncode not in (0, 1, 2):
        raise BrokenError(f"exit {done.returncode}: {told}")
    if "Traceback" in done.stderr:
        raise BrokenError(f"a traceback: {told}")
    format_ = words[words.index("--format") + 1] if "--format" in words and words[-1] != "--format" else ""
    if format_ in ("json", "sarif") and "--explain" not in words and done.stdout.strip():
        try:
            json.loads(done.stdout, parse_constant=_no_constant)
        except ValueError as error:
            raise BrokenError(f"{error}: {told}") from error
        return
    if format_ == "csv":
        cells = (cell for row in csv.reader(io.StringIO(done.stdout)) for cell in row)
        if any(_NO_NUMBER.fullmatch(cell) for cell in cells):
            raise BrokenError(f"a cell that is no number: {told}")
        return
    for stream in (done.stdout, done.stderr):
        if found := _CONTROL.search(stream.replace("\r\n", "\n")):
            raise BrokenError(f"{found[0]!r} for a terminal: {told}")
    if words[0] in ("gap", "rates", "path", "cohere", "outlook", "compare", "ledger") and _NO_NUMBER.search(
        done.stdout
    ):
        raise BrokenError(f"no number: {told}")


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} in JSON")


def _judge_workbook(words: list[str], path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.startswith("xl/worksheets/") and _NO_CELL.search(book.read(name)):
                raise BrokenError(f"no number in a cell of {name}: {words}")
