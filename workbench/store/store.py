"""The store: every human decision, who made it and when; nothing is lost, nothing is misplaced."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import TypeVar
from uuid import uuid4

from sqlalchemy import Connection, insert

from workbench.errors import ConflictError, StoreError
from workbench.model.decision import (
    Document,
    Snapshot,
)
from workbench.model.plain import to_plain
from workbench.settings import StoreSettings
from workbench.store import schema, snapshots, undoing
from workbench.store.change import Action
from workbench.store.damage_look import grave, look_before_opening
from workbench.store.database import Database
from workbench.store.database_errors import damaged
from workbench.store.finding import Finding
from workbench.store.open_action import OpenAction
from workbench.store.record_form import check_key
from workbench.store.record_types import Record, dump, key_of, object_of
from workbench.store.repair import repair_rows
from workbench.store.store_reader import StoreReader
from workbench.store.undo_status import REPAIR, RESTORE
from workbench.store.writing import plan, write

R = TypeVar("R", bound=Record)
Clock = Callable[[], datetime]


def now_utc() -> datetime:
    """Return the time now."""
    return datetime.now(UTC)


def open_store(url: str, *, clock: Clock = now_utc, settings: StoreSettings, guarded: bool = False) -> Store:
    """Open the store at ``url``, make or upgrade its tables, and return it.

    ``url`` is ``sqlite:///path`` or ``postgresql://…``. ``guarded`` looks for damage first: a damaged
    store is left as it is and can only be read. Raises StoreError where it cannot be opened.
    """
    database = Database(url, settings)
    try:
        if guarded:
            database.damage = grave(look_before_opening(database))
        if not database.damage:
            database.migrate()
        elif database.revision() != database.newest():
            raise damaged(database.damage)
    except BaseException:
        database.close()
        raise
    return Store(database, clock)


class Store(StoreReader):
    """All records, texts and the log of one database; safe to share between threads.

    Each method is one transaction. Records come back as they were saved, in the order of their ids,
    annotations in reading order.
    """

    def __init__(self, database: Database, clock: Clock = now_utc) -> None:
        """Use a database whose tables are up to date."""
        super().__init__(database)
        self.database = database
        self._clock = clock

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Let all that this thread asks inside be answered as of one moment; nothing is written meanwhile."""
        with self.database.moment():
            yield

    @contextmanager
    def asking_once(self) -> Iterator[None]:
        """Let this thread ask nothing twice inside, until it writes something; others may write meanwhile."""
        with self.database.answers.held():
            yield

    def add_document(self, document: Document, raw: bytes, text: str, *, actor: str) -> Document:
        """Add one version of a report with its raw bytes and text; return the stored record.

        Empty hashes are filled in, others must match. Adding the same again changes nothing; another
        text under the same id raises ConflictError.
        """
        with self.action(actor, "document.add", [document]) as action:
            return action.add_document(document, raw, text)

    @contextmanager
    def action(self, actor: str, name: str, mine: Sequence[Record] = ()) -> Iterator[OpenAction]:
        """Open one action that reads and writes in a single transaction; nothing is stored if it fails.

        Nobody else writes meanwhile: do in it only what depends on what it reads. ``mine`` are kept
        aside where somebody else was first.
        """
        with self._writing(mine, actor, name) as (connection, step):
            opened = OpenAction(connection, step, self._texts, self.database.settings)
            yield opened
            opened.finish()

    def save(self, records: Sequence[R], *, actor: str, action: str) -> tuple[R, ...]:
        """Insert or update records in one action and return them as stored, in the same order.

        A record without ``created`` is new; any other must have the stored version. A record that says
        what is stored already is left alone. Raises ConflictError, keeping the caller's copies, where
        somebody else was first; then nothing of the action is stored.
        """
        return self.apply(records, (), actor=actor, action=action)

    def delete(self, records: Sequence[Record], *, actor: str, action: str) -> None:
        """Remove records in one action; refused while others' work builds on them."""
        self.apply((), records, actor=actor, action=action)

    def apply(
        self, saves: Sequence[R], deletes: Sequence[Record], *, actor: str, action: str
    ) -> tuple[R, ...]:
        """Save and remove records in one action; as ``save`` and ``delete``."""
        with self._writing([*saves, *deletes], actor, action) as (connection, step):
            changes = plan(connection, saves, deletes, step)
            real = [each for each in changes if each.before is not each.after]
            if real:
                write(connection, real, step, self._texts)
        return tuple(each.after for each in changes[: len(saves)])  # type: ignore[misc]

    def undo(self, actor: str, batch: str | None = None) -> tuple[Record, ...]:
        """Take back the actor's last action, or the named one; return the records as they are then.

        Raises ConflictError where somebody changed one of them since, StoreError where nothing is left.
        """
        with self._writing([], actor, "undo") as (connection, step):
            return undoing.step_back(connection, step, self._texts, redo=False, batch=batch)

    def redo(self, actor: str, batch: str | None = None) -> tuple[Record, ...]:
        """Do again what the actor undid last, or the named action; as ``undo``."""
        with self._writing([], actor, "redo") as (connection, step):
            return undoing.step_back(connection, step, self._texts, redo=True, batch=batch)

    def restore(
        self, snapshot: Snapshot, *, actor: str, replace_all: bool = False, seen: int | None = None
    ) -> None:
        """Make the store exactly what the snapshot says, log included.

        Raises StoreError for a store in use unless ``replace_all`` says that all of it may go, and
        ConflictError if anybody did anything since the revision ``seen``, on which that was said.
        """
        with self._writing([], actor, RESTORE) as (connection, step):
            if not replace_all and not snapshots.is_empty(connection):
                raise StoreError("store.not_empty")
            if seen is not None:
                snapshots.check_untouched(connection, seen)
            snapshots.wipe(connection)
            snapshots.put(connection, snapshot, step, self._texts)

    def merge(
        self, snapshot: Snapshot, *, actor: str, action: str = "import", seen: int | None = None
    ) -> tuple[Record, ...]:
        """Make the snapshot's records those of the store in one action that can be undone; remove none.

        A record that differs is replaced, a ruling never. ``seen`` is the revision the snapshot was
        merged with: ConflictError if somebody changed one of the records since.
        """
        with self._writing([], actor, action) as (connection, step):
            return snapshots.merge(connection, snapshot, step, self._texts, seen)

    def repair(self, actor: str) -> tuple[Finding, ...]:
        """Mend without loss what is malformed or out of step; return what was done, one sentence each."""
        with self._writing([], actor, REPAIR) as (connection, step):
            return repair_rows(connection, step)

    @contextmanager
    def _writing(
        self, mine: Sequence[Record], actor: str, action: str
    ) -> Iterator[tuple[Connection, Action]]:
        """Open a transaction for one action; keep the caller's copies if somebody else was first."""
        check_key(actor, "actor")
        check_key(action, "action")
        step = Action(actor=actor, name=action, at=self._now(), batch=uuid4().hex)
        try:
            with self.database.write() as connection:
                yield connection, step
        except ConflictError as error:
            if mine:
                self._keep_lost(mine, error, step)
            raise

    def _keep_lost(self, mine: Sequence[Record], error: ConflictError, step: Action) -> None:
        found = error.details.get("stored")
        there = {key_of(each): each for each in found if each is not None} if isinstance(found, tuple) else {}
        rows = []
        for each in mine:
            theirs = there.get(key_of(each))
            copy = None if theirs is None else dump(to_plain(theirs))
            row = {"at": step.at, "actor": step.actor, "object": object_of(key_of(each)), "stored": copy}
            rows.append(row | {"mine": dump(to_plain(each))})
        with self.database.write() as connection:
            connection.execute(insert(schema.lost_copy), rows)

    def _now(self) -> str:
        return self._clock().isoformat(timespec="milliseconds")
