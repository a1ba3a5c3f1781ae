"""The page "your own plan in an hour": its commands run as they stand there, on a made-up report of a city."""

import re
import shlex

import pytest

from tests.cases import HERE
from tests.support import ROOT, command


@pytest.mark.parametrize("page", ["own-plan.md", "own-plan.zh-CN.md"])
def test_the_commands_of_the_page(tmp_path, page):
    (tmp_path / "plan.txt").write_text((HERE / "plans" / "city.txt").read_text(encoding="utf-8"), encoding="utf-8")
    blocks = re.findall("```sh\n(.+?)```", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) == 6
    for line in lines:
        program, *arguments = shlex.split(line)
        done = command.run(*arguments, lang="en", cwd=tmp_path)
        assert program == "cyjjq"
        # trace leaves the numbers that are for a person to judge, which is its exit code 1
        assert done.returncode == (1 if line == "cyjjq trace plan.txt --data own" else 0), (line, done.stderr)
    assert (tmp_path / "form.xlsx").is_file()
    assert (
        "0 faults against the text" in command.run("trace", "plan.txt", "--data", "own", lang="en", cwd=tmp_path).stdout
    )


def test_the_two_pages_have_the_same_commands():
    english, chinese = (
        re.findall("```sh\n.+?```", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.DOTALL)
        for page in ("own-plan.md", "own-plan.zh-CN.md")
    )
    assert english == chinese
