"""Keep lists of terms, and what people said of their hits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workbench.errors import StoreError

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; nothing is in them yet."""
    op.create_table(
        "term_list",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("actor", sa.String(255), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("body", sa.Text),
    )
    op.create_table(
        "term_verdict",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("actor", sa.String(255), nullable=False),
        sa.Column("list", sa.String(255), nullable=False),
        sa.Column("term", sa.String(255), nullable=False),
        sa.Column("text", sa.String(64), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("verdict", sa.String(8), nullable=False),
    )
    op.create_index("term_verdict_list", "term_verdict", ["list", "term"])


def downgrade() -> None:
    """Drop the tables; refuse where somebody's lists or judgements would be lost."""
    for table in ("term_list", "term_verdict"):
        if op.get_bind().execute(sa.text(f"SELECT 1 FROM {table} LIMIT 1")).first() is not None:  # noqa: S608 — our own names
            raise StoreError("store.downgrade_terms")
    for table in ("term_list", "term_verdict"):
        op.drop_table(table)
