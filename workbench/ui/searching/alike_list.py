"""Where else something was promised: the part of the search page that looks for alike commitments."""

from __future__ import annotations

import streamlit as st

from workbench.model.file_names import file_name
from workbench.pipeline.analysing import proposals_of
from workbench.ui import browsing, cached, page_header, state
from workbench.ui.downloads import offer_csv
from workbench.ui.searching.alike_presenter import alike_data, present_alike
from workbench.ui.searching.cached_promises import promises
from workbench.ui.state import t


def show(channel: str, typed: str) -> None:
    """Draw the commitments like what was typed, else like the commitment that a card led here with."""
    quote, report = (typed, "") if typed else _asked()
    if not quote:
        st.info(t("alike.start"), icon=":material/search:")
        return
    if report:
        st.markdown(f"> {page_header.plain(quote)}")
    waiting, language = st.empty(), state.language()

    def progress(done: int, total: int) -> None:
        waiting.progress(done / total, text=t("alike.reading", done=done, total=total))

    found = promises().alike(cached.workspace(), quote, but_not=report, on_progress=progress)
    waiting.empty()
    st.caption(t("alike.about"))
    browsing.show_table(channel, "alike", present_alike(found, language))
    if found:
        header, rows = alike_data(found, cached.cited_names(language), language)
        documents = {d.id: d for d in cached.workspace().documents()}
        among = [documents[name] for each in found if (name := each.promise.document) in documents]
        offer_csv(t("chart.data"), file_name("alike", among, "csv", language), header, rows)


def _asked() -> tuple[str, str]:
    """Return the quotation and the report of the commitment in the address; empty where there is none."""
    chosen = state.selection()
    if not (chosen.focus and chosen.document):
        return "", ""
    report = page_header.document(chosen.document).report
    kept = cached.workspace().store.annotations(document=chosen.document)
    quotes = {each.id: each.quote for each in proposals_of(cached.report(chosen.document), cached.settings())}
    quotes |= {each.id: each.anchor.exact for each in kept}
    return quotes.get(chosen.focus, ""), report
