"""How long the comparison of the catalogue with the plan's text takes, beside starting the interpreter.

python benchmarks/scan.py PLAN.txt [RUNS]
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import cyjjq
from cyjjq.catalogue.finding import Place
from cyjjq.plan import text as plantext
from cyjjq.plan.trace import trace


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    plan, runs = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 15
    catalogue = cyjjq.load(Path(__file__).parents[1] / "data").catalogue
    assert catalogue is not None

    def compare() -> None:
        text, _ = plantext.read(plan)
        assert text is not None
        trace(catalogue, text, lambda _loc: Place(""))

    pairs = [
        (milliseconds(compare), milliseconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True)))
        for _ in range(runs + 1)
    ][1:]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"reading and comparing: {ours:.0f} ms; starting the interpreter: {theirs:.0f} ms; ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
