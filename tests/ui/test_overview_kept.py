"""The overview of a pair is kept until anybody does anything, and not for who may not see all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.model.decision import Search, Verdict
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.ui import cached
from workbench.ui.overview import cached_pair
from workbench.ui.packed import Packed

OLDER, NEWER = "yunhai-2024", "yunhai-2025"
LI = Actor("li")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give a workbench that the overview draws from."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with pytest.MonkeyPatch.context() as patch, open_workspace(home) as opened:
        patch.setattr(cached, "workspace", lambda: opened)
        yield opened


def test_each_decision_shows(workspace: Workspace) -> None:
    """What was kept before it is not what is shown after it."""
    store = workspace.store
    older, newer = store.document(OLDER), store.document(NEWER)
    first = commitments_of(workspace.report(OLDER))[0]
    before = cached_pair.judged(older, newer, "li")
    assert cached_pair.judged(older, newer, "wang") is before
    [note] = actions.accept_proposals(store, LI, [Proposal(document=OLDER, commitment=first)])
    accepted = cached_pair.judged(older, newer, "li")
    assert accepted.waiting == (before.waiting or 0) - 1
    assert not accepted.total or not accepted.total.judged
    actions.give_verdict(store, LI, note, NEWER, Verdict.NO_EVIDENCE, search=Search(queries=("公园",)))
    judged = cached_pair.judged(older, newer, "li")
    assert judged.total
    assert judged.total.judged == 1
    assert cached_pair.again(older, newer, "li", "zh")[0] != ()


def test_what_was_packed_meanwhile_is_as_it_was(workspace: Workspace) -> None:
    """Who comes back to a pair after many others sees the same."""
    store = workspace.store
    older, newer = store.document(OLDER), store.document(NEWER)
    first = commitments_of(workspace.report(OLDER))[0]
    actions.accept_proposals(store, LI, [Proposal(document=OLDER, commitment=first)])
    kept = Packed(cached_pair.judged(older, newer, "li"))
    kept.pack()
    assert kept.content() == cached_pair.judged(older, newer, "li")
