"""How a phrase stands in its report: before which noun, in what list, at a clause's edges, how early."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workbench.insight.folded_text import Body
from workbench.insight.lexicon import graded_terms, read_lines

_PAUSES = "，。；：！？\n、“”"
_LISTED = re.compile(r"”[、和及与]?$")
_LISTED_AFTER = re.compile(r"^”[、和及与]?“")
_LONG = 14
_MOST_TAIL = 4


def signs_of(phrase: str, kind: str, body: Body, at: int) -> tuple[str, ...]:
    """Return the signs of a phrase at the place ``at`` of ``body.text``, its first."""
    if kind == "known" and phrase not in _set_phrases():
        return ("term",) if phrase in graded_terms() else ("matter",)
    return tuple(_signs_around(phrase, kind, body, at)) if kind in ("quoted", "row") else ()


def _signs_around(phrase: str, kind: str, body: Body, at: int) -> Iterator[str]:
    end = at + len(phrase)
    text = body.report.text
    first, last = body.at[at], body.at[end - 1] + 1
    rest = body.text[end : end + _MOST_TAIL + 2]
    if kind == "quoted":
        if rest.startswith(read_lines("policy_nouns.txt")):
            yield "policy noun"
        if rest.startswith(read_lines("plain_nouns.txt")):
            yield "plain noun"
        if _LISTED.search(text[max(0, first - 3) : first - 1]) or _LISTED_AFTER.match(text[last : last + 3]):
            yield "listed"
        if "、" in phrase:
            yield "row"
        if len(phrase) > _LONG:
            yield "long"
    if kind == "row":
        if (not at or body.text[at - 1] in _PAUSES) and body.text[end : end + 1] in _PAUSES:
            yield "fills clause"
        elif body.text[end : end + 1] in _PAUSES:
            yield "ends clause"
        yield from _likeness(phrase.split("、"))


@cache
def _set_phrases() -> frozenset[str]:
    return frozenset(read_lines("set_phrases.txt"))


def _likeness(members: list[str]) -> Iterator[str]:
    if any(sign in phrase for phrase in members for sign in "必不要以"):
        yield "says what must be"
