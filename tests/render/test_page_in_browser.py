"""The page in a browser: complete without script and network, at every width, on paper, for everybody."""

import subprocess

import pytest

from cyjjq.render.files import page
from tests.support.programs import needed
from tests.support.reporting import MADE_UP, REAL, all_of, of

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


class _Pages(dict):
    """The page of a data set in a language (or both), written when it is first asked for."""

    def __init__(self, folder):
        self.folder = folder

    def __missing__(self, which):
        name, languages = which
        data, year = {"made": (MADE_UP, 2024), "real": (REAL, 2025)}[name]
        self[which] = self.folder / f"{name}.{languages}.html"
        self[which].write_bytes(page.write(of(data, year, languages), all_of))
        return self[which]


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """A page of each data set in each language."""
    return _Pages(tmp_path_factory.mktemp("pages"))


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


@pytest.mark.parametrize(
    ("which", "scheme", "width"),
    [
        (("made", "zh"), "light", NARROW),
        (("made", "zh"), "dark", WIDE),
        (("made", "both"), "light", WIDE),
        (("made", "both"), "dark", NARROW),
        (("real", "en"), "light", NARROW),
        (("real", "en"), "dark", WIDE),
    ],
)
def test_axe_finds_nothing(browser, pages, which, scheme, width):
    """No violation of what axe-core knows of accessibility, contrast included: each page in each colour scheme.

    axe takes seconds a page; colours do not depend on the width, so each scheme is looked at in one of the two, and
    every page in both.
    """
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
