"""How far works have come, or are to come: from first papers to use."""

from __future__ import annotations

import re
from functools import cache

from workbench.text.lexicon import read_rows

PREPARED, BEGUN, STANDING, FINISHED, IN_USE = 1, 2, 3, 4, 5
"""The steps of works: papers and sites; begun; main structure; finished; open or running."""
_STEPS = (PREPARED, STANDING)
# These say of whatever they stand with that it is complete: 主体完工 is a standing structure, no more.
_COMPLETES = frozenset(("完成", "完工", "竣工", "验收"))


def stage_of(text: str) -> int:
    """Return the furthest step that a text names, 0 for none; what completes a lower step is that step."""
    if _any_word().search(text) is None:
        return 0
    ranks = {word: rank for word, rank in _words() if word in text}
    beside = [rank for word, rank in ranks.items() if word not in _COMPLETES]
    if len(beside) < len(ranks) and any(rank in _STEPS for rank in beside) and max(beside) < FINISHED:
        return max(beside)
    return max(ranks.values(), default=0)


@cache
def _any_word() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word, _ in _words()))


@cache
def _words() -> tuple[tuple[str, int], ...]:
    return tuple((word, int(rank)) for rank, word in read_rows("measuring", "stages.tsv"))
