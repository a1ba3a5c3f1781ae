"""Reports as a whole: what they say, that they are safe, whole, the same each time; each format has its own file."""

import shutil
import sys
import zipfile

import pytest

from cyjjq.render.files import circular as document
from cyjjq.render.files import content, page
from cyjjq.render.files import md as markdown
from cyjjq.render.files.workbook import overview as workbook
from tests.support.building import catalogue
from tests.support.command import run, run_apart
from tests.support.programs import on_terminal
from tests.support.reporting import MADE_UP, REAL, all_of, lay_out, of

SUFFIXES = ("html", "xlsx", "docx", "md")
WRITERS = {"html": page, "xlsx": workbook, "docx": document, "md": markdown}
RETAIL = {"observations": {2022: 278.0, 2024: 300.0}, "name": {"zh": "零售总额", "en": "Retail sales"}}


# --- What it says -----------------------------------------------------------------------------------------------------


def test_a_worked_row_reads_as_it_should():
    """Retail sales, 278 in 2022, 300 in 2024, 400 by 2027: every figure by hand, in both languages."""
    (entry,) = lay_out(catalogue(**RETAIL), 2025, "both").entries
    # planned(2025) = 278*(400/278)^(3/5) = 345.82; gap 100; 300/400; progress 22/122 = 0.1803; 2 of 5 years have gone
    # planned(2024) = 321.55, pace 22/43.55 = 0.5051; observed 3.88 %, required 10.06 %, 2.59 times
    assert entry.name == ("零售总额", "Retail sales")
    assert entry.texts["wanted"] == ("≥400",)
    assert entry.texts["base"] == ("278(2022)",)
    assert entry.texts["planned"] == ("345.8",)
    assert entry.texts["latest"] == ("300(2024)",)
    assert entry.texts["gap"] == ("100",)
    assert entry.texts["attainment"] == ("75.0%",)
    assert entry.texts["pace"] == ("50.5%",)
    assert entry.texts["status"] == ("严重滞后", "off track")
    assert entry.bar == pytest.approx((22 / 122, 0.4))
    assert entry.sentence == (
        "差100亿元；前两年年均3.9%，今后两年、自2024年起年均须10.1%，为2.6倍",
        (
            "10 bn yuan short; 3.9% a year over the first 2 years, 10.1% a year needed in the next 2 years, from 2024 "
            "on, 2.6 times as fast"
        ),
    )


def test_what_there_is_not_is_said_in_words():
    """A target without any figure is counted, named among the missing, and never given a number."""
    report = lay_out(catalogue(name={"zh": "零售总额", "en": "Retail sales"}), 2025)
    assert [(count.status, count.number) for count in report.counts] == [("no_data", 1)]
    assert report.lead[0] == ("2025年底以前没有公布可供评判的数据，各项目标均不能评判。",)
    assert [entry.id for _, entries in report.missing for entry in entries] == ["target"]
    (entry,) = report.entries
    assert entry.texts["gap"] == entry.texts["planned"] == entry.texts["pace"] == ("-",)
    assert entry.bar is None
    assert content.detail(report, entry).path == []


def test_figures_after_the_year_are_said_to_be_unused():
    """A report of 2024 shows what was published for 2025, and that it did not count."""
    report = lay_out(catalogue(observations={2022: 278.0, 2024: 300.0, 2025: 320.0}), 2024, "both")
    (entry,) = report.entries
    assert entry.texts["latest"] == ("300",)
    remarks = {shown.when: shown.remarks for shown in content.detail(report, entry).figures}
    assert remarks == {
        "2022": ("官方", "official"),
        "2024": ("官方", "official"),
        "2025": ("官方，晚于截至年份，未采用", "official, after the year of this report, not used"),
    }


def test_all_seven_statuses_are_counted():
    """The made-up set has every status; the counts are those of its README: 1, 9, 8, 3, 1, 1, 1."""
    report = of(MADE_UP, 2024)
    counted = {count.status: count.number for count in report.counts}
    expected = {"met": 1, "on_track": 9, "behind": 8, "off_track": 3, "missed": 1, "undated": 1, "no_data": 1}
    assert counted == expected
    assert report.worst[0].row.status == "missed"
    paces = [entry.row.pace for entry in report.worst if entry.row.status == "off_track"]
    assert paces == sorted(paces)


