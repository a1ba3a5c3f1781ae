"""The reports: rows that were asked for, put into the format that was asked for, to stdout or a file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cyjjq.catalogue.finding import Finding, Severity, chosen, count
from cyjjq.catalogue.loading import DEFAULT_PLAN, FILES, OPTIONAL, Loaded, find_directory, load
from cyjjq.catalogue.models import Target
from cyjjq.catalogue.period import Period
from cyjjq.cli import options, terminal
from cyjjq.cli.session import Manner, Session, data_option, notice, output_of, say_which_plan
from cyjjq.refusal import Refusal, missing_extra
from cyjjq.words import Lang, fill, pick, terms, ui

if TYPE_CHECKING:
    from cyjjq.cli.comparing import Answer, Question
    from cyjjq.method.breakdown import Start
    from cyjjq.method.comparison import Line as PlanLine
    from cyjjq.method.ranking import Order
    from cyjjq.method.row import Method, Row
    from cyjjq.plan.communique import Drafted
    from cyjjq.plan.text import PlanText
    from cyjjq.render.files.content import Request
    from cyjjq.render.sheets.card import Card
    from cyjjq.render.sheets.sheet import Line, Sheet


_REPORT_FILES = {".xlsx", ".xls", ".docx", ".doc", ".html", ".htm", ".pdf"}  # which hold no rows of text


class View(NamedTuple):
    """How a gap report is to look: everything unfolded, wide, ranked by an order, only so many of the worst."""

    every: bool = False
    wide: bool = False
    order: "Order | None" = None
    worst: int | None = None
    method: "Method" = "schedule"


def gap(session: Session, rows: "Sequence[Row]", year: int, view: View) -> None:
    """The gap report: by action, or ranked across actions."""
    if view.worst is not None or view.order is not None:
        from cyjjq.method import ranking

        rows = (
            ranking.worst(rows, view.worst, view.order) if view.worst else ranking.ordered(rows, view.order or "pace")
        )

    def lay_out() -> "Sheet":
        from cyjjq.render.sheets import columns, gap

        keys = columns.MIDTERM if view.wide else columns.GAP
        if view.method == "open-sdg":
            keys = columns.OPEN_SDG
        if view.worst is not None or view.order is not None:
            return gap.rank(session.catalogue, rows, year, session.style, keys)
        form = _form_command(session, year)
        if session.format == "plain" and keys is columns.GAP and not view.every:
            return gap.lay_out_plain(session.catalogue, rows, year, session.style, form)
        whole = view.every or session.format == "plain"
        return gap.lay_out(session.catalogue, rows, year, session.style, every=whole, keys=keys, request=form)

    _rows(session, "gap", rows, year, lay_out, view.method)


def compare(how: Manner, answers: "Iterable[Answer]", asked: "Question") -> int:
    """Plans side by side, or the rows of all of them; the exit code: 2 where none of them could be read."""
    from cyjjq.method import comparison

    lines: list[PlanLine] = []
    if asked.rows and how.format == "csv" and asked.column is None:
        _compared_rows(how, answers, lines)
    elif asked.rows:
        told: list[dict[str, Any]] = []
        laid: list[Line] = []
        figures: list[float | None] = []
        for answer in answers:
            lines.append(answer.line)
            told += answer.told
            laid += answer.cells
            figures += answer.figures
        if asked.column is not None:
            told = comparison.ordered_rows(told, figures, asked.column) if told else told
            laid = comparison.ordered_rows(laid, figures, asked.column) if laid else laid
        _compared(how, asked, lines, told, laid)
    else:
        lines = [answer.line for answer in answers]
        _compared(how, asked, lines if asked.column is None else comparison.ordered(lines, asked.column))
    return 2 if all(line.failed for line in lines) else 0


def _compared(
    how: Manner,
    asked: "Question",
    lines: "Sequence[PlanLine]",
    told: Sequence[Mapping[str, Any]] = (),
    laid: "Sequence[Line]" = (),
) -> None:
    from cyjjq.render import contract
    from cyjjq.render.sheets import comparison

    if how.format == "json":
        _put(how, contract.dump(contract.comparison(asked.year, lines, told if asked.rows else None)))
    elif how.format == "csv":
        if asked.rows:
            _csv(how, contract.flat_keys(contract.COMPARED_ROW_KEYS), [contract.flat(row) for row in told])
        else:
            _csv(how, contract.COMPARED_KEYS, [contract.flat_compared(line) for line in lines])
        _say_reasons(how, lines)
    elif asked.rows:
        _sheet(how, comparison.lay_out_rows(laid, lines, how.style))
    else:
        _sheet(how, comparison.lay_out(lines, how.style))


def _compared_rows(how: Manner, answers: "Iterable[Answer]", lines: "list[PlanLine]") -> None:
    """The long table as CSV: to stdout plan by plan, so that no more than one is held; a file is written whole."""
    from cyjjq.render import contract
    from cyjjq.render.formats import csv

    keys = contract.flat_keys(contract.COMPARED_ROW_KEYS)
    headings = keys if how.headers is None else [csv.heading(key, how.headers) for key in keys]
    kept = [csv.write(keys, (), headings)]
    for answer in answers:
        lines.append(answer.line)
        if how.output is None:
            _put(how, "".join(kept))
            kept = []
        kept.append(csv.lines(keys, [contract.flat(row) for row in answer.told]))
    _put(how, "".join(kept))
    _say_reasons(how, lines)


def _say_reasons(how: Manner, lines: "Sequence[PlanLine]") -> None:
    from cyjjq.render.sheets import comparison

    for line in (*comparison.reasons(lines, how.style), *comparison.total(lines, how.style)):
        terminal.say(line)


def _form_command(session: Session, when: int | Period) -> str:
    """The command that makes the form for what is missing, to be copied as it stands."""
    return f"cyjjq request --year {when}{_data_option(session)} -o form.xlsx"


def _data_option(session: Session) -> str:
    """How a command that is to be copied names the data; '' where it would find them by itself."""
    directory = session.loaded.directory
    if directory.packaged:
        named = session.catalogue.plan.id
        return "" if named == DEFAULT_PLAN and not Path("data", "targets.yaml").exists() else f" --plan {named}"
    return data_option(directory)


def within(session: Session, rows: "Sequence[Row]", period: Period, view: View) -> None:
    """The gap report as of a period's end."""
    if view.worst is not None or view.order is not None:
        from cyjjq.method import ranking

        rows = (
            ranking.worst(rows, view.worst, view.order) if view.worst else ranking.ordered(rows, view.order or "pace")
        )

    def lay_out() -> "Sheet":
        from cyjjq.render.sheets import within

        if view.worst is not None or view.order is not None:
            return within.rank(session.catalogue, rows, period, session.style)
        every = view.every or session.format == "plain"
        form = _form_command(session, period)
        return within.lay_out(session.catalogue, rows, period, session.style, every=every, request=form)

    _rows(session, "gap", rows, period.year, lay_out, period=period)


