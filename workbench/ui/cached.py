"""What all visitors share; the only user of Streamlit's caches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.commitment import Commitment
from workbench.model.decision import Codebook, Document
from workbench.model.document_name import cited_name
from workbench.model.genre import Genre
from workbench.model.insight import Series, Wording
from workbench.model.link import LinkDecision
from workbench.model.report import Report
from workbench.model.thread import Thread, ThreadDecision
from workbench.pipeline.analysing import commitments_of, possible_of
from workbench.pipeline.answering import Step, answering_documents, evidence_from, steps_to_evidence
from workbench.pipeline.comparing import Compared, compare
from workbench.pipeline.counting import ProposalCounts
from workbench.pipeline.first_said import FirstSaid
from workbench.pipeline.home import Home, find_home
from workbench.pipeline.indicators_wording import indicators
from workbench.pipeline.indicators_wording import wording as compare_wording
from workbench.pipeline.judging import made_commitments
from workbench.pipeline.life_decisions import life_decisions
from workbench.pipeline.linking import decisions
from workbench.pipeline.overview import Pair, all_pairs
from workbench.pipeline.second_coding import team_notes
from workbench.pipeline.similar_promises import PromiseSearch
from workbench.pipeline.tracing import trace
from workbench.pipeline.trend_runs import TrendRun
from workbench.pipeline.trends import Trends, batch_state, open_trends
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.ui.comparison.presenter import present_comparison
from workbench.ui.fulfilment.presenter import lay_over_flow, present_pair
from workbench.ui.health import HEALTH
from workbench.ui.i18n import Language
from workbench.ui.overview.presenter import Areas, present_area_names
from workbench.ui.reading.presenter import present_document
from workbench.ui.tracing.presenter import present_lives

_KEPT = 32


@st.cache_resource(show_spinner=False)
def workspace() -> Workspace:
    """Return the one open workbench of this server."""
    try:
        opened = open_workspace(find_home())
    except WorkbenchError as error:
        HEALTH.failed(error)
        raise
    HEALTH.opened(opened.store.database)
    return opened


def report(document: str) -> Report:
    """Return a text version as read."""
    return workspace().report(document)


def reading_props(document: Document, book: Codebook | None, language: Language) -> Mapping[str, Any]:
    """Return the reader's document."""
    return _reading_props(_content(document), repr(book), language, document.id, book)


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _reading_props(
    content: str,  # noqa: ARG001 — the cache's key, with what the book says
    book: str,  # noqa: ARG001
    language: Language,
    _document: str,
    _book: Codebook | None,
) -> Mapping[str, Any]:
    opened = report(_document)
    return present_document(opened, commitments_of(opened), _book, language, possible_of(opened))


def answering(older: Document, newer: Document) -> tuple[Document, ...]:
    """Return the library's documents that speak of a plan's year, the newer report first."""
    return answering_documents(workspace().store.documents(), older, newer)


def flow_props(older: Document, newer: Document, language: Language) -> Mapping[str, Any]:
    """Return the fulfilment flow: what the machine finds, kept; what people decided, laid over it.

    Its revision changes with the texts and with the commitments that people made themselves; the rest
    travels through the channel.
    """
    first = report(older.id)
    notes = team_notes(workspace().store.annotations(document=older.id))
    props, rev = _pair_props(older, newer, language, made_commitments(first, notes))
    return {**lay_over_flow(props, first, notes), "rev": rev}


def flow_steps(older: Document, newer: Document) -> tuple[Step, ...]:
    """Return the parts of the work that the flow of a pair takes, each done but once."""
    first = report(older.id)
    made = made_commitments(first, team_notes(workspace().store.annotations(document=older.id)))
    return steps_to_evidence(first, [report(each.id) for each in answering(older, newer)], made=made)


def speaking(older: Document, newer: Document, language: Language) -> Mapping[str, tuple[str, ...]]:
    """Return by commitment the documents that speak to it."""
    notes = team_notes(workspace().store.annotations(document=older.id))
    props, _ = _pair_props(older, newer, language, made_commitments(report(older.id), notes))
    found: Mapping[str, tuple[str, ...]] = props["speaking"]
    return found


def _pair_props(
    older: Document, newer: Document, language: Language, made: tuple[Commitment, ...]
) -> tuple[Mapping[str, Any], str]:
    sources = answering(older, newer)
    content = (_content(older), *(_content(each) for each in sources), repr(made))
    names = tuple(each.id for each in sources)
    return _flow_props(content, language, older.id, names, made), str(hash(content))


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _flow_props(
    content: tuple[str, ...],  # noqa: ARG001 — the cache's key
    language: Language,
    _older: str,
    _sources: tuple[str, ...],
    _made: tuple[Commitment, ...],
) -> Mapping[str, Any]:
    first = report(_older)
    second, *more = [report(each) for each in _sources]
    found = evidence_from(first, [second, *more], made=_made)
    # A clause that may be a commitment has its row, with its answers, once somebody accepts it.
    uncounted = possible_of(first)
    answered = [*(each.id for each in _made), *(each.id for each in uncounted)]
    return present_pair(first, second, commitments_of(first), answered, found, language, more, uncounted)


