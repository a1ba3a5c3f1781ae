"""Periods and the ledger at the command line, and a supervisor's month as docs/supervising.md tells it."""

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess

import pytest

from tests.support import ROOT
from tests.support.command import run

MADE_UP = ROOT / "examples" / "made-up"
DATA = ("--data", MADE_UP)


def told(*arguments, **more):
    done = run(*arguments, *DATA, lang="en", **more)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2025-13", "neither a year nor a period"),
        ("2025-Q5", "neither a year nor a period"),
        ("2022-Q3", "out of range: 2023-01 to 2032-12"),  # before the plan
        ("2027-Q2", "not over yet (today is 2026-08-01)"),
    ],
)
@pytest.mark.parametrize("command", [["gap"], ["ledger"]])
def test_what_is_no_period_of_the_plan(command, period, said):
    """One clear line each, and exit code 2."""
    done = run(*command, period, "--today", "2026-08-01", *DATA, lang="en")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr


def test_the_rows_of_a_period():
    """A row gains the keys of the open year; a year's rows do not."""
    own = ("--target", "services_value_added_2027", "--format", "json")
    (row,) = json.loads(told("gap", "2025-Q2", "--today", "2026-08-01", *own))["rows"]
    # 2025 is known as a whole, so the year's figure rules, and the half-year stands beside it
    assert (row["status"], row["latest"]["period"], row["period"]) == ("on_track", "2025", "2025-Q2")
    assert row["ytd"]["value"] == 48.7
    assert "ytd" not in json.loads(told("gap", "2025", *own))["rows"][0]
    quarter, month = (
        json.loads(told("gap", p, "--today", "2026-08-01", *own))["rows"][0] for p in ("2026-Q2", "2026-06")
    )
    assert quarter | {"period": ""} == month | {"period": ""}


def test_an_assumed_quarter():
    """What if the half-year had come to 60? It may lie ahead, as what is assumed may."""
    assumed = ("--assume", "services_value_added_2027=60@2027-Q2")
    own = ("--target", "services_value_added_2027", "--format", "json", "--today", "2026-08-01")
    (row,) = json.loads(told("gap", "2027-Q2", *assumed, *own))["rows"]
    assert (row["ytd"]["value"], row["ytd"]["source"]) == (60, "--assume")
    grown = ("--assume", "services_value_added_2027=+10%@2027-Q2")
    (row,) = json.loads(told("gap", "2027-Q2", *grown, *own))["rows"]
    assert row["ytd"]["value"] == pytest.approx(51.6 * 1.1)  # the half-year of 2026 was 51.6


@pytest.mark.parametrize("command", [["gap"], ["rates"], ["ledger"]])
@pytest.mark.parametrize("format_", ["plain", "md", "csv", "json", "table"])
def test_every_format(command, format_):
    assert told(*command, "2026-Q2", "--format", format_)


def test_views_of_a_period():
    for more in (["--summary"], ["--worst", "3"], ["--against", "2025-Q2"], ["--against", "2025"]):
        for format_ in ("plain", "json", "csv"):
            assert told("gap", "2026-Q2", "--today", "2026-08-01", "--format", format_, *more)
    assert "June 2026" in told("show", "services_value_added_2027", "--year", "2026-Q2")


def test_before_there_are_figures():
    """Like a year's report: what is asked for by then, what is lacking, and the command for the form."""
    done = run("gap", "2025-Q2", "--plan", "dianjiang-2023-2027", "--format", "table", lang="zh")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["2025年应达值已算出的", "23项"] in lines
    # 74.4 in 2021 to 75 in 2027 in even steps: 74.8 at the end of 2025 and, as the rate of a period, in it
    assert ["民营经济占GDP比重", "≥75%", "2027", "74.4%(2021)", "74.8%", "74.8%"] in lines
    assert ["每年都要达到的", "9项"] in lines
    assert "下一步，生成填报表：cyjjq request --year 2025-Q2" in done.stdout
    unfolded = run("gap", "2025-Q2", "--all", "--plan", "dianjiang-2023-2027", "--format", "table", lang="zh").stdout
    assert "（一）提升城市综合能级行动" in unfolded


