"""Find what a later report says of the commitments of an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.alignment.answers import Answers, Asking
from workbench.alignment.candidates import Found, candidates_of
from workbench.alignment.carryover import carried_over
from workbench.alignment.contested_numbers import left_to_the_surest
from workbench.alignment.offers import OfferFinder
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.progress import due_later, suggest_status
from workbench.alignment.questions import Questions, make_questions
from workbench.alignment.reasons import log_odds
from workbench.alignment.shared_targets import judged_together
from workbench.alignment.similarity import one_thread
from workbench.alignment.statistics import statistical_prior
from workbench.model.commitment import Commitment, Quantity
from workbench.model.genre import SourceClass
from workbench.model.link import Candidate, Evidence, EvidenceReport
from workbench.settings import AlignmentSettings
from workbench.uncollected import uncollected


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
    """Set each commitment of ``older`` against the review of ``newer``, as ``answer`` does it."""
    if not commitments:
        return EvidenceReport(older=older.report.id, newer=newer.report.id, evidence=(), carried_over=())
    with uncollected():
        questions = make_questions(commitments, older, older_quantities, settings)
        return answer(questions, newer, newer_quantities, newer_commitments, settings=settings)


def answer(
    questions: Questions,
    newer: PreparedReport,
    quantities: Sequence[Quantity] = (),
    promised: Sequence[Commitment] | None = (),
    *,
    brief: bool = False,
    settings: AlignmentSettings,
) -> EvidenceReport:
    """Set each commitment of a plan against the review of ``newer``, best passages first.

    Offsets of candidates are into the newer text. A candidate is one sentence, its ``why`` names the
    clause that answers; after them come clauses that answer further numbers of the same commitment.
    ``score`` is the share of such passages that answered on labelled reports; ``confident`` marks a first
    candidate of a kind that was right at least 97 times in a hundred there.
    ``quantities`` are those of ``newer``. The proposed status is None where the passages do not allow one;
    silence is ``no_evidence``, never failure.
    ``carried_over`` lists what ``promised``, the newer commitments, or else sentences of the newer plan,
    promise again; nothing where ``promised`` is None. In ``brief`` clauses that only may be a commitment
    are weighed with the others, but no evidence of theirs is told; candidates do not say why, and those
    that neither hold a number nor decide about a status are left out.
    """
    with uncollected():
        return _answered(questions, newer, quantities, promised, brief, settings)


def _answered(
    questions: Questions,
    newer: PreparedReport,
    quantities: Sequence[Quantity],
    promised: Sequence[Commitment] | None,
    brief: bool,
    settings: AlignmentSettings,
) -> EvidenceReport:
    older, year = questions.older, questions.older.report.year
    told = [not brief or commitment.tier == "commitment" for commitment in questions.commitments]
    with one_thread():
        asking = Asking(questions.queries, older, newer, settings)
        # One part after the other: the second finds the memory that the first has left.
        again = (
            ()
            if promised is None
            else carried_over(questions.commitments, asking.of_part("plan"), newer, promised, settings)
        )
        found = _candidates(questions, told, asking.of_part("review"), newer, quantities, brief, settings)
        found = left_to_the_surest(questions.commitments, found, settings.others_margin)
    return EvidenceReport(
        older=older.report.id,
        newer=newer.report.id,
        evidence=tuple(
            _evidence(commitment, of_one, year, newer.report.source_class, settings)
            for commitment, of_one, is_told in zip(questions.commitments, found, told, strict=True)
            if is_told
        ),
        carried_over=again,
    )


def _candidates(
    questions: Questions,
    told: Sequence[bool],
    answers: Answers | None,
    newer: PreparedReport,
    quantities: Sequence[Quantity],
    brief: bool,
    settings: AlignmentSettings,
) -> list[list[Found]]:
    """Return the candidates of each commitment, none where it is not told or there is no review."""
    if answers is None:
        return [[] for _ in questions.commitments]
    scores = log_odds(answers.features, settings)
    if newer.report.source_class is SourceClass.OFFICIAL_STATISTICS:
        quotes = [commitment.quote for commitment in questions.commitments]
        scores = scores + statistical_prior(quotes, newer, answers.sentences, settings)
    finder = OfferFinder(
        newer=newer,
        answers=answers,
        scores=scores,
        quantities=quantities,
        planned=questions.planned,
        brief=brief,
        settings=settings,
    )
    offers = finder.offers(questions.commitments, told)
    return candidates_of(offers, answers, scores, newer, settings, reasoned=not brief)


def _evidence(
    commitment: Commitment,
    found: Sequence[Found],
    planned_for: int | None,
    source: SourceClass,
    settings: AlignmentSettings,
) -> Evidence:
    counts_only = source is SourceClass.OFFICIAL_STATISTICS
    suggestion = suggest_status(commitment, found, settings, planned_for=planned_for, counts_only=counts_only)
    candidates = judged_together(commitment, [each.candidate for each in found])
    return Evidence(
        commitment=commitment.id,
        candidates=_not_yet_missed(candidates) if due_later(commitment, planned_for) else candidates,
        suggested_status=suggestion.status,
        why=suggestion.why,
    )


def _not_yet_missed(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Say nothing of numbers that fall short of what is due in a later year."""
    return tuple(
        each._replace(comparison=replace(each.comparison, met=None, why_null="period"))
        if each.comparison is not None and each.comparison.met is False
        else each
        for each in candidates
    )
