"""A batch's results on disk: one Parquet file a task and table, and a mark once all of them are there."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.batch.tasks import Row, Tables
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    import pyarrow as pa

_MARKS = "_done"
_FAILURES = "_failures.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFolder:
    """Keep tables under ``folder/<table>/<task>.parquet``; DuckDB and pandas read ``<table>/*.parquet``.

    A task counts as done once its mark is there; marks are written last and files replaced whole, so a
    batch that is killed leaves nothing half-done that a resumed one would take for finished.
    """

    folder: Path
    schemas: Mapping[str, pa.Schema]

    def prepare(self) -> None:
        """Make the folder; raise WorkbenchError when it cannot be written."""
        try:
            for name in (*self.schemas, _MARKS):
                (self.folder / name).mkdir(parents=True, exist_ok=True)
            (self.folder / _FAILURES).unlink(missing_ok=True)
        except OSError as cause:
            raise WorkbenchError("batch.not_writable", folder=self.folder, code="out-not-writable") from cause

    def done(self) -> set[str]:
        """Return the keys of finished tasks."""
        return finished_tasks(self.folder)

    def keep(self, key: str, tables: Tables) -> None:
        """Write a task's tables, then its mark."""
        import pyarrow as pa  # noqa: PLC0415 - sixty megabytes, for who computes or opens a batch only
        import pyarrow.parquet as pq  # noqa: PLC0415 - as above

        for name, schema in self.schemas.items():
            rows = tables.get(name, [])
            target = self.folder / name / f"{key}.parquet"
            partial = target.with_suffix(".partial")
            pq.write_table(pa.Table.from_pylist(rows, schema=schema), partial, compression="zstd")
            partial.replace(target)
        counts = {name: len(tables.get(name, [])) for name in self.schemas}
        mark = self.folder / _MARKS / f"{key}.json"
        partial = mark.with_suffix(".partial")
        with partial.open("w", encoding="utf-8") as stream:
            json.dump(counts, stream)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(mark)

    def fail(self, key: str, details: Row) -> None:
        """Add a failed task to the list of failures."""
        with (self.folder / _FAILURES).open("a", encoding="utf-8") as stream:
            stream.write(json.dumps({"task": key, **details}, ensure_ascii=False) + "\n")

    def table(self, name: str) -> Any:
        """Return one table of all tasks, sorted by nothing but the files' names, as pandas DataFrame."""
        import pyarrow.parquet as pq  # noqa: PLC0415 - as above

        return pq.read_table(self.folder / name, schema=self.schemas[name]).to_pandas()


def finished_tasks(folder: Path) -> set[str]:
    """Return the keys of a folder's finished tasks, whatever tables it holds."""
    return {mark.stem for mark in (folder / _MARKS).glob("*.json")}
