"""The gate: what it selects, how it fails, and what its formats say, through the command line."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from cyjjq.catalogue.finding import RULES
from tests.cases import HERE, cases
from tests.support import ROOT, command

TODAY = ("--today", "2024-06-30")
CASES = {case.code: case for case in cases()}


def run(*arguments, **environ):
    return command.run(*arguments, **{"lang": "en"} | environ)


@pytest.fixture
def broken(tmp_path):
    """A data set with one fault, by the code of its rule."""

    def make(code):
        CASES[code].write(tmp_path)
        return tmp_path

    return make


# --- Exit codes and choice --------------------------------------------------------------------------------------------


def test_nothing_by_the_rules_chosen_is_not_all_well(broken):
    """The summary says that rules beyond those chosen have findings; CJ212 is the only one here."""
    data = broken("CJ212")
    done = run("check", "--data", data, *TODAY, "--select", "warning", lang="en")
    told = f"nothing by the rules chosen; 1 finding by others (cyjjq check --data {data} shows all)\n"
    assert (done.stdout, done.stderr) == ("", told)


@pytest.mark.parametrize(
    ("code", "options", "status"),
    [
        ("CJ212", [], 1),
        ("CJ212", ["--fail-on", "never"], 0),
        ("CJ212", ["--ignore", "CJ212"], 0),
        ("CJ212", ["--ignore", "cj2"], 0),
        ("CJ212", ["--ignore", "error"], 0),
        ("CJ212", ["--select", "warning"], 0),
        ("CJ212", ["--select", "CJ2,CJ3"], 1),
        ("CJ304", [], 0),
        ("CJ304", ["--fail-on", "warning"], 1),
        ("CJ401", ["--fail-on", "warning"], 0),
        ("CJ002", [], 2),
        ("CJ002", ["--ignore", "CJ002", "--fail-on", "never"], 2),
    ],
)
def test_exit_code(broken, code, options, status):
    """Findings at or above the threshold make 1; an unreadable file is 2 and cannot be waved through."""
    assert run("check", "--data", broken(code), *TODAY, *options).returncode == status


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--select", "CJ9"], "there is no rule CJ9"),
        (["--ignore", "warning,bad"], "there is no rule BAD"),
        (["--today", "2024-02-30"], "--today takes a date, YYYY-MM-DD: 2024-02-30"),
        (["--fail-on", "errors"], "did you mean error?"),
        (["--format", "sarfi"], "did you mean sarif?"),
        (["--explain", "CJ999"], "there is no rule CJ999"),
    ],
)
def test_wrong_usage(options, said):
    """A wrong option is refused in words, with exit code 2."""
    done = run("check", "--data", HERE / "valid", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_today_decides_what_lies_in_the_future(tmp_path):
    """The valid set, checked as of a day before its second bulletin came out."""
    done = run("check", "--data", HERE / "valid", "--today", "2024-03-19")
    assert done.returncode == 1
    assert "CJ221 2024-03-20 has not come yet (today is 2024-03-19)" in done.stdout


@pytest.mark.parametrize("name", ["targets.yaml", "./baseline.yaml"])
def test_never_written_over_a_data_file(tmp_path, name):
    """Neither a schema nor findings replace a data file, even one of another directory."""
    (tmp_path / name).write_text("mine")
    for words in (
        ["schema", "targets"],
        ["check", "--data", HERE / "valid", *TODAY],
        ["check", "--explain", "CJ101"],
    ):
        assert run(*words, "--output", tmp_path / name).returncode == 2
    assert (tmp_path / name).read_text() == "mine"


# --- Formats ----------------------------------------------------------------------------------------------------------


def test_full_puts_the_caret_under_wide_characters(broken):
    """Every Chinese character is two cells wide, so the caret line counts cells."""
    done = run("check", "--data", broken("CJ216"), *TODAY, "--format", "full")
    _, line, caret, hint = done.stdout.rstrip().splitlines()
    assert line == "  50 |     phrase: 零售总额突破400亿元"
    # 8 characters of 2 cells and 3 digits of one
    assert caret == "     |             " + "^" * (8 * 2 + 3)
    assert hint == "  hint: correct unit or value by the text; 万 and 亿 belong to the unit"


def test_json(broken):
    """The contract's keys, and the counts."""
    data = json.loads(run("check", "--data", broken("CJ212"), *TODAY, "--format", "json").stdout)
    (found,) = data["findings"]
    assert found.pop("file").endswith("targets.yaml")
    assert found == {
        "code": "CJ212",
        "severity": "error",
        "message": "the value is 410, the phrase says 400",
        "hint": "correct value or phrase by the text; a fall of 3 % is -3",
        "line": 47,
        "column": 12,
        "path": "targets[0].value",
    }
    assert data["summary"] == {"error": 1, "warning": 0, "note": 0}


