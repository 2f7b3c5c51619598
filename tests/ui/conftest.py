"""A store in memory with the made-up pair, and a person at a desk."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.annotation.actions import Actor
from workbench.model.hints import Hints
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.desk import Desk
from workbench.pipeline.giving_verdicts import Bench
from workbench.pipeline.home import Home
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace, open_workspace

OLDER, NEWER = "yunhai-2024", "yunhai-2025"
BULLETIN = Path(__file__).resolve().parents[2] / "corpora" / "yunhai-bulletin-2024.md"
HINTS = Hints(jurisdiction="云海区（虚构样例）", year=2024, fictional=True)


@pytest.fixture(autouse=True)
def _main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the main module back, from which later tests start processes: a page's script takes its place."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give a workbench with the bundled reports in a folder of its own."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as opened:
        yield opened


@pytest.fixture
def older(workspace: Workspace) -> Report:
    """Give the made-up report of 2024."""
    return workspace.report(OLDER)


@pytest.fixture
def newer(workspace: Workspace) -> Report:
    """Give the made-up report of 2025."""
    return workspace.report(NEWER)


@pytest.fixture
def desk(workspace: Workspace, older: Report) -> Desk:
    """Give the desk of a person who reads the report of 2024."""
    commitments = {c.id: c for c in commitments_of(older)}
    return Desk(store=workspace.store, actor=Actor("li"), document=OLDER, commitments=commitments)


@pytest.fixture
def bench(desk: Desk, newer: Report) -> Bench:
    """Give the bench on which that report's commitments are judged."""
    return Bench(desk, newer)


@pytest.fixture
def bulletin(workspace: Workspace) -> Report:
    """Give the made-up place's bulletin of 2024, put into the library."""
    added = add_report(workspace, BULLETIN.read_bytes(), BULLETIN.name, hints=HINTS, actor=Actor("li"))
    return workspace.report(added.document.id)


@pytest.fixture
def wide_bench(desk: Desk, newer: Report, bulletin: Report) -> Bench:
    """Give the bench on which the next report and the bulletin answer."""
    return Bench(desk, newer, more=(bulletin,))
