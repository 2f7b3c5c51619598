"""An address may hold anything: what people write themselves is taken over as the fields take it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from workbench.ui import state

    chosen = state.load()
    state.publish()
    st.markdown(f"[{chosen.q}] [{chosen.coder}] [{chosen.place}]")


def test_what_an_address_says_is_bounded_as_what_is_typed() -> None:
    """No search for blanks, no name that fills the line; the address follows, all else is left as it is."""
    page = AppTest.from_function(_page)
    page.query_params.update({"q": "  ", "coder": "名" * 300, "place": " 云海区 "})
    page.run()
    assert [each.value for each in page.markdown] == [f"[] [{'名' * 60}] [ 云海区 ]"]
    assert page.query_params["coder"] == "名" * 60
    assert "q" not in page.query_params
    page.query_params["q"] = "长" * 3000
    page.run()
    assert page.markdown[0].value.startswith(f"[{'长' * 500}]")
