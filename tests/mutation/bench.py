"""A pytest session that does not run its tests, but runs them against one fault after the other.

All is imported and collected once. Each fault gets a process forked from there, in which the code of one
function is exchanged and the tests that call it are run until one fails: a fault costs what its tests
cost, without any starting.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutation.sites import Mutant

# In processor seconds: a test that takes longer is left out, and so is what goes beyond the sum for a fault.
SLOW, SUM = 4.0, 20.0
_LEAST, _TIMES = 5.0, 8.0


class Bench:
    """Judges faults; ``tell`` gets each with how it ended, ``note`` what is to be known of the whole."""

    def __init__(
        self,
        faults: Sequence[Mutant],
        tell: Callable[[Mutant, dict[str, Any]], None],
        note: Callable[[str], None],
        *,
        minutes: float,
    ) -> None:
        self.faults, self.tell, self.note = faults, tell, note
        self.until = time.monotonic() + minutes * 60
        self.items: dict[str, pytest.Item] = {}
        self.seconds: dict[str, float] = {}
        self.running: dict[tuple[str, int], list[str]] = {}
        self.reaching: dict[str, list[str]] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure which functions each test calls, then judge the faults until they or the time end."""
        self.items = {each.nodeid: each for each in session.items}
        self._measure()
        for fault in self.faults:
            if time.monotonic() > self.until:
                break
            self.tell(fault, self._judge(fault))
        return True

    def _measure(self) -> None:
        """Run every test once, without a fault, in a process of its own."""
        paths = {str(each.path) for each in self.faults}

        def run() -> object:
            found: list[dict[str, Any]] = []
            called: set[tuple[str, int]] = set()
            _watch(paths, called)
            items = list(self.items.values())
            for item, following in zip(items, [*items[1:], None], strict=True):
                called.clear()
                start = time.process_time()
                passed = _passes(item, following)
                took = time.process_time() - start
                if passed and took <= SLOW:
                    found.append({"test": item.nodeid, "took": took, "called": sorted(called)})
            return found

        end, measured = _in_child(run, 3600)
        assert end == "done", f"the tests without a fault ended {end}: {measured}"
        for each in measured:
            self.seconds[each["test"]] = each["took"]
            for path, start in each["called"]:
                self.running.setdefault((path, start), []).append(each["test"])
            for path in {path for path, _ in each["called"]}:
                self.reaching.setdefault(path, []).append(each["test"])
        self.note(f"{len(measured)} of {len(self.items)} tests pass and are quick enough")

    def _judge(self, fault: Mutant) -> dict[str, Any]:
        """Return how a fault ended (near, far, survived, unreached) and by which test."""
        folder = f"tests/unit/{fault.path.parent.name}/"
        path = str(fault.path)
        own = self.reaching.get(path, []) if fault.kept else self.running.get((path, fault.start), [])
        if not own:
            return {"end": "unreached"}
        near = sorted((each for each in own if each.startswith(folder)), key=self.seconds.__getitem__)
        far = sorted((each for each in own if not each.startswith(folder)), key=self.seconds.__getitem__)
        chosen, total = [], 0.0
        for name in (*near, *far):
            total += self.seconds[name]
            if total > SUM:
                break
            chosen.append(name)

        def run() -> object:
            _exchange(fault)
            items = [self.items[each] for each in chosen]
            for item, following in zip(items, [*items[1:], None], strict=True):
                if not _passes(item, following):
                    return item.nodeid
            return None

        end, killer = _in_child(run, max(_LEAST, total * _TIMES))
        if end != "done":
            return {"end": "near" if near else "far", "by": end, "tests": len(chosen)}
        if killer is None:
            return {"end": "survived", "tests": len(chosen)}
        return {"end": "near" if killer in near else "far", "by": killer, "tests": len(chosen)}


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    return all(each.passed for each in runtestprotocol(item, log=False, nextitem=following))


def _watch(paths: set[str], called: set[tuple[str, int]]) -> None:
    """Have each call of a function of some files noted: its file, its first line."""

    def seen(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if code.co_filename in paths:
            called.add((code.co_filename, code.co_firstlineno))

    sys.settrace(seen)


def _exchange(fault: Mutant) -> None:
    """Give the function that a fault is in its faulty code, wherever it is held."""
    path = str(fault.path)
    whole = compile(fault.tree(), path, "exec")
    [code] = [c for c in _codes(whole) if (c.co_name, c.co_firstlineno) == (fault.function, fault.start)]
    held = [
        each
        for each in gc.get_objects()
        if isinstance(each, FunctionType)
        and each.__code__.co_filename == path
        and (each.__code__.co_name, each.__code__.co_firstlineno) == (fault.function, fault.start)
    ]
    assert held, f"{fault.function} is not loaded"
    for each in held:
        each.__code__ = code


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


def _in_child(run: Callable[[], object], seconds: float) -> tuple[str, Any]:
    """Return how a function ended in a forked process (done, endless, broken), and what it returned."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "result"
        child = os.fork()
        if child == 0:
            _quiet(seconds)
            try:
                place.write_text(json.dumps(run()), encoding="utf-8")
            except BaseException:  # a fault may raise anything
                place.write_text(json.dumps(traceback.format_exc()), encoding="utf-8")
                os._exit(9)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return "endless", None
        return "broken" if os.WEXITSTATUS(status) else "done", json.loads(place.read_text())


def _quiet(seconds: float) -> None:
    empty = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(empty, stream)
    limit = round(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 2))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(limit * 20)  # what waits and takes no processor time ends too
