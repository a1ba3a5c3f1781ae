"""Lines of text wrapped by cells, so that Chinese lines up."""

from collections.abc import Iterable

from rich.cells import cell_len


def wrap(text: str, width: int, indent: str) -> list[str]:
    """Break text at spaces, and between wide characters where it has none; closing punctuation never starts a line."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and cell_len(line + piece.rstrip()) > width and piece[0] not in "，。；：、）」”,.;:)":
            lines.append(indent + line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, indent + line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> Iterable[str]:
    """Words with their trailing space; every wide character is a piece of its own."""
    word = ""
    for character in text:
        if cell_len(character) == 2:
            if word:
                yield word
            yield character
            word = ""
        elif character == " ":
            yield word + " "
            word = ""
        else:
            word += character
    if word:
        yield word
