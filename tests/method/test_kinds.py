"""Changes over the whole way, benchmarks with an amount or of growths, milestones, bases: rows worked by hand."""

from datetime import date

import pytest

from cyjjq.catalogue import checks
from cyjjq.catalogue.finding import Place
from cyjjq.method.assessment import assess
from cyjjq.method.breakdown import by_year
from cyjjq.method.outlook import outlook
from cyjjq.plan import trace
from cyjjq.plan.text import PlanText
from cyjjq.render import contract
from cyjjq.render.phrases import arithmetic, cells, counts, sentence
from cyjjq.render.phrases.cells import Style
from tests.support.building import catalogue, close, row, seen

FALL = {"kind": "change", "bound": "at_most", "value": -13.5}
TENTH = {"kind": "change", "bound": "at_most", "value": -10, "observations": {2022: 200, 2024: 190}}
SHARE = {"unit": "%", "scale": "share", "timing": "stock"}
ODD_UNIT = {"value": 400}
PERCENT = {"unit": "%", "scale": "ratio", "timing": "rate"}

CASES = {
    # 0.97^2 = 0.9409; 0.865^(2/5) = 0.94364036; (94.09 - 100)/(94.364036 - 100) = 1.0486199
    "a change on the index": (
        FALL | {"growths": {2023: -3, 2024: -3}},
        {"basis": "index", "base.value": 100, "latest.value": 94.09, "target": 86.5, "path": "compound"}
        | {"gap": 7.59, "gap_unit": "pp", "progress": 5.91 / 13.5, "status": "on_track"}
        | {"attainment": "not_applicable", "plan_step": -2.7},
    ),
    # 200 -> 180; 100*(190/200 - 1) = -5, so 5 points are missing; 200*0.9^0.4 = 191.7464
    "a change on levels": (
        TENTH,
        {"basis": "levels", "target": 180, "gap": 5, "progress": 0.5, "status": "on_track", "observed_step": -5}
        | {"level_unit": "亿元", "gap_unit": "pp"},
    ),
    "a change that is kept": (TENTH | {"observations": {2022: 200, 2024: 170}}, {"gap": -5, "status": "met"}),
    # 50 * 1.2 = 60 by 2027; 56 is 12 % above 50
    "a change since another year": (
        {"kind": "change", "value": 20, "since": 2020, "observations": {2020: 50, 2022: 53, 2024: 56}},
        {"base.year": 2020, "target": 60, "gap": 8, "plan_step": 10 / 7, "elapsed_latest": 4 / 7},
    ),
    "a change without its base": (
        {"kind": "change", "value": 20, "since": 2020, "observations": {2022: 53, 2024: 56}},
        {"base": "no_base", "target": "no_base", "gap": "no_base", "latest.value": 56, "status": "no_data"},
    ),
    # -15 by 2027 from 0 in 2022 is -6 in 2024
    "a change published as such": (
        PERCENT
        | {"kind": "change", "bound": "at_most", "value": -15, "reported": "cumulative", "observations": {2024: -6}},
        {"basis": None, "base.value": 0, "base.quality": "definition", "target": -15, "path": "linear", "pace": 1}
        | {"gap": 9, "schedule_gap": 0, "attainment": "not_applicable", "status": "on_track"},
    ),
    # 100*1.1^0.4 = 103.887 may be used up by 2024
    "a change that is an allowance": (
        {"kind": "change", "bound": "at_most", "value": 10, "observations": {2022: 100, 2024: 103}},
        {"gap": -7, "status": "on_track", "progress": "not_applicable", "pace": "not_applicable"},
    ),
    "an allowance used too fast": (
        {"kind": "change", "bound": "at_most", "value": 10, "observations": {2022: 100, 2024: 105}},
        {"gap": -5, "status": "behind", "acceleration": "not_applicable"},
    ),
    "two points above another": (
        {"kind": "benchmark", "value": 2, "observations": {2024: 5}, "others": {2024: 4}},
        {"target": 6, "planned": 6, "gap": 1, "status": "behind"},
    ),
    "in step within half a point": (
        {"kind": "benchmark", "compares": "growth", "tolerance": 0.5, "observations": {2023: 100, 2024: 105}}
        | {"other_growths": {2024: 5.4}},
        {"latest.value": 5, "target": 5.4, "gap": 0.4, "status": "met", "level_unit": "%", "gap_unit": "pp"},
    ),
    "no growth of the other": (
        {"kind": "benchmark", "compares": "growth", "growths": {2024: 5}, "others": {2024: 5}},
        {"target": "no_benchmark", "status": "no_data"},
    ),
    "a single figure is no base": (
        SHARE | {"value": 60, "observations": {2025: 54}},
        {"base": "no_base", "latest.value": 54, "gap": 6, "attainment": 0.9, "required_step": 3}
        | {"progress": "no_base", "planned": "no_base", "status": "no_data"},
    ),
    "a single figure can be enough": (
        SHARE | {"value": 60, "observations": {2025: 61}},
        {"base": "no_base", "gap": -1, "status": "met", "required_step": "already_met"},
    ),
    "the first of two is a base": (
        SHARE | {"value": 60, "observations": {2024: 52, 2025: 54}},
        {"base.year": 2024, "latest.year": 2025, "observed_step": 2},
    ),
    "a newer one after the deadline makes no base": (
        SHARE | {"value": 60, "by": 2024, "observations": {2024: 52, 2025: 54}},
        {"base": "no_base", "latest.value": 52, "status": "missed"},
    ),
    # 50 through 55 in 2025 to 61 in 2027
    "through a milestone": (
        SHARE | {"value": 61, "milestones": {2025: 55}, "observations": {2022: 50, 2024: 53}},
        {"planned": 55, "schedule_gap": 1 / 3, "pace": 0.9, "plan_step": 2.2, "status": "behind"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_row(name):
    """Each figure as worked by hand."""
    given, expected = CASES[name]
    assert seen(row(2025, **given), expected) == close(expected)


@pytest.mark.parametrize(
    ("milestones", "expected"),
    [
        ({2024: 121}, [100, 110, 121, 121 * 1.21 ** (1 / 3), 121 * 1.21 ** (2 / 3), 146.41]),
        ({2024: 90}, [100 * 1.4641 ** (n / 5) for n in range(6)]),  # the base keeps it
    ],
)
def test_compound_path_through_a_milestone(milestones, expected):
    """The path is even between the milestones; one that the base keeps bends nothing."""
    only = row(2025, value=146.41, milestones=milestones, observations={2022: 100})
    assert by_year(only, range(2022, 2028)) == pytest.approx(expected, rel=1e-9)


def test_arithmetic_and_sentence():
    """The card's arithmetic names the change's own numbers, the sentence what it came to."""
    only = row(2025, **TENTH)
    written = {expression: result for _, expression, result in arithmetic.entries(only, Style("zh"))}
    assert written["200 × 0.9"] == "180"
    assert written["100 × (190/200 - 1) - (-10)"] == "5个百分点"
    assert "2022年以来累计下降5.00%" in sentence.sentence(catalogue(**TENTH), only, Style("zh"))
    assert cells.wanted(only.entry, "亿元", catalogue(**TENTH), Style("zh")) == "累计下降≥10%"


def test_outlook_of_a_change():
    """200 to 190 in two years goes on to 190*0.95^1.5 in 2027, which is below 180."""
    (look,) = outlook(catalogue(**TENTH))
    assert look.projected == pytest.approx(190 * 0.95**1.5)
    assert look.verdict == "reaches"


def test_goals_of_the_plan_as_a_whole_come_first():
    """They are a group of their own, null in JSON."""
    built = catalogue(action=None, milestones={2025: 300}, observations={2022: 278})
    rows = assess(built, 2025)
    assert [action and action.id for action, _ in counts.by_action(built, rows)] == [None, 1]
    assert [group["action"] for group in contract.summary(built, rows)["actions"]] == [None, 1]
    assert counts.action_heading(None, Style("zh")) == "总体目标"


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"kind": "growth", "value": 13.5, "phrase": "五年累计增长13.5%"}, ["CJ223"]),
        ({"kind": "growth", "value": 65, "phrase": "比2005年增长65%"}, ["CJ223"]),
        ({"kind": "change", "value": 8, "phrase": "年均增长8%"}, ["CJ223"]),
        ({"kind": "change", "value": 13.5, "phrase": "年均增长2.6%、累计增长13.5%"}, []),
        ({"kind": "growth", "value": 2.6, "phrase": "年均增长2.6%、累计增长13.5%"}, []),
        ({"kind": "change", "value": -13.5, "bound": "at_most", "phrase": "累计下降13.5%"}, []),
        (SHARE | {"kind": "increase", "value": 2, "phrase": "提高2个百分点"}, []),
        (SHARE | {"kind": "level", "value": 2, "phrase": "提高2个百分点"}, ["CJ216"]),
        (SHARE | {"kind": "benchmark", "value": -2, "bound": "at_most", "phrase": "低于平均2个百分点"}, []),
        ({"kind": "benchmark", "compares": "growth", "tolerance": 0.5, "phrase": "与经济增长同步"}, []),
        ({"since": 2020, "phrase": "达到400亿元"}, ["CJ207"]),
        ({"compares": "growth", "phrase": "达到400亿元"}, ["CJ207"]),
        ({"kind": "change", "value": 5, "since": 2027, "phrase": "增长5%"}, ["CJ207"]),
        ({"action": None, "task": 1, "phrase": "达到400亿元"}, ["CJ203"]),
        (ODD_UNIT | {"unit": "亿园", "phrase": "达到400亿元"}, ["CJ216"]),
        (ODD_UNIT | {"unit": "平方里", "phrase": "达到400平方公里"}, ["CJ216"]),
        (ODD_UNIT | {"unit": "人天", "phrase": "达到400人天"}, []),  # as printed
        (ODD_UNIT | {"unit": "片", "phrase": "达到400家"}, []),  # nothing alike: a unit of the catalogue's own
        (ODD_UNIT | {"unit": "billion yuan", "phrase": "达到400亿元"}, []),
    ],
)
def test_check(given, codes):
    """What cannot be true is said, what can is not."""
    built = catalogue(**given)
    assert [fault.code for check in checks.CHECKS for fault in check(built, date(2024, 6, 30))] == codes


