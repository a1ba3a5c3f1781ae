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
)
def test_a_definition_gives_what_the_formulas_give(base, latest, value, bound, kind):
    """Each figure of a row, worked from the row's own quantities by its definition, is the row's figure."""
    value = value / 100 if kind != "level" else value
    seen = row(2025, observations={2022: base, 2024: latest}, value=value, bound=bound, kind=kind)
    names = {"x0": base, "t0": 2022, "x": latest, "t": 2024, "G": seen.target, "T": 2027, "Y": 2025, "D": seen.due}
    names |= {"V": value, "q": 1 + value / 100, "s": 1 if bound == "at_least" else -1}
    names["R"] = None if seen.observed_rate is None else 100 * seen.observed_rate
    names |= {key: getattr(seen, key) for key in DEFINITIONS if key.endswith(("_rate", "_step")) and hasattr(seen, key)}
    for figure in (
        "planned",
        "plan_step",
        "plan_rate",
        "required_rate",
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


@pytest.mark.parametrize("figure", DEFINITIONS)
def test_the_page_states_each_definition(figure):
    """docs/method.md shows every one of them as it is."""
    assert f"`{spelled(DEFINITIONS[figure], {})}` |" in PAGE
