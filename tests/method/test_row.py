"""What a row says of itself beside its figures: units, words for what is due, and whether there is anything to tell."""

from itertools import product

import pytest

from cyjjq.catalogue.models import Catalogue
from cyjjq.method.assessment import assess
from tests.support.building import catalogue, close, row

GROWTH = {"kind": "growth", "value": 10}
REAL = GROWTH | {"growth_basis": "real"}
CHANGE = {"kind": "change", "value": -10, "bound": "at_most"}
SHARE = {"scale": "share", "unit": "%", "value": 60}
COUNT = {"scale": "count", "unit": "个"}
RANK = {"scale": "rank", "unit": "位", "bound": "at_most", "value": 10}
BENCHMARK = {"kind": "benchmark"}
COMPARED = BENCHMARK | {"compares": "growth"}


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ({}, {"level_unit": "亿元", "gap_unit": "亿元", "goal_is_level": True, "is_told_in_percent": False}),
        (SHARE, {"level_unit": "%", "gap_unit": "pp", "goal_is_level": True}),
        (
            GROWTH | {"observations": {2022: 100}},
            {"level_unit": "亿元", "gap_unit": "pp", "goal_is_level": True, "is_told_in_percent": True},
        ),
        (REAL, {"level_unit": "index", "gap_unit": "pp", "goal_is_level": False, "is_told_in_percent": True}),
        (CHANGE, {"level_unit": "亿元", "gap_unit": "pp", "goal_is_level": True, "is_told_in_percent": True}),
        (CHANGE | {"reported": "cumulative", "unit": "%"}, {"goal_is_level": False, "gap_unit": "pp"}),
        (BENCHMARK, {"level_unit": "亿元", "gap_unit": "亿元"}),
        (COMPARED, {"level_unit": "%", "gap_unit": "pp"}),
        (COUNT, {"is_counted": True, "has_whole_years": True, "is_ranked": False}),
        (COUNT | {"value": 2.5}, {"is_counted": True, "has_whole_years": False}),
        (COUNT | {"kind": "multiple", "value": 2}, {"is_counted": True, "has_whole_years": False}),  # of no base
        (COUNT | GROWTH, {"is_counted": False, "has_whole_years": False}),
        (COUNT | CHANGE, {"is_counted": False}),
        (COUNT | COMPARED, {"is_counted": False}),
        (COUNT | BENCHMARK, {"is_counted": True}),
        (RANK, {"is_ranked": True, "is_counted": False, "has_whole_years": False}),
        (RANK | GROWTH, {"is_ranked": False}),
        (RANK | COMPARED, {"is_ranked": False}),
        (RANK | BENCHMARK, {"is_ranked": True}),
        ({}, {"is_ranked": False, "is_counted": False, "has_whole_years": False}),
        ({"by": None}, {"by": None, "by_assumed": False}),
        ({"by": None, "undated_by": 2027}, {"by": 2027, "by_assumed": True}),
        ({"by": 2026, "undated_by": 2027}, {"by": 2026, "by_assumed": False}),
        # 40, 61 and 60 of at least 60
        (
            SHARE | {"kind": "yearly", "observations": {2023: 40, 2024: 61, 2025: 60}},
            {"years_kept": 2, "years_observed": 3},
        ),
        (SHARE, {"years": None, "years_kept": None, "years_observed": None}),
        # 100 -> 110 in two years: 4.8809 % a year, 10 % in all; 10 % a year are promised, 133.1 by 2025
        (GROWTH | {"observations": {2022: 100, 2024: 110}}, {"percent_reached": 4.880885, "percent_due": 10}),
        ({"observations": {2022: 100, 2024: 110}}, {"percent_reached": 10}),
        # down by 10 % until 2027, linear: 6 % by 2025
        (
            CHANGE | {"path": "linear", "observations": {2022: 200, 2024: 190}},
            {"percent_reached": -5, "percent_due": -6},
        ),
        (GROWTH | {"observations": {2022: 100}}, {"percent_reached": None}),
        (CHANGE | {"observations": {2022: 0, 2024: 190}}, {"percent_reached": None, "percent_due": None}),
        (CHANGE | {"observations": {2024: 190}}, {"percent_reached": None, "percent_due": None}),
        (CHANGE | {"observations": {2022: 190}}, {"percent_reached": 0}),
        (CHANGE | {"path": "linear", "observations": {2022: 1, 2024: 2}}, {"percent_reached": 100, "percent_due": -6}),
        # later than the base, or of the very year asked for
        ({}, {"has_later_figure": False}),
        ({"observations": {2022: 100}}, {"has_later_figure": False}),
        ({"observations": {2022: 100, 2023: 100}}, {"has_later_figure": True}),
        ({"observations": {2025: 100}}, {"has_later_figure": True}),
        (BENCHMARK | {"observations": {2024: 100}, "others": {2024: 3}}, {"has_later_figure": True}),
        # due in 2024 on the way from 50 to 60
        (SHARE | {"observations": {2022: 50, 2024: 51}}, {"due": 54, "schedule_gap": 3}),
        (SHARE | {"observations": {2022: 50}}, {"due": None}),
        (SHARE, {"due": None}),
        ({"bound": "at_most", "path": "linear", "observations": {2022: 500, 2024: 490}}, {"due": 460}),
        (CHANGE | {"path": "linear", "observations": {2022: 200, 2024: 190}}, {"due": 192, "schedule_gap": -1}),
        # anything to tell
        ({}, {"says_something": False, "has_no_figure": True}),
        ({"observations": {2022: 100}}, {"says_something": True, "has_no_figure": False}),
        ({"kind": "increase"}, {"says_something": True, "has_no_figure": True}),  # from nothing a way leads on
        (SHARE | {"kind": "yearly"}, {"says_something": False, "has_no_figure": True}),
        (SHARE | {"kind": "yearly", "observations": {2025: 3}}, {"says_something": True, "has_no_figure": False}),
    ],
)
def test_what_a_row_says_of_itself(of, expected):
    seen = row(2025, **of)
    assert {name: getattr(seen, name) for name in expected} == close(expected, digits=6)