def test_github_annotations_are_escaped(tmp_path):
    """A file that tries to write an annotation of its own writes none."""
    CASES["CJ204"].write(tmp_path)
    path = tmp_path / "baseline.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count("source: buletin-2022") == 1
    path.write_text(text.replace("source: buletin-2022", r'source: "x\n::error::forged, 100%"'), encoding="utf-8")
    done = run("check", "--data", tmp_path, *TODAY, "--format", "github")
    assert [line[:7] for line in done.stdout.splitlines()] == ["::error"]
    assert "\n::error::" not in done.stdout
    assert "100%25" in done.stdout


def test_github_properties():
    """Colons and commas end a property, so they are escaped there and only there."""
    from cyjjq.catalogue.finding import Finding, Place
    from cyjjq.render.findings import github

    found = Finding("CJ003", Place("a,b:c%.yaml", 2, 3, 5))
    assert github.write([found]) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=2,col=3,endLine=2,endColumn=4,title=CJ003 an empty file"
        "::the file is empty; it needs at least schema_version: 1\n"
    )


def test_github_actions_are_recognised(broken, tmp_path):
    """In a step of GitHub Actions annotations come by themselves, and the summary page gets a table."""
    page = tmp_path / "summary.md"
    page.write_text("before\n")
    where = broken("CJ304")
    done = run("check", "--data", where, *TODAY, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(page))
    assert done.returncode == 0
    assert done.stdout.startswith("::warning file=")
    before, title, _, head, rule, row = page.read_text(encoding="utf-8").splitlines()
    assert (before, title) == ("before", "### cyjjq check: error 0, warning 1, note 0")
    assert head == "| place | code | finding | hint |"
    assert rule == "|---|---|---|---|"
    assert "CJ304 | the base, 92, already keeps coverage" in row
    assert run("check", "--data", where, *TODAY, "--format", "concise", GITHUB_ACTIONS="true").stdout.startswith(
        str(where)
    )


