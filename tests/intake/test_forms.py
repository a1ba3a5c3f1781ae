"""Forms that go out and come back: tables as the programs that people use write them, and hostile ones."""

import datetime as dt
import io
import json
import shutil
import zipfile

import openpyxl
import pytest

import cyjjq
from tests.cases import HERE
from tests.support import command
from tests.support.programs import saved_by_libreoffice

TODAY = ("--today", "2024-06-30")
HEAD = ["indicator", "year", "value", "source"]


@pytest.fixture
def plan(tmp_path):
    """A copy of the small valid set."""
    folder = tmp_path / "plan"
    folder.mkdir()
    for stem in ("targets", "baseline"):
        shutil.copy(HERE / "valid" / f"{stem}.yaml", folder)
    return folder


def run(*arguments, lang="en"):
    return command.run(*arguments, lang=lang)


def take(plan, *arguments):
    return run("import", *arguments, "--data", plan, *TODAY)


def figures(plan):
    """What the file holds for 2023: value and source by indicator."""
    known = cyjjq.load(plan).catalogue.observations
    return {key: (o.value, o.source) for key, group in known.items() for o in group if o.year == 2023}


def table(path, *rows, head=HEAD):
    path.write_text("\n".join(",".join(map(str, row)) for row in (head, *rows)) + "\n", encoding="utf-8")
    return path


def workbook(path, *rows, head=HEAD, change=None):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (head, *rows):
        sheet.append(row)
    if change:
        change(sheet)
    book.save(path)
    return path


# --- Request ----------------------------------------------------------------------------------------------------------


def test_request_asks_for_what_is_missing(plan, tmp_path):
    """The base of 2022 is there; of 2023 only retail sales is, so three figures are asked for."""
    form = tmp_path / "form.xlsx"
    done = run("request", "--year", 2023, "--output", form, "--data", plan)
    assert (done.returncode, "asks for 3 figures" in done.stderr) == (0, True)
    sheet = openpyxl.load_workbook(form).active
    assert [cell.value for cell in sheet[3]][:8] == [
        *("indicator", "name", "definition", "unit", "phrase", "known", "year", "value")
    ]
    rows = [[cell.value for cell in row][:8] for row in sheet.iter_rows(min_row=4)]
    assert rows == [
        ["coverage", "Coverage", None, "%", "覆盖率达到90%以上", "2022: 70", 2023, None],
        ["shops", "Shops", None, "家", "门店达到500家", "2022: 200", 2023, None],
        ["water_class", "Water class", None, "类", "水质保持Ⅲ类", "2022: 3", 2023, None],
    ]
    assert sheet.protection.sheet
    assert [sheet.cell(4, column).protection.locked for column in (1, 7, 8, 15)] == [True, True, False, False]
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"decimal", "date", "list"}


def test_a_sheet_for_each_owner(plan, tmp_path):
    """Names of owners become names that sheets and programs take, no two alike."""
    path = plan / "targets.yaml"
    text = path.read_text(encoding="utf-8")
    for phrase, lead in (("覆盖率达到90%以上", "统计局/能源局:[一处]"), ("门店达到500家", "统计局_能源局__一处_")):
        text = text.replace(f"    phrase: {phrase}\n", f"    phrase: {phrase}\n    owner: {{lead: '{lead}'}}\n")
    path.write_text(text, encoding="utf-8")
    form = tmp_path / "form.xlsx"
    assert run("request", "--year", 2023, "--output", form, "--data", plan, lang="zh").returncode == 0
    assert openpyxl.load_workbook(form).sheetnames == ["统计局_能源局__一处_", "统计局_能源局__一处__2", "填报表"]
    only = tmp_path / "only.xlsx"
    run("request", "--year", 2023, "--owner", "能源局:", "--output", only, "--data", plan)
    assert openpyxl.load_workbook(only).sheetnames == ["统计局_能源局__一处_"]


def test_request_wants_a_file(plan, tmp_path):
    """Without one, with another suffix, or over a data file: one line, exit 2."""
    for arguments in ([], ["--output", tmp_path / "x.pdf"], ["--output", plan / "baseline.yaml"]):
        assert run("request", "--year", 2023, *arguments, "--data", plan).returncode == 2


# --- Round trips ------------------------------------------------------------------------------------------------------


