"""A home for looking around: the made-up place with decisions of made-up coders in it."""

from __future__ import annotations

from pathlib import Path

from workbench.anchoring.anchors import make_anchor
from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.errors import StoreError
from workbench.model.decision import Quotation, Search, Verdict
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.home import DEMONSTRATION, Home, is_demonstration
from workbench.pipeline.judging import evidence
from workbench.pipeline.workspace import Workspace, open_workspace

OLDER, NEWER = "yunhai-2024", "yunhai-2025"
FIRST, SECOND = Actor("演示甲"), Actor("演示乙")
_AGAIN, _WAITING = 6, 4
"""How many commitments the second coder judges too, blind, and how many are accepted but not judged."""


def demonstration_home(folder: Path) -> Home:
    """Make a demonstration in ``folder``, or take up the one that is there.

    Raises StoreError where the folder holds anything else: a user's own store is never touched.
    """
    folder = folder.expanduser().resolve()
    address = f"sqlite:///{(folder / 'annotations' / 'workbench.sqlite').as_posix()}"
    home = Home(folder=folder, database_url=address)
    if folder.exists() and not is_demonstration(home) and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError("demonstration.folder_taken", name=folder.name, code="not-a-demonstration")
    (folder / "annotations").mkdir(parents=True, exist_ok=True)
    (folder / DEMONSTRATION).write_text("workbench demo\n", encoding="utf-8")
    with open_workspace(home) as workspace:
        if not workspace.store.annotations(document=OLDER):
            _decide(workspace)
    return home


def _decide(workspace: Workspace) -> None:
    """Judge what the made-up reports answer plainly; the two coders differ on the first."""
    older, newer = workspace.report(OLDER), workspace.report(NEWER)
    found = {each.commitment: each for each in evidence(older, newer).evidence}
    told = {each.id: _plain_verdict(found[each.id].suggested_status) for each in commitments_of(older)}
    known = [(c, v) for c in commitments_of(older) if found[c.id].candidates and (v := told[c.id])]
    for n, (commitment, verdict) in enumerate(known):
        best = found[commitment.id].candidates[0]
        quoted = Quotation(
            anchor=make_anchor(NEWER, newer.text, best.start, best.end, workspace.settings.store)
        )
        proposal = Proposal(document=OLDER, commitment=commitment)
        actions.give_verdict(workspace.store, FIRST, proposal, NEWER, verdict, evidence=(quoted,))
        if n < _AGAIN:
            second = Verdict.PARTIAL if n == 0 and verdict is not Verdict.PARTIAL else verdict
            actions.give_verdict(
                workspace.store, SECOND, proposal, NEWER, second, evidence=(quoted,), blind=True
            )
    silent = [c for c in commitments_of(older) if not found[c.id].candidates]
    for commitment in silent[:1]:
        search = Search(queries=(commitment.quote,))
        proposal = Proposal(document=OLDER, commitment=commitment)
        actions.give_verdict(workspace.store, FIRST, proposal, NEWER, Verdict.NO_EVIDENCE, search=search)
    judged = {each.id for each in (*(c for c, _ in known), *silent[:1])}
    rest = [c for c in commitments_of(older) if c.id not in judged][:_WAITING]
    actions.accept_proposals(
        workspace.store, FIRST, [Proposal(document=OLDER, commitment=each) for each in rest]
    )


def _plain_verdict(suggested: str | None) -> Verdict | None:
    """Return a suggestion that a quotation can carry; None for any other."""
    verdict = Verdict(suggested) if suggested else None
    return verdict if verdict is not None and verdict.needs_quotation else None
