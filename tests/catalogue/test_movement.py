"""Figures judged by the series that they continue."""

import datetime as dt

import pytest

from cyjjq.catalogue import movement
from tests.support.building import catalogue

TODAY = dt.date(2026, 6, 30)


def told(check, **given):
    return [fault.code for fault in check(catalogue(**given), TODAY)]


@pytest.mark.parametrize(
    ("values", "growths", "doubted"),
    [
        ({2022: 300, 2023: 231.4}, {}, True),  # ln(231.4/300) = -0.26: more than a quarter
        ({2022: 300, 2023: 240}, {}, False),  # -0.22
        ({2022: 300, 2023: 480}, {}, False),  # ln 1.6 = 0.47: an unknown series may rise by half
        ({2022: 300, 2023: 600}, {}, True),  # 0.69
        ({2022: 300, 2023: 231.4}, {2023: -23}, False),  # the published growth says the same: ln 0.77 = -0.261
        ({2022: 300, 2023: 231.4}, {2023: 5}, True),
        # a series that grew by 5 % a year: three times that, 0.147, is the most
        ({2020: 200, 2021: 210, 2022: 220.5, 2023: 255}, {}, False),  # ln(255/220.5) = 0.145
        ({2020: 200, 2021: 210, 2022: 220.5, 2023: 262}, {}, True),  # 0.172
        ({2022: 220, 2023: 262}, {2020: 5, 2021: 5, 2022: 5}, True),  # the same, from growths alone
        ({2020: 200, 2021: 240, 2022: 200, 2023: 320}, {}, False),  # one that goes up and down by 0.18: 0.47 is no news
        ({2022: 300, 2024: 231.4}, {}, False),  # over two years it is -0.13 a year
        ({2022: 0, 2023: 5}, {}, False),
        ({2022: 300, 2026: 150}, {}, False),  # a year that is not over is told as such
    ],
)
def test_amounts(values, growths, doubted):
    """With the target 230 by 2027, which asks for so little (0.05 a year from 300) that it widens nothing."""
    given = {"observations": values, "growths": growths, "value": 230}
    assert told(movement.figures_move_as_before, **given) == ["CJ318"] * doubted


def test_what_the_plan_asks_for_is_no_surprise():
    """Doubling in two years asks for 0.35 a year; three times that is allowed."""
    assert told(movement.figures_move_as_before, observations={2022: 300, 2023: 750}, value=600, by=2024) == []


def test_shares_and_counts_only_by_a_known_series():
    """51.2 written as 15.2, after moves of a point a year."""
    share = {"scale": "share", "unit": "%", "timing": "rate", "value": 60}
    assert told(movement.figures_move_as_before, observations={2022: 51.2, 2023: 15.2}, **share) == []
    values = {2020: 49.1, 2021: 50.2, 2022: 51.2, 2023: 15.2}
    assert told(movement.figures_move_as_before, observations=values, **share) == ["CJ318"]


@pytest.mark.parametrize(
    ("values", "given", "doubted"),
    [
        ({2023: 400, 2024: 350}, {"reported": "cumulative", "kind": "increase"}, True),
        ({2022: 900, 2023: 400, 2024: 850}, {"reported": "cumulative", "kind": "increase"}, False),  # it begins in 2023
        ({2023: 400, 2024: 350}, {"reported": "yearly", "kind": "increase"}, False),
        ({"2024-Q1": 80, "2024-06": 75}, {}, True),  # a quarter's own figure instead of the year to date
        ({"2024-Q1": 80, "2024-06": 160, 2024: 315}, {}, False),
        ({"2024-Q3": 240, 2024: 231.4}, {}, True),  # the whole year is less than nine months of it
        ({"2024-Q1": 80, "2024-06": 75}, {"timing": "stock"}, False),
        ({"2023-Q3": 240, "2024-Q1": 80}, {}, False),
    ],
)
def test_sums_do_not_fall(values, given, doubted):
    """Over the plan's years where figures are cumulative, within each year where they accrue."""
    assert told(movement.sums_do_not_fall, observations=values, **given) == ["CJ319"] * doubted
