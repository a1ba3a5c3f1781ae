"""The command line, run in this process as `python -m cyjjq` runs it, or in one of its own where only that shows it.

Starting a process takes longer than most commands do, so tests call `run`: the same entry point, with its arguments,
environment, directory and streams set for it and set back afterwards. What a process alone can show (exit codes, hash
seeds, which modules are loaded, limits, a reader that stops) goes through `run_apart`.
"""

import contextlib
import functools
import importlib
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from unittest.mock import patch

import typer.main

from cyjjq import __main__, words
from cyjjq.cli import terminal

# what would make a command say something else on another person's machine
_UNWANTED = ("CYJJQ", "GITHUB", "SOURCE_DATE", "LC_", "LANG", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PYTHONIO")
_APP = "cyjjq.cli.app"
_APPS = {}
_command_of = functools.cache(typer.main.get_command)  # built anew it takes as long as a short command


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code and what it wrote to each stream, undecoded line ends included."""

    returncode: int
    stdout: str
    stderr: str


class _Terminal(io.BytesIO):
    """A stream that says of itself that somebody looks at it."""

    def isatty(self):
        return True


def environment(lang="", **environ):
    """The variables that a command sees: those of this process that do not change what it says, and the given ones."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(_UNWANTED)}
    return kept | {"PYTHONUTF8": "1"} | ({"CYJJQ_LANG": lang} if lang else {}) | environ


def _speak():
    """Have the commands declared in the language of this call: their help is settled when the module is loaded."""
    lang = words.language()
    sys.modules.pop(_APP, None)
    if lang in _APPS:
        sys.modules[_APP] = _APPS[lang]
    else:
        _APPS[lang] = importlib.import_module(_APP)


def run(*arguments, lang="", cwd=None, encoding="utf-8", **environ):
    """The command line in this process."""
    out, err = io.BytesIO(), io.BytesIO()
    code = _run(arguments, environment(lang, **environ), cwd, (out, err), encoding)
    return Done(code, *(stream.getvalue().decode(encoding, "replace") for stream in (out, err)))


def shown(*arguments, width, lang="", **environ):
    """What a terminal of a width would show of the command line in this process, whichever stream it comes from."""
    screen = _Terminal()
    _run(arguments, environment(lang, COLUMNS=str(width), TERM="xterm", **environ), None, (screen, screen), "utf-8")
    return screen.getvalue().decode("utf-8", "replace")


def _run(arguments, environ, cwd, buffers, encoding):
    streams = [io.TextIOWrapper(buffer, encoding=encoding, write_through=True) for buffer in buffers]
    nothing = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    before = sys.modules.get(_APP)
    with (
        patch.dict(os.environ, environ, clear=True),
        patch.object(sys, "argv", ["cyjjq", *map(str, arguments)]),
        patch.object(sys, "stdin", nothing),
        patch.object(typer.main, "get_command", _command_of),
        contextlib.chdir(cwd or "."),
        contextlib.redirect_stdout(streams[0]),
        contextlib.redirect_stderr(streams[1]),
    ):
        try:
            _speak()
            terminal.prepare_streams()
            return __main__.run()
        finally:
            for stream in streams:
                stream.flush()
                stream.detach()
            if before is not None:
                sys.modules[_APP] = before


def run_apart(*arguments, lang="", cwd=None, code=None, before=None, environ=None, **more):
    """The command line as a process; `code` is run ahead of it there, `before` between the fork and the start."""
    start = ["-c", f"{code}\nimport sys\nfrom cyjjq.__main__ import run\nsys.exit(run())"] if code else ["-m", "cyjjq"]
    done = subprocess.run(
        [sys.executable, *start, *map(str, arguments)],
        capture_output=True,
        env=environment(lang, **more) if environ is None else environ,
        cwd=cwd,
        preexec_fn=before,
    )
    return Done(done.returncode, *(stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr)))