def fill(path):
    """The form filled in as a department would: a number, a percentage shown as such, a date, a link, a blank row."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    keys = {cell.value: cell.column for cell in sheet[3]}
    row = {sheet.cell(r, 1).value: r for r in range(4, sheet.max_row + 1)}

    def put(indicator, **cells):
        for key, value in cells.items():
            sheet.cell(row[indicator], keys[key], value)

    put("shops", value=230, publisher="示例县商务局", title="2023年=年报", date=dt.date(2024, 3, 1))
    put("coverage", value=0.725, publisher="示例县统计局", link="https://example.org/?a=1&b=2")
    sheet.cell(row["coverage"], keys["value"]).number_format = "0.0%"
    book.save(path)


@pytest.mark.parametrize("saved", ["as it is", "xlsx", "ods to xlsx", "csv"])
def test_request_fill_import_gap(plan, tmp_path, saved):
    """The figures come back with their sources, whichever program saved the form, and gap shows them."""
    form = tmp_path / "form.xlsx"
    run("request", "--year", 2023, "--output", form, "--data", plan)
    fill(form)
    back = form
    if saved != "as it is":
        between = saved_by_libreoffice(form, "ods", tmp_path / "ods") if saved.startswith("ods") else form
        back = saved_by_libreoffice(between, saved.split()[-1], tmp_path / "saved")
    done = take(plan, back)
    assert (done.returncode, "entered 2" in done.stderr) == (0, True), done.stderr
    got = figures(plan)
    assert {key: value for key, (value, _) in got.items()} == {"retail_sales": 315, "shops": 230, "coverage": 72.5}
    sources = cyjjq.load(plan).catalogue.baseline.sources
    shops = sources[got["shops"][1]]
    assert (shops.title.zh, shops.publisher.zh, str(shops.date)) == ("2023年=年报", "示例县商务局", "2024-03-01")
    assert sources[got["coverage"][1]].url == "https://example.org/?a=1&b=2"
    once = (plan / "baseline.yaml").read_bytes()
    assert "nothing changed" in take(plan, back).stderr
    assert (plan / "baseline.yaml").read_bytes() == once
    rows = json.loads(run("gap", 2023, "--format", "json", "--data", plan).stdout)["rows"]
    assert {row["id"]: row["latest"]["source"] for row in rows if row["indicator"] == "shops"} == {
        "shops_2027": got["shops"][1]
    }


def test_the_real_form_comes_back(tmp_path):
    """The packaged plan's own form: one figure filled in, and gap shows it with its source."""
    own, form = tmp_path / "own", tmp_path / "form.csv"
    run("init", own, "--copy")
    assert run("request", "--year", 2025, "--action", 5, "--output", form, "--data", own, lang="zh").returncode == 0
    lines = form.read_text(encoding="utf-8-sig").splitlines()
    keys = lines[0].split(",")
    cells = next(line for line in lines if line.startswith("retail_sales,")).split(",")
    cells[keys.index("数值")], cells[keys.index("发布单位")] = "330", "垫江县统计局"
    form.write_bytes("\r\n".join([lines[0], ",".join(cells)]).encode("gb18030"))
    assert run("import", form, "--data", own, "--today", "2026-06-30").returncode == 0
    rows = json.loads(run("gap", 2025, "--format", "json", "--data", own).stdout)["rows"]
    (retail,) = [row for row in rows if row["id"] == "retail_sales_2027"]
    assert (retail["latest"]["value"], retail["latest"]["source"][:5]) == (330, "form-")


# --- What people write ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_plain_tables_in_any_encoding(plan, tmp_path, encoding):
    """A table of one's own: Chinese headings, names for ids, semicolons or tabs, a year with 年."""
    for delimiter in ",;\t":
        path = tmp_path / "t.csv"
        rows = [["指标", "年份", "数值", "来源"], ["门店", "2023年", "２３０", "bulletin-2023"]]
        rows[0][0] = "指标编号"
        path.write_bytes("\n".join(delimiter.join(row) for row in rows).encode(encoding))
        assert take(plan, path).returncode == 0
        assert figures(plan)["shops"] == (230, "bulletin-2023")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["shop", 2023, 230, "bulletin-2023"], "CJ602"),
        (["shops", "next", 230, "bulletin-2023"], "CJ611"),
        (["shops", 2023, "about 230", "bulletin-2023"], "CJ606"),
        (["shops", 2023, "1e3", "bulletin-2023"], "CJ606"),
        (["shops", 2023, 230, ""], "CJ607"),
        (["retail_sales", 2023, 316, "bulletin-2023"], "CJ609"),
    ],
)
def test_faults_name_their_cell(plan, tmp_path, row, code):
    """All faults in one run with sheet and cell; nothing is written; --accept-valid takes the rest."""
    before = (plan / "baseline.yaml").read_bytes()
    good = ["coverage", 2023, 72, "bulletin-2023"]
    for path in (table(tmp_path / "t.csv", good, row), workbook(tmp_path / "t.xlsx", good, row)):
        done = take(plan, path)
        assert done.returncode == 1
        assert f": {code} " in done.stderr
        assert any(f"{column}3" in done.stderr for column in "ABC")
        assert (plan / "baseline.yaml").read_bytes() == before
    done = take(plan, tmp_path / "t.xlsx", "--accept-valid")
    assert done.returncode == 1
    assert figures(plan)["coverage"] == (72, "bulletin-2023")


