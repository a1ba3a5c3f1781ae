"""Input made to break things: numbers beyond numbers, names that command a terminal, places that are not there."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from datetime import date

import pytest

from cyjjq.cli import recording, terminal
from cyjjq.refusal import Refusal
from cyjjq.render.phrases import numbers
from cyjjq.visible import visible
from tests.cases import HERE
from tests.support import command

HUGE = "9" * 310  # more than any float holds


@pytest.fixture
def data(tmp_path):
    """A writable copy of the small valid data set."""
    directory = tmp_path / "data"
    directory.mkdir()
    for stem in ("targets", "baseline"):
        (directory / f"{stem}.yaml").write_bytes((HERE / "valid" / f"{stem}.yaml").read_bytes())
    return directory


@pytest.mark.parametrize("digits", ["9" * 400, "9" * 5000, "9" * 400 + ".5", "1" + "0" * 16])
def test_a_number_that_no_figure_has(digits):
    """Refused where it is typed, with what a number may be."""
    with pytest.raises(Refusal) as refused:
        recording.number("VALUE", digits)
    assert "1,000,000,000,000,000" in refused.value.text("en")


@pytest.mark.parametrize("spec", ["retail_sales=" + "9" * 400 + "@2025", "retail_sales=+" + "9" * 400 + "%@2025"])
def test_an_assumption_beyond_numbers(data, spec):
    """As in the data files: within 10^15."""
    done = command.run("gap", "2025", "--data", data, "--assume", spec, lang="en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "1,000,000,000,000,000" in done.stderr


@pytest.mark.parametrize("value", [1e22, 1e300, -1e28, 1e-12])
def test_large_numbers_are_printed(value):
    """More digits than decimals usually carry are no fault."""
    assert float(numbers.printed(value).replace(",", "")) == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize("form", ["table", "plain", "md", "csv", "json"])
@pytest.mark.parametrize("formula", [f"{HUGE} - coverage", f"{HUGE} * 0 + coverage", f"1 / 3 * {HUGE}"])
def test_no_format_holds_what_is_no_number(data, form, formula):
    """What no float holds is not computed, and the reason is told."""
    targets = data / "targets.yaml"
    identity = f"identities:\n  - {{id: a, name: x, result: shops, formula: {formula}}}\n"
    targets.write_text(targets.read_text(encoding="utf-8") + identity, encoding="utf-8")
    done = command.run("cohere", "--data", data, "--format", form, lang="en")
    assert done.returncode == 0
    words = done.stdout.lower().replace("information", "")
    assert not any(word in words for word in ("nan", "infinity", ",inf,", " inf "))
    if form == "json":
        (row,) = json.loads(done.stdout)["rows"]
        assert (row["implied"], row["reasons"]["implied"]) == (None, "not_applicable")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x1b[31mb", "a\\x1b[31mb"), ("\u202eabc", "\\u202eabc"), ("\x9b2J", "\\x9b2J"), ("甲\t乙\n", "甲\t乙\n")],
)
def test_what_a_terminal_would_obey_is_shown(text, shown, capsys):
    """Escape sequences and marks of direction, on both streams; tabs and line ends stay."""
    assert visible(text) == shown
    terminal.say(text)
    terminal.emit(text)
    captured = capsys.readouterr()
    assert captured.out == shown
    assert captured.err == f"{shown}\n"


def test_a_table_in_colour_shows_them_too(data):
    """The colours are ours, the sequences of a name are text."""
    targets = data / "targets.yaml"
    targets.write_text(targets.read_text(encoding="utf-8").replace("zh: 门店", 'zh: "门\u202e店"', 1), encoding="utf-8")
    done = command.run("gap", "2025", "--all", "--data", data, "--format", "table", "--color", "always", lang="zh")
    assert "\u202e" not in done.stdout
    assert "\x1b[" in done.stdout


@pytest.mark.parametrize("words", [["gap", "2025", "--data", "a" * 300], ["init", "a" * 300]])
def test_a_name_that_is_too_long(words):
    """The system's reason, not a fault of ours."""
    done = command.run(*words, lang="en")
    assert done.returncode == 2
    assert "too long" in done.stderr.lower()


