"""Tables, quotations and links as the components draw them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.ui.shapes.findings import Cell, Go, PassageGroup, TableContent

_CLOSE = "。！？；\n!?;"
_PAUSE = _CLOSE + "，、：,:"
_AROUND = 45  # least characters shown on each side of a passage, where its sentence has them


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; ``num`` aligns to the right, ``zh`` marks report text, ``plain`` cannot be sorted by.

    ``pinned`` keeps the last one in sight while the others scroll.
    """

    id: str
    label: str
    num: bool = False
    zh: bool = False
    plain: bool = False
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; ``tags`` are what filters look at, by column."""

    id: str
    cells: tuple[Cell, ...]
    tags: Mapping[str, str] = field(default_factory=dict)
    cls: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A choice among the values of one tag; ``value`` is chosen at first."""

    column: str
    label: str
    options: tuple[tuple[str, str], ...]
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of findings; ``empty`` says what to do when there are none."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str
    filters: tuple[Filter, ...] = ()
    choosable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A quotation; ``parts`` are (text, whether it is what was looked for)."""

    parts: tuple[tuple[str, bool], ...]
    go: Go | None = None
    title: str = ""
    meta: str = ""
    badge: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Quotations under one title; ``empty`` stands there when there are none."""

    title: str
    passages: tuple[Passage, ...]
    empty: str = ""
    note: str = ""


def to_passage(document: str, start: int, end: int) -> Go:
    """Return the link to a place in a report."""
    return {"page": "read", "query": {"document": document, "span": f"{start}-{end}", "focus": ""}}


def excerpt(text: str, start: int, end: int) -> tuple[tuple[str, bool], ...]:
    """Return a passage, marked, in the clauses around it; an ellipsis shows where its sentence goes on."""
    first, last = start, end
    while first > 0 and text[first - 1] not in (_CLOSE if start - first < _AROUND else _PAUSE):
        first -= 1
    while last < len(text) and text[last - 1] not in (_CLOSE if last - end < _AROUND else _PAUSE):
        last += 1
    opened = "" if first == 0 or text[first - 1] in _CLOSE else "…"
    before, after = opened + text[first:start].lstrip(), with_ellipsis(text[end:last].rstrip())
    return tuple(part for part in ((before, False), (text[start:end], True), (after, False)) if part[0])


def with_ellipsis(text: str) -> str:
    """Return a text that was cut at a clause's end with the sign that says so."""
    return f"{text}…" if text and text[-1] in _PAUSE and text[-1] not in _CLOSE else text


def split_at(text: str, words: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """Return ``text`` in pieces, those that are one of ``words`` marked."""
    parts: list[tuple[str, bool]] = []
    at = 0
    while at < len(text):
        found = [(text.find(word, at), -len(word)) for word in words if word]
        hits = [(start, length) for start, length in found if start >= 0]
        if not hits:
            break
        start, length = min(hits)
        parts += [(text[at:start], False), (text[start : start - length], True)]
        at = start - length
    parts.append((text[at:], False))
    return tuple(part for part in parts if part[0])


def present_table(table: Table) -> TableContent:
    """Return a table's properties."""
    return {
        "caption": table.caption,
        "columns": [
            {
                "id": c.id,
                "label": c.label,
                "num": c.num,
                "zh": c.zh,
                "plain": c.plain,
                "pinned": c.pinned,
            }
            for c in table.columns
        ],
        "rows": [
            {"id": r.id, "cells": list(r.cells), "tags": dict(r.tags), "cls": r.cls} for r in table.rows
        ],
        "filters": [
            {"column": f.column, "label": f.label, "options": f.options, "value": f.value}
            for f in table.filters
        ],
        "empty": table.empty,
        "choosable": table.choosable,
    }


def present_groups(groups: Sequence[Group], link: str) -> list[PassageGroup]:
    """Return groups of quotations; ``link`` is what the way to the source is called."""
    return [
        {
            "title": group.title,
            "note": group.note,
            "empty": group.empty,
            "items": [
                {
                    "parts": each.parts,
                    "go": each.go,
                    "goLabel": link,
                    "title": each.title,
                    "meta": each.meta,
                    "badge": each.badge,
                    "kind": each.kind,
                }
                for each in group.passages
            ],
        }
        for group in groups
    ]
