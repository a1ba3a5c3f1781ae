"""The workbook: summary, assessment, yearly breakdown and rates with live formulas, figures with sources, catalogue."""

import io
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

from cyjjq.method.row import Row
from cyjjq.render.files import content
from cyjjq.render.files.content import Entry, Part, Report, Words
from cyjjq.render.files.workbook import calculation
from cyjjq.render.files.workbook.book import FILL, INK, Book, Head, letter, number_format
from cyjjq.render.phrases import cells
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import MISSING, fixed
from cyjjq.words import Pair, documents, terms

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
    "default_format_properties": {"font_name": "Microsoft YaHei", "font_size": 10},
}


def write(report: Report, watch: content.Watch[Any]) -> bytes:
    """The whole workbook; the same bytes for the same report."""
    import xlsxwriter

    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, _OPTIONS)
    day = datetime.combine(report.request.day, datetime.min.time(), tzinfo=UTC).replace(tzinfo=None)
    workbook.set_properties({"title": " / ".join(report.title), "created": day, "author": "cyjjq"})
    workbook.set_size(2400, 1400)
    book = Book(workbook, report)
    _summary(book)
    _assessment(book, watch)
    calculation.write(book)
    book.close()
    return stream.getvalue()


# --- The summary ------------------------------------------------------------------------------------------------------

_WIDE = 8  # columns beside the first, charts and sentences spread over them
_LINE = 20  # pixels of a row


def _summary(book: Book) -> None:
    """Facts, charts, counts by action, what is furthest behind, notes: one page."""
    report = book.report
    sheet = book.workbook.add_worksheet(book.name(documents.SHEET["summary"]))
    book.paper(sheet)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 42)
    sheet.set_column(1, _WIDE, 11)
    book.title(sheet, report.title)
    row = 1
    for texts in (*report.facts, *([report.warning] if report.warning else []), *report.lead):
        warned = {"bold": True, "font_color": INK["off_track"]} if texts is report.warning else {}
        book.line(sheet, row, 0, texts, **warned)
        row += 1
    charts = row + 1
    height = 110 + 26 * max(len(report.parts), len(report.worst)) if report.parts else 0
    table = charts + height // _LINE + 2
    worst = table + len(report.parts) + 4
    paced = [i for i, entry in enumerate(report.worst) if entry.row.pace is not None]
    if report.parts:
        _status_table(book, sheet, table)
        _status_chart(book, sheet, charts, table, (460 if paced else 760, height))
    row = _worst(book, sheet, worst)
    if paced:
        _pace_chart(book, sheet, charts, (worst + 2 + paced[0], worst + 2 + paced[-1]), (460, height))
    for texts in (*report.notes, *report.colophon):
        book.line(sheet, row, 0, texts, font_color="#69727D")
        row += 1


def _status_table(book: Book, sheet: Any, top: int) -> None:
    """Counts by action with their total as a live sum."""
    report = book.report
    heads = [Head(book.pair(terms.COLUMN["action"]), 42), Head(book.pair(terms.COLUMN["targets"]), 11)]
    heads += [Head(count.word, 11) for count in report.counts]
    book.heads(sheet, top, heads, widths=False)
    for i, part in enumerate(report.parts, start=top + 1):
        book.text(sheet, i, 0, part.heading, wrap=True, width=42)
        for column, number in enumerate(_numbers(report, part), start=1):
            book.number(sheet, i, column, number, "0")
    first, last = top + 1, top + len(report.parts)
    book.text(sheet, last + 1, 0, book.pair(documents.BOOK["total"]), bold=True, top=1)
    for column in range(1, len(heads)):
        column_name = letter(column)
        total = sum(_numbers(report, part)[column - 1] for part in report.parts)
        formula = f"=SUM({column_name}{first + 1}:{column_name}{last + 1})"
        sheet.write_formula(last + 1, column, formula, book.format(bold=True, top=1), total)


def _numbers(report: Report, part: Part) -> list[int]:
    return [len(part.entries), *(part.by_status.get(count.status, 0) for count in report.counts)]


def _status_chart(book: Book, sheet: Any, at: int, top: int, size: tuple[int, int]) -> None:
    """The counts as stacked bars."""
    report, name = book.report, book.name(documents.SHEET["summary"])
    first, last = top + 1, top + len(report.parts)
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for column, count in enumerate(report.counts, start=2):
        chart.add_series(
            {
                "name": [name, top, column],
                "categories": [name, first, 0, last, 0],
                "values": [name, first, column, last, column],
                "fill": {"color": INK[count.tone]},
                "gap": 40,
            }
        )
    chart.set_legend({"position": "bottom"})
    _place(book, sheet, (at, 0), chart, documents.PAGE["status_chart"], {"num_format": "0"}, size)


