"""The progress measure of others, worked by hand: 100 to 200 in five years is 2^(1/5) - 1 = 14.8698 % a year."""

import math

import pytest

from cyjjq.method import growth, open_sdg
from tests.support.building import row

NEEDED = 2**0.2 - 1
DOUBLE = {"value": 200, "path": "linear"}


def judge(**of):
    (only,) = open_sdg.judged([row(2025, **of)])
    return only


@pytest.mark.parametrize(
    ("latest", "ratio", "status", "score"),
    [
        (130, (1.3**0.5 - 1) / NEEDED, "moderate_progress", None),  # 14.0175 % of 14.8698 %: 0.943
        (132, (1.32**0.5 - 1) / NEEDED, "substantial_progress", None),  # 14.8913 %: 1.001
        (121, 0.1 / NEEDED, "moderate_progress", 7.1429 * 0.1 / NEEDED - 4.2857),
        (110.25, 0.05 / NEEDED, "limited_progress", 4.1667 * 0.05 / NEEDED - 2.5),
        (81, -0.1 / NEEDED, "deterioration", -5),  # 4.1667 * -0.6725 - 2.5 is below the least
        (200, (2**0.5 - 1) / NEEDED, "target_achieved", 5),
    ],
)
def test_two_years_on(latest, ratio, status, score):
    seen = judge(observations={2022: 100, 2024: latest}, **DOUBLE)
    assert (seen.progress_value, seen.status) == (pytest.approx(ratio), status)
    assert score is None or seen.score == pytest.approx(score, abs=1e-4)


@pytest.mark.parametrize(
    ("ratio", "word"),
    [
        (0.95, "substantial_progress"),
        (0.949, "moderate_progress"),
        (0.6, "moderate_progress"),
        (0.599, "limited_progress"),
        (0.0, "limited_progress"),
        (-0.001, "deterioration"),
    ],
)
def test_words(ratio, word):
    assert open_sdg._word(ratio) == word


def test_score():
    """The upper line from 0.6 on, at most 5; the lower one below, at least -5."""
    ratios, scores = [2.0, 1.0, 0.6, 0.5, 0.0, -1.0], [5.0, 2.8572, 0.00004, -0.41665, -2.5, -5.0]
    assert [float(growth.score(ratio)) for ratio in ratios] == pytest.approx(scores, abs=1e-9)


@pytest.mark.parametrize(
    ("of", "reason"),
    [
        ({"kind": "yearly", "observations": {2025: 3}}, "not_applicable"),
        ({}, "no_base"),
        ({"observations": {2022: 100}}, "no_observation"),
        ({"observations": {2022: 100, 2024: 110}, "by": None}, "undated"),
        ({"observations": {2022: 0, 2024: 110}}, "zero_base"),
        ({"observations": {2022: -9, 2024: -5}, "value": 0}, "zero_target"),
        ({"observations": {2022: 100, 2024: 0}}, "zero_value"),
        ({"observations": {2022: -100, 2024: 50}}, "sign_change"),
        ({"observations": {2022: 100, 2024: -50}}, "sign_change"),
        ({"observations": {2022: -100, 2024: -50}}, "sign_change"),
        ({"observations": {2022: 100, 2024: 110}, "value": -5, "bound": "at_most"}, "sign_change"),
        ({"observations": {2022: 400, 2024: 390}}, "no_change"),
    ],
)
def test_why_there_is_nothing_to_judge(of, reason):
    seen = judge(**of)
    assert (seen.status, seen.progress_value, seen.score) == ("not_available", None, None)
    assert (seen.reasons["progress_value"], seen.reasons["score"]) == (reason, reason)


def test_achieved_without_a_ratio():
    """What keeps the goal is achieved, also where no growth leads there; the score has then no reason to miss."""
    seen = judge(observations={2022: 0, 2024: 450})
    assert (seen.status, seen.progress_value, seen.score) == ("target_achieved", None, 5)
    assert seen.reasons["progress_value"] == "zero_base"
    assert "score" not in seen.reasons


@pytest.mark.parametrize(("base", "latest"), [(0.5, 0.6), (-0.5, -0.4), (0.5, 0.5)])
def test_small_values_have_a_sign_as_well(base, latest):
    """What keeps a goal that is its base has nothing to grow by, be it less than one or not."""
    assert judge(observations={2022: base, 2024: latest}, value=base).reasons["progress_value"] == "no_change"


def test_small_values_have_a_ratio():
    """A thousandth of 100, 121 and 200, and of -200, -180 and -100; through zero there is none."""
    assert float(growth.pace_ratio(0.1, 0.121, 0.2, 2, 5, 1)) == pytest.approx(0.1 / NEEDED)
    assert float(growth.pace_ratio(-0.2, -0.18, -0.1, 2, 5, 1)) == pytest.approx((1 - 0.9**0.5) / (1 - 0.5**0.2))
    assert math.isnan(growth.pace_ratio(0.1, -0.121, 0.2, 2, 5, 1))
    assert math.isnan(growth.pace_ratio(0.1, 0.121, -0.2, 2, 5, 1))


def test_below_zero():
    """From -100 to -50 in five years, -70 after two: |x| shrinks by 16.33 % a year where 12.94 % would do."""
    seen = judge(observations={2022: -100, 2024: -70}, value=-50)
    expected = -(0.7**0.5 - 1) / abs(0.5**0.2 - 1)
    assert (seen.progress_value, seen.status) == (pytest.approx(expected), "substantial_progress")
