"""Streams, encodings, locks and links that are not as they should be: one line and exit 2, never our own fault."""

import json
import os
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from filelock import FileLock

from cyjjq.cli import recording, terminal
from cyjjq.cli.session import open_session
from cyjjq.intake import baseline
from cyjjq.refusal import Refusal
from tests.cases import HERE
from tests.support import MADE_UP, ROOT, command

PYTHON = [sys.executable, "-m", "cyjjq"]


def run(*arguments, **more):
    """A command in English, in this process."""
    return command.run(*arguments, lang="en", cwd=more.pop("cwd", ROOT), CYJJQ_DATA="", **more)


def said_as_json(done):
    """What a command wrote as JSON; where it did not end well, what it complained of."""
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture
def data(tmp_path):
    """A writable copy of the small valid data set."""
    directory = tmp_path / "data"
    directory.mkdir()
    for stem in ("targets", "baseline"):
        (directory / f"{stem}.yaml").write_bytes((HERE / "valid" / f"{stem}.yaml").read_bytes())
    return directory


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252"])
@pytest.mark.parametrize("words", [["gap", "2025"], ["path"], ["check", "--format", "sarif"]])
def test_json_is_json_on_every_code_page(encoding, words):
    """RFC 8259 knows UTF-8 and \\u escapes, no code page; the text is the same as on a UTF-8 stdout."""
    words = words if "--format" in words else [*words, "--format", "json"]
    plain = run(*words, "--data", MADE_UP)
    coded = run(*words, "--data", MADE_UP, encoding=encoding)
    assert coded.stdout.isascii()
    assert said_as_json(coded) == said_as_json(plain)


def test_json_of_a_process_on_a_code_page():
    """The same for a process whose streams Python itself opens."""
    words = ("gap", "2025", "--format", "json", "--data", MADE_UP)
    coded = command.run_apart(*words, lang="en", PYTHONUTF8="0", PYTHONIOENCODING="gbk")
    assert coded.stdout.isascii()
    assert said_as_json(coded) == said_as_json(run(*words))


def test_what_json_escapes_beyond_the_first_plane(monkeypatch, capsys):
    """A character above U+FFFF becomes its two halves (RFC 8259, 7)."""
    monkeypatch.setattr(terminal, "is_unicode", lambda: False)
    terminal.emit('"\U0001f600 中"', syntax="json")
    assert capsys.readouterr().out == '"\\ud83d\\ude00 \\u4e2d"'


def test_csv_keeps_its_line_ends_on_windows():
    """A stdout that writes \\r\\n for \\n must not make \\r\\r\\n of a CSV's own line ends."""
    code = "import sys; sys.stdout.reconfigure(newline='\\r\\n'); sys.argv[1:] = ['gap', '2025', '--format', 'csv']"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nfrom cyjjq.__main__ import main\nmain()"], capture_output=True, cwd=ROOT
    )
    assert done.stdout.count(b"\r\n") > 82
    assert b"\r\r" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locales")
def test_chinese_arguments_in_the_plainest_locale(tmp_path):
    """Names and paths are understood with LC_ALL=C, even where Python is told not to turn to UTF-8 by itself."""
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8"}
    done = command.run_apart("init", "新 目录", "--copy", lang="zh", cwd=tmp_path, **plain)
    assert (done.returncode, "新 目录" in done.stdout + done.stderr) == (0, True)
    named = command.run_apart("show", "社零", "--data", "新 目录", lang="zh", cwd=tmp_path, **plain)
    assert named.stdout.startswith("社会消费品零售总额  [retail_sales_2027]\n")


@pytest.mark.parametrize(
    "words",
    [
        ["gap", "--help"],
        ["schema", "targets"],
        ["gap", "2025", "--format", "json", "--data", MADE_UP],
        ["check", "--format", "sarif", "--data", HERE / "valid"],
    ],
)
def test_without_docstrings_and_asserts(words):
    """`python -OO` leaves both out: no text and no decision may come from them."""
    assert command.run_apart(*words, lang="zh", PYTHONOPTIMIZE="2") == command.run(*words, lang="zh")


