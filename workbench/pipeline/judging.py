"""What a later report says of an earlier one's commitments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from workbench.model.commitment import Commitment, CommitmentType
from workbench.model.decision import Annotation, Assessment
from workbench.model.link import EvidenceReport
from workbench.model.report import Report
from workbench.pipeline.analysing import (
    Reading,
    commitments_of,
    prepared,
    proposals_of,
    quantities_of,
    without_footnote_marks,
)
from workbench.pipeline.disk_cache import kept_on_disk
from workbench.pipeline.folding import folded_commitments
from workbench.pipeline.memo import once_for_all, remembered
from workbench.pipeline.unmarked import marked_evidence
from workbench.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from workbench.alignment.questions import Questions
    from workbench.store.store import Store


@remembered(8)
def _questions(commitments: tuple[Commitment, ...], older: Reading, settings: Settings) -> Questions:
    from workbench.alignment.questions import make_questions  # noqa: PLC0415 - as in `_found`

    return make_questions(
        folded_commitments(older.report, commitments),
        prepared(older.report, settings),
        quantities_of(older.report),
        settings.alignment,
    )


class _Asked(NamedTuple):
    """What is asked beside the evidence of what a plan proposes: see ``evidence``."""

    again: bool
    brief: bool


@once_for_all(12)  # one to three megabytes each, and on disk beside
def _evidence(
    commitments: tuple[Commitment, ...], older: Reading, newer: Reading, settings: Settings, asked: _Asked
) -> EvidenceReport:
    return kept_on_disk(
        "evidence",
        lambda: (older.content(), newer.content(), repr(commitments), repr(settings), repr(asked)),
        lambda: _found(commitments, older, newer, settings, asked),
    )


def _found(
    commitments: tuple[Commitment, ...], older: Reading, newer: Reading, settings: Settings, asked: _Asked
) -> EvidenceReport:
    if not commitments:
        return EvidenceReport(older=older.report.id, newer=newer.report.id, evidence=(), carried_over=())
    # Evidence that was kept needs none of what finds it.
    from workbench.alignment.evidence import answer  # noqa: PLC0415

    plain, marks = without_footnote_marks(newer.report)
    found = answer(
        _questions(commitments, older, settings),
        prepared(plain, settings),
        quantities_of(plain),
        commitments_of(plain, settings) if asked.again else None,
        brief=asked.brief,
        settings=settings.alignment,
    )
    return marked_evidence(found, newer.report, marks) if marks.cuts else found


def evidence(
    older: Report,
    newer: Report,
    settings: Settings = DEFAULTS,
    *,
    made: Iterable[Commitment] = (),
    again: bool = True,
    brief: bool = False,
) -> EvidenceReport:
    """Return, for each proposal of the older plan, the newer review's passages, best first.

    Clauses that may be a commitment have their evidence too; whoever counts leaves them out, all at once in
    ``brief``, where no passage says why it is one either, and those that decide nothing are left out.
    ``made`` are commitments that people marked themselves, beside those the machine proposes. Without
    ``again`` what the newer document promises again is not looked for.
    """
    readings = Reading.of(older), Reading.of(newer)
    asked = _Asked(again, brief)
    found = _evidence(proposals_of(older, settings), *readings, settings, asked)
    own = tuple(made)
    if not own:
        return found
    more = _evidence(own, *readings, settings, asked)
    return replace(
        found,
        evidence=(*found.evidence, *more.evidence),
        carried_over=(*found.carried_over, *more.carried_over),
    )


def own_judgement(store: Store, annotation: str, against: str, coder: str) -> Assessment | None:
    """Return what a coder said of a commitment against one report, whichever version of its text.

    A verdict against another report is another verdict, and a ruling is the team's: neither is the
    coder's own. None where nothing was said.
    """
    reports = {document.id: document.report for document in store.documents()}
    report = reports.get(against, against)
    given = store.assessments(annotation=annotation, coder=coder)
    own = (a for a in given if not a.adjudicated and reports.get(a.against, a.against) == report)
    return next(own, None)


def made_commitments(report: Report, annotations: Iterable[Annotation]) -> tuple[Commitment, ...]:
    """Return what people marked themselves as commitments of the report, under the annotations' ids."""
    return tuple(
        commitment
        for annotation in annotations
        if annotation.decision == "created" and (commitment := _made(report, annotation)) is not None
    )


def _made(report: Report, annotation: Annotation) -> Commitment | None:
    start, end = annotation.anchor.start, annotation.anchor.end
    sentence = next((s for s in report.sentences if start is not None and s.start <= start < s.end), None)
    if sentence is None or start is None or end is None:
        return None
    above = report.ancestors(sentence)
    kind = annotation.type if annotation.type in get_args(CommitmentType) else "measure"
    return Commitment(
        id=annotation.id,
        report=report.id,
        quote=report.text[start:end],
        start=start,
        end=end,
        sentence=sentence.id,
        section=next((n.id for n in above if n.kind in ("section", "part")), None),
        theme=next((n.id for n in above if n.kind == "theme"), None),
        type=cast("CommitmentType", kind),
        items=annotation.items,
        bodies=annotation.bodies,
        deadline=annotation.deadline,
        quantities=tuple(q for q in quantities_of(report) if start <= q.start and q.end <= end),
        area=annotation.area,
    )
