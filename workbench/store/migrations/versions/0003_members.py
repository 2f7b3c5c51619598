"""Keep who may do what, by identity provider and subject."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workbench.errors import StoreError

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; nobody is a member yet."""
    op.create_table(
        "member",
        sa.Column("issuer", sa.String(255), primary_key=True),
        sa.Column("subject", sa.String(255), primary_key=True),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("email", sa.String(255), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("since", sa.String(40), nullable=False),
    )
    op.create_table(
        "member_event",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("actor", sa.String(255), nullable=False),
        sa.Column("issuer", sa.String(255), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("before", sa.String(16), nullable=False),
        sa.Column("after", sa.String(16), nullable=False),
    )


def downgrade() -> None:
    """Drop the tables; refuse where somebody would lose their role."""
    if op.get_bind().execute(sa.text("SELECT 1 FROM member LIMIT 1")).first() is not None:
        raise StoreError("store.downgrade_members")
    op.drop_table("member_event")
    op.drop_table("member")
