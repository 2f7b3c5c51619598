"""Give verdicts with their evidence, and settle disagreements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.annotation.coding import Proposal, annotations_for
from workbench.errors import StoreError
from workbench.model.decision import Annotation, Assessment, Quotation, Verdict
from workbench.model.roles import Actor, Role, allow, allow_own
from workbench.store.editable_fields import OF_ASSESSMENT, changes
from workbench.store.judgement_rules import check_judgement
from workbench.store.record_ids import adjudication_id, assessment_id
from workbench.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """A verdict that somebody means to give, with its evidence and the other fields of an assessment."""

    subject: Annotation | Proposal
    verdict: Verdict
    values: Mapping[str, Any] = field(default_factory=dict)


def give_verdict(
    store: Store,
    actor: Actor,
    subject: Annotation | Proposal,
    against: str,
    verdict: Verdict,
    *,
    blind: bool = False,
    share: float = 0.0,
    seen: Assessment | None = None,
    **values: Any,
) -> Assessment:
    """Judge a commitment against a document; a proposal is accepted in the same action.

    Fields not given keep what the coder said before. ``seen`` is the coder's own judgement as the
    caller showed it: ConflictError if it changed since. Raises StoreError where the verdict needs a
    quotation and has none, or ``no_evidence`` does not say what was searched.
    """
    (given,) = give_verdicts(
        store,
        actor,
        [subject],
        against,
        verdict,
        blind=blind,
        share=share,
        seen=[seen] if seen else (),
        **values,
    )
    return given


def give_verdicts(
    store: Store,
    actor: Actor,
    subjects: Sequence[Annotation | Proposal],
    against: str,
    verdict: Verdict,
    *,
    blind: bool = False,
    share: float = 0.0,
    seen: Sequence[Assessment] = (),
    **values: Any,
) -> tuple[Assessment, ...]:
    """Judge several commitments alike in one action; as ``give_verdict``."""
    alike = [Judging(subject=each, verdict=verdict, values=values) for each in subjects]
    return judge_each(store, actor, alike, against, blind=blind, share=share, seen=seen)


def judge_each(
    store: Store,
    actor: Actor,
    judgings: Sequence[Judging],
    against: str,
    *,
    blind: bool = False,
    share: float = 0.0,
    seen: Sequence[Assessment] = (),
) -> tuple[Assessment, ...]:
    """Judge several commitments, each in its own way, in one action; as ``give_verdict``."""
    allow(actor, Role.CODER)
    with store.moment():
        records = _judged(store, actor, judgings, against, seen, blind=blind, share=share)
    saved = store.save(records, actor=actor.name, action="assessment.judge")
    return tuple(each for each in saved if isinstance(each, Assessment))


def _judged(
    store: Store,
    actor: Actor,
    judgings: Sequence[Judging],
    against: str,
    seen: Sequence[Assessment],
    *,
    blind: bool,
    share: float,
) -> list[Annotation | Assessment]:
    """Return what is to be saved: proposals as accepted ones, and the verdict on each commitment."""
    known = {each.id: each for each in seen}
    revision = store.codebook_revision()
    accepted = annotations_for(store, actor, [e.subject for e in judgings if isinstance(e.subject, Proposal)])
    answers = iter(accepted)
    annotations = [e.subject if isinstance(e.subject, Annotation) else next(answers) for e in judgings]
    report = _report_of(store, against)
    ids = [assessment_id(each.id, report, actor.name) for each in annotations]
    there = store.find([("assessment", each) for each in ids])
    judgements = []
    for identifier, annotation, judging in zip(ids, annotations, judgings, strict=True):
        _check_not_rejected(annotation)
        base = known.get(identifier) or there.get(("assessment", identifier))
        if not isinstance(base, Assessment):
            base = Assessment(
                id=identifier,
                annotation=annotation.id,
                against=against,
                coder=actor.name,
                blind=blind,
                extra={"share": share} if blind and share else {},
            )
        said = changes(judging.values, OF_ASSESSMENT)
        judgement = replace(base, verdict=judging.verdict, codebook_revision=revision, **said)
        check_judgement(judgement)
        judgements.append(judgement)
    return [*accepted, *judgements]


def edit_judgement(store: Store, actor: Actor, judgement: Assessment, **values: Any) -> Assessment:
    """Change what a judgement says beside its verdict; the coder's own, or an admin's doing."""
    allow_own(actor, judgement.coder)
    said = changes(values, OF_ASSESSMENT)
    changed = replace(judgement, codebook_revision=store.codebook_revision(), **said)
    check_judgement(changed)
    (saved,) = store.save([changed], actor=actor.name, action="assessment.edit")
    return saved


def attach_evidence(store: Store, actor: Actor, judgement: Assessment, quotation: Quotation) -> Assessment:
    """Add a quotation to a judgement; one on the same passage is replaced."""
    allow_own(actor, judgement.coder)
    place = _place(quotation)
    others = tuple(each for each in judgement.evidence if _place(each) != place)
    changed = replace(judgement, evidence=(*others, quotation))
    (saved,) = store.save([changed], actor=actor.name, action="assessment.attach")
    return saved


def detach_evidence(store: Store, actor: Actor, judgement: Assessment, quotation: Quotation) -> Assessment:
    """Take a quotation off a judgement; refused where the verdict would be left without any."""
    allow_own(actor, judgement.coder)
    changed = replace(judgement, evidence=tuple(each for each in judgement.evidence if each != quotation))
    check_judgement(changed)
    (saved,) = store.save([changed], actor=actor.name, action="assessment.detach")
    return saved


def adjudicate(
    store: Store, actor: Actor, annotation: Annotation, against: str, verdict: Verdict, **values: Any
) -> Assessment:
    """Settle a commitment for the team, beside the coders' judgements, which stay as they are.

    Fills gaps only: raises StoreError where it is settled already.
    """
    allow(actor, Role.ADJUDICATOR)
    said = changes(values, OF_ASSESSMENT)
    record = _adjudication(store, annotation.id, against)
    if store.find([("assessment", record.id)]):
        raise StoreError("judging.settled", code="store.settled")
    record = replace(record, coder=actor.name, verdict=verdict, **said)
    check_judgement(record)
    (saved,) = store.save([record], actor=actor.name, action="assessment.adjudicate")
    return saved


def adjudicate_agreed(store: Store, actor: Actor, document: str, against: str) -> tuple[Assessment, ...]:
    """Settle, in one action, the commitments on which two or more coders agree and nobody has ruled."""
    allow(actor, Role.ADJUDICATOR)
    records = agreed(store, document, against)
    named = [replace(each, coder=actor.name) for each in records]
    return store.save(named, actor=actor.name, action="assessment.adjudicate")


def agreed(store: Store, document: str, against: str) -> tuple[Assessment, ...]:
    """Return the rulings that ``adjudicate_agreed`` would save: the preview."""
    by_unit: dict[str, list[Assessment]] = {}
    for each in store.assessments(document=document, against=against):
        by_unit.setdefault(each.annotation, []).append(each)
    rulings = []
    for annotation, judgements in by_unit.items():
        coders = [each for each in judgements if each.verdict is not Verdict.NOT_ASSESSED]
        verdicts = {each.verdict for each in coders}
        if any(each.adjudicated for each in judgements) or len(coders) < 2 or len(verdicts) > 1:
            continue
        quotations = {_place(one): one for each in coders for one in each.evidence}
        rulings.append(
            replace(
                _adjudication(store, annotation, against),
                verdict=verdicts.pop(),
                evidence=tuple(quotations.values()),
                search=next((each.search for each in coders if each.search is not None), None),
            )
        )
    return tuple(rulings)


def _check_not_rejected(annotation: Annotation) -> None:
    if annotation.decision == "rejected":
        raise StoreError("judging.rejected", code="store.rejected")


def _adjudication(store: Store, annotation: str, against: str) -> Assessment:
    return Assessment(
        id=adjudication_id(annotation, _report_of(store, against)),
        annotation=annotation,
        against=against,
        coder="",
        adjudicated=True,
        codebook_revision=store.codebook_revision(),
    )


def _report_of(store: Store, document: str) -> str:
    """Return the report of a document: a corrected version must not bring a second judgement about."""
    return store.document(document).report if document else ""


def _place(quotation: Quotation) -> tuple[str, int | None, int | None, str]:
    anchor = quotation.anchor
    return (anchor.document, anchor.start, anchor.end, anchor.exact)
