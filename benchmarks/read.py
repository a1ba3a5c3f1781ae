"""How well `cyjjq read` finds the figures of communiqués that a reader has annotated, and how fast it is.

The catalogue is made from the annotation's own indicator words and units; only lines that were annotated whole count.
A value counts with its indicator, period and unit; a growth with its indicator and period. What the text says of a
change in points, a rank, a mean of years or a target is no observation: drafting it is an error.

    python benchmarks/read.py [FOLDER] [--misses]
"""

import argparse
import json
import re
import time
from pathlib import Path
from typing import Any

from cyjjq.chinese import units
from cyjjq.plan.read import read
from cyjjq.plan.subjects import Subject

Figures = set[tuple[int, str, str, float]]

NO_OBSERVATION = re.compile("TARGET|变动|年均|五年|位次|居前")


def period(text: str) -> str:
    """The annotation's period in the manner of the data files: 2016H1 is 2016-Q2, 2012末 is 2012."""
    return text.replace("H1", "-Q2").replace("末", "")


def subjects(records: list[dict[str, Any]]) -> list[Subject]:
    """An indicator for each word that is annotated; a growth belongs to what grows unless a level of it is unknown."""
    found: dict[str, Subject] = {}
    for record in records:
        name, kind = base(record), record["kind"]
        if NO_OBSERVATION.search(record["indicator"]) or not record["unit"] or kind == "rank":
            continue
        if kind != "growth" or name not in found:
            found[name] = Subject(name, (name,), record["unit"])
    return list(found.values())


def base(record: dict[str, Any]) -> str:
    name = str(record["indicator"])
    if record["kind"] == "growth":
        name = re.sub(r"增速(\(.*\))?$", r"\1", name)
    return name


def wanted(records: list[dict[str, Any]], lines: set[int]) -> tuple[Figures, Figures]:
    values: Figures = set()
    growth: Figures = set()
    for record in records:
        line, kind, said = record["line"], record["kind"], record["indicator"]
        if line not in lines or NO_OBSERVATION.search(said) or kind == "rank" or record["value"] is None:
            continue
        when, bound = period(record["period"]), re.search("bound|approximate|another place", record["note"] or "")
        if bound or "-20" in when:
            continue
        if kind == "growth" and said.endswith(("增速", "增速(扣除房地产)")):
            if "扣除" not in said:
                growth.add((line, base(record), when, record["value"]))
            continue
        values.add((line, said, when, record["value"]))
        if record["growth_pct"] is not None:
            growth.add((line, said, when, record["growth_pct"]))
    return values, growth


def drafted(text: str, known: list[Subject], lines: set[int], when: str) -> tuple[Figures, Figures]:
    values: Figures = set()
    growth: Figures = set()
    for row in read(text, known, when):
        if row.status != "draft" or row.line not in lines:
            continue
        if row.value is not None:
            values.add((row.line, row.indicator, row.period, row.value))
        if row.growth is not None:
            growth.add((row.line, row.indicator, row.period, row.growth))
    return values, growth


def in_one_unit(figures: Figures, records: list[dict[str, Any]], known: list[Subject]) -> Figures:
    """The annotation's values in the unit of the indicator (units change within one text)."""
    wanted_unit = {subject.id: subject.unit for subject in known}
    printed = {(r["line"], r["indicator"], r["value"]): r["unit"] for r in records}
    out: Figures = set()
    for line, name, when, value in figures:
        factor = units.factor(printed[line, name, value], wanted_unit[name]) or 1.0
        out.add((line, name, when, float(f"{value * factor:.12g}")))
    return out


def score(found: Figures, right: Figures) -> tuple[float, float]:
    both = len(found & right)
    return both / len(found) if found else 1.0, both / len(right) if right else 1.0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/communiques"))
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    for path in sorted((options.folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (options.folder / "texts" / f"{gold['text']}.txt").read_text(encoding="utf-8")
        records, lines = gold["records"], set(gold["exhaustive_lines"])
        periods = [period(r["period"]) for r in records if r["period"] and "TARGET" not in r["indicator"]]
        when = max(set(periods), key=periods.count)
        known = subjects(records)
        right_values, right_growth = wanted(records, lines)
        right_values = in_one_unit(right_values, records, known)
        began = time.perf_counter()
        values, growth = drafted(text, known, lines, when)
        spent = time.perf_counter() - began
        for name, found, right in (("values", values, right_values), ("growth", growth, right_growth)):
            precision, recall = score(found, right)
            print(
                f"{gold['text']:34} {name:7} {len(found):3} of {len(right):3} "
                f"precision {precision:.3f} recall {recall:.3f}  {len(text)} characters in {spent:.2f} s"
            )
            if options.misses:
                for mark, figures in (("-", right - found), ("+", found - right)):
                    for figure in sorted(figures):
                        print("   ", mark, *figure)


if __name__ == "__main__":
    main()
