"""Run tasks on an existing Dask cluster (extra ``cluster``)."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.batch.tasks import Result, Task, Work
from workbench.errors import WorkbenchError

# How long to wait for the scheduler to answer, in seconds.
_CONNECT = 15
# How many tasks to send for each thread of the cluster: one at work, the others on their way.
_AHEAD = 3


def _run_packed(packed: bytes) -> bytes:
    """Unpack a task on a worker's thread, run it, and pack its tables.

    To unpack a task is to import its work, which takes many seconds on a busy machine. Were that left to
    Dask, the scheduler and then each worker would do it on their event loop: twice the wait for the first
    result, and meanwhile nobody hears that a worker died. Bytes cost them nothing.
    """
    work, payload = pickle.loads(packed)  # noqa: S301 — made by ``run``, from the same program
    return pickle.dumps(work(payload))


@dataclass(frozen=True, slots=True, kw_only=True)
class DaskCluster:
    """Run tasks on the cluster whose scheduler listens at ``address`` (``tcp://host:port``).

    Dask itself gives a dead worker's tasks to another; a task fails once as many workers died with it as
    the scheduler's ``allowed-failures`` says. Only a few tasks more than there are threads are sent ahead.
    """

    address: str

    def run(self, tasks: Sequence[Task], work: Work, stop: Callable[[], bool]) -> Iterator[Result]:
        """Yield each task's result as it is finished; end early once ``stop`` says so."""
        with self._connect() as client:
            from distributed import as_completed  # noqa: PLC0415 — an optional extra

            waiting = deque(tasks)
            futures: dict[Any, Task] = {}
            ended = as_completed()  # type: ignore[no-untyped-call]

            def send() -> None:
                while waiting and len(futures) < _AHEAD * max(1, sum(client.nthreads().values())):
                    task = waiting.popleft()
                    packed = pickle.dumps((work, task.load()))
                    future = client.submit(_run_packed, packed, key=f"workbench-{task.key}", pure=False)
                    futures[future] = task
                    ended.add(future)  # type: ignore[no-untyped-call]

            send()
            for future in ended:
                if future.status in ("pending", "lost"):
                    # It was finished, then the worker that held its tables died: it is run again.
                    ended.add(future)  # type: ignore[no-untyped-call]
                    continue
                task = futures.pop(future)
                if future.status == "finished":
                    # Made by ``_run_packed``. If it is lost by now, this waits until it is run again.
                    yield Result(task=task, tables=pickle.loads(future.result()))  # noqa: S301 — ours
                else:
                    error = future.exception()
                    yield Result(task=task, error=f"{type(error).__name__}: {error}")
                future.release()
                if stop():
                    client.cancel(list(futures))
                    return
                send()

    def _connect(self) -> Any:
        try:
            import distributed  # noqa: PLC0415 — an optional extra
        except ImportError as cause:
            raise WorkbenchError("batch.cluster_not_installed", code="cluster-not-installed") from cause
        try:
            return distributed.Client(self.address, timeout=_CONNECT)  # type: ignore[no-untyped-call]
        except (OSError, TimeoutError, ValueError) as cause:
            raise WorkbenchError(
                "batch.cluster_not_reachable", address=self.address, code="cluster-not-reachable"
            ) from cause
