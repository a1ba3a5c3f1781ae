"""How the costs grow with the number of targets: loading, assessing and whole commands, beside yaml.load.

Every size is a made-up plan of targets of all kinds with five observations each. Times are processor time in processes
of their own; yaml.load(..., CSafeLoader) reads the same two files in the same run and is the measure of the machine.

    python benchmarks/scale.py [--sizes 100,1000,10000] [--runs N]
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cost import compiled, cost
from made_up import write

STAGES = """
import json, sys, time, yaml
from pathlib import Path
import cyjjq
folder, costs = Path(sys.argv[1]), {}
cyjjq.assess(cyjjq.load().catalogue, 2024)  # imports are no part of it
def timed(name, work):
    start = time.process_time()
    done = work()
    costs[name] = time.process_time() - start
    return done
texts = [(folder / f"{stem}.yaml").read_text(encoding="utf-8") for stem in ("targets", "baseline")]
timed("yaml", lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts])
catalogue = timed("load", lambda: cyjjq.load(folder)).catalogue
timed("assess", lambda: cyjjq.assess(catalogue, 2024))
print(json.dumps(costs))
"""


class Size(NamedTuple):
    """What so many targets cost: seconds of each stage in one process, seconds and MB of whole commands."""

    targets: int
    yaml: float
    load: float
    assess: float
    check: float
    check_mb: float
    gap: float
    gap_mb: float


def sizes(every: list[int], runs: int) -> Iterator[Size]:
    """The costs of each size, the least of so many runs."""
    with tempfile.TemporaryDirectory() as name:
        env = compiled(name)
        for targets in every:
            folder = Path(name, str(targets))
            write(folder, targets)
            commands = {"check": ["check"], "gap": ["gap", "2024", "--format", "json"]}
            found = []
            for _ in range(runs):
                stages = subprocess.run(
                    [sys.executable, "-c", STAGES, folder], env=env, check=True, capture_output=True, text=True
                ).stdout
                whole = {
                    key: cost([sys.executable, "-m", "cyjjq", *words, "--data", folder], env)
                    for key, words in commands.items()
                }
                seconds = json.loads(stages) | {key: each.seconds for key, each in whole.items()}
                found.append(seconds | {f"{key}_mb": each.mb for key, each in whole.items()})
            yield Size(targets, **{key: min(each[key] for each in found) for key in found[0]})


def table(found: list[Size]) -> str:
    """The costs as a table: microseconds a target, and how many times yaml.load of the same files."""
    lines = [
        "| targets | yaml.load, µs a target | load | assess, µs a target | check | gap | check, MB | gap, MB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for each in found:
        cells = [
            f"{each.targets:,}",
            f"{each.yaml / each.targets * 1e6:.0f}",
            f"{each.load / each.yaml:.2f}",
            f"{each.assess / each.targets * 1e6:.0f} ({each.assess / each.yaml:.3f})",
            f"{each.check / each.yaml:.2f}",
            f"{each.gap / each.yaml:.2f}",
            f"{each.check_mb:.0f}",
            f"{each.gap_mb:.0f}",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(table(list(sizes([int(size) for size in options.sizes.split(",")], options.runs))), end="")


if __name__ == "__main__":
    main()
