"""Forms taken in: no wrong number without a word, no good row refused, every fault at its own cell in one report."""

import re

import openpyxl
import pytest

from tests.intake.running import figures, plan, run, table, take, workbook

SOURCE = "bulletin-2023"
GOOD = ("coverage", 2023, 72, SOURCE)


@pytest.fixture
def data(tmp_path):
    return plan(tmp_path / "data")


def codes(done):
    """Each finding's cell and code."""
    return {(match[2], match[1]) for match in re.finditer(r": (CJ[0-9]{3}) ([A-Z]+[0-9]+)[:：]", done.stderr)}


# --- Wrong numbers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["230①", "230²", "230⁵", "230₅", "23𝟓", "2，300"])
def test_a_footnote_mark_is_no_digit(data, tmp_path, value):
    """It is a fault of its cell, in a workbook and in CSV."""
    for form in (
        table(tmp_path / "t.csv", ("shops", 2023, value, SOURCE)),
        workbook(tmp_path / "t.xlsx", ("shops", 2023, value, SOURCE)),
    ):
        done = take(data, form)
        assert (done.returncode, codes(done), "shops" in figures(data)) == (1, {("C2", "CJ606")}, False)


@pytest.mark.parametrize(
    ("held", "number_format", "growth"),
    [
        (5.1, '0.0"%"', 5.1),
        (5.1, r"0.0\%", 5.1),
        (5.1, '0.0;[Red]-0.0"%"', 5.1),
        (0.051, "[Red]0.0%", 5.1),
        (5.1, "0.0", 5.1),
    ],
)
def test_a_growth_as_it_is_shown(data, tmp_path, held, number_format, growth):
    """Five formats that all show five point one."""

    def change(sheet):
        sheet["C2"].number_format = number_format

    head = ("indicator", "year", "growth", "source")
    form = workbook(tmp_path / "t.xlsx", ("shops", 2023, held, SOURCE), head=head, change=change)
    assert take(data, form).returncode == 0
    assert figures(data)["shops"] == (None, growth)


def test_a_percentage_of_something_else(data, tmp_path):
    """315 % is no amount in 亿元; 72.5 % is a share."""

    def change(sheet):
        for cell in ("C2", "C3"):
            sheet[cell].number_format = "0.0%"

    form = workbook(tmp_path / "t.xlsx", ("shops", 2023, 2.3, SOURCE), ("coverage", 2023, 0.725, SOURCE), change=change)
    done = take(data, form, "--accept-valid")
    assert (done.returncode, codes(done)) == (1, {("C2", "CJ617")})
    assert figures(data)["coverage"] == (72.5, None)
    assert "shops" not in figures(data)


@pytest.mark.parametrize(
    ("head", "row", "value"),
    [
        (("indicator", "unit", "year", "value", "source"), ("retail_sales", "万元", 2021, 2900000, SOURCE), 290),
        (("indicator", "year", "value (万元)", "source"), ("retail_sales", 2021, 2900000, SOURCE), 290),
        # the form's own unit column stays as it went out; the heading was changed on purpose
        (("indicator", "unit", "year", "value (万元)", "source"), ("retail_sales", "亿元", 2021, 2900000, SOURCE), 290),
        (("indicator", "unit", "year", "value", "source"), ("shops", "万家", 2021, 0.019, SOURCE), 190),
        (("indicator", "year", "value", "source"), ("retail_sales", 2021, "290亿元", SOURCE), 290),
        (("indicator", "year", "value", "source"), ("retail_sales", 2021, "2900000 万元", SOURCE), 290),
        (("indicator", "unit", "year", "value", "source"), ("retail_sales", "亿元（当年价）", 2021, 290, SOURCE), 290),
    ],
)
def test_another_unit_is_converted(data, tmp_path, head, row, value):
    """As record --unit does."""
    assert take(data, workbook(tmp_path / "t.xlsx", row, head=head)).returncode == 0
    assert figures(data, 2021)[row[0]] == (value, None)