def test_languages_stand_side_by_side_only_where_they_differ():
    """Digits stand once; words twice; what differs by spaces alone counts as alike."""
    assert content.distinct(["278(2022)", "278 (2022)"]) == ("278(2022)",)
    assert content.distinct(["进度正常", "on track"]) == ("进度正常", "on track")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(("languages", "words"), [("zh", "序时"), ("en", "on track"), ("both", "on track")])
def test_every_format_speaks_each_language(suffix, languages, words, tmp_path):
    """The file is in zh, en or both; the command line speaks the first two as well, and keeps its own for both."""
    target = tmp_path / f"r.{suffix}"
    done = run("report", "--data", MADE_UP, "--year", "2024", "--lang", languages, "-o", target, lang="en")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{'已写入' if languages == 'zh' else 'written:'} {target}\n"
    assert words in text_of(target)


def text_of(path):
    """All the text of a file, the parts of a zip one after another."""
    if path.suffix in (".html", ".md"):
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def test_the_same_rows_as_gap(tmp_path):
    """Each row of the markdown reads, cell by cell, as `gap` has it in a pipe."""
    run("report", "--data", MADE_UP, "--year", "2024", "-o", tmp_path / "r.md", lang="zh")
    ours = {}
    for line in (tmp_path / "r.md").read_text("utf-8").splitlines():
        cells = [cell.strip().replace("\\", "").replace("`", "") for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[-1].islower():
            ours[cells[-1]] = cells[:-1]
    plain = run("gap", "2024", "--data", MADE_UP, "--format", "plain", lang="zh").stdout.splitlines()
    keys = ["name", "wanted", "by", "base", "planned", "asked", "latest", "gap", "attainment", "pace", "bar", "status"]
    theirs = {}
    for line in plain[1:]:
        id_, *cells = line.split("\t")
        theirs[id_] = [cell for key, cell in zip(keys, cells, strict=True) if key not in ("asked", "bar")]
    assert len(theirs) == 24
    assert ours == theirs


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_open_sdg_has_its_own_statuses(suffix, tmp_path):
    """The other method's words, and none of ours."""
    target = tmp_path / f"r.{suffix}"
    done = run("report", "--data", MADE_UP, "--year", "2024", "--method", "open-sdg", "-o", target, lang="zh")
    assert done.returncode == 0, done.stderr
    assert "显著进展" in text_of(target)
    assert "严重滞后" not in text_of(target)


def test_an_assumption_is_loud(tmp_path):
    """A figure put in for the run is marked in every format, above everything else."""
    for suffix in SUFFIXES:
        target = tmp_path / f"r.{suffix}"
        assumed = ("--assume", "社零=300@2024")
        run("report", "--year", 2025, *assumed, "--action", 5, "--data", REAL, "-o", target, lang="zh")
        text = text_of(target)
        assert "含假设值，仅供测算，不得作为实绩引用：社零=300@2024" in text.replace("\\", "")
        assert "本报告只含：（五）打造区域性消费中心行动" in text


# --- Safe -------------------------------------------------------------------------------------------------------------


def test_same_input_same_bytes(tmp_path):
    """By --today or by SOURCE_DATE_EPOCH (1774915200 is 2026-03-31), in two processes of different hash seeds."""
    wanted = ("report", "--data", MADE_UP, "--year", "2024", "--lang", "both")
    each = f"import sys\nfrom cyjjq.__main__ import run\nlast = sys.argv.pop()\nfor suffix in {SUFFIXES!r}:"
    each += "\n    sys.argv.append(f'{last}.{suffix}')\n    assert run() == 0\n    sys.argv.pop()\nsys.exit()"
    first, second = tmp_path / "a", tmp_path / "b"
    day = ("--today", "2026-03-31")
    told = {"PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1774915200"}
    assert run_apart(*wanted, *day, "-o", first, code=each, lang="zh", PYTHONHASHSEED="1").returncode == 0
    assert run_apart(*wanted, "-o", second, code=each, lang="zh", **told).returncode == 0
    for suffix in SUFFIXES:
        ours, theirs = (path.with_suffix(f".{suffix}") for path in (first, second))
        assert ours.read_bytes() == theirs.read_bytes(), suffix
        assert "2026年3月31日" in text_of(ours)
        assert "31 March 2026" in text_of(ours)


def test_today_decides_the_year(tmp_path):
    """Without --year it is the last completed one, as of the day named."""
    done = run("report", "--data", MADE_UP, "--today", "2025-02-01", "-o", tmp_path / "r.md", lang="zh")
    assert "2024" in done.stderr
    assert "截至2024年底" in (tmp_path / "r.md").read_text("utf-8")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_text_is_text_everywhere(suffix, tmp_path):
    """Markup, formulas, templates and tables in names come out as they are written, and as nothing else."""
    hostile = {
        "name": {"zh": '<img src=x onerror="alert(1)"> | [x](javascript:alert(2)) **b** {{7*7}}', "en": "=1+1"},
        "phrase": "=HYPERLINK(1)",
        "note": "@SUM(1) [bold]x[/bold] &lt;b&gt;",
        "wording": "+达到",
    }
    report = lay_out(catalogue(observations=RETAIL["observations"], **hostile), 2025, "both")
    target = tmp_path / f"r.{suffix}"
    target.write_bytes(WRITERS[suffix].write(report, all_of))
    text = text_of(target)
    assert "<img" not in text.replace("\\<img", "")
    assert "49" not in [word.strip() for word in text.split("b**")]
    if suffix == "xlsx":
        assert "<f>HYPERLINK" not in text
        assert "<f>1+1" not in text
        assert "<t>=HYPERLINK(1)</t>" in text
    if suffix == "md":
        assert "\\[x\\](javascript" in text
        assert "\\&lt;b\\&gt;" in text or "note" not in text
    if suffix == "html":
        assert "&lt;img src=x" in text
        assert "&amp;lt;b&amp;gt;" in text


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_only_addresses_of_the_web_become_links(suffix):
    """What is no http or https address stands as text, or not at all, but leads nowhere."""
    made = catalogue(**RETAIL)
    bureau = made.baseline.sources["bureau"].model_copy(update={"url": "javascript:alert(1)"})
    sources = made.baseline.sources | {"bureau": bureau}
    made = type(made)(made.targets_file, made.baseline.model_copy(update={"sources": sources}))
    raw = WRITERS[suffix].write(lay_out(made, 2025), all_of)
    assert b'href="javascript' not in raw
    assert b"<javascript" not in raw
    if suffix == "xlsx":
        assert not any("hyperlink" in line for line in text_in(raw).splitlines() if "javascript" in line)


def text_in(raw):
    import io

    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist() if "rels" in name)


