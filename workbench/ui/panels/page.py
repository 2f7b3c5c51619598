"""Term panels: a dictionary's terms by place and year, their sentences, and a sample to judge."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from workbench.model.decision import Document
from workbench.model.file_names import file_stem
from workbench.pipeline.messages import Message
from workbench.pipeline.panel_files import encode_frame, panel_book, sentence_sheet
from workbench.pipeline.panels import (
    HALVES,
    Half,
    Panel,
    cell_frame,
    counted_documents,
    library_panel,
    sample_hits,
    section_frame,
)
from workbench.pipeline.term_lists import verdicts_of
from workbench.ui import (
    browsing,
    cached,
    empty,
    events,
    i18n,
    identity,
    page_header,
    paging,
    reading_texts,
    state,
)
from workbench.ui.components import views
from workbench.ui.downloads import offer_in_menu, offer_made_csv
from workbench.ui.panels import lists
from workbench.ui.panels import presenter as shown
from workbench.ui.panels.handlers import Judging
from workbench.ui.state import option, t

_CHANNEL = "terms"
_JUDGE = "judge"
_SIZES = (20, 50, 100, 200, 400)


def show() -> None:
    """Draw the page."""
    if not page_header.places():
        empty.show_empty_library()
        return
    workspace = cached.workspace()
    with st.container(key="ask", horizontal=True, vertical_alignment="bottom", gap="small"):
        terms = lists.choose()
        half, view = _ask()
        lists.offer(terms)
        exports = st.container()
    documents = counted_documents(workspace)
    with reading_texts.progress() as told:
        panel = library_panel(workspace, terms, documents, told)
    if not panel.texts:
        st.info(t("terms.no_reports"))
        return
    with exports:
        _offer(panel, documents)
    by_id = {document.id: document for document in documents}
    names = [term.name for term in terms.terms]
    focus = state.selection().focus
    term = names.index(focus) if focus in names else 0
    left, right = st.columns([2, 3], gap="small")
    with left, st.container(key="terms-list-of-terms"):
        table = shown.present_terms(
            panel, half, verdicts_of(workspace, terms.name), _drawn(), state.language()
        )
        browsing.show_table(_CHANNEL, "terms", table, search=True, selected=names[term])
        characters, reports = int(panel.counts.characters[0].sum()), len(panel.texts)
        st.caption(t("terms.counted", reports=reports, characters=f"{characters:,}"))
    with right:
        st.markdown(f"**{page_header.plain(names[term])}** {_said_of(panel, term)}")
        if view == _JUDGE:
            _judge(panel, term, by_id)
            return
        _cells(panel, term, half, view, by_id)  # type: ignore[arg-type]
    browsing.follow(_CHANNEL)


def _ask() -> tuple[Half, str]:
    """Draw the questions; return which half is counted, and what is shown of it."""
    asked = state.selection()
    half: Half = next((each for each in HALVES if each == asked.verdict), HALVES[0])
    offered = (*shown.MEASURES, _JUDGE)
    view = asked.view if asked.view in offered else offered[0]
    st.segmented_control(
        t("terms.half"),
        HALVES,
        key=state.widget("terms-half", half),
        format_func=lambda each: option(f"terms.half_{each}"),
        on_change=_half_picked,
    )
    st.segmented_control(
        t("terms.view"),
        offered,
        key=state.widget("terms-view", view),
        format_func=lambda each: option(f"terms.{each}"),
        on_change=_view_picked,
    )
    return half, view


def _half_picked() -> None:
    state.select(verdict=state.widget_value("terms-half") or "")


def _view_picked() -> None:
    state.select(view=state.widget_value("terms-view") or "")


def _said_of(panel: Panel, term: int) -> str:
    """Return what counts as the term and what does not."""
    rule = panel.terms.terms[term]
    said = [page_header.plain(each) for each in (*rule.forms[:6], *rule.regexes[:3])]
    left_out = [page_header.plain(each) for each in (*rule.exclusions[:6], *rule.excluded_regexes[:3])]
    pieces = [f":gray[{t('terms.forms', words=' / '.join(said))}]"]
    if left_out:
        pieces.append(f":gray[{t('terms.left_out', words=' / '.join(left_out))}]")
    return " ".join(pieces)


def _cells(
    panel: Panel, term: int, half: Half, measure: shown.Measure, documents: Mapping[str, Document]
) -> None:
    language, cell = state.language(), state.selection().section
    reports = shown.reports_of(panel, cell)
    cell = cell if reports else ""
    table = shown.present_cells(panel, term, half, measure, cell, language)
    browsing.show_table(_CHANNEL, "cells", table)
    hits = panel.hits_of(term=term, texts=reports or None, half=half)
    sentences = shown.sentences_of(hits)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        where = cell.replace("|", " ") if cell else t("terms.everywhere")
        st.markdown(t("terms.sentences", where=page_header.plain(where), n=len(sentences), hits=len(hits)))
        if cell:
            st.button(t("terms.all_cells"), on_click=_all_cells, key="terms-all")
        stem = file_stem("terms", documents.values(), language, panel.terms.terms[term].name)
        offer_made_csv(t("chart.data"), f"{stem}.csv", lambda: shown.cells_data(panel, term, half, language))
    if cell:
        views.in_sight("terms-cell", f"{cell}:{panel.terms.terms[term].name}")
    what = repr((panel.terms.digest, term, half, cell))
    page = paging.page_of("terms", what, len(sentences), cached.workspace().settings.searching.page_hits)
    groups = shown.present_sentences(panel, hits, sentences[page], documents, language)
    for number, group in enumerate(groups):
        browsing.show_passages(_CHANNEL, f"sentences-{number}", [group])


def _all_cells() -> None:
    state.select(section="")


def _drawn() -> tuple[int, int]:
    """Return size and seed of the sample."""
    usual = cached.workspace().settings.searching
    return int(state.recall("terms-size", usual.sample_hits)), int(state.recall("terms-seed", usual.seed))


def _judge(panel: Panel, term: int, documents: Mapping[str, Document]) -> None:
    """Draw the sample of a term; keys say whether a hit is what the term means."""
    size, seed = _drawn()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            t("terms.size"),
            _SIZES,
            key=state.widget("terms-size", size if size in _SIZES else _SIZES[1]),
            on_change=lambda: state.remember("terms-size", state.widget_value("terms-size")),
            width=120,
        )
        st.number_input(
            t("terms.seed"),
            min_value=0,
            max_value=999_999,
            key=state.widget("terms-seed", seed),
            on_change=lambda: state.remember("terms-seed", state.widget_value("terms-seed")),
            help=t("terms.seed_help"),
            width=140,
        )
    sample = sample_hits(panel, term, size=size, seed=seed)
    if not sample:
        st.info(t("terms.no_hits"))
        browsing.follow(_CHANNEL)
        return
    language = state.language()
    props = shown.present_sample(sample, documents, language)
    judging = Judging(
        workspace=cached.workspace(),
        actor=identity.current_actor(),
        panel=panel,
        term=term,
        sample=sample,
        drawn=(size, seed),
        language=language,
    )
    views.sample(
        {
            "hits": props,
            "channel": _CHANNEL,
            "rev": f"{hash((panel.terms.digest, term, repr(props)))}:{language}",
            "strings": i18n.section(language, "terms.", "common."),
            "address": state.address(focus="", span=""),
        }
    )

    def handle(event: Message, channel: state.Channel) -> None:
        if not judging.handle(event):
            browsing.handle(event, channel)

    events.exchange(_CHANNEL, handle, judging.state)


def _offer(panel: Panel, documents: tuple[Document, ...]) -> None:
    """Draw the downloads; a file is made when it is asked for."""
    language = state.language()
    stem = file_stem("terms", documents, language)
    with st.popover(t("terms.export"), icon=":material/download:"):
        st.caption(t("terms.export_about"))
        for key, ending, make in (
            ("csv", "csv", lambda: encode_frame(cell_frame(panel), "csv")),
            (
                "parquet",
                "parquet",
                lambda: encode_frame(cell_frame(panel), "parquet"),
            ),
            ("sections", "csv", lambda: encode_frame(section_frame(panel), "csv")),
            ("xlsx", "xlsx", lambda: panel_book(panel, language)),
            ("sentence_file", "csv", lambda: sentence_sheet(panel)),
        ):
            name = stem if key in ("csv", "parquet", "xlsx") else f"{stem}-{t(f'terms.file_{key}')}"
            offer_in_menu(t(f"terms.take_{key}"), f"{name}.{ending}", make, key=f"terms-take-{key}")
