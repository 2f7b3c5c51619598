"""Running headers, footers and page numbers: what repeats at the edge of pages is not report text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from workbench.corpus.readers.pdf_lines import Line
from workbench.corpus.reasons import Reason

_PAGE_NUMBER = re.compile(
    r"[\s\-—–－·•~～|]*(?:第\s*)?(?:\d{1,4}|[ivxlcIVXLC]{1,6}|[一二三四五六七八九十百]{1,4}(?=\s*页))\s*页?"
    r"(?:\s*[/／,，、]?\s*共?\s*\d{1,4}\s*页?)?[\s\-—–－·•~～|]*"
)
_CHANGING = re.compile(r"\d+|[一二三四五六七八九十百〇]+")
_EDGE = 0.13
_EDGE_LINES = 3
_SHARE = 0.3
_SAME_PLACE = 8.0


def mark_margins(lines: Sequence[Line], heights: Sequence[float]) -> list[Line]:
    """Mark page numbers and running lines with their reason; slanted text is a watermark."""
    edges: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if not line.upright:
            line.removed_as = Reason.WATERMARK
        else:
            edges[line.page].append(line)
    keys: Counter[tuple[str, int]] = Counter()
    for page, candidates in edges.items():
        edges[page] = _outermost(candidates)
        keys.update({_key(line, heights[page]) for line in edges[page]})
    needed = max(2, _SHARE * len(edges))
    for page, candidates in edges.items():
        for line in candidates:
            at_edge = line.baseline < _EDGE * heights[page] or line.baseline > (1 - _EDGE) * heights[page]
            if at_edge and _PAGE_NUMBER.fullmatch(line.text):
                line.removed_as = Reason.PAGE_NUMBER
            elif at_edge and _recurs(line, heights[page], keys, needed):
                line.removed_as = Reason.RUNNING_HEADER
    return list(lines)


def _outermost(lines: list[Line]) -> list[Line]:
    ordered = sorted(lines, key=lambda line: line.baseline)
    return list({id(line): line for line in [*ordered[:_EDGE_LINES], *ordered[-_EDGE_LINES:]]}.values())


def _key(line: Line, height: float) -> tuple[str, int]:
    """Return what stays the same from page to page: the words, and the place from the nearer edge."""
    words = _CHANGING.sub("#", "".join(line.text.split()))
    place = line.baseline if line.baseline < height / 2 else line.baseline - height
    return words, round(place / _SAME_PLACE)


def _recurs(line: Line, height: float, keys: Counter[tuple[str, int]], needed: float) -> bool:
    words, place = _key(line, height)
    return sum(keys[words, near] for near in (place - 1, place, place + 1)) >= needed
