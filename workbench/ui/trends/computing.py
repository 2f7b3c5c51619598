"""The button that computes the trends of the library, how far that is, and stopping it."""

from __future__ import annotations

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.ui import cached, identity, page_header, state
from workbench.ui.events import wording_of
from workbench.ui.state import t
from workbench.ui.trends.cached_trends import trend_run

_EVERY = 1.0  # seconds between looks at a run that goes on
_SEEN = "trends-running"


def offer(*, again: bool) -> None:
    """Draw the button, or while a run goes on its progress; ``again`` says that there are results already."""
    running = trend_run().running
    st.fragment(_draw, run_every=_EVERY if running else None)(again)


def _draw(again: bool) -> None:
    run = trend_run()
    if run.running:
        state.remember(_SEEN, True)
        progress = run.progress
        done, total = (progress.done, progress.total) if progress else (0, 0)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.progress(done / total if total else 0.0, text=t("trends.progress", n=done, all=total))
            st.button(t("trends.stop"), icon=":material/stop:", on_click=run.stop)
        return
    if state.recall(_SEEN):
        state.remember(_SEEN, False)
        st.rerun()
    if run.failed:
        st.error(t("trends.failed"), icon=":material/error:")
    elif run.progress is not None and run.progress.total == 0:
        st.info(t("trends.no_pairs"))
    label = t("trends.compute_again" if again else "trends.compute")
    if st.button(label, icon=":material/calculate:", type="secondary" if again else "primary"):
        try:
            identity.confirm()
            run.start(cached.workspace(), identity.current_actor())
        except WorkbenchError as refused:
            st.error(page_header.plain(wording_of(refused)), icon=":material/error:")
            return
        st.rerun()
