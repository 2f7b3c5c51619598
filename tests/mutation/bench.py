"""A pytest session that does not run its tests, but runs them against one fault after the other.

All is imported and collected once. Each fault gets a process forked from there, in which the code of one
function is exchanged and the tests that come to the faulty statement are run until one fails: those first
that noticed much for little time. A fault costs what these tests cost, without any starting.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings

from tests.mutation.reach import Watch, exchange, kept_results
from tests.mutation.sites import Mutant

# In processor seconds: no test is begun against a fault after so many, and one that alone takes as many
# is left out. A property is tried with so few cases, the same each time; its failure is not made smaller.
SUM, CASES = 8.0, 25
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
        self.tried: Counter[str] = Counter()
        self.noticed: Counter[str] = Counter()
        self.watch = Watch()

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Any:
        """Note what a fixture comes to, for all the tests that share it."""
        before = self.watch.take()
        result = yield
        self.watch.keep(fixturedef, before)
        return result

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure which statements each test comes to, then judge the faults until they or the time end."""
        self.items = {each.nodeid: each for each in session.items}
        for item in self.items.values():
            _try_few(item)
        self._measure()
        for fault in self.faults:
            if time.monotonic() > self.until:
                break
            self.tell(fault, self._judge(fault))
        return True

    def _measure(self) -> None:
        """Run every test once, without a fault, in a process of its own."""
        paths = {each.path for each in self.faults}

        def run() -> object:
            found: list[dict[str, Any]] = []
            self.watch.begin(paths)
            kept = kept_results()
            items = list(self.items.values())
            for item, following in zip(items, [*items[1:], None], strict=True):
                for forget in kept:
                    forget()
                self.watch.take()
                start = time.process_time()
                passed = _passes(item, following)
                took = time.process_time() - start
                if passed and took < SUM:
                    come_to = self.watch.come_to(getattr(item, "_fixtureinfo", None))
                    found.append({"test": item.nodeid, "took": took, "come_to": sorted(come_to)})
            return found

        end, measured = _in_child(run, 3600)
        assert end == "done", f"the tests without a fault ended {end}: {measured}"
        for each in measured:
            self.seconds[each["test"]] = each["took"]
            for path, line in each["come_to"]:
                self.running.setdefault((path, line), []).append(each["test"])
            for path in {path for path, _ in each["come_to"]}:
                self.reaching.setdefault(path, []).append(each["test"])
        self.note(f"{len(measured)} of {len(self.items)} tests pass and are quick enough")

    def _judge(self, fault: Mutant) -> dict[str, Any]:
        """Return how a fault ended (killed, survived, unreached, unfit) and by which test."""
        path = str(fault.path)
        own = self.reaching.get(path, []) if fault.kept else self.running.get((path, fault.statement), [])
        if not own:
            return {"end": "unreached"}
        chosen = self._in_order(own, f"tests/unit/{fault.path.parent.name}/")

        def run() -> object:
            if not exchange(fault):
                return {"unfit": True}
            items, begun = [self.items[each] for each in chosen], time.process_time()
            for at, item in enumerate(items):
                if at and time.process_time() - begun > SUM:
                    return {"tests": at}
                if not _passes(item, None):
                    return {"tests": at + 1, "by": item.nodeid}
            return {"tests": len(items)}

        end, said = _in_child(run, max(_LEAST, SUM + _TIMES * max(self.seconds[each] for each in chosen)))
        if end != "done":
            return {"end": "killed", "by": end, "of": len(chosen)}
        if said.get("unfit"):
            return {"end": "unfit"}
        self.tried.update(chosen[: said["tests"]])
        if "by" not in said:
            return {"end": "survived", "of": len(chosen), **said}
        self.noticed[said["by"]] += 1
        return {"end": "killed", "of": len(chosen), **said}

    def _in_order(self, own: list[str], folder: str) -> list[str]:
        """Return tests, those first that can be hoped to notice most for their time."""

        def hope(name: str) -> float:
            share = (self.noticed[name] + 0.2) / (self.tried[name] + 1)
            return share * (3 if name.startswith(folder) else 1) / (self.seconds[name] + 0.05)

        return sorted(own, key=lambda name: (-hope(name), name))


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    return all(each.passed for each in runtestprotocol(item, log=False, nextitem=following))


def _try_few(item: pytest.Item) -> None:
    """Let a property be tried with few cases."""
    function = getattr(item, "obj", None)
    asked = getattr(function, "_hypothesis_internal_use_settings", None)
    if function is None or asked is None:
        return
    few = settings(
        asked,
        max_examples=min(CASES, asked.max_examples),
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
    )
    getattr(function, "__func__", function)._hypothesis_internal_use_settings = few


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
