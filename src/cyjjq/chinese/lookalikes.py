"""Characters that look like others, or like nothing: what makes two equal-looking texts differ.

Copied text brings them along: spaces that are no spaces, marks without width or that turn the direction of reading,
radicals and compatibility forms that look like the character itself, Greek and Cyrillic letters among Latin ones.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

# Ranges of characters, each by its first and last one.
_INVISIBLE = ("\u00ad", "\u200b\u200f", "\u202a\u202e", "\u2060\u2064", "\u2066\u2069", "\ufeff")
_SPACES = ("\u00a0", "\u2000\u200a", "\u202f", "\u205f")
_FORMS = ("\u2e80\u2fd5", "\uf900\ufaff", "\U0002f800\U0002fa1f")
_FOREIGN = ("\u0370\u03bb", "\u03bd\u04ff")  # not μ, the sign of a millionth
_LONG = "\u30fc"  # the mark of a long vowel, which looks like 一 among Chinese characters
_RARE = frozenset(
    chr(point)
    for span in (*_INVISIBLE, *_SPACES, *_FORMS, *_FOREIGN, _LONG)
    for point in range(ord(span[0]), ord(span[-1]) + 1)
)
_TWINS = str.maketrans("аеорсухіјѕАВЕКМНОРСТХοαΑΒΕΖΗΙΚΜΝΟΡΤΥΧー", "aeopcyxijsABEKMHOPCTXoaABEZHIKMNOPTYX一")


class Lookalike(NamedTuple):
    """A suspect character: its column in the line (from 1), its code point, and what was meant ('' for nothing)."""

    column: int
    point: str
    meant: str


@cache
def _suspect() -> re.Pattern[str]:
    """The characters in doubt where they stand; compiled for the few files that hold a rare one."""
    always, foreign = ("".join("-".join(span) for span in spans) for spans in (_INVISIBLE + _SPACES + _FORMS, _FOREIGN))
    return re.compile(
        f"[{always}]|(?<=[A-Za-z0-9_])[{foreign}]|[{foreign}](?=[A-Za-z0-9_])"
        f"|(?<=[\u4e00-\u9fff]){_LONG}|{_LONG}(?=[\u4e00-\u9fff])"
    )


def find(line: str) -> Iterator[Lookalike]:
    """Every suspect character of a line."""
    for match in _suspect().finditer(line):
        character = match.group()
        plain = character.translate(_TWINS)
        if plain == character:
            plain = unicodedata.normalize("NFKC", character)
        meant = "" if plain == character or not plain.isprintable() else plain
        yield Lookalike(match.start() + 1, f"U+{ord(character):04X}", meant)


def suspects(text: str) -> bool:
    """Whether a text holds any; for most texts at the price of one look at each character."""
    return not _RARE.isdisjoint(text) and _suspect().search(text) is not None
