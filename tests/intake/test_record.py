"""Figures entered from the command line: to the byte, under load, and never half."""

import ast
import os
import shutil
import signal
import stat
import sys

import pytest

import cyjjq
from tests.cases import HERE
from tests.support import ROOT, command
from tests.support.drawn import THOROUGH

TODAY = ("--today", "2024-06-30")
NEW = ("--source", "b-2023")


@pytest.fixture
def plan(tmp_path):
    """A copy of the small valid set, its baseline written with comments and in both layouts."""
    shutil.copy(HERE / "valid" / "targets.yaml", tmp_path)
    (tmp_path / "baseline.yaml").write_text(BASELINE, encoding="utf-8")
    return tmp_path


BASELINE = """\
# 头注
schema_version: 1   # version

sources:
  b-2022: {title: '2022', publisher: 局, reliability: official}
  # the newer one
  b-2023: {title: '2023', publisher: 局, date: 2024-03-20, reliability: official}

observations:
  # 消费
  - {indicator: retail_sales, year: 2022, value: 300.0,   source: b-2022}  # as printed
  # 覆盖
  - indicator: coverage   # two words
    year: 2022
    value: 70
    source: b-2022
    quality: derived
    formula: 7 / 10 * 100
    note: 'kept'

  # 门店
  - {indicator: shops, year: 2022, value: 200, source: b-2022}
  - {indicator: water_class, year: 2022, value: 3, source: b-2022}
# 尾注
"""


def run(plan, *arguments):
    return command.run("record", *arguments, "--data", plan, *TODAY, lang="en")


def text(plan):
    return (plan / "baseline.yaml").read_bytes().decode()


HEAD = "indicator: retail_sales, year: 2022"


def changed(plan, before=BASELINE):
    """The lines taken away and those put in."""
    old, new = before.splitlines(), text(plan).splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_figure_goes_behind_the_last_of_its_indicator(plan):
    """One line more, comments and blanks where they were."""
    assert run(plan, "retail_sales", 2023, 315, *NEW).returncode == 0
    line = "  - {indicator: retail_sales, year: 2023, value: 315, source: b-2023, recorded: 2024-06-30}\n"
    at = BASELINE.index("  # 覆盖")
    assert text(plan) == BASELINE[:at] + line + BASELINE[at:]


def test_a_first_figure_goes_to_the_end(plan):
    """Of an indicator without one: behind the last line of the list, before the comment that closes the file."""
    lines = [line for line in BASELINE.splitlines(keepends=True) if "water_class" not in line]
    (plan / "baseline.yaml").write_text("".join(lines), encoding="utf-8")
    assert run(plan, "water_class", 2023, 3, *NEW).returncode == 0
    line = "  - {indicator: water_class, year: 2023, value: 3, source: b-2023, recorded: 2024-06-30}\n"
    assert text(plan) == "".join([*lines[:-1], line, lines[-1]])


def test_replacing_in_one_line(plan):
    """The old value goes to was; the writing of what stays, and the remark behind it, stay."""
    assert run(plan, "retail_sales", 2022, 301, *NEW).returncode == 2
    assert text(plan) == BASELINE
    assert run(plan, "retail_sales", 2022, 301, *NEW, "--replace").returncode == 0
    gone, come = changed(plan)
    assert gone == ["  - {indicator: retail_sales, year: 2022, value: 300.0,   source: b-2022}  # as printed"]
    was = "was: [{value: 300.0, source: b-2022}]"
    assert come == [f"  - {{{HEAD}, value: 301, source: b-2023, recorded: 2024-06-30, {was}}}  # as printed"]


def test_replacing_over_several_lines(plan):
    """What was said of the old value goes with it; every other line stays as it was."""
    assert run(plan, "coverage", 2022, 72, *NEW, "--replace").returncode == 0
    gone, come = changed(plan)
    assert gone == ["    value: 70", "    source: b-2022", "    quality: derived", "    formula: 7 / 10 * 100"]
    assert come == [
        "    value: 72",
        "    source: b-2023",
        "    recorded: 2024-06-30",
        "    was: [{value: 70, source: b-2022}]",
    ]
    assert "  - indicator: coverage   # two words\n" in text(plan)


