"""Within the year: what is due by a period's end, and how a year that is still open stands.

Retail sales start from 278.0 in 2022 and are to be 400 in 2027, so 2025 is to come to
278*(400/278)^(3/5) = 345.8230312 (the worked row of the contract). 2024 came to 300, of it 135 by June: 45 %.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyjjq.catalogue.period import Period
from cyjjq.method.assessment import assess
from cyjjq.method.row import FIGURES, STATUSES
from cyjjq.method.within import FIGURES as OF_THE_YEAR
from cyjjq.method.within import assess_within
from tests.support.building import catalogue, close
from tests.support.drawn import drawn


def within(period, **of):
    built = catalogue(**of)
    (only,) = assess_within(built, Period.parse(period), built.targets[:1])
    return only


def told(row, names):
    """What a row says under the names; for a figure that is null its reason."""
    found = {}
    for name in names:
        where = row.within if name in OF_THE_YEAR else row
        found[name] = row.reasons.get(name) or getattr(where, name)
    return found


RETAIL = {2022: 278.0, 2024: 300, "2024-06": 135}
SHARE = {"scale": "share", "unit": "%", "value": 60}  # with 50 in 2022: 2 a year
ADDED = {"kind": "increase", "scale": "count", "value": 2000}  # 400 a year
REAL = {"kind": "growth", "growth_basis": "real", "value": 7}

CASES = {
    # 345.8230312 * 0.45 = 155.6203640; 150 of it is 0.9638841; 150/345.8230312/0.5 = 0.8674957; 345.8230312/300 - 1
    "a flow, by the season": (
        "2025-06",
        {"observations": RETAIL | {"2025-06": 150}},
        {
            "year_planned": 345.8230312,
            "expected": 155.6203640,
            "expected_by": "season",
            "time_ratio": 0.8674957,
            "season_ratio": 0.9638841,
            "growth_asked": 15.2743437,
            "time_elapsed": 0.5,  # two and a half of five years
            "status": "on_track",
        },
    ),
    # without the half-year of 2024 the half is due: 172.9115156, and 150 is 0.8674957 of it
    "a flow, by time": (
        "2025-Q2",
        {"observations": {2022: 278.0, 2024: 300, "2025-06": 150}},
        {
            "expected": 172.9115156,
            "expected_by": "time",
            "time_ratio": 0.8674957,
            "season_ratio": "no_observation",
            "status": "behind",
        },
    ),
    "a flow far behind": ("2025-06", {"observations": RETAIL | {"2025-06": 90}}, {"status": "off_track"}),  # 0.578
    # down from 500 to 400: 500*0.8^(3/5) = 437.3465; of it 45 % by June: 196.8059; that over 210 is 0.93717
    "a ceiling is inverted": (
        "2025-06",
        {"bound": "at_most", "observations": {2022: 500, 2024: 200, "2024-06": 90, "2025-06": 210}},
        {"expected": 196.8059, "season_ratio": 210 / 196.8059, "status": "behind"},
    ),
    "a month without a figure is judged by the newest, against what was due then": (
        "2025-08",
        {"observations": RETAIL | {"2025-06": 150}},
        {"expected": 155.6203640, "time_ratio": 0.8674957, "status": "on_track"},
    ),
    "nothing of the year yet": (
        "2025-02",
        {"observations": RETAIL},
        {
            "ytd": "no_observation",
            "expected": "no_observation",
            "year_planned": 345.8230312,
            "status": "off_track",  # 2024 alone: pace 0.5051462
        },
    ),
    # 2024 is not out yet: its September stands, and 278*(400/278)^(2/5) = 321.5517 is what 2024 is to come to
    "the turn of the year": (
        "2025-01",
        {"observations": {2022: 278.0, "2024-09": 240}},
        {"year_planned": 321.5517, "expected": 241.1637750, "expected_by": "time", "status": "on_track"},
    ),
    "a stock stands on the path at its own time": (
        "2025-06",  # 50 + 2*2.5 = 55 is due
        {**SHARE, "timing": "stock", "observations": {2022: 50, 2024: 54, "2025-06": 54.5}},
        {
            "planned": 55,
            "pace": 0.9,
            "gap": 5.5,
            "required_step": 2.2,  # 5.5 in 2.5 years
            "year_planned": 56,
            "expected": 55,
            "expected_by": "time",
            "time_ratio": "not_applicable",
            "status": "behind",
        },
    ),
    "a rate against the year's planned value": (
        "2025-06",  # 50 -> 56 by the end of 2025; 54.5 is 4.5 of 6
        {**SHARE, "timing": "rate", "observations": {2022: 50, 2024: 54, "2025-06": 54.5}},
        {"year_planned": 56, "expected": 56, "expected_by": "not_applicable", "gap": 6, "status": "behind"},
    ),
    "a rate beyond the goal is not met before the year is out": (
        "2025-06",
        {**SHARE, "timing": "rate", "observations": {2022: 50, 2024: 54, "2025-06": 61}},
        {"status": "on_track"},
    ),
    "an increase by year: the whole years and the year to date": (
        "2025-06",  # 380 + 420 + 190 = 990 of 400*2.5 = 1000
        {**ADDED, "reported": "yearly", "observations": {2023: 380, 2024: 420, "2025-06": 190}},
        {"expected": 1000, "pace": 0.99, "gap": 1010, "year_planned": 1200, "status": "on_track"},
    ),
    "an increase since the start": (
        "2025-06",
        {**ADDED, "reported": "cumulative", "observations": {2024: 800, "2025-06": 900}},
        {"pace": 0.9, "status": "behind"},
    ),
    "an increase of a stock": (
        "2025-06",
        {**ADDED, "observations": {2022: 5000, 2024: 5800, "2025-06": 6000}},
        {"pace": 1.0, "gap": 1000, "status": "on_track"},
    ),
    # after 5 and 6 %: (100*1.07^5/(1.05*1.06*100))^(1/3) - 1 = 8.01264 %
    "growth against what is promised": (
        "2025-Q1",
        {**REAL, "growths": {2023: 5, 2024: 6, "2025-Q1": 6.6}},
        {"growth_asked": 8.01264, "status": "behind"},  # 6.6/7 = 0.943
    ),
    "growth that is kept": ("2025-Q1", {**REAL, "growths": {2023: 5, 2024: 6, "2025-Q1": 7}}, {"status": "on_track"}),
    "a fall, fall over fall": (
        "2025-06",
        {**REAL, "bound": "at_most", "value": -2.8, "growths": {2023: -3, "2025-06": -2}},
        {"status": "behind"},  # 2/2.8 = 0.714
    ),
    "a yearly flow": (
        "2025-06",
        {"kind": "yearly", "value": 100, "observations": {2024: 100, "2024-06": 40, "2025-06": 20}},
        {"expected": 40, "season_ratio": 0.5, "growth_asked": 0, "status": "behind"},  # never missed, never off track
    ),
    "a yearly rate": (
        "2025-06",
        {**SHARE, "kind": "yearly", "timing": "rate", "observations": {2024: 40, "2025-06": 61}},
        {"status": "on_track"},
    ),
    "a benchmark in the same half-year": (
        "2025-06",
        {**SHARE, "kind": "benchmark", "timing": "rate", "observations": {"2025-06": 61}, "others": {"2025-06": 62}},
        {"status": "behind"},
    ),
    "a year whose whole figure is known": (
        "2025-06",
        {"observations": RETAIL | {"2025-06": 150, 2025: 350}},
        {"planned": 345.8230312, "status": "on_track"},
    ),
}


@pytest.mark.parametrize(("period", "of", "expected"), CASES.values(), ids=CASES)
def test_the_open_year(period, of, expected):
    assert told(within(period, **of), expected) == close(expected, digits=5)


def test_the_year_to_date_with_its_growth():
    """150 after 135 is 11.1 % more; at constant prices only a published growth counts."""
    observations = RETAIL | {"2025-06": 150}
    assert within("2025-06", observations=observations).within.ytd.growth == pytest.approx(100 * (150 / 135 - 1))
    assert within("2025-06", observations=observations, growth_basis="real").within.ytd.growth is None
    published = within("2025-06", observations=observations, growths={"2025-06": 9.5}).within.ytd
    assert (published.period, published.value, published.growth, published.quality) == ("2025-06", 150, 9.5, "official")


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ({}, ["base 2022", "latest 2024"]),  # what was never published within a year is not asked for within one
        ({"report": {"every": "month", "lag": 0}}, ["base 2022", "latest 2025-06"]),
        ({"observations": RETAIL}, ["latest 2025-06"]),
        ({"observations": RETAIL | {"2025-Q1": 60}}, ["latest 2025-06"]),
        ({"observations": RETAIL | {"2025-Q2": 150}}, []),
        ({"observations": RETAIL, "report": {"every": "quarter", "lag": 1}}, ["latest 2025-Q2"]),
        ({"observations": {2022: 278.0}, "report": {"every": "year", "lag": 2}}, ["latest 2024"]),
        ({**ADDED, "reported": "yearly", "observations": {2023: 380, "2024-06": 9}}, ["chain 2024", "latest 2025-06"]),
    ],
)
def test_what_is_missing(of, expected):
    assert [f"{each.what} {each.period}" for each in within("2025-06", **of).missing] == expected


months = st.integers(1, 12)
amounts = st.floats(1, 1e6)


@given(months, amounts, st.floats(0.05, 1))
def test_a_flow_on_the_seasons_share_is_on_track(month, whole, share):
    """Whatever the month, and however uneven the year."""
    planned = within("2025-06", observations={2022: 278.0, 2024: whole}).within.year_planned
    part = f"{month:02}"
    row = within(
        f"2025-{part}",
        observations={2022: 278.0, 2024: whole, f"2024-{part}": share * whole, f"2025-{part}": share * planned},
    )
    assert row.status == "on_track"
    assert row.within.season_ratio == pytest.approx(1)


@given(months, amounts, amounts)
def test_with_a_flat_season_season_and_time_agree(month, whole, now):
    """A year whose twelfths are alike asks for the elapsed share."""
    part = f"{month:02}"
    known = {2022: 278.0, 2024: whole, f"2025-{part}": now}
    timed = within(f"2025-{part}", observations=known)
    season = within(f"2025-{part}", observations=known | {f"2024-{part}": whole * month / 12})
    assert season.within.season_ratio == pytest.approx(timed.within.time_ratio)
    assert season.within.expected == pytest.approx(timed.within.expected)


KINDS = ["level", "growth", "increase", "change", "multiple", "yearly", "benchmark"]
known = st.dictionaries(
    st.one_of(st.integers(2020, 2025), st.sampled_from(["2024-06", "2024-Q3", "2025-Q1", "2025-06"])),
    st.one_of(st.just(0.0), st.floats(-1e6, 1e6, allow_subnormal=False), st.floats(1, 1e3)),
    max_size=8,
)


@st.composite
def targets(draw):
    kind = draw(st.sampled_from(KINDS))
    return {
        "kind": kind,
        "bound": draw(st.sampled_from(["at_least", "at_most"])),
        "value": None if kind == "benchmark" else draw(st.sampled_from([-3, 0, 2, 7, 400])),
        "timing": draw(st.sampled_from(["flow", "stock", "rate"])),
        "reported": draw(st.sampled_from(["level", "cumulative", "yearly"])),
        "growth_basis": draw(st.sampled_from(["nominal", "real"])),
        "by": draw(st.sampled_from([2024, 2025, 2027, None])),
        "observations": draw(known),
        "growths": draw(known),
        "others": draw(known),
    }


@settings(max_examples=drawn(400))
@given(targets(), st.sampled_from(["2023-Q1", "2025-01", "2025-06", "2025-Q4"]))
def test_every_null_has_its_reason(target, period):
    """And every status is a word of the contract; yearly and benchmark are neither met nor missed in an open year."""
    row = within(period, **target)
    assert row.status in STATUSES
    for name in FIGURES:
        assert (getattr(row, name) is None) == (name in row.reasons), name
    for name in OF_THE_YEAR:
        assert (getattr(row.within, name) is None) == (name in row.reasons), name


@settings(max_examples=drawn(200))
@given(targets(), st.floats(1, 1e6))
def test_what_is_published_after_the_period_changes_nothing(target, later):
    after = {"2025-Q3": later, "2025-11": later, 2026: later, "2026-03": later}
    more = {key: after | target[key] for key in ("observations", "growths", "others")}
    assert within("2025-06", **target) == within("2025-06", **target | more)


@settings(max_examples=drawn(200))
@given(targets())
def test_the_years_end_gives_the_yearly_result(target):
    """Once the whole figures are there, whatever stands of the months."""
    whole = {key: {2025: 5.0} | target[key] for key in ("observations", "growths", "others")}
    built = catalogue(**target | whole)
    (yearly,), (at_end,) = (
        assess(built, 2025, built.targets[:1]),
        assess_within(built, Period.parse("2025-Q4"), built.targets[:1]),
    )
    if yearly.latest is not None and yearly.latest.year == 2025:
        assert (at_end.status, at_end.gap, at_end.latest) == (yearly.status, yearly.gap, yearly.latest)
