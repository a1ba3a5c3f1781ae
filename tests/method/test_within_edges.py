"""Within the year, where one word ends and the next begins; every figure is chosen so that the sum can be done in mind.

On track from 0.95 of what is due, behind from 0.6. By June half of a year is due where no season is known.
"""

import pytest

from cyjjq.catalogue.period import Period
from cyjjq.method.within import newest_of
from tests.method.test_within import told, within
from tests.support.building import catalogue, close

UP = {"value": 200, "path": "linear"}  # from 100 in 2022: 160 in 2025, 80 of it by June
DOWN = {"value": 100, "path": "linear", "bound": "at_most"}  # from 200: 140 in 2025, 70 by June
RATE = {"scale": "share", "unit": "%", "value": 60, "timing": "rate"}  # from 50: 56 in 2025
GROWTH = {"kind": "growth", "growth_basis": "real", "value": 10}
HELD = RATE | {"bound": "at_most"}  # 50 keeps at most 60, so 60 is due in every year
FALL = {"kind": "change", "growth_basis": "real", "bound": "at_most", "value": -10}  # 0.9^(1/5) - 1 = -2.0852 % a year
RANK = {"scale": "count", "unit": "个", "value": 2, "timing": "rate", "path": "linear"}  # from 1: 1.6 in 2025

STATUS = [
    *[(UP, 100, value, word) for value, word in [(80, "on_track"), (76.1, "on_track"), (75.9, "behind")]],
    *[(UP, 100, value, word) for value, word in [(48.1, "behind"), (47.9, "off_track"), (0, "off_track")]],
    # from -100 to -50: -70 in 2025, -35 by June; there is no share of what is below zero
    *[(UP | {"value": -50}, -100, value, word) for value, word in [(-35, "on_track"), (-36, "off_track")]],
    # 70/73.6 = 0.951, 70/73.8 = 0.949, 70/116.6 = 0.6003, 70/116.8 = 0.5993
    *[(DOWN, 200, value, word) for value, word in [(70, "on_track"), (73.6, "on_track"), (73.8, "behind")]],
    *[(DOWN, 200, value, word) for value, word in [(116.6, "behind"), (116.8, "off_track")]],
    # 5.71/6 = 0.952, 5.69/6 = 0.948, 3.61/6 = 0.602, 3.59/6 = 0.598
    *[(RATE, 50, value, word) for value, word in [(56, "on_track"), (55.71, "on_track"), (55.69, "behind")]],
    *[(RATE, 50, value, word) for value, word in [(53.61, "behind"), (53.59, "off_track"), (49, "off_track")]],
    # 3 above 60 is a twentieth of it
    *[(HELD, 50, value, word) for value, word in [(60, "on_track"), (62.9, "behind"), (63.1, "off_track")]],
    # half a unit of what is counted whole is no lag, as long as it has moved at all
    *[(RANK, 1, value, word) for value, word in [(1.11, "on_track"), (1.09, "off_track"), (0.99, "off_track")]],
    (RANK | {"value": 1.2}, 1, 0.99, "off_track"),  # 1.12 is due; 0.99 is near, but the wrong way
]


@pytest.mark.parametrize(("of", "base", "value", "status"), STATUS)
def test_where_a_status_ends(of, base, value, status):
    assert within("2025-06", observations={2022: base, "2025-06": value}, **of).status == status


@pytest.mark.parametrize(
    ("of", "growths"),
    [
        (GROWTH, [(10, "on_track"), (9.51, "on_track"), (9.49, "behind"), (6.01, "behind"), (5.99, "off_track")]),
        (GROWTH | {"tolerance": 1}, [(9.0, "on_track"), (8.9, "behind")]),
        # a ceiling on growth: 10/10.5 = 0.952, 10/10.6 = 0.943, 10/16.6 = 0.602, 10/16.7 = 0.599
        (
            GROWTH | {"bound": "at_most"},
            [(10, "on_track"), (10.5, "on_track"), (10.6, "behind"), (16.6, "behind"), (16.7, "off_track")],
        ),
        # a fall of no more than 10, and one of at least 10
        (GROWTH | {"value": -10}, [(-10, "on_track"), (-10.5, "on_track"), (-10.6, "behind"), (-16.7, "off_track")]),
        (
            GROWTH | {"value": -10, "bound": "at_most"},
            [(-10, "on_track"), (-9.51, "on_track"), (-9.49, "behind"), (-5.99, "off_track"), (3, "off_track")],
        ),
        (GROWTH | {"value": 0}, [(0, "on_track"), (-1, "off_track")]),
        (GROWTH | {"value": 0.5}, [(0.5, "on_track"), (0.4, "behind")]),
        # 2.0852 * 0.95 = 1.981, 2.0852 * 0.6 = 1.251
        (FALL, [(-2.1, "on_track"), (-1.99, "on_track"), (-1.97, "behind"), (-1.26, "behind"), (-1.24, "off_track")]),
    ],
)
def test_where_a_status_of_growth_ends(of, growths):
    for growth, status in growths:
        assert within("2025-06", growths={2023: -2, 2024: -2, "2025-06": growth}, **of).status == status, growth


