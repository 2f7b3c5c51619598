"""What a statistical bulletin answers: which figure counts the thing that a plan speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from ahocorasick_rs import AhoCorasick
from numpy.typing import NDArray

from workbench.alignment.prepared import PreparedReport
from workbench.alignment.similarity import Grid
from workbench.alignment.units import Indices
from workbench.settings import AlignmentSettings
from workbench.text.lexicon import read_rows

_CELLS = re.compile(
    r"^[^，。；]*?(?:\s[-－—]?[0-9][0-9.,]*|\s[—－])+\s*$|^表\s?\d|^[-\s]*单位[：:]|^\S+ \S+ \S+"
)
_PARTIAL = re.compile(r"^(?:其中|按|分|在)[^，。]{0,12}[，,]|^其中|中位数|比值")
_FIGURE = re.compile("[0-9]")
_QUARTER = re.compile(r"[一二三四]季度|上半年|分月|12月份")


def statistical_prior(
    quotes: Sequence[str], newer: PreparedReport, sentences: Indices, settings: AlignmentSettings
) -> Grid:
    """Return what to add to the log-odds of each quotation and sentence of a statistical bulletin.

    A bulletin speaks another language than a plan: it never says 扩大消费 but counts 社会消费品零售总额.
    A table says which figure counts which matter; figures of the whole come before those of a part, prose
    before rows of tables, which repeat it.
    """
    texts = [newer.sentences.spans[at].of(newer.report.text) for at in sentences.tolist()]
    own = np.array([_own_worth(text, settings) for text in texts], dtype=np.float32)
    counted = np.zeros((len(quotes), len(texts)), dtype=np.float32)
    holding = _holding(texts)
    worths: dict[int, Grid] = {}
    for row, quote in enumerate(quotes):
        for matter in _matters_of(quote):
            if matter not in worths:
                worths[matter] = _worth(_outcomes()[matter][1], holding, settings)
            np.maximum(counted[row], worths[matter], out=counted[row])
    return np.asarray(counted + own, dtype=np.float32)


def _worth(
    measures: Sequence[tuple[str, ...]], holding: NDArray[np.bool_], settings: AlignmentSettings
) -> Grid:
    """Return what the figures that count one matter, best first, add to each sentence that names them."""
    row_of, _ = _parts()
    worth = np.zeros(holding.shape[1], dtype=np.float32)
    for rank, measure in enumerate(measures):
        telling = holding[[row_of[part] for part in measure]].all(axis=0)
        of_rank = np.float32(settings.statistics_outcome - settings.statistics_rank * rank)
        np.maximum(worth, of_rank, out=worth, where=telling)
    return worth


def _holding(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Return of each part of a figure's name in which sentences it stands."""
    row_of, finder = _parts()
    holding = np.zeros((len(row_of), len(texts)), dtype=np.bool_)
    for column, text in enumerate(texts):
        found = finder.find_matches_as_indexes(_standing(text), overlapping=True)
        holding[[part for part, _, _ in found], column] = True
    return holding


def _own_worth(text: str, settings: AlignmentSettings) -> float:
    worth = 0.0
    if _CELLS.search(text):
        worth -= settings.statistics_row
    if _PARTIAL.search(text):
        worth -= settings.statistics_part
    if _QUARTER.search(text):
        worth -= settings.statistics_part
    if _FIGURE.search(text) is None:
        worth -= settings.statistics_words
    return worth


def _standing(text: str) -> str:
    """Return the words of a sentence without the spaces that parted its cells."""
    return re.sub(r"\s", "", text)


@cache
def _outcomes() -> tuple[tuple[re.Pattern[str], tuple[tuple[str, ...], ...]], ...]:
    return tuple(
        (re.compile(matter), tuple(tuple(measure.split("+")) for measure in measures.split("|")))
        for matter, measures in read_rows("alignment", "outcomes.tsv")
    )


@cache
def _parts() -> tuple[dict[str, int], AhoCorasick]:
    """Return the parts of all figures' names, numbered, and what finds them in a text by their numbers."""
    names = (part for _, measures in _outcomes() for measure in measures for part in measure)
    row_of = {part: row for row, part in enumerate(dict.fromkeys(names))}
    return row_of, AhoCorasick(list(row_of))


@lru_cache(maxsize=2048)
def _matters_of(quote: str) -> tuple[int, ...]:
    """Return the matters that a quotation speaks of: it is set against several bulletins."""
    return tuple(at for at, (matter, _) in enumerate(_outcomes()) if matter.search(quote))
