"""Programs that some tests need: without one they skip, visibly, but where CYJJQ_NO_SKIP is set they fail."""

import os
import shutil
import subprocess
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
