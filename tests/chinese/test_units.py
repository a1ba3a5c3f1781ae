"""Units: every two of one dimension convert by what people know of them, and no two of different ones do."""

from itertools import permutations, product

import pytest

from cyjjq.chinese import units

# each line: one and the same quantity in every unit of a dimension, the dimension's own unit first
ONE_AND_THE_SAME = [
    {
        "元": 1e12,
        "百元": 1e10,
        "千元": 1e9,
        "万元": 1e8,
        "十万元": 1e7,
        "百万元": 1e6,
        "千万元": 1e5,
        "亿元": 1e4,
        "万亿元": 1,
    },
    {"美元": 1e8, "万美元": 1e4, "亿美元": 1},
    {"人": 1e4, "名": 1e4, "千人": 10, "万人": 1, "万名": 1},
    {"人次": 1e4, "万人次": 1},
    {"平方米": 1e6, "亩": 1500, "公顷": 100, "平方公里": 1, "平方千米": 1, "万平方米": 100, "万亩": 0.15},
    {"米": 1e3, "公里": 1, "千米": 1, "万公里": 1e-4},
    {"立方米": 1e8, "万立方米": 1e4, "亿立方米": 1},
    {"吨": 1, "公斤": 1e3, "千克": 1e3, "毫克": 1e9, "微克": 1e12, "万吨": 1e-4},
    {"吨标准煤": 1e4, "吨标煤": 1e4, "万吨标准煤": 1},
    {"岁": 1},
    {"标箱": 1e4, "标准箱": 1e4, "万标箱": 1},
    {"千瓦": 1e4, "万千瓦": 1},
    {"千瓦时": 1e8, "亿千瓦时": 1},
    {"个百分点": 1},
    {"倍": 1},
    {"年": 1},
    {"类": 1, "级": 1},
    {"点": 1},
    dict.fromkeys("个家户所座条只处项件场辆台套片张支批份种列株羽艘架床头册部", 10000.0) | {"万户": 1, "万头": 1},
]
ALSO_SHARES = {"%": 1, "％": 1, "‰": 10}  # their own unit, the whole, has no sign
ONLY_BEHIND_DIGITS = ("点", "标准箱", "头", "册", "部")
SIZES = ("百", "千", "万", "十万", "百万", "千万", "亿", "万亿")


@pytest.mark.parametrize("amounts", [*ONE_AND_THE_SAME, ALSO_SHARES], ids=lambda amounts: next(iter(amounts)))
def test_units_of_one_dimension_convert(amounts):
    """1,500 亩 are 1,000,000 平方米, so a number of 亩 becomes one of 平方米 by 1,000,000 / 1,500."""
    for given, wanted in product(amounts, repeat=2):
        assert units.factor(given, wanted) == pytest.approx(amounts[wanted] / amounts[given], rel=1e-12), (
            given,
            wanted,
        )


def test_units_of_different_dimensions_do_not():
    for one, other in permutations([*ONE_AND_THE_SAME, ALSO_SHARES], 2):
        assert all(units.factor(given, wanted) is None for given, wanted in product(one, other))


def test_a_size_is_in_the_dimensions_own_unit():
    """One of the first is one; a share is a part of the whole."""
    for amounts in ONE_AND_THE_SAME:
        first = next(iter(amounts))
        for unit, amount in amounts.items():
            assert units.parse(unit).size == pytest.approx(amounts[first] / amount, rel=1e-12)
    assert (units.parse("%").size, units.parse("‰").size) == (0.01, 0.001)


@pytest.mark.parametrize(
    ("given", "wanted", "factor"),
    [
        ("元/人", "万元/人", 1e-4),
        ("元/亩", "元/公顷", 15),  # 1 yuan for each of 15 亩
        ("元/公顷", "元/亩", 1 / 15),
        ("公斤/亩", "吨/公顷", 0.015),
        ("吨标准煤/万元", "吨标煤/元", 1e-4),
        ("亿元/平方公里", "万元/亩", 1e4 / 1500),
        ("微克/立方米", "毫克/立方米", 1e-3),
        ("人/户", "人/万户", 1e4),
        ("元/人", "人/元", None),
        ("元/人", "元", None),
        ("元/火星", "元/人", None),
        ("元/火星", "元", None),
        ("火星/人", "元/人", None),
        ("元/人/年", "元/人", None),
        ("", "元", None),
        ("火星", "火星", 1),
        (" 火星", "火星 ", 1),
        ("火星", "金星", None),
        ("火星", "元", None),
        ("元", "火星", None),
        (" 万元 ", "元", 1e4),
    ],
)
def test_units_by_units(given, wanted, factor):
    """What stands below the stroke turns the factor round; what is not known converts to itself alone."""
    assert units.factor(given, wanted) == (None if factor is None else pytest.approx(factor, rel=1e-12))


def test_the_longest_unit_is_taken():
    """人次 is not 人, 千瓦时 not 千瓦; a size goes with what follows, and so does what stands below a stroke."""
    known = [unit for amounts in ONE_AND_THE_SAME for unit in amounts if unit[0] not in "百千万十亿"]
    for unit, size in product([*known, "千瓦", "千瓦时", "千克", "千米", "%", "‰"], ["", *SIZES]):
        expected = "" if unit in ONLY_BEHIND_DIGITS else size + unit
        assert units.leading(f"{size}{unit}以上") == expected
        assert units.behind_digits(f"{size}{unit}以上") == size + unit
    assert units.leading("万元/人，") == units.behind_digits("万元/人，") == "万元/人"
    assert units.leading("元/万人") == "元/万人"
    assert units.leading("元/火星") == "元"


@pytest.mark.parametrize("of", [units.leading, units.behind_digits])
def test_what_begins_with_no_unit(of):
    assert [of(text) for text in ("", "万", "又元", "火星")] == [""] * 4
    assert of("％以上") == "%"


def test_blanks_before_a_unit():
    assert units.leading("  万亩") == "万亩"
