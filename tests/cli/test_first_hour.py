"""What a newcomer meets in the first hour says what to do next, and with which command."""

import shutil

import openpyxl
import pytest

from tests.support import ROOT
from tests.support.command import run

MADE_UP = ROOT / "examples" / "made-up"


@pytest.fixture
def plan(tmp_path):
    """The made-up plan in a directory with a blank in its name."""
    return shutil.copytree(MADE_UP, tmp_path / "我的 plan")


def test_a_report_on_faulty_data_names_the_check_of_these_data(plan, tmp_path):
    """The command can be copied as it stands; one fault is no faults."""
    file = plan / "targets.yaml"
    file.write_text(file.read_text("utf-8").replace("kind: yearly", "kind: yearli", 1), "utf-8")
    done = run("gap", "2025", "--data", plan.name, lang="en", cwd=tmp_path)
    assert done.returncode == 2
    assert (
        "the data have 1 error, so there is no report; mend them first (cyjjq check --data '我的 plan')" in done.stderr
    )


def test_a_new_source_that_looks_like_a_known_one(plan):
    """Both ways out are told: the known one, and what a new one needs."""
    words = ("gdp", "2024", "1", "--source", "made-up-bulletin-2015", "--data", plan)
    done = run("record", *words, lang="en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean made-up-bulletin-2025? A new source takes --title and --publisher" in done.stderr


def test_what_comes_next_can_be_copied(plan, tmp_path):
    """A directory and a form with blanks in their names stand in quotes; the packaged plan takes no form back."""
    made = run("init", "新 plan", lang="en", cwd=tmp_path)
    assert made.stderr.endswith("next, check it: cyjjq check --data '新 plan'\n")
    asked = run("request", "--year", "2025", "--data", plan.name, "-o", "a form.xlsx", lang="en", cwd=tmp_path)
    assert asked.stderr.endswith("next, once it is filled: cyjjq import 'a form.xlsx' --data '我的 plan'\n")
    words = ("--year", "2025", "--data", plan.name, "--source", "made-up-bulletin-2025", "--output", "drafts.csv")
    drafted = run("read", plan / "communique.txt", *words, lang="zh", cwd=tmp_path)
    assert drafted.stderr.endswith("在“采用”列写“是”，再录入：cyjjq import drafts.csv --data '我的 plan'\n")
    assert "import" not in run("request", "--plan", "national-2021-2025", "-o", "b.csv", lang="en", cwd=tmp_path).stderr


def test_drafts_that_nobody_has_said_yes_to(plan, tmp_path):
    """Six drafts: one with a yes whose figure the data have already, five without, of them one with something else."""
    form = tmp_path / "drafts.xlsx"
    words = ("--year", "2025", "--data", plan, "--source", "made-up-bulletin-2025", "--output", form)
    assert run("read", plan / "communique.txt", *words).returncode == 0
    done = run("import", form, "--data", plan, lang="zh")
    assert (done.returncode, done.stderr) == (0, "6 行的“采用”列没有写“是”，没有录入\n")
    book = openpyxl.load_workbook(form)
    book.active["A3"], book.active["A4"] = "是", "待定"
    book.save(form)
    done = run("import", form, "--data", plan, lang="en")
    assert done.stderr == (
        "all of it stands there already; nothing changed\n5 rows without a yes in the first column were left out\n"
    )


def test_a_csv_holds_every_row(tmp_path):
    """So nothing is to be unfolded; a terminal shows less and says how to see the rest."""
    asked = ("gap", "2025", "--data", ROOT / "data")
    csv = run(*asked, "--format", "csv", "--output", tmp_path / "gap.csv", lang="en")
    assert "--all" not in csv.stderr
    assert len((tmp_path / "gap.csv").read_text("utf-8").splitlines()) == 83  # the heading and 82 targets
    assert "--all shows every one" in run(*asked, "--format", "table", lang="en").stdout


@pytest.mark.parametrize(("text", "marks"), [("某县发展行动方案\n产值达到500亿元。\n", 0), ("产值达到500亿元。\n", 1)])
def test_a_title_that_the_text_does_not_have_is_marked(tmp_path, text, marks):
    """As the issuer and the years are."""
    (tmp_path / "plan.txt").write_text(text, "utf-8")
    assert run("trace", "plan.txt", "--suggest", "-o", "own", lang="en", cwd=tmp_path).returncode == 0
    (title,) = [line for line in (tmp_path / "own/targets.yaml").read_text("utf-8").splitlines() if "  title:" in line]
    assert title.count("# not said outright") == marks


def test_drafts_of_another_plan_have_nothing_of_the_packaged_one(tmp_path):
    """So the packaged one is not named."""
    (tmp_path / "plan.txt").write_text("某县发展行动方案\n产值达到500亿元。\n", "utf-8")
    done = run("trace", "plan.txt", "--suggest", "-o", "own", lang="en", cwd=tmp_path)
    assert "packaged" not in done.stderr
    assert "packaged" in run("trace", "plan.txt", lang="en", cwd=tmp_path).stderr


@pytest.mark.parametrize(
    ("unit", "timing", "faults"), [("公里", "stock", 1), ("公里", "flow", 0), ("亿元", "stock", 0)]
)
def test_no_length_is_negative(plan, unit, timing, faults):
    """What is there at a year's end; what came to it may be, and so may money, for debts are stocks."""
    indicator = f"\n  roads:\n    name: 道路\n    unit: {unit}\n    scale: amount\n    timing: {timing}\n"
    targets, baseline = plan / "targets.yaml", plan / "baseline.yaml"
    targets.write_text(targets.read_text("utf-8").replace("\nindicators:\n", f"\nindicators:{indicator}", 1), "utf-8")
    figure = "\n  - {indicator: roads, year: 2024, value: -5, source: made-up-bulletin-2025}\n"
    baseline.write_text(
        baseline.read_text("utf-8").replace("\nobservations:\n", f"\nobservations:{figure}", 1), "utf-8"
    )
    done = run("check", "--data", plan, "--select", "CJ211", lang="zh")
    assert done.stdout.count("数值为 -5") == done.returncode == faults
