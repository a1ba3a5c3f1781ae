"""How much a command costs beside the least program on the same libraries, both in one run, in turn.

The least program is a typer app with a one-field pydantic model that parses the same two files with yaml.CSafeLoader
(and imports numpy where the command computes). Prints medians and the median of the ratios pair by pair.

    python benchmarks/startup.py [RUNS]
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        least = Path(folder, "least.py")
        least.write_text(f"DATA = {str(DATA)!r}\n{LEAST}", encoding="utf-8")
        for words, options in COMMANDS.items():
            ours = [sys.executable, "-m", "cyjjq", *words.split(), "--data", str(DATA)]
            theirs = [sys.executable, str(least), *options]
            pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs + 1)][1:]  # the first pair warms up
            ratio = statistics.median(a / b for a, b in pairs)
            a, b = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
            print(
                f"cyjjq {words}: {a:.0f} ms; the least program: {b:.0f} ms; ratio {ratio:.2f} (median of {runs} pairs)"
            )


if __name__ == "__main__":
    main()
