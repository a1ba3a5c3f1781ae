"""What a reader sees: figures that agree with each other, in the words of an office, before there are figures, too.

Every expectation is worked by hand from the values given with it; the plan starts from 2022 and runs to 2027.
"""

import io

import pytest
from rich.cells import cell_len

from cyjjq.catalogue.models import Circular
from cyjjq.method import outlook
from cyjjq.method.assessment import assess
from cyjjq.render.files import circular
from cyjjq.render.formats import csv, csv_told, table
from cyjjq.render.formats.lines import wrap
from cyjjq.render.phrases import cells
from cyjjq.render.phrases.cells import Style
from cyjjq.render.phrases.numbers import below, computed
from cyjjq.render.phrases.sentence import sentence
from cyjjq.render.sheets import gap, path
from tests.support import DATA, command, reporting
from tests.support.assessing import SHARE, TO_60
from tests.support.building import catalogue
from tests.support.building import row as assessed

ZH, EN = Style("zh"), Style("en")


def texts(year, style=ZH, **given):
    """The cells of the gap report of one target."""
    built = catalogue(**given)
    row = assess(built, year)[0]
    return gap.texts(row, built, year, style) | {"sentence": sentence(built, row, style)}


# --- Nothing contradicts another figure -------------------------------------------------------------------------------


def test_a_count_is_shown_as_it_is_judged():
    """2 new by 2027 is 0.4 a year: 1.2 are due at the end of 2025, and 1 is 83.3 % of that; the breakdown is whole."""
    given = {"kind": "increase", "scale": "count", "unit": "家", "value": 2, "reported": "cumulative"}
    seen = texts(2025, **given, observations={2025: 1})
    assert (seen["planned"], seen["latest"], seen["pace"]) == ("1.2", "1", "83.3%")
    built = catalogue(**given)
    shown = path.lay_out(built, assess(built, None), "base", ZH)
    assert shown.lines[0].cells[-5:] == ("1", "1", "2", "2", "2")  # 0.4, 0.8, 1.2, 1.6, 2


def test_a_rate_below_one_is_not_none():
    """A death rate of 0.5 is no whole thing: its breakdown is not 0."""
    given = {"scale": "count", "unit": "人/亿元", "bound": "at_most", "value": 0.5, "observations": {2022: 1}}
    built = catalogue(**given)
    assert path.lay_out(built, assess(built, None), "base", ZH).lines[0].cells[-1] == "0.5"


def test_a_growth_target_is_told_in_its_rate():
    """Growth of 5 % and 6 % is 111.3 in two years: 5.5 % a year (the root of 1.113 is 1.05499), 2.5 points short."""
    seen = texts(2024, kind="growth", value=8, growths={2023: 5, 2024: 6})
    assert (seen["base"], seen["planned"], seen["latest"], seen["gap"]) == ("2022年起", "8%", "5.5%", "2.5点")
    assert seen["name"] == "An indicator"
    on_levels = texts(2024, kind="growth", value=8, observations={2022: 100, 2024: 121})
    assert (on_levels["base"], on_levels["planned"], on_levels["latest"]) == ("2022年起", "8%", "10%")


def test_a_change_is_told_in_what_has_changed():
    """-13.5 % in five years; 3 % less and 3 % less again is 5.91 % less."""
    seen = texts(2024, kind="change", bound="at_most", value=-13.5, growths={2023: -3, 2024: -3}, growth_basis="real")
    assert (seen["wanted"], seen["latest"]) == ("累计下降≥13.5%", "-5.91%")


def test_an_old_figure_is_not_this_years():
    """49.25 % of 2020 is the base: nothing in the row of 2025 passes for 2025, and the sentence names the year."""
    seen = texts(2025, **TO_60, observations={2020: 49.25})
    assert {key: seen[key] for key in ("latest", "gap", "attainment", "bar")} == {
        "latest": "-",
        "gap": "-",
        "attainment": "-",
        "bar": "",
    }
    assert seen["sentence"] == "2020年差10.75个百分点；2020年后未见实绩"
    assert texts(2022, **TO_60, observations={2022: 50})["gap"] == "10点"  # the base year's own report


def test_years_left_count_from_the_reports_year():
    """At the end of 2025 two years are left, though the figure is of 2024."""
    seen = texts(2025, observations={2022: 278, 2024: 300})
    assert "今后两年、自2024年起年均须10.1%" in seen["sentence"]
    assert "今后三年须10.1%" in texts(2024, observations={2022: 278, 2024: 300})["sentence"]


