"""Commitments of one year beside what the next year's review says of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from workbench.model.commitment import Commitment
from workbench.model.decision import Annotation, Assessment
from workbench.model.figures import figure, percent, signed_pair
from workbench.model.link import Candidate, CarryOver, Comparison, Evidence, EvidenceReport
from workbench.model.report import Node, Report
from workbench.ui.fulfilment.decided_rows import blind_row, decided_rows, lay_over
from workbench.ui.fulfilment.sources_presenter import present_conflicts, present_sources, speaking
from workbench.ui.i18n import Language, moment, translate
from workbench.ui.presenting.citing import present_citing
from workbench.ui.presenting.commitments import present_proposal
from workbench.ui.presenting.numbers import reasons
from workbench.ui.presenting.report_text import heading_path
from workbench.ui.shapes.fulfilment import (
    Answer,
    Answers,
    FlowContent,
    FlowRows,
    Judged,
    Judgements,
    JudgingItem,
    NumberPair,
    OtherVerdict,
    PairFound,
    Standing,
    Suggestion,
)

JUDGING_KEYS = (
    ("1 – 7", "keys.verdicts"),
    ("E", "keys.take_first"),
    ("D / C", "keys.stances"),
    ("Shift+2 – 9", "keys.take_nth"),
    ("↑ / ↓", "keys.candidates"),
    ("Enter", "keys.take_here"),
    ("A / X", "keys.possible"),
    ("J / K", "keys.next_undecided"),
    ("Shift+J / Shift+K", "keys.next_any"),
    ("U", "keys.undo"),
    ("Shift+U", "keys.redo"),
    ("M", "keys.incomparable"),
    ("R", "keys.stands"),
    ("N", "keys.rationale"),
    ("F", "keys.whole_review"),
    ("/", "keys.find_flow"),
    ("S", "keys.select_evidence"),
    ("V", "keys.source"),
    ("Y", "keys.cite"),
    ("L", "common.life"),
    ("Shift+B", "keys.bulk"),
    ("?", "keys.help"),
)


def present_flow(
    older: Report,
    newer: Report,
    commitments: Sequence[Commitment],
    annotations: Sequence[Annotation],
    found: EvidenceReport,
    language: Language,
    more: Sequence[Report] = (),
) -> FlowRows:
    """Return the flow's properties with people's annotations laid over the machine's rows."""
    known = {each.id for each in commitments}
    made = [each.commitment for each in found.evidence if each.commitment not in known]
    props = present_pair(older, newer, commitments, made, found, language, more)
    return lay_over_flow(props, older, annotations)


def present_pair(
    older: Report,
    newer: Report,
    commitments: Sequence[Commitment],
    made: Sequence[str],
    found: EvidenceReport,
    language: Language,
    more: Sequence[Report] = (),
    possible: Sequence[Commitment] = (),
) -> PairFound:
    """Return the part of the flow's properties that no decision changes.

    ``made`` are the ids of people's own commitments, for which ``answers`` holds what was found; ``more``
    are further documents that answer, beside the newer report, and ``possible`` the clauses that may be a
    commitment.
    """
    sources = {each.id: each for each in (newer, *more)}
    evidence = {each.commitment: each for each in found.evidence}
    carried = {each.older: each for each in found.carried_over}
    told = speaking(found)

    def row(commitment: Commitment, status: str) -> JudgingItem:
        return {
            **present_proposal(commitment, language),
            "status": status,
            "answered": bool(told.get(commitment.id)),
            "years": _is_over_years(commitment),
            **_standing(older, commitment.start),
            **_answers(sources, evidence.get(commitment.id), carried.get(commitment.id), language),
        }

    rows = [row(each, "proposed") for each in commitments]
    return {
        "items": rows,
        "answers": {
            each: _answers(sources, evidence.get(each), carried.get(each), language) for each in made
        },
        "documents": present_sources([newer, *more], language),
        "citing": {each.id: present_citing(each, language) for each in (older, newer, *more)},
        "possible": [row(each, "possible") for each in possible],
        "speaking": told,
        "older": older.id,
        "keys": [(key, translate(language, wording)) for key, wording in JUDGING_KEYS],
    }


def lay_over_flow(props: PairFound, older: Report, annotations: Sequence[Annotation]) -> FlowRows:
    """Return a pair's properties with people's annotations laid over its rows."""
    machine = props["items"]
    known = {row["id"] for row in machine}
    items = lay_over(machine, props["answers"], decided_rows(older, annotations), known)
    return with_items(props, items)


def with_items(props: FlowContent, items: Sequence[JudgingItem]) -> FlowRows:
    """Return the flow with other rows than it had."""
    return {
        "documents": props["documents"],
        "citing": props["citing"],
        "items": items,
        "possible": props["possible"],
        "older": props["older"],
        "keys": props["keys"],
        "sections": _sections(items),
    }


def blind_flow(props: FlowRows, chosen: Collection[str]) -> FlowRows:
    """Return the properties for who judges ``chosen`` blind: passages, and nobody's conclusions."""
    items = [blind_row(row) for row in props["items"] if row["id"] in chosen]
    return {**with_items(props, items), "possible": []}


def _sections(items: Iterable[JudgingItem]) -> list[str]:
    return list(dict.fromkeys(item["section"] for item in items if item["section"]))


def _standing(report: Report, start: int | None) -> Standing:
    path = heading_path(report, start)
    return {"path": path, "section": path[-1] if path else ""}


