"""The command line: parse, call, render, exit code.

Only typer, the standard library and the words are imported here; each command imports what it uses, so that help and
completion stay light. The language is settled before the first option is declared, because help texts are part of the
declarations. `desk` opens the data and understands what was asked for, `reports` puts the answer into a format.
"""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer

from cyjjq import words
from cyjjq.cli.help import HelpfulCommand, HelpfulGroup
from cyjjq.words import pick, ui

LANG = words.language()
ROW_FORMATS = ("table", "plain", "md", "csv", "json")
CARD_FORMATS = ("table", "plain", "md", "json")
TRACE_FORMATS = ("table", "json", "concise", "full", "github", "sarif")
FINDING_FORMATS = ("concise", "full", "json", "github", "sarif")

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


Data = Annotated[str | None, _option("data", metavar="DIR")]
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
Year = Annotated[str | None, _argument("year", "[YEAR]")]


def _command(name: str) -> Callable[[_F], _F]:
    """Declare a command under its name, with its help and examples from the words."""
    return app.command(name, cls=HelpfulCommand, help=pick(ui.COMMAND[name], LANG))


def _show_version(wanted: bool) -> None:
    if wanted:
        from cyjjq import __version__

        typer.echo(f"cyjjq {__version__}")
        raise typer.Exit