def _content(document: Document) -> str:
    """Return all that a document's record says: the key of what is made of its text and its facts."""
    return repr(document)


def decided(older: str, newer: str) -> tuple[LinkDecision, ...]:
    """Return what people said of passages of two reports."""
    return decisions(workspace().store, report(older), report(newer))


def compared(older: str, newer: str, scope: str, decisions: tuple[LinkDecision, ...]) -> Compared:
    """Return two reports with links and changes."""
    return compare(report(older), report(newer), scope, decisions)  # type: ignore[arg-type]


def pairs_props(
    older: Document, newer: Document, scope: str, decisions: tuple[LinkDecision, ...], language: Language
) -> Mapping[str, Any]:
    """Return the comparison's cards."""
    return _pairs_props(older.id, newer.id, (_content(older), _content(newer)), scope, decisions, language)


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _pairs_props(
    older: str,
    newer: str,
    texts: tuple[str, str],  # noqa: ARG001 — part of the cache's key
    scope: str,
    decisions: tuple[LinkDecision, ...],
    language: Language,
) -> Mapping[str, Any]:
    both = compared(older, newer, scope, decisions)
    return present_comparison(
        both.older, both.newer, both.alignment, both.difference, both.sentences, language
    )


@st.cache_resource(show_spinner=False)
def proposal_counts() -> ProposalCounts:
    """Return how many commitments are proposed for each text; kept for all texts."""
    return ProposalCounts(workspace())


def series(documents: tuple[str, ...]) -> tuple[Series, ...]:
    """Return the number series of a place's reports."""
    return indicators([report(document) for document in documents])


def wording(older: str, newer: str, place: tuple[str, ...]) -> Wording:
    """Return the set phrases of two reports; ``place`` are all reports of theirs."""
    background = [report(document) for document in place if document not in (older, newer)]
    return compare_wording(report(older), report(newer), background)


def joined(documents: Sequence[Document]) -> tuple[ThreadDecision, ...]:
    """Return what people said of the promises of a place's reports."""
    return life_decisions(workspace().store, [document.id for document in documents])


def threads(documents: Sequence[Document], said: tuple[ThreadDecision, ...]) -> tuple[Thread, ...]:
    """Return the threads of a place's reports, as people joined and split them."""
    return trace([report(document.id) for document in documents], decisions=said)


def lives_props(
    documents: Sequence[Document], said: tuple[ThreadDecision, ...], language: Language
) -> Mapping[str, Any]:
    """Return the threads of a place's reports as the view draws them."""
    content = tuple(_content(document) for document in documents)
    return _lives_props(content, repr(said), language, tuple(documents), said)


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _lives_props(
    content: tuple[str, ...],  # noqa: ARG001 — the cache's key, with what people said
    words: str,  # noqa: ARG001
    language: Language,
    _documents: tuple[Document, ...],
    _said: tuple[ThreadDecision, ...],
) -> Mapping[str, Any]:
    return present_lives(threads(_documents, _said), _documents, language)


def has_plans() -> bool:
    """Say whether the library holds a five-year plan, which has a page of its own."""
    return any(each.genre is Genre.FIVE_YEAR_PLAN for each in workspace().offered())


def cited_names(language: Language) -> dict[str, str]:
    """Return how each document of the library is named as a source, by id."""
    return {document.id: cited_name(document, language) for document in workspace().documents()}


def trends(home: Home, batch: str) -> Trends:
    """Return what a batch found, read again only after it went on."""
    return _trends(home, batch, batch_state(home, batch))


@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs={Home: repr})
def _trends(home: Home, batch: str, state: tuple[int, float]) -> Trends:  # noqa: ARG001 — the cache's key
    return open_trends(home, batch)


@st.cache_resource(show_spinner=False)
def trend_run() -> TrendRun:
    """Return the one computation of trends that this server may have under way."""
    return TrendRun()


@st.cache_resource(show_spinner=False)
def promises() -> PromiseSearch:
    """Return the index of the library's commitments; it follows the library by itself."""
    return PromiseSearch()


@st.cache_resource(show_spinner=False)
def first_said() -> FirstSaid:
    """Return the library's texts ready to be looked through; they follow the library by themselves."""
    return FirstSaid()


def every_pair() -> tuple[Pair, ...]:
    """Return every newest report with people's verdicts, counted again as soon as anybody did anything.

    This depends on decisions, so the whole state of the store is the key: the log's last line, which is
    written in the transaction of every change.
    """
    return _every_pair(_state())


@st.cache_resource(show_spinner=False, max_entries=2)
def _every_pair(state: tuple[int, str]) -> tuple[Pair, ...]:  # noqa: ARG001 — the cache's key
    return all_pairs(workspace())


def _state() -> tuple[int, str]:
    """Return what no two states of the store share; after a restore a mere number may come again."""
    last = workspace().store.log(limit=1)
    return (last[0].seq, last[0].batch) if last else (0, "")


def areas(language: Language) -> Areas:
    """Return the policy areas of the codebook in force."""
    return present_area_names(workspace().store.codebook(), language)
