"""Characters that are taken for others: each is found where it stands, with what was meant."""

import pytest

from cyjjq.chinese import lookalikes


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("普通文字 gdp: 60%", []),
        ("a\u200bb", [(2, "U+200B", "")]),  # no width, nothing meant
        ("\u00ad", [(1, "U+00AD", "")]),
        ("年\u202e", [(2, "U+202E", "")]),
        ("\ufeff年", [(1, "U+FEFF", "")]),
        ("6\u00a00", [(2, "U+00A0", " ")]),
        ("6\u20090", [(2, "U+2009", " ")]),
        ("⽇", [(1, "U+2F47", "日")]),  # the radical, not the character
        ("\uf900", [(1, "U+F900", "\u8c48")]),
        ("\U0002f800", [(1, "U+2F800", "\u4e3d")]),
        ("gd\u0440", [(3, "U+0440", "p")]),  # a Cyrillic er
        ("\u0430b", [(1, "U+0430", "a")]),
        ("_\u0391", [(2, "U+0391", "A")]),
        ("1\u041e", [(2, "U+041E", "O")]),
        ("\u0430 b", []),  # a word of its own
        ("a\u03b4", [(2, "U+03B4", "")]),  # a delta is no Latin letter
        ("μg", []),  # a millionth
        ("一ー二", [(2, "U+30FC", "一")]),  # the mark of a long vowel between characters
        ("ー二", [(1, "U+30FC", "一")]),
        ("二ー", [(2, "U+30FC", "一")]),
        ("ー", []),
        ("\u200b甲\u200b", [(1, "U+200B", ""), (3, "U+200B", "")]),
    ],
)
def test_found(line, found):
    assert list(lookalikes.find(line)) == found
    assert lookalikes.suspects(line) is bool(found)


def test_every_twin_is_told():
    """Letter by letter: what looks like A is A."""
    pairs = dict(zip("аеорсухіјѕАВЕКМНОРСТХοαΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsABEKMHOPCTXoaABEZHIKMNOPTYX", strict=True))
    for twin, meant in pairs.items():
        assert [found.meant for found in lookalikes.find(f"b{twin}")] == [meant]


def test_the_ends_of_the_ranges():
    """The first and the last character of each range is in doubt, its neighbours outside are not."""
    inside = "\u00a0\u00ad\u2000\u200a\u200b\u200f\u202a\u202e\u202f\u205f\u2060\u2064\u2066\u2069\ufeff"
    inside += "\u2e80\u2fd5\uf900\ufaff\U0002f800\U0002fa1f"
    outside = "\u009f\u00a1\u1fff\u2010\u2029\u2030\u205e\u2065\u206a\ufefe\uff00"
    outside += "\u2e7f\u2fd6\uf8ff\ufb00\U0002f7ff\U0002fa20"
    assert [each for each in inside if not lookalikes.suspects(f"甲{each}")] == []
    assert [each for each in outside if lookalikes.suspects(f"甲{each}")] == []
    assert [each for each in "\u0370\u03bb\u03bd\u04ff" if not lookalikes.suspects(f"a{each}")] == []
    assert [each for each in "\u036f\u03bc\u0500" if lookalikes.suspects(f"a{each}")] == []
