"""Which headings a place stands under, in a text that is nothing but characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

_DIGIT = "一二三四五六七八九十"
_LONGEST = 60
_LONGEST_PLAIN = 30
# (depth, how a heading of it is numbered); ordinals number sentences inside a paragraph as well.
_STYLES: tuple[tuple[int, str], ...] = (
    (0, rf"第[{_DIGIT}]{{1,3}}(?:部分|篇|章)[、：:\s]*"),
    (1, rf"[{_DIGIT}]{{1,3}}[、．.]\s*"),
    (2, rf"[（(〔]\s*[{_DIGIT}]{{1,3}}\s*[）)〕]\s*[、.．]?\s*"),
    (4, r"\d{1,2}\s*(?:[．、]|\.(?!\d))\s*"),
    (5, r"[（(]\s*\d{1,2}\s*[）)]\s*[、.．]?\s*"),
    (6, r"[①-⑳]\s*"),
    (
        7,
        rf"(?:第|其)?[{_DIGIT}]{{1,3}}(?:是|要(?=[\u3400-\u9fff]{{2}}))[，：:]?\s*|第[{_DIGIT}]{{1,3}}[，、]\s*",
    ),
)
_ORDINAL, _PLAIN = 7, 8
# Each pattern starts with the mark that ends what is before: a search for that is fast.
_MARKED = re.compile(
    r"(?:\A|[。！？；\n])[ \t\u3000]*(?:"
    + "|".join(f"(?P<d{depth}>{style})" for depth, style in _STYLES)
    + ")"
)
_HEAD = re.compile(rf"[^。！？；：:\n]{{1,{_LONGEST}}}")
# A line without any mark in it, after one that ended; and a line that announces those that follow.
_TITLE = re.compile(rf"[。！？：；\n]\n[ \t\u3000]*([^，。；：！？、\n]{{2,{_LONGEST_PLAIN}}})(?=\n)")
_LIST = re.compile(rf"(?:\A|\n)([^。！？；：\n]{{4,{_LONGEST}}})[：:](?=\n)")
_SALUTATION = re.compile(r"\s*(?:各位|同志们|尊敬)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at ``start``..``end``, without its numbering; the smaller its depth, the higher it is."""

    depth: float
    start: int
    end: int
    words: str


class Outline:
    """The headings of a text and, for each place, those that it stands under."""

    def __init__(self, text: str) -> None:
        """Read the headings; numbering and shape decide, so a list item's first sentence is one as well."""
        self.headings = _read(text)
        self._at, self._paths = _paths(text, self.headings)

    def above(self, at: int) -> tuple[Heading, ...]:
        """Return the headings over a place, the highest first; not the one that the place is part of."""
        return self._paths[bisect_right(self._at, at) - 1]


def _read(text: str) -> tuple[Heading, ...]:
    found = []
    for match in _MARKED.finditer(text):
        head = _HEAD.match(text, match.end())
        if head and match.lastgroup:
            start = match.start(match.lastgroup)
            found.append(Heading(int(match.lastgroup[1:]), start, head.end(), head.group()))
    numbered = {text.rfind("\n", 0, each.start) for each in found}
    for match in (*_TITLE.finditer(text), *_LIST.finditer(text)):
        line = text.rfind("\n", 0, match.start(1))
        if line not in numbered and not _SALUTATION.match(match.group(1)):
            found.append(Heading(_PLAIN, match.start(1), match.end(), match.group(1).strip()))
    return _with_titles(text, sorted(found, key=lambda each: each.start))


def _with_titles(text: str, found: list[Heading]) -> tuple[Heading, ...]:
    """Return the headings, each unnumbered one right before a numbered one as the title of its list."""
    for number, (each, after) in enumerate(pairwise(found)):
        if each.depth == _PLAIN > after.depth and not text[each.end : after.start].strip():
            found[number] = replace(each, depth=after.depth - 0.5)
    return tuple(found)


def _paths(text: str, headings: tuple[Heading, ...]) -> tuple[list[int], list[tuple[Heading, ...]]]:
    """Return the places where the path changes, in order, and the path from each on."""
    path: tuple[Heading, ...] = ()
    at, paths = [0], [path]
    lines = text + "\n"  # the last line ends as well
    for each in (*headings, None):
        if path and path[-1].depth == _ORDINAL:  # it holds for its paragraph only
            line_end = lines.index("\n", path[-1].end)
            if each is None or line_end < each.start:
                path = path[:-1]
                at.append(line_end)
                paths.append(path)
        if each is None:
            break
        path = tuple(above for above in path if above.depth < each.depth)
        at += [each.start, each.end]
        paths += [path, (*path, each)]
        path = (*path, each)
    return at, paths
