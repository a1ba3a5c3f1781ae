"""Lines of text wrapped by cells, so that Chinese lines up."""

import re
from collections.abc import Iterable

from rich.cells import cell_len

_OPENING, _CLOSING = "（「“《", "，。；：、）」”》,.;:)"
# What stays on one line: a short bracket, a word, a number with the character after it, one wide character; each with
# the brackets that open before it, the punctuation that closes after it, and its blanks.
_NARROW, _WIDE = r"[^\s\u2E80-\uFFEF“”]+", rf"(?![{_CLOSING}{_OPENING}])[\u2E80-\uFFEF]"
_PIECE = re.compile(
    rf"[{_OPENING}]*(?:\([^()]{{1,16}}\)|{_NARROW}(?:(?<=\d){_WIDE})?|[^\s{_CLOSING}])?[{_CLOSING}]*\s*"
)


def wrap(text: str, width: int, indent: str) -> list[str]:
    """Break text at spaces, and between wide characters where it has none.

    Closing punctuation never starts a line, an opening bracket never ends one, a number keeps the character after it.
    """
    lines, line = [], ""
    for piece in pieces(text):
        if line and cell_len(line + piece.rstrip()) > width:
            lines.append(indent + line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, indent + line.rstrip()] if line.strip() else lines


def pieces(text: str) -> Iterable[str]:
    """The pieces that a line may not break; none is empty, and together they are the text."""
    return (match[0] for match in _PIECE.finditer(text) if match[0])