@pytest.mark.parametrize(
    ("fraction", "edges", "text"),
    [
        (0.9996, (1.0,), "99.96%"),  # 9.996 of 10
        (0.99999, (1.0,), "99.999%"),
        (0.9496, (0.95, 1.0), "94.96%"),  # behind, where 95.0% would be on track
        (1.0, (1.0,), "100.0%"),
        (0.95, (0.95,), "95.0%"),
        (1.0004, (1.0,), "100.0%"),
    ],
)
def test_a_shortfall_is_not_rounded_away(fraction, edges, text):
    """What is below the whole or a threshold reads as below it."""
    assert below(fraction, edges) == text


def test_a_tiny_difference_is_a_difference():
    """Two digits of it, however small; what is left of a binary calculation is nothing."""
    assert [computed(value) for value in (0.00034, 0.0000034, 1e-12)] == ["0.00034", "0.0000034", "0"]


def test_outlook_goes_by_the_thresholds():
    """From 50 a step of 1.9 a year ends at 59.5 of 60: 95 % of the way; three figures are too few to say."""
    four = {2022: 50, 2023: 51.9, 2024: 53.8, 2025: 55.7}
    built = catalogue(**TO_60, observations=four)
    seen = outlook.outlook(built)[0]
    assert seen.judgement(built.plan.thresholds) == "nearly"
    short = catalogue(**TO_60, observations={2022: 50, 2023: 51, 2024: 52, 2025: 53})  # to 55, half of the way
    assert outlook.outlook(short)[0].judgement(short.plan.thresholds) == "far_short"
    few = catalogue(**TO_60, observations={2022: 50, 2024: 51})
    assert outlook.outlook(few)[0].judgement(few.plan.thresholds) == "few_figures"


# --- The words of an office -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        ({"kind": "growth", "bound": "at_most", "value": -3}, "年均下降≥3%", "≥3% fall a year"),
        (SHARE | {"value": 100}, "100%", "100%"),
        (SHARE | {"kind": "yearly", "value": 100}, "每年100%", "100% yearly"),
        (
            {"kind": "change", "bound": "at_most", "value": -65, "since": 2005},
            "比2005年下降≥65%",
            "≥65% fall on 2005",
        ),
    ],
)
def test_what_is_asked(given, zh, en):
    """A fall is a fall, and all of it is all of it."""
    built = catalogue(**given)
    target, unit = built.targets[0], built.indicators["own"].unit
    assert [cells.wanted(target, unit, built, style) for style in (ZH, EN)] == [zh, en]


def test_what_is_beyond_or_left_says_so():
    """1,800 mu may be used and 693 are: 1,107 are left; 420 of 400 is 20 more."""
    land = {
        "kind": "increase",
        "bound": "at_most",
        "value": 1800,
        "reported": "cumulative",
        "observations": {2024: 693},
    }
    assert texts(2024, **land)["gap"] == "余量1,107"
    over = {"observations": {2022: 300, 2024: 420}}
    assert [texts(2024, style, **over)["gap"] for style in (ZH, EN)] == ["超额20", "20 over"]


def test_a_class_has_no_parts():
    """From class 4 to 2 in five years: 3.2 in 2024, of which class 3 is the one that counts."""
    water = {"scale": "rank", "unit": "类", "bound": "at_most", "value": 2, "observations": {2022: 4, 2024: 3}}
    seen = texts(2024, **water)
    assert (seen["planned"], seen["asked"]) == ("3", "3年-1")
    assert seen["sentence"] == "超出1类；前两年由4类到3类，今后三年须到2类"
    assert cells.with_unit("3", "类", EN) == "class 3"


def test_amounts_are_written_out_in_english():
    """400 of 100 million is 40 billion."""
    assert cells.with_unit("400", "亿元", EN) == "40 bn yuan"
    assert cells.with_unit("37.66", "万人", EN) == "376.6 thousand people"
    assert cells.with_unit("+1,234.5", "亿元", EN) == "+123.45 bn yuan"
    assert cells.with_unit("400", "亿元", ZH) == "400亿元"


# --- Before there are figures -----------------------------------------------------------------------------------------


