"""The rows of the tables that hold records as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from workbench.agreement.second_coding import BLIND
from workbench.exchange.cells import listed
from workbench.exchange.replication.tables import Row, Table
from workbench.exchange.scheme_words import scheme_entries
from workbench.model.decision import Annotation, Assessment, Snapshot


def record_tables(snapshot: Snapshot, characters: Mapping[str, int]) -> list[Table]:
    """Return documents, commitments, verdicts, evidence, links, codebook and log, each in a fixed order.

    ``characters`` are the lengths of the texts by document, which may themselves be withheld.
    """
    return [
        Table("documents", list(_documents(snapshot, characters))),
        Table("commitments", [_commitment(each) for each in sorted(snapshot.annotations, key=_place)]),
        Table("verdicts", [_verdict(each) for each in sorted(snapshot.assessments, key=lambda one: one.id)]),
        Table("fields", list(_fields(snapshot))),
        Table("evidence", list(_evidence(snapshot))),
        Table("links", list(_links(snapshot))),
        Table("codebook", list(_codes(snapshot))),
        Table("log", list(_log(snapshot))),
    ]


def _place(each: Annotation) -> tuple[str, float, str]:
    start = each.anchor.start
    return each.anchor.document, float("inf") if start is None else start, each.id


def _documents(snapshot: Snapshot, characters: Mapping[str, int]) -> Iterator[Row]:
    for each in sorted(snapshot.documents, key=lambda one: one.id):
        yield {
            "document": each.id,
            "report": each.report,
            "number": each.number,
            "version_kind": each.version_kind,
            "genre": each.genre.value,
            "source_class": each.source_class.value,
            "place": each.jurisdiction,
            "year": each.year,
            "title": each.title,
            "address": each.source,
            "file_sha256": each.sha256,
            "text_sha256": each.text_sha256,
            "characters": characters.get(each.id),
            "fictional": each.fictional,
        }


def _commitment(each: Annotation) -> Row:
    raw = (one.get("raw") for one in each.quantities)
    written = [said if isinstance(said, str) else json.dumps(said, ensure_ascii=False) for said in raw]
    return {
        "annotation": each.id,
        "document": each.anchor.document,
        "start": each.anchor.start,
        "end": each.anchor.end,
        "quote": each.anchor.exact,
        "anchor": each.anchor.state.value,
        "decision": each.decision,
        "type": each.type,
        "area": each.area,
        "items": listed(each.items),
        "bodies": listed(each.bodies),
        "deadline": each.deadline,
        "quantities": listed(written),
        "tags": listed(each.tags),
        "note": each.note,
        "reason": each.reason,
        "coder": each.coder,
        "blind": bool(each.extra.get(BLIND)),
        "codebook_revision": each.codebook_revision,
        "created": each.created,
        "modified": each.modified,
    }


def _fields(snapshot: Snapshot) -> Iterator[Row]:
    """Yield one row for each value in a field, several values of one field as several rows."""
    for each in sorted(snapshot.annotations, key=_place):
        for name, value in sorted(each.fields.items()):
            for number, one in enumerate(value if isinstance(value, (list, tuple)) else [value], start=1):
                numeric = isinstance(one, (int, float))
                yield {
                    "annotation": each.id,
                    "field": name,
                    "position": number,
                    "value": None if numeric else str(one),
                    "number": one if numeric else None,
                    "coder": each.coder,
                }


def _verdict(each: Assessment) -> Row:
    search = each.search
    return {
        "assessment": each.id,
        "annotation": each.annotation,
        "against": each.against,
        "verdict": each.verdict.value,
        "official_claim": each.official_claim and each.official_claim.value,
        "schedule": each.schedule and each.schedule.value,
        "attainment": each.attainment,
        "quotations": len(each.evidence),
        "searched": listed((*search.queries, *search.sections, *search.documents)) if search else None,
        "rationale": each.rationale,
        "successor": each.successor,
        "coder": each.coder,
        "blind": each.blind,
        "ruling": each.adjudicated,
        "codebook_revision": each.codebook_revision,
        "created": each.created,
        "modified": each.modified,
    }


def _evidence(snapshot: Snapshot) -> Iterator[Row]:
    for each in sorted(snapshot.assessments, key=lambda one: one.id):
        for number, quotation in enumerate(each.evidence, start=1):
            yield {
                "assessment": each.id,
                "position": number,
                "document": quotation.anchor.document,
                "start": quotation.anchor.start,
                "end": quotation.anchor.end,
                "quote": quotation.anchor.exact,
                "stance": quotation.stance,
                "source_class": str(quotation.source_class),
            }


def _links(snapshot: Snapshot) -> Iterator[Row]:
    for each in sorted(snapshot.links, key=lambda one: one.id):
        row: Row = {
            "link": each.id,
            "about": each.about,
            "linked": each.linked,
            "note": each.note,
            "coder": each.coder,
        }
        for side, anchor in (("older", each.older), ("newer", each.newer)):
            row |= {
                f"{side}_document": anchor.document,
                f"{side}_start": anchor.start,
                f"{side}_end": anchor.end,
                f"{side}_quote": anchor.exact,
            }
        yield row


def _codes(snapshot: Snapshot) -> Iterator[Row]:
    for book in sorted(snapshot.codebooks, key=lambda one: one.revision):
        for code in book.codes:
            yield {
                "revision": book.revision,
                "code": code.id,
                "parent": code.parent,
                "zh": code.zh,
                "en": code.en,
                "definition_zh": code.definition_zh,
                "definition_en": code.definition_en,
                "archived_into": code.archived_into,
            }
        for group, one in scheme_entries(book):
            yield {
                "revision": book.revision,
                "code": one.id,
                "parent": group,
                "zh": one.zh,
                "en": one.en,
                "definition_zh": one.definition_zh,
                "definition_en": one.definition_en,
                "archived_into": None,
            }


def _log(snapshot: Snapshot) -> Iterator[Row]:
    for each in sorted(snapshot.log, key=lambda one: one.seq):
        yield {name: getattr(each, name) for name in ("seq", "at", "actor", "action", "object", "batch")}
