"""A scan outlives the server: before it is added, with what was checked, and after."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from workbench.corpus.recognition import recognised, recognising
from workbench.corpus.recognition.kept_pages import write_recognised
from workbench.errors import CorpusError
from workbench.model.hints import Hints
from workbench.model.roles import Actor, Role
from workbench.model.scan import ReadLine, ReadPage, Recognised
from workbench.pipeline.home import Home
from workbench.pipeline.library import add_report, preview
from workbench.pipeline.memo import forget_all
from workbench.pipeline.scanned_files import answer_doubts, pages_and_doubts
from workbench.pipeline.workspace import Workspace, open_workspace

RAW = b"\x89PNG\r\n\x1a\n" + b"a report that was photographed"
LINES = (
    "云海区2031年政府工作报告",
    "一、2030年工作回顾",
    "新建学校12所，改造老旧小区48个，新增就业9500人，群众出行更加方便、看病更加省心。",
    "二、2031年工作安排",
    "新建学校15所，改造老旧小区52个，新增就业9800人，让群众出行更加方便、看病更加省心。",
)
ME = Actor(name="甲", role=Role.CODER)


def _pages() -> Recognised:
    lines = tuple(
        ReadLine(
            text=text, x0=90.0, x1=90.0 + 14.0 * len(text), baseline=100.0 + 60 * n, size=14.0,
            doubts=((4, 6),) if n == 2 else (),
        )
        for n, text in enumerate(LINES)
    )  # fmt: skip
    return Recognised(pages=(ReadPage(width=800.0, height=842.0, lines=lines),))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home of its own; what other tests keep in memory is untouched."""
    monkeypatch.setattr(recognising, "MEMORY", recognised.Memory())
    return Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")


def _keep(home: Home, pages: Recognised) -> None:
    write_recognised(home.folder / "cache" / "scans", hashlib.sha256(RAW).hexdigest(), pages)


def _restarted(home: Home, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(recognising, "MEMORY", recognised.Memory())
    forget_all()
    return open_workspace(home)


def test_what_was_recognised_and_checked_is_there_after_a_restart(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It need not be recognised again before it is added, and what was answered is not asked again."""
    with open_workspace(home):
        _keep(home, _pages())
    with _restarted(home, monkeypatch) as workspace:
        _, doubts = pages_and_doubts(RAW)
        assert [doubt.text for doubt in doubts] == ["12"]
        with pytest.raises(CorpusError, match="12"):
            add_report(workspace, RAW, "a.png", hints=Hints(year=2031, jurisdiction="云海区"), actor=ME)
        answer_doubts(RAW, {doubts[0].key: "72"})
    with _restarted(home, monkeypatch) as workspace:
        assert pages_and_doubts(RAW)[1] == ()
        assert "新建学校72所" in preview(workspace, RAW, "a.png").report.text


def test_an_added_scan_is_read_after_a_restart_though_its_pages_were_let_go(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its text stands in the store; without the recognised pages it is the same text with its outline."""
    with open_workspace(home) as workspace:
        _keep(home, _pages().settled({"0-2-4": "12"}))
        hints = Hints(year=2031, jurisdiction="云海区")
        document = add_report(workspace, RAW, "a.png", hints=hints, actor=ME).document
        before = workspace.report(document.id)
    for file in (home.folder / "cache" / "scans").glob("*.json"):
        file.unlink()
    with _restarted(home, monkeypatch) as workspace:
        after = workspace.report(document.id)
        assert after.text == before.text
        assert [each.heading for each in after.headings] == [each.heading for each in before.headings]
