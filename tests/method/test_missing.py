"""What a target lacks, by kind; and that with it nothing is left to wait for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyjjq.catalogue.models import BaselineFile, Catalogue
from cyjjq.method.assessment import assess
from tests.support.building import catalogue, row

LEVEL_ADDED = {"kind": "increase", "reported": "level"}
YEARLY_ADDED = {"kind": "increase", "reported": "yearly"}
TOTAL_ADDED = {"kind": "increase", "reported": "cumulative"}
REAL = {"kind": "growth", "value": 6, "growth_basis": "real"}
NOMINAL = {"kind": "growth", "value": 6}


def lacking(year, **of):
    return [f"{each.what} {each.period}" for each in row(year, **of).missing]


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ({}, ["base 2022", "latest 2025"]),
        ({"observations": {2022: 300}}, ["latest 2025"]),
        ({"observations": {2020: 300}}, ["latest 2025"]),  # the nearest before the base year will do
        ({"observations": {2024: 300}}, ["latest 2025"]),  # and once there is a newer one, the nearest after it
        ({"observations": {2025: 300}}, ["base 2022"]),  # a single figure is no base of itself
        ({"observations": {2022: 300, 2024: 320}}, ["latest 2025"]),  # judged by an older one, the newer is asked for
        ({"observations": {2022: 300, 2025: 320}}, []),
        ({"growths": {2022: 3}}, ["base 2022", "latest 2025"]),  # a growth is no value
        ({"observations": {2022: 300, "2025-Q2": 160}}, ["latest 2025"]),
        ({"by": 2024, "observations": {2022: 300}}, ["latest 2024"]),  # never beyond the deadline
        ({"by": None, "observations": {2022: 300}}, ["latest 2025"]),
        ({"kind": "multiple", "value": 2, "observations": {2021: 300}}, ["base 2022", "latest 2025"]),
        (LEVEL_ADDED, ["base 2022", "latest 2025"]),
        (LEVEL_ADDED | {"observations": {2021: 10, 2025: 30}}, ["base 2022"]),
        (YEARLY_ADDED, ["chain 2023", "chain 2024", "latest 2025"]),
        (YEARLY_ADDED | {"observations": {2025: 30}}, ["chain 2023", "chain 2024"]),
        (TOTAL_ADDED, ["latest 2025"]),
        (NOMINAL, ["base 2022", "latest 2025"]),
        (NOMINAL | {"growths": {2023: 5, 2024: 5, 2025: 5}}, []),
        (NOMINAL | {"growths": {2023: 5, 2024: 5}, "observations": {2022: 300}}, ["latest 2025"]),
        (NOMINAL | {"growths": {2023: 5, 2025: 5}}, ["base 2022", "latest 2025"]),
        (REAL, ["chain 2023", "chain 2024", "latest 2025"]),
        (REAL | {"growths": {2024: 5, 2025: 5}, "observations": {2022: 300, 2025: 350}}, ["chain 2023"]),
        ({"kind": "change", "value": -13.5}, ["base 2022", "latest 2025"]),
        ({"kind": "change", "value": -13.5, "since": 2020}, ["base 2020", "latest 2025"]),
        ({"kind": "change", "value": -13.5, "reported": "cumulative"}, ["latest 2025"]),
        (
            {"kind": "change", "value": -13.5, "growth_basis": "real", "growths": {2023: -3}},
            ["chain 2024", "latest 2025"],
        ),
        ({"kind": "benchmark", "compares": "growth", "observations": {2024: 5, 2025: 6}}, ["benchmark 2025"]),
        ({"kind": "benchmark", "compares": "growth", "growths": {2025: 6}}, ["benchmark 2025"]),
        ({"kind": "yearly"}, ["latest 2025"]),
        ({"kind": "yearly", "by": 2023}, ["latest 2025"]),
        ({"kind": "benchmark"}, ["latest 2025", "benchmark 2025"]),
        ({"kind": "benchmark", "observations": {2025: 5}, "others": {2024: 5}}, ["benchmark 2025"]),
    ],
)
def test_what_is_missing_in_2025(of, expected):
    """The plan's base year is 2022, its first year 2023, the deadline 2027 where nothing else is said."""
    assert lacking(2025, **of) == expected


