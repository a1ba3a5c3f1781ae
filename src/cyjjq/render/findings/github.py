"""Findings as GitHub Actions annotates them, and the page that a step may add to its run.

An annotation is a line `::error file=…,line=…,col=…::message`; GitHub shows ten of a kind for a step, so the page
holds them all. What comes from data is escaped in both: no file can forge an annotation or a link.
"""

from collections.abc import Iterable, Sequence

from cyjjq.catalogue.finding import Finding, Severity, count
from cyjjq.render.formats.markdown import escape
from cyjjq.words import rules

_PAGE = 1_000_000  # GitHub drops a step's summary beyond 1,048,576 bytes whole
_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write(findings: Iterable[Finding]) -> str:
    """An annotation a finding, the gravest first, because only the first ten of a kind are shown."""
    return "".join(
        f"{_annotation(finding)}\n" for finding in sorted(findings, key=lambda finding: -finding.severity.rank)
    )


def write_summary(findings: Sequence[Finding]) -> str:
    """All findings as a Markdown table for the run's page."""
    totals = ", ".join(f"{severity} {n}" for severity, n in count(findings).items())
    lines = [f"### cyjjq check: {totals}", ""]
    if findings:
        lines += ["| place | code | finding | hint |", "|---|---|---|---|"]
    for finding in findings:
        place, told = finding.place, (rules.message, rules.hint)
        texts = [escape(text(finding.code, finding.facts, "en")) for text in told]
        lines.append(f"| {escape(place.file)}:{place.line}:{place.column} | {finding.code} | {texts[0]} | {texts[1]} |")
    return _within(lines, _PAGE)


def _within(lines: Sequence[str], most: int) -> str:
    """As many lines as fit into so many bytes, and how many more there are."""
    room = most - 100  # for the last line
    for i, line in enumerate(lines):
        room -= len(line.encode("utf-8", "backslashreplace")) + 1
        if room < 0:
            return "\n".join([*lines[:i], "", f"and {len(lines) - i} more"]) + "\n"
    return "\n".join(lines) + "\n"


def _annotation(finding: Finding) -> str:
    place = finding.place
    properties = {"file": place.file, "line": place.line, "col": place.column}
    if place.end_column is not None:
        properties |= {"endLine": place.line, "endColumn": place.end_column - 1}
    properties["title"] = f"{finding.code} {rules.TEXT[finding.code].summary[1]}"
    told = "; ".join(text(finding.code, finding.facts, "en") for text in (rules.message, rules.hint))
    given = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    return f"::{_COMMAND[finding.severity]} {given}::{_escaped(told)}"


def _escaped(text: str, more: str = "") -> str:
    """Escape as the runner's commands want it: the percent sign, line breaks, and in properties : and , too."""
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{more}" else c for c in text)