def test_the_other_methods_word():
    """Where it cannot judge, only a level with a figure has something to tell."""
    other = {"status": "not_available"}
    assert row(2025, observations={2025: 3})._replace(**other).says_something
    assert not row(2025)._replace(**other).says_something
    assert not row(2025, kind="yearly", observations={2025: 3})._replace(**other).says_something


def test_when_a_target_is_due():
    assert [row(2025, by=2026).is_due(year) for year in (2025, 2026, 2027)] == [False, True, False]
    assert row(2025, kind="yearly").is_due(2025)


def with_rivals(bound, values, **of):
    """A target with several earlier ones of one year beside it."""
    built = catalogue(bound=bound, **of)
    rivals = [
        built.targets[0].model_copy(update={"id": f"r{i}", "by": 2025, "value": float(value)})
        for i, value in enumerate(values)
    ]
    known = Catalogue(built.targets_file.model_copy(update={"targets": (*built.targets, *rivals)}), built.baseline)
    return assess(known, 2025, known.targets[:1])[0]


@pytest.mark.parametrize("values", [(330, 340), (340, 330)])
def test_of_two_milestones_the_stricter_counts(values):
    """The higher floor and the lower ceiling, whichever stands first."""
    assert with_rivals("at_least", values, observations={2022: 278}).planned == pytest.approx(340)
    assert with_rivals("at_most", values, value=300, observations={2022: 400}).planned == pytest.approx(330)


@pytest.mark.parametrize(
    ("of", "path"),
    [
        ({"observations": {2022: 0.5}}, "compound"),
        ({"observations": {2022: 0}}, "linear"),
        ({"observations": {2022: 0.5}, "value": 0.25, "bound": "at_most"}, "compound"),
        ({"observations": {2022: 0.5}, "value": 0, "bound": "at_most"}, "linear"),
        ({}, "linear"),
        (SHARE | {"observations": {2022: 50}}, "linear"),
        (SHARE | {"observations": {2022: 50}, "path": "compound"}, "compound"),
    ],
)
def test_which_way_a_path_runs(of, path):
    assert row(2025, **of).path == path


