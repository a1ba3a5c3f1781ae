"""What the words around a number make of it as a draft: wordings of the kinds that plans use."""

import pytest

from cyjjq.chinese import numerals
from cyjjq.plan import suggest
from cyjjq.plan.text import PlanText
from tests.cases import HERE


def drafted(text, end=2030):
    plan = PlanText("t", text)
    found = suggest.drafts(plan, numerals.quantities(plan.squeezed), end)
    return [(d.value, d.unit, d.kind, d.bound, d.by) for d in found]


def gold(name):
    """What a reader takes from one of the made-up texts: words and fields."""
    rows, now = [], ""
    for line in (HERE / "plans" / "gold.txt").read_text(encoding="utf-8").splitlines()[1:]:
        if "|" not in line:
            now = line
        elif now == name:
            rows.append(line.split("|"))
    return rows


@pytest.mark.parametrize(("name", "end"), [("district", 2030), ("bureau", 2026), ("city", 2026)])
def test_whole_texts(name, end):
    """Five years with chapters and a table, a bureau's points of a year, a city's report: as read, no more."""
    plan = PlanText("t", (HERE / "plans" / f"{name}.txt").read_text(encoding="utf-8"))
    found = list(suggest.drafts(plan, numerals.quantities(plan.squeezed), end))
    told = [
        [*map(str, (numerals.plain(d.value) if d.value is not None else "-", d.unit, d.kind, d.bound, d.by or "-"))]
        for d in found
    ]
    rows = gold(name)
    assert told == [fields for _, *fields in rows]
    assert all(words in draft.phrase for (words, *_), draft in zip(rows, found, strict=True))


LE, GE = "at_most", "at_least"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二、2026年工作安排\n产值增长6.1%左右。", [(6.1, "%", "growth", GE, 2026)]),
        (
            "三次产业年均分别增长3%左右、6%左右。",
            [(3, "%", "growth", GE, None), (6, "%", "growth", GE, None)],
        ),
        ("到2025年，能耗比2020年下降12.1%。", [(-12.1, "%", "change", LE, 2025)]),
        ("到2027年，入园率提高4个百分点。", [(4, "个百分点", "increase", GE, 2027)]),
        ("研发增速高于全省平均3个百分点以上。", [(3, "个百分点", "benchmark", GE, None)]),
        ("收入增长与经济增长同步，增速快于全市平均。", [(None, "%", "benchmark", GE, None)] * 2),
        ("与全国同步实现现代化。", []),
        ("2026年，存量危房清零。", [(0, "%", "level", LE, 2026)]),
        (
            "到2030年，城镇化率达到63%。到2035年，人均产值翻一番。研发年均增长7%以上。",
            [(63, "%", "level", GE, 2030), (2, "倍", "multiple", GE, 2035), (7, "%", "growth", GE, 2030)],
        ),
        ("2025年参保率达到94%，2027年达到96%。", [(94, "%", "level", GE, 2025), (96, "%", "level", GE, 2027)]),
        ("占比2025年、2027年分别达到54%、62%。", [(54, "%", "level", GE, 2025), (62, "%", "level", GE, 2027)]),
        ("到2027年，加工率达到62%—67%。", [(62, "%", "level", GE, 2027)]),
        ("到2027年，产值从120亿元增加到180亿元。", [(180, "亿元", "level", GE, 2027)]),
        ("价格涨幅3%左右，失业率5.1%左右。", [(3, "%", "growth", LE, None), (5.1, "%", "yearly", LE, None)]),
        ("PM2.5年均浓度控制在33微克/立方米以下。", [(33, "微克/立方米", "yearly", LE, None)]),
        (
            "县城新增人口90万，运量达到51万标箱。",
            [(90, "万人", "increase", GE, None), (51, "万标箱", "level", GE, None)],
        ),
        ("党的二十大精神，深化5G应用，落实“5+3”机制，建县60周年，500强企业。", []),
        ("一、2025年工作回顾\n产值增长5.1%。\n二、2026年工作安排\n产值增长6%。", [(6, "%", "growth", GE, 2026)]),
        ("2026年工作要点\n今年产值增长5%。", [(5, "%", "growth", GE, 2026)]),
        ("一、目标\n（一）就业\n新增就业3万人。", [(3, "万人", "increase", GE, None)]),
        ("落实民营经济31条。", []),
        ("新增公交线路12条。", [(12, "条", "increase", GE, None)]),
        ("新增停车位2\n8\n00个。", []),
        (
            "指标\t2020年\t2025年\t属性\n贡献率（%）\t61\t64\t预期性\n农田（万亩）\t8\t11.5\t约束性\n托位（个）\n2\n4\n",
            [(64, "%", "level", GE, 2025), (11.5, "万亩", "level", GE, 2025), (4, "个", "level", GE, 2025)],
        ),
        (
            "指标|单位|2025年|2030年\n失业率|%|5.2|<5.5\n单位产值能耗降低|%|—|〔12〕\n全员劳动生产率增长|%|4.8|5",
            [(5.5, "%", "level", LE, 2030), (-12, "%", "change", LE, 2030), (5, "%", "growth", GE, 2030)],
        ),
    ],
)
def test_wordings(text, expected):
    assert drafted(text) == expected


def test_what_a_draft_was_taken_from():
    plan = PlanText("t", "到2027年，赤字率控制在5%以内。")
    (draft,) = suggest.drafts(plan, numerals.quantities(plan.squeezed), 2027)
    assert draft.taken == ("到2027年", "控制在", "以内")
    assert draft.sureness == 3


def test_a_table_row_knows_its_name_and_nature():
    plan = PlanText("t", "指标\t2020年\t2025年\t属性\n农田（万亩）\t8\t11.5\t约束性")
    (draft,) = suggest.drafts(plan, numerals.quantities(plan.squeezed), 2025)
    assert (draft.name, draft.nature, draft.phrase) == ("农田", "binding", "农田（万亩）8 11.5")


def test_chinese_or_not():
    assert suggest.is_chinese(PlanText("t", "GDP年均增长5%，建成5G基站"))
    assert not suggest.is_chinese(PlanText("t", "By 2030 there will be 9 GW of onshore wind."))
