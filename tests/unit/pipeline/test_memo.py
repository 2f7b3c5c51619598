"""What was computed is kept, for as long as somebody may want it again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from tests.unit.pipeline.test_batching import table
from workbench.pipeline import analysing
from workbench.pipeline.batch_work import work_on_pairs
from workbench.pipeline.batching import listed_pairs, plan_tasks
from workbench.pipeline.memo import forget_all, once_for_all, remembered


def test_a_result_is_computed_once_until_all_is_forgotten() -> None:
    """The same arguments give the same object; after forgetting it is made anew."""
    made: list[str] = []

    @remembered(2)
    def spell(word: str) -> list[str]:
        made.append(word)
        return list(word)

    assert spell("青山") is spell("青山")
    assert made == ["青山"]
    forget_all()
    spell("青山")
    assert made == ["青山", "青山"]


def test_what_somebody_else_computes_is_waited_for_and_what_is_kept_is_not() -> None:
    """Two who ask for the same at once get one result of one computation; a kept one comes meanwhile."""
    made: list[str] = []
    begun, gate = Event(), Event()

    @once_for_all(2)
    def spell(word: str) -> list[str]:
        made.append(word)
        if word == "青山":
            begun.set()
            assert gate.wait(60)
        return list(word)

    kept = spell("云海")
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(spell, "青山")
        assert begun.wait(60)
        second = threads.submit(spell, "青山")
        assert spell("云海") is kept
        gate.set()
        assert first.result(60) is second.result(60)
    assert made == ["云海", "青山"]


def test_a_batch_leaves_nothing_behind(tmp_path: Path) -> None:
    """A worker lets go of a task's reports; its next task finds room."""
    (task, *_) = plan_tasks(listed_pairs(table(tmp_path)))
    work_on_pairs(task.load())
    kept = [getattr(analysing, name).cache_info().currsize for name in ("_prepared", "_proposals")]
    assert kept == [0, 0]
