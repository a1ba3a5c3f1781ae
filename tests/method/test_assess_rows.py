"""Rows as of their own latest years, the origin of their points, their units, several at once.

The figures are worked out by hand; tests/support/assessing.py says how a table is read.
"""

from cyjjq.method.assessment import assess
from tests.support.assessing import ADDED, KEPT_RATE, NOT_WORSE, REAL, SHARE, TO_60, agree, null, table
from tests.support.building import catalogue, row

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
