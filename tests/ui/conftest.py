"""A store in memory with the made-up pair, and a person at a desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.annotation.actions import Actor
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.ui.acting import Desk
from workbench.ui.fulfilment.handlers import Bench

OLDER, NEWER = "yunhai-2024", "yunhai-2025"


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