@pytest.mark.parametrize(
    ("head", "row", "cell"),
    [
        (("indicator", "unit", "year", "value", "source"), ("retail_sales", "公顷", 2023, 75, SOURCE), "B2"),
        (("indicator", "year", "value（公顷）", "source"), ("retail_sales", 2023, 75, SOURCE), "C1"),
        (("indicator", "year", "value", "source"), ("coverage", 2023, "3个百分点", SOURCE), "C2"),
        (("indicator", "unit", "year", "value（元）", "source"), ("retail_sales", "万元", 2023, 75, SOURCE), "B2"),
        (("indicator", "year", "growth（元）", "source"), ("retail_sales", 2022, 75, SOURCE), "C1"),
    ],
)
def test_another_measure_is_a_fault(data, tmp_path, head, row, cell):
    """At the cell that names the unit; two units that disagree are as good as none."""
    done = take(data, workbook(tmp_path / "t.xlsx", row, head=head))
    assert (done.returncode, codes(done)) == (1, {(cell, "CJ617")})


def test_a_filled_column_is_never_dropped(data, tmp_path):
    """A heading that says nothing, none at all, one twice; a running number and an empty column are no matter."""
    head = ("序号", "indicator", "year", "value", "数字", "source", "remark one", None)
    row = (1, "shops", 2023, 230, 5.5, SOURCE, None, "x")
    done = take(data, workbook(tmp_path / "t.xlsx", row, head=head))
    assert (done.returncode, codes(done)) == (1, {("E1", "CJ614"), ("H2", "CJ614")})
    head = ("indicator", "year", "value", "value", "source")
    done = take(data, workbook(tmp_path / "t.xlsx", ("shops", 2023, 230, 231, SOURCE), head=head), "--accept-valid")
    assert (done.returncode, codes(done), "shops" in figures(data)) == (1, {("D1", "CJ615")}, False)
    empty = workbook(tmp_path / "t.xlsx", ("shops", 2023, 230, None, SOURCE), head=head)
    assert take(data, empty).returncode == 0


@pytest.mark.parametrize("heading", ["增速（%）", "增速", "同比增长(%)", "growth (%)"])
def test_growth_by_other_names(data, tmp_path, heading):
    """Beside the value, and alone."""
    head = ("指标编号", "年份", "数值", heading, "来源")
    assert take(data, workbook(tmp_path / "t.xlsx", ("shops", 2023, 230, 15, SOURCE), head=head)).returncode == 0
    assert figures(data)["shops"] == (230, 15)
    head = ("指标编号", "年份", heading, "来源")
    assert take(data, workbook(tmp_path / "t.xlsx", ("coverage", 2023, 2, SOURCE), head=head)).returncode == 0
    assert figures(data)["coverage"] == (None, 2)


@pytest.mark.parametrize("heading", ["实绩", "*数值", "完成情况", "数值 *"])
def test_values_by_other_names(data, tmp_path, heading):
    head = ("指标编号", "年份", heading, "来源")
    assert take(data, workbook(tmp_path / "t.xlsx", ("shops", 2023, 230, SOURCE), head=head)).returncode == 0
    assert figures(data)["shops"] == (230, None)


def test_a_table_without_figures_is_told(data, tmp_path):
    """Headings that hold neither value nor growth: not 'nothing is filled in'."""
    done = take(
        data, workbook(tmp_path / "t.xlsx", ("shops", 2023, 230, SOURCE), head=("indicator", "year", "多少", "source"))
    )
    assert (done.returncode, codes(done)) == (1, {("A1", "CJ616"), ("C1", "CJ614")})


def test_years_in_columns(data, tmp_path):
    """One row an indicator, the years beside one another."""
    head = ("indicator", "name", "2021 value", "2023年数值", "2023年增速（%）", "source")
    assert (
        take(data, workbook(tmp_path / "t.xlsx", ("shops", "Shops", 190, 230, 15, SOURCE), head=head)).returncode == 0
    )
    assert (figures(data, 2021)["shops"], figures(data)["shops"]) == ((190, None), (230, 15))


