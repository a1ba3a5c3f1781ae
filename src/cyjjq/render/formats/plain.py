"""Tab-separated text for pipes: a heading line, then one line a row, nothing cut, folded or coloured."""

from cyjjq.render.sheets.sheet import Sheet


def write(sheet: Sheet) -> str:
    """The sheet's lines; the section of a line is its first column already, so headings are left out."""
    rows = [[column.heading for column in sheet.columns], *(line.cells for line in sheet.lines)]
    if any(line.remark for line in sheet.lines):
        rows = [[*rows[0], sheet.remark_heading], *([*line.cells, line.remark] for line in sheet.lines)]
    return "".join("\t".join(_one_line(cell) for cell in row) + "\n" for row in rows)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())
