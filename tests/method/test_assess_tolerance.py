"""What a tolerance forgives, targets that the base kept already, and allowances.

The figures are worked out by hand; tests/support/assessing.py says how a table is read.
"""

from tests.support.assessing import DEBT, DOWN_TO_10, LAND, SHARE, TO_60, agree, null, table

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
