"""Programs that tests go through. Without one they skip, visibly, but where CYJJQ_NO_SKIP is set they fail."""

import atexit
import functools
import os
import pty
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest


def needed(name):
    """The path of a program."""
    path = shutil.which(name)
    if path is None:
        (pytest.fail if os.environ.get("CYJJQ_NO_SKIP") else pytest.skip)(f"{name} is not installed")
    return path


# LibreOffice would show the values saved with a workbook; it is told to compute everything anew.
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
_FORMS = {
    "docx": "docx:MS Word 2007 XML",
    "html": "html:HTML (StarWriter)",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
}


@functools.cache
def _profile():
    """LibreOffice's own folder, one for this process: making it anew takes as long as a conversion."""
    folder = Path(tempfile.mkdtemp(prefix="cyjjq-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "user").mkdir()
    (folder / "user" / "registrymodifications.xcu").write_text(_ALWAYS, "utf-8")
    return folder


def all_saved_by_libreoffice(paths, suffix, folder, *options):
    """Files as LibreOffice saves them in another (or the same) format, all of them in one run of it."""
    folder.mkdir(exist_ok=True)
    command = [needed("soffice"), f"-env:UserInstallation={_profile().as_uri()}", "--headless", *options]
    command += ["--convert-to", _FORMS.get(suffix, suffix), "--outdir", str(folder), *map(str, paths)]
    done = subprocess.run(command, check=True, capture_output=True, timeout=300)
    saved = [folder / f"{Path(path).stem}.{suffix}" for path in paths]
    assert all(path.is_file() for path in saved), done.stderr
    return saved


def saved_by_libreoffice(path, suffix, folder, *options):
    """One file as LibreOffice saves it."""
    return all_saved_by_libreoffice([path], suffix, folder, *options)[0]


def printed(path, folder):
    """The text of a file as LibreOffice prints it on paper, and what is to be said of the paper."""
    paper = saved_by_libreoffice(path, "pdf", folder)
    text = subprocess.run([needed("pdftotext"), paper, "-"], capture_output=True, text=True, check=True).stdout
    return text, subprocess.run([needed("pdfinfo"), paper], capture_output=True, text=True, check=True).stdout


def on_terminal(*words, width, **env):
    """What a terminal of a width shows of a command, whichever stream it comes from."""
    leader, follower = pty.openpty()
    known = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1", "TERM": "xterm", "COLUMNS": str(width)}
    process = subprocess.Popen(
        [sys.executable, "-m", "cyjjq", *map(str, words)], stdout=follower, stderr=follower, env=known | env
    )
    os.close(follower)
    chunks = []
    while True:
        try:
            chunk = os.read(leader, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    process.wait()
    os.close(leader)
    return b"".join(chunks).decode("utf-8", "replace").replace("\r\n", "\n")
