"""A batch's unit of work and what comes back from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Row = dict[str, Any]
Tables = dict[str, list[Row]]
# Work runs in other processes, on other machines: it must be importable there, its payload picklable.
Work = Callable[[Any], Tables]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One piece of work; ``key`` derives from its content, so a resumed batch knows what is done.

    ``payload`` may be a function that makes it: it is called when the task starts, so that a plan of very
    many tasks is small. ``weight`` is the expected cost in pairs of reports.
    """

    key: str
    payload: Any
    weight: int = 1

    def load(self) -> Any:
        """Return what the work is given."""
        return self.payload() if callable(self.payload) else self.payload


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one task gave: its tables, or the error that ended it."""

    task: Task
    tables: Tables | None = None
    error: str | None = None


class Executor(Protocol):
    """A way to run tasks: processes of this machine, or a cluster."""

    def run(self, tasks: Sequence[Task], work: Work, stop: Callable[[], bool]) -> Iterator[Result]:
        """Yield each task's result as it is finished; end early once ``stop`` says so."""
