"""Plans side by side: each is read, judged and let go before the next one, or several at once in processes."""

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cyjjq.catalogue.loading import PACKAGED, DataDirectory, find_directory, load
from cyjjq.catalogue.lookup import matching, status_words
from cyjjq.catalogue.models import Plan
from cyjjq.cli import options, terminal
from cyjjq.refusal import Refusal
from cyjjq.words import pick, terms
from cyjjq.words.documents import PROGRESS

if TYPE_CHECKING:
    from cyjjq.cli.session import Manner
    from cyjjq.method.comparison import Line as PlanLine
    from cyjjq.render.phrases.cells import Style
    from cyjjq.render.sheets.sheet import Line


_MOST = 60  # processes at once: Windows waits for no more than 63 things


class Question(NamedTuple):
    """What is asked of every plan.

    `rows` are wanted as JSON has them (`told`) or as cells of a sheet; `column` is what to sort by.
    """

    year: int | None
    today: date
    indicator: str | None
    rows: bool
    told: bool
    column: str | None
    style: "Style"


class Answer(NamedTuple):
    """What one plan answers: its line, and its rows in the form that was asked for, with what they are sorted by."""

    line: "PlanLine"
    told: "tuple[dict[str, Any], ...]" = ()
    cells: "tuple[Line, ...]" = ()
    figures: tuple[float | None, ...] = ()


def sources(data: Iterable[str], plans: Iterable[str]) -> list[DataDirectory]:
    """The plans that were named, packaged ones first; with none named, all that come with the program.

    A directory without a targets.yaml stands for the directories in it that have one.
    """
    named = [find_directory(None, plan) for plan in plans]
    for given in data:
        directory = find_directory(given)
        named += _inside(directory) or [directory]
    return named or [find_directory(None, plan) for plan in PACKAGED]


def _inside(directory: DataDirectory) -> list[DataDirectory]:
    """The data directories in a directory that is none itself; a path that cannot be looked at holds none."""
    path = directory.path
    if not os.path.isdir(path) or os.path.exists(path / "targets.yaml"):  # noqa: PTH110, PTH112
        return []
    return [DataDirectory(file.parent) for file in sorted(path.glob("*/targets.yaml"))]


def question(
    how: "Manner", year: str | None, today: date, indicator: str | None, sort: str | None, *, rows: bool
) -> Question:
    """What is asked of every plan; whether a plan has that year is each plan's own matter."""
    if year is not None and not (year.isascii() and year.isdigit() and len(year) == 4):
        raise Refusal("year_word", given=year)
    number = None if year is None else int(year)
    told = how.format in ("json", "csv")
    rows = rows or indicator is not None
    return Question(number, today, indicator, rows, told, column(sort, rows=rows), how.style)


def column(given: str | None, *, rows: bool) -> str | None:
    """The column to sort by: of rows, or of the plans' lines, by its key or by a status word in either language."""
    if given is None:
        return None
    from cyjjq.method.comparison import ROWS_BY, SORTABLE

    word = given.replace("-", "_")
    if rows:
        options.one_of("--sort", word, tuple(ROWS_BY))
        return word
    if word not in SORTABLE and len(named := status_words(given, terms.STATUS)) == 1:
        (word,) = named
    options.one_of("--sort", word, SORTABLE)
    return word


def answers(directories: Sequence[DataDirectory], question: Question, jobs: int) -> Iterator[Answer]:
    """What each plan answers, in their order, with a bar on a terminal for as long as it takes."""
    label = pick(PROGRESS["compare"], question.style.lang)
    ask = partial(answer, question=question)
    if jobs < 2:
        yield from map(ask, terminal.watched(directories, label))
        return
    with ProcessPoolExecutor(min(jobs, len(directories), _MOST), initializer=_leave_interrupts_alone) as pool:
        try:
            for _, each in zip(terminal.watched(directories, label), pool.map(ask, directories), strict=True):
                yield each
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts_alone() -> None:
    """Ctrl-C is for the process that people see: it tells of it in one line, the others end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def jobs_of(given: str | None) -> int:
    """How many plans at once; one where nobody says."""
    return options.whole_number("--jobs", given) or 1


def answer(directory: DataDirectory, question: Question) -> Answer:
    """One plan read and judged; whatever stands in the way is its answer."""
    from cyjjq.method import comparison
    from cyjjq.method.assessment import assess

    source = _source(directory)
    loaded = load(directory, today=question.today)
    if loaded.errors or loaded.catalogue is None:
        return Answer(comparison.Line(source, fault=loaded.errors[0], errors=len(loaded.errors)))
    catalogue = loaded.catalogue
    asked = _year(catalogue.plan, question)
    unread = comparison.Line(source, catalogue.plan.id, catalogue.plan.title)
    if asked is None:
        facts = {"given": question.year, "first": catalogue.plan.base_year, "last": catalogue.plan.end + 5}
        return Answer(unread._replace(refusal=("year_range", facts)))
    targets = catalogue.targets if question.indicator is None else matching(catalogue, question.indicator)
    if question.indicator is not None and not targets:
        return Answer(unread._replace(refusal=("no_target", {"given": question.indicator})))
    rows = assess(catalogue, asked, targets)
    line = comparison.line(source, catalogue, rows, asked)
    if not question.rows:
        return Answer(line)
    figures = () if question.column is None else tuple(getattr(row, question.column) for row in rows)
    if question.told:
        from cyjjq.render import contract

        return Answer(line, tuple(contract.compared_row(line, row) for row in rows), (), figures)
    from cyjjq.render.sheets import comparison as sheet

    cells = tuple(sheet.row_line(source, row, catalogue, asked, question.style) for row in rows)
    return Answer(line, (), cells, figures)


def _source(directory: DataDirectory) -> str:
    """How a plan is named beside others: a packaged one by its id, a directory by its path as given."""
    if directory.packaged:
        return next((plan for plan in PACKAGED if find_directory(None, plan) == directory), str(directory.path))
    return str(Path(directory.path))


def _year(plan: Plan, question: Question) -> int | None:
    """The year asked for, None where the plan has none such; unasked the last completed one that it allows."""
    first, last = plan.base_year, plan.end + 5
    if question.year is None:
        return min(max(question.today.year - 1, first), last)
    return question.year if first <= question.year <= last else None
