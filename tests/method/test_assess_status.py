"""Which status a target has and which of several reasons is told; every one of them occurs.

The figures are worked out by hand; tests/support/assessing.py says how a table is read.
"""

from typing import get_args

import pytest

from cyjjq.method.reduction import Reason
from cyjjq.method.row import Status
from tests.method import test_assess_kinds, test_assess_levels, test_assess_rows, test_assess_tolerance
from tests.support.assessing import ADDED, DOWN_TO_10, REAL, TABLES, TO_60, agree, null, table
from tests.support.building import close, row, seen

# --- Acceleration and the order of the reasons -----------------------------------------------------------------------

ACCELERATIONS = {
    "the wrong way": (
        DOWN_TO_10 | {"observations": {2022: 20, 2024: 22}},
        {"pace": -0.5, "progress": -0.2, "observed_step": 1, "acceleration": "wrong_way", "status": "off_track"},
    ),
    "the wrong way, compound": (
        {"observations": {2022: 200, 2024: 162}},
        {"observed_rate": -0.1, "acceleration": "wrong_way"},  # 0.9^2 = 0.81
    ),
    "no change": (
        DOWN_TO_10 | {"observations": {2022: 20, 2024: 20}},
        {"pace": 0, "progress": 0, "observed_step": 0, "observed_rate": 0, "acceleration": "no_change"}
        | {"status": "off_track"},
    ),
    "no change, compound": (
        {"observations": {2022: 200, 2024: 200}},
        {"observed_rate": 0, "acceleration": "no_change"},
    ),
    # 7 in three years are missing, 8 in two years have come: (7/3) / 4; a rate from 0 there is not
    "of steps where a rate would fail": (
        {"value": 15, "observations": {2022: 0, 2024: 8}},
        {"acceleration": 7 / 12, "observed_rate": "zero_base"},
    ),
    "of rates where they fail": (
        {"path": "compound", "value": 15, "observations": {2022: 0, 2024: 8}},
        {"acceleration": "zero_base", "observed_step": 4, "required_step": 7 / 3},
    ),
}


@table({name: (2024, given, expected) for name, (given, expected) in ACCELERATIONS.items()})
def test_acceleration(year, given, expected):
    """Required over observed: of rates on a curve, of steps on a straight path, and nothing where they disagree."""
    agree(year, given, expected)


ORDER = {
    "not_applicable, no_base": (
        {"kind": "growth", "value": 8, "observations": {2024: 5}},
        {"attainment": "not_applicable"},
    ),
    "not_applicable, incomplete": (REAL | {"value": 8}, {"attainment": "not_applicable", "progress": "incomplete"}),
    "no_base, no_observation": ({}, {"progress": "no_base", "gap": "no_observation"}),
    "no_base, undated": ({"by": None}, {"plan_step": "no_base", "time_elapsed": "no_base"}),
    "no_observation, undated": (
        ADDED | {"reported": "cumulative", "by": None},
        {"required_step": "no_observation", "pace": "no_observation", "plan_step": "undated"},
    ),
    "no_observation, zero_base": ({"observations": {2022: 0}}, {"observed_rate": "no_observation"}),
    "incomplete, undated": (
        ADDED | {"reported": "yearly", "by": None, "observations": {2024: 5}},
        {"required_step": "incomplete", "schedule_gap": "incomplete", "plan_step": "undated"},
    ),
    "no_observation, deadline_passed": (
        ADDED | {"reported": "yearly", "by": 2022, "observations": {2022: 1, 2024: 5}},
        {"required_step": "no_observation", "pace": "no_observation", "plan_step": "deadline_passed"},
    ),
    "already_met, undated": (
        TO_60 | {"by": None, "observations": {2022: 70, 2024: 70}},
        {"plan_step": "already_met", "required_step": "already_met", "elapsed_latest": "undated"},
    ),
    "already_met, deadline_passed": (
        TO_60 | {"by": 2024, "observations": {2022: 50, 2024: 70}},
        {"required_rate": "already_met", "required_step": "already_met"},
    ),
    "already_met, zero_value": (
        {"value": 0, "bound": "at_most", "observations": {2022: 5, 2024: 0}},
        {"status": "met"}
        | null("already_met", "required_rate acceleration")
        | null("zero_value", "attainment observed_rate"),
    ),
    "undated, zero_base": ({"by": None, "observations": {2022: 0, 2024: 5}}, {"plan_rate": "undated"}),
    "deadline_passed, zero_target": (
        {"value": 0, "by": 2022, "observations": {2022: -5, 2024: -4}},
        {"plan_rate": "deadline_passed", "required_rate": "deadline_passed"},
    ),
    "zero_base, zero_value": ({"observations": {2022: 0, 2024: 0}}, {"observed_rate": "zero_base"}),
    "zero_base, sign_change": (
        {"value": -5, "bound": "at_most", "path": "compound", "observations": {2022: 0, 2024: -1}},
        {"plan_rate": "zero_base", "planned": "zero_base", "observed_rate": "zero_base"},
    ),
    "zero_value, wrong_way": (
        {"observations": {2022: 5, 2024: 0}},
        {"acceleration": "zero_value", "required_rate": "zero_value"},
    ),
}


