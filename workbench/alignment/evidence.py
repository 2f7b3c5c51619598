"""Find what a later report says of the commitments of an earlier one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from workbench.alignment.candidates import CandidateFinder
from workbench.alignment.carryover import carried_over
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.progress import due_later, suggest_status
from workbench.alignment.queries import Asking, make_queries
from workbench.alignment.similarity import one_thread
from workbench.alignment.statistics import statistical_prior
from workbench.model.commitment import Commitment, Quantity
from workbench.model.genre import SourceClass
from workbench.model.link import Candidate, Evidence, EvidenceReport
from workbench.settings import AlignmentSettings


def find_evidence(
    commitments: Sequence[Commitment],
    older: PreparedReport,
    newer: PreparedReport,
    *,
    older_quantities: Sequence[Quantity] = (),
    newer_quantities: Sequence[Quantity] = (),
    newer_commitments: Sequence[Commitment] = (),
    settings: AlignmentSettings,
) -> EvidenceReport:
    """Set each commitment of ``older`` against the review of ``newer``, best passages first.

    Offsets of candidates are into the newer text. A candidate is one sentence, its ``why`` names the
    clause that answers; after them come clauses that answer further numbers of the same commitment.
    ``score`` is the share of such passages that answered on labelled reports; ``confident`` marks a first
    candidate of a kind that was right at least 97 times in a hundred there.
    A commitment without numbers takes those of ``older_quantities`` in its quotation. The proposed status
    is None where the passages do not allow one; silence is ``no_evidence``, never failure.
    ``carried_over`` lists what ``newer_commitments``, or else sentences of the newer plan, promise again.
    """
    if not commitments:
        return EvidenceReport(older=older.report.id, newer=newer.report.id, evidence=(), carried_over=())
    commitments = _with_numbers(commitments, older_quantities)
    with one_thread():
        asking = Asking(make_queries(commitments, older, settings), older, newer, settings)
        answers, promised = asking.of_part("review"), asking.of_part("plan")
    counts = answers is not None and newer.report.source_class is SourceClass.OFFICIAL_STATISTICS
    finder = CandidateFinder(
        older=older,
        newer=newer,
        answers=answers,
        quantities=newer_quantities,
        settings=settings,
        prior=statistical_prior([c.quote for c in commitments], newer, answers.sentences, settings)
        if answers is not None and counts
        else None,
    )
    return EvidenceReport(
        older=older.report.id,
        newer=newer.report.id,
        evidence=tuple(_evidence(c, row, finder, settings) for row, c in enumerate(commitments)),
        carried_over=carried_over(commitments, promised, newer, newer_commitments, settings),
    )


def _with_numbers(
    commitments: Sequence[Commitment], quantities: Sequence[Quantity]
) -> tuple[Commitment, ...]:
    """Give commitments without numbers those that stand in their quotations."""
    order = sorted(range(len(quantities)), key=lambda at: quantities[at].start)
    starts = [quantities[at].start for at in order]

    def inside(c: Commitment) -> tuple[Quantity, ...]:
        within = order[bisect_left(starts, c.start) : bisect_right(starts, c.end)]
        return tuple([quantities[at] for at in sorted(within) if quantities[at].end <= c.end])

    return tuple([c if c.quantities else c._replace(quantities=inside(c)) for c in commitments])


def _evidence(
    commitment: Commitment, row: int, finder: CandidateFinder, settings: AlignmentSettings
) -> Evidence:
    found = finder.find(commitment, row)
    planned_for = finder.older.report.year
    suggestion = suggest_status(commitment, found, settings, planned_for=planned_for)
    candidates = tuple(each.candidate for each in found)
    return Evidence(
        commitment=commitment.id,
        candidates=_not_yet_missed(candidates) if due_later(commitment, planned_for) else candidates,
        suggested_status=suggestion.status,
        why=suggestion.why.zh,
        why_english=suggestion.why.en,
    )


def _not_yet_missed(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Say nothing of numbers that fall short of what is due in a later year."""
    return tuple(
        each._replace(comparison=replace(each.comparison, met=None, why_null="period"))
        if each.comparison is not None and each.comparison.met is False
        else each
        for each in candidates
    )
