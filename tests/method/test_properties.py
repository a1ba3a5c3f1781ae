"""What must hold for any data: hypothesis looks for the case that breaks it."""

import math
from typing import get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cyjjq.method.breakdown import by_year
from cyjjq.method.reduction import Reason
from cyjjq.method.row import FIGURES, STATUSES
from tests.support.building import row
from tests.support.drawn import drawn

KINDS = ["level", "growth", "increase", "multiple", "yearly", "benchmark"]
TRAJECTORIES = ["level", "growth", "increase", "multiple"]
POINTS = ["base", "latest"]

positive = st.floats(0.01, 1e6)
plain = st.one_of(st.just(0.0), st.floats(0.001, 1e6), st.floats(-1e6, -0.001))
odd = st.one_of(
    plain,
    st.integers(-(10**15), 10**15),
    st.sampled_from([-0.0, 1, -1, 100, -100, -101, 1e15, -1e15, 1e-300, -1e-300, 5e-324]),
)
bounds = st.sampled_from(["at_least", "at_most"])
paths = st.sampled_from(["compound", "linear"])


def series(numbers):
    """Values for up to nine of the years around the plan."""
    return st.dictionaries(st.integers(2019, 2031), numbers, max_size=9)


@st.composite
def cases(draw, numbers, kinds=KINDS, **fixed):
    """What a catalogue holds, as the keywords that build it."""
    case = {
        "kind": draw(st.sampled_from(kinds)),
        "bound": draw(bounds),
        "value": draw(numbers),
        "tolerance": draw(st.sampled_from([0.0, 0.0, 0.5])),
        "by": draw(st.sampled_from([2027, 2027, 2025, 2030, 2022, 2021, None])),
        "undated_by": draw(st.sampled_from([None, 2027])),
        "path": draw(st.sampled_from([None, None, "compound", "linear"])),
        "scale": draw(st.sampled_from(["amount", "count", "share", "ratio", "rank"])),
        "reported": draw(st.sampled_from(["level", "cumulative", "yearly"])),
        "growth_basis": draw(st.sampled_from(["nominal", "real"])),
        "observations": draw(series(numbers)),
        "growths": draw(st.one_of(st.just({}), series(numbers))),
        "others": draw(series(numbers)),
    } | fixed
    return case | ({"value": None} if case["kind"] == "benchmark" else {})


years = st.one_of(st.none(), st.integers(2022, 2032))


@settings(max_examples=drawn(1000))
@given(cases(odd), years)
def test_a_null_has_a_reason_and_a_figure_has_none(case, year):
    """Every figure is a finite real number or null with one of the reasons, whatever the data are."""
    assessed = row(year, **case)
    for name in FIGURES:
        figure = getattr(assessed, name)
        assert (figure is None) == (name in assessed.reasons), name
        assert figure is None or (type(figure) is float and math.isfinite(figure)), name
    for name in POINTS:
        point = getattr(assessed, name)
        assert (point is None) == (name in assessed.reasons), name
        assert point is None or math.isfinite(point.value), name
    assert set(assessed.reasons) <= {*POINTS, *FIGURES}
    assert set(assessed.reasons.values()) <= set(get_args(Reason))
    assert assessed.status in STATUSES


@settings(max_examples=drawn(200))
@given(cases(plain), st.integers(2022, 2032))
def test_nothing_after_the_year_is_read(case, year):
    """Figures of later years change nothing in an earlier report."""
    past = {
        name: {when: value for when, value in case[name].items() if when <= year}
        for name in ("observations", "growths", "others")
    }
    assert row(year, **case) == row(year, **case | past)


@settings(max_examples=drawn(200))
@given(cases(plain, growths={}, observations={}), series(plain), years, st.data())
def test_the_order_of_figures_is_nothing(case, values, year, data):
    """Figures may stand in the file in any order."""
    figures = [{"year": when, "value": value, "growth": value / 1e5} for when, value in values.items()]
    shuffled = data.draw(st.permutations(figures))
    assert row(year, **case, figures=figures) == row(year, **case, figures=shuffled)


@given(cases(plain, kinds=TRAJECTORIES, by=2027), plain, st.integers(2027, 2032))
def test_planned_arrives_at_the_goal(case, base, year):
    """From the deadline on the planned value is the goal, to the last bit, wherever there is a planned value."""
    assessed = row(year, **case | {"observations": {2022: base}})
    assume(assessed.planned is not None)
    assert assessed.planned == assessed.target


@given(positive, positive, st.integers(2023, 2030), bounds, paths)
def test_the_planned_change_leads_to_every_planned_value(base, goal, year, bound, path):
    """Year after year of the plan's rate (or step) gives the planned values, and the goal at the deadline."""
    assessed = row(year, value=goal, bound=bound, path=path, by=2030, observations={2022: base})
    assume(assessed.plan_step is not None)
    passed = year - 2022
    compound, linear = base * (1 + assessed.plan_rate) ** passed, base + assessed.plan_step * passed
    assert assessed.planned == pytest.approx(compound if path == "compound" else linear, rel=1e-9)


@given(cases(plain, kinds=TRAJECTORIES, by=2027, growths={}, growth_basis="nominal", reported="level"), plain, plain)
def test_following_the_required_change_arrives(case, base, latest):
    """The required rate and the required step each lead from the latest figure to the goal in the years left."""
    assessed = row(2025, **case | {"observations": {2022: base, 2024: latest}})
    assume(assessed.required_step is not None)
    reached, goal = assessed.latest.value, assessed.target
    slack = 1e-9 * max(abs(reached), abs(goal))
    assert reached + 3 * assessed.required_step == pytest.approx(goal, rel=1e-9, abs=slack)
    if assessed.required_rate is not None:
        assert reached * (1 + assessed.required_rate) ** 3 == pytest.approx(goal, rel=1e-6, abs=slack)


