"""The library's texts that were replaced: what was changed, and where the annotations are now."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workbench.model.figures import percent
from workbench.pipeline.library import standing, version_difference
from workbench.ui import cached, navigation, state
from workbench.ui.library.versions_presenter import carried_line, changed_passages, version_steps
from workbench.ui.presenting.choices import told_apart
from workbench.ui.presenting.library_matrix import Place
from workbench.ui.state import t

_LISTED = 200


def version_card(by_place: Sequence[Place]) -> None:
    """Draw the step from one text of a report to the next; nothing where no report has two."""
    language, workspace = state.language(), cached.workspace()
    steps = told_apart(version_steps(by_place, language))
    if not steps:
        return
    with st.container(border=True, key="versions"):
        st.markdown(f"**{t('versions.title')}**")
        chosen = st.selectbox(
            t("versions.step"),
            list(steps),
            index=None,
            format_func=lambda step: steps[step],
            placeholder=t("versions.choose"),
            key="version-step",
        )
        if chosen is None:
            return
        difference = version_difference(workspace, *chosen)
        passages = changed_passages(difference)
        st.caption(carried_line(standing(workspace, chosen[1]), language))
        if not difference.readable:
            st.info(t("versions.unlike"))
        else:
            st.caption(t("versions.changes", n=len(passages), share=percent(difference.similarity, 1)))
            st.html(f'<ol class="wb-changes" lang="zh" tabindex="0">{"".join(passages[:_LISTED])}</ol>')
            if len(passages) > _LISTED:
                st.caption(t("import.removed_more", n=len(passages) - _LISTED))
        if st.button(t("versions.open"), key="version-open"):
            navigation.go("read", document=chosen[1], place="", older="", newer="")