def test_a_growth_is_added_to_a_value(plan):
    """Of the same source without --replace, of another only with it; the value stays."""
    assert run(plan, "retail_sales", 2022, "--growth", 2.2, *NEW).returncode == 2
    assert run(plan, "retail_sales", 2022, "--growth", 2.2, "--source", "b-2022").returncode == 0
    come = f"  - {{{HEAD}, value: 300.0, source: b-2022, growth: 2.2, recorded: 2024-06-30}}  # as printed"
    assert changed(plan)[1] == [come]


def test_no_day_to_come_gets_into_the_data(plan):
    """Neither record nor import nor a form of read takes a date that the next check would refuse (CJ221)."""
    form = plan.parent / "form.csv"
    form.write_text("x", encoding="utf-8")
    for words in (("record", "shops", "2023", "230", *NEW), ("import", form)):
        done = command.run(*words, "--data", plan, "--today", "2999-01-01", lang="en")
        assert (done.returncode, text(plan)) == (2, BASELINE)
        assert "--today 2999-01-01 has not come yet (today is " in done.stderr
    source = ("--title", "t", "--publisher", "p", "--date", "2999-01-01")
    written = ("--year", "2023", "--output", plan.parent / "drafts.csv", *source)
    for words in (("record", "shops", "2023", "230", "--source", "b", *source), ("read", form, *written)):
        done = command.run(*words, "--data", plan, lang="en")
        assert (done.returncode, "--date 2999-01-01 has not come yet" in done.stderr) == (2, True)


def test_the_same_figure_twice_changes_nothing(plan):
    """The second time says so."""
    run(plan, "shops", 2023, 230, *NEW)
    once = text(plan)
    done = run(plan, "shops", 2023, 230, *NEW)
    assert (done.returncode, text(plan)) == (0, once)
    assert "nothing changed" in done.stderr


def test_a_new_source(plan):
    """With title and publisher it is entered, too; without, the near one is named."""
    done = run(plan, "shops", 2023, 230, "--source", "b-2032")
    assert (done.returncode, "did you mean b-20" in done.stderr) == (2, True)
    facts = (
        "--title",
        "年鉴: 2023",
        "--publisher",
        "局",
        "--date",
        "2024-05-01",
        "--link",
        "https://example.org/a?b=1#c",
    )
    assert run(plan, "shops", 2023, 230, "--source", "yearbook", *facts, "--official").returncode == 0
    source = cyjjq.load(plan).catalogue.baseline.sources["yearbook"]
    assert (source.title.zh, str(source.date), source.url) == (
        "年鉴: 2023",
        "2024-05-01",
        "https://example.org/a?b=1#c",
    )
    assert source.reliability == "official"
    assert changed(plan)[0] == []


@pytest.mark.parametrize(
    ("unit", "value", "stored"), [("万元", 3150000, 315), ("元", 31500000000, 315), ("亿元", 315, 315)]
)
def test_units_are_converted(plan, unit, value, stored):
    """10,000 万元 are one 亿元."""
    assert run(plan, "retail_sales", 2023, value, "--unit", unit, *NEW).returncode == 0
    (figure,) = [o for o in cyjjq.load(plan).catalogue.observations["retail_sales"] if o.year == 2023]
    assert figure.value == stored


def test_quarters_and_line_ends(plan):
    """A figure to date has a period; CRLF and a BOM stay."""
    (plan / "baseline.yaml").write_bytes(b"\xef\xbb\xbf" + BASELINE.replace("\n", "\r\n").encode())
    assert run(plan, "retail_sales", "2024-Q1", 80, "--source", "b-2022").returncode in (0, 2)
    assert run(plan, "retail_sales", "2024-Q1", 80, "--source", "b-2022", "--yes").returncode == 0
    raw = (plan / "baseline.yaml").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") == BASELINE.count("\n") + 1
    assert "period: 2024-Q1" in raw.decode()


