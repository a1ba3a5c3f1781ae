"""The workbook: its formulas as LibreOffice computes them, and what a reader of spreadsheets expects."""

import functools
import io
import random
import re
import zipfile

import openpyxl
import pytest

from cyjjq.catalogue.models import BaselineFile, Catalogue, TargetsFile
from cyjjq.method.assessment import assess
from cyjjq.method.row import FIGURES
from cyjjq.render.files.workbook import overview as workbook
from cyjjq.words import documents, terms
from tests.support.building import catalogue
from tests.support.drawn import drawn
from tests.support.programs import all_saved_by_libreoffice, printed
from tests.support.reporting import MADE_UP, REAL, all_of, lay_out, of

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def bare(raw):
    """A workbook without the values that were saved with its formulas."""
    without = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(without, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part)
            target.writestr(name, part)
    return without.getvalue()


def read(raw, **how):
    return openpyxl.load_workbook(io.BytesIO(raw), **how)


def written(report):
    return workbook.write(report, all_of)


def typed_over(raw, sheet, old, new):
    """A workbook in which somebody types another value over the only cell of a sheet that has the old one."""
    book = read(raw)
    (cell,) = (cell for line in book[sheet].iter_rows() for cell in line if cell.value == old)
    cell.value = new
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


def of_one(**given):
    return written(lay_out(catalogue(**given), 2025))


def grid(sheet, key=1):
    """The cells of a table by the first column and the heading; headings are those of the row that begins with 编号."""
    lines = list(sheet.iter_rows(values_only=True))
    top = next(i for i, line in enumerate(lines) if line[0] in ("编号", "指标代码"))
    return {(line[0], head): value for line in lines[top + 1 :] for head, value in zip(lines[top], line, strict=True)}


def odd_catalogue(seed):
    """Many targets of every kind, bound, path and unit, with series that have holes, zeros and changes of sign."""
    draw, number = random.Random(seed), drawn(150)
    indicators, targets, observations = {}, [], []
    for i in range(number):
        kind = draw.choice(["level", "growth", "increase", "change", "multiple", "yearly", "benchmark"])
        scale = draw.choice(["amount", "count", "share", "ratio", "rank"])
        reported = draw.choice(["level", "cumulative", "yearly"])
        basis = draw.choice(["nominal", "real"])
        name = f"own_{i}"
        shape = {"name": name, "unit": "%" if scale == "share" else "个", "scale": scale, "timing": "flow"}
        indicators[name] = shape | {"reported": reported, "growth_basis": basis}
        level = draw.choice([0, 0.5, 3, 40, 278, 12_345, -7])
        target = {
            "id": f"target_{i}",
            "indicator": name,
            "action": 1,
            "kind": kind,
            "wording": "达到",
            "phrase": "达到1",
            "bound": draw.choice(["at_least", "at_most"]),
            "by": draw.choice([None, 2024, 2025, 2027, 2027, 2027]),
            "path": draw.choice([None, None, "compound", "linear"]),
        }
        if kind == "benchmark":
            target["benchmark"] = f"own_{draw.randrange(number)}"
            target |= {"value": draw.choice([None, 2, -1]), "compares": draw.choice(["level", "growth"])}
        else:
            moved = draw.choice([8, -3, 0.5])
            wanted = {"growth": moved, "change": moved, "multiple": draw.choice([2, 0.5, 1])}
            target["value"] = wanted.get(kind, draw.choice([0, 1, 60, 400, 30_000, -5]))
            target["tolerance"] = draw.choice([0, 0, 0.5])
        if kind == "change":
            target["since"] = draw.choice([None, 2021])
        if kind == "level" and draw.random() < 0.5:
            targets.append(target | {"id": f"early_{i}", "by": draw.choice([2023, 2025, 2026]), "value": 50})
        targets.append(target)
        for year in range(2020, 2027):
            if draw.random() < 0.55:
                value = level * draw.choice([1, 1.1, 0.8, 1.25]) + draw.choice([0, 0, 1.5])
                told = {"value": value} if draw.random() < 0.8 else {"growth": draw.choice([3.5, -2, 0])}
                if draw.random() < 0.4:
                    told["growth"] = draw.choice([5, 12.5, -1])
                observations.append({"indicator": name, "year": year, "source": "bureau", **told})
    plan = {"id": "odd", "title": "odd", "issuer": "odd", "issued": "2023-01-01", "base_year": 2022}
    plan |= {"start": 2023, "end": 2027, "undated_by": draw.choice([None, 2027])}
    actions = [{"id": 1, "name": "An action"}]
    whole = {"schema_version": 1, "plan": plan, "actions": actions, "indicators": indicators, "targets": targets}
    sources = {"bureau": {"title": "A bulletin", "publisher": "A bureau", "reliability": "official"}}
    told = {"schema_version": 1, "sources": sources, "observations": observations}
    return Catalogue(TargetsFile.model_validate(whole), BaselineFile.model_validate(told))


