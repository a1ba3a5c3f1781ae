"""Findings of a form: the file, the sheet and the cell, what is wrong with it, and what to write instead."""

from collections.abc import Iterable

from cyjjq.catalogue.finding import Finding
from cyjjq.words import Lang, fill, pick, rules, ui


def write(findings: Iterable[Finding], lang: Lang) -> str:
    """Two lines a finding."""
    return "".join(f"{_block(finding, lang)}\n" for finding in findings)


def _block(finding: Finding, lang: Lang) -> str:
    place = finding.place
    advice = fill(ui.ERROR["hint"], lang, {"hint": rules.hint(finding.code, finding.facts, lang)})
    return f"{place.file}:{place.line}:{place.column}: {finding.code} {message(finding, lang)}\n  {advice}"


def typed(findings: Iterable[Finding], lang: Lang) -> str:
    """Findings of a figure that was typed: no place, for the line that it would have had was not written."""
    lines = []
    for finding in findings:
        advice = fill(ui.ERROR["hint"], lang, {"hint": rules.hint(finding.code, finding.facts, lang)})
        severity = pick(ui.SEVERITY[finding.severity], lang)
        lines.append(f"{finding.code} {rules.message(finding.code, finding.facts, lang)} [{severity}]\n  {advice}\n")
    return "".join(lines)


def comment(finding: Finding, lang: Lang) -> str:
    """The finding as a comment at its cell: what is wrong, and what to write instead."""
    advice = rules.hint(finding.code, finding.facts, lang)
    return f"{finding.code} {message(finding, lang)}\n{advice}"


def message(finding: Finding, lang: Lang) -> str:
    """What the finding says, with its cell where the rule's own words do not name it."""
    said = rules.message(finding.code, finding.facts, lang)
    cell = finding.place.path
    return said if "cell" in finding.facts or not cell else f"{cell}{'：' if lang == 'zh' else ': '}{said}"
