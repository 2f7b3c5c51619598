"""Label Studio tasks: one per text, one annotation per coder, spans in code points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from workbench.errors import ExchangeError
from workbench.exchange.bounded import dump_json, encode_json, load_json
from workbench.exchange.integrity import check_snapshot
from workbench.exchange.reconciling import PARTIAL
from workbench.model.decision import Anchor, Annotation, Decision, Snapshot
from workbench.model.document_name import document_name
from workbench.model.said import Said
from workbench.settings import ExchangeSettings

Plain = dict[str, Any]
TYPES = ("target", "project", "measure")
UNTYPED = "untyped"
_DECISIONS: tuple[Decision, ...] = ("accepted", "recut", "rejected", "created")
_CARRIED = ["anchor", "type", "area", "tags", "note", "decision"]


def label_config(snapshot: Snapshot) -> str:
    """Return the labelling interface to paste into the project's settings before importing."""
    types = [*TYPES, *sorted({each.type for each in snapshot.annotations if each.type} - {*TYPES}), UNTYPED]
    codes = {code.id for book in snapshot.codebooks for code in book.codes}
    areas = sorted(codes | {each.area for each in snapshot.annotations if each.area})
    labels = "".join(f"<Label value={quoteattr(each)}/>" for each in types)
    return (
        f'<View><Labels name="type" toName="text">{labels}</Labels>'
        '<Text name="text" value="$text" granularity="symbol"/>'
        f"{_choices('decision', _DECISIONS)}{_choices('area', areas)}"
        '<TextArea name="tags" toName="text" perRegion="true"/>'
        '<TextArea name="note" toName="text" perRegion="true" maxSubmissions="1"/></View>'
    )


def _choices(name: str, values: tuple[Decision, ...] | list[str]) -> str:
    options = "".join(f"<Choice value={quoteattr(each)}/>" for each in values)
    return f'<Choices name="{name}" toName="text" perRegion="true">{options}</Choices>' if values else ""


def write(snapshot: Snapshot) -> bytes:
    """Return a list of tasks with annotations; orphans have no place and stay out."""
    check_snapshot(snapshot)
    placed = [each for each in snapshot.annotations if each.anchor.start is not None]
    tasks = []
    for document in sorted(snapshot.documents, key=lambda each: each.id):
        here = [each for each in placed if each.anchor.document == document.id]
        coders = sorted({each.coder for each in here})
        tasks.append(
            {
                "data": {
                    "text": snapshot.texts[document.id],
                    "document": document.id,
                    "title": document_name(document),
                },
                "annotations": [
                    {"result": [part for each in _ordered(here, coder) for part in _regions(each)]}
                    for coder in coders
                ],
            }
        )
    return encode_json(dump_json(tasks, indent=1)) + b"\n"


def _ordered(annotations: list[Annotation], coder: str) -> list[Annotation]:
    mine = (each for each in annotations if each.coder == coder)
    return sorted(mine, key=lambda each: (each.anchor.start or 0, each.anchor.end or 0, each.id))


def _regions(each: Annotation) -> Iterator[Plain]:
    """Yield the span and what is said of it: Label Studio keeps these apart under one id."""
    span: Plain = {"start": each.anchor.start, "end": each.anchor.end, "text": each.anchor.exact}
    said: tuple[tuple[str, str, str, list[str]], ...] = (
        ("type", "labels", "labels", [each.type or UNTYPED]),
        ("decision", "choices", "choices", [each.decision]),
        ("area", "choices", "choices", [each.area] if each.area else []),
        ("tags", "textarea", "text", list(each.tags)),
        ("note", "textarea", "text", [each.note] if each.note else []),
    )
    for name, kind, key, values in said:
        if values:
            yield {
                "id": each.id,
                "from_name": name,
                "to_name": "text",
                "type": kind,
                "value": {**span, key: values},
                "meta": {"annotation": each.id, "coder": each.coder},
            }


