"""The entry that Streamlit runs: pages, navigation, and the page that was asked for."""

from collections.abc import Callable
from importlib import import_module

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model.roles import Actor, Role
from workbench.ui import attending, cached, identity, navigation, page_header, precompute, state, unknown_page
from workbench.ui.help import touring
from workbench.ui.model_proposals.offering import offered as model_is_offered


def _page_of(room: str) -> Callable[[], None]:
    """Return what draws a room's page; loaded by whoever first enters it, or ahead of them."""

    def show() -> None:
        import_module(f"workbench.ui.{room}.page").show()

    return show


def main() -> None:
    """Draw one run of the application."""
    state.load()
    t = state.t
    st.set_page_config(page_title=t("app.name"), page_icon=page_header.icon(), layout="wide")
    try:
        actor = identity.enter()
        cached.workspace().follow_standard()
    except WorkbenchError as refused:
        from workbench.ui.team import sign_in_page  # noqa: PLC0415 - for who may not come in

        sign_in_page.show(refused)
        state.publish()
        return
    with cached.workspace().store.asking_once():
        _draw(actor)


def _draw(actor: Actor) -> None:
    """Draw the page that was asked for among those that the visitor may open."""
    t = state.t
    pages = {
        "library": st.Page(_page_of("library"), title=t("nav.library"), default=True),
        "read": st.Page(_page_of("reading"), title=t("nav.read"), url_path="read"),
        "compare": st.Page(_page_of("comparison"), title=t("nav.compare"), url_path="compare"),
        "fulfilment": st.Page(_page_of("fulfilment"), title=t("nav.fulfilment"), url_path="fulfilment"),
        "tasks": st.Page(_page_of("task_lists"), title=t("nav.tasks"), url_path="tasks"),
        "indicators": st.Page(_page_of("indicators"), title=t("nav.indicators"), url_path="indicators"),
        "wording": st.Page(_page_of("wording"), title=t("nav.wording"), url_path="wording"),
        "lives": st.Page(_page_of("tracing"), title=t("nav.lives"), url_path="lives"),
        "five-year": st.Page(
            _page_of("five_year"),
            title=t("nav.five_year"),
            url_path="five-year",
            visibility="visible" if cached.has_plans() else "hidden",
        ),
        "first-said": st.Page(_page_of("first_said"), title=t("nav.first_said"), url_path="first-said"),
        "overview": st.Page(_page_of("overview"), title=t("nav.overview"), url_path="overview"),
        "trends": st.Page(_page_of("trends"), title=t("nav.trends"), url_path="trends", visibility="hidden"),
        "agreement": st.Page(_page_of("agreement"), title=t("nav.agreement"), url_path="agreement"),
        "search": st.Page(_page_of("searching"), title=t("nav.search"), url_path="search"),
        "terms": st.Page(_page_of("panels"), title=t("nav.terms"), url_path="terms"),
        "exchange": st.Page(_page_of("exchange"), title=t("nav.exchange"), url_path="exchange"),
    }
    if actor.role >= Role.CODER:
        pages["work"] = st.Page(_page_of("assignments"), title=t("nav.work"), url_path="work")
        pages["upkeep"] = st.Page(_page_of("review_queue"), title=t("nav.upkeep"), url_path="upkeep")
        if model_is_offered():
            pages["model"] = st.Page(_page_of("model_proposals"), title=t("nav.model"), url_path="model")
    if actor.role >= Role.ADMIN:
        pages["team"] = st.Page(_page_of("team"), title=t("nav.team"), url_path="team")
    pages["help"] = st.Page(_page_of("help"), title=t("nav.help"), url_path="help")
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


with attending.drawing():
    main()
