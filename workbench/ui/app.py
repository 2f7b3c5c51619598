"""The entry that Streamlit runs: pages, navigation, and the page that was asked for."""

import streamlit as st

from workbench.ui import frame, navigation, state
from workbench.ui.pages import (
    comparing_page,
    exchange_page,
    fulfilment_page,
    library_page,
    reading_page,
)


def main() -> None:
    """Draw one run of the application."""
    state.load()
    t = state.t
    st.set_page_config(page_title=t("app.name"), page_icon=frame.icon(), layout="wide")
    pages = {
        "library": st.Page(library_page.show, title=t("nav.library"), default=True),
        "read": st.Page(reading_page.show, title=t("nav.read"), url_path="read"),
        "compare": st.Page(comparing_page.show, title=t("nav.compare"), url_path="compare"),
        "fulfilment": st.Page(fulfilment_page.show, title=t("nav.fulfilment"), url_path="fulfilment"),
        "exchange": st.Page(exchange_page.show, title=t("nav.exchange"), url_path="exchange"),
    }
    navigation.register(pages)
    page = st.navigation(list(pages.values()), position="top")
    frame.style()
    state.enter(page.url_path)
    frame.guarded(page.run)
    state.publish()


main()