@given(positive, positive, st.integers(2023, 2026), bounds, paths)
def test_a_figure_on_the_plan_is_on_track(base, goal, year, bound, path):
    """What the plan gives for a year, observed in that year, has pace 1, no schedule gap and the status on_track."""
    given_ = {"value": goal, "bound": bound, "path": path}
    due = row(year, observations={2022: base}, **given_).planned
    assume((goal > base * 1.001) if bound == "at_least" else (goal < base * 0.999))
    assessed = row(year, observations={2022: base, year: due}, **given_)
    assert assessed.pace == pytest.approx(1)
    assert assessed.schedule_gap == pytest.approx(0, abs=1e-9 * goal)
    assert assessed.status == "on_track"


UNSCALED = [
    *("attainment", "progress", "pace", "time_elapsed", "elapsed_latest", "acceleration"),
    *("plan_rate", "required_rate", "observed_rate"),
]
AMOUNTS = ["target", "planned", "gap", "schedule_gap", "plan_step", "required_step", "observed_step"]


@settings(max_examples=drawn(300))
@given(
    cases(plain, kinds=["level", "increase", "multiple", "yearly", "benchmark"]),
    st.sampled_from(["amount", "share", "ratio"]),
    years,
)
def test_a_change_of_unit_scales_amounts_and_leaves_rates(case, scale, year):
    """Counted in another unit, amounts scale; rates, ratios, reasons and statuses stay (a count's digits would not).

    The factor is a power of two: then not even rounding may differ.
    """
    factor = 2.0**14
    scaled = {name: {when: factor * value for when, value in case[name].items()} for name in ("observations", "others")}
    if case["kind"] not in ("multiple", "benchmark"):
        scaled |= {"value": factor * case["value"]}
    if case["kind"] != "multiple":
        scaled |= {"tolerance": factor * case["tolerance"]}
    one, other = row(year, **case | {"scale": scale}), row(year, **case | scaled | {"scale": scale})
    figures = {name: getattr(one, name) for name in AMOUNTS}
    assert {name: getattr(other, name) for name in AMOUNTS} == {
        name: None if value is None else factor * value for name, value in figures.items()
    }
    for name in (*UNSCALED, "status", "reasons", "years_kept"):
        assert getattr(other, name) == getattr(one, name), name


MIRRORED = [
    *("gap", "schedule_gap", "progress", "pace", "time_elapsed", "elapsed_latest", "acceleration"),
    *("status", "years_kept", "by", "path"),
]
TURNED = ["target", "planned", "plan_step", "required_step", "observed_step"]


@settings(max_examples=drawn(300))
@given(cases(plain, kinds=["level", "increase", "yearly", "benchmark"], path="linear"), years)
def test_at_most_mirrors_at_least(case, year):
    """A fall that must reach -G has the gaps, progress, pace and status of a rise that must reach G."""
    turned = {name: {when: -value for when, value in case[name].items()} for name in ("observations", "others")}
    turned["value"] = None if case["value"] is None else -case["value"]
    turned["bound"] = "at_most" if case["bound"] == "at_least" else "at_least"
    one, other = row(year, **case), row(year, **case | turned)
    for name in MIRRORED:
        assert getattr(other, name) == getattr(one, name), name
    for name in TURNED:
        value = getattr(one, name)
        assert getattr(other, name) == (None if value is None else -value), name


ORDER = ["off_track", "behind", "on_track", "met"]


@settings(max_examples=drawn(200))
@given(cases(plain, kinds=["level"], by=2027, growths={}), plain, plain, plain)
def test_more_is_never_worse(case, base, one, other):
    """Between two figures of the same year, the one nearer to the goal or further beyond it has no worse a status."""
    worse, better = sorted([one, other], reverse=case["bound"] == "at_most")
    statuses = [row(2024, **case | {"observations": {2022: base, 2024: x}}).status for x in (worse, better)]
    assume("no_data" not in statuses)  # a curve may not lead there
    assert ORDER.index(statuses[0]) <= ORDER.index(statuses[1])


@settings(max_examples=drawn(200))
@given(cases(plain, kinds=[*TRAJECTORIES, "yearly"]), st.integers(2022, 2032))
def test_the_breakdown_by_year_gives_the_planned_value(case, year):
    """The value due in a year is the planned value of a report on that year, and null where that has none."""
    assessed = row(year, **case)
    assume(assessed.base is None or year >= assessed.base.year)
    (due,) = by_year(assessed, [year])
    assert due == (None if assessed.planned is None else pytest.approx(assessed.planned, rel=1e-12))


@given(cases(plain, kinds=["level", "multiple"], by=2027), plain, plain)
def test_the_breakdown_from_the_latest_figure_arrives(case, base, latest):
    """Anew from the latest figure, the path begins with it, asks nothing of the years before, and ends at the goal."""
    assessed = row(2025, **case | {"observations": {2022: base, 2024: latest}})
    assume(assessed.required_step is not None and (assessed.path == "linear" or assessed.required_rate is not None))
    due = by_year(assessed, [2023, 2024, 2027, 2028], "latest")
    assert due == [None, pytest.approx(latest, rel=1e-12), assessed.target, assessed.target]
