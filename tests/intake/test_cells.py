"""What a cell, a heading and a number format say: only what is surely the same is read as the same."""

import datetime as dt

import pytest

from cyjjq.intake import cells, headings
from cyjjq.intake.cells import Amount, Cell


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.55", Amount(1.55, "")),
        ("1,234.5", Amount(1234.5, "")),
        ("１２．５", Amount(12.5, "")),
        ("－３", Amount(-3, "")),
        ("１，２３４", Amount(1234, "")),
        ("51.2%", Amount(51.2, "%")),
        ("５１．２％", Amount(51.2, "%")),
        ("289.5亿元", Amount(289.5, "亿元")),
        ("75 公顷", Amount(75, "公顷")),
        ("1.5500000000000003", Amount(1.55, "")),
    ],
)
def test_numbers_as_people_write_them(text, number):
    """Full-width digits, signs and points, groups of three, a unit behind the number."""
    assert cells.typed(text) == number


@pytest.mark.parametrize(
    "text",
    [
        *("1.55①", "51.5²", "5⁵", "5₅", "5⑤", "32150①", "𝟓", "5(1)", "1.55*"),  # footnote marks
        *("1，234", "50，100", "1 234", "12,34"),  # a full-width comma separates, a blank does not group
        *("约300", "300余", "1e3", "—", "", "12公里/小时", "三百"),
    ],
)
def test_what_is_no_number(text):
    """Nothing is taken for a digit that is not one."""
    assert cells.typed(text) is None


@pytest.mark.parametrize(
    ("number_format", "held", "number"),
    [
        ('0.0"%"', 5.1, Amount(5.1, "%")),
        (r"0.0\%", 5.1, Amount(5.1, "%")),
        ('0.0;[Red]-0.0"%"', 5.1, Amount(5.1, "")),  # the sign belongs to what is below zero
        ('0.0;[Red]-0.0"%"', -5.1, Amount(-5.1, "%")),
        ("0.0;-0.0%", 5.1, Amount(5.1, "")),
        ("0.0;-0.0%", -0.051, Amount(-5.1, "%")),
        ("[Red]0.0%", 0.051, Amount(5.1, "%")),
        ("0.00%", 0.07, Amount(7, "%")),
        ('0.00" 万元"', 112, Amount(112, "万元")),
        ('"约"0', 112, Amount(112, "")),
        ("0_);(0)", 5, Amount(5, "")),
        ("General", 1.5500000000000003, Amount(1.55, "")),  # 0.5 + 1.05 as a spreadsheet stores it
        ("General", 0.1 + 0.2, Amount(0.3, "")),
    ],
)
def test_number_formats(number_format, held, number):
    """What a cell shows: a percent sign multiplies only where it is no text; fifteen digits count."""
    cell = Cell("A1", 1, 1, held, **cells.shown(number_format, held))
    assert cells.amount(cell) == number


@pytest.mark.parametrize("held", [True, dt.date(2023, 1, 1), float("nan"), float("inf"), "#DIV/0!"])
def test_cells_that_hold_no_number(held):
    """Truth values, dates and errors of a formula."""
    assert cells.amount(Cell("A1", 1, 1, held)) is None


def test_units():
    """15 亩 are a hectare, 10,000 万元 an 亿元; what measures something else is not converted."""
    assert cells.in_unit(Amount(75, "公顷"), "亩") == 1125
    assert cells.in_unit(Amount(1120000, "万元"), "亿元") == 112
    assert cells.in_unit(Amount(0.0035, "万个"), "个") == 35
    assert cells.in_unit(Amount(0.05, "%"), "‰") == 0.5
    assert cells.in_unit(Amount(300, "%"), "亿元") is None
    assert cells.in_unit(Amount(3, "个百分点"), "%") is None


@pytest.mark.parametrize(
    ("heading", "key", "unit", "period"),
    [
        ("数值", "value", "", None),
        ("*数值", "value", "", None),
        ("实绩", "value", "", None),
        ("value (万元)", "value", "万元", None),
        ("数值（单位：万元）", "value", "万元", None),
        ("数值:万元", "value", "万元", None),
        ("Value in 万元", "value", "万元", None),
        ("增速（%）", "growth", "%", None),
        ("增速", "growth", "", None),
        ("比上年增长%", "growth", "%", None),
        ("growth (%)", "growth", "%", None),
        ("2024年数值", "value", "", "2024"),
        ("2024", "value", "", "2024"),
        (2024, "value", "", "2024"),
        ("2025-Q2 value", "value", "", "2025-Q2"),
        ("2024年增速（%）", "growth", "%", "2024"),
        ("指标编号", "indicator", "", None),
    ],
)
def test_headings(heading, key, unit, period):
    """The form's own words, those that departments use, the unit and the year that stand with them."""
    (column,) = headings.understand([Cell("A1", 1, 1, heading)]).columns
    assert (column.key, column.unit, column.period) == (key, unit, period)


def test_headings_that_say_nothing():
    """They are kept in mind, because what stands below them must be told; a running number says nothing of a figure."""
    row = [
        Cell(f"{letter}1", 1, i, word)
        for i, (letter, word) in enumerate(zip("ABC", ("序号", "完成得怎样", None), strict=True))
    ]
    assert headings.understand(row).unknown == (1, 2)


@pytest.mark.parametrize(
    ("held", "period"),
    [
        *((2025, "2025"), (2025.0, "2025"), ("2025年", "2025"), ("２０２５ 年", "2025"), ("2025-q2", "2025-Q2")),
        *(("2025-06", "2025-06"), ("202②", None), ("明年", None), (25, None), (dt.date(2025, 1, 1), None)),
    ],
)
def test_periods(held, period):
    """A year or part of it."""
    assert cells.period(Cell("A1", 1, 1, held)) == period
