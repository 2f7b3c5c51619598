"""Correct what is said of a document, put it away, take it out: each one step of undo, all in the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workbench.errors import ForbiddenError, StoreError
from workbench.model.decision import Annotation, Assessment, Document, LinkRecord
from workbench.model.document_name import document_name
from workbench.model.genre import Genre, SourceClass
from workbench.model.roles import Actor, Role, allow
from workbench.store.record_types import Record, kind_of
from workbench.store.store import Store
from workbench.store.store_reader import StoreReader
from workbench.words.catalogue import Bilingual

# What says which document it is holds for all its texts; the rest is said of one text.
OF_ALL_TEXTS = ("jurisdiction", "year", "genre", "source_class")
OF_ONE_TEXT = ("title", "source", "version_kind", "speaker", "delivered_on")
_ONLY_HINTS = ("speaker", "delivered_on")
_NO_HINTS = ("version_kind",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """What people made that rests on a document: what goes with it, and whose work it is."""

    documents: tuple[Document, ...]
    annotations: tuple[Annotation, ...]
    judgements: tuple[Assessment, ...]
    links: tuple[LinkRecord, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """Return all of it, what rests on other records first."""
        return (*self.judgements, *self.links, *self.annotations, *self.documents)

    @property
    def coders(self) -> tuple[str, ...]:
        """Return whose work it is."""
        made: list[Annotation | Assessment | LinkRecord] = [*self.annotations, *self.judgements, *self.links]
        return tuple(sorted({each.coder for each in made}))


def hanging_on(store: StoreReader, report: str) -> Hanging:
    """Return all texts of a document with every annotation, judgement and link that rests on one."""
    documents = store.documents(report)
    ids = {each.id for each in documents}
    annotations = tuple(each for each in store.annotations() if each.anchor.document in ids)
    noted = {each.id for each in annotations}
    judgements = tuple(
        each
        for each in store.assessments()
        if each.annotation in noted or each.against in ids or _stands_on(each, ids)
    )
    links = tuple(each for each in store.links() if _stands_on(each, ids))
    return Hanging(documents=documents, annotations=annotations, judgements=judgements, links=links)


def correct_document(store: Store, actor: Actor, seen: Document, changes: Mapping[str, Any]) -> Document:
    """Correct what is said of a document; every annotation stays on its text and so moves along.

    Place, year, genre and source class hold for all texts of it, the others for the text ``seen``.
    Raises StoreError where another document is known by that place, year and genre already, and
    ConflictError where somebody changed the record since it was seen.
    """
    allow(actor, Role.CODER)
    wrong = sorted(changes.keys() - {*OF_ALL_TEXTS, *OF_ONE_TEXT})
    if wrong:
        raise StoreError("document.no_such_field", field=wrong[0])
    with store.action(actor.name, "document.edit", [seen]) as action:
        shared = {name: value for name, value in changes.items() if name in OF_ALL_TEXTS}
        corrected = _corrected(seen, changes)
        _check_identity(action, corrected)
        others = (each for each in action.documents(seen.report) if each.id != seen.id)
        return action.apply([corrected, *(_corrected(each, shared) for each in others)])[0]


def may_correct_unseen(actor: Actor, document: Document) -> bool:
    """Say whether somebody may have a file correct what is said of a document.

    On a page every coder may correct it: they see what they change, and it is asked whether it fits. A
    file changes any number of documents unseen, so those that others added need an adjudicator.
    """
    return actor.role >= Role.ADJUDICATOR or (actor.role >= Role.CODER and document.added_by == actor.name)


def archive_document(store: Store, actor: Actor, report: str, *, archived: bool = True) -> None:
    """Put all texts of a document away, or bring them back; nothing that rests on them changes."""
    allow(actor, Role.CODER)
    with store.action(actor.name, "document.archive" if archived else "document.bring_back") as action:
        action.apply([replace(each, archived=archived) for each in action.documents(report)])


def remove_document(store: Store, actor: Actor, report: str) -> Hanging:
    """Take a document out with all that rests on it, in one step that can be undone.

    What others made is theirs: only an administrator may remove a document on which it rests.
    """
    allow(actor, Role.CODER)
    with store.action(actor.name, "document.remove") as action:
        gone = hanging_on(action, report)
        others = set(gone.coders) - {actor.name}
        if others and actor.role < Role.ADMIN:
            raise ForbiddenError("document.work_rests_on_it", people=tuple(sorted(others)), needed="admin")
        action.apply((), gone.records)
    return gone


def _stands_on(record: Assessment | LinkRecord, documents: set[str]) -> bool:
    return any(anchor.document in documents for anchor in kind_of(record).anchors(record))


def _corrected(document: Document, changes: Mapping[str, Any]) -> Document:
    """Return the record with changes in its fields, and in the hints, from which the text is read again."""
    values = {name: _clean(name, value) for name, value in changes.items()}
    hints = dict(document.hints)
    for name, value in values.items():
        plain = value.isoformat() if isinstance(value, date) else value
        if name not in _NO_HINTS:
            hints[name] = plain if not isinstance(plain, (Genre, SourceClass)) else plain.value
            if plain is None:
                hints.pop(name)
    fields = {name: value for name, value in values.items() if name not in _ONLY_HINTS}
    if "genre" in values and "source_class" not in values and values["genre"] != document.genre:
        fields["source_class"] = Genre(values["genre"]).rule.source_class
        hints.pop("source_class", None)
    return replace(document, **fields, hints=hints)


def _clean(name: str, value: Any) -> Any:
    if name == "genre":
        return Genre(value)
    if name == "source_class":
        return SourceClass(value)
    if isinstance(value, str):
        value = " ".join(value.split()) or None
    if name in ("jurisdiction", "year") and not value:
        raise StoreError("document.no_place_or_year")
    return value


def _check_identity(store: StoreReader, corrected: Document) -> None:
    """Refuse to give a document the place, year and genre by which another is known."""
    if corrected.genre.rule.several_a_year:
        return
    wanted = (corrected.jurisdiction, corrected.year, corrected.genre)
    others = (each for each in store.documents() if each.report != corrected.report)
    other = next((each for each in others if (each.jurisdiction, each.year, each.genre) == wanted), None)
    if other is not None:
        name = document_name(other)
        raise StoreError(
            "document.identity_taken",
            genre=Bilingual(corrected.genre.rule.zh, corrected.genre.value),
            jurisdiction=corrected.jurisdiction,
            year=corrected.year,
            name=name,
            code="store.identity",
            document=other.id,
        )
