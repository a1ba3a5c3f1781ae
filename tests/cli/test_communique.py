"""From a published text to the gap table: read, look, import, gap, on the made-up county."""

import csv
import json
import shutil

import openpyxl
import pytest

import cyjjq
from tests.support import MADE_UP, command

TEXT = MADE_UP / "communique.txt"
NEW = ("--title", "2025年统计公报", "--publisher", "云溪县统计局", "--date", "2026-03-20")
KNOWN = ("--source", "made-up-bulletin-2025")
# Read in the text by eye: indicator, value in its unit, growth, line.
DRAFTS = [
    ("gdp", 209.4, 5.5, 4),
    ("services_value_added", 102.6, 6.6, 4),
    ("services_share_gdp", 49.0, None, 5),
    ("urbanization_rate", 53.7, None, 5),
    ("high_tech_firms", 28, None, 9),
    ("disposable_income", 30437, 5.7, 12),
]
REFUSED = [
    ("unemployment_rate", "bound", 12),
    ("village_libraries", "points", 13),
    ("gdp", "target", 16),
]


def run(*arguments, lang="en"):
    return command.run(*arguments, lang=lang)


@pytest.fixture
def county(tmp_path):
    """A copy of the made-up data, without the figures of 2025 that the text has of the GDP and of firms."""
    folder = tmp_path / "county"
    folder.mkdir()
    for stem in ("targets", "baseline"):
        shutil.copy(MADE_UP / f"{stem}.yaml", folder)
    path = folder / "baseline.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    missing = ("{indicator: gdp, year: 2025", "{indicator: high_tech_firms, year: 2025")
    path.write_text("".join(line for line in lines if not any(each in line for each in missing)), encoding="utf-8")
    return folder


def read(county, *arguments, lang="en", when=("--year", "2025")):
    return run("read", TEXT, *when, "--data", county, *arguments, lang=lang)


def test_json_has_every_draft_and_every_refusal(county):
    told = json.loads(read(county, "--format", "json").stdout)
    rows = told["rows"]
    drafts = [(r["indicator"], r["value"], r["growth"], r["line"]) for r in rows if r["status"] == "draft"]
    assert (told["command"], told["period"], drafts) == ("read", "2025", DRAFTS)
    assert [(r["indicator"], r["reason"], r["line"]) for r in rows if r["status"] == "refused"] == REFUSED
    assert rows[0]["stage"] == "preliminary"
    assert "population" in told["absent"]
    lines = TEXT.read_text(encoding="utf-8").splitlines()
    assert all(row["phrase"] in lines[row["line"] - 1] for row in rows)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_says_what_was_refused_and_what_is_missing(county, lang):
    done = read(county, "--format", "md", lang=lang)
    assert done.returncode == 0
    for word in (
        "209.4",
        "城镇调查失业率5%",
        *({"zh": ("未采用", "文中没有")}.get(lang, ("Refused", "Not in the text"))),
    ):
        assert word in done.stdout, word


def test_a_name_that_no_indicator_goes_by_is_proposed_as_an_alias(county):
    path = county / "targets.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("    aliases: [常住人口城镇化率]\n", ""), encoding="utf-8")
    (proposal,) = json.loads(read(county, "--format", "json").stdout)["proposals"]
    assert (proposal["alias"], proposal["indicator"], proposal["line"]) == ("常住人口城镇化率", "urbanization_rate", 5)


@pytest.mark.parametrize(
    ("suffix", "lang", "word", "source"),
    [("xlsx", "zh", "是", NEW), ("csv", "en", "yes", KNOWN), ("csv", "zh", "√", NEW)],
)
def test_the_whole_way_from_the_text_to_the_gap(county, tmp_path, suffix, lang, word, source):
    form = tmp_path / f"drafts.{suffix}"
    before = (county / "baseline.yaml").read_bytes()
    assert read(county, *source, "--output", form, lang=lang).returncode == 0
    assert (county / "baseline.yaml").read_bytes() == before
    # nothing enters that nobody has accepted
    assert run("import", form, "--data", county, "--today", "2026-08-01").returncode == 0
    assert (county / "baseline.yaml").read_bytes() == before
    accept(form, word, {"gdp", "high_tech_firms"})
    done = run("import", form, "--data", county, "--today", "2026-08-01", "--yes")
    assert done.returncode == 0, done.stderr
    loaded = cyjjq.load(county)
    observations = loaded.catalogue.observations
    gdp = next(each for each in observations["gdp"] if each.year == 2025)
    title = loaded.catalogue.baseline.sources[gdp.source].title.in_(lang)
    assert (gdp.source == "made-up-bulletin-2025") == (source is KNOWN)
    where = {"zh": f"{title}，第4行", "en": f"{title}, line 4"}[lang]
    assert (gdp.value, gdp.growth, gdp.stage, gdp.where) == (209.4, 5.5, "preliminary", where)
    assert gdp.phrase in TEXT.read_text(encoding="utf-8")
    gap = json.loads(run("gap", "2025", "--data", county, "--format", "json").stdout)
    latest = {row["indicator"]: row["latest"] for row in gap["rows"]}
    assert (latest["high_tech_firms"]["year"], latest["high_tech_firms"]["value"]) == (2025, 28)


def accept(form, word, indicators):
    if form.suffix == ".xlsx":
        book = openpyxl.load_workbook(form)
        for row in book.active.iter_rows(min_row=3):
            row[0].value = word if row[1].value in indicators else None
        book.save(form)
        return
    rows = list(csv.reader(form.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows[1:]:
        row[0] = word if row[1] in indicators else ""
    with form.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)


def test_a_stage_that_is_none_is_a_fault(county, tmp_path):
    form = tmp_path / "form.csv"
    form.write_text("accept,indicator,year,value,stage,source\nyes,gdp,2025,5,early,made-up-bulletin-2025\n", "utf-8")
    done = run("import", form, "--data", county, "--today", "2026-08-01")
    assert (done.returncode, "CJ612" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--year or --period"),
        (("--year", "2025", "--period", "2026-Q2"), "--year or --period"),
        (("--year", "26"), "four digits"),
        (("--period", "2026-Q9"), "2025-Q2"),
        (("--year", "2025", "--output", "drafts.csv"), "--source"),
        (("--year", "2025", "--output", "drafts.csv", "--source", "new"), "new"),
    ],
)
def test_what_cannot_be_done_as_asked_is_refused(county, arguments, said):
    done = read(county, *arguments, when=())
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert said in done.stderr


@pytest.mark.parametrize("suffix", [".html", ".docx"])
def test_other_files_are_read_as_plain_text_is(county, tmp_path, suffix):
    path = tmp_path / f"text{suffix}"
    lines = TEXT.read_text(encoding="utf-8").splitlines()
    if suffix == ".html":
        path.write_text("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>", "utf-8")
    else:
        docx = pytest.importorskip("docx")
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(path)
    done = run("read", path, "--year", "2025", "--data", county, "--format", "json")
    rows = json.loads(done.stdout)["rows"]
    found = [(r["indicator"], r["value"], r["growth"]) for r in rows if r["status"] == "draft"]
    assert found == [draft[:3] for draft in DRAFTS]


@pytest.mark.parametrize(
    ("asked", "warned"),
    [(("--year", "2026"), True), (("--year", "2025"), True), (("--period", "2026-Q2"), False)],
)
def test_a_title_of_another_period_is_told(county, asked, warned):
    """2026年上半年云溪县部门统计: neither the figures of 2025 nor those of the whole of 2026."""
    done = run("read", MADE_UP / "halfyear.txt", *asked, "--data", county, lang="zh")
    assert ("2026年上半年云溪县部门统计" in done.stderr) == warned


@pytest.mark.parametrize(
    ("title", "told"), [("2026年政府工作报告", False), ("云溪县2025年国民经济和社会发展统计公报", False)]
)
def test_a_title_that_says_nothing_against_it(county, tmp_path, title, told):
    """A report on the work of 2026 holds the figures of 2025."""
    (tmp_path / "t.txt").write_text(f"{title}\n\n城镇化率53.7%。", encoding="utf-8")
    done = run("read", tmp_path / "t.txt", "--year", "2025", "--data", county, lang="zh")
    assert title not in done.stderr
