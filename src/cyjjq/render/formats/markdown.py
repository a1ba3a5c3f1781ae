"""Markdown: headings, tables and lists for a repository or an issue; what looks like markup in the data is escaped."""

import re

from cyjjq.render.sheets.sheet import Sheet

_MARKUP = re.compile(r"(&(?=#?\w+;)|[\\`*_{}\[\]<>|#~])")


def escape(text: str) -> str:
    """Text that markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def write(sheet: Sheet) -> str:
    """The whole sheet: title, overview, a table a section with its remark, totals and notes."""
    blocks = [f"# {escape(sheet.title)}", *(escape(line) for line in sheet.overview)]
    marks = ["---:" if column.align == "right" else ":---" for column in sheet.columns]
    for section in sheet.sections:
        if section.heading:
            blocks.append(f"## {escape(section.heading)}")
        if section.counts:
            blocks.append(escape(section.counts))
        if section.lines:
            rows = [[column.heading for column in sheet.columns], *(list(line.cells) for line in section.lines)]
            rule = marks
            if any(line.remark for line in section.lines):
                remarks = [sheet.remark_heading, *(line.remark for line in section.lines)]
                rows, rule = [[*row, remark] for row, remark in zip(rows, remarks, strict=True)], [*marks, ":---"]
            table = [_row([escape(cell) for cell in row]) for row in rows]
            table.insert(1, _row(rule))
            blocks.append("\n".join(table))
        if section.remark:
            blocks.append(escape(section.remark))
    blocks += [escape(line) for line in sheet.totals]
    blocks += [f"- {escape(line)}" for line in sheet.notes]
    return "\n\n".join(blocks) + "\n"


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
