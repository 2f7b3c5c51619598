"""doccano JSONL for sequence labelling: one line per text, spans in code points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.errors import ExchangeError
from workbench.exchange.bounded import decode_text, dump_json, encode_json, parse_json
from workbench.exchange.integrity import check_snapshot
from workbench.exchange.reconciling import PARTIAL
from workbench.model.decision import Anchor, Annotation, Snapshot
from workbench.settings import ExchangeSettings

UNTYPED = "untyped"
Span = tuple[int, int, str]


def write(snapshot: Snapshot) -> bytes:
    """Return one JSON object a line; orphans have no place and stay out.

    ``annotations`` names each span's id by ``start-end``: doccano keeps it as metadata and gives it back.
    """
    check_snapshot(snapshot)
    lines = []
    for document in sorted(snapshot.documents, key=lambda each: each.id):
        here = sorted(
            (
                (each.anchor.start, each.anchor.end, each.type or UNTYPED, each.id, each.coder)
                for each in snapshot.annotations
                if each.anchor.document == document.id
                and each.anchor.start is not None
                and each.anchor.end is not None
            ),
        )
        line = {
            "text": snapshot.texts[document.id],
            "label": [list(span[:3]) for span in here],
            "document": document.id,
            "annotations": [
                {"start": start, "end": end, "type": kind, "id": name, "coder": coder}
                for start, end, kind, name, coder in here
            ],
        }
        lines.append(dump_json(line))
    return encode_json("".join(f"{line}\n" for line in lines))


def read(data: bytes, settings: ExchangeSettings) -> Snapshot:
    """Return the annotations of a doccano export, each with its text to check.

    A span still where we put it keeps its id, whatever its label; any other is new. Raises ExchangeError.
    """
    texts: dict[str, str] = {}
    found: dict[str, Annotation] = {}
    lines = decode_text(data, settings).split("\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = parse_json(line, settings)
            document, text = value["document"], value["text"]
            if not isinstance(document, str) or not isinstance(text, str):
                raise TypeError("document")
            texts[document] = text
            for each in _annotations(value, document, text):
                found[each.id] = each
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise ExchangeError("exchange.not_doccano", line=number) from error
    return Snapshot(texts=texts, annotations=tuple(found.values()))


def _annotations(line: Mapping[str, Any], document: str, text: str) -> Iterator[Annotation]:
    waiting = [dict(each) for each in line.get("annotations") or ()]
    for start, end, label in _spans(line):
        if not 0 <= start < end <= len(text):
            raise ValueError("span")
        at = [each for each in waiting if (each["start"], each["end"]) == (start, end)]
        known = next((each for each in at if each["type"] == label), at[0] if at else None)
        if known is not None:
            waiting.remove(known)
        fresh = f"doccano:{document}:{start}-{end}-{label}"
        yield Annotation(
            id=str(known["id"]) if known else fresh,
            anchor=Anchor(document=document, start=start, end=end, exact=text[start:end]),
            decision="created",
            type=None if label == UNTYPED else label,
            coder=str(known["coder"]) if known else "doccano",
            extra={PARTIAL: ["type"]},
        )


def _spans(line: Mapping[str, Any]) -> list[Span]:
    """Return the spans of either export: lists, or entities where the project has relations."""
    found: list[Span] = []
    for each in line.get("label") or line.get("labels") or line.get("entities") or ():
        raw = (
            (each["start_offset"], each["end_offset"], each["label"])
            if isinstance(each, Mapping)
            else tuple(each)
        )
        start, end, label = raw
        if type(start) is not int or type(end) is not int or not isinstance(label, str):
            raise TypeError("label")
        found.append((start, end, label))
    return sorted(found)
