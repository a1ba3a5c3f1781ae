"""The command line as people and scripts meet it: exit codes, streams, formats, languages."""

import csv
import io
import json
import shlex
import subprocess
import sys
from types import SimpleNamespace

import pytest
from rich.cells import cell_len

from cyjjq.cli import help as help_pages
from tests.support import DATA, MADE_UP
from tests.support.command import run, run_apart, shown
from tests.support.programs import on_terminal

ROW_KEYS = (
    *("id", "indicator", "name", "action", "task", "unit", "level_unit", "gap_unit", "kind", "bound", "value", "by"),
    *("by_assumed", "nature", "base", "latest", "basis", "path", "target", "planned", "gap", "schedule_gap"),
    *("attainment", "progress", "pace", "time_elapsed", "elapsed_latest", "plan_rate", "plan_step"),
    *("required_rate", "required_step", "observed_rate", "observed_step", "acceleration", "status"),
    *("years", "years_kept", "years_observed", "reasons", "missing"),
)


def cyjjq(*words, data=DATA, **more):
    """Run the program: (exit code, stdout, stderr)."""
    done = run(*words, **{"lang": "en", "CYJJQ_DATA": str(data)} | more)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("command", [["gap", "2025"], ["rates"], ["path"], ["list"], ["show", "社零"], ["check"]])
@pytest.mark.parametrize("data", [DATA, MADE_UP])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_runs_on_both_data_sets(command, data, lang):
    """Each command ends well in both languages on the real and on the made-up data."""
    if data is MADE_UP and command[0] == "show":
        command = ["show", json.loads(cyjjq("list", "--format", "json", data=data)[1])["rows"][0]["id"]]
    code, out, err = cyjjq(*command, "--lang", lang, data=data)
    assert code == 0, err
    assert command[0] == "check" or out
    assert "Traceback" not in err


def broken(tmp_path, **files):
    """A copy of the made-up data with some files replaced by bytes."""
    for stem in ("targets", "baseline"):
        (tmp_path / f"{stem}.yaml").write_bytes(files.get(stem) or (MADE_UP / f"{stem}.yaml").read_bytes())
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("case", ["year 1999", "year abc", "missing", "empty", "gbk"])
def test_bad_input_ends_in_one_line(tmp_path, case, lang):
    """A year out of range or of no sense, no directory, an empty or a GBK file: one line, no stdout, exit 2."""
    data = {
        "missing": lambda: tmp_path / "nowhere",
        "empty": lambda: broken(tmp_path, targets=b"\n"),
        "gbk": lambda: broken(tmp_path, targets="plan: 垫江\n".encode("gbk")),
    }.get(case, lambda: DATA)()
    year = case.split()[1] if case.startswith("year") else "2025"
    code, out, err = cyjjq("gap", year, "--lang", lang, data=data)
    assert (code, out) == (2, "")
    assert len(err.strip().splitlines()) == 1, err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["gapp"], "gap"),
        (["gap", "--formt", "json"], "--format"),
        (["gap", "2025", "--format", "jsn"], "json"),
        (["gap", "2025", "--status", "late"], "behind"),
        (["gap", "2025", "--action", "11"], "10"),
        (["show", "retail_sale_2027"], "retail_sales_2027"),
        (["show", "示范"], "demo_towns"),
        (["gap", "2025", "--lang", "fr"], "zh"),
        (["gap", "2025", "--assume", "x"], "ID=VALUE@YEAR"),
        (["gap", "2025", "--worst", "0"], "above zero"),
    ],
)
def test_usage_errors_say_what_would_do(words, hint):
    """A slip on the command line ends in exit 2 with the word that was meant or the choices."""
    code, out, err = cyjjq(*words)
    assert (code, out) == (2, "")
    assert hint in err
    assert "Traceback" not in err


