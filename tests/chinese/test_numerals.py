"""Numbers in phrases."""

import pytest

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
