"""Made-up places do not stand among real ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.annotation.actions import Actor
from workbench.model.hints import Hints
from workbench.pipeline.first_said import FirstSaid
from workbench.pipeline.home import Home
from workbench.pipeline.library import add_report
from workbench.pipeline.panels import counted_documents
from workbench.pipeline.workspace import Workspace, open_workspace

MADE_UP = "云海区（虚构样例）"
TEXT = """望川市2024年政府工作报告
一、2023年工作回顾
全市生产总值增长5.2%，新质生产力加快形成。
二、2024年工作安排
建成望川湖科技馆，发展新质生产力。
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give a new library, with nothing but what comes with the program."""
    (tmp_path / "annotations").mkdir()
    address = f"sqlite:///{tmp_path / 'annotations' / 'workbench.sqlite'}"
    with open_workspace(Home(folder=tmp_path, database_url=address)) as made:
        yield made


def _add(workspace: Workspace) -> None:
    hints = Hints(jurisdiction="望川市", year=2024)
    add_report(workspace, TEXT.encode(), "a.txt", hints=hints, actor=Actor("a"))


def test_made_up_places_count_until_a_real_report_is_added(workspace: Workspace) -> None:
    """Who only looks around sees the sample everywhere; who works with real reports sees it in none."""
    assert MADE_UP in {each.jurisdiction for each in workspace.across_places()}
    _add(workspace)
    assert MADE_UP not in {each.jurisdiction for each in workspace.across_places()}
    assert MADE_UP in {each.jurisdiction for each in workspace.offered()}


def test_the_first_to_say_something_is_a_real_place(workspace: Workspace) -> None:
    """The sample says it too, and is neither first nor among those that did not."""
    _add(workspace)
    found = FirstSaid().follow(workspace, "新质生产力")
    assert MADE_UP not in {each.place for each in found.places}


def test_terms_are_counted_in_real_places_and_in_the_sample_where_it_is_asked_for(
    workspace: Workspace,
) -> None:
    """A share over all places holds no made-up text; the sample alone can still be counted."""
    _add(workspace)
    assert MADE_UP not in {each.jurisdiction for each in counted_documents(workspace)}
    assert {each.jurisdiction for each in counted_documents(workspace, place=MADE_UP)} == {MADE_UP}
