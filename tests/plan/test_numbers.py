"""Numbers in a plan's text: what blanks part, and what numerals of characters say."""

import pytest

from cyjjq.chinese import numerals
from cyjjq.plan.text import PlanText, squeeze


def read(text):
    return [sorted(quantity.values) for quantity in numerals.quantities(PlanText("t", text).squeezed)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("60\t64", [60, 64]),
        ("60\n64", [60, 64]),
        ("8  11.5", [8, 11.5]),
        ("by 2050.\n120,000 homes", [2050, 120000]),
        ("12\n.5", [12, 5]),
        ("６０　６４", [60, 64]),
        ("100，200，300项", [100, 200, 300]),
        ("120,000", [120000]),
        ("6\u200b2", [62]),
    ],
)
def test_blanks_part_numbers(text, numbers):
    assert [values[0] for values in read(text)] == numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一亿八千万", 180_000_000),
        ("一万五千亿", 1_500_000_000_000),  # 15,000 times 100,000,000
        ("三万亿", 3_000_000_000_000),
        ("十二点五亿", 1_250_000_000),
        ("二〇二七", 2027),
        ("二○二七", 2027),
        ("五点五", 5.5),
        ("二十五", 25),
        ("百万", 1_000_000),
    ],
)
def test_characters(text, value):
    assert numerals.characters(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("投资十二点五亿元", 1_250_000_000),
        ("税收一亿八千万元", 180_000_000),
        ("产值一万五千亿元", 15_000),  # in 亿元
        ("失业率百分之五点五", 5.5),
        ("占三分之一", 1 / 3),
        ("超过一半", 0.5),
        ("占四成", 4),
        ("为3.5倍", 3.5),
        ("到二○二七年", 2027),
        ("缩小至2.1∶1", 2.1),
    ],
)
def test_running_text(text, value):
    (values,) = read(text)
    assert value in values


def test_phrases_part_as_the_text_does():
    assert squeeze("由60 64") == PlanText("t", "由60\n64").squeezed == "由60 64"


def test_endless_numerals_are_numbers_without_a_value():
    """They stay in the text to be reported, and nothing overflows."""
    for text in ("9" * 5000, "亿" * 5000 + "元", "五" * 5000 + "个"):
        assert all(not values for values in read(text))
