"""The entry that Streamlit runs: pages, navigation, and the page that was asked for."""

import streamlit as st

from workbench.annotation.roles import Role
from workbench.errors import WorkbenchError
from workbench.ui import frame, identity, navigation, state, touring
from workbench.ui.pages import (
    agreement_page,
    comparing_page,
    exchange_page,
    fulfilment_page,
    help_page,
    indicators_page,
    library_page,
    overview_page,
    reading_page,
    searching_page,
    sign_in_page,
    team_page,
    trends_page,
    upkeep_page,
    wording_page,
)


def main() -> None:
    """Draw one run of the application."""
    state.load()
    t = state.t
    st.set_page_config(page_title=t("app.name"), page_icon=frame.icon(), layout="wide")
    try:
        actor = identity.enter()
    except WorkbenchError as refused:
        sign_in_page.show(refused)
        state.publish()
        return
    pages = {
        "library": st.Page(library_page.show, title=t("nav.library"), default=True),
        "read": st.Page(reading_page.show, title=t("nav.read"), url_path="read"),
        "compare": st.Page(comparing_page.show, title=t("nav.compare"), url_path="compare"),
        "fulfilment": st.Page(fulfilment_page.show, title=t("nav.fulfilment"), url_path="fulfilment"),
        "indicators": st.Page(indicators_page.show, title=t("nav.indicators"), url_path="indicators"),
        "wording": st.Page(wording_page.show, title=t("nav.wording"), url_path="wording"),
        "overview": st.Page(overview_page.show, title=t("nav.overview"), url_path="overview"),
        "trends": st.Page(trends_page.show, title=t("nav.trends"), url_path="trends", visibility="hidden"),
        "agreement": st.Page(agreement_page.show, title=t("nav.agreement"), url_path="agreement"),
        "search": st.Page(searching_page.show, title=t("nav.search"), url_path="search"),
        "exchange": st.Page(exchange_page.show, title=t("nav.exchange"), url_path="exchange"),
    }
    if actor.role >= Role.CODER:
        pages["upkeep"] = st.Page(upkeep_page.show, title=t("nav.upkeep"), url_path="upkeep")
    if actor.role >= Role.ADMIN:
        pages["team"] = st.Page(team_page.show, title=t("nav.team"), url_path="team")
    pages["help"] = st.Page(help_page.show, title=t("nav.help"), url_path="help")
    navigation.register(pages)
    page = st.navigation(list(pages.values()), position="top")
    frame.style()
    state.enter(page.url_path)
    touring.draw(page.url_path)
    frame.guarded(page.run)
    frame.look_ahead()
    state.publish()


main()
