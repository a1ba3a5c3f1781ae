"""The command line: parse, call, render, exit code.

Only typer, the standard library and the words are imported here; each command imports what it uses, so that help and
completion stay light. The language is settled before the first option is declared, because help texts are part of the
declarations. `session` opens the data and understands what was asked for, `reports` puts the answer into a format.
"""

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from cyjjq import words
from cyjjq.cli.help import HelpfulCommand, HelpfulGroup
from cyjjq.refusal import Refusal
from cyjjq.words import pick, ui

if TYPE_CHECKING:
    from cyjjq.cli.session import Session

LANG = words.language()
ROW_FORMATS = ("table", "plain", "md", "csv", "json")
CARD_FORMATS = ("table", "plain", "md", "json")
TRACE_FORMATS = ("table", "json", "concise", "full", "github", "sarif")
FINDING_FORMATS = ("concise", "full", "json", "github", "sarif")

_SORTABLE = {
    "choices": "plan, targets, met, on_track, behind, off_track, missed, no_data, share_met, share_on_track, …",
    "rows": "pace, attainment, progress, gap, required_rate",
}

_F = TypeVar("_F", bound=Callable[..., None])

app = typer.Typer(
    name="cyjjq",
    cls=HelpfulGroup,
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _help(key: str, **facts: Any) -> str:
    return words.fill(ui.OPTION[key], LANG, facts)


def _slot(name: str | None) -> str | None:
    """What stands for a value in help, in the user's language."""
    return pick(ui.SLOT[name], LANG) if name and name in ui.SLOT else name


def _option(key: str, *names: str, metavar: str | None = None, complete: Any = None, **facts: Any) -> Any:
    return typer.Option(
        *(names or (f"--{key.replace('_', '-')}",)),
        help=_help(key, **facts),
        metavar=_slot(metavar),
        show_default=False,
        autocompletion=complete,
    )


def _argument(key: str, slot: str, complete: Any = None) -> Any:
    return typer.Argument(help=_help(key), metavar=_slot(slot), show_default=False, autocompletion=complete)


def _lazily(name: str) -> Callable[[str], list[tuple[str, str]]]:
    """A completion that is looked up when TAB is pressed: what it needs is dear."""

    def complete(incomplete: str) -> list[tuple[str, str]]:
        from cyjjq.cli import completion

        return getattr(completion, name)(incomplete, LANG)  # type: ignore[no-any-return]

    return complete


def _list_plans(wanted: Any) -> Any:
    """--plan list names what comes with the program, and that is all; `wanted` is one id, or several."""
    if "list" not in (wanted if isinstance(wanted, list | tuple) else (wanted,)):
        return wanted
    from cyjjq.catalogue.loading import PACKAGED

    typer.echo("\n".join(PACKAGED))
    raise typer.Exit


Data = Annotated[str | None, _option("data", metavar="DIR")]
PlanId = Annotated[
    str | None,
    typer.Option(
        "--plan",
        help=_help("packaged_plan"),
        metavar=_slot("ID"),
        show_default=False,
        autocompletion=_lazily("plans"),
        is_eager=True,
        callback=_list_plans,
    ),
]
Language = Annotated[str | None, _option("lang", metavar="zh|en")]
Format = Annotated[str | None, _option("format", metavar="FORMAT", choices=", ".join(ROW_FORMATS))]
CardFormat = Annotated[str | None, _option("format", metavar="FORMAT", choices=", ".join(CARD_FORMATS))]
FindingFormat = Annotated[str | None, _option("format", metavar="FORMAT", choices=", ".join(FINDING_FORMATS))]
TraceFormat = Annotated[str | None, _option("format", metavar="FORMAT", choices=", ".join(TRACE_FORMATS))]
Output = Annotated[str | None, _option("output", "--output", "-o", metavar="FILE")]
Headers = Annotated[str | None, _option("headers", metavar="zh|en")]
Color = Annotated[str, _option("color", metavar="WHEN")]
Debug = Annotated[bool, _option("debug")]

Action = Annotated[list[str] | None, _option("action", metavar="N", complete=_lazily("actions"))]
Targets = Annotated[list[str] | None, _option("target", metavar="ID", complete=_lazily("targets"))]
Status = Annotated[list[str] | None, _option("status", metavar="S", complete=_lazily("statuses"))]
Kind = Annotated[list[str] | None, _option("kind", metavar="KIND", complete=_lazily("kinds"))]
Assume = Annotated[list[str] | None, _option("assume", metavar="ID=VALUE@YEAR")]
Year = Annotated[str | None, _argument("year_or_period", "[YEAR|PERIOD]")]
Today = Annotated[str | None, _option("today", metavar="DATE")]


def _command(name: str) -> Callable[[_F], _F]:
    """Declare a command under its name, with its help and examples from the words."""
    return app.command(name, cls=HelpfulCommand, help=pick(ui.COMMAND[name], LANG))


# What every report takes besides its own options, each declared once.
_COMMON: Mapping[str, tuple[Any, Any]] = {
    "data": (Data, None),
    "plan_id": (PlanId, None),
    "lang": (Language, None),
    "format_": (Format, None),
    "output": (Output, None),
    "headers": (Headers, None),
    "color": (Color, "auto"),
    "debug": (Debug, False),
}
_FORMATS_OF = {CARD_FORMATS: CardFormat, TRACE_FORMATS: TraceFormat}


def _on_data(name: str, formats: tuple[str, ...] = ROW_FORMATS, *common: str) -> Callable[[_F], _F]:
    """Declare a command on the data: its own options, then the common ones (default: all), and an open session.

    The command is called with its own options and the session, which the common ones have opened.
    """
    shared = common or tuple(_COMMON)

    def declare(command: _F) -> _F:
        own = list(inspect.signature(command).parameters.values())[1:]
        types = dict(_COMMON) | {"format_": (_FORMATS_OF.get(formats, Format), None)}
        added = [
            inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=types[key][1], annotation=types[key][0])
            for key in shared
        ]

        def run(**given: Any) -> None:
            from cyjjq.cli.session import open_session

            asked = {key: given.pop(key) for key in shared if key != "debug"}
            given.pop("debug", None)
            asked["quiet"] = bool(given.get("suggest"))  # drafts of another plan have nothing of the packaged one
            command(open_session(formats or ROW_FORMATS, **asked), **given)

        run.__signature__ = inspect.Signature([p.replace(kind=p.KEYWORD_ONLY) for p in own] + added)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *added)}
        _command(name)(run)
        return command

    return declare


