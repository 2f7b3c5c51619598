"""Which words of this package's lists stand in a text, and where: all are looked for in one pass over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

from workbench.insight.lexicon import graded_terms, known_names, known_stances, read_lines
from workbench.insight.phrase_list import PhraseList
from workbench.insight.phrase_years import usages


@lru_cache(maxsize=128)
def listed_words(text: str) -> Mapping[str, Sequence[int]]:
    """Return each listed name, saying, stance, dated phrase and doctrine's end with its places in a text."""
    return _everything().places_in(text)


@lru_cache(maxsize=128)
def all_listed(text: str) -> frozenset[str]:
    """Return the same words without their places."""
    return _everything().listed_in(text)


def set_phrases_in(text: str) -> tuple[str, ...]:
    """Return the phrases of the list of set phrases that stand in a text, as listed."""
    said = listed_words(text)
    return tuple(phrase for phrase in read_lines("set_phrases.txt") if phrase in said)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of policies that others took the place of, or that took another's, in a text."""
    said = listed_words(text)
    return tuple(name for name in _names() if name in said)


def terms_in(text: str) -> tuple[str, ...]:
    """Return the listed names and sayings of policy that stand in a text."""
    said = listed_words(text)
    return tuple(term for term in graded_terms() if term in said)


def dated_phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of the table that came up or went out within few years and stand in a text.

    They come in the order in which the text first says them.
    """
    dated = _dated()
    found = [(at[0], dated[phrase], phrase) for phrase, at in listed_words(text).items() if phrase in dated]
    return tuple(phrase for *_, phrase in sorted(found))


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(known_names()))


@cache
def _dated() -> Mapping[str, int]:
    """Return the dated phrases of the table, numbered."""
    dated = (phrase for phrase, usage in usages().items() if usage.dated)
    return {phrase: number for number, phrase in enumerate(dated)}


def is_listed(phrase: str) -> bool:
    """Say whether ``listed_words`` finds a phrase wherever it stands."""
    return phrase in _all_phrases()


@cache
def _all_phrases() -> frozenset[str]:
    return frozenset(_everything().phrases)


@cache
def _everything() -> PhraseList:
    stances = (word for stances in known_stances().values() for spelled in stances for word in spelled)
    tails = read_lines("doctrine_tails.txt")
    lists = (_dated(), _names(), graded_terms(), read_lines("set_phrases.txt"), tails, stances)
    return PhraseList(dict.fromkeys(chain.from_iterable(lists)), lasting=True)
