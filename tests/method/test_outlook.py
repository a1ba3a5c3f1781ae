"""Where a series leads: continued by hand, simulated with what is known of the result."""

import json
import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given

from cyjjq.catalogue.models import Thresholds
from cyjjq.method.outlook import _reached, known_by, outlook, simulate
from tests.method.test_properties import TRAJECTORIES, cases, plain
from tests.support import ROOT, command
from tests.support.building import catalogue


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
        # figures, but none of the base year that the goal is a multiple of
        ({"kind": "multiple", "value": 2, "observations": {2023: 100, 2024: 120}}, "projected", "no_base", "no_series"),
        # no rate leads from 90 to -5
        (
            {"value": -5, "bound": "at_most", "path": "compound", "observations": {2022: 100, 2024: 90}},
            "required",
            "sign_change",
            "falls_short",
        ),
    ],
)
def test_what_cannot_be_said_has_a_reason(facts, figure, reason, verdict):
    """Never a guess: null, the reason, and a verdict."""
    seen = look(**facts)
    assert getattr(seen, figure) is None
    assert (seen.reasons[figure], seen.verdict) == (reason, verdict)


FIGURES = ("pace", "projected", "gap", "reached", "required", "fastest", "low", "high", "probability")


@given(cases(plain, kinds=[*TRAJECTORIES, "change"]))
def test_a_null_has_a_reason_and_a_figure_has_none(case):
    """Whatever the data are; and what is shown is a number."""
    for seen in outlook(catalogue(**case)):
        figures = {name: getattr(seen, name) for name in FIGURES}
        assert set(seen.reasons) == {name for name, figure in figures.items() if figure is None}
        assert seen.judgement(Thresholds())


def test_levels_and_an_index_are_not_mixed():
    """Where a growth target goes by the index, levels of older years are left out of the series."""
    seen = look(kind="growth", value=8, observations={2019: 50, 2022: 60}, growths={2023: 5, 2024: 6})
    assert [year for year, _ in seen.series] == [2022, 2023, 2024]
    assert dict(seen.series)[2024] == pytest.approx(100 * 1.05 * 1.06)


def test_levels_are_a_series_also_where_growths_once_reached():
    """As of 2023 the index would do, as of 2024 the levels count: all of them, whole years with a value alone."""
    figures = {2022: 50, 2023: 54, "2024-Q2": 30, 2024: 60}
    seen = look(kind="growth", value=8, observations=figures, growths={2021: 4, 2023: 5, "2024-Q2": 6})
    assert seen.series == ((2022, 50), (2023, 54), (2024, 60))


@pytest.mark.parametrize(("between", "compound"), [(0.5, True), (0, False), (-0.5, False)])
def test_what_is_not_above_zero_has_no_rate(between, compound):
    """A single figure is enough: the series then goes by steps, whatever the path."""
    seen = look(observations={2022: 100, 2023: between, 2024: 50}, path="compound")
    assert (seen.compound, seen.pace == pytest.approx(0.5**0.5 - 1), seen.pace == -25) == (
        compound,
        compound,
        not compound,
    )


def test_figures_of_five_years_after_the_plan_count():
    """Those that come out late, of what is due later: the plan ends in 2027."""
    figures = {2022: 100, 2031: 150, 2032: 160, 2033: 170}
    assert look(observations=figures, by=2040).row.latest.year == 2032


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
    seen = simulate(noisy, 5, 200, 1.0, compound=True)
    assert seen == simulate(noisy, 5, 200, 1.0, compound=True)
    assert 0 < seen[2] < 1
    assert seen[2] * 10_000 == pytest.approx(round(seen[2] * 10_000), abs=1e-6)  # one in so many draws


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
    for n, has in ((9, False), (10, True)):
        figures = {2025 - n + 1 + i: 100.0 + 3 * i + (i % 3) for i in range(n)}
        seen = look(observations=figures, value=150)
        assert (seen.probability is not None) is has
        assert seen.low is None or seen.low < seen.projected < seen.high


def test_command():
    """The real plan, with a figure assumed for this run, in JSON and both languages."""

    def run(*arguments):
        return command.run("outlook", *arguments, cwd=ROOT)

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


# --- Words and edges --------------------------------------------------------------------------------------------------

SHARE = {"scale": "share", "unit": "%", "value": 60}


