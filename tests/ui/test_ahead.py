"""What the visitor will look at next is computed before they ask; nothing of it can disturb them."""

from __future__ import annotations

import json
from threading import Event
from typing import Any

import pytest

from tests.builders.judged import judge_pair
from tests.ui.conftest import NEWER, OLDER
from workbench.model.link import EvidenceReport
from workbench.pipeline.answering import evidence_from
from workbench.pipeline.comparing import Compared, compare, compare_opening
from workbench.pipeline.recent import last_judged
from workbench.pipeline.workspace import Workspace
from workbench.ui import cached, precompute, state
from workbench.ui.comparison import cached_pairs
from workbench.ui.fulfilment import cached_flow


@pytest.fixture(autouse=True)
def shared(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make the test's workbench the server's, and note what is really computed."""
    computed: list[str] = []

    def counted(older: str, newer: str, scope: str, decisions: object) -> Compared:
        computed.append(scope)
        return compare(workspace.report(older), workspace.report(newer), scope)  # type: ignore[arg-type]

    def found(*reports: Any, **made: Any) -> EvidenceReport:
        computed.append("evidence")
        return evidence_from(*reports, **made)

    def opened(*pair: Any) -> Compared:
        computed.append("opening")
        return compare_opening(*pair)

    monkeypatch.setattr(cached, "workspace", lambda: workspace)
    monkeypatch.setattr(cached_flow, "evidence_from", found)
    monkeypatch.setattr(cached_pairs, "compare_opening", opened)
    monkeypatch.setattr(cached_pairs, "compared", counted)
    monkeypatch.setattr(precompute, "PAUSE", 0)
    cached_pairs.kept_opening.clear()
    cached_pairs.kept_pairs.clear()
    cached_flow.kept_flow_props.clear()
    return computed


def test_a_pair_that_was_looked_ahead_at_is_not_computed_again(
    workspace: Workspace, shared: list[str]
) -> None:
    """The page finds in the cache what it asks for: the same pair, halves, decisions and language."""
    work = precompute.look_ahead(OLDER, NEWER, "like", "zh")
    assert work is not None
    work.result(timeout=60)
    assert shared == ["opening", "like", "evidence"]
    older, newer = workspace.store.document(OLDER), workspace.store.document(NEWER)
    for written in (cached_pairs.written_opening, cached_pairs.written_pairs):
        content = written(older, newer, "like", cached_pairs.decided(OLDER, NEWER), "zh")
        assert json.loads(content)["cards"]
    assert cached_flow.flow_props(older, newer, "zh")["items"]
    assert shared == ["opening", "like", "evidence"]


def test_a_pair_that_cannot_be_compared_stays_silent_and_makes_room() -> None:
    """An address may name anything: the page it leads to says so, not the work ahead of it."""
    for _ in range(20):
        work = precompute.look_ahead("no-such", "report", "like", "zh")
        assert work is not None
        assert work.result(timeout=60) is None


def test_what_a_visitor_stopped_is_not_looked_ahead_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who stopped the search for a pair's evidence has none of it computed behind their back."""
    asked: list[str] = []
    chosen = state.Selection(older=OLDER, newer=NEWER)
    monkeypatch.setattr(state, "selection", lambda: chosen)
    monkeypatch.setattr(precompute, "look_ahead", lambda *pair: asked.append(pair[0]))
    precompute.look_ahead_of_selection()
    assert asked == [OLDER]
    monkeypatch.setattr(precompute, "was_stopped", lambda *pair: pair == (OLDER, NEWER))
    precompute.look_ahead_of_selection()
    assert asked == [OLDER]


def test_at_most_eight_pairs_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Visitors who leaf through many pairs do not pile up work that nobody waits for any more."""
    gate = Event()
    monkeypatch.setattr(cached_pairs, "written_pairs", lambda *_: gate.wait(60))
    handed = [precompute.look_ahead(OLDER, NEWER, "like", "zh") for _ in range(12)]
    assert [each is None for each in handed] == [False] * 8 + [True] * 4
    gate.set()
    for work in handed[:8]:
        assert work is not None
        work.result(timeout=60)


def test_a_server_takes_up_what_people_will_come_back_to(workspace: Workspace, shared: list[str]) -> None:
    """After a start the newest pair of a place is there at once; one that was judged comes first."""
    precompute.take_up()
    assert shared == ["opening", "like", "evidence"]
    older, newer = workspace.store.document(OLDER), workspace.store.document(NEWER)
    cached_pairs.keep(older, newer, "like", cached_pairs.decided(OLDER, NEWER), "zh")
    cached_flow.flow_props(older, newer, "zh")
    assert shared == ["opening", "like", "evidence"]


def test_the_pair_judged_last_is_known(workspace: Workspace) -> None:
    """Plan and review of the latest verdict; none where nobody judged."""
    assert last_judged(workspace.store) is None
    judge_pair(workspace)
    assert last_judged(workspace.store) == (OLDER, NEWER)
