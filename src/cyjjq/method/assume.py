"""Figures put in for one run only (`--assume ID=VALUE@YEAR`, `ID=+5%@YEAR`): a catalogue with them, each marked.

Nothing is written; an assumed figure replaces what is published of its year, and carries `ASSUMED` for its source.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from cyjjq.catalogue.models import ASSUMED, BaselineFile, Catalogue, Observation, Source, Text

_PATTERN = re.compile(r"(?P<id>.+?)=(?P<value>[-+]?[0-9]+(?:\.[0-9]+)?)(?P<percent>%?)@(?P<year>[0-9]{4})")


class Assumption(NamedTuple):
    """A value (or a growth over the year before, in %) of an indicator for a year."""

    indicator: str
    year: int
    value: float | None
    growth: float | None


class Spec(NamedTuple):
    """An assumption as typed, taken apart: the id still as the user wrote it."""

    id: str
    number: float
    is_growth: bool
    year: int


def parse(text: str) -> Spec | None:
    """Take ID=VALUE@YEAR or ID=+5%@YEAR apart; None where it is neither.

    A growth is written with its sign: 60% of a share is a value like 60, so a bare 60%@2025 is a value, too.
    """
    match = _PATTERN.fullmatch(text.strip().replace(",", ""))
    if match is None:
        return None
    is_growth = bool(match["percent"]) and match["value"][0] in "+-"
    return Spec(match["id"].strip(), float(match["value"]), is_growth, int(match["year"]))


def apply(catalogue: Catalogue, assumptions: Iterable[Assumption]) -> Catalogue:
    """The catalogue with the assumed figures; a growth on a known level also gives the level.

    In order of years, so that one assumed growth builds on another.
    """
    observations = list(catalogue.baseline.observations)
    for assumption in sorted(assumptions, key=lambda each: each.year):
        value = assumption.value
        if value is None and assumption.growth is not None:
            before = level(observations, assumption.indicator, assumption.year - 1)
            value = None if before is None else before * (1 + assumption.growth / 100)
        observations = [o for o in observations if (o.indicator, o.year) != (assumption.indicator, assumption.year)]
        observations.append(
            Observation.model_construct(
                indicator=assumption.indicator,
                year=assumption.year,
                value=value,
                growth=assumption.growth,
                source=ASSUMED,
                quality="estimated",
                formula=None,
            )
        )
    name = Text(zh="本次假设", en="assumed for this run")
    source = Source(title=name, publisher=name, reliability="secondary")
    sources = catalogue.baseline.sources | {ASSUMED: source}
    return Catalogue(
        catalogue.targets_file,
        BaselineFile.model_construct(schema_version=1, sources=sources, observations=tuple(observations)),
    )


def level(observations: Iterable[Observation], indicator: str, year: int) -> float | None:
    """The value of an indicator in a whole year, if there is one."""
    return next((o.value for o in observations if (o.indicator, o.year) == (indicator, year)), None)