@pytest.mark.parametrize(
    ("facts", "judgement"),
    [
        # 50 to x in three years and two more at that pace: (x - 50)/6 of the ten that are asked for
        (SHARE | {"observations": {2022: 50, 2023: 52, 2024: 54, 2025: 56.5}}, "reaches"),
        (SHARE | {"observations": {2022: 50, 2023: 52, 2024: 54, 2025: 55.71}}, "nearly"),
        (SHARE | {"observations": {2022: 50, 2023: 52, 2024: 54, 2025: 55.69}}, "falls_short"),
        (SHARE | {"observations": {2022: 50, 2023: 52, 2024: 53, 2025: 53.61}}, "falls_short"),
        (SHARE | {"observations": {2022: 50, 2023: 52, 2024: 53, 2025: 53.59}}, "far_short"),
        (SHARE | {"observations": {2022: 50, 2023: 52, 2025: 53.59}}, "few_figures"),
        (SHARE | {"observations": {2022: 50, 2023: 62}}, "met"),
        (SHARE | {"observations": {2022: 50}}, "no_series"),
        (SHARE | {"by": None, "observations": {2022: 50, 2023: 52}}, "undated"),
        # the way counts from the plan's base: 61 is 11 of 20 from 50, not 21 of 30 from 40
        (SHARE | {"value": 70, "observations": {2020: 40, 2022: 50, 2023: 52, 2025: 55}}, "far_short"),
        # a ceiling that the base kept: 61.7 is within a twentieth of 60, 64.2 is not
        (SHARE | {"bound": "at_most", "observations": {2022: 50, 2023: 52, 2024: 54, 2025: 57}}, "falls_short"),
        (SHARE | {"bound": "at_most", "observations": {2022: 50, 2023: 52, 2024: 54, 2025: 58.5}}, "far_short"),
        # by steps of ten: a twentieth of 60 is 3, on either side of zero
        (SHARE | {"bound": "at_most", "observations": {2022: 51, 2023: 52, 2024: 55, 2025: 58.2}}, "falls_short"),
        (SHARE | {"bound": "at_most", "observations": {2022: 51, 2023: 52, 2024: 55, 2025: 58.3}}, "far_short"),
        (SHARE | {"observations": {2022: 69, 2023: 67, 2024: 65, 2025: 61.8}}, "falls_short"),  # 57
        (SHARE | {"observations": {2022: 69, 2023: 67, 2024: 65, 2025: 61.7}}, "far_short"),
        (SHARE | {"value": -60, "observations": {2022: -51, 2023: -52, 2024: -55, 2025: -58.2}}, "falls_short"),
        (SHARE | {"value": -60, "observations": {2022: -51, 2023: -52, 2024: -55, 2025: -58.3}}, "far_short"),
        # what may be used up by 2027 will be 750 of 500
        (
            {"kind": "increase", "bound": "at_most", "value": 500, "reported": "cumulative"}
            | {"observations": {2023: 150, 2024: 300, 2025: 450}},
            "falls_short",
        ),
    ],
)
def test_judgement(facts, judgement):
    """On track from 0.95 of the way on, behind from 0.6, as everywhere; nothing is said of fewer than four figures."""
    seen = look(**facts)
    assert seen.judgement(Thresholds()) == judgement


@pytest.mark.parametrize(
    ("latest", "goal", "judgement"),
    [(52.25, 54, "nearly"), (52.22, 54, "falls_short"), (51.5, 54, "falls_short"), (51.48, 54, "far_short")],
)
def test_judgement_by_other_thresholds(latest, goal, judgement):
    """50 to 52.25 in three years is 53 in four: exactly three of the four that 54 asks for; 51.5 is two of them."""
    figures = {2022: 50, 2023: 50.5, 2024: 51, 2025: latest}
    seen = look(**SHARE | {"observations": figures, "value": goal, "by": 2026})
    assert seen.judgement(Thresholds(on_track=0.75, behind=0.5)) == judgement


@pytest.mark.parametrize(
    ("pace", "value", "limit", "compound", "reached"),
    [
        (0.1, 100, 121, True, 2026),
        (0.1, 100, 121.5, True, 2027),
        (-0.1, 100, 81, True, 2026),
        (0.1, 0.5, 0.605, True, 2026),
        (0.1, 100, 90, True, None),
        (0, 100, 121, True, None),
        (-1, 100, 50, True, None),
        (-0.5, 100, 0, True, None),
        (0.1, 100, -5, True, None),
        (2, 50, 60, False, 2029),
        (2, 50, 51, False, 2025),
        (2, 50, 61, False, 2030),
        (-2, 50, -1, False, 2050),
        (2, 50, 0, False, None),
        (-2, 50, 60, False, None),
        (0, 50, 60, False, None),
        (1, 0, 0, False, None),
        (1, 0, 7974, False, 9998),  # 2024 and 7,974 years
        (1, 0, 7974.5, False, 9999),
        (1, 0, 7975, False, None),
    ],
)
def test_the_year_of_arrival(pace, value, limit, compound, reached):
    assert _reached(pace, 2024, value, limit, compound) == reached


