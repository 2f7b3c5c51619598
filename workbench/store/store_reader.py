"""What a store can be asked: documents, records, the log, everything at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, select

from workbench.errors import StoreError
from workbench.model.decision import (
    AnchorState,
    Annotation,
    Assessment,
    Codebook,
    Document,
    LinkRecord,
    LogEntry,
    Snapshot,
)
from workbench.settings import StoreSettings
from workbench.store import record_types, schema, snapshots, undoing
from workbench.store.answers import Answers, asked_once, asked_once_a_state, asked_once_between_runs
from workbench.store.queries import (
    BLIND,
    JUDGED_BLIND,
    LostCopy,
    asserted,
    coded_under,
    count_records,
    holds,
    names_code,
    select_log,
    select_lost,
    select_records,
)
from workbench.store.record_types import Key, Record, key_of, object_of
from workbench.store.texts import Texts, load
from workbench.store.writing import stored

_UNSURE = tuple(f'"state":"{each.value}"' for each in (AnchorState.FUZZY, AnchorState.ORPHAN))


class Moments(Protocol):
    """What a reader needs of a database: transactions that see one moment each."""

    settings: StoreSettings
    answers: Answers

    def read(self) -> AbstractContextManager[Connection]:
        """Open a transaction that sees one moment of the store."""


class StoreReader:
    """The half of the store that changes nothing; each method sees one moment."""

    def __init__(self, moments: Moments, texts: Texts | None = None) -> None:
        """Use a database whose tables are up to date, or an open transaction of one."""
        self._moments = moments
        self.settings = moments.settings
        self.answers = moments.answers
        self._texts = texts or Texts(moments.settings.cached_texts)

    @asked_once_a_state
    def documents(self, report: str | None = None) -> tuple[Document, ...]:
        """Return all document versions, or those of one report, by report and number."""
        with self._moments.read() as connection:
            found = select_records(connection, record_types.DOCUMENT, document=report)
        return tuple(sorted(found, key=lambda each: (each.report, each.number, each.id)))

    @asked_once
    def document(self, id: str) -> Document:
        """Return one document; raise StoreError where there is none."""
        with self._moments.read() as connection:
            found = select_records(connection, record_types.DOCUMENT, id=id)
        if not found:
            raise StoreError("store.no_such_document", code="store.missing", document=id)
        document: Document = found[0]
        return document

    def raw(self, id: str) -> bytes:
        """Return the raw bytes of a document, checked against their hash."""
        digest = self.document(id).sha256
        with self._moments.read() as connection:
            return load(connection, digest)

    def has_raw(self, id: str) -> bool:
        """Say whether the raw bytes of a document are here; an import brings texts only."""
        query = select(schema.blob.c.sha256).where(schema.blob.c.sha256 == self.document(id).sha256)
        with self._moments.read() as connection:
            return connection.execute(query).first() is not None

    def text(self, id: str) -> str:
        """Return the text of a document, checked against its hash."""
        with self._moments.read() as connection:
            return self._texts.of(connection, id)

    @asked_once
    def annotations(
        self, document: str | None = None, coder: str | None = None, id: str | None = None
    ) -> tuple[Annotation, ...]:
        """Return annotations in reading order, orphans last; each quotation stands where it says."""
        with self._moments.read() as connection:
            found = select_records(connection, record_types.ANNOTATION, document=document, coder=coder, id=id)
            found = asserted(connection, self._texts, found)
        return tuple(sorted(found, key=_reading_order))

    @asked_once
    def assessments(
        self,
        annotation: str | None = None,
        against: str | None = None,
        coder: str | None = None,
        document: str | None = None,
        id: str | None = None,
    ) -> tuple[Assessment, ...]:
        """Return verdicts; ``document`` asks for those on commitments of one document."""
        with self._moments.read() as connection:
            found = select_records(
                connection,
                record_types.ASSESSMENT,
                of_document=document,
                subject=annotation,
                against=against,
                coder=coder,
                id=id,
            )
            return asserted(connection, self._texts, found)

    @asked_once_a_state
    def annotation_counts(self) -> dict[str, int]:
        """Return how many annotations each document has that has any; none is decoded for it."""
        with self._moments.read() as connection:
            return count_records(connection, record_types.ANNOTATION)

    def assessment_count(self) -> int:
        """Return how many verdicts there are; none is decoded for it."""
        with self._moments.read() as connection:
            return sum(count_records(connection, record_types.ASSESSMENT).values())

    def coders(self) -> frozenset[str]:
        """Return the names under which annotations and verdicts stand; none is decoded for it."""
        table = schema.record
        query = select(table.c.coder).where(table.c.kind.in_(("annotation", "assessment"))).distinct()
        with self._moments.read() as connection:
            return frozenset(connection.execute(query).scalars())

    @asked_once_between_runs
    def coded_blind(self, coder: str) -> tuple[tuple[Annotation, ...], tuple[Assessment, ...]]:
        """Return a coder's annotations and verdicts that may be blind: all that are, few others."""
        with self._moments.read() as connection:
            notes = select_records(connection, record_types.ANNOTATION, coder=coder, where=holds(BLIND))
            given = select_records(
                connection, record_types.ASSESSMENT, coder=coder, where=holds(f"{BLIND}true")
            )
            return asserted(connection, self._texts, notes), asserted(connection, self._texts, given)

    @asked_once_between_runs
    def unsure(self) -> tuple[Annotation | Assessment | LinkRecord, ...]:
        """Return the records with a quotation that is stored as fuzzy or orphan; no others are decoded."""
        kinds = (record_types.ANNOTATION, record_types.ASSESSMENT, record_types.LINK)
        with self._moments.read() as connection:
            found = [select_records(connection, kind, where=holds(*_UNSURE)) for kind in kinds]
            return asserted(connection, self._texts, [each for records in found for each in records])

    def coded_with(self, codes: Collection[str]) -> tuple[Annotation, ...]:
        """Return the annotations that may be coded with one of ``codes``: all that are, few others."""
        with self._moments.read() as connection:
            found = select_records(connection, record_types.ANNOTATION, where=names_code(codes))
            return tuple(sorted(asserted(connection, self._texts, found), key=_reading_order))

    @asked_once_between_runs
    def coded_before(
        self, revision: int, known: tuple[int, ...], codes: tuple[str, ...]
    ) -> tuple[Annotation | Assessment, ...]:
        """Return annotations and verdicts under another ``revision`` of the codebook that may name ``codes``.

        What was made under a revision that is not ``known`` is among them, whatever it names.
        """
        old = ~coded_under([revision]) & (names_code(codes) | ~coded_under(known))
        with self._moments.read() as connection:
            notes = select_records(connection, record_types.ANNOTATION, where=old)
            given = select_records(connection, record_types.ASSESSMENT, where=old)
            notes = tuple(sorted(asserted(connection, self._texts, notes), key=_reading_order))
            return (*notes, *asserted(connection, self._texts, given))

    @asked_once
    def judged_blind(self, document: str, coder: str) -> bool:
        """Say whether somebody gave a verdict on a document's commitments blind; none is decoded for it."""
        with self._moments.read() as connection:
            return connection.execute(JUDGED_BLIND, {"inside": document, "who": coder}).first() is not None

    @asked_once
    def links(
        self,
        older: str | None = None,
        newer: str | None = None,
        coder: str | None = None,
        id: str | None = None,
    ) -> tuple[LinkRecord, ...]:
        """Return stored words on pairs of passages, of all or of one pair of documents."""
        with self._moments.read() as connection:
            found = select_records(
                connection, record_types.LINK, document=older, against=newer, coder=coder, id=id
            )
            return asserted(connection, self._texts, found)

    def find(self, keys: Sequence[Key]) -> dict[Key, Record]:
        """Return those of the records that are there, by kind and id; quotations stand where they say."""
        with self._moments.read() as connection:
            found = stored(connection, keys)
            return dict(zip(found, asserted(connection, self._texts, list(found.values())), strict=True))

    @asked_once
    def codebooks(self) -> tuple[Codebook, ...]:
        """Return all revisions of the codebook, oldest first."""
        with self._moments.read() as connection:
            found = select_records(connection, record_types.CODEBOOK)
        return tuple(sorted(found, key=lambda each: each.revision))

    def codebook(self, revision: int | None = None) -> Codebook | None:
        """Return one revision, the newest by default; None where there is none."""
        found = [each for each in self.codebooks() if revision in (None, each.revision)]
        return found[-1] if found else None

    def codebook_revision(self) -> int:
        """Return the number of the newest revision, 1 where there is no codebook yet."""
        ids_of = select(schema.record.c.id).where(schema.record.c.kind == "codebook")
        with self._moments.read() as connection:
            return max((int(each) for each in connection.execute(ids_of).scalars()), default=1)

    def revision(self) -> int:
        """Return a number that grows with every action; the same number means nothing changed."""
        with self._moments.read() as connection:
            return int(connection.execute(select(schema.counter.c.value)).scalar_one())

    @asked_once
    def log(
        self, object: str | None = None, limit: int | None = None, actor: str | None = None, after: int = 0
    ) -> tuple[LogEntry, ...]:
        """Return what was done here in order: to one ``kind:id``, by one actor, after a number, the last few.

        What imports brought along of other stores' history is not among it; see ``foreign_log``.
        """
        return self._select_log(~schema.foreign, object, limit, actor, after)

    def foreign_log(
        self, object: str | None = None, limit: int | None = None, actor: str | None = None
    ) -> tuple[LogEntry, ...]:
        """Return other stores' history that imports brought along, as ``log``; nobody here vouches for it."""
        return self._select_log(schema.foreign, object, limit, actor, 0)

    def _select_log(
        self, which: ColumnElement[bool], object: str | None, limit: int | None, actor: str | None, after: int
    ) -> tuple[LogEntry, ...]:
        log = schema.log
        where = [which]
        where += [] if object is None else [log.c.object == object]
        where += [] if actor is None else [log.c.actor == actor]
        where += [log.c.seq > after] if after else []
        with self._moments.read() as connection:
            return select_log(connection, where, limit)

    def history(self, record: Record) -> tuple[LogEntry, ...]:
        """Return everything that ever happened here to a record, oldest first."""
        return self.log(object_of(key_of(record)))

    def lost_copies(self, actor: str | None = None) -> tuple[LostCopy, ...]:
        """Return what people wanted to save when somebody else had been first."""
        with self._moments.read() as connection:
            return select_lost(connection, actor)

    def undoable(self, actor: str, *, redo: bool = False) -> tuple[LogEntry, ...]:
        """Return the log lines of the action that ``undo`` (or ``redo``) would take next."""
        with self._moments.read() as connection:
            batch = undoing.next_step(connection, actor, redo=redo)
            own = [schema.log.c.batch == batch, ~schema.foreign]
            return () if batch is None else select_log(connection, own)

    def snapshot(self) -> Snapshot:
        """Return everything as of one moment; raise AnchorError where a quotation does not stand."""
        with self._moments.read() as connection:
            return snapshots.take_snapshot(connection, self._texts)


def _reading_order(value: Annotation) -> tuple[bool, str, int, int, str]:
    start, end = value.anchor.start, value.anchor.end
    return (start is None, value.anchor.document, start or 0, end or 0, value.id)