def test_no_import_warns_after_the_charts(tmp_path):
    """pygal's finder of Python 3.3 would: whatever is imported once it is there."""
    words = ("report", "--year", "2025", "--output", tmp_path / "page.html", "--data", MADE_UP)
    done = command.run_apart(*words, lang="en", PYTHONWARNINGS="error::ImportWarning")
    assert (done.returncode, "Warning" in done.stderr) == (0, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_stdout():
    """The disk behind it is full: one line, exit 2, and nothing more on leaving."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*PYTHON, "gap", "2025", "--lang", "en"], stdout=full, stderr=subprocess.PIPE, cwd=ROOT)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        2,
        b"error: cannot write stdout: No space left on device",
    )
    assert b"Exception" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize(("closed", "status"), [(">&-", 2), ("2>&-", 0)])
def test_closed_streams(closed, status, tmp_path):
    """Without stdout nothing can be answered; without stderr its lines are lost, never put among the data."""
    out = "" if closed == ">&-" else f"> {tmp_path / 'out'}"
    line = f"{shlex.quote(sys.executable)} -m cyjjq gap 2025 --format json {out} {closed}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, cwd=ROOT)
    assert done.returncode == status
    if status == 0:
        assert json.loads((tmp_path / "out").read_text(encoding="utf-8"))["command"] == "gap"


def test_an_empty_data_option(tmp_path):
    """A variable that is not set must not make a gate green on data that are not the user's."""
    for words in (["check"], ["gap", "2025"]):
        done = run(*words, "--data", "")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("error: --data is empty")


def test_a_targets_file_beside_the_packaged_plan(data):
    """Standing in a data directory, one is told that the packaged plan is what is read."""
    done = run("gap", "2025", "--summary", cwd=data)
    assert done.returncode == 0
    assert "the targets.yaml of this directory is not read" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_a_circle_of_links(tmp_path):
    """A link that leads to itself cannot be written."""
    loop = tmp_path / "loop.html"
    loop.symlink_to(loop)
    for words in (["gap", "2025"], ["report", "--year", "2025"]):
        done = run(*words, "--output", loop)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Too many levels of symbolic links" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text exist on Linux")
def test_a_name_that_is_not_utf8(data, tmp_path):
    """SARIF quotes the bytes of the name."""
    odd = os.fsencode(tmp_path) + b"/bad\xff"
    data.rename(os.fsdecode(odd))
    done = subprocess.run([*PYTHON, "check", "--data", odd, "--format", "sarif"], capture_output=True, cwd=ROOT)
    (log,) = json.loads(done.stdout)["runs"]
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["results"]}
    assert {unquote_to_bytes(uri.removeprefix("file://")) for uri in uris} <= {
        odd + b"/targets.yaml",
        odd + b"/baseline.yaml",
    }


def figure(directory):
    """A session and one figure for it."""
    session = open_session((), data=str(directory), lang="en")
    publication = recording.Publication("bulletin-2023", "t", "p", "2024-03-01", None, official=True)
    how = recording.WriteOptions(replace=False, yes=True, dry_run=False, today=date(2024, 6, 30))
    entry = recording.entry(session, "coverage", "2023", "93", None, None, publication, None, how.today)
    return session, entry, how


def test_a_lock_that_stays_taken(data, monkeypatch):
    """Somebody else is entering figures: told so after a while, and not a fault of ours."""
    monkeypatch.setattr(baseline, "PATIENCE", 0.1)
    session, entry, how = figure(data)
    with FileLock(data / ".baseline.yaml.lock"), pytest.raises(Refusal, match="locked"):
        recording.put(session, [entry], how)


def test_a_lock_that_cannot_be_made(data):
    """A directory of the lock's name: refused with the system's reason."""
    (data / ".baseline.yaml.lock").mkdir()
    session, entry, how = figure(data)
    with pytest.raises(Refusal, match="cannot_write"):
        recording.put(session, [entry], how)


def test_a_dry_run_leaves_nothing_behind(data):
    """It needs no lock, and makes none."""
    before = sorted(data.iterdir())
    session, entry, how = figure(data)
    recording.put(session, [entry], how._replace(dry_run=True))
    assert sorted(data.iterdir()) == before


def test_what_was_changed_meanwhile_is_not_overwritten(data, monkeypatch):
    """An edit by another program between reading and writing is kept, and the figure refused."""
    session, entry, how = figure(data)
    enter, file = baseline.enter, data / "baseline.yaml"

    def slow(*arguments):
        edited = enter(*arguments)
        file.write_bytes(file.read_bytes() + b"# a remark\n")
        return edited

    monkeypatch.setattr(baseline, "enter", slow)
    with pytest.raises(Refusal, match="changed_meanwhile"):
        recording.put(session, [entry], how)
    assert file.read_bytes().endswith(b"# a remark\n")


def test_a_missing_extra_names_its_packages():
    """What is to be typed works from anywhere, in cmd.exe too: the packages by their own names, in double quotes."""
    from cyjjq.refusal import missing_extra
    from cyjjq.render.files import charts

    charts._pygal()  # with it comes another finder of metadata than Python's own
    assert '"jinja2>=3.1"' in missing_extra("report").text("en")
    assert "cyjjq[" not in missing_extra("report").text("en")
