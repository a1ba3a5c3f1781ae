"""The text of a plan as it is published: Word, OpenDocument, PDF or a web page; what is not one of them is plain text.

Heads and feet stand outside the body of a Word or OpenDocument file, and are never read; in a PDF they are the lines
that come back at the edge of pages. The cells of a table are parted by tabs, its rows and paragraphs by line ends.
"""

import io
import re
import zipfile
from collections import Counter
from html.parser import HTMLParser
from typing import Any

from cyjjq.refusal import missing_extra

# What a file may hold once unpacked, and a PDF's pages: far beyond any plan, and within what a machine can hold.
MOST_BYTES = 50_000_000
MOST_PAGES = 2_000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_O = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_HTML = re.compile(r"\s*(?:<!--|<!doctype html|<html|<head|<body)", re.IGNORECASE)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "br",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "table",
        "ul",
        "ol",
        "title",
    )
)
_SILENT = frozenset(("script", "style", "template", "noscript"))
BARE = re.compile(r"\s*(?:[—–-]\s*)?[0-9]{1,4}(?:\s*[—–-])?\s*")


def text_of(raw: bytes) -> str | None:
    """The text of a Word, OpenDocument or PDF file; None for what is none of them or cannot be read.

    Raises Refusal where the extra that reads them is not installed.
    """
    try:
        if raw.startswith(b"PK\x03\x04"):
            return _packed(raw)
        return _pdf(raw) if raw.startswith(b"%PDF-") else None
    except ImportError:
        raise missing_extra("plan") from None
    except (ValueError, KeyError, OSError, RuntimeError, SyntaxError, zipfile.BadZipFile):
        return None  # the caller says that this is no text that can be read


def is_html(text: str) -> bool:
    """Whether a text is a web page's."""
    return _HTML.match(text[:2000]) is not None


def html(text: str) -> str:
    """The words of a web page."""
    page = _Page()
    page.feed(text)
    page.close()
    return "".join(page.kept)


class _Page(HTMLParser):
    """Gathers what a page shows: blocks on lines of their own, cells parted by tabs."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[str] = []
        self.silent = self.preformatted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.silent += tag in _SILENT
        self.preformatted += tag == "pre"
        self.kept.append("\n" if tag in _BLOCKS else "\t" if tag in ("td", "th") else "")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in _SILENT))
        self.preformatted = max(0, self.preformatted - (tag == "pre"))
        self.kept.append("\n" if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.kept.append(data if self.preformatted else re.sub(r"\s+", " ", data))


def _packed(raw: bytes) -> str | None:
    from defusedxml import ElementTree

    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = {info.filename: info for info in archive.infolist()}
        member = next((name for name in ("word/document.xml", "content.xml") if name in names), None)
        if member is None or names[member].file_size > MOST_BYTES:
            return None
        with archive.open(member) as stream:
            content = stream.read(MOST_BYTES + 1)
    return _walked(ElementTree.fromstring(content, forbid_dtd=True))


def _walked(root: Any) -> str:
    """The text of a tree in its order, by a stack of its own: a file may nest deeper than calls can."""
    kept: list[str] = []
    stack: list[tuple[Any, bool]] = [(root, False)]
    depth = 0
    while stack:
        element, done = stack.pop()
        depth += -_cell(element.tag) if done else _cell(element.tag)
        if not done:
            kept.append(_opened(element))
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
        else:
            kept.append(_closed(element, in_cell=depth > 0))
            kept.append(element.tail or "" if _is_odf(element.tag) else "")
    return "".join(kept)


def _is_odf(tag: str) -> bool:
    """Whether text may follow an element: in OpenDocument a paragraph holds text and spans side by side."""
    return tag.startswith(_O) and tag not in (f"{_O}p", f"{_O}h", f"{_O}list", f"{_O}list-item", f"{_O}section")


def _cell(tag: str) -> bool:
    return tag in (f"{_W}tc", f"{_T}table-cell")


def _opened(element: Any) -> str:
    """What the beginning of an element stands for: breaks and blanks that are elements."""
    if element.tag in (f"{_W}tab", f"{_O}tab"):
        return "\t"
    if element.tag in (f"{_W}br", f"{_O}line-break"):
        return "\n"
    if element.tag == f"{_W}t" or element.tag.startswith(_O):
        return str(element.text or " " * (element.tag == f"{_O}s"))
    return ""


def _closed(element: Any, *, in_cell: bool) -> str:
    """The text that an element ends with, and what parts it from the next."""
    text = ""
    if element.tag in (f"{_W}tr", f"{_T}table-row"):
        text = "\n"
    elif _cell(element.tag):
        text = "\t"
    elif element.tag in (f"{_W}p", f"{_O}p", f"{_O}h"):
        text = " " if in_cell else "\n"
    return text


def _pdf(raw: bytes) -> str | None:
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    try:
        if len(document) > MOST_PAGES:
            return None
        return body([page.get_textpage().get_text_bounded() for page in document])
    finally:
        document.close()


def body(pages: list[str]) -> str:
    """Pages as one text, without page numbers and the lines that come back at the edge of most pages."""
    cut = [[line for line in page.replace("\r\n", "\n").split("\n") if line.strip()] for page in pages]
    edges = Counter(re.sub("[0-9]+", "0", lines[at]).strip() for lines in cut for at in (0, -1) if lines)
    running = {line for line, times in edges.items() if times > 2 and times > len(pages) / 2}

    def is_edge(line: str) -> bool:
        return BARE.fullmatch(line) is not None or re.sub("[0-9]+", "0", line).strip() in running

    for lines in cut:
        for at in (0, -1):
            while lines and is_edge(lines[at]):
                del lines[at]
    return "\n".join("\n".join(lines) for lines in cut)
