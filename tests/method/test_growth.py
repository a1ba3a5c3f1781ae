"""The formulas alone, on numbers that a pocket calculator confirms."""

import numpy as np
import pytest

from cyjjq.method import growth

NAN, INF = float("nan"), float("inf")


def same(expected):
    """Equal to nine digits, NaN where NaN is expected."""
    return pytest.approx(expected, rel=1e-9, nan_ok=True)


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (3, 4, 0.75),
        (0, 5, 0),
        (5, 0, NAN),
        (0, 0, NAN),
        (-5, 0, NAN),
        (NAN, 1, NAN),
        (1, NAN, NAN),
        (1e300, 1e-300, NAN),  # 1e600 is beyond the range of floats
    ],
)
def test_ratio(numerator, denominator, expected):
    """A quotient is a number or NaN, never an infinity and never a warning."""
    assert growth.ratio(numerator, denominator) == same(expected)


@pytest.mark.parametrize(
    ("start", "end", "years", "expected"),
    [
        (100, 121, 2, 0.1),  # 1.1^2 = 1.21
        (8, 27, 3, 0.5),  # (3/2)^3 = 27/8
        (200, 50, 2, -0.5),  # (1/2)^2 = 50/200
        (7, 7, 5, 0),
        (100, 130, 0.5, 0.69),  # 1.3^2 = 1.69
        (0, 5, 2, NAN),
        (5, 0, 2, NAN),
        (-4, -1, 2, NAN),  # a rate needs both values above zero, also where their quotient is
        (-4, 1, 2, NAN),
        (4, -1, 2, NAN),
        (100, 121, 0, NAN),
        (100, 121, -2, NAN),
        (NAN, 121, 2, NAN),
        (100, NAN, 2, NAN),
        (100, 121, NAN, NAN),
        (1e-300, 1e300, 2, NAN),
        (1, 1e300, 0.5, NAN),
    ],
)
def test_rate(start, end, years, expected):
    """A rate compounds from start to end, and exists only between values above zero and forwards in time."""
    assert growth.rate(start, end, years) == same(expected)


@pytest.mark.parametrize(
    ("start", "end", "years", "expected"),
    [
        (278, 400, 5, 24.4),  # 122/5
        (5, -1, 3, -2),
        (0, 0, 3, 0),
        (278, 400, 0, NAN),
        (278, 400, -5, NAN),
        (NAN, 400, 5, NAN),
        (278, NAN, 5, NAN),
        (278, 400, NAN, NAN),
        (-1.5e308, 1.5e308, 1, NAN),
    ],
)
def test_step(start, end, years, expected):
    """A step divides the change by the years, whatever the signs, and exists only forwards in time."""
    assert growth.step(start, end, years) == same(expected)


@pytest.mark.parametrize(
    ("start", "yearly", "years", "expected"),
    [
        (100, 0.1, 2, 121),
        (100, -0.5, 2, 25),
        (121, 0.1, -2, 100),
        (-100, 0.1, 1, -110),
        (100, 0.1, 0, 100),
        (100, -1, 3, 0),  # a yearly fall of 100 % leaves nothing
        (100, -1, -1, NAN),  # and there is no way back from it
        (100, -1.5, 2, NAN),  # numpy alone: 100*(-0.5)^2 = 25
        (100, -1.5, 0.5, NAN),  # the root of a negative number
        (100, 0, NAN, NAN),  # numpy alone: 1**nan = 1
        (100, NAN, 0, NAN),  # numpy alone: nan**0 = 1
        (NAN, 0.1, 2, NAN),
        (1e300, 9, 10, NAN),
    ],
)
def test_grown(start, yearly, years, expected):
    """Growth compounds, and a missing argument stays missing where numpy's powers would invent a 1."""
    assert growth.grown(start, yearly, years) == same(expected)
    assert growth.grown_to(start, yearly, years) == same(expected)


