"""Judges a figure by the series that it continues: a move unlike all before it, and a sum that becomes less.

A wrong digit seldom changes the order of magnitude (300 becomes 231.4), so only the series' own movement shows it.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from cyjjq.catalogue.checks import Fault
from cyjjq.catalogue.models import Catalogue, Indicator, Observation
from cyjjq.chinese.numerals import plain

ENOUGH = 2  # earlier moves that make a series known
RISE, FALL = 0.5, 0.25  # what an amount may move in a year (in logarithms) while its series is not known
LEAST = 0.1  # what any amount may move in a year, however quiet it was
TIMES = {"amount": 3.0, "count": 5.0, "share": 5.0, "ratio": 5.0}  # how many times its largest earlier move
ROOM = {"amount": LEAST, "count": 0.5, "share": 0.2, "ratio": 0.5}
AGREES = 0.02  # how near a published growth must come to a move to account for it

Numbered = tuple[int, Observation]


def figures_move_as_before(catalogue: Catalogue, today: date) -> Iterator[Fault]:
    """No figure of a year moves many times as fast as its series ever did, or as its target asks for."""
    for key, indicator in catalogue.indicators.items():
        if indicator.scale in TIMES and indicator.reported == "level":
            values = sorted(
                (
                    (i, o)
                    for i, o in catalogue.numbered.get(key, ())
                    if o.year is not None and o.value is not None and o.span.ends <= today  # else it is told as such
                ),
                key=lambda pair: pair[1].year or 0,
            )
            growths = {o.year: o.growth for _, o in catalogue.numbered.get(key, ()) if o.year and o.growth is not None}
            yield from _moves(indicator, values, growths, _aim(catalogue, key, values))


def _moves(indicator: Indicator, values: Sequence[Numbered], growths: dict[int, float], aim: float) -> Iterator[Fault]:
    moves = dict[int, float]()
    for (_, before), (i, after) in pairwise(values):
        start, end = before.value or 0.0, after.value or 0.0
        if start <= 0 or end <= 0 or before.year is None or after.year is None or after.year == before.year:
            continue
        move = math.log(end / start) / (after.year - before.year)
        told = {year: math.log1p(g / 100) for year, g in growths.items() if year <= before.year and g > -100}
        known = [abs(each) for each in (told | moves).values()]
        limit = _limit(indicator, known, aim, rises=move > 0)
        published = growths.get(after.year)
        accounted = published is not None and published > -100 and abs(math.log1p(published / 100) - move) <= AGREES
        moves[after.year] = move
        if limit and abs(move) > limit and not accounted and abs(math.log10(end / start)) < 0.75:  # beyond it CJ308
            facts = {
                "when": before.when,
                "other": plain(start),
                "value": plain(end),
                "move": f"{100 * math.expm1(move):.3g}",
                "usual": f"{100 * math.expm1(math.copysign(limit, move)):.3g}",
            }
            yield Fault("CJ318", "baseline", ("observations", i, "value"), facts)


def _limit(indicator: Indicator, known: Sequence[float], aim: float, *, rises: bool) -> float:
    """How far the next figure may move in a year, as a logarithm; 0 where nothing can be said."""
    if len(known) >= ENOUGH:
        return max(TIMES[indicator.scale] * max(*known, aim), ROOM[indicator.scale])
    if indicator.scale != "amount":
        return 0.0
    return max(TIMES["amount"] * max([*known, aim]), RISE if rises else FALL)


def _aim(catalogue: Catalogue, key: str, values: Sequence[Numbered]) -> float:
    """The fastest move that a target asks for, from the first figure on."""
    asked = [0.0]
    for target in catalogue.aims.get(key, ()):
        if target.value is not None:
            if target.kind == "growth" and target.value > -100:
                asked.append(abs(math.log1p(target.value / 100)))
            until = target.by or catalogue.plan.end
            first = values[0][1] if values else None
            if target.kind == "level" and first and first.year and first.value and first.value * target.value > 0:
                asked.append(abs(math.log(target.value / first.value)) / max(1, until - first.year))
    return max(asked)


def sums_do_not_fall(catalogue: Catalogue, _today: date) -> Iterator[Fault]:
    """What has come to so much does not come to less later: over the plan's years, or from month to month of a year."""
    for key, indicator in catalogue.indicators.items():
        group = [(i, o) for i, o in catalogue.numbered.get(key, ()) if o.value is not None and o.value >= 0]
        if indicator.reported == "cumulative":
            yield from _falls([(i, o) for i, o in group if o.span.year >= catalogue.plan.start])
        elif indicator.timing == "flow":
            for year in sorted({o.span.year for _, o in group}):
                yield from _falls([(i, o) for i, o in group if o.span.year == year])


def _falls(group: Sequence[Numbered]) -> Iterator[Fault]:
    before: Observation | None = None
    for i, observation in sorted(group, key=lambda pair: (pair[1].span.ends, pair[1].year is not None)):
        value = observation.value or 0.0
        if before is not None and before.value is not None and value < before.value * (1 - 1e-9):
            facts = {"when": before.when, "other": plain(before.value), "value": plain(value)}
            yield Fault("CJ319", "baseline", ("observations", i, "value"), facts)
        before = observation


CHECKS = (figures_move_as_before, sums_do_not_fall)
