"""Exchange: take everything out, bring everything in."""

from __future__ import annotations

from functools import partial

import streamlit as st

from workbench.pipeline.exchanging import export_bytes, import_bytes
from workbench.ui import cached, frame, state
from workbench.ui.state import t

_FORMATS = {
    "json": ("annotations.json", "application/json"),
    "w3c": ("annotations.jsonld", "application/ld+json"),
    "csv": ("commitments.csv", "text/csv"),
    "xlsx": ("commitments.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "labelstudio": ("label-studio.json", "application/json"),
}


def show() -> None:
    """Draw the page."""
    frame.header(())
    out, into = st.columns(2)
    with out, st.container(border=True):
        _export()
    with into, st.container(border=True):
        _import()


def _export() -> None:
    st.subheader(t("exchange.export"))
    store = cached.workspace().store
    st.caption(t("exchange.holds", annotations=len(store.annotations()), verdicts=len(store.assessments())))
    for name, (file, mime) in _FORMATS.items():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                t(f"exchange.download_{name}"),
                data=partial(_content, name),
                file_name=file,
                mime=mime,
                key=f"export-{name}",
                on_click="ignore",
                type="primary" if name == "json" else "secondary",
            )
            st.caption(t(f"exchange.about_{name}"))


def _content(name: str) -> bytes:
    content, _ = export_bytes(cached.workspace(), name)
    return content


def _import() -> None:
    st.subheader(t("exchange.import"))
    st.caption(t("exchange.import_about"))
    uploaded = st.file_uploader(t("exchange.import_file"), type=["json", "jsonld", "csv", "xlsx"])
    if uploaded is None:
        return
    raw = uploaded.getvalue()
    for line in import_bytes(cached.workspace(), raw, uploaded.name, dry_run=True):
        st.markdown(f"- {frame.plain(line)}")
    if st.button(t("exchange.import_now"), type="primary"):
        for line in import_bytes(cached.workspace(), raw, uploaded.name, dry_run=False):
            state.remember("imported", line)
        st.success(t("exchange.imported"))
