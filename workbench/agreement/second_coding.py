"""Blind second coding: who codes what again, what they may see, and where coders disagree."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from workbench.agreement.coefficients import Agreement, measure
from workbench.agreement.span_agreement import SpanAgreement, measure_spans
from workbench.model.decision import Annotation, Assessment, Verdict
from workbench.model.span import Span

BLIND = "blind"
"""The mark of an annotation that was made without seeing others'; in ``Annotation.extra``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A commitment on which coders gave different verdicts and nobody has ruled yet."""

    annotation: str
    against: str
    judgements: tuple[Assessment, ...]


def draw_sample(ids: Iterable[str], share: float, *, seed: str = "") -> tuple[str, ...]:
    """Return the ``share`` (0..1, rounded up) of ids to be coded a second time, in the order of ids.

    Chosen by hash: the same for everybody and every run, and not by anybody's hand.
    """
    unique = sorted(set(ids))
    size = math.ceil(len(unique) * min(1.0, max(0.0, share)))
    chosen = sorted(unique, key=lambda each: sha256(f"{seed}\n{each}".encode()).digest())[:size]
    return tuple(sorted(chosen))


def visible_to(coder: str, judgements: Sequence[Assessment], sample: Iterable[str]) -> tuple[Assessment, ...]:
    """Return what a coder may see: within the sample, others' verdicts only after their own."""
    hidden = set(sample) - {each.annotation for each in judgements if each.coder == coder and _says(each)}
    return tuple(each for each in judgements if each.coder == coder or each.annotation not in hidden)


def verdict_agreement(judgements: Iterable[Assessment], *, blind_only: bool = False) -> Agreement:
    """Return the agreement on verdicts; a unit is a commitment against one document.

    Rulings and what was not assessed do not count. With ``blind_only``, units without a blind
    judgement are left out, and only independent coding is measured.
    """
    units: dict[str, dict[str, str]] = {}
    blind = set()
    for each in judgements:
        if _says(each) and not each.adjudicated:
            unit = f"{each.annotation}\n{each.against}"
            units.setdefault(unit, {})[each.coder] = each.verdict.value
            if each.blind:
                blind.add(unit)
    if blind_only:
        units = {unit: labels for unit, labels in units.items() if unit in blind}
    return measure(units)


def decision_agreement(annotations: Iterable[Annotation]) -> Agreement:
    """Return the agreement on whether a proposal is a commitment; a unit is a proposal."""
    units: dict[str, dict[str, str]] = {}
    for each in annotations:
        if each.proposal is not None:
            label = "rejected" if each.decision == "rejected" else "accepted"
            units.setdefault(each.proposal, {})[each.coder] = label
    return measure(units)


def team_notes(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Return the annotations of the team, without what anybody coded blind."""
    return tuple(each for each in annotations if not each.extra.get(BLIND))


def blind_notes(annotations: Iterable[Annotation], coder: str) -> tuple[Annotation, ...]:
    """Return what one coder coded blind."""
    return tuple(each for each in annotations if each.extra.get(BLIND) and each.coder == coder)


def coded_twice(annotations: Iterable[Annotation]) -> frozenset[str]:
    """Return the proposals that two or more coders answered, each without seeing the other."""
    coders: dict[str, set[str]] = {}
    for each in annotations:
        if each.proposal is not None:
            coders.setdefault(each.proposal, set()).add(each.coder)
    return frozenset(proposal for proposal, found in coders.items() if len(found) > 1)


def within(spans: Iterable[Span], region: Sequence[Span]) -> tuple[Span, ...]:
    """Return the parts of ``spans`` that lie in ``region``, counted as if the region were all the text.

    ``region`` is in order and does not overlap; a span that crosses its bounds is cut there.
    """
    starts = [0]
    for each in region:
        starts.append(starts[-1] + len(each))
    return tuple(
        Span(start + max(0, span.start - part.start), start + min(len(part), span.end - part.start))
        for span in spans
        for part, start in zip(region, starts, strict=False)
        if part.overlap(span)
    )


def passage_agreement(
    annotations: Iterable[Annotation], length: int, region: Sequence[Span] | None = None
) -> SpanAgreement:
    """Return the agreement on passages marked in one text of ``length`` characters.

    With ``region`` only what stands in these stretches counts: those that more than one coder read.
    """
    spans: dict[str, list[Span]] = {}
    for each in annotations:
        found = spans.setdefault(each.coder, [])
        start, end = each.anchor.start, each.anchor.end
        if each.decision != "rejected" and start is not None and end is not None:
            found.append(Span(start, end))
    if region is None:
        return measure_spans(spans, length)
    cut = {coder: within(found, region) for coder, found in spans.items()}
    return measure_spans({coder: found for coder, found in cut.items() if found}, sum(map(len, region)))


def disagreements(judgements: Iterable[Assessment]) -> tuple[Disagreement, ...]:
    """Return the queue for adjudication: units with different verdicts and no ruling."""
    units: dict[tuple[str, str], list[Assessment]] = {}
    for each in judgements:
        units.setdefault((each.annotation, each.against), []).append(each)
    queue = []
    for (annotation, against), found in sorted(units.items()):
        coders = [each for each in found if _says(each) and not each.adjudicated]
        if not any(each.adjudicated for each in found) and len({each.verdict for each in coders}) > 1:
            judged = tuple(sorted(coders, key=lambda each: each.coder))
            queue.append(Disagreement(annotation=annotation, against=against, judgements=judged))
    return tuple(queue)


def _says(judgement: Assessment) -> bool:
    return judgement.verdict is not Verdict.NOT_ASSESSED
