"""What the targets mean together: the identities of the catalogue followed in order of dependence, with intervals.

A target is a bound, so an identity says two things: the value if every target is met exactly, and the range that the
bounds allow. Two ways to one indicator contradict each other only where their ranges, widened by what printed digits
leave open, do not meet.
"""

import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from cyjjq.catalogue import formula
from cyjjq.catalogue.formula import Name
from cyjjq.catalogue.models import Catalogue, Identity, Observation, Target
from cyjjq.chinese.numerals import half_unit
from cyjjq.method import growth
from cyjjq.method.assessment import assess
from cyjjq.method.reduction import Reason
from cyjjq.method.row import Row

Origin = Literal["target", "identity", "observation"]
Verdict = Literal["agree", "compatible", "contradiction", "alone", "not_computed"]


class Span(NamedTuple):
    """A quantity: its value if every target is met exactly, the range of the bounds, and that range widened."""

    value: float
    low: float
    high: float
    widest_low: float
    widest_high: float


class Input(NamedTuple):
    """What went into an identity: the name in the formula, its span, and where that comes from.

    `stays` names the figures that it supposes to stay as they are: (indicator, year), each of a year before the
    deadline. They bind nothing at the deadline, and the span is without end.
    """

    name: str
    span: Span
    origin: Origin
    source: str
    year: int | None
    stays: tuple[tuple[str, int], ...] = ()


class Other(NamedTuple):
    """Another way to the same indicator: its target, or an identity before this one."""

    origin: Origin
    id: str
    span: Span
    stays: tuple[tuple[str, int], ...] = ()


class Implication(NamedTuple):
    """An identity followed. Values are in the indicator's unit; `reasons` says why one is None."""

    identity: Identity
    span: Span | None
    observed: Observation | None
    required_rate: float | None
    other: Other | None
    difference: float | None
    verdict: Verdict
    inputs: tuple[Input, ...]
    reasons: Mapping[str, Reason]

    @property
    def stays(self) -> tuple[tuple[str, int], ...]:
        """The figures that it supposes to stay as they are, each once."""
        return tuple(dict.fromkeys(figure for item in self.inputs for figure in item.stays))


class Binding(NamedTuple):
    """Several targets of one indicator: the level that each asks for by the same year, and which of them binds."""

    indicator: str
    targets: tuple[Target, ...]
    levels: tuple[float | None, ...]
    by: int | None
    binds: str | None
    reason: Reason | None


def follow(catalogue: Catalogue) -> tuple[Implication, ...]:
    """Every identity, those that others need first, else in the order of the file. The catalogue has no errors."""
    known: dict[str, Other] = {}
    rows = []
    for identity in in_order(catalogue.targets_file.identities):
        row = _follow(catalogue, identity, known)
        rows.append(row)
        if row.span is not None:
            known.setdefault(identity.result, Other("identity", identity.id, row.span, row.stays))
    order = {identity.id: i for i, identity in enumerate(catalogue.targets_file.identities)}
    return tuple(sorted(rows, key=lambda row: order[row.identity.id]))


def in_order(identities: Sequence[Identity]) -> Iterator[Identity]:
    """The identities in order of dependence; those of a circle are left out (`check` reports them)."""
    needs = {
        identity.id: {name.id for name in formula.names(formula.parse(identity.formula))} for identity in identities
    }
    waiting = list(identities)
    while waiting:
        results = {identity.result for identity in waiting}
        ready = [identity for identity in waiting if not needs[identity.id] & results]
        if not ready:
            return
        yield from ready
        waiting = [identity for identity in waiting if identity not in ready]


def _follow(catalogue: Catalogue, identity: Identity, known: Mapping[str, Other]) -> Implication:
    inputs: dict[str, Input] = {}
    aimed = _aimed(catalogue, identity.result)
    deadline = catalogue.plan.end if aimed is None or aimed.by is None else aimed.by
    missing: list[str] = []

    def look_up(name: Name) -> Span:
        found = inputs.get(name.id) or _input(catalogue, name.id, known, deadline)
        if found is None:
            missing.append(name.id)
            return Span(*[math.nan] * 5)
        inputs[name.id] = found
        return found.span

    reasons: dict[str, Reason] = {}
    span: Span | None = None
    try:
        span = formula.evaluate(formula.parse(identity.formula), lambda v: Span(v, v, v, v, v), look_up, _apply)
    except ZeroDivisionError:
        reasons["implied"] = "zero_value"
    if span is not None and not math.isfinite(span.value):
        span, reasons["implied"] = None, "not_applicable"  # beyond the range of numbers
    if missing:
        span, reasons["implied"] = None, "no_observation"
    observed = _newest(catalogue, identity.result)
    rate = None if span is None else _rate(catalogue, identity.result, observed, span.value, reasons)
    if span is None:
        reasons["required_rate"] = reasons["implied"]
    other = _other(catalogue, identity.result, known)
    difference = span.value - other.span.value if span and other else None
    if difference is None:
        reasons["difference"] = reasons.get("implied", "no_benchmark")
    bound = not any(item.stays for item in inputs.values()) and not (other and other.stays)
    verdict = _verdict(span, other, bound=bound)
    return Implication(identity, span, observed, rate, other, difference, verdict, tuple(inputs.values()), reasons)


