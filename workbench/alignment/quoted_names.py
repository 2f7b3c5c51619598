"""Names that a promise and its answer both set in marks (“3个15万元”): known again whole, numbers and all."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.similarity import Grid

_NAME = re.compile("[“《]([^“”《》]{3,30})[”》]")
_OFTEN = 3  # sentences; a name that more of them hold (“十四五”) tells nothing


def shared_names(quotes: Sequence[str], sentences: Sequence[str]) -> Grid:
    """Return which share (0..1) of the names that a quotation sets in marks stands in each sentence.

    Names with numbers in them are no words to any other feature. One that stands in many sentences counts
    nothing. The result has the shape (quotations, sentences).
    """
    found = np.zeros((len(quotes), len(sentences)), dtype=np.float32)
    holding: dict[str, NDArray[np.intp]] = {}
    whole = "\n".join(sentences)
    for row, quote in enumerate(quotes):
        names = _NAME.findall(quote) if "“" in quote or "《" in quote else ()
        for name in names:
            if name not in holding:
                held = [at for at, each in enumerate(sentences) if name in each] if name in whole else []
                holding[name] = np.array(held if len(held) <= _OFTEN else [], dtype=np.intp)
            found[row, holding[name]] += 1 / len(names)
    return found
