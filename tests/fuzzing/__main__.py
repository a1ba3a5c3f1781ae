"""The hostile input from the command line; prints what was tried and found, or writes it as a page."""

import argparse
import faulthandler
import gc
import platform
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from cyjjq.catalogue import loading
from tests.fuzzing import commands, files

ROOT = Path(__file__).parents[2]


class Tried(NamedTuple):
    """How many were tried, what came of them, and the longest, in seconds of the processor's time."""

    done: int
    tally: Counter[str]
    slowest: float
    found: Sequence[str] = ()


def try_files(count: int, seconds: float, seed: int) -> Tried:
    """So many mutations of the real and the made-up data, or as many as go into so many seconds."""
    small, *large = (
        {stem: (ROOT / name / f"{stem}.yaml").read_text("utf-8") for stem in loading.FILES}
        for name in ("tests/cases/valid", "examples/made-up", "data")
    )
    texts = [*[small] * 8, *large]
    tally, slowest, done, end = Counter[str](), 0.0, 0, time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as name:
        while done < count and time.monotonic() < end:
            few, longest = files.run(20, seed * 1_000_003 + done, Path(name), texts[done // 20 % len(texts)])
            tally, slowest, done = tally + few, max(slowest, longest), done + 20
    return Tried(done, tally, slowest)


def try_commands(count: int, seconds: float, seed: int) -> Tried:
    """So many command lines, each on a world of its own, or as many as go into so many seconds."""
    tally, slowest, done, end = Counter[str](), 0.0, 0, time.monotonic() + seconds
    found: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        while done < count and time.monotonic() < end:
            if done % 500 == 0:  # typer keeps what it made of each command line: set apart, no command pays for it
                gc.collect()
                gc.freeze()
            try:
                slowest = max(slowest, commands.attempt(Path(name), random.Random(seed * 1_000_003 + done), tally))
            except commands.BrokenError as error:
                found.append(f"--seed {seed} --only {done}: {error}")
            done += 1
    return Tried(done, tally, slowest, found)


PAGE = """# What was tried to break it

Written by `python -m tests.fuzzing {options} --page docs/robustness.md` (Python {python}, {system}); `.ci/run` does as
much as goes into 45 seconds. Every mutation and every command line follows from its seed and number, so that a finding
can be run again: `python -m tests.fuzzing --seed {seed} --only NUMBER`.

**{files} mutated data files** (bytes, tokens, lines, parts of the structure exchanged): each loaded, all findings
written in every format, and assessed where it was accepted. {accepted} were accepted; {rules} rules were named by the
others. Nothing raised, every finding had its place; the slowest took {slowest_file:.2f} s of the processor's time
(limit {limit_file:g} s).

**{commands} command lines**, each on a plan of its own with odd numbers, forms and texts, one in seven with a broken
file: exit 0, 1 or 2; no traceback; JSON that is JSON; no `inf` or `nan` in any format; no control character on a
terminal; no file changed by a command that reads. {findings} findings; the slowest took {slowest_command:.2f} s
(limit {limit_command:g} s).

| command | tried | exit 0 | exit 1 | exit 2 |
| :--- | ---: | ---: | ---: | ---: |
{table}
"""


def page(options: argparse.Namespace, of_files: Tried, of_commands: Tried) -> str:
    """What was tried as a page."""
    exits: dict[str, Counter[str]] = {}
    for key, n in of_commands.tally.items():
        command, code = key.split()
        exits.setdefault(command, Counter())[code] += n
    lines = [
        f"| {name} | {sum(by.values())} | {by['0']} | {by['1']} | {by['2']} |" for name, by in sorted(exits.items())
    ]
    return PAGE.format(
        files=of_files.done,
        commands=of_commands.done,
        seed=options.seed,
        options=f"--files {options.files} --commands {options.commands} --seed {options.seed}",
        python=platform.python_version(),
        system=platform.system(),
        accepted=of_files.tally["accepted"],
        rules=len([code for code in of_files.tally if code != "accepted"]),
        slowest_file=of_files.slowest,
        limit_file=files.LIMIT,
        findings=len(of_commands.found),
        slowest_command=of_commands.slowest,
        limit_command=commands.LIMIT,
        table="\n".join(lines),
    )


def main() -> int:
    """Exit 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10**9, help="so many mutated data files")
    parser.add_argument("--commands", type=int, default=10**9, help="so many command lines")
    parser.add_argument("--seconds", type=float, default=10**9, help="for so long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="one command line of a seed, as a finding names it")
    parser.add_argument("--page", type=Path, help="where to write what was tried as a page")
    options = parser.parse_args()
    faulthandler.enable()
    if options.only is not None:
        with tempfile.TemporaryDirectory() as name:
            commands.attempt(Path(name), random.Random(options.seed * 1_000_003 + options.only), Counter())
        return 0
    with ProcessPoolExecutor(2) as both:
        first = both.submit(try_files, options.files, options.seconds, options.seed)
        second = both.submit(try_commands, options.commands, options.seconds, options.seed)
        of_files, of_commands = first.result(), second.result()
    accepted, found = of_files.tally["accepted"], of_commands.found
    print(f"{of_files.done} mutated data files: {accepted} accepted; slowest {of_files.slowest:.2f} s")
    print(f"{of_commands.done} command lines: {len(found)} findings; slowest {of_commands.slowest:.2f} s")
    print(*found, sep="\n\n")
    if options.page:
        options.page.write_text(page(options, of_files, of_commands), "utf-8")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