@app.callback()
def main(
    lang: Language = None,
    version: Annotated[
        bool, typer.Option("--version", help=_help("version"), is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Take --lang before the command, too: it has been read by the time this runs."""


@_command("gap")
def gap(
    year: Year = None,
    sort: Annotated[str | None, _option("sort", metavar="pace|gap|id")] = None,
    worst: Annotated[str | None, _option("worst", metavar="N")] = None,
    summary: Annotated[bool, _option("summary")] = False,
    wide: Annotated[bool, _option("wide")] = False,
    every: Annotated[bool, _option("all")] = False,
    against: Annotated[str | None, _option("against", metavar="YEAR")] = None,
    method: Annotated[str, _option("method", metavar="schedule|open-sdg")] = "schedule",
    assume: Assume = None,
    action: Action = None,
    target: Targets = None,
    status: Status = None,
    kind: Kind = None,
    fail_on: Annotated[str | None, _option("fail_on_status", "--fail-on", metavar="S,S")] = None,
    data: Data = None,
    lang: Language = None,
    format_: Format = None,
    output: Output = None,
    headers: Headers = None,
    color: Color = "auto",
    debug: Debug = False,
) -> None:
    from cyjjq.cli import reports
    from cyjjq.cli import session as desk

    order, number = desk.order(sort), desk.whole_number("--worst", worst)
    by = desk.method(method, against is not None, summary, worst is not None, order == "pace")
    failing = desk.statuses("--fail-on", (fail_on or "").split(","), by)
    work = desk.assuming(desk.open_desk(data, lang or LANG, format_, output, color, ROW_FORMATS, headers), assume)
    as_of = desk.year(work, year)
    chosen = desk.chosen(work, action, target, kind)
    rows = desk.assessed(work, as_of, chosen, status, by)
    if against is not None:
        before = desk.assessed(work, desk.year(work, against), [row.entry for row in rows], None)
        reports.changes(work, rows, before, as_of, desk.year(work, against))
    elif summary:
        reports.summary(work, rows, as_of)
    else:
        every = every or bool(action or target or status or kind)
        reports.gap(work, rows, as_of, reports.View(every, wide, order, number, by))
    raise typer.Exit(int(any(row.status in failing for row in rows)))


@_command("rates")
def rates(
    assume: Assume = None,
    action: Action = None,
    target: Targets = None,
    status: Status = None,
    kind: Kind = None,
    data: Data = None,
    lang: Language = None,
    format_: Format = None,
    output: Output = None,
    headers: Headers = None,
    color: Color = "auto",
    debug: Debug = False,
) -> None:
    from cyjjq.cli import reports
    from cyjjq.cli import session as desk

    work = desk.assuming(desk.open_desk(data, lang or LANG, format_, output, color, ROW_FORMATS, headers), assume)
    reports.rates(work, desk.assessed(work, None, desk.chosen(work, action, target, kind), status))


@_command("path")
def path(
    start: Annotated[str, _option("from", "--from", metavar="base|latest")] = "base",
    assume: Assume = None,
    action: Action = None,
    target: Targets = None,
    kind: Kind = None,
    data: Data = None,
    lang: Language = None,
    format_: Format = None,
    output: Output = None,
    headers: Headers = None,
    color: Color = "auto",
    debug: Debug = False,
) -> None:
    from cyjjq.cli import reports
    from cyjjq.cli import session as desk

    begin = desk.start(start)
    work = desk.assuming(desk.open_desk(data, lang or LANG, format_, output, color, ROW_FORMATS, headers), assume)
    last = work.catalogue.plan.end + 5
    reports.path(work, desk.assessed(work, last, desk.chosen(work, action, target, kind), None), begin)


@_command("list")
def list_(
    name: Annotated[str | None, _argument("filter", "[NAME]", _lazily("targets"))] = None,
    action: Action = None,
    target: Targets = None,
    kind: Kind = None,
    data: Data = None,
    lang: Language = None,
    format_: Format = None,
    output: Output = None,
    headers: Headers = None,
    color: Color = "auto",
    debug: Debug = False,
) -> None:
    from cyjjq.cli import reports
    from cyjjq.cli import session as desk

    work = desk.open_desk(data, lang or LANG, format_, output, color, ROW_FORMATS, headers)
    reports.catalogue(work, desk.chosen(work, action, [*(target or ()), *([name] if name else ())], kind))


@_command("show")
def show(
    id_: Annotated[str, _argument("id", "ID", _lazily("targets"))],
    year: Annotated[str | None, _option("year", metavar="YEAR")] = None,
    assume: Assume = None,
    data: Data = None,
    lang: Language = None,
    format_: CardFormat = None,
    output: Output = None,
    color: Color = "auto",
    debug: Debug = False,
) -> None:
    from cyjjq.cli import reports
    from cyjjq.cli import session as desk

    work = desk.assuming(desk.open_desk(data, lang or LANG, format_, output, color, CARD_FORMATS), assume)
    target = desk.one_target(work, id_)
    reports.card(work, target, desk.year(work, year))


@_command("check")
def check(
    fail_on: Annotated[str, _option("fail_on", metavar="LEVEL")] = "error",
    explain: Annotated[str | None, _option("explain", metavar="CODE")] = None,
    select: Annotated[str | None, _option("select", metavar="CODES")] = None,
    ignore: Annotated[str | None, _option("ignore", metavar="CODES")] = None,
    today: Annotated[str | None, _option("today", metavar="DATE")] = None,
    data: Data = None,
    lang: Language = None,
    format_: FindingFormat = None,
    output: Output = None,
    debug: Debug = False,
) -> None:
    from cyjjq.cli import reports
    from cyjjq.cli import session as desk

    if explain is not None:
        reports.explain(lang or LANG, explain, output)
        raise typer.Exit
    gate = desk.gate(fail_on, select, ignore, today)
    raise typer.Exit(reports.findings(data, lang or LANG, format_, output, gate, FINDING_FORMATS))


@_command("trace")
def trace(
    plan: Annotated[str, _argument("plan", "PLAN")],
    suggest: Annotated[bool, _option("suggest")] = False,
    data: Data = None,
    lang: Language = None,
    format_: TraceFormat = None,
    output: Output = None,
    debug: Debug = False,
) -> None:
    from cyjjq.cli import reports
    from cyjjq.cli import session as desk

    work = desk.open_desk(data, lang or LANG, format_, output, "never", TRACE_FORMATS)
    text = desk.plan_text(work, plan)
    raise typer.Exit(reports.suggest(work, text) if suggest else reports.trace(work, text))


@_command("cohere")
def cohere(
    assume: Assume = None,
    data: Data = None,
    lang: Language = None,
    format_: Format = None,
    output: Output = None,
    headers: Headers = None,
    color: Color = "auto",
    debug: Debug = False,
) -> None:
    from cyjjq.cli import reports
    from cyjjq.cli import session as desk

    work = desk.open_desk(data, lang or LANG, format_, output, color, ROW_FORMATS, headers)
    reports.cohere(desk.assuming(work, assume))


@_command("outlook")
def outlook(
    assume: Assume = None,
    action: Action = None,
    target: Targets = None,
    kind: Kind = None,
    data: Data = None,
    lang: Language = None,
    format_: Format = None,
    output: Output = None,
    headers: Headers = None,
    color: Color = "auto",
    debug: Debug = False,
) -> None:
    from cyjjq.cli import reports
    from cyjjq.cli import session as desk

    work = desk.assuming(desk.open_desk(data, lang or LANG, format_, output, color, ROW_FORMATS, headers), assume)
    reports.outlook(work, desk.chosen(work, action, target, kind))


@_command("report")
def report(
    output: Annotated[str | None, _option("report_file", "--output", "-o", metavar="FILE")] = None,
    year: Annotated[str | None, _option("year", metavar="YEAR")] = None,
    method: Annotated[str, _option("method", metavar="schedule|open-sdg")] = "schedule",
    assume: Assume = None,
    action: Action = None,
    data: Data = None,
    lang: Annotated[str | None, _option("report_lang", "--lang", metavar="zh|en|both")] = None,
    today: Annotated[str | None, _option("today", metavar="DATE")] = None,
    debug: Debug = False,
) -> None:
    from cyjjq.cli import reports
    from cyjjq.cli import session as desk

    writer, by, languages = desk.writer(output), desk.method(method), desk.languages(lang or LANG)
    issued = desk.day_of_issue(today)
    work = desk.assuming(desk.open_desk(data, LANG, None, output, "never", ROW_FORMATS), assume)
    as_of = desk.year(work, year, issued)
    rows = desk.assessed(work, as_of, desk.chosen(work, action, None, None), None, by)
    reports.report(work, rows, writer, desk.request(work, as_of, by, languages, issued, action, assume))


@_command("record")
def record(
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
    data: Data = None,
    lang: Language = None,
    debug: Debug = False,
) -> None:
    from cyjjq.cli import recording as intake
    from cyjjq.cli import session as desk

    work = desk.open_desk(data, lang or LANG, None, None, "never", ROW_FORMATS)
    manner = intake.Manner(replace, yes, dry_run, desk.today(today))
    publication = intake.Publication(source, title, publisher, date, link, official)
    entry = intake.entry(work, id_, when, value, growth, unit, publication, note, manner.today)
    intake.put(work, [entry], manner)


@_command("request")
def request(
    year: Annotated[str | None, _option("year", metavar="YEAR")] = None,
    action: Action = None,
    target: Targets = None,
    owner: Annotated[str | None, _option("owner", metavar="TEXT")] = None,
    data: Data = None,
    lang: Language = None,
    output: Output = None,
    debug: Debug = False,
) -> None:
    from cyjjq.cli import recording as intake
    from cyjjq.cli import session as desk

    work = desk.open_desk(data, lang or LANG, None, output, "never", ROW_FORMATS)
    intake.request(work, desk.chosen(work, action, target, None), desk.year(work, year), owner)


@_command("import")
def import_(
    files: Annotated[list[str], _argument("forms", "FILES")],
    accept_valid: Annotated[bool, _option("accept_valid")] = False,
    replace: Annotated[bool, _option("replace")] = False,
    yes: Annotated[bool, _option("yes")] = False,
    dry_run: Annotated[bool, _option("dry_run")] = False,
    today: Annotated[str | None, _option("today", metavar="DATE")] = None,
    data: Data = None,
    lang: Language = None,
    debug: Debug = False,
) -> None:
    from cyjjq.cli import recording as intake
    from cyjjq.cli import session as desk

    work = desk.open_desk(data, lang or LANG, None, None, "never", ROW_FORMATS)
    manner = intake.Manner(replace, yes, dry_run, desk.today(today))
    raise typer.Exit(intake.take(work, files, manner, accept_valid=accept_valid))


@_command("init")
def init(
    directory: Annotated[str, _argument("new_dir", "DIR")],
    copy: Annotated[bool, _option("copy")] = False,
    lang: Language = None,
    debug: Debug = False,
) -> None:
    from cyjjq.cli import init as starting

    starting.begin(directory, lang or LANG, copy=copy)


@_command("schema")
def schema(
    which: Annotated[str, _argument("file_kind", "targets|baseline")],
    lang: Language = None,
    output: Output = None,
    debug: Debug = False,
) -> None:
    from cyjjq.cli import reports

    reports.schema(which, output)