def test_nothing_is_overwritten_that_should_not_be(tmp_path):
    """Data files are no outputs, by name or by link; other refusals are one line and exit 2, and leave no file."""
    folder = shutil.copytree(MADE_UP, tmp_path / "plan")
    before = (folder / "baseline.yaml").read_bytes()
    (folder / "report.md").symlink_to(folder / "baseline.yaml")
    names = {each.name for each in folder.iterdir()}
    for output in ("report.md", "baseline.yaml", "missing/r.html", ".", "r.pdf", "r"):
        done = run("report", "--data", folder, "--year", "2024", "-o", folder / output, lang="zh")
        assert done.returncode == 2, output
        assert len(done.stderr.strip().splitlines()) <= 2, done.stderr
        assert done.stderr.startswith("错误：")
    assert (folder / "baseline.yaml").read_bytes() == before
    assert {each.name for each in folder.iterdir()} == names


def test_an_output_is_needed():
    """The suffixes are named."""
    done = run("report", lang="zh")
    assert (done.returncode, done.stderr) == (2, "错误：缺少 --output\n提示：可用：.html .xlsx .docx .md\n")


def test_without_the_extra_it_says_what_to_install(tmp_path):
    """One line, exit 2, no file; Markdown is text and needs none. Each in turn in one new process."""
    hidden = [("html", "jinja2"), ("html", "pygal"), ("xlsx", "xlsxwriter"), ("docx", "docx")]
    code = f"""
import sys
from cyjjq.__main__ import run
words = sys.argv[1:]
for suffix, module in {hidden!r}:
    sys.modules[module] = None
    sys.argv[1:] = [*words, "-o", f"{{module}}.{{suffix}}"]
    print(run())
    del sys.modules[module]
sys.modules.update(dict.fromkeys(("jinja2", "pygal", "xlsxwriter", "docx")))
sys.argv[1:] = [*words, "-o", "none.md"]
sys.exit(run())
"""
    done = run_apart("report", "--data", MADE_UP, "--year", "2024", lang="zh", code=code, cwd=tmp_path)
    packages = '"jinja2>=3.1" "pygal>=3.0.5" "python-docx>=1.1" "xlsxwriter>=3.2"'
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    refused = f"错误：须先安装：{python} -m pip install {packages}\n"
    assert (done.returncode, done.stdout) == (0, "2\n" * 4), done.stderr
    assert done.stderr == refused * 4 + "已写入 none.md\n"
    assert [path.name for path in tmp_path.iterdir()] == ["none.md"]


