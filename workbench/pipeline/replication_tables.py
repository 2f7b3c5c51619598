"""The tables of a replication package, from its inputs alone: written once, and made anew to check."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.agreement.coefficients import Agreement
from workbench.agreement.field_agreement import field_agreements
from workbench.agreement.second_coding import decision_agreement as decisions_of
from workbench.agreement.second_coding import passage_agreement, team_notes, verdict_agreement
from workbench.agreement.shares import wilson
from workbench.errors import ExchangeError
from workbench.exchange import json_format
from workbench.exchange.bounded import load_json
from workbench.exchange.cells import listed
from workbench.exchange.replication.rows import record_tables
from workbench.exchange.replication.tables import Row, Table
from workbench.exchange.scheme_words import newest_book
from workbench.insight.overview import judge, tally
from workbench.model.decision import Document, Snapshot
from workbench.model.report import Report
from workbench.model.span import Span
from workbench.model.verdicts import KEPT, TALLIED
from workbench.pipeline.second_coding import read_twice
from workbench.pipeline.successors import successors
from workbench.settings import DEFAULTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What all tables are made from; ``sentences`` are the spans of the sentences of annotated texts."""

    snapshot: Snapshot
    characters: Mapping[str, int]
    sentences: Mapping[str, tuple[Span, ...]]


def units_bytes(characters: Mapping[str, int], sentences: Mapping[str, list[tuple[int, int]]]) -> bytes:
    """Return lengths and sentences of the texts as the package keeps them."""
    plain = {"characters": dict(sorted(characters.items())), "sentences": dict(sorted(sentences.items()))}
    return (json.dumps(plain, ensure_ascii=False) + "\n").encode()


def read_inputs(records: bytes, units: bytes) -> Inputs:
    """Return the inputs of a package; raise ExchangeError where they are malformed."""
    payload, plain = load_json(records, DEFAULTS.exchange), load_json(units, DEFAULTS.exchange)
    try:
        return Inputs(
            snapshot=json_format.decode(payload),
            characters={str(name): int(count) for name, count in plain["characters"].items()},
            sentences={
                str(name): tuple(Span(int(start), int(end)) for start, end in spans)
                for name, spans in plain["sentences"].items()
            },
        )
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise ExchangeError("replication.malformed_inputs", error=str(error)[:120]) from error


def tables_of(inputs: Inputs) -> list[Table]:
    """Return every table of the package, in a fixed order."""
    snapshot = inputs.snapshot
    pairs = successors(each for each in snapshot.documents if not each.archived)
    return [
        *record_tables(snapshot, inputs.characters),
        Table("agreement", [row for older, newer in pairs if newer for row in _agreed(inputs, older, newer)]),
        Table("fulfilment", [row for older, newer in pairs for row in _fulfilled(snapshot, older, newer)]),
    ]


def _agreed(inputs: Inputs, older: Document, newer: Document) -> Iterator[Row]:
    """Yield the agreement on one plan; a kind of thing that nobody did twice has no row."""
    snapshot = inputs.snapshot
    notes = [each for each in snapshot.annotations if each.anchor.document == older.id]
    here = {each.id for each in notes}
    given = [each for each in snapshot.assessments if each.annotation in here and each.against == newer.id]
    base: Row = {"older": older.id, "newer": newer.id}
    found = {
        "verdicts": verdict_agreement(given),
        "blind_verdicts": verdict_agreement(given, blind_only=True),
        "decisions": decisions_of(notes),
    }
    for what, agreed in found.items():
        if agreed.n:
            yield base | {"what": what} | _figures(agreed)
    book = newest_book(snapshot)
    for one in field_agreements(notes, book.fields if book else ()):
        yield base | {"what": f"field:{one.field} ({one.scale})"} | _figures(one.found)
    region = read_twice(notes, inputs.sentences.get(older.id, ()))
    passages = passage_agreement(notes, inputs.characters.get(older.id, 0), region)
    if passages.alpha is not None or passages.overlapping is not None:
        yield base | {
            "what": "passages",
            "units": passages.n,
            "coders": listed(passages.passages),
            "observed": passages.overlapping,
            "alpha": passages.alpha,
        }


def _figures(agreed: Agreement) -> Row:
    low, high = agreed.interval or (None, None)
    return {
        "units": agreed.n,
        "coders": listed(agreed.coders),
        "observed": agreed.observed,
        "kappa": agreed.kappa,
        "alpha": agreed.alpha,
        "alpha_low": low,
        "alpha_high": high,
    }


def _fulfilled(snapshot: Snapshot, older: Document, newer: Document | None) -> Iterator[Row]:
    notes = team_notes(each for each in snapshot.annotations if each.anchor.document == older.id)
    here = {each.id for each in notes}
    against = newer.id if newer else None
    given = [
        each
        for each in snapshot.assessments
        if each.annotation in here and (against is None or each.against == against)
    ]
    counted = tally(judge(_hollow(older), notes, given), "year")
    if not counted:
        return
    total = counted[0]
    kept = sum(total.counts.get(verdict, 0) for verdict in KEPT)
    low, high = wilson(kept, total.judged) or (None, None)
    yield {
        "older": older.id,
        "newer": against,
        "place": older.jurisdiction,
        "year": older.year,
        "promises": total.total,
        "judged": total.judged,
        **{name: total.counts.get(name, 0) for name in TALLIED},
        "kept": total.kept,
        "kept_low": low,
        "kept_high": high,
    }


def _hollow(document: Document) -> Report:
    """Return the report without its text: only place and year count here."""
    unknown: dict[str, Any] = dict.fromkeys(
        ("place_code", "review_year", "delivered_on", "published_on", "speaker", "meeting")
    )
    return Report(
        id=document.id,
        title=document.title,
        jurisdiction=document.jurisdiction,
        year=document.year,
        source=document.source,
        sha256=document.sha256,
        text="",
        nodes=(),
        **unknown,
    )
