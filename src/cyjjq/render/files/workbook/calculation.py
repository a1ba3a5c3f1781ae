"""The sheets that calculate: rates and yearly breakdown as live formulas over those of `inputs`.

What is put in stands once, on the sheets of figures and of the catalogue, in blue; everything else is a formula that
leads back there, written after the definitions of `growth` and `reduction`. The values that our own arithmetic gave
are saved with the formulas, for readers that do not calculate. A figure that could not be had is its reason, as text.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cyjjq.catalogue.models import Observation
from cyjjq.method import definitions
from cyjjq.method.breakdown import by_year, why_none
from cyjjq.method.reduction import Point
from cyjjq.method.row import FIGURES, Row
from cyjjq.render.files.content import Entry, Report, Words
from cyjjq.render.files.workbook import inputs
from cyjjq.render.files.workbook.book import INPUT, Book, Head, format_by_size, letter
from cyjjq.render.phrases import cells
from cyjjq.words import documents, terms

_TINY = "1E-9"
_RATES_NOTES = 3  # a note, the year and the deadline of what has none stand above the rates

# The columns of the rates, in their order: key, width. Formulas name them by key.
_RATES: Mapping[str, float] = {
    "id": 26,
    "name": 28,
    "level_unit": 9,
    "kind": 10,
    "path": 12,
    "sign": 7,
    "value": 10,
    "base_value": 12,
    "base_year": 8,
    "latest_value": 12,
    "latest_year": 8,
    "goal": 12,
    "by": 8,
    "limit": 12,
    "plan_rate": 10,
    "plan_step": 10,
    "observed_rate": 10,
    "observed_step": 10,
    "required_rate": 10,
    "required_step": 10,
    "acceleration": 9,
    "planned": 12,
    "due": 12,
    "gap": 11,
    "schedule_gap": 11,
    "attainment": 10,
    "progress": 10,
    "pace": 10,
    "elapsed_latest": 10,
}


class _Places(NamedTuple):
    """Where things stand: the sheets' names, and the row of each observation, target and rate, counted from 1."""

    figures: str
    catalogue: str
    rates: str
    observation: Mapping[int, int]
    target: Mapping[str, int]
    year: str
    undated_by: str

    def value(self, observation: Observation) -> str:
        return self._cell(self.figures, inputs.FIGURES.index("value"), self.observation[id(observation)])

    def growth(self, observation: Observation) -> str:
        return self._cell(self.figures, inputs.FIGURES.index("growth"), self.observation[id(observation)])

    def promised(self, id_: str, key: str) -> str:
        return self._cell(self.catalogue, inputs.CATALOGUE.index(key), self.target[id_])

    @staticmethod
    def _cell(sheet: str, column: int, row: int) -> str:
        return f"'{sheet}'!${letter(column)}${row}"


def write(book: Book) -> None:
    """The four sheets, in the order in which they are read."""
    report = book.report
    names = {key: book.name(documents.SHEET[key]) for key in ("years", "rates", "figures", "catalogue")}
    observations = inputs.observations(report)
    places = _Places(
        names["figures"],
        names["catalogue"],
        names["rates"],
        {id(o): i for i, o in enumerate(observations, start=book.first(inputs.NOTES))},
        {entry.id: i for i, entry in enumerate(report.entries, start=book.first(inputs.NOTES))},
        f"'{names['rates']}'!$C$3",
        f"'{names['rates']}'!$C$4",
    )
    _years(book, places, names)
    _rates(book, places, names)
    inputs.figures(book, names["figures"], observations)
    inputs.catalogue(book, names["catalogue"])


# --- Rates ------------------------------------------------------------------------------------------------------------


def _rates(book: Book, places: _Places, names: Mapping[str, str]) -> None:
    report = book.report
    note = book.pair(documents.BOOK["rates_note"], **names)
    given = [
        (book.pair(documents.BOOK["year"]), report.request.year),
        (book.pair(documents.BOOK["undated_by"]), report.catalogue.plan.undated_by),
    ]
    notes = [note, *(label for label, _ in given)]
    heads = [Head(_heading(book, key), width) for key, width in _RATES.items()]
    sheet = book.open(names["rates"], notes, heads, frozen=2, large=True)
    for i, (_, value) in enumerate(given, start=2):
        if value is not None:
            book.number(sheet, i, 2, value, "0", font_color=INPUT)
        else:
            book.line(sheet, i, 2, book.pair(documents.BOOK["not_judged"]), italic=True)
    top = book.top(len(notes))
    for i, entry in enumerate(report.entries, start=top + 1):
        _rate(book, sheet, i, entry, places)
    sheet.autofilter(top, 0, max(top + 1, top + len(report.entries)), len(_RATES) - 1)