@pytest.mark.skipif(os.name == "nt", reason="a directory in use cannot be removed there")
def test_a_directory_that_is_gone(data, tmp_path):
    """Standing in a deleted directory, a file cannot be written beside it."""
    python, gone = shlex.quote(sys.executable), f"{tmp_path}/x"
    script = f"mkdir {gone}; cd {gone}; rmdir {gone}; {python} -m cyjjq gap --data {data} -o y.csv"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True)
    assert done.returncode == 2
    assert "cannot write y.csv" in done.stderr or "无法写入 y.csv" in done.stderr


def test_a_file_full_of_faults_is_told_by_its_first(data):
    """A million control characters are not a million findings."""
    with (data / "targets.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# " + "\x01" * 1_000_000)
    done = command.run("check", "--data", data, "--format", "json", lang="en")
    assert len(json.loads(done.stdout)["findings"]) <= 1_001


def test_columns_beyond_reason(monkeypatch):
    """COLUMNS is somebody's word; no line is that long."""
    monkeypatch.setenv("COLUMNS", "2000000000")
    assert terminal.width() == 1000


def test_a_note_that_cannot_be_written(data):
    """A character that no data file may hold is named by its option."""
    for note in ("a\u2028b", "a\x7fb"):
        done = command.run(
            *("record", "shops", "2023", "210", "--source", "bulletin-2023", "--note", note, "--data", data), lang="en"
        )
        assert (done.returncode, done.stderr) == (2, "error: --note holds a control character\n")


@pytest.mark.skipif(not hasattr(os, "chown") or os.getuid() != 0, reason="only root may give files away")
def test_a_file_stays_its_owners(tmp_path):
    """Written by root, it still belongs to whom it belonged."""
    file = tmp_path / "f.txt"
    file.write_text("a")
    os.chown(file, 1000, 1000)
    terminal.write_whole(file, b"b")
    assert (file.read_text(), file.stat().st_uid, file.stat().st_gid) == ("b", 1000, 1000)


def test_a_hard_link_is_named(data):
    """The other name keeps the old figures, which nobody would see."""
    os.link(data / "baseline.yaml", data / "copy.yaml")
    figure = ("retail_sales", "2024", "330", "--source", "bulletin-2023", "--yes")
    done = command.run("record", *figure, "--data", data, lang="en")
    assert done.returncode == 0, done.stderr
    assert "has other names (hard links)" in done.stderr
    assert "330" not in (data / "copy.yaml").read_text("utf-8")
    again = command.run("record", *figure[:2], "331", *figure[3:], "--replace", "--data", data, lang="en")
    assert "hard links" not in again.stderr


def test_the_digest_is_of_what_was_read(data):
    """A report names the bytes that it was made of, whatever the file holds by then."""
    from hashlib import sha256

    from cyjjq.cli import session

    raw = (data / "targets.yaml").read_bytes()
    opened = session.open_session((), data=str(data), lang="en")
    (data / "targets.yaml").unlink()
    asked = session.request(opened, 2025, "schedule", "en", date(2026, 1, 1), None, None)
    assert asked.digests[0] == sha256(raw).hexdigest()[:16]


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("delay", [0.02, 0.05, 0.1])
def test_an_interrupt_is_no_traceback(data, delay):
    """Ctrl-C ends it with 130 wherever it falls behind the interpreter's own start."""
    running = subprocess.Popen(
        [sys.executable, "-m", "cyjjq", "gap", "2025", "--data", data],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    time.sleep(delay)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate()
    if b"cyjjq" in told:  # else the interpreter itself was still starting
        assert b"Traceback" not in told
        assert running.returncode in (0, 130)
