"""The house itself: words complete, imports light, data true, README honest."""

import re
import shlex
import shutil
import string
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import cyjjq
from cyjjq import words
from cyjjq.catalogue import finding
from cyjjq.method.reasons import REASONS
from cyjjq.method.row import STATUSES
from cyjjq.words import documents, rules, terms, ui
from tests.support import ROOT, SHARED, command

PLAN = SHARED / "plan" / "dianjiang-plan-2023-2027.txt"
TABLES = {
    f"{module.__name__}.{name}": table
    for module in (documents, terms, ui)
    for name, table in vars(module).items()
    if name.isupper() and isinstance(table, dict) and all(isinstance(value, tuple) for value in table.values())
}


def slots(text):
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize("table", [name for name in TABLES if not name.endswith("EXAMPLE")])
def test_words_come_in_both_languages(table):
    """Every entry has both languages, with the same facts to fill in (a year may be told in one of them only)."""
    for key, (zh, en) in TABLES[table].items():
        assert zh, key
        assert en, key
        assert slots(zh) ^ slots(en) <= {"number", "ordinal", "name"}, key


def test_rules_have_words_and_words_have_rules():
    """Each code has its texts in both languages, and no text is left over."""
    assert set(rules.TEXT) == set(finding.RULES)
    for code, text in rules.TEXT.items():
        for pair in (text.summary, text.message, text.hint, text.why, text.mend):
            assert all(pair), code
            assert slots(pair[0]) == slots(pair[1]), code


def test_statuses_and_reasons_have_words():
    """What the arithmetic can say, people can read."""
    assert set(terms.STATUS) == set(STATUSES)
    assert set(terms.REASON) == set(REASONS)


