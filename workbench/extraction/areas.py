"""Policy areas: a codebook after the Comparative Agendas Project, and a lexicon that proposes one."""

from __future__ import annotations

import json
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


def propose_area(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the area whose terms weigh most in ``text`` and the terms found; None when none is found.

    Each term counts once, a longer term hides the shorter ones inside it; of equal areas the one
    named first wins. A term made of the end of one word and the beginning of the next (深化工程) is none.
    """
    entries, search, across_words = _lexicon()
    hits = search.find_matches_as_indexes(text)
    if not across_words.isdisjoint([nth for nth, _, _ in hits]):
        starts, ends = _edges(text)
        hits = [hit for hit in hits if hit[1] in starts or hit[2] in ends or _is_inside(hit, starts)]
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
