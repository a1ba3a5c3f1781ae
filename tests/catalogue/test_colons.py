"""A colon that is full-width, glued or missing, and what looks like it, is named where it stands."""

import pytest

from cyjjq.catalogue import yamlfile
from cyjjq.words import faults

HEAD = "schema_version: 1\nplan:\n"


@pytest.mark.parametrize(
    ("lines", "line", "column", "key"),
    [
        ("  id：example\n  start: 2023\n", 3, 5, "wide"),
        ("  id： example\n  start: 2023\n", 3, 5, "wide"),
        ("  title： {zh: 甲, en: A}\n", 3, 8, "wide"),
        ("  id:example\n  start: 2023\n", 3, 6, "glued"),
        ("  id example\n  start: 2023\n", 3, 5, "none"),
        ("  id\n  start: 2023\n", 3, 5, "none"),
        ("  id: x\n  - a：b\n", 4, 6, "wide"),
        ("  id: example\n    start: 2023\n", 4, 5, "deeper"),
        ("  - id: example\n      start: 2023\n", 4, 7, "deeper"),
        ("  {id: example， start: 2023}\n", 3, 15, "comma"),
        ("  - {id: a, name: 乙、start: 2023}\n", 3, 20, "comma"),
    ],
)
def test_a_colon_that_is_none(lines, line, column, key):
    """Line and column of the colon, or of where it belongs."""
    document, (fault,) = yamlfile.parse(HEAD + lines, "targets.yaml")
    assert document is None
    assert (fault.code, fault.place.line, fault.place.column) == ("CJ005", line, column)
    assert fault.facts["problem"] == faults.YAML[key]


@pytest.mark.parametrize(
    ("lines", "said"), [("  id: a: b\n", "mapping values"), ("  {id: 甲，乙 b: 1}\n", "did not find")]
)
def test_what_is_neither_is_told_as_it_was(lines, said):
    """A second colon on the line of its key is no indentation; a comma that no key follows is text."""
    _, (fault,) = yamlfile.parse(HEAD + lines, "targets.yaml")
    assert fault.facts["problem"] in [pair for key, pair in faults.YAML.items() if key.startswith(said)]


def test_other_faults_keep_their_place():
    """A bracket left open is told where it was opened, in our words."""
    _, (fault,) = yamlfile.parse("actions: [1, 2\nplan: {id: a}\n", "targets.yaml")
    assert fault.code == "CJ005"
    assert isinstance(fault.facts["problem"], tuple)


@pytest.mark.parametrize("end", ["\u2028", "\x0b", "\x0c", "\x85", "\x1c"])
def test_lines_end_where_places_count_them(end):
    """Only CR, LF and CRLF end a line; what editors show as one line is one line of an excerpt."""
    assert yamlfile.lines_of(f"a{end}b\nc\r\nd\re") == (f"a{end}b", "c", "d", "e")
