"""What the server gives back is shared between its threads where the C library can be told."""

from __future__ import annotations

import platform
import sys

import pytest

from workbench.ui.held_memory import give_back, share_between_threads


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can be told")
def test_glibc_takes_what_it_is_told() -> None:
    """Both settings are accepted by the C library that is here."""
    assert share_between_threads()


def test_elsewhere_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another system keeps memory its own way, and the server starts there too."""
    monkeypatch.setattr(sys, "platform", "win32")
    assert not share_between_threads()
    assert not give_back()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can be told")
def test_what_was_freed_in_between_goes_back() -> None:
    """Of many pieces every other one is let go; the pages of those that are left stay as they were."""
    pieces = [bytes([n % 256]) * 50_000 for n in range(800)]
    del pieces[1::2]
    assert give_back()
    assert all(piece == bytes([n * 2 % 256]) * 50_000 for n, piece in enumerate(pieces))
