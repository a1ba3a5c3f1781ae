"""A target's path year by year, from its base and anew from the latest figure."""

import pytest

from cyjjq.method.assessment import assess
from cyjjq.method.breakdown import by_year, path_years, why_none
from tests.support.building import catalogue, row

SHARE = {"scale": "share", "unit": "%", "value": 60}  # from 50 in 2022 to 60 in 2027: 2 a year
YEARS = range(2021, 2029)


def test_from_the_base_and_from_the_latest_figure():
    """From 53 in 2024 seven are left for three years; then the goal stays; before the start is nothing."""
    seen = row(2025, observations={2022: 50, 2024: 53}, **SHARE)
    assert by_year(seen, YEARS) == [None, *map(pytest.approx, (50, 52, 54, 56, 58, 60, 60))]
    anew = [None, None, None, *map(pytest.approx, (53, 53 + 7 / 3, 53 + 14 / 3, 60, 60))]
    assert by_year(seen, YEARS, "latest") == anew


def test_a_milestone_that_the_latest_figure_keeps_bends_no_path():
    """From the base to 54 in 2025; anew from 55 straight to 60, five in three years."""
    seen = row(2025, observations={2022: 50, 2024: 55}, milestones={2025: 54}, **SHARE)
    assert by_year(seen, [2023, 2026]) == [pytest.approx(50 + 4 / 3), 57]
    assert by_year(seen, [2025], "latest") == [pytest.approx(55 + 5 / 3)]


def test_what_is_met_or_held_is_due_whole():
    """Met in 2024, the goal is all that is asked from then on; a ceiling that the base kept is due in every year."""
    seen = row(2025, observations={2022: 50, 2024: 61}, **SHARE)
    assert by_year(seen, YEARS, "latest") == [None] * 3 + [60] * 5
    held = row(2025, observations={2022: 50, 2024: 53}, bound="at_most", **SHARE)
    assert by_year(held, YEARS) == [60] * 8
    yearly = row(2025, observations={2022: 50}, kind="yearly", **SHARE)
    assert by_year(yearly, [2023]) == by_year(yearly, [2023], "latest") == [60]


def test_what_has_no_path():
    """A comparison, a target without a goal, without a base, without a deadline."""
    assert by_year(row(2025, kind="benchmark", others={2025: 3}), [2023, 2024]) == [None, None]
    assert by_year(row(2025, kind="benchmark", observations={2025: 2}, others={2025: 3}), [2025]) == [None]
    assert by_year(row(2025, kind="multiple", value=2), [2023, 2024]) == [None, None]
    assert by_year(row(2025), [2023]) == [None]
    assert by_year(row(2025, by=None, observations={2022: 300}), [2023]) == [None]


@pytest.mark.parametrize(
    ("of", "start", "reason"),
    [
        ({}, "base", "no_base"),
        ({"observations": {2022: 300}, "by": None}, "base", "undated"),
        ({}, "latest", "no_observation"),
        ({"observations": {2022: 300, 2024: 320}, "by": None}, "latest", "undated"),
        ({"kind": "multiple", "value": 2}, "latest", "no_observation"),  # before what the goal lacks
        ({"observations": {2022: 300, 2024: -20}}, "latest", "sign_change"),  # no rate leads there
        (SHARE | {"observations": {2022: 50, 2024: -20}}, "latest", None),  # a step does
        (SHARE | {"observations": {2022: 50, 2024: 55}, "by": 2024}, "latest", "deadline_passed"),
        ({"observations": {2022: 300, 2024: 320}}, "base", None),
    ],
)
def test_why_there_is_none(of, start, reason):
    assert why_none(row(2025, **of), start) == reason


def path(year, **of):
    known = catalogue(**of)
    (only,) = assess(known, year, known.targets[:1])
    return {each.year: (each.planned, each.required, each.observed) for each in path_years(known, only)}


def test_a_whole_path():
    """From the plan's base year to its end, or the target's if later; from an older base where it has one."""
    near = pytest.approx
    found = path(2025, observations={2022: 50, 2024: 53, 2025: 54, 2026: 70}, **SHARE)
    assert found == {
        2022: (50, None, 50),
        2023: (near(52), None, None),
        2024: (near(54), None, 53),
        2025: (near(56), near(54), 54),
        2026: (near(58), near(57), None),  # after the year asked for: not known yet
        2027: (near(60), near(60), None),
    }
    assert list(path(2025, observations={2020: 50}, **SHARE)) == list(range(2020, 2028))
    assert list(path(2025, observations={2024: 50, 2025: 51}, **SHARE)) == list(range(2023, 2028))
    assert list(path(2025, **SHARE)) == list(range(2022, 2028))
    assert list(path(2025, by=2030, observations={2022: 50}, **SHARE)) == list(range(2022, 2031))
    assert list(path(2025, by=2025, observations={2022: 50}, **SHARE)) == list(range(2022, 2028))
    assert list(path(2025, by=None, observations={2022: 50}, **SHARE)) == list(range(2022, 2028))
    assert path(2025, observations={2022: 50, 2024: 61}, **SHARE)[2024] == (near(54), 60, 61)  # met: no more than 60
    assert path(None, observations={2022: 50, 2026: 70}, **SHARE)[2026][2] == 70
