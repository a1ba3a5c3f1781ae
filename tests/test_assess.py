"""The assessment of a target, clause by clause, on figures worked out by hand.

A table holds, for each case, the year asked for, what the catalogue holds, and what its row says; a word in the place
of a figure is the reason why there is none. The plan starts from 2022 and runs from 2023 to 2027.
"""

from math import sqrt
from operator import attrgetter
from typing import get_args

import pytest

from cyjjq.method.assessment import assess
from cyjjq.method.reduction import Reason, YearKept
from cyjjq.method.row import Status
from tests.building import catalogue, close, row, seen

TABLES = []


def table(cases):
    """Run a test once for every case of a table, under the case's name."""
    TABLES.append(cases)
    return pytest.mark.parametrize(("year", "given", "expected"), cases.values(), ids=cases)


def null(reason, names):
    """The same reason for several figures."""
    return dict.fromkeys(names.split(), reason)


def agree(year, given, expected):
    """Hold a row against what is expected of it."""
    assert seen(row(year, **given), expected) == close(expected)


SHARE = {"scale": "share", "unit": "%"}
TO_60 = SHARE | {"value": 60}  # with 50 in 2022: 2 a year
DOWN_TO_10 = {"scale": "ratio", "bound": "at_most", "value": 10}  # with 20 in 2022: -2 a year
RETAIL = {"value": 400, "observations": {2022: 278.0, 2024: 300}}
REAL = {"kind": "growth", "growth_basis": "real"}
ADDED = {"kind": "increase", "scale": "count", "value": 2000}  # 400 a year
LAND = {"kind": "increase", "bound": "at_most", "value": 500, "reported": "cumulative"}  # 100 a year
DEBT = REAL | {"bound": "at_most", "value": 10, "by": 2024}  # 100, 110, 121
KEPT_RATE = SHARE | {"kind": "yearly", "value": 90}
NOT_WORSE = SHARE | {"kind": "benchmark"}

# --- The worked rows, as printed -------------------------------------------------------------------------------------

WORKED = {
    "retail sales, base only": (
        2025,
        {"value": 400, "observations": {2022: 278.0}},
        {"plan_rate": "0.0754817", "planned": "345.8230"},
    ),
    "retail sales": (
        2025,
        RETAIL,
        {"plan_rate": "0.0754817", "planned": "345.8230", "gap": "100", "attainment": "0.75"}
        | {"progress": "0.1803279", "schedule_gap": "21.5517", "pace": "0.5051462"}
        | {"observed_rate": "0.0388150", "required_rate": "0.1006424", "acceleration": "2.592872"},
    ),
    "retail sales at 2024": (2024, RETAIL, {"planned": "321.5517"}),
    "retail sales, 8 % a year": (
        2025,
        RETAIL | {"kind": "growth", "value": 8},
        {"target": "408.4732", "required_rate": "0.1083598", "gap": "4.118496"},
    ),
    "urbanization": (
        2025,
        TO_60 | {"timing": "stock", "observations": {2020: 49.25}},
        {"plan_step": "1.5357143", "planned": "56.9285714"},
    ),
    "parking": (2025, ADDED, {"planned": "1200"}),
}


@pytest.mark.parametrize(("year", "given", "printed"), WORKED.values(), ids=WORKED)
def test_worked_rows(year, given, printed):
    """The worked rows come out to the last digit that the definition of the arithmetic prints."""
    assessed = row(year, **given)
    digits = {name: len(text.partition(".")[2]) for name, text in printed.items()}
    assert {name: f"{attrgetter(name)(assessed):.{digits[name]}f}" for name in printed} == printed


# --- The figures of a path -------------------------------------------------------------------------------------------

PATHS = {
    # 100 to 1600 in four years doubles every year: 200, 400, 800. Observed 144 = 100*1.2^2, and 1600 = 144*(10/3)^2.
    "compound": (
        2025,
        {"value": 1600, "by": 2026, "observations": {2022: 100, 2024: 144}},
        {
            "path": "compound",
            "basis": None,
            "target": 1600,
            "planned": 800,
            "gap": 1456,
            "schedule_gap": 256,  # 400 - 144
            "attainment": 0.09,
            "progress": 44 / 1500,
            "pace": 44 / 300,
            "time_elapsed": 0.75,
            "elapsed_latest": 0.5,
            "plan_rate": 1,
            "plan_step": 375,
            "required_rate": 7 / 3,
            "required_step": 728,
            "observed_rate": 0.2,
            "observed_step": 22,
            "acceleration": 35 / 3,
            "status": "off_track",
            "by": 2026,
            "by_assumed": False,
            "years": None,
            "years_kept": None,
            "years_observed": None,
        },
    ),
    # 50 to 60 in five years, 2 a year: 52, 54, 56, 58. The rates are there, though the path does not use them.
    "linear": (
        2025,
        TO_60 | {"observations": {2022: 50, 2024: 53}},
        {
            "path": "linear",
            "target": 60,
            "planned": 56,
            "gap": 7,
            "schedule_gap": 1,  # 54 - 53
            "attainment": 53 / 60,
            "progress": 0.3,
            "pace": 0.75,  # 3/4
            "time_elapsed": 0.6,
            "elapsed_latest": 0.4,
            "plan_rate": 1.2 ** (1 / 5) - 1,
            "plan_step": 2,
            "required_rate": (60 / 53) ** (1 / 3) - 1,
            "required_step": 7 / 3,
            "observed_rate": sqrt(1.06) - 1,
            "observed_step": 1.5,
            "acceleration": 14 / 9,  # of the steps
            "status": "behind",
        },
    ),
    # 20 down to 10 in five years, -2 a year: 18, 16, 14. What is missing counts as positive here, too.
    "downwards": (
        2024,
        DOWN_TO_10 | {"observations": {2022: 20, 2024: 17}},
        {"planned": 16, "gap": 7, "schedule_gap": 1, "attainment": 10 / 17, "progress": 0.3, "pace": 0.75}
        | {"plan_step": -2, "required_step": -7 / 3, "observed_step": -1.5, "acceleration": 14 / 9}
        | {"plan_rate": 0.5 ** (1 / 5) - 1, "status": "behind"},
    ),
    "ahead of the plan": (
        2024,
        TO_60 | {"observations": {2022: 50, 2024: 56}},
        {"schedule_gap": -2, "pace": 1.5, "acceleration": 4 / 9, "status": "on_track"},  # (4/3) / 3
    ),
    "beyond the deadline": (
        2026,
        TO_60 | {"by": 2025, "observations": {2022: 50, 2024: 54}},
        {"planned": 60, "time_elapsed": 1, "elapsed_latest": 2 / 3, "required_step": 6},
    ),
}


