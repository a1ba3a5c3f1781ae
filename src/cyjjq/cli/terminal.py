"""The process as seen from outside: terminal, encoding, colours, streams, files to be written."""

import contextlib
import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, TextIO, TypeVar

from cyjjq.refusal import Refusal
from cyjjq.visible import visible

T = TypeVar("T")


def prepare_streams() -> None:
    """Whatever an output cannot encode is escaped, never a crash: a GBK or ASCII console included."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def read_arguments_as_utf8() -> None:
    """Begin anew in UTF-8 where the locale can read no more than ASCII and an argument is UTF-8.

    With LC_ALL=C Python itself turns to UTF-8, but not under PYTHONUTF8=0: 社零 arrives as bytes that mean nothing.
    """
    if os.name != "posix" or " ".join(sys.argv).isascii() or os.environ.get("PYTHONUTF8") == "1":
        return
    if sys.getfilesystemencoding() == "ascii":
        environ = os.environ | {"PYTHONUTF8": "1"}
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environ)  # noqa: S606 - itself, as it was begun


def say(text: str) -> None:
    """A line for people, beside the data: to stderr; lost where that is closed or full."""
    if sys.stderr is None:  # closed before we began; print would take stdout instead
        return
    with contextlib.suppress(OSError, ValueError):
        print(visible(text), file=sys.stderr)


def is_terminal(stream: TextIO | None = None) -> bool:
    """Whether a stream (default: stdout) is a terminal."""
    stream = stream or sys.stdout
    try:
        return bool(getattr(stream, "isatty", bool)())
    except ValueError:  # closed
        return False


def is_unicode() -> bool:
    """Whether stdout takes more than a code page: only UTF does."""
    return (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")


def width() -> int:
    """The terminal's width in cells, COLUMNS first; 100 where nobody says."""
    return min(max(40, shutil.get_terminal_size((100, 40)).columns), 1000)


def wants_color(choice: str) -> bool:
    """--color always or never, else NO_COLOR, else FORCE_COLOR, else whether stdout is a terminal that can."""
    if choice in ("always", "never"):
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") not in (None, "", "0"):
        return True
    return is_terminal() and os.environ.get("TERM") != "dumb"


def source_date() -> date | None:
    """The day that SOURCE_DATE_EPOCH names, for results that are to come out the same again; None where it does not."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(seconds), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def watched(things: Sequence[T], label: str) -> Iterable[T]:
    """The things one after another, with a bar on stderr for as long as it takes, where that is a terminal."""
    if not is_terminal(sys.stderr) or len(things) < 2:
        return things
    from rich.console import Console
    from rich.progress import track

    return track(things, description=label, console=Console(stderr=True), transient=True)


def runs_on_github() -> bool:
    """Whether this is a step of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def add_to_step_summary(text: str) -> bool:
    """Append to the page of a GitHub Actions step; False where there is none."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if not page:
        return False
    try:
        with Path(page).open("a", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        raise Refusal("cannot_write", path=page, why=error.strerror) from error
    return True


Syntax = Literal["text", "json", "csv"]
SYNTAX: Mapping[str, Syntax] = {"json": "json", "sarif": "json", "csv": "csv"}  # of our formats


def emit(
    text: str, output: Path | None = None, *, syntax: Syntax = "text", bom: bool = False, styled: bool = False
) -> None:
    """Text to stdout, or whole to a file; refuses in one line where it cannot be written.

    Text for people is made harmless for the terminal; `styled` text holds colours of our own, and has been already.

    JSON stays JSON on every code page: what is not ASCII is escaped as JSON has it. CSV keeps its own line ends.
    """
    if output is not None:
        write_whole(output, text.encode("utf-8-sig" if bom else "utf-8", errors="backslashreplace"))
        return
    if sys.stdout is None:
        raise Refusal("cannot_write", path="stdout", why=os.strerror(9))
    if syntax == "json" and not is_unicode():
        text = re.sub(r"[^\x00-\x7f]", _escaped, text)
    if syntax == "text" and not styled:
        text = visible(text)
    try:
        if syntax == "csv" and hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(newline="")  # else a Windows stdout makes \r\r\n of \r\n
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        abandon_stdout()
        raise Refusal("cannot_write", path="stdout", why=getattr(error, "strerror", None) or str(error)) from error


def _escaped(match: re.Match[str]) -> str:
    """A character as JSON escapes it, beyond the first 65,536 as two halves."""
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def abandon_stdout() -> None:
    """Let what python still holds for stdout go nowhere, so that leaving does not fail over it."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def resolved(path: Path) -> Path:
    """Where a path leads, links followed; refuses a circle of links in one line."""
    try:
        target = Path(os.path.realpath(path))
        circle = target.is_symlink()
    except OSError as error:  # the directory that we stand in may be gone
        raise Refusal("cannot_write", path=path, why=error.strerror) from error
    if circle:
        raise Refusal("cannot_write", path=path, why=os.strerror(errno.ELOOP))
    return target


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside it first, then renamed over it. Refuses in one line where it cannot."""
    target = resolved(path)
    try:
        if target.exists() and not target.is_file():
            # a device or pipe (/dev/stdout): there is nothing to replace
            if target.is_dir():
                raise IsADirectoryError(21, os.strerror(21))
            target.write_bytes(content)
            return
        if target.exists() and not target.stat().st_mode & 0o222:
            # renaming over it would work, and would not be what a file that may not be written stands for
            raise PermissionError(13, os.strerror(13))
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise Refusal("cannot_write", path=path, why=error.strerror) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~mask)
        if target.exists() and hasattr(os, "chown"):
            with contextlib.suppress(OSError):  # only root may give a file back to its owner
                os.chown(name, target.stat().st_uid, target.stat().st_gid)
        Path(name).replace(target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise Refusal("cannot_write", path=path, why=error.strerror) from error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
