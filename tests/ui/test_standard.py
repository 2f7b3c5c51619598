"""What the reading page tells of the library's standard, and who may switch it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.model.roles import Role
from workbench.pipeline import teaching
from workbench.pipeline.analysing import commitments_of, proposals_of
from workbench.pipeline.workspace import Workspace
from workbench.ui import cached, i18n, identity
from workbench.ui.reading import cached_document
from workbench.ui.reading.presenter import blind_document

OLDER, NEWER = "yunhai-2024", "yunhai-2025"
HEAD, WANG = Actor("陈", Role.ADJUDICATOR), Actor("王芳", Role.CODER)
WORDS = i18n.table("zh")


@pytest.fixture
def taught(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Give a library in which somebody kept only what has a number."""
    for each in proposals_of(workspace.report(OLDER)):
        answer = actions.accept_proposals if each.strength == "quantified" else actions.reject_proposals
        answer(workspace.store, WANG, [Proposal(document=OLDER, commitment=each)])
    monkeypatch.setattr(cached, "workspace", lambda: workspace)
    monkeypatch.setattr(identity, "confirm", lambda: None)
    return workspace


def _page() -> None:
    from workbench.ui.reading import standard

    standard.draw("yunhai-2025")


def drawn(monkeypatch: pytest.MonkeyPatch, actor: Actor) -> AppTest:
    """Draw the panel for somebody."""
    monkeypatch.setattr(identity, "current_actor", lambda: actor)
    page = AppTest.from_function(_page, default_timeout=60).run()
    assert not page.exception
    return page


def pressed(page: AppTest, wording: str) -> AppTest:
    """Press a button of the panel."""
    next(each for each in page.button if each.label == WORDS[wording]).click().run()
    assert not page.exception
    return page


def text(page: AppTest) -> str:
    """Return all that the panel says."""
    return "\n".join(each.value for each in (*page.markdown, *page.caption, *page.info))


def test_the_lesson_is_told_before_it_is_put_in_force(
    taught: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One look names decisions, words and clauses; the switch changes this page's proposals, and back."""
    before = [each.id for each in commitments_of(taught.report(NEWER), taught.settings)]
    page = pressed(drawn(monkeypatch, HEAD), "standard.look")
    assert [each.id for each in commitments_of(taught.report(NEWER), taught.settings)] == before
    lesson = teaching.lesson_of(taught)
    moved = teaching.moved_by(lesson, taught.report(NEWER), taught)
    assert f"{lesson.decisions} 条判断" in text(page)
    assert lesson.astray_taught < lesson.astray
    assert f"有 {lesson.astray} 条；" in text(page)
    assert WORDS["standard.no_better"] not in text(page)
    assert all(each.commitment.quote in text(page) for each in moved if not each.firm and len(moved) <= 8)
    pressed(page, "standard.adopt")
    assert WORDS["standard.in_force"].format(n=lesson.decisions) in text(page)
    assert [each.id for each in commitments_of(taught.report(NEWER), taught.settings)] != before
    pressed(page, "standard.off")
    assert [each.id for each in commitments_of(taught.report(NEWER), taught.settings)] == before


def test_a_coder_is_told_and_may_not_switch(taught: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may not switch sees who may; a reader of the library sees nothing of it."""
    page = pressed(drawn(monkeypatch, WANG), "standard.look")
    assert [each.label for each in page.button if each.disabled] == [WORDS["standard.adopt"]]
    assert WORDS["standard.who"] in text(page)
    assert not drawn(monkeypatch, Actor("客", Role.READER)).button


def test_few_decisions_are_said_to_be_few(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where too little was decided nothing can be put in force."""
    monkeypatch.setattr(cached, "workspace", lambda: workspace)
    page = pressed(drawn(monkeypatch, HEAD), "standard.look")
    least = workspace.settings.extraction.fewest_taught
    assert WORDS["standard.too_few"].format(n=0, least=least) in text(page)
    assert WORDS["standard.adopt"] not in [each.label for each in page.button]


def test_the_page_s_cache_follows_the_switch(taught: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the reader is sent changes with the standard, and is as before once it is switched off."""
    record, book = taught.store.document(NEWER), taught.store.codebook()

    def sent() -> list[str]:
        return [each["id"] for each in cached_document.reading_props(record, book, "zh")["proposals"]]

    before = sent()
    teaching.adopt(taught, HEAD, teaching.lesson_of(taught))
    assert sent() != before
    teaching.set_aside(taught, HEAD)
    assert sent() == before


def test_the_most_doubtful_come_first_and_no_blind_page_is_told(
    taught: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order is that of the margins; it would tell a blind coder what the machine thinks."""
    props = cached_document.reading_props(taught.store.document(NEWER), taught.store.codebook(), "zh")
    margins = {each.id: each.margin for each in proposals_of(taught.report(NEWER), taught.settings)}
    sizes = [abs(margins[each] or 0) for each in props["doubtful"]]
    assert len(sizes) > 10
    assert sizes == sorted(sizes)
    assert blind_document(props, props["doubtful"])["doubtful"] == []
