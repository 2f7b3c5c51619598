"""What was recognised outlives the server, within bounds, and a spoilt or deleted file does no harm."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from workbench.corpus.recognition import kept_pages
from workbench.corpus.recognition.recognised import Memory
from workbench.model.scan import ReadLine, ReadPage, Recognised

RAW = b"\x89PNG\r\n\x1a\n" + b"a page"


def recognised(*texts: str) -> Recognised:
    """Return one page of lines, the first two characters of each in doubt."""
    lines = tuple(
        ReadLine(text=text, x0=72.0, x1=500.0, baseline=100.0 + 20 * n, size=12.0, doubts=((0, 2),))
        for n, text in enumerate(texts)
    )
    return Recognised(pages=(ReadPage(width=595.0, height=842.0, lines=lines, image="aGk="),))


def memory(folder: Path | None) -> Memory:
    """Return the memory of a server that has just started."""
    begun = Memory()
    begun.keep_in(folder)
    return begun


def test_another_server_finds_the_pages_and_what_people_said(tmp_path: Path) -> None:
    """Pages, pictures, doubts and answers are there after a restart, for that very file alone."""
    pages = recognised("12所学校", "86家企业")
    first = memory(tmp_path / "scans")
    first.keep(RAW, pages)
    assert memory(tmp_path / "scans").recall(RAW) == pages
    settled = pages.settled({"0-0-0": "72"})
    first.keep(RAW, settled)
    found = memory(tmp_path / "scans").recall(RAW)
    assert found == settled
    assert [doubt.line for doubt in found.doubts()] == [1]
    assert memory(tmp_path / "scans").recall(RAW + b" ") is None


def test_without_a_folder_or_after_it_is_deleted_nothing_breaks(tmp_path: Path) -> None:
    """The server that recognised still knows; the next one recognises again."""
    folder = tmp_path / "scans"
    known = memory(folder)
    known.keep(RAW, recognised("12所学校"))
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    assert known.recall(RAW) is not None
    assert memory(folder).recall(RAW) is None
    assert memory(None).recall(RAW) is None
    known.keep(RAW, recognised("13所学校"))
    assert memory(folder).recall(RAW) == recognised("13所学校")


def test_a_folder_that_takes_nothing_does_not_stop_the_work(tmp_path: Path) -> None:
    """Where a file stands in the folder's place, what was recognised is kept in memory."""
    (tmp_path / "scans").write_text("in the way")
    known = memory(tmp_path / "scans")
    known.keep(RAW, recognised("12所学校"))
    assert known.recall(RAW) == recognised("12所学校")


@pytest.mark.parametrize(
    "spoilt",
    [
        b"", b"{", b"[]", b'{"pages": 3}', b'{"pages": [{}]}', b"\xff\xfe", b"[" * 100_000,
        b'{"pages": [{"width": "x", "height": 1, "image": "", "lines": []}]}',
    ],
)  # fmt: skip
def test_a_spoilt_file_is_as_good_as_none(tmp_path: Path, spoilt: bytes) -> None:
    """Whatever stands in it, the pages are asked for again and no error comes out."""
    memory(tmp_path).keep(RAW, recognised("12所学校"))
    next(tmp_path.glob("*.json")).write_bytes(spoilt)
    assert memory(tmp_path).recall(RAW) is None


@pytest.mark.parametrize("doubts", [[[0, 99]], [[3, 1]], [[2, 3], [0, 1]], [[-1, 1]]])
def test_doubts_that_lie_outside_their_line_are_not_taken(tmp_path: Path, doubts: list[list[int]]) -> None:
    """A file that was changed by hand cannot put a doubt where there is no text."""
    memory(tmp_path).keep(RAW, recognised("12所学校"))
    file = next(tmp_path.glob("*.json"))
    told = json.loads(file.read_text())
    told["pages"][0]["lines"][0]["doubts"] = doubts
    file.write_text(json.dumps(told))
    assert memory(tmp_path).recall(RAW) is None


def test_the_oldest_are_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more files than the bound lie there; what was asked for last stays, and so does the newest."""
    monkeypatch.setattr(kept_pages, "MOST_FILES", 3)
    for number in range(3):
        memory(tmp_path).keep(RAW + bytes([number]), recognised(f"{number}0所学校"))
    for age, file in enumerate(sorted(tmp_path.glob("*.json"))):
        os.utime(file, (1_000_000 + age, 1_000_000 + age))
    assert memory(tmp_path).recall(RAW + b"\0") is not None
    for number in (3, 4):
        memory(tmp_path).keep(RAW + bytes([number]), recognised(f"{number}0所学校"))
    left = [number for number in range(5) if memory(tmp_path).recall(RAW + bytes([number])) is not None]
    assert len(list(tmp_path.glob("*.json"))) == 3
    assert left == [0, 3, 4]
    monkeypatch.setattr(kept_pages, "MOST_BYTES", 10)
    memory(tmp_path).keep(RAW, recognised("12所学校"))
    assert len(list(tmp_path.iterdir())) == 1