def _show_version(wanted: bool) -> None:
    if wanted:
        from cyjjq import __version__

        typer.echo(f"cyjjq {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def main(
    ctx: typer.Context,
    lang: Language = None,
    version: Annotated[
        bool, typer.Option("--version", help=_help("version"), is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Take --lang before the command, too: it has been read by the time this runs."""
    if ctx.invoked_subcommand is None:
        raise Refusal("missing_command", ("see_help", {"command": ctx.command_path}), name="", text="")


@_on_data("gap")
def gap(
    work: "Session",
    year: Year = None,
    sort: Annotated[str | None, _option("sort", metavar="pace|gap|id")] = None,
    worst: Annotated[str | None, _option("worst", metavar="N")] = None,
    summary: Annotated[bool, _option("summary")] = False,
    wide: Annotated[bool, _option("wide")] = False,
    every: Annotated[bool, _option("all")] = False,
    against: Annotated[str | None, _option("against", metavar="YEAR|PERIOD")] = None,
    method: Annotated[str, _option("method", metavar="schedule|open-sdg")] = "schedule",
    assume: Assume = None,
    action: Action = None,
    target: Targets = None,
    status: Status = None,
    kind: Kind = None,
    fail_on: Annotated[str | None, _option("fail_on_status", "--fail-on", metavar="S,S")] = None,
    today: Today = None,
) -> None:
    from cyjjq.cli import options, reports, session

    order, number = options.order(sort), options.whole_number("--worst", worst)
    by = options.method(method, against is not None, summary, worst is not None, order == "pace")
    failing = options.statuses("--fail-on", (fail_on or "").split(","), by)
    work, day = session.assuming(work, assume), options.day_or_none(today)
    as_of = session.period(work, year, day)
    chosen = session.chosen(work, action, target, kind)
    rows = session.assessed(work, as_of, chosen, status, by)
    view = reports.View(every or bool(action or target or status or kind), wide, order, number, by)
    if against is not None:
        then = session.period(work, against, day)
        before = session.assessed(work, then, [row.entry for row in rows], None)
        reports.changes(work, rows, before, as_of, then)
    elif summary:
        reports.summary(work, rows, as_of)
    elif as_of.is_whole_year:
        reports.gap(work, rows, as_of.year, view)
    else:
        reports.within(work, rows, as_of, view)
    raise typer.Exit(int(any(row.status in failing for row in rows)))


@_on_data("rates")
def rates(
    work: "Session",
    year: Year = None,
    assume: Assume = None,
    action: Action = None,
    target: Targets = None,
    status: Status = None,
    kind: Kind = None,
) -> None:
    from cyjjq.cli import reports, session

    work = session.assuming(work, assume)
    as_of = None if year is None else session.period(work, year)
    reports.rates(work, session.assessed(work, as_of, session.chosen(work, action, target, kind), status), as_of)


@_on_data("path")
def path(
    work: "Session",
    start: Annotated[str, _option("from", "--from", metavar="base|latest")] = "base",
    assume: Assume = None,
    action: Action = None,
    target: Targets = None,
    kind: Kind = None,
) -> None:
    from cyjjq.cli import options, reports, session

    begin = options.start(start)
    work = session.assuming(work, assume)
    last = work.catalogue.plan.end + 5
    reports.path(work, session.assessed(work, last, session.chosen(work, action, target, kind), None), begin)


@_on_data("list")
def list_(
    work: "Session",
    name: Annotated[str | None, _argument("filter", "[NAME]", _lazily("targets"))] = None,
    action: Action = None,
    target: Targets = None,
    kind: Kind = None,
) -> None:
    from cyjjq.cli import reports, session

    reports.catalogue(work, session.chosen(work, action, [*(target or ()), *([name] if name else ())], kind))


@_on_data("show", CARD_FORMATS, "data", "plan_id", "lang", "format_", "output", "color", "debug")
def show(
    work: "Session",
    id_: Annotated[str, _argument("id", "ID", _lazily("targets"))],
    year: Annotated[str | None, _option("year_or_period", "--year", metavar="YEAR|PERIOD")] = None,
    assume: Assume = None,
) -> None:
    from cyjjq.cli import reports, session

    work = session.assuming(work, assume)
    target = session.one_target(work, id_)
    reports.card(work, target, session.period(work, year))


@_command("check")
def check(
    fail_on: Annotated[str, _option("fail_on", metavar="LEVEL")] = "error",
    explain: Annotated[str | None, _option("explain", metavar="CODE")] = None,
    select: Annotated[str | None, _option("select", metavar="CODES")] = None,
    ignore: Annotated[str | None, _option("ignore", metavar="CODES")] = None,
    today: Annotated[str | None, _option("today", metavar="DATE")] = None,
    data: Data = None,
    plan_id: PlanId = None,
    lang: Language = None,
    format_: FindingFormat = None,
    output: Output = None,
    debug: Debug = False,
) -> None:
    from cyjjq.cli import options, reports

    if explain is not None:
        reports.explain(lang or LANG, explain, output)
        raise typer.Exit
    gate = options.check_options(fail_on, select, ignore, today)
    raise typer.Exit(reports.findings(data, plan_id, lang or LANG, format_, output, gate, FINDING_FORMATS))


@_on_data("trace", TRACE_FORMATS, "data", "plan_id", "lang", "format_", "output", "debug")
def trace(
    work: "Session",
    plan: Annotated[str, _argument("plan", "PLAN")],
    suggest: Annotated[bool, _option("suggest")] = False,
) -> None:
    from cyjjq.cli import drafting, reports, session

    text = session.plan_text(work, plan)
    raise typer.Exit(drafting.suggest(work, text) if suggest else reports.trace(work, text))


@_on_data("cohere")
def cohere(
    work: "Session",
    assume: Assume = None,
) -> None:
    from cyjjq.cli import reports, session

    reports.cohere(session.assuming(work, assume))


@_on_data("outlook")
def outlook(
    work: "Session",
    year: Annotated[str | None, _argument("outlook_year", "[YEAR]")] = None,
    assume: Assume = None,
    action: Action = None,
    target: Targets = None,
    kind: Kind = None,
) -> None:
    from cyjjq.cli import reports, session

    work = session.assuming(session.known_by(work, year), assume)
    reports.outlook(work, session.chosen(work, action, target, kind))


@_command("compare")
def compare(
    year: Year = None,
    data: Annotated[list[str] | None, _option("compare_data", "--data", metavar="DIR")] = None,
    plan: Annotated[
        list[str] | None,
        typer.Option(
            "--plan",
            help=_help("compare_plan"),
            metavar=_slot("ID"),
            show_default=False,
            autocompletion=_lazily("plans"),
            is_eager=True,
            callback=_list_plans,
        ),
    ] = None,
    indicator: Annotated[str | None, _option("compare_indicator", "--indicator", metavar="NAME")] = None,
    rows: Annotated[bool, _option("compare_rows", "--rows")] = False,
    sort: Annotated[str | None, _option("compare_sort", "--sort", metavar="COLUMN", **_SORTABLE)] = None,
    jobs: Annotated[str | None, _option("jobs", metavar="N")] = None,
    today: Annotated[str | None, _option("today", metavar="DATE")] = None,
    lang: Language = None,
    format_: Format = None,
    output: Output = None,
    headers: Headers = None,
    color: Color = "auto",
    debug: Debug = False,
) -> None:
    from cyjjq.cli import comparing, options, reports, session

    how = session.manner(ROW_FORMATS, lang, format_, output, color, headers)
    asked = comparing.question(how, year, options.today(today), indicator, sort, rows=rows)
    answers = comparing.answers(comparing.sources(data or (), plan or ()), asked, comparing.jobs_of(jobs))
    raise typer.Exit(reports.compare(how, answers, asked))


@_command("report")
def report(
    output: Annotated[str | None, _option("report_file", "--output", "-o", metavar="FILE")] = None,
    year: Annotated[str | None, _option("year_or_period", "--year", metavar="YEAR|PERIOD")] = None,
    method: Annotated[str, _option("method", metavar="schedule|open-sdg")] = "schedule",
    assume: Assume = None,
    action: Action = None,
    data: Data = None,
    plan_id: PlanId = None,
    lang: Annotated[str | None, _option("report_lang", "--lang", metavar="zh|en|both")] = None,
    today: Annotated[str | None, _option("today", metavar="DATE")] = None,
    as_ledger: Annotated[bool, _option("ledger")] = False,
    owner: Annotated[str | None, _option("ledger_owner", "--owner", metavar="TEXT")] = None,
    changed_since: Annotated[str | None, _option("changed_since", metavar="PERIOD")] = None,
    debug: Debug = False,
) -> None:
    from cyjjq.cli import options, reports, session, supervising

    writer, by, languages = options.writer(output), options.method(method), options.languages(lang or LANG)
    issued = options.day_of_issue(today)
    work = session.assuming(session.open_session(ROW_FORMATS, data, plan_id=plan_id, output=output), assume)
    if as_ledger or changed_since is not None or owner is not None:
        chosen = supervising.chosen(work, action, None, None, owner)
        supervising.report_ledger(work, chosen, supervising.asked(work, year, issued), languages, changed_since)
        return
    as_of = session.period(work, year, issued)
    rows = session.assessed(work, as_of, session.chosen(work, action, None, None), None, by)
    if not as_of.is_whole_year:
        supervising.report_within(work, rows, as_of, languages, issued)
        return
    reports.report(work, rows, writer, session.request(work, as_of.year, by, languages, issued, action, assume))


@_on_data("ledger")
def ledger(
    work: "Session",
    period: Annotated[str | None, _argument("ledger_period", "[PERIOD]")] = None,
    owner: Annotated[str | None, _option("ledger_owner", "--owner", metavar="TEXT")] = None,
    changed_since: Annotated[str | None, _option("changed_since", metavar="PERIOD")] = None,
    action: Action = None,
    target: Targets = None,
    kind: Kind = None,
    today: Today = None,
) -> None:
    from cyjjq.cli import options, supervising

    chosen = supervising.chosen(work, action, target, kind, owner)
    asked = supervising.asked(work, period, options.today(today))
    if changed_since is None:
        supervising.ledger(work, chosen, asked)
    else:
        supervising.changes(work, chosen, asked, changed_since)


@_on_data("record", (), "data", "plan_id", "lang", "debug")
def record(
    work: "Session",
    id_: Annotated[str, _argument("figure_id", "ID", _lazily("targets"))],
    when: Annotated[str, _argument("figure_when", "WHEN_")],
    value: Annotated[str | None, _argument("figure_value", "[VALUE]")] = None,
    growth: Annotated[str | None, _option("growth", metavar="%")] = None,
    source: Annotated[str, _option("source", metavar="ID")] = "",
    title: Annotated[str | None, _option("title", metavar="TEXT")] = None,
    publisher: Annotated[str | None, _option("publisher", metavar="TEXT")] = None,
    date: Annotated[str | None, _option("date", metavar="DATE")] = None,
    link: Annotated[str | None, _option("link", metavar="URL")] = None,
    official: Annotated[bool, _option("official")] = False,
    unit: Annotated[str | None, _option("unit", metavar="UNIT")] = None,
    note: Annotated[str | None, _option("note", metavar="TEXT")] = None,
    replace: Annotated[bool, _option("replace")] = False,
    yes: Annotated[bool, _option("yes")] = False,
    dry_run: Annotated[bool, _option("dry_run")] = False,
    today: Annotated[str | None, _option("today", metavar="DATE")] = None,
) -> None:
    from cyjjq.cli import options, recording

    how = recording.WriteOptions(replace, yes, dry_run, options.day_of_entry(today))
    publication = recording.Publication(source, title, publisher, date, link, official)
    entry = recording.entry(work, id_, when, value, growth, unit, publication, note, how.today)
    recording.put(work, [entry], how)


@_on_data("read")
def read(
    work: "Session",
    text: Annotated[str, _argument("communique", "TEXT")],
    year: Annotated[str | None, _option("text_year", "--year", metavar="YEAR")] = None,
    period: Annotated[str | None, _option("text_period", "--period", metavar="WHEN_")] = None,
    place: Annotated[str | None, _option("text_place", "--place", metavar="[NAME]")] = None,
    source: Annotated[str, _option("source", metavar="ID")] = "",
    title: Annotated[str | None, _option("title", metavar="TEXT")] = None,
    publisher: Annotated[str | None, _option("publisher", metavar="TEXT")] = None,
    date: Annotated[str | None, _option("date", metavar="DATE")] = None,
    url: Annotated[str | None, _option("link", "--url", metavar="URL")] = None,
) -> None:
    from cyjjq.cli import reading, recording

    publication = recording.Publication(source, title, publisher, date, url, official=True)
    reading.read(work, text, reading.period(year, period), place, publication)


@_on_data("request", (), "data", "plan_id", "lang", "output", "debug")
def request(
    work: "Session",
    year: Annotated[str | None, _option("year_or_period", "--year", metavar="YEAR|PERIOD")] = None,
    action: Action = None,
    target: Targets = None,
    owner: Annotated[str | None, _option("owner", metavar="TEXT")] = None,
) -> None:
    from cyjjq.cli import recording, session

    recording.request(work, session.chosen(work, action, target, None), session.period(work, year), owner)


@_on_data("import", (), "data", "plan_id", "lang", "debug")
def import_(
    work: "Session",
    files: Annotated[list[str], _argument("forms", "FILES")],
    accept_valid: Annotated[bool, _option("accept_valid")] = False,
    comments: Annotated[str | None, _option("comments", metavar="FILE")] = None,
    replace: Annotated[bool, _option("replace")] = False,
    yes: Annotated[bool, _option("yes")] = False,
    dry_run: Annotated[bool, _option("dry_run")] = False,
    today: Annotated[str | None, _option("today", metavar="DATE")] = None,
) -> None:
    from cyjjq.cli import options, recording

    how = recording.WriteOptions(replace, yes, dry_run, options.day_of_entry(today))
    raise typer.Exit(recording.take(work, files, how, accept_valid=accept_valid, comments=comments))


@_command("init")
def init(
    directory: Annotated[str, _argument("new_dir", "DIR")],
    copy: Annotated[bool, _option("copy")] = False,
    lang: Language = None,
    debug: Debug = False,
) -> None:
    from cyjjq.cli.init import begin

    begin(directory, lang or LANG, copy=copy)


@_command("schema")
def schema(
    which: Annotated[str, _argument("file_kind", "targets|baseline|owners")],
    lang: Language = None,
    output: Output = None,
    debug: Debug = False,
) -> None:
    from cyjjq.cli import reports

    reports.schema(which, output)
