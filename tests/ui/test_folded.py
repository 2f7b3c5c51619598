"""What stands behind a button is drawn when it is opened, and not before."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from workbench.ui.folded import folded

    def fill() -> None:
        st.caption("引用格式")

    folded("引用", fill, key="cite", icon=":material/print:")


def test_nothing_is_drawn_behind_a_button_that_nobody_opened() -> None:
    """The page goes out without it."""
    page = AppTest.from_function(_page).run()
    assert not page.exception
    assert not page.caption


def test_it_is_drawn_once_it_is_open() -> None:
    """The window holds what was folded away."""
    page = AppTest.from_function(_page)
    page.session_state["cite"] = True
    page.run()
    assert not page.exception
    assert [each.value for each in page.caption] == ["引用格式"]
