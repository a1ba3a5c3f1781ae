"""Text on its way to a terminal: what a terminal would obey, or show in another order, is shown by its code instead."""

import re

# C0 and C1 controls but tab and line feed, DEL, line and paragraph separators, and the marks that turn the direction
# of writing (a name could pretend to be another).
_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"


def visible(text: str) -> str:
    r"""The text with such characters as \x1b or \u202e; anything else stays as it is."""
    # no such character is printable, and most texts hold none: then the pattern need not even be compiled
    return text if text.replace("\n", "").isprintable() else re.sub(_CONTROL, _code, text)


def _code(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