def _pace_chart(book: Book, sheet: Any, at: int, rows: tuple[int, int], size: tuple[int, int]) -> None:
    """The pace of the targets furthest behind."""
    name = book.name(documents.SHEET["summary"])
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": [name, rows[0] - 1, 1],
            "categories": [name, rows[0], 0, rows[1], 0],
            "values": [name, rows[0], 1, rows[1], 1],
            "fill": {"color": "#14506E"},
            "gap": 40,
            "data_labels": {"value": True, "num_format": "0%"},
        }
    )
    chart.set_legend({"none": True})
    _place(
        book,
        sheet,
        (at, 3),
        chart,
        documents.PART["worst_pace"],
        {"min": 0, "num_format": "0%", "major_unit": 0.25},
        size,
    )


def _place(
    book: Book, sheet: Any, at: tuple[int, int], chart: Any, title: Pair, axis: Mapping[str, Any], size: tuple[int, int]
) -> None:
    """A chart with its title, read from the top, where it belongs; described for those who do not see it."""
    texts = book.pair(title)
    text = " / ".join(texts)
    chart.set_title({"name": texts[0], "name_font": {"size": 11}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9 if len(texts) == 1 else 7}})
    chart.set_x_axis({**axis, "major_gridlines": {"visible": True, "line": {"color": "#D9DEE5"}}})
    chart.set_size({"width": size[0], "height": size[1]})
    sheet.insert_chart(*at, chart, {"description": text, "object_position": 3})


def _worst(book: Book, sheet: Any, top: int) -> int:
    """The targets furthest behind with their pace and sentence; the next free row."""
    report = book.report
    book.line(sheet, top, 0, book.pair(documents.PART["behind"]), bold=True, font_size=12)
    if not report.worst:
        book.line(sheet, top + 1, 0, book.pair(documents.SAY["behind_none"]))
        return top + 3
    keys = ("name", "pace", "status", "why")
    book.heads(sheet, top + 1, [Head(book.pair(terms.COLUMN[key]), 11) for key in keys], widths=False)
    for i, entry in enumerate(report.worst, start=top + 2):
        book.text(sheet, i, 0, entry.name, wrap=True, width=42)
        if entry.row.pace is None:
            book.reason(sheet, i, 1, reason(book, entry, "pace"))
        else:
            book.number(sheet, i, 1, entry.row.pace, "0.0%")
        _status(book, sheet, i, 2, entry)
        sheet.merge_range(i, 3, i, _WIDE, "")
        book.text(sheet, i, 3, entry.sentence, wrap=True, width=6 * 11)
    return top + 3 + len(report.worst)


# --- The assessment ---------------------------------------------------------------------------------------------------


class _Column(NamedTuple):
    """A column of the assessment: its key among the words, its width, its number, and how it reads."""

    key: str
    width: float
    value: Callable[[Row], float | None] | None = None
    shown: Callable[[Row, Style], str] | None = None
    figure: str = ""  # whose reason stands where there is no number
    words: Mapping[str, tuple[str, str]] = terms.COLUMN
    fraction: bool = False


def _change(which: str) -> _Column:
    def value(row: Row) -> float | None:
        found: float | None = getattr(row, f"{which}_rate" if row.path == "compound" else f"{which}_step")
        return found

    def shown(row: Row, style: Style) -> str:
        return cells.change(getattr(row, f"{which}_rate"), getattr(row, f"{which}_step"), row, style)

    key = {"plan": "planned_change"}.get(which, f"{which}_change")
    return _Column(key, 11, value, shown, f"{which}_step", fraction=True)


def _share(key: str) -> _Column:
    return _Column(
        key, 12, lambda row: getattr(row, key), lambda row, _: cells.share(getattr(row, key)), key, fraction=True
    )


def _point(which: Literal["base", "latest"]) -> tuple[_Column, _Column]:
    """Value and year of the base or the latest figure."""

    def value(row: Row) -> float | None:
        point = row.base if which == "base" else row.latest
        if not row.is_told_in_percent or row.basis is None:
            return None if point is None else point.value
        later = which == "latest" and row.latest is not None and row.base is not None
        return row.percent_reached if later and row.latest.year > row.base.year else None  # type: ignore[union-attr]

    def year(row: Row) -> int | None:
        point = row.base if which == "base" else row.latest
        return None if point is None else point.year

    def shown(row: Row, style: Style) -> str:
        return cells.point(getattr(row, which), row, style, but=year(row))

    return (
        _Column(f"{which}_value", 12, value, shown, which, documents.BOOK),
        _Column(f"{which}_year", 8, year, lambda row, _: str(year(row)), words=documents.BOOK),
    )


