"""What the server gives back is shared between its threads where the C library can be told."""

from __future__ import annotations

import platform
import sys

import pytest

from workbench.ui.held_memory import share_between_threads


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can be told")
def test_glibc_takes_what_it_is_told() -> None:
    """Both settings are accepted by the C library that is here."""
    assert share_between_threads()


def test_elsewhere_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another system keeps memory its own way, and the server starts there too."""
    monkeypatch.setattr(sys, "platform", "win32")
    assert not share_between_threads()
