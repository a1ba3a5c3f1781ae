"""The YAML reader: places, numbers, and everything that a strict reader refuses without ever crashing."""

import os

import pytest

from cyjjq.catalogue import yamlfile as source

BOM = b"\xef\xbb\xbf"


@pytest.fixture
def read(tmp_path):
    """Read bytes as a file called data.yaml."""

    def reader(raw):
        path = tmp_path / "data.yaml"
        path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return source.read(path, "data.yaml")

    return reader


def spots(findings):
    """What was found and where: code, line, column, end column."""
    return [(f.code, f.place.line, f.place.column, f.place.end_column) for f in findings]


def codes(findings):
    """What was found, in order."""
    return [f.code for f in findings]


# --- Places -----------------------------------------------------------------------------------------------------------

PLACED = "plan:\n  名称: 垫江县  # 注\n  years: [2023, 2027]\n  list:\n    - {id: 甲, value: '60'}\n    - 😀😀 x\n"


@pytest.mark.parametrize(
    ("loc", "line", "column", "end"),
    [
        (("plan", "名称"), 2, 7, 10),
        (("plan", "years"), 3, 10, 11),
        (("plan", "years", 0), 3, 11, 15),
        (("plan", "years", 1), 3, 17, 21),
        (("plan", "list", 0), 5, 7, 8),
        (("plan", "list", 0, "id"), 5, 12, 13),
        (("plan", "list", 0, "value"), 5, 22, 26),
        (("plan", "list", 1), 6, 7, 11),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", BOM])
def test_place_of_a_value(read, loc, line, column, end, line_end, mark):
    """A value's place counts lines and code points from 1, whatever the script, the line ends and a BOM."""
    document, findings = read(mark + PLACED.replace("\n", line_end).encode())
    assert findings == ()
    place = document.place(loc)
    assert (place.file, place.line, place.column, place.end_column) == ("data.yaml", line, column, end)


@pytest.mark.parametrize(
    ("loc", "line", "column", "end", "path"),
    [
        (("plan",), 1, 1, 5, "plan"),
        (("plan", "名称"), 2, 3, 5, "plan.名称"),
        (("plan", "list", 0, "id"), 5, 8, 10, "plan.list[0].id"),
        (("plan", "list", 0, "value"), 5, 15, 20, "plan.list[0].value"),
    ],
)
def test_place_of_a_key(read, loc, line, column, end, path):
    """A key has a place of its own, and the path says whose key it is."""
    document, _ = read(PLACED)
    assert document.place(loc, of_key=True) == ("data.yaml", line, column, end, path)


@pytest.mark.parametrize(
    ("loc", "line", "column", "path"),
    [(("plan", "missing"), 2, 3, "plan"), (("plan", "list", 7, "id"), 5, 5, "plan.list"), ((), 1, 1, "")],
)
def test_place_of_what_is_not_there(read, loc, line, column, path):
    """What is missing is shown at the innermost thing that is there."""
    document, _ = read(PLACED)
    place = document.place(loc)
    assert (place.line, place.column) == (line, column)
    assert path in (place.path, place.path.removesuffix(".id"))


def test_place_of_a_text_of_several_lines(read):
    """A text that goes on over lines is placed where it starts and has no end column."""
    document, _ = read('a: 1\nb: "one\n  two"\nc: 3\n')
    assert document.place(("b",))[1:4] == (2, 4, None)
    assert document.place(("c",))[1:4] == (4, 4, 5)
    assert document.data == {"a": 1, "b": "one two", "c": 3}


def test_place_of_a_key_that_repeats_its_parent(read):
    """A key is found by where it stands, even where the one above it has the same name."""
    document, _ = read("plan:\n  plan: 1\n")
    assert document.place(("plan", "plan"), of_key=True)[1:] == (2, 3, 7, "plan.plan")


def test_lines_of_the_document(read):
    """The document keeps its lines as written, for excerpts, whatever the line ends."""
    document, _ = read("a: 垫江\r\nb: 2\rc: 3\n")
    assert document.lines[:3] == ("a: 垫江", "b: 2", "c: 3")


# --- Scalars ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0),
        ("5", 5),
        ("+5", 5),
        ("-3", -3),
        ("108000", 108000),
        ("0.025", 0.025),
        ("-0.5", -0.5),
        ("1.50", 1.5),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_scalars_that_mean_something(read, written, value):
    """Plain decimals, true, false and the three ways to write nothing are read as what they mean."""
    document, findings = read(f"a: {written}\n")
    assert findings == ()
    assert document.data == {"a": value}
    assert type(document.data["a"]) is type(value)


@pytest.mark.parametrize(
    "written",
    [
        *("012", "00", "1:30", "12:30:45", "0x1F", "0o17", "0b11", "1_000", "1,000", "1e5", "1.5e3", ".5", "5."),
        *("60%", "６０", "yes", "no", "on", "off", "Yes", "NO", ".nan", ".inf", "-.inf", "2023-09-27", "2.1:1", "--3"),
        *("1 000", "八", "Ⅲ", "9" * 25),
    ],
)
def test_scalars_that_stay_text(read, written):
    """Whatever is no plain decimal stays the text that it is: YAML's octals, sexagesimals and booleans do not exist."""
    document, findings = read(f"a: {written}\n")
    assert findings == ()
    assert document.data == {"a": written}


@pytest.mark.parametrize("written", ["5", "-3", "60%", "true", "null", "~", "", "012", "1e5"])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_quoted_scalars_are_text(read, written, quote):
    """What stands in quotes is text, and the reader remembers that it was quoted."""
    document, findings = read(f"a: {quote}{written}{quote}\n")
    assert findings == ()
    assert document.data == {"a": written}
    assert document.lexeme(("a",)) == (written, False)


def test_block_scalars_are_text(read):
    """A number in a block text is text, too."""
    document, _ = read("a: |\n  400\nb: >-\n  5\n")
    assert document.data == {"a": "400\n", "b": "5"}


@pytest.mark.parametrize(
    ("loc", "lexeme"), [(("a",), ("+5", True)), (("b", 0), ("６０", True)), (("b",), None), (("c",), None)]
)
def test_lexeme(read, loc, lexeme):
    """The text of a scalar is there as written; a list or a missing key has none."""
    document, _ = read("a: +5\nb: [６０]\n")
    assert document.lexeme(loc) == lexeme


def test_keys_are_text(read):
    """A key is the text that it is, numbers and words of YAML included."""
    document, findings = read("1: a\nno: b\n012: c\n'2027': d\n")
    assert findings == ()
    assert document.data == {"1": "a", "no": "b", "012": "c", "2027": "d"}


# --- What is refused --------------------------------------------------------------------------------------------------


def test_duplicate_keys(read):
    """Every repetition of a key is found at its place, the first value stays, and the reading goes on."""
    document, findings = read('a: 1\nb: {x: 1, x: 2}\na: 3\n"a": 4\nc: 5\n')
    assert spots(findings) == [("CJ009", 2, 11, 12), ("CJ009", 3, 1, 2), ("CJ009", 4, 1, 4)]
    assert [f.facts["key"] for f in findings] == ["x", "a", "a"]
    assert document.data == {"a": 1, "b": {"x": 1}, "c": 5}


def test_what_stands_under_a_duplicate_key_is_checked_too(read):
    """A fault inside a value that is dropped is found all the same."""
    _, findings = read("a: 1\na:\n  b: 1\n  b: 2\n")
    assert spots(findings) == [("CJ009", 2, 1, 2), ("CJ009", 4, 3, 4)]


def test_same_key_in_different_mappings(read):
    """The same key in two mappings is no repetition."""
    document, findings = read("a: {x: 1}\nb: {x: 2}\n")
    assert findings == ()
    assert document.data == {"a": {"x": 1}, "b": {"x": 2}}


def test_merge_key(read):
    """A merge key merges nothing and is reported; in quotes it is a text like any other."""
    document, findings = read("<<: {a: 1}\nb: 2\n'<<': 3\n")
    assert spots(findings) == [("CJ012", 1, 1, 3)]
    assert document.data == {"b": 2, "<<": 3}


@pytest.mark.parametrize(
    ("text", "spot", "name"),
    [
        ("a: &x 1\nb: 2\n", (1, 4), "x"),
        ("a: 1\nb: *x\n", (2, 4), "x"),
        ("a: 1\nb: &list [1]\nc: *list\n", (2, 4), "list"),
        ("a: 1\n&k b: 2\n", (2, 1), "k"),
        ("&all\na: 1\n", (1, 1), "all"),
    ],
)
def test_anchors_and_aliases(read, text, spot, name):
    """An anchor or alias ends the reading at once, so that nothing can be expanded."""
    document, findings = read(text)
    assert document is None
    (finding,) = findings
    assert finding.code == "CJ007"
    assert (finding.place.line, finding.place.column) == spot
    assert finding.facts["name"] == name


def test_billion_laughs(read):
    """Aliases of aliases of aliases are refused before they grow."""
    lines = ["a0: &a0 [ha, ha]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    document, findings = read("\n".join(lines))
    assert document is None
    assert spots(findings)[0][:3] == ("CJ007", 1, 5)


def test_python_tags_never_execute(read, tmp_path, monkeypatch):
    """A tag that asks Python to run something is reported, its content read as plain data, and nothing runs."""
    monkeypatch.chdir(tmp_path)
    document, findings = read(
        'a: !!python/object/apply:os.mkdir ["made"]\n'
        "b: !!python/name:os.system\n"
        "c: !!python/object/new:os.mkdir {args: [made]}\n"
        "d: 1\n"
    )
    assert [f.code for f in findings] == ["CJ010"] * 3
    assert [f.place.line for f in findings] == [1, 2, 3]
    assert "python/object/apply:os.mkdir" in findings[0].facts["tag"]
    assert document.data["a"] == ["made"]
    assert document.data["d"] == 1
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    "text", ["a: !x 1\n", "a: !!str 5\n", "a: !!int '5'\n", "a: !!set {x}\n", "a: !!binary aGk=\n"]
)
def test_tags(read, text):
    """Any tag is refused, harmless ones included."""
    _, findings = read(text)
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [("CJ010", 1, 4)]


def test_complex_keys(read):
    """A list or mapping as a key is reported at its place and dropped with its value; the rest is read."""
    document, findings = read("? [a, b]\n: 1\n{x: 1}: 2\nc: 3\n")
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [("CJ013", 1, 3), ("CJ013", 3, 1)]
    assert document.data == {"c": 3}


def test_two_documents(read):
    """A second document is refused where it begins."""
    document, findings = read("a: 1\n---\nb: 2\n")
    assert document is None
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [("CJ008", 2, 1)]


def test_one_document_with_its_marks(read):
    """One document may have the marks of a beginning and an end."""
    document, findings = read("%YAML 1.1\n---\na: 1\n...\n")
    assert findings == ()
    assert document.data == {"a": 1}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("\ta: 1\n", 1, 1), ("a:\t1\n", 1, 3), ("a:\n\tb: 1\n", 2, 1), ('a: "垫\t江"\n', 1, 6), ("a: 1 #\tx\n", 1, 7)],
)
def test_tabs(read, text, line, column):
    """A tab is named as such and placed, wherever it stands: YAML's own message about it helps nobody."""
    document, findings = read(text)
    assert document is None
    assert spots(findings) == [("CJ014", line, column, column + 1)]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        *(("\x00", "U+0000"), ("\x07", "U+0007"), ("\x1b", "U+001B"), ("\x7f", "U+007F"), ("\x85", "U+0085")),
        *(("\u2028", "U+2028"), ("\u2029", "U+2029"), ("\ufffe", "U+FFFE")),
    ],
)
def test_control_characters_raw(read, character, name):
    """A control character, or a line break that only YAML knows, is refused at its place."""
    document, findings = read(f"a: 1\nb: 垫{character}江\n")
    assert document is None
    assert spots(findings) == [("CJ011", 2, 5, 6)]
    assert findings[0].facts["character"] == name


