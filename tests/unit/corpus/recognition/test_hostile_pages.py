"""What hostile pictures and PDFs without text do on their way to recognition: one sentence, no crash."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from itertools import pairwise

import pytest

cv2 = pytest.importorskip("cv2")

import numpy as np  # noqa: E402
from PIL import Image  # noqa: E402

from workbench.corpus.recognition.pictures import (  # noqa: E402
    NoPageError,
    NoPictureError,
    TooManyPagesError,
    pages_of,
    prepared,
    shown,
)
from workbench.corpus.recognition.recognising import is_available, recalled, recognise  # noqa: E402
from workbench.errors import CorpusError  # noqa: E402
from workbench.settings import DEFAULTS  # noqa: E402

BOUNDS = (DEFAULTS.corpus.ocr_max_pages, 72, DEFAULTS.corpus.ocr_max_pixels)
REFUSED = (NoPageError, NoPictureError, TooManyPagesError, MemoryError)


def picture(width: int, height: int, mode: str = "L", kind: str = "PNG", **more: object) -> bytes:
    """Return a picture of one colour."""
    made = io.BytesIO()
    Image.new(mode, (width, height)).save(made, kind, **more)
    return made.getvalue()


def turned(orientation: int) -> bytes:
    """Return a wide picture, dark on its left, that says how it is to be turned."""
    wide = np.tile(np.linspace(0, 255, 200).astype(np.uint8), (100, 1))
    exif = Image.Exif()
    exif[0x0112] = orientation
    made = io.BytesIO()
    Image.fromarray(wide).save(made, "JPEG", exif=exif)
    return made.getvalue()


def pdf(box: str = "0 0 595 842", kids: str = "[3 0 R]", more: str = "") -> bytes:
    """Return a PDF of one empty page."""
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids {kids} /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] {more} >>",
    )
    parts = [f"{n} 0 obj\n{each}\nendobj\n" for n, each in enumerate(objects, 1)]
    starts = [9]
    for each in parts:
        starts.append(starts[-1] + len(each))
    table = "".join(f"{start:010} 00000 n \n" for start, _ in pairwise(starts))
    return (
        f"%PDF-1.4\n{''.join(parts)}xref\n0 4\n0000000000 65535 f \n{table}"
        f"trailer << /Size 4 /Root 1 0 R >>\nstartxref\n{starts[-1]}\n%%EOF"
    ).encode()


def drawn(raw: bytes) -> list[tuple[int, ...]]:
    """Return the shapes of the pages, each made ready as for recognition."""
    shapes = []
    for _, page, points in pages_of(raw, *BOUNDS):
        assert page.size <= BOUNDS[2] * 1.01
        assert 0 < points < 1_000
        assert shown(prepared(page))
        shapes.append(page.shape)
    return shapes


@pytest.mark.parametrize(
    ("orientation", "shape", "dark"),
    [(1, (100, 200), "left"), (3, (100, 200), "right"), (6, (200, 100), "top"), (8, (200, 100), "bottom")],
)
def test_a_photograph_is_turned_as_it_says(orientation: int, shape: tuple[int, int], dark: str) -> None:
    """A telephone stores the page lying and says in EXIF how it was held."""
    [(_, page, _)] = pages_of(turned(orientation), *BOUNDS)
    assert page.shape == shape
    edges = {"left": page[:, :9], "right": page[:, -9:], "top": page[:9], "bottom": page[-9:]}
    assert min(edges, key=lambda name: float(edges[name].mean())) == dark


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16"])
def test_every_kind_of_picture_is_one_grey_page(mode: str) -> None:
    """Palettes, alpha and deep grey."""
    assert drawn(picture(60, 80, mode)) == [(80, 60)]


@pytest.mark.parametrize(
    "raw",
    [
        picture(30_000, 30_000, "1"),
        picture(1, 60_000),
        picture(60_000, 1),
        picture(1, 1),
        pdf("0 0 100000 1"),
        pdf("0 0 -5 -5"),
        pdf(kids="[2 0 R]"),
        pdf(kids="[]"),
        b"%PDF-1.4\n",
        picture(50, 50)[:40],
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
    ],
)
def test_what_is_no_page_is_refused(raw: bytes) -> None:
    """Before anything large is unpacked."""
    with pytest.raises(REFUSED):
        drawn(raw)


@pytest.mark.parametrize("box", ["0 0 1e9 1e9", "0 0 14400 14400", "0 0 nan inf", "0 0 0 0"])
def test_a_page_of_any_size_is_drawn_within_bounds(box: str) -> None:
    """However large a PDF says its page is."""
    assert len(drawn(pdf(box, more="/UserUnit 100000 /Rotate 91"))) == 1


@pytest.mark.parametrize("made", [lambda: turned(6), pdf])
def test_spoilt_files_are_drawn_or_refused(made: Callable[[], bytes]) -> None:
    """Bytes changed at random, in the head of a photograph with EXIF and anywhere in a PDF."""
    whole, chance = made(), random.Random(20)
    for _ in range(120):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            raw[chance.randrange(8, min(len(raw), 600))] = chance.randrange(256)
        try:
            drawn(bytes(raw))
        except REFUSED:
            continue


@pytest.mark.skipif(not is_available(), reason="the extra “ocr” is not installed")
@pytest.mark.parametrize(
    ("raw", "code", "word"),
    [
        (picture(30_000, 30_000, "1"), "too-large", "过大"),
        (picture(60_000, 1), "damaged", "极窄"),
        (b"%PDF-1.7\n" + bytes(200), "damaged", "损坏"),
        (pdf(kids="[2 0 R]"), "damaged", "损坏"),
    ],
)
def test_the_process_answers_with_one_sentence(raw: bytes, code: str, word: str) -> None:
    """Nothing is kept of such a file, and it says what to do."""
    with pytest.raises(CorpusError) as told:
        recognise(raw, settings=DEFAULTS.corpus)
    assert told.value.code == code
    assert word in told.value.message
    assert "请" in told.value.message
    assert recalled(raw) is None