def rates(session: Session, rows: "Sequence[Row]", period: Period | None = None) -> None:
    """The required annual growth of every target; as of a year or a period where one was asked for."""

    def lay_out() -> "Sheet":
        from cyjjq.render.sheets import rates

        return rates.lay_out(session.catalogue, rows, session.style)

    whole = None if period is None or not period.is_whole_year else period.year
    part = None if period is None or period.is_whole_year else period
    _rows(session, "rates", rows, whole, lay_out, period=part)


def _rows(
    session: Session,
    command: str,
    rows: "Sequence[Row]",
    year: int | None,
    lay_out: "Callable[[], Sheet]",
    method: "Method" = "schedule",
    period: Period | None = None,
) -> None:
    """Rows of the contract in any row format."""
    if session.format not in ("json", "csv"):
        _sheet(session, lay_out())
        return
    from cyjjq.render import contract

    if session.format == "json":
        _put(session, contract.dump(contract.rows(session.loaded, command, rows, year, method, period)))
    else:
        told = contract.rows(session.loaded, command, rows, year, method)["rows"]
        keys = (*contract.ROW_KEYS, *(contract.SDG_KEYS if method == "open-sdg" else ()))
        keys = keys if period is None else (*keys, *contract.WITHIN_KEYS)
        _csv(session, contract.flat_keys(keys), [contract.flat(row) for row in told])
        sheet = lay_out()
        folded = session.style.text("unfold")  # a CSV holds every row
        _aside(sheet._replace(notes=[line for line in sheet.notes if line != folded]))


