"""The form asks for exactly what is missing; filled in and taken back, it leaves nothing to wait for."""

import datetime as dt
import re
import shutil

import openpyxl
import pytest

from cyjjq.catalogue.loading import load
from cyjjq.method.assessment import assess
from cyjjq.render import contract
from tests.intake.running import plan, run
from tests.support.reporting import MADE_UP, REAL

DAY = dt.date(2026, 11, 25)


def rows_of(data, year):
    """The rows of gap as JSON has them, on whatever day the tests run."""
    return [contract.row(row) for row in assess(load(data, today=DAY).catalogue, year)]


def asked(form):
    """Every cell of a form that is to hold a figure: indicator, year, what, and the cell."""
    book = openpyxl.load_workbook(form)
    found = []
    for sheet in book.worksheets:
        heads = {cell.column: str(cell.value) for cell in sheet[3]}
        own_year = next((at for at, head in heads.items() if head == "year"), None)
        for line in sheet.iter_rows(min_row=4):
            for cell in line:
                match = re.fullmatch(r"(?:([0-9]{4}) )?(value|growth)", heads.get(cell.column, ""))
                if match and not cell.protection.locked:
                    year = int(match[1] or sheet.cell(cell.row, own_year).value)
                    found.append((line[0].value, year, match[2], cell))
    return book, found


def fill(form, *, growth_too):
    """A figure in every cell, as plausible as its unit lets it be, with its source."""
    book, cells = asked(form)
    for sheet in book.worksheets:
        heads = {str(cell.value): cell.column for cell in sheet[3]}
        for number in range(4, sheet.max_row + 1):
            sheet.cell(number, heads["publisher"], "Bureau")
    for _, year, what, cell in cells:
        heads = {str(each.value): each.column for each in cell.parent[3]}
        unit = cell.parent.cell(cell.row, heads["unit"]).value
        if what == "growth":
            if growth_too or f"{year} growth" in heads:
                cell.value = 5.5
        else:
            cell.value = {"%": 60, "类": 3}.get(unit, 100 + year - 2020)
    book.save(form)


@pytest.mark.parametrize("source", [REAL, MADE_UP], ids=["real", "made up"])
@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_the_round_trip_leaves_nothing_to_wait_for(tmp_path, source, year):
    """Request, fill everything, import, gap: no row waits for a figure, and a second request asks for none."""
    data, form = tmp_path / "data", tmp_path / "form.xlsx"
    shutil.copytree(source, data)
    missing = {(each["indicator"], int(each["period"])) for row in rows_of(data, year) for each in row["missing"]}
    done = run("request", "--year", year, "--output", form, "--data", data)
    assert done.returncode == 0
    assert {(indicator, when) for indicator, when, *_ in asked(form)[1]} == missing
    fill(form, growth_too=year == 2025)
    done = run("import", form, "--data", data, "--today", DAY, "--yes")
    assert done.returncode == 0, done.stderr[:2000]
    rows = rows_of(data, year)
    assert [row["id"] for row in rows if row["missing"]] == []
    want = {"no_observation", "incomplete", "no_benchmark"}
    assert [row["id"] for row in rows if row["status"] == "no_data" and want & set(row["reasons"].values())] == []
    done = run("request", "--year", year, "--output", form, "--data", data)
    assert "no figure is missing" in done.stderr


@pytest.fixture
def data(tmp_path):
    """The small valid set with a definition, an addition counted by years, and a base that is missing."""
    first = plan(tmp_path / "first")
    targets = (first / "targets.yaml").read_text(encoding="utf-8")
    targets = targets.replace(
        "    unit: 家\n    scale: count\n    timing: stock\n",
        "    unit: 家\n    scale: count\n    timing: flow\n    reported: yearly\n    definition: 限额以上\n",
    )
    targets = targets.replace(
        "    kind: level\n    bound: at_least\n    value: 500\n",
        "    kind: increase\n    bound: at_least\n    value: 500\n",
    )
    baseline = (
        (first / "baseline.yaml")
        .read_text(encoding="utf-8")
        .replace("  - {indicator: coverage, year: 2022, value: 70, source: bulletin-2022}\n", "")
    )
    return plan(tmp_path / "data", targets, baseline)


def test_years_in_columns_where_several_are_wanted(data, tmp_path):
    """As of 2024: shops lack their two years, coverage its base and 2024, the others only 2024; the rest is locked."""
    form = tmp_path / "form.xlsx"
    done = run("request", "--year", 2024, "--output", form, "--data", data)
    assert "asks for 6 figures" in done.stderr
    book, cells = asked(form)
    assert sorted(each[:3] for each in cells) == [
        ("coverage", 2022, "value"),
        ("coverage", 2024, "value"),
        ("retail_sales", 2024, "value"),
        ("shops", 2023, "value"),
        ("shops", 2024, "value"),
        ("water_class", 2024, "value"),
    ]
    heads = [cell.value for cell in book.active[3]]
    assert heads == [
        "indicator",
        "name",
        "definition",
        "unit",
        "phrase",
        "known",
        "2022 value",
        "2023 value",
        "2024 value",
        "publisher",
        "title",
        "date",
        "link",
        "reliability",
        "note",
        "counted",
    ]


def test_what_counts_is_said(data, tmp_path):
    """The definition and the time over which a figure counts stand in the form and in a prompt at the cell."""
    form = tmp_path / "form.xlsx"
    run("request", "--year", 2024, "--output", form, "--data", data, lang="zh")
    sheet = openpyxl.load_workbook(form).active
    line = next(line for line in sheet.iter_rows(min_row=4, values_only=True) if line[0] == "shops")
    assert (line[2], line[-1]) == ("限额以上", "当年：全年数")
    prompts = {rule.prompt for rule in sheet.data_validations.dataValidation if rule.showInputMessage}
    assert "单位：家；当年：全年数；口径：限额以上" in prompts


def test_a_table_of_text_has_a_row_a_figure(data, tmp_path):
    """Year and value are columns there."""
    form = tmp_path / "form.csv"
    run("request", "--year", 2024, "--output", form, "--data", data)
    lines = form.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].split(",")[6:9] == ["year", "value", "growth"]
    assert [tuple(line.split(",")[i] for i in (0, 6)) for line in lines[1:]] == [
        ("retail_sales", "2024"),
        ("coverage", "2022"),
        ("coverage", "2024"),
        ("shops", "2023"),
        ("shops", "2024"),
        ("water_class", "2024"),
    ]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("zh", {"coverage_2027": "缺2022年基期，待报2024年", "shops_2027": "缺2023、2024年"}),
        ("en", {"coverage_2027": "no base of 2022, 2024 awaited", "shops_2027": "2023, 2024 missing"}),
    ],
)
def test_the_status_says_what_is_missing(data, lang, expected):
    """In the status column, for people; scripts read no_data and the list."""
    lines = run("gap", 2024, "--data", data, "--all", "--format", "plain", lang=lang).stdout.splitlines()
    told = {cells[0]: cells[-1] for cells in (line.split("\t") for line in lines) if len(cells) > 5}
    assert {key: told[key] for key in expected} == expected
    row = next(row for row in rows_of(data, 2024) if row["id"] == "shops_2027")
    assert row["status"] == "no_data"
    assert row["missing"] == [
        {"indicator": "shops", "period": "2023", "what": "chain"},
        {"indicator": "shops", "period": "2024", "what": "latest"},
    ]
