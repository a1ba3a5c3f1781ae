"""The formulas: small functions of numpy arrays, elementwise, and nothing else.

All arguments are arrays of one shape, or scalars that broadcast to it; they are taken as float64, years too, so that no
integer can overflow. NaN stands for a value that is not there. What has no answer is NaN in the result as well: a
missing input, a division by zero, the root of a negative number, an overflow. Why it has none is not known here
(`assess` says it).

Values are in the indicator's unit, spans in years, rates are fractions a year (0.08 is 8 %).
"""

import math
from collections.abc import Iterable
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]
Values = Array | float


def _finite(values: Any) -> Array:
    """Replace whatever is no number (an overflow's inf included) by NaN."""
    result = np.asarray(values, dtype=np.float64)
    return np.where(np.isfinite(result), result, np.nan)


def _columns(*values: Values) -> tuple[Array, ...]:
    return tuple(np.asarray(value, dtype=np.float64) for value in values)


def ratio(numerator: Values, denominator: Values) -> Array:
    """Numerator / denominator; NaN where the denominator is 0."""
    numerator, denominator = _columns(numerator, denominator)
    with np.errstate(all="ignore"):
        return _finite(np.divide(numerator, denominator))


def rate(start: Values, end: Values, years: Values) -> Array:
    """Constant yearly growth from start to end, as a fraction: (end/start)^(1/years) - 1.

    The compound annual growth rate. NaN unless start > 0, end > 0 and years > 0: a change of sign has no rate.
    """
    start, end, years = _columns(start, end, years)
    with np.errstate(all="ignore"):
        possible = (start > 0) & (end > 0) & (years > 0)
        return _finite(np.where(possible, np.expm1(np.log(ratio(end, start)) / years), np.nan))


def step(start: Values, end: Values, years: Values) -> Array:
    """Constant yearly change from start to end, in the values' unit: (end - start)/years; NaN unless years > 0."""
    start, end, years = _columns(start, end, years)
    with np.errstate(all="ignore"):
        return _finite(np.where(years > 0, (end - start) / years, np.nan))


def grown(start: Values, yearly: Values, years: Values) -> Array:
    """What start becomes at a constant yearly rate: start*(1 + yearly)^years.

    NaN where any argument is (numpy alone takes 1**nan for 1), and where 1 + yearly < 0.
    """
    start, yearly, years = _columns(start, yearly, years)
    with np.errstate(all="ignore"):
        missing = np.isnan(start) | np.isnan(yearly) | np.isnan(years) | (1 + yearly < 0)
        return _finite(np.where(missing, np.nan, start * np.power(np.abs(1 + yearly), years)))


def grown_to(start: float, yearly: float, years: float) -> float:
    """The same of single numbers."""
    if math.isnan(years) or not 1 + yearly >= 0:
        return math.nan
    try:
        end = start * math.pow(1 + yearly, years)
    except (OverflowError, ValueError):  # beyond the range of numbers, or nothing to a power below zero
        return math.nan
    return end if math.isfinite(end) else math.nan


def planned(start: Values, goal: Values, elapsed: Values, span: Values, compound: Mask | bool) -> Array:
    """The value that an even pace from start (0 years) to goal (span years) gives after `elapsed` years.

    Compound: start*(goal/start)^(elapsed/span), NaN unless both are > 0. Linear: start + (goal - start)*elapsed/span.
    From `span` on it is the goal itself. NaN unless span > 0.
    """
    start, goal, elapsed, span = _columns(start, goal, elapsed, span)
    with np.errstate(all="ignore"):
        share = ratio(elapsed, span)
        curved = grown(start, rate(start, goal, span), elapsed)
        straight = start + (goal - start) * share
        value = np.where(compound, curved, straight)
        arrived = np.where(np.asarray(compound) & ((start <= 0) | (goal <= 0)), np.nan, goal + 0 * start)
        return _finite(np.where(span > 0, np.where(elapsed >= span, arrived, value), np.nan))


def index(growths: Iterable[float]) -> float:
    """Where a chain of yearly growths in % leads from 100: 100*prod(1 + growth/100); NaN where that overflows."""
    end = 100 * math.prod(1 + float(growth) / 100 for growth in growths)
    return end if math.isfinite(end) else math.nan


def attainment(value: Values, goal: Values, sign: Values) -> Array:
    """How much of the goal a value is, as a fraction: value/goal upwards (sign +1), goal/value downwards (sign -1).

    NaN unless goal > 0 and value >= 0 upwards, value > 0 and goal >= 0 downwards.
    """
    value, goal, sign = _columns(value, goal, sign)
    with np.errstate(all="ignore"):
        upwards = np.where((goal > 0) & (value >= 0), ratio(value, goal), np.nan)
        downwards = np.where((value > 0) & (goal >= 0), ratio(goal, value), np.nan)
        return np.where(sign > 0, upwards, downwards)


def way(start: Values, value: Values, end: Values) -> Array:
    """The share of the way from start to end that value has gone: (value - start)/(end - start).

    Progress with the goal for `end`, pace with the planned value: 0 at the start, 1 at the end, below 0 if it fell.
    """
    start, value, end = _columns(start, value, end)
    with np.errstate(all="ignore"):
        return ratio(value - start, end - start)


def keeps(value: Values, limit: Values, sign: Values) -> Mask:
    """Whether value keeps the bound: sign*(value - limit) >= -1e-9*|limit|; False where either is NaN."""
    value, limit, sign = _columns(value, limit, sign)
    with np.errstate(all="ignore"):
        return np.asarray(sign * (value - limit) >= -1e-9 * np.abs(limit), dtype=np.bool_)


def kept(value: float, limit: float, sign: float) -> bool:
    """The same of single numbers."""
    return sign * (value - limit) >= -1e-9 * abs(limit)


def pace_ratio(start: Values, value: Values, goal: Values, gone: Values, span: Values, sign: Values) -> Array:
    """Observed growth over the growth that leads to the goal, signed: f*sign*CAGR(start, value)/|CAGR(start, goal)|.

    The R of Open SDG 2.4 (quantitative target); f is -1 where start < 0. NaN where a value is 0 or changes its sign, or
    start is the goal.
    """
    start, value, goal, gone, span, sign = _columns(start, value, goal, gone, span, sign)
    with np.errstate(all="ignore"):
        same = (start * value > 0) & (start * goal > 0)
        observed = rate(np.abs(start), np.abs(value), gone)
        needed = np.abs(rate(np.abs(start), np.abs(goal), span))
        return np.where(same, np.where(start < 0, -1.0, 1.0) * sign * ratio(observed, needed), np.nan)


def score(pace: Values) -> Array:
    """The score of Open SDG 2.4 from -5 to 5 by R: two lines that meet at R = 0.6."""
    (pace,) = _columns(pace)
    with np.errstate(all="ignore"):
        upper, lower = np.minimum(7.1429 * pace - 4.2857, 5.0), np.maximum(4.1667 * pace - 2.5, -5.0)
        return np.where(pace >= 0.6, upper, lower)
