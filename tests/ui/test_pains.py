"""Two pains of annotation tools that are the interface's to spare people."""

from __future__ import annotations

import json

from workbench.annotation import actions
from workbench.annotation.actions import Proposal
from workbench.model.report import Report
from workbench.pipeline.desk import Desk
from workbench.ui.fulfilment.presenter import JUDGING_KEYS
from workbench.ui.reading.presenter import READER_KEYS, present_decisions

BULK = "Shift+B"
_RANGES = {"1 – 7": "1234567", "1 / 2 / 3": "123"}


def keys_of(rows: tuple[tuple[str, str], ...]) -> list[str]:
    """Return every single key of a help sheet."""
    found = []
    for label, _ in rows:
        if label == "Shift+2 – 9":
            found += [f"Shift+{n}" for n in range(2, 10)]
        else:
            found += list(_RANGES.get(label) or label.split(" / "))
    return found


def test_pain_13_what_a_key_sends_back_does_not_grow_with_the_text(desk: Desk, older: Report) -> None:
    """The answer to a key holds decisions only: no text, and nothing of what nobody decided."""
    commitments = list(desk.commitments.values())
    proposals = [Proposal(document=desk.document, commitment=each) for each in commitments]
    actions.accept_proposals(desk.store, desk.actor, proposals[:2])
    few = json.dumps(present_decisions(desk.store.annotations(), "li", "zh"), ensure_ascii=False)
    assert len(few) < len(older.text) / 2
    assert all(len(node) < 400 or node not in few for node in older.text.split("\n"))
    actions.accept_proposals(desk.store, desk.actor, proposals[2:4])
    more = json.dumps(present_decisions(desk.store.annotations(), "li", "zh"), ensure_ascii=False)
    assert len(more) < 3 * len(few)


def test_pain_15_no_key_means_two_things() -> None:
    """Within a view every key has one meaning, the bulk window's included, and verdicts have keys."""
    for rows in (READER_KEYS, JUDGING_KEYS):
        keys = keys_of(rows)
        assert len(keys) == len(set(keys))
    assert BULK in keys_of(JUDGING_KEYS)
    assert set("1234567") <= set(keys_of(JUDGING_KEYS))
