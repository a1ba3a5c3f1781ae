"""One run of the command line: exit codes, and one line instead of a traceback."""

import sys
from copy import copy
from typing import Any

from cyjjq import words
from cyjjq.cli import terminal
from cyjjq.refusal import Refusal
from cyjjq.words import Lang

USAGE, FAULT = 2, 3


def run() -> int:
    """Run the command line of sys.argv and return its exit code."""
    lang = words.language()
    try:
        from cyjjq.cli.app import app

        return int(_narrowed(app)(prog_name="cyjjq", standalone_mode=False) or 0)
    except Refusal as refusal:
        terminal.say(refusal.text(lang))
        return USAGE
    except KeyboardInterrupt:
        terminal.say(words.pick(words.ui.ERROR["interrupted"], lang))
        return 130
    except BrokenPipeError:
        terminal.abandon_stdout()  # the reader has seen enough (| head)
        return 0
    except Exception as error:
        if getattr(error, "exit_code", None) == USAGE and hasattr(error, "format_message"):
            return _usage(error, lang)
        if "--debug" in sys.argv:
            raise
        terminal.say(Refusal("internal", ("internal_hint", {}), text=f"{type(error).__name__}: {error}").text(lang))
        return FAULT


def _narrowed(app: Any) -> Any:
    """The program with the one command that the first word names: typer builds all that there are to run one."""
    named = [command for command in app.registered_commands if command.name in sys.argv[1:2]]
    if not named:
        return app
    narrow = copy(app)
    narrow.registered_commands = named
    return narrow


def _usage(error: Any, lang: Lang) -> int:
    """Say a usage error that typer found in our words, and where help is."""
    command = error.ctx.command_path if getattr(error, "ctx", None) else "cyjjq"
    if type(error).__name__ == "NoArgsIsHelpError":
        terminal.emit(error.format_message() + "\n")
        return USAGE
    key, name, guesses = _reason(error)
    hint = ("guess", {"guess": guesses[0]}) if guesses else ("see_help", {"command": command})
    terminal.say(Refusal(key, hint, name=name, text=name).text(lang))
    return USAGE


def _reason(error: Any) -> tuple[str, str, list[str]]:
    """Which of our messages a typer error is, what it names, and what was probably meant; told by what it carries."""
    if name := getattr(error, "option_name", None):
        if not any(name in option.opts for option in error.ctx.command.get_params(error.ctx)):
            return "no_such_option", name, sorted(getattr(error, "possibilities", None) or ())
        flags = (option.opts for option in error.ctx.command.get_params(error.ctx) if getattr(option, "is_flag", False))
        return ("takes_no_value" if any(name in opts for opts in flags) else "needs_value"), name, []
    if type(error).__name__ == "MissingParameter":
        return "missing", error.param.metavar or error.param.name, []
    return "other", str(error.format_message()), []