@pytest.mark.parametrize(
    ("arguments", "environ", "expected"),
    [
        ([], {}, "en"),
        (["gap", "--lang", "zh"], {"CYJJQ_LANG": "en"}, "zh"),
        (["gap", "--lang=zh"], {}, "zh"),
        ([], {"CYJJQ_LANG": "zh", "LANG": "en_US.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        (["gap", "--lang", "xx"], {"LANG": "zh_CN"}, "zh"),
    ],
)
def test_language_precedence(arguments, environ, expected):
    """--lang, then CYJJQ_LANG, then the locale, then English."""
    assert words.language(arguments, environ) == expected


def loaded_after(module, *commands):
    """The first of some commands, run one after another in one new process, behind which a module is loaded."""
    code = f"""
import sys
from cyjjq.__main__ import run
for words in {commands!r}:
    sys.argv = ["cyjjq", *words]
    run()
    if {module!r} in sys.modules:
        print("loaded by", *words, file=sys.stderr)
        break
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    return "".join(line for line in done.stderr.splitlines() if line.startswith("loaded by"))


def test_numpy_only_where_formulas_run():
    """check, list and help never import numpy."""
    assert loaded_after("numpy", ["check"], ["list"], ["--help"], ["gap", "--help"]) == ""


def test_rich_tables_only_for_tables():
    """Nothing but a table imports rich's tables."""
    plain = ["gap", "2025", "--format", "plain"]
    assert loaded_after("rich.table", ["gap", "2025", "--format", "json"], plain, ["check"]) == ""


def test_public_names():
    """Every public name is there, and the package itself stays light."""
    assert all(hasattr(cyjjq, name) for name in cyjjq.__all__)
    code = "import sys, cyjjq; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.split()
    assert not {"numpy", "pydantic"} & set(loaded)


# Read in the plan by eye: value, bound, kind, unit, year.
TARGETS = {
    "urbanization_rate_2027": (60, "at_least", "level", "%", 2027),
    "public_parking_added": (2000, "at_least", "increase", "个", 2027),
    "green_coverage_rate_2027": (55, "at_least", "level", "%", 2027),
    "park_green_per_capita_2027": (15, "at_least", "level", "平方米/人", 2027),
    "waste_treatment_rate_yearly": (100, "at_least", "yearly", "%", 2027),
    "city_population_added": (10, "at_least", "increase", "万人", 2027),
    "expressway_length_2027": (119, "at_least", "level", "公里", 2027),
    "manufacturing_share_gdp_2027": (25, "at_least", "level", "%", 2027),
    "services_share_gdp_2027": (50, "at_least", "level", "%", 2027),
    "industrial_concentration_2027": (86, "at_least", "level", "%", 2027),
    "industrial_enterprises_2027": (200, "at_least", "level", "户", 2027),
    "industrial_output_2027": (500, "at_least", "level", "亿元", 2027),
    "services_value_added_2027": (380, "at_least", "level", "亿元", 2027),
    "farmland_upgraded": (10, "at_least", "increase", "万亩", 2027),
    "rd_intensity_2027": (1.5, "at_least", "level", "%", 2027),
    "rd_institution_coverage_2027": (100, "at_least", "level", "%", 2027),
    "high_tech_enterprises_doubled": (2, "at_least", "multiple", "家", None),
    "retail_sales_2027": (400, "at_least", "level", "亿元", 2027),
    "retail_sales_growth": (8, "at_least", "growth", "亿元", 2027),
    "tourist_visits_2027": (1000, "at_least", "level", "万人次", 2027),
    "energy_per_gdp_growth": (-3, "at_most", "growth", "吨标准煤/万元", 2027),
    "river_water_class_yearly": (3, "at_most", "yearly", "类", 2027),
    "forest_coverage_yearly": (46, "at_least", "yearly", "%", 2027),
    "foreign_capital_2027": (1.5, "at_least", "level", "亿美元", 2027),
    "investment_received_yearly": (80, "at_least", "yearly", "亿元", None),
    "urban_rural_income_ratio_2027": (2.1, "at_most", "level", "倍", 2027),
    "gdp_per_capita_2027": (108000, "at_least", "level", "元", 2027),
    "accident_death_rate_yearly": (0.025, "at_most", "yearly", "人/亿元", 2027),
    "unemployment_rate_yearly": (5.5, "at_most", "yearly", "%", None),
    "neonatal_mortality_yearly": (1.5, "at_most", "yearly", "%", None),
    "vocational_colleges": (1, "at_least", "level", "所", None),
    "senior_secondary_enrolment_2027": (98.5, "at_least", "level", "%", 2027),
    "schooling_years_2027": (14.2, "at_least", "level", "年", 2027),
}


@pytest.fixture(scope="module")
def catalogue():
    loaded = cyjjq.load(ROOT / "data")
    assert loaded.errors == ()
    return loaded.catalogue


def test_catalogue_says_what_the_plan_says(catalogue):
    """A third of the targets, read in the plan by hand."""
    found = {t.id: (t.value, t.bound, t.kind, catalogue.indicators[t.indicator].unit, t.by) for t in catalogue.targets}
    assert {key: found[key] for key in TARGETS} == TARGETS
    assert len(found) == 82


def test_actions_and_tasks(catalogue):
    """Ten actions, forty tasks in running order, all named in both languages."""
    actions = catalogue.targets_file.actions
    assert [action.id for action in actions] == list(range(1, 11))
    assert [task.id for action in actions for task in action.tasks] == list(range(1, 41))
    assert all(part.name.zh and part.name.en for action in actions for part in (action, *action.tasks))


@pytest.mark.skipif(not PLAN.is_file(), reason="the plan's text is not beside the checkout")
def test_phrases_stand_in_the_plan(catalogue):
    """Every phrase is the plan's own, once, in its action and task."""
    text = re.sub(r"\[bookmark: [^\]]*\]", "", PLAN.read_text(encoding="utf-8"))
    spots = [(match.start(), int(match[1])) for match in re.finditer(r"^([0-9]+)\. ", text, re.MULTILINE)]
    heads = [match.start() for match in re.finditer(r"^（[一二三四五六七八九十]+）实施", text, re.MULTILINE)]
    for target in catalogue.targets:
        assert text.count(target.phrase) == 1, target.id
        at = text.index(target.phrase)
        assert sum(head <= at for head in heads) == target.action, target.id
        last = max([(spot, task) for spot, task in spots if spot <= at], default=(-1, 0))
        head = max(head for head in heads if head <= at)
        assert (last[1] if last[0] > head else None) == target.task, target.id


@pytest.mark.skipif(not PLAN.is_file(), reason="the plan's text is not beside the checkout")
def test_no_sentence_of_the_plan_is_in_the_repository():
    """Short phrases are facts; 41 characters in a row would be the text."""
    text = re.sub(r"\[bookmark: [^\]]*\]|\s", "", PLAN.read_text(encoding="utf-8"))
    pieces = {text[i : i + 41] for i in range(len(text) - 40)}
    files = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT).stdout.split()
    for name in files:
        if Path(name).suffix in (".py", ".yaml", ".md", ".toml"):
            content = re.sub(r"\s", "", (ROOT / name).read_text(encoding="utf-8"))
            assert not any(content[i : i + 41] in pieces for i in range(len(content) - 40)), name


READMES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")}


def commands_of(text):
    """The cyjjq lines of a README's shell blocks, without their remarks."""
    lines = [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("cyjjq ")]


def test_readme_commands(tmp_path):
    """Each ends well, one after another as a reader runs them; what both READMEs have is run once."""
    for name in ("data", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    lines = dict.fromkeys(tuple(line) for text in READMES.values() for line in commands_of(text))
    for words_ in lines:
        done = command.run(*words_, cwd=tmp_path, lang="en")
        assert done.returncode == 0, (words_, done.stderr)


def test_readme_lines_are_all_run():
    """No command stands where the test above does not see it, and the two READMEs have the same."""
    for text in READMES.values():
        assert re.findall(r"(?m)^ +cyjjq .*", text) == []
        prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
        seen = {line[0] for line in commands_of(text)}
        assert {name for name in re.findall(r"`cyjjq ([a-z]+)", prose) if name not in seen} <= {"trace"}
    english, chinese = ([line[0] for line in commands_of(text)] for text in READMES.values())
    assert sorted(english) == sorted(chinese)


def test_readme_first_commands():
    """The two lines for a fresh machine stand in both, and ask for extras that there are."""
    first = (
        "    python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/cyjjq gap 2025\n"
        "    python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/python -m pytest\n"
    )
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for text in READMES.values():
        assert first in text
        assert {name for names in re.findall(r"'\.\[([a-z,]+)\]'", text) for name in names.split(",")} <= set(extras)


def test_readme_jobs(tmp_path):
    """The YAML of the jobs is YAML, their check runs, and the hook is one that we have."""
    jobs = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", READMES["README.md"], re.DOTALL)]
    github, gitlab, hooks = jobs
    steps = [step.get("run", "") for step in github["jobs"]["data"]["steps"]] + gitlab["data"]["script"]
    checks = [shlex.split(step)[1:] for step in steps if step.startswith("cyjjq ")]
    shutil.copytree(ROOT / "data", tmp_path / "data")
    assert [command.run(*words_, cwd=tmp_path).returncode for words_ in checks] == [0, 0]
    ours = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in hooks["repos"][0]["hooks"]} <= {hook["id"] for hook in ours}


PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    """What a page links to is a file of the repository."""
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("readme", READMES)
def test_readme_example_run(readme):
    """The Python example prints what the README shows."""
    for code, shown in re.findall(r"```python\n(.*?)```\s+```text\n(.*?)```", READMES[readme], re.DOTALL):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
        assert done.stdout == shown


@pytest.mark.parametrize(("readme", "lang"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_readme_screens(readme, lang):
    """The first two screens are what the program prints on a terminal of 92 columns."""
    screens = re.findall(r"```text\n(.*?)```", READMES[readme], re.DOTALL)
    asked = (
        ("gap", "2025", "--action", "5", "--all", "--data", str(ROOT / "data")),
        ("gap", "2024", "--worst", "2", "--plan", "national-2021-2025"),
    )
    for words_, screen in zip(asked, screens, strict=False):
        told = command.run(*words_, "--format", "table", "--lang", lang, cwd=ROOT, COLUMNS="92")
        assert told.stdout == screen


def test_readme_fault(tmp_path):
    """The fault that the README shows is what check says of that unit."""
    shutil.copytree(ROOT / "data", tmp_path, dirs_exist_ok=True)
    file = tmp_path / "targets.yaml"
    head, tail = file.read_text(encoding="utf-8").split("\n  retail_sales:\n", 1)
    file.write_text(f"{head}\n  retail_sales:\n{tail.replace('unit: 亿元', 'unit: 万元', 1)}", encoding="utf-8")
    told = command.run("check", "--data", ".", "--select", "CJ216", "--format", "full", lang="en", cwd=tmp_path)
    assert told.returncode == 1
    assert f"```text\n{told.stdout.strip()}\n```" in READMES["README.md"]


def test_readme_coherence():
    """The identity that the README shows stands in what cohere prints."""
    told = command.run("cohere", "--format", "table", lang="en", cwd=ROOT, COLUMNS="120").stdout
    (shown,) = re.findall(r"```text\n(GDP per head.*?)```", READMES["README.md"], re.DOTALL)
    assert shown in told


@pytest.mark.skipif(not PLAN.is_file(), reason="the plan's text is not beside the checkout")
def test_readme_trace():
    """The counts that the README shows are those of a trace; its second line is cut."""
    told = command.run("trace", PLAN, lang="en", cwd=ROOT).stdout.replace(str(PLAN), "plan.txt")
    (shown,) = re.findall(r"```text\n(plan.txt.*?)```", READMES["README.md"], re.DOTALL)
    assert all(part.strip() in told for part in shown.split("…"))
