"""Screens that agree with each other: path, outlook, cohere, show, and the words of limits and classes.

Every expectation is worked by hand from the values given with it; the plan starts from 2022 and runs to 2027.
"""

import csv
import io
from datetime import date

import pytest
from rich.cells import cell_len

from cyjjq.catalogue import plausibility
from cyjjq.catalogue.period import Period
from cyjjq.method import coherence, outlook
from cyjjq.method.assessment import assess
from cyjjq.method.within import assess_within
from cyjjq.render.phrases import arithmetic, cells
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import percent
from cyjjq.render.phrases.sentence import sentence
from cyjjq.render.sheets import card, implications, path, projections
from tests.support import ROOT
from tests.support.building import catalogue
from tests.support.command import run, shown

ZH, EN = Style("zh"), Style("en")
CLASSES = {"unit": "类", "scale": "rank", "timing": "rate", "bound": "at_most", "value": 2}
LAND = {"kind": "increase", "bound": "at_most", "unit": "亩", "value": 1800, "reported": "cumulative"}


def only(year=None, **given):
    built = catalogue(**given)
    return built, assess(built, year)[0]


def years_of(**given):
    built = catalogue(**given)
    return path.lay_out(built, assess(built, None), "latest", ZH).lines[0].cells[-5:]


# --- What is still to be done, from the latest figure -----------------------------------------------------------------


def test_a_growth_is_not_asked_of_years_that_are_over():
    """121 by 2024 is 10 % a year; 8 % a year is 146.93 by 2027, and (146.93/121)^(1/3) is 6.69 % a year."""
    given = {"kind": "growth", "value": 8, "growth_basis": "real", "growths": {2023: 10, 2024: 10}}
    assert years_of(**given) == ("-", "10%", "6.69%", "6.69%", "6.69%")


def test_what_is_met_starts_from_what_was_reached():
    assert years_of(value=1.5, path="linear", observations={2022: 1, 2025: 1.52})[2:] == ("1.52", "1.5", "1.5")


def test_an_allowance_is_a_limit_and_no_task():
    """1,022 of 1,800 by 2025: 778 are left, 389 a year, which nobody must use up."""
    built, row = only(2025, **LAND, observations={2025: 1022})
    assert cells.required(row, ZH) == cells.asked(row, ZH) == "≤389"
    assert sentence(built, row, ZH) == "前三年年均340.7亩，今后两年年均不超过389亩"
    assert "389 mu a year at most in the next 2 years" in sentence(built, row, EN)
    seen = outlook.outlook(built, built.targets)[0]
    assert "今后年均≤389" in projections.sentence(seen, ZH)
    assert "所需" not in projections.sentence(seen, ZH)


# --- The outlook ------------------------------------------------------------------------------------------------------


def test_every_level_counts_where_levels_are_told():
    """The growths of 2023 and 2024 are published, that of 2025 is not: all six levels stand, 2024 among them."""
    levels = {2020: 100, 2021: 110, 2022: 121, 2023: 133, 2024: 150, 2025: 160}
    built = catalogue(kind="growth", value=16, observations=levels, growths={2023: 10, 2024: 12.8})
    seen = outlook.outlook(built, built.targets)[0]
    assert dict(seen.series) == levels
    assert (seen.fastest.first, seen.fastest.last) == (2023, 2024)  # 150/133 is 12.8 %, the others 6.7 to 10 %


def test_a_growth_that_falls_short_reaches_its_level_and_not_itself():
    """6.73 % a year is never 7 %: what is reached later is the level that 7 % a year would have given by 2027."""
    built = catalogue(kind="growth", value=7, growths=dict.fromkeys(range(2023, 2026), 6.73))
    told = projections.sentence(outlook.outlook(built, built.targets)[0], ZH)
    assert "相应水平到2028年才达到" in told
    assert "历史" not in told


def test_classes_are_short_by_classes():
    """From 4 in 2020 by 0.2 a year to 2.6 in 2027, which counts as class 3: one class more than 2."""
    figures = {2020: 4, 2021: 4, 2022: 4, 2023: 3, 2024: 3, 2025: 3}
    built = catalogue(**CLASSES, observations=figures)
    seen = outlook.outlook(built, built.targets)[0]
    assert "2027年为3类，差1类" in projections.sentence(seen, ZH)
    assert "class 3 in 2027, 1 class short" in projections.sentence(seen, EN)


# --- Cohere -----------------------------------------------------------------------------------------------------------


def bound(growth_basis):
    """A level of 34,000 by 2027 beside 7 % a year from 25,556 in 2022: 25,556 x 1.07^5 is 35,843.6."""
    growths = dict.fromkeys(range(2023, 2026), 6)
    given = {"observations": {2022: 25556}, "growths": growths, "growth_basis": growth_basis, "unit": "元"}
    built = catalogue(kind="growth", value=7, milestones={2027: 34000}, **given)
    return built, coherence.bindings(built)[0]


