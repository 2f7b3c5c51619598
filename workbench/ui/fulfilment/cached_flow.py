"""What the machine finds for a pair of reports, kept; what people decided is laid over it each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from workbench.model.commitment import Commitment
from workbench.model.decision import Document
from workbench.pipeline.analysing import commitments_of, possible_of, proposals_of
from workbench.pipeline.answering import Step, answering_documents, evidence_from, steps_to_evidence
from workbench.pipeline.judging import made_commitments
from workbench.pipeline.second_coding import team_notes
from workbench.ui import cached
from workbench.ui.components.sending import as_sent
from workbench.ui.fulfilment.presenter import lay_over_flow, present_pair, with_items
from workbench.ui.i18n import Language
from workbench.ui.packed import Packed
from workbench.ui.presenting.masking import masked
from workbench.ui.shapes.fulfilment import FlowProps, PairFound

_KEPT_WRITTEN = 8  # flows as they are sent; after each decision another one


def answering(older: Document, newer: Document) -> tuple[Document, ...]:
    """Return the library's documents that speak of a plan's year, the newer report first."""
    return answering_documents(cached.workspace().store.documents(), older, newer)


def flow_props(older: Document, newer: Document, language: Language) -> FlowProps:
    """Return the fulfilment flow: what the machine finds, kept; what people decided, laid over it.

    Its revision changes with the texts and with the commitments that people made themselves; the rest
    travels through the channel.
    """
    first = cached.report(older.id)
    notes = team_notes(cached.workspace().store.annotations(document=older.id))
    props, rev = _pair_props(older, newer, language, made_commitments(first, notes))
    return {**lay_over_flow(props, first, notes), "rev": rev}


def written_flow(
    older: Document, newer: Document, language: Language, hidden: frozenset[str]
) -> tuple[bytes, str]:
    """Return the flow as it is sent, without what others say of ``hidden`` items, and its revision.

    Kept until anybody does anything: its rows are written with people's decisions on them.
    """
    pair = (cached.content(older), cached.content(newer))
    kept = _written_flow(cached.store_state(), pair, language, hidden, older, newer)
    return kept.content()


@st.cache_resource(show_spinner=False, max_entries=_KEPT_WRITTEN)
def _written_flow(
    state: tuple[int, str],  # noqa: ARG001 — the cache's key, with the texts
    pair: tuple[str, str],  # noqa: ARG001
    language: Language,
    hidden: frozenset[str],
    _older: Document,
    _newer: Document,
) -> Packed[tuple[bytes, str]]:
    found = flow_props(_older, _newer, language)
    items = [masked(each) if each["id"] in hidden else each for each in found["items"]]
    return Packed((as_sent(with_items(found, items)), found["rev"]))


def proposed(older: Document) -> int:
    """Return for how many clauses of a plan evidence is looked for."""
    return len(proposals_of(cached.report(older.id), cached.settings()))


def flow_steps(older: Document, newer: Document) -> tuple[Step, ...]:
    """Return the parts of the work that the flow of a pair takes, each done but once."""
    first = cached.report(older.id)
    made = made_commitments(first, team_notes(cached.workspace().store.annotations(document=older.id)))
    sources = [cached.report(each.id) for each in answering(older, newer)]
    return steps_to_evidence(first, sources, cached.settings(), made=made)


def speaking(older: Document, newer: Document, language: Language) -> Mapping[str, Sequence[str]]:
    """Return by commitment the documents that speak to it."""
    notes = team_notes(cached.workspace().store.annotations(document=older.id))
    props, _ = _pair_props(older, newer, language, made_commitments(cached.report(older.id), notes))
    return props["speaking"]


def _pair_props(
    older: Document, newer: Document, language: Language, made: tuple[Commitment, ...]
) -> tuple[PairFound, str]:
    sources = answering(older, newer)
    content = (cached.content(older), *(cached.content(each) for each in sources), repr(made))
    names = tuple(each.id for each in sources)
    return kept_flow_props(content, language, older.id, names, made).content(), str(hash(content))


@st.cache_resource(show_spinner=False, max_entries=cached.KEPT)
def kept_flow_props(
    content: tuple[str, ...],  # noqa: ARG001 — the cache's key
    language: Language,
    _older: str,
    _sources: tuple[str, ...],
    _made: tuple[Commitment, ...],
) -> Packed[PairFound]:
    """Return what the machine finds for a pair, kept by texts, language and own commitments."""
    first = cached.report(_older)
    second, *more = [cached.report(each) for each in _sources]
    settings = cached.settings()
    found = evidence_from(first, [second, *more], settings, made=_made)
    # A clause that may be a commitment has its row, with its answers, once somebody accepts it.
    uncounted = possible_of(first, settings)
    answered = [*(each.id for each in _made), *(each.id for each in uncounted)]
    counted = commitments_of(first, settings)
    return Packed(present_pair(first, second, counted, answered, found, language, more, uncounted))
