"""The kinds of record a store keeps: what identifies them and where they stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from workbench.errors import StoreError
from workbench.model.decision import Anchor, Annotation, Assessment, Codebook, Document, LinkRecord
from workbench.model.plain import from_plain, to_plain
from workbench.store.record_form import MAX_BODY, check_form, check_key

Record = Document | Annotation | Assessment | LinkRecord | Codebook
Key = tuple[str, str]
_DECODED = 8192  # some twenty reports' records, about 30 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How one type of record is stored; the functions return what the columns hold."""

    name: str
    type: type[Any]
    document: Callable[[Any], str] = lambda _record: ""
    subject: Callable[[Any], str] = lambda _record: ""
    against: Callable[[Any], str] = lambda _record: ""
    coder: Callable[[Any], str] = lambda _record: ""
    anchors: Callable[[Any], tuple[Anchor, ...]] = lambda _record: ()


DOCUMENT = Kind(
    name="document",
    type=Document,
    document=lambda each: each.report,
    subject=lambda each: each.text_sha256,
    against=lambda each: each.sha256,
    coder=lambda each: each.added_by,
)
ANNOTATION = Kind(
    name="annotation",
    type=Annotation,
    document=lambda each: each.anchor.document,
    subject=lambda each: each.proposal or "",
    coder=lambda each: each.coder,
    anchors=lambda each: (each.anchor,),
)
ASSESSMENT = Kind(
    name="assessment",
    type=Assessment,
    subject=lambda each: each.annotation,
    against=lambda each: each.against,
    coder=lambda each: each.coder,
    anchors=lambda each: tuple(quotation.anchor for quotation in each.evidence),
)
LINK = Kind(
    name="link",
    type=LinkRecord,
    document=lambda each: each.older.document,
    against=lambda each: each.newer.document,
    coder=lambda each: each.coder,
    anchors=lambda each: (each.older, each.newer),
)
CODEBOOK = Kind(name="codebook", type=Codebook, coder=lambda each: each.created_by)

KINDS: dict[str, Kind] = {kind.name: kind for kind in (DOCUMENT, ANNOTATION, ASSESSMENT, LINK, CODEBOOK)}
_BY_TYPE: dict[type, Kind] = {kind.type: kind for kind in KINDS.values()}


def kind_of(value: Record) -> Kind:
    """Return the kind of a record."""
    return _BY_TYPE[type(value)]


def key_of(value: Record) -> Key:
    """Return kind and id; a codebook is named by its revision."""
    identifier = str(value.revision) if isinstance(value, Codebook) else value.id
    return kind_of(value).name, identifier


def object_of(key: Key) -> str:
    """Return the name the log uses for a record, ``kind:id``."""
    return f"{key[0]}:{key[1]}"


def key_from(name: str) -> Key:
    """Return the key that ``object_of`` turned into ``name``."""
    kind, _, identifier = name.partition(":")
    return kind, identifier


def version_of(value: Record) -> int:
    """Return how often a record was written; a codebook revision is written once."""
    return 1 if isinstance(value, Codebook) else value.version


def columns(value: Record) -> dict[str, Any]:
    """Return a record as a row of the record table; raise StoreError where it can't be kept and exported."""
    row = row_of(value)
    kind = kind_of(value)
    check_form(kind.name, kind.type, to_plain(value))
    if len(row["body"]) > MAX_BODY:
        raise StoreError("store.record_too_long", count=len(row["body"]), most=MAX_BODY, code="store.large")
    return row


def row_of(value: Record) -> dict[str, Any]:
    """Return a record as a row of the record table, whether or not it may be written today."""
    kind = kind_of(value)
    name, identifier = key_of(value)
    row: dict[str, Any] = {
        "kind": name,
        "id": identifier,
        "version": version_of(value),
        "document": kind.document(value),
        "subject": kind.subject(value),
        "against": kind.against(value),
        "coder": kind.coder(value),
    }
    for column in ("id", "document", "subject", "against", "coder"):
        check_key(row[column], column)
    try:
        plain = to_plain(value)
    except (TypeError, RecursionError) as error:
        raise StoreError(
            "store.record_not_keepable", kind=kind.name, why=str(error), code="store.malformed"
        ) from error
    return row | {"body": dump(plain)}


@lru_cache(maxsize=_DECODED)
def decode(kind: str, body: str) -> Record:
    """Return the record that a row's body holds; the same object for the same body, so do not change it.

    After each key press all records of a report are read again, and all but one are as they were.
    """
    return revive(kind, loaded(body))


def loaded(body: str) -> Any:
    """Return what a stored body holds; raise StoreError where it is no JSON."""
    try:
        return json.loads(body)
    except (ValueError, TypeError, RecursionError) as error:
        raise StoreError("store.unreadable_line", code="store.malformed") from error


def revive(kind: str, data: dict[str, Any]) -> Record:
    """Return the record of ``kind`` from its plain form; raise StoreError where it is not one."""
    try:
        record: Record = from_plain(KINDS[kind].type, data)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise StoreError("store.stored_record_malformed", kind=kind, why=str(error)) from error
    return record


def dump(data: Any) -> str:
    """Return JSON that both databases can hold; lone surrogates are escaped, NaN is refused."""
    try:
        text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(data, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    except ValueError as error:
        raise StoreError("store.not_a_number") from error
    return text