def test_a_growth_at_current_prices_is_a_level_too():
    built, binding = bound("nominal")
    assert [round(level, 1) for level in binding.levels] == [35843.6, 34000]
    assert binding.binds == "target"
    assert "要求35,844元" in implications.binding_sentence(built, binding, ZH)


def test_what_cannot_be_compared_says_why():
    built, binding = bound("real")
    told = implications.binding_sentence(built, binding, ZH)
    assert binding.binds is None
    assert "可比价" in told
    assert "不适用" not in told


def test_differences_have_units():
    told = run("cohere", "--data", "examples/made-up", "--format", "plain", lang="zh", cwd=ROOT).stdout
    assert "相差-9.11亿元" in told  # 108.9 of 118
    assert "地区生产总值没有到期目标" in told
    # 1.3037 % implied and 1.30 % published are a tenth of a point apart at most, and no growth in per cent
    assert "+0.14%" not in told


# --- The card of a target ---------------------------------------------------------------------------------------------


def numbers(text):
    """What an expression comes to that is written with numbers."""
    return eval(text.replace("×", "*").replace("^", "**").replace(",", ""))


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "growth", "value": 7, "growths": {2023: 6.9, 2024: 6.7, 2025: 6.6}},  # due 122.5043, of which 95.9 %
        {"unit": "%", "scale": "share", "value": 1.6, "observations": {2022: 1.05, 2025: 1.3}},  # 0.15 / 0.0833
        {"value": 400, "observations": {2022: 278, 2024: 300}},
    ],
)
def test_the_arithmetic_comes_out_as_printed(given):
    """Whoever types an expression into a calculator gets the result beside it."""
    _, row = only(2025 if 2025 in (given.get("observations") or given["growths"]) else 2024, **given)
    checked = 0
    for name, expression, result in arithmetic.entries(row, ZH):
        if name in ("达序时进度", "增量完成率", "目标完成率"):
            assert percent(round(numbers(expression), 9)) == result, (name, expression)
            checked += 1
        elif name == "提速倍数" and "%" not in expression:
            assert f"{numbers(expression):.2f}" == result
            checked += 1
    assert checked >= 2


def test_no_column_of_dashes_and_no_list_of_what_does_not_apply():
    built, row = only(2025, kind="benchmark", observations={2025: 15.4}, others={2025: 15.9})
    shown = card.write(card.lay_out(built, row, [], ZH))
    assert "其余13项 (不适用)" in shown


# --- Units ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        ("400", "亿元", "40 bn yuan"),
        ("65", "万人", "650 thousand people"),
        ("1000", "万人次", "10 million visits"),  # 10,000 thousand is ten million
        ("46", "亿吨标准煤", "4.6 bn tce"),
        ("1", "岁", "1 years"),
        ("12", "件", "12 items"),
    ],
)
def test_english_units(value, unit, told):
    assert cells.with_unit(value, unit, EN) == told


# --- CSV for people, and a plan with hardly any figures ---------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("ledger", "2025-Q4", "--today", "2026-01-25", "--changed-since", "2025-Q3"),
        ("outlook",),
        ("cohere",),
        ("gap", "2025-Q3", "--against", "2024-Q3"),
        ("gap", "2026-Q2"),
        ("path",),
        ("list",),
    ],
)
def test_a_csv_for_people_has_words_for_every_key(words):
    """No heading is a key of scripts, in no report; two headings never have one word."""
    told = run(*words, "--data", "examples/made-up", "--format", "csv", "--headers", "zh", lang="zh", cwd=ROOT).stdout
    headings = next(csv.reader(io.StringIO(told)))
    assert [heading for heading in headings if "_" in heading] == []
    assert len(set(headings)) == len(headings)


def test_a_csv_for_people_has_words_for_values():
    data = ("--data", "examples/made-up", "--format", "csv", "--headers", "zh")
    told = run("ledger", "2025-Q4", "--today", "2026-01-25", *data, lang="zh", cwd=ROOT).stdout
    for code in ("overdue", "reported", "season", "2025-Q3"):
        assert code not in told
    rows = csv.DictReader(io.StringIO(run("outlook", *data, lang="zh", cwd=ROOT).stdout))
    growth = next(row for row in rows if row["编号"] == "services_value_added_growth")
    # 6.9, 6.7 and 6.6 % are 6.73 % a year: within five per cent of the 7 asked for, as on the screen
    assert (growth["历年年均"], growth["结论"]) == ("+6.73%", "基本可达")


def test_a_wall_of_names_is_a_count():
    """Of a plan with two series the rest is counted by action, and no action stands as a heading over nothing."""
    told = run("outlook", "--data", "data", "--format", "table", lang="zh", cwd=ROOT).stdout
    assert "看不出走势：行动一7项" in told
    assert told.count("（五）") == 1
    assert "（一）" not in told


# --- Words of sentences, width of tables ------------------------------------------------------------------------------


