"""The entry that Streamlit runs: pages, navigation, and the page that was asked for."""

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.roles import Actor, Role
from workbench.ui import cached, identity, navigation, page_header, precompute, state, unknown_page
from workbench.ui.agreement import page as agreement_page
from workbench.ui.assignments import page as assignments_page
from workbench.ui.comparison import page as comparing_page
from workbench.ui.exchange import page as exchange_page
from workbench.ui.first_said import page as first_said_page
from workbench.ui.five_year import page as five_year_page
from workbench.ui.fulfilment import page as fulfilment_page
from workbench.ui.help import page as help_page
from workbench.ui.help import touring
from workbench.ui.indicators import page as indicators_page
from workbench.ui.library import page as library_page
from workbench.ui.model_proposals import page as model_proposals_page
from workbench.ui.overview import page as overview_page
from workbench.ui.panels import page as panels_page
from workbench.ui.reading import page as reading_page
from workbench.ui.review_queue import page as upkeep_page
from workbench.ui.searching import page as searching_page
from workbench.ui.task_lists import page as task_lists_page
from workbench.ui.team import page as team_page
from workbench.ui.team import sign_in_page
from workbench.ui.tracing import page as tracing_page
from workbench.ui.trends import page as trends_page
from workbench.ui.wording import page as wording_page


def main() -> None:
    """Draw one run of the application."""
    state.load()
    t = state.t
    st.set_page_config(page_title=t("app.name"), page_icon=page_header.icon(), layout="wide")
    try:
        actor = identity.enter()
        cached.workspace().follow_standard()
    except WorkbenchError as refused:
        sign_in_page.show(refused)
        state.publish()
        return
    with cached.workspace().store.asking_once():
        _draw(actor)


def _draw(actor: Actor) -> None:
    """Draw the page that was asked for among those that the visitor may open."""
    t = state.t
    pages = {
        "library": st.Page(library_page.show, title=t("nav.library"), default=True),
        "read": st.Page(reading_page.show, title=t("nav.read"), url_path="read"),
        "compare": st.Page(comparing_page.show, title=t("nav.compare"), url_path="compare"),
        "fulfilment": st.Page(fulfilment_page.show, title=t("nav.fulfilment"), url_path="fulfilment"),
        "tasks": st.Page(task_lists_page.show, title=t("nav.tasks"), url_path="tasks"),
        "indicators": st.Page(indicators_page.show, title=t("nav.indicators"), url_path="indicators"),
        "wording": st.Page(wording_page.show, title=t("nav.wording"), url_path="wording"),
        "lives": st.Page(tracing_page.show, title=t("nav.lives"), url_path="lives"),
        "five-year": st.Page(
            five_year_page.show,
            title=t("nav.five_year"),
            url_path="five-year",
            visibility="visible" if cached.has_plans() else "hidden",
        ),
        "first-said": st.Page(first_said_page.show, title=t("nav.first_said"), url_path="first-said"),
        "overview": st.Page(overview_page.show, title=t("nav.overview"), url_path="overview"),
        "trends": st.Page(trends_page.show, title=t("nav.trends"), url_path="trends", visibility="hidden"),
        "agreement": st.Page(agreement_page.show, title=t("nav.agreement"), url_path="agreement"),
        "search": st.Page(searching_page.show, title=t("nav.search"), url_path="search"),
        "terms": st.Page(panels_page.show, title=t("nav.terms"), url_path="terms"),
        "exchange": st.Page(exchange_page.show, title=t("nav.exchange"), url_path="exchange"),
    }
    if actor.role >= Role.CODER:
        pages["work"] = st.Page(assignments_page.show, title=t("nav.work"), url_path="work")
        pages["upkeep"] = st.Page(upkeep_page.show, title=t("nav.upkeep"), url_path="upkeep")
        if model_proposals_page.offered():
            pages["model"] = st.Page(model_proposals_page.show, title=t("nav.model"), url_path="model")
    if actor.role >= Role.ADMIN:
        pages["team"] = st.Page(team_page.show, title=t("nav.team"), url_path="team")
    pages["help"] = st.Page(help_page.show, title=t("nav.help"), url_path="help")
    # Streamlit would say in English that there is no such page, whatever the visitor reads.
    asked = unknown_page.unknown_name(st.context.url or "", pages.keys() - {"library"})
    if asked:
        pages["unknown"] = st.Page(
            unknown_page.show, title=t("unknown.title"), url_path=asked, visibility="hidden"
        )
    navigation.register(pages)
    page = st.navigation(list(pages.values()), position="top")
    page_header.style()
    state.enter(page.url_path)
    touring.draw(page.url_path)
    page_header.tell_damage()
    page_header.tell_demonstration()

    def whole() -> None:
        page_header.draw(page.url_path)
        page.run()

    page_header.guarded(whole)
    precompute.look_ahead_of_selection()
    state.publish()


main()
