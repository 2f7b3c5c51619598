"""Decide which clauses of a plan are commitments, and say why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import compress, pairwise
from typing import NamedTuple

import numpy as np

from workbench.extraction import commitment_signs as signs
from workbench.extraction.clauses import HEADS, Clauses, Flags, Ids
from workbench.extraction.rulings import (
    Reading,
    Sentence,
    announces_targets,
    drop_label,
    has_target,
    is_policy,
    rule_on,
)
from workbench.extraction.usual_rulings import RULINGS
from workbench.model.commitment import Quantity
from workbench.model.said import NOTHING, Said
from workbench.settings import ExtractionSettings
from workbench.text.prefilter import Bits

BARS = ("", "rhetoric", "preamble", "lead")
"""What may hold back a whole sentence, "" for nothing; elsewhere one is known by its number here."""
_RHETORIC, _PREAMBLE, _LEAD = range(1, len(BARS))


class Choices(NamedTuple):
    """Clauses as the rules see them, a column for each thing to tell.

    ``quantities`` are those in a clause, ``counted`` says that one of them is to be reached. A date is a
    clause before it that only names a time (到2025年，…); it holds for all that follow. ``rulings`` are the
    numbers of the rules that judged the clauses, ``bars`` of what holds back their whole sentences;
    ``chosen`` is the outcome. ``may``: what a scan by ``commitment_signs.CLAUSES`` saw.
    """

    clauses: Clauses
    quantities: Sequence[tuple[Quantity, ...]]
    counted: Flags
    dates: Sequence[str]
    rulings: Ids
    bars: Ids
    chosen: Flags
    may: Bits

    def only(self, kept: Flags) -> Choices:
        """Return what is told of some of the clauses, in order."""
        clauses, quantities, counted, dates, rulings, bars, chosen, may = self
        return Choices(
            clauses.only(kept),
            list(compress(quantities, kept)),
            counted[kept],
            list(compress(dates, kept)),
            rulings[kept],
            bars[kept],
            chosen[kept],
            may[kept],
        )

    def reasons(self) -> list[Said]:
        """Return why the rules take clauses, of those that they do not take nothing."""
        told = zip(self.rulings.tolist(), self.clauses.heads.tolist(), self.chosen.tolist(), strict=True)
        return [_reason(ruling, head) if taken else NOTHING for ruling, head, taken in told]


@cache  # rules and verbs are the program's own
def _reason(ruling: int, head: int) -> Said:
    """Return the reason that a rule gives for a clause with that verb at its head."""
    _, _, _, reason, names_verb = RULINGS[ruling]
    return Said(reason.key, verb=HEADS[head][0]) if names_verb else reason


_LONGEST_DATE = 14
_MAY_BAR = signs.MAY_RITUAL | signs.MAY_END_RITUAL | signs.MAY_GUIDE
_FIRM = np.array([ruling.firm for ruling in RULINGS])
_SOFT = np.array([ruling.possible and not ruling.firm for ruling in RULINGS])


def choose(
    clauses: Clauses, sentences: Sequence[Sentence], seen: Bits, settings: ExtractionSettings
) -> tuple[Choices, Ids]:
    """Return the clauses with what the rules say of each, and how many of them each sentence has.

    A sentence that promises nothing firm still counts as one by its softer clauses, unless it opens a
    section, states principles or is ritual; one that titles a theme only counts when it names a number
    or says what a policy is to do. Clauses that only name a time are left out, their time told with those
    behind them. ``seen`` is what a scan by ``commitment_signs.CLAUSES`` saw in each clause.

    All sentences are gone through together, one step after another: each question is asked of columns.
    """
    inside = _share_out(clauses, sentences)
    reading = Reading.of(clauses, inside, seen)
    rulings = rule_on(clauses, reading, seen, sentences)
    firsts = np.array([sentence.first for sentence in sentences], dtype=np.intp)
    counts = np.array([sentence.end for sentence in sentences], dtype=np.intp) - firsts
    bars = np.repeat(_bar_sentences(reading, sentences, rulings, settings), counts)
    firm = _FIRM.take(rulings)
    sure = np.concatenate(([0], np.cumsum(firm)))
    softens = sure.take(firsts + counts) == sure.take(firsts)
    softens &= ~np.array([sentence.place.preamble for sentence in sentences], dtype=np.bool_)
    chosen = (firm | (_SOFT.take(rulings) & np.repeat(softens, counts))) & (bars == 0)
    counted = np.zeros(len(inside), dtype=np.bool_)
    for at in compress(range(len(inside)), inside):
        counted[at] = has_target(inside[at])
    times, dates = _tell_times(reading, sentences, seen)
    choices = Choices(clauses, inside, counted, dates, rulings, bars, chosen, seen)
    if times:
        kept = np.ones(len(dates), dtype=np.bool_)
        kept[times] = False
        np.subtract.at(counts, np.searchsorted(firsts + counts, times, "right"), 1)
        choices = choices.only(kept)
    return choices, counts


def _bar_sentences(
    reading: Reading, sentences: Sequence[Sentence], rulings: Ids, settings: ExtractionSettings
) -> list[int]:
    """Return what holds back each sentence; a first clause that only titles others is taken back."""
    bars = [0] * len(sentences)
    for at, sentence in enumerate(sentences):
        first, end, (_, _, _, _, _, lead, preamble, principles), _, may = sentence
        if first == end:
            continue
        if reading.seen[first] & signs.MAY_LABEL:
            drop_label(reading, sentence, rulings)
        if may & _MAY_BAR or principles or preamble or lead:
            bars[at] = _bar(reading, sentence, settings)
    return bars


def _share_out(clauses: Clauses, sentences: Sequence[Sentence]) -> list[tuple[Quantity, ...]]:
    """Return the quantities inside each clause."""
    inside: list[tuple[Quantity, ...]] = [()] * len(clauses.texts)
    for first, end, _, quantities, _ in sentences:
        if quantities:
            edges = zip(clauses.starts[first:end].tolist(), clauses.ends[first:end].tolist(), strict=True)
            for at, (low, high) in enumerate(edges, first):
                inside[at] = tuple([q for q in quantities if low <= q.start < high])
    return inside


def _bar(reading: Reading, sentence: Sentence, settings: ExtractionSettings) -> int:
    """Return the number of what holds back a whole sentence."""
    place = sentence.place
    if has_target(sentence.quantities):
        return 0
    if not announces_targets(reading, sentence):
        if place.principles or _is_rhetoric(reading, sentence, settings):
            return _RHETORIC
        if place.preamble:
            return _PREAMBLE
    if place.lead and (sentence.end - sentence.first > 1 or not is_policy(reading, sentence.first)):
        return _LEAD
    return 0


def _is_rhetoric(reading: Reading, sentence: Sentence, settings: ExtractionSettings) -> bool:
    """Say whether a sentence is ritual, or so long a list of principles that it promises nothing itself."""
    texts, seen = reading.texts, reading.seen
    first, end, _, _, may = sentence
    if texts[end - 1].endswith(signs.RITUAL_ENDS):
        return True
    if may & signs.MAY_RITUAL:
        for at in range(first, min(first + 2, end)):
            if seen[at] & signs.MAY_RITUAL and signs.RITUAL.match(texts[at]):
                return True
    if not may & signs.MAY_GUIDE:
        return False
    length = reading.starts[end - 1] + len(texts[end - 1]) - reading.starts[first]
    if length < settings.shortest_guiding_sentence:
        return False
    return any(seen[at] & signs.MAY_GUIDE and signs.GUIDING.search(texts[at]) for at in range(first, end))


def _tell_times(reading: Reading, sentences: Sequence[Sentence], seen: Bits) -> tuple[list[int], list[str]]:
    """Return which clauses only name a time, and for each clause the last such before it in its sentence."""
    texts = reading.texts
    named = [
        at
        for at in np.flatnonzero(seen & signs.MAY_DATE_ALONE).tolist()
        if len(texts[at]) <= _LONGEST_DATE and signs.DATE_ALONE.fullmatch(texts[at])
    ]
    dates = [""] * len(texts)
    ends = [sentence.end for sentence in sentences]
    for at, following in pairwise((*named, len(texts))):
        end = min(ends[bisect_right(ends, at)], following)
        dates[at:end] = [texts[at]] * (end - at)
    return named, dates