def _heading(book: Book, key: str) -> Words:
    pair = documents.BOOK.get(key) or terms.COLUMN[key]
    return book.pair(pair)


def _rate(book: Book, sheet: Any, at: int, entry: Entry, places: _Places) -> None:
    """One target: what it starts from as references, its figures as formulas, its reasons as text."""
    row = entry.row
    for key, texts in _labels(book, entry).items():
        book.text(sheet, at, list(_RATES).index(key), texts, wrap=key == "name")
    cell = {key: f"{letter(column)}{at + 1}" for column, key in enumerate(_RATES)}
    formulas = dict(_inputs(book.report, row, places)) | dict(_figures_of(row, cell, places))
    known = _values(row)
    for column, key in enumerate(_RATES):
        if key in formulas and known.get(key) is not None:
            live = key in ("value", "base_value", "latest_value", "base_year", "latest_year", "by", "sign")
            formula = formulas[key] if live else _guarded(book, row, key, formulas[key], cell)
            sheet.write_formula(at, column, f"={formula}", book.format(num_format=_shown(key, row, known)), known[key])
        elif key in _ASKED and row.reasons.get(key) == "already_met" and row.latest is not None:
            # live as well: a lower figure typed over it is asked for again
            formula = _guarded(book, row, key, formulas[key], cell)
            told = " / ".join(book.pair(terms.REASON["already_met"]))
            sheet.write_formula(at, column, f"={formula}", book.format(num_format=_live(key), align="right"), told)
        elif (why := _REASON_OF.get(key, key)) in row.reasons:
            book.reason(sheet, at, column, book.pair(terms.REASON[row.reasons[why]]))


_ASKED = ("required_rate", "required_step", "acceleration")  # what a met target has none of
_REASON_OF = {"base_value": "base", "latest_value": "latest", "goal": "target", "due": "schedule_gap"}


def _labels(book: Book, entry: Entry) -> dict[str, Words]:
    row, say = entry.row, book.report.say
    return {
        "id": (entry.id,),
        "name": entry.name,
        "level_unit": say(lambda style: style.unit(row.level_unit)),
        "kind": book.pair(terms.KIND[row.entry.kind]),
        "path": book.pair(terms.PATH[row.path]) if row.path else ("",),
    }


def _values(row: Row) -> dict[str, Any]:
    """What our own arithmetic gives for each column."""
    known: dict[str, Any] = {key: getattr(row, key) for key in _RATES if key in FIGURES}
    return known | {
        "sign": int(row.case.sign),
        "value": row.entry.value,
        "base_value": row.base and row.base.value,
        "base_year": row.base and row.base.year,
        "latest_value": row.latest and row.latest.value,
        "latest_year": row.latest and row.latest.year,
        "goal": row.target,
        "by": row.by,
        "limit": None if row.target is None else row.case.limit,
        "due": row.due,
    }


def _inputs(report: Report, row: Row, places: _Places) -> Iterator[tuple[str, str]]:
    """What a target starts from, as references to where it stands."""
    id_ = row.entry.id
    upwards = report.say.pair(terms.BOUND["at_least"])[0]
    yield "sign", f'IF(LEFT({places.promised(id_, "bound")},{len(upwards)})="{upwards}",1,-1)'
    if row.entry.value is not None:
        yield "value", places.promised(id_, "value")
    yield "by", places.promised(id_, "by") if row.entry.by is not None else places.undated_by
    for key, point in (("base", row.base), ("latest", row.latest)):
        if point is not None:
            yield f"{key}_value", _reduced(row, key, point, places)
            yield f"{key}_year", str(point.year)


def _reduced(row: Row, which: str, point: Point, places: _Places) -> str:
    """How a point came about from its observations: one of them, a sum, a difference, a chain."""
    parts = point.parts
    if not parts:
        return f"{point.value:g}"  # 0 or 100, by definition
    if row.entry.compares == "growth":
        return _growth(point, places)
    if row.basis == "index":
        return "100*" + "*".join(f"(1+{places.growth(part)}/100)" for part in parts)
    if row.entry.kind == "increase" and row.indicator.reported == "level":
        return f"{places.value(parts[-1])}-{places.value(parts[0])}"
    assert which == "latest" or len(parts) == 1
    return "+".join(places.value(part) for part in parts)


