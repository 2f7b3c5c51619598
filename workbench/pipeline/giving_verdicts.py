"""Give verdicts, keep evidence, write remarks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast, get_args

from workbench.anchoring.anchors import make_anchor
from workbench.annotation import actions
from workbench.annotation.actions import Proposal
from workbench.errors import StoreError
from workbench.model.decision import (
    Annotation,
    Assessment,
    Incomparable,
    OfficialClaim,
    Quotation,
    Schedule,
    Search,
    Stance,
    Verdict,
)
from workbench.model.report import Report
from workbench.pipeline.desk import Desk, Event
from workbench.pipeline.judging import own_judgement
from workbench.pipeline.messages import Message, PassageMessage, document_of, passage_of
from workbench.pipeline.tagging import accept, reject


@dataclass(frozen=True, slots=True)
class Bench:
    """A desk on which the commitments of one report are judged against a later one.

    ``blind`` marks verdicts that are given without seeing others'; ``more`` are further documents that
    answer, beside the newer report.
    """

    desk: Desk
    newer: Report
    blind: bool = False
    more: tuple[Report, ...] = ()

    @property
    def sources(self) -> tuple[Report, ...]:
        """Return all documents in sight, the newer report first."""
        return (self.newer, *self.more)

    def own(self, item: str) -> tuple[Annotation | Proposal, Assessment | None]:
        """Return what is judged, and what this person said of it so far."""
        with self.desk.store.moment():
            subject = self.desk.subject(item)
            if not isinstance(subject, Annotation):
                return subject, None
            return subject, own_judgement(self.desk.store, subject.id, self.newer.id, self.desk.actor.name)

    def seen(self, event: Event) -> tuple[Annotation | Proposal, Assessment | None]:
        """Return as ``own`` what an event speaks of; ConflictError where it is not what was shown."""
        subject, own = self.own(event["item"])
        self.desk.check_seen(event, own)
        return subject, own

    def say(self, subject: Annotation | Proposal, verdict: Verdict, **values: Any) -> Assessment:
        """Give a verdict."""
        given = actions.give_verdict(
            self.desk.store,
            self.desk.actor,
            subject,
            self.newer.id,
            verdict,
            blind=self.blind,
            share=self.desk.share,
            **values,
        )
        self.desk.wrote([given])
        return given

    def quotation(self, passage: PassageMessage) -> Quotation:
        """Return a passage of one of the sources as evidence.

        Raises StoreError for a document that is none of this pair's sources.
        """
        source, store = self.source(passage), self.desk.store
        start, end = int(passage["start"]), int(passage["end"])
        score = passage.get("score")
        return Quotation(
            anchor=make_anchor(source.id, store.text(source.id), start, end, store.settings),
            stance=_stance(passage),
            source_class=source.source_class,
            suggested_score=None if score is None else float(score),
        )

    def source(self, passage: PassageMessage | Message) -> Report:
        """Return the document that a passage stands in; StoreError where it is none of the sources."""
        name = document_of(passage)
        for each in self.sources:
            if each.id == name:
                return each
        raise StoreError("judging.other_source", code="store.other-source")


def _stance(passage: PassageMessage) -> Stance:
    asked = passage.get("stance") or "supports"
    if asked not in get_args(Stance):
        raise StoreError("judging.no_such_stance")
    return cast("Stance", asked)


def handle_judging(bench: Bench, event: Event) -> None:
    """Do what one event of the fulfilment flow says."""
    kind = event["kind"]
    if kind in ("accept", "reject"):
        answer(bench, event)
        return
    if kind == "verdict":
        give(bench, event)
    elif kind == "take":
        take(bench, event)
    elif kind == "drop":
        drop(bench, event)
    elif kind == "incomparable":
        mark_incomparable(bench, event)
    elif kind == "note":
        note(bench, event)
    else:
        bench.desk.step(event)


def give(bench: Bench, event: Event) -> None:
    """Give a verdict, with the quotation that came along; for no evidence, say what was searched."""
    subject, own = bench.seen(event)
    verdict = Verdict(event["verdict"] or "")
    values: dict[str, Any] = {}
    if event.get("take"):
        values["evidence"] = _with(own, bench.quotation(event["take"]))
    if verdict is Verdict.NO_EVIDENCE and (own is None or own.search is None):
        values["search"] = searched(bench, subject)
    if verdict is not Verdict.NOT_ASSESSED:
        values["considered"] = tuple(each.id for each in bench.sources)
    bench.say(subject, verdict, **values)


def answer(bench: Bench, event: Event) -> None:
    """Accept or dismiss a clause that may be a commitment."""
    if event["kind"] == "accept":
        accept(bench.desk, event)
    else:
        reject(bench.desk, event)


def mark_incomparable(bench: Bench, event: Event) -> None:
    """Say that two numbers do not measure the same, or take that back (``on``)."""
    subject, own = bench.seen(event)
    pair = Incomparable(
        document=bench.source(event).id, planned=str(event["planned"]), actual=str(event["actual"])
    )
    others = tuple(each for each in (own.incomparable if own else ()) if each != pair)
    marked = (*others, pair) if event.get("on") else others
    if own is None:
        bench.say(subject, Verdict.NOT_ASSESSED, incomparable=marked)
    else:
        desk = bench.desk
        desk.wrote([actions.edit_judgement(desk.store, desk.actor, own, incomparable=marked)])


def take(bench: Bench, event: Event) -> None:
    """Keep a passage as evidence."""
    subject, own = bench.seen(event)
    quotation = bench.quotation(passage_of(event))
    if own is None:
        bench.say(subject, Verdict.NOT_ASSESSED, evidence=(quotation,))
    else:
        desk = bench.desk
        desk.wrote([actions.attach_evidence(desk.store, desk.actor, own, quotation)])


def drop(bench: Bench, event: Event) -> None:
    """Take a quotation off."""
    _, own = bench.seen(event)
    place = (document_of(event), event["start"], event["end"])
    for quotation in own.evidence if own else ():
        if _place(quotation) == place and own is not None:
            desk = bench.desk
            desk.wrote([actions.detach_evidence(desk.store, desk.actor, own, quotation)])
            return


def note(bench: Bench, event: Event) -> None:
    """Write the official claim, the schedule or the reasons beside a verdict."""
    subject, own = bench.seen(event)
    fields = event["fields"]
    values: dict[str, Any] = {}
    if "rationale" in fields:
        values["rationale"] = str(fields["rationale"] or "")
    if "official_claim" in fields:
        values["official_claim"] = (
            OfficialClaim(str(fields["official_claim"])) if fields["official_claim"] else None
        )
    if "schedule" in fields:
        values["schedule"] = Schedule(str(fields["schedule"])) if fields["schedule"] else None
    if own is None:
        bench.say(subject, Verdict.NOT_ASSESSED, **values)
    else:
        desk = bench.desk
        desk.wrote([actions.edit_judgement(desk.store, desk.actor, own, **values)])


def _with(own: Assessment | None, quotation: Quotation) -> tuple[Quotation, ...]:
    earlier = own.evidence if own else ()
    return (*(q for q in earlier if _place(q) != _place(quotation)), quotation)


def _place(quotation: Quotation) -> tuple[str, int | None, int | None]:
    anchor = quotation.anchor
    return (anchor.document, anchor.start, anchor.end)


def searched(bench: Bench, subject: Annotation | Proposal) -> Search:
    """Return what the machine searched the sources for on this commitment's behalf, every document named."""
    if isinstance(subject, Annotation):
        words = [
            subject.anchor.exact,
            *subject.items,
            *(str(q.get("metric") or "") for q in subject.quantities),
        ]
    else:
        commitment = subject.commitment
        words = [commitment.quote, *commitment.items, *(q.metric or "" for q in commitment.quantities)]
    review = [
        n.heading
        for source in bench.sources
        for n in source.headings
        if n.part in source.genre.rule.answers and n.kind != "theme" and n.heading
    ]
    return Search(
        queries=tuple(dict.fromkeys(word for word in words if word)),
        sections=tuple(dict.fromkeys(review)),
        documents=tuple(each.id for each in bench.sources),
    )
