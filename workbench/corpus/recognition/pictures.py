"""Pages as grey pictures: drawn from a PDF or opened, evened out and set straight."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageOps

Grey = Any
"""A page as an array of bytes, one a pixel, 0 is black."""

_SHORT, _LONG = 595.0, 842.0  # A4 in points, for pictures that do not say how large their page is
_DPI = 72.0
_SMALL = 900  # pixels; enough to see which way the lines run
_WIDEST, _COARSE, _FINE = 8.0, 0.5, 0.05  # degrees
_CROOKED = 0.06
_SMOOTH = 1.5  # pixels; noise has no lines
_LEAST = 16  # pixels; less holds no character
_LONGEST = 40  # times as long as wide; long pictures of phones have some 20
_SHOWN = 1100  # pixels; wide enough to read the page beside its text
_UNEVEN = 12.0  # standard deviation of the paper’s brightness from which light fell unevenly on it


class TooManyPagesError(Exception):
    """The file has more pages than are read."""


class NoPictureError(Exception):
    """The file cannot be drawn."""


class NoPageError(Exception):
    """What is drawn is a strip or a speck: nothing can stand on it."""


def pages_of(raw: bytes, max_pages: int, dpi: int, max_pixels: int) -> Iterator[tuple[int, Grey, float]]:
    """Yield, page by page, how many pages there are, the picture and how many points a pixel is.

    Raise NoPictureError for what is damaged, NoPageError for what has not the shape of a page,
    TooManyPagesError before the first page.
    """
    for count, drawn, points in _drawn(raw, max_pages, dpi, max_pixels):
        if min(drawn.shape) < _LEAST or max(drawn.shape) > _LONGEST * min(drawn.shape):
            raise NoPageError
        yield count, drawn, points


def _drawn(raw: bytes, max_pages: int, dpi: int, max_pixels: int) -> Iterator[tuple[int, Grey, float]]:
    if raw[:1024].find(b"%PDF-") >= 0:
        yield from _of_pdf(raw, max_pages, dpi, max_pixels)
    else:
        yield 1, *_of_picture(raw, max_pixels)


def _of_pdf(raw: bytes, max_pages: int, dpi: int, max_pixels: int) -> Iterator[tuple[int, Grey, float]]:
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        raise NoPictureError from error
    if len(document) > max_pages:
        raise TooManyPagesError
    for number in range(len(document)):
        try:
            page = document[number]
            width, height = page.get_size()
            scale = min(dpi / _DPI, (max_pixels / max(width * height, 1.0)) ** 0.5)
            drawn = page.render(scale=scale, grayscale=True).to_numpy()
        except pdfium.PdfiumError as error:
            raise NoPictureError from error
        yield len(document), np.ascontiguousarray(drawn.reshape(drawn.shape[0], drawn.shape[1])), 1 / scale
        page.close()


def _of_picture(raw: bytes, max_pixels: int) -> tuple[Grey, float]:
    Image.MAX_IMAGE_PIXELS = None  # bounded below, before a pixel is unpacked
    try:
        with Image.open(io.BytesIO(raw)) as opened:
            if opened.width * opened.height > 4 * max_pixels:
                raise MemoryError  # said before a pixel is unpacked, as it would be said while they are
            opened.draft("L", (opened.width, opened.height))
            picture = ImageOps.exif_transpose(opened).convert("L")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NoPictureError from error
    if (pixels := picture.width * picture.height) > max_pixels:
        by = (max_pixels / pixels) ** 0.5
        picture = picture.resize(
            (max(1, int(picture.width * by)), max(1, int(picture.height * by))), Image.Resampling.LANCZOS
        )
    wide = picture.width > picture.height
    return np.asarray(picture), (_LONG if wide else _SHORT) / picture.width


def prepared(page: Grey) -> Grey:
    """Return a page with even light and level lines."""
    even = _evened(page)
    angle = slant(even)
    return even if abs(angle) < _CROOKED else _turned(even, angle)


def _evened(page: Grey) -> Grey:
    """Divide a photograph by the light that fell on its paper; a scan is left as it is."""
    small = cv2.resize(page, (200, 280), interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 21)
    if float(paper.std()) < _UNEVEN:
        return page
    light = cv2.resize(paper, (page.shape[1], page.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(page, np.maximum(light, 1), scale=245)


def slant(page: Grey) -> float:
    """Return by how many degrees the lines fall to the right; 0 for a page without lines."""
    by = _SMALL / max(page.shape)
    small = cv2.resize(page, None, fx=by, fy=by, interpolation=cv2.INTER_AREA) if by < 1 else page
    smooth = cv2.GaussianBlur(small, (0, 0), _SMOOTH)
    _, ink = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    if not 0.002 < float((ink > 0).mean()) < 0.5:
        return 0.0
    coarse = max(np.arange(-_WIDEST, _WIDEST + _COARSE, _COARSE), key=lambda angle: _evenness(ink, angle))
    near = np.arange(coarse - _COARSE, coarse + _COARSE, _FINE)
    return float(max(near, key=lambda angle: _evenness(ink, angle)))


def _evenness(ink: Grey, angle: float) -> float:
    """Return how sharply rows of ink and blank rows part when a page is turned by so much."""
    rows = _turned(ink, angle, 0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _turned(page: Grey, angle: float, paper: int = 255) -> Grey:
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)


def shown(page: Grey) -> str:
    """Return a page as a small JPEG in base64, to stand beside its text."""
    by = min(1.0, _SHOWN / page.shape[1])
    small = cv2.resize(page, None, fx=by, fy=by, interpolation=cv2.INTER_AREA) if by < 1 else page
    _, packed = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 60])
    return base64.b64encode(packed.tobytes()).decode("ascii")
