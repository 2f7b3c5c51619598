"""Words beside a quotation that may turn what it says: read from a table, compared in order."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from workbench.text.lexicon import read_rows

SignClass = Literal[
    "time",
    "tense",
    "negation",
    "suspension",
    "scope",
    "subject",
    "condition",
    "forward",
    "back",
    "name",
    "other",
    "harmless",
]
TURNING: tuple[SignClass, ...] = (
    "time",
    "tense",
    "negation",
    "suspension",
    "scope",
    "subject",
    "condition",
    "name",
)
# Whom, where and when a sentence speaks of holds to its end; other signs for the clauses next to them.
FRAMING: tuple[SignClass, ...] = ("time", "subject", "name")
CANCELLING: tuple[SignClass, ...] = ("negation", "suspension")
# Marks, space and quotation marks: their coming and going is no change of what is said. What may be the
# point or the sign of a figure is part of it.
_MARKS = re.compile(r"[^\w%％‰.．+\-－℃]+|_+|(?<!\d)[.．]|[+\-－](?=\D)")
_IDLE = re.compile(r"[^\w%％‰.．+\-－℃]*")
_YEARS = r"\d{4}年|\d{1,2}月|“?十[一二三四五六七]五”?"
_DIGIT = "一二三四五六七八九十"
# The number of an item in a list moves when an item is put in.
_NUMBERING = re.compile(
    rf"(^|[，；：。！？\s])(?:(?:其|第)?[{_DIGIT}]{{1,3}}(?:是|[、，])|[（(]\s*(?:[{_DIGIT}]{{1,3}}|\d{{1,2}})\s*[）)]"
    r"|\d{1,2}[.．、](?!\d)|[①-⑳])"
)


@cache
def _pattern(*classes: SignClass) -> re.Pattern[str]:
    """Return the words of the classes as one pattern, longest first; a name with what stands before it."""
    rows = read_rows("anchoring", "signs.tsv")
    words = [(word, found) for word, found in rows if found in classes]
    others = [re.escape(word) for word, found in rows if found == "other" and "harmless" not in classes]
    plain = sorted((word for word, found in words if found != "name"), key=len, reverse=True)
    ends = sorted((word for word, found in words if found == "name"), key=len, reverse=True)
    tried = [rf"(?P<other>{'|'.join(others)})"] if others else []
    tried += [_YEARS] if "time" in classes else []
    tried += [re.escape(word) for word in plain]
    # A name's own characters cannot be told from what stands before them: the two nearest are taken.
    tried += [rf"(?<=(..))(?:{'|'.join(ends)})|(?<=(.))(?:{'|'.join(ends)})"] if ends else []
    return re.compile("|".join(tried), re.DOTALL)


def signs_of(text: str, classes: tuple[SignClass, ...] = TURNING) -> tuple[str, ...]:
    """Return the words of a text that may turn what follows or precedes them, in order.

    >>> signs_of("今年，我市将在东区，")
    ('今年', '我市', '将', '在东区')
    """
    return tuple(
        "".join(part for part in match.groups() if part) + match.group()
        for match in _pattern(*classes).finditer(text)
        if match.lastgroup != "other"
    )


# Neighbouring quotations ask about the same sentences.
@lru_cache(maxsize=4096)
def content(text: str) -> str:
    """Return what a stretch says without marks, space, numbering and words that turn nothing.

    >>> content("二是要进一步加快 “一网通办”的")
    '要加快一网通办'
    """
    return _MARKS.sub("", _pattern("harmless").sub("", _NUMBERING.sub(r"\1", text)))


def is_idle(text: str) -> bool:
    """Say whether a stretch holds marks and space only."""
    return _IDLE.fullmatch(text) is not None
