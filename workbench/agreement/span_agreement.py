"""How far coders agree on where commitments begin and end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from workbench.agreement.coefficients import alpha_of_counts
from workbench.model.said import NOTHING, Said
from workbench.model.span import Span

_TOO_FEW = Said("agreement.too_few")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanAgreement:
    """Agreement of coders on passages of one text.

    ``alpha`` is Krippendorff's binary α for unitizing (marked or not, weighted by characters; the
    unmarked text is part of what is expected by chance, so that it cannot swell the figure). ``exact``
    and ``overlapping`` are mean pairwise F1 of whole passages, the latter counting pairs that share
    half of their characters; ``passages`` counts them by coder.
    """

    n: int
    passages: Mapping[str, int]
    alpha: float | None
    exact: float | None
    overlapping: float | None
    undefined: Said = NOTHING


def measure_spans(spans: Mapping[str, Sequence[Span]], length: int) -> SpanAgreement:
    """Return the agreement on passages of a text of ``length`` characters, by coder."""
    counts = {coder: len(found) for coder, found in sorted(spans.items())}
    pairs = list(combinations(sorted(spans), 2))
    if not pairs or length == 0 or not any(counts.values()):
        return SpanAgreement(
            n=length,
            passages=counts,
            alpha=None,
            exact=None,
            overlapping=None,
            undefined=_TOO_FEW,
        )
    return SpanAgreement(
        n=length,
        passages=counts,
        alpha=_unitizing_alpha(spans, length),
        exact=_mean([_f1(spans[one], spans[two], whole=True) for one, two in pairs]),
        overlapping=_mean([_f1(spans[one], spans[two], whole=False) for one, two in pairs]),
    )


def _unitizing_alpha(spans: Mapping[str, Sequence[Span]], length: int) -> float | None:
    """Return binary α over the continuum, computed by runs instead of character by character."""
    edges = sorted({0, length, *(edge for found in spans.values() for each in found for edge in _ends(each))})
    coders = len(spans)
    totals = [[0.0, 0.0], [0.0, 0.0]]
    for start, end in pairwise(edges):
        marked = sum(
            any(each.start <= start and end <= each.end for each in found) for found in spans.values()
        )
        counts = (coders - marked, marked)
        for i in (0, 1):
            for j in (0, 1):
                pairs = counts[i] * (counts[j] - (i == j))
                totals[i][j] += (end - start) * pairs / (coders - 1)
    return alpha_of_counts(totals)


def _f1(ours: Sequence[Span], theirs: Sequence[Span], *, whole: bool) -> float:
    """Return 2·matched / (ours + theirs); each passage is matched once, the best overlap first."""
    if not ours and not theirs:
        return 1.0
    candidates = sorted(
        (
            (-one.overlap(two), i, j)
            for i, one in enumerate(ours)
            for j, two in enumerate(theirs)
            if (one == two if whole else 2 * one.overlap(two) >= max(len(one), len(two)))
        ),
    )
    used_ours: set[int] = set()
    used_theirs: set[int] = set()
    for _, i, j in candidates:
        if i not in used_ours and j not in used_theirs:
            used_ours.add(i)
            used_theirs.add(j)
    return 2 * len(used_ours) / (len(ours) + len(theirs))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
