"""What a later report says of an earlier one's commitments."""

from __future__ import annotations

from functools import lru_cache

from workbench.alignment.evidence import find_evidence
from workbench.model.link import EvidenceReport
from workbench.model.report import Report
from workbench.pipeline.analysing import Reading, commitments_of, prepared, quantities_of
from workbench.settings import DEFAULTS, Settings


@lru_cache(maxsize=64)
def _evidence(older: Reading, newer: Reading, settings: Settings) -> EvidenceReport:
    return find_evidence(
        commitments_of(older.report, settings),
        prepared(older.report, settings),
        prepared(newer.report, settings),
        newer_commitments=commitments_of(newer.report, settings),
        older_quantities=quantities_of(older.report),
        newer_quantities=quantities_of(newer.report),
        settings=settings.alignment,
    )


def evidence(older: Report, newer: Report, settings: Settings = DEFAULTS) -> EvidenceReport:
    """Return, for each commitment of the older plan, the newer review's passages, best first."""
    return _evidence(Reading.of(older), Reading.of(newer), settings)
