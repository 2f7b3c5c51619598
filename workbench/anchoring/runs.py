"""Stretches of two texts that say the same, whatever marks and spaces came or went between."""

from __future__ import annotations

from bisect import bisect_right

from workbench.anchoring.signs import is_idle
from workbench.anchoring.textmap import TextMap


class Runs:
    """The unchanged blocks of two texts, joined where only marks or space lie between them."""

    def __init__(self, places: TextMap) -> None:
        """Join the blocks."""
        runs: list[list[int]] = []
        for block in places.blocks:
            old_end, new_end = block.old + block.size, block.new + block.size
            if (
                runs
                and is_idle(places.old[runs[-1][1] : block.old])
                and is_idle(places.new[runs[-1][3] : block.new])
            ):
                runs[-1][1], runs[-1][3] = old_end, new_end
            else:
                runs.append([block.old, old_end, block.new, new_end])
        self._runs = runs
        self._old = [each[0] for each in runs]
        self._new = [each[2] for each in runs]

    def hold_old(self, start: int, end: int) -> bool:
        """Say whether ``start``..``end`` of the old text lies in one run."""
        at = bisect_right(self._old, start) - 1
        return at >= 0 and end <= self._runs[at][1]

    def hold_new(self, start: int, end: int) -> bool:
        """Say whether ``start``..``end`` of the new text lies in one run."""
        at = bisect_right(self._new, start) - 1
        return at >= 0 and end <= self._runs[at][3]