def test_a_conflict_shows_both_and_gives_way_to_replace(plan, tmp_path):
    """The old value goes to was."""
    path = table(tmp_path / "t.csv", ["retail_sales", 2023, 316, "bulletin-2023"])
    assert "retail_sales 2023 has 315 (bulletin-2023), the form says 316" in take(plan, path).stderr
    assert take(plan, path, "--replace", "--yes").returncode == 0
    (figure,) = [o for o in cyjjq.load(plan).catalogue.observations["retail_sales"] if o.year == 2023]
    assert (figure.value, figure.was[0].value) == (316, 315)


def test_twice_in_one_form(plan, tmp_path):
    """The same figure twice is one; two different ones are a fault."""
    row = ["shops", 2023, 230, "bulletin-2023"]
    assert "CJ608" in take(plan, table(tmp_path / "t.csv", row, ["shops", 2023, 231, "bulletin-2023"])).stderr
    assert take(plan, table(tmp_path / "t.csv", row, row)).returncode == 0


def formula(sheet):
    sheet["C2"] = "=200+30"


def merged(sheet):
    sheet.merge_cells("C2:C3")


def a_date(sheet):
    sheet["C2"] = dt.date(2023, 1, 1)


@pytest.mark.parametrize(("change", "code"), [(formula, "CJ605"), (merged, "CJ604"), (a_date, "CJ606")])
def test_cells_that_are_no_values(plan, tmp_path, change, code):
    """A formula that nobody computed, merged cells, a date where a number belongs: named by their cell."""
    row = ["shops", 2023, 230, "bulletin-2023"]
    path = workbook(tmp_path / "t.xlsx", row, ["coverage", 2023, 72, "bulletin-2023"], change=change)
    done = take(plan, path)
    assert done.returncode == 1
    assert f"{code} C2" in done.stderr


def test_a_formula_that_was_computed_counts(plan, tmp_path):
    """Saved by a program that computes, the formula has a value."""
    path = workbook(tmp_path / "t.xlsx", ["shops", 2023, 230, "bulletin-2023"], change=formula)
    assert take(plan, saved_by_libreoffice(path, "xlsx", tmp_path / "saved")).returncode == 0
    assert figures(plan)["shops"][0] == 230


# --- Hostile files ----------------------------------------------------------------------------------------------------


def zip_bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)


def entity_bomb(path):
    workbook(path, ["shops", 2023, 230, "s"])
    source = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)
    )
    with zipfile.ZipFile(path, "w") as parts:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                content = (f"<?xml version='1.0'?>{bomb}]><worksheet>&j;</worksheet>").encode()
            parts.writestr(name, content)


def too_many_rows(path):
    path.write_text("indicator,year,value,source\n" + "shops,2023,,x\n" * 20_001)


def broken(path):
    path.write_bytes(b"PK\x03\x04" + b"\0" * 100)


def no_text(path):
    path.write_bytes(b"\xff\xfe\x00\x80\x81")


def headless(path):
    path.write_text("a,b\n1,2\n")


@pytest.mark.parametrize(
    ("make", "code", "status"),
    [
        (zip_bomb, "CJ610", 2),
        (entity_bomb, "CJ601", 2),
        (too_many_rows, "CJ610", 2),
        (broken, "CJ601", 2),
        (no_text, "CJ601", 2),
        (headless, "CJ603", 1),
    ],
)
def test_hostile_files_end_in_one_line(plan, tmp_path, make, code, status):
    """No traceback, nothing written."""
    before = (plan / "baseline.yaml").read_bytes()
    path = tmp_path / ("t.csv" if make in (too_many_rows, no_text, headless) else "t.xlsx")
    make(path)
    done = take(plan, path)
    assert (done.returncode, done.stderr.count(code)) == (status, 1)
    assert "Traceback" not in done.stderr
    assert (plan / "baseline.yaml").read_bytes() == before


def test_a_missing_file_and_an_unfilled_form(plan, tmp_path):
    """Exit 2 for what is not there; nothing filled in is said and is no fault."""
    assert take(plan, tmp_path / "none.xlsx").returncode == 2
    form = tmp_path / "form.xlsx"
    run("request", "--year", 2023, "--output", form, "--data", plan)
    done = take(plan, form)
    assert (done.returncode, "nothing is filled in" in done.stderr) == (0, True)


def test_a_long_table(plan, tmp_path):
    """A thousand rows in one go; months of made-up years behind the figures of their own."""
    years = [f"{year}-{part}" for year in range(1980, 2022) for part in (*(f"{m:02}" for m in range(1, 13)),)]
    rows = [[name, when, 100, "bulletin-2022"] for name in ("shops", "retail_sales") for when in years]
    done = take(plan, table(tmp_path / "t.csv", *rows), "--yes")
    assert (done.returncode, f"entered {len(rows)}" in done.stderr) == (0, True), done.stderr[-500:]
    known = cyjjq.load(plan).catalogue.observations
    assert [o.when for o in known["shops"]] == ["2022", *years]
