"""What became different between two aligned reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbench.model.said import NOTHING, Said

Run = tuple[int, int]
OpKind = Literal["equal", "insert", "delete", "replace"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Op:
    """One run of a diff; offsets are code points into the passage texts of its ``PassageDiff``."""

    op: OpKind
    older_start: int
    older_end: int
    newer_start: int
    newer_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChange:
    """The same metric with its number in both texts; ``change`` is newer minus older in ``unit``.

    ``comparable`` is False where metric, unit or scope differ; then ``change`` is None.
    """

    metric: str
    older_raw: str
    newer_raw: str
    older_value: float
    newer_value: float
    unit: str
    change: float | None
    comparable: bool = True
    note: Said = NOTHING
    older_comparator: str = "="
    newer_comparator: str = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageDiff:
    """The word-level difference of one aligned pair; ``link`` is the link's id.

    ``readable`` is False where too little is shared: show the texts side by side instead.
    """

    link: str
    older: tuple[str, ...]
    newer: tuple[str, ...]
    older_text: str
    newer_text: str
    ops: tuple[Op, ...]
    numbers: tuple[NumberChange, ...]
    similarity: float
    moved: bool = False
    readable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All changes between two reports: aligned pairs in reading order, then node ids without a partner."""

    older: str
    newer: str
    passages: tuple[PassageDiff, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChanges:
    """What became of sentences: node ids in reading order, ``moved`` as pairs of older and newer.

    ``marked`` holds, by passage too much rewritten to be read as one text, what its sentences lack of their
    partners: runs (start, end) of the older and of the newer passage text.
    """

    new: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    marked: Mapping[str, tuple[tuple[Run, ...], tuple[Run, ...]]] = field(default_factory=dict)
