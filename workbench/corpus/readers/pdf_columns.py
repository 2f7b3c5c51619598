"""Pages set in two columns: the left column, then the right, as if each were a page of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

# A piece as the reading process gives it: runs, left and right edge, baseline, size, upright.
Piece = Sequence[Any]
_RUNS, _X0, _X1, _BASELINE, _SIZE, _UPRIGHT = 0, 1, 2, 3, 4, 5
_RUN_X0, _RUN_X1 = 2, 3
_FEWEST = 8  # lines in each column; fewer may be a table or a signature
_CROSSING = 0.2  # share of the lines that may reach over the gutter: titles, page numbers
_AT_EDGE = 0.6  # share of the right column's lines that begin at its edge or one indent behind it
_INDENT = 3.0  # in characters
_NARROWEST = 8.0  # mean width of a column's lines, in characters: columns of a table are narrower
_BESIDE = 0.4  # share of the columns' height in which they stand side by side
_MIDDLE = (0.35, 0.65)
_STEP = 3.0
# A stop that hangs over the edge of its column comes close to the next one, so that both lines seem one.
_APART = 0.4  # blank between two columns at the least, in characters
_SAME_SIZE = 0.12


def in_reading_order(pages: Sequence[Mapping[str, Any]]) -> tuple[list[Mapping[str, Any]], int]:
    """Return the pages with every column as a page of its own, and how many pages had two columns."""
    out: list[Mapping[str, Any]] = []
    parted = 0
    gutters = [_gutter(page) for page in pages]
    known = next((gutter for gutter in gutters if gutter is not None), None)
    for page, sure in zip(pages, gutters, strict=True):
        gutter = known if sure is None and known is not None and _goes_on(page, known) else sure
        if gutter is None:
            out.append(page)
            continue
        parted += 1
        lines = _both(page["lines"], gutter)
        out.extend({**page, "lines": column} for column in _columns(lines, gutter) if column)
    return out, parted


def _gutter(page: Mapping[str, Any]) -> float | None:
    """Return where the blank between two columns stands; None for any other page."""
    pieces = [piece for piece in page["lines"] if piece[_UPRIGHT]]
    width = page.get("width") or 0.0
    if len(pieces) < _FEWEST or not width:
        return None
    low, high = _MIDDLE[0] * width, _MIDDLE[1] * width
    places = [low + _STEP * n for n in range(int((high - low) / _STEP) + 1)]
    strips = [strip for piece in pieces for strip in _strips(piece)]
    crossing = [sum(x0 < x < x1 for x0, x1 in strips) for x in places]
    fewest = min(crossing)
    gutter = _middle([x for x, count in zip(places, crossing, strict=True) if count == fewest])
    parts = _both(pieces, gutter)
    left = [piece for piece in parts if piece[_X1] <= gutter]
    right = [piece for piece in parts if piece[_X0] >= gutter]
    fits = fewest <= _CROSSING * len(parts) and _is_column(left) and _is_column(right)
    return gutter if fits and _beside(left, right) else None


def _middle(places: Sequence[float]) -> float:
    """Return the middle of the longest row of neighbouring places."""
    rows: list[list[float]] = [[places[0]]]
    for before, place in pairwise(places):
        if place - before > 1.5 * _STEP:
            rows.append([])
        rows[-1].append(place)
    longest = max(rows, key=len)
    return longest[len(longest) // 2]


def _strips(piece: Piece) -> list[tuple[float, float]]:
    """Return the stretches of a line between its wider blanks; all of it where no run tells its place."""
    strips: list[tuple[float, float]] = []
    for run in piece[_RUNS]:
        if len(run) <= _RUN_X1:
            return [(piece[_X0], piece[_X1])]
        if strips and run[_RUN_X0] - strips[-1][1] < _APART * piece[_SIZE]:
            strips[-1] = (strips[-1][0], max(strips[-1][1], run[_RUN_X1]))
        else:
            strips.append((run[_RUN_X0], run[_RUN_X1]))
    return strips


def _both(lines: Sequence[Piece], gutter: float) -> list[Piece]:
    """Return the lines, those of the text's own size cut where they run on into the other column."""
    usual = _usual_size(lines)
    return [
        part
        for piece in lines
        for part in (_cut(piece, gutter) if abs(piece[_SIZE] - usual) <= _SAME_SIZE * usual else [piece])
    ]


