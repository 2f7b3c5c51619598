"""How the machine's proposals fare against what analysts decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.extraction.proposal_quality import ProposalQuality, measure_proposals
from workbench.model.commitment import Commitment
from workbench.model.decision import Annotation, Document
from workbench.pipeline.analysing import proposals_of
from workbench.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentQuality:
    """The figures of one text version."""

    document: Document
    quality: ProposalQuality


def proposal_quality(workspace: Workspace) -> tuple[DocumentQuality, ...]:
    """Return, for each text that somebody worked on, how its proposals fared."""
    return tuple(
        DocumentQuality(
            document=document,
            quality=measure_proposals(
                _counted(workspace, document, decisions), decisions, workspace.settings.extraction
            ),
        )
        for document in workspace.documents()
        if (decisions := workspace.store.annotations(document=document.id))
    )


def _counted(
    workspace: Workspace, document: Document, decisions: Sequence[Annotation]
) -> tuple[Commitment, ...]:
    """Return the proposals that count: the firm ones, and of the possible ones those somebody answered."""
    answered = {each.proposal for each in decisions}
    proposals = proposals_of(workspace.report(document.id), workspace.settings)
    return tuple(each for each in proposals if each.tier == "commitment" or each.id in answered)
