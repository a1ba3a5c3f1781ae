"""What a form that came back says: every filled cell as a figure, or named as a fault.

A form is a table: one row an indicator and a year, or one row an indicator and the years in columns. Whatever comes
back, workbook or CSV, is first a list of cells with their addresses. Nothing that is filled in is passed over in
silence: a column whose heading says nothing, a sheet that is hidden, a number in a unit that does not fit are told.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from cyjjq.catalogue import patterns
from cyjjq.catalogue.finding import Finding, Place
from cyjjq.catalogue.lookup import closest
from cyjjq.catalogue.models import Catalogue
from cyjjq.chinese.numerals import plain
from cyjjq.intake import baseline, cells, drafts_form, headings
from cyjjq.intake.baseline import Entry
from cyjjq.intake.cells import Cell
from cyjjq.intake.headings import Column, Headings
from cyjjq.words import forms as words

HEADING_ROWS = 10
MAX_ROWS = 20_000
_LONGEST = 80  # characters of a cell that a message quotes

_LINK = re.compile(r"https?://[^\s<>\"]+")


class Table(NamedTuple):
    """A sheet: the name that findings show, its rows of cells, and whether the reader of the workbook cannot see it."""

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False


class Understood(NamedTuple):
    """What a form says: figures with the place of the cell that holds each, and the faults of all others.

    `left` counts the drafts that nobody has said yes to.
    """

    entries: tuple[tuple[Place, Entry], ...]
    findings: tuple[Finding, ...]
    left: int = 0


def understand(catalogue: Catalogue, tables: Iterable[Table], today: date) -> Understood:
    """Every filled row of every table as a figure, or its faults."""
    reading = _Reading(catalogue, today)
    tables = list(tables)
    forms = [table for table in tables if not table.hidden and _begins(table) is not None]
    for table in tables:
        if table in forms:
            reading.table(table)
        elif any(not cell.blank for row in table.rows for cell in row):
            why = words.WHY["hidden" if table.hidden else "without_headings"]
            if forms or table.hidden:
                reading.findings.append(Finding("CJ618", Place(table.name), {"why": why}))
            else:
                reading.findings.append(Finding("CJ603", Place(table.name)))
    return Understood(tuple(reading.entries), tuple(reading.findings), reading.left)


def _begins(table: Table) -> int | None:
    """The row of the headings, among the first ones."""
    rows = table.rows[:HEADING_ROWS]
    return next((i for i, row in enumerate(rows) if headings.understand(row).found), None)


def _place(table: Table, cell: Cell) -> Place:
    return Place(table.name, cell.row, cell.column, None, cell.address)


class _Block(NamedTuple):
    """Rows under one heading row."""

    table: Table
    head: Headings
    rows: Sequence[Sequence[Cell]]

    def cell(self, row: Sequence[Cell], key: str) -> Cell | None:
        """The cell of a row that holds what a key names."""
        at = self.head.first.get(key)
        return row[at] if at is not None and at < len(row) else None

    def filled(self, at: int) -> Cell | None:
        """The first filled cell of a column, in a row that names an indicator."""
        for row in self.rows:
            named = any(cell and not cell.blank for cell in (self.cell(row, "indicator"), self.cell(row, "name")))
            if named and at < len(row) and not row[at].blank:
                return row[at]
        return None


class _Row(NamedTuple):
    """One row of a block, with what is the same for all its figures."""

    block: _Block
    cells: Sequence[Cell]

    @property
    def table(self) -> Table:
        return self.block.table

    def cell(self, key: str) -> Cell | None:
        return self.block.cell(self.cells, key)

    def figures(self) -> dict[str | None, dict[str, tuple[Column, Cell]]]:
        """The filled cells of values and growths by the year that their column names (None: the row's own)."""
        found: dict[str | None, dict[str, tuple[Column, Cell]]] = {}
        for column in self.block.head.figures:
            if column.at < len(self.cells):
                cell = self.cells[column.at]
                if not cell.blank or cell.fault:
                    found.setdefault(column.period, {}).setdefault(column.key, (column, cell))
        return found


class _Reading:
    """The reading of one form: what was understood and what was found on the way."""

    def __init__(self, catalogue: Catalogue, today: date) -> None:
        self.catalogue, self.today = catalogue, today
        self.entries: list[tuple[Place, Entry]] = []
        self.findings: list[Finding] = []
        self.left = 0
        self.seen: dict[tuple[str, str], Mapping[str, Any]] = {}
        self.names: dict[str, list[str]] = {}
        for key, indicator in catalogue.indicators.items():
            for name in dict.fromkeys(map(_plain, indicator.names)):
                self.names.setdefault(name, []).append(key)
        self.ids = {target.id: target.indicator for target in catalogue.targets}
        self.ids |= {key: key for key in catalogue.indicators}

    def fault(self, code: str, table: Table, cell: Cell, **facts: Any) -> None:
        told = {key: fact[:_LONGEST] if isinstance(fact, str) else fact for key, fact in facts.items()}
        self.findings.append(Finding(code, _place(table, cell), {"cell": cell.address, **told}))

    def table(self, table: Table) -> None:
        """A sheet, which may hold several tables below one another, each under its headings."""
        start = _begins(table)
        assert start is not None
        heads = [start, *(i for i in range(start + 1, len(table.rows)) if headings.understand(table.rows[i]).found)]
        for i, following in zip(heads, [*heads[1:], len(table.rows)], strict=True):
            self.block(_Block(table, headings.understand(table.rows[i]), table.rows[i + 1 : following]))

    def block(self, block: _Block) -> None:
        head = block.head
        for at in head.unknown:
            if filled := block.filled(at):
                cell = head.cells[at]
                self.fault("CJ614", block.table, filled if cell.blank else cell, given=cell.text or "-")
        for at in range(len(head.cells), max((len(row) for row in block.rows), default=0)):
            if filled := block.filled(at):
                self.fault("CJ614", block.table, filled, given="-")
        if not head.figures:
            self.fault("CJ616", block.table, head.cells[0])
        unclear = set[int]()
        for first, second in head.twice():
            if block.filled(second.at):
                self.fault("CJ615", block.table, second.heading, given=second.heading.text, other=first.heading.address)
                unclear |= {first.at, second.at}
        for cells_ in block.rows:
            row = _Row(block, cells_)
            if figures := row.figures():
                self.row(row, figures, unclear={at for at in unclear if at < len(cells_) and not cells_[at].blank})

    def row(
        self, row: _Row, figures: Mapping[str | None, Mapping[str, tuple[Column, Cell]]], *, unclear: set[int]
    ) -> None:
        """One row with something filled in; every fault of it is named, and a figure counts where nothing is wrong."""
        accept = row.cell("accept")
        if accept and not drafts_form.is_accepted(accept.text):
            self.left += 1
            return
        before = len(self.findings)
        used = {cell for key in row.block.head.first if (cell := row.cell(key))}
        for cell in dict.fromkeys([*used, *(cell for group in figures.values() for _, cell in group.values())]):
            if cell.fault:
                self.fault(cell.fault, row.table, cell)
        first = next(cell for group in figures.values() for _, cell in group.values())
        indicator = self.indicator(row, first)
        source, proof = self.source(row, first), self.proof(row)
        sound = len(self.findings) == before and not unclear
        for when, group in figures.items():
            self.figure(row, when, group, indicator, source, proof, sound=sound)

    def figure(
        self,
        row: _Row,
        when: str | None,
        group: Mapping[str, tuple[Column, Cell]],
        indicator: str | None,
        source: tuple[str | None, tuple[str, Mapping[str, Any]] | None],
        proof: Mapping[str, str | None],
        *,
        sound: bool,
    ) -> None:
        """What a row says for one year."""
        before = len(self.findings)
        _, at = next(iter(group.values()))
        period = when or self.period(row, at)
        numbers = {key: self.number(row, key, *group[key], indicator) for key in group}
        if not sound or len(self.findings) > before or indicator is None or period is None or source[0] is None:
            return
        note = row.cell("note")
        observation = {
            "indicator": indicator,
            **({"period": period} if "-" in period else {"year": int(period)}),
            "value": numbers.get("value"),
            "growth": numbers.get("growth"),
            "source": source[0],
            **proof,
            "recorded": self.today,
            "note": (note.text if note else "") or None,
        }
        other = self.seen.setdefault((indicator, period), observation)
        if other is observation:
            self.entries.append((_place(row.table, at), Entry(observation, source[1])))
        elif (other["value"], other["growth"]) != (observation["value"], observation["growth"]):
            told = plain(other["value"] if other["value"] is not None else other["growth"])
            self.fault("CJ608", row.table, at, indicator=indicator, when=period, other=told)

    def proof(self, row: _Row) -> dict[str, str | None]:
        """Where a published text states the figure, in which words, and whether it may still be revised."""

        def text(key: str) -> str:
            cell = row.cell(key)
            return cell.text if cell else ""

        at, given = row.cell("stage"), text("stage")
        stage = drafts_form.stage(given) if given else None
        if at and given and stage is None:
            self.fault("CJ612", row.table, at, given=given, wanted=words.WHY["stage"])
        where, said = (drafts_form.words_of(text(key)) or None for key in ("where", "said"))
        return {"where": where, "stage": stage, "phrase": said}

    def indicator(self, row: _Row, at: Cell) -> str | None:
        """The indicator that a row is about, by its id or by its name; the two must not disagree."""
        id_, name = row.cell("indicator"), row.cell("name")
        cell = next((each for each in (id_, name) if each and not each.blank), id_ or name or at)
        given = cell.text
        found = [self.ids[given]] if given in self.ids else self.names.get(_plain(given), [])
        if not found:
            known = {**self.ids, **{each: each for each in self.names}}
            self.fault("CJ602", row.table, cell, given=given, guess=closest(given, known))
        elif len(found) > 1:
            self.fault("CJ613", row.table, cell, given=given, ids=", ".join(found))
        elif name and name is not cell and not name.blank:
            named = self.names.get(_plain(name.text), found)
            if found[0] not in named:
                self.fault("CJ619", row.table, name, given=name.text, id=found[0])
        return found[0] if len(found) == 1 else None

    def period(self, row: _Row, at: Cell) -> str | None:
        cell = row.cell("year")
        found = None if cell is None or cell.blank else cells.period(cell)
        if found is None:
            self.fault("CJ611", row.table, cell or at, given=cell.text if cell and cell.text else "-")
        return found

    def number(self, row: _Row, key: str, column: Column, cell: Cell, indicator: str | None) -> float | None:
        """The number of a cell in the indicator's unit, whichever unit the cell, its row or its heading names."""
        if cell.fault or cell.blank:
            return None
        number = cells.amount(cell)
        if number is None:
            self.fault("CJ606", row.table, cell, given=cell.text)
            return None
        if indicator is None:
            return None
        wanted = "%" if key == "growth" else self.catalogue.indicators[indicator].unit
        named = row.cell("unit") if key == "value" else None
        unit, where = self.unit(number, column, named, cell, wanted)
        value = cells.in_unit(number._replace(unit=unit), wanted)
        if value is None:
            self.fault("CJ617", row.table, where, given=unit, wanted=wanted)
        return value

    def unit(
        self, number: cells.Amount, column: Column, named: Cell | None, cell: Cell, wanted: str
    ) -> tuple[str, Cell]:
        """The unit that counts, with the cell that names it: nearest to the number first.

        The form itself gives the indicator's unit in the unit column; where the heading names another one, somebody
        wrote that on purpose.
        """
        own = re.sub(r"^单位[:：]|[（(].*", "", named.text).strip() if named and named.text != wanted else wanted
        if number.unit:
            return number.unit, cell
        if named and own and own != wanted:
            both = column.unit and column.unit != own  # two units, and neither is the form's: nobody can tell
            return (f"{own} / {column.unit}" if both else own), named
        return (column.unit, column.heading) if column.unit else (wanted, cell)

    def source(self, row: _Row, at: Cell) -> tuple[str | None, tuple[str, Mapping[str, Any]] | None]:
        """A known source by its id, or a new one with an id made from what describes it."""

        def text(key: str) -> str:
            cell = row.cell(key)
            return cell.text if cell else ""

        named = text("source")
        if named in self.catalogue.baseline.sources:
            return named, None
        publisher = text("publisher") or named
        title = text("title") or named or publisher
        if not publisher:
            self.fault("CJ607", row.table, at)
        day, link, url = self.day(row), text("url") or None, row.cell("url")
        if link and url and not _LINK.fullmatch(link):
            self.fault("CJ612", row.table, url, given=link, wanted=words.WHY["link"])
        if not publisher:
            return None, None
        official = text("reliability").lower() in ("official", "官方")
        facts = baseline.new_source(title, publisher, day, link, official=official)
        if row.cell("accept") and re.fullmatch(patterns.PLAN_OR_SOURCE, named):
            return named, (named, facts)
        key = "form-" + hashlib.sha256(repr(sorted(map(str, facts.items()))).encode()).hexdigest()[:10]
        return key, (key, facts)

    def day(self, row: _Row) -> date | None:
        cell = row.cell("date")
        if cell is None or cell.blank:
            return None
        found = cells.day(cell)
        if found is None:
            self.fault("CJ612", row.table, cell, given=cell.text, wanted=words.WHY["date"])
        return found


def _plain(name: str) -> str:
    return "".join(name.casefold().split())
