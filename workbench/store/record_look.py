"""Look through the records: whether each can be read, and whether what it points at is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.anchoring.anchors import stands
from workbench.errors import StoreError
from workbench.model.decision import Annotation, Assessment, Document, LinkRecord
from workbench.model.plain import to_plain
from workbench.model.said import Said
from workbench.store.finding import REPAIR, RESTORE, Finding, found, looking
from workbench.store.judgement_rules import check_judgement
from workbench.store.record_form import fault_of
from workbench.store.record_types import KINDS, Key, Record, decode, kind_of, object_of, row_of
from workbench.store.row_reading import Row, is_text
from workbench.store.unfinished_carrying import find_unfinished
from workbench.store.version_chain import chain_fault

_ASIDE = Said("do.set_aside")


def readable_records(rows: Iterable[Row]) -> tuple[dict[Key, Record], list[Finding]]:
    """Return the rows that can be read; the others, and whatever is wrong within a row, become findings."""
    records: dict[Key, Record] = {}
    findings: list[Finding] = []
    for row in rows:
        key = (row["kind"], row["id"])
        record = read_record(row)
        if record is None:
            findings.append(found("record.unreadable", name_of(row), Said("check.record_unreadable"), _ASIDE))
            continue
        records[key] = record
        findings += _within(row, record)
    return records, findings


def read_record(row: Row) -> Record | None:
    """Return the record of a row, None where it cannot be read, whatever the reason."""
    if not is_text(row["body"]):
        return None
    try:
        record = decode(row["kind"], row["body"])
        row_of(record)
    except Exception:  # damage can fail in any way
        return None
    return record


def name_of(row: Row) -> str:
    """Return ``kind:id`` of a row, in a form that can be printed."""
    kind = row["kind"] if row["kind"] in KINDS else "record"
    return f"{kind}:{row['id']}".encode("utf-8", "backslashreplace").decode()


def _within(row: Row, record: Record) -> Iterator[Finding]:
    name = name_of(row)
    if fault := fault_of(kind_of(record).type, to_plain(record)):
        yield found(
            "record.malformed",
            name,
            Said("check.record_malformed", why=fault),
            _ASIDE,
        )
    wrong = [each for each, value in row_of(record).items() if each != "body" and row[each] != value]
    if wrong:
        columns = ", ".join(wrong)
        yield found(
            "record.columns",
            name,
            Said("check.columns_differ", columns=columns),
            REPAIR,
        )


def look_at_records(records: dict[Key, Record], texts: dict[str, str]) -> Iterator[Finding]:
    """Yield what a record points at that is not there, or not as it says."""
    for key, record in records.items():
        name = object_of(key)
        yield from looking(name, lambda key=key, record=record: tuple(_beyond(key, record, records, texts)))  # type: ignore[misc]
    yield from _chains(records)
    yield from _carrying(records)


def _beyond(key: Key, record: Record, records: dict[Key, Record], texts: dict[str, str]) -> Iterator[Finding]:
    name = object_of(key)
    for anchor in kind_of(record).anchors(record):
        if ("document", anchor.document) not in records:
            yield found(
                "anchor.document",
                name,
                Said("check.document_missing", document=anchor.document),
            )
        elif anchor.document in texts and not stands(anchor, texts[anchor.document]):
            yield found(
                "anchor.quote",
                name,
                Said("check.quotation_moved", quotation=anchor.exact[:20], document=anchor.document),
            )
    if isinstance(record, Annotation):
        yield from _quantities(name, record, texts)
    if isinstance(record, Assessment):
        yield from _assessment(name, record, records)
    if isinstance(record, (Annotation, Assessment, LinkRecord)) and not record.coder.strip():
        yield found("record.coder", name, Said("check.owner_missing"), REPAIR)
    if isinstance(record, (Annotation, Assessment)):
        revision = record.codebook_revision
        # a store without any codebook counts from revision 1
        if revision > 1 and ("codebook", str(revision)) not in records:
            yield found(
                "codebook.revision",
                name,
                Said("check.revision_missing", revision=revision),
            )


def _chains(records: dict[Key, Record]) -> Iterator[Finding]:
    documents = {each.id: each for each in records.values() if isinstance(each, Document)}
    for each in documents.values():
        if fault := chain_fault(each, documents):
            yield found("document.supersedes", f"document:{each.id}", fault, REPAIR)


def _carrying(records: dict[Key, Record]) -> Iterator[Finding]:
    for each in find_unfinished(records.values()):
        yield Finding(
            code="document.carrying",
            object=f"document:{each.newer}",
            told=Said("check.carrying_unfinished", newer=each.newer, older=each.older, count=each.records),
        )


def _assessment(name: str, record: Assessment, records: dict[Key, Record]) -> Iterator[Finding]:
    if ("annotation", record.annotation) not in records:
        yield found("assessment.annotation", name, Said("check.annotation_missing"))
    if record.against and ("document", record.against) not in records:
        yield found("assessment.against", name, Said("check.other_document_missing"))
    try:
        check_judgement(record)
    except StoreError as error:
        yield Finding(
            code=f"assessment.{error.code.rpartition('.')[2]}",
            object=name,
            told=Said("check.judgement", object=name, why=error),
        )


def _quantities(name: str, record: Annotation, texts: dict[str, str]) -> Iterator[Finding]:
    text = texts.get(record.anchor.document, "")
    for each in record.quantities:
        start, end = each.get("start"), each.get("end")
        if isinstance(start, int) and isinstance(end, int) and text[start:end] != each.get("raw"):
            yield found(
                "quantity.place",
                name,
                Said("check.quantity_misplaced", quantity=str(each.get("raw"))),
                RESTORE,
            )
