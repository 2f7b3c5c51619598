"""A zip's directory is not believed: what claims to be short and is not costs next to nothing."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from tests.builders.as_shipped import open_source
from tests.builders.office_files import zipped
from workbench.errors import CorpusError, ExchangeError
from workbench.exchange.sheet_reading import read_sheet
from workbench.settings import CorpusSettings, ExchangeSettings
from workbench.text.unpacking import LongerThanToldError, pieces

_CLAIMED = 1_000
_UNPACKED = 300 * 1024 * 1024
_MOST = 100 * 1024 * 1024  # bytes of Python's own at the peak; a file of this kind took 2 GB


def _lying(name: str, content: Callable[[], bytes], *, claimed: int = _CLAIMED, **others: bytes) -> bytes:
    """Return a zip whose directory and part header say that ``name`` holds ``claimed`` bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(name, "w") as part:
            block = content()
            for _ in range(_UNPACKED // len(block)):
                part.write(block)
        for other, text in others.items():
            archive.writestr(other, text)
    raw = bytearray(stream.getvalue())
    true = struct.pack("<I", _UNPACKED // len(block) * len(block))
    at = raw.find(true)
    assert at >= 0
    while at >= 0:
        raw[at : at + 4] = struct.pack("<I", claimed)
        at = raw.find(true, at + 4)
    return bytes(raw)


def _peak(act: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        act()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "name",
    [
        "word/document.xml",
        *(
            pytest.param(name, marks=pytest.mark.slow)
            for name in ("xl/workbook.xml", "content.xml", "OFD.xml", "META-INF/container.xml", "报告.txt")
        ),
    ],
)
def test_a_part_that_is_longer_than_told_is_refused_in_little_memory(name: str) -> None:
    raw = _lying(name, lambda: b"<a/>" * 16_384)

    def attempt() -> None:
        with pytest.raises(CorpusError) as caught:
            open_source(raw, name="report.docx")
        assert caught.value.code in {"too-large", "damaged", "unsupported"}

    assert _peak(attempt) < _MOST


def test_a_table_of_ours_that_is_longer_than_told_is_refused_in_little_memory() -> None:
    raw = _lying("xl/worksheets/sheet1.xml", lambda: b"<a/>" * 16_384)

    def attempt() -> None:
        with pytest.raises(ExchangeError):
            read_sheet(raw, ExchangeSettings())

    assert _peak(attempt) < _MOST


def test_one_byte_more_than_told_is_seen() -> None:
    raw = zipped({"a.xml": b"x" * 70_000})
    true, less = struct.pack("<I", 70_000), struct.pack("<I", 69_999)
    with zipfile.ZipFile(io.BytesIO(raw.replace(true, less))) as archive, pytest.raises(LongerThanToldError):
        list(pieces(archive))


def test_an_honest_zip_is_unpacked_whole() -> None:
    content = {"a.xml": b"x" * 70_000, "empty": b"", "b.txt": "云海区".encode()}
    with zipfile.ZipFile(io.BytesIO(zipped(content))) as archive:
        found = dict.fromkeys(content, b"")
        for part, piece in pieces(archive):
            found[part.filename] += piece
    assert found == content


def test_a_way_of_packing_that_unpacks_without_bound_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", b"<a/>" * 1_000)
    with pytest.raises(CorpusError) as caught:
        open_source(stream.getvalue(), name="report.docx", settings=CorpusSettings())
    assert caught.value.code in {"damaged", "too-large"}