@table(PATHS)
def test_figures_of_a_path(year, given, expected):
    """Every figure of a trajectory follows its formula, on both paths and in both directions."""
    agree(year, given, expected)


SHAPES = {
    "amount": (2024, {"value": 1600, "by": 2026}, {"path": "compound", "planned": 400}),
    "count": (2024, {"value": 1600, "by": 2026, "scale": "count"}, {"path": "linear", "planned": 850}),
    "share": (2024, {"value": 1600, "by": 2026, "scale": "share"}, {"path": "linear", "planned": 850}),
    "ratio": (2024, {"value": 1600, "by": 2026, "scale": "ratio"}, {"path": "linear", "planned": 850}),
    "rank": (2024, {"value": 1600, "by": 2026, "scale": "rank"}, {"path": "linear", "planned": 850}),
    "linear by choice": (2024, {"value": 1600, "by": 2026, "path": "linear"}, {"path": "linear", "planned": 850}),
    "compound by choice": (
        2024,
        {"value": 1600, "by": 2026, "scale": "share", "path": "compound"},
        {"path": "compound", "planned": 400},
    ),
    "multiple of an amount": (
        2024,
        {"kind": "multiple", "value": 16, "by": 2026},
        {"path": "compound", "target": 1600, "planned": 400},
    ),
    "multiple of a count": (
        2024,
        {"kind": "multiple", "value": 16, "by": 2026, "scale": "count"},
        {"path": "linear", "target": 1600, "planned": 850},
    ),
    "amount to zero": (2024, {"value": 0, "by": 2026, "bound": "at_most"}, {"path": "linear", "planned": 50}),
    "growth": (2024, {"kind": "growth", "value": 100, "by": 2026}, {"path": "compound", "planned": 400}),
    "growth of a share": (
        2024,
        {"kind": "growth", "value": 100, "by": 2026, "scale": "share"},
        {"path": "compound", "planned": 400},
    ),
    "growth, linear by choice": (
        2024,
        {"kind": "growth", "value": 100, "by": 2026, "path": "linear"},
        {"path": "linear", "planned": 850},
    ),
    "increase": (2024, {"kind": "increase", "value": 1600, "by": 2026}, {"path": "linear", "planned": 800}),
}


@table(SHAPES)
def test_path_by_kind_and_scale(year, given, expected):
    """Amounts and growths compound, all else runs straight, and the catalogue's own word overrules both."""
    agree(year, {"observations": {2022: 100}} | given, expected)


BELOW_ZERO = {
    # -4 to 0: 0.8 a year, -2.4 in 2024
    "deficit to balance": (
        2024,
        {"value": 0, "observations": {2022: -4, 2024: -3}},
        {
            "path": "linear",
            "planned": -2.4,
            "gap": 3,
            "progress": 0.25,
            "pace": 0.625,
            "acceleration": 2,  # 1 a year instead of 0.5
            **null("zero_target", "attainment plan_rate required_rate"),
            "observed_rate": "not_applicable",
            "status": "behind",
        },
    ),
    # -5 to 5: 2 a year, -1 in 2024
    "through zero": (
        2024,
        {"value": 5, "observations": {2022: -5, 2024: -1}},
        {"path": "linear", "planned": -1, "gap": 6, "pace": 1, "plan_step": 2, "observed_step": 2}
        | {"required_step": 2, "acceleration": 1, "observed_rate": "not_applicable"}
        | {"attainment": "sign_change", "status": "on_track"}
        | null("sign_change", "plan_rate required_rate"),
    ),
    "through zero, compound by choice": (
        2024,
        {"value": 5, "path": "compound", "observations": {2022: -5, 2024: -1}},
        {"progress": 0.4, "acceleration": "not_applicable", "status": "no_data"}
        | null("sign_change", "planned schedule_gap pace"),
    ),
    "below zero all the way": (
        2024,
        {"value": -1, "observations": {2022: -6, 2024: -5}},
        {"planned": -4, "gap": 4, "progress": 0.2}
        | null("not_applicable", "plan_rate observed_rate required_rate attainment"),
    ),
    # 0 to 10: 2 a year
    "from zero": (
        2024,
        {"value": 10, "observations": {2022: 0, 2024: 4}},
        {"path": "linear", "planned": 4, "pace": 1, "attainment": 0.4, "acceleration": 1}
        | {"required_rate": 2.5 ** (1 / 3) - 1, "status": "on_track"}
        | null("zero_base", "plan_rate observed_rate"),
    ),
    # 5 to 0: -1 a year, 3 in 2024
    "to zero": (
        2024,
        {"value": 0, "bound": "at_most", "observations": {2022: 5, 2024: 2}},
        {"planned": 3, "gap": 2, "schedule_gap": -1, "attainment": 0, "progress": 0.6, "pace": 1.5}
        | {"required_step": -2 / 3, "status": "on_track"}
        | null("zero_target", "plan_rate required_rate"),
    ),
    "fallen to zero": (
        2024,
        {"observations": {2022: 100, 2024: 0}},
        {"attainment": 0, "gap": 400, **null("zero_value", "required_rate observed_rate"), "required_step": 400 / 3},
    ),
    "an upper bound and a value below zero": (
        2024,
        {"value": 5, "bound": "at_most", "observations": {2022: 10, 2024: -1}},
        {"attainment": "sign_change", "observed_rate": "sign_change", "status": "met"},
    ),
}


@table(BELOW_ZERO)
def test_zero_and_below(year, given, expected):
    """At zero and below it steps go on and rates stop, each null with its reason."""
    agree(year, given, expected)


# --- Base, latest, deadline ------------------------------------------------------------------------------------------

