"""Read a PDF's characters with their places, in a process of its own: run as a script, never imported.

PDFium is native code that hostile files can crash, hang or bloat. This process gets the file on standard
input, bounds itself and writes JSON to standard output, so that whatever happens stays here.
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw as c

_SKIPPED = frozenset({0, 2, 0xFFFE, 0xFFFF, 0xFEFF, 0xAD})
_LINE_ENDS = frozenset({10, 13})
_UPRIGHT = 0.09  # radians; scans that were set straight are off by less


class _Fonts:
    """Fonts by number, found once per text object: asking per character costs four times as much."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._by_object: dict[int, tuple[int, float]] = {}

    def of(self, text_page: Any, at: int) -> tuple[int, float]:
        """Return (number of the font, angle of the text) at a character."""
        item = c.FPDFText_GetTextObject(text_page, at)
        address = ctypes.cast(item, ctypes.c_void_p).value or 0
        if address not in self._by_object:
            self._by_object[address] = (
                self._number(item) if address else -1,
                c.FPDFText_GetCharAngle(text_page, at),
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


def read(raw: bytes, max_pages: int, max_characters: int) -> dict[str, Any]:
    """Return pages of lines; a line is [runs of (text, font), x0, x1, top, bottom, upright]."""
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


def _lines(text_page: Any, height: float, fonts: _Fonts) -> list[list[Any]]:
    lines: list[list[Any]] = []
    line: list[Any] | None = None
    box = c.FS_RECTF()
    handle = text_page.raw
    for at in range(text_page.count_chars()):
        code = c.FPDFText_GetUnicode(handle, at)
        if code in _LINE_ENDS:
            line = None
            continue
        if code in _SKIPPED or not c.FPDFText_GetLooseCharBox(handle, at, box):
            continue
        character = chr(code)
        if c.FPDFText_IsGenerated(handle, at) == 1:
            if line is not None:
                line[0][-1][0] += "\x1f"  # a blank PDFium infers from a gap; the reader judges it
            continue
        font, angle = fonts.of(handle, at)
        top, bottom, x0, x1 = height - box.top, height - box.bottom, box.left, box.right
        upright = min(angle, abs(6.2832 - angle)) < _UPRIGHT
        if line is None or _leaves(line, x0, top, bottom, upright):
            if not character.strip():
                continue
            line = [[["", font]], x0, x1, top, bottom, upright]
            lines.append(line)
        if line[0][-1][1] != font:
            line[0].append(["", font])
        line[0][-1][0] += character
        if character.strip():
            line[2] = max(line[2], x1)
            line[3], line[4] = min(line[3], top), max(line[4], bottom)
    return lines


def _leaves(line: list[Any], x0: float, top: float, bottom: float, upright: bool) -> bool:
    """Tell whether a character stands off the line before it."""
    size = line[4] - line[3]
    middle, own = (line[3] + line[4]) / 2, (top + bottom) / 2
    return bool(upright != line[5] or abs(own - middle) > 0.7 * size or x0 < line[2] - 3 * size)


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
