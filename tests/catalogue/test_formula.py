"""Formulas in data."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyjjq.catalogue import formula
from cyjjq.catalogue.formula import Name, Number, Operation
from cyjjq.words import both, faults

SIGNS = {"+": "＋", "-": "−–－", "*": "×＊", "/": "÷／"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) × 3", 9),
        ("8 ÷ 2 / 2", 2),
        ("-2 + 5", 3),
        ("272×1.022=278", 277.984),
        ("272×1.022＝278", 277.984),
        ("2 - 3 - 4", -5),
        ("5 - -3", 8),
        ("- - -4", -4),
        ("-(2 + 3) * 2", -10),
        ("2 * -3", -6),
        ("-2 * 3", -6),
        ("（4 − 1）＊2", 6),
        ("9／3", 3),
        ("1＋1", 2),
        ("7–2", 5),
        ("7－2", 5),
        ("0.25 * 8", 2),
        ("2 = 3 = 4", 2),
    ],
)
def test_formula_is_calculated(text, value):
    """Products before sums, from left to right; what follows an equals sign is passed over."""
    assert formula.calculate(text) == pytest.approx(value)


@st.composite
def written(draw, depth=3):
    """A formula with its value, put together from the inside: every operation in parentheses."""
    kind = draw(st.sampled_from("nn+-*/u")) if depth else "n"
    if kind == "n":
        number = draw(st.integers(1, 20))
        return str(number), float(number)
    left, value = draw(written(depth - 1))
    if kind == "u":
        return f"(-{left})", -value
    right, other = draw(written(depth - 1))
    sign = draw(st.sampled_from([kind, *SIGNS[kind]]))
    if kind == "/" and other == 0:
        kind, sign = "+", "+"
    result = {
        "+": lambda: value + other,
        "-": lambda: value - other,
        "*": lambda: value * other,
        "/": lambda: value / other,
    }
    return f"({left} {sign} {right})", result[kind]()


@given(written())
def test_any_formula_is_worth_what_its_parts_are(pair):
    text, value = pair
    assert formula.calculate(text) == pytest.approx(value, rel=1e-9, abs=1e-9)


def test_the_tree_of_a_formula():
    """Names keep their columns; a sign in front is taken from zero."""
    tree = formula.parse("  gdp × 2 - -(tax_2 / gdp)")
    assert tree == Operation(
        "-",
        Operation("*", Name("gdp", 3), Number(2.0)),
        Operation("-", Number(0.0), Operation("/", Name("tax_2", 15), Name("gdp", 23))),
    )
    assert list(formula.names(tree)) == [Name("gdp", 3), Name("tax_2", 15), Name("gdp", 23)]
    assert list(formula.names(Number(1.0))) == []


def test_evaluation_in_anything():
    """Here in texts."""
    told = formula.evaluate(formula.parse("a + 2 * b"), str, lambda name: name.id, lambda *parts: "|".join(parts))
    assert told == "+|a|*|2.0|b"


def unexpected(character):
    return both(faults.WHAT["unexpected"], given=character)


def misplaced(token):
    return both(faults.WHAT["misplaced"], given=token)


@pytest.mark.parametrize(
    ("text", "column", "what"),
    [
        ("1 +", 4, faults.WHAT["incomplete"]),
        ("", 1, faults.WHAT["incomplete"]),
        ("(1 + 2", 7, faults.WHAT["unclosed"]),
        ("(1 2", 4, faults.WHAT["unclosed"]),
        ("1 2", 3, misplaced("2")),
        ("1)", 2, misplaced(")")),
        ("(1))", 4, misplaced(")")),
        ("()", 2, misplaced(")")),
        ("* 2", 1, misplaced("*")),
        ("1 ** 2", 4, misplaced("*")),
        ("1 × ÷ 2", 5, misplaced("/")),
        ("2 * gdp", 5, faults.WHAT["numbers_only"]),
        ("__import__('os')", 1, unexpected("_")),
        ("1 + ？ + !", 5, unexpected("？")),
        ("12 ^ 2", 4, unexpected("^")),
        ("１", 1, unexpected("１")),
        ("(" * 60, 52, faults.WHAT["deep"]),
        ("-" * 60, 52, faults.WHAT["deep"]),
        ("(-" * 30, 52, faults.WHAT["deep"]),
        ("(" * 50 + "1 - -1", 56, faults.WHAT["deep"]),
        ("1" * 501, 501, faults.WHAT["long"]),
        ("1 + " + " " * 497, 501, faults.WHAT["long"]),
    ],
)
def test_formula_names_the_column_of_a_fault(text, column, what):
    """What is no formula is refused at its column, however deep or hostile."""
    with pytest.raises(formula.FormulaError) as caught:
        formula.calculate(text)
    assert (caught.value.column, caught.value.what) == (column, what)
    assert str(caught.value) == what[1]


def test_what_is_just_deep_and_long_enough():
    """Fifty parentheses or signs, five hundred characters; what is closed or used up counts no more."""
    assert formula.calculate("(" * 50 + "1" + ")" * 50) == 1
    assert formula.calculate("(" * 50 + "1 + 1" + ")" * 50) == 2
    assert formula.calculate("-" * 50 + "1") == 1
    assert formula.calculate("(-" * 25 + "1" + ")" * 25) == -1
    assert formula.calculate(" + ".join(["(-1)"] * 60)) == -60
    assert formula.calculate("--1" + "+--1" * 40) == 41
    assert formula.calculate("1".rjust(500)) == 1


@pytest.mark.parametrize("text", ["a / 0", "1 / (2 - 2)", "a + 1 / (0 * 5)", "0 / 0"])
def test_a_division_by_nothing_is_refused(text):
    with pytest.raises(formula.FormulaError) as caught:
        formula.prove(formula.parse(text))
    assert (caught.value.column, caught.value.what) == (1, faults.WHAT["zero"])


@pytest.mark.parametrize("text", ["0 / 4", "1 / a", "1 / (a - a)", "1 / (a * 0)", "a - 2 + b"])
def test_what_may_come_to_something_is_not(text):
    """A name may stand for any value."""
    assert formula.prove(formula.parse(text)) is None


def test_a_calculation_by_zero():
    with pytest.raises(ZeroDivisionError):
        formula.calculate("1 / 0")
    assert math.copysign(1, formula.calculate("-3 / 1")) == -1
