"""Writes docs/benchmarks.md: start-up, growth, the same work by others, and what all counties of China would cost.

python benchmarks/write.py [--runs N] [--sizes 100,1000,10000] [--no-others]
"""

import argparse
import platform
import subprocess
import sys
import tempfile
import venv
from importlib.metadata import version
from pathlib import Path

import made_up
import scale
import startup
from cost import compiled, cost

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
LIBRARIES = ("numpy", "pydantic", "pyyaml", "typer")
COMPUTING = ("gap 2025 --format json", "gap 2025", "rates 2025", "path", "cohere", "outlook 2025", "ledger 2025")
READING = ("check", "list")
OTHERS = {
    "check-jsonschema": lambda stem: ["--schemafile", ROOT / "data" / f"{stem}.schema.json"],
    "yamllint": lambda _stem: ["-d", "{extends: default, rules: {line-length: disable, document-start: disable}}"],
}
COUNTIES, A_COUNTY = 2_843, 80  # county-level divisions at the end of 2020; targets of a plan
FEW, MANY = 10, 40  # plans that are compared to know what one more costs
OF_OTHERS = 1_000  # targets that the others judge


def versions() -> str:
    """What was measured, without a word of where."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return f"{platform.python_implementation()} {platform.python_version()}, {libraries}."


def start_ups(runs: int) -> str:
    """The start of every command as a table."""
    commands = {words: ["--computes"] for words in COMPUTING} | {words: [] for words in READING}
    head = ["| command | ms | the least program, ms | ratio |", "|---|---|---|---|"]
    told = [
        f"| `cyjjq {start.words}` | {start.ours:.0f} | {start.least:.0f} | {start.ratio:.2f} |"
        for start in startup.starts(commands, runs)
    ]
    return "\n".join([*head, *told])


def others() -> str:
    """What the same files cost to be judged by others, as a table; where they cannot be installed, a word."""
    lines = ["| program | targets.yaml, s | baseline.yaml, s |", "|---|---|---|"]
    with tempfile.TemporaryDirectory() as name:
        folder, env = Path(name, "plan"), compiled(name)
        made_up.write(folder, OF_OTHERS)
        ours = [sys.executable, "-m", "cyjjq", "check", "--data", folder]
        cost(ours, env)  # compiles
        lines.append(f"| `cyjjq check` {version('cyjjq')} | {cost(ours, env).seconds:.2f} for both | |")
        venv.create(Path(name, "venv"), with_pip=True)
        programs = Path(name, "venv", "Scripts" if sys.platform == "win32" else "bin")
        for program, options in OTHERS.items():
            installed = subprocess.run(
                [programs / "pip", "install", "--quiet", program], capture_output=True, check=False
            )
            if installed.returncode:
                lines.append(f"| {program} | could not be installed | |")
                continue
            told = subprocess.run([programs / program, "--version"], capture_output=True, text=True, check=True).stdout
            seconds = [
                cost([programs / program, *options(stem), folder / f"{stem}.yaml"], sound=False).seconds
                for stem in ("targets", "baseline")
            ]
            lines.append(f"| {program} {told.split()[-1]} | {seconds[0]:.2f} | {seconds[1]:.2f} |")
    return "\n".join(lines)


def counties() -> str:
    """What a comparison of the plans of all counties costs, from what one more plan does."""
    with tempfile.TemporaryDirectory() as name:
        env, found = compiled(name), {}
        for plans in (1, FEW, MANY):  # the first one compiles
            folder = Path(name, str(plans))
            folder.mkdir()
            for i in range(plans):
                made_up.write(folder / f"county-{i:04}", A_COUNTY)
            found[plans] = cost([sys.executable, "-m", "cyjjq", "compare", "2025", "--data", folder], env)
    one_more = (found[MANY].seconds - found[FEW].seconds) / (MANY - FEW)
    memory = (found[MANY].mb - found[FEW].mb) / (MANY - FEW)
    start = found[FEW].seconds - FEW * one_more
    return (
        f"`cyjjq compare 2025 --data DIR` of {FEW} made-up plans of {A_COUNTY} targets takes {found[FEW].seconds:.2f} "
        f"s of processor time and {found[FEW].mb:.0f} MB, of {MANY} plans {found[MANY].seconds:.2f} s and "
        f"{found[MANY].mb:.0f} MB: {1000 * one_more:.0f} ms and {memory:.1f} MB for one more. The plans of all "
        f"{COUNTIES:,} county-level divisions, a straight line drawn on, would take about "
        f"{(start + COUNTIES * one_more) / 60:.1f} minutes of processor time, to be divided by the processors that "
        f"`--jobs` is given, and about {found[FEW].mb + max(0.0, memory) * (COUNTIES - FEW):,.0f} MB."
    )


def page(options: argparse.Namespace) -> str:
    """The whole page."""
    sizes = list(scale.sizes([int(size) for size in options.sizes.split(",")], min(options.runs, 3)))
    return f"""# Benchmarks

Made by `python benchmarks/write.py`; do not edit. All times are processor time, which a busy machine changes less than
the clock; still only the ratios say much, for both sides of them were measured in the same run on the same machine.

{versions()}

## Start-up

Each command on the packaged catalogue, beside the least program on the same libraries: a typer app with a one-field
pydantic model that parses the same two files with libyaml (and imports numpy where the command computes). Medians of
{options.runs} pairs, in turn. `python benchmarks/startup.py` measures `gap 2025 --format json` and
`check` alone.

{start_ups(options.runs)}

## Growth

Made-up plans of targets of all kinds with five observations each (`python benchmarks/made_up.py DIR`). `yaml.load` is
that of libyaml on the same two files; load, check and gap are given as multiples of it, assess in microseconds a target
and, in brackets, as a multiple. check and gap are whole processes. A file of more than 16 MiB is refused, so that one
catalogue ends at about 35,000 targets. `python benchmarks/scale.py` makes this table alone; `--sizes` takes others.

{scale.table(sizes)}
## The same files, judged by others

{OF_OTHERS:,} targets with {OF_OTHERS * made_up.FIGURES:,} observations. check-jsonschema judges the shape alone,
yamllint the writing alone; `cyjjq check` judges both, and whether the data make sense.

{"Not measured in this run." if options.no_others else others()}

## All counties

{counties()}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--no-others", action="store_true")
    PAGE.write_text(page(parser.parse_args()), encoding="utf-8")


if __name__ == "__main__":
    main()
