"""Exchange: take everything out, bring everything in."""

from __future__ import annotations

from functools import partial as later

import streamlit as st

from workbench.pipeline.exchanging import (
    export_bytes,
    holdings,
    import_file,
    plan_file,
    ways_out,
    ways_uncounted,
)
from workbench.ui import cached, identity, page_header, state, uploading
from workbench.ui.exchange import publishing, replicating
from workbench.ui.state import t

_LISTED = 200
_ENDINGS = ("json", "jsonld", "jsonl", "csv", "xlsx", "qdpx")


def show() -> None:
    """Draw the page."""
    out, into = st.columns(2)
    with out, st.container(border=True):
        _export()
    with into:
        with st.container(border=True):
            st.subheader(t("exchange.import"))
            st.caption(t("exchange.import_about"))
            page_header.guarded(_import)
        publishing.offer()
        replicating.offer()


def _export() -> None:
    st.subheader(t("exchange.export"))
    language = state.language()
    annotations, verdicts = holdings(cached.workspace(), coder=state.coder())
    st.caption(t("exchange.holds", annotations=annotations, verdicts=verdicts))
    workspace = cached.workspace()
    asked = f"losses-{workspace.store.revision()}"
    # Every record is read for it: of a large store only where somebody asks.
    counted = annotations + verdicts <= workspace.settings.exchange.losses_at_once or state.recall(
        asked, False
    )
    if not counted:
        st.button(t("exchange.count_losses"), on_click=state.remember, args=(asked, True))
    make = ways_out if counted else ways_uncounted
    for way in make(workspace, language, coder=state.coder()):
        st.download_button(
            t("exchange.download", name=way.label),
            data=later(_content, way.name, language, state.coder()),
            file_name=way.file,
            mime=way.mime,
            key=f"export-{way.name}",
            on_click="ignore",
            type="primary" if way.name == "json" else "secondary",
        )
        if not way.counted:
            continue
        if not way.losses:
            st.caption(t("exchange.lossless"))
            continue
        with st.expander(t("exchange.losses", n=len(way.losses))):
            st.markdown("\n".join(f"- {page_header.plain(each)}" for each in way.losses))


def _content(name: str, language: str, coder: str) -> bytes:
    content, _ = export_bytes(cached.workspace(), name, language, coder=coder)
    return content


def _import() -> None:
    done = state.recall("imports", 0)
    if done:
        st.success(t("exchange.imported"))
    uploaded = uploading.one_file(t("exchange.import_file"), _ENDINGS, f"import-{done}")
    if uploaded is None:
        return
    incoming = plan_file(cached.workspace(), uploaded.getvalue(), actor=identity.current_actor())
    language = state.language()
    st.markdown("\n".join(f"- {page_header.plain(line)}" for line in incoming.plan.summary(language)))
    with st.expander(t("exchange.details")):
        st.text("\n".join(item.message(language) for item in incoming.plan.items[:_LISTED]))
    partial = False
    if incoming.plan.faulty:
        st.warning(t("exchange.faulty", n=len(incoming.plan.faulty)))
        partial = st.checkbox(t("exchange.partial"), key=f"partial-{done}")
    ready = not incoming.plan.changes_nothing and (partial or not incoming.plan.faulty)
    if st.button(t("exchange.import_now"), type="primary", disabled=not ready):
        import_file(cached.workspace(), incoming, identity.current_actor(), partial=partial)
        state.remember("imports", done + 1)
        st.rerun()
