"""The page as its source states it: no address but in links, bars and charts, odd series."""

import html.parser

import pytest

from cyjjq.render.files import charts, page
from tests.support.building import catalogue
from tests.support.reporting import MADE_UP, all_of, lay_out, of


class _Reader(html.parser.HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def tags(raw):
    reader = _Reader()
    reader.feed(raw.decode("utf-8"))
    return reader.tags


def test_no_address_but_in_links():
    """Nothing is loaded from anywhere: addresses stand in links only; anchors, heads and captions are complete."""
    raw = page.write(of(MADE_UP, 2024), all_of)
    found = tags(raw)
    ids = [attrs["id"] for _, attrs in found if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {entry.id for entry in of(MADE_UP, 2024).entries} <= set(ids)
    inner = {attrs["href"][1:] for tag, attrs in found if tag == "a" and attrs["href"].startswith("#")}
    assert inner <= set(ids)
    for tag, attrs in found:
        assert "src" not in attrs, tag
        assert not any(name.startswith("on") for name in attrs), tag
        if "href" in attrs:
            assert tag == "a"
            assert attrs["href"].startswith(("#", "https://", "http://"))
        if tag == "th":
            assert attrs["scope"] in ("row", "col")
        if tag == "svg":
            assert attrs["role"] == "img"
            assert len(attrs["aria-label"]) > 10
    outside = {attrs["href"] for tag, attrs in found if tag == "a" and attrs["href"].startswith("http")}
    assert outside == {source.url for source in of(MADE_UP, 2024).catalogue.baseline.sources.values() if source.url}
    assert b"url(" not in raw
    assert b"@import" not in raw
    assert sum(tag == "table" for tag, _ in found) == sum(tag == "caption" for tag, _ in found)


def test_the_bar_and_the_mark():
    """Retail sales at 300: 22 of 122 done is 18.0 %, two of five years are 40 %; said in words as well."""
    report = lay_out(catalogue(observations={2022: 278.0, 2024: 300.0}), 2025)
    found = tags(page.write(report, all_of))
    (track,) = (attrs for _, attrs in found if attrs.get("class", "").startswith("track"))
    assert track["aria-label"] == "增量完成率18.0%，时间已过40%"
    assert track["class"] == "track off_track"
    styles = {attrs["class"]: attrs["style"] for _, attrs in found if "style" in attrs}
    assert styles == {"done": "width:18.0%", "mark": "left:40.0%"}


def test_a_chart_is_drawn_and_nothing_else():
    """Two lines and the observed dots; no script, no style sheet, no comment, no address."""
    report = lay_out(catalogue(observations={2022: 278.0, 2023: 290.0, 2024: 300.0}), 2025)
    from cyjjq.render.files.content import detail

    years = [year for year, _ in detail(report, report.entries[0]).path]
    drawing = charts.path(years, 'a "described" <path>')
    assert drawing.count("<circle") == 3
    assert drawing.count('class="line reactive') == 2
    assert 'aria-label="a &quot;described&quot; &lt;path&gt;"' in drawing
    for unwanted in ("<script", "<style", "<!--", "http", "Pygal"):
        assert unwanted not in drawing
    for year in range(2022, 2028):
        assert f">{year}</text>" in drawing


def test_stacked_bars_have_their_numbers():
    """A bar an action; a number in each piece, none where there is nothing."""
    drawing = charts.stacked(["一", "二"], {"met": [1, 0], "behind": [2, 3]}, "described")
    assert drawing.count("<rect") >= 3
    assert [n for n in "123" if f">{n}</text>" in drawing] == ["1", "2", "3"]
    assert 'class="series met"' in drawing
    assert drawing.index("一") > drawing.index("二")  # drawn from below


@pytest.mark.parametrize("observed", [{}, {2024: 5.0}, {2022: 0.0, 2024: 0.0}, {2022: -3.0, 2023: 4.0}, {2022: 1e15}])
def test_odd_series_are_drawn_or_left_out(observed):
    """No figure, one figure, zeros, a change of sign, huge values: a page all the same."""
    for kind in ("level", "growth", "increase", "multiple", "yearly", "benchmark"):
        report = lay_out(catalogue(observations=observed, kind=kind, others={2024: 3.0}), 2025, "both")
        assert page.write(report, all_of).startswith(b"<!doctype html>")
