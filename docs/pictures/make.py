"""Makes the README's pictures of the terminal and of the files that people send, from the nation's plan.

Needs headless Chromium, LibreOffice and poppler (Debian: chromium, fonts-noto-cjk, libreoffice-calc,
libreoffice-writer, poppler-utils).

    python docs/pictures/make.py
"""

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
PLAN = ("--plan", "national-2021-2025")
PAGE = """<meta charset="utf-8"><style>{stylesheet}
body {{ background: {background}; color: {foreground}; margin: 14px; }}
.half {{ display: inline-block; width: 1ch; transform: scaleX(.6); transform-origin: left; }}
pre, code {{ font: 15px/1.35 "Noto Sans Mono CJK SC", monospace; margin: 0; }}</style><pre><code>{code}</code></pre>"""
SIDE_BY_SIDE = """<meta charset="utf-8"><style>body {{ margin: 0; padding: 12px; background: #e8ebef; display: flex;
gap: 12px; align-items: flex-start; }} img {{ height: 700px; box-shadow: 0 1px 4px #0006; }}</style>{images}"""
TERMINAL = {
    "gap.zh.png": ["gap", "2024", "--all", *PLAN, "--lang", "zh"],
    "worst.en.png": ["gap", "2023", "--worst", "4", *PLAN, "--lang", "en"],
}


def cyjjq(*words: str | Path) -> str:
    command = [sys.executable, "-m", "cyjjq", *map(str, words)]
    env = os.environ | {"COLUMNS": "112"}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout


def photograph(page: Path, name: str, width: int, height: int, folder: str) -> None:
    """A page as Chromium shows it."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile"]
    options += ["--disable-background-networking", "--no-first-run", f"--window-size={width},{height}"]
    subprocess.run(
        ["chromium", *options, f"--screenshot={HERE / name}", page.as_uri()], check=True, capture_output=True
    )


def terminal(name: str, words: list[str], folder: str) -> None:
    """A command and what it prints."""
    shown = cyjjq(*words, "--format", "table", "--color", "always")
    console = Console(record=True, width=112, file=io.StringIO(), legacy_windows=False)
    console.print(Text.from_ansi(f"$ cyjjq {' '.join(words)}\n\n{shown}"))
    page = Path(folder, "terminal.html")
    told = console.export_html(code_format=PAGE)
    for sign in "≥≤ⅠⅡⅢⅣⅤ":  # the font has them as wide as a Chinese character, a terminal half as wide
        told = told.replace(sign, f'<span class="half">{sign}</span>')
    page.write_text(told, encoding="utf-8")
    photograph(page, name, 960, 34 + 21 * (shown.count("\n") + 3), folder)


def printed(suffix: str, folder: str) -> Path:
    """The first sheet of paper of a report, as LibreOffice prints it."""
    report = Path(folder, f"report.{suffix}")
    cyjjq("report", *PLAN, "--year", "2024", "--lang", "zh", "--today", "2026-03-31", "--output", report)
    convert = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]
    subprocess.run([*convert, "--outdir", folder, report], check=True, capture_output=True)
    picture = Path(folder, suffix)
    first = ["pdftoppm", "-r", "90", "-f", "1", "-l", "1", "-singlefile", "-png"]
    subprocess.run([*first, report.with_suffix(".pdf"), picture], check=True)
    return picture.with_suffix(".png")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, words in TERMINAL.items():
            terminal(name, words, folder)
        page = Path(folder, "report.html")
        cyjjq("report", *PLAN, "--year", "2024", "--lang", "zh", "--today", "2026-03-31", "--output", page)
        photograph(page, "report-page.zh.png", 1180, 1010, folder)
        images = "".join(f'<img src="{printed(suffix, folder).as_uri()}">' for suffix in ("docx", "xlsx"))
        paper = Path(folder, "paper.html")
        paper.write_text(SIDE_BY_SIDE.format(images=images), encoding="utf-8")
        photograph(paper, "report-paper.zh.png", 1540, 724, folder)


if __name__ == "__main__":
    main()
