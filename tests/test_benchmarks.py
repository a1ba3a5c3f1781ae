"""The page of benchmarks names only what there is."""

import re
from pathlib import Path

import pytest

from cyjjq.cli.app import app

ROOT = Path(__file__).parents[1]
COMMANDS = {command.name for command in app.registered_commands}
SOURCES = [ROOT / "README.md", *sorted((ROOT / "benchmarks").glob("*.py"))]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_every_benchmark_that_is_named_exists(source):
    """`python benchmarks/x.py` in the README, in the benchmarks and so on their page is a file."""
    named = re.findall(r"python (benchmarks/\w+\.py)", source.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_every_command_that_is_measured_exists():
    """What the page starts, with `cyjjq` before it, is a command."""
    text = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert {words.split()[0] for words in re.findall(r"`cyjjq ([^`]+)`", text)} <= COMMANDS
