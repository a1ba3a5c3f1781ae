"""Figures put in for one run: how they are written, and what stands in the catalogue then."""

import pytest

from cyjjq.catalogue.models import ASSUMED
from cyjjq.catalogue.period import Period
from cyjjq.method import assume
from cyjjq.method.assume import Assumption
from tests.support.building import catalogue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gdp=600@2025", ("gdp", 600, False, "2025")),
        (" gdp =1,234.5@2025-Q2", ("gdp", 1234.5, False, "2025-Q2")),
        ("gdp=-3@2025-06", ("gdp", -3, False, "2025-06")),
        ("gdp=+3@2025", ("gdp", 3, False, "2025")),
        ("gdp=+5%@2025", ("gdp", 5, True, "2025")),
        ("gdp=-5.5%@2025", ("gdp", -5.5, True, "2025")),
        ("share=60%@2025", ("share", 60, False, "2025")),  # without a sign a value
        ("地区=生产=1@2025", ("地区=生产", 1, False, "2025")),
        ("gdp=600", None),
        ("gdp@2025", None),
        ("=600@2025", None),
        ("gdp=six@2025", None),
        ("gdp=600@25", None),
        ("gdp=600@", None),
        ("", None),
    ],
)
def test_as_typed(text, expected):
    found = assume.parse(text)
    told = None if found is None else (found.id, found.number, found.is_growth, str(found.span))
    assert told == expected


def put_in(*assumptions, **of):
    """(period, value, growth) of an indicator, its figures and those of others."""
    made = [Assumption("own", Period.parse(when), value, growth) for when, value, growth in assumptions]
    known = assume.apply(catalogue(**of), made)
    return known, {o.when: (o.value, o.growth, o.source, o.quality) for o in known.observations["own"]}


def test_a_value_takes_the_place_of_what_is_published():
    """Of its own time: half a year is not the year, and another indicator's figure stays."""
    of = {"observations": {2024: 300, 2025: 310, "2025-12": 305}, "kind": "benchmark", "others": {2025: 7}}
    known, found = put_in(("2025", 330.0, None), **of)
    assert found.pop("2025") == (330, None, ASSUMED, "estimated")
    assert {when: value for when, (value, *_) in found.items()} == {"2024": 300, "2025-12": 305}
    assert [o.value for o in known.observations["other"]] == [7]
    _, found = put_in(("2025-Q4", 320.0, None), **of)
    assert {when: value for when, (value, *_) in found.items()} == {"2024": 300, "2025": 310, "2025-Q4": 320}
    source = known.baseline.sources[ASSUMED]
    assert (source.title.zh, source.title.en) == (source.publisher.zh, source.publisher.en)
    assert (source.title.zh, source.title.en, source.reliability) == ("本次假设", "assumed for this run", "secondary")
    assert known.baseline.schema_version == 1
    assert {"bureau", "paper"} <= set(known.baseline.sources)


def test_a_growth_gives_a_level_where_there_is_one_to_grow():
    """5 % on 200 is 210, 10 % on that 231, whichever is told first; 4 % on the half-year's 100 is 104."""
    _, found = put_in(("2026", None, 10.0), ("2025", None, 5.0), observations={2024: 200})
    assert (found["2025"][:2], found["2026"][:2]) == ((pytest.approx(210), 5), (pytest.approx(231), 10))
    _, found = put_in(("2025-06", None, 4.0), observations={"2024-06": 100, 2024: 200})
    assert found["2025-06"][:2] == (pytest.approx(104), 4)
    _, found = put_in(("2025", None, 4.0), observations={2023: 200, "2024-12": 7})
    assert found["2025"][:2] == (None, 4)
    _, found = put_in(("2025", 500.0, 4.0), observations={2024: 200})
    assert found["2025"][:2] == (500, 4)


def test_the_level_of_a_time():
    known = catalogue(observations={2024: 200, "2024-12": 190, "2024-06": 90}).baseline.observations
    asked = ("2024", "2024-Q4", "2024-Q2", "2024-Q1", "2023")
    assert [assume.level(known, "own", Period.parse(when)) for when in asked] == [200, 190, 90, None, None]
    assert assume.level(known, "other", Period.parse("2024")) is None
