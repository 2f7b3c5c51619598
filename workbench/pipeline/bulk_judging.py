"""Do one thing to several commitments, as one action that one undo takes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from workbench.annotation import actions
from workbench.annotation.actions import Judging, Proposal
from workbench.model.decision import Annotation, Verdict
from workbench.pipeline.giving_verdicts import Bench, searched
from workbench.pipeline.messages import PassageMessage

Deed = Literal["judge", "accept", "reject", "tag"]
DEEDS: tuple[Deed, ...] = ("judge", "accept", "reject", "tag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """One commitment of a bulk action; ``passage`` is the evidence that would be kept with a verdict.

    ``exact`` says that two numbers of one measure stand against each other and the goal is reached.
    """

    item: str
    section: str
    quote: str
    before: str
    after: str
    verdict: str | None
    passage: PassageMessage | None
    exact: bool = False


def do_to_all(bench: Bench, deed: Deed, picks: Sequence[Pick], *, tag: str = "", reason: str = "") -> int:
    """Carry out what was previewed; return how many commitments changed.

    Raises ConflictError, and changes nothing, where somebody decided otherwise since the preview.
    """
    desk = bench.desk
    if deed == "judge":
        return len(_judge(bench, picks))
    if deed == "tag":
        notes = [desk.annotation(each.item) for each in picks]
        return len(actions.tag_many(desk.store, desk.actor, notes, add=[tag]))
    proposals = [
        Proposal(document=desk.document, commitment=desk.commitments[each.item])
        for each in picks
        if each.item in desk.commitments
    ]
    if deed == "accept":
        return len(actions.accept_proposals(desk.store, desk.actor, proposals))
    return len(actions.reject_proposals(desk.store, desk.actor, proposals, reason=reason))


def _judge(bench: Bench, picks: Sequence[Pick]) -> Sequence[Any]:
    judgings = []
    for each in picks:
        subject, own = bench.own(each.item)
        if own is not None and own.verdict is not Verdict.NOT_ASSESSED:
            continue  # judged in another window since the preview: a verdict is never overwritten here
        if isinstance(subject, Annotation) and subject.decision == "rejected":
            continue
        verdict = Verdict(each.verdict or Verdict.NOT_ASSESSED)
        values: dict[str, Any] = {}
        if each.passage is not None and not (own and own.evidence):
            values["evidence"] = (bench.quotation(each.passage),)
        if verdict is not Verdict.NOT_ASSESSED:
            values["considered"] = tuple(source.id for source in bench.sources)
        if verdict is Verdict.NO_EVIDENCE:
            values["search"] = searched(bench, subject)
        judgings.append(Judging(subject=subject, verdict=verdict, values=values))
    desk = bench.desk
    if not judgings:
        return ()
    return actions.judge_each(
        desk.store, desk.actor, judgings, bench.newer.id, blind=bench.blind, share=desk.share
    )