@pytest.mark.parametrize(
    ("qualities", "expected"),
    [
        (("official", "derived", "estimated"), "estimated"),
        (("derived", "official", "official"), "derived"),
        (("official", "official", "official"), "official"),
    ],
)
def test_a_sum_is_as_good_as_its_weakest_part(qualities, expected):
    figures = [
        {"year": 2023 + i, "value": 10, "quality": quality, **({"formula": "5 + 5"} if quality != "official" else {})}
        for i, quality in enumerate(qualities)
    ]
    seen = row(2025, kind="increase", reported="yearly", figures=figures)
    assert (seen.latest.value, seen.latest.quality) == (30, expected)
    assert not seen.base.assumed  # the nothing that it starts from holds by definition


# --- Why a figure cannot be had ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "reasons"),
    [
        # 100 to 90 where 100 to 400 is asked; no change; the wrong way
        ({"observations": {2022: 100, 2024: 90}}, {"acceleration": "wrong_way"}),
        ({"observations": {2022: 100, 2024: 100}}, {"acceleration": "no_change"}),
        ({"observations": {2022: 100, 2024: 110}}, {"acceleration": None}),
        # the ways between values: of one sign, through zero, below it
        (SHARE | {"observations": {2022: 50, 2024: 0}}, {"required_rate": "zero_value", "observed_rate": "zero_value"}),
        (SHARE | {"observations": {2022: 0, 2024: 50}}, {"plan_rate": "zero_base", "observed_rate": "zero_base"}),
        (SHARE | {"observations": {2022: -5, 2024: 50}}, {"plan_rate": "sign_change", "observed_rate": "sign_change"}),
        (
            SHARE | {"observations": {2022: -5, 2024: -4}, "value": -3},
            {"plan_rate": "not_applicable", "observed_rate": "not_applicable", "required_rate": "not_applicable"},
        ),
        (
            SHARE | {"observations": {2022: -5, 2024: -4}, "value": 0},
            {"plan_rate": "zero_target", "required_rate": "zero_target", "attainment": "zero_target"},
        ),
        (SHARE | {"observations": {2022: 0.5, 2024: 0.5}}, {"plan_rate": None, "required_rate": None}),
        # a share of the goal: of nothing, of opposite signs, below zero
        (SHARE | {"observations": {2024: -4}}, {"attainment": "sign_change"}),
        (SHARE | {"observations": {2024: -4}, "value": -3}, {"attainment": "not_applicable"}),
        (SHARE | {"observations": {2024: 4}, "value": -3, "bound": "at_most"}, {"attainment": "sign_change"}),
        (SHARE | {"observations": {2024: 0}, "bound": "at_most"}, {"attainment": "zero_value"}),
        (SHARE | {"observations": {2024: 3}, "value": 0, "bound": "at_most"}, {"attainment": None}),
        (SHARE | {"observations": {2024: 0}}, {"attainment": None}),
        (SHARE | {"observations": {2022: 5, 2024: 0.5}, "value": 0.7}, {"observed_rate": None, "required_rate": None}),
        (SHARE | {"observations": {2024: -0.5}}, {"attainment": "sign_change"}),
        (SHARE | {"observations": {2024: 0.5}, "value": -0.5, "bound": "at_most"}, {"attainment": "sign_change"}),
        # nothing over a goal below zero is no share; zero as the start of a way is told before what lies below it
        (SHARE | {"observations": {2024: 0}, "value": -3}, {"attainment": "sign_change"}),
        (SHARE | {"observations": {2022: -5, 2024: -4}, "value": 0, "bound": "at_most"}, {"attainment": "sign_change"}),
        (SHARE | {"observations": {2022: 0, 2024: -4}, "value": -3}, {"observed_rate": "zero_base"}),
        (SHARE | {"observations": {2022: -4, 2024: 0}, "value": 9}, {"observed_rate": "zero_value"}),
        (SHARE | {"observations": {2024: -0.5}, "value": -0.25}, {"attainment": "not_applicable"}),
        # no curve runs below zero, whatever else is missing
        ({"observations": {2022: -0.5}, "value": -0.25, "path": "compound"}, {"schedule_gap": "not_applicable"}),
        # a growth, change or multiple of something below zero says nothing, wherever it leads
        *(
            ({"kind": kind, "value": 2, "observations": {2022: -0.5, 2024: end}}, {"observed_rate": "not_applicable"})
            for kind in ("growth", "change", "multiple")
            for end in (-0.4, 0, 0.5)
        ),
        # 1e15 is 1e315 times 1e-300, which is beyond the numbers of the machine
        (SHARE | {"observations": {2022: 1e-300, 2024: 1e15}}, {"observed_rate": "not_applicable", "plan_rate": None}),
        # the deadline has come
        ({"observations": {2022: 300, 2024: 350}, "by": 2024}, {"required_rate": "deadline_passed", "plan_rate": None}),
    ],
)
def test_reasons(of, reasons):
    seen = row(2025, **of)
    assert {name: seen.reasons.get(name) for name in reasons} == reasons


