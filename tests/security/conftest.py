"""A workbench with a hostile report in it, judged in hostile words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.hostile import fill_with_attacks
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give a workbench with the bundled reports in a folder of its own."""
    home = Home(folder=tmp_path / "home", database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as opened:
        yield opened


@pytest.fixture
def attacked(workspace: Workspace) -> Workspace:
    """Give a workbench into which every field was filled with an attack."""
    fill_with_attacks(workspace)
    return workspace
