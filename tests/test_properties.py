"""What must hold for any data: hypothesis looks for the case that breaks it."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cyjjq.assessment import FIGURES
from tests.building import row

positive = st.floats(0.01, 1e6)
any_value = st.one_of(st.floats(-1e6, 1e6), st.sampled_from([0.0, 1.0, -1.0, 100.0]))
years = st.integers(2022, 2032)
kinds = st.sampled_from(["level", "growth", "increase", "multiple", "yearly", "benchmark"])
bounds = st.sampled_from(["at_least", "at_most"])
scales = st.sampled_from(["amount", "count", "share", "ratio", "rank"])
series = st.dictionaries(st.integers(2019, 2029), any_value, max_size=7)


@given(positive, positive, scales, bounds)
def test_planned_arrives_at_the_goal(base, goal, scale, bound):
    """planned(T) = G, on either path."""
    assessed = row(2027, value=goal, scale=scale, bound=bound, observations={2022: base})
    assert assessed.planned == pytest.approx(goal, rel=1e-9)


@given(positive, positive, positive, st.sampled_from(["compound", "linear"]))
def test_following_the_required_change_arrives(base, latest, goal, path):
    """The required rate (or step) from the latest figure leads to the goal in the years that are left."""
    assume(latest < goal * (1 - 1e-6))
    assessed = row(2024, value=goal, path=path, observations={2022: base, 2024: latest})
    assert latest * (1 + assessed.required_rate) ** 3 == pytest.approx(goal, rel=1e-9)
    assert latest + 3 * assessed.required_step == pytest.approx(goal, rel=1e-9)


@given(positive, positive, positive, st.sampled_from([10.0, 10_000.0, 0.01]))
def test_a_change_of_unit_scales_amounts_and_leaves_rates(base, latest, goal, factor):
    """Counted in another unit, gaps scale and rates, ratios and statuses stay."""
    one = row(2024, value=goal, observations={2022: base, 2024: latest})
    other = row(2024, value=goal * factor, observations={2022: base * factor, 2024: latest * factor})
    assert other.gap == pytest.approx(one.gap * factor, rel=1e-6, abs=1e-9)
    for figure in ("attainment", "plan_rate", "observed_rate"):
        before, after = getattr(one, figure), getattr(other, figure)
        assert after == (None if before is None else pytest.approx(before, rel=1e-6, abs=1e-9)), figure


@given(any_value, any_value, any_value)
def test_at_most_mirrors_at_least(base, latest, goal):
    """A fall that must reach -G has the gaps, progress, pace and status of a rise that must reach G."""
    up = row(2024, value=goal, path="linear", observations={2022: base, 2024: latest})
    down = row(2024, value=-goal, bound="at_most", path="linear", observations={2022: -base, 2024: -latest})
    for figure in ("gap", "schedule_gap", "progress", "pace", "acceleration"):
        assert getattr(down, figure) == pytest.approx(getattr(up, figure)), figure
    assert down.status == up.status


@settings(max_examples=400)
@given(kinds, bounds, scales, any_value, series, series, st.none() | years, st.data())
def test_a_null_has_a_reason_and_a_figure_has_none(kind, bound, scale, value, values, growths, year, data):
    """Every figure is a finite real number or null with one of the reasons, whatever the data are."""
    reported = data.draw(st.sampled_from(["level", "cumulative", "yearly"]))
    given_ = {"kind": kind, "bound": bound, "scale": scale, "reported": reported, "observations": values}
    if kind != "benchmark":
        given_["value"] = value
    else:
        given_["others"] = data.draw(series)
    by = data.draw(st.sampled_from([None, 2021, 2022, 2025, 2027, 2030]))
    assessed = row(year, growths=growths, by=by, growth_basis=data.draw(st.sampled_from(["nominal", "real"])), **given_)
    for figure in FIGURES:
        got = getattr(assessed, figure)
        assert (got is None) == (figure in assessed.reasons), figure
        assert got is None or (isinstance(got, float) and math.isfinite(got)), figure


@given(series, years, bounds, kinds.filter(lambda kind: kind != "benchmark"))
def test_nothing_after_the_year_is_read(values, year, bound, kind):
    """A later figure changes nothing in an earlier report."""
    past = {when: value for when, value in values.items() if when <= year}
    assert row(year, kind=kind, bound=bound, observations=values) == row(
        year, kind=kind, bound=bound, observations=past
    )
