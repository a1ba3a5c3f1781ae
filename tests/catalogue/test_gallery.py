"""Every rule has a case that breaks it and nothing that was not meant; the page that shows them is current."""

import subprocess
import sys
from datetime import date

import pytest

from cyjjq.catalogue import finding, loading
from cyjjq.words import rules
from tests.cases import HERE, cases
from tests.support import ROOT

CASES = cases()


def told(findings):
    return [f"{f.place.line}:{f.place.column} {f.code} {rules.message(f.code, f.facts, 'en')}" for f in findings]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case, tmp_path):
    """The case is found at its place, with its words, and nothing else is."""
    case.write(tmp_path)
    assert told(loading.load(tmp_path, today=case.today).findings) == case.expected
    assert any(f" {case.code} " in line for line in case.expected)


def test_every_rule_has_a_case():
    """No rule without a data set that breaks it."""
    assert {case.code for case in CASES} >= {code for code in finding.RULES if code < "CJ5"}


def test_valid_set_is_clean():
    """The set that the cases are made from has no fault itself."""
    assert told(loading.load(HERE / "valid", today=date(2024, 6, 30)).findings) == []


def test_page_is_current():
    """docs/rules.md is what docs/rules.py writes."""
    done = subprocess.run([sys.executable, ROOT / "docs" / "rules.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
