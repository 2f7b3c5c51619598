"""Functions that take settings, with those that a new workspace has; what tests call often."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.anchoring import anchors, carry_anchors
from workbench.anchoring.carry_anchors import Carried
from workbench.corpus import opening, reader
from workbench.corpus.source import Source
from workbench.extraction import commitments
from workbench.extraction.likelihood import Weights
from workbench.insight import phrase_weight, wording
from workbench.model.commitment import Commitment, Quantity
from workbench.model.decision import Anchor
from workbench.model.hints import NO_HINTS, Hints
from workbench.model.insight import Wording
from workbench.model.part import Part
from workbench.model.report import Report
from workbench.settings import DEFAULTS, CorpusSettings, ExtractionSettings, StoreSettings
from workbench.store import store
from workbench.store.store import Clock, Store, now_utc


def open_source(
    raw: bytes,
    *,
    name: str,
    charset: str | None = None,
    row: int | None = None,
    settings: CorpusSettings = DEFAULTS.corpus,
) -> Source:
    """Return all visible text of ``raw``, block by block."""
    return opening.open_source(raw, name=name, charset=charset, row=row, settings=settings)


def read_report(
    raw: bytes,
    *,
    name: str,
    hints: Hints = NO_HINTS,
    charset: str | None = None,
    row: int | None = None,
    settings: CorpusSettings = DEFAULTS.corpus,
) -> Report:
    """Return the report in ``raw``."""
    return reader.read_report(raw, name=name, hints=hints, charset=charset, row=row, settings=settings)


def propose_commitments(
    report: Report,
    quantities: Sequence[Quantity],
    settings: ExtractionSettings = DEFAULTS.extraction,
    *,
    parts: tuple[Part, ...] = ("plan", "closing"),
    weights: Weights | None = None,
) -> tuple[Commitment, ...]:
    """Return the proposed commitments of the given parts of a report."""
    return commitments.propose_commitments(report, quantities, settings, parts=parts, weights=weights)


def compare_wording(
    older: Report,
    newer: Report,
    background: Sequence[Report] = (),
    weights: phrase_weight.Weights | None = None,
) -> Wording:
    """Return the set phrases of two reports: new, dropped and kept ones."""
    return wording.compare_wording(older, newer, background, settings=DEFAULTS.insight, weights=weights)


def make_anchor(document_id: str, text: str, start: int, end: int) -> Anchor:
    """Return the anchor of ``text[start:end]``."""
    return anchors.make_anchor(document_id, text, start, end, DEFAULTS.store)


def carry_over(
    found: Sequence[Anchor],
    old_text: str,
    new_text: str,
    *,
    document: str,
    settings: StoreSettings = DEFAULTS.store,
) -> tuple[Carried, ...]:
    """Carry anchors over to ``new_text``."""
    return carry_anchors.carry_over(found, old_text, new_text, document=document, settings=settings)


def open_store(
    url: str, *, clock: Clock = now_utc, settings: StoreSettings = DEFAULTS.store, guarded: bool = False
) -> Store:
    """Open the store at ``url``."""
    return store.open_store(url, clock=clock, settings=settings, guarded=guarded)