def test_the_ledger_as_csv():
    """A line a target, its columns those of the rows."""
    rows = list(csv.DictReader(io.StringIO(told("ledger", "2025-Q2", "--today", "2025-07-25", "--format", "csv"))))
    assert len(rows) == 24
    found = {row["id"]: row for row in rows}
    assert found["elderly_canteens_added"]["owner_lead"] == "县民政局（虚构）"
    assert found["tea_output_2027"]["figure_period"] == "2025-06"
    assert found["river_water_class_2027"]["due_period"] == "2023-Q1"


def test_the_ledger_of_an_owner():
    rows = json.loads(told("ledger", "2025-Q2", "--today", "2025-07-25", "--owner", "科技局", "--format", "json"))[
        "rows"
    ]
    assert {row["owner"]["lead"] for row in rows} == {"县科技局（虚构）"}
    nobody = json.loads(told("ledger", "2025-Q2", "--today", "2025-07-25", "--owner", "-", "--format", "json"))["rows"]
    assert [row["state"] for row in nobody] == ["no_owner"] * 4


def test_owners_that_answer_for_nothing(tmp_path):
    """An action that there is none of is told at its place, as is a key that means nothing."""
    mine = tmp_path / "mine"
    shutil.copytree(MADE_UP, mine)
    (mine / "owners.yaml").write_text("schema_version: 1\nactions:\n  9: {lead: A}\ntargets:\n  no_such: {lead: B}\n")
    done = run("check", "--data", mine, "--format", "json")
    found = [(f["code"], f["line"], f["path"]) for f in json.loads(done.stdout)["findings"] if f["severity"] == "error"]
    assert found == [("CJ203", 3, "actions.9"), ("CJ203", 5, "targets.no_such")]
    (mine / "owners.yaml").write_text("schema_version: 1\nactions:\n  x: {lead: A}\n  1: {chief: A}\n")
    done = run("check", "--data", mine, "--format", "json")
    codes = [f["code"] for f in json.loads(done.stdout)["findings"] if f["severity"] == "error"]
    assert sorted(codes) == ["CJ101", "CJ102", "CJ109"]


def test_the_packaged_plan_says_whom_to_ask():
    """Nobody is named there and nearly nothing is known; each row says what is due and what is missing."""
    done = run("ledger", "2025-12", "--today", "2026-06-20", "--format", "json")
    rows = json.loads(done.stdout)["rows"]
    assert {row["state"] for row in rows} == {"no_owner"}
    assert rows[0]["reporting"] == "overdue"
    assert rows[0]["due"]
    assert rows[0]["missing"]


SCRIPT = "".join(re.findall(r"```sh\n(.*?)```", (ROOT / "docs" / "supervising.md").read_text("utf-8"), re.DOTALL))


@pytest.fixture(scope="module")
def month(tmp_path_factory):
    """A directory in which the page's commands have been run: those of a shell by one, ours in this process."""
    folder = tmp_path_factory.mktemp("month")
    for line in SCRIPT.splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["cyjjq"]:
            done = run(*words[1:], lang="zh", cwd=folder)
        else:
            environ = os.environ | {"MADE_UP": str(MADE_UP)}
            done = subprocess.run(["bash", "-e", "-c", line], cwd=folder, env=environ, capture_output=True, text=True)
        assert done.returncode == 0, (line, done.stderr)
    return folder


def test_a_supervisors_month(month):
    """What was read, imported and recorded stands in the ledger, and the files are there."""
    assert all((month / name).stat().st_size for name in ("通报.docx", "ledger.xlsx", "quarter.html", "生态环境局.csv"))
    done = run("ledger", "2026-Q2", "--today", "2026-07-30", "--format", "json", "--data", month / "mine")
    rows = {row["id"]: row for row in json.loads(done.stdout)["rows"]}
    river, firms = rows["river_water_class_2027"], rows["high_tech_firms_doubled"]
    assert (river["state"], river["figure"]["value"], river["in_time"]) == ("reported", 3, True)
    assert (firms["state"], firms["figure"]["value"], firms["figure"]["recorded"]) == ("reported", 30, "2026-07-29")
    assert firms["pace"] == pytest.approx(
        (30 - 21) / (21 / 5 * 3.5)
    )  # from 21 to 42 in five years, after three and a half
    asked = (month / "生态环境局.csv").read_text("utf-8-sig")
    assert "river_water_class" in asked
    assert "2026-Q2" in asked
