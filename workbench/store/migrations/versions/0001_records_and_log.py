"""Create records, texts, the log and the copies kept for those who lost a race."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workbench.errors import StoreError

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and start counting at nought."""
    op.create_table(
        "record",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("id", sa.String(255), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        *(
            sa.Column(name, sa.String(255), nullable=False)
            for name in ("document", "subject", "against", "coder")
        ),
        sa.Column("body", sa.Text, nullable=False),
    )
    for name in ("document", "subject", "against", "coder"):
        op.create_index(f"record_{name}", "record", ["kind", name])
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "log",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("actor", sa.String(255), nullable=False),
        sa.Column("action", sa.String(255), nullable=False),
        sa.Column("object", sa.String(300), nullable=False),
        sa.Column("batch", sa.String(64), nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
    )
    op.create_index("log_object", "log", ["object", "seq"])
    op.create_index("log_batch", "log", ["batch", "seq"])
    op.create_table(
        "lost_copy",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("actor", sa.String(255), nullable=False),
        sa.Column("object", sa.String(300), nullable=False),
        sa.Column("mine", sa.Text, nullable=False),
        sa.Column("stored", sa.Text),
    )
    op.create_index("lost_copy_actor", "lost_copy", ["actor"])
    counter = op.create_table(
        "counter",
        sa.Column("name", sa.String(16), primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
    )
    op.bulk_insert(counter, [{"name": "revision", "value": 0}])


def downgrade() -> None:
    """Drop the tables of an empty store; refuse where work would be lost."""
    if op.get_bind().execute(sa.text("SELECT 1 FROM log LIMIT 1")).first() is not None:
        raise StoreError("store.downgrade_work")
    for table in ("counter", "lost_copy", "log", "blob", "record"):
        op.drop_table(table)
