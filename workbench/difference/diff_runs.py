"""The runs of a word-level diff: found by rapidfuzz, joined, and cleared of islands nobody can read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from rapidfuzz.distance import Indel

from workbench.model.change import OpKind
from workbench.settings import DifferenceSettings

Block = tuple[int, int, int]
"""Where a run of equal words starts in the older and the newer list, and how many words it has."""
Run = tuple[OpKind, int, int, int, int]
"""What happened, and from where to where in the older and the newer text, in characters."""

_HEAVY = 1 << 20
_STOPS = frozenset("，。；：、！？,;:!?\n")


def find_runs(older: Sequence[str], newer: Sequence[str], settings: DifferenceSettings) -> list[Run]:
    """Return the runs that turn one list of words into another, as character offsets, gapless and in order.

    Neighbouring edits are one ``replace``; equal islands too small to read between edits are part of it;
    an insertion or deletion that could stand in several places stands where it is a whole clause.
    """
    older_at = list(accumulate(map(len, older), initial=0))
    newer_at = list(accumulate(map(len, newer), initial=0))
    matches = Indel.editops(older, newer).as_matching_blocks()
    blocks: list[Block] = [(m.a, m.b, m.size) for m in matches if m.size]
    if len(blocks) != 1 or blocks[0][2] != max(len(older), len(newer)):
        blocks = _slide(_tidy(blocks, older, older_at, newer_at, settings), older, newer)
    runs: list[Run] = []
    i = j = 0
    for start, other, size in (*blocks, (len(older), len(newer), 0)):
        to_i, to_j = older_at[start], newer_at[other]
        if to_i > i:
            runs.append(("replace" if to_j > j else "delete", i, to_i, j, to_j))
        elif to_j > j:
            runs.append(("insert", i, to_i, j, to_j))
        if size:
            i, j = older_at[start + size], newer_at[other + size]
            runs.append(("equal", to_i, i, to_j, j))
    return runs


def _tidy(
    blocks: list[Block],
    older: Sequence[str],
    older_at: Sequence[int],
    newer_at: Sequence[int],
    settings: DifferenceSettings,
) -> list[Block]:
    """Drop equal islands that are too small for the edits around them, until none is left.

    An island with fewer than ``settings.island_floor`` signs always goes; a bigger one where the smaller
    of its two edits outweighs it. Words with digits stay: a number kept is news.
    """
    floor, ceiling, share = settings.island_floor, settings.island_ceiling, settings.island_share
    longest = ceiling + settings.island_marks
    weights = [
        _content(older[start : start + size])
        if older_at[start + size] - older_at[start] <= longest
        else _HEAVY
        for start, _, size in blocks
    ]
    end = (len(older_at) - 1, len(newer_at) - 1, 0)
    for _ in range(settings.tidy_rounds):
        kept: list[Block] = []
        kept_weights: list[int] = []
        done = done_newer = 0
        for index, block in enumerate(blocks):
            start, other, size = block
            weight = weights[index]
            if weight <= ceiling:
                after, after_newer, _size = blocks[index + 1] if index + 1 < len(blocks) else end
                left = older_at[start] - older_at[done] + newer_at[other] - newer_at[done_newer]
                right = older_at[after] - older_at[start + size]
                right += newer_at[after_newer] - newer_at[other + size]
                if left and right and (weight < floor or weight <= share * min(left, right)):
                    continue
            kept.append(block)
            kept_weights.append(weight)
            done, done_newer = start + size, other + size
        if len(kept) == len(blocks):
            break
        blocks, weights = kept, kept_weights
    return blocks


def _content(words: Sequence[str]) -> int:
    """Count the signs that carry meaning; a figure or code makes any island worth keeping."""
    total = 0
    for word in words:
        first = word[0]
        if first.isalnum():
            if first.isascii():
                return _HEAVY
            total += len(word)
        elif len(word) > 1:
            total += len(word)
    return total


def _slide(blocks: list[Block], older: Sequence[str], newer: Sequence[str]) -> list[Block]:
    """Move an insertion or deletion that could stand in several places to where it is a whole clause."""
    for index in range(1, len(blocks)):
        start, other, size = blocks[index - 1]
        next_start, next_other, next_size = blocks[index]
        if start + size == next_start:
            by = _best_shift(newer, other + size, next_other, size, next_size)
        elif other + size == next_other:
            by = _best_shift(older, start + size, next_start, size, next_size)
        else:
            continue
        if by:
            blocks[index - 1] = (start, other, size + by)
            blocks[index] = (next_start + by, next_other + by, next_size - by)
    return blocks


def _best_shift(words: Sequence[str], start: int, end: int, before: int, after: int) -> int:
    """Return by how many words to move the run ``words[start:end]`` so that it follows a stop."""
    if words[start - 1] in _STOPS:
        return 0
    by = 0
    while by > 1 - before and words[start + by - 1] == words[end + by - 1]:
        by -= 1
        if words[start + by - 1] in _STOPS:
            return by
    by = 0
    while by < after - 1 and words[start + by] == words[end + by]:
        by += 1
        if words[start + by - 1] in _STOPS:
            return by
    return 0
