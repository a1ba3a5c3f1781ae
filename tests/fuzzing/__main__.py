"""The hostile input from the command line; prints what was tried and found, or writes it as a page."""

import argparse
import faulthandler
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from cyjjq.catalogue import loading
from tests.fuzzing import commands, files

ROOT = Path(__file__).parents[2]


def try_files(count: int, seconds: float, seed: int) -> tuple[int, Counter[str], float]:
    """So many mutations of the real and the made-up data, or as many as go into so many seconds."""
    texts = [
        {stem: (ROOT / name / f"{stem}.yaml").read_text("utf-8") for stem in loading.FILES}
        for name in ("tests/cases/valid", "tests/cases/valid", "tests/cases/valid", "examples/made-up", "data")
    ]
    tally, slowest, done, end = Counter[str](), 0.0, 0, time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as name:
        while done < count and time.monotonic() < end:
            few, longest = files.run(20, seed * 1_000_003 + done, Path(name), texts[done // 20 % len(texts)])
            tally, slowest, done = tally + few, max(slowest, longest), done + 20
    return done, tally, slowest


def try_commands(count: int, seconds: float, seed: int, found: list[str]) -> tuple[int, Counter[str], float]:
    """So many command lines, each on a world of its own, or as many as go into so many seconds."""
    tally, slowest, done, end = Counter[str](), 0.0, 0, time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as name:
        while done < count and time.monotonic() < end:
            try:
                slowest = max(slowest, commands.attempt(Path(name), random.Random(seed * 1_000_003 + done), tally))
            except commands.BrokenError as error:
                found.append(f"--seed {seed} --only {done}: {error}")
            done += 1
    return done, tally, slowest


def main() -> int:
    """Exit 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10**9, help="so many mutated data files")
    parser.add_argument("--commands", type=int, default=10**9, help="so many command lines")
    parser.add_argument("--seconds", type=float, default=10**9, help="for so long, half for each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="one command line of a seed, as a finding names it")
    options = parser.parse_args()
    faulthandler.enable()
    if options.only is not None:
        with tempfile.TemporaryDirectory() as name:
            commands.attempt(Path(name), random.Random(options.seed * 1_000_003 + options.only), Counter())
        return 0
    found: list[str] = []
    done, tally, slowest = try_files(options.files, options.seconds / 2, options.seed)
    named = len(tally) - ("accepted" in tally)
    print(
        f"{done} mutated data files: {tally['accepted']} accepted, {named} rules named; slowest {slowest:.2f} s",
        flush=True,
    )
    done, tally, slowest = try_commands(options.commands, options.seconds / 2, options.seed, found)
    print(f"{done} command lines: {len(found)} findings; slowest {slowest:.2f} s")
    print(", ".join(f"{key}: {n}" for key, n in sorted(tally.items())))
    print(*found, sep="\n\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