def _due(row: Row) -> float | None:
    """What is due in the year: in % of what is promised in %, of classes the class that counts."""
    if row.planned is None:
        return None
    if row.is_ranked:
        return cells.rank(row.planned, row.entry.bound)
    return row.percent_due if row.is_told_in_percent and row.basis is not None else row.planned


_GRID: tuple[_Column, ...] = (
    _Column("id", 26),
    _Column("name", 30),
    _Column("unit", 10),
    _Column("action", 7, lambda row: row.entry.action or 0, lambda row, _: str(row.entry.action or 0)),
    _Column("nature", 8),
    _Column("wanted", 14),
    _Column("by", 8),
    *_point("base"),
    *_point("latest"),
    _Column("planned", 12, _due, lambda row, _: cells.planned(row), "planned"),
    _Column("gap", 12, lambda row: row.gap, lambda row, style: cells.gap_number(row.gap or 0, row, style), "gap"),
    _change("plan"),
    _change("observed"),
    _change("required"),
    _share("attainment"),
    _share("progress"),
    _share("elapsed_latest"),
    _share("pace"),
    _Column("progress_value", 10, lambda row: row.progress_value, lambda row, _: fixed(row.progress_value or 0, 2)),
    _Column("score", 8, lambda row: row.score, lambda row, _: fixed(row.score or 0, 1)),
    _Column("status", 12),
    _Column("why", 60),
)
_BARS = ("attainment", "progress", "pace")


def _assessment(book: Book, watch: content.Watch[Any]) -> None:
    report = book.report
    grid = [c for c in _GRID if report.request.method == "open-sdg" or c.key not in ("progress_value", "score")]
    note = book.pair(documents.BOOK["assessment_note"], year=report.request.year)
    notes = [*report.facts, *([report.warning] if report.warning else []), note, *report.notes]
    heads = [Head(book.pair(column.words[column.key]), column.width) for column in grid]
    sheet = book.open(book.name(documents.SHEET["assessment"]), notes, heads, frozen=2, large=True)
    top = book.top(len(notes))
    for i, entry in enumerate(watch(report.entries), start=top + 1):
        for number, column in enumerate(grid):
            _cell(book, sheet, (i, number), entry, column)
    last = max(top + 1, top + len(report.entries))
    sheet.autofilter(top, 0, last, len(grid) - 1)
    sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True})
    for number, column in enumerate(grid):
        if column.key in _BARS:
            bar = {"type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": "#A9C9E3"}
            scale = {"min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
            sheet.conditional_format(top + 1, number, last, number, bar | scale)


def _cell(book: Book, sheet: Any, at: tuple[int, int], entry: Entry, column: _Column) -> None:
    row = entry.row
    if column.value is None or column.shown is None:
        if column.key == "status":
            _status(book, sheet, *at, entry)
        else:
            align = "center" if column.key in ("unit", "nature", "wanted", "by") else "left"
            book.text(sheet, *at, _text(book, entry, column.key), wrap=column.key in ("name", "why"), align=align)
        return
    value = column.value(row)
    if value is None:
        figure = column.figure.replace("_step", "_rate") if row.path == "compound" else column.figure
        book.reason(sheet, *at, reason(book, entry, figure))
        return
    text = column.shown(row, book.report.say.styles[0])
    shown = number_format(text.replace("†", ""), fraction=column.fraction)
    plain = "0" if column.key in ("base_year", "latest_year", "action") else shown
    color = INK["off_track"] if "†" in text else "#000000"  # what was only assumed stands out
    book.number(sheet, *at, value, plain, font_color=color, align="center" if plain == "0" else "right")


def _text(book: Book, entry: Entry, key: str) -> Words:
    row = entry.row
    match key:
        case "id":
            return (entry.id,)
        case "name":
            return entry.name
        case "unit":
            return book.report.say(lambda style: style.unit("%" if row.is_told_in_percent else row.level_unit))
        case "why":
            return entry.sentence
    return entry.texts[key]


def _status(book: Book, sheet: Any, row: int, column: int, entry: Entry) -> None:
    fill, ink = FILL[entry.tone], INK[entry.tone]
    word = book.report.say(lambda style: style.status(entry.row.status))  # the bare word, by which a column filters
    book.text(sheet, row, column, word, bg_color=fill, font_color=ink, bold=True, align="center")


def reason(book: Book, entry: Entry, figure: str) -> Words:
    """Why a figure of a target is not there, in words."""
    if figure not in entry.row.reasons:
        return (MISSING,)
    return book.pair(terms.REASON[entry.row.reasons[figure]])
