"""Numbers as people read them: rounded half up, grouped by thousands, never -0.

`printed` leaves a published value as it is; `computed` gives a computed one as many decimals as its size deserves.
"""

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext

MISSING = "-"


def fixed(value: float, decimals: int, *, signed: bool = False) -> str:
    """A value with so many decimals."""
    with localcontext(prec=400):  # a float has at most 309 digits before the point
        rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if rounded == 0:
        rounded = abs(rounded)
    return f"{rounded:+,f}" if signed and rounded != 0 else f"{rounded:,f}"


def printed(value: float) -> str:
    """A value as it was published: all its decimals (six, or as many as a tiny one needs), none invented."""
    return _trim(fixed(value, max(6, decimals(value))))


def decimals(value: float) -> int:
    """How many decimals the size of a computed value deserves: none from 10,000 on, five below 0.01.

    Below 0.001 there are two digits, however small it is: what is short by a little is not short by nothing. Less than
    a billionth is what is left of a calculation in binary numbers, and is nothing.
    """
    size = abs(value)
    if 1e-9 <= size < 0.001:
        return 1 - math.floor(math.log10(size))
    return 0 if size >= 10_000 else 1 if size >= 100 else 2 if size >= 0.1 or size == 0 else 3 if size >= 0.01 else 5


def computed(value: float, *, signed: bool = False) -> str:
    """A computed value with as many decimals as it deserves; no trailing zeros."""
    return _trim(fixed(value, decimals(value), signed=signed))


def tenths(value: float) -> str:
    """A planned number of whole things as it is judged by: whole, or with one decimal; none is only none."""
    text = _trim(fixed(value, 1))
    return computed(value) if text == "0" else text


def _trim(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(fraction: float, decimals: int = 1, *, signed: bool = False) -> str:
    """A fraction as a percentage: 0.0755 is 7.6%."""
    return f"{fixed(float(Decimal(repr(fraction)) * 100), decimals, signed=signed)}%"


def below(fraction: float, edges: Iterable[float], decimals: int = 1) -> str:
    """A fraction as a percentage that stays below every edge that it is below: 0.9996 of 1 is 99.96%, never 100.0%."""
    short = [edge for edge in edges if fraction < edge - 1e-9]
    for more in range(decimals, 10):
        text = percent(fraction, more)
        if all(Decimal(text[:-1].replace(",", "")) < Decimal(repr(edge)) * 100 for edge in short):
            return text
    return text