def test_every_control_character_is_found(read):
    """All control characters of a file are found in one run."""
    _, findings = read("a: \x01\x02\nb: \x03\n")
    assert spots(findings) == [("CJ011", 1, 4, 5), ("CJ011", 1, 5, 6), ("CJ011", 2, 4, 5)]


@pytest.mark.parametrize(
    ("escape", "name"),
    [(r"\0", "U+0000"), (r"\u0007", "U+0007"), (r"\x1b", "U+001B"), (r"\e", "U+001B"), (r"\N", "U+0085")],
)
def test_control_characters_as_escapes(read, escape, name):
    """An escape does not smuggle a control character in, neither in a value nor in a key."""
    _, findings = read(f'a: "x{escape}y"\n"k{escape}": 1\n')
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [("CJ011", 1, 4), ("CJ011", 2, 1)]
    assert [f.facts["character"] for f in findings] == [name, name]


def test_backslashes_that_are_no_escapes(read):
    """In single quotes and in plain text a backslash is a backslash."""
    document, findings = read("a: 'x\\u0007'\nb: x\\0\n")
    assert findings == ()
    assert document.data == {"a": "x\\u0007", "b": "x\\0"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "{[", "[{a: "])
def test_deep_nesting(read, opening):
    """30 kB of brackets are refused as nested too deep; the process survives."""
    document, findings = read(opening * (30_000 // len(opening)))
    assert document is None
    assert codes(findings)[-1] == "CJ006"
    assert findings[-1].place.line == 1


def test_the_scanner_may_give_up_first(read):
    """It looks ahead: an unfit character after 150 brackets comes before their events, and still they are too deep."""
    assert codes(read("a: " + "[" * 150 + "@")[1]) == ["CJ006"]
    assert codes(read("a: " + "[" * 50 + "@")[1]) == ["CJ005"]


def test_nesting_that_data_may_have(read):
    """Twenty levels are no trouble."""
    document, findings = read("[" * 20 + "1" + "]" * 20)
    assert findings == ()
    value = document.data
    for _ in range(20):
        (value,) = value
    assert value == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: [1, 2\nb: 3\n", 2), ("a: b: c\n", 1), ("a: 1\n b: 2\n", 2), ("a: 1\nb\n", 2), ("a: @x\n", 1), ("]\n", 1)],
)
def test_broken_yaml(read, text, line):
    """What is no YAML gives one finding with the line where it is wrong and the reason."""
    document, findings = read(text)
    assert document is None
    (finding,) = findings
    assert (finding.code, finding.place.line) == ("CJ005", line)
    assert finding.facts["problem"]


def test_faults_before_broken_yaml_are_kept(read):
    """What was found before the syntax broke is still told."""
    _, findings = read("a: 1\na: 2\nb: ]\n")
    assert [(f.code, f.place.line) for f in findings] == [("CJ009", 2), ("CJ005", 3)]


# --- Files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [b"", b"\n", b"  \n\n", BOM, BOM + b"\n", b"# only a comment\n", "# 只有注释".encode()])
def test_empty_files(read, raw):
    """A file without content is empty, whatever whitespace, mark or comment it holds."""
    document, findings = read(raw)
    assert document is None
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [("CJ003", 1, 1)]
    assert findings[0].unreadable


def test_gbk_bytes(read):
    """A file saved as GBK is placed at its first bad byte, in code points, and the encoding is guessed."""
    document, findings = read("a: 垫江\nb: 1\n".encode() + "名: 垫江\n".encode("gbk"))
    assert document is None
    (finding,) = findings
    assert (finding.code, finding.place.line, finding.place.column) == ("CJ002", 3, 1)
    assert finding.facts["byte"] == "0xC3"
    assert "GB" in finding.facts["encoding"]
    assert finding.unreadable


def test_bad_byte_after_wide_text(read):
    """The column of a bad byte counts the characters before it, not their bytes."""
    _, findings = read("a: 1\r\nname: 垫江".encode() + b"\xff\n")
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [("CJ002", 2, 9)]
    assert findings[0].facts["byte"] == "0xFF"


def test_utf_16(read):
    """A file saved as UTF-16 is refused by its encoding's name."""
    document, findings = read("a: 垫江\n".encode("utf-16"))
    assert document is None
    (finding,) = findings
    assert (finding.code, finding.place.line, finding.place.column) == ("CJ002", 1, 1)
    assert finding.facts["encoding"] == "UTF-16"


@pytest.mark.parametrize("name", ["missing.yaml", "no/such/directory.yaml"])
def test_missing_file(tmp_path, name):
    """A file that is not there is one finding about it."""
    document, findings = source.read(tmp_path / name, name)
    assert document is None
    assert [(f.code, f.place.file, f.place.line) for f in findings] == [("CJ001", name, 1)]
    assert findings[0].unreadable


def test_directory_for_a_file(tmp_path):
    """A directory in a file's place is said to be one."""
    document, findings = source.read(tmp_path, "targets.yaml")
    assert document is None
    (finding,) = findings
    assert finding.code == "CJ001"
    assert "directory" in finding.facts["why"][1]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path):  # pragma: no cover
    """A file without read permission is said to lack it."""
    path = tmp_path / "data.yaml"
    path.write_text("a: 1\n")
    path.chmod(0)
    document, findings = source.read(path)
    assert document is None
    assert codes(findings) == ["CJ001"]
    assert "permission" in findings[0].facts["why"][1]


def test_file_at_and_over_the_limit(read, monkeypatch):
    """A file as large as allowed is read, one byte more is refused."""
    monkeypatch.setattr(source, "MAX_BYTES", 10)
    document, findings = read(b"a: 123456\n")
    assert (document.data, findings) == ({"a": 123456}, ())
    document, findings = read(b"a: 1234567\n")
    assert document is None
    assert codes(findings) == ["CJ004"]
    assert findings[0].unreadable


def test_bom_before_a_key(read):
    """The first key of a file with a BOM has no BOM in it."""
    document, findings = read(BOM + b"a: 1\n")
    assert findings == ()
    assert document.data == {"a": 1}


@pytest.mark.parametrize(
    ("loc", "text"),
    [
        ((), ""),
        (("plan",), "plan"),
        (("targets", 3, "value"), "targets[3].value"),
        (("observations", 0, "was", 1, "source"), "observations[0].was[1].source"),
    ],
)
def test_dotted_paths(loc, text):
    """A location reads as scripts write it."""
    assert source.dotted(loc) == text
