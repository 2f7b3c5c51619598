"""Trends computed from a button: told, stopped, gone on with, and only by who may change something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.whole_reports import whole_report
from workbench.annotation.actions import Actor
from workbench.errors import ForbiddenError
from workbench.model.roles import Role
from workbench.pipeline.batch_sources import library_reports
from workbench.pipeline.batching import consecutive_pairs
from workbench.pipeline.home import Home
from workbench.pipeline.library import add_report
from workbench.pipeline.trend_runs import NAME, TrendRun
from workbench.pipeline.trends import batch_names, open_trends
from workbench.pipeline.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give a workbench with the bundled reports, two of one place."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as opened:
        yield opened


def test_a_run_fills_the_trends(workspace: Workspace) -> None:
    """When it has ended the page can be opened, and the run has told how far it came."""
    run = TrendRun()
    run.start(workspace, Actor("li"))
    assert run.wait(120)
    assert run.progress is not None
    assert (run.progress.done, run.progress.failed, run.failed) == (run.progress.total, 0, False)
    assert batch_names(workspace.home) == (NAME,)
    assert len(open_trends(workspace.home, NAME).points) > 0


def test_reports_whose_place_and_year_were_read_are_paired(workspace: Workspace) -> None:
    """An upload needs no word of a person: place and year from its own text make it one of a pair."""
    for year in (2021, 2022, 2023):
        add_report(workspace, whole_report("天津市南开区", year).encode(), f"{year}.txt", actor=Actor("li"))
    pairs = consecutive_pairs(library_reports(workspace))
    own = [pair for pair in pairs if pair[0].hints.jurisdiction == "天津市南开区"]
    assert [(older.hints.year, newer.hints.year) for older, newer in own] == [(2021, 2022), (2022, 2023)]


@pytest.mark.slow
def test_a_stopped_run_ends_and_may_go_on(workspace: Workspace) -> None:
    """Stopped before anything is done it ends; started again it does the rest."""
    run = TrendRun()
    run.start(workspace, Actor("li"))
    run.stop()
    assert run.wait(120)
    run.start(workspace, Actor("li"))
    assert run.wait(120)
    assert run.progress is not None
    assert run.progress.done == run.progress.total


def test_readers_start_nothing(workspace: Workspace) -> None:
    """Who may only read cannot keep the server busy."""
    run = TrendRun()
    with pytest.raises(ForbiddenError):
        run.start(workspace, Actor("reader", Role.READER))
    assert not run.running
