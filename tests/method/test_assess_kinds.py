"""The assessment of growths, increases, multiples, yearly targets and benchmarks.

The figures are worked out by hand; tests/support/assessing.py says how a table is read.
"""

from math import sqrt

from cyjjq.method.reduction import YearKept
from tests.support.assessing import (
    ADDED,
    KEPT_RATE,
    NOT_WORSE,
    REAL,
    agree,
    null,
    table,
)

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
