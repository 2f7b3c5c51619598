"""What a library's decisions teach the extraction, and which clauses would change their tier by it."""

from __future__ import annotations

from typing import NamedTuple

from workbench.extraction.commitments import propose_commitments
from workbench.extraction.likelihood import commitment_weights
from workbench.extraction.teaching import Lesson, decided_clauses, learn
from workbench.model.commitment import Commitment
from workbench.model.report import Report
from workbench.pipeline.analysing import proposals_of, quantities_of
from workbench.pipeline.folding import commitments_as_written, folded_report
from workbench.pipeline.workspace import Workspace


class Moved(NamedTuple):
    """A clause that a lesson moves: into the proposals that count (``firm``), or out of them."""

    commitment: Commitment
    firm: bool


def lesson_of(workspace: Workspace) -> Lesson:
    """Return what all decisions of a library teach together."""
    settings = workspace.settings.extraction
    decided = [
        each
        for document in workspace.documents()
        if (decisions := workspace.store.annotations(document=document.id))
        for report in [workspace.report(document.id)]
        for each in decided_clauses(folded_report(report), quantities_of(report), decisions, settings)
    ]
    return learn(decided, commitment_weights(), settings)


def moved_by(lesson: Lesson, report: Report, workspace: Workspace) -> tuple[Moved, ...]:
    """Return the undecided clauses that a lesson moves into or out of a report's proposals that count."""
    if not lesson.shifts:
        return ()
    weights = lesson.applied(commitment_weights())
    found = propose_commitments(
        folded_report(report), quantities_of(report), workspace.settings.extraction, weights=weights
    )
    taught = commitments_as_written(report, found)
    before = {each.id: each for each in proposals_of(report, workspace.settings) if each.tier == "commitment"}
    after = {each.id: each for each in taught if each.tier == "commitment"}
    decided = {each.proposal for each in workspace.store.annotations(document=report.id)}
    come = [Moved(each, True) for key, each in after.items() if key not in before and key not in decided]
    gone = [Moved(each, False) for key, each in before.items() if key not in after and key not in decided]
    return tuple(sorted((*come, *gone), key=lambda each: each.commitment.start))