@table({name: (2024, given, expected) for name, (given, expected) in ORDER.items()})
def test_first_of_several_reasons(year, given, expected):
    """Where a figure lacks several things, the reason named is the first of the fixed order."""
    agree(year, given, expected)


# --- The status ------------------------------------------------------------------------------------------------------

STATUSES = {
    # 3.
    "no base": (2025, {"kind": "multiple", "value": 2, "observations": {2024: 900}}, "no_data"),
    "no latest": (2025, ADDED | {"reported": "cumulative"}, "no_data"),
    "no base and no deadline": (2025, {"by": None}, "no_data"),
    "no goal without a deadline": (
        2025,
        {"kind": "growth", "value": 8, "by": None, "observations": {2022: 5, 2024: 500}},
        "undated",
    ),
    # 4. before 5., 6., 7. and 8.
    "met without a deadline": (2025, {"by": None, "observations": {2022: 300, 2024: 400}}, "met"),
    "met at the deadline": (2027, {"observations": {2022: 300, 2027: 400}}, "met"),
    "met before the deadline": (2024, {"observations": {2022: 300, 2024: 400}}, "met"),
    "met, though the final figure is missing": (2028, {"observations": {2022: 300, 2024: 400}}, "met"),
    "met in the base year": (2024, {"observations": {2022: 400}}, "met"),
    "an increase reached early is met": (2024, ADDED | {"reported": "cumulative", "observations": {2024: 2000}}, "met"),
    # 5. before 6. and 8.
    "undated": (2025, {"by": None, "observations": {2022: 300, 2024: 350}}, "undated"),
    "undated, base only": (2025, {"by": None, "observations": {2022: 300}}, "undated"),
    # 6. before 7. and 8.
    "missed": (2027, {"observations": {2022: 300, 2027: 399}}, "missed"),
    "missed, years ago": (2030, {"observations": {2022: 300, 2027: 399}}, "missed"),
    "missed at the base": (2025, {"by": 2022, "observations": {2022: 300}}, "missed"),
    # 7. before 8., 9. and 11.
    "the final figure is missing": (2028, {"observations": {2022: 300, 2026: 380}}, "no_data"),
    "the final figure is not due yet": (2027, {"observations": {2022: 300, 2026: 380}}, "on_track"),
    # 8. before 9.
    "no figure after the base": (2025, {"observations": {2022: 300}}, "no_data"),
    # 11.: 50 to 60 in five years, 54 in 2024
    "on track": (2024, TO_60 | {"observations": {2022: 50, 2024: 53.9}}, "on_track"),
    "at 0.95": (2024, TO_60 | {"observations": {2022: 50, 2024: 53.8}}, "on_track"),  # in floats 3.8/4 is just less
    "at 0.95, less 5e-10": (2024, TO_60 | {"observations": {2022: 50, 2024: 53.8 - 2e-9}}, "on_track"),
    "at 0.95, less 2e-9": (2024, TO_60 | {"observations": {2022: 50, 2024: 53.8 - 8e-9}}, "behind"),
    "behind": (2024, TO_60 | {"observations": {2022: 50, 2024: 53}}, "behind"),
    "at 0.6": (2024, TO_60 | {"observations": {2022: 50, 2024: 52.4}}, "behind"),
    "at 0.6, less 5e-10": (2024, TO_60 | {"observations": {2022: 50, 2024: 52.4 - 2e-9}}, "behind"),
    "at 0.6, less 2e-9": (2024, TO_60 | {"observations": {2022: 50, 2024: 52.4 - 8e-9}}, "off_track"),
    "back": (2024, TO_60 | {"observations": {2022: 50, 2024: 49}}, "off_track"),
    "on track by the plan's own threshold": (
        2024,
        TO_60 | {"thresholds": {"on_track": 0.7, "behind": 0.5}, "observations": {2022: 50, 2024: 52.8}},
        "on_track",
    ),
    "behind by the plan's own threshold": (
        2024,
        TO_60 | {"thresholds": {"on_track": 0.7, "behind": 0.5}, "observations": {2022: 50, 2024: 52}},
        "behind",
    ),
    "planned of the figure's year, not of the year asked for": (
        2026,
        TO_60 | {"observations": {2022: 50, 2024: 54}},
        "on_track",
    ),
    "no planned value": (2024, {"path": "compound", "value": 5, "observations": {2022: -5, 2024: 4}}, "no_data"),
}