def test_data_with_errors_are_refused_with_the_findings(tmp_path):
    """A report on data with errors shows them on stderr, with the place, and exits 2; check exits 1."""
    text = (MADE_UP / "targets.yaml").read_text(encoding="utf-8").replace("bound: at_least", "bound: at_lest", 1)
    data = broken(tmp_path, targets=text.encode())
    line = next(i for i, row in enumerate(text.splitlines(), 1) if "at_lest" in row)
    code, out, err = cyjjq("gap", "2025", data=data)
    assert (code, out) == (2, "")
    assert f"targets.yaml:{line}:" in err
    assert "at_least" in err
    code, out, err = cyjjq("check", data=data)
    assert code == 1
    assert f"targets.yaml:{line}:" in out
    assert "CJ104" in out
    assert cyjjq("check", "--fail-on", "never", data=data)[0] == 0


def test_json_of_gap_and_rates():
    """The keys of the contract, in its order; rates has no year."""
    for words, year in ((["gap", "2025"], 2025), (["rates"], None)):
        data = json.loads(cyjjq(*words, "--format", "json")[1])
        assert list(data) == ["schema_version", "command", "plan", "data", "year", "method", "rows", "summary"]
        assert (data["schema_version"], data["command"], data["year"]) == (1, words[0], year)
        assert data["method"] == "schedule"
        assert data["data"] == {"path": str(DATA), "packaged": False}
        assert all(tuple(row) == ROW_KEYS for row in data["rows"])
        assert set(data["summary"]) == {"status", "actions"}


def test_json_of_list_show_and_check(tmp_path):
    """The other contracts: list's keys, show's path rows, check's findings even where a file cannot be read."""
    rows = json.loads(cyjjq("list", "--format", "json")[1])["rows"]
    keys = [
        "id",
        "indicator",
        "name",
        "action",
        "task",
        "unit",
        "scale",
        "timing",
        "kind",
        "bound",
        "value",
        "by",
        "nature",
        "wording",
        "phrase",
    ]
    assert list(rows[0]) == keys
    shown = json.loads(cyjjq("show", "retail_sales_2027", "--year", "2025", "--format", "json")[1])
    assert set(ROW_KEYS) <= set(shown)
    assert list(shown["path_rows"][0]) == ["year", "planned", "required", "observed"]
    assert [row["year"] for row in shown["path_rows"]] == [2022, 2023, 2024, 2025, 2026, 2027]
    code, out, _ = cyjjq("check", "--format", "json", data=tmp_path / "nowhere")
    found = json.loads(out)
    assert code == 2
    assert found["summary"] == {"error": 1, "warning": 0, "note": 0}
    assert list(found["findings"][0]) == ["code", "severity", "message", "hint", "file", "line", "column", "path"]


def test_worked_row_through_the_command_line():
    """Retail sales with 300 assumed for 2024, as worked by hand: gap 100, attainment 75 %, off track."""
    words = [
        "gap",
        "2025",
        "--target",
        "retail_sales_2027",
        "--assume",
        "retail_sales_2027=300@2024",
        "--format",
        "json",
    ]
    (row,) = json.loads(cyjjq(*words)[1])["rows"]
    assert row["planned"] == pytest.approx(345.8230, abs=1e-4)
    assert row["required_rate"] == pytest.approx(0.1006424, abs=1e-7)
    assert (row["gap"], row["attainment"], row["status"]) == (100, 0.75, "off_track")
    assert row["latest"]["assumed"] is True
    assert row["reasons"] == {}


def test_sentence_of_the_worst():
    """The sentence of an office: what is missing, how it went, how it must go on."""
    words = ["gap", "2025", "--worst", "1", "--target", "retail_sales_2027", "--assume", "retail_sales_2027=300@2024"]
    assert "差100亿元；前两年年均3.9%，今后两年、自2024年起年均须10.1%，为2.6倍" in cyjjq(*words, "--lang", "zh")[1]
    english = "10 bn yuan short; 3.9% a year over the first 2 years, 10.1% a year needed in the next 2 years, from 2024"
    assert english in cyjjq(*words)[1]


