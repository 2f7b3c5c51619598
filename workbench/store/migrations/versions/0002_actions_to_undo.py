"""Keep one row per action, so that undo need not read the log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workbench.store.undo_status import statuses

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table and fill it from the log."""
    batch = op.create_table(
        "batch",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("actor", sa.String(255), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
    )
    op.create_index("batch_actor", "batch", ["actor", "status", "seq"])
    lines = op.get_bind().execute(sa.text("SELECT seq, actor, action, batch FROM log ORDER BY seq"))
    rows = statuses((line.seq, line.actor, line.action, line.batch) for line in lines)
    if rows:
        op.bulk_insert(batch, rows)


def downgrade() -> None:
    """Drop the table; the log still holds all of it."""
    op.drop_table("batch")