@pytest.mark.parametrize(
    ("period", "of", "expected"),
    [
        # 2.5 of 3 years; after the deadline all of them
        ("2025-06", UP | {"by": 2025, "observations": {2022: 100}}, {"time_elapsed": 2.5 / 3}),
        ("2025-06", UP | {"by": 2024, "observations": {2022: 100}}, {"time_elapsed": 1}),
        # last year's whole figure is what growth is asked over: 160/128 - 1
        ("2025-06", UP | {"observations": {2022: 100, 2024: 128}}, {"growth_asked": 25}),
        ("2025-06", UP | {"observations": {2022: 100, 2024: 0}}, {"growth_asked": "zero_value"}),
        ("2025-06", UP | {"observations": {2022: 100, 2024: -5}}, {"growth_asked": "not_applicable"}),
        ("2025-06", UP | {"observations": {2022: 100}}, {"growth_asked": "no_observation"}),
        ("2025-06", UP | {"observations": {2022: 100}, "by": None}, {"growth_asked": "undated"}),
        ("2025-06", RATE | {"observations": {2022: 50, 2024: 51}}, {"growth_asked": "not_applicable"}),
        # nothing of nothing: the ratios have no answer
        (
            "2025-06",
            {"kind": "yearly", "value": 0, "bound": "at_most", "observations": {"2025-06": 3}},
            {"expected": 0, "time_ratio": "zero_target", "season_ratio": "no_observation", "status": "behind"},
        ),
        (
            "2025-06",
            {"kind": "yearly", "value": 0, "bound": "at_most", "observations": {2024: 8, "2024-06": 4, "2025-06": 3}},
            {"expected": 0, "expected_by": "season", "season_ratio": "zero_target"},
        ),
        # a season needs two figures above zero: 4/8 of 100 is 50, else by time the same half
        (
            "2025-03",
            {"kind": "yearly", "value": 100, "observations": {2024: 8, "2024-03": 4, "2025-03": 30}},
            {"expected": 50, "expected_by": "season", "season_ratio": 0.6, "time_ratio": 1.2},
        ),
        (
            "2025-03",
            {"kind": "yearly", "value": 100, "observations": {2024: 8, "2024-03": 0, "2025-03": 30}},
            {"expected": 25, "expected_by": "time", "season_ratio": "no_observation", "time_ratio": 1.2},
        ),
        (
            "2025-03",
            {"kind": "yearly", "value": 100, "observations": {2024: 0, "2024-03": 4, "2025-03": 30}},
            {"expected": 25, "expected_by": "time"},
        ),
        # a yearly target's word in an open year
        ("2025-06", RATE | {"kind": "yearly", "observations": {2024: 59, "2025-06": 59}}, {"status": "behind"}),
        ("2025-06", RATE | {"kind": "yearly", "observations": {2024: 61}}, {"status": "on_track"}),
        ("2025-06", RATE | {"kind": "yearly", "observations": {2024: 59}}, {"status": "behind"}),
        # a benchmark with something added and something forgiven: 62 + 1 - 2 = 61
        *[
            (
                "2025-06",
                RATE
                | {"kind": "benchmark", "value": 1, "tolerance": 2}
                | {"observations": {"2025-06": own}, "others": {"2025-06": 62}},
                {"status": status},
            )
            for own, status in [(61, "on_track"), (60.9, "behind")]
        ],
    ],
)
def test_figures_of_the_open_year(period, of, expected):
    assert told(within(period, **of), expected) == close(expected)


def test_what_the_year_to_date_shows():
    """The growth alone where only that is published; the whole year's own figure does not hide the months."""
    alone = within("2025-06", growths={"2025-06": 9.5}, **GROWTH).within.ytd
    assert (alone.period, alone.value, alone.growth) == ("2025-06", None, 9.5)
    both = within("2025-09", observations={2022: 100, 2025: 170, "2025-06": 70, "2025-09": 120}, **UP)
    assert (both.within.ytd.period, both.within.ytd.value, both.status) == ("2025-09", 120, "on_track")
    apart = within("2025-06", growths={"2025-Q2": 9.5}, observations={"2025-06": 50}, **GROWTH).within.ytd
    assert (apart.value, apart.growth) == (50, 9.5)  # of one end, the one as June's and the other as the quarter's


