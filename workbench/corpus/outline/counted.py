"""Recognise series within a paragraph that count themselves (一是……。二是……。) and title what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.corpus.outline.markers import Marker, read_marker

_TITLE = re.compile(r"[^，,；：]*(?:[，,][^，,；：]*)?。$")
_AMOUNT = re.compile(r"\d|[：:；;]")
_TITLE_LONGEST = 30
_MEMBER_LONGEST = 50
_LEAST_TITLES = 2
_MOST = 0.6


def counted_titles(sentences: Sequence[str]) -> list[int]:
    """Return the sentences of a paragraph's series, all of it, if most of its members are titles.

    A title is short and has text of its own before the next member. Of a series of mere content, told
    sentence by sentence, nothing is returned.

    >>> counted_titles(["开头。", "一是抓生产。", "新建厂房。", "二是抓好销售。", "办展会。"])
    [1, 3]
    """
    found: list[int] = []
    for members in _series(sentences):
        titles = sum(_is_title(sentences, at, members) for at in members)
        if titles >= max(_LEAST_TITLES, _MOST * len(members)):
            found += [at for at in members if len(sentences[at]) <= _MEMBER_LONGEST]
    return sorted(found)


def goes_before(sentence: str, later: str) -> bool:
    """Say whether a sentence is the title that a series counts right before ``later``."""
    one, other = read_marker(sentence), read_marker(later)
    if one is None or other is None or one.style != "ordinal" or other.style != "ordinal":
        return False
    return one.number == other.number - 1 and _reads_as_title(sentence)


def is_counted(sentence: str) -> bool:
    """Say whether a sentence counts itself."""
    marker = read_marker(sentence)
    return marker is not None and marker.style == "ordinal"


def _series(sentences: Sequence[str]) -> list[list[int]]:
    """Return the places of the members of each series, counted on without a gap, 一是 and 第一 apart."""
    out: dict[str, list[list[int]]] = {}
    last: dict[str, Marker] = {}
    for at, sentence in enumerate(sentences):
        marker = read_marker(sentence)
        if marker is None or marker.style != "ordinal":
            continue
        word = sentence[0] if sentence[0] in "第其" else "是"
        if word in last and marker.number == last[word].number + 1:
            out[word][-1].append(at)
        else:
            out.setdefault(word, []).append([at])
        last[word] = marker
    return [members for found in out.values() for members in found if len(members) >= _LEAST_TITLES]


def _is_title(sentences: Sequence[str], at: int, members: Sequence[int]) -> bool:
    """Say whether a member reads as a title and has text before the next one."""
    return _reads_as_title(sentences[at]) and at + 1 < len(sentences) and at + 1 not in members


def _reads_as_title(sentence: str) -> bool:
    marker = read_marker(sentence)
    words = sentence[marker.length if marker else 0 :]
    return len(sentence) <= _TITLE_LONGEST and bool(_TITLE.match(words)) and not _AMOUNT.search(words)
