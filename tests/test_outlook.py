"""Where a series leads: continued by hand, simulated with what is known of the result."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from cyjjq.method.outlook import ENOUGH, outlook, simulate
from tests.building import catalogue

ROOT = Path(__file__).parents[1]


def look(**facts):
    (only,) = outlook(catalogue(**facts))
    return only


def test_a_compound_series_continued():
    """100 to 121 in two years is 10 % a year: 161.051 after three more; 150 is passed in the second of them."""
    seen = look(observations={2022: 100, 2024: 121}, value=150)
    assert seen.pace == pytest.approx(0.1)
    assert seen.projected == pytest.approx(121 * 1.1**3)
    assert (seen.reached, seen.verdict) == (2027, "reaches")  # 121, 133.1, 146.41, 161.051
    assert seen.gap == pytest.approx(150 - 161.051)
    assert seen.required == pytest.approx((150 / 121) ** (1 / 3) - 1)


def test_a_linear_series_continued():
    """50 to 54 in two years is 2 a year: 60 in 2027, which 60 is and 61 is not."""
    share = {"scale": "share", "unit": "%", "observations": {2022: 50, 2024: 54}}
    assert (look(value=60, **share).projected, look(value=60, **share).reached) == (60, 2027)
    short = look(value=61, **share)
    assert (short.verdict, short.gap, short.reached) == ("falls_short", 1, 2028)
    assert short.required == pytest.approx(7 / 3)


def test_the_whole_series_counts():
    """The pace is that of all figures, older ones than the base included; the fastest move is named with its years."""
    seen = look(observations={2018: 100, 2020: 120, 2022: 121, 2024: 146.41}, value=400)
    assert seen.pace == pytest.approx(1.4641 ** (1 / 6) - 1)
    assert (seen.fastest.first, seen.fastest.last) == (2022, 2024)
    assert seen.fastest.pace == pytest.approx(0.1)


def test_fastest_is_towards_the_target():
    """Of a ceiling the fastest fall, not the fastest rise."""
    seen = look(observations={2022: 10, 2023: 13, 2024: 12, 2025: 9}, value=5, bound="at_most", scale="share", unit="%")
    assert (seen.fastest.pace, seen.fastest.first) == (-3, 2024)


@pytest.mark.parametrize(
    ("facts", "figure", "reason", "verdict"),
    [
        ({}, "pace", "no_base", "no_series"),
        ({"observations": {2022: 100}}, "projected", "no_observation", "no_series"),
        ({"observations": {2022: 100, 2024: 90}}, "reached", "wrong_way", "falls_short"),
        ({"observations": {2022: 100, 2024: 100}}, "reached", "no_change", "falls_short"),
        ({"observations": {2022: 100, 2024: 120}, "by": None}, "projected", "undated", "undated"),
        ({"observations": {2022: 100, 2027: 120}}, "projected", "deadline_passed", "due"),
        ({"observations": {2022: 100, 2027: 420}}, "projected", "deadline_passed", "met"),
        ({"observations": {2022: 300, 2024: 420}}, "required", "already_met", "met"),
        ({"observations": {2022: 100, 2024: 120}}, "probability", "few_figures", "falls_short"),
    ],
)
def test_what_cannot_be_said_has_a_reason(facts, figure, reason, verdict):
    """Never a guess: null, the reason, and a verdict."""
    seen = look(**facts)
    assert getattr(seen, figure) is None
    assert (seen.reasons[figure], seen.verdict) == (reason, verdict)


def test_levels_and_an_index_are_not_mixed():
    """Where a growth target goes by the index, levels of older years are left out of the series."""
    seen = look(kind="growth", value=8, observations={2019: 50, 2022: 60}, growths={2023: 5, 2024: 6})
    assert [year for year, _ in seen.series] == [2022, 2023, 2024]
    assert dict(seen.series)[2024] == pytest.approx(100 * 1.05 * 1.06)


def test_additions_are_summed():
    """An increase reported by the year continues what has been added since the base year."""
    seen = look(kind="increase", reported="yearly", scale="count", value=100, observations={2023: 10, 2024: 20})
    assert seen.series == ((2022, 0), (2023, 10), (2024, 30))
    assert seen.projected == 30 + 3 * 15


# --- Simulation -------------------------------------------------------------------------------------------------------

STEADY = tuple((2010 + i, 100 + 5.0 * i) for i in range(12))


def test_a_series_without_noise_has_no_spread():
    """Twelve equal steps: interval and probability collapse on the continuation."""
    low, high, probability = simulate(STEADY, 6, 184, 1.0, compound=False)
    assert (low, high) == (pytest.approx(185), pytest.approx(185))
    assert probability == 1
    assert simulate(STEADY, 6, 186, 1.0, compound=False)[2] == 0


def test_the_same_series_gives_the_same_answer():
    """The seed is fixed."""
    noisy = tuple((year, value + (-1) ** year * 7) for year, value in STEADY)
    assert simulate(noisy, 5, 200, 1.0, compound=True) == simulate(noisy, 5, 200, 1.0, compound=True)


def test_an_interval_of_a_known_walk():
    """A random walk with steps of mean 5 and deviation 3: after six years the 80 % interval has the known width.

    Its deviation is 3*sqrt(6 + 36/n) with n = 400 changes, its middle 30 above the end.
    """
    random = np.random.default_rng(1)
    changes = random.normal(5, 3, 400)
    changes = (changes - changes.mean()) / changes.std(ddof=1) * 3 + 5
    series = tuple(enumerate(np.concatenate([[100.0], 100 + np.cumsum(changes)]), start=1600))
    low, high, probability = simulate(series, 6, series[-1][1] + 30, 1.0, compound=False)
    deviation = 3 * (6 + 36 / 400) ** 0.5
    assert high - low == pytest.approx(2 * 1.2816 * deviation, rel=0.05)
    assert probability == pytest.approx(0.5, abs=0.03)


def test_from_ten_figures_on():
    """Nine figures have no interval, ten have one."""
    for n, has in ((ENOUGH - 1, False), (ENOUGH, True)):
        figures = {2025 - n + 1 + i: 100.0 + 3 * i + (i % 3) for i in range(n)}
        seen = look(observations=figures, value=150)
        assert (seen.probability is not None) is has
        assert seen.low is None or seen.low < seen.projected < seen.high


def test_command():
    """The real plan, with a figure assumed for this run, in JSON and both languages."""
    environ = {key: value for key, value in os.environ.items() if not key.startswith("CYJJQ")}

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "cyjjq", "outlook", *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env=environ | {"PYTHONUTF8": "1"},
        )

    rows = {row["id"]: row for row in json.loads(run("--format", "json").stdout)["rows"]}
    retail = rows["retail_sales_2027"]
    assert retail["projected"] == pytest.approx(278 * (278 / 272) ** 5)
    assert (retail["verdict"], retail["reasons"]["probability"]) == ("falls_short", "few_figures")
    assert rows["urbanization_rate_2027"]["reasons"]["projected"] == "no_observation"
    assumed = json.loads(run("--format", "json", "--assume", "retail_sales_2027=330@2024").stdout)["rows"]
    (again,) = [row for row in assumed if row["id"] == "retail_sales_2027"]
    assert again["projected"] == pytest.approx(330 * (330 / 272))  # three years from 2021 to 2024, three more to 2027
    assert "2039年达到" in run("--lang", "zh", "--format", "md").stdout
    assert "reached in 2039" in run("--lang", "en", "--format", "md").stdout


@pytest.mark.parametrize(
    ("kind", "value", "tolerance", "figures"),
    [
        ("increase", 100, 5, {2022: 0, 2023: 40, 2024: 96}),  # 96 added; 95 keeps 100 +- 5
        ("multiple", 2, 0.1, {2022: 50, 2023: 70, 2024: 96}),  # 1.92 times; 1.9 keeps 2 +- 0.1
        ("level", 100, 5, {2022: 50, 2023: 70, 2024: 96}),
    ],
)
def test_a_tolerance_counts_in_outlook_as_in_gap(kind, value, tolerance, figures):
    """What gap calls met is met here, too, whatever the kind."""
    seen = look(observations=figures, kind=kind, value=value, tolerance=tolerance, path="linear", scale="count")
    assert (seen.row.status, seen.verdict, seen.reasons["reached"]) == ("met", "met", "already_met")
