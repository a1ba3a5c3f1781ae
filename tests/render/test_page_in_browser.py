"""The page in a browser: complete without script and network, at every width, on paper, for everybody."""

import subprocess

import pytest

from cyjjq.render.files import page
from tests.support.drawn import THOROUGH
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


@pytest.mark.parametrize("which", ALL if THOROUGH else [("made", "both"), ("real", "zh"), ("real", "en")])
def test_nothing_is_cut_and_nothing_is_asked_for(browser, pages, which):
    """On a phone, on a desk and on A4: no error, no request, no text outside its place."""
    tab, trouble = opened(browser, pages[which])
    found = {}
    for width, media in ((NARROW, "screen"), (WIDE, "screen"), (PAPER, "print")):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(media=media)
        found[width, media] = tab.evaluate(CUT)
    assert {how: cut for how, cut in found.items() if cut} == {}
    assert trouble == []
    tab.close()


# Takes out each article, row and item whose texts all look like texts before it: colour, size and weight of the text,
# the colour around it and whatever is painted below. What is left shows every look at least once.
ONE_OF_EACH_LOOK = """() => {
  const seen = new Set(), twice = [];
  const painted = (style) => [style.backgroundColor, style.backgroundImage, style.opacity].join();
  const nothing = painted({backgroundColor: 'rgba(0, 0, 0, 0)', backgroundImage: 'none', opacity: '1'});
  const look = (e) => {
    const style = getComputedStyle(e), below = [];
    for (let each = e; each; each = each.parentElement) below.push(painted(getComputedStyle(each)));
    const around = getComputedStyle(e.parentElement).color, {color, fill, fontSize, fontWeight} = style;
    return [e.tagName, color, fill, fontSize, fontWeight, around, ...below.filter((b) => b !== nothing)].join();
  };
  const hasText = (e) => [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
  for (const part of document.querySelectorAll('article, tr, li')) {
    if (twice.some((other) => other.contains(part))) continue;
    const looks = [part, ...part.querySelectorAll('*')].filter(hasText).map(look);
    if (looks.every((each) => seen.has(each))) twice.push(part); else looks.forEach((each) => seen.add(each));
  }
  for (const part of twice) part.remove();
  return seen.size;
}"""
OF_COLOURS = ["color-contrast", "link-in-text-block"]


def violations(tab, **options):
    """What axe-core finds on a page: the rule and the first place of each."""
    from axe_playwright_python.sync_playwright import Axe

    result = Axe().run(tab, options={"resultTypes": ["violations"], **options}).response
    assert result["passes"]
    return [(found["id"], found["nodes"][0]["html"][:120]) for found in result["violations"]]


LOOKS = [  # in every run each language, scheme and width; all of these where time is no matter
    (("made", "zh"), "light", NARROW),
    (("made", "both"), "dark", NARROW),
    (("real", "en"), "dark", WIDE),
    (("made", "zh"), "dark", WIDE),
    (("made", "both"), "light", WIDE),
    (("real", "en"), "light", NARROW),
]


@pytest.mark.parametrize(("which", "scheme", "width"), LOOKS if THOROUGH else LOOKS[:3])
def test_axe_finds_nothing(browser, pages, which, scheme, width):
    """No violation of what axe-core knows of accessibility, contrast included: each page in each colour scheme.

    Colours do not depend on the width, so each scheme is looked at in one of the two, and every page in both. The two
    rules of colours take half a minute for a page of a hundred articles that look alike: they see one of each look,
    and the others see the whole page once.
    """
    tab, _ = opened(browser, pages[which], viewport={"width": width, "height": 900}, color_scheme=scheme)
    if scheme == "light":
        assert violations(tab, rules={name: {"enabled": False} for name in OF_COLOURS}) == []
    assert tab.evaluate(ONE_OF_EACH_LOOK) > 20
    assert violations(tab) == []
    tab.close()


def test_what_is_pale_in_one_row_is_left_for_axe(browser, pages):
    """Of twenty-four rows the last alone is too pale: that is a look of its own."""
    tab, _ = opened(browser, pages["made", "zh"], viewport={"width": WIDE, "height": 900})
    tab.evaluate("""() => {
      const row = [...document.querySelectorAll('tbody tr[data-id]')].at(-1);
      for (const each of row.querySelectorAll('*')) each.style.color = '#ddd';
    }""")
    tab.evaluate(ONE_OF_EACH_LOOK)
    assert [found for found, _ in violations(tab)] == ["color-contrast"]
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
