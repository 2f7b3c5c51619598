"""Documents as older versions of the program wrote them, and as this one does.

A document had a ``kind`` (delivered, adopted, corrected), which is ``version_kind`` now, and neither
genre nor source class: all were work reports, unless a person had said otherwise in the hints.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from workbench.model.genre import Genre

Plain = dict[str, Any]
_PREFIX = "document:"


def as_now(plain: Mapping[str, Any]) -> Plain:
    """Return a document's plain form as it is written now; one that is already so stays as it is."""
    if "kind" not in plain or "version_kind" in plain:
        return dict(plain)
    hints = plain.get("hints")
    genre, source_class = _said(hints if isinstance(hints, Mapping) else {})
    found: Plain = {}
    for name, value in plain.items():
        if name == "kind":
            found |= {"version_kind": value, "genre": genre, "source_class": source_class}
        else:
            found[name] = value
        if name == "fictional":
            found["archived"] = False
    return found


def as_before(plain: Mapping[str, Any]) -> Plain:
    """Return a document's plain form as it was before genres; the genre is kept in the hints."""
    if "version_kind" not in plain:
        return dict(plain)
    found: Plain = {}
    for name, value in plain.items():
        if name == "version_kind":
            found["kind"] = value
        elif name not in ("genre", "source_class", "archived"):
            found[name] = value
    genre = Genre(plain["genre"])
    told = {"genre": genre.value, "source_class": plain["source_class"]}
    if (told["genre"], told["source_class"]) != _said(found["hints"]):
        found["hints"] = {**found["hints"], **told}
    return found


def log_line_as_now(object: str, body: Plain | None) -> Plain | None:
    """Return what a log line says of a record before or after, in today's form."""
    return body if body is None or not object.startswith(_PREFIX) else as_now(body)


def row_as_now(table: str, row: Plain) -> Plain:
    """Return a row of the record table, the log or the copies kept aside in today's form."""
    return change_row(table, row, as_now)


def change_row(table: str, row: Plain, change: Callable[[Mapping[str, Any]], Plain]) -> Plain:
    """Return a row with each document in it changed; one that is not well-formed stays as it is."""
    columns: tuple[str, ...] = ()
    if table == "record" and row.get("kind") == "document":
        columns = ("body",)
    elif str(row.get("object", "")).startswith(_PREFIX):
        columns = {"log": ("before", "after"), "lost_copy": ("mine", "stored")}.get(table, ())
    changed = dict(row)
    for name in columns:
        if isinstance(row.get(name), str):
            changed[name] = _changed(row[name], change)
    return changed


def _changed(body: str, change: Callable[[Mapping[str, Any]], Plain]) -> str:
    try:
        plain = json.loads(body)
        new = change(plain)
    except (ValueError, KeyError, TypeError, AttributeError):
        return body  # damaged: the check of the store will say so
    if new == plain:
        return body
    text = json.dumps(new, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(new, ensure_ascii=True, separators=(",", ":"))
    return text


def _said(hints: Mapping[str, Any]) -> tuple[str, str]:
    """Return genre and source class as a person's hints have them, else those of a work report."""
    named = hints.get("genre")
    genre = Genre(named) if named in set(Genre) else Genre.WORK_REPORT
    return genre.value, str(hints.get("source_class") or genre.rule.source_class.value)