def test_a_fall_is_said_as_a_fall():
    """2.8 % less a year is asked for; 1.4 % less a year in three is 1.4 points short: nobody says a fall of -1.4 %."""
    given = {"kind": "growth", "bound": "at_most", "value": -2.8, "growth_basis": "real", "unit": "吨标准煤/万元"}
    built, row = only(2025, **given, growths=dict.fromkeys(range(2023, 2026), -1.4))
    # 0.972^5 / 0.986^3 is 0.9051, the root of which is 0.9514
    assert sentence(built, row, ZH) == "差1.4个百分点；前三年年均下降1.4%，今后两年须下降4.9%，为3.5倍"
    assert "-1.4% a year" in sentence(built, row, EN)
    built, row = only(2025, **given, growths=dict.fromkeys(range(2023, 2026), 1))
    assert "前三年年均上升1.0%" in sentence(built, row, ZH)


def test_one_point_is_singular():
    built, row = only(2025, unit="%", scale="share", value=60, observations={2022: 55, 2025: 58})
    assert "1 percentage point a year over" in sentence(built, row, EN)
    assert "2 percentage points short" in sentence(built, row, EN)


@pytest.mark.parametrize("width", [80, 100, 112, 130])
def test_a_further_column_never_costs_the_names(width):
    """Names have 24 cells before base, pace and the like join them."""
    given = ("gap", "2025", "--data", str(ROOT / "examples" / "made-up"), "--format", "table", "--color", "never")
    lines = shown(*given, width=width, lang="zh").splitlines()
    assert max(map(cell_len, lines)) <= width
    if width > 80:
        assert any(line.startswith("人均地区生产总值 (元) ") for line in lines)  # 21 cells in one line


def test_a_figure_that_is_back_where_it_was_is_not_in_doubt():
    """3,841 between 38.62 and 38.17 has lost its point; 38.17 has not, and 3817 is not guessed for it."""
    values = {2020: 38.62, 2021: 3841, 2022: 38.17, 2023: 37.96}
    built = catalogue(unit="万人", timing="stock", observations=values)
    found = list(plausibility.figures_make_no_leaps(built, date(2026, 1, 1)))
    assert [(fault.code, fault.facts["value"]) for fault in found] == [("CJ308", "3841")]
    for_good = {2020: 38.62, 2021: 3841, 2022: 3817}  # another unit from then on
    found = list(plausibility.figures_make_no_leaps(catalogue(unit="万人", observations=for_good), date(2026, 1, 1)))
    assert [fault.facts["value"] for fault in found] == ["3841"]


def test_a_ranking_of_nothing_says_so():
    told = run("gap", "2025", "--worst", "5", "--data", "data", "--format", "table", lang="zh", cwd=ROOT).stdout
    assert "尚无可判为滞后的目标" in told


def test_years_and_a_half_are_no_years():
    """9 of 40 by June 2026 in 3.5 years are 2.57 a year; the 31 left in 1.5 years are 20.67 a year, not in a year."""
    given = {"kind": "increase", "scale": "count", "unit": "个", "value": 40, "reported": "cumulative"}
    built = catalogue(**given, observations={"2026-Q2": 9})
    row = assess_within(built, Period(2026, "Q2"))[0]
    assert sentence(built, row, ZH) == "差31个；前3.5年年均2.57个，今后1.5年年均须20.67个，为8.0倍"
    assert "over the first 3.5 years, 20.67 units a year needed in the next 1.5 years" in sentence(built, row, EN)
    built = catalogue(**given, observations={"2026-Q3": 10})  # 3 years and 9 months; 30 in 1.25 years are 24 a year
    row = assess_within(built, Period(2026, "Q3"))[0]
    assert "前3年9个月年均2.67个，今后1年3个月年均须24个" in sentence(built, row, ZH)


def test_a_step_is_said_to_be_a_years():
    """14 in two years are 7 a year: said without it, 7 would pass for all that is needed."""
    built, row = only(2025, kind="multiple", value=2, scale="count", unit="家", observations={2022: 21, 2025: 28})
    assert "今后两年年均须7家" in sentence(built, row, ZH)


def test_a_form_for_a_period_asks_for_no_year(tmp_path):
    """The tea of June is counted from January to June, the firms at its end: neither at the end of a year."""
    form = tmp_path / "form.csv"
    run("request", "--year", "2026-Q2", "--output", form, "--data", "examples/made-up", lang="zh", cwd=ROOT)
    rows = {row["指标编号"]: row for row in csv.DictReader(io.StringIO(form.read_text("utf-8-sig")))}
    assert rows["tea_output"]["统计时段"] == "当年累计：1月起到所报时期末"
    assert rows["high_tech_firms"]["统计时段"] == "所报时期末数"


def test_english_of_one():
    """Class 3 of 2025 is one class above 2, with two years to go; 5 of 2026 are short with one year to go."""
    built, row = only(2025, **CLASSES, observations={2022: 4, 2025: 3})
    assert sentence(built, row, EN).startswith("1 class over; from class 4 to class 3")
    built, row = only(2026, unit="%", scale="share", value=60, observations={2022: 51, 2026: 55})
    assert "5 percentage points a year needed in the next year" in sentence(built, row, EN)
