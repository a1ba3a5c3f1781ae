"""Which figures a form asks for: exactly those that are missing, with what helps to fill them in."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from cyjjq.catalogue.models import Catalogue, Indicator, Target, Text
from cyjjq.chinese.numerals import plain

Counted = Literal["since_start", "of_year", "at_end", "rate"]
When = int | str


class Need(NamedTuple):
    """A figure that a target lacks: of which indicator and year, and whether its growth is wanted or its value.

    `year` is a number, or the name of a period of less than a year.
    """

    target: Target
    indicator: str
    year: When
    figure: str = "value"


class Figure(NamedTuple):
    """What is wanted of an indicator for a year or a period."""

    year: When
    figure: str


class Wanted(NamedTuple):
    """An indicator whose figures are missing: for which years, what is known of it, and who is to say.

    `counted` says over which time its figures count: since the plan's start, the year, or at its end.
    """

    indicator: str
    name: Text
    definition: Text | None
    unit: str
    phrases: tuple[str, ...]
    known: tuple[str, ...]
    figures: tuple[Figure, ...]
    counted: Counted
    owner: str | None

    @property
    def years(self) -> tuple[When, ...]:
        """The years and periods, ascending."""
        return tuple(sorted({each.year for each in self.figures}, key=str))

    def wants(self, year: When, figure: str) -> bool:
        """Whether this very figure is wanted."""
        return Figure(year, figure) in self.figures


def wanted(catalogue: Catalogue, needs: Iterable[Need]) -> list[Wanted]:
    """The rows of a form, in the order in which the needs come."""
    groups: dict[str, list[Need]] = {}
    for need in needs:
        groups.setdefault(need.indicator, []).append(need)
    return [_row(catalogue, indicator, group) for indicator, group in groups.items()]


def _row(catalogue: Catalogue, indicator: str, needs: list[Need]) -> Wanted:
    about = catalogue.indicators[indicator]
    known = tuple(
        f"{o.when}: {plain(o.value) if o.value is not None else f'{plain(o.growth or 0)} %'}"
        for o in catalogue.observations.get(indicator, ())[-3:]
    )
    return Wanted(
        indicator,
        about.name,
        about.definition,
        about.unit,
        tuple(dict.fromkeys(need.target.phrase for need in needs)),
        known,
        tuple(
            sorted({Figure(need.year, need.figure) for need in needs}, key=lambda each: (str(each.year), each.figure))
        ),
        _counted(about),
        next((owner.lead for need in needs if (owner := catalogue.owner(need.target))), None),
    )


def _counted(about: Indicator) -> Counted:
    if about.reported == "cumulative":
        return "since_start"
    if about.timing == "stock":
        return "at_end"
    return "rate" if about.timing == "rate" else "of_year"
