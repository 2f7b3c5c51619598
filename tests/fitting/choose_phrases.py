"""Choose, among frequent runs of words, those that came up or went out of use and are whole phrases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tests.fitting.word_runs import Ints, Run
from workbench.insight.mining import phrase_edges
from workbench.text.words import tag_words

_LONGEST = 30
_CHANCE = 8.0  # nats by which unevenness over some twenty years passes for chance
_BURST, _CHANGE = 0.4, 0.1  # uneven over the years, and a change of the share of reports that use it
_SLIGHT_BURST, _LARGE_CHANGE = 0.07, 0.28  # or less uneven, with a large change
_QUOTED = 1.5 / 9  # or as often quoted as that
_OFTEN_QUOTED, _MOSTLY_QUOTED = 0.3, 0.5
_PIECE, _PIECE_OF_ROW = 0.93, 0.98  # beside one and the same word that often: a piece of something longer
_NEARLY_AS_OFTEN = 0.8
_LONG = 16
_FUNCTION_WORDS = frozenset("的了和与及在是为将把对等从向被于")
_VERBS = frozenset(("v", "d", "vd", "ad"))
# Dates, sessions, enumerations and the report's own people and headings: they come and go, and tell nothing.
_OF_THE_DAY = re.compile(
    r"[0-9]{2,4}年|^[0-9]|[0-9]$|第[一二三四五六七八九十]|[一二三四五六七八九十]、|十[一二三四五六]五|"
    r"以来|今后|几年|五年|一年|[上下]半年|周年|届|全会|会议|大会|工作报告|回顾|"
    r"我[省市区们]|各位|同志|全省|全市|全国(?!统)"
)


class Figures(NamedTuple):
    """In how many reports of each year a phrase stands, how many quote it, and how many reports there are."""

    by_year: Ints
    quoted: int
    held: Ints

    @property
    def reports(self) -> int:
        """Return how many reports hold the phrase."""
        return int(self.by_year.sum())

    @property
    def quoted_share(self) -> float:
        """Return the share of these that quote it, at most 1."""
        return min(1.0, self.quoted / max(1, self.reports))

    @property
    def shares(self) -> NDArray[np.float64]:
        """Return the share of each year's reports that hold it."""
        return np.asarray(self.by_year / np.maximum(1, self.held))

    @property
    def burst(self) -> float:
        """Return how unevenly over the years it is used, in nats, less what chance brings."""
        used = self.by_year > 0
        expected = self.by_year.sum() * self.held / self.held.sum()
        uneven = (self.by_year[used] * np.log(self.by_year[used] / expected[used])).sum()
        return max(0.0, float(uneven - _CHANCE) / max(1, self.reports))

    @property
    def change(self) -> float:
        """Return the largest change of the share of reports from two years to the next two."""
        pairs = (self.shares[1:] + self.shares[:-1]) / 2
        return float(np.abs(pairs[2:] - pairs[:-2]).max())

    @property
    def dated(self) -> bool:
        """Say whether the phrase came up or went out within few years, or is often quoted."""
        if self.quoted_share >= _QUOTED:
            return True
        burst, change = self.burst, self.change
        return (burst >= _BURST and change >= _CHANGE) or (burst >= _SLIGHT_BURST and change >= _LARGE_CHANGE)


def choose(runs: Mapping[str, tuple[Run, Figures]]) -> set[str]:
    """Return the dated phrases among all frequent runs, each given by its text."""
    kept = {
        phrase: figures
        for phrase, (run, figures) in runs.items()
        if _is_whole(phrase, run, figures.quoted_share)
        and not _has_verb_before(run, runs, figures.quoted_share)
        and figures.dated
    }
    return kept.keys() - _pieces(kept)


def _is_whole(phrase: str, run: Run, quoted: float) -> bool:
    """Say whether a run may be a phrase by its edges, its length, and what stands beside it."""
    if not 2 <= len(phrase) <= _LONGEST or phrase[0] in "、—·+" or phrase[-1] in "、—·":
        return False
    if phrase[0] in _FUNCTION_WORDS or phrase[-1] in _FUNCTION_WORDS or _OF_THE_DAY.search(phrase):
        return False
    is_row = "、" in phrase
    if run.beside > (_PIECE_OF_ROW if is_row else _PIECE) and (is_row or quoted < _MOSTLY_QUOTED):
        return False
    if quoted >= _OFTEN_QUOTED:
        return True
    never_first, never_last = phrase_edges()
    if len(phrase) == 2 or run.words[0] in never_first or run.words[-1] in never_last:
        return False
    return is_row or len(phrase) <= _LONG or _FUNCTION_WORDS.isdisjoint(run.words)


def _has_verb_before(run: Run, runs: Mapping[str, tuple[Run, Figures]], quoted: float) -> bool:
    """Say whether a run is a verb and a phrase (推进/乡村振兴)."""
    first, rest = run.words[0], "".join(run.words[1:])
    return quoted < _MOSTLY_QUOTED and rest in runs and "、" not in rest and tag_words(first)[0][1] in _VERBS


def _pieces(kept: Mapping[str, Figures]) -> set[str]:
    """Return the phrases that stand nearly always within a longer one, shorter ones first."""
    pieces: set[str] = set()
    for whole in sorted(kept, key=len):
        for start, end in combinations(range(len(whole) + 1), 2):
            part = whole[start:end]
            if (
                2 <= len(part) < len(whole)
                and part in kept
                and kept[part].quoted_share < _MOSTLY_QUOTED
                and kept[whole].reports >= _NEARLY_AS_OFTEN * kept[part].reports
            ):
                pieces.add(part)
    return pieces
