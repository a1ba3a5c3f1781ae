"""The definitions against the formulas that compute, and against the page that explains them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyjjq.method.definitions import DEFINITIONS, of, spelled
from tests.support import ROOT
from tests.support.building import row

PAGE = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
values = st.floats(1, 1000).map(lambda value: round(value, 2))


@given(
    values,
    values,
    values,
    st.sampled_from(["at_least", "at_most"]),
    st.sampled_from(["level", "multiple", "growth", "change"]),
    st.sampled_from(["compound", "linear"]),
)
def test_a_definition_gives_what_the_formulas_give(base, latest, value, bound, kind, path):
    """Each figure of a row, worked from the row's own quantities by its definition, is the row's figure."""
    value = value / 100 if kind != "level" else value
    seen = row(2025, observations={2022: base, 2024: latest}, value=value, bound=bound, kind=kind, path=path)
    names = {"x0": base, "t0": 2022, "x": latest, "t": 2024, "G": seen.target, "T": 2027, "Y": 2025, "D": seen.due}
    names |= {"V": value, "q": 1 + value / 100, "s": 1 if bound == "at_least" else -1}
    names["R"] = None if seen.observed_rate is None else 100 * seen.observed_rate
    names |= {key: getattr(seen, key) for key in DEFINITIONS if key.endswith(("_rate", "_step")) and hasattr(seen, key)}
    for figure in (
        "planned",
        "plan_step",
        "plan_rate",
        "observed_step",
        "observed_rate",
        "required_step",
        "required_rate",
        "acceleration",
        "elapsed_latest",
        "gap",
        "schedule_gap",
        "attainment",
        "progress",
        "pace",
    ):
        computed = getattr(seen, figure)
        if computed is None or (figure == "planned" and seen.case.held):
            continue
        stated = eval(of(seen, figure), {}, names)
        assert math.isclose(stated, computed, rel_tol=1e-9, abs_tol=1e-9), figure
    if kind != "level":
        assert math.isclose(eval(of(seen, "goal"), {}, names), seen.target, rel_tol=1e-9)


def test_the_definition_of_what_a_benchmark_asks():
    """Two more than the other's four."""
    seen = row(2025, kind="benchmark", value=2, observations={2024: 5}, others={2024: 4})
    assert eval(of(seen, "goal"), {}, {"B": 4, "V": 2}) == seen.target == 6


@pytest.mark.parametrize(
    ("of_row", "figure", "name"),
    [
        ({}, "planned", "planned_compound"),
        ({"path": "linear"}, "planned", "planned_linear"),
        ({}, "acceleration", "acceleration_rate"),
        ({"path": "linear"}, "acceleration", "acceleration_step"),
        ({}, "attainment", "attainment_at_least"),
        ({"bound": "at_most"}, "attainment", "attainment_at_most"),
        ({}, "gap", "gap"),
        ({}, "schedule_gap", "schedule_gap"),
        ({"kind": "growth"}, "gap", "gap_growth"),
        ({"kind": "growth"}, "schedule_gap", "schedule_gap"),
        ({"kind": "growth"}, "goal", "goal_growth"),
        ({"kind": "multiple"}, "goal", "goal_multiple"),
        ({"kind": "change"}, "goal", "goal_change"),
        ({"kind": "change"}, "gap", "gap_change"),
        ({"kind": "change"}, "schedule_gap", "schedule_gap_change"),
        ({"kind": "benchmark"}, "goal", "goal_benchmark"),
        ({}, "observed_step", "observed_step"),
    ],
)
def test_which_definition_a_row_goes_by(of_row, figure, name):
    """By its kind, its path and its bound."""
    assert of(row(2025, observations={2022: 300, 2024: 320}, **of_row), figure) == DEFINITIONS[name]


@pytest.mark.parametrize("path", ["compound", "linear"])
def test_steps_and_acceleration_by_their_definitions(path):
    """From 100 to 121 in two years: 10 % or 10.5 a year; 279 more in three: 48.96 % or 93 a year."""
    seen = row(2025, observations={2022: 100, 2024: 121}, path=path)
    names = {"x0": 100, "t0": 2022, "x": 121, "t": 2024, "G": 400, "T": 2027}
    stated = {
        each: eval(DEFINITIONS[each], {}, names)
        for each in ("observed_step", "required_step", "observed_rate", "required_rate")
    }
    assert (stated["observed_step"], stated["required_step"]) == (10.5, 93)
    assert stated["observed_rate"] == pytest.approx(0.1)
    assert eval(of(seen, "acceleration"), {}, stated) == pytest.approx(seen.acceleration)
    assert eval(DEFINITIONS["elapsed_latest"], {}, names) == pytest.approx(seen.elapsed_latest) == 0.4


@pytest.mark.parametrize("figure", DEFINITIONS)
def test_the_page_states_each_definition(figure):
    """docs/method.md shows every one of them as it is."""
    assert f"`{spelled(DEFINITIONS[figure], {})}` |" in PAGE
