"""What is kept on disk between runs: found again, never trusted too far, and never needed."""

from __future__ import annotations

import hashlib
import os
import pickle
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from workbench.model.commitment import Quantity
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.model.report import Report
from workbench.model.said import Said
from workbench.model.thread import NamedPlace, ThreadDecision
from workbench.pipeline import disk_cache as module
from workbench.pipeline.analysing import quantities_of
from workbench.pipeline.answering import evidence_from
from workbench.pipeline.disk_cache import DiskCache, kept_on_disk, program_digest, use_disk_cache
from workbench.pipeline.home import find_home
from workbench.pipeline.memo import forget_all
from workbench.pipeline.tracing import is_traced, trace
from workbench.pipeline.workspace import open_workspace
from workbench.settings import DEFAULTS
from workbench.words.catalogue import Bilingual


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[DiskCache]:
    """Keep results in a folder of the test's own."""
    made = DiskCache(tmp_path / "kept", 8)
    forget_all()
    use_disk_cache(made)
    yield made
    use_disk_cache(None)
    forget_all()


def _report(year: int, *paragraphs: str) -> Report:
    text = "\n".join((f"{year}年政府工作报告", *paragraphs))
    return read_report(text.encode(), name="r.txt", hints=Hints(jurisdiction="云海区", year=year))


def _pair() -> tuple[Report, Report]:
    plan = _report(2024, "一、2023年工作回顾", "修好了三座桥。", "二、2024年重点工作", "新建书屋40家。")
    told = _report(2025, "一、2024年工作回顾", "新建书屋43家。", "二、2025年重点工作", "办好运动会。")
    return plan, told


def _files(disk: DiskCache) -> list[Path]:
    return sorted(disk.folder.glob("*.kept"))


def _count_makes(made: list[int], result: object = (1, "二")) -> Callable[[], object]:
    def make() -> object:
        made.append(1)
        return result

    return make


def test_evidence_is_read_back_as_it_was_found(disk: DiskCache, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a start the same texts are answered without a search, to the last digit."""
    plan, told = _pair()
    found = evidence_from(plan, [told])
    assert any(each.candidates for each in found.evidence)
    forget_all()
    monkeypatch.setattr("workbench.alignment.evidence.answer", None)
    again = evidence_from(plan, [told])
    assert again == found
    assert repr(again) == repr(found)


def test_lives_are_read_back_without_reading_their_reports(
    disk: DiskCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a restart the threads of a place are there at once; another report, or a word on them, is new."""
    reports = [*_pair(), _report(2026, "一、2025年工作回顾", "办成运动会。", "二、2026年重点工作", "修桥。")]
    assert not is_traced(reports)
    found = trace(reports)
    assert any(thread.events for thread in found)
    forget_all()
    monkeypatch.setattr("workbench.pipeline.tracing.group_promises", None)
    assert is_traced(reports)
    assert trace(reports) == found
    assert not is_traced(reports[:2])
    place = NamedPlace(document=reports[0].id, start=0, end=4)
    assert not is_traced(reports, decisions=[ThreadDecision(older=place, newer=place, together=True)])
    assert list(disk.folder.iterdir())


@pytest.mark.parametrize("other", ["program", "settings", "text", "genre", "year"])
def test_nothing_else_is_taken_for_it(disk: DiskCache, monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    """Another program, setting, text or kind of document is searched anew."""
    plan, told = _pair()
    evidence_from(plan, [told])
    forget_all()
    settings = DEFAULTS
    if other == "program":
        monkeypatch.setattr(module, "program_digest", lambda *_: "another")
    elif other == "settings":
        settings = replace(DEFAULTS, alignment=replace(DEFAULTS.alignment, candidates=3))
    elif other == "text":
        told = _report(2025, "一、2024年工作回顾", "新建书屋44家。", "二、2025年重点工作", "办好运动会。")
    elif other == "genre":
        told = replace(told, genre=Genre.NOTICE)
    else:
        told = replace(told, year=2026)
    asked: list[int] = []

    def search(*_: object, **__: object) -> object:
        asked.append(1)
        raise LookupError

    monkeypatch.setattr("workbench.alignment.evidence.answer", search)
    with pytest.raises(LookupError):
        evidence_from(plan, [told], settings)
    assert asked


@pytest.mark.parametrize("harm", [b"", b"\0" * 64, b"torn"])
def test_a_damaged_file_is_made_anew(disk: DiskCache, harm: bytes) -> None:
    """Whatever a file has become, the result is what it was, and is kept again."""
    made: list[int] = []
    make = _count_makes(made)
    assert kept_on_disk("spell", lambda: ("a",), make) == (1, "二")
    [file] = _files(disk)
    whole = file.read_bytes()
    file.write_bytes(harm or whole[:-3])
    assert kept_on_disk("spell", lambda: ("a",), make) == (1, "二")
    assert len(made) == 2
    assert file.read_bytes() == whole
    assert kept_on_disk("spell", lambda: ("a",), make) == (1, "二")
    assert len(made) == 2


class _Evil:
    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.marker),)