@pytest.mark.parametrize(
    ("by", "parts", "reason"),
    [
        (None, {"2025-06": 50}, "undated"),
        (None, {}, "no_observation"),  # the first of two reasons
        (2027, {}, "no_observation"),
        (2027, {"2025-06": 50}, 80),
    ],
)
def test_why_nothing_is_expected(by, parts, reason):
    seen = within("2025-06", observations={2022: 100} | parts, **UP | {"by": by})
    assert told(seen, ["expected"]) == {"expected": reason}


def test_a_rate_has_no_growth():
    """56 after 50 is 12 % more of an amount that flows; what stands for a rate is told as it is."""
    figures = {"2024-06": 50, "2025-06": 56}
    assert within("2025-06", observations=figures).within.ytd.growth == pytest.approx(12)
    assert within("2025-06", observations=figures, timing="rate").within.ytd.growth is None


def test_the_last_whole_figure_and_the_open_year():
    """A year's own figure is the last word on it; what was ahead last year is so far on track in this one."""
    whole = within("2025-12", observations={2022: 50, 2025: 61, "2025-06": 40}, **RATE)
    assert whole.status == "met"
    assert within("2025-12", kind="yearly", observations={2025: 61}, **RATE).status == "met"
    ahead = within("2025-06", kind="benchmark", observations={2024: 5}, others={2024: 4})
    assert ahead.status == "on_track"


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ({"by": 2024, "observations": {2022: 278}}, [("own", "2024", "latest", "value")]),
        ({"by": 2024, "observations": {2022: 278, 2024: 300}}, []),
        (
            {"kind": "benchmark", "compares": "growth", "growths": {"2025-06": 5}},
            [("other", "2025-06", "benchmark", "growth")],
        ),
        (
            {"kind": "benchmark", "compares": "growth", "other_growths": {"2025-06": 5}, "growths": {"2025-Q1": 3}},
            [("own", "2025-06", "latest", "growth")],
        ),
        ({"kind": "benchmark", "observations": {"2025-06": 5}}, [("other", "2025-06", "benchmark", "value")]),
        (GROWTH | {"growths": {2023: 5, 2024: 5, "2025-Q1": 6}}, [("own", "2025-06", "latest", "growth")]),
        (GROWTH | {"growths": {2024: 5, "2025-06": 6}}, [("own", "2023", "chain", "growth")]),
    ],
)
def test_what_is_missing_within_a_year(of, expected):
    assert [tuple(each) for each in within("2025-06", **of).missing] == expected


@pytest.mark.parametrize(
    ("every", "period", "expected"),
    [
        ("year", "2025-12", "2025"),
        ("year", "2025-11", "2024"),
        ("quarter", "2025-02", "2024"),
        ("quarter", "2025-03", "2025-Q1"),
        ("quarter", "2025-05", "2025-Q1"),
        ("quarter", "2025-06", "2025-Q2"),
        ("quarter", "2025-12", "2025-Q4"),
        ("month", "2025-01", "2024"),
        ("month", "2025-02", "2025-02"),
        ("month", "2025-Q3", "2025-09"),
        (None, "2025-05", "2025-05"),
    ],
)
def test_the_newest_period_of_a_frequency(every, period, expected):
    """January alone is not published; a quarter counts when it is over."""
    report = {"report": {"every": every, "lag": 1}} if every else {}
    indicator = catalogue(**report).indicators["own"]
    assert newest_of(indicator, Period.parse(period)) == Period.parse(expected)


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (GROWTH | {"timing": "rate", "growths": {2023: 5, 2024: 5, "2025-06": 5}}, {"expected": "not_applicable"}),
        (UP | {"observations": {2022: 100, "2025-06": 1e-9}}, {"status": "off_track"}),
        (
            UP | {"value": 0, "bound": "at_most", "observations": {2022: 50, "2025-06": 3}},
            {"expected": 10, "status": "on_track"},
        ),
        (
            UP | {"value": 0, "bound": "at_most", "observations": {2022: 50, "2025-06": 11}},
            {"status": "behind"},
        ),  # 10/11
    ],
)
def test_rarer_figures_of_the_open_year(of, expected):
    assert told(within("2025-06", **of), expected) == close(expected)
