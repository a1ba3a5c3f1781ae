"""The error gallery: one small broken data set for each rule.

`valid/` is a data set without a fault. Each file of `invalid/` takes the place of one of its two files; its head says
of which, on which day it is checked, how it is made where a text file cannot hold it (missing, empty, gb18030, 17 MB),
and line by line what is to be found: place, code, message.
"""

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
_HEAD = re.compile(r"# (targets|baseline)\.yaml, checked as of (\S+?)(?:; made: (.+))?$")
_EXPECTED = re.compile(r"# ([0-9]+:[0-9]+ CJ[0-9]{3} .+)$")


class Case(NamedTuple):
    """One broken file and what is to be found in it."""

    code: str
    name: str
    stem: str
    today: date
    made: str
    content: bytes | None
    expected: list[str]

    def write(self, directory: Path) -> None:
        """The data set with this fault, in an empty directory."""
        for stem in ("targets", "baseline"):
            content = (HERE / "valid" / f"{stem}.yaml").read_bytes() if stem != self.stem else self.content
            if content is not None:
                (directory / f"{stem}.yaml").write_bytes(content)


def cases() -> list[Case]:
    """Every case, by code."""
    return [_read(path) for path in sorted((HERE / "invalid").glob("CJ*.yaml"))]


def _read(path: Path) -> Case:
    text = path.read_text(encoding="utf-8")
    first, *rest = text.splitlines()
    head = _HEAD.fullmatch(first)
    assert head, path
    expected = []
    for line in rest:
        if not (match := _EXPECTED.fullmatch(line)):
            break
        expected.append(match[1])
    made = head[3] or ""
    return Case(path.name[:5], path.stem, head[1], date.fromisoformat(head[2]), made, _made(text, made), expected)


def _made(text: str, how: str) -> bytes | None:
    match how:
        case "missing":
            return None
        case "empty":
            return b""
        case "gb18030":
            return text.encode("gb18030")
        case "17 MB":
            return text.encode() + b"# \n" * (17 * 1024 * 1024 // 3)
    return text.encode()
