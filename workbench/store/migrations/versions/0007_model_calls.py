"""Keep what language models were asked and answered, and how they did."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workbench.errors import StoreError

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; nothing is in them yet."""
    op.create_table(
        "model_call",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String(40), nullable=False),
        *(sa.Column(name, sa.String(255), nullable=False) for name in ("actor", "model", "address")),
        sa.Column("task", sa.String(16), nullable=False),
        *(sa.Column(name, sa.String(255), nullable=False) for name in ("document", "against", "subject")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("prompt", "answer", "passages")),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("measured", sa.String(3), nullable=False),
    )
    op.create_index("model_call_pair", "model_call", ["document", "against", "actor"])
    op.create_table(
        "model_score",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String(40), nullable=False),
        *(sa.Column(name, sa.String(255), nullable=False) for name in ("actor", "model")),
        sa.Column("task", sa.String(16), nullable=False),
        sa.Column("prompt", sa.String(64), nullable=False),
        *(
            sa.Column(name, sa.Integer, nullable=False)
            for name in ("both", "only_model", "only_rules", "neither")
        ),
    )


def downgrade() -> None:
    """Drop the tables; refuse where what a model was asked would be lost."""
    for table in ("model_call", "model_score"):
        if op.get_bind().execute(sa.text(f"SELECT 1 FROM {table} LIMIT 1")).first() is not None:  # noqa: S608 — our own names
            raise StoreError("store.downgrade_model")
    for table in ("model_call", "model_score"):
        op.drop_table(table)
