"""Read a PDF's characters with their places, in a process of its own: run as a script, never imported.

PDFium is native code that hostile files can crash, hang or bloat. This process gets the file on standard
input, bounds itself and writes JSON to standard output, so that whatever happens stays here.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw as c

_SKIPPED = frozenset({0, 2, 0xFFFE, 0xFFFF, 0xFEFF, 0xAD})
_WIDE = 0x2E80
_PIECE_GAP = 0.25
_RECENT = 8
_MAX_SIZE = 400.0
_USUAL_SIZE = 12.0
_LINE_ENDS = frozenset({10, 13})
_UPRIGHT = 0.09  # radians; scans that were set straight are off by less


class _Fonts:
    """Fonts by number, found once per text object: asking per character costs four times as much."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._by_object: dict[int, tuple[int, float, float]] = {}

    def of(self, text_page: Any, at: int) -> tuple[int, float, float]:
        """Return (number of the font, angle of the text, size in points) at a character."""
        item = c.FPDFText_GetTextObject(text_page, at)
        address = ctypes.cast(item, ctypes.c_void_p).value or 0
        if address not in self._by_object:
            self._by_object[address] = (
                self._number(item) if address else -1,
                c.FPDFText_GetCharAngle(text_page, at),
                _size(text_page, at),
            )
        return self._by_object[address]

    def forget_page(self) -> None:
        """Drop the addresses of a closed page; they are used again."""
        self._by_object.clear()

    def _number(self, item: Any) -> int:
        font = c.FPDFTextObj_GetFont(item)
        buffer = ctypes.create_string_buffer(256)
        length = c.FPDFFont_GetBaseFontName(font, buffer, 256) if font else 0
        name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)