def _input(catalogue: Catalogue, name: str, known: Mapping[str, Other], deadline: int) -> Input | None:
    """What a name stands for: a target of that id, an indicator's target, what was implied, or the newest figure.

    A figure binds its own year alone: of an earlier year it is only what the indicator would be if it stayed so.
    """
    if name not in catalogue.indicators:
        target = next((target for target in catalogue.targets if target.id == name and target.value is not None), None)
        return None if target is None else Input(name, _bounded(target), "target", target.id, target.by)
    if target := _aimed(catalogue, name, deadline):
        return Input(name, _bounded(target), "target", target.id, target.by)
    if name in known:
        return Input(name, known[name].span, "identity", known[name].id, catalogue.plan.end, known[name].stays)
    observation = _newest(catalogue, name)
    if observation is None or observation.value is None:
        return None
    value, half, year = observation.value, half_unit(observation.value), observation.year
    if year is not None and year < deadline:
        free = Span(value, -math.inf, math.inf, -math.inf, math.inf)
        return Input(name, free, "observation", observation.source, year, ((name, year),))
    span = Span(value, value, value, value - half, value + half)
    return Input(name, span, "observation", observation.source, year)


def _aimed(catalogue: Catalogue, indicator: str, deadline: int | None = None) -> Target | None:
    """The target that gives an indicator a level: the latest one of kind level, else a yearly one.

    Where a deadline is given, one that speaks for that year: its own deadline, every year, or none named.
    """
    found = [t for t in catalogue.targets if t.indicator == indicator and t.kind in ("level", "yearly")]
    if deadline is not None:
        found = [t for t in found if t.kind == "yearly" or t.by in (None, deadline)]
    return max(found, key=lambda t: (t.kind == "level", t.by or catalogue.plan.end), default=None)


def _bounded(target: Target) -> Span:
    """A target as a span: from its value (less the tolerance) upwards or downwards without end."""
    value = target.value or 0.0
    half = half_unit(value)
    if target.bound == "at_least":
        low = value - target.tolerance
        return Span(value, low, math.inf, low - half, math.inf)
    high = value + target.tolerance
    return Span(value, -math.inf, high, -math.inf, high + half)


def _newest(catalogue: Catalogue, indicator: str) -> Observation | None:
    """The newest value of a whole year."""
    years = [o for o in catalogue.observations.get(indicator, ()) if o.year is not None and o.value is not None]
    return max(years, key=lambda o: o.year or 0, default=None)


def _rate(
    catalogue: Catalogue, indicator: str, observed: Observation | None, implied: float, reasons: dict[str, Reason]
) -> float | None:
    """Yearly growth from the newest figure to the implied value by the plan's end, as a fraction.

    Both are levels at the prices of their years. A ratio at constant prices (energy per GDP) has no such growth.
    """
    about = catalogue.indicators[indicator]
    if observed is None or observed.value is None or observed.year is None:
        reasons["required_rate"] = "no_observation"
    elif about.growth_basis == "real" and about.scale != "amount":
        reasons["required_rate"] = "not_applicable"
    elif observed.year >= catalogue.plan.end:
        reasons["required_rate"] = "deadline_passed"
    else:
        rate = float(growth.rate(observed.value, implied, catalogue.plan.end - observed.year))
        if math.isfinite(rate):
            return rate
        reasons["required_rate"] = "zero_base" if observed.value == 0 else "sign_change"
    return None


def _other(catalogue: Catalogue, indicator: str, known: Mapping[str, Other]) -> Other | None:
    if target := _aimed(catalogue, indicator):
        return Other("target", target.id, _bounded(target))
    return known.get(indicator)


