"""Figures out of communiqués: each wording with the reading that a person gives it, and what must not be drafted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyjjq.plan.read import read
from cyjjq.plan.reading import LONGEST_PHRASE, Row
from cyjjq.plan.subjects import Subject

KNOWN = (
    ("gdp", "地区生产总值", "亿元"),
    ("first", "第一产业增加值", "亿元"),
    ("second", "第二产业增加值", "亿元"),
    ("first_share", "第一产业占GDP比重", "%"),
    ("second_share", "第二产业占GDP比重", "%"),
    ("third_share", "第三产业占GDP比重", "%"),
    ("urban", "城镇居民人均可支配收入", "元"),
    ("rural", "农村居民人均可支配收入", "元"),
    ("income", "居民人均可支配收入", "元"),
    ("natural", "人口自然增长率", "‰"),
    ("urbanisation", "常住人口城镇化率", "%"),
    ("forest", "森林覆盖率", "%"),
    ("tobacco", "烟叶产量", "万吨"),
    ("people", "常住人口", "万人"),
    ("unemployment", "城镇调查失业率", "%"),
    ("industry", "规模以上工业增加值", "亿元"),
    ("trade", "进出口总值", "亿元"),
    ("grain", "粮食产量", "万吨"),
    ("gdp_head", "人均地区生产总值", "元"),
    ("energy", "万元地区生产总值能耗", "吨标准煤/万元"),
    ("cpi", "居民消费价格指数", "上年=100"),
    ("food", "食品烟酒价格涨幅", "%"),
    ("tourists", "接待游客", "万人次"),
    ("tourism", "旅游花费", "亿元"),
    ("retail", "社会消费品零售总额", "亿元"),
    ("rural_retail", "乡村社会消费品零售额", "亿元"),
    ("jobs", "城镇新增就业", "人"),
    ("cotton", "棉花产量", "吨"),
    ("spending", "一般公共预算支出", "亿元"),
    ("revenue", "一般公共预算收入", "亿元"),
    ("power", "新能源总装机", "万千瓦"),
    ("firms", "规模以上工业企业数", "户"),
    ("education", "教育支出", "亿元"),
    ("security", "社会保障和就业支出", "亿元"),
)
SUBJECTS = tuple(Subject(name, (words,), unit) for name, words, unit in KNOWN)


def rows(text: str, period: str = "2024", status: str = "draft") -> list[Row]:
    return [row for row in read(text + "\n全县上下团结一心。", SUBJECTS, period) if row.status == status]


def plain(found: list[Row]) -> list[tuple[str, str, float | None, float | None]]:
    return [(row.indicator, row.period, row.value, row.growth) for row in found]


# wording, then (indicator, value in its unit, growth) of each draft; the year is the text's
DRAFTED = [
    # 分别: list to list, with 城乡 taken apart
    (
        "城乡居民人均可支配收入分别完成19618元、8616元，同比增长分别为6.4%、7.9%。",
        [("urban", 19618, 6.4), ("rural", 8616, 7.9)],
    ),
    (
        "三次产业结构比调整为18.5:36.7:44.8。",
        [("first_share", 18.5, None), ("second_share", 36.7, None), ("third_share", 44.8, None)],
    ),
    # the inner 和 is part of a name
    ("教育、社会保障和就业等支出同比增速分别为-9.4%、23.0%。", [("education", None, -9.4), ("security", None, 23.0)]),
    # 1.27 万亿元 are 12,700 亿元; 17.52 亿 visits are 175,200 万
    (
        "接待游客17.52亿人次、旅游花费1.27万亿元，分别增长32.9%、41.6%。",
        [("tourists", 175200, 32.9), ("tourism", 12700, 41.6)],
    ),
    ("人口自然增长率为-0.99‰。", [("natural", -0.99, None)]),
    ("年末常住人口城镇化率为67.00%，比上年末提高0.84个百分点。", [("urbanisation", 67, None)]),
    ("规上工业增加值100亿元，下降11.7%。", [("industry", 100, -11.7)]),
    ("烟叶产量0.8万吨，减产0.6%。", [("tobacco", 0.8, -0.6)]),
    ("烟叶产量0.8万吨,与去年持平。", [("tobacco", 0.8, 0)]),
    ("烟叶产量0.8万吨，与去年基本持平。", [("tobacco", 0.8, None)]),
    ("新能源总装机达到8041.6万千瓦、增长2.4倍。", [("power", 8041.6, 240)]),
    ("常住人口城镇化率由52.23%提高到58.08%。", [("urbanisation", 58.08, None)]),
    ("森林覆盖率提高到11.5%。", [("forest", 11.5, None)]),
    ("年末常住人口140000万人，其中城镇常住人口94350万人。", [("people", 140000, None)]),
    ("规模以上工业企业达429户，实现增加值2570亿元，同比增长9.5%。", [("firms", 429, None), ("industry", 2570, 9.5)]),
    ("第一产业实现增加值153.6亿元，增长4%。", [("first", 153.6, 4)]),
    (
        "第一产业增加值占地区生产总值的比重为3.8%，第二产业增加值比重为80.9%。",
        [("first_share", 3.8, None), ("second_share", 80.9, None)],
    ),
    ("国内生产总值[2]134908亿元，比上年增长[41]5.0%。", [("gdp", 134908, 5)]),
    ("城镇新增就业4.53*万人。", [("jobs", 45300, None)]),
    ("一般公共预算收入12.3亿元，增长1·8%。", [("revenue", 12.3, 1.8)]),
    ("地区生产总值951435万元，棉花产量0.4436万吨。", [("gdp", 95.1435, None), ("cotton", 4436, None)]),
    ("万元地区生产总值能耗为1.1578吨标准煤，比上年下降3.9%。", [("energy", 1.1578, -3.9)]),
    ("地区生产总值增长6%，增速居全国第2位。", [("gdp", None, 6)]),
    ("居民消费价格指数为100.7，同比上涨0.7%，食品烟酒类上涨2.6%。", [("cpi", 100.7, 0.7), ("food", 2.6, None)]),
    ("财政一般预算支出68.81亿元，增长27.4%。", [("spending", 68.81, 27.4)]),
    ("人均GDP达到47758元。", [("gdp_head", 47758, None)]),
    ("棉花产量5吨,同比2.8%。", [("cotton", 5, 2.8)]),
    ("粮食产量59.28万吨,比上年减少0.7万吨,下降1.2%。", [("grain", 59.28, -1.2)]),
    (
        "社会消费品零售总额803.1亿元。按地域分，城镇实现747.1亿元；乡村实现56亿元，增长5.8%。",
        [("retail", 803.1, None), ("rural_retail", 56, 5.8)],
    ),
    ("居民人均可支配收入41314元，比上年增长5.3%，扣除价格因素，实际增长5.1%。", [("income", 41314, 5.3)]),
    # a growth twice as large again is +100 %; the change of a rate says nothing of a level
    ("进出口总值实现翻一番。", [("trade", None, 100)]),
    ("旅游花费10亿元，翻一番。", [("tourism", 10, 100)]),
    ("森林覆盖率11.5%，增速比同期提高0.9个百分点。", [("forest", 11.5, None)]),
    ("粮食产量50万吨，降幅比同期收窄2.6个百分点。", [("grain", 50, None)]),
    # what follows a comma is a share of another figure, not the figure
    ("旅游花费10亿元，占地区生产总值比重为34.6%。", [("tourism", 10, None)]),
    # marks of every kind between the parts of a ratio
    *(
        (
            f"三次产业结构为16.5{mark}26.2{mark}57.3。",
            [("first_share", 16.5, None), ("second_share", 26.2, None), ("third_share", 57.3, None)],
        )
        for mark in ":：∶︰"
    ),
    ("第一、二产业增加值分别增长2.1%和2.4%。", [("first", None, 2.1), ("second", None, 2.4)]),
    ("居民消费价格指数为99%。", [("cpi", 99, None)]),
    ("棉花产量4436吨，烟叶产量22.57万吨。", [("cotton", 4436, None), ("tobacco", 22.57, None)]),
    ("公共财政预算收入12亿元，一产增加值5亿元。", [("revenue", 12, None), ("first", 5, None)]),
    ("乡村社会消费品零售额1亿元；社会消费品零售总额达5亿元。", [("rural_retail", 1, None), ("retail", 5, None)]),
    ("人均地区生 产总值47758元。", [("gdp_head", 47758, None)]),
    ("城镇新增就业4.53万人\n- 2 -\n粮食产量5万吨。", [("jobs", 45300, None), ("grain", 5, None)]),
    # a line that the width of a page broke
    ("今年以来经济运行总体平稳，全年实现地区生产\n总值1469.26 亿 元，增长5%。", [("gdp", 1469.26, 5)]),
]

# wording, indicator, reason
REFUSED = [
    ("森林覆盖率提高1.64个百分点。", "forest", "points"),
    ("粮食产量突破1300万吨。", "grain", "bound"),
    ("进出口总值近700亿元。", "trade", "bound"),
    ("粮食产量稳定在1300万吨以上。", "grain", "bound"),
    ("城镇调查失业率5.5%左右。", "unemployment", "bound"),
    ("预期目标是：地区生产总值增长5.5%。", "gdp", "target"),
    ("进出口总值年均增长13.2%。", "trade", "mean"),
    ("脱贫县农村居民人均可支配收入17522元。", "rural", "subject"),
    ("小春粮食产量14.8万吨。", "grain", "subject"),
    ("东部地区生产总值5000亿元。", "gdp", "subject"),
    ("全县地区生产总值在全市占比为10.3%。", "gdp", "subject"),
    ("年末常住人口10万人，其中城镇常住人口5万人。", "people", "subject"),
    ("全国城镇调查失业率为5.1%。", "unemployment", "place"),
    ("从环比看，三季度地区生产总值增长1.8%。", "gdp", "quarter"),
    ("2022年，粮食产量50万吨。", "grain", "period"),
    ("这是快速发展的五年。地区生产总值增长33.6%。", "gdp", "five_years"),
    ("居民人均可支配收入41314元，增长5.3%，扣除价格因素，实际增长5.1%。", "income", "basis"),
    ("粮食产量1300公顷。", "grain", "unit"),
    ("森林覆盖率、常住人口城镇化率分别提高0.9、5.9个百分点。", "urbanisation", "points"),
    ("进出口总值超过100万亿元。", "trade", "bound"),
    ("粮食产量约50万吨。", "grain", "bound"),
    ("粮食产量逾50万吨。", "grain", "bound"),
    ("粮食产量不足50万吨。", "grain", "bound"),
    ("粮食产量50万吨上下。", "grain", "bound"),
    ('"十五五"时期，常住人口城镇化率达63%左右。', "urbanisation", "target"),
    ("元至九月，全县完成生产总值56.7亿元。", "gdp", "period"),
    ("一季度地区生产总值增长5.3%，二季度增长4.7%。", "gdp", "period"),
    ("居民人均可支配收入名义增长5.3%，实际增长5.1%。", "income", "basis"),
    ("进出口总值比2020年翻一番。", "trade", "five_years"),
    ("扣除房地产后，社会消费品零售总额增长2.7%。", "retail", "subject"),
]


@pytest.mark.parametrize(("text", "wanted"), DRAFTED)
def test_wordings_are_read_as_a_person_reads_them(text: str, wanted: list[tuple[str, float, float]]) -> None:
    assert plain(rows(text)) == [(name, "2024", value, growth) for name, value, growth in wanted]


@pytest.mark.parametrize(("text", "indicator", "reason"), REFUSED)
def test_what_is_no_observation_is_refused_with_its_reason(text: str, indicator: str, reason: str) -> None:
    assert (indicator, reason) in [(row.indicator, row.reason) for row in rows(text, status="refused")]
    assert (indicator, reason) not in [(row.indicator, row.reason) for row in rows(text)]


@pytest.mark.parametrize(
    "text",
    [
        "轻工业增加值下降4.5%。",
        "三次产业对GDP增长的贡献率分别为13.3%、40.4%和46.3%。",
        "新增百亿县区26个，累计达到46个。",
        "粮食产量突破千万吨。",
        "地区生产总值实现两位数增长。",
        "实物商品网上零售额5亿元，增长3%。",
        "拉动地区生产总值增长2.2个百分点。",
        "比全省平均水平高出476.9元。",
        "PM2.5、5G、第3位、2024年5月1日",
    ],
)
def test_what_belongs_to_no_indicator_drafts_nothing(text: str) -> None:
    assert rows(text) == []


def test_a_revised_figure_belongs_to_the_year_before() -> None:
    (row,) = rows("最终核算2023年全县生产总值972846万元。")
    assert (row.period, row.value, row.stage) == ("2023", 97.2846, "revised")


def test_first_accounts_are_preliminary() -> None:
    assert [row.stage for row in rows("初步核算，地区生产总值5亿元。")] == ["preliminary"]


def test_brackets_tell_of_the_year_before() -> None:
    found = rows("规上工业增加值增长2%（同期为下降31.9%、去年全年下降39.7%）。", "2024-Q2")
    wanted = [("2024-Q2", 2.0), ("2023-Q2", -31.9), ("2023", -39.7)]
    assert [(row.period, row.growth) for row in found] == wanted


def test_periods_are_said_in_many_ways() -> None:
    for period, said in (
        ("2024-Q2", "上半年"),
        ("2024-Q3", "前三季度"),
        ("2024-09", "元至九月"),
        ("2024-07", "1-7月份"),
    ):
        assert plain(rows(f"{said}，全县完成地区生产总值56.7亿。", period)) == [("gdp", period, 56.7, None)]


def test_a_section_of_plans_drafts_nothing() -> None:
    text = "2024年工作回顾\n城镇新增就业500人。\n2025年重点工作\n城镇新增就业600人。"
    assert plain(rows(text)) == [("jobs", "2024", 500, None)]


def test_tables_have_their_unit_in_the_caption_the_header_or_a_column() -> None:
    caption = (
        "2024年地区生产总值\n单位：亿元\n指标 | 指标值 | | 同比增长（±%）\n"
        "地区生产总值 | 4000.5 | | 10.0 | |\n第一产业 | 153.6 | | -11.0"
    )
    header = "主要农产品产量\n指标名称 | 产量（万吨） | 同比增长（±%）\n粮食 | 650.0 | | 17.3 |"
    column = "产品名称 | 单位 | 产量 | 同比增长\n烟叶 | 吨 | 4000 | 持平"
    assert plain(rows(caption)) == [("gdp", "2024", 4000.5, 10.0), ("first", "2024", 153.6, -11.0)]
    assert plain(rows(header)) == [("grain", "2024", 650.0, 17.3)]
    assert plain(rows(column)) == [("tobacco", "2024", 0.4, 0.0)]


def test_phrase_line_and_column_point_into_the_file() -> None:
    text = "公报\n\n一、综合\n全年实现地区生产总值５亿元，增长2%。"
    (row,) = rows(text)
    assert (row.line, row.column, row.phrase) == (4, 1, "全年实现地区生产总值５亿元，增长2%")


PIECES = st.sampled_from(
    [
        *"，。；：、（）()|\t\n[1]%‰",
        "地区生产总值",
        "粮食产量",
        "增长",
        "分别",
        "占",
        "比重",
        "万亿元",
        "个百分点",
        "5.1%",
        "1:2:3",
        "2024年",
        "同期",
        "由",
        "提高到",
        "其中",
        "三次产业",
        "城乡",
        "持平",
        "翻一番",
        "单位：",
        "９",
        "-",
        "1,000",
        "十五五",
        "\u200b",
        "\r",
        "9" * 400,
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=60).map("".join))
def test_hostile_texts_raise_nothing_and_phrases_are_verbatim(text: str) -> None:
    lines = text.replace("\r", " ").split("\n")
    for row in read(text, SUBJECTS, "2024"):
        assert row.phrase in lines[row.line - 1]
        assert len(row.phrase) <= LONGEST_PHRASE or "|" in row.phrase or "\t" in row.phrase
        assert (row.status == "refused") == (row.reason is not None)
