"""Help in the user's language: typer's commands with a page of our own.

Typer's headings are English, and its wrapping is blind to wide characters.
"""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from cyjjq import terminal, words
from cyjjq.words import pick, ui

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
            names = ", ".join([*param.opts, *param.secondary_opts])
            text = pick(ui.OPTION[param.name], lang) if param.name in _OF_TYPER else param.help or ""
            options.append((f"{names} {param.metavar}" if param.metavar and not param.is_flag else names, text))
    return [("arguments", arguments), ("options", options)]


class HelpfulCommand(TyperCommand):
    """A command whose help is ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page into typer's formatter."""
        from cyjjq.render.page import page

        lang = words.language()
        groups = _groups(self, ctx)
        slots = " ".join([pick(ui.FRAME["option_slot"], lang), *(name for name, _ in groups[0][1])])
        usage = f"{ctx.command_path} {slots}"
        examples = ui.EXAMPLE[self.name or ""]
        formatter.write(
            page(usage, pick(ui.COMMAND[self.name or ""], lang), examples, groups, lang, min(terminal.width(), 100))
        )


class HelpfulGroup(TyperGroup):
    """The whole program, whose first screen shows the main job."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page into typer's formatter."""
        from cyjjq.render.page import page

        lang = words.language()
        groups = _groups(self, ctx)
        commands = [(name, pick(ui.COMMAND[name], lang)) for name in self.list_commands(ctx) if name in ui.COMMAND]
        usage = f"{ctx.command_path} {pick(ui.FRAME['command_slot'], lang)}"
        about = f"{pick(ui.APP, lang)}\n\n{pick(ui.FRAME['more'], lang)}"
        examples = [ui.EXAMPLE[name][0] for name, _ in commands[:5]]
        formatter.write(
            page(usage, about, examples, [("commands", commands), *groups], lang, min(terminal.width(), 100))
        )
