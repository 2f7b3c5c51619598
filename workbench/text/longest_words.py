"""Find which of many words stands at each of many places of a text, all places at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.text.hashing import code_points

Ids = NDArray[np.intp]
_BITS = 21  # of a code point


class LongestWords:
    """Words as a tree of their characters, which all places go down together."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take in words, each of which is known by its number: 1 for the first."""
        edges: dict[int, int] = {}
        ends = [0]  # which word ends where a step leads to
        for number, word in enumerate(words, 1):
            state = 0
            for point in code_points(word).tolist():
                state = edges.setdefault(state << _BITS | point, len(ends))
                if state == len(ends):
                    ends.append(0)
            ends[state] = number
        steps = sorted(edges)
        firsts = [step for step in steps if step >> _BITS == 0]
        begins = np.zeros(max(firsts, default=0) + 2, dtype=np.int64)  # what is beyond counts as the last
        begins[firsts] = [edges[step] for step in firsts]
        self.longest = max(map(len, words), default=0)
        self._begins = begins  # from the first character one leads nowhere by 0
        self._edges = np.array([*steps, np.iinfo(np.int64).max], dtype=np.int64)
        self._targets = np.array([*map(edges.__getitem__, steps), 0], dtype=np.int64)
        self._ends = np.array(ends, dtype=np.intp)
        self._goes_on = np.isin(np.arange(len(ends)), [edge >> _BITS for edge in steps])

    def at(self, points: NDArray[np.uint32], places: Ids) -> Ids:
        """Return the number of the longest word that stands at each place, 0 for none.

        ``points`` are the code points of a text; behind it stand so many others as the longest word has.
        """
        states = self._begins.take(points.take(places), mode="clip")
        found = self._ends.take(states)
        rows = np.flatnonzero(self._goes_on.take(states) & (states > 0))
        for step in range(1, self.longest):
            if not rows.size:
                break
            asked = states.take(rows) << _BITS | points.take(places.take(rows) + step)
            edges = self._edges.searchsorted(asked)
            leads = self._edges.take(edges) == asked
            rows, reached = rows[leads], self._targets.take(edges[leads])
            states[rows] = reached
            ends = self._ends.take(reached)
            found[rows] = np.where(ends, ends, found.take(rows))
            rows = rows[self._goes_on.take(reached)]
        return found