def test_a_planted_file_runs_nothing(disk: DiskCache, tmp_path: Path) -> None:
    """Who can write into the folder gets no code to run: only plain values and our own types are read."""
    made: list[int] = []
    make = _count_makes(made)
    kept_on_disk("spell", lambda: ("a",), make)
    [file] = _files(disk)
    packed = zlib.compress(pickle.dumps(_Evil(tmp_path / "ran")))
    file.write_bytes(hashlib.sha256(packed).digest() + packed)
    assert kept_on_disk("spell", lambda: ("a",), make) == (1, "二")
    assert not (tmp_path / "ran").exists()
    assert len(made) == 2


def test_the_folder_is_bounded(tmp_path: Path) -> None:
    """What was not used for longest goes first; files half written long ago go as well."""
    small = DiskCache(tmp_path, 0.004)
    for number in range(8):
        small.keep(f"{number}", os.urandom(900))
        os.utime(tmp_path / f"{number}.kept", (number, number))
        if number == 3:
            assert small.find("0") is not None
    half = tmp_path / "x.half"
    half.write_bytes(b"1")
    os.utime(half, (1, 1))
    small.keep("8", os.urandom(900))
    small.keep("9", os.urandom(900))
    left = {path.stem for path in tmp_path.glob("*.kept")}
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 0.004 * 1024 * 1024
    assert "9" in left
    assert "1" not in left
    assert not half.exists()


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    """Results are made all the same where a file stands in the folder's place."""
    (tmp_path / "kept").write_text("", encoding="utf-8")
    use_disk_cache(DiskCache(tmp_path / "kept", 1))
    made: list[int] = []
    make = _count_makes(made)
    try:
        assert kept_on_disk("spell", lambda: ("a",), make) == kept_on_disk("spell", lambda: ("a",), make)
    finally:
        use_disk_cache(None)
    assert len(made) == 2


def test_numbers_come_back_with_their_types(disk: DiskCache) -> None:
    """A whole number stays one, and a quantity is the type it was."""
    plan, _ = _pair()
    found = quantities_of(plan)
    forget_all()
    again = quantities_of(plan)
    assert [type(each.value) for each in again] == [type(each.value) for each in found]
    assert all(isinstance(each, Quantity) for each in again)


def test_a_remark_with_a_name_in_both_languages_is_read_back(disk: DiskCache) -> None:
    """What names its source in Chinese and in English is not refused as a foreign type."""
    said = Said("answer.of_source", source=Bilingual("公报", "bulletin"), why=Said("answer.nothing_near"))
    disk.keep("0" * 64, said)
    assert disk.find("0" * 64) == said


def test_a_library_keeps_results_beside_its_store(tmp_path: Path) -> None:
    """The folder stands under annotations, and the program's digest is the same twice."""
    home = find_home(tmp_path)
    assert home.disk_cache.parent == tmp_path / "annotations"
    with open_workspace(home):
        try:
            kept_on_disk("spell", lambda: ("a",), lambda: 5)
            assert list(home.disk_cache.glob("*.kept"))
        finally:
            use_disk_cache(None)
    assert program_digest() == program_digest()
