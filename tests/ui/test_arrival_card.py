"""The card of one source that waits: what was removed from it, and putting that back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from workbench.model.removal_reasons import Reason
from workbench.model.report import Removed
from workbench.pipeline.workspace import Workspace
from workbench.ui import cached
from workbench.ui.library.arrival_presenter import removed_rows

HEADER = "云海区政府工作报告"


def _removed(reason: Reason, text: str) -> Removed:
    return Removed(reason=reason, text=text)


def test_a_text_removed_for_several_reasons_is_one_row() -> None:
    """It is put back as a whole: one box, whose line tells each reason and how often."""
    removed = [
        _removed(Reason.RUNNING_HEADER, HEADER),
        _removed(Reason.DUPLICATE, HEADER),
        _removed(Reason.RUNNING_HEADER, HEADER),
        _removed(Reason.PAGE_NUMBER, "— 2 —"),
    ]
    rows = removed_rows(removed, "zh")
    assert [text for text, _ in rows] == [HEADER, "— 2 —"]
    assert rows[0][1] == f"页眉页脚 ×2、重复的标题 · {HEADER}"


def _page() -> None:
    import streamlit as st

    from workbench.pipeline.inbox import Inbox
    from workbench.ui.library.arrival_card import arrival_card

    inbox = st.session_state.setdefault("box", Inbox())
    if not inbox.made:
        opening = "云海区政府工作报告\n\n政府工作报告\n\n政府工作报告\n\n各位代表：\n\n"
        pages = [f"今年要新建学校{n}所，新增床位{n}00张。\n\n" * 20 for n in range(2, 6)]
        inbox.take((opening + "政府工作报告\n\n".join(pages)).encode(), "a.txt")
    for key in list(inbox.waiting):
        arrival_card(key, inbox)


def test_such_a_source_can_be_looked_at_put_back_and_discarded(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card stands whatever was removed how often, and its ways out work."""
    monkeypatch.setattr(cached, "workspace", lambda: workspace)
    page = AppTest.from_function(_page, default_timeout=60).run()
    assert not page.exception
    [waiting] = page.session_state["box"].waiting.values()
    removed = {(each.text, each.reason) for each in waiting.report.removed}
    assert len({text for text, _ in removed}) < len(removed)
    page.checkbox[0].check().run()
    assert not page.exception
    next(each for each in page.button if (each.key or "").startswith("discard-")).click().run()
    assert not page.exception
    assert not page.session_state["box"].waiting