@pytest.mark.parametrize(
    ("start", "goal", "elapsed", "span", "compound", "linear"),
    [
        (100, 1600, 0, 4, 100, 100),
        (100, 1600, 1, 4, 200, 475),  # doubling every year; 1500/4 = 375 a year
        (100, 1600, 3, 4, 800, 1225),
        (100, 1600, 4, 4, 1600, 1600),
        (100, 1600, 9, 4, 1600, 1600),  # from the deadline on the goal itself
        (100, 1600, -1, 4, 50, -275),
        (1600, 100, 1, 4, 800, 1225),
        (100, 100, 1, 4, 100, 100),
        (0, 100, 1, 4, NAN, 25),
        (100, 0, 1, 4, NAN, 75),
        (-100, 100, 1, 4, NAN, -50),
        (-100, -1600, 1, 4, NAN, -475),
        (0, 100, 4, 4, NAN, 100),  # no curve, and so no point where it ends
        (100, -100, 5, 4, NAN, -100),
        (100, 1600, 1, 0, NAN, NAN),
        (100, 1600, 0, 0, NAN, NAN),
        (100, 1600, 1, -4, NAN, NAN),
        (NAN, 1600, 1, 4, NAN, NAN),
        (NAN, 1600, 4, 4, NAN, NAN),
        (100, NAN, 1, 4, NAN, NAN),
        (100, NAN, 4, 4, NAN, NAN),
        (100, 1600, NAN, 4, NAN, NAN),
        (100, 1600, 1, NAN, NAN, NAN),
    ],
)
def test_planned(start, goal, elapsed, span, compound, linear):
    """The planned value curves or runs straight from start to goal, and has neither where a path cannot be drawn."""
    curved = growth.planned(start, goal, elapsed, span, compound=True)
    straight = growth.planned(start, goal, elapsed, span, compound=False)
    assert [curved, straight] == same([compound, linear])


def test_planned_arrives_exactly():
    """The last planned value is the goal as it was written, without rounding: 3*0.1 is not 0.3."""
    arrived = growth.planned(0.1, 0.3, np.array([7.0, 7.0]), 7, np.array([True, False]))
    assert arrived.tolist() == [0.3, 0.3]


@pytest.mark.parametrize(
    ("growths", "expected"),
    [
        ([10], 110),
        ([10, 10], 121),
        ([-50, 100], 100),
        ([5, 10, 0], 115.5),
        ([-100, 50], 0),
        ([10, NAN, 10], NAN),
        ([1e300], 1e300),  # 100*(1 + 1e300/100) = 1e300
        ([1e300, 1e300], NAN),
        ([], 100),
    ],
)
def test_index(growths, expected):
    """Yearly growths chain to an index on 100, and what follows a hole is unknown."""
    assert growth.index(growths) == same(expected)


@pytest.mark.parametrize(
    ("value", "goal", "at_least", "at_most"),
    [
        (300, 400, 0.75, 4 / 3),
        (500, 400, 1.25, 0.8),
        (0, 400, 0, NAN),
        (2, 0, NAN, 0),
        (0, 0, NAN, NAN),
        (-1, 4, NAN, NAN),
        (4, -1, NAN, NAN),
        (-2, -4, NAN, NAN),  # the quotient of two negative values would say 50 %
        (NAN, 4, NAN, NAN),
        (4, NAN, NAN, NAN),
    ],
)
def test_attainment(value, goal, at_least, at_most):
    """Attainment divides by the goal upwards and by the value downwards, and only what is not negative."""
    assert growth.attainment(value, goal, np.array([1.0, -1.0])).tolist() == same([at_least, at_most])


@pytest.mark.parametrize(
    ("start", "value", "end", "expected"),
    [
        (100, 150, 300, 0.25),
        (20, 17, 10, 0.3),
        (20, 22, 10, -0.2),
        (-4, -3, 0, 0.25),
        (100, 100, 300, 0),
        (100, 300, 300, 1),
        (100, 150, 100, NAN),
        (100, 100, 100, NAN),
        (NAN, 150, 300, NAN),
        (100, NAN, 300, NAN),
        (100, 150, NAN, NAN),
    ],
)
def test_way(start, value, end, expected):
    """The share of a way counts from its start, runs either direction, and is unknown where there is no way to go."""
    assert growth.way(start, value, end) == same(expected)


@pytest.mark.parametrize(
    ("value", "limit", "at_least", "at_most"),
    [
        (60, 60, True, True),
        (61, 60, True, False),
        (59, 60, False, True),
        (60 - 5e-8, 60, True, True),  # 1e-9 of 60 is 6e-8
        (60 - 7e-8, 60, False, True),
        (60 + 5e-8, 60, True, True),
        (60 + 7e-8, 60, True, False),
        (-60 - 5e-8, -60, True, True),
        (-60 - 7e-8, -60, False, True),
        (-1e-12, 0, False, True),  # 1e-9 of nothing is nothing
        (NAN, 60, False, False),
        (60, NAN, False, False),
    ],
)
def test_keeps(value, limit, at_least, at_most):
    """A bound is kept to within a billionth of itself, and never by or against what is missing."""
    assert growth.keeps(value, limit, np.array([1.0, -1.0])).tolist() == [at_least, at_most]