BASES = {
    "the base year": (2025, {2021: 1, 2022: 2, 2023: 3}, {"base.year": 2022, "base.value": 2}),
    "the nearest before it": (2025, {2019: 1, 2021: 2, 2023: 3}, {"base.year": 2021, "base.value": 2}),
    "else the nearest after it": (2025, {2024: 4, 2023: 3}, {"base.year": 2023, "base.value": 3}),
    "not after the year": (2022, {2023: 3, 2024: 4}, {"base": "no_base"}),
    "a base after the base year starts the clock": (
        2025,
        {2023: 52, 2024: 52},
        {"plan_step": 2, "planned": 56, "time_elapsed": 0.5, "elapsed_latest": 0.25},  # 52 to 60 in four years
    ),
    "no figure of a whole year": (2025, {"2022-Q4": 50, "2022-12": 50}, {"base": "no_base"}),
}


@table({name: (year, TO_60 | {"observations": o}, expected) for name, (year, o, expected) in BASES.items()})
def test_base_of_a_level(year, given, expected):
    """A level starts from the base year's figure, else from the nearest before it, else from the nearest after it."""
    agree(year, given, expected)


LATEST = {
    "the newest": (2025, {}, {"latest.year": 2025, "latest.value": 55}),
    "up to the year": (2024, {}, {"latest.year": 2024, "latest.value": 54}),
    "up to the deadline": (2027, {"by": 2023}, {"latest.year": 2023, "latest.value": 53}),
    "no part of a year": (
        2025,
        {"observations": {2022: 50, 2024: 54, "2025-Q2": 99, "2025-06": 98}},
        {"latest.year": 2024, "latest.value": 54},
    ),
    "no growth without a value": (
        2025,
        {"observations": {2022: 50, 2024: 54}, "growths": {2025: 9}},
        {"latest.year": 2024, "latest.value": 54},
    ),
    "a value with its growth": (2025, {"growths": {2025: 9}}, {"latest.year": 2025, "latest.value": 55}),
    "none by the deadline": (
        2025,
        {"by": 2023, "observations": {2024: 54}},
        {"latest": "no_observation", "base": "no_base", "gap": "no_observation", "status": "no_data"},
    ),
}


@table(LATEST)
def test_latest(year, given, expected):
    """The latest figure is the newest of a whole year up to the year asked for and the deadline."""
    agree(year, TO_60 | {"observations": {2022: 50, 2023: 53, 2024: 54, 2025: 55, 2026: 70}} | given, expected)


ONLY_A_BASE = {
    "nothing after the base": (
        2025,
        TO_60 | {"observations": {2022: 50}},
        {"planned": 56, "gap": 10, "progress": 0, "attainment": 5 / 6, "time_elapsed": 0.6}
        | {"elapsed_latest": 0, "required_step": 2, "status": "no_data"}
        | null("no_observation", "schedule_gap pace observed_rate observed_step acceleration"),
    ),
    "nothing at all": (
        2025,
        {},
        {"target": 400, "path": "linear", "base": "no_base", "latest": "no_observation", "planned": "no_base"}
        | {"gap": "no_observation", "schedule_gap": "no_base", "attainment": "no_observation"}
        | {"status": "no_data"}
        | null("no_base", "progress pace time_elapsed elapsed_latest plan_rate plan_step")
        | null("no_observation", "required_rate required_step")
        | null("no_base", "observed_rate observed_step acceleration"),
    ),
}


@table(ONLY_A_BASE)
def test_too_few_figures(year, given, expected):
    """What a row can say without a figure after the base, or without any, it says, and names what it lacks."""
    agree(year, given, expected)


DEADLINES = {
    "in the plan": (2025, {"by": 2024}, {"by": 2024, "by_assumed": False, "planned": 60}),
    "undated, read as the plan's end": (
        2025,
        {"by": None, "undated_by": 2027},
        {"by": 2027, "by_assumed": True, "planned": 56, "status": "behind"},
    ),
    "a date of its own comes first": (
        2025,
        {"by": 2024, "undated_by": 2027},
        {"by": 2024, "by_assumed": False, "status": "missed"},
    ),
    "undated": (
        2025,
        {"by": None},
        {"by": None, "by_assumed": False, "target": 60, "gap": 7, "attainment": 53 / 60, "progress": 0.3}
        | {"observed_step": 1.5, "status": "undated"}
        | null("undated", "planned schedule_gap pace plan_rate plan_step")
        | null("undated", "required_rate required_step time_elapsed elapsed_latest acceleration"),
    ),
    "undated, and met all the same": (
        2025,
        {"by": None, "value": 53},
        {"planned": "undated", "required_step": "already_met", "status": "met"},
    ),
    "at the base": (
        2025,
        {"by": 2022},
        {"gap": 10, "progress": 0, "status": "missed"}
        | null("deadline_passed", "planned plan_rate plan_step")
        | null("deadline_passed", "required_rate required_step time_elapsed elapsed_latest")
        | null("no_observation", "schedule_gap pace"),
    ),
    "reached with a figure": (
        2026,
        {"by": 2024},
        {"pace": 0.3, "schedule_gap": 7, "elapsed_latest": 1, "status": "missed"}
        | null("deadline_passed", "required_rate required_step acceleration"),
    ),
}


@table(DEADLINES)
def test_deadlines(year, given, expected):
    """The deadline is the target's own, else the one that undated targets are read with, else there is none."""
    agree(year, TO_60 | {"observations": {2022: 50, 2024: 53}} | given, expected)


# --- Growth ----------------------------------------------------------------------------------------------------------

