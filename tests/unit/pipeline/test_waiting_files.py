"""What waits to be added outlives a visit: kept as it was corrected, bounded, and gone when it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.pipeline.home import Home
from workbench.pipeline.inbox import Inbox
from workbench.pipeline.waiting_files import WaitingFiles
from workbench.settings import DEFAULTS, Settings

BODY = "今年要新建学校三所，新增床位三百张，改造老旧小区十二个，" * 20
TABLE = "地区,年份,正文\n" + "".join(f"云海{n}区,2031,{BODY}\n" for n in "甲乙丙")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Give a home with nothing in it."""
    return Home(folder=tmp_path, database_url="sqlite://")


def _visit(home: Home, person: str = "王芳", settings: Settings = DEFAULTS) -> tuple[WaitingFiles, Inbox]:
    files = WaitingFiles(home, person, settings)
    return files, files.recall()


def _lying(home: Home) -> list[Path]:
    return [each for each in home.folder.rglob("*") if each.is_file()]


def test_what_waits_is_there_on_the_next_visit_as_it_was_corrected(home: Home) -> None:
    """Files in their order, with every correction; a table with the rows that were not chosen yet."""
    files, inbox = _visit(home)
    inbox.take(b"first", "甲.txt")
    inbox.take("第二份".encode(), "乙.txt")
    inbox.take(TABLE.encode(), "表.csv")
    [table] = inbox.tables
    first = inbox.waiting["1"]
    first.hints = Hints(
        title="云海区报告", year=2031, genre=Genre.BULLETIN, delivered_on=date(2031, 1, 5), kept=("页眉",)
    )
    first.kind, first.replaces = "adopted", True
    assert files.keep_up(inbox) == 0
    first.hints = replace(first.hints, jurisdiction="云海区")
    inbox.choose(table, {2}, 3)
    assert files.keep_up(inbox) == 0
    _, again = _visit(home)
    assert [each.name for each in again.waiting.values()] == [each.name for each in inbox.waiting.values()]
    back = next(iter(again.waiting.values()))
    assert (back.raw, back.hints, back.kind, back.replaces) == (b"first", first.hints, "adopted", True)
    [rest] = again.tables.values()
    assert [row.number for row in rest.rows] == [4]
    assert len({*again.waiting, *again.tables}) == len(again.waiting) + 1


def test_the_same_file_waits_once_and_keeps_its_corrections(home: Home) -> None:
    """Handed in again it is not taken; other bytes under its name are, and it is again once it is gone."""
    _, inbox = _visit(home)
    assert inbox.take(b"first", "甲.txt")
    inbox.waiting["1"].hints = Hints(year=2031)
    assert inbox.take(TABLE.encode(), "表.csv")
    assert not inbox.take(b"first", "甲.txt")
    assert not inbox.take(TABLE.encode(), "表.csv")
    assert inbox.take(b"second", "甲.txt")
    assert [each.hints.year for each in inbox.waiting.values()] == [2031, None]
    inbox.waiting.clear()
    assert inbox.take(b"first", "甲.txt")


def test_what_was_discarded_or_added_lies_there_no_more(home: Home) -> None:
    """Nothing is left of it, also after a second visit took it over."""
    files, inbox = _visit(home)
    inbox.take(b"one", "甲.txt")
    files.keep_up(inbox)
    later, again = _visit(home)
    later.keep_up(again)
    assert len(_lying(home)) == 2
    again.waiting.clear()
    later.keep_up(again)
    assert not _lying(home)
    assert not _visit(home)[1].waiting


def test_a_visit_leaves_alone_what_another_one_let_wait(home: Home) -> None:
    """Two windows of one person do not take each other's files away; another person sees none of them."""
    (files, inbox), (others, other) = _visit(home), _visit(home)
    inbox.take(b"one", "甲.txt")
    files.keep_up(inbox)
    other.take(b"two", "乙.txt")
    others.keep_up(other)
    files.keep_up(inbox)
    assert {each.name for each in _visit(home)[1].waiting.values()} == {"甲.txt", "乙.txt"}
    assert not _visit(home, "李强")[1].waiting


def test_what_finds_no_room_is_counted_and_still_waits(home: Home) -> None:
    """The bounds are of all people together; what fits is kept."""
    tight = replace(DEFAULTS, corpus=replace(DEFAULTS.corpus, waiting_bytes=10, waiting_files=2))
    files, inbox = _visit(home, settings=tight)
    for n, size in enumerate((4, 20, 5, 1)):
        inbox.take(b"x" * size, f"{n}.txt")
    assert files.keep_up(inbox) == 2
    assert files.keep_up(inbox) == 2
    assert len(inbox.waiting) == 4
    assert [each.name for each in _visit(home)[1].waiting.values()] == ["0.txt", "2.txt"]
    elsewhere, mine = _visit(home, "李强", tight)
    mine.take(b"y", "y.txt")
    assert elsewhere.keep_up(mine) == 1


@pytest.mark.parametrize("spoilt", [b"", b"[]", b"{}", b'{"name": "a", "kind": "x", "replaces": false}'])
def test_what_is_spoilt_on_disk_is_taken_away(home: Home, spoilt: bytes) -> None:
    """A file of facts that no program wrote stops nobody's visit."""
    files, inbox = _visit(home)
    inbox.take(b"one", "甲.txt")
    files.keep_up(inbox)
    next(home.folder.rglob("*.json")).write_bytes(spoilt)
    assert not _visit(home)[1].waiting
    assert not _lying(home)


def test_what_cannot_be_read_just_now_is_left_alone(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails for a moment costs nobody a file."""
    files, inbox = _visit(home)
    inbox.take(b"one", "甲.txt")
    files.keep_up(inbox)

    def fail(_path: Path) -> bytes:
        raise OSError("input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "read_bytes", fail)
        assert not _visit(home)[1].waiting
    assert [each.name for each in _visit(home)[1].waiting.values()] == ["甲.txt"]


def test_a_disk_that_takes_nothing_is_told(home: Home) -> None:
    """What could not be written is counted as not kept, and waits on for this visit."""
    (home.folder / "annotations").write_bytes(b"a file where a folder should be")
    files, inbox = _visit(home)
    inbox.take(b"one", "甲.txt")
    assert files.keep_up(inbox) == 1
    assert inbox.waiting
