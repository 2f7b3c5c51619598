"""W3C Web Annotations (JSON-LD): what other annotation tools read, and our record beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, unquote

from workbench.errors import ExchangeError
from workbench.exchange import records
from workbench.exchange.bounded import dump_json, encode_json, load_json
from workbench.exchange.integrity import check_snapshot
from workbench.exchange.passages import anchor_of, selectors
from workbench.model.decision import Anchor, Annotation, Assessment, LinkRecord, Snapshot, Verdict
from workbench.settings import ExchangeSettings

Plain = dict[str, Any]
RECORD = "gwr:record"
_URN = "urn:gwr"
_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "gwr": "urn:gwr-annotations:1#",
        RECORD: {"@id": RECORD, "@type": "@json"},
        # Some published copies of the context lack this motivation.
        "assessing": "http://www.w3.org/ns/oa#assessing",
    },
]
_MOTIVATION = {"rejected": "moderating", "recut": "editing"}
_LINKED = {True: "same", False: "not the same"}


def write(snapshot: Snapshot) -> bytes:
    """Return one AnnotationCollection with a page of annotations, verdicts and links."""
    check_snapshot(snapshot)
    items = [
        *(_annotation(each) for each in sorted(snapshot.annotations, key=lambda each: each.id)),
        *(_assessment(each) for each in sorted(snapshot.assessments, key=lambda each: each.id)),
        *(_link(each) for each in sorted(snapshot.links, key=lambda each: each.id)),
    ]
    collection = {
        "@context": _CONTEXT,
        "id": f"{_URN}:collection",
        "type": "AnnotationCollection",
        "label": "政府工作报告标注",
        "total": len(items),
        "first": {"id": f"{_URN}:page:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return encode_json(dump_json(collection, indent=1)) + b"\n"


def _iri(kind: str, name: str) -> str:
    return f"{_URN}:{kind}:{quote(name, safe='')}"


def document_of(iri: str) -> str:
    """Return the id in one of our IRIs, or a foreign IRI as it is."""
    return unquote(iri.split(":", 3)[3]) if iri.startswith(f"{_URN}:") and iri.count(":") >= 3 else iri


def _text(purpose: str, value: str) -> Plain:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _place(anchor: Anchor, purpose: str | None = None) -> Plain:
    place: Plain = {"type": "SpecificResource", "source": _iri("document", anchor.document)}
    return place | ({"purpose": purpose} if purpose else {}) | {"selector": selectors(anchor)}


def _about(kind: str, record: Annotation | Assessment | LinkRecord) -> Plain:
    about: Plain = {"id": _iri(kind, record.id), "type": "Annotation"}
    if record.coder:
        about["creator"] = {"type": "Person", "name": record.coder}
    return about | {name: getattr(record, name) for name in ("created", "modified") if getattr(record, name)}


def _annotation(each: Annotation) -> Plain:
    body = [_text("classifying", each.type)] if each.type is not None else []
    if each.area:
        source = _iri("code", each.area)
        body.append({"type": "SpecificResource", "purpose": "classifying", "source": source})
    body += [_text("tagging", tag) for tag in each.tags]
    body += [_text("commenting", each.note)] if each.note else []
    record = records.encode_annotation(each)
    record.pop("target")
    return {
        **_about("annotation", each),
        "motivation": _MOTIVATION.get(each.decision, "classifying"),
        "body": body,
        "target": _place(each.anchor),
        RECORD: record,
    }


def _assessment(each: Assessment) -> Plain:
    body = [_text("assessing", each.verdict.value)]
    body += [_text("commenting", each.rationale)] if each.rationale else []
    body += [_place(quotation.anchor, "linking") for quotation in each.evidence]
    return {
        **_about("assessment", each),
        "motivation": "assessing",
        "body": body,
        "target": _iri("annotation", each.annotation),
        RECORD: records.encode_assessment(each),
    }


def _link(each: LinkRecord) -> Plain:
    body = [_place(each.newer, "linking"), _text("assessing", _LINKED[each.linked])]
    body += [_text("commenting", each.note)] if each.note else []
    return {
        **_about("link", each),
        "motivation": "linking" if each.linked else "moderating",
        "body": body,
        "target": _place(each.older),
        RECORD: records.encode_link(each),
    }


def read(data: bytes, settings: ExchangeSettings) -> Snapshot:
    """Return the annotations of a collection, a page, a list or one annotation.

    Ours come back whole, with whatever another tool changed in body and target; foreign ones become
    annotations made by hand, and need a quotation. Texts are not in the file. Raises ExchangeError.
    """
    annotations: list[Annotation] = []
    assessments: list[Assessment] = []
    links: list[LinkRecord] = []
    for number, item in enumerate(_items(load_json(data, settings)), start=1):
        try:
            kind = str(item["id"]).split(":")[2] if RECORD in item else ""
            if kind == "annotation":
                annotations.append(_read_annotation(item))
            elif kind == "assessment":
                assessments.append(_read_assessment(item))
            elif kind == "link":
                links.append(_read_link(item))
            else:
                annotations += _foreign(item)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise ExchangeError("exchange.no_quotation", item=number) from error
    return Snapshot(annotations=tuple(annotations), assessments=tuple(assessments), links=tuple(links))


def _items(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the annotations of whatever of W3C's containers this is."""
    waiting = list(value) if isinstance(value, list) else [value]
    while waiting:
        each = waiting.pop(0)
        if not isinstance(each, Mapping):
            each = {}
        if each.get("type") in ("AnnotationCollection", "AnnotationPage"):
            inner = each.get("first") if "items" not in each else each["items"]
            waiting = [*(inner if isinstance(inner, list) else [inner]), *waiting]
        elif "Annotation" in _listed(each.get("type")):
            yield each
        else:
            raise ExchangeError("exchange.no_web_annotations")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _values(item: Mapping[str, Any], purpose: str) -> list[str]:
    bodies = [each for each in _listed(item.get("body")) if isinstance(each, Mapping)]
    return [str(each["value"]) for each in bodies if each.get("purpose") == purpose and "value" in each]


