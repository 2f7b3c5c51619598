"""What must hold in every file: ids are unique, texts are what their hash says, quotations stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from workbench.errors import ExchangeError
from workbench.model.decision import Anchor, AnchorState, Annotation, Assessment, LinkRecord, Snapshot
from workbench.store.scheme_rules import fields_fault
from workbench.words.catalogue import Bilingual

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
        zh, en = problems[0]
        more, others = (f"（另有 {len(problems) - 1} 处）", " and more") if len(problems) > 1 else ("", "")
        raise ExchangeError(
            "exchange.not_sound",
            fault=Bilingual(zh, en),
            more=Bilingual(more, others),
            code="exchange.integrity",
            problems=len(problems),
        )


Problem = tuple[str, str]


def _double_ids(snapshot: Snapshot) -> Iterator[Problem]:
    kinds: tuple[tuple[str, list[str]], ...] = (
        ("报告", [each.id for each in snapshot.documents]),
        ("标注", [each.id for each in snapshot.annotations]),
        ("判断", [each.id for each in snapshot.assessments]),
        ("对应", [each.id for each in snapshot.links]),
        ("编码本", [str(each.revision) for each in snapshot.codebooks]),
        ("操作记录", [str(each.seq) for each in snapshot.log]),
        ("留言和分工", [str(each.number) for each in snapshot.team]),
    )
    for kind, ids in kinds:
        seen: set[str] = set()
        for each in ids:
            if each in seen:
                yield f"{kind}编号 {each} 出现两次", f"the id {each} occurs twice"
            seen.add(each)


def _wrong_texts(snapshot: Snapshot) -> Iterator[Problem]:
    for document in snapshot.documents:
        text = snapshot.texts.get(document.id)
        if text is None:
            yield f"报告 {document.id} 缺正文", f"the text of {document.id} is missing"
        elif digest(text) != document.text_sha256:
            yield (
                f"报告 {document.id} 的正文与校验值不符",
                f"the text of {document.id} does not match its hash",
            )


def _wrong_anchors(snapshot: Snapshot, texts: Mapping[str, str]) -> Iterator[Problem]:
    for record in anchored(snapshot):
        for anchor in anchors_of(record):
            text = texts.get(anchor.document)
            quote = anchor.exact[:20]
            if text is None:
                yield (
                    f"“{quote}”所在的报告 {anchor.document} 不在其中",
                    f"the report {anchor.document} of a quotation is missing",
                )
            elif not holds(anchor, text):
                yield (
                    f"引文“{quote}”不在 {anchor.document} 的第 {anchor.start}–{anchor.end} 字",
                    f"a quotation does not stand at {anchor.start}–{anchor.end} of {anchor.document}",
                )


def _dangling(snapshot: Snapshot) -> Iterator[Problem]:
    annotations = {each.id for each in snapshot.annotations}
    documents = {each.id for each in snapshot.documents}
    for each in snapshot.assessments:
        if each.annotation not in annotations:
            yield f"判断 {each.id} 所指的标注不在其中", f"the annotation of judgement {each.id} is missing"
        if each.against and each.against not in documents:
            yield f"判断 {each.id} 所对照的报告不在其中", f"the report judged by {each.id} is missing"


def _wrong_fields(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield fields that are not as their scheme says; a file without codebooks is held to those it meets."""
    books = {each.revision: each for each in snapshot.codebooks}
    for each in snapshot.annotations if books else ():
        fault = fields_fault(each, books)
        if fault is not None:
            yield f"标注 {each.id} 的{fault.zh}", f"annotation {each.id}: {fault.en}"