def test_data_with_errors_give_no_report(tmp_path):
    """As everywhere: the findings, and exit 2."""
    folder = shutil.copytree(MADE_UP, tmp_path / "plan")
    text = (folder / "targets.yaml").read_text("utf-8")
    (folder / "targets.yaml").write_text(text.replace("kind: yearly", "kind: yearli", 1), "utf-8")
    done = run("report", "--data", folder, "--year", "2024", "-o", tmp_path / "r.html", lang="zh")
    assert done.returncode == 2
    assert "yearli" in done.stderr
    assert not (tmp_path / "r.html").exists()


def test_a_bar_on_a_terminal_and_none_elsewhere(tmp_path):
    """Progress is drawn where stderr is a terminal, and taken away again; a pipe has one line."""
    command = ["report", "--data", MADE_UP, "--year", "2024", "--lang", "zh", "-o", tmp_path / "r.html"]
    assert "生成网页" in on_terminal(*command, width=80)
    assert "生成网页" not in run(*command, lang="zh").stderr


def test_other_commands_do_not_pay_for_it():
    """No exporter is imported by gap or check."""
    code = f"""
import sys
from cyjjq.__main__ import run
for words in (["gap", "2024"], ["check"]):
    sys.argv[1:] = [*words, "--data", {str(MADE_UP)!r}]
    assert run() in (0, 1)
print(*sys.modules, file=sys.stderr)
sys.exit()
"""
    done = run_apart(code=code)
    loaded = set(done.stderr.split())
    assert "cyjjq.cli.app" in loaded
    assert not loaded & {"jinja2", "pygal", "xlsxwriter", "docx", "lxml", "cyjjq.render.files.content"}


# --- The number formats of cells --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fraction", "expected"),
    [
        ("345.8", False, "#,##0.0"),
        ("46,188", False, "#,##0"),
        ("49.25%", False, '#,##0.00"%"'),
        ("75.0%", True, "#,##0.0%"),
        ("+7.55%", True, "+#,##0.00%;-#,##0.00%;#,##0.00%"),
        ("+1.54点", True, '+#,##0.00"点";-#,##0.00"点";#,##0.00"点"'),
        ("-1,107", False, "#,##0"),
        ("不适用", False, "General"),
    ],
)
def test_a_number_format_reads_like_the_text(text, fraction, expected):
    """Sign, decimals and suffix; only a fraction has a real %."""
    from cyjjq.render.files.workbook.book import number_format

    assert number_format(text, fraction=fraction) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(12345.6, "#,##0"), (345.823, "#,##0.0"), (49.25, "#,##0.00"), (-0.085, "#,##0.000"), (0.0012, "#,##0.00000")],
)
def test_live_cells_have_the_decimals_of_computed_values(value, expected):
    """As many as a computed value of that size has on the terminal, trailing zeros kept."""
    from cyjjq.render.files.workbook.book import format_by_size

    assert format_by_size(value) == expected
