"""How sure a share is."""

from __future__ import annotations

from math import sqrt

_Z95 = 1.959963984540054


def wilson(hits: int, of: int) -> tuple[float, float] | None:
    """Return Wilson's 95% interval (0..1) of the share ``hits``/``of``, None where nothing is counted."""
    if of <= 0:
        return None
    share, square = hits / of, _Z95 * _Z95
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z95 * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, middle - half), min(1.0, middle + half)
