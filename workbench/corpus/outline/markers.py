"""Recognise how a line is numbered; numbering is evidence for a heading, never proof."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Style = Literal[
    "half",
    "division",
    "chapter",
    "clause",
    "cn",
    "paren",
    "arabic",
    "paren_arabic",
    "circled",
    "own",
    "dash",
    "ordinal",
    "lead",
]
SOFT: frozenset[Style] = frozenset(("dash", "ordinal", "lead"))
NUMBERED_TOPS: frozenset[Style] = frozenset(("division", "chapter", "cn"))
"""Numberings that a document's largest parts may have: 第一篇, 第一章, 一、."""
RANK: dict[Style, int] = {
    "half": 0,
    "division": 0,
    "chapter": 1,
    "clause": 2,
    "cn": 3,
    "paren": 4,
    "own": 5,
    "arabic": 6,
    "paren_arabic": 7,
    "circled": 8,
    "dash": 9,
    "ordinal": 9,
    "lead": 9,
}
_CN = "一二三四五六七八九十"
_MARKERS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("division", re.compile(rf"第([{_CN}]{{1,3}}|\d{{1,2}})(?:部分|篇|编)[、：:\s]*")),
    ("chapter", re.compile(rf"第([{_CN}]{{1,3}}|\d{{1,2}})章(?!程)[、：:\s]*")),
    ("clause", re.compile(rf"第([{_CN}]{{1,3}}|\d{{1,2}})节[、：:\s]+")),
    ("cn", re.compile(rf"([{_CN}]{{1,3}})\s*(?:[、．]|\.(?!\d))\s*")),
    ("cn", re.compile(rf"([{_CN}]{{1,3}})(?:\s+|\u3000+)(?=[\u3400-\u9fff“])(?!是)")),
    ("paren", re.compile(rf"[（(〔]\s*([{_CN}]{{1,3}})\s*[）)〕]\s*[、.．]?\s*")),
    ("arabic", re.compile(r"(\d{1,2})\s*(?:[．、]|\.(?!\d))\s*")),
    ("arabic", re.compile(r"(0\d)\s*(?=[\u3400-\u9fff“])")),
    ("paren_arabic", re.compile(r"[（(]\s*(\d{1,2})\s*[）)]\s*[、.．]?\s*")),
    ("circled", re.compile(r"([①-⑳])\s*")),
    ("ordinal", re.compile(rf"([{_CN}]{{1,3}})\s*是[，：:]?\s*")),
    ("ordinal", re.compile(rf"(?:第|其)([{_CN}]{{1,3}})(?:是|，|、|：|,|:)\s*")),
    ("dash", re.compile(r"[—\-–－―─]{1,3}+\s*+(?=[^\d\s])()")),
)
_LONGEST = 24
_DIGITS = {char: value for value, char in enumerate(_CN, start=1)}


@dataclass(frozen=True, slots=True)
class Marker:
    """The numbering at the start of a line: its style, its number (0 if none) and its length."""

    style: Style
    number: int
    length: int


def read_marker(text: str) -> Marker | None:
    """Return the numbering that ``text`` starts with.

    >>> read_marker("（十二）保障民生")
    Marker(style='paren', number=12, length=4)
    """
    return _read(text[:_LONGEST])


# The same rows are asked about many times over; their first characters are all that counts.
@lru_cache(maxsize=4096)
def _read(start: str) -> Marker | None:
    for style, pattern in _MARKERS:
        if match := pattern.match(start):
            return Marker(style, _number(match.group(1)), match.end())
    return None


def _number(digits: str) -> int:
    if not digits:
        return 0
    if digits[0].isascii():
        return int(digits)
    if digits[0] not in _DIGITS:
        return ord(digits[0]) - ord("①") + 1
    tens, ten, ones = digits.rpartition("十")
    if not ten:
        return _DIGITS[digits] if len(digits) == 1 else 0
    return 10 * (_DIGITS.get(tens, 0) or 1) + _DIGITS.get(ones, 0)
