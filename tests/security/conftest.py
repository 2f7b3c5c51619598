"""A workbench with a hostile report in it, judged in hostile words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.security.attacks import NASTY, hostile_report
from workbench.annotation.actions import Actor, create_commitment, give_verdict
from workbench.annotation.anchors import make_anchor
from workbench.corpus.hints import Hints
from workbench.model.decision import Quotation, Verdict
from workbench.pipeline.home import Home
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace, open_workspace

CODER = Actor(NASTY[:100])


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give a workbench with the bundled reports in a folder of its own."""
    home = Home(folder=tmp_path / "home", database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as opened:
        yield opened


@pytest.fixture
def attacked(workspace: Workspace) -> Workspace:
    """Give a workbench into which every field was filled with an attack."""
    for year in (2031, 2032):
        hints = Hints(title=NASTY, jurisdiction=NASTY, year=year, speaker=NASTY, source=NASTY)
        add_report(workspace, hostile_report(year), f"{NASTY}.txt", hints=hints, actor=CODER)
    older, newer = [d.id for d in workspace.documents() if d.jurisdiction == NASTY]
    text = workspace.store.text(older)
    start = text.index("建成公园")
    (note,) = create_commitment(
        workspace.store,
        CODER,
        older,
        start,
        start + 20,
        type="project",
        area=NASTY,
        items=(NASTY,),
        bodies=(NASTY,),
        deadline=NASTY,
        tags=(NASTY,),
        note=NASTY,
    )
    answer = workspace.store.text(newer)
    at = answer.index("建成公园")
    quotation = Quotation(anchor=make_anchor(newer, answer, at, at + 20))
    give_verdict(
        workspace.store, CODER, note, newer, Verdict.FULFILLED, evidence=(quotation,), rationale=NASTY
    )
    return workspace
