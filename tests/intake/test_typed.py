"""Figures typed in the natural order: the first one of the base year, with their units, as people write them."""

import pytest

import cyjjq
from tests.intake.running import plan, run

NEW = ("--source", "yearbook", "--title", "Yearbook", "--publisher", "Bureau")
LATER = ("--today", "2026-11-25")


@pytest.fixture
def data(tmp_path):
    """The small valid set without a figure and without a source."""
    return plan(tmp_path / "data", None, "schema_version: 1\nsources: {}\nobservations: []\n")


def record(data, *words):
    return run("record", *words, *NEW, "--data", data, *LATER)


def only(data):
    loaded = cyjjq.load(data)
    (figure,) = loaded.catalogue.baseline.observations
    return figure


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("社零", "2023", "289.5亿元"), ("retail_sales", 2023, 289.5, None)),
        (("社零", "2023年", "2895000万元"), ("retail_sales", 2023, 289.5, None)),
        (("社会消费品零售总额", "２０２３", "289.5", "--unit", "亿元"), ("retail_sales", 2023, 289.5, None)),
        (("coverage", "2025年", "51.2%"), ("coverage", 2025, 51.2, None)),
        (("覆盖率", "2025 年", "５１．２％"), ("coverage", 2025, 51.2, None)),
        (("shops", "2022", "0.02万家"), ("shops", 2022, 200, None)),
        (("社零", "2023", "--growth", "5.5%"), ("retail_sales", 2023, None, 5.5)),
    ],
)
def test_as_people_write_it(data, words, expected):
    """The name, 年, and the unit behind the number."""
    done = record(data, *words)
    assert done.returncode == 0, done.stderr
    figure = only(data)
    assert (figure.indicator, figure.year, figure.value, figure.growth) == expected


def test_the_first_figure_may_be_old(data):
    """Of 2022, entered in 2026: that newer ones are missing is told, and keeps nothing out; its source comes along."""
    done = record(data, "shops", "2022", "200")
    assert (done.returncode, "CJ309" in done.stderr) == (0, True)
    assert list(cyjjq.load(data).catalogue.baseline.sources) == ["yearbook"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("社零", "2023", "289.5公顷"), "cannot be converted"),
        (("社零", "2023", "289.5亿元", "--unit", "万元"), "--unit says 万元"),
        (("社零", "2023", "289.5①"), "bad value for VALUE"),
        (("社零", "2023", "2，895"), "bad value for VALUE"),
        (("社零", "2023", "--growth", "5个百分点"), "cannot be converted"),
        (("coverage", "2023", "170"), "CJ210"),
        (("社零", "明年", "289.5"), "a period is"),
    ],
)
def test_refused_with_neither_figure_nor_source(data, words, said):
    """Nothing of it is left behind."""
    before = (data / "baseline.yaml").read_bytes()
    done = record(data, *words)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert (data / "baseline.yaml").read_bytes() == before