GROWTHS = {
    # 5 and 10 %: index 105, 115.5. At 10 % a year by 2025: 110, 121, 133.1.
    "on the published growths": (
        2024,
        {"by": 2025, "observations": {2022: 500, 2023: 7}, "growths": {2023: 5, 2024: 10}},
        {"basis": "index", "path": "compound", "base.year": 2022, "base.value": 100, "latest.year": 2024}
        | {"latest.value": 115.5, "target": 133.1, "planned": 121, "schedule_gap": 5.5, "progress": 15.5 / 33.1}
        | {"pace": 15.5 / 21, "plan_rate": 0.1, "plan_step": 33.1 / 3, "observed_rate": sqrt(1.155) - 1}
        | {"gap": 10 - 100 * (sqrt(1.155) - 1), "required_rate": 133.1 / 115.5 - 1, "required_step": 17.6}
        | {"observed_step": 7.75, "acceleration": (133.1 / 115.5 - 1) / (sqrt(1.155) - 1)}
        | {"attainment": "not_applicable", "status": "behind"},
    ),
    "without any level": (2023, {"growths": {2023: 10}}, {"basis": "index", "latest.value": 110, "gap": 0}),
    "growths before the base year do not count": (
        2023,
        {"growths": {2021: 50, 2022: 50, 2023: 10}},
        {"basis": "index", "latest.value": 110},
    ),
    "not beyond the year": (2023, {"growths": {2023: 10, 2024: 50}}, {"latest.year": 2023, "latest.value": 110}),
    "not beyond the deadline": (
        2025,
        {"by": 2023, "growths": {2023: 10, 2024: 50}},
        {"latest.year": 2023, "latest.value": 110, "target": 110, "status": "met"},
    ),
    # 2023 has no growth: 121 = 100*1.1^2
    "a hole: on the levels": (
        2024,
        {"by": 2024, "observations": {2022: 100, 2024: 121}, "growths": {2024: 10}},
        {"basis": "levels", "base.value": 100, "target": 121, "observed_rate": 0.1, "gap": 0, "status": "met"},
    ),
    "a level newer than the growths: on the levels": (
        2025,
        {"observations": {2022: 100, 2025: 121}, "growths": {2023: 5, 2024: 10}},
        {"basis": "levels", "latest.value": 121},
    ),
    "the same a year before": (
        2024,
        {"observations": {2022: 100, 2025: 121}, "growths": {2023: 5, 2024: 10}},
        {"basis": "index", "latest.value": 115.5},
    ),
    "no growth yet: on the levels": (
        2024,
        {"observations": {2022: 200}, "growths": {2022: 10}},
        {"basis": "levels", "base.value": 200, "planned": 242, "gap": "no_observation", "status": "no_data"},
    ),
    "levels need the base year's": (
        2024,
        {"observations": {2021: 100, 2023: 110}},
        {"basis": "levels", "attainment": "not_applicable", "status": "no_data"}
        | null("no_base", "base target planned gap required_rate"),
    ),
    "growth within a year does not count": (
        2024,
        {"observations": {2022: 100, 2023: 110}, "growths": {"2023-Q2": 5, "2024-06": 5}},
        {"basis": "levels", "latest.value": 110},
    ),
    # -50 % a year by 2024: 100, 50, 25; after -40 % the index is 60
    "a fall": (
        2023,
        {"value": -50, "bound": "at_most", "by": 2024, "growths": {2023: -40}},
        {"target": 25, "planned": 50, "schedule_gap": 10, "pace": 0.8, "progress": 40 / 75, "gap": 10}
        | {"observed_rate": -0.4, "required_rate": 25 / 60 - 1, "required_step": -35}
        | {"acceleration": (35 / 60) / 0.4, "status": "behind"},
    ),
    "undated, no goal": (
        2023,
        {"by": None, "observations": {2022: 100, 2023: 105}},
        {"gap": 5, "observed_rate": 0.05, "attainment": "not_applicable", "status": "undated"}
        | null("undated", "target planned progress required_rate"),
    ),
    "from zero": (
        2023,
        {"observations": {2022: 0, 2023: 5}},
        {"observed_step": 5, "time_elapsed": 0.2, "status": "no_data"}
        | null("zero_base", "target planned gap progress required_step observed_rate"),
    ),
    "from below zero": (
        2023,
        {"observations": {2022: -2, 2023: 5}},
        {**null("not_applicable", "target planned gap observed_rate"), "status": "no_data"},
    ),
    "of several years at once": (
        2025,
        {"observations": {2022: 100, 2025: 172.8}},
        {"observed_rate": 0.2, "gap": -10},  # 1.2^3 = 1.728
    ),
}


@table(GROWTHS)
def test_growth(year, given, expected):
    """A growth is judged on the index of published growths where they have no hole, else on the levels."""
    agree(year, {"kind": "growth", "value": 10} | given, expected)


REAL_GROWTHS = {
    "never on the levels": (
        2025,
        {"observations": {2022: 500, 2023: 7, 2025: 9}, "growths": {2023: 10}},
        {"basis": "index", "latest.year": 2023, "observed_rate": 0.1, "gap": 0, "pace": 1, "status": "on_track"},
    ),
    "as far as the chain goes": (
        2025,
        {"growths": {2023: 10, 2025: 3}},
        {"basis": "index", "latest.year": 2023, "latest.value": 110},
    ),
    "no first link": (
        2024,
        {"by": 2025, "observations": {2022: 500, 2024: 700}, "growths": {2024: 3}},
        {"basis": "index", "base.value": 100, "target": 133.1, "planned": 121, "plan_rate": 0.1}
        | {"status": "no_data"}
        | null("incomplete", "latest gap progress pace required_rate observed_step"),
    ),
    "a chain that begins after the deadline": (
        2025,
        {"by": 2022, "growths": {2023: 10}},
        {"latest": "no_observation", "planned": "deadline_passed", "status": "no_data"},
    ),
}


@table(REAL_GROWTHS)
def test_real_growth(year, given, expected):
    """A growth at constant prices is never taken from levels at current ones."""
    agree(year, REAL | {"value": 10} | given, expected)


# --- Increases and multiples -----------------------------------------------------------------------------------------