def _growth(point: Point, places: _Places) -> str:
    """A growth over the year before: as published, or from the two levels."""
    if len(point.parts) == 1:
        return places.growth(point.parts[0])
    return f"100*({places.value(point.parts[-1])}/{places.value(point.parts[0])}-1)"


def _figures_of(row: Row, cell: Mapping[str, str], places: _Places) -> Iterator[tuple[str, str]]:
    """Every figure of a row as a formula over its cells."""
    yield "goal", _goal(row, cell, places)
    yield "limit", _kept_from(row, cell, places)
    for key in ("plan", "observed", "required"):
        yield f"{key}_rate", _defined(row, f"{key}_rate", cell)
        yield f"{key}_step", _defined(row, f"{key}_step", cell)
    yield "acceleration", _defined(row, "acceleration", cell)
    yield "planned", path_value(row, cell, places.year, places)
    yield "due", path_value(row, cell, cell["latest_year"], places)
    for key in ("gap", "schedule_gap", "attainment", "progress", "pace"):
        yield key, _defined(row, key, cell)
    yield "elapsed_latest", f"MIN(1,{_defined(row, 'elapsed_latest', cell)})"


def _defined(row: Row, figure: str, cell: Mapping[str, str], year: str = "") -> str:
    """A figure's definition over the cells of its row."""
    names = {
        "x0": cell["base_value"],
        "t0": cell["base_year"],
        "x": cell["latest_value"],
        "t": cell["latest_year"],
        "G": cell["goal"],
        "T": cell["by"],
        "Y": year,
        "D": cell["due"],
        "V": cell["value"],
        "q": f"(1+{cell['value']}/100)",
        "R": f"100*{cell['observed_rate']}",
        "s": cell["sign"],
    }
    return definitions.spelled(definitions.of(row, figure), {**cell, **names})


def _goal(row: Row, cell: Mapping[str, str], places: _Places) -> str:
    """The goal G: what the plan prints, or where its growth or multiple leads, or the benchmark's own figure."""
    match row.entry.kind:
        case "growth" | "multiple" | "change" if row.entry.kind != "change" or row.case.per_cent_of_base:
            return _defined(row, "goal", cell)
        case "benchmark":
            added = "" if row.entry.value is None else f"+{cell['value']}"
            if row.case.other is None:
                return "0"
            if row.entry.compares == "growth":
                return f"{_growth(row.case.other, places)}{added}"
            return f"{places.value(row.case.other.parts[-1])}{added}"
    return cell["value"]


def _kept_from(row: Row, cell: Mapping[str, str], places: _Places) -> str:
    if not row.entry.tolerance:
        return cell["goal"]
    slack = f"{cell['sign']}*{places.promised(row.entry.id, 'tolerance')}"
    match row.entry.kind:
        case "growth":
            lenient = f"(1+({cell['value']}-{slack})/100)"
            return f"{cell['base_value']}*{lenient}^({cell['by']}-{cell['base_year']})"
        case "multiple":
            return f"({cell['value']}-{slack})*{cell['base_value']}"
        case "change" if row.case.per_cent_of_base:
            return f"{cell['base_value']}*(1+({cell['value']}-{slack})/100)"
    return f"{cell['goal']}-{slack}"


def path_value(row: Row, cell: Mapping[str, str], year: str, places: _Places) -> str:
    """The planned value in a year: along the path to the deadline, the goal from then on, or the goal throughout.

    Milestones make it several pieces, each with the milestone's own cells for its start or end.
    """
    if row.path is None or row.case.held:
        return cell["goal"]
    pieces, at = [], dict(cell)
    for stop in row.case.stops():
        known = stop.id in places.target
        by, value = (places.promised(stop.id, key) for key in ("by", "value")) if known else (stop.year, stop.value)
        ends = {"by": str(by), "goal": str(value)}
        pieces.append(f"IF({year}<={by},{_defined(row, 'planned', at | ends, year)},")
        at |= {"base_year": str(by), "base_value": str(value)}
    last = f"IF({year}>={cell['by']},{cell['goal']},{_defined(row, 'planned', at, year)})"
    return "".join(pieces) + last + ")" * len(pieces)


