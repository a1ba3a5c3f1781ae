"""Findings for people: the line they stand on, a caret under the spot, and what to write instead."""

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len

from cyjjq.catalogue.finding import Finding
from cyjjq.render.findings.concise import line
from cyjjq.visible import visible
from cyjjq.words import Lang, fill, pick, rules, ui

_WIDEST = 100


def write(findings: Iterable[Finding], lines: Mapping[str, Sequence[str]], lang: Lang) -> str:
    """Every finding as a block; `lines` holds the lines of each file that could be read."""
    return "\n".join(_block(finding, lines.get(finding.place.file, ()), lang) for finding in findings)


def _block(finding: Finding, lines: Sequence[str], lang: Lang) -> str:
    place = finding.place
    severity = pick(ui.SEVERITY[finding.severity], lang)
    text = [f"{line(finding, lang)} [{severity}]"]
    if place.line <= len(lines):
        text += _excerpt(lines[place.line - 1], place.line, place.column, place.end_column)
    advice = rules.hint(finding.code, finding.facts, lang)
    text.append("  " + fill(ui.ERROR["hint"], lang, {"hint": advice}))
    return "\n".join(text) + "\n"


def _excerpt(source: str, number: int, column: int, end: int | None) -> list[str]:
    """The line and a caret line below it; a wide character counts two cells, a long line is windowed."""
    start = 0 if column <= _WIDEST - 20 else column - 40
    shown = visible(source[start : start + _WIDEST])
    margin = f"  {number} | "
    before = cell_len(visible(source[start : column - 1]))
    marked = visible(source[column - 1 : min(end - 1 if end else column, start + _WIDEST)])
    return [margin + shown, " " * (len(margin) - 2) + "| " + " " * before + "^" * max(1, cell_len(marked))]
