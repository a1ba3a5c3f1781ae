"""Which figures a form asks for."""

from collections.abc import Iterable
from typing import NamedTuple

from cyjjq.catalogue.models import Catalogue, Target, Text
from cyjjq.chinese.numerals import plain


class Wanted(NamedTuple):
    """A figure that is missing: of which indicator, for which year, what is known of it, and who is to say."""

    indicator: str
    name: Text
    definition: Text | None
    unit: str
    phrases: tuple[str, ...]
    known: tuple[str, ...]
    year: int
    owner: str | None


def wanted(catalogue: Catalogue, targets: Iterable[Target], year: int) -> list[Wanted]:
    """What targets need and nobody has published: the figure of the base year where a path starts, and of the year."""
    rows: dict[tuple[str, int], Wanted] = {}
    for target in targets:
        names = [target.indicator, *([target.benchmark] if target.benchmark else [])]
        starts = target.kind in ("level", "growth", "multiple")
        for name in names:
            for needed in sorted({*([catalogue.plan.base_year] if starts else []), year}):
                if not _has(catalogue, name, needed):
                    _ask(catalogue, rows, name, needed, target)
    return list(rows.values())


def _has(catalogue: Catalogue, indicator: str, year: int) -> bool:
    return any(o.year == year and o.value is not None for o in catalogue.observations.get(indicator, ()))


def _ask(catalogue: Catalogue, rows: dict[tuple[str, int], Wanted], indicator: str, year: int, target: Target) -> None:
    about = catalogue.indicators[indicator]
    before = rows.get((indicator, year))
    phrases = (*(before.phrases if before else ()), target.phrase)
    known = tuple(
        f"{o.when}: {plain(o.value) if o.value is not None else f'{plain(o.growth or 0)} %'}"
        for o in catalogue.observations.get(indicator, ())[-3:]
    )
    owner = target.owner.lead if target.owner else None
    rows[indicator, year] = Wanted(
        indicator, about.name, about.definition, about.unit, tuple(dict.fromkeys(phrases)), known, year, owner
    )
