"""Numbers in phrases, and formulas in data."""

import pytest

from cyjjq.catalogue import formula
from cyjjq.chinese import numerals


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("达60%", 60),
        ("６０％", 60),
        ("突破108,000元", 108000),
        ("缩小至2.1:1", 2.1),
        ("保持Ⅲ类", 3),
        ("五个万亩级", 5),
        ("三大产业带", 3),
        ("二十五公里", 25),
        ("百分之五", 5),
        ("两条", 2),
        ("新增10万人", 10),
        ("“双倍增”行动", 2),
        ("实现全覆盖", 100),
        ("实现“零突破”", 1),
    ],
)
def test_phrase_bears_its_value(phrase, value):
    """Digits of either width, ratios, Roman numerals, characters and number words are all read."""
    assert value in numerals.values(phrase)


@pytest.mark.parametrize(("phrase", "value"), [("达60%", 61), ("两条", 3), ("全覆盖", 99), ("没有数字", 1)])
def test_phrase_does_not_bear_another(phrase, value):
    """A wrong digit is not borne."""
    assert value not in numerals.values(phrase)


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
