"""The lives of promises as the view and the tables are handed them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.builders.lives import PLACE, add_lives, life_id
from workbench.model.decision import Document
from workbench.model.thread import Thread, ThreadEvent
from workbench.pipeline.home import Home
from workbench.pipeline.printing import lives_page
from workbench.pipeline.tracing import rank, thread_at, trace
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.ui.i18n import Language
from workbench.ui.presenting.library_matrix import places_of
from workbench.ui.tracing.presenter import (
    ORDERS,
    events_data,
    present_lives,
    traced_documents,
    years_between,
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Give a library with four years of a made-up district."""
    folder = tmp_path_factory.mktemp("home")
    home = Home(folder=folder, database_url=f"sqlite:///{folder / 'workbench.sqlite'}")
    with open_workspace(home) as opened:
        add_lives(opened)
        yield opened


@pytest.fixture(scope="module")
def documents(workspace: Workspace) -> tuple[Document, ...]:
    """Give the district's reports by year."""
    (place,) = (each for each in places_of(workspace.offered()) if each.name == PLACE)
    return traced_documents(place)


@pytest.fixture(scope="module")
def threads(workspace: Workspace, documents: tuple[Document, ...]) -> tuple[Thread, ...]:
    """Give the district's threads."""
    return trace([workspace.report(document.id) for document in documents])


def event(year: int, kind: str, *, planned: bool) -> ThreadEvent:
    """Build an event without a place."""
    return ThreadEvent(year=year, document="d", kind=kind, planned=planned)  # type: ignore[arg-type]


def life(*events: ThreadEvent) -> Thread:
    """Build a thread of events."""
    return Thread(id="t", title="t", first=events[0].year, last=events[-1].year, events=events)


def test_a_year_without_a_report_is_missing_not_silent(
    threads: tuple[Thread, ...], documents: tuple[Document, ...]
) -> None:
    """The axis has it, marked; no thread says anything of it."""
    props = present_lives(threads, documents, "zh")
    assert [each["year"] for each in props["years"] if each["missing"]] == [2023]
    assert years_between(documents) == [2020, 2021, 2022, 2023, 2024]
    assert not any(told["year"] == 2023 for thread in props["threads"] for told in thread["events"])


def test_silences_have_no_place_and_quotations_have_one(
    threads: tuple[Thread, ...], documents: tuple[Document, ...], workspace: Workspace
) -> None:
    """What the view is handed leads to where the words stand."""
    props = present_lives(threads, documents, "en")
    told = [each for thread in props["threads"] for each in thread["events"]]
    assert any(each["kind"] == "silent" for each in told)
    for each in told:
        assert ("quote" in each) is (each["kind"] != "silent")
        if "quote" in each:
            text = workspace.report(props["documents"][each["document"]]["id"]).text
            assert text[each["start"] : each["end"]] == each["quote"]


@pytest.mark.parametrize(("language", "name"), [("zh", "2024年政府工作报告"), ("en", "2024 work report")])
def test_a_silent_report_is_named_with_its_year(
    threads: tuple[Thread, ...], documents: tuple[Document, ...], language: Language, name: str
) -> None:
    """Which year's report says nothing is told, also of a report whose title names no year."""
    untitled = [replace(each, title="政府工作报告") for each in documents]
    titles = [each["title"] for each in present_lives(threads, untitled, language)["documents"]]
    assert name in titles[-1]
    assert len(set(titles)) == len(documents)


def test_tables_and_pages_hold_every_event(
    threads: tuple[Thread, ...], documents: tuple[Document, ...]
) -> None:
    """One row each; the page to print says which year has no report, and escapes what it quotes."""
    header, rows = events_data(threads, "zh")
    assert len(rows) == sum(len(thread.events) for thread in threads)
    assert all(len(row) == len(header) for row in rows)
    page = lives_page(threads, documents, years_between(documents), "<云岫>", "zh")
    assert page.count("无报告") == len(threads)
    assert "&lt;云岫&gt;" in page
    assert "<云岫>" not in page


def test_a_place_in_a_text_opens_its_thread(threads: tuple[Thread, ...], workspace: Workspace) -> None:
    """Any stretch of a clause does; one of which no thread speaks opens none."""
    text = workspace.report(life_id(2022)).text
    at = text.index("科技馆6月底")
    found = thread_at(threads, life_id(2022), at, at + 3)
    assert found is not None
    assert "科技馆" in found.title
    assert thread_at(threads, life_id(2022), 0, 5) is None


def test_threads_are_ranked_by_what_became_of_them() -> None:
    """Slipped counts years from the first promise; shrunk is net; silence at the end weighs more."""
    late = life(
        event(2020, "promised", planned=True),
        event(2021, "postponed", planned=True),
        event(2023, "missed", planned=False),
    )
    assert rank(late, "slipped") == 3
    lower = life(
        event(2020, "promised", planned=True),
        event(2021, "target_lowered", planned=True),
        event(2022, "target_raised", planned=True),
        event(2023, "target_lowered", planned=True),
    )
    assert rank(lower, "shrunk") == 1
    ended = life(event(2020, "promised", planned=True), event(2021, "silent", planned=False))
    again = life(*ended.events, event(2021, "promised_again", planned=True))
    assert rank(ended, "silent") > rank(again, "silent")
    assert rank(late, "promised_again") == 2
    assert set(ORDERS) == {"promised_again", "slipped", "silent", "shrunk", "recent"}