def _size(text_page: Any, at: int) -> float:
    """Return the size a character is shown in; boxes differ from glyph to glyph, this does not."""
    matrix = c.FS_MATRIX()
    scale = 1.0
    if c.FPDFText_GetMatrix(text_page, at, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = c.FPDFText_GetFontSize(text_page, at) * scale
    return size if 0.5 < size < _MAX_SIZE else _USUAL_SIZE


def read(raw: bytes, max_pages: int, max_characters: int) -> dict[str, Any]:
    """Return pages of lines; a line is [runs, x0, x1, baseline, size, upright].

    A run is [text, font, x0, x1]: characters of one font without a gap between them.
    """
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError:
        locked = c.FPDF_GetLastError() in {c.FPDF_ERR_PASSWORD, c.FPDF_ERR_SECURITY}
        return {"error": "encrypted" if locked else "damaged"}
    if len(document) > max_pages:
        return {"error": "too-large"}
    fonts, pages, total = _Fonts(), [], 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            return {"error": "damaged"}
        text_page = page.get_textpage()
        total += text_page.count_chars()
        if total > max_characters:
            return {"error": "too-large"}
        width, height = page.get_size()
        lines = _lines(text_page, height, fonts)
        pages.append({"width": width, "height": height, "lines": lines})
        fonts.forget_page()
        text_page.close()
        page.close()
    meta = document.get_metadata_dict(skip_empty=True)
    return {"pages": pages, "fonts": fonts.names, "title": meta.get("Title"), "author": meta.get("Author")}


@dataclass(slots=True)
class _Line:
    """Characters on one baseline, as pieces of (text, font, x0, x1) in the order they are drawn."""

    pieces: list[list[Any]]
    x0: float
    x1: float
    baseline: float
    size: float
    upright: bool
    wide: bool = False

    def takes(self, x0: float, baseline: float, upright: bool) -> bool:
        """Tell whether a character at this place belongs to the line or adjoins it."""
        return (
            upright == self.upright
            and abs(baseline - self.baseline) < 0.5 * self.size
            and self.x0 - 1.5 * self.size < x0 < self.x1 + 1.5 * self.size
        )

    @property
    def length(self) -> int:
        """Return how many characters the line has."""
        return sum(len(piece[0]) for piece in self.pieces)

    def touches(self, other: _Line) -> bool:
        """Tell whether two lines are parts of one."""
        size = max(self.size, other.size)
        return (
            self.upright == other.upright
            and abs(self.baseline - other.baseline) < 0.5 * size
            and self.x0 < other.x1 + 1.5 * size
            and other.x0 < self.x1 + 1.5 * size
        )

    def absorb(self, other: _Line) -> None:
        """Take over another line's pieces."""
        self.pieces += other.pieces
        self.x0, self.x1 = min(self.x0, other.x0), max(self.x1, other.x1)
        if other.wide and not self.wide:
            self.baseline, self.size, self.wide = other.baseline, other.size, True

    def as_list(self) -> list[Any]:
        """Return the line from left to right: some writers draw all quotation marks after the words."""
        runs = sorted(self.pieces, key=lambda piece: piece[2])
        return [runs, self.x0, self.x1, self.baseline, self.size, self.upright]


def _lines(text_page: Any, height: float, fonts: _Fonts) -> list[list[Any]]:
    lines: list[_Line] = []
    near: dict[int, list[_Line]] = defaultdict(list)
    line: _Line | None = None
    box, x, y = c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    handle = text_page.raw
    for at in range(text_page.count_chars()):
        code = c.FPDFText_GetUnicode(handle, at)
        if code in _LINE_ENDS:
            continue
        if code in _SKIPPED or not c.FPDFText_GetLooseCharBox(handle, at, box):
            continue
        if c.FPDFText_IsGenerated(handle, at) == 1:
            if line is not None:
                line.pieces[-1][0] += "\x1f"  # a blank PDFium infers from a gap; the reader judges it
            continue
        c.FPDFText_GetCharOrigin(handle, at, x, y)
        character, visible = chr(code), not chr(code).isspace()
        font, angle, size = fonts.of(handle, at)
        upright = min(angle, abs(6.2832 - angle)) < _UPRIGHT
        baseline = height - y.value
        if line is None or not line.takes(box.left, baseline, upright):
            if not visible:
                continue
            line = _line_at(near, box.left, baseline, upright)
            if line is None:
                line = _Line([], box.left, box.right, baseline, size, upright)
                lines.append(line)
                near[round(baseline)].append(line)
        piece = line.pieces[-1] if line.pieces else None
        if piece is None or piece[1] != font or not -1 < (box.left - piece[3]) / size < _PIECE_GAP:
            piece = ["", font, box.left, box.right]
            line.pieces.append(piece)
        piece[0] += character
        if visible:
            piece[3] = box.right
            line.x0, line.x1 = min(line.x0, box.left), max(line.x1, box.right)
            # A line's size is that of its Chinese characters: numbers are often set smaller.
            if code >= _WIDE and not line.wide:
                line.baseline, line.size, line.wide = baseline, size, True
    return [line.as_list() for line in _merged(lines)]


def _merged(lines: list[_Line]) -> list[_Line]:
    """Join lines that turned out to be one; it stands where its longer part was drawn."""
    near: dict[int, list[_Line]] = defaultdict(list)
    gone: set[int] = set()
    for line in lines:
        whole = line
        for place in range(round(line.baseline) - 2, round(line.baseline) + 3):
            for other in near[place][-_RECENT:]:
                if id(other) not in gone and other is not whole and other.touches(whole):
                    longer, shorter = (other, whole) if other.length >= whole.length else (whole, other)
                    longer.absorb(shorter)
                    gone.add(id(shorter))
                    whole = longer
        near[round(whole.baseline)].append(whole)
    return [line for line in lines if id(line) not in gone]


def _line_at(near: dict[int, list[_Line]], x0: float, baseline: float, upright: bool) -> _Line | None:
    """Return a line begun earlier that a character completes."""
    for place in range(round(baseline) - 2, round(baseline) + 3):
        for line in near.get(place, [])[-_RECENT:]:
            if line.takes(x0, baseline, upright):
                return line
    return None


def _bound_memory(limit: int) -> None:
    try:
        import resource  # noqa: PLC0415 - absent on Windows, where the time limit must do
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def main() -> None:
    """Read standard input, write one JSON object."""
    memory, pages, characters = map(int, sys.argv[1:4])
    _bound_memory(memory)
    try:
        answer = read(sys.stdin.buffer.read(), pages, characters)
    except MemoryError:
        answer = {"error": "too-large"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
