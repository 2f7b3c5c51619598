"""The collector of garbage rests while evidence is worked out, and works on afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from workbench.alignment.uncollected import uncollected


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
