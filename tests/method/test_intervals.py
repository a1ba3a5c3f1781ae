"""Interval arithmetic held against sampled values: no value that the inputs allow lies outside the range told."""

import math
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cyjjq.method.coherence import _interval
from tests.support.drawn import drawn

ends = st.one_of(st.sampled_from([-math.inf, -3.0, -1.0, 0.0, 1.0, 3.0, math.inf]), st.floats(-1e6, 1e6))
shares = st.floats(0, 1)
LARGEST = sys.float_info.max
OPERATIONS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}


def within(low, high, share):
    """A value of a range, its ends among them; an end beyond all bounds is stood for by large values."""
    low, high = max(low, -1e9), min(high, 1e9)
    return low + (high - low) * share


@settings(max_examples=drawn(2000))
@given(ends, ends, ends, ends, shares, shares, st.sampled_from("+-*/"))
@example(-math.inf, 0.0, -2.0, 0.0, 0.5, 0.5, "/")  # a divisor that ends at zero from below
@example(400.0, math.inf, -math.inf, 0.0, 0.0, 1.0 - 1e-9, "/")
@example(0.0, 1.0, 0.0, math.inf, 1.0, 1.0, "*")
@example(-math.inf, -3.0, -5e-324, 0.0, 1.0, 0.0, "/")  # a result too large for a number
@example(1.0, 3.0, 0.0, 5e-324, 0.5, 1.0, "/")
def test_no_value_lies_outside(a, b, c, d, one, other, sign):
    """For any two ranges and any value of each, the result lies in the range of the results."""
    left, right = (min(a, b), max(a, b)), (min(c, d), max(c, d))
    if math.inf in (left[0], right[0]) or -math.inf in (left[1], right[1]):
        return  # no range of numbers
    x, y = within(*left, one), within(*right, other)
    if sign == "/" and y == 0:
        return
    # what is too large for a number is at least as large as the largest
    value = min(max(OPERATIONS[sign](x, y), -LARGEST), LARGEST)
    low, high = _interval(sign, left, right)
    room = 1e-9 * max(1.0, abs(value)) + 1e-6
    assert low - room <= value <= high + room


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ((400.0, math.inf), (-math.inf, 0.0), (-math.inf, 0.0)),  # 400 or more over anything below zero is below zero
        ((1.0, 2.0), (0.0, 4.0), (0.25, math.inf)),
        ((-2.0, -1.0), (-4.0, 0.0), (0.25, math.inf)),
        ((1.0, 2.0), (-1.0, 1.0), (-math.inf, math.inf)),
        ((-math.inf, -3.0), (-5e-324, 0.0), (LARGEST, math.inf)),  # 3/5e-324 is 6e323, larger than any float
        ((LARGEST, math.inf), (LARGEST, math.inf), (0.0, math.inf)),
    ],
)
def test_divisions_by_ranges_that_touch_zero(left, right, expected):
    """Worked by hand."""
    assert _interval("/", left, right) == expected


@pytest.mark.parametrize(
    ("sign", "left", "right", "expected"),
    [
        ("/", (1.0, 2.0), (-4.0, 0.0), (-math.inf, -0.25)),  # what is divided by less than nothing falls without end
        ("/", (-2.0, -1.0), (0.0, 4.0), (-math.inf, -0.25)),
        ("/", (1.0, 2.0), (-4.0, -2.0), (-1.0, -0.25)),
        ("*", (-2.0, 3.0), (-5.0, 4.0), (-15.0, 12.0)),
        ("*", (-3.0, -2.0), (-5.0, -4.0), (8.0, 15.0)),
        ("*", (0.0, math.inf), (0.0, 0.0), (0.0, 0.0)),
        ("-", (1.0, 2.0), (10.0, 20.0), (-19.0, -8.0)),
        ("+", (1.0, 2.0), (10.0, 20.0), (11.0, 22.0)),
        ("-", (1.0, math.inf), (1.0, math.inf), (-math.inf, math.inf)),
        ("+", (LARGEST, math.inf), (LARGEST, math.inf), (LARGEST, math.inf)),
        ("+", (-math.inf, -LARGEST), (-math.inf, -LARGEST), (-math.inf, -LARGEST)),
    ],
)
def test_the_sign_of_each_end(sign, left, right, expected):
    """Worked by hand."""
    assert _interval(sign, left, right) == expected
