"""One action whose parts depend on what they find: read, add and save in a single transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar, cast

from sqlalchemy import Connection

from workbench.errors import StoreError
from workbench.model.decision import Document
from workbench.settings import StoreSettings
from workbench.store.answers import Answers
from workbench.store.change import Action, Change
from workbench.store.record_types import Record, key_of
from workbench.store.store_reader import StoreReader
from workbench.store.texts import ERRORS, Texts, hash_text, keep
from workbench.store.writing import conflict, plan, stored, write

R = TypeVar("R", bound=Record)


class _OneMoment:
    """The database as an open transaction sees it."""

    def __init__(self, connection: Connection, settings: StoreSettings) -> None:
        self.settings = settings
        self.answers = Answers()  # holds none: what an action reads may be what it changes
        self._connection = connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give the connection of the transaction, which its owner ends."""
        yield self._connection


class OpenAction(StoreReader):
    """What one action does, gathered until it ends: then all of it is written, or nothing.

    While it is open nobody else writes, so what it reads stays true; its own records are not read back
    before its end.
    """

    def __init__(self, connection: Connection, step: Action, texts: Texts, settings: StoreSettings) -> None:
        """Read and write within the transaction of ``connection``."""
        super().__init__(_OneMoment(connection, settings), texts)
        self._connection, self._step = connection, step
        self._changes: list[Change] = []

    def add_document(self, document: Document, raw: bytes, text: str) -> Document:
        """Add one version of a document with its raw bytes and text; as ``Store.add_document``."""
        raw_hash, text_hash = sha256(raw).hexdigest(), hash_text(text)
        if (document.sha256 or raw_hash) != raw_hash or (document.text_sha256 or text_hash) != text_hash:
            raise StoreError("store.other_hash", id=document.id)
        record = replace(document, sha256=raw_hash, text_sha256=text_hash)
        key = key_of(record)
        there = stored(self._connection, [key]).get(key)
        if isinstance(there, Document) and there.text_sha256 == text_hash and there.sha256 == raw_hash:
            return there
        if there is not None:
            raise conflict(self._connection, [record], {key: there})
        keep(self._connection, raw)
        keep(self._connection, text.encode("utf-8", ERRORS))
        record = replace(
            record,
            added_by=record.added_by or self._step.actor,
            added_at=record.added_at or self._step.at,
        )
        self._changes.append(Change(key=key, before=None, after=record))
        return record

    def apply(self, saves: Sequence[R], deletes: Sequence[Record] = ()) -> tuple[R, ...]:
        """Save and remove records; return those saved as they will be stored, in the same order."""
        changes = plan(self._connection, saves, deletes, self._step)
        self._changes += [each for each in changes if each.before is not each.after]
        return tuple(cast(R, each.after) for each in changes[: len(saves)])

    def finish(self) -> None:
        """Write all of it with its log lines and check the outcome."""
        if self._changes:
            write(self._connection, self._changes, self._step, self._texts)
