"""What a statistical bulletin answers: which figure counts the thing that a plan speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
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
    said = [_standing(text) for text in texts]
    holders: dict[str, NDArray[np.bool_]] = {}
    tell: dict[tuple[str, ...], NDArray[np.bool_]] = {}
    for row, quote in enumerate(quotes):
        for rank, measure in _wanted(quote):
            if measure not in tell:
                tell[measure] = _telling(measure, said, holders)
            worth = settings.statistics_outcome - settings.statistics_rank * rank
            columns = tell[measure]
            counted[row, columns] = np.maximum(counted[row, columns], worth)
    return np.asarray(counted + own, dtype=np.float32)


def _telling(
    measure: tuple[str, ...], said: Sequence[str], holders: dict[str, NDArray[np.bool_]]
) -> NDArray[np.bool_]:
    """Return which sentences name all parts of a figure's name; ``holders`` keeps which name each part."""
    for part in measure:
        if part not in holders:
            holders[part] = np.array([part in text for text in said], dtype=np.bool_)
    return np.asarray(np.all([holders[part] for part in measure], axis=0), dtype=np.bool_)


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


def _wanted(quote: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return the figures that count what a quotation speaks of, each with its rank."""
    return [
        (rank, measure)
        for matter, measures in _outcomes()
        if matter.search(quote)
        for rank, measure in enumerate(measures)
    ]