def test_empty_sections(plan):
    """The first source and figure of a new plan."""
    (plan / "baseline.yaml").write_text("schema_version: 1\nsources: {}  # none yet\nobservations: []\n")
    facts = ("--source", "s", "--title", "T", "--publisher", "P")
    assert run(plan, "shops", 2022, 200, *facts).returncode == 0
    assert text(plan) == (
        "schema_version: 1\nsources:  # none yet\n  s:\n    title: T\n    publisher: P\n    reliability: secondary\n"
        "observations:\n  - {indicator: shops, year: 2022, value: 200, source: s, recorded: 2024-06-30}\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("retail_sales", 2023, 3_150_000, *NEW), "should it be 315"),  # doubtful: a leap
        (("coverage", 2023, 170, *NEW), "CJ210"),  # an error: a share above 100
        (("coverage", 2025, 71, *NEW), "CJ218"),  # the future
        (("retail_sales", 2023, "3,150", *NEW), "bad value for VALUE"),
        (("retail_sales", 2023, "1e3", *NEW), "bad value for VALUE"),
        (("retail_sales", "2023-13", 1, *NEW), "a period is"),
        (("retail_sales", 2023, *NEW), "a value or --growth"),
        (("retail_sales", 2023, 1, "--unit", "公里", *NEW), "cannot be converted"),
        (("nothing", 2023, 1, *NEW), "no target whose id"),
        (("shops", 2023, 230), "--source is needed"),
        (("shops", 2023, 1, "--source", "s", "--title", "T", "--publisher", "P", "--link", "javascript:x"), "--link"),
    ],
)
def test_refused_with_nothing_changed(plan, arguments, said):
    """One line says why; the file is as it was."""
    done = run(plan, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert text(plan) == BASELINE


def test_doubts_give_way_and_dry_run_writes_nothing(plan):
    """--yes enters what is doubtful; --dry-run shows the difference."""
    done = run(plan, "retail_sales", 2023, 3_150_000, *NEW, "--dry-run")
    assert (done.returncode, text(plan)) == (0, BASELINE)
    assert "\n+  - {indicator: retail_sales, year: 2023, value: 3150000, " in done.stdout
    assert run(plan, "retail_sales", 2023, 3_150_000, *NEW, "--yes").returncode == 0


def test_never_into_the_packaged_catalogue(tmp_path):
    """Exit 2, and init for a hint."""
    done = command.run("record", "gdp", 2023, 550, "--source", "gwr-2023", lang="en", cwd=tmp_path)
    assert done.returncode == 2
    assert "cyjjq init DIR --copy" in done.stderr


# --- Under load -------------------------------------------------------------------------------------------------------


# Processes that differ from `python -m cyjjq` only in having loaded the program already: what they do to the file
# falls into the same few milliseconds, and a signal falls into the work.
FORKED = """
import os, pathlib, signal, sys, time
from cyjjq.__main__ import run
from cyjjq.cli import recording
from cyjjq.intake import baseline

def start(*arguments):
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.argv = ["cyjjq", "record", *arguments, *sys.argv[1:]]
        try:
            os._exit(run())
        finally:
            os._exit(70)
    return child
"""
fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@fork
def test_sixteen_at_once_lose_nothing(plan):
    """Each of sixteen processes enters a year of its own."""
    years = range(2002, 2018)
    code = f"""{FORKED}
children = [start("shops", str(year), str(100 + year - 2000)) for year in {years!r}]
print([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children])
sys.exit()
"""
    done = command.run_apart(*NEW, "--data", plan, *TODAY, "--yes", code=code)
    assert done.stdout == f"{[0] * 16}\n", done.stderr
    values = {o.year: o.value for o in cyjjq.load(plan).catalogue.observations["shops"]}
    assert values == {2022: 200} | {year: 100 + year - 2000 for year in years}


@fork
def test_killed_at_any_moment_leaves_the_old_file_or_the_new(plan):
    """Killed after 0 to 0.2 seconds: whole, and valid, either way."""
    code = f"""{FORKED}
file = pathlib.Path({str(plan / "baseline.yaml")!r})
before = file.read_bytes()
outcomes = set()
for i in range(0, 40, {1 if THOROUGH else 2}):
    file.write_bytes(before)
    child = start("shops", "2023", "230")
    time.sleep(i / 200)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    outcomes.add(file.read_bytes())
for outcome in outcomes:
    print(repr(outcome))
sys.exit()
"""
    done = command.run_apart(*NEW, "--data", plan, *TODAY, "--yes", code=code)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    outcomes = [ast.literal_eval(line).decode() for line in done.stdout.splitlines()]
    assert BASELINE in outcomes
    for after in outcomes:
        assert after == BASELINE or after.count("\n") == BASELINE.count("\n") + 1
        (plan / "baseline.yaml").write_text(after, encoding="utf-8")
        assert cyjjq.load(plan).errors == ()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_full_disk_ends_in_one_line(plan):
    """With no room for the new file the old one stays."""
    import resource

    long = BASELINE + "# a comment that fills the file\n" * 40_000
    (plan / "baseline.yaml").write_text(long, encoding="utf-8")

    def tight():
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = command.run_apart(*("record", "shops", 2023, 230, *NEW, "--data", plan, *TODAY), lang="en", before=tight)
    assert done.returncode == 2
    assert "cannot write" in done.stderr
    assert "Traceback" not in done.stderr
    assert text(plan) == long
    assert [path.name for path in plan.iterdir() if path.suffix not in (".yaml", ".lock")] == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes and links")
def test_mode_links_and_read_only_files(plan, tmp_path_factory):
    """The mode stays, a link is followed, a file that may not be written is not."""
    path = plan / "baseline.yaml"
    path.chmod(0o640)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "figures.yaml"
    shutil.move(path, elsewhere)
    path.symlink_to(elsewhere)
    assert run(plan, "shops", 2023, 230, *NEW).returncode == 0
    assert path.is_symlink()
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o640
    before = elsewhere.read_bytes()
    elsewhere.chmod(0o440)
    assert run(plan, "shops", 2021, 190, *NEW).returncode == 2
    assert elsewhere.read_bytes() == before


# --- A new plan -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_init_is_clean_and_runs_at_once(tmp_path, lang):
    """check, trace, gap and record on what init made; a second init replaces nothing."""
    new = tmp_path / "plan"
    assert command.run("init", new, "--lang", lang).returncode == 0
    assert command.run("check", "--data", new, "--fail-on", "warning", "--today", "2026-06-30").returncode == 0
    assert command.run("trace", new / "plan.txt", "--data", new).returncode == 0
    assert command.run("gap", 2027, "--data", new).returncode == 0
    source = ("--source", "s", "--title", "T", "--publisher", "P", "--today", "2026-06-30")
    assert command.run("record", "industrial_output", 2025, 350, *source, "--data", new).returncode == 0
    before = {path.name: path.read_bytes() for path in new.iterdir() if path.is_file()}
    assert command.run("init", new, "--lang", lang).returncode == 2
    assert {path.name: path.read_bytes() for path in new.iterdir() if path.is_file()} == before
    comments = "".join(line for line in before["targets.yaml"].decode().splitlines() if line.startswith("#"))
    assert ("规划目录" in comments) is (lang == "zh")


def test_init_copies_the_catalogue(tmp_path):
    """--copy starts from what comes with the program, to the byte."""
    assert command.run("init", tmp_path / "own", "--copy").returncode == 0
    for stem in ("targets.yaml", "baseline.yaml"):
        assert (tmp_path / "own" / stem).read_bytes() == (ROOT / "data" / stem).read_bytes()
