"""Running headers, footers and page numbers: what repeats at the edge of pages is not report text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from workbench.corpus.readers.pdf_lines import Line
from workbench.model.removal_reasons import Reason

_PAGE_NUMBER = re.compile(
    r"[\s\-—–－·•~～|]*(?:第\s*)?(?:\d{1,4}|[ivxlcIVXLC]{1,6}|[一二三四五六七八九十百]{1,4}(?=\s*页))\s*页?"
    r"(?:\s*[/／,，、]?\s*共?\s*\d{1,4}\s*页?)?[\s\-—–－·•~～|]*"
)
_CHANGING = re.compile(r"\d+|[一二三四五六七八九十百〇]+")
_EDGE = 0.13
_EDGE_LINES = 3
_SHARE = 0.3
_SAME_PLACE = 8.0
_GAP = 1.25


def mark_margins(lines: Sequence[Line], heights: Sequence[float]) -> list[Line]:
    """Mark page numbers and running lines with their reason; slanted text is a watermark."""
    edges: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if not line.upright:
            line.removed_as = Reason.WATERMARK
        else:
            edges[line.page].append(line)
    keys: Counter[tuple[str, int]] = Counter()
    leading = _leading(lines)
    for page, unordered in edges.items():
        candidates = sorted(unordered, key=lambda line: line.baseline)
        edges[page] = _outermost(candidates, leading)
        keys.update({_key(line, heights[page]) for line in edges[page]})
        for line in (candidates[0], candidates[-1]):
            if _at_edge(line, heights[page]) and _PAGE_NUMBER.fullmatch(line.text):
                line.removed_as = Reason.PAGE_NUMBER
    needed = max(2, _SHARE * len(edges))
    for page, candidates in edges.items():
        for line in candidates:
            recurs = _at_edge(line, heights[page]) and _recurs(line, heights[page], keys, needed)
            if recurs and line.removed_as is None:
                line.removed_as = Reason.RUNNING_HEADER
    return list(lines)


def _outermost(lines: list[Line], leading: float) -> list[Line]:
    """Return the lines at the top and the bottom of a page that stand apart from its body."""
    return _apart(lines, leading) + _apart(lines[::-1], leading)


def _at_edge(line: Line, height: float) -> bool:
    return not _EDGE * height <= line.baseline <= (1 - _EDGE) * height


def _apart(lines: list[Line], leading: float) -> list[Line]:
    """Return the lines before the first wide gap or change of size, at most three."""
    for i, (line, inner) in enumerate(pairwise(lines[: _EDGE_LINES + 1]), start=1):
        gap = abs(inner.baseline - line.baseline)
        if gap > _GAP * leading or abs(inner.size - line.size) > 0.05 * inner.size:
            return lines[:i]
    return lines[:1] if len(lines) == 1 else []


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance of lines, in points."""
    gaps = Counter(
        round(after.baseline - line.baseline)
        for line, after in pairwise(lines)
        if line.page == after.page and after.baseline > line.baseline
    )
    return gaps.most_common(1)[0][0] if gaps else 0.0


def _key(line: Line, height: float) -> tuple[str, int]:
    """Return what stays the same from page to page: the words, and the place from the nearer edge."""
    words = _CHANGING.sub("#", "".join(line.text.split()))
    place = line.baseline if line.baseline < height / 2 else line.baseline - height
    return words, round(place / _SAME_PLACE)


def _recurs(line: Line, height: float, keys: Counter[tuple[str, int]], needed: float) -> bool:
    words, place = _key(line, height)
    return sum(keys[words, near] for near in (place - 1, place, place + 1)) >= needed
