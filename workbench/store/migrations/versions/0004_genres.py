"""Give every document a genre and a source class; its kind becomes the kind of its version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from workbench.store.document_form import as_before, as_now, change_row

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_RECORD = sa.table("record", sa.column("kind"), sa.column("id"), sa.column("body"))
_LOG = sa.table("log", sa.column("seq"), sa.column("object"), sa.column("before"), sa.column("after"))
_LOST = sa.table("lost_copy", sa.column("id"), sa.column("object"), sa.column("mine"), sa.column("stored"))


def upgrade() -> None:
    """Write all documents in the new form: the records, the log and the copies kept aside."""
    _rewrite(as_now)


def downgrade() -> None:
    """Write them in the old form; a genre other than that of a work report is kept in the hints."""
    _rewrite(as_before)


def _rewrite(change: Callable[[Mapping[str, Any]], dict[str, Any]]) -> None:
    connection = op.get_bind()
    for table, keys, where in (
        (_RECORD, ("kind", "id"), _RECORD.c.kind == "document"),
        (_LOG, ("seq",), _LOG.c.object.like("document:%")),
        (_LOST, ("id",), _LOST.c.object.like("document:%")),
    ):
        for row in connection.execute(sa.select(table).where(where)).mappings().all():
            new = change_row(table.name, dict(row), change)
            if new != dict(row):
                here = [table.c[name] == row[name] for name in keys]
                values = {name: value for name, value in new.items() if name not in keys}
                connection.execute(sa.update(table).where(*here).values(values))
