"""What kind of change a passage underwent, to filter and count by."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from workbench.model.change import Difference, PassageDiff
from workbench.text.words import cut_words

ChangeKind = Literal[
    "same", "punctuation", "wording", "number", "moved", "regrouped", "rewritten", "added", "dropped"
]
KINDS: tuple[ChangeKind, ...] = (
    "number",
    "wording",
    "punctuation",
    "moved",
    "regrouped",
    "rewritten",
    "added",
    "dropped",
    "same",
)


def describe_changes(passage: PassageDiff) -> frozenset[ChangeKind]:
    """Return every kind of change one aligned pair shows.

    ``number``: a paired number differs or can't be compared; ``wording``: words differ; ``punctuation``:
    nothing but signs differs; ``regrouped``: split or merged; ``rewritten``: too little shared to read as
    one text; ``moved`` as linked; ``same``: none of these. ``added`` and ``dropped`` are for passages
    without a partner (``count_changes``).
    """
    kinds: set[ChangeKind] = set()
    if any(number.change != 0 for number in passage.numbers):
        kinds.add("number")
    edits = [op for op in passage.ops if op.op != "equal"]
    changed = "\n".join(
        f"{passage.older_text[op.older_start : op.older_end]}\n"
        f"{passage.newer_text[op.newer_start : op.newer_end]}"
        for op in edits
    )
    if not passage.readable:
        kinds.add("rewritten")
    elif _has_words(changed):
        kinds.add("wording")
    elif edits and not any(sign.isalnum() for sign in changed):
        kinds.add("punctuation")
    if passage.moved:
        kinds.add("moved")
    if len(passage.older) > 1 or len(passage.newer) > 1:
        kinds.add("regrouped")
    return frozenset(kinds) or frozenset({"same"})


def count_changes(difference: Difference) -> dict[ChangeKind, int]:
    """Return how many passages show each kind of change; a passage counts under each of its kinds."""
    counts: Counter[ChangeKind] = Counter()
    for passage in difference.passages:
        counts.update(describe_changes(passage))
    counts["added"] += len(difference.added)
    counts["dropped"] += len(difference.dropped)
    return {kind: counts[kind] for kind in KINDS}


def _has_words(changed: str) -> bool:
    """Say whether changed text holds a word that is neither a figure with its unit nor punctuation."""
    return any(
        any(sign.isalpha() for sign in word) and not any(sign.isdigit() for sign in word)
        for word in cut_words(changed)
    )
