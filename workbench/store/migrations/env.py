"""Run revisions on the connection that `annotation.database` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from workbench.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the caller began the transaction and ends it
)
context.run_migrations()
