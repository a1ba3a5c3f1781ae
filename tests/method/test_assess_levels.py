"""The assessment of a level: its path, its base, its latest figure and its deadline.

The figures are worked out by hand; tests/support/assessing.py says how a table is read.
"""

from math import sqrt
from operator import attrgetter

import pytest

from tests.support.assessing import (
    ADDED,
    DOWN_TO_10,
    RETAIL,
    TO_60,
    agree,
    null,
    table,
)
from tests.support.building import row

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
