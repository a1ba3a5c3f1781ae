"""What `check` costs on 10,000 targets with 50,000 observations, beside yaml.load(..., CSafeLoader) of the same text.

Both are timed in processes of their own, in turn, with the peak of their memory; start-up is taken off by a run on
nothing. With --others, yamllint and check-jsonschema (installed into a throw-away environment) judge the same files.

    python benchmarks/large.py [--runs N] [--targets N] [--others]
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

SCHEMAS = Path(__file__).parents[1] / "data"
OURS = "import sys; from cyjjq.__main__ import run; sys.argv[1:] = ['check', '--data', sys.argv[1]]; run()"
THEIRS = (
    "import sys, yaml\n"
    "for stem in ('targets', 'baseline'):\n"
    "    with open(f'{sys.argv[1]}/{stem}.yaml', encoding='utf-8') as stream:\n"
    "        yaml.load(stream, yaml.CSafeLoader)\n"
)
FIGURES = 5  # observations a target


def write(folder: Path, targets: int) -> None:
    """A made-up plan of so many targets, without a fault."""
    head = [
        "schema_version: 1",
        "plan: {id: big, title: A plan, issuer: A county, issued: 2023-01-10, base_year: 2022, start: 2023, end: 2027}",
        "actions:",
        "  - {id: 1, name: An action}",
    ]
    indicators, commitments, figures = ["indicators:"], ["targets:"], ["observations:"]
    for i in range(targets):
        indicators += [
            f"  indicator_{i}:",
            f"    name: {{zh: 指标{i}, en: Indicator {i}}}",
            "    unit: 亿元",
            "    scale: amount",
            "    timing: flow",
        ]
        commitments += [
            f"  - id: target_{i}",
            f"    indicator: indicator_{i}",
            "    action: 1",
            "    kind: level",
            "    bound: at_least",
            f"    value: {400 + i}",
            "    by: 2027",
            "    wording: 达到",
            f"    phrase: 指标{i}达到{400 + i}亿元",
        ]
        figures += [
            f"  - {{indicator: indicator_{i}, year: {2018 + k}, value: {300 + i + 10 * k}, source: bulletin}}"
            for k in range(FIGURES)
        ]
    source = [
        "schema_version: 1",
        "sources:",
        "  bulletin: {title: A bulletin, publisher: A bureau, reliability: official}",
    ]
    (folder / "targets.yaml").write_text("\n".join(head + indicators + commitments) + "\n", encoding="utf-8")
    (folder / "baseline.yaml").write_text("\n".join(source + figures) + "\n", encoding="utf-8")


def cost(code: str, folder: Path) -> tuple[float, float]:
    """Seconds of processor time and MB of memory of one run in a process of its own."""
    null = subprocess.DEVNULL
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=null, stderr=null) as process:
        _, process.returncode, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def others(folder: Path, work: Path) -> None:
    """Two well-known checkers on the same files, once each."""
    venv.create(work / "venv", with_pip=True)
    pip = [work / "venv" / "bin" / "pip", "install", "--quiet", "yamllint", "check-jsonschema"]
    subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
    for stem in ("targets", "baseline"):
        commands = {
            "yamllint": ["-d", "{extends: default, rules: {line-length: disable, document-start: disable}}"],
            "check-jsonschema": ["--schemafile", SCHEMAS / f"{stem}.schema.json"],
        }
        for name, options in commands.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(
                [work / "venv" / "bin" / name, *options, folder / f"{stem}.yaml"], capture_output=True, check=False
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"{name} on {stem}.yaml: {spent:.1f} s, exit code {done.returncode}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--targets", type=int, default=10_000)
    parser.add_argument("--others", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, nothing = Path(name, "big"), Path(name, "small")
        for place, size in ((folder, options.targets), (nothing, 1)):
            place.mkdir()
            write(place, size)
        pairs = [
            [cost(code, place) for code in (OURS, THEIRS) for place in (folder, nothing)] for _ in range(options.runs)
        ]
        ratios = [(a[0] - a0[0]) / (b[0] - b0[0]) for a, a0, b, b0 in pairs]
        whole = [a[0] / b[0] for a, _, b, _ in pairs]
        a, b = (statistics.median(pair[i][0] for pair in pairs) for i in (0, 2))
        memory = [statistics.median(pair[i][1] for pair in pairs) for i in (0, 2)]
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        print(f"{options.targets} targets, {options.targets * FIGURES} observations, {size:.1f} MB")
        print(f"check {a:.2f} s, {memory[0]:.0f} MB; yaml.load {b:.2f} s, {memory[1]:.0f} MB")
        print(f"ratio {statistics.median(whole):.2f}, without start-up {statistics.median(ratios):.2f}")
        if options.others:
            others(folder, Path(name))


if __name__ == "__main__":
    main()
