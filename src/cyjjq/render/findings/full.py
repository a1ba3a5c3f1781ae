"""Findings for people: the line they stand on, a caret under the spot, and what to write instead."""

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len, chop_cells

from cyjjq.catalogue.finding import Finding
from cyjjq.render.findings.concise import line
from cyjjq.visible import visible
from cyjjq.words import Lang, fill, pick, rules, ui

_WIDEST = 72  # cells of a line that are shown


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
    """The line and a caret line below it, as much of them as a terminal of 80 cells has in one line.

    A wide character counts two cells. What is left of the spot is cut where the spot would not be seen.
    """
    head, spot, tail = (visible(part) for part in _parts(source, column, end))
    if cell_len(head) > _WIDEST - 20:
        head = chop_cells(head[::-1], _WIDEST // 2)[0][::-1]  # it has a width, so there is a first piece
    shown = "".join(chop_cells(head + spot + tail, _WIDEST)[:1])  # none of a text without width
    margin = f"  {number} | "
    marked = max(1, min(cell_len(spot), cell_len(shown) - cell_len(head)))
    return [margin + shown, " " * (len(margin) - 2) + "| " + " " * cell_len(head) + "^" * marked]


def _parts(source: str, column: int, end: int | None) -> tuple[str, str, str]:
    """What stands before a spot, in it and behind it; columns count from 1."""
    stop = end - 1 if end else column
    return source[: column - 1], source[column - 1 : stop], source[stop:]
