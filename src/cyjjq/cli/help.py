"""Help in the user's language: typer's commands with a page of our own.

Typer's headings are English, and its wrapping is blind to wide characters.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

from cyjjq import words
from cyjjq.cli import terminal
from cyjjq.refusal import Refusal
from cyjjq.words import Lang, pick, ui

Entry = tuple[str, str]
_OF_TYPER = ("help", "install_completion", "show_completion")


def _groups(command: Any, ctx: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Arguments and options with their help, as typer knows them."""
    lang = words.language()
    arguments, options = [], []
    for param in command.get_params(ctx):
        if getattr(param, "hidden", False):
            continue
        if param.param_type_name == "argument":
            arguments.append((param.metavar or param.name.upper(), param.help or ""))
        else:
            long_first = sorted(param.opts, key=len, reverse=True)  # typer keeps the names of --help in a set
            names = ", ".join([*long_first, *param.secondary_opts])
            text = pick(ui.OPTION[param.name], lang) if param.name in _OF_TYPER else param.help or ""
            options.append((f"{names} {param.metavar}" if param.metavar and not param.is_flag else names, text))
    return [("arguments", arguments), ("options", options)]


class HelpfulCommand(TyperCommand):
    """A command whose help is ours, and what we say of words too many."""

    allow_extra_args = True  # typer would refuse them in English; `parse_args` does in the user's language

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Refuse arguments beyond those declared."""
        try:
            rest = super().parse_args(ctx, args)
        except Exception as error:
            if getattr(error, "ctx", ctx) is None:
                error.ctx = ctx  # type: ignore[attr-defined] # typer leaves it out of some usage errors
            raise
        if ctx.args and not ctx.resilient_parsing:
            extra = " ".join(ctx.args)
            raise Refusal("unexpected", ("see_help", {"command": ctx.command_path}), name=extra, text=extra)
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page into typer's formatter."""
        lang = words.language()
        groups = _groups(self, ctx)
        slots = " ".join([pick(ui.FRAME["option_slot"], lang), *(name for name, _ in groups[0][1])])
        usage = f"{ctx.command_path} {slots}"
        examples = ui.EXAMPLE[self.name or ""]
        formatter.write(
            _page(usage, pick(ui.COMMAND[self.name or ""], lang), examples, groups, lang, min(terminal.width(), 100))
        )


class HelpfulGroup(TyperGroup):
    """The whole program, whose first screen shows the main job; says which command was probably meant."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Refuse a command that there is none of, with the nearest one."""
        if not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None:
            from cyjjq.catalogue.lookup import closest

            guess = closest(args[0], ui.COMMAND)
            hint = ("guess", {"guess": f"cyjjq {guess}"}) if guess else ("see_help", {"command": ctx.command_path})
            raise Refusal("no_such_command", hint, name=args[0], text=args[0])
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page into typer's formatter."""
        lang = words.language()
        groups = _groups(self, ctx)
        commands = [(name, pick(ui.COMMAND[name], lang)) for name in self.list_commands(ctx) if name in ui.COMMAND]
        usage = f"{ctx.command_path} {pick(ui.FRAME['command_slot'], lang)}"
        about = f"{pick(ui.APP, lang)}\n\n{pick(ui.FRAME['more'], lang)}"
        examples = [ui.EXAMPLE[name][0] for name, _ in commands[:5]]
        formatter.write(
            _page(usage, about, examples, [("commands", commands), *groups], lang, min(terminal.width(), 100))
        )


def _page(
    usage: str,
    about: str,
    examples: Sequence[str],
    groups: Iterable[tuple[str, Sequence[Entry]]],
    lang: Lang,
    width: int,
) -> str:
    """A whole help page of at most `width` cells a line (paths and option names are never broken)."""
    from cyjjq.render.formats.lines import wrap

    lines = [f"{pick(ui.FRAME['usage'], lang)}: {usage}", ""]
    for paragraph in about.split("\n\n"):
        lines += [*wrap(paragraph, width - 2, "  "), ""]
    if examples:
        lines += [f"{pick(ui.FRAME['examples'], lang)}:", *(f"  {example}" for example in examples), ""]
    for heading, entries in groups:
        if entries:
            lines += [f"{pick(ui.FRAME[heading], lang)}:", *_definitions(entries, width), ""]
    return "\n".join(lines)


def _definitions(entries: Sequence[Entry], width: int) -> list[str]:
    from rich.cells import cell_len

    from cyjjq.render.formats.lines import wrap

    left = min(30, max(cell_len(name) for name, _ in entries)) + 4
    lines = []
    for name, text in entries:
        wrapped = wrap(text, width - left, "") or [""]
        head = f"  {name}"
        if cell_len(head) + 2 > left:
            lines.append(head)
            head = ""
        lines.append((head + " " * (left - cell_len(head)) + wrapped[0]).rstrip())
        lines += [" " * left + line for line in wrapped[1:]]
    return lines
