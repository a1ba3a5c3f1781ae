"""The program against its second implementation, on cases that nobody would think of.

Growths at or below -100 % are left out: nothing falls by more than all.
"""

from random import Random

import pytest

from tests.support import reference
from tests.support.building import close, row, seen
from tests.support.drawn import drawn

KINDS = ["level", "growth", "increase", "change", "multiple", "yearly", "benchmark"]
CASES_A_KIND = drawn(1000)


def some_value(random):
    """A round number, an odd one or any."""
    odd = random.choice([0, 0, 1, -5, 46, 55.5, 100, 278, 300, 400, 0.025, 1e-300, 1e12])
    return float(random.choice([odd, random.uniform(-50, 500), random.uniform(1, 500)]))


def some_growth(random):
    """A yearly growth in %."""
    return float(random.choice([2, 8, 0, -3, 20, -99, random.uniform(-20, 20)]))


def some_series(random, value):
    """Values for some of the years around the plan, now and then for nearly all of them or for none."""
    years = range(2018, 2032)
    return {year: value(random) for year in random.sample(years, random.choice([0, 1, 2, 5, 9, 13]))}


def some_chain(random):
    """Growths that mostly run on from the base year, as far as a hole."""
    if random.random() < 0.4:
        return some_series(random, some_growth)
    return {year: some_growth(random) for year in range(2021, random.randint(2022, 2031))}


def some_case(random, kind):
    """A year and what a catalogue holds, by the names that both implementations know."""
    scaled = some_growth if kind in ("growth", "change") else some_value
    value = random.choice([2.0, 0.5, 1.0, 0.0, -1.0, 3.7]) if kind == "multiple" else scaled(random)
    given = {
        "kind": kind,
        "bound": random.choice(["at_least", "at_most"]),
        "value": None if kind == "benchmark" else value,
        "tolerance": random.choice([0.0, 0.0, 0.5]),
        "by": random.choice([2027, 2027, 2025, 2024, 2030, 2022, 2020, None, None]),
        "undated_by": random.choice([None, 2027]),
        "path": random.choice([None, None, "compound", "linear"]),
        "scale": random.choice(["amount", "count", "share", "ratio", "rank"]),
        "reported": random.choice(["level", "cumulative", "yearly"]),
        "growth_basis": random.choice(["nominal", "nominal", "real"]),
        "start": random.choice([2023, 2023, 2024]),
        "observations": some_series(random, some_value),
        "growths": random.choice([{}, some_chain(random)]),
        "others": some_series(random, some_value),
    }
    if random.random() < 0.4:  # far from zero and at steady paces, where statuses and thresholds are decided
        given["observations"] = {year: random.uniform(95, 115) for year in given["observations"]} | {2022: 100.0}
        given["value"] = {"level": random.uniform(90, 130), "multiple": random.uniform(0.9, 1.3)}.get(kind, value)
    if kind == "change":
        given["since"] = random.choice([None, None, 2020, 2023])
    if kind == "level":
        given["milestones"] = {
            year: some_value(random) for year in random.sample(range(2023, 2027), random.choice([0, 1, 2]))
        }
    if kind == "benchmark":
        given["value"] = random.choice([None, 0.0, 2.0, -5.0])
        given["compares"] = random.choice(["level", "growth"])
        given["other_growths"] = random.choice([{}, some_chain(random)])
    return random.choice([None, *range(2022, 2033)]), given


def by_reference(year, given):
    """What the second implementation says, in the words of `seen`."""
    names = {"observations": "values", "growths": "growths", "others": "other"}
    answers = reference.assess(reference.Task(year=year, **{names.get(key, key): given[key] for key in given}))
    for point in ("base", "latest"):
        if isinstance(answers[point], tuple):
            answers[f"{point}.year"], answers[f"{point}.value"] = answers.pop(point)
    return answers


def by_program(year, given, names):
    """What the program says to the same case under the same names."""
    assessed = row(year, **given)
    answers = seen(assessed, names)
    years = answers["years"]
    return answers | {"years": years if years is None else [(each.year, each.value, each.kept) for each in years]}


@pytest.mark.parametrize("kind", KINDS)
def test_both_implementations_agree(kind):
    """On every drawn case of each kind every figure, reason and status is the same as the reference's."""
    random = Random(kind)
    for _ in range(CASES_A_KIND):
        year, given = some_case(random, kind)
        expected = by_reference(year, given)
        assert by_program(year, given, expected) == close(expected), (year, given)


def test_the_cases_are_many():
    """The drawn cases come upon every reason and every status, so that their agreement says something."""
    words = set()
    for kind in KINDS:
        random = Random(kind)
        for _ in range(CASES_A_KIND):
            words |= {word for word in by_reference(*some_case(random, kind)).values() if isinstance(word, str)}
    assert {*reference.PRIORITY, "met", "on_track", "behind", "off_track", "missed", "undated", "no_data"} <= words
