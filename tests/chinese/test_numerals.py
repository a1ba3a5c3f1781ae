"""Numbers in phrases and running text: what is read as which number, and what is read as none."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyjjq.chinese import numerals

DIGITS = "零一二三四五六七八九"


def written(number):
    """A whole number in characters, as it is taught in school: 10203 is 一万零二百零三."""
    if number < 10:
        return DIGITS[number]
    size, name = next(
        (size, name)
        for size, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"))
        if number >= size
    )
    head, rest = divmod(number, size)
    gap = "零" if rest and rest < size // 10 else ""
    return written(head) + name + gap + (written(rest) if rest else "")


whole = st.one_of(st.integers(1, 9999), st.integers(1, 10**8), st.integers(1, 10**12 - 1))


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
    ("phrase", "values"),
    [
        ("三万亩", {30_000, 3}),  # or three, in 万亩
        ("一亿八千万", {180_000_000, 1}),
        ("二十五公里", {25}),
        ("三成", {3, 30}),  # three tenths, in %
        ("3成", {3, 30}),
        ("三次", {3}),
        ("5万亩", {5, 10_000}),
        ("2:0", set()),  # no ratio
        ("0:3", {0}),
        ("1,000:500", {2}),
        ("3∶2", {1.5}),
        ("3：2", {1.5}),
        ("零分之一", set()),
        ("四分之三", {0.75}),
        ("Ⅰ级Ⅻ级", {1, 12}),
        ("100，200", {100, 200}),  # a full-width comma parts numbers
        ("1,234.5", {1234.5}),
        ("零突破", {1}),
        ("倍增", {2}),
        ("双倍增", {2}),
        ("翻番", {2}),
        ("翻一番", {2}),
        ("翻两番", {4}),
        ("全覆盖", {100}),
        ("９～１０", {9, 10}),
    ],
)
def test_every_value_of_a_phrase(phrase, values):
    assert numerals.values(phrase) == values


def test_where_a_number_stands():
    """From its first character to behind its last, and whether it is written in digits."""
    found = list(numerals.scan("达６０%，2:1，二十个，Ⅲ类，百分之五"))
    assert found == [(1, 3, 60, True), (5, 8, 2, True), (9, 11, 20, False), (13, 14, 3, False), (16, 20, 5, False)]
    assert [found[:3] for found in numerals.scan("达“零突破”，双倍增")] == [(1, 6, 1), (7, 10, 2)]


@given(whole)
def test_whole_numbers_in_characters(number):
    """What is written by the rules of school is read as what it says, in a numeral and in a text."""
    text = written(number)
    assert numerals.characters(text) == number
    (quantity,) = numerals.quantities(f"达{text}个")
    assert number in quantity.values
    assert (quantity.start, quantity.end, quantity.kind) == (1, 1 + len(text), "characters")


@given(
    st.integers(0, 9999),
    st.text("0123456789", min_size=1, max_size=3),
    st.sampled_from(["", "百", "千", "万", "亿", "万亿"]),
)
def test_decimals_in_characters(number, decimals, size):
    """十二点五亿 is 12.5 times 100,000,000."""
    text = f"{written(number)}点{''.join(DIGITS[int(each)] for each in decimals)}{size}"
    times = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}[size]
    assert numerals.characters(text) == pytest.approx(float(f"{number}.{decimals}") * times, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("〇○零", 0),
        ("二〇二五", 2025),
        ("两百", 200),
        ("双", 2),
        ("十", 10),
        ("百", 100),
        ("千", 1000),
        ("万", 10_000),
        ("亿", 10**8),
        ("万亿", 10**12),
        ("三万亿", 3 * 10**12),
        ("五亿万", 5 * 10**8 + 10_000),
        ("四万万", 4 * 10**8),
        ("三万五千万", 35_000 * 10**4),
        ("九千九百九十九万万", 9999 * 10**8),
        ("二五十", 250),  # 25 tens, as digits
    ],
)
def test_rarer_numerals(text, value):
    assert numerals.characters(text) == value


def test_endless_numerals():
    """Forty characters are read, and eighty digits; longer ones are no numbers of a plan."""
    assert numerals.characters("一" * 40) == float("1" * 40)
    assert numerals.characters("一" * 41) == math.inf
    assert [found.value for found in numerals.scan("9" * 80)] == [float("9" * 80)]
    assert not list(numerals.scan("9" * 81))
    assert numerals.values("一" * 40) == {float("1" * 40)}
    assert numerals.values("一" * 41) == {math.inf}
    assert numerals.values("一" * 40 + "万") == {math.inf, float("1" * 40)}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (60.0, "60"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333333333"),
        (-2.5, "-2.5"),
        (-0.0, "0"),
        (1e-7, "0.0000001"),
        (1e20, "100000000000000000000"),
        (123456789012345.0, "123456789012345"),
    ],
)
def test_plain(value, text):
    assert numerals.plain(value) == text


@pytest.mark.parametrize(("value", "half"), [(400.0, 0.5), (0.0, 0.5), (119.5, 0.05), (0.25, 0.005), (-1.5, 0.05)])
def test_half_unit(value, half):
    assert numerals.half_unit(value) == pytest.approx(half, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # words, shares, ratios
        ("占比过半", [{0.5}]),
        ("能耗减半", [{0.5}]),
        ("半数以上", [{0.5}]),
        ("超过一半", [{0.5}]),
        ("动态清零", [{0}]),
        ("实现零增长", [{0}]),
        ("零事故", [{0}]),
        ("产值翻番", [{2}]),
        ("产值翻两番", [{4}]),
        ("缩小至2:1", [{2}]),
        ("为2:0", [set()]),  # it stands there, and is no number
        ("占三分之一", [{1 / 3}]),
        ("百分之五", [{5}]),
        ("千分之五", [{5}]),
        ("万分之五", [{5}]),
        ("保持Ⅲ类", [{3}]),
        ("三成", [{3, 30}]),
        ("3成", [{3, 30}]),
        # what counts
        ("三个", [{3}]),
        ("五大产业", [{5}]),
        ("九大类", [{9}]),
        ("百里长廊", [{100}]),
        ("两次", [{2}]),
        ("八小时", [{8}]),
        ("三点五倍", [{3.5}]),
        ("三点五", [{3.5}]),
        ("二十五", [{25}]),
        ("千亿", [{10**11, 1000}]),
        ("三万亿元", [{3 * 10**12, 30_000, 3}]),
        ("一亿八千万元", [{180_000_000, 100_008_000, 1}]),
        ("一类", [{1}]),
        ("一千万", [{10_000_000, 1000}]),
        ("达一亩", [{1}]),
        # what does not
        ("第三方", []),
        ("第三个", []),
        ("第二十五", []),
        ("设第三个", []),
        ("二五", []),
        ("二五个", [{25}]),
        ("第三点五倍", []),
        ("5万亩", [{5}]),
        ("3千米", [{3}]),
        ("5百个", [{5}]),
        ("一体化", []),
        ("三峡", []),
        ("百姓", []),
        ("三线一单", []),
        ("四县三乡", []),
        ("一带一路", []),
        ("一户一策", []),
        ("一件事一次办", []),
        ("三点一线", []),
        ("千家万户", []),
        ("万家灯火", []),
        ("百年大计", []),
        ("一年四季", []),
        ("一年一度", []),
        ("万一", []),
        ("一批项目", []),
        ("一系列", []),
        ("一种", []),
        ("一次性", []),
        ("一方面", []),
        ("一件", [{1}]),
        ("统一类", []),
        ("唯一个", []),
        ("统二类", [{2}]),
        ("万万个", []),  # no number by the rules
        ("一亿零一万元", [{100_010_000, 100_000_001, 1}]),  # no name in pairs
        ("一零五个", [{105}]),
    ],
)
def test_quantities(text, values):
    """Each number of a text with every value that it may be read as."""
    assert [set(quantity.values) for quantity in numerals.quantities(text)] == values


def test_names_cover_what_stands_in_them_alone():
    """三线一单 counts nothing, what stands before and behind it does."""
    found = [(quantity.start, set(quantity.values)) for quantity in numerals.quantities("五个三线一单两个")]
    assert found == [(0, {5}), (6, {2})]


def test_a_per_cent_in_characters_is_a_kind_of_its_own():
    (found,) = numerals.quantities("下降百分之五")
    assert (found.kind, found.values) == ("percent", {5})
