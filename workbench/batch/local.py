"""Run tasks on processes of this machine; a process that dies takes no other task with it."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from workbench.batch.tasks import Result, Tables, Task, Work

# How often running tasks are asked whether to stop, in seconds.
_POLL = 0.5
# How many values more than before make a process look for garbage: tasks leave next to none in circles, and
# after each of them the collector would go through all that is kept of texts.
_UNCOLLECTED = 1_000_000
# Where numeric libraries look, when they are loaded, for how many threads to start.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalProcesses:
    """Run tasks on ``processes`` local processes.

    When a process is killed the pool is lost: a new one goes on with the tasks that had not started;
    those that were running are run alone at the end, each at most ``attempts`` times, so that only a
    task which kills its process fails.
    """

    processes: int
    attempts: int = 2

    def run(self, tasks: Sequence[Task], work: Work, stop: Callable[[], bool]) -> Iterator[Result]:
        """Yield each task's result as it is finished; end early once ``stop`` says so."""
        waiting = deque(tasks)
        suspects: list[Task] = []
        while waiting and not stop():
            suspects += yield from _one_pool(waiting, self.processes, work, stop)
        for task in suspects:
            yield from self._alone(task, work, stop)

    def _alone(self, task: Task, work: Work, stop: Callable[[], bool]) -> Iterator[Result]:
        """Run a task that was there when a pool broke; nothing but itself can break this one."""
        for _ in range(self.attempts):
            lost = yield from _one_pool(deque([task]), 1, work, stop)
            if not lost or stop():
                return
        yield Result(task=task, error="处理它的进程意外结束 the process working on it ended unexpectedly")


def _begin() -> None:
    """Keep a process to one core, as the others belong to the other processes, and to its work."""
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    gc.set_threshold(_UNCOLLECTED)


def _one_pool(
    waiting: deque[Task], processes: int, work: Work, stop: Callable[[], bool]
) -> Generator[Result, None, list[Task]]:
    """Take tasks from ``waiting`` and yield results until none is left, ``stop`` says so or the pool breaks.

    Returns the tasks that were running when it broke.
    """
    # Spawn, not fork: the app that starts a batch has threads.
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=spawn, initializer=_begin)
    running: dict[Future[Tables], Task] = {}
    try:
        while (waiting or running) and not stop():
            # One task more than processes, so that none waits; few, so that few are lost with a pool.
            while waiting and len(running) <= processes:
                task = waiting[0]
                running[pool.submit(work, task.load())] = task
                waiting.popleft()
            done, _ = wait(running, timeout=_POLL, return_when=FIRST_COMPLETED)
            for future in done:
                error = future.exception()
                if isinstance(error, BrokenProcessPool):
                    return list(running.values())
                task = running.pop(future)
                if error is not None:
                    yield Result(task=task, error=f"{type(error).__name__}: {error}")
                else:
                    yield Result(task=task, tables=future.result())
    except BrokenProcessPool:
        return list(running.values())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return []
