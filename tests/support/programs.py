"""Programs that tests go through. Without one they skip, visibly, but where CYJJQ_NO_SKIP is set they fail."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def needed(name):
    """The path of a program."""
    path = shutil.which(name)
    if path is None:
        (pytest.fail if os.environ.get("CYJJQ_NO_SKIP") else pytest.skip)(f"{name} is not installed")
    return path


def saved_by_libreoffice(path, suffix, folder):
    """A file as LibreOffice saves it in another (or the same) format."""
    folder.mkdir(exist_ok=True)
    command = [needed("soffice"), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false" if suffix == "csv" else suffix
    subprocess.run([*command, form, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=180)
    return folder / f"{Path(path).stem}.{suffix}"


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