def test_names_and_ids(tmp_path):
    """A name of two indicators is told with both ids; an id and a name that disagree are told."""
    targets = (plan(tmp_path / "first") / "targets.yaml").read_text(encoding="utf-8")
    data = plan(tmp_path / "data", targets.replace("{zh: 覆盖率, en: Coverage}", "{zh: 门店, en: Coverage}"))
    head = ("indicator", "name", "year", "value", "source")
    rows = (
        ("", "门店", 2023, 230, SOURCE),
        ("shops", "Retail sales", 2023, 230, SOURCE),
        ("", "Coverage", 2023, 72, SOURCE),
    )
    done = take(data, workbook(tmp_path / "t.xlsx", *rows, head=head), "--accept-valid")
    assert codes(done) == {("B2", "CJ613"), ("B3", "CJ619")}
    assert "could be coverage, shops" in done.stderr
    assert figures(data)["coverage"] == (72, None)


# --- Good forms -------------------------------------------------------------------------------------------------------


def test_floats_as_a_spreadsheet_saves_them(data, tmp_path):
    """Fifteen digits count; small numbers are written without an exponent."""
    rows = (("coverage", 2023, 70.30000000000001, SOURCE), ("retail_sales", 2021, 0.0000001, SOURCE))
    assert take(data, workbook(tmp_path / "t.xlsx", *rows), "--yes").returncode == 0
    assert figures(data)["coverage"] == (70.3, None)
    text = (data / "baseline.yaml").read_text(encoding="utf-8")
    assert "value: 70.3," in text
    assert "value: 0.0000001," in text


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("shops", 2023, "many", SOURCE), "CJ606"),
        (("coverage", 2021, 170, SOURCE), "CJ210"),  # a share above 100: the data would have an error
        (("shops", 2025, 250, SOURCE), "CJ218"),  # the future
        (("retail_sales", 2021, 2_900_000, SOURCE), "CJ317"),  # a doubt
        (("retail_sales", 2023, 316, SOURCE), "CJ609"),  # another figure stands there
    ],
)
def test_one_bad_cell_keeps_no_other_row_out(data, tmp_path, row, code):
    """With --accept-valid the good row enters; without, nothing does. Either way the form's own cell is named."""
    form = workbook(tmp_path / "t.xlsx", GOOD, row)
    before = (data / "baseline.yaml").read_bytes()
    done = take(data, form)
    assert (done.returncode, codes(done)) == (1, {("C3", code)})
    assert "baseline.yaml:" not in done.stderr
    assert (data / "baseline.yaml").read_bytes() == before
    assert take(data, form, "--accept-valid").returncode == 1
    assert figures(data)["coverage"] == (72, None)
    assert figures(data) == {"retail_sales": (315, 5), "coverage": (72, None)}
    assert figures(data, row[1]).keys() == ({"retail_sales", "coverage"} if row[1] == 2023 else set())


def test_a_growth_alone_is_no_value(tmp_path):
    """A value from another source goes beside it, each with its own; the second time nothing changes."""
    text = (plan(tmp_path / "first") / "baseline.yaml").read_text(encoding="utf-8")
    data = plan(
        tmp_path / "data", None, text + "  - {indicator: shops, year: 2023, growth: 15, source: bulletin-2022}\n"
    )
    form = workbook(tmp_path / "t.xlsx", ("shops", 2023, 230, SOURCE))
    assert take(data, form).returncode == 0
    assert figures(data)["shops"] == (230, 15)
    text = (data / "baseline.yaml").read_text(encoding="utf-8")
    assert "{indicator: shops, year: 2023, growth: 15, source: bulletin-2022}" in text
    assert run("check", "--data", data, "--today", "2024-06-30").returncode == 0
    assert "nothing changed" in take(data, form).stderr


