"""What somebody says of a pair in the comparison holds in the next alignment."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.annotation.actions import Actor, decide_link
from workbench.errors import StoreError
from workbench.pipeline.comparing import compare
from workbench.pipeline.desk import Desk
from workbench.pipeline.home import Home
from workbench.pipeline.linking import ComparisonDesk, decisions, handle_linking, node_anchor
from workbench.pipeline.messages import Message
from workbench.pipeline.workspace import open_workspace
from workbench.settings import DEFAULTS


@pytest.mark.parametrize("which", range(4))
def test_a_pair_that_was_taken_apart_stays_apart(tmp_path: Path, which: int) -> None:
    """Also where a paragraph fills its theme, so that two nodes stand at one place."""
    with open_workspace(
        Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'w.sqlite'}")
    ) as workspace:
        older, newer = workspace.report("yunhai-2024"), workspace.report("yunhai-2025")
        passage = compare(older, newer).difference.passages[which]
        desk = Desk(store=workspace.store, actor=Actor("wang"), document=older.id, commitments={})
        event: Message = {
            "kind": "unlink",
            "older": passage.older,
            "newer": passage.newer,
            "client": "one",
            "n": 1,
        }
        assert handle_linking(ComparisonDesk(desk, older, newer), event)
        again = compare(older, newer, "like", decisions(workspace.store, older, newer))
    together = [
        each
        for each in again.difference.passages
        if set(each.older) & set(passage.older) and set(each.newer) & set(passage.newer)
    ]
    assert not together


def test_one_undo_takes_back_a_pair_of_several_passages(tmp_path: Path) -> None:
    """Taking apart one passage and the several it became is one action, so one step back undoes it."""
    with open_workspace(
        Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'w.sqlite'}")
    ) as workspace:
        older, newer = workspace.report("yunhai-2024"), workspace.report("yunhai-2025")
        passages = compare(older, newer).difference.passages
        passage = next(each for each in passages if len(each.older) * len(each.newer) > 1)
        desk = Desk(store=workspace.store, actor=Actor("wang"), document=older.id, commitments={})
        pair = ComparisonDesk(desk, older, newer)
        handle_linking(pair, {"kind": "unlink", "older": passage.older, "newer": passage.newer})
        assert len(workspace.store.links()) == len(passage.older) * len(passage.newer)
        handle_linking(pair, {"kind": "undo"})
        assert workspace.store.links() == ()
        assert decisions(workspace.store, older, newer) == ()


def test_a_step_on_every_pair_of_a_report_is_refused_at_once(tmp_path: Path) -> None:
    """Tens of thousands of pairs would let all others wait for minutes; a record of megabytes too."""
    with open_workspace(
        Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'w.sqlite'}")
    ) as workspace:
        older, newer = workspace.report("yunhai-2024"), workspace.report("yunhai-2025")
        desk = Desk(store=workspace.store, actor=Actor("wang"), document=older.id, commitments={})
        first, second = [each.id for each in older.nodes], [each.id for each in newer.nodes]
        with pytest.raises(StoreError, match="一次最多"):
            handle_linking(
                ComparisonDesk(desk, older, newer),
                {"kind": "link", "older": first, "newer": second},
            )
        [ends] = [
            (node_anchor(older, first[0], DEFAULTS.store), node_anchor(newer, second[0], DEFAULTS.store))
        ]
        with pytest.raises(StoreError, match="太长"):
            decide_link(workspace.store, desk.actor, *ends, linked=True, note="长" * 1_000_001)
        assert workspace.store.links() == ()
