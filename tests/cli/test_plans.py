"""The plans that come with the program: which there are, and that --plan reads them from anywhere."""

import json

import pytest

from cyjjq.catalogue.loading import DEFAULT_PLAN, PACKAGED, find_directory, load, packaged_directory
from cyjjq.refusal import Refusal
from tests.support.command import run

NATION = "national-2021-2025"
EVERYWHERE = (["gap", "2025"], ["rates"], ["path"], ["list"], ["show", "社零"], ["cohere"], ["outlook"], ["check"])


def test_each_plan_is_the_one_that_its_id_says():
    for plan in PACKAGED:
        catalogue = load(packaged_directory(plan)).catalogue
        assert catalogue is not None
        assert catalogue.plan.id == plan


def test_a_plan_from_anywhere_whatever_lies_around(tmp_path):
    """--plan is a word of the user's own: it goes before CYJJQ_DATA and before a ./data."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "targets.yaml").write_text("not: a plan\n", "utf-8")
    done = run("gap", "2023", "--plan", NATION, "--format", "json", CYJJQ_DATA="nowhere", cwd=tmp_path)
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert told["plan"] == NATION
    assert told["data"]["packaged"] is True


def test_the_county_is_what_is_read_without_a_word(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CYJJQ_DATA", raising=False)
    assert find_directory().path == packaged_directory(DEFAULT_PLAN)


@pytest.mark.parametrize("words", EVERYWHERE, ids=lambda words: words[0])
def test_every_command_lists_the_plans(words):
    done = run(*words, "--plan", "list")
    assert (done.returncode, done.stdout.split()) == (0, list(PACKAGED))


def test_an_unknown_plan_says_which_there_are():
    done = run("gap", "2025", "--plan", "nation", "--lang", "en")
    assert done.returncode == 2
    assert NATION in done.stderr


def test_a_plan_and_a_directory_are_two_answers():
    for command in (["gap", "2025"], ["check"], ["report", "-o", "x.html"]):
        done = run(*command, "--plan", NATION, "--data", "data", "--lang", "en")
        assert (done.returncode, done.stdout) == (2, "")
    with pytest.raises(Refusal):
        find_directory("data", NATION)


def test_nothing_is_written_into_a_plan_of_the_program():
    done = run("record", "dig", "2025", "11", "--source", "dig2024", "--plan", NATION, "--lang", "en")
    assert done.returncode == 2


def test_what_check_says_of_the_nation_is_true():
    """A base beyond its target, harvests told in December, a doubtful base, energy known to 2023: nothing else."""
    done = run("check", "--plan", NATION, "--format", "json", "--today", "2026-03-31")
    told = json.loads(done.stdout)
    assert told["summary"]["error"] == 0
    assert {finding["code"] for finding in told["findings"]} <= {"CJ304", "CJ309", "CJ313", "CJ401"}


def test_an_outlook_of_its_time_reads_nothing_after_it():
    """Digital industries: 7.8 (2020) and 9.9 (2023). In 2022 there is one figure and no series."""
    assert "2023" in run("outlook", "2023", "--plan", NATION, "--lang", "en").stderr
    rows = {}
    for year in ("2022", "2023"):
        told = json.loads(run("outlook", year, "--plan", NATION, "--format", "json").stdout)
        rows[year] = next(row for row in told["rows"] if row["id"] == "digital_core_share_2025")
    assert rows["2022"]["verdict"] == "no_series"
    assert rows["2023"]["projected"] == pytest.approx(9.9 + 2 * (9.9 - 7.8) / 3)
