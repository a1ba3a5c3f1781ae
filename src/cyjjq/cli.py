"""The command line: parse, call, render, exit code.

Only typer, the standard library and the words are imported here; each command imports what it uses, so that help and
completion stay light. The language is settled before the first option is declared, because help texts are part of the
declarations. What every command does alike (opening the data, choosing, writing) is in `desk`.
"""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer

from cyjjq import words
from cyjjq.help import HelpfulCommand, HelpfulGroup
from cyjjq.words import pick, ui

LANG = words.language()
ROW_FORMATS = ("table", "plain", "md", "csv", "json")
CARD_FORMATS = ("table", "plain", "md", "json")
FINDING_FORMATS = ("concise", "full", "json")

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


def _option(key: str, *names: str, metavar: str | None = None, **facts: Any) -> Any:
    return typer.Option(
        *(names or (f"--{key.replace('_', '-')}",)),
        help=_help(key, **facts),
        metavar=_slot(metavar),
        show_default=False,
    )


Data = Annotated[str | None, _option("data", metavar="DIR")]
Language = Annotated[str | None, _option("lang", metavar="zh|en")]
Format = Annotated[str | None, _option("format", metavar="FORMAT", choices=", ".join(ROW_FORMATS))]
CardFormat = Annotated[str | None, _option("format", metavar="FORMAT", choices=", ".join(CARD_FORMATS))]
FindingFormat = Annotated[str | None, _option("format", metavar="FORMAT", choices=", ".join(FINDING_FORMATS))]
Output = Annotated[str | None, _option("output", "--output", "-o", metavar="FILE")]
Action = Annotated[list[str] | None, _option("action", metavar="N")]
Targets = Annotated[list[str] | None, _option("target", metavar="ID")]
Status = Annotated[list[str] | None, _option("status", metavar="S")]
Kind = Annotated[list[str] | None, _option("kind", metavar="KIND")]
Color = Annotated[str, _option("color", metavar="WHEN")]
Debug = Annotated[bool, _option("debug")]
Year = Annotated[str | None, typer.Argument(help=_help("year"), metavar=_slot("[YEAR]"), show_default=False)]


def _command(name: str) -> Callable[[_F], _F]:
    """Declare a command under its name, with its help and examples from the words."""
    return app.command(name, cls=HelpfulCommand, help=pick(ui.COMMAND[name], LANG))


@_command("gap")
def gap(
    year: Year = None,
    action: Action = None,
    target: Targets = None,
    status: Status = None,
    kind: Kind = None,
    every: Annotated[bool, _option("all")] = False,
    data: Data = None,
    lang: Language = None,
    format_: Format = None,
    output: Output = None,
    color: Color = "auto",
    debug: Debug = False,
) -> None:
    from cyjjq import desk

    work = desk.open_desk(data, lang or LANG, format_, output, color, ROW_FORMATS)
    as_of = desk.year(work, year)
    rows = desk.assessed(work, as_of, action, target, status, kind)
    desk.report_gap(work, rows, as_of, every=every or bool(action or target or status or kind))


@_command("rates")
def rates(
    action: Action = None,
    target: Targets = None,
    status: Status = None,
    kind: Kind = None,
    data: Data = None,
    lang: Language = None,
    format_: Format = None,
    output: Output = None,
    color: Color = "auto",
    debug: Debug = False,
) -> None:
    from cyjjq import desk

    work = desk.open_desk(data, lang or LANG, format_, output, color, ROW_FORMATS)
    rows = desk.assessed(work, None, action, target, status, kind)
    desk.report_rates(work, rows)


@_command("list")
def list_(
    name: Annotated[
        str | None, typer.Argument(help=_help("filter"), metavar=_slot("[NAME]"), show_default=False)
    ] = None,
    action: Action = None,
    target: Targets = None,
    kind: Kind = None,
    data: Data = None,
    lang: Language = None,
    format_: Format = None,
    output: Output = None,
    color: Color = "auto",
    debug: Debug = False,
) -> None:
    from cyjjq import desk

    work = desk.open_desk(data, lang or LANG, format_, output, color, ROW_FORMATS)
    desk.report_list(work, desk.chosen(work, action, [*(target or ()), *([name] if name else ())], kind))


@_command("show")
def show(
    id_: Annotated[str, typer.Argument(help=_help("id"), metavar=_slot("ID"), show_default=False)],
    year: Annotated[str | None, _option("year", metavar="YEAR")] = None,
    data: Data = None,
    lang: Language = None,
    format_: CardFormat = None,
    output: Output = None,
    color: Color = "auto",
    debug: Debug = False,
) -> None:
    from cyjjq import desk

    work = desk.open_desk(data, lang or LANG, format_, output, color, CARD_FORMATS)
    desk.report_card(work, desk.one_target(work, id_), desk.year(work, year))


@_command("check")
def check(
    fail_on: Annotated[str, _option("fail_on", metavar="LEVEL")] = "error",
    data: Data = None,
    lang: Language = None,
    format_: FindingFormat = None,
    output: Output = None,
    debug: Debug = False,
) -> None:
    from cyjjq import desk

    raise typer.Exit(desk.report_findings(data, lang or LANG, format_, output, fail_on, FINDING_FORMATS))