TEXT = (
    "目录\n第一章 总体目标\n第二章 产业\n"
    "第一章 总体目标\n到2027年，零售额由2020年的278亿元达到400亿元。\n"
    "第二章 产业\n（一）一般\n园区。\n到2027年，增加值达到90亿元。\n第三章 保障\n没有数。\n"
)


def traced(text: str, **given: object) -> list[str]:
    """The codes of what a trace finds: one goal of the whole plan, one target in the chapter 第二章 产业."""
    figures = [{"year": 2020, "value": 278, "phrase": "由2020年的278亿元"}]
    built = catalogue(action=None, phrase="达到400亿元", figures=figures)
    file = built.targets_file
    action = file.actions[0].model_copy(update={"heading": "第二章 产业"})
    inside = {"id": "inside", "action": 1, "value": 90.0, "phrase": "增加值达到90亿元"} | given
    targets = (*file.targets, file.targets[0].model_copy(update=inside))
    plan_itself = {key: s.model_copy(update={"date": file.plan.issued}) for key, s in built.baseline.sources.items()}
    baseline = built.baseline.model_copy(update={"sources": plan_itself})
    built = type(built)(file.model_copy(update={"actions": (action,), "targets": targets}), baseline)
    return [f.code for f in trace.trace(built, PlanText("plan.txt", text), lambda _: Place("targets.yaml")).findings]


def test_trace_by_headings():
    """Places are found by the headings as printed; the stated base is the observation's number."""
    assert traced(TEXT) == []
    assert traced(TEXT, action=None) == ["CJ504"]
    assert "CJ510" in traced(TEXT.replace("第二章", "第四章"))
    assert set(traced(TEXT.replace("278亿元", "279亿元"))) == {"CJ501", "CJ514"}
    assert traced(TEXT.replace("没有数", "新增7家")) == ["CJ501"]
