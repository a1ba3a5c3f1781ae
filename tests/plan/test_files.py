"""A plan's file forms: the same words from Word, OpenDocument, a web page and plain text."""

import functools
import io
import re
import shutil
import zipfile

import pytest

from cyjjq.catalogue.finding import Place
from cyjjq.chinese import numerals
from cyjjq.plan import files
from cyjjq.plan import text as plantext
from cyjjq.plan.trace import trace
from tests.plan.test_trace import REAL, real
from tests.support.programs import all_saved_by_libreoffice

LINES = ["某县方案", "一、任务", "城镇化率达到62%。", "60 64"]


def squeezed(path):
    text, findings = plantext.read(path)
    assert findings == ()
    return text.squeezed


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """The made-up text and the real one, where it is at hand, as LibreOffice writes them in a form: one run of it."""
    folder = tmp_path_factory.mktemp("plans")
    texts = {"made up": "\n".join(LINES)}
    if REAL.is_file():
        texts["real"] = re.sub(r"\[bookmark: [^\]\n]*\]", "", REAL.read_text(encoding="utf-8"))
    plans = [folder / f"{name}.txt" for name in texts]
    for plan, text in zip(plans, texts.values(), strict=True):
        plan.write_text(text, encoding="utf-8")

    @functools.cache
    def saved(form):
        return dict(
            zip(texts, all_saved_by_libreoffice(plans, form, folder, "--infilter=Text (encoded):UTF8"), strict=True)
        )

    return saved


def test_html(tmp_path):
    page = tmp_path / "plan.html"
    page.write_text(
        "<!DOCTYPE html><html><head><style>p{font:16px}</style></head><body><p>某县<b>方案</b></p>"
        "<table><tr><td>60</td><td>64</td></tr></table></body></html>",
        encoding="utf-8",
    )
    assert squeezed(page) == "某县方案60 64"


def test_page_numbers_of_plain_text(tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text("覆盖\n— 7 —\n率达到\n第 8 页\n62%", encoding="utf-8")
    assert squeezed(plan) == "覆盖率达到62%"


def test_running_heads():
    """A head on each of three pages goes, with the page number under it; a number inside a page stays."""
    pages = [f"某县方案\n第{n}段\n{n}5\n完\n{n}" for n in (1, 2, 3)]
    assert files.body(pages) == "第1段\n15\n完\n第2段\n25\n完\n第3段\n35\n完"


def test_what_cannot_be_read(tmp_path):
    for raw in (b"PK\x03\x04 no archive", b"%PDF-1.7 nothing\0"):
        (tmp_path / "plan").write_bytes(raw)
        text, findings = plantext.read(tmp_path / "plan")
        assert text is None
        assert [finding.code for finding in findings] == ["CJ512"]


def test_a_packed_file_too_large(monkeypatch):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<a>" + " " * 100 + "</a>")
    monkeypatch.setattr(files, "MOST_BYTES", 50)
    assert files.text_of(held.getvalue()) is None


FORMS = ["docx", "odt", "pdf", "html"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.skipif(not REAL.is_file(), reason="the plan's text is not beside the checkout")
@pytest.mark.parametrize("form", FORMS)
def test_the_real_plan_in_each_form(converted, form):
    """Every target found and no number left over, whichever form the text comes in."""
    if form == "pdf":
        pytest.importorskip("pypdfium2")
    plan = plantext.read(converted(form)["real"])[0]
    done = trace(real()[1], plan, lambda _loc: Place("targets.yaml"))
    assert (done.unaccounted, done.unfound) == ((), ())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("form", FORMS)
def test_as_an_office_writes_it(converted, form):
    if form == "pdf":
        pytest.importorskip("pypdfium2")
    made = converted(form)["made up"]
    assert squeezed(made) == "某县方案一、任务城镇化率达到62%。60 64"
    assert len(list(numerals.quantities(squeezed(made)))) == 3  # 62, 60, 64: 一、 counts nothing
