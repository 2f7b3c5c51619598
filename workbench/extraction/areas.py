"""Policy areas: a codebook after the Comparative Agendas Project, and a lexicon that proposes one."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import compress, count
from operator import concat

from workbench.extraction.lexicon import read_rows
from workbench.model.decision import Code, Codebook

_Entry = tuple[str, str, int]


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


@cache
def _terms_by_pair() -> dict[str, tuple[_Entry, ...]]:
    """Return the lexicon by the first two characters of its terms, longest first."""
    by_pair: dict[str, tuple[_Entry, ...]] = {}
    rows = [(term, area, int(weight)) for area, term, weight in read_rows("areas.tsv")]
    for entry in sorted(rows, key=lambda row: (-len(row[0]), row[0])):
        by_pair[entry[0][:2]] = (*by_pair.get(entry[0][:2], ()), entry)
    return by_pair


def propose_area(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the area whose terms weigh most in ``text`` and the terms found; None when none is found.

    Each term counts once, a longer term hides the shorter ones inside it; of equal areas the one
    named first wins.
    """
    by_pair = _terms_by_pair()
    hits = compress(count(), map(by_pair.__contains__, map(concat, text, text[1:])))
    found: dict[str, tuple[str, int]] = {}
    covered = 0
    for at in hits:
        if at < covered:
            continue
        for term, area, weight in by_pair[text[at : at + 2]]:
            if text.startswith(term, at):
                found[term] = (area, weight)
                covered = at + len(term)
                break
    if len(found) < 2:
        return next(((area, (term,)) for term, (area, _) in found.items()), None)
    weights: dict[str, int] = {}
    for area, weight in found.values():
        weights[area] = weights.get(area, 0) + weight
    best = max(weights, key=lambda area: weights[area])
    return best, tuple([term for term, (area, _) in found.items() if area == best])