def changes(session: Session, rows: "Sequence[Row]", before: "Sequence[Row]", now: Period, then: Period) -> None:
    """What changed in the gap report from one year or period to another."""
    pairs = list(zip(rows, before, strict=True))
    if session.format not in ("json", "csv"):
        _sheet(session, _changes_sheet(session, pairs, now, then))
        return
    from cyjjq.method import ranking
    from cyjjq.render import contract

    data = contract.changes(session.loaded, rows, ranking.changed(pairs), now, then)
    if session.format == "csv":
        _csv(session, *contract.flat_changes(data))
    else:
        _put(session, contract.dump(data))


def _changes_sheet(session: Session, pairs: "Sequence[tuple[Row, Row]]", now: Period, then: Period) -> "Sheet":
    from cyjjq.render.sheets import gap, within

    if now.is_whole_year and then.is_whole_year:
        return gap.lay_out_changes(session.catalogue, pairs, now.year, then.year, session.style)
    return within.lay_out_changes(session.catalogue, pairs, now, then, session.style)


def summary(session: Session, rows: "Sequence[Row]", period: Period) -> None:
    """A year, or the open year at a period's end, on one page."""
    year = period.year
    from cyjjq.render.sheets import summary

    if session.format == "csv":
        lines = summary.table(session.catalogue, rows)
        _csv(session, list(lines[0]) if lines else [], lines)
        return
    if session.format == "json":
        from cyjjq.method import ranking
        from cyjjq.render import contract

        furthest = ranking.worst(rows, summary.WORST)
        _put(session, contract.dump(contract.year_summary(session.loaded, rows, furthest, year, _part_of(period))))
        return
    form, data = _form_command(session, period), _data_option(session)
    _card(session, summary.lay_out(session.catalogue, rows, period, session.style, form, data))


def _part_of(period: Period) -> Period | None:
    """A period of less than a year; the contract of a year knows none."""
    return None if period.is_whole_year else period


def path(session: Session, rows: "Sequence[Row]", start: "Start") -> None:
    """Every target by year."""
    from cyjjq.render.sheets import path

    if session.format not in ("json", "csv"):
        _sheet(session, path.lay_out(session.catalogue, rows, start, session.style))
        return
    from cyjjq.render import contract

    lines = contract.path_rows(session.catalogue, rows, start)
    if session.format == "json":
        _put(session, contract.dump(contract.envelope(session.loaded, "path", **{"from": start, "rows": lines})))
    else:
        flat = [contract.flat(contract.flat_path(line)) for line in lines]
        _csv(session, list(flat[0]) if flat else [], flat)


def catalogue(session: Session, targets: Sequence[Target]) -> None:
    """The catalogue."""
    if session.format not in ("json", "csv"):
        from cyjjq.render.sheets import listing

        _sheet(session, listing.lay_out(session.catalogue, targets, session.style))
        return
    from cyjjq.render import contract

    rows = [contract.listed(session.catalogue, target) for target in targets]
    if session.format == "json":
        _put(session, contract.dump(contract.envelope(session.loaded, "list", rows=rows)))
    else:
        _csv(session, contract.flat_keys(contract.LIST_KEYS), [contract.flat(row) for row in rows])


