"""The page in a browser: complete without script and network, at every width, on paper, for everybody."""

import html.parser
import subprocess

import pytest

from cyjjq.render.files import charts, page
from tests.support.building import catalogue
from tests.support.programs import needed
from tests.support.reporting import MADE_UP, REAL, all_of, lay_out, of

NARROW, WIDE, PAPER = 390, 1280, 703  # pixels; A4 less the margins of its style sheet is 186 mm

# What leaves the window, is wider than its cell, or lies outside its drawing.
CUT = """() => {
  const found = [], width = document.documentElement.clientWidth;
  const unseen = (e) => e.closest('.skip, caption.unseen') || getComputedStyle(e).display === 'none'
    || (e.closest('thead') && getComputedStyle(e.closest('thead')).position === 'absolute');
  for (const e of document.querySelectorAll('body *')) {
    const box = e.getBoundingClientRect();
    if (!box.width || !box.height || unseen(e)) continue;
    const name = `${e.tagName} ${(e.textContent || '').trim().slice(0, 40)}`;
    if (box.right > width + 1 || box.left < -1) found.push(`outside: ${name}`);
    if (e.matches('td, th, p, li, dd, dt, h1, h2, h3') && e.scrollWidth > e.clientWidth + 1) found.push(`cut: ${name}`);
    if (e.matches('svg text')) {
      const frame = e.ownerSVGElement.getBoundingClientRect();
      if (box.left < frame.left - 1 || box.right > frame.right + 1
        || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) found.push(`off the drawing: ${name}`);
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium."""
    chromium = needed("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A page of each data set in each language."""
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for name, data, year in (("made", MADE_UP, 2024), ("real", REAL, 2025)):
        for languages in ("zh", "en", "both"):
            path = folder / f"{name}.{languages}.html"
            path.write_bytes(page.write(of(data, year, languages), all_of))
            made[name, languages] = path
    return made


def opened(browser, path, **how):
    """A page at an address, and what it complained of or asked the network for."""
    trouble = []
    tab = browser.new_page(**how)
    tab.on("console", lambda message: trouble.append(message.text))
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    tab.on("request", lambda request: None if request.url == path.as_uri() else trouble.append(request.url))
    tab.goto(path.as_uri())
    return tab, trouble


ALL = [(name, languages) for name in ("made", "real") for languages in ("zh", "en", "both")]


@pytest.mark.parametrize("which", ALL)
@pytest.mark.parametrize(("width", "media"), [(NARROW, "screen"), (WIDE, "screen"), (PAPER, "print")])
def test_nothing_is_cut_and_nothing_is_asked_for(browser, pages, which, width, media):
    """On a phone, on a desk and on A4: no error, no request, no text outside its place."""
    tab, trouble = opened(browser, pages[which], viewport={"width": width, "height": 900})
    tab.emulate_media(media=media)
    assert tab.evaluate(CUT) == []
    assert trouble == []
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", [("made", "zh"), ("made", "both"), ("real", "en")])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_axe_finds_nothing(browser, pages, which, scheme, width):
    """No violation of what axe-core knows of accessibility, contrast included."""
    from axe_playwright_python.sync_playwright import Axe

    tab, _ = opened(browser, pages[which], viewport={"width": width, "height": 900}, color_scheme=scheme)
    result = Axe().run(tab)
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in result.response["violations"]] == []
    assert result.response["passes"]
    tab.close()


def test_whole_without_script(browser, pages):
    """With script off nothing is missing but the filter."""
    path = pages["made", "zh"]
    tab, _ = opened(browser, path, java_script_enabled=False)
    assert tab.locator("article").count() == 24
    assert tab.locator("tbody tr[data-id]").count() == 24
    assert not tab.locator("form.filter").is_visible()
    tab.close()


def test_the_filter(browser, pages):
    """By a part of a name, by status, by both; an anchor brings a hidden target back."""
    tab, trouble = opened(browser, pages["made", "zh"])
    rows = tab.locator("tbody tr[data-id]:visible")
    assert rows.count() == 24
    tab.fill("input[name=name]", "服务业")
    assert {rows.nth(i).get_attribute("data-id") for i in range(rows.count())} == {
        "services_value_added_growth",
        "services_share_gdp_2027",
        "services_value_added_2027",
    }
    tab.select_option("select[name=status]", "behind")
    assert [rows.nth(i).get_attribute("data-id") for i in range(rows.count())] == ["services_share_gdp_2027"]
    assert tab.locator("output").text_content() == "1"
    assert tab.locator("article:visible").count() == 1
    tab.evaluate("location.hash = 'tea_output_2027'")
    tab.wait_for_function("!document.getElementById('tea_output_2027').hidden")
    assert rows.count() == 24
    assert trouble == []
    tab.close()


def test_the_first_key_offers_the_way_past_the_contents(browser, pages):
    """Tab shows the skip link, Enter follows it."""
    tab, _ = opened(browser, pages["made", "zh"], viewport={"width": WIDE, "height": 900})
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    assert tab.locator(".skip").bounding_box()["x"] >= 0
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#part-overview"
    tab.close()


def test_on_paper_every_target_is_there(browser, pages, tmp_path):
    """The printed page is A4 and has every id."""
    pdftotext = needed("pdftotext")
    tab, _ = opened(browser, pages["real", "zh"])
    tab.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    tab.close()
    text = subprocess.run([pdftotext, tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True).stdout
    flat = "".join(text.split())
    assert [entry.id for entry in of(REAL, 2025).entries if entry.id not in flat] == []
    info = subprocess.run([needed("pdfinfo"), tmp_path / "page.pdf"], capture_output=True, text=True, check=True)
    assert "A4" in info.stdout


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