INCREASES = {
    # 400 a year: 800 in 2024
    "cumulative": (
        2024,
        {"reported": "cumulative", "observations": {2022: 50, 2023: 300, 2024: 700}},
        {
            "path": "linear",
            "base.year": 2022,
            "base.value": 0,
            "latest.year": 2024,
            "latest.value": 700,  # not 300 + 700
            "planned": 800,
            "gap": 1300,
            "schedule_gap": 100,
            "attainment": 0.35,
            "progress": 0.35,
            "pace": 0.875,
            "plan_step": 400,
            "required_step": 1300 / 3,
            "observed_step": 350,
            "acceleration": 1300 / 1050,
            "required_rate": (20 / 7) ** (1 / 3) - 1,
            **null("zero_base", "plan_rate observed_rate"),
            "status": "behind",
        },
    ),
    "yearly": (
        2024,
        {"reported": "yearly", "observations": {2022: 999, 2023: 300, 2024: 400, 2025: 50}},
        {"latest.year": 2024, "latest.value": 700, "gap": 1300},
    ),
    "yearly, up to the deadline": (
        2025,
        {"reported": "yearly", "by": 2024, "observations": {2023: 300, 2024: 400, 2025: 50}},
        {"latest.year": 2024, "latest.value": 700, "status": "missed"},
    ),
    "yearly with a hole": (
        2025,
        {"reported": "yearly", "observations": {2023: 300, 2025: 400}},
        {"target": 2000, "planned": 1200, "plan_step": 400, "base.value": 0, "status": "no_data"}
        | null("incomplete", "latest gap pace observed_step observed_rate elapsed_latest"),
    ),
    "yearly without the first year": (
        2025,
        {"reported": "yearly", "observations": {2022: 999, 2024: 400}},
        {"latest": "incomplete"},
    ),
    "yearly before the plan": (
        2025,
        {"reported": "yearly", "observations": {2022: 999}},
        {"latest": "no_observation", "gap": "no_observation", "status": "no_data"},
    ),
    "yearly from the plan's first year": (
        2025,
        {"reported": "yearly", "start": 2024, "observations": {2023: 300, 2024: 400, 2025: 500}},
        {"latest.value": 900},
    ),
    "level": (
        2024,
        {"reported": "level", "observations": {2022: 5000, 2024: 5900}},
        {"base.value": 0, "latest.value": 900, "gap": 1100, "pace": 1.125, "status": "on_track"},
    ),
    "level, base year only": (
        2024,
        {"reported": "level", "observations": {2022: 5000}},
        {"latest.year": 2022, "latest.value": 0, "gap": 2000, "pace": "no_observation", "status": "no_data"},
    ),
    "level without the base year's": (
        2024,
        {"reported": "level", "observations": {2021: 5000, 2024: 5900}},
        {"planned": 800, "latest": "no_base", "gap": "no_base", "required_step": "no_base", "status": "no_data"},
    ),
    "nothing yet": (
        2025,
        {"reported": "cumulative"},
        {"target": 2000, "planned": 1200, "plan_step": 400, "base.value": 0, "time_elapsed": 0.6}
        | {"plan_rate": "zero_base", "observed_rate": "no_observation", "status": "no_data"}
        | null("no_observation", "latest gap attainment pace"),
    ),
}


@table(INCREASES)
def test_increase(year, given, expected):
    """An increase starts from nothing in the base year; its figures are added up only where they are yearly ones."""
    agree(year, ADDED | given, expected)


MULTIPLES = {
    # four times 10 by 2024: 20 in 2023
    "of an amount": (
        2023,
        {"value": 4, "by": 2024, "observations": {2022: 10, 2023: 15}},
        {"target": 40, "planned": 20, "pace": 0.5, "gap": 25, "attainment": 0.375}
        | {"required_rate": 40 / 15 - 1, "status": "off_track"},
    ),
    "of the base year, no other": (
        2023,
        {"value": 2, "observations": {2021: 10, 2023: 15}},
        {**null("no_base", "base target gap required_step"), "latest.value": 15, "status": "no_data"},
    ),
    "of zero": (
        2023,
        {"value": 2, "observations": {2022: 0, 2023: 15}},
        {**null("zero_base", "target gap planned"), "observed_step": 15, "time_elapsed": 0.2, "status": "no_data"},
    ),
    "of a value below zero": (
        2023,
        {"value": 2, "observations": {2022: -5, 2023: 15}},
        {"target": "not_applicable", "gap": "not_applicable", "observed_rate": "not_applicable", "status": "no_data"},
    ),
    "about three times": (
        2023,
        {"value": 3, "tolerance": 0.5, "observations": {2022: 10, 2023: 25}},
        {"target": 30, "gap": 5, "status": "met"},  # 2.5 times 10 keeps it
    ),
    "not quite about three times": (
        2023,
        {"value": 3, "tolerance": 0.5, "observations": {2022: 10, 2023: 24.9}},
        {"status": "on_track"},
    ),
    "half of it, kept from the start": (
        2023,
        {"value": 0.5, "observations": {2022: 10, 2023: 4}},
        {"target": 5, "planned": 5, "pace": "already_met", "status": "off_track"},
    ),
}


@table(MULTIPLES)
def test_multiple(year, given, expected):
    """A multiple counts from the plan's base year, and from nothing else."""
    agree(year, {"kind": "multiple"} | given, expected)


# --- Tolerance, targets kept from the start, allowances --------------------------------------------------------------

TOLERANCES = {
    "upwards": (2025, TO_60 | {"tolerance": 0.5}, 50, 59.5, {"gap": 0.5, "status": "met"}),
    "upwards, short": (2025, TO_60 | {"tolerance": 0.5}, 50, 59.4, {"gap": 0.6, "status": "on_track"}),
    "downwards": (2025, DOWN_TO_10 | {"tolerance": 1}, 20, 11, {"gap": 1, "status": "met"}),
    "downwards, beyond": (2025, DOWN_TO_10 | {"tolerance": 1}, 20, 11.1, {"gap": 1.1, "status": "on_track"}),
    "of the base, too": (
        2025,
        TO_60 | {"tolerance": 0.5},
        59.5,
        59,
        {"planned": 60, "plan_step": "already_met", "status": "behind"},
    ),
    # about 10 % a year: 9.5 % will do, 109.5 in 2023
    "of a growth": (2023, {"kind": "growth", "value": 10, "tolerance": 0.5, "by": 2023}, 100, 109.5, {"status": "met"}),
    "of a growth, short": (
        2023,
        {"kind": "growth", "value": 10, "tolerance": 0.5, "by": 2023},
        100,
        109.4,
        {"target": 110, "gap": 0.6, "status": "missed"},
    ),
    "a hair": (2025, TO_60, 50, 60 - 5e-8, {"status": "met"}),  # 1e-9 of 60 is 6e-8
    "more than a hair": (2025, TO_60, 50, 60 - 7e-8, {"status": "on_track"}),
    "a hair below an upper bound": (2025, DOWN_TO_10, 20, 10 + 0.9e-8, {"status": "met"}),
    "more than a hair above it": (2025, DOWN_TO_10, 20, 10 + 1.1e-8, {"status": "on_track"}),
    "no hair at zero": (2025, DOWN_TO_10 | {"value": 0}, 20, 1e-9, {"status": "on_track"}),
}


