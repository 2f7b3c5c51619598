"""Part what can be kept of a file from what cannot, record by record, with the reason for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from workbench.errors import StoreError
from workbench.exchange.integrity import Anchored, anchors_of, digest, holds
from workbench.model.decision import Annotation, Assessment, Codebook, Document, LinkRecord, Snapshot
from workbench.model.said import Said, WithoutStop
from workbench.store.judgement_rules import check_judgement
from workbench.store.record_types import columns, key_of
from workbench.store.scheme_rules import fields_fault
from workbench.store.snapshots import check_count

Record = Document | Annotation | Assessment | LinkRecord | Codebook
R = TypeVar("R", Document, Annotation, Assessment, LinkRecord, Codebook)
_FAULTY = {
    "document": "faulty.document",
    "annotation": "faulty.annotation",
    "assessment": "faulty.assessment",
    "link": "faulty.link",
    "codebook": "faulty.codebook",
    "log": "faulty.log",
    "team": "faulty.team",
}
LISTED = 50


def faulty(kind: str, name: str, why: Said | WithoutStop) -> Said:
    """Return the sentence on a record that cannot be kept; ``kind`` as the log names it."""
    return Said(_FAULTY[kind], name=name[:60], why=why)


def shortened(said: Sequence[Said]) -> tuple[Said, ...]:
    """Return as many sentences as anybody reads, and how many more there are."""
    more = len(said) - LISTED
    end = (Said("exchange.more", count=more),) if more > 0 else ()
    return (*said[:LISTED], *end)


def sound_part(incoming: Snapshot, current: Snapshot) -> tuple[Snapshot, tuple[Said, ...]]:
    """Return those records of a file that can be kept here, and a sentence for each of the others.

    What rests on a record that cannot be kept, and is not here either, cannot be kept itself.
    """
    look = _Look(current, incoming)
    codebooks = look.sound(incoming.codebooks)
    look.revisions.update(each.revision for each in codebooks)
    look.books.update({each.revision: each for each in codebooks})
    documents = look.sound(incoming.documents)
    # A file that names a text which is in it means that one, whatever is called so here.
    look.texts.update({each.id: incoming.texts[each.id] for each in documents})
    look.documents.update(each.id for each in documents)
    annotations = look.sound(incoming.annotations)
    look.annotations.update(each.id for each in annotations)
    assessments = look.sound(incoming.assessments)
    links = look.sound(incoming.links)
    gone = {each.id for each in incoming.documents} - {each.id for each in documents}
    part = replace(
        incoming,
        codebooks=codebooks,
        documents=documents,
        texts={name: text for name, text in incoming.texts.items() if name not in gone},
        annotations=annotations,
        assessments=assessments,
        links=links,
    )
    return part, tuple(look.left)


def attributed(incoming: Snapshot, current: Snapshot, name: str) -> Snapshot:
    """Return a file's records with those that name nobody in the name of who brings them.

    One that is here already stays whose it is here, so that bringing it again changes nothing.
    """
    here = {(type(each), each.id): each.coder for each in _owned(current)}

    def owned(records: Iterable[Owned]) -> tuple[Owned, ...]:
        return tuple(
            each if each.coder.strip() else replace(each, coder=here.get((type(each), each.id), name))
            for each in records
        )

    return replace(
        incoming,
        annotations=owned(incoming.annotations),
        assessments=owned(incoming.assessments),
        links=owned(incoming.links),
    )


Owned = TypeVar("Owned", Annotation, Assessment, LinkRecord)


def _owned(snapshot: Snapshot) -> Iterator[Annotation | Assessment | LinkRecord]:
    yield from snapshot.annotations
    yield from snapshot.assessments
    yield from snapshot.links


@dataclass(slots=True)
class _Look:
    """What a record of the file may rest on, as far as it was looked through; and what was left."""

    current: Snapshot
    incoming: Snapshot
    texts: dict[str, str] = field(init=False)
    documents: set[str] = field(init=False)
    annotations: set[str] = field(init=False)
    revisions: set[int] = field(init=False)
    books: dict[int, Codebook] = field(init=False)
    left: list[Said] = field(default_factory=list)

    def __post_init__(self) -> None:
        carried = {each.id for each in self.incoming.documents}
        foreign = {name: text for name, text in self.incoming.texts.items() if name not in carried}
        self.texts = {**foreign, **self.current.texts}
        self.documents = {each.id for each in self.current.documents}
        self.annotations = {each.id for each in self.current.annotations}
        self.books = {each.revision: each for each in self.current.codebooks}
        self.revisions = {1, *(each.revision for each in self.current.codebooks)}

    def sound(self, records: Sequence[R]) -> tuple[R, ...]:
        """Return the records that can be kept; tell of the others."""
        found: dict[str, R] = {}
        for each in records:
            kind, name = key_of(each)
            why = Said("record.id_twice") if name in found else self._fault(each)
            if why is None:
                found[name] = each
            else:
                self.left.append(faulty(kind, name, why))
        return tuple(found.values())

    def _fault(self, record: Record) -> Said | WithoutStop | None:
        try:
            columns(record)
            check_count(record)
            if isinstance(record, Assessment):
                check_judgement(record)
        except StoreError as error:
            return WithoutStop(error)
        return next(self._faults(record), None)

    def _faults(self, record: Record) -> Iterator[Said]:
        if isinstance(record, Document):
            if digest(self.incoming.texts.get(record.id, "")) != record.text_sha256:
                yield Said("record.text_missing")
        elif not isinstance(record, Codebook):
            yield from self._misplaced(record)
        if isinstance(record, (Annotation, Assessment)) and record.codebook_revision not in self.revisions:
            number = record.codebook_revision
            yield Said("record.no_codebook", revision=number)
        if isinstance(record, Annotation) and (fault := fields_fault(record, self.books)) is not None:
            yield fault
        if isinstance(record, Assessment):
            if record.annotation not in self.annotations:
                yield Said("record.no_annotation")
            if record.against and record.against not in self.documents:
                yield Said("record.no_other_document")

    def _misplaced(self, record: Anchored) -> Iterator[Said]:
        for anchor in anchors_of(record):
            text, quote = self.texts.get(anchor.document), anchor.exact[:20]
            if text is None:
                yield Said("record.no_document", document=anchor.document)
            elif not holds(anchor, text):
                yield Said("record.moved_quotation", quotation=quote, document=anchor.document)