@pytest.mark.parametrize(("year", "given", "expected"), STATUSES.values(), ids=STATUSES)
def test_status(year, given, expected):
    """The first line of the numbered order that applies names the status."""
    assert row(year, **given).status == expected


HALF_UNITS = {
    # 10 to 14 in five years: 11.6 in 2024, and half of one below it 11.1, with a pace of 0.69
    "a count": ("count", 14, 11.1, "on_track"),
    "a rank": ("rank", 14, 11.1, "on_track"),
    "not near enough": ("count", 14, 11.0, "behind"),
    "a share": ("share", 14, 11.1, "behind"),
    "a ratio": ("ratio", 14, 11.1, "behind"),
    # 10 to 20: 14 in 2024; the last printed digit of 20 is not its ten: pace 0.85 at 13.4, 0.875 at 13.5
    "a round number": ("count", 20, 13.5, "on_track"),
    "a round number, not near enough": ("count", 20, 13.4, "behind"),
    # 10 to 10.5: 10.2 in 2024; half of 0.1 below it 10.15, with a pace of 0.75
    "one decimal": ("count", 10.5, 10.15, "on_track"),
    "one decimal, not near enough": ("count", 10.5, 10.14, "behind"),
    # 10 to 10.05: 10.02 in 2024; half of 0.01 below it 10.015
    "two decimals": ("count", 10.05, 10.015, "on_track"),
    "two decimals, not near enough": ("count", 10.05, 10.014, "behind"),
    # 10 to 11: 10.4 in 2024
    "near, but not moved": ("count", 11, 10, "off_track"),
    "near, but moved back": ("count", 11, 9.95, "off_track"),
    "near, and moved a little": ("count", 11, 10.05, "on_track"),
}


@pytest.mark.parametrize(("scale", "value", "latest", "expected"), HALF_UNITS.values(), ids=HALF_UNITS)
def test_half_a_unit(scale, value, latest, expected):
    """A count or rank that moved, half a printed unit from its planned value, is as good as on it."""
    assert row(2024, scale=scale, value=value, observations={2022: 10, 2024: latest}).status == expected


def test_half_a_unit_is_for_levels():
    """A multiple has no printed level to round to: 1.4 times 10 is the path of 14, but 11.1 is behind it."""
    given = {"kind": "multiple", "scale": "count", "value": 1.4, "observations": {2022: 10, 2024: 11.1}}
    assert row(2024, **given).status == "behind"


def test_half_a_unit_downwards():
    """A rank moves by whole places: from 10 to 3 in five years 8.6 are planned in 2023, and 9 is as near as can be."""
    given = {"scale": "rank", "bound": "at_most", "value": 3, "observations": {2022: 10, 2023: 9}}
    expected = {"pace": 1 / 1.4, "status": "on_track"}
    assert seen(row(2023, **given), expected) == close(expected)


# --- Nothing left out ------------------------------------------------------------------------------------------------

# every table of the tests beside this one, whichever of them are run
BESIDE = (test_assess_kinds, test_assess_levels, test_assess_rows, test_assess_tolerance)
EXPECTED = [word for cases in TABLES for _, _, expected in cases.values() for word in expected.values()]


def test_every_reason_occurs():
    """Each reason that there is has a case that expects it."""
    assert all(beside.__doc__ for beside in BESIDE)
    assert {word for word in EXPECTED if word in get_args(Reason)} == set(get_args(Reason))


def test_every_status_occurs():
    """Each status that there is has a case that expects it."""
    words = {*EXPECTED, *(status for _, _, status in STATUSES.values())}
    assert {word for word in words if word in get_args(Status)} == set(get_args(Status))
