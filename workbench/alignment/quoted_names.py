"""Names that a promise and its answer both set in marks (“3个15万元”): known again whole, numbers and all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain

import numpy as np
from ahocorasick_rs import AhoCorasick, Implementation

from workbench.alignment.similarity import Grid

_NAME = re.compile("[“《]([^“”《》]{3,30})[”》]")
_OFTEN = 3  # sentences; a name that more of them hold (“十四五”) tells nothing


def shared_names(quotes: Sequence[str], sentences: Sequence[str]) -> Grid:
    """Return which share (0..1) of the names that a quotation sets in marks stands in each sentence.

    Names with numbers in them are no words to any other feature. One that stands in many sentences counts
    nothing. The result has the shape (quotations, sentences).
    """
    found = np.zeros((len(quotes), len(sentences)), dtype=np.float32)
    marked = [_NAME.findall(quote) if "“" in quote or "《" in quote else () for quote in quotes]
    holding = _holders(list(dict.fromkeys(chain.from_iterable(marked))), sentences)
    for row, names in enumerate(marked):
        for name in names:
            found[row, holding[name]] += 1 / len(names)
    return found


def _holders(names: Sequence[str], sentences: Sequence[str]) -> dict[str, list[int]]:
    """Return which sentences hold each name; none where too many do."""
    if not names:
        return {}
    begins = list(accumulate((len(each) + 1 for each in sentences), initial=0))
    held: list[set[int]] = [set() for _ in names]
    search = AhoCorasick(names, implementation=Implementation.ContiguousNFA)
    # No name goes over such a mark; one may stand in another.
    for name, start, _ in search.find_matches_as_indexes("“".join(sentences), overlapping=True):
        held[name].add(bisect_right(begins, start) - 1)
    return {
        name: sorted(found) if len(found) <= _OFTEN else [] for name, found in zip(names, held, strict=True)
    }
