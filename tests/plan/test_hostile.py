"""Texts that no plan is: whatever stands in them, they are read to the end and come out as drafts or as none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyjjq.catalogue.finding import Place
from cyjjq.plan import proposal, suggest
from cyjjq.plan.text import PlanText, squeeze
from cyjjq.plan.trace import trace
from tests.plan.test_trace import catalogue
from tests.support.drawn import drawn

PIECES = st.sampled_from(
    [
        *(
            "一、",
            "（一）",
            "第一章 ",
            "1. ",
            "——",
            "专栏1 ",
            "目标",
            "\n",
            "\t",
            "|",
            " ",
            "　",
            "。",
            "，",
            "；",
            "、",
            "“",
            "”",
        ),
        *(
            "到2027年",
            "2025年、2027年分别",
            "今年",
            "去年",
            "比2020年",
            "由",
            "从",
            "提高到",
            "下降",
            "年均",
            "分别",
            "增长",
        ),
        *(
            "5%",
            "5%—6%",
            "〔3〕",
            "<5",
            "-5",
            "三成",
            "一半",
            "百分之五点五",
            "亿",
            "万元",
            "个",
            "家以上",
            "个百分点",
            "Ⅲ类",
            "1∶2",
        ),
        *(
            "0",
            "9" * 41,
            "亿" * 41,
            "１２",
            ".",
            ":",
            "点",
            "分之",
            "与经济增长同步",
            "高于全国平均",
            "指标\t2025年\t2030年\n",
            "（%）",
        ),
    ]
)


@settings(max_examples=drawn(150))
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read(text):
    plan = PlanText("t", text)
    found = proposal.propose(plan, None)
    for aim in found.aims:
        assert not suggest.stands_twice(plan.squeezed, squeeze(aim.draft.phrase))
    traced = trace(catalogue([], []), plan, lambda _loc: Place("targets.yaml"))
    assert traced.numbers == traced.claimed + traced.excluded + len(traced.unaccounted)


@pytest.mark.parametrize(
    "piece", ["1", "A（1）、", "产值达到5%、", "一、目标\n", "率（%）\n1\n", "由5", "新增企业5家。"]
)
def test_repeated(piece):
    """The same piece again and again."""
    proposal.propose(PlanText("t", "某县\n" + piece * (6000 // len(piece))), None)
