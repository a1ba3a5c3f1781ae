"""Figures put in for one run only (`--assume ID=VALUE@YEAR`, `ID=+5%@2025-Q2`): a catalogue with them, each marked.

Nothing is written; an assumed figure replaces what is published of its time, and carries `ASSUMED` for its source.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from cyjjq.catalogue.models import ASSUMED, BaselineFile, Catalogue, Observation, Source, Text
from cyjjq.catalogue.period import Period

_PATTERN = re.compile(r"(?P<id>.+?)=(?P<value>[-+]?[0-9]+(?:\.[0-9]+)?)(?P<percent>%?)@(?P<when>.+)")


class Assumption(NamedTuple):
    """A value (or a growth over the year before, in %) of an indicator for a year, or for a period within one."""

    indicator: str
    span: Period
    value: float | None
    growth: float | None


class Spec(NamedTuple):
    """An assumption as typed, taken apart: the id still as the user wrote it."""

    id: str
    number: float
    is_growth: bool
    span: Period


def parse(text: str) -> Spec | None:
    """Take ID=VALUE@YEAR or ID=+5%@YEAR apart; None where it is neither.

    A growth is written with its sign: 60% of a share is a value like 60, so a bare 60%@2025 is a value, too.
    """
    match = _PATTERN.fullmatch(text.strip().replace(",", ""))
    span = Period.parse(match["when"]) if match else None
    if match is None or span is None:
        return None
    is_growth = bool(match["percent"]) and match["value"][0] in "+-"
    return Spec(match["id"].strip(), float(match["value"]), is_growth, span)


def apply(catalogue: Catalogue, assumptions: Iterable[Assumption]) -> Catalogue:
    """The catalogue with the assumed figures; a growth on a known level also gives the level.

    In order of years, so that one assumed growth builds on another.
    """
    observations = list(catalogue.baseline.observations)
    for assumption in sorted(assumptions, key=lambda each: each.span.ends):
        value, span = assumption.value, assumption.span
        if value is None and assumption.growth is not None:
            before = level(observations, assumption.indicator, assumption.span.a_year_before)
            value = None if before is None else before * (1 + assumption.growth / 100)
        same = (assumption.indicator, assumption.span.ends, assumption.span.is_whole_year)
        observations = [o for o in observations if (o.indicator, o.span.ends, o.year is not None) != same]
        observations.append(
            Observation.model_construct(
                indicator=assumption.indicator,
                **span.keys,  # type: ignore[arg-type]
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
        catalogue.owners,
    )


def level(observations: Iterable[Observation], indicator: str, span: Period) -> float | None:
    """The value of an indicator for a year or a period, if there is one."""
    asked = (indicator, span.ends, span.is_whole_year)
    return next((o.value for o in observations if (o.indicator, o.span.ends, o.year is not None) == asked), None)
