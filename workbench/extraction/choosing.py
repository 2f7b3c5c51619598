"""Decide which clauses of a plan are commitments, and say why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import compress, pairwise
from typing import NamedTuple

from workbench.extraction import commitment_signs as signs
from workbench.extraction.clauses import Clause
from workbench.extraction.rulings import (
    Reading,
    Ruling,
    Sentence,
    announces_targets,
    drop_label,
    has_target,
    is_policy,
    rule_on,
    sentences_of,
)
from workbench.model.commitment import Quantity
from workbench.model.said import NOTHING, Said
from workbench.settings import ExtractionSettings


class Choices(NamedTuple):
    """Clauses as the rules see them, a column for each thing to tell.

    ``quantities`` are those in a clause, ``counted`` says that one of them is to be reached, ``reasons``
    are those to take it. A date is a clause before it that only names a time (到2025年，…); it holds for
    all that follow. A ruling names the rule that judged the clause, a bar what holds back its whole sentence
    ("" for nothing); ``chosen`` is their outcome. ``may``: what a scan by ``commitment_signs.CLAUSES`` saw.
    """

    clauses: Sequence[Clause]
    quantities: Sequence[tuple[Quantity, ...]]
    counted: Sequence[bool]
    reasons: Sequence[Said]
    dates: Sequence[str]
    rulings: Sequence[str]
    bars: Sequence[str]
    chosen: Sequence[bool]
    may: Sequence[int]


_LONGEST_DATE = 14
_MAY_BAR = signs.MAY_RITUAL | signs.MAY_END_RITUAL | signs.MAY_GUIDE


def choose(
    clauses: Sequence[Clause],
    sentences: Sequence[Sentence],
    seen: Sequence[int],
    settings: ExtractionSettings,
) -> tuple[Choices, list[int]]:
    """Return the clauses with what the rules say of each, and how many of them each sentence has.

    A sentence that promises nothing firm still counts as one by its softer clauses, unless it opens a
    section, states principles or is ritual; one that titles a theme only counts when it names a number
    or says what a policy is to do. Clauses that only name a time are left out, their time told with those
    behind them. ``seen`` is what a scan by ``commitment_signs.CLAUSES`` saw in each clause.

    All sentences are gone through together, one step after another: each question is asked of columns.
    """
    inside = _share_out(clauses, sentences)
    reading = Reading(clauses, inside, seen)
    rulings = rule_on(reading, sentences)
    bars = _bar_sentences(reading, sentences, rulings, settings)
    firm = [ruling.firm for ruling in rulings]
    chosen = [sure and not bar for sure, bar in zip(firm, bars, strict=True)]
    soft = [at for at, ruling in enumerate(rulings) if ruling.possible and not ruling.firm and not bars[at]]
    for at, (first, end, place, _, _) in zip(soft, sentences_of(soft, sentences), strict=True):
        chosen[at] = not place.preamble and True not in firm[first:end]
    reasons = [
        NOTHING if not taken else _of_verb(reason.key, clause.verb) if names_verb else reason
        for taken, (_, _, _, reason, names_verb), clause in zip(chosen, rulings, clauses, strict=True)
    ]
    counted = [bool(within) and has_target(within) for within in inside]
    times, dates = _tell_times(clauses, sentences, seen)
    names = [ruling.name for ruling in rulings]
    choices = Choices(clauses, inside, counted, reasons, dates, names, bars, chosen, seen)
    counts = [sentence.end - sentence.first for sentence in sentences]
    if times:
        ends = [sentence.end for sentence in sentences]
        for at in times:
            counts[bisect_right(ends, at)] -= 1
        kept = [at not in times for at in range(len(clauses))]
        choices = Choices._make([list(compress(column, kept)) for column in choices])
    return choices, counts


def _bar_sentences(
    reading: Reading, sentences: Sequence[Sentence], rulings: list[Ruling], settings: ExtractionSettings
) -> list[str]:
    """Return for each clause what holds back its sentence; what only titles others is taken back."""
    bars = [""] * len(rulings)
    for sentence in sentences:
        first, end, place, _, may = sentence
        if first == end:
            continue
        if reading.seen[first] & signs.MAY_LABEL:
            drop_label(reading, sentence, rulings)
        if (may & _MAY_BAR or place.principles or place.preamble or place.lead) and (
            bar := _bar(reading, sentence, settings)
        ):
            bars[first:end] = [bar] * (end - first)
    return bars


def _share_out(clauses: Sequence[Clause], sentences: Sequence[Sentence]) -> list[tuple[Quantity, ...]]:
    """Return the quantities inside each clause."""
    inside: list[tuple[Quantity, ...]] = [()] * len(clauses)
    for first, end, _, quantities, _ in sentences:
        if quantities:
            for at in range(first, end):
                low, high = clauses[at][:2]
                inside[at] = tuple([q for q in quantities if low <= q.start < high])
    return inside


def _bar(reading: Reading, sentence: Sentence, settings: ExtractionSettings) -> str:
    """Return what holds back a whole sentence, "" for nothing."""
    place = sentence.place
    if has_target(sentence.quantities):
        return ""
    if not announces_targets(reading, sentence):
        if place.principles or _is_rhetoric(reading, sentence, settings):
            return "rhetoric"
        if place.preamble:
            return "preamble"
    if place.lead:
        first, end = sentence.first, sentence.end
        if end - first > 1 or not is_policy(reading.clauses[first], reading.seen[first]):
            return "lead"
    return ""


def _is_rhetoric(reading: Reading, sentence: Sentence, settings: ExtractionSettings) -> bool:
    """Say whether a sentence is ritual, or so long a list of principles that it promises nothing itself."""
    clauses, _, seen = reading
    first, end, _, _, may = sentence
    if clauses[end - 1].text.endswith(signs.RITUAL_ENDS):
        return True
    if may & signs.MAY_RITUAL:
        for at in range(first, min(first + 2, end)):
            if seen[at] & signs.MAY_RITUAL and signs.RITUAL.match(clauses[at].text):
                return True
    if not may & signs.MAY_GUIDE:
        return False
    if clauses[end - 1].end - clauses[first].start < settings.shortest_guiding_sentence:
        return False
    return any(
        seen[at] & signs.MAY_GUIDE and signs.GUIDING.search(clauses[at].text) for at in range(first, end)
    )


@cache  # the verbs are the lexicon's
def _of_verb(key: str, verb: str) -> Said:
    return Said(key, verb=verb)


def _tell_times(
    clauses: Sequence[Clause], sentences: Sequence[Sentence], seen: Sequence[int]
) -> tuple[set[int], list[str]]:
    """Return which clauses only name a time, and for each clause the last such before it in its sentence."""
    named = [
        at
        for at, may in enumerate(seen)
        if may & signs.MAY_DATE_ALONE
        and len(clauses[at].text) <= _LONGEST_DATE
        and signs.DATE_ALONE.fullmatch(clauses[at].text)
    ]
    dates = [""] * len(clauses)
    ends = [sentence.end for sentence in sentences]
    for at, following in pairwise((*named, len(clauses))):
        end = min(ends[bisect_right(ends, at)], following)
        dates[at:end] = [clauses[at].text] * (end - at)
    return set(named), dates
