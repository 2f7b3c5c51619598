"""What is written into the fields of a coding scheme must be what the scheme says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from workbench.errors import StoreError
from workbench.model.decision import Annotation, Codebook
from workbench.model.said import Said
from workbench.model.scheme import values_fault
from workbench.store import schema
from workbench.store.change import Change
from workbench.store.record_types import CODEBOOK, decode


def check_fields(connection: Connection, changes: Sequence[Change]) -> None:
    """Raise StoreError, naming the first, where a value written now is not of its field's kind and bounds.

    A value is held against the revision of the codebook that its annotation names. One that stood there
    before stays, whatever its field has become.
    """
    written = [(each.before, each.after) for each in changes if isinstance(each.after, Annotation)]
    asked = [(before, after) for before, after in written if isinstance(after, Annotation) and after.fields]
    if not asked:
        return
    books = _codebooks(connection, {after.codebook_revision for _, after in asked})
    for before, after in asked:
        known = before.fields if isinstance(before, Annotation) else None
        fault = fields_fault(after, books, known)
        if fault is not None:
            raise StoreError(
                "store.against_scheme",
                why=fault,
                annotation=after.id,
                code="store.scheme",
            )


def fields_fault(
    annotation: Annotation, books: Mapping[int, Codebook], known: Mapping[str, object] | None = None
) -> Said | None:
    """Return what is wrong with an annotation's fields by the codebook that it names, None for nothing."""
    if not annotation.fields:
        return None
    book = books.get(annotation.codebook_revision)
    return values_fault(annotation.fields, book.fields if book else (), known)


def _codebooks(connection: Connection, revisions: Iterable[int]) -> dict[int, Codebook]:
    table = schema.record
    ids = [str(each) for each in revisions]
    query = select(table.c.id, table.c.body).where(table.c.kind == CODEBOOK.name, table.c.id.in_(ids))
    found = {row.id: decode(CODEBOOK.name, row.body) for row in connection.execute(query)}
    return {int(name): book for name, book in found.items() if isinstance(book, Codebook)}
