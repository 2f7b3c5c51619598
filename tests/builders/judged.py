"""The made-up pair judged by two coders, one of them blind, so that there is something to tell."""

from __future__ import annotations

from typing import Any

from tests.builders.as_shipped import make_anchor
from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.model.decision import Quotation, Search, Verdict
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.judging import evidence
from workbench.pipeline.workspace import Workspace

OLDER, NEWER = "yunhai-2024", "yunhai-2025"
FIRST, SECOND = "wang", "li"
JUDGED, AGAIN, WAITING = 12, 6, 2
"""How many commitments the first coder judges, the second judges blind, and nobody judges."""


def judge_pair(workspace: Workspace, note: str = "") -> None:
    """Judge the first commitments: the coders differ on the first, agree on the rest."""
    older, newer = workspace.report(OLDER), workspace.report(NEWER)
    found = {each.commitment: each for each in evidence(older, newer).evidence}
    proposals = [c for c in commitments_of(older) if found[c.id].candidates][: JUDGED + WAITING]
    for coder, count in ((FIRST, JUDGED), (SECOND, AGAIN)):
        for n, commitment in enumerate(proposals[:count]):
            candidate = found[commitment.id].candidates[0]
            anchor = make_anchor(NEWER, newer.text, candidate.start, candidate.end)
            verdict = Verdict.FULFILLED if n % 2 else Verdict.PARTIAL
            values: dict[str, Any] = {"evidence": (Quotation(anchor=anchor),), "rationale": note}
            if n == 0 and coder == SECOND:
                verdict, values = Verdict.NO_EVIDENCE, {"search": Search(queries=(commitment.quote,))}
            actions.give_verdict(
                workspace.store,
                Actor(coder),
                Proposal(document=OLDER, commitment=commitment),
                NEWER,
                verdict,
                blind=coder == SECOND,
                **values,
            )
    rest = [Proposal(document=OLDER, commitment=each) for each in proposals[JUDGED:]]
    actions.accept_proposals(workspace.store, Actor(FIRST), rest)