@table(
    {
        name: (year, given | {"observations": {2022: base, 2023 if year == 2023 else 2024: latest}}, expected)
        for name, (year, given, base, latest, expected) in TOLERANCES.items()
    }
)
def test_tolerance(year, given, expected):
    """The tolerance and a billionth more decide whether a bound is kept; the gap is measured to the value itself."""
    agree(year, given, expected)


HELD = {
    "still kept": (
        70,
        65,
        60,
        {"planned": 60, "gap": -5, "attainment": 65 / 60, "observed_step": -2.5, "time_elapsed": 0.6}
        | {"elapsed_latest": 0.4, "status": "met"}
        | null("already_met", "plan_rate plan_step progress pace")
        | null("already_met", "schedule_gap required_rate required_step acceleration"),
    ),
    # 5 % of 46 is 2.3
    "a little less": (
        46,
        45,
        46,
        {"planned": 46, "gap": 1, "required_step": 1 / 3, "required_rate": (46 / 45) ** (1 / 3) - 1}
        | {"observed_step": -0.5, "acceleration": "wrong_way", "status": "behind"}
        | null("already_met", "progress pace"),
    ),
    "much less": (46, 43, 46, {"gap": 3, "status": "off_track"}),
    "less by 5 %": (100, 95, 100, {"status": "behind"}),
    "by a hair more": (100, 95 - 9e-8, 100, {"status": "behind"}),  # 1e-9 of 100 is 1e-7
    "by more than a hair": (100, 95 - 2e-7, 100, {"status": "off_track"}),
    "less by 5 %, below zero": (-90, -105, -100, {"status": "behind"}),
    "and more": (-90, -105.1, -100, {"status": "off_track"}),
}


@table(
    {
        name: (2025, SHARE | {"value": value, "observations": {2022: base, 2024: latest}}, expected)
        for name, (base, latest, value, expected) in HELD.items()
    }
)
def test_kept_from_the_start(year, given, expected):
    """A level that the base kept has no way to go: it is to be held, and a fall back is behind or off track."""
    agree(year, given, expected)


HELD_OTHERWISE = {
    "an upper bound": (
        2025,
        DOWN_TO_10 | {"observations": {2022: 9, 2024: 10.4}},
        {"planned": 10, "gap": 0.4, "pace": "already_met", "status": "behind"},
    ),
    "an upper bound, much more": (2025, DOWN_TO_10 | {"observations": {2022: 9, 2024: 10.6}}, {"status": "off_track"}),
    "without a deadline": (
        2025,
        TO_60 | {"by": None, "observations": {2022: 70, 2024: 50}},
        {"planned": 60, "plan_step": "already_met", "time_elapsed": "undated", "status": "undated"},
    ),
    "with the plan's own threshold": (
        2025,
        SHARE | {"value": 100, "thresholds": {"on_track": 0.8}, "observations": {2022: 100, 2024: 80}},
        {"status": "behind"},  # up to 20 %
    ),
    "and not kept by the deadline": (
        2027,
        TO_60 | {"observations": {2022: 70, 2027: 59}},
        {"gap": 1, "required_step": "deadline_passed", "status": "missed"},
    ),
}


@table(HELD_OTHERWISE)
def test_kept_from_the_start_otherwise(year, given, expected):
    """Holding works downwards, undated and at the deadline as well."""
    agree(year, given, expected)


ALLOWANCES = {
    # at most 500: 200 by 2024
    "within the plan": (
        2024,
        LAND | {"observations": {2024: 150}},
        {
            "planned": 200,
            "gap": -350,
            "schedule_gap": -50,
            "plan_step": 100,
            "required_step": 350 / 3,  # what may still be used a year
            "required_rate": (500 / 150) ** (1 / 3) - 1,
            "observed_step": 75,
            **null("not_applicable", "attainment progress pace acceleration"),
            "plan_rate": "zero_base",
            "status": "on_track",
        },
    ),
    "exactly the plan": (2024, LAND | {"observations": {2024: 200}}, {"status": "on_track"}),
    "a hair above the plan": (2024, LAND | {"observations": {2024: 200 + 1e-7}}, {"status": "on_track"}),
    "more than a hair": (2024, LAND | {"observations": {2024: 200 + 3e-7}}, {"status": "behind"}),
    "above the plan": (2024, LAND | {"observations": {2024: 250}}, {"schedule_gap": 50, "status": "behind"}),
    "used up early": (
        2024,
        LAND | {"observations": {2024: 550}},
        {"gap": 50, "required_step": -50 / 3, "status": "behind"},
    ),
    "kept to the end": (
        2027,
        LAND | {"observations": {2027: 500}},
        {"gap": 0, "required_step": "already_met", "status": "met"},
    ),
    "overdrawn": (
        2027,
        LAND | {"observations": {2027: 501}},
        {"gap": 1, "required_step": "deadline_passed", "status": "missed"},
    ),
    "the last figure is missing": (2028, LAND | {"observations": {2026: 150}}, {"status": "no_data"}),
    "no figure after the base": (
        2024,
        LAND | {"reported": "level", "observations": {2022: 900}},
        {"latest.value": 0, "status": "no_data"},
    ),
    "undated": (
        2024,
        LAND | {"by": None, "observations": {2024: 150}},
        {"required_step": "undated", "attainment": "not_applicable", "status": "undated"},
    ),
    "a growth within": (
        2023,
        DEBT | {"growths": {2023: 5}},
        {"target": 121, "planned": 110, "schedule_gap": -5, "gap": -5, "plan_rate": 0.1}
        | {"required_rate": 121 / 105 - 1, "status": "on_track"}
        | null("not_applicable", "progress pace acceleration"),
    ),
    "a growth above": (2023, DEBT | {"growths": {2023: 15}}, {"schedule_gap": 5, "gap": 5, "status": "behind"}),
    # 1.15*1.05 = 1.2075
    "a growth kept to the end": (
        2024,
        DEBT | {"growths": {2023: 15, 2024: 5}},
        {"latest.value": 120.75, "required_rate": "already_met", "status": "met"},
    ),
}


@table(ALLOWANCES)
def test_allowance(year, given, expected):
    """A limit on a growth or an increase is used up, not reached: met only at its deadline, with no share of a way."""
    agree(year, given, expected)


# --- Yearly and benchmark --------------------------------------------------------------------------------------------

