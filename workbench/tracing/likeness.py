"""How surely two mentions name one thing, told from the rare characters that they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.settings import TracingSettings
from workbench.text.lexicon import read_rows
from workbench.text.normalise import normalise
from workbench.tracing.mentions import Mention

Weights = NDArray[np.float64]
Rarity = Callable[[Sequence[str]], Weights]
"""Gives character pairs their inverse document frequency over many reports of all places."""

_PHASE = re.compile("[一二三四五六七八九十]期")
_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?(?:[×xX][0-9]+(?:\.[0-9]+)?)?(?:万亿|亿|万|千)?)(吨|千瓦|兆瓦|公里)")


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The mentions as bags of rare character pairs; ``weights`` says what each pair tells.

    A pair is rare where few reports of any place use it and this place's do not use it everywhere: the
    name of the place itself tells nothing.
    """

    grams: tuple[frozenset[int], ...]
    weights: Weights
    mass: Weights
    rows: sparse.csr_matrix


def weigh_names(
    mentions: Sequence[Mention], reports: int, rarity: Rarity, settings: TracingSettings
) -> Names:
    """Return the rare character pairs of each mention; ``reports`` is how many reports they come from."""
    pairs = [set(_pairs(mention.text)) for mention in mentions]
    uses = Counter(pair for each in pairs for pair in each)
    known = sorted(uses)
    index = {pair: at for at, pair in enumerate(known)}
    usual = np.array([uses[pair] for pair in known]) / max(reports, 1)
    weights = np.maximum(0.0, rarity(known) - settings.least_rarity) / (
        1 + (usual / settings.uses_a_report) ** 2
    )
    telling = weights > settings.least_weight
    grams = tuple(frozenset(index[pair] for pair in each if telling[index[pair]]) for each in pairs)
    at = [(row, gram) for row, each in enumerate(grams) for gram in each]
    rows = sparse.csr_matrix(
        (np.sqrt([weights[gram] for _, gram in at]), ([row for row, _ in at], [gram for _, gram in at])),
        shape=(len(mentions), len(known)),
    )
    mass = np.asarray(rows.multiply(rows).sum(axis=1)).ravel()
    return Names(grams, weights, mass, rows)


def likely_pairs(
    mentions: Sequence[Mention], names: Names, settings: TracingSettings
) -> list[tuple[float, int, int]]:
    """Return the pairs of mentions that may name one thing: likeness 0..1, and the lower index first."""
    shared = sparse.triu(names.rows @ names.rows.T, 1).tocoo()
    low = np.minimum(names.mass[shared.row], names.mass[shared.col])
    high = np.maximum(names.mass[shared.row], names.mass[shared.col])
    with np.errstate(divide="ignore", invalid="ignore"):
        within, of_all = shared.data / low, shared.data / high
    alike = (within + of_all) / 2
    short = (
        (shared.data >= settings.short_shared)
        & (within >= settings.short_within)
        & (of_all >= settings.short_of_all)
    )
    kept = np.flatnonzero(((shared.data >= settings.least_shared) | short) & (alike >= settings.pair_floor))
    found = []
    for at in kept:
        i, j = int(shared.row[at]), int(shared.col[at])
        score = min(1.0, float(alike[at]) * _doubt(mentions[i], mentions[j], settings))
        if score >= settings.pair_floor:
            found.append((score, i, j))
    return found


def _pairs(text: str) -> Iterator[str]:
    """Yield the pairs of neighbouring letters; numbers are left out, and words that name no object."""
    for piece in _names_nothing().split(normalise(text)):
        yield from (piece[at : at + 2] for at in range(len(piece) - 1))


def _doubt(one: Mention, other: Mention, settings: TracingSettings) -> float:
    """Return what a likeness is multiplied by for signs that the two are neighbours, not one thing.

    Another phase is another promise, and so is a phase beside another work; so is another object of one
    name (东河水厂, 东河水源地), a part beside the whole (工业投资, 投资), another aspect (greenery round it)
    and another size (700万吨, 400万吨).
    """
    older, newer = one.text, other.text
    phases = set(_PHASE.findall(older)), set(_PHASE.findall(newer))
    if all(phases) and not phases[0] & phases[1]:
        return 0.0
    doubt = 1.0
    match = SequenceMatcher(None, older, newer, autojunk=False).find_longest_match()
    common = older[match.a : match.a + match.size]
    rests = older[match.a + match.size :], newer[match.b + match.size :]
    if not _facility_end().search(common) and not any(_carries_on().match(rest) for rest in rests):
        doubt *= settings.other_object
    if _part(older[: match.a]) != _part(newer[: match.b]):
        doubt *= settings.other_aspect
    if _aspects(older + one.of_all) != _aspects(newer + other.of_all):
        doubt *= settings.other_aspect
    if any(phases) and not all(phases) and _holds_other_work(newer if phases[0] else older):
        doubt *= settings.other_aspect
    return doubt * _sizes(older, newer, settings)


def _part(before: str) -> str:
    """Return the part that stands before a shared name (工业 before 固定资产投资), empty for the whole."""
    return next((row[0] for row in read_rows("tracing", "parts.txt") if before.endswith(row[0])), "")


def _holds_other_work(text: str) -> bool:
    return any(row[0] in text for row in read_rows("tracing", "other_works.txt"))


def _sizes(older: str, newer: str, settings: TracingSettings) -> float:
    before, after = ({unit: number for number, unit in _SIZE.findall(text)} for text in (older, newer))
    common = before.keys() & after.keys()
    if not common:
        return 1.0
    same = any(before[unit] == after[unit] for unit in common)
    return settings.same_size if same else settings.other_size


def _aspects(text: str) -> frozenset[str]:
    return frozenset(name for name, word in read_rows("tracing", "aspects.tsv") if word in text)


@cache
def _names_nothing() -> re.Pattern[str]:
    words = sorted((row[0] for row in read_rows("tracing", "names_nothing.txt")), key=len, reverse=True)
    return re.compile(f"0|(?<![高中初平优])等(?![级候])|{'|'.join(words)}")


@cache
def _facility_end() -> re.Pattern[str]:
    words = sorted((row[0] for row in read_rows("tracing", "facilities.txt")), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(words)})$")


@cache
def _carries_on() -> re.Pattern[str]:
    words = sorted((row[0] for row in read_rows("tracing", "carries_on.txt")), key=len, reverse=True)
    return re.compile(rf"[”》）)的]?(?:$|[一二三四五六七八九十]期|[0-9]|的|各|在|{'|'.join(words)})")
