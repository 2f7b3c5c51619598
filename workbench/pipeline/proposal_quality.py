"""How the machine's proposals fare against what analysts decided."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.extraction.proposal_quality import ProposalQuality, measure_proposals
from workbench.model.decision import Document
from workbench.pipeline.analysing import commitments_of
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
            quality=measure_proposals(commitments_of(workspace.report(document.id)), decisions),
        )
        for document in workspace.documents()
        if (decisions := workspace.store.annotations(document=document.id))
    )