def _is_over_years(commitment: Commitment) -> bool:
    period = commitment.period
    return period is not None and period.since[:4] != period.until[:4]


def _answers(
    sources: Mapping[str, Report], evidence: Evidence | None, carried: CarryOver | None, language: Language
) -> Answers:
    newer = next(iter(sources))
    return {
        "candidates": [
            present_candidate(c, sources[c.source or newer], language)
            for c in (evidence.candidates if evidence else ())
        ],
        "conflicts": present_conflicts(evidence.conflicts if evidence else ()),
        "suggestion": _suggestion(evidence, language),
        "carried": {"quote": carried.newer_quote, "change": _change(carried, language)} if carried else None,
    }


def _change(carried: CarryOver, language: Language) -> str | None:
    return carried.change.in_language(language) if carried.change else None


def _suggestion(evidence: Evidence | None, language: Language) -> Suggestion | None:
    if evidence is None or not evidence.suggested_status:
        return None
    return {
        "status": evidence.suggested_status,
        "why": evidence.why.in_language(language),
    }


def present_candidate(candidate: Candidate, newer: Report, language: Language) -> Answer:
    """Return a passage that may answer; ``hit`` is the clause of it that does."""
    sentence = newer.by_id.get(candidate.sentence)
    around: list[Candidate | Node] = [candidate, *([sentence] if sentence else [])]
    if sentence and "row" in candidate.why:  # what a row says of its task is read beside the task
        around += [node for node in newer.ancestors(sentence) if node.kind == "row"]
    first, last = min(each.start for each in around), max(each.end for each in around)
    whole, clause = newer.text[first:last], candidate.why.get("clause")
    hit = clause if isinstance(clause, str) and clause and clause in whole else candidate.text
    before, _, after = whole.partition(hit)
    return {
        "document": newer.id,
        "start": candidate.start,
        "end": candidate.end,
        "text": candidate.text,
        "before": before,
        "hit": hit,
        "after": after,
        "score": f"{candidate.score:.2f}",
        "raw_score": candidate.score,
        "confident": candidate.confident,
        "why": reasons({k: v for k, v in candidate.why.items() if k != "clause"}, language),
        "comparison": present_comparison(candidate.comparison, language) if candidate.comparison else None,
    }


def present_comparison(comparison: Comparison, language: Language) -> NumberPair:
    """Return planned and actual number side by side."""
    planned, actual = signed_pair(
        *(comparison.planned, comparison.planned_value, comparison.actual, comparison.actual_value),
        comparison.comparator,
    )
    return {
        "metric": comparison.metric,
        "planned": planned,
        "actual": actual,
        "raw": (comparison.planned, comparison.actual),
        "attainment": None if comparison.met is None else _reached(comparison, language),
        "met": comparison.met,
        "note": comparison.note.in_language(language),
    }


def _reached(comparison: Comparison, language: Language) -> str | None:
    """Return how much of an amount was reached, for growth and shares by how many points it is off."""
    if comparison.unit == "%":
        points = comparison.actual_value - comparison.planned_value
        sign = "+" if points > 0 else "−" if points < 0 else ""
        return translate(language, "number.points", value=sign + figure(abs(points), 2))
    return None if comparison.attainment is None else percent(comparison.attainment, 1)


def present_assessment(assessment: Assessment, language: Language) -> Judged:
    """Return one coder's verdict with its evidence."""
    return {
        "id": assessment.id,
        "verdict": assessment.verdict.value,
        "evidence": [
            {
                "document": q.anchor.document,
                "start": q.anchor.start,
                "end": q.anchor.end,
                "quote": q.anchor.exact,
                "stance": q.stance,
                "state": q.anchor.state.value,
            }
            for q in assessment.evidence
        ],
        "incomparable": [
            {"document": each.document, "planned": each.planned, "actual": each.actual}
            for each in assessment.incomparable
        ],
        "official_claim": assessment.official_claim.value if assessment.official_claim else None,
        "schedule": assessment.schedule.value if assessment.schedule else None,
        "rationale": assessment.rationale,
        "coder": assessment.coder,
        "at": moment(language, assessment.modified or assessment.created),
        "version": assessment.version,
    }


def present_judgements(
    annotations: Iterable[Annotation],
    assessments: Iterable[Assessment],
    coder: str,
    language: Language,
    seen: Collection[str] | None = None,
) -> Judgements:
    """Return one coder's verdicts by item, what others gave, and which proposals are rejected.

    Only of annotations that are ``seen`` (their ids; all where not said) is it told that they are rejections.
    """
    notes = list(annotations)
    item_of = {a.id: a.proposal or a.id for a in notes}
    mine: dict[str, Judged] = {}
    others: dict[str, list[OtherVerdict]] = {}
    for each in assessments:
        item = item_of.get(each.annotation)
        if item is None:
            continue
        if each.coder == coder and not each.adjudicated:
            mine[item] = present_assessment(each, language)
        elif each.verdict.value != "not_assessed" and not each.blind:
            others.setdefault(item, []).append({"coder": each.coder, "verdict": each.verdict.value})
    kept = {item_of[a.id] for a in notes if a.decision != "rejected"}
    told = [a for a in notes if a.decision == "rejected" and (seen is None or a.id in seen)]
    rejected = [item_of[a.id] for a in told if item_of[a.id] not in kept]
    answered = [a.proposal for a in notes if a.proposal]
    return {"assessments": mine, "others": others, "rejected": rejected, "answered": answered}