def _guarded(book: Book, row: Row, key: str, formula: str, cell: Mapping[str, str]) -> str:
    """A formula that, once a figure has changed, says so in words where it has no answer or nothing is left to ask."""
    cannot = _quoted(book.pair(documents.BOOK["cannot"]))
    safe = f"IFERROR({formula},{cannot})"
    allowance = row.case.allowance and row.reasons.get(key) != "already_met"  # never met before its deadline
    if key == "acceleration":
        measure = "rate" if row.path == "compound" else "step"
        product = f"{cell[f'required_{measure}']}*{cell[f'observed_{measure}']}"
        safe = f"IFERROR(IF({product}<0,{_quoted(book.pair(terms.REASON['wrong_way']))},{formula}),{cannot})"
    if key not in _ASKED or allowance:
        return safe
    met = _quoted(book.pair(terms.REASON["already_met"]))
    kept = f"{cell['sign']}*({cell['latest_value']}-{cell['limit']})>=-{_TINY}*ABS({cell['limit']})"
    return f"IF({kept},{met},{safe})"


def _quoted(texts: Words) -> str:
    return '"' + " / ".join(texts).replace('"', '""') + '"'


def _shown(key: str, row: Row, known: Mapping[str, Any]) -> str:
    if key in ("base_year", "latest_year", "by", "sign"):
        return "0"
    if key in ("value", "base_value", "latest_value"):
        return "General" if row.basis != "index" or key == "value" else format_by_size(known[key])
    if key.endswith("_rate"):
        return _live(key)
    if key in ("attainment", "progress", "pace", "elapsed_latest"):
        return "0.0%"
    return format_by_size(known[key])


def _live(key: str) -> str:
    """How a cell reads that has no number yet."""
    return "+0.00%;-0.00%;0.00%" if key.endswith("_rate") else "#,##0.00"


# --- The yearly breakdown ---------------------------------------------------------------------------------------------


def _years(book: Book, places: _Places, names: Mapping[str, str]) -> None:
    report = book.report
    years = list(report.catalogue.plan.years)
    note = book.pair(documents.BOOK["years_note"], **names)
    notes = [note, book.pair(terms.TEXT["path_counts"])]
    keys = {"id": 26, "name": 30, "unit": 10, "wanted": 14, "by": 8, "base": 14}
    heads = [Head(book.pair(terms.COLUMN[key]), width) for key, width in keys.items()]
    heads += [Head((str(year),), 12) for year in years]
    sheet = book.open(names["years"], notes, heads, frozen=2)
    top = book.top(len(notes))
    for i, entry in enumerate(report.entries):
        at, row = top + 1 + i, entry.row
        unit = report.say(lambda style, row=row: style.unit(row.level_unit))  # type: ignore[misc]
        first = {"id": (entry.id,), "name": entry.name, "unit": unit}
        for column, key in enumerate(keys):
            align = "left" if key in first else "right"
            book.text(sheet, at, column, first.get(key) or entry.texts[key], wrap=key == "name", align=align)
        values = by_year(row, years)
        if all(value is None for value in values):
            book.reason(sheet, at, len(keys), book.pair(terms.REASON[why_none(row, "base") or "not_applicable"]))
        line = i + book.first(_RATES_NOTES)
        cell = {key: f"'{places.rates}'!${letter(column)}${line}" for column, key in enumerate(_RATES)}
        for column, (year, value) in enumerate(zip(years, values, strict=True), start=len(keys)):
            if value is not None:
                formula, number = _counted(row, path_value(row, cell, str(year), places), value)
                safe = f"=IFERROR({formula},{_quoted(book.pair(documents.BOOK['cannot']))})"
                sheet.write_formula(at, column, safe, book.format(num_format=_year_format(row, number)), number)
    sheet.autofilter(top, 0, max(top + 1, top + len(report.entries)), len(heads) - 1)


def _is_counted(row: Row) -> bool:
    return row.is_counted


def _counted(row: Row, formula: str, value: float) -> tuple[str, float]:
    """What is counted is rounded towards the target, as everywhere."""
    if not _is_counted(row):
        return formula, value
    away = "CEILING" if row.entry.bound == "at_least" else "FLOOR"
    return f"{away}(ROUND({formula},9),1)", cells.whole(value, row.entry.bound)


def _year_format(row: Row, value: float) -> str:
    return "#,##0" if _is_counted(row) and value == int(value) else format_by_size(value)
