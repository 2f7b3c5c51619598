"""Which text replaced which: a chain within one document that ends, so that it can be walked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from workbench.errors import StoreError
from workbench.model.decision import Document
from workbench.model.said import Said
from workbench.store.change import Change
from workbench.store.queries import select_records
from workbench.store.record_types import DOCUMENT


def chain_fault(document: Document, documents: Mapping[str, Document]) -> Said | None:
    """Return in Chinese and English what is wrong with the text that one says it replaced; None if nothing.

    ``documents`` are all texts by id.
    """
    if document.supersedes is None:
        return None
    older = documents.get(document.supersedes)
    if older is None:
        return Said("chain.missing")
    if older.report != document.report:
        return Said("chain.other_document")
    if _leads_to(document.supersedes, document.id, documents):
        return Said("chain.circle")
    return None


def sound_predecessor(document: Document, documents: Mapping[str, Document]) -> str | None:
    """Return the last text before one that it may have replaced, None where there is none."""
    before = sorted(
        (each for each in documents.values() if each.report == document.report),
        key=lambda each: (each.number, each.id),
        reverse=True,
    )
    return next(
        (
            each.id
            for each in before
            if each.number < document.number and not _leads_to(each.id, document.id, documents)
        ),
        None,
    )


def check_chains(connection: Connection, changes: Sequence[Change]) -> None:
    """Raise StoreError where a text just written replaces none, or one is gone that another replaced."""
    gone = {each.key[1] for each in changes if each.key[0] == DOCUMENT.name and each.after is None}
    written = [each.after for each in changes if isinstance(each.after, Document) and _is_new(each)]
    if not gone and not written:
        return
    documents: dict[str, Document] = {each.id: each for each in select_records(connection, DOCUMENT)}
    later = next((each for each in documents.values() if each.supersedes in gone), None)
    if later is not None:
        raise StoreError(
            "store.replaced_later",
            person=later.added_by,
            later=later.id,
            code="store.in_use",
            user=f"document:{later.id}",
        )
    for each in written:
        if fault := chain_fault(each, documents):
            raise StoreError("store.wrong_versions", fault=fault, id=each.id, code="store.chain")


def _is_new(change: Change) -> bool:
    before, after = change.before, change.after
    if not isinstance(after, Document) or after.supersedes is None:
        return False
    return not isinstance(before, Document) or before.supersedes != after.supersedes


def _leads_to(start: str, wanted: str, documents: Mapping[str, Document]) -> bool:
    """Say whether one comes from a text to another, or round in a circle, by what replaced what."""
    at: str | None = start
    seen: set[str] = set()
    while at is not None:
        if at == wanted or at in seen:
            return True
        seen.add(at)
        found = documents.get(at)
        at = None if found is None else found.supersedes
    return False