YEARLY = {
    "in the newest year": (
        2025,
        {"observations": {2022: 80, 2023: 91, 2024: 89}},
        {
            "target": 90,
            "planned": 90,
            "latest.year": 2024,
            "gap": 1,
            "attainment": 89 / 90,
            "path": None,
            "basis": None,
            "years": (YearKept(2023, 91, True), YearKept(2024, 89, False)),
            "years_kept": 1,
            "years_observed": 2,
            **null("not_applicable", "base schedule_gap progress pace time_elapsed elapsed_latest"),
            **null(
                "not_applicable",
                "plan_rate plan_step required_rate required_step observed_rate observed_step acceleration",
            ),
            "status": "missed",
        },
    ),
    "with tolerance": (
        2025,
        {"tolerance": 1, "observations": {2024: 89}},
        {"gap": 1, "years": (YearKept(2024, 89, True),), "status": "met"},
    ),
    # 5.5 - 5.4
    "an upper bound": (
        2025,
        {"bound": "at_most", "value": 5.5, "observations": {2024: 5.4}},
        {"gap": -0.1, "attainment": 5.5 / 5.4, "years_kept": 1, "status": "met"},
    ),
    "not after the plan": (
        2028,
        {"observations": {2027: 91, 2028: 80}},
        {"latest.year": 2027, "years_observed": 1, "status": "met"},
    ),
    "not after the year": (
        2023,
        {"observations": {2024: 80, 2023: 91}},
        {"latest.year": 2023, "years_observed": 1, "status": "met"},
    ),
    "a deadline changes nothing": (
        2026,
        {"by": 2024, "observations": {2024: 91, 2025: 80}},
        {"latest.year": 2025, "years_observed": 2, "years_kept": 1, "status": "missed"},
    ),
    "no year of the plan": (
        2025,
        {"observations": {2022: 95, "2023-Q2": 95}},
        {"planned": 90, "years": (), "years_kept": 0, "years_observed": 0, "status": "no_data"}
        | null("no_observation", "latest gap attainment"),
    ),
    "nothing to divide by": (2025, {"value": 0, "observations": {2024: 5}}, {"attainment": "zero_target"}),
}


@table(YEARLY)
def test_yearly(year, given, expected):
    """A value for every year is judged on the newest year of the plan, each observed year listed with its verdict."""
    agree(year, KEPT_RATE | given, expected)


BENCHMARKS = {
    "in the newest common year": (
        2025,
        {"observations": {2023: 9, 2024: 10, 2025: 99}, "others": {2023: 11, 2024: 12}},
        {"target": 12, "planned": 12, "gap": 2, "latest.year": 2024, "latest.value": 10, "path": None}
        | {"basis": None, "years": None, "status": "behind"}
        | null("not_applicable", "base schedule_gap attainment progress pace")
        | null("not_applicable", "time_elapsed plan_rate required_step observed_rate acceleration"),
    ),
    "as good as the other": (2025, {"observations": {2024: 12}, "others": {2024: 12}}, {"gap": 0, "status": "met"}),
    "about as good": (
        2025,
        {"tolerance": 0.5, "observations": {2024: 11.5}, "others": {2024: 12}},
        {"gap": 0.5, "status": "met"},
    ),
    "not above the other": (
        2025,
        {"bound": "at_most", "observations": {2024: 13}, "others": {2024: 12}},
        {"gap": 1, "status": "behind"},
    ),
    "not far above it": (
        2025,
        {"bound": "at_most", "tolerance": 1, "observations": {2024: 13}, "others": {2024: 12}},
        {"gap": 1, "status": "met"},
    ),
    "at the deadline": (2025, {"by": 2024, "observations": {2024: 10}, "others": {2024: 12}}, {"status": "missed"}),
    "not after the deadline": (
        2025,
        {"by": 2024, "observations": {2023: 12, 2025: 10}, "others": {2023: 12, 2025: 12}},
        {"latest.year": 2023, "status": "met"},
    ),
    "not after the year": (
        2024,
        {"observations": {2023: 12, 2025: 10}, "others": {2023: 12, 2025: 12}},
        {"latest.year": 2023, "status": "met"},
    ),
    "without a deadline": (
        2025,
        {"by": None, "observations": {2025: 10}, "others": {2025: 12}},
        {"gap": 2, "status": "behind"},
    ),
    "no common year": (
        2025,
        {"observations": {2024: 12}, "others": {2023: 12, 2025: 12}},
        {**null("no_benchmark", "latest target planned gap"), "status": "no_data"},
    ),
    "no figure of its own": (
        2025,
        {"others": {2024: 12}},
        {"latest": "no_observation", "target": "no_observation", "gap": "no_observation", "status": "no_data"},
    ),
    "none of the plan's years": (
        2025,
        {"observations": {2022: 12}, "others": {2022: 12}},
        {"gap": "no_observation", "status": "no_data"},
    ),
}


@table(BENCHMARKS)
def test_benchmark(year, given, expected):
    """A benchmark is judged in the newest year of the plan that both indicators have."""
    agree(year, NOT_WORSE | given, expected)


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


# --- Rates: no year asked for ----------------------------------------------------------------------------------------

