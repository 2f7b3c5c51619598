"""What must hold after every action: quotations stand, and nothing points into the void."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from workbench.anchoring.anchors import check_anchor
from workbench.errors import StoreError
from workbench.model.decision import Assessment
from workbench.store import schema
from workbench.store.change import Change
from workbench.store.judgement_rules import check_judgement, is_judged
from workbench.store.record_types import kind_of
from workbench.store.texts import Texts

CHUNK = 500


def check_references(connection: Connection, changes: Sequence[Change], texts: Texts) -> None:
    """Check the rows just written; raise AnchorError or StoreError naming the first that is wrong."""
    read: dict[str, str] = {}
    for change in changes:
        if change.after is None:
            continue
        for anchor in kind_of(change.after).anchors(change.after):
            if anchor.document not in read:
                read[anchor.document] = texts.of(connection, anchor.document)
            check_anchor(anchor, read[anchor.document])
    written = [each.after for each in changes if isinstance(each.after, Assessment)]
    _check_present(connection, "annotation", {each.annotation for each in written})
    _check_present(connection, "document", {each.against for each in written if each.against})
    _check_unused(connection, [each.key for each in changes if each.after is None])


def check_verdicts(changes: Sequence[Change]) -> None:
    """Raise StoreError, naming the first, where a verdict written now lacks what it needs.

    One that lacked it already, of an older program, may be carried and annotated until somebody mends it.
    """
    for change in changes:
        before, after = change.before, change.after
        if not isinstance(after, Assessment) or (isinstance(before, Assessment) and not is_judged(before)):
            continue
        try:
            check_judgement(after)
        except StoreError as error:
            raise StoreError(
                "store.wrong_judgement",
                why=error,
                id=after.id,
                code=error.code,
            ) from error


def _check_present(connection: Connection, kind: str, wanted: set[str]) -> None:
    table = schema.record
    missing = set(wanted)
    for some in _chunks(sorted(wanted)):
        query = select(table.c.id).where(table.c.kind == kind, table.c.id.in_(some))
        missing -= set(connection.execute(query).scalars())
    if missing:
        raise StoreError(
            "store.missing_annotation" if kind == "annotation" else "store.missing_document",
            missing=sorted(missing)[0],
            code="store.missing",
        )


def _check_unused(connection: Connection, gone: Sequence[tuple[str, str]]) -> None:
    annotations = [identifier for kind, identifier in gone if kind == "annotation"]
    documents = [identifier for kind, identifier in gone if kind == "document"]
    revisions = [identifier for kind, identifier in gone if kind == "codebook"]
    table = schema.record
    for revision in revisions:
        judged = table.c.body.contains(f'"codebook_revision":{revision},')
        _refuse_if_any(connection, table.c.kind.in_(("annotation", "assessment")), judged)
    for some in _chunks(annotations):
        _refuse_if_any(connection, table.c.kind == "assessment", table.c.subject.in_(some))
    for document in documents:
        # evidence may quote any document: look into the bodies too
        quoted = table.c.body.contains(f'"document":"{document}"', autoescape=True)
        _refuse_if_any(
            connection,
            table.c.kind.in_(("annotation", "assessment", "link")),
            or_(table.c.document == document, table.c.against == document, quoted),
        )


def _refuse_if_any(connection: Connection, *where: ColumnElement[bool]) -> None:
    table = schema.record
    user = connection.execute(select(table.c.kind, table.c.id, table.c.coder).where(*where).limit(1)).first()
    if user is not None:
        raise StoreError("store.in_use", coder=user.coder, code="store.in_use", user=f"{user.kind}:{user.id}")


def _chunks(items: Sequence[Any]) -> list[Sequence[Any]]:
    return [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