def card(session: Session, target: Target, period: Period) -> None:
    """One target in full."""
    from cyjjq.method.breakdown import path_years
    from cyjjq.method.within import assess_within

    year = period.year
    row = assess_within(session.catalogue, period, [target])[0]
    years = path_years(session.catalogue, row)
    if session.format == "json":
        from cyjjq.render import contract

        _put(session, contract.dump(contract.card(session.loaded, row, years, year)))
        return
    from cyjjq.render.sheets import card

    _card(session, card.lay_out(session.catalogue, row, years, session.style))


def findings(
    data: str | None,
    plan_id: str | None,
    lang: str,
    format_: str | None,
    output: str | None,
    gate: options.CheckOptions,
    formats: Sequence[str],
) -> int:
    """Check a data directory; the exit code: 2 unreadable, 1 findings at or above the threshold, 0 clean."""
    language = options.language(lang)
    chosen_format = options.format_of(format_, output, formats, default=_finding_format(output))
    loaded = load(find_directory(data, plan_id), today=gate.today)
    found = len(loaded.findings)
    loaded = loaded._replace(findings=chosen(loaded.findings, gate.select, gate.ignore))
    path = output_of(output, loaded)
    say_which_plan(loaded, language)
    put_findings(loaded.findings, loaded.lines, chosen_format, path, language)
    if chosen_format not in ("json", "sarif"):
        terminal.say(_findings_summary(loaded, found - len(loaded.findings), language))
    return exit_code(loaded.findings, gate.fail_on)


def _finding_format(output: str | None) -> str:
    """How findings come out where nobody says: as GitHub's runner reads them, in full on a terminal, else concise."""
    if output is not None:
        return "sarif" if output.lower().endswith(".sarif") else "concise"
    if terminal.runs_on_github():
        return "github"
    return "full" if terminal.is_terminal() else "concise"


def exit_code(found: Iterable[Finding], fail_on: str) -> int:
    """2 where a file cannot be read at all, 1 for findings at or above the threshold, else 0."""
    found = tuple(found)
    if any(finding.unreadable for finding in found):
        return 2
    threshold = None if fail_on == "never" else Severity(fail_on).rank
    return int(threshold is not None and any(finding.severity.rank >= threshold for finding in found))


def put_findings(
    found: Sequence[Finding], lines: Mapping[str, Sequence[str]], format_: str, output: Path | None, lang: Lang
) -> None:
    """Findings in any of their formats; `lines` holds the text of each file that could be read, for excerpts."""
    text = _findings_text(found, lines, format_, lang)
    terminal.emit(text, output, syntax=terminal.SYNTAX.get(format_, "text"))
    if format_ == "github" and output is None:
        from cyjjq.render.findings import github

        if terminal.add_to_step_summary(github.write_summary(found)):
            notice("annotations", lang)


def _findings_text(found: Sequence[Finding], lines: Mapping[str, Sequence[str]], format_: str, lang: Lang) -> str:
    match format_:
        case "json":
            from cyjjq.render import contract

            return contract.dump(contract.findings(found))
        case "sarif":
            from cyjjq import __version__
            from cyjjq.render import contract
            from cyjjq.render.findings import sarif

            return contract.dump(sarif.log(found, __version__))
        case "github":
            from cyjjq.render.findings import github

            return github.write(found)
        case "full":
            from cyjjq.render.findings import full

            return full.write(found, lines, lang)
    from cyjjq.render.findings import concise

    return concise.write(found, lang)


def trace(session: Session, text: "PlanText") -> int:
    """The catalogue against the plan's text; the exit code: 1 where anything is left over or not found."""
    from cyjjq.plan import trace

    document, figures = (session.loaded.documents[stem] for stem in ("targets", "baseline"))
    traced = trace.trace(session.catalogue, text, document.place, figures.place)
    if session.format == "json":
        from cyjjq.render import contract

        _put(session, contract.dump(contract.traced(session.loaded, traced)))
    elif session.format in ("table", "plain"):
        from cyjjq.render.findings import proof

        targets = len(session.catalogue.targets)
        _put(
            session,
            proof.write(traced, targets, text, {file.file: file.lines for file in (document, figures)}, session.lang),
        )
    else:
        lines = {document.file: document.lines, figures.file: figures.lines, text.file: text.lines}
        put_findings(traced.findings, lines, session.format, session.output, session.lang)
    return exit_code(traced.findings, "error")


