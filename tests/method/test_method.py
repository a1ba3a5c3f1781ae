"""docs/method.md: every number in it is computed again, by the sums that it shows and by the program."""

import ast
import operator
import re

import pytest

from cyjjq.words import terms
from tests.support import ROOT
from tests.support.building import row

TEXT = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
SUMS = [
    line.rsplit(" = ", 1) for block in re.findall(r"```calc\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()
]
SIGNS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def computed(expression):
    """The value of a sum of numbers, by the parser of the language and nothing of ours."""

    def value(node):
        if isinstance(node, ast.BinOp):
            return SIGNS[type(node.op)](value(node.left), value(node.right))
        assert isinstance(node, ast.Constant)
        return node.value

    return value(ast.parse(expression.replace("^", "**"), mode="eval").body)


@pytest.mark.parametrize(("expression", "shown"), SUMS)
def test_sums(expression, shown):
    """Each sum comes to what stands behind it, to its last printed digit."""
    digits = len(shown.partition(".")[2])
    assert computed(expression) == pytest.approx(float(shown), abs=0.51 * 10**-digits)


def shown(expression):
    """What the document prints for a sum."""
    return float(dict(SUMS)[expression])


def test_program_agrees():
    """The program's rows say what the document says."""
    retail = row(2025, observations={2022: 278.0, 2024: 300.0})
    pairs = {
        "(400/278)^(1/5) - 1": retail.plan_rate,
        "278 * (400/278)^(3/5)": retail.planned,
        "400 - 300": retail.gap,
        "300/400": retail.attainment,
        "(300 - 278)/(400 - 278)": retail.progress,
        "321.5517 - 300": retail.schedule_gap,
        "(300/278)^(1/2) - 1": retail.observed_rate,
        "(400/300)^(1/3) - 1": retail.required_rate,
    }
    grown = row(2025, kind="growth", value=8, observations={2022: 278.0, 2024: 300.0})
    pairs |= {"278 * 1.08^5": grown.target, "(408.4732/300)^(1/3) - 1": grown.required_rate}
    pairs |= {"8 - 100 * 0.0388150": grown.gap}
    urban = row(2025, value=60, unit="%", scale="share", observations={2020: 49.25})
    pairs |= {"(60 - 49.25)/7": urban.plan_step, "49.25 + (60 - 49.25) * 5/7": urban.planned, "60 - 49.25": urban.gap}
    pairs |= {"2000 * 3/5": row(2025, kind="increase", value=2000, scale="count").planned}
    assert {sum_: shown(sum_) for sum_ in pairs} == {
        sum_: pytest.approx(value, rel=1e-5) for sum_, value in pairs.items()
    }
    assert (retail.status, retail.pace) == ("off_track", pytest.approx(0.5051462, abs=1e-6))


def test_words():
    """Every reason and status is there in both languages."""
    for zh, en in (*terms.REASON.values(), *terms.STATUS.values()):
        assert zh in TEXT
        assert en in TEXT