def test_csv_opens_in_spreadsheets(tmp_path):
    """A file has a BOM and CRLF, stdout none; headings are keys, or words where asked."""
    _, out, _ = cyjjq("gap", "2025", "--format", "csv")
    assert out.startswith("id,indicator,name_zh,name_en,")
    assert len(list(csv.DictReader(io.StringIO(out)))) == 82
    path = tmp_path / "gap.csv"
    assert cyjjq("gap", "2025", "--output", path, "--headers", "zh")[0] == 0
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig").splitlines()[0].startswith("编号,指标代码,指标名称,")
    assert b"\r\n" in raw


def test_plain_is_whole_and_its_summary_aside():
    """A pipe gets a heading and a line a target, tab-separated; what sums them up goes to stderr."""
    _, out, err = cyjjq("gap", "2025")
    lines = out.splitlines()
    assert len(lines) == 1 + 82
    assert len({line.count("\t") for line in lines}) == 1
    assert "82 targets" in err


def test_output_is_whole_or_not_at_all(tmp_path):
    """A report never lands on a data file, nor half in a place that cannot be written."""
    data = broken(tmp_path)
    before = (data / "targets.yaml").read_bytes()
    code, _, err = cyjjq("gap", "2025", "--output", data / "targets.yaml", data=data)
    assert code == 2
    assert "data file" in err
    assert (data / "targets.yaml").read_bytes() == before
    code, _, err = cyjjq("gap", "2025", "--output", tmp_path / "no" / "such.csv")
    assert code == 2
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_narrow_encodings_do_not_crash(encoding, lang):
    """A GBK or ASCII console gets what it can show, escaped where it cannot."""
    for words in (["gap", "2025"], ["show", "retail_sales_2027"], ["gap", "2025", "--format", "table"]):
        code, _, err = cyjjq(*words, "--lang", lang, encoding=encoding)
        assert code == 0
        assert "Traceback" not in err


@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_tables_fit_the_terminal(width, lang):
    """No line of a table is wider than the terminal, and no number is cut."""
    for words in (["gap", "2025"], ["path"], ["gap", "2025", "--summary"]):
        screen = shown(*words, "--lang", lang, "--color", "never", "--data", MADE_UP, width=width)
        assert max(cell_len(line) for line in screen.splitlines()) <= width
        assert "…" not in screen.split("\n", 1)[1]


def test_a_process_on_a_narrow_console():
    """The same for a process whose streams Python itself opens in ASCII; its exit code is the command's."""
    narrow = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = run_apart("gap", "2025", "--data", DATA, "--fail-on", "待报", lang="zh", **narrow)
    assert done.returncode == 1
    assert "\\u" in done.stdout
    assert "Traceback" not in done.stderr
    assert run_apart("gap", "1999", lang="zh", **narrow).returncode == 2


def test_color_only_where_it_is_wanted():
    """A terminal is coloured unless NO_COLOR or --color never says otherwise; a pipe only by --color always."""
    assert "\x1b[" in on_terminal("gap", "2025", "--data", MADE_UP, width=100)
    assert "\x1b[" in shown("gap", "2025", "--data", MADE_UP, width=100)
    assert "\x1b[" not in shown("gap", "2025", "--data", MADE_UP, width=100, NO_COLOR="1")
    assert "\x1b[" not in shown("gap", "2025", "--data", MADE_UP, "--color", "never", width=100)
    assert "\x1b[" in cyjjq("gap", "2025", "--format", "table", "--color", "always")[1]
    assert "\x1b[" not in cyjjq("gap", "2025", "--format", "table")[1]