# What is computed anew: with the values that were saved, and with others typed over them.
SHORT = {"observations": {2022: 278.0, 2024: 300.0}}
MET = {"observations": {2022: 278.0, 2024: 401.0}}
PLACES = {"kind": "increase", "scale": "count", "unit": "个", "value": 100}
WHOLE = [(MADE_UP, 2024, "zh"), (MADE_UP, 2026, "both"), (REAL, 2025, "en")]
ODD = [(1, 2024), (2, 2025), (3, 2027), (4, 2030)]
TRACED = [
    # an index of growths: 100*1.05*1.06
    ({"kind": "growth", "value": 8, "growths": {2023: 5.0, 2024: 6.0}}, 111.3),
    # additions a year: 30 + 12
    ({"kind": "increase", "value": 100, "reported": "yearly", "observations": {2023: 30.0, 2024: 12.0}}, 42),
    # a level less the base year's: 52.5 - 40.25
    ({"kind": "increase", "value": 100, "observations": {2022: 40.25, 2024: 52.5}}, 12.25),
    ({"kind": "increase", "value": 100, "reported": "cumulative", "observations": {2023: 7.0, 2024: 9.0}}, 9),
    ({"kind": "benchmark", "observations": {2024: 14.6}, "others": {2024: 15.1}}, 14.6),
    ({"kind": "multiple", "value": 2, "observations": {2022: 21.0, 2024: 26.0}}, 26),
]
BOOKS = {
    "short": lambda: of_one(**SHORT),
    "short, then 401": lambda: typed_over(of_one(**SHORT), "实绩", 300, 401),
    "met": lambda: of_one(**MET),
    "met, then 300": lambda: typed_over(of_one(**MET), "实绩", 401, 300),
    "met, then 270": lambda: typed_over(of_one(**MET), "实绩", 401, 270),
    "places, then 203": lambda: typed_over(of_one(**PLACES), "目标目录", 100, 203),
    **{case: functools.partial(lambda *case: written(of(*case)), *case) for case in WHOLE},
    **{case: functools.partial(lambda seed, year: written(lay_out(odd_catalogue(seed), year)), *case) for case in ODD},
    **{n: functools.partial(of_one, **given) for n, (given, _) in enumerate(TRACED)},
}


@pytest.fixture(scope="module")
def recomputed(tmp_path_factory):
    """What a workbook of those below is once LibreOffice has computed every formula of it, from nothing."""
    folder = tmp_path_factory.mktemp("workbooks")
    paths = [folder / f"{number}.xlsx" for number in range(len(BOOKS))]
    for path, make in zip(paths, BOOKS.values(), strict=True):
        path.write_bytes(bare(make()))
    saved = dict(zip(BOOKS, all_saved_by_libreoffice(paths, "xlsx", folder / "out"), strict=True))
    return lambda key: openpyxl.load_workbook(saved[key], data_only=True)


