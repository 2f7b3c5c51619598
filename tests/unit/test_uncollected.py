"""The collector of garbage rests while evidence is worked out, and works on afterwards."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from workbench.uncollected import uncollected


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    was = gc.isenabled()
    gc.enable()
    yield
    if not was:
        gc.disable()


def test_it_rests_until_the_last_of_several_is_done() -> None:
    """They need not end in the order in which they began."""
    first, second = ExitStack(), ExitStack()
    first.enter_context(uncollected())
    second.enter_context(uncollected())
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()


def test_it_works_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken off"), uncollected():
        raise ValueError("broken off")
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


def test_what_was_made_is_taken_for_old_at_once() -> None:
    with uncollected():
        made = [[at] for at in range(10_000)]
    assert gc.get_count()[0] < 1_000
    assert any(each is made for each in gc.get_objects(generation=2))


def test_what_is_set_apart_stays_apart() -> None:
    """In a process of its own: it is for good."""
    program = (
        "import gc; from workbench.uncollected import set_loaded_apart, uncollected\n"
        "set_loaded_apart()\n"
        "with uncollected(): pass\n"
        "print(gc.get_freeze_count() > 1000, gc.isenabled())"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True", "True"]
