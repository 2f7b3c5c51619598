"""How far the reading of the library is, where it takes long."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from workbench.ui.state import t

_SHOWN_AFTER = 0.5  # seconds
_EVERY = 0.2


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """Give what is to be told of the reading; a bar comes up only where somebody would wait."""
    began = last = time.monotonic()
    bar = st.empty()

    def told(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - began > _SHOWN_AFTER and now - last > _EVERY:
            last = now
            bar.progress(done / total, text=t("trace.reading", n=done, all=total))

    yield told
    bar.empty()