@pytest.mark.parametrize(("folder", "year", "languages"), WHOLE)
def test_every_formula_comes_to_our_value(folder, year, languages, recomputed):
    """Each live cell, computed by LibreOffice from nothing, is what our arithmetic gave, to 1e-9."""
    raw = written(of(folder, year, languages))
    formulas, ours, theirs = read(raw), read(raw, data_only=True), recomputed((folder, year, languages))
    compared = 0
    for sheet in formulas.worksheets:
        for cell in (cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"):
            expected = ours[sheet.title][cell.coordinate].value
            wanted = expected if isinstance(expected, str) else pytest.approx(expected, rel=1e-9, abs=1e-9)
            assert theirs[sheet.title][cell.coordinate].value == wanted, (
                sheet.title,
                cell.coordinate,
                cell.value,
            )
            compared += 1
    assert compared > 500


def test_the_worked_row_and_what_follows_from_a_changed_figure(recomputed):
    """Retail sales at 300, by hand; then somebody types 401 over it, and the workbook says that it is met."""
    rates = grid(recomputed("short")["增速测算"])
    expected = {
        "规划年均增速": 0.0754817,
        "序时目标": 345.8230,
        "实绩年序时目标": 321.5517,
        "距目标差距": 100,
        "序时差距": 21.5517,
        "目标完成率": 0.75,
        "增量完成率": 0.1803279,
        "达序时进度": 0.5051462,
        "实际年均增速": 0.0388150,
        "所需年均增速": 0.1006424,
        "提速倍数": 2.592872,
    }
    for head, value in expected.items():
        assert rates["target", head] == pytest.approx(value, rel=1e-5), head
    rates = grid(recomputed("short, then 401")["增速测算"])
    assert rates["target", "实绩值"] == 401
    assert rates["target", "距目标差距"] == -1
    assert rates["target", "所需年均增速"] == "已达标"
    assert rates["target", "目标完成率"] == pytest.approx(401 / 400)


def test_a_met_target_that_falls_back_is_asked_for_again(recomputed):
    """401 of 400 is met; 300 typed over it needs 10.06 % a year, and 270, below the base of 278, goes the wrong way."""
    for book, head, expected in (
        ("met", "提速倍数", "已达标"),
        ("met, then 300", "所需年均增速", pytest.approx(0.1006424, rel=1e-5)),
        ("met, then 270", "提速倍数", "方向相反"),
    ):
        assert grid(recomputed(book)["增速测算"])["target", head] == expected


def test_a_changed_target_moves_the_years(recomputed):
    """100 new places by 2027 are 20 a year; once the plan asks for 203 they are 41, 82, 122, 163, 203, rounded up."""
    years = [str(year) for year in range(2023, 2028)]
    before = grid(read(of_one(**PLACES), data_only=True)["年度分解"])
    assert [before["target", year] for year in years] == [20, 40, 60, 80, 100]
    after = grid(recomputed("places, then 203")["年度分解"])
    assert [after["target", year] for year in years] == [41, 82, 122, 163, 203]


@pytest.mark.parametrize(("number", "expected"), [(n, expected) for n, (_, expected) in enumerate(TRACED)])
def test_figures_are_traced_to_their_observations(number, expected, recomputed):
    """Whatever the latest figure was reduced from, its cell is a formula over the sheet of figures."""
    assert "'实绩'!$" in grid(read(BOOKS[number]())["增速测算"])["target", "实绩值"]
    assert grid(recomputed(number)["增速测算"])["target", "实绩值"] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(("seed", "year"), ODD)
def test_formulas_of_odd_targets(seed, year, recomputed):
    """Whatever the case, a cell has a number if and only if our row has one, and LibreOffice computes the same."""
    rates = grid(recomputed((seed, year))["增速测算"])
    columns = {
        key: terms.COLUMN[key][0] if key != "target" else documents.BOOK["goal"][0]
        for key in FIGURES
        if key != "time_elapsed"
    }
    numbers = 0
    for row in assess(odd_catalogue(seed), year):
        for key, head in columns.items():
            expected, found = getattr(row, key), rates[row.entry.id, head]
            if expected is None:
                assert found == terms.REASON[row.reasons[key]][0], (row.entry, key)
            else:
                assert found == pytest.approx(expected, rel=1e-9, abs=1e-9), (row.entry, key)
                numbers += 1
    assert numbers > drawn(300)


def test_sheets_are_made_for_work():
    """The sheets by name; filters over the tables, frozen heads, data bars, two native charts."""
    raw = written(of(MADE_UP, 2024))
    book = read(raw)
    assert book.sheetnames == ["概览", "评估表", "年度分解", "增速测算", "实绩", "目标目录"]
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes is not None, sheet.title
        assert sheet.auto_filter.ref, sheet.title
        assert sheet.page_setup.orientation == "landscape"
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        charts = [name for name in parts.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
        assert len(charts) == 2
        assert parts.read("xl/worksheets/sheet2.xml").count(b'type="dataBar"') >= 3


def test_assessment_has_numbers_where_there_are_numbers():
    """Gaps below zero are numbers, years are numbers, reasons are text, statuses are coloured and written."""
    sheet = read(written(of(MADE_UP, 2024)))["评估表"]
    cells = grid(sheet)
    assert cells["building_land_added", "距目标差距"] == -1107
    assert cells["building_land_added", "实绩年"] == 2024
    assert cells["building_land_added", "达序时进度"] == "不适用"
    assert cells["services_share_gdp_2027", "达序时进度"] == pytest.approx(0.65)
    assert cells["services_share_gdp_2027", "状态"] == "进度滞后"
    fills = {
        cell.value: cell.fill.fgColor.rgb
        for line in sheet.iter_rows()
        for cell in line
        if cell.value in ("进度滞后", "进度正常", "严重滞后", "已达标", "未完成", "无期限", "待报")
    }
    assert len(set(fills.values())) == 7


def test_every_observation_has_its_source():
    """As many lines as there are observations, each with publisher, title and a date or the word for none."""
    report = of(REAL, 2025)
    sheet = read(written(report))["实绩"]
    lines = [line for line in sheet.iter_rows(min_row=5, values_only=True) if line[0]]
    heads = [cell.value for cell in sheet[4]]
    assert len(lines) == len(report.catalogue.baseline.observations)
    for line in lines:
        told = dict(zip(heads, line, strict=True))
        assert told["发布者"]
        assert told["标题"]
        assert told["发布日期"]
        assert told["网址"].startswith("http")
        assert told["数值"] is not None or told["增速%"] is not None


def test_it_opens_clean(tmp_path):
    """LibreOffice turns every sheet into paper, with no error value on it."""
    raw = written(of(MADE_UP, 2024, "both"))
    (tmp_path / "r.xlsx").write_bytes(raw)
    text, _ = printed(tmp_path / "r.xlsx", tmp_path / "paper")
    assert "服务业增加值" in text
    for error in ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "Err:"):
        assert error not in text