def test_a_chain_at_constant_prices_wants_growths():
    """A value says nothing of it."""
    assert {each.figure for each in row(2025, **REAL).missing} == {"growth"}


def test_before_anything_is_due():
    """As of the base year an addition lacks nothing, and a level only where it starts."""
    assert lacking(2022, **YEARLY_ADDED) == lacking(2022, kind="yearly") == lacking(2022, kind="benchmark") == []
    assert lacking(2022) == ["base 2022"]
    assert lacking(None) == []


YEARS = st.dictionaries(st.integers(2020, 2029), st.sampled_from([80.0, 100.0, 130.0]), max_size=5)


@given(
    kind=st.sampled_from(["level", "growth", "increase", "change", "multiple", "yearly", "benchmark"]),
    compares=st.sampled_from(["level", "growth"]),
    since=st.sampled_from([None, 2020]),
    reported=st.sampled_from(["level", "yearly", "cumulative"]),
    basis=st.sampled_from(["nominal", "real"]),
    by=st.sampled_from([None, 2024, 2025, 2027]),
    year=st.integers(2023, 2030),
    observations=YEARS,
    growths=YEARS,
    others=YEARS,
)
def test_with_what_is_missing_nothing_is_waited_for(
    kind, compares, since, reported, basis, by, year, observations, growths, others
):
    """Every figure that a row lacks is put in: it lacks nothing more, and waits for none."""
    shape = {"kind": kind, "reported": reported, "growth_basis": basis, "by": by, "value": 5}
    shape |= {"compares": compares} if kind == "benchmark" else {"since": since} if kind == "change" else {}
    before = catalogue(observations=observations, growths=growths, others=others, **shape)
    (lacks,) = assess(before, year)
    known = [o.model_dump(exclude_none=True, exclude={"was"}) for o in before.baseline.observations]
    known += [
        {"indicator": each.indicator, "year": int(each.period), each.figure: 90.0, "source": "bureau"}
        for each in lacks.missing
    ]
    sources = {key: source.model_dump(mode="json") for key, source in before.baseline.sources.items()}
    baseline = {"schema_version": 1, "sources": sources, "observations": known}
    (filled,) = assess(Catalogue(before.targets_file, BaselineFile.model_validate(baseline)), year)
    assert filled.missing == ()
    wants = {"no_base", "no_observation", "incomplete", "no_benchmark"}
    assert filled.status != "no_data" or not wants & set(filled.reasons.values()), filled.reasons


@pytest.mark.parametrize(
    ("year", "of", "expected"),
    [
        (2022, {}, ["base 2022"]),  # in the base year itself nothing newer can be lacking
        (2023, {}, ["base 2022", "latest 2023"]),
        (2022, {"observations": {2022: 3}}, []),
        (2022, LEVEL_ADDED, []),
        (2022, YEARLY_ADDED, []),
        (2022, TOTAL_ADDED, []),
        (2023, YEARLY_ADDED, ["latest 2023"]),
        (2022, REAL, []),
        (2023, REAL, ["latest 2023"]),
        (2022, {"kind": "multiple"}, ["base 2022"]),
        (2022, {"kind": "change", "reported": "cumulative"}, []),
        (2022, {"kind": "yearly"}, []),
        (2023, {"kind": "yearly"}, ["latest 2023"]),
        (2028, {"kind": "yearly"}, ["latest 2027"]),
        (2022, {"kind": "benchmark"}, []),
        (2023, {"kind": "benchmark"}, ["latest 2023", "benchmark 2023"]),
        (2023, {"observations": {2024: 3}}, ["base 2022", "latest 2023"]),  # not known yet
        (
            2023,
            {"kind": "benchmark", "compares": "growth", "observations": {2023: 3}},
            ["latest 2023", "benchmark 2023"],
        ),
        (None, {}, []),
    ],
)
def test_what_is_missing_at_the_ends_of_the_plan(year, of, expected):
    assert lacking(year, **of) == expected
