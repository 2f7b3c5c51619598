"""Policy areas: a codebook after the Comparative Agendas Project, and a lexicon that proposes one."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from numpy.typing import NDArray

from workbench.model.decision import Code, Codebook
from workbench.text.lexicon import read_rows
from workbench.text.words import cut_all


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


Hit = tuple[int, int, int]
"""The number of a term, where it begins and where it ends."""
Proposal = tuple[str, tuple[str, ...]]
"""An area and the terms that speak for it."""


class _Lexicon(NamedTuple):
    """The terms with their areas and weights, a search for all, and which arise across two words.

    ``alone`` is what each proposes where it is the only one.
    """

    entries: tuple[tuple[str, str, int], ...]
    search: AhoCorasick
    across_words: NDArray[np.bool_]
    alone: tuple[Proposal, ...]


@cache
def _lexicon() -> _Lexicon:
    entries = tuple((term, area, int(weight)) for area, term, weight in read_rows("extraction", "areas.tsv"))
    across = {row[0] for row in read_rows("extraction", "terms_across_words.txt")}
    return _Lexicon(
        entries,
        # The smallest form: between two reports the memory next to the processor fills with other things.
        AhoCorasick(
            [term for term, _, _ in entries],
            MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        ),
        np.array([term in across for term, _, _ in entries]),
        tuple((area, (term,)) for term, area, _ in entries),
    )


def propose_area(text: str) -> Proposal | None:
    """Return the area whose terms weigh most in ``text`` and the terms found; None when none is found.

    Each term counts once, a longer term hides the shorter ones inside it; of equal areas the one
    named first wins. A term made of the end of one word and the beginning of the next (深化工程) is none.
    """
    return propose_areas(text, [0], [len(text)])[0]


def propose_areas(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[Proposal | None]:
    """Return what ``propose_area`` returns of each stretch that starts and ends there, from one look.

    The few stretches that hold a term that may stand across two words are cut into words together.
    """
    found: list[Proposal | None] = [None] * len(starts)
    low = min(starts, default=0)
    _, search, across_words, alone = _lexicon()
    hits = search.find_matches_as_indexes(text[low : max(ends, default=0)])
    if not hits:
        return found
    terms, *places = zip(*hits, strict=True)
    begins, stops = map(np.array, places)
    since, until = np.array(starts) - low, np.array(ends) - low
    firsts, behinds = stops.searchsorted(since, "right"), begins.searchsorted(until)
    named = np.flatnonzero(firsts < behinds)
    firsts, behinds = firsts[named], behinds[named]
    # A term over the edge may hide a shorter one inside.
    edged = (begins[firsts] < since[named]) | (stops[behinds - 1] > until[named])
    crossing = np.concatenate(([0], np.cumsum(across_words.take(terms))))
    doubted = ~edged & (crossing[firsts] < crossing[behinds])
    sure = ~(edged | doubted)
    for at, first, behind in _rows(sure, named, firsts, behinds):
        found[at] = alone[terms[first]] if behind - first == 1 else _heaviest(terms[first:behind])
    for (at,) in _rows(edged, named):
        found[at] = propose_area(text[starts[at] : ends[at]])
    doubtful = _rows(doubted, named, firsts, behinds)
    words = cut_all([text[starts[at] : ends[at]] for at, _, _ in doubtful])
    for (at, first, behind), of_one in zip(doubtful, words, strict=True):
        found[at] = _heaviest(_within_words(hits[first:behind], starts[at] - low, of_one))
    return found


def _rows(of: NDArray[np.bool_], *columns: NDArray[np.intp]) -> list[tuple[int, ...]]:
    """Return some rows of columns."""
    return list(zip(*(column[of].tolist() for column in columns), strict=True))


def propose_areas_of(texts: Sequence[str]) -> list[Proposal | None]:
    """Return what ``propose_area`` returns of each text, from one look: no term goes on over a line break."""
    ends = [end - 1 for end in accumulate(len(text) + 1 for text in texts)]
    return propose_areas(
        "\n".join(texts), [end - len(text) for text, end in zip(texts, ends, strict=True)], ends
    )


def _heaviest(terms: Sequence[int]) -> Proposal | None:
    """Return the area whose terms weigh most of those found, which are told by their numbers."""
    if not terms:
        return None
    entries = _lexicon().entries
    found = [entries[nth] for nth in dict.fromkeys(terms)]
    weights: dict[str, int] = {}
    for _, area, weight in found:
        weights[area] = weights.get(area, 0) + weight
    best = max(weights, key=weights.__getitem__) if len(weights) > 1 else area
    return best, tuple([term for term, area, _ in found if area == best])


def _within_words(hits: list[Hit], start: int, words: Sequence[str]) -> list[int]:
    """Return the terms that lie in one word of those from ``start`` on, or begin or end with one."""
    edges = list(accumulate(map(len, words), initial=start))
    starts, ends = frozenset(edges[:-1]), frozenset(edges[1:])
    return [
        nth
        for nth, begin, end in hits
        if begin in starts or end in ends or bisect_right(edges, begin) == bisect_left(edges, end)
    ]
