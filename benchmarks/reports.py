"""What the files that people send cost: size and time for the plan, and for 1,000 targets beside a bare write.

For 1,000 targets each writer is timed against the library that it uses writing as many cells with nothing in mind:
no content, no formats, no charts, no formulas. Both run in turn in one process; the medians and their ratio are
printed. For the plan itself whole processes are timed, beside an interpreter that does nothing.

    python benchmarks/reports.py [--runs N] [--targets N]
"""

import argparse
import datetime as dt
import io
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

import large

from cyjjq import assess, load
from cyjjq.catalogue.models import Catalogue
from cyjjq.cli.session import WRITERS
from cyjjq.render.files import content

PLAN = Path(__file__).parents[1] / "data"
# What counts as a cell of each format: a place that a text or a number was put into.
CELLS = {".html": rb"<t[dh][ >]|<d[dt]>", ".xlsx": rb"<c r=", ".docx": rb"<w:tc>", ".md": rb" \|"}


def bare_page(cells: int) -> bytes:
    import jinja2

    text = "{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}"
    return jinja2.Environment(autoescape=True).from_string(text).render(rows=[["345.8"] * 10] * (cells // 10)).encode()


def bare_workbook(cells: int) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for i in range(cells):
            sheet.write(i // 10, i % 10, 345.8 if i % 2 else "序时目标")
    return stream.getvalue()


def bare_document(cells: int) -> bytes:
    import docx

    document = docx.Document()
    for row in document.add_table(rows=cells // 9, cols=9).rows:
        for cell in row.cells:
            cell.text = "345.8"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def bare_markdown(cells: int) -> bytes:
    return "\n".join("| " + " | ".join(["345.8"] * 10) + " |" for _ in range(cells // 10)).encode()


BARE: dict[str, Callable[[int], bytes]] = {
    ".html": bare_page,
    ".xlsx": bare_workbook,
    ".docx": bare_document,
    ".md": bare_markdown,
}


def cells(suffix: str, raw: bytes) -> int:
    """How many cells a report has."""
    if suffix in (".xlsx", ".docx"):
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            raw = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
    return len(re.findall(CELLS[suffix], raw))


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def of_the_plan(folder: Path, runs: int) -> None:
    """Whole processes on the plan's own data."""
    idle = statistics.median(
        seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True)) for _ in range(runs)
    )
    print(f"the plan (an idle interpreter takes {idle:.3f} s)")
    for suffix in WRITERS:
        target = folder / f"plan{suffix}"
        command = [sys.executable, "-m", "cyjjq", "report", "--data", PLAN, "--year", "2025", "-o", target]
        run = partial(subprocess.run, command, check=True, capture_output=True)
        times = [seconds(run) for _ in range(runs)]
        print(f"  {suffix:6}{target.stat().st_size / 1000:8.0f} kB {statistics.median(times):7.2f} s")


def whole(writer: ModuleType, catalogue: Catalogue, request: content.Request) -> bytes:
    """Everything from the catalogue to the bytes of the file."""
    return writer.write(content.lay_out(catalogue, assess(catalogue, 2025), request), lambda things: things)


def of_many(folder: Path, targets: int, runs: int) -> None:
    """Writers against bare writes, in turn."""
    large.write(folder, targets)
    catalogue = load(folder).catalogue
    request = content.Request(2025, "schedule", "zh", dt.date(2026, 1, 1), "", ("", ""))
    print(f"{targets} targets")
    for suffix, name in WRITERS.items():
        writer = import_module(f"cyjjq.render.files.{name}")

        ours = partial(whole, writer, catalogue, request)
        raw = ours()
        number = cells(suffix, raw)
        bare = partial(BARE[suffix], number)
        bare()
        pairs = [(seconds(ours), seconds(bare)) for _ in range(runs)]
        ratio = statistics.median(a / b for a, b in pairs)
        a, b = (statistics.median(each) for each in zip(*pairs, strict=True))
        print(f"  {suffix:6}{len(raw) / 1e6:7.2f} MB {number:7} cells {a:7.2f} s, bare {b:6.2f} s, ratio {ratio:5.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--targets", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        of_the_plan(Path(name), options.runs)
        of_many(Path(name), options.targets, options.runs)


if __name__ == "__main__":
    main()
