"""What became of each labelled commitment: was it proposed, and where does its evidence rank."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.quality.gold.sets import Pair, scorer
from workbench.model.commitment import Commitment
from workbench.model.link import Evidence

Places = Sequence[tuple[tuple[int, int], Commitment]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One labelled commitment: ``rank`` is that of the first right passage (from 1), None for none.

    ``answered`` says that the labels name evidence at all; ``cause`` says why the first three places miss.
    """

    quote: str
    detected: bool
    answered: bool
    rank: int | None
    cause: str
    shown: str


def place(pair: Pair, commitments: Sequence[Commitment]) -> Places:
    """Return where the proposals stand in the labelled segmentation."""
    canon = pair.canon[0]
    return [(span, c) for c in commitments for span in canon.locate(c.quote)]


def judge(
    pair: Pair, commitments: Sequence[Commitment], evidence: Mapping[str, Evidence] | None = None
) -> list[Outcome]:
    """Return the outcome of each firm label; the rules are those of the shared scorer."""
    placed = place(pair, commitments)
    return [_outcome(pair, row, placed, evidence or {}) for row in firm_labels(pair)]


def firm_labels(pair: Pair) -> list[Any]:
    """Return the labelled commitments that are not arguable."""
    return [row for row in pair.evidence["commitments"] if not row.get("borderline")]


def quote_span(pair: Pair, row: Any) -> tuple[int, int]:
    """Return where a labelled commitment stands in its segmentation."""
    canon = pair.canon[0]
    home = canon.span[row["a"]]
    found: tuple[int, int] = next(
        (s for s in canon.locate(row["commitment"]) if scorer().overlap(s, home)), home
    )
    return found


def astray(pair: Pair, commitments: Sequence[Commitment]) -> list[Commitment]:
    """Return the proposals in sentences that readers took for none."""
    canon = pair.canon[0]
    none = sorted(canon.span[i] for i in pair.evidence["not_commitments"] if i in canon.span)
    found = []
    for commitment in commitments:
        first = canon.locate(commitment.quote)[:1]
        if first:
            at = bisect_left(none, (first[0][0] + 1, 0)) - 1
            if at >= 0 and none[at][0] <= first[0][0] < none[at][1]:
                found.append(commitment)
    return found


def _outcome(pair: Pair, row: Any, placed: Places, evidence: Mapping[str, Evidence]) -> Outcome:
    score = scorer()
    quote = quote_span(pair, row)
    near = [(score.overlap(s, quote) / (s[1] - s[0]), c) for s, c in placed if score.covers(s, quote)]
    if not near:
        return Outcome(row["commitment"], False, bool(row["b"]), None, "not proposed", "")
    best = max(near, key=lambda each: each[0])[1]
    rivals = [c for share, c in near if share >= 0.5] or [best]
    ranks = [
        rank
        for c in rivals
        if c.id in evidence
        for rank, candidate in enumerate(evidence[c.id].candidates, 1)
        if _is_right(pair, row, candidate.text)
    ]
    rank = min(ranks, default=None)
    found = evidence.get(best.id)
    shown = found.candidates[0].text if found and found.candidates else ""
    cause = "" if rank is not None and rank <= 3 else _cause(pair, row, best, shown)
    return Outcome(row["commitment"], True, bool(row["b"]), rank, cause, shown)


def _is_right(pair: Pair, row: Any, text: str) -> bool:
    score, canon = scorer(), pair.canon[1]
    return any(score.covers(span, canon.span[b]) for span in canon.locate(text) for b in row["b"])


def _cause(pair: Pair, row: Any, best: Commitment, shown: str) -> str:
    """Name why the right passage does not stand high."""
    canon = pair.canon[1]
    answers = "".join(canon.text[slice(*canon.span[b])] for b in row["b"])
    letters = scorer().norm(row["commitment"])
    words = {letters[i : i + 2] for i in range(len(letters) - 1)}
    shared = [word for word in words if word in answers]
    if len(scorer().norm(best.quote)) * 2 < len(letters):
        return "only a part was quoted"
    if len(shared) <= 1:
        return "the answer shares no word"
    if len(shown) < 30:
        return "a lead stands above"
    return "another passage is more alike"
