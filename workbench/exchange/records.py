"""Records as the objects of the file, and back; fields nobody knows here are kept in ``extra``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.exchange.passages import anchor_of, passage
from workbench.model.decision import Annotation, Assessment, Document, LinkRecord, LogEntry, Quotation
from workbench.model.plain import from_plain, to_plain
from workbench.model.team import TeamEvent
from workbench.store.document_form import as_now, log_line_as_now
from workbench.store.team_history import fault

Plain = dict[str, Any]

# Fields of an annotation that stand beside its body in the file; all others are the body.
_OUTSIDE = ("id", "anchor", "coder", "created", "modified", "version", "extra")
_CONSTANT = {"type": "Annotation", "motivation": "classifying"}


def encode_document(document: Document, text: str) -> Plain:
    """Return a text version with its text."""
    return {**to_plain(document), "text": text}


def decode_document(data: Mapping[str, Any]) -> tuple[Document, str]:
    """Return a text version and its text."""
    return from_plain(Document, as_now({k: v for k, v in data.items() if k != "text"})), data["text"]


def decode_log_entry(data: Mapping[str, Any]) -> LogEntry:
    """Return a line of the log; documents in it may be in the form of an older version."""
    states = {name: log_line_as_now(data["object"], data[name]) for name in ("before", "after")}
    return from_plain(LogEntry, {**data, **states})


def decode_team_event(data: Mapping[str, Any]) -> TeamEvent:
    """Return a note, a task, or what somebody took back or saw; raise ValueError where it cannot be kept."""
    event = from_plain(TeamEvent, data)
    why = fault(event)
    if why is not None:
        raise ValueError(why.in_language("en"))
    return event


def encode_annotation(annotation: Annotation) -> Plain:
    """Return an annotation with body, target and anchor apart."""
    plain = to_plain(annotation)
    known = {
        "id": annotation.id,
        **_CONSTANT,
        "body": {name: value for name, value in plain.items() if name not in _OUTSIDE},
        **passage(annotation.anchor),
        "creator": annotation.coder,
        "created": annotation.created,
        "modified": annotation.modified,
        "version": annotation.version,
    }
    return _with_extra(known, annotation.extra)


def decode_annotation(data: Mapping[str, Any]) -> Annotation:
    """Return the annotation of ``encode_annotation``."""
    known = ("id", *_CONSTANT, "body", "target", "anchor", "creator", "created", "modified", "version")
    plain = {
        **data["body"],
        "id": data["id"],
        "anchor": _anchor(data),
        "coder": data["creator"],
        **{name: data[name] for name in ("created", "modified", "version")},
        "extra": _extra(data, known),
    }
    return from_plain(Annotation, plain)


def encode_assessment(assessment: Assessment) -> Plain:
    """Return a verdict with its evidence as passages."""
    plain = to_plain(assessment)
    plain["evidence"] = [
        {**passage(quotation.anchor), **{k: v for k, v in to_plain(quotation).items() if k != "anchor"}}
        for quotation in assessment.evidence
    ]
    for name in _SELDOM:  # files without them read and look as they always did
        if not plain[name]:
            del plain[name]
    return _with_extra(plain, plain.pop("extra"))


def decode_assessment(data: Mapping[str, Any]) -> Assessment:
    """Return the verdict of ``encode_assessment``."""
    known = tuple(name for name in _ASSESSMENT if name in data)
    plain = {name: data[name] for name in known}
    plain["evidence"] = [
        to_plain(
            from_plain(
                Quotation,
                {k: v for k, v in each.items() if k not in ("target", "anchor")} | {"anchor": _anchor(each)},
            )
        )
        for each in data["evidence"]
    ]
    return from_plain(Assessment, {**plain, "extra": _extra(data, _ASSESSMENT)})


def encode_link(link: LinkRecord) -> Plain:
    """Return a stored link with both passages."""
    plain = to_plain(link) | {"older": passage(link.older), "newer": passage(link.newer)}
    return _with_extra(plain, plain.pop("extra"))


def decode_link(data: Mapping[str, Any]) -> LinkRecord:
    """Return the link of ``encode_link``."""
    plain = {name: data[name] for name in _LINK if name in data}
    plain |= {"older": _anchor(data["older"]), "newer": _anchor(data["newer"])}
    return from_plain(LinkRecord, {**plain, "extra": _extra(data, _LINK)})


def _anchor(data: Mapping[str, Any]) -> Plain:
    target = data["target"]
    plain: Plain = to_plain(anchor_of(target["source"], target["selector"], data["anchor"]))
    return plain


def _with_extra(known: Plain, extra: Mapping[str, Any]) -> Plain:
    """Return ``known`` with unknown fields beside it; those that would hide a known one go below."""
    hidden = {name: value for name, value in extra.items() if name in known or name == "extra"}
    free = {name: to_plain(value) for name, value in extra.items() if name not in hidden}
    return {**known, **free, **({"extra": to_plain(hidden)} if hidden else {})}


def _extra(data: Mapping[str, Any], known: tuple[str, ...]) -> Plain:
    beside = {name: value for name, value in data.items() if name not in known and name != "extra"}
    return {**beside, **data.get("extra", {})}


_SELDOM = ("considered", "incomparable")
_ASSESSMENT = tuple(name for name in Assessment.__dataclass_fields__ if name != "extra")
_LINK = tuple(name for name in LinkRecord.__dataclass_fields__ if name != "extra")
