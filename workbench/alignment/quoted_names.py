"""Names that a promise and its answer both set in marks (“3个15万元”): known again whole, numbers and all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from workbench.alignment.similarity import Grid

_NAME = re.compile("[“《]([^“”《》]{3,30})[”》]")
_OFTEN = 3  # sentences; a name that more of them hold (“十四五”) tells nothing


def shared_names(quotes: Sequence[str], sentences: Sequence[str]) -> Grid:
    """Return which share (0..1) of the names that a quotation sets in marks stands in each sentence.

    Names with numbers in them are no words to any other feature. One that stands in many sentences counts
    nothing. The result has the shape (quotations, sentences).
    """
    found = np.zeros((len(quotes), len(sentences)), dtype=np.float32)
    holding: dict[str, list[int]] = {}
    whole = "“".join(sentences)  # no name goes over such a mark
    begins = list(accumulate((len(each) + 1 for each in sentences), initial=0))
    for row, quote in enumerate(quotes):
        names = _NAME.findall(quote) if "“" in quote or "《" in quote else ()
        for name in names:
            if name not in holding:
                holding[name] = _holders(name, whole, begins)
            found[row, holding[name]] += 1 / len(names)
    return found


def _holders(name: str, whole: str, begins: Sequence[int]) -> list[int]:
    """Return which sentences of a text, by where they begin, hold a name; none where too many do."""
    found: list[int] = []
    at = whole.find(name)
    while at >= 0:
        found.append(bisect_right(begins, at) - 1)
        if len(found) > _OFTEN:
            return []
        at = whole.find(name, begins[found[-1] + 1])
    return found
