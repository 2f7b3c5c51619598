"""How far works have come, or are to come: from first papers to use."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from workbench.text.lexicon import read_rows

PREPARED, BEGUN, STANDING, FINISHED, IN_USE = 1, 2, 3, 4, 5
"""The steps of works: papers and sites; begun; main structure; finished; open or running."""
_STEPS = (PREPARED, STANDING)
_UNDER_WAY = re.compile("在建|加快建设|抓紧建设")
# 等8条高速公路全面推进 tells of works that go on.
_GOES_ON = re.compile(
    "[一-龥]{2,10}(?:全面|加快|加速|有序|扎实|顺利|稳步|抓紧)(?:推进|建设|施工)(?:$|[，；。、])"
)
_CONTINUED = re.compile("续建")  # what goes on has begun long before
_CLAUSE_END = re.compile("[，；。！？：,;!?\n]")
_SENTENCE = 160
# These say of whatever they stand with that it is complete: 主体完工 is a standing structure, no more.
_COMPLETES = frozenset(("完成", "完工", "竣工", "验收"))


def stage_of(text: str) -> int:
    """Return the furthest step that a text names, 0 for none; what completes a lower step is that step."""
    words = _words()
    hits = _search().find_matches_as_indexes(text, overlapping=True)
    if not hits:
        return 0
    ranks = dict([words[nth] for nth, _, _ in hits])
    beside = [rank for word, rank in ranks.items() if word not in _COMPLETES]
    if len(beside) < len(ranks) and any(rank in _STEPS for rank in beside) and max(beside) < FINISHED:
        return max(beside)
    return max(ranks.values(), default=0)


def step_words() -> tuple[str, ...]:
    """Return the words that tell how far works have come."""
    return tuple(word for word, _ in _words())


def stage_around(words: str, text: str, start: int, end: int) -> int:
    """Return how far works have come by the words around a number of ``text``, 0 where they do not say.

    ``words`` stand next to it; else the nearest words of the clause before count (新开工A、B等3条高速).
    """
    if found := stage_of(words):
        return found
    if _GOES_ON.match(text, end):
        return BEGUN
    clause = _CLAUSE_END.split(text[max(0, start - _SENTENCE) : start])[-1]
    if _CONTINUED.search(clause):
        return STANDING
    if _UNDER_WAY.search(clause):
        return BEGUN
    if not _search().find_matches_as_indexes(clause):
        return 0
    return next((stage for part in reversed(clause.split("、")) if (stage := stage_of(part))), 0)


@cache
def _search() -> AhoCorasick:
    return AhoCorasick([word for word, _ in _words()], MatchKind.Standard)


@cache
def _words() -> tuple[tuple[str, int], ...]:
    return tuple((word, int(rank)) for rank, word in read_rows("measuring", "construction_stages.tsv"))
