"""Run tasks on processes of this machine; a process that dies takes no other task with it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from workbench.batch.tasks import Result, Task, Work

# How often running tasks are asked whether to stop, in seconds.
_POLL = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalProcesses:
    """Run tasks on ``processes`` local processes.

    When a process is killed the pool is lost: it is made anew and unfinished tasks run again, each at
    most ``attempts`` times, so that a task which kills its process cannot keep the batch from ending.
    """

    processes: int
    attempts: int = 3

    def run(self, tasks: Sequence[Task], work: Work, stop: Callable[[], bool]) -> Iterator[Result]:
        """Yield each task's result as it is finished; end early once ``stop`` says so."""
        tries = dict.fromkeys((t.key for t in tasks), 0)
        waiting = list(tasks)
        while waiting and not stop():
            finished: set[str] = set()
            started: set[str] = set()
            for result in self._one_pool(waiting, work, stop, started):
                finished.add(result.task.key)
                yield result
            lost = [t for t in waiting if t.key not in finished]
            for task in lost:
                tries[task.key] += task.key in started
            yield from (
                Result(task=t, error="处理它的进程多次意外结束 its process ended unexpectedly, repeatedly")
                for t in lost
                if tries[t.key] >= self.attempts
            )
            waiting = [t for t in lost if tries[t.key] < self.attempts]

    def _one_pool(
        self, tasks: Sequence[Task], work: Work, stop: Callable[[], bool], started: set[str]
    ) -> Iterator[Result]:
        """Yield results until all are there, ``stop`` says so, or the pool breaks."""
        # Spawn, not fork: the app that starts a batch has threads.
        pool = ProcessPoolExecutor(self.processes, mp_context=multiprocessing.get_context("spawn"))
        running: dict[Future[dict[str, list[dict[str, object]]]], Task] = {}
        queue = list(tasks)
        try:
            while (queue or running) and not stop():
                # One task more than processes, so that none waits; few, so that few are lost with a pool.
                while queue and len(running) <= self.processes:
                    task = queue.pop(0)
                    started.add(task.key)
                    running[pool.submit(work, task.payload)] = task
                done, _ = wait(running, timeout=_POLL, return_when=FIRST_COMPLETED)
                for future in done:
                    task = running.pop(future)
                    error = future.exception()
                    if isinstance(error, BrokenProcessPool):
                        return
                    if error is not None:
                        yield Result(task=task, error=f"{type(error).__name__}: {error}")
                    else:
                        yield Result(task=task, tables=future.result())
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
