"""Documents, passages and commitments, as several views are given them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypeAlias, TypedDict

from workbench.pipeline.messages import Span, Steps

__all__ = ["Span", "Steps"]

Pairs: TypeAlias = Sequence[tuple[int, int]]
"""Places in a text: start, end."""

KeyRows: TypeAlias = Sequence[tuple[str, str]]
"""Rows of the sheet of keys: key and wording."""

FieldValue: TypeAlias = str | float | Sequence[str]
"""What was coded in a field of the scheme."""


class ViewDocument(TypedDict):
    """What every view's document holds."""

    channel: str
    rev: str
    """Another one of these is another document: the view is drawn anew."""
    strings: Mapping[str, str]
    address: Mapping[str, str]
    """The query of the present address."""


class DocumentSpan(Span):
    """A place in a document."""

    document: str


class PageText(TypedDict):
    """A report's text; blocks are start, end and level, in code points."""

    text: str
    blocks: Sequence[tuple[int, int, int]]
    leads: Pairs
    sentences: Pairs


class OutlineEntry(TypedDict):
    """A heading, where it stands, and how many marks there are under it."""

    title: str
    level: int
    start: int
    count: int
    whose: NotRequired[str]
    card: NotRequired[str]


class CitationStyle(TypedDict):
    """A style of citation: fixed texts and slots, and what it escapes."""

    name: str
    label: str
    parts: Sequence[tuple[str, str]]
    escapes: Mapping[str, str]


class Citing(TypedDict):
    """How a document is cited."""

    title: str
    styles: Sequence[CitationStyle]


class Remark(TypedDict):
    """What somebody said of an item."""

    coder: str
    at: str
    text: str
    me: bool
    pending: NotRequired[bool]
    """The browser's own: not yet on disk."""


class Discussed(TypedDict):
    """What was said, by item."""

    discussions: Mapping[str, Sequence[Remark]] | None


class Quantity(TypedDict):
    """A number of a commitment, as a chip says it; `raw` is how the quotation has it."""

    metric: str | None
    raw: str
    told: str


class PairNumber(TypedDict):
    """A changed number, as a chip says it."""

    metric: str | None
    older: str
    newer: str
    older_raw: str
    newer_raw: str
    change: str
    comparable: bool
    note: str


class RecordSeen(TypedDict):
    """The record that a row shows."""

    id: str
    version: int
    coder: str
    at: str


class Anchored(TypedDict):
    """Where a quotation stands in the present text; null where its place was lost."""

    start: int | None
    end: int | None


class Notes(TypedDict):
    """What people write of a commitment."""

    note: str
    tags: Sequence[str]
    fields: NotRequired[Mapping[str, FieldValue]]
    """What the coding scheme's fields say, by field."""
    coded: NotRequired[Sequence[tuple[str, str]]]
    """The same as labels and words, in the scheme's order."""


class Described(Notes):
    """A passage as a commitment, and what is said of it."""

    id: str
    quote: str
    type: NotRequired[str | None]
    strength: NotRequired[str | None]
    area: NotRequired[str | None]
    items: NotRequired[Sequence[str]]
    bodies: NotRequired[Sequence[str]]
    deadline: NotRequired[str | None]
    quantities: Sequence[Quantity]
    why: NotRequired[str]
    state: NotRequired[str]
    """How its place was found again in another version of the text."""


class Proposed(Described, Span):
    """A commitment that the machine found."""


class Item(Proposed):
    """A commitment, found or made, with what became of it."""

    status: str
    answered: NotRequired[bool]
    record: NotRequired[RecordSeen | None]
    """The browser's own: the record that it shows, and whether it is not yet on disk."""
    pending: NotRequired[bool]


class FieldOption(TypedDict):
    """An answer that a field offers."""

    id: str
    label: str
    help: str
    retired: bool


class SchemeField(TypedDict):
    """A field of the coding scheme."""

    id: str
    kind: Literal["choice", "several", "number", "text"]
    label: str
    help: str
    low: float | None
    high: float | None
    retired: bool
    options: Sequence[FieldOption]
