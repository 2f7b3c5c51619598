"""Recognising real pixels, where the extra is installed: a small sample; the large one is `make scans`."""

from __future__ import annotations

import re
import struct
import zlib

import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from tests.builders.as_shipped import read_report
from tests.builders.scans import FONTS, Print, as_pdf, as_picture, scanned_pages
from workbench.corpus.recognition.recognising import is_available, recognise
from workbench.errors import CorpusError
from workbench.settings import DEFAULTS

pytestmark = [
    pytest.mark.skipif(not is_available(), reason="the extra “ocr” is not installed"),
    pytest.mark.skipif(not FONTS, reason="no Chinese font to draw pages with"),
]
PARAGRAPHS = (
    "云海区政府工作报告",
    "一、2023年工作回顾",
    "全年新增就业9.5万人，改造老旧小区48个，新建学校12所，渡口建成通航，群众出行更加方便、看病更加省心。",
    "二、2024年工作安排",
    "修路120.6公里，新增就业9.8万人以上，地区生产总值增长6.2%左右，让群众出行更加方便、看病更加省心。",
)


class _StopError(Exception):
    """A person pressed stop."""


def test_a_tilted_noisy_page_is_read_and_its_lines_are_level() -> None:
    """Characters and digits are those that were printed; the outline is found."""
    pages, texts = scanned_pages(PARAGRAPHS, Print(tilt=1.8, noise=14, dpi=150))
    raw = as_pdf(pages, 150)
    told: list[tuple[int, int]] = []
    recognised = recognise(raw, progress=lambda page, of: told.append((page, of)), settings=DEFAULTS.corpus)
    read = "".join("".join(line.text.split()) for line in recognised.pages[0].lines)
    assert Levenshtein.distance(texts[0], read) <= 0.01 * len(texts[0]) + 1
    assert re.findall(r"\d+", read) == re.findall(r"\d+", texts[0])
    assert set(told) == {(1, 1)}
    report = read_report(raw, name="scan.pdf")
    assert [heading.heading for heading in report.headings] == ["一、2023年工作回顾", "二、2024年工作安排"]


def test_a_stop_ends_it_and_leaves_nothing() -> None:
    """What progress raises comes through; the file is as unread as before."""
    pages, _ = scanned_pages(PARAGRAPHS[:1], Print(seed=7))
    raw = as_picture(pages[0])

    def stop(page: int, of: int) -> None:
        raise _StopError

    with pytest.raises(_StopError):
        recognise(raw, progress=stop, settings=DEFAULTS.corpus)
    with pytest.raises(CorpusError) as caught:
        read_report(raw, name="a.png")
    assert caught.value.code == "scanned"


def test_a_broken_picture_is_one_clear_sentence() -> None:
    """Bytes that only begin like a picture are damaged, and said to be."""
    with pytest.raises(CorpusError) as caught:
        recognise(b"\xff\xd8\xff" + bytes(range(256)) * 40, settings=DEFAULTS.corpus)
    assert caught.value.code == "damaged"


def test_a_picture_that_unpacks_to_billions_of_pixels_is_refused() -> None:
    """Its size is looked at before anything is unpacked."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    raw = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    with pytest.raises(CorpusError) as caught:
        recognise(
            raw + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT")),
            settings=DEFAULTS.corpus,
        )
    assert caught.value.code == "too-large"


@pytest.mark.parametrize("tilt", [-5.0, -1.2, 0.0, 0.4, 3.0])
def test_the_slant_of_a_noisy_page_is_found(tilt: float) -> None:
    """Within a twentieth of a degree, on a page with more noise than a scanner makes."""
    from workbench.corpus.recognition.pictures import slant

    pages, _ = scanned_pages(PARAGRAPHS * 3, Print(tilt=tilt, noise=30, dpi=100))
    assert slant(np.asarray(pages[0])) == pytest.approx(-tilt, abs=0.06)
