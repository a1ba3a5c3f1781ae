"""A plan's file forms: the same words from Word, OpenDocument, a web page and plain text."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from cyjjq.catalogue.finding import Place
from cyjjq.chinese import numerals
from cyjjq.plan import files
from cyjjq.plan import text as plantext
from cyjjq.plan.trace import trace
from tests.test_trace import REAL, real

LINES = ["某县方案", "一、任务", "城镇化率达到62%。", "60 64"]


def squeezed(path):
    text, findings = plantext.read(path)
    assert findings == ()
    return text.squeezed


def converted(folder, text, form):
    """A text as LibreOffice writes it in another form."""
    plan = folder / "plan.txt"
    plan.write_text(text, encoding="utf-8")
    kind = {"docx": "docx:MS Word 2007 XML", "html": "html:HTML (StarWriter)"}.get(form, form)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--infilter=Text (encoded):UTF8", "--convert-to", kind, "--outdir", str(folder), str(plan)]
    done = subprocess.run(command, capture_output=True, timeout=120)
    made = Path(folder / f"plan.{form}")
    assert made.is_file(), done.stderr
    return made


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


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.skipif(not REAL.is_file(), reason="the plan's text is not beside the checkout")
@pytest.mark.parametrize("form", ["docx", "odt", "pdf", "html"])
def test_the_real_plan_in_each_form(tmp_path, form):
    """Every target found and no number left over, whichever form the text comes in."""
    if form == "pdf":
        pytest.importorskip("pypdfium2")
    text = re.sub(r"\[bookmark: [^\]\n]*\]", "", REAL.read_text(encoding="utf-8"))
    plan = plantext.read(converted(tmp_path, text, form))[0]
    done = trace(real()[1], plan, lambda _loc: Place("targets.yaml"))
    assert (done.unaccounted, done.unfound) == ((), ())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("form", ["docx", "odt", "pdf", "html"])
def test_as_an_office_writes_it(tmp_path, form):
    if form == "pdf":
        pytest.importorskip("pypdfium2")
    made = converted(tmp_path, "\n".join(LINES), form)
    assert squeezed(made) == "某县方案一、任务城镇化率达到62%。60 64"
    assert len(list(numerals.quantities(squeezed(made)))) == 3  # 62, 60, 64: 一、 counts nothing
