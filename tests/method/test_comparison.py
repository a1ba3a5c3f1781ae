"""Plans side by side: what a line comes to, counted by hand, and the order of lines and rows."""

import pytest

from cyjjq.catalogue.models import Text
from cyjjq.method import comparison
from cyjjq.method.comparison import Line
from tests.method.test_ranking import made
from tests.support.building import catalogue

STATUS = {"met": 3, "on_track": 1, "behind": 2, "off_track": 1, "missed": 2, "no_data": 3, "undated": 2}


def test_a_line():
    """Fourteen targets, of which nine can be judged: 3 met, 4 met or on track; 2025 is three of five years."""
    rows = [made(f"{status}_{i}", status, pace=-i) for status, count in STATUS.items() for i in range(count)]
    line = comparison.line("here", catalogue(), rows, 2025)
    assert (line.source, line.plan, line.year, line.targets, line.judged) == ("here", "plan", 2025, 14, 9)
    assert line.status == STATUS
    assert (line.share_met, line.share_on_track) == (pytest.approx(3 / 9), pytest.approx(4 / 9))
    assert line.time_elapsed == pytest.approx(0.6)
    assert line.furthest == ("missed_1", rows[0].name, "missed", -1)
    assert (line.failed, line.fault, line.errors, line.refusal) == (False, None, 0, None)


def test_a_line_of_nothing_to_judge():
    line = comparison.line("here", catalogue(), [made("a", "no_data"), made("b", "undated")], 2025)
    assert (line.targets, line.judged, line.share_met, line.share_on_track, line.furthest) == (2, 0, None, None, None)


def test_a_line_that_failed():
    assert Line("x", refusal=("unreadable", {})).failed
    assert Line("x", fault=object(), errors=2).failed
    assert Line("x").figure("met") is None


def lines(**of):
    """Lines a, b, c and d with these values of a column; None for none."""
    ((column, values),) = of.items()
    return [Line(name, **{column: value}) for name, value in zip("abcd", values, strict=True)]


@pytest.mark.parametrize(
    ("column", "values", "expected"),
    [
        ("year", [2024, None, 2026, 2024], "cadb"),
        ("targets", [3, 1, 2, None], "acbd"),
        ("judged", [1, 2, 2, 3], "dbca"),
        ("share_met", [0.1, 0.3, 0.2, None], "bcad"),
        ("share_on_track", [None, 0.3, 0.2, 0.4], "dbca"),
        ("time_elapsed", [0.1, 0.3, 0.2, 0.4], "dbca"),
        ("plan", ["q", "p", None, "r"], "badc"),
    ],
)
def test_lines_by_a_column(column, values, expected):
    """Numbers from the largest, words from the first letter, what has none last, equals as they came."""
    assert "".join(line.source for line in comparison.ordered(lines(**{column: values}), column)) == expected


def test_lines_by_their_source_and_by_a_status():
    known = [Line("b", status={"met": 1}), Line("c", status={"met": 5}), Line("a")]
    assert "".join(line.source for line in comparison.ordered(known, "source")) == "abc"
    assert "".join(line.source for line in comparison.ordered(known, "met")) == "cba"


def test_columns_that_lines_and_rows_go_by():
    assert comparison.SORTABLE[:3] == ("source", "plan", "year")
    assert set(comparison.SORTABLE[3:]) == {
        *("targets", "judged", "share_met", "share_on_track", "time_elapsed"),
        *("met", "on_track", "behind", "off_track", "missed", "no_data", "undated"),
    }
    found = [comparison.line(name, catalogue(), [], 2025) for name in "ba"]
    assert {"".join(line.source for line in comparison.ordered(found, column)) for column in comparison.SORTABLE} == {
        "ab",  # by source
        "ba",  # by anything else, where the two are alike
    }


@pytest.mark.parametrize(
    ("column", "expected"),
    [("pace", "acbd"), ("attainment", "acbd"), ("progress", "acbd"), ("gap", "bcad"), ("required_rate", "bcad")],
)
def test_rows_by_a_figure(column, expected):
    """Those furthest behind first: the least pace, but the largest gap. Rows themselves are never compared."""
    assert "".join(comparison.ordered_rows("dabc", [None, 1.0, 3.0, 2.0], column)) == expected
    assert comparison.ordered_rows([{}, {}], [1.0, 1.0], column) == [{}, {}]
    assert set(comparison.ROWS_BY) == {"pace", "attainment", "progress", "gap", "required_rate"}
    with pytest.raises(ValueError, match="zip"):
        comparison.ordered_rows("ab", [1.0], column)


def test_words_of_the_line():
    assert isinstance(comparison.line("x", catalogue(), [], 2025).title, Text)