def cohere(session: Session) -> None:
    """What the targets mean together."""
    from cyjjq.method import coherence

    rows, bindings = coherence.follow(session.catalogue), coherence.bindings(session.catalogue)
    if session.format not in ("json", "csv"):
        from cyjjq.render.sheets import implications

        _sheet(session, implications.lay_out(session.catalogue, rows, bindings, session.style))
        return
    from cyjjq.render import contract

    data = contract.coherence(session.loaded, session.catalogue, rows, bindings)
    if session.format == "json":
        _put(session, contract.dump(data))
    else:
        flat = [contract.flat({key: value for key, value in row.items() if key != "inputs"}) for row in data["rows"]]
        _csv(session, list(dict.fromkeys(key for row in flat for key in row)), flat)


def outlook(session: Session, targets: Sequence[Target]) -> None:
    """Where the observed series leads."""
    from cyjjq.method import outlook

    outlooks = outlook.outlook(session.catalogue, targets)
    if session.format not in ("json", "csv"):
        from cyjjq.render.sheets import projections

        _sheet(session, projections.lay_out(session.catalogue, outlooks, session.style))
        return
    from cyjjq.render import contract

    rows = [contract.outlook(each) for each in outlooks]
    if session.format == "json":
        _put(session, contract.dump(contract.envelope(session.loaded, "outlook", rows=rows)))
    else:
        flat = [contract.flat({key: value for key, value in row.items() if key != "series"}) for row in rows]
        keys = list(dict.fromkeys(key for row in flat for key in row))
        if session.headers is not None:
            keys = [key for key in keys if key != "fastest"]  # empty beside its parts
            from cyjjq.render.sheets import projections

            style = session.style._replace(lang=session.headers)
            told = [projections.for_csv(session.catalogue, each, style) for each in outlooks]
            flat = [row | more for row, more in zip(flat, told, strict=True)]
        _csv(session, keys, flat, {"pace": "series_pace", "gap": "projected_gap", "required": "required_change"})


def reading(session: Session, found: "Drafted") -> None:
    """The figures drafted out of a communiqué, and what was refused."""
    if session.format not in ("json", "csv"):
        _sheet(session, _read_sheet(session, found))
        return
    from cyjjq.render import contract

    told = contract.reading(session.loaded, found)
    if session.format == "json":
        _put(session, contract.dump(told))
    else:
        _csv(session, contract.READ_KEYS, told["rows"])
        _aside(_read_sheet(session, found))


def aside(session: Session, found: "Drafted") -> None:
    """What was refused and what is missing, on stderr beside a form."""
    _aside(_read_sheet(session, found))


def _read_sheet(session: Session, found: "Drafted") -> "Sheet":
    from cyjjq.render.sheets import reading

    return reading.lay_out(session.catalogue, found, session.style)


def explain(lang: str, given: str, output: str | None) -> None:
    """A rule explained, or all of them listed."""
    from cyjjq.render.findings import explain

    language = options.language(lang)
    text = explain.write_all(language) if given == "all" else explain.write(options.rule(given), language)
    terminal.emit(text, output_of(output))


def schema(which: str, output: str | None) -> None:
    """The JSON schema of a data file."""
    from cyjjq.render import schemas

    options.one_of("FILE", which, (*FILES, *OPTIONAL))
    terminal.emit(schemas.write(which), output_of(output), syntax="json")


def report(session: Session, rows: "Sequence[Row]", writer: str, request: "Request") -> None:
    """A file that people send, whole: laid out once, written by the writer that its suffix names."""
    from importlib import import_module

    from cyjjq.render.files import content
    from cyjjq.words.documents import PROGRESS

    assert session.output is not None
    label = pick(PROGRESS[writer.split(".", 1)[0]], session.lang)
    laid_out = content.lay_out(session.catalogue, rows, request)
    try:
        module = import_module(f"cyjjq.render.files.{writer}")
        written = module.write(laid_out, lambda things: terminal.watched(things, label))
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("cyjjq"):
            raise
        raise missing_extra("report") from None
    terminal.write_whole(session.output, written)
    notice("written", session.lang, path=session.output, n=len(rows))