def _usual_size(pieces: Sequence[Piece]) -> float:
    return float(sorted(piece[_SIZE] for piece in pieces)[len(pieces) // 2] or 1.0)


def _cut(piece: Piece, gutter: float) -> list[Piece]:
    """Return a line of either column, or both lines of what was drawn as one over the blank between them."""
    if not piece[_X0] < gutter < piece[_X1] or any(x0 < gutter < x1 for x0, x1 in _strips(piece)):
        return [piece]
    sides = (
        [run for run in piece[_RUNS] if run[_RUN_X0] < gutter],
        [run for run in piece[_RUNS] if run[_RUN_X0] >= gutter],
    )
    return [
        [runs, runs[0][_RUN_X0], max(run[_RUN_X1] for run in runs), *piece[_BASELINE:]]
        for runs in sides
        if runs
    ]


def _goes_on(page: Mapping[str, Any], gutter: float) -> bool:
    """Say whether a page of fewer lines, the last one most often, has the columns of another page."""
    pieces = _both([piece for piece in page["lines"] if piece[_UPRIGHT]], gutter)
    right = [piece for piece in pieces if piece[_X0] >= gutter]
    crossing = sum(piece[_X0] < gutter < piece[_X1] for piece in pieces)
    if not right or crossing > _CROSSING * len(pieces):
        return False
    size = right[0][_SIZE] or 1.0
    flush = sum(piece[_X0] - _edge(right) <= _INDENT * size for piece in right)
    return bool(flush >= _AT_EDGE * len(right))


def _is_column(pieces: Sequence[Piece]) -> bool:
    """Say whether lines are those of a column of text: many, wide, and flush at its edge."""
    if len(pieces) < _FEWEST:
        return False
    size = _usual_size(pieces)
    edge = _edge(pieces)
    flush = sum(0 <= piece[_X0] - edge + 1 <= _INDENT * size for piece in pieces)
    width = sum(piece[_X1] - piece[_X0] for piece in pieces) / len(pieces)
    return bool(flush >= _AT_EDGE * len(pieces) and width >= _NARROWEST * size)


def _beside(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    spans = [(min(p[_BASELINE] for p in side), max(p[_BASELINE] for p in side)) for side in (left, right)]
    shared = min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0])
    whole = max(spans[0][1], spans[1][1]) - min(spans[0][0], spans[1][0])
    return bool(shared >= _BESIDE * whole)


def _edge(pieces: Sequence[Piece]) -> float:
    """Return the leftmost place at which several lines begin."""
    counts = Counter(round(piece[_X0]) for piece in pieces)
    several = [x for x, count in counts.items() if count >= 2]
    return float(min(several or counts))


def _columns(lines: Sequence[Piece], gutter: float) -> list[list[Piece]]:
    """Return what stands over both columns with the left one, then the right one moved to its place."""
    left = [piece for piece in lines if piece[_X1] <= gutter]
    right = [piece for piece in lines if piece[_X0] >= gutter]
    over = sorted((p for p in lines if p[_X0] < gutter < p[_X1]), key=lambda piece: piece[_BASELINE])
    by = _edge(right) - _edge(left)
    moved = [[piece[0], piece[_X0] - by, piece[_X1] - by, *piece[_BASELINE:]] for piece in right]
    out: list[list[Piece]] = [[]]
    above = float("-inf")
    for piece in [*over, None]:
        below = float("inf") if piece is None else piece[_BASELINE]
        for side in (left, moved):
            inside = [one for one in side if above <= one[_BASELINE] < below]
            if inside and side is moved:
                out.append([])
            out[-1].extend(sorted(inside, key=lambda one: (one[_BASELINE], one[_X0])))
        if piece is not None:
            if out[-1] and any(above <= one[_BASELINE] < below for one in moved):
                out.append([])
            out[-1].append(piece)
        above = below
    return out
