"""Do tasks of a batch when asked, one a line of standard input, and tell the processor time of each stage.

Run as a script by ``bench_pairs``, with the program of whichever checkout is on the path: it names nothing
but what the first versions had.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from workbench.pipeline import batch_tables
from workbench.pipeline.batch_sources import BatchReport
from workbench.pipeline.batching import listed_pairs, plan_tasks

# In the first versions both stood with the tables.
ROWS, WORK = "workbench.pipeline.batch_rows", "workbench.pipeline.batch_work"
STAGES = {
    "aligning, preparing and links": "_link_rows",
    "evidence and commitments": "_evidence_rows",
    "wording": "_phrase_rows",
    "indicators": "_point_rows",
}


def main(table: Path) -> None:
    """Answer with the number of tasks, then to each index with seconds and pairs."""
    spent: dict[str, float] = defaultdict(float)
    rows, work = _now_at(ROWS), _now_at(WORK)
    for stage, name in STAGES.items():
        setattr(rows, name, _timed(stage, getattr(rows, name), spent))
    BatchReport.read = _timed("reading", BatchReport.read, spent)  # type: ignore[method-assign]
    tasks = plan_tasks(listed_pairs(table))
    _tell({"tasks": len(tasks)})
    for line in sys.stdin:
        spent.clear()
        payload: Any = tasks[int(line)].load()
        began = time.process_time()
        work.work_on_pairs(payload)
        _tell({"all": time.process_time() - began, "pairs": len(payload.pairs), **spent})


def _now_at(module: str) -> Any:
    return import_module(module) if find_spec(module) else batch_tables


def _timed(stage: str, work: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        began = time.process_time()
        try:
            return work(*arguments)
        finally:
            spent[stage] += time.process_time() - began

    return timed


def _tell(answer: dict[str, float]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
