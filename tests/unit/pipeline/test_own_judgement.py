"""Which verdict is one's own: of this report, of this coder, and no ruling."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.as_shipped import make_anchor
from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.model.decision import Assessment, Quotation, Verdict
from workbench.model.hints import Hints
from workbench.model.roles import Role
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.home import Home
from workbench.pipeline.judging import own_judgement
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace, open_workspace

OLDER, NEWER = "yunhai-2024", "yunhai-2025"
LI, WANG = Actor("li"), Actor("wang")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give a workbench with the bundled reports."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as opened:
        yield opened


def judge(workspace: Workspace, actor: Actor, against: str) -> Assessment:
    """Give the first commitment of the older plan a verdict with a quotation of ``against``."""
    [commitment, *_] = commitments_of(workspace.report(OLDER))
    quotation = Quotation(anchor=make_anchor(against, workspace.store.text(against), 200, 230))
    return actions.give_verdict(
        workspace.store,
        actor,
        Proposal(document=OLDER, commitment=commitment),
        against,
        Verdict.PARTIAL,
        evidence=(quotation,),
    )


def test_a_verdict_against_another_report_is_not_ones_own(workspace: Workspace) -> None:
    """Judged against one report, the commitment is not judged against the next."""
    given = judge(workspace, LI, NEWER)
    assert own_judgement(workspace.store, given.annotation, NEWER, "li") == given
    assert own_judgement(workspace.store, given.annotation, OLDER, "li") is None
    other = judge(workspace, LI, OLDER)
    assert own_judgement(workspace.store, given.annotation, OLDER, "li") == other
    assert own_judgement(workspace.store, given.annotation, NEWER, "li") == given


def test_another_coders_verdict_is_not_ones_own(workspace: Workspace) -> None:
    """Neither coder is handed what the other said."""
    given = judge(workspace, WANG, NEWER)
    assert own_judgement(workspace.store, given.annotation, NEWER, "li") is None


def test_a_ruling_is_nobodys_own(workspace: Workspace) -> None:
    """The person who settles a disagreement does not find the ruling among their own verdicts."""
    given = judge(workspace, WANG, NEWER)
    [annotation] = workspace.store.annotations(id=given.annotation)
    actor = Actor("li", Role.ADJUDICATOR)
    actions.adjudicate(workspace.store, actor, annotation, NEWER, Verdict.FULFILLED, evidence=given.evidence)
    assert own_judgement(workspace.store, annotation.id, NEWER, "li") is None


def test_a_corrected_text_keeps_the_verdict(workspace: Workspace) -> None:
    """A verdict is against a report: that its text was corrected makes no second one."""
    given = judge(workspace, LI, NEWER)
    text = workspace.store.text(NEWER) + "\n更正说明。"
    record = workspace.store.document(NEWER)
    hints = Hints(jurisdiction=record.jurisdiction, year=record.year, fictional=True)
    add_report(workspace, text.encode(), "new.txt", hints=hints, actor=LI)
    own = own_judgement(workspace.store, given.annotation, f"{NEWER}@2", "li")
    assert own is not None
    assert own.id == given.id
