"""Findings one a line, as editors and terminals jump to them: file:line:col: CODE message."""

from collections.abc import Iterable

from cyjjq.catalogue.finding import Finding
from cyjjq.words import Lang, rules


def write(findings: Iterable[Finding], lang: Lang) -> str:
    """A line a finding; in Chinese or English, the code is the same."""
    return "".join(f"{line(finding, lang)}\n" for finding in findings)


def line(finding: Finding, lang: Lang) -> str:
    """One finding without its hint."""
    place = finding.place
    return (
        f"{place.file}:{place.line}:{place.column}: {finding.code} {rules.message(finding.code, finding.facts, lang)}"
    )
