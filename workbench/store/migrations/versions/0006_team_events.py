"""Keep what a team tells each other: assignments, notes on commitments, who has seen what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workbench.errors import StoreError

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; nothing is in it yet. Records without fields of a scheme read as they are."""
    op.create_table(
        "team_event",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("actor", sa.String(255), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("document", sa.String(255), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("team_event_document", "team_event", ["kind", "document"])


def downgrade() -> None:
    """Drop the table; refuse where something would be lost or no older program could read a record."""
    here = op.get_bind()
    noted = here.execute(sa.text("SELECT 1 FROM team_event LIMIT 1")).first()
    record = sa.table("record", sa.column("kind"), sa.column("body"))
    coded = here.execute(
        sa.select(sa.literal(1))
        .select_from(record)
        .where(record.c.kind.in_(("annotation", "codebook")))
        .where(sa.or_(*(record.c.body.contains(f'"{name}":') for name in ("fields", "types"))))
        .limit(1)
    ).first()
    if noted is not None or coded is not None:
        raise StoreError("store.downgrade_team")
    op.drop_table("team_event")