def _read_annotation(item: Mapping[str, Any]) -> Annotation:
    target = item["target"]
    source = {"source": document_of(target["source"]), "selector": target["selector"]}
    found = records.decode_annotation({**item[RECORD], "target": source})
    codes = [
        document_of(each["source"])
        for each in _listed(item.get("body"))
        if isinstance(each, Mapping) and each.get("purpose") == "classifying" and "source" in each
    ]
    return replace(
        found,
        type=next(iter(_values(item, "classifying")), None),
        area=codes[0] if codes else (None if found.area else found.area),
        tags=tuple(_values(item, "tagging")),
        note="\n".join(_values(item, "commenting")),
    )


def _read_assessment(item: Mapping[str, Any]) -> Assessment:
    found = records.decode_assessment(item[RECORD])
    (verdict,) = _values(item, "assessing")
    rationale = "\n".join(_values(item, "commenting"))
    return replace(found, verdict=Verdict(verdict), rationale=rationale)


def _read_link(item: Mapping[str, Any]) -> LinkRecord:
    found = records.decode_link(item[RECORD])
    return replace(found, note="\n".join(_values(item, "commenting")))


def _foreign(item: Mapping[str, Any]) -> list[Annotation]:
    creator = next(iter(_listed(item.get("creator"))), None)
    name = creator.get("name") or creator.get("id") if isinstance(creator, Mapping) else creator
    targets = _listed(item["target"])
    if not targets:
        raise ValueError("no target")
    made = str(item.get("created") or "")
    return [
        Annotation(
            id=str(item["id"]) + (f"#{number}" if number else ""),
            anchor=anchor_of(document_of(target["source"]), target["selector"]),
            decision="created",
            type=next(iter(_values(item, "classifying")), None),
            tags=tuple(_values(item, "tagging")),
            note="\n".join([*_values(item, "commenting"), *_listed(item.get("bodyValue"))]),
            coder=str(name or ""),
            created=made,
            modified=str(item.get("modified") or made),
        )
        for number, target in enumerate(targets)
    ]
