"""The form that goes out to the departments, and what came back of it: which figures are asked for, what a table says.

A form is a table: one row a figure, known columns to the left, empty ones to the right. Whatever comes back, workbook
or CSV, is first a list of cells with their addresses; then every cell is understood, or named as a fault.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from cyjjq.catalogue import patterns
from cyjjq.catalogue.finding import Finding, Place
from cyjjq.catalogue.loading import Loaded
from cyjjq.catalogue.lookup import closest
from cyjjq.catalogue.models import Catalogue, Target, Text
from cyjjq.chinese.numerals import plain
from cyjjq.intake import baseline, drafts_form
from cyjjq.intake.baseline import Entry
from cyjjq.words import terms

KNOWN = ("indicator", "name", "definition", "unit", "phrase", "known", "year")
EMPTY = ("value", "growth", "publisher", "title", "date", "url", "reliability", "note")
HEADING_ROWS = 10
MAX_ROWS = 20_000

_PERIOD = re.compile(r"((?:19|2[01])[0-9]{2})年?(-(?:Q[1-4]|0[1-9]|1[0-2]))?")
_DIGITS = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_LINK = re.compile(r"https?://[^\s<>\"]+")


class Wanted(NamedTuple):
    """A figure that is missing: of which indicator, for which year, what is known of it, and who is to say."""

    indicator: str
    name: Text
    definition: Text | None
    unit: str
    phrases: tuple[str, ...]
    known: tuple[str, ...]
    year: int
    owner: str | None


def wanted(catalogue: Catalogue, targets: Iterable[Target], year: int) -> list[Wanted]:
    """What targets need and nobody has published: the figure of the base year where a path starts, and of the year."""
    rows: dict[tuple[str, int], Wanted] = {}
    for target in targets:
        names = [target.indicator, *([target.benchmark] if target.benchmark else [])]
        about = catalogue.indicators[target.indicator]
        from_level = about.reported != "cumulative" and about.growth_basis != "real"  # else it counts from 0 or 100
        starts = target.kind in ("level", "growth", "multiple") or (target.kind == "change" and from_level)
        base_year = catalogue.plan.base_year if target.since is None else target.since
        for name in names:
            for needed in sorted({*([base_year] if starts else []), year}):
                if not _has(catalogue, name, needed, in_growth=target.compares == "growth"):
                    _ask(catalogue, rows, name, needed, target)
    return list(rows.values())


def _has(catalogue: Catalogue, indicator: str, year: int, *, in_growth: bool = False) -> bool:
    """Whether the year's figure is there; where growths are compared a growth will do."""
    observed = [o for o in catalogue.observations.get(indicator, ()) if o.year == year]
    return any(o.value is not None or (in_growth and o.growth is not None) for o in observed)


def _ask(catalogue: Catalogue, rows: dict[tuple[str, int], Wanted], indicator: str, year: int, target: Target) -> None:
    about = catalogue.indicators[indicator]
    before = rows.get((indicator, year))
    phrases = (*(before.phrases if before else ()), target.phrase)
    known = tuple(
        f"{o.when}: {plain(o.value) if o.value is not None else f'{plain(o.growth or 0)} %'}"
        for o in catalogue.observations.get(indicator, ())[-3:]
    )
    owner = target.owner.lead if target.owner else None
    rows[indicator, year] = Wanted(
        indicator, about.name, about.definition, about.unit, tuple(dict.fromkeys(phrases)), known, year, owner
    )


# --- What came back ---------------------------------------------------------------------------------------------------


class Cell(NamedTuple):
    """A cell as read: its address for people (C5), its place in the sheet, its value, and a fault that it has."""

    address: str
    row: int
    column: int
    value: Any
    percent: bool = False
    fault: str | None = None


class Table(NamedTuple):
    """A sheet: the name that findings show, and its rows of cells."""

    name: str
    rows: Sequence[Sequence[Cell]]


