"""Formulas in data."""

import pytest

from cyjjq.catalogue import formula


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) × 3", 9),
        ("8 ÷ 2 / 2", 2),
        ("-2 + 5", 3),
        ("272×1.022=278", 277.984),
        ("2 - 3 - 4", -5),
    ],
)
def test_formula_is_calculated(text, value):
    """Products before sums, from left to right; what follows an equals sign is passed over."""
    assert formula.calculate(text) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("1 +", 4),
        ("(1 + 2", 7),
        ("1 2", 3),
        ("2 * gdp", 5),
        ("__import__('os')", 1),
        ("1 ** 2", 4),
        ("", 1),
        ("(" * 60, 52),
    ],
)
def test_formula_names_the_column_of_a_fault(text, column):
    """What is no formula is refused at its column, however deep or hostile."""
    with pytest.raises(formula.FormulaError) as caught:
        formula.calculate(text)
    assert caught.value.column == column
