"""Writes a made-up plan of so many targets of every kind, with five observations each and without a fault.

python benchmarks/made_up.py DIR [--targets N]
"""

import argparse
from collections.abc import Callable
from pathlib import Path

FIGURES = 5  # observations a target
FIRST = 2020  # the year of the first of them
HEAD = """schema_version: 1
plan: {id: big, title: A plan, issuer: A county, issued: 2023-01-10, base_year: 2022, start: 2023, end: 2027}
actions:
  - {id: 1, name: An action}
"""
SOURCES = """schema_version: 1
sources:
  bulletin: {title: A bulletin, publisher: A bureau, reliability: official}
"""

Lines = dict[str, str]


def _level(i: int) -> tuple[Lines, Lines, list[str]]:
    value = 400 + i
    target = {"kind": "level", "value": f"{value}", "wording": "达到", "phrase": f"指标{i}达到{value}亿元"}
    return {}, target, [f"value: {300 + i + 10 * k}" for k in range(FIGURES)]


def _growth(i: int) -> tuple[Lines, Lines, list[str]]:
    target = {"kind": "growth", "value": "8", "wording": "年均增长", "phrase": f"指标{i}年均增长8%"}
    return {"growth_basis": "real"}, target, [f"growth: {5 + (i + k) % 5}" for k in range(FIGURES)]


def _increase(i: int) -> tuple[Lines, Lines, list[str]]:
    indicator = {"reported": "yearly"}
    value = 900 + i
    target = {"kind": "increase", "value": f"{value}", "wording": "累计", "phrase": f"指标{i}累计{value}亿元"}
    return indicator, target, [f"value: {100 + i + 5 * k}" for k in range(FIGURES)]


def _change(i: int) -> tuple[Lines, Lines, list[str]]:
    target = {"kind": "change", "value": "40", "wording": "累计增长", "phrase": f"指标{i}累计增长40%"}
    return {}, target, [f"value: {300 + i + 12 * k}" for k in range(FIGURES)]


def _multiple(i: int) -> tuple[Lines, Lines, list[str]]:
    target = {"kind": "multiple", "value": "2", "wording": "翻一番", "phrase": f"指标{i}翻一番"}
    return {}, target, [f"value: {300 + i + 12 * k}" for k in range(FIGURES)]


def _yearly(i: int) -> tuple[Lines, Lines, list[str]]:
    value = 200 + i
    target = {"kind": "yearly", "value": f"{value}", "wording": "每年", "phrase": f"指标{i}每年{value}亿元"}
    return {}, target, [f"value: {195 + i + 3 * k}" for k in range(FIGURES)]


def _benchmark(i: int) -> tuple[Lines, Lines, list[str]]:
    target = {
        "kind": "benchmark",
        "benchmark": f"indicator_{i - 1}",
        "wording": "高于",
        "phrase": f"指标{i}高于指标{i - 1}",
    }
    return {}, target, [f"value: {190 + i + 5 * k}" for k in range(FIGURES)]


KINDS: tuple[Callable[[int], tuple[Lines, Lines, list[str]]], ...] = (
    _level,
    _growth,
    _increase,
    _change,
    _multiple,
    _yearly,
    _benchmark,  # after a yearly target, against whose indicator it is held
)


def write(folder: Path, targets: int) -> None:
    """The two files of such a plan."""
    indicators, commitments, observations = ["indicators:"], ["targets:"], ["observations:"]
    for i in range(targets):
        of_indicator, of_target, figures = KINDS[i % len(KINDS)](i)
        name = {"name": f"{{zh: 指标{i}, en: Indicator {i}}}"}
        indicators.append(f"  indicator_{i}:")
        indicators += _lines("    ", name | {"unit": "亿元", "scale": "amount", "timing": "flow"} | of_indicator)
        deadline = {} if of_target["kind"] == "yearly" else {"by": "2027"}
        common = {"indicator": f"indicator_{i}", "action": "1", "bound": "at_least"} | deadline
        commitments.append(f"  - id: target_{i}")
        commitments += _lines("    ", common | of_target)
        observations += [
            f"  - {{indicator: indicator_{i}, year: {FIRST + k}, {figure}, source: bulletin}}"
            for k, figure in enumerate(figures)
        ]
    folder.mkdir(exist_ok=True)
    texts = {"targets": HEAD + "\n".join(indicators + commitments), "baseline": SOURCES + "\n".join(observations)}
    for stem, text in texts.items():
        (folder / f"{stem}.yaml").write_text(text + "\n", encoding="utf-8")


def _lines(indent: str, keys: Lines) -> list[str]:
    return [f"{indent}{key}: {value}" for key, value in keys.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--targets", type=int, default=10_000)
    options = parser.parse_args()
    write(options.folder, options.targets)


if __name__ == "__main__":
    main()
