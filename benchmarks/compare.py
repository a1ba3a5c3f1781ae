"""What `compare` of 38 plans of 80 targets costs beside one `gap` of one of them, with the peak of their memory.

Both run in processes of their own, in turn, from the wall clock; --jobs is handed on.

    python benchmarks/compare.py [--runs N] [--plans N] [--targets N] [--jobs N]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from large import write


def cost(words: list[str]) -> tuple[float, float]:
    """Seconds by the clock, and MB of the largest process."""
    start, null = time.perf_counter(), subprocess.DEVNULL
    with subprocess.Popen([sys.executable, "-m", "cyjjq", *words], stdout=null, stderr=null) as process:
        _, process.returncode, usage = os.wait4(process.pid, 0)
    assert process.returncode == 0
    return time.perf_counter() - start, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--plans", type=int, default=38)
    parser.add_argument("--targets", type=int, default=80)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name, f"county-{i:03}") for i in range(options.plans)]
        for folder in folders:
            folder.mkdir()
            write(folder, options.targets)
        one = ["gap", "2025", "--data", str(folders[0])]
        for words in ([], ["--rows", "--format", "csv"]):
            many = ["compare", "2025", "--data", name, "--jobs", str(options.jobs), *words]
            pairs = [(cost(many), cost(one)) for _ in range(options.runs + 1)][1:]  # the first pair warms up
            ratio = statistics.median(a[0] / b[0] for a, b in pairs)
            (a, b), (big, small) = ([statistics.median(pair[i][k] for pair in pairs) for i in (0, 1)] for k in (0, 1))
            print(
                f"{' '.join(['compare', *words])}, {options.plans} plans of {options.targets}, jobs {options.jobs}: "
                f"{a:.2f} s, {big:.0f} MB; one gap: {b:.2f} s, {small:.0f} MB; ratio {ratio:.1f}"
            )


if __name__ == "__main__":
    main()