class Understood(NamedTuple):
    """What a form says: figures with the place of the cell that holds each, and the faults of all others."""

    entries: tuple[tuple[Place, Entry], ...]
    findings: tuple[Finding, ...]


def understand(catalogue: Catalogue, tables: Iterable[Table], today: date) -> Understood:
    """Every filled row of every table as a figure, or its faults."""
    reading = _Reading(catalogue, today)
    for table in tables:
        reading.table(table)
    return Understood(tuple(reading.entries), tuple(reading.findings))


def headings(cells: Sequence[Cell]) -> dict[str, int]:
    """Which column holds what, where a row is one of headings."""
    found: dict[str, int] = {}
    for i, cell in enumerate(cells):
        word = re.sub(r"[\s（(].*", "", str(cell.value or "").strip().lower())
        for key, names in terms.FORM.items():
            if word and word in (key, *(name.lower() for name in names)):
                found.setdefault(key, i)
    return found


class _Reading:
    """The reading of one form: what was understood and what was found on the way."""

    def __init__(self, catalogue: Catalogue, today: date) -> None:
        self.catalogue, self.today = catalogue, today
        self.entries: list[tuple[Place, Entry]] = []
        self.findings: list[Finding] = []
        self.seen: dict[tuple[str, str], Mapping[str, Any]] = {}
        names: dict[str, str] = {}
        for key, indicator in catalogue.indicators.items():
            names |= {str(name).strip(): key for name in (*indicator.names, key)}
        for target in catalogue.targets:
            names.setdefault(target.id, target.indicator)
        self.names = names

    def fault(self, code: str, table: Table, cell: Cell, **facts: Any) -> None:
        self.findings.append(Finding(code, _place(table, cell), {"cell": cell.address, **facts}))

    def table(self, table: Table) -> None:
        for i, cells in enumerate(table.rows[:HEADING_ROWS]):
            columns = headings(cells)
            if "indicator" in columns and "year" in columns:
                for row in table.rows[i + 1 :]:
                    self.row(table, {key: row[at] for key, at in columns.items() if at < len(row)})
                return
        if any(cell.value not in (None, "") for row in table.rows for cell in row):
            self.findings.append(Finding("CJ603", Place(table.name)))

    def row(self, table: Table, cells: Mapping[str, Cell]) -> None:
        """One row; one without value and growth has not been filled in."""
        if "accept" in cells and not drafts_form.is_accepted(_text(cells["accept"])):
            return
        filled = [cells[key] for key in ("value", "growth") if key in cells]
        if all(cell.value in (None, "") and cell.fault is None for cell in filled):
            return
        faults = len(self.findings)
        for cell in cells.values():
            if cell.fault:
                self.fault(cell.fault, table, cell)
        first = next(iter(cells.values()))
        indicator = self.indicator(table, cells["indicator"])
        when = self.period(table, cells["year"])
        unit = self.catalogue.indicators[indicator].unit if indicator else ""
        value = self.number(table, cells.get("value"), of_percent=unit == "%")
        growth = self.number(table, cells.get("growth"), of_percent=True)
        source, facts = self.source(table, cells, filled[0] if filled else first)
        note = _text(cells.get("note"))
        proof = self.proof(table, cells)
        if len(self.findings) > faults or indicator is None or when is None or source is None:
            return
        observation = {
            "indicator": indicator,
            **({"period": when} if "-" in when else {"year": int(when)}),
            "value": value,
            "growth": growth,
            "source": source,
            **proof,
            "recorded": self.today,
            "note": note or None,
        }
        before = self.seen.setdefault((indicator, when), observation)
        if before is not observation:
            if (before["value"], before["growth"]) != (value, growth):
                other = plain(before["value"] if before["value"] is not None else before["growth"])
                self.fault("CJ608", table, filled[0], indicator=indicator, when=when, other=other)
            return
        self.entries.append((_place(table, filled[0]), Entry(observation, facts)))

    def proof(self, table: Table, cells: Mapping[str, Cell]) -> dict[str, str | None]:
        """Where a published text states the figure, in which words, and whether it may still be revised."""
        given = _text(cells.get("stage"))
        stage = drafts_form.stage(given) if given else None
        if given and stage is None:
            self.fault("CJ612", table, cells["stage"], given=given, wanted=("数据阶段", "stage"))
        where, said = (drafts_form.words_of(_text(cells.get(key))) or None for key in ("where", "said"))
        return {"where": where, "stage": stage, "phrase": said}

    def indicator(self, table: Table, cell: Cell) -> str | None:
        given = _text(cell)
        if given not in self.names:
            self.fault("CJ602", table, cell, given=given, guess=closest(given, self.names))
        return self.names.get(given)

    def period(self, table: Table, cell: Cell) -> str | None:
        value = cell.value
        text = plain(value) if isinstance(value, int | float) and not isinstance(value, bool) else _text(cell)
        match = _PERIOD.fullmatch(unicodedata.normalize("NFKC", text))
        if match is None:
            self.fault("CJ611", table, cell, given=text or "-")
            return None
        return match[1] + (match[2] or "")

    def number(self, table: Table, cell: Cell | None, *, of_percent: bool) -> float | None:
        """A number; a cell shown in per cent holds a hundredth of what it shows."""
        if cell is None or cell.value in (None, "") or cell.fault:
            return None
        if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
            return float(f"{cell.value * 100:.12g}") if cell.percent and of_percent else cell.value
        text = unicodedata.normalize("NFKC", _text(cell))
        bare = text.removesuffix("%") if of_percent else text
        if isinstance(cell.value, date | bool) or not _DIGITS.fullmatch(bare):
            self.fault("CJ606", table, cell, given=text)
            return None
        bare = bare.replace(",", "")
        return float(bare) if "." in bare else int(bare)

    def source(
        self, table: Table, cells: Mapping[str, Cell], at: Cell
    ) -> tuple[str | None, tuple[str, Mapping[str, Any]] | None]:
        """A known source by its id, or a new one with an id made from what describes it."""
        named = _text(cells.get("source"))
        if named in self.catalogue.baseline.sources:
            return named, None
        publisher = _text(cells.get("publisher")) or named
        title = _text(cells.get("title")) or named or publisher
        if not publisher:
            self.fault("CJ607", table, at)
            return None, None
        day, link = self.day(table, cells.get("date")), _text(cells.get("url")) or None
        if link and not _LINK.fullmatch(link):
            self.fault("CJ612", table, cells["url"], given=link, wanted=("网址", "link"))
        official = _text(cells.get("reliability")).lower() in ("official", "官方")
        facts = baseline.new_source(title, publisher, day, link, official=official)
        if "accept" in cells and re.fullmatch(patterns.PLAN_OR_SOURCE, named):
            return named, (named, facts)
        key = "form-" + hashlib.sha256(repr(sorted(map(str, facts.items()))).encode()).hexdigest()[:10]
        return key, (key, facts)

    def day(self, table: Table, cell: Cell | None) -> date | None:
        if cell is None or cell.value in (None, ""):
            return None
        if isinstance(cell.value, datetime):
            return cell.value.date()
        match = _DAY.fullmatch(_text(cell))
        try:
            return date(*map(int, match.groups())) if match else _raise()
        except ValueError:
            self.fault("CJ612", table, cell, given=_text(cell), wanted=("日期", "date"))
            return None


def _raise() -> date:
    raise ValueError


def _text(cell: Cell | None) -> str:
    return "" if cell is None or cell.value is None else str(cell.value).strip()


def conflicts(loaded: Loaded, understood: Understood) -> dict[Place, Finding]:
    """The figures of a form that differ from what stands in the file, by the place of their cell."""
    found = {}
    for place, entry in understood.entries:
        if conflict := baseline.conflict(loaded, entry):
            found[place] = Finding("CJ609", place, {"cell": place.path, **conflict.facts})
    return found


def _place(table: Table, cell: Cell) -> Place:
    return Place(table.name, cell.row, cell.column, None, cell.address)
