"""The work of a batch over pairs, by name: who plans tasks and keeps their tables loads no stage for it."""

from __future__ import annotations

from workbench.batch.tasks import Tables
from workbench.pipeline.batch_tables import BatchPairs


def work_on_pairs(payload: BatchPairs) -> Tables:
    """Read a task's reports and return the rows of all its tables; runs in a worker process."""
    from workbench.pipeline.batch_rows import rows_of_pairs  # noqa: PLC0415 - a second of loading

    return rows_of_pairs(payload)