def test_reasons_without_a_year():
    """Nobody asked for one, and nothing was observed: there is no year to plan for."""
    assert row(None).reasons["planned"] == row(None).reasons["time_elapsed"] == "no_observation"
    assert row(None, kind="yearly").reasons["planned"] == "no_observation"


ZEROS = {"latest": "zero_value", "base": "zero_base", "target": "zero_target"}


def way(start, end, *names):
    """Why no rate leads from one value to another of these names, as the contract orders the reasons."""
    if start < 0 and end < 0:
        return "not_applicable"
    zeros = [ZEROS[name] for name, value in zip(names, (start, end), strict=True) if value == 0]
    return zeros[0] if zeros else "sign_change" if start * end < 0 else None


@pytest.mark.parametrize("size", [5, 0.5])
def test_reasons_of_the_signs_of_values(size):
    """Every base, figure and goal below zero, zero and above, where the goal is not met and the base does not keep it.

    A growing share of the goal: of nothing it is none (zero_target), of what is below zero not either.
    """
    for x0, x, goal in product((-size, 0, size), (-size, 0, size), (-2 * size, 0, 2 * size)):
        if max(x0, x) >= goal:
            continue
        reasons = row(2025, value=goal, observations={2022: x0, 2024: x}, scale="share", unit="%").reasons
        assert reasons.get("plan_rate") == way(x0, goal, "base", "target"), (x0, x, goal)
        assert reasons.get("observed_rate") == way(x0, x, "base", "latest"), (x0, x, goal)
        assert reasons.get("required_rate") == way(x, goal, "latest", "target"), (x0, x, goal)
        share = way(x, goal, "latest", "target")
        assert reasons.get("attainment") == (None if share == "zero_value" else share), (x0, x, goal)


@pytest.mark.parametrize(
    ("of", "held", "allowance"),
    [
        ({"kind": "growth", "value": 8, "bound": "at_most"}, False, True),
        ({"kind": "change", "value": -10}, False, True),  # no more than a tenth may be lost
        ({"kind": "increase", "value": 5, "bound": "at_most", "reported": "level"}, False, True),
        ({"value": 60, "bound": "at_most"}, True, False),
        ({"kind": "multiple", "value": 2, "bound": "at_most"}, True, False),
        ({"value": 60}, False, False),
    ],
)
def test_what_the_base_keeps_is_held_or_used_up(of, held, allowance):
    case = row(2025, observations={2022: 50, 2024: 51}, **of).case
    assert (case.held, case.allowance) == (held, allowance)


def test_milestones_of_a_path():
    """59 by 2025 makes 3 a year; what has no deadline runs through none, what was kept from the start neither."""
    assert row(2024, observations={2022: 50}, milestones={2025: 59}, **SHARE).planned == pytest.approx(56)
    assert row(2024, observations={2022: 50}, milestones={2025: 59}, **SHARE | {"by": None}).case.milestones == ()
    assert row(2024, milestones={2025: 59}, **SHARE).case.stops() == ()
    ceiling = row(2024, observations={2022: 50}, milestones={2025: 40}, bound="at_most", **SHARE)
    assert (ceiling.case.stops(), ceiling.planned) == ((), 60)
    small = row(2024, observations={2022: 0.2}, milestones={2025: 0.5}, value=4).case
    assert (small.path, len(small.milestones)) == ("compound", 1)


def test_goals_in_per_cent():
    """8 % a year less one of tolerance is 7; a change of nothing leads nowhere."""
    seen = row(2025, observations={2022: 200, 2024: 210}, kind="growth", value=8, tolerance=1)
    assert seen.case.limit == pytest.approx(200 * 1.07**5)
    assert row(2025, observations={2022: 0, 2024: 5}, **CHANGE).reasons["target"] == "zero_base"