def _findings_summary(loaded: Loaded, left_out: int, lang: Lang) -> str:
    """How many findings there are; where the rules asked for have none, whether those left out have."""
    if left_out and not loaded.findings:
        return fill(
            ui.NOTICE["none_chosen"], lang, {"n": left_out, "command": f"cyjjq check{data_option(loaded.directory)}"}
        )
    if loaded.catalogue and not loaded.findings:
        facts = {"targets": len(loaded.catalogue.targets), "observations": len(loaded.catalogue.baseline.observations)}
        return fill(ui.NOTICE["clean"], lang, facts)
    totals = {severity: n for severity, n in count(loaded.findings).items() if n}
    parts = [fill(ui.SEVERITY_COUNT[severity], lang, {"n": n}) for severity, n in totals.items()]
    counts = pick(terms.TEXT["list_separator"], lang).join(parts)
    return fill(ui.NOTICE["found"], lang, {"n": len(loaded.findings), "counts": counts})


def told(session: Session, contracted: Callable[[], dict[str, Any]], lay_out: "Callable[[], Sheet]") -> None:
    """The ledger in any row format: as its contract has it, or as a sheet."""
    if session.format not in ("json", "csv"):
        _sheet(session, lay_out())
        return
    from cyjjq.render import contract

    if session.format == "json":
        _put(session, contract.dump(contracted()))
    else:
        _csv(session, *contract.ledger_flat(contracted()))
        _aside(lay_out())


# --- Putting it out --------------------------------------------------------------------------------------------------


def _put(session: Session | Manner, text: str, *, styled: bool = False) -> None:
    if session.output is not None and session.output.suffix.lower() in _REPORT_FILES:
        raise Refusal("bad_value", ("report_hint", {"path": session.output}), name="--output", value=session.output)
    syntax = terminal.SYNTAX.get(session.format, "text")
    terminal.emit(text, session.output, syntax=syntax, bom=syntax == "csv", styled=styled)


def _csv(
    session: Session | Manner,
    keys: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    words: Mapping[str, str] | None = None,
) -> None:
    """Rows as CSV; `words` names the column whose word a key has where one word is not enough for two reports."""
    from cyjjq.render.formats import csv

    if session.headers is None:
        _put(session, csv.write(keys, rows))
        return
    from cyjjq.render.formats import csv_told

    lang = session.headers
    catalogue = session.catalogue if isinstance(session, Session) else None
    told = [{key: csv_told.value(key, row.get(key), catalogue, lang) for key in keys} for row in rows]
    headings = [csv.heading((words or {}).get(key, key), lang) for key in keys]
    _put(session, csv.write(keys, told, headings))


def _card(session: Session, laid_out: "Card") -> None:
    from cyjjq.render.sheets import card

    if session.format == "md":
        _put(session, card.write_markdown(laid_out))
    else:
        _put(session, card.write(laid_out, terminal.width() if session.format == "table" else None))


def _sheet(session: Session | Manner, sheet: "Sheet") -> None:
    if session.format == "table":
        from cyjjq.render.formats import table

        _put(session, table.write(sheet, width=terminal.width(), color=session.color), styled=session.color)
    elif session.format == "md":
        from cyjjq.render.formats import markdown

        _put(session, markdown.write(sheet))
    else:
        from cyjjq.render.formats import plain

        _put(session, plain.write(sheet))
        _aside(sheet)


def _aside(sheet: "Sheet") -> None:
    """The summary of a sheet, to stderr: beside plain and CSV it would spoil the data."""
    for line in (*sheet.overview, *sheet.totals, *sheet.notes):
        terminal.say(line)
