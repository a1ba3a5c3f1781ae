"""Help pages, wrapped by cells so that Chinese lines up: usage, what it does, examples, then arguments and options."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from cyjjq.words import Lang, pick, ui

Entry = tuple[str, str]


def page(
    usage: str,
    about: str,
    examples: Sequence[str],
    groups: Iterable[tuple[str, Sequence[Entry]]],
    lang: Lang,
    width: int,
) -> str:
    """A whole help page of at most `width` cells a line (paths and option names are never broken)."""
    lines = [f"{pick(ui.FRAME['usage'], lang)}: {usage}", ""]
    for paragraph in about.split("\n\n"):
        lines += [*wrap(paragraph, width - 2, "  "), ""]
    if examples:
        lines += [f"{pick(ui.FRAME['examples'], lang)}:", *(f"  {example}" for example in examples), ""]
    for heading, entries in groups:
        if entries:
            lines += [f"{pick(ui.FRAME[heading], lang)}:", *_definitions(entries, width), ""]
    return "\n".join(lines)


def _definitions(entries: Sequence[Entry], width: int) -> list[str]:
    left = min(30, max(cell_len(name) for name, _ in entries)) + 4
    lines = []
    for name, text in entries:
        wrapped = wrap(text, width - left, "") or [""]
        head = f"  {name}"
        if cell_len(head) + 2 > left:
            lines.append(head)
            head = ""
        lines.append((head + " " * (left - cell_len(head)) + wrapped[0]).rstrip())
        lines += [" " * left + line for line in wrapped[1:]]
    return lines


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
