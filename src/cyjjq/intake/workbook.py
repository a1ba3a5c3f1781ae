"""The parts of a workbook made fit to be loaded: bounded, without what is empty, in the usual namespace.

A workbook is a zip of XML parts. A few bytes can ask for a million rows or merge whole columns, and the library would
make a cell of each. So the parts are gone through as text first: empty cells and rows are left out, merged ranges end
where the content ends, and what is still too large is refused before anything is built of it.
"""

import io
import re
import zipfile
from typing import NamedTuple

MAX_UNPACKED = 256 * 1024 * 1024  # of the parts as they come, empty cells with their formats included
MAX_CONTENT = 20 * 1024 * 1024  # of what is left of them
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_MERGED = 200_000

_CELL = re.compile(rb"<((?:\w+:)?c)(?=[\s/>])([^>]*?)(?:/>|>\s*</\1>)")
_ROW = re.compile(rb"<((?:\w+:)?row)(?=[\s/>])([^>]*?)(?:/>|>\s*</\1>)")
_OPEN_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])([^>]*)")
_OPEN_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])([^>]*)")
_ADDRESS = re.compile(rb"""\sr=["']([A-Z]*)([0-9]+)["']""")
_MERGE = re.compile(rb"""(<(?:\w+:)?mergeCell\s[^>]*?ref=["'])([A-Z]+)([0-9]+)(?::([A-Z]+)([0-9]+))?(["'][^>]*>)""")
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = (
    (b"spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"drawingml/spreadsheetDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"),
    (b"drawingml/chart", b"http://schemas.openxmlformats.org/drawingml/2006/chart"),
    (b"officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)


class TooLarge(Exception):  # noqa: N818 - no error of ours: the file is refused
    """More than a form may hold; `what` is a word of `words.forms.WHY`, `n` the limit."""

    def __init__(self, what: str, n: int = 0) -> None:
        super().__init__(what)
        self.what, self.n = what, n


class NoWorkbook(Exception):  # noqa: N818 - no error of ours: the file is refused
    """A zip, and no workbook; `why` is a word of `words.forms.WHY`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def fit(raw: bytes) -> bytes:
    """The same workbook, fit to be loaded. Raises TooLarge, NoWorkbook, or what a broken zip raises."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        names = {part.filename for part in parts.infolist()}
        if "mimetype" in names and b"opendocument" in parts.read("mimetype")[:100]:
            raise NoWorkbook("ods")
        if "xl/workbook.bin" in names:
            raise NoWorkbook("xlsb")
        if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
            raise TooLarge("unpacked", MAX_UNPACKED // (1024 * 1024))
        left = MAX_CONTENT
        with zipfile.ZipFile(whole, "w") as written:
            for part in parts.infolist():
                content = parts.read(part)
                if part.filename.endswith((".xml", ".rels")):
                    content = _usual(content)
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part.filename):
                    content = _sheet(content)
                left -= len(content)
                if left < 0:
                    raise TooLarge("unpacked", MAX_CONTENT // (1024 * 1024))
                written.writestr(part.filename, content)
    return whole.getvalue()


def _usual(content: bytes) -> bytes:
    """A part of a "Strict Open XML" workbook in the namespaces of the usual kind; the rest is the same."""
    if _STRICT in content:
        for strict, usual in _NAMESPACES:
            content = content.replace(_STRICT + strict, usual)
    return content


def _sheet(content: bytes) -> bytes:
    """A sheet without its empty cells and rows, its merged ranges no larger than what it holds."""
    addressed = all(
        _ADDRESS.search(match[1]) for match in (*_OPEN_ROW.finditer(content), *_OPEN_CELL.finditer(content))
    )
    if addressed:  # else a cell's place follows from those before it, and none can be left out
        content = _ROW.sub(b"", _CELL.sub(b"", content))
    last = _Extent()
    if addressed:
        rows = [int(match[2]) for found in _OPEN_ROW.finditer(content) if (match := _ADDRESS.search(found[1]))]
        columns = {match[1] for found in _OPEN_CELL.finditer(content) if (match := _ADDRESS.search(found[1]))}
        last = _Extent(max(rows, default=1), max(map(_number, columns), default=1))
    count = sum(1 for _ in _OPEN_ROW.finditer(content))
    if count > MAX_ROWS:
        raise TooLarge("rows", MAX_ROWS)
    if last.column > MAX_COLUMNS:
        raise TooLarge("columns", MAX_COLUMNS)
    return _with_merges(content, last)


class _Extent(NamedTuple):
    """The last row and column that hold something."""

    row: int = MAX_ROWS
    column: int = MAX_COLUMNS


def _with_merges(content: bytes, last: _Extent) -> bytes:
    area = 0

    def ended(match: re.Match[bytes]) -> bytes:
        nonlocal area
        left, top = _number(match[2]), int(match[3])
        right, bottom = (_number(match[4]), int(match[5])) if match[4] else (left, top)
        right, bottom = max(left, min(right, last.column)), max(top, min(bottom, last.row))
        area += (right - left + 1) * (bottom - top + 1)
        if area > MAX_MERGED:
            raise TooLarge("merged")
        return match[1] + match[2] + match[3] + b":" + _letters(right) + str(bottom).encode() + match[6]

    return _MERGE.sub(ended, content)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number


def _letters(number: int) -> bytes:
    letters = b""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters
