"""Which target is furthest behind, and other orders: rows with the figures that the order goes by, and no others."""

from cyjjq.method import ranking
from tests.support.building import row

ANY = row(2025, observations={2022: 300, 2025: 350})


def made(id_, status="behind", kind="level", value=100.0, **figures):
    """A row of which only what is given counts."""
    target = ANY.entry.model_copy(update={"id": id_, "kind": kind, "value": value})
    figures = {"pace": None, "gap": None, "target": value, "progress_value": None} | figures
    return ANY._replace(case=ANY.case._replace(target=target), status=status, **figures)


def ids(rows):
    return "".join(each.entry.id for each in rows)


def test_by_pace():
    """The slowest first, whatever the status; by the other method's ratio where there is one; unknowns last."""
    rows = [made("a"), made("b", pace=0.9), made("c", pace=-0.2), made("d", pace=2.0, progress_value=0.5)]
    assert ids(ranking.ordered(rows, "pace")) == "cdba"


def test_by_gap():
    """The largest share of its target first: 30 of 100 before 200 of 1000, and 3 of 4 points before both."""
    rows = [
        made("a"),
        made("b", gap=200.0, target=1000.0),
        made("c", gap=30.0),
        made("d", gap=3.0, kind="growth", value=4.0, target=500.0),
        made("e", gap=-50.0),
        made("f", gap=13.0, kind="change", value=-13.0, target=500.0),
        made("g", gap=0.25, target=0.0),  # no share of nothing: the gap itself
        made("h", gap=40.0, target=-100.0),  # a goal below zero is as large as one above
    ]
    assert ids(ranking.ordered(rows, "gap")) == "fdhcgbea"


def test_by_id():
    assert ids(ranking.ordered([made("b", pace=1.0), made("c"), made("a", pace=3.0)], "id")) == "abc"


def test_the_worst():
    """Missed before off track before behind, then by pace, then by gap; who is on track is not among them."""
    rows = [
        made("a", "behind", pace=-9.0),
        made("b", "on_track", pace=-9.0),
        made("c", "missed", pace=0.5),
        made("d", "off_track", pace=0.1, gap=1.0),
        made("e", "off_track", pace=0.1, gap=2.0),
        made("f", "off_track", pace=0.0),
        made("g", "met", pace=0.0),
        made("h", "no_data"),
        made("i", "undated"),
        made("j", "moderate_progress", pace=9.0),
        made("k", "limited_progress", pace=9.0),
        made("l", "deterioration", pace=9.0),
    ]
    assert ids(ranking.worst(rows, 99)) == "cfedalkj"
    assert ids(ranking.worst(rows, 2)) == "cf"
    assert ids(ranking.worst(rows, 4, "id")) == "acde"
    assert ids(ranking.worst(rows, 3, "pace")) == "afd"
    assert ids(ranking.worst(rows, 0)) == ids(ranking.worst(rows[:0], 5)) == ""


def test_what_has_changed():
    """Changes of status first, the gravest foremost; then changes of a figure; what is the same is left out."""
    statuses = ("met", "on_track", "undated", "no_data", "behind", "off_track", "missed")
    fallen = [(made(str(i), status, gap=1.0), made(str(i), "none", gap=1.0)) for i, status in enumerate(statuses)]
    same = (made("s", gap=1.0), made("s", gap=1.0))
    gap = (made("g", "missed", gap=1.0), made("g", "missed", gap=2.0))
    latest = (made("l", "met"), made("l", "met")._replace(case=ANY.case._replace(target=same[0].entry, latest=None)))
    found = ranking.changed([same, latest, gap, *fallen])
    assert ids(now for now, _ in found) == "6543210gl"
    assert found[0] == fallen[6]
