"""Where the characters of one text went in its corrected version."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel, Postfix, Prefix


@dataclass(frozen=True, slots=True)
class Block:
    """A run of ``size`` characters that is the same at ``old`` and at ``new``."""

    old: int
    new: int
    size: int


class TextMap:
    """The unchanged runs between two texts, in order, and what follows from them."""

    def __init__(self, old: str, new: str, max_cells: int) -> None:
        """Compare the texts; ``max_cells`` bounds old × new characters compared one by one."""
        self.old = old
        self.new = new
        self.blocks = _joined(_compare(old, new, max_cells))
        self._starts = [each.old for each in self.blocks]

    def block_of(self, start: int, end: int) -> Block | None:
        """Return the unchanged run that holds all of ``start``..``end`` of the old text."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return None
        block = self.blocks[at]
        return block if end <= block.old + block.size else None

    def image(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``start``..``end`` (not empty) would stand now, judged by what is unchanged there.

        It begins with its first character and ends with its last where these are unchanged: what was put
        in before or after it is no part of it. Where they are not, it reaches to the next unchanged run.
        """
        low, high = 0, len(self.new)
        for block in self.blocks:
            if block.old <= start:
                low = block.new + min(block.size, start - block.old)
            if block.old + block.size >= end:
                high = block.new + max(0, end - block.old)
                break
        return low, high


def _compare(old: str, new: str, max_cells: int) -> list[Block]:
    """Return unchanged runs; the ends both texts share are taken off first, paragraphs tried next."""
    head = Prefix.similarity(old, new)
    tail = Postfix.similarity(old[head:], new[head:])
    middle = _compare_middle(old[head : len(old) - tail], new[head : len(new) - tail], max_cells)
    return [
        Block(0, 0, head),
        *(Block(each.old + head, each.new + head, each.size) for each in middle),
        Block(len(old) - tail, len(new) - tail, tail),
    ]


def _compare_middle(old: str, new: str, max_cells: int) -> list[Block]:
    if len(old) * len(new) <= max_cells:
        steps = Indel.opcodes(old, new)
        return [
            Block(step.src_start, step.dest_start, step.src_end - step.src_start)
            for step in steps
            if step.tag == "equal"
        ]
    return _compare_lines(old.splitlines(keepends=True), new.splitlines(keepends=True), max_cells)


def _compare_lines(old: list[str], new: list[str], max_cells: int) -> list[Block]:
    """Compare whole lines, then characters within the lines that were replaced by others."""
    blocks = []
    old_at, new_at = _offsets(old), _offsets(new)
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            blocks.append(Block(old_at[i], new_at[j], old_at[i_end] - old_at[i]))
        elif tag == "replace" and (old_at[i_end] - old_at[i]) * (new_at[j_end] - new_at[j]) <= max_cells:
            inner = _compare_middle("".join(old[i:i_end]), "".join(new[j:j_end]), max_cells)
            blocks += [Block(each.old + old_at[i], each.new + new_at[j], each.size) for each in inner]
    return blocks


def _joined(blocks: list[Block]) -> list[Block]:
    """Return the blocks without empty ones, runs that touch in both texts as one."""
    joined: list[Block] = []
    for each in blocks:
        last = joined[-1] if joined else None
        if each.size == 0:
            continue
        if last and last.old + last.size == each.old and last.new + last.size == each.new:
            joined[-1] = Block(last.old, last.new, last.size + each.size)
        else:
            joined.append(each)
    return joined


def _offsets(lines: list[str]) -> list[int]:
    at = [0]
    for line in lines:
        at.append(at[-1] + len(line))
    return at