def test_help_names_itself_in_one_order():
    """typer keeps both names of --help in a set, whose order is another one in every process."""
    option = SimpleNamespace(
        name="help", param_type_name="option", metavar=None, opts=["-h", "--help"], secondary_opts=[]
    )
    _, (_, options) = help_pages._groups(SimpleNamespace(get_params=lambda _ctx: [option]), None)
    assert [name for name, _ in options] == ["--help, -h"]


def test_help_is_in_the_users_language():
    """Help speaks --lang before CYJJQ_LANG before the locale, and shows the main job and examples."""
    assert "用法" in cyjjq("--help", lang="zh")[1]
    assert "Usage" in cyjjq("--lang", "en", "--help", lang="zh")[1]
    assert cyjjq("--version")[:2] == (0, "cyjjq 0.1.0\n")
    out = cyjjq("gap", "--lang", "en", "--help", lang="zh")[1]
    assert "Usage" in out
    assert "cyjjq gap 2025" in out
    assert "用法" in cyjjq("--help", lang="", LANG="zh_CN.UTF-8")[1]
    assert "Usage" in cyjjq("--help", lang="", LC_ALL="C", LANG="zh_CN.UTF-8")[1]


def test_fail_on_statuses():
    """gap --fail-on makes a gate of statuses, in either language."""
    assert cyjjq("gap", "2025", "--fail-on", "missed")[0] == 0
    assert cyjjq("gap", "2025", "--fail-on", "待报")[0] == 1


def test_reader_that_stops_early():
    """A closed pipe ends the program quietly."""
    command = f"{shlex.quote(sys.executable)} -m cyjjq gap 2025 --all --format md --data {DATA} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert "Traceback" not in done.stderr


def test_fault_of_our_own(monkeypatch, capsys):
    """What we did wrong ourselves is one line and exit 3; the traceback only with --debug."""
    from cyjjq import __main__
    from cyjjq.cli import session

    def fail(*_args, **_more):
        raise RuntimeError("boom")

    monkeypatch.setattr(session, "open_session", fail)
    monkeypatch.setattr(sys, "argv", ["cyjjq", "rates"])
    assert __main__.run() == 3
    assert "boom" in capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", ["cyjjq", "rates", "--debug"])
    with pytest.raises(RuntimeError):
        __main__.run()


def test_show_says_the_sentence_and_the_arithmetic():
    """show carries the same sentence, the sums written out, the source, and the mark of an assumed figure."""
    out = cyjjq("show", "社零", "--year", "2025", "--assume", "社零=300@2024", "--lang", "zh")[1]
    assert "差100亿元；前两年年均3.9%，今后两年、自2024年起年均须10.1%，为2.6倍" in out
    assert "(400/278)^(1/5) - 1 = +7.55%" in out
    assert "300†(2024)" in out
    assert "垫江县人民政府工作报告" in out


def test_changes_put_status_first():
    """--against lists what changed between two years, changes of status first."""
    data = json.loads(cyjjq("gap", "2025", "--against", "2024", "--format", "json", data=MADE_UP)[1])
    moved = [row["status"] != row["against"]["status"] for row in data["rows"]]
    assert data["against"] == 2024
    assert moved == sorted(moved, reverse=True)
    assert any(moved)


def test_path_from_base_and_latest():
    """Parking: 400, 800 … 2,000 from the base; with 1,000 assumed in 2024, the rest spread over what is left."""
    words = ["path", "--target", "public_parking_added", "--format", "json"]
    (row,) = json.loads(cyjjq(*words)[1])["rows"]
    assert [pair["value"] for pair in row["years"]] == pytest.approx([400, 800, 1200, 1600, 2000])
    assumed = ["--assume", "public_parking_added=500@2023", "--assume", "public_parking_added=500@2024"]
    (row,) = json.loads(cyjjq(*words, "--from", "latest", *assumed)[1])["rows"]
    assert row["latest"]["value"] == 1000
    assert [pair["value"] for pair in row["years"]] == [None, *map(pytest.approx, [1000, 4000 / 3, 5000 / 3, 2000])]