@pytest.mark.parametrize("code", ["CJ005", "CJ210", "CJ401"])
def test_sarif(broken, code):
    """A log of one run; every result names its rule and its place."""
    data = json.loads(run("check", "--data", broken(code), *TODAY, "--format", "sarif").stdout)
    (log,) = data["runs"]
    assert (data["version"], log["tool"]["driver"]["name"], log["columnKind"]) == (
        "2.1.0",
        "cyjjq",
        "unicodeCodePoints",
    )
    rules = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    for result in log["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] == str(RULES[result["ruleId"]])
        assert result["message"]["text"]
    places = [result["locations"][0]["physicalLocation"]["region"] for result in log["results"]]
    expected = [line.split(" ")[0].split(":") for line in CASES[code].expected]
    assert [[str(place["startLine"]), str(place["startColumn"])] for place in places] == expected


def test_sarif_of_an_odd_path():
    """A relative path is a URI reference, blanks and Chinese characters percent-encoded."""
    from cyjjq.catalogue.finding import Finding, Place
    from cyjjq.render.findings import sarif

    (one,) = sarif.log([Finding("CJ003", Place("数据 1/targets.yaml"))], "1")["runs"][0]["results"]
    uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%E6%95%B0%E6%8D%AE%201/targets.yaml"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explain(lang):
    """A rule says why it matters and how it is mended; `all` lists every rule once."""
    one = run("check", "--explain", "cj216", "--lang", lang).stdout
    assert one.startswith(
        "CJ216 " + {"zh": "单位与原文短语不符 [错误]", "en": "unit and phrase disagree [error]"}[lang]
    )
    assert len(one.splitlines()) == 3
    every = run("check", "--explain", "all", "--lang", lang).stdout.splitlines()
    assert [line[:5] for line in every] == list(RULES)


# --- Around it --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["targets", "baseline"])
def test_schema_files_are_current(which):
    """The schema beside the data is the one that the command prints, and the data's first line points at it."""
    printed = run("schema", which).stdout
    assert (ROOT / "data" / f"{which}.schema.json").read_text(encoding="utf-8") == printed
    for folder in ("data", "examples/made-up"):
        path = ROOT / folder / f"{which}.yaml"
        match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
        assert match
        assert (path.parent / match[1]).resolve() == ROOT / "data" / f"{which}.schema.json"


@pytest.mark.parametrize("which", ["targets", "baseline"])
def test_schema_accepts_the_data_and_refuses_faults(which):
    """Editors see what `check` sees of the shape: the data pass, an unknown key does not; each key has a hover text."""
    schema = json.loads((ROOT / "data" / f"{which}.schema.json").read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for folder in ("data", "examples/made-up", "tests/cases/valid"):
        data = yaml.load((ROOT / folder / f"{which}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
        assert not [error for error in checker.iter_errors(retyped(data)) if error.validator != "type"]
    for code in ("CJ101", "CJ102", "CJ104"):
        case = CASES[code]
        if case.stem == which:
            assert list(checker.iter_errors(retyped(yaml.load(case.content.decode(), yaml.BaseLoader))))
    parts = {name: each.get("anyOf", [each])[-1] for name, each in (schema["$defs"] | {which: schema}).items()}
    keys = [(name, each) for part in parts.values() for name, each in part.get("properties", {}).items()]
    for name, each in (*parts.items(), *keys):
        assert re.search("[\u4e00-\u9fff]", each["description"]), name
        assert re.search("[a-z]{2}", each["description"]), name


def retyped(data):
    """Plain YAML scalars as JSON has them: numbers and null; dates stay text, as an editor's YAML server takes them."""
    if isinstance(data, dict):
        return {key: retyped(value) for key, value in data.items()}
    if isinstance(data, list):
        return [retyped(value) for value in data]
    if data in ("null", "~", ""):
        return None
    return float(data) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", data) else data


def test_pre_commit_hook():
    """The hook runs a command that exists, on the files that it is for."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["pass_filenames"] is False
    assert run(*hook["entry"].split()[1:], *hook["args"], cwd=ROOT).returncode == 0
    assert re.search(hook["files"], "data/targets.yaml")
    assert not re.search(hook["files"], "data/targets.schema.json")


def test_faults_of_shape_hide_no_faults_of_meaning(tmp_path):
    """One run finds both, each at its own line although what is broken is left out of the judging."""
    baseline = (HERE / "valid" / "baseline.yaml").read_text(encoding="utf-8")
    baseline = baseline.replace("year: 2022, value: 300", "year: 2022, value: 3OO")  # line 14
    baseline = baseline.replace("date: 2023-03-20", "date: 2023-03-32")  # line 6
    baseline = baseline.replace("year: 2022, value: 200", "year: 2022, value: -200")  # line 17
    (tmp_path / "baseline.yaml").write_text(baseline, encoding="utf-8")
    targets = (HERE / "valid" / "targets.yaml").read_text(encoding="utf-8")
    targets = targets.replace("    value: 400\n", "    value: 400\n    vlaue: 400\n")  # line 46
    targets = targets.replace("    value: 500\n", "    value: 510\n")  # line 65, one further down
    (tmp_path / "targets.yaml").write_text(targets, encoding="utf-8")
    found = json.loads(run("check", "--data", tmp_path, *TODAY, "--format", "json").stdout)["findings"]
    assert [(Path(f["file"]).stem, f["line"], f["code"], f["path"]) for f in found] == [
        ("baseline", 6, "CJ105", "sources.bulletin-2022.date"),
        ("baseline", 14, "CJ107", "observations[0].value"),
        ("baseline", 17, "CJ211", "observations[3].value"),
        ("targets", 46, "CJ101", "targets[0].vlaue"),
        ("targets", 66, "CJ212", "targets[2].value"),
    ]