def test_the_first_screen_says_what_is_known():
    """What is due comes first, then the command; no column of dashes, no bar, nothing counted as 0."""
    built = catalogue(kind="increase", scale="count", unit="个", value=2000, reported="cumulative")
    sheet = gap.lay_out(built, assess(built, 2025), 2025, ZH, request="cyjjq request --year 2025 -o form.xlsx")
    shown = table.write(sheet, width=80)
    assert "2025年应达值已算出的" in shown
    assert "1,200" in shown  # three fifths of 2,000
    assert shown.index("1,200") < shown.index("cyjjq request --year 2025 -o form.xlsx")
    assert "待报2025年" not in shown
    assert "─" not in shown
    assert "可评判0项" not in shown


def test_a_pipe_has_every_row_and_no_empty_column():
    """A line a target, and the command on stderr."""
    done = command.run("gap", "2025", "--lang", "zh", "--data", DATA)
    lines = done.stdout.splitlines()
    assert len(lines) == 83
    assert "实绩" not in lines[0].split("\t")
    assert "cyjjq request --year 2025" in done.stderr


# --- 80 columns -------------------------------------------------------------------------------------------------------


def test_lines_break_where_people_would():
    """No line begins with a closing mark or ends with an opening one, no number is broken."""
    text = "县城公园面积（含街角、口袋公园），到2027年新增10.75公顷、年均下降≥2.8%"
    for width in range(12, 40):
        lines = wrap(text, width, "")
        assert "".join(lines) == text
        assert all(cell_len(line) <= width for line in lines)
        assert not any(line[0] in "、，）" or line[-1] == "（" for line in lines)
        assert sum(line.count("10.75公") + line.count("2027年") + line.count("2.8%") for line in lines) == 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_deadline_stays(lang):
    """At 80 cells, whatever else gives way."""
    style = Style(lang)
    built = catalogue(observations={2022: 278, 2024: 300})
    shown = table.write(gap.lay_out(built, assess(built, 2024), 2024, style), width=80)
    assert "2027" in shown
    assert all(cell_len(line) <= 80 for line in shown.splitlines())


# --- Exports ----------------------------------------------------------------------------------------------------------


def test_csv_for_people():
    """Words for codes, people's digits, the action's name; a number is no formula."""
    built = catalogue(observations={2022: 278})

    def told(key, given):
        return csv_told.value(key, given, built, "zh")

    assert [told("status", "off_track"), told("kind", "level"), told("bound", "at_most")] == [
        "严重滞后",
        "达到水平",
        "不高于",
    ]
    assert [told("attainment", 0.75), told("plan_rate", -0.0755), told("by_assumed", False)] == [
        "75.0%",
        "-7.55%",
        "否",
    ]
    assert told("action", 1) == "（一）An action"
    assert told("base_source", "bureau") == "A communiqué"
    assert told("reasons", "gap: no_base; pace: undated") == "距目标差距：缺基期数据；达序时进度：文件未写期限"
    assert csv.write(["plan_rate"], [{"plan_rate": told("plan_rate", -0.0755)}]) == "plan_rate\r\n-7.55%\r\n"


def test_rows_do_not_go_into_a_workbook(tmp_path):
    """Text under the name of a workbook helps nobody: refused with the command that makes one."""
    out = tmp_path / "o.xlsx"
    done = command.run("gap", "2025", "--output", out, "--lang", "zh", cwd=tmp_path)
    assert done.returncode == 2
    assert "cyjjq report -o" in done.stderr
    assert not out.exists()


def _paragraphs(built):
    docx = pytest.importorskip("docx")
    written = circular.write(reporting.lay_out(built, 2025), lambda things: things)
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(written)).paragraphs]


def test_a_circular_has_an_addressee_and_a_signature():
    """Named in the plan; else all concerned and the issuer. A target without figures is named once."""
    known = {"to": "各乡镇人民政府", "from": "县发展改革委"}
    told = _paragraphs(catalogue(circular=Circular.model_validate(known)))
    assert "各乡镇人民政府：" in told
    assert told[-2] == "县发展改革委"
    plain = _paragraphs(catalogue())
    assert "各有关单位：" in plain
    assert plain[-2] == "A county"
    assert sum("An indicator" in text for text in plain) == 1


def test_a_single_later_figure_is_no_base():
    """40 in 2025 alone: target, gap and attainment stand, nothing is planned."""
    seen = texts(2025, observations={2025: 40})
    assert (seen["base"], seen["latest"], seen["gap"], seen["planned"]) == ("-", "40", "360", "-")
    assert assessed(2025, observations={2025: 40}).attainment == pytest.approx(0.1)
