"""Makes the README's pictures of the terminal with headless Chromium (Debian: chromium, fonts-noto-cjk).

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
DATA = HERE.parents[1] / "examples" / "made-up"
PAGE = """<meta charset="utf-8"><style>{stylesheet}
body {{ background: {background}; color: {foreground}; margin: 14px; }}
pre, code {{ font: 15px/1.35 "Noto Sans Mono CJK SC", monospace; margin: 0; }}</style><pre><code>{code}</code></pre>"""
PICTURES = {
    "gap.zh.png": ["gap", "2025", "--lang", "zh"],
    "worst.en.png": ["gap", "2025", "--worst", "4", "--lang", "en"],
}


def main() -> None:
    for name, words in PICTURES.items():
        command = [sys.executable, "-m", "cyjjq", *words, "--format", "table", "--color", "always", "--data", str(DATA)]
        env = os.environ | {"COLUMNS": "112"}
        shown = subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout
        console = Console(record=True, width=112, file=io.StringIO(), legacy_windows=False)
        console.print(Text.from_ansi(f"$ cyjjq {' '.join(words)}\n\n{shown}"))
        html = console.export_html(code_format=PAGE)
        height = 34 + 21 * (shown.count("\n") + 3)
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder, "page.html")
            page.write_text(html, encoding="utf-8")
            options = [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--user-data-dir={folder}/profile",
            ]
            options += ["--disable-background-networking", "--no-first-run", f"--window-size=960,{height}"]
            subprocess.run(
                ["chromium", *options, f"--screenshot={HERE / name}", page.as_uri()], check=True, capture_output=True
            )


if __name__ == "__main__":
    main()