def test_twenty_faults_in_one_run(tmp_path):
    """A form with one fault of each of twenty kinds comes back as twenty findings."""
    targets = (plan(tmp_path / "first") / "targets.yaml").read_text(encoding="utf-8")
    targets = targets.replace("{zh: 水质类别, en: Water class}", "{zh: 门店, en: Water class}")
    data = plan(tmp_path / "data", targets)
    head = (
        "indicator",
        "name",
        "unit",
        "year",
        "value",
        "growth",
        "publisher",
        "date",
        "link",
        "source",
        "怪列",
        "note",
        "note",
    )

    def row(
        indicator,
        year,
        value,
        growth=None,
        *,
        name=None,
        unit=None,
        source=("", None, None, SOURCE),
        rest=(None, None, None),
    ):
        return (indicator, name, unit, year, value, growth, *source, *rest)

    rows = (
        row("shop", 2023, 230),  # 1 CJ602 no such indicator
        row("", 2023, 230, name="门店"),  # 2 CJ613 two of that name
        row("shops", 2021, 230, name="Coverage"),  # 3 CJ619 another's name
        row("shops", "明年", 230),  # 4 CJ611 no year
        row("shops", 2020, "很多"),  # 5 CJ606 no number
        row("shops", 2019, "230①"),  # 6 CJ606 a footnote mark
        row("coverage", 2020, 60, "快"),  # 7 CJ606 a growth that is none
        row("retail_sales", 2020, 280, unit="公顷"),  # 8 CJ617 another measure
        row("coverage", 2019, "3个百分点"),  # 9 CJ617 in the cell itself
        row("shops", 2018, 150, source=("", None, None, "")),  # 10 CJ607 no source
        row("shops", 2017, 150, source=("局", "去年", None, "")),  # 11 CJ612 no date
        row("shops", 2016, 150, source=("局", None, "www", "")),  # 12 CJ612 no link
        row("retail_sales", 2023, 316),  # 13 CJ609 another figure stands there
        row("shops", 2015, 150),
        row("shops", 2015, 151),  # 14 CJ608 twice, and differently
        row("coverage", 2018, 170),  # 15 CJ210 a share above 100
        row("shops", 2014, -5),  # 16 CJ211 a negative count
        row("shops", 2026, 300),  # 17 CJ218 the future
        row("retail_sales", 2021, 2_900_000),  # 18 CJ317 far from the target
        row("coverage", 2023, 72, rest=("x", "a", None)),  # 19 CJ614 the heading 怪列
        row("coverage", 2017, 60, rest=(None, None, "b")),  # 20 CJ615 two notes
    )
    done = take(data, workbook(tmp_path / "t.xlsx", *rows, head=head))
    found = sorted(re.findall(r": (CJ[0-9]{3}) ", done.stderr))
    assert " ".join(found) == (
        "CJ210 CJ211 CJ218 CJ317 CJ602 CJ606 CJ606 CJ606 CJ607 CJ608 CJ609 CJ611 CJ612 CJ612 CJ613 CJ614 CJ615 "
        "CJ617 CJ617 CJ619"
    )
    assert (done.returncode, "20 faults" in done.stderr) == (1, True)


def test_a_copy_with_comments(data, tmp_path):
    """What is wrong stands at its cell; the form itself and the data stay as they are."""
    form, copy = workbook(tmp_path / "t.xlsx", GOOD, ("shops", 2023, "230①", SOURCE)), tmp_path / "back.xlsx"
    before = form.read_bytes()
    done = take(data, form, "--comments", copy)
    assert (done.returncode, form.read_bytes()) == (1, before)
    sheet = openpyxl.load_workbook(copy).active
    comments = {cell.coordinate: cell.comment.text for line in sheet.iter_rows() for cell in line if cell.comment}
    assert list(comments) == ["C3"]
    assert comments["C3"].startswith("CJ606 C3: 230① is no number\n")
    assert sheet["C3"].value == "230①"
    assert take(data, form, "--comments", form).returncode == 2
    assert take(data, form, "--comments", data / "baseline.yaml").returncode == 2
    assert take(data, table(tmp_path / "t.csv", GOOD), "--comments", copy).returncode == 2
