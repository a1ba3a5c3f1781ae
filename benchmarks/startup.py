"""How much a command costs beside the least program on the same libraries, both in one run, in turn.

The least program is a typer app with a one-field pydantic model that parses the same two files with yaml.CSafeLoader
(and imports numpy where the command computes). Processor time is counted, all modules compiled beforehand; prints the
medians and the median of the ratios pair by pair.

    python benchmarks/startup.py [RUNS]
"""

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cost import compiled, cost

DATA = Path(__file__).parents[1] / "data"
LEAST = """
import sys, typer, pydantic, yaml
class Model(pydantic.BaseModel):
    x: int
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main(computes: bool = False):
    if computes:
        import numpy
    for stem in ("targets", "baseline"):
        with open(f"{DATA}/{stem}.yaml", encoding="utf-8") as stream:
            yaml.load(stream, yaml.CSafeLoader)
    print(Model(x=1))
app()
"""
COMMANDS = {"gap 2025 --format json": ["--computes"], "check": []}


class Start(NamedTuple):
    """A command's start: the median of its milliseconds, of the least program's, and of their ratios."""

    words: str
    ours: float
    least: float
    ratio: float


def starts(commands: dict[str, list[str]], runs: int) -> Iterator[Start]:
    """The start of each command beside the least program with these options."""
    with tempfile.TemporaryDirectory() as folder:
        least, env = Path(folder, "least.py"), compiled(folder)
        least.write_text(f"DATA = {str(DATA)!r}\n{LEAST}", encoding="utf-8")
        for words, options in commands.items():
            ours = [sys.executable, "-m", "cyjjq", *words.split(), "--data", DATA]
            theirs = [sys.executable, least, *options]
            pairs = [(cost(ours, env).seconds, cost(theirs, env).seconds) for _ in range(runs + 1)][
                1:
            ]  # first: warm-up
            a, b = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
            yield Start(words, a, b, statistics.median(a / b for a, b in pairs))


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for start in starts(COMMANDS, runs):
        print(
            f"cyjjq {start.words}: {start.ours:.0f} ms; the least program: {start.least:.0f} ms; "
            f"ratio {start.ratio:.2f} (median of {runs} pairs)"
        )


if __name__ == "__main__":
    main()