INTEGERS = {
    # formula, arguments, result; int64 ends at 9.2e18, int8 at 127, and uint8 has nothing below 0
    "ratio": (growth.ratio, (np.uint8(1), np.int8(4)), 0.25),
    "rate": (growth.rate, (np.int8(100), np.int16(121), np.int8(2)), 0.1),
    "step": (growth.step, (-(2**62), np.int64(2**62), np.int8(1)), 2.0**63),
    "step down": (growth.step, (np.uint8(200), np.uint8(100), np.uint8(1)), -100),
    "grown": (growth.grown, (np.int64(10), np.int64(9), np.int64(20)), 1e21),
    "planned": (growth.planned, (np.uint8(200), np.uint8(100), np.uint8(1), np.uint8(2), False), 150),
    "attainment": (growth.attainment, (np.int8(100), np.int8(125), np.int8(1)), 0.8),
    "way": (growth.way, (np.int8(-100), np.int8(100), np.int8(127)), 200 / 227),
    "way down": (growth.way, (np.uint8(200), np.uint8(150), np.uint8(100)), 0.5),
    "keeps": (growth.keeps, (np.uint8(1), np.uint8(2), np.int8(1)), False),
}


@pytest.mark.parametrize(("formula", "arguments", "expected"), INTEGERS.values(), ids=INTEGERS)
def test_integers_do_not_overflow(formula, arguments, expected):
    """Small and unsigned integers are taken as the numbers they stand for."""
    assert formula(*arguments) == same(expected)


def test_index_of_integers():
    """An index may outgrow every integer type: seventy doublings make 100*2^70."""
    assert growth.index(np.full(70, 100, dtype=np.int8)) == same(100 * 2.0**70)


COLUMN = np.array([100.0, NAN, -1.0, 0.0])
BROADCAST = {
    "ratio": (growth.ratio, (COLUMN, 2), [50, NAN, -0.5, 0]),
    "rate": (growth.rate, (COLUMN, 121, [2, 2, 2, 2]), [0.1, NAN, NAN, NAN]),
    "step": (growth.step, (COLUMN, 121, 1), [21, NAN, 122, 121]),
    "grown": (growth.grown, (COLUMN, 0.1, 2), [121, NAN, -1.21, 0]),
    "planned": (growth.planned, (COLUMN, 400, 1, 2, [True, True, True, False]), [200, NAN, NAN, 200]),
    "attainment": (growth.attainment, (COLUMN, 50, [1, 1, 1, -1]), [2, NAN, NAN, NAN]),
    "way": (growth.way, (0, COLUMN, 50), [2, NAN, -0.02, 0]),
    "keeps": (growth.keeps, (COLUMN, 50, [1, 1, -1, -1]), [True, False, True, True]),
}


@pytest.mark.parametrize(("formula", "arguments", "expected"), BROADCAST.values(), ids=BROADCAST)
def test_columns_and_scalars_mix(formula, arguments, expected):
    """Arrays, lists and scalars broadcast, each element counted by itself: one without an answer spoils no other."""
    assert formula(*arguments).tolist() == same(expected)


FORMULAS = {
    "ratio": (growth.ratio, 2),
    "rate": (growth.rate, 3),
    "step": (growth.step, 3),
    "grown": (growth.grown, 3),
    "planned": (lambda *values: growth.planned(*values, compound=True), 4),
    "straight": (lambda *values: growth.planned(*values, compound=False), 4),
    "attainment": (growth.attainment, 3),
    "way": (growth.way, 3),
}


@pytest.mark.parametrize(("formula", "arity"), FORMULAS.values(), ids=FORMULAS)
def test_finite_or_nan_and_real(formula, arity):
    """Every mixture of odd numbers gives real 64-bit floats, finite or NaN, without a warning."""
    odd = np.array([0, 1, -1, 0.5, -3, 1e-300, 1e300, -1e300, NAN, INF, -INF])
    result = formula(*(grid.ravel() for grid in np.meshgrid(*[odd] * arity)))
    assert (result.dtype, bool(np.isinf(result).any())) == (np.float64, False)


def test_scalars_give_a_number():
    """Two plain numbers give one number that prints and formats as such."""
    assert f"{float(growth.rate(100, 121, 2)):.4f}" == "0.1000"
