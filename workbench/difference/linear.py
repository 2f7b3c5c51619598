"""The difference of two whole texts in one reading order: paragraph by paragraph, nothing moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from workbench.difference.diff_runs import find_runs
from workbench.model.change import OpKind
from workbench.settings import DifferenceSettings
from workbench.text.words import cut_words


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph: ``older`` is what stood there, ``newer`` what stands there now."""

    kind: OpKind
    older: str
    newer: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``kind`` is equal where both texts have it, however changed within."""

    kind: OpKind
    pieces: tuple[Piece, ...]


def linear_difference(older: str, newer: str, settings: DifferenceSettings) -> tuple[Paragraph, ...]:
    """Return the paragraphs of both texts in order.

    All ``older`` sides of paragraphs that are not inserted, joined by line breaks, are the older text; all
    ``newer`` sides of those not deleted are the newer.
    """
    before, after = older.split("\n"), newer.split("\n")
    found: list[Paragraph] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.extend(Paragraph("equal", (Piece("equal", line, line),)) for line in before[i:j])
        else:
            found.extend(_between(before[i:j], after[k:m], settings))
    return tuple(found)


def _between(older: Sequence[str], newer: Sequence[str], settings: DifferenceSettings) -> list[Paragraph]:
    """Return a stretch in which no paragraph is the same: like ones are paired, in order."""
    found: list[Paragraph] = []
    i = k = 0
    for a, b in (*_pairs(older, newer, settings.readable_share), (len(older), len(newer))):
        found += [Paragraph("delete", (Piece("delete", line, ""),)) for line in older[i:a]]
        found += [Paragraph("insert", (Piece("insert", "", line),)) for line in newer[k:b]]
        if a < len(older) and b < len(newer):
            found.append(Paragraph("equal", _pieces(older[a], newer[b], settings)))
        i, k = a + 1, b + 1
    return found


def _pieces(older: str, newer: str, settings: DifferenceSettings) -> tuple[Piece, ...]:
    runs = find_runs(cut_words(older), cut_words(newer), settings)
    return tuple(Piece(kind, older[i:j], newer[k:m]) for kind, i, j, k, m in runs)


def _pairs(older: Sequence[str], newer: Sequence[str], least: float) -> list[tuple[int, int]]:
    """Return the pairs of like paragraphs that share most in all, none crossing another."""
    if not older or not newer:
        return []
    mine, theirs = [_pairs_of_signs(line) for line in older], [_pairs_of_signs(line) for line in newer]
    alike = np.zeros((len(mine), len(theirs)))
    for i, one in enumerate(mine):
        for k, other in enumerate(theirs):
            whole = len(one) + len(other)
            share = 2 * len(one & other) / whole if whole else 0.0
            alike[i, k] = share if share >= least else 0.0
    best = np.zeros((len(mine) + 1, len(theirs) + 1))
    for i in range(len(mine) - 1, -1, -1):
        for k in range(len(theirs) - 1, -1, -1):
            best[i, k] = max(best[i + 1, k], best[i, k + 1], best[i + 1, k + 1] + alike[i, k])
    found = []
    i = k = 0
    while i < len(mine) and k < len(theirs):
        if alike[i, k] and best[i, k] == best[i + 1, k + 1] + alike[i, k]:
            found.append((i, k))
            i, k = i + 1, k + 1
        elif best[i, k] == best[i + 1, k]:
            i += 1
        else:
            k += 1
    return found


def _pairs_of_signs(line: str) -> frozenset[str]:
    return frozenset(line[at : at + 2] for at in range(len(line) - 1))
