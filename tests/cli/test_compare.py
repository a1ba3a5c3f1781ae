"""Plans side by side, through the command line: lines, rows, order, and plans that cannot be read."""

import csv
import io
import json
import shutil

import pytest

from tests.support import DATA, MADE_UP
from tests.support.command import run

NATION = "national-2021-2025"


def told(*words):
    done = run("compare", *words, "--format", "json")
    return json.loads(done.stdout)


@pytest.fixture
def county(tmp_path):
    """A folder of three plans: the made-up one, the real county's, and one that is not sound."""
    folder = tmp_path / "counties"
    for name, source in (("a", MADE_UP), ("b", DATA), ("c", MADE_UP)):
        (folder / name).mkdir(parents=True)
        for stem in ("targets", "baseline"):
            shutil.copy(source / f"{stem}.yaml", folder / name)
    broken = folder / "c" / "targets.yaml"
    broken.write_text(broken.read_text("utf-8").replace("kind: level", "kind: levels", 1), "utf-8")
    return folder


def test_a_line_is_what_gap_counts():
    """The nation in 2025 (tests/method/test_national.py): 14 met, 3 on track, 1 missed, 1 without data of 19.

    18 can be judged: 14/18 met, 17/18 met or on track. The five years are over. CO2 is the one that was missed.
    """
    (line,) = told("2025", "--plan", NATION)["rows"]
    assert (line["targets"], line["judged"]) == (19, 18)
    counted = {status: n for status, n in line["status"].items() if n}
    assert counted == {"met": 14, "on_track": 3, "missed": 1, "no_data": 1}
    assert line["share_met"] == pytest.approx(14 / 18)
    assert line["share_on_track"] == pytest.approx(17 / 18)
    assert line["time_elapsed"] == 1
    assert line["furthest"]["id"] == "co2_per_gdp_2025"
    assert line["furthest"]["pace"] == pytest.approx((100 - 87.5765) / 18, abs=1e-5)


def test_a_folder_stands_for_the_plans_in_it_and_a_fault_is_a_line(county):
    rows = told("2025", "--data", county)["rows"]
    assert [row["source"] for row in rows] == [str(county / name) for name in "abc"]
    assert rows[0]["error"] is rows[1]["error"] is None
    assert (rows[1]["targets"], rows[1]["judged"], rows[1]["share_met"]) == (82, 0, None)
    assert rows[2]["targets"] is None
    assert rows[2]["error"]["line"] > 1
    assert "levels" in rows[2]["error"]["message"]


@pytest.mark.parametrize("format_", ["plain", "md", "csv", "json"])
def test_the_reason_is_told_in_every_format(county, format_):
    done = run("compare", "2025", "--data", county, "--format", format_, "--lang", "en")
    assert done.returncode == 0
    assert "levels" in done.stdout


def test_nothing_that_can_be_read_is_an_error(tmp_path):
    done = run("compare", "2025", "--data", tmp_path / "nowhere", "--lang", "en")
    assert done.returncode == 2
    assert "no such directory" in done.stdout


def test_a_year_that_a_plan_has_not_is_that_plans_own_matter():
    """2031 is within five years of 2027, and beyond five of 2025."""
    county, nation = told("2031", "--data", MADE_UP, "--plan", NATION)["rows"][::-1]
    assert county["error"] is None
    assert nation["error"]["code"] == "year_range"


def test_without_a_year_each_plan_has_its_last_completed_one():
    rows = told("--plan", NATION, "--data", MADE_UP, "--today", "2035-05-01")["rows"]
    assert [row["year"] for row in rows] == [2030, 2032]  # of 2034: five years after 2025, and after 2027


def test_lines_by_a_column(county):
    """Of 24, 82 and 19 targets; what is not there stands last; words of both languages name a status."""
    words = ("2025", "--data", county, "--plan", NATION)
    assert [row["targets"] for row in told(*words, "--sort", "targets")["rows"]] == [82, 24, 19, None]
    assert [row["targets"] for row in told(*words, "--sort", "share-met")["rows"]][:2] == [19, 24]
    assert told(*words, "--sort", "已达标")["rows"][0]["plan"] == NATION
    done = run("compare", "2025", "--plan", NATION, "--sort", "colour", "--lang", "en")
    assert done.returncode == 2


def test_one_indicator_across_plans(county):
    data = told("2025", "--data", county, "--plan", NATION, "--indicator", "城镇化率", "--sort", "gap")
    rows = [(row["plan"], row["id"], row["latest"] and row["latest"]["value"]) for row in data["rows"]]
    assert (NATION, "urbanization_rate_2025", 67.89) in rows
    assert {plan for plan, *_ in rows} == {NATION, "made-up-2023-2027", "dianjiang-2023-2027"}
    gaps = [row["gap"] for row in data["rows"]]
    assert gaps == sorted(gaps, reverse=True)
    assert len(data["plans"]) == 4


def test_an_indicator_that_a_plan_has_not():
    data = told("2025", "--data", MADE_UP, "--plan", NATION, "--indicator", "人均预期寿命")
    assert {row["plan"] for row in data["rows"]} == {NATION}
    assert [line["error"] and line["error"]["code"] for line in data["plans"]] == [None, "no_target"]


@pytest.mark.parametrize("more", [(), ("--sort", "pace"), ("--jobs", "2")])
def test_the_long_table(county, more):
    """82, 24 and 19 rows under one heading, the same plan by plan, in order, or at once in processes."""
    done = run(
        "compare", "2025", "--data", county, "--plan", NATION, "--rows", "--format", "csv", *more, "--lang", "en"
    )
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 82 + 24 + 19
    assert {row["plan"] for row in rows} == {NATION, "made-up-2023-2027", "dianjiang-2023-2027"}
    alone = list(csv.DictReader(io.StringIO(run("gap", "2025", "--plan", NATION, "--format", "csv").stdout)))
    of_nation = {row["id"]: row for row in rows if row["plan"] == NATION}
    assert all(of_nation[row["id"]]["status"] == row["status"] for row in alone)
    assert "levels" in done.stderr


def test_the_long_table_as_a_file_is_whole(county, tmp_path):
    path = tmp_path / "rows.csv"
    run("compare", "2025", "--data", county, "--rows", "--output", path)
    text = path.read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 82 + 24
