"""Second coding: who codes what again, how far coders agree, and settling what they don't."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.agreement.coefficients import Agreement
from workbench.agreement.field_agreement import FieldAgreement, field_agreements
from workbench.agreement.second_coding import (
    Disagreement,
    blind_notes,
    coded_twice,
    decision_agreement,
    disagreements,
    draw_sample,
    passage_agreement,
    team_notes,
    verdict_agreement,
)
from workbench.agreement.span_agreement import SpanAgreement
from workbench.annotation.actions import Actor, adjudicate, adjudicate_agreed, agreed
from workbench.errors import StoreError
from workbench.model.decision import Annotation, Assessment, Quotation, Search, Verdict
from workbench.model.span import Span
from workbench.store.store import Store

__all__ = [
    "Agreed",
    "Agreement",
    "Disagreement",
    "FieldAgreement",
    "Sample",
    "SpanAgreement",
    "adjudicate_agreed",
    "agreed",
    "blind_notes",
    "team_notes",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The commitments that one coder judges without seeing others' verdicts; ``done`` of them are."""

    annotations: tuple[str, ...]
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How far coders agree on one plan: verdicts, whether it is a commitment, and where it stands."""

    verdicts: Agreement
    decisions: Agreement
    passages: SpanAgreement
    queue: tuple[Disagreement, ...]
    rulings: tuple[Assessment, ...]
    fields: tuple[FieldAgreement, ...] = ()


def second_sample(store: Store, older: str, newer: str, coder: str, share: float) -> Sample:
    """Return ``share`` (0..1) of what others judged, the same whoever draws it, for ``coder`` to judge.

    What the coder judged blind before stays in the sample, also when the share or the list changes.
    """
    given = store.assessments(document=older, against=newer)
    spoken = [each for each in given if each.verdict is not Verdict.NOT_ASSESSED and not each.adjudicated]
    others = {each.annotation for each in spoken if each.coder != coder}
    open_eyed = {each.annotation for each in spoken if each.coder == coder and not each.blind}
    blind = {each.annotation for each in spoken if each.coder == coder and each.blind}
    drawn = set(draw_sample(others - open_eyed, share, seed=f"{older}\n{newer}"))
    order = [each.id for each in store.annotations(document=older)]
    chosen = tuple(each for each in order if each in drawn | blind)
    return Sample(annotations=chosen, done=tuple(each for each in chosen if each in blind))


def reading_sample(store: Store, document: str, coder: str, share: float) -> Sample:
    """Return ``share`` (0..1) of the proposals that others answered, for ``coder`` to answer blind.

    As ``second_sample``; the sample names proposals, not annotations.
    """
    notes = store.annotations(document=document)
    answered = {each.proposal: each.coder for each in team_notes(notes) if each.proposal is not None}
    done = {each.proposal for each in blind_notes(notes, coder) if each.proposal is not None}
    drawn = set(draw_sample((p for p, by in answered.items() if by != coder), share, seed=document))
    order = dict.fromkeys(each.proposal for each in notes if each.proposal is not None)
    chosen = tuple(each for each in order if each in drawn | done)
    return Sample(annotations=chosen, done=tuple(each for each in chosen if each in done))


def agreement_of(
    store: Store,
    older: str,
    newer: str,
    *,
    blind_only: bool = False,
    sentences: Sequence[Span] = (),
    given: tuple[Sequence[Annotation], Sequence[Assessment]] | None = None,
) -> Agreed:
    """Return the agreement figures of one plan judged against the next report, and the queue.

    Passages are compared in those ``sentences`` whose proposals two coders answered. ``given`` are the
    annotations and verdicts that count, where not all of the store do.
    """
    notes, judgements = given or (
        store.annotations(document=older),
        store.assessments(document=older, against=newer),
    )
    book = store.codebook()
    return Agreed(
        verdicts=verdict_agreement(judgements, blind_only=blind_only),
        decisions=decision_agreement(notes),
        passages=passage_agreement(notes, len(store.text(older)), read_twice(notes, sentences)),
        queue=disagreements(judgements),
        rulings=tuple(each for each in judgements if each.adjudicated),
        fields=field_agreements(notes, book.fields if book else ()),
    )


def read_twice(notes: Sequence[Annotation], sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences in which a proposal stands that two coders answered."""
    twice = coded_twice(notes)
    at = [each.anchor.start for each in notes if each.proposal in twice and each.anchor.start is not None]
    return tuple(each for each in sentences if any(each.start <= start < each.end for start in at))


def settle(
    store: Store, actor: Actor, item: Disagreement, verdict: Verdict, rationale: str = ""
) -> Assessment:
    """Rule on a disagreement with the evidence of those who gave this verdict, or of everybody.

    Raises StoreError where there is no quotation to rest the ruling on, ForbiddenError for other roles.
    """
    same = [each for each in item.judgements if each.verdict is verdict] or list(item.judgements)
    values: dict[str, object] = {"rationale": rationale, "evidence": pooled(same)}
    search = next((each.search for each in item.judgements if each.search is not None), None)
    if verdict is Verdict.NO_EVIDENCE:
        values["search"] = search or Search(documents=(item.against,))
    return adjudicate(store, actor, annotation_of(store, item), item.against, verdict, **values)


def pooled(judgements: list[Assessment]) -> tuple[Quotation, ...]:
    """Return the quotations of several judgements, each passage once."""
    places = {
        (q.anchor.document, q.anchor.start, q.anchor.end): q for each in judgements for q in each.evidence
    }
    return tuple(places.values())


def annotation_of(store: Store, item: Disagreement) -> Annotation:
    """Return the commitment that coders disagree on; StoreError when it was removed meanwhile."""
    found = store.annotations(id=item.annotation)
    if not found:
        raise StoreError("annotation.removed_meanwhile", code="store.missing")
    return found[0]
