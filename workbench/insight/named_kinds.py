"""Phrases known by their make-up: doctrines, names run together, newcomers in a row of their likes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from workbench.insight.forms import rows_of_phrases, shared_start
from workbench.insight.lexicon import graded_terms, read_lines
from workbench.insight.listed_words import listed_words
from workbench.insight.phrase_years import usages
from workbench.insight.sought import find_around
from workbench.text.words import cut_words, tag_words

_HAN = "\u4e00-\u9fff"
_RUN = re.compile(rf"([{_HAN}])(?:(?!\1)[{_HAN}]){{1,3}}(?:\1(?:(?!\1)[{_HAN}]){{1,3}}){{2,}}")
_STEPS = (2, 3, 4)
_WINDOW = 12
_LONGEST, _SHORTEST = 10, 4
_MOST_WORDS = 3
_FEWEST_RUN = 3
_LOOSE = frozenset(("会议", "全会", "指示", "批示", "时代", "科学", "试点", "制度", "成功", "讲话"))
_TITLES = frozenset(("强国", "强省", "强市", "强区", "强县", "中国"))
_LINKS = frozenset("的了和与及在是为将把对等从向被于以")


@lru_cache(maxsize=64)
def doctrines(text: str) -> tuple[str, ...]:
    """Return what is called a spirit, thought, initiative, experience or model, from its first word on."""
    return tuple(_doctrines(text))


def _doctrines(text: str) -> Iterator[str]:
    said = listed_words(text)
    for tail in read_lines("doctrine_tails.txt"):
        for at in said.get(tail, ()):
            name = _name_before(text[max(0, at - _WINDOW) : at], tail)
            if name:
                yield name


def _name_before(before: str, tail: str) -> str:
    """Return the words right before a tail, up to the verb or particle that governs them, with the tail."""
    run = re.search(rf"[{_HAN}A-Za-z0-9]+$", before)
    if run is None:
        return ""
    edges = frozenset(read_lines("edge_words.txt"))
    words = cut_words(run.group() + tail)
    if not words or not words[-1].endswith(tail[-1]):
        return ""
    taken = ""
    for number, word in enumerate(reversed(words)):
        # What opens no phrase may open a set one (全面小康, 新时代).
        start = word + taken[:2]
        known = start in usages() or start in graded_terms() or (word, taken[:2]) == ("新", "时代")
        if number > _MOST_WORDS or (taken and (word in edges or word in _LINKS) and not known):
            break
        taken = word + taken
    if taken.removesuffix(tail)[-2:] in _LOOSE:
        return ""
    return taken if taken.endswith(tail) and _SHORTEST <= len(taken) <= _LONGEST and taken != tail else ""


def _is_title(tail: str) -> bool:
    """Say whether names with this ending are titles: of a place (善治云海), or of a doctrine or an aim."""
    tagged = tag_words(tail)
    return (
        tail in _TITLES
        or (len(tagged) == 1 and tagged[0][1] == "ns")
        or tail in read_lines("doctrine_tails.txt")
    )


def _thrice(text: str) -> list[int]:
    """Return the places right behind a sign that stands twice more, each two to four signs on."""
    signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    padded = np.append(signs, np.zeros(_STEPS[-1], np.uint32))
    same = [signs == padded[by : by + len(signs)] for by in _STEPS]
    again = np.append(np.logical_or.reduce(same), np.zeros(_STEPS[-1], np.bool_))
    thrice = [one & again[by : by + len(signs)] for by, one in zip(_STEPS, same, strict=True)]
    places: list[int] = (np.flatnonzero(np.logical_or.reduce(thrice)) + 1).tolist()
    return places


@lru_cache(maxsize=64)
def run_together(text: str) -> tuple[str, ...]:
    """Return three or more names of one first sign written without stops (大湖区大林带大通廊)."""
    runs = find_around(_RUN, text, _thrice(text), 1)
    return tuple(run.group() for run in runs if _all_begin_with(run.group(1), cut_words(run.group())))


def _all_begin_with(head: str, words: Sequence[str]) -> bool:
    return words[0].startswith(head) and sum(word.startswith(head) for word in words) >= _FEWEST_RUN


def newcomers(text: str, elsewhere: str) -> Iterator[tuple[str, str]]:
    """Yield the new members of a row of names of one make-up of which others are not new, with the row."""
    for members in rows_of_titles(text):
        new = [each for each in members if each not in elsewhere]
        if len(new) < len(members):
            yield from ((each, "、".join(members)) for each in new)


@lru_cache(maxsize=64)
def rows_of_titles(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of names of one make-up, titles by their last words."""
    found = []
    for members in rows_of_phrases(text):
        ends = shared_start([each[::-1] for each in members])
        if 1 < ends < len(members[0]) and _is_title(members[0][len(members[0]) - ends :]):
            found.append(members)
    return tuple(found)
