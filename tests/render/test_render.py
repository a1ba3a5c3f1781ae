"""Numbers for people, escaping, and findings as they are printed: expected texts written by hand."""

import io
from csv import reader

import pytest

from cyjjq.catalogue.finding import Finding, Place
from cyjjq.catalogue.models import Text
from cyjjq.intake import outgoing
from cyjjq.intake.wanted import Figure, Wanted
from cyjjq.render.findings import concise, full
from cyjjq.render.formats import csv, markdown, table
from cyjjq.render.phrases import numbers
from cyjjq.render.sheets.sheet import Column, Line, Section, Sheet


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(0.5, 0, "1"), (2.5, 0, "3"), (-0.04, 1, "0.0"), (1.005, 2, "1.01"), (-2.5, 0, "-3"), (108000.0, 0, "108,000")],
)
def test_rounding(value, decimals, expected):
    """Half goes up (away from zero), as printed, never to -0; thousands are grouped."""
    assert numbers.fixed(value, decimals) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(345.823, "345.8"), (56.92857, "56.93"), (96600.84, "96,601"), (0.025, "0.025"), (100.0, "100"), (0.0, "0")],
)
def test_computed_values(value, expected):
    """A computed value has as many decimals as its size deserves."""
    assert numbers.computed(value) == expected


def test_percent_is_signed_where_asked():
    """0.0754817 a year is +7.55%."""
    assert numbers.percent(0.0754817, 2, signed=True) == "+7.55%"


def test_csv_defuses_formulas_and_leaves_numbers():
    """Text that a spreadsheet would compute gets an apostrophe, a negative number none."""
    rows = [{"a": "=1+1", "b": -3.5, "c": None, "d": True}]
    assert csv.write(["a", "b", "c", "d"], rows) == "a,b,c,d\r\n'=1+1,-3.5,,true\r\n"


def test_markdown_escapes():
    """What looks like markup in a name is shown as it is."""
    assert markdown.escape("a|b *c* <d>") == r"a\|b \*c\* \<d\>"


FOUND = Finding(
    "CJ107", Place("data/targets.yaml", 2, 7, 10, "targets[0].value"), {"key": "value", "given": "60%", "meant": "60"}
)


def test_concise():
    """file:line:column, code and message, in either language."""
    assert concise.write([FOUND], "en") == "data/targets.yaml:2:7: CJ107 value should be a plain number, not 60%\n"
    assert concise.write([FOUND], "zh") == "data/targets.yaml:2:7: CJ107 value 应为普通数字，现为 60%\n"


def test_full_points_under_wide_characters():
    """The caret stands under the spot, a Chinese character being two cells wide, and the hint says what to write."""
    expected = (
        "data/targets.yaml:2:7: CJ107 value should be a plain number, not 60% [error]\n"
        "  2 | 目标值: 60%\n"
        "    |          ^^\n"
        "  hint: write 60\n"
    )
    spot = FOUND._replace(place=FOUND.place._replace(column=7, end_column=9))
    assert full.write([spot], {"data/targets.yaml": ("x", "目标值: 60%")}, "en") == expected


def test_full_of_a_line_without_width():
    """A tab has none; the caret stands at the beginning all the same."""
    spot = FOUND._replace(place=FOUND.place._replace(column=1, end_column=2))
    assert full.write([spot], {"data/targets.yaml": ("x", "\u200d")}, "en").splitlines()[2] == "    | ^"


def test_full_shows_as_much_of_a_line_as_a_terminal_has():
    """Of a line of 173 cells the 36 before the spot and what comes to 72; the caret stays under the spot."""
    source = "一" * 55 + "60%" + "二" * 30
    spot = FOUND._replace(place=FOUND.place._replace(column=56, end_column=59))
    shown = full.write([spot], {"data/targets.yaml": ("x", source)}, "en").splitlines()[1:3]
    assert shown == ["  2 | " + "一" * 18 + "60%" + "二" * 16, "    | " + " " * 36 + "^^^"]


@pytest.mark.parametrize(("width", "status"), [(62, ["one two three four"]), (60, ["one two three", "four"])])
def test_a_name_above_leaves_its_room_to_the_words(width, status):
    """2 of indent, 40 of digits and 2 between leave 18 of 62 cells, which four words fill; of 60 they leave 16."""
    name, figure = "an indicator with a long name", "1" * 40
    columns = (Column("name", "name", "left", shrinks=True), Column("a", "a"), Column("s", "status", "left", most=8))
    sheet = Sheet("title", columns, (Section("", lines=(Line((name, figure, "one two three four")),)),))
    beside, *below = status
    shown = table.write(sheet, width=width).splitlines()[-2 - len(below) :]
    assert shown == [name, f"  {figure}  {beside}", *(" " * 44 + words for words in below)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r", "\n="])
def test_no_text_is_taken_for_a_formula(start):
    """Forms and tables guard by one list, tabs, line ends and full-width signs among it."""
    text = f"{start}1+1"
    figures = (Figure(2025, "value"),)
    wanted = Wanted("own", Text(zh=text, en=None), None, "x", (text,), (), figures, "of_year", None)
    for written in (outgoing.write_csv([wanted], "zh"), csv.write(["name"], [{"name": text}])):
        cells = [cell for row in reader(io.StringIO(written, newline="")) for cell in row]
        assert f"'{text}" in cells
        assert text not in cells