RATES = {
    "a level's own latest year": (
        TO_60 | {"observations": {2022: 50, 2024: 53}},
        {"year": 2024, "planned": 54, "time_elapsed": 0.4, "elapsed_latest": 0.4, "status": "behind"},
    ),
    "not after the deadline": (
        TO_60 | {"by": 2025, "observations": {2022: 50, 2025: 53, 2026: 61}},
        {"year": 2025, "latest.value": 53, "planned": 60, "status": "missed"},
    ),
    "nothing after the deadline is read, for the basis neither": (
        {"kind": "growth", "value": 10, "by": 2024, "observations": {2026: 5}, "growths": {2023: 10, 2024: 10}},
        {"year": 2024, "basis": "index", "latest.value": 121, "base.value": 100},
    ),
    "an index's": (
        REAL | {"value": 10, "growths": {2023: 10, 2025: 4}, "observations": {2025: 9}},
        {"year": 2023, "planned": 110, "time_elapsed": 0.2, "status": "on_track"},
    ),
    "a level without a figure": (
        TO_60,
        {"year": None, "target": 60, "plan_step": "no_base", "status": "no_data"}
        | null("no_observation", "planned time_elapsed"),
    ),
    "an increase without a figure": (
        ADDED | {"reported": "cumulative"},
        {"plan_step": 400, **null("no_observation", "planned time_elapsed elapsed_latest"), "status": "no_data"},
    ),
    "a yearly": (
        KEPT_RATE | {"observations": {2023: 91, 2024: 89, 2028: 91}},
        {"year": 2024, "planned": 90, "years_observed": 2, "status": "missed"},
    ),
    "a yearly without a figure": (
        KEPT_RATE,
        {"target": 90, "planned": "no_observation", "time_elapsed": "not_applicable", "status": "no_data"},
    ),
    "a benchmark": (
        NOT_WORSE | {"observations": {2023: 9, 2025: 9}, "others": {2023: 11, 2024: 12}},
        {"year": 2023, "target": 11, "planned": 11, "gap": 2, "status": "behind"},
    ),
    "a benchmark without a common year": (
        NOT_WORSE | {"observations": {2023: 9}, "others": {2024: 12}},
        {"planned": "no_benchmark", "target": "no_benchmark", "time_elapsed": "not_applicable"},
    ),
}


@table({name: (None, given, expected) for name, (given, expected) in RATES.items()})
def test_each_as_of_its_own_latest_year(year, given, expected):
    """With no year asked for, every target is assessed as of its own latest figure."""
    agree(year, given, expected)


# --- Points, units, several targets ----------------------------------------------------------------------------------

ESTIMATE = {"quality": "estimated", "formula": "300"}
POINTS = {
    "as its source is": (
        {"figures": [{"year": 2022, "value": 1, "source": "paper"}, {"year": 2024, "value": 2}]},
        {"base.quality": "secondary", "base.source": "paper", "latest.quality": "official", "latest.source": "bureau"},
    ),
    "as it says itself": (
        {"figures": [{"year": 2022, "value": 1, "source": "paper", **ESTIMATE}]},
        {"base.quality": "estimated", "base.period": "2022"},
    ),
    "the zero of an increase": (ADDED, {"base.quality": "definition", "base.source": None, "base.period": "2022"}),
    "the 100 of an index": (REAL | {"value": 8}, {"base.quality": "definition", "base.source": None}),
    "an index is as good as its weakest link": (
        REAL | {"value": 8, "figures": [{"year": 2023, "growth": 1, **ESTIMATE}, {"year": 2024, "growth": 1}]},
        {"latest.quality": "estimated", "latest.source": "bureau", "latest.period": "2024"},
    ),
    "a sum is as good as its weakest part": (
        ADDED
        | {
            "reported": "yearly",
            "figures": [{"year": 2023, "value": 1}, {"year": 2024, "value": 1, "source": "paper"}],
        },
        {"latest.quality": "secondary", "latest.source": "paper", "latest.period": "2024"},
    ),
    "a difference is as good as its weaker side": (
        ADDED
        | {"reported": "level", "figures": [{"year": 2024, "value": 2}, {"year": 2022, "value": 1, "source": "paper"}]},
        {"latest.quality": "secondary", "latest.source": "bureau", "latest.period": "2024"},
    ),
    "the figure without the base year is only itself": (
        ADDED
        | {
            "reported": "level",
            "by": 2024,
            "figures": [
                {"year": 2021, "value": 9, "source": "paper", **ESTIMATE},
                {"year": 2022, "value": 1},
                {"year": 2024, "value": 2},
            ],
        },
        {"latest.quality": "official", "latest.value": 1},
    ),
}


@table({name: (2025, given, expected) for name, (given, expected) in POINTS.items()})
def test_points_carry_their_origin(year, given, expected):
    """Base and latest say how good they are and where they come from; what is computed is as good as its worst part."""
    agree(year, given, expected)


UNITS = {
    "level": ({}, {"level_unit": "亿元", "gap_unit": "亿元"}),
    "share": (SHARE, {"level_unit": "%", "gap_unit": "pp"}),
    "growth on levels": (
        {"kind": "growth", "value": 8, "observations": {2022: 5}},
        {"level_unit": "亿元", "gap_unit": "pp"},
    ),
    "growth on an index": (REAL | {"value": 8}, {"level_unit": "index", "gap_unit": "pp"}),
    "increase": (ADDED | {"unit": "个"}, {"level_unit": "个", "gap_unit": "个"}),
}


@table({name: (2025, given, expected) for name, (given, expected) in UNITS.items()})
def test_units(year, given, expected):
    """Levels are in the indicator's unit or an index, gaps of shares and growths in percentage points."""
    agree(year, given, expected)


def test_several_targets_at_once():
    """Targets assessed together come out in their order, each as if it were alone."""
    data = catalogue(observations={2022: 278.0, 2023: 280, 2024: 300}, others={2024: 299}, undated_by=2026)
    first = data.targets[0]
    kinds = [
        {"kind": kind, "value": None if kind == "benchmark" else value, "benchmark": "other", "bound": bound, "by": by}
        for kind, value in [
            ("level", 400),
            ("growth", 8),
            ("increase", 9),
            ("multiple", 2),
            ("yearly", 290),
            ("benchmark", 0),
        ]
        for bound in ["at_least", "at_most"]
        for by in [2024, 2027, None]
    ]
    targets = [first.model_copy(update={"id": f"t{i}"} | update) for i, update in enumerate(kinds)]
    assert assess(data, 2025, targets) == tuple(assess(data, 2025, [target])[0] for target in targets)


def test_a_target_by_its_own_name():
    """A row bears its target's name, else its indicator's."""
    assert [row(2025).name.en, row(2025, name={"en": "Retail", "zh": "零售"}).name.en] == ["An indicator", "Retail"]


# --- Nothing left out ------------------------------------------------------------------------------------------------

EXPECTED = [word for cases in TABLES for _, _, expected in cases.values() for word in expected.values()]


def test_every_reason_occurs():
    """Each reason that there is has a case above which expects it."""
    assert {word for word in EXPECTED if word in get_args(Reason)} == set(get_args(Reason))


def test_every_status_occurs():
    """Each status that there is has a case above which expects it."""
    words = {*EXPECTED, *(status for _, _, status in STATUSES.values())}
    assert {word for word in words if word in get_args(Status)} == set(get_args(Status))
