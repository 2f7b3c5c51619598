"""Policy areas: a codebook after the Comparative Agendas Project, and a lexicon that proposes one."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from workbench.model.decision import Code, Codebook
from workbench.text.lexicon import read_rows
from workbench.text.words import cut_words


@cache
def load_codebook() -> Codebook:
    """Return the codebook as shipped: revision 1, major topics and their sub-divisions."""
    text = (files("workbench.extraction") / "data" / "codebook.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Codebook(
        revision=data["revision"],
        codes=tuple(Code(**code) for code in data["codes"]),
        created=data["created"],
        created_by=data["created_by"],
        note=data["note"],
    )


class _Lexicon(NamedTuple):
    """The terms with their areas and weights, a search for all, and which arise across two words."""

    entries: tuple[tuple[str, str, int], ...]
    search: AhoCorasick
    across_words: frozenset[int]


@cache
def _lexicon() -> _Lexicon:
    entries = tuple((term, area, int(weight)) for area, term, weight in read_rows("extraction", "areas.tsv"))
    across = {row[0] for row in read_rows("extraction", "terms_across_words.txt")}
    return _Lexicon(
        entries,
        AhoCorasick([term for term, _, _ in entries], MatchKind.LeftmostLongest),
        frozenset(nth for nth, (term, _, _) in enumerate(entries) if term in across),
    )


Proposal = tuple[str, tuple[str, ...]]
"""An area and the terms that speak for it."""


class AreaTerms:
    """The terms in a text, looked for at once, for questions about many stretches of it."""

    def __init__(self, text: str) -> None:
        """Look through ``text``."""
        self._text = text
        self._hits = _lexicon().search.find_matches_as_indexes(text)
        self._ends = [end for _, _, end in self._hits]

    def area(self, start: int, end: int) -> Proposal | None:
        """Return what ``propose_area`` returns of ``text[start:end]``."""
        first = at = bisect_right(self._ends, start)
        hits = self._hits
        while at < len(hits) and hits[at][1] < end:
            at += 1
        found = hits[first:at]
        if not found:
            return None
        if found[0][1] < start or found[-1][2] > end:  # a term over the edge may hide a shorter one inside
            return propose_area(self._text[start:end])
        return _heaviest(found, self._text, start, end)


def propose_area(text: str) -> Proposal | None:
    """Return the area whose terms weigh most in ``text`` and the terms found; None when none is found.

    Each term counts once, a longer term hides the shorter ones inside it; of equal areas the one
    named first wins. A term made of the end of one word and the beginning of the next (深化工程) is none.
    """
    return AreaTerms(text).area(0, len(text))


def _heaviest(hits: list[tuple[int, int, int]], text: str, start: int, end: int) -> Proposal | None:
    """Return the area whose terms weigh most of those found in ``text[start:end]``."""
    entries, _, across_words = _lexicon()
    if not across_words.isdisjoint([nth for nth, _, _ in hits]):
        starts, ends = _edges(text[start:end])
        moved = [(hit, (hit[0], hit[1] - start, hit[2] - start)) for hit in hits]
        hits = [hit for hit, own in moved if own[1] in starts or own[2] in ends or _is_inside(own, starts)]
    if not hits:
        return None
    if len(hits) == 1:
        term, area, _ = entries[hits[0][0]]
        return area, (term,)
    found = [entries[nth] for nth in dict.fromkeys([nth for nth, _, _ in hits])]
    weights: dict[str, int] = {}
    for _, area, weight in found:
        weights[area] = weights.get(area, 0) + weight
    best = max(weights, key=weights.__getitem__)
    return best, tuple([term for term, area, _ in found if area == best])


def _edges(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return where the words of a text start, and where they end."""
    ends = list(accumulate(len(word) for word in cut_words(text)))
    return frozenset((0, *ends[:-1])), frozenset(ends)


def _is_inside(hit: tuple[int, int, int], starts: frozenset[int]) -> bool:
    """Say whether a hit lies within one word."""
    return not any(hit[1] < start < hit[2] for start in starts)
