"""The own format, ``gwr-annotations/1``: everything, lossless, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from workbench.errors import ExchangeError
from workbench.exchange import records
from workbench.exchange.bounded import check_depth, dump_json, encode_json, load_json
from workbench.exchange.integrity import check_snapshot
from workbench.exchange.sound_part import faulty
from workbench.exchange.validating import faulty_records, validate, validate_hull
from workbench.model.decision import Codebook, Snapshot
from workbench.model.plain import from_plain, to_plain
from workbench.model.said import Said
from workbench.settings import ExchangeSettings

SCHEMA_NAME = "gwr-annotations/1"
T = TypeVar("T")


def write(snapshot: Snapshot, settings: ExchangeSettings) -> bytes:
    """Return the snapshot as UTF-8 JSON with a newline at its end.

    Records are ordered by id, the log by its numbers; nothing depends on when or where it is written.
    Raises ExchangeError where the snapshot contradicts itself or does not fit the schema.
    """
    check_snapshot(snapshot)
    payload = encode(snapshot)
    check_depth(payload, settings)
    validate(payload)
    return lines(payload)


def lines(payload: dict[str, Any]) -> bytes:
    """Return JSON with one record a line: small differences stay small in version control."""
    parts = [f"{dump_json(name)}: {_block(value)}" for name, value in payload.items()]
    return encode_json("{\n" + ",\n".join(parts) + "\n}") + b"\n"


def _block(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return dump_json(value)
    return "[\n" + ",\n".join(dump_json(each) for each in value) + "\n]"


def read(data: bytes, settings: ExchangeSettings) -> Snapshot:
    """Return the snapshot that a file holds; raise ExchangeError, with one sentence, where it is faulty."""
    payload = _load(data, settings)
    validate(payload)
    try:
        snapshot = decode(payload)
    except (ValueError, TypeError) as error:
        raise ExchangeError("exchange.malformed_record", error=str(error)[:120]) from error
    check_snapshot(snapshot)
    return snapshot


def read_sound(data: bytes, settings: ExchangeSettings) -> tuple[Snapshot, tuple[Said, ...]]:
    """Return what of a file is well formed, and a sentence for each record that is not.

    Whether quotations stand is not asked. A history with a faulty line says nothing and is left out
    whole. Raises ExchangeError where the file is none of ours.
    """
    payload = _load(data, settings)
    validate_hull(payload)
    wrong = faulty_records(payload)
    left: list[Said] = []

    def each_of(part: str, kind: str, decode: Callable[[Any], T]) -> tuple[T, ...]:
        found: list[T] = []
        for number, record in enumerate(payload.get(part, ())):
            why = wrong.get((part, number), "")
            try:
                found += [] if why else [decode(record)]
            except (ValueError, TypeError, LookupError, AttributeError) as error:
                why = str(error)[:120] or "not a record"
            if why:
                said = Said("exchange.malformed", why=why)
                left.append(faulty(kind, _named(record, part, number), said))
        return tuple(found)

    documents = each_of("documents", "document", records.decode_document)
    snapshot = Snapshot(
        documents=tuple(document for document, _ in documents),
        texts={document.id: text for document, text in documents},
        annotations=each_of("annotations", "annotation", records.decode_annotation),
        assessments=each_of("assessments", "assessment", records.decode_assessment),
        links=each_of("links", "link", records.decode_link),
        codebooks=each_of("codebooks", "codebook", lambda each: from_plain(Codebook, each)),
    )
    before = len(left)
    log = each_of("log", "log", records.decode_log_entry)
    log = log if len(left) == before else ()
    team = each_of("team", "team", records.decode_team_event)
    return replace(snapshot, log=log, team=team), tuple(left)


def _named(record: Any, part: str, number: int) -> str:
    """Return a record's id, where it has one that can be printed, else its place in the file."""
    name = record.get("id") if isinstance(record, dict) else None
    printable = isinstance(name, str) and name.isprintable() and name.strip()
    return str(name) if printable else f"{part}[{number}]"


def _load(data: bytes, settings: ExchangeSettings) -> Any:
    """Return the object of a file that says it is one of ours; raise ExchangeError for any other."""
    payload = load_json(data, settings)
    name = payload.get("schema") if isinstance(payload, dict) else None
    if not isinstance(name, str):
        raise ExchangeError("exchange.no_schema")
    if name != SCHEMA_NAME:
        raise ExchangeError("exchange.other_schema", schema=SCHEMA_NAME, name=name[:40])
    return payload


def encode(snapshot: Snapshot) -> dict[str, Any]:
    """Return the snapshot as the object the schema describes."""
    return {
        "schema": SCHEMA_NAME,
        "offset_unit": "unicode_code_point",
        "documents": [
            records.encode_document(each, snapshot.texts[each.id])
            for each in sorted(snapshot.documents, key=lambda each: each.id)
        ],
        "annotations": [
            records.encode_annotation(each) for each in sorted(snapshot.annotations, key=lambda each: each.id)
        ],
        "assessments": [
            records.encode_assessment(each) for each in sorted(snapshot.assessments, key=lambda each: each.id)
        ],
        "links": [records.encode_link(each) for each in sorted(snapshot.links, key=lambda each: each.id)],
        "codebooks": [to_plain(each) for each in sorted(snapshot.codebooks, key=lambda each: each.revision)],
        "log": [to_plain(each) for each in sorted(snapshot.log, key=lambda each: each.seq)],
        **_team(snapshot),
    }


def _team(snapshot: Snapshot) -> dict[str, Any]:
    """Return what the team told each other; files without it look as they always did."""
    told = [to_plain(each) for each in sorted(snapshot.team, key=lambda each: each.number)]
    return {"team": told} if told else {}


def decode(payload: dict[str, Any]) -> Snapshot:
    """Return the snapshot of a validated payload."""
    documents = [records.decode_document(each) for each in payload["documents"]]
    return Snapshot(
        documents=tuple(document for document, _ in documents),
        texts={document.id: text for document, text in documents},
        annotations=tuple(records.decode_annotation(each) for each in payload["annotations"]),
        assessments=tuple(records.decode_assessment(each) for each in payload["assessments"]),
        links=tuple(records.decode_link(each) for each in payload["links"]),
        codebooks=tuple(from_plain(Codebook, each) for each in payload["codebooks"]),
        log=tuple(records.decode_log_entry(each) for each in payload["log"]),
        team=tuple(records.decode_team_event(each) for each in payload.get("team", ())),
    )
