"""What must hold in every file: ids are unique, texts are what their hash says, quotations stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from workbench.errors import ExchangeError
from workbench.model.decision import Anchor, AnchorState, Annotation, Assessment, LinkRecord, Snapshot
from workbench.model.said import Said
from workbench.store.scheme_rules import fields_fault

Anchored = Annotation | Assessment | LinkRecord


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def anchors_of(record: Anchored) -> tuple[Anchor, ...]:
    """Return every anchor of a record."""
    if isinstance(record, Annotation):
        return (record.anchor,)
    if isinstance(record, LinkRecord):
        return (record.older, record.newer)
    return tuple(each.anchor for each in record.evidence)


def anchored(snapshot: Snapshot) -> Iterator[Anchored]:
    """Yield every record that quotes a text."""
    yield from snapshot.annotations
    yield from snapshot.assessments
    yield from snapshot.links


def holds(anchor: Anchor, text: str) -> bool:
    """Say whether quotation and context stand where the anchor says; an orphan claims no place."""
    start, end = anchor.start, anchor.end
    if start is None or end is None:
        return start is end and anchor.state is AnchorState.ORPHAN
    return (
        anchor.state is not AnchorState.ORPHAN
        and 0 <= start < end <= len(text)
        and text[start:end] == anchor.exact
        and text[max(0, start - len(anchor.prefix)) : start] == anchor.prefix
        and text[end : end + len(anchor.suffix)] == anchor.suffix
    )


def check_snapshot(snapshot: Snapshot) -> None:
    """Raise ExchangeError, naming the first and how many, where a snapshot contradicts itself."""
    problems = [
        *_double_ids(snapshot),
        *_wrong_texts(snapshot),
        *_wrong_anchors(snapshot, snapshot.texts),
        *_dangling(snapshot),
        *_wrong_fields(snapshot),
    ]
    if problems:
        raise ExchangeError(
            "exchange.not_sound_many" if len(problems) > 1 else "exchange.not_sound",
            fault=problems[0],
            others=len(problems) - 1,
            code="exchange.integrity",
            problems=len(problems),
        )


def _double_ids(snapshot: Snapshot) -> Iterator[Said]:
    kinds: tuple[tuple[str, list[str]], ...] = (
        ("id_twice.document", [each.id for each in snapshot.documents]),
        ("id_twice.annotation", [each.id for each in snapshot.annotations]),
        ("id_twice.assessment", [each.id for each in snapshot.assessments]),
        ("id_twice.link", [each.id for each in snapshot.links]),
        ("id_twice.codebook", [str(each.revision) for each in snapshot.codebooks]),
        ("id_twice.log", [str(each.seq) for each in snapshot.log]),
        ("id_twice.team", [str(each.number) for each in snapshot.team]),
    )
    for kind, ids in kinds:
        seen: set[str] = set()
        for each in ids:
            if each in seen:
                yield Said(kind, id=each)
            seen.add(each)


def _wrong_texts(snapshot: Snapshot) -> Iterator[Said]:
    for document in snapshot.documents:
        text = snapshot.texts.get(document.id)
        if text is None:
            yield Said("integrity.no_text", document=document.id)
        elif digest(text) != document.text_sha256:
            yield Said("integrity.other_hash", document=document.id)


def _wrong_anchors(snapshot: Snapshot, texts: Mapping[str, str]) -> Iterator[Said]:
    for record in anchored(snapshot):
        for anchor in anchors_of(record):
            text = texts.get(anchor.document)
            quote = anchor.exact[:20]
            if text is None:
                yield Said("integrity.no_document", quotation=quote, document=anchor.document)
            elif not holds(anchor, text):
                yield Said(
                    "integrity.moved_quotation",
                    quotation=quote,
                    document=anchor.document,
                    start=str(anchor.start),
                    end=str(anchor.end),
                )


def _dangling(snapshot: Snapshot) -> Iterator[Said]:
    annotations = {each.id for each in snapshot.annotations}
    documents = {each.id for each in snapshot.documents}
    for each in snapshot.assessments:
        if each.annotation not in annotations:
            yield Said("integrity.no_annotation", assessment=each.id)
        if each.against and each.against not in documents:
            yield Said("integrity.no_other_document", assessment=each.id)


def _wrong_fields(snapshot: Snapshot) -> Iterator[Said]:
    """Yield fields that are not as their scheme says; a file without codebooks is held to those it meets."""
    books = {each.revision: each for each in snapshot.codebooks}
    for each in snapshot.annotations if books else ():
        fault = fields_fault(each, books)
        if fault is not None:
            yield Said("integrity.wrong_field", annotation=each.id, why=fault)