def test_an_allowance_is_never_reached():
    seen = look(kind="increase", bound="at_most", value=500, reported="cumulative", observations={2023: 150, 2024: 300})
    assert (seen.reached, seen.reasons["reached"], seen.projected, seen.verdict) == (
        None,
        "not_applicable",
        750,
        "falls_short",
    )
    assert seen.gap == 250  # beyond what is allowed
    assert seen.required == pytest.approx(200 / 3)


def test_what_is_met_now_may_not_stay_so():
    """62 keeps 60, but falls by 2 a year: 56 in 2027."""
    seen = look(observations={2022: 66, 2024: 62}, **SHARE)
    assert (seen.projected, seen.verdict, seen.required) == (56, "falls_short", None)
    assert (seen.reasons["reached"], seen.reasons["required"]) == ("already_met", "already_met")


def test_what_was_known_then():
    """Figures of the year and of its parts, none later."""
    known = known_by(catalogue(observations={2022: 1, 2024: 2, "2024-06": 3, "2025-Q1": 4, 2026: 5}), 2024)
    assert sorted(o.when for o in known.observations["own"]) == ["2022", "2024", "2024-06"]


def test_yearly_targets_have_no_outlook():
    assert outlook(catalogue(kind="yearly")) == outlook(catalogue(kind="benchmark")) == ()
    assert outlook(catalogue(), []) == ()


def test_a_compound_series_without_noise():
    """Twelve years at 10 %: six more make 1.1^6 of the last, without any spread."""
    series = tuple((2010 + i, 100 * 1.1**i) for i in range(12))
    low, high, _ = simulate(series, 6, 1.0, 1.0, compound=True)
    assert (low, high) == (pytest.approx(100 * 1.1**17), pytest.approx(100 * 1.1**17))
    gaps = tuple((year, value) for year, value in STEADY if year % 3)  # uneven years have the same pace
    assert simulate(gaps, 6, 184, 1.0, compound=False)[:2] == (pytest.approx(185), pytest.approx(185))


def test_few_changes_widen_the_interval():
    """Twelve changes of 5 - 3 and 5 + 3 in turn: after six years the 80 % interval of Student's t.

    The sample's variance is 9*12/11; that of six steps and of a drift known from twelve is (6 + 36/12) times it, and
    the quantile of t with 11 degrees is 1.363. The middle is 30 above the end.
    """
    values = np.concatenate([[100.0], 100 + np.cumsum([5 + 3 * (-1) ** i for i in range(12)])])
    series = tuple(enumerate(values, start=2010))
    low, high, _ = simulate(series, 6, series[-1][1] + 30, 1.0, compound=False)
    assert high - low == pytest.approx(2 * 1.363 * (9 * 12 / 11 * (6 + 36 / 12)) ** 0.5, rel=0.06)
    assert (low + high) / 2 == pytest.approx(series[-1][1] + 30, abs=1)
    assert simulate(series, 6, high, 1.0, compound=False)[2] == pytest.approx(0.1, abs=0.02)
    assert simulate(series, 6, high, -1.0, compound=False)[2] == pytest.approx(0.9, abs=0.02)


@pytest.mark.parametrize(("sign", "past"), [(1, 2.0), (-1, -2.0)])
def test_the_probability_of_three_changes(sign, past):
    """Every draw counted: changes of 4, 4 and 7 have mean 5 and residuals -1, -1 and 2, each times sqrt(3/2).

    In two years a draw adds twice the mean of three residuals and the sum of two more: 3^5 draws alike, with sum D.
    It is widened by sqrt(2/X), X being chi-square of two degrees, whose distribution is 1 - exp(-X/2): beyond L on its
    own side it is where X < 2*D^2/L^2, with the probability 1 - exp(-D^2/L^2).
    """
    sums = [(3 / 2) ** 0.5 * (2 * sum(draw[:3]) / 3 + sum(draw[3:])) for draw in product((-1, -1, 2), repeat=5)]
    expected = sum(1 - math.exp(-((d / past) ** 2)) for d in sums if sign * d > 0) / len(sums)
    series = ((2020, 100), (2021, 104), (2022, 108), (2023, 115))
    assert simulate(series, 2, 125 + past, sign, compound=False)[2] == pytest.approx(expected, abs=0.012)