def read(data: bytes, settings: ExchangeSettings, *, known: Mapping[str, str] | None = None) -> Snapshot:
    """Return the annotations of a Label Studio JSON export (not JSON_MIN), each with its text to check.

    The project may be one's own: whatever its labels control is called, its labels are types, and a
    task without ``document`` is of the text in ``known`` (text by id) that it repeats to the letter.
    Only what Label Studio can hold is carried; the import leaves everything else as it is here. Raises
    ExchangeError where the file is something else or a span does not say what stands at its place.
    """
    tasks = load_json(data, settings)
    texts: dict[str, str] = {}
    found: dict[str, Annotation] = {}
    try:
        for task in tasks:
            text = task["data"]["text"]
            document = task["data"].get("document") or _named(text, known or {})
            if not isinstance(document, str) or not isinstance(text, str):
                raise TypeError("data")
            texts[document] = text
            for done in task["annotations"]:
                if not done.get("was_cancelled"):
                    for each in _read_regions(done, document, text):
                        found[each.id] = each
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise ExchangeError("exchange.not_label_studio") from error
    return Snapshot(texts=texts, annotations=tuple(found.values()))


def _read_regions(done: Mapping[str, Any], document: str, text: str) -> Iterator[Annotation]:
    parts: dict[str, Plain] = {}
    for part in done["result"]:
        role = "type" if part.get("type") == "labels" else part["from_name"]
        parts.setdefault(str(part["id"]), {}).setdefault(role, part)
    for name, said in parts.items():
        if "type" in said:
            yield _annotation(name, said, done, document, text)


def _annotation(name: str, said: Plain, done: Mapping[str, Any], document: str, text: str) -> Annotation:
    region = said["type"]
    labels = region["value"]["labels"]
    label = labels[0] if labels else UNTYPED  # a label taken back leaves its span behind
    ours = {str(key): value for key, value in (region.get("meta") or {}).items()}
    who = done.get("completed_by")
    worker = who.get("email") or who.get("id") if isinstance(who, Mapping) else who
    decision = _first(said, "decision", "choices")
    return Annotation(
        id=str(ours.get("annotation") or f"labelstudio:{document}:{name}"),
        anchor=_anchor(region["value"], document, text),
        decision=next((each for each in _DECISIONS if each == decision), "created"),
        type=None if label == UNTYPED else label,
        area=_first(said, "area", "choices"),
        tags=tuple(said["tags"]["value"]["text"]) if "tags" in said else (),
        note=_first(said, "note", "text") or "",
        coder=str(ours.get("coder", f"labelstudio:{worker}")),
        created=str(done.get("created_at") or ""),
        modified=str(done.get("updated_at") or ""),
        extra={PARTIAL: list(_CARRIED)},
    )


def left_out(data: bytes, settings: ExchangeSettings) -> tuple[Said, ...]:
    """Return a sentence for regions and annotations that ``read`` can't take."""
    without = cancelled = 0
    for task in load_json(data, settings):
        for done in task["annotations"]:
            cancelled += bool(done.get("was_cancelled"))
            labelled = {str(part["id"]) for part in done["result"] if part.get("type") == "labels"}
            without += len({str(part.get("id")) for part in done["result"]} - labelled)
    found = []
    if without:
        found.append(Said("label_studio.without_label", count=without))
    if cancelled:
        found.append(Said("label_studio.skipped", count=cancelled))
    return tuple(found)


def _named(text: Any, known: Mapping[str, str]) -> str:
    """Return the id of the text that a task repeats; raise ExchangeError where none is the same."""
    for name, ours in known.items():
        if ours == text:
            return name
    raise ExchangeError("exchange.task_of_no_report")


def _first(said: Plain, name: str, key: str) -> str | None:
    values = said.get(name, {}).get("value", {}).get(key) or []
    return str(values[0] if isinstance(values, list) else values) if values else None


def _anchor(value: Mapping[str, Any], document: str, text: str) -> Anchor:
    start, end = value["start"], value["end"]
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise ValueError("span")
    exact = text[start:end]
    if _squeezed(value.get("text", exact)) != _squeezed(exact):
        raise ExchangeError(
            "exchange.span_of_other_text",
            document=document,
            start=start,
            end=end,
            quotation=str(value["text"])[:20],
        )
    return Anchor(document=document, start=start, end=end, exact=exact)


def _squeezed(value: Any) -> str:
    # Label Studio writes line breaks inside a span in several ways.
    return "".join(str(value).replace("\\n", "").split())
