"""Text on its way into a spreadsheet: what the spreadsheet would take for a formula stays text."""

# The full-width forms are among them: a spreadsheet with a Chinese input method reads ＝ as =.
_STARTS = tuple("=+-@＝＋－＠\t\r\n")


def is_taken_for_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate a text instead of showing it."""
    return text.startswith(_STARTS)


def as_text(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would calculate it (OWASP, CSV injection)."""
    return f"'{text}" if is_taken_for_formula(text) else text
