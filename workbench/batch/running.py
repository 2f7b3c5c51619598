"""Run a batch: what is done stays done, failures are listed, the rest is finished."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from workbench.batch.results import ResultFolder
from workbench.batch.tasks import Executor, Task, Work
from workbench.model.progress import Progress


def run_batch(
    tasks: Sequence[Task],
    work: Work,
    results: ResultFolder,
    executor: Executor,
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
    clock: Callable[[], float] = time.monotonic,
) -> Progress:
    """Run every task that ``results`` does not hold yet and keep what it gives.

    Heavy tasks start first, so that the last processes end together.
    """
    results.prepare()
    finished = results.done()
    open_tasks = sorted((t for t in tasks if t.key not in finished), key=lambda t: (-t.weight, t.key))
    total = sum(t.weight for t in tasks)
    done = skipped = total - sum(t.weight for t in open_tasks)
    failed, start = 0, clock()
    progress = Progress(done=done, failed=0, total=total, skipped=skipped, elapsed=0.0)
    on_progress(progress)
    for result in executor.run(open_tasks, work, stop):
        if result.tables is not None:
            results.keep(result.task.key, result.tables)
            done += result.task.weight
        else:
            results.fail(result.task.key, {"error": result.error})
            failed += result.task.weight
        progress = Progress(done=done, failed=failed, total=total, skipped=skipped, elapsed=clock() - start)
        on_progress(progress)
    return progress
