"""What a view in the browser sends, one message for each step of a person.

The scripts' types are written from here (`make shapes`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    Required,
    TypeAlias,
    TypedDict,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

Kind: TypeAlias = Literal[
    "accept",
    "reject",
    "recut",
    "create",
    "revise",
    "remove",
    "verdict",
    "take",
    "drop",
    "incomparable",
    "note",
    "link",
    "unlink",
    "split",
    "join",
    "undo",
    "redo",
    "hit",
    "remark",
    "go",
    "open",
    "choose",
    "focus",
    "widen",
    "source",
    "judge",
    "elsewhere",
    "life",
]
"""What a view asks of the server, by name."""


class Span(TypedDict):
    """Two places in a text, in code points; the end is exclusive."""

    start: int
    end: int


class PassageMessage(Span, total=False):
    """A passage that is taken as evidence, of the document that it stands in."""

    document: Required[str]
    quote: str
    stance: str
    score: float | None


class Message(TypedDict, total=False):
    """One event on its way to the server."""

    kind: Required[Kind]
    client: str
    """The window that sent it, and its number there; the outbox gives it."""
    n: int
    item: str
    items: Sequence[str]
    seen: int
    """The version and the record that were on the screen."""
    record: str | None
    promise: str
    """A promise of the report, beside a row of the list."""
    document: str
    start: int | None
    """A quotation whose place was lost has none."""
    end: int | None
    quote: str
    stance: str
    score: float | None
    text: str
    type: str | None
    verdict: str | None
    take: PassageMessage
    fields: Mapping[str, object]
    reason: str
    overrule: bool
    planned: str
    actual: str
    on: bool
    batch: str | None
    thread: str
    other: str
    older: Sequence[str]
    newer: Sequence[str]
    page: str
    query: Mapping[str, str]
    span: str
    row: str


class Step(TypedDict):
    """What undo or redo would take."""

    batch: str | None
    action: str


class Steps(TypedDict):
    """What undo and redo would take next."""

    undo: Step | None
    redo: Step | None


def as_message(came: Mapping[str, Any]) -> Message:
    """Return what a browser sent as a message.

    Raises ValueError where a field is not of the message's shape: our own pages send none such.
    """
    shape = _fields_of(Message)
    wrong = [name for name, value in came.items() if name in shape and not _fits(value, shape[name])]
    if wrong or "kind" not in came:
        raise ValueError(f"no message of ours: {', '.join(wrong) or 'no kind'}")
    return cast("Message", came)


def span_of(message: Message) -> tuple[int, int]:
    """Return start and end of the passage that a message names; ValueError where it names none."""
    start, end = message.get("start"), message.get("end")
    if start is None or end is None:
        raise ValueError("the message names no passage")
    return start, end


def document_of(message: Message | PassageMessage) -> str:
    """Return the document that a message speaks of; ValueError where it names none."""
    document = message.get("document")
    if not document:
        raise ValueError("the message names no document")
    return document


def passage_of(message: Message) -> PassageMessage:
    """Return the passage that a message names in its own fields; ValueError where it names none.

    Offsets without their document are no passage: two sources may have other words at the same place.
    """
    start, end = span_of(message)
    passage: PassageMessage = {"document": document_of(message), "start": start, "end": end}
    if "stance" in message:
        passage["stance"] = message["stance"]
    if "score" in message:
        passage["score"] = message["score"]
    return passage


@cache
def _fields_of(shape: Any) -> Mapping[str, Any]:
    return get_type_hints(shape)


def _fits(value: Any, wanted: Any) -> bool:
    """Say whether a value that came as JSON is of a type that a message's field has."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin in (Union, UnionType):
        return any(_fits(value, each) for each in inner)
    if origin is Literal:
        return isinstance(value, str) and value in inner
    if origin is Sequence:
        return isinstance(value, (list, tuple)) and all(_fits(each, inner[0]) for each in value)
    if origin is Mapping:
        return isinstance(value, Mapping) and all(_fits(each, inner[1]) for each in value.values())
    if is_typeddict(wanted):
        fields = _fields_of(wanted)
        return (
            isinstance(value, Mapping)
            and wanted.__required_keys__ <= value.keys()
            and all(_fits(each, fields[name]) for name, each in value.items() if name in fields)
        )
    if wanted is NoneType or wanted is object or wanted is bool:
        return wanted is object or (value is None if wanted is NoneType else isinstance(value, bool))
    if wanted is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, wanted) and not isinstance(value, bool)
