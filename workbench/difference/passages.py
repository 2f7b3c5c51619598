"""The difference of two passages or of two versions of a text, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from rapidfuzz.distance import Indel

from workbench.difference.diff_runs import Run, find_runs
from workbench.difference.numbers import pair_numbers
from workbench.model.change import Op, OpKind, PassageDiff
from workbench.model.commitment import Quantity
from workbench.settings import DifferenceSettings
from workbench.text.words import cut_words


def compare_texts(
    older_text: str,
    newer_text: str,
    *,
    older_quantities: Sequence[Quantity] = (),
    newer_quantities: Sequence[Quantity] = (),
    settings: DifferenceSettings,
    link: str = "",
) -> PassageDiff:
    """Return what became different between two texts: passages, or two versions of a whole report.

    The offsets of the quantities are into the given texts. Long texts are first anchored on their
    unchanged lines, so that the cost grows with what changed.
    """
    if min(len(older_text), len(newer_text)) > settings.long_text:
        ops = _ops_by_line(older_text, newer_text, settings)
    else:
        ops = _ops_of(older_text, newer_text, settings)
    kept = sum(op.older_end - op.older_start for op in ops if op.op == "equal")
    total = len(older_text) + len(newer_text)
    similarity = 2 * kept / total if total else 1.0
    readable = _is_readable(kept, len(older_text), len(newer_text), settings)
    shown = ops if readable else _side_by_side(older_text, newer_text)
    return PassageDiff(
        link=link,
        older=(),
        newer=(),
        older_text=older_text,
        newer_text=newer_text,
        ops=shown,
        numbers=pair_numbers(ops, older_quantities, newer_quantities, settings, (older_text, newer_text)),
        similarity=similarity,
        readable=readable,
    )


def _is_readable(kept: int, older: int, newer: int, settings: DifferenceSettings) -> bool:
    """Say whether enough is shared to read the texts as one; a text wholly within the other is (as none)."""
    enough = 2 * kept >= settings.readable_share * (older + newer)
    return enough or kept >= settings.contained_share * min(older, newer)


def _side_by_side(older_text: str, newer_text: str) -> tuple[Op, ...]:
    return (
        Op(
            op="replace",
            older_start=0,
            older_end=len(older_text),
            newer_start=0,
            newer_end=len(newer_text),
        ),
    )


def _ops_of(
    older_text: str,
    newer_text: str,
    settings: DifferenceSettings,
    older_base: int = 0,
    newer_base: int = 0,
) -> tuple[Op, ...]:
    """Return the runs between two texts that start at the given offsets."""
    runs: Sequence[Run]
    if older_text == newer_text:
        runs = [("equal", 0, len(older_text), 0, len(newer_text))] if older_text else []
    else:
        older = cut_words(older_text, whole_names=True)
        runs = find_runs(older, cut_words(newer_text, whole_names=True), settings)
    return tuple(
        _op(kind, i + older_base, k + older_base, j + newer_base, m + newer_base) for kind, i, k, j, m in runs
    )


def _op(kind: OpKind, older_start: int, older_end: int, newer_start: int, newer_end: int) -> Op:
    return Op(
        op=kind, older_start=older_start, older_end=older_end, newer_start=newer_start, newer_end=newer_end
    )


def _ops_by_line(older_text: str, newer_text: str, settings: DifferenceSettings) -> tuple[Op, ...]:
    """Anchor on equal lines, then compare words between the anchors."""
    older, newer = older_text.splitlines(keepends=True), newer_text.splitlines(keepends=True)
    older_starts, newer_starts = [0, *accumulate(map(len, older))], [0, *accumulate(map(len, newer))]
    ops: list[Op] = []
    older_at = newer_at = 0
    for run in Indel.editops(older, newer).as_matching_blocks():
        older_end, newer_end = older_starts[run.a], newer_starts[run.b]
        ops += _ops_of(
            older_text[older_at:older_end], newer_text[newer_at:newer_end], settings, older_at, newer_at
        )
        size = older_starts[run.a + run.size] - older_end
        older_at, newer_at = older_end + size, newer_end + size
        if size:
            ops.append(_op("equal", older_end, older_at, newer_end, newer_at))
    return _joined(ops)


def _joined(ops: Sequence[Op]) -> tuple[Op, ...]:
    """Join neighbouring equal runs, so that equal and changed ones alternate: an anchor parts the changed."""
    joined: list[Op] = []
    for op in ops:
        if joined and joined[-1].op == op.op == "equal":
            before = joined.pop()
            joined.append(_op("equal", before.older_start, op.older_end, before.newer_start, op.newer_end))
        else:
            joined.append(op)
    return tuple(joined)