def _verdict(span: Span | None, other: Other | None, *, bound: bool) -> Verdict:
    """Contradiction only where the widened ranges do not meet; agreement where the exact values are one as printed.

    What no target binds cannot contradict anything.
    """
    if span is None:
        return "not_computed"
    if other is None:
        return "alone"
    if bound and (span.widest_low > other.span.widest_high or other.span.widest_low > span.widest_high):
        return "contradiction"
    near = abs(span.value - other.span.value) <= half_unit(other.span.value) + 1e-9 * abs(other.span.value)
    return "agree" if near else "compatible"


# --- Interval arithmetic ----------------------------------------------------------------------------------------------

_LARGEST = sys.float_info.max


def _apply(sign: str, left: Span, right: Span) -> Span:
    """One operation on exact values, ranges and widened ranges. Raises ZeroDivisionError."""
    low, high = _interval(sign, (left.low, left.high), (right.low, right.high))
    widest = _interval(sign, (left.widest_low, left.widest_high), (right.widest_low, right.widest_high))
    return Span(_OPERATIONS[sign](left.value, right.value), low, high, *widest)


def _interval(sign: str, left: tuple[float, float], right: tuple[float, float]) -> tuple[float, float]:
    """The range of left (sign) right. A divisor whose range holds zero in its midst allows every value."""
    if sign == "/" and right[0] < 0 < right[1]:
        return -math.inf, math.inf
    # a divisor's range that ends at zero comes to it from its own side: -1/[−2, 0] grows beyond all bounds upwards
    zero = -0.0 if sign == "/" and right[0] < 0 and right[1] == 0 else 0.0
    corners = [_corner(sign, a, b or zero) for a in left for b in right]
    if any(map(math.isnan, corners)):
        return -math.inf, math.inf
    # a range lies among the numbers: where its nearer end is too large for one, the largest stands for it
    return min(*corners, _LARGEST), max(*corners, -_LARGEST)


def _corner(sign: str, a: float, b: float) -> float:
    """One corner of an interval; beyond all bounds times nothing is nothing, over nothing is beyond all bounds."""
    if sign == "*":
        return 0.0 if a == 0 or b == 0 else a * b
    if sign == "/":
        if math.isinf(b) or a == 0:
            return 0.0
        return math.copysign(math.inf, a) * math.copysign(1.0, b) if b == 0 else a / b
    return a + b if sign == "+" else a - b


_OPERATIONS: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


# --- Several targets of one indicator ---------------------------------------------------------------------------------


def bindings(catalogue: Catalogue) -> tuple[Binding, ...]:
    """Every indicator with a level beside a growth, change or multiple: which asks for more by the plan's end."""
    groups: dict[str, list[Target]] = {}
    for target in catalogue.targets:
        if target.kind in ("level", "growth", "change", "multiple"):
            groups.setdefault(target.indicator, []).append(target)
    return tuple(_binding(catalogue, *item) for item in groups.items() if len({t.kind for t in item[1]}) > 1)


def _as_level(catalogue: Catalogue, row: Row) -> float | None:
    """The level that a goal comes to: its own, or that of a growth at current prices from the base year's figure.

    A change whose figures are the change so far is measured on no level, and comes to none.
    """
    if row.goal_is_level or row.target is None:
        return row.target
    if row.indicator.growth_basis == "real" or row.basis is None or row.base is None:
        return None
    known = catalogue.observations.get(row.entry.indicator, ())
    base = next((o.value for o in known if o.year == row.base.year and o.value is not None), None)
    return None if base is None or base <= 0 else base * row.target / row.base.value


def _binding(catalogue: Catalogue, indicator: str, targets: list[Target]) -> Binding:
    """The goals as levels; comparable where all are levels for one year and one direction."""
    rows = assess(catalogue, catalogue.plan.end, targets)
    levels = tuple(_as_level(catalogue, row) for row in rows)
    alike = len({row.by for row in rows}) == 1 and len({target.bound for target in targets}) == 1
    reason = next((row.reasons["target"] for row in rows if row.target is None), None)
    known = [level for level in levels if level is not None]
    binds = None
    if alike and len(known) == len(levels):
        hardest = max(known) if targets[0].bound == "at_least" else min(known)
        binds = targets[known.index(hardest)].id
    elif reason is None:
        reason = "not_applicable"
    return Binding(indicator, tuple(targets), levels, rows[0].by, binds, None if binds else reason)
