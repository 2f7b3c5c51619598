"""Two texts of one report: the difference and what became of the annotations, as the library shows them."""

from __future__ import annotations

import pytest

from tests.builders.whole_reports import whole_report
from workbench.annotation.actions import Actor, create_commitment
from workbench.model.change import PassageDiff
from workbench.model.hints import Hints
from workbench.pipeline.library import Added, add_report, standing, version_difference
from workbench.pipeline.workspace import Workspace
from workbench.ui.library.versions_presenter import carried_line, changed_passages, version_steps
from workbench.ui.presenting.library_matrix import places_of

ACTOR = Actor("li")
TEXT = whole_report("样例市", 2031).replace("推动产业", "\n" * 3 + "推动产业")
HINTS = Hints(jurisdiction="样例市", year=2031)


@pytest.fixture
def versions(workspace: Workspace) -> tuple[Added, Added]:
    """Give a report with four annotations, and its corrected text that lacks one of them."""
    first = add_report(workspace, TEXT.encode(), "a.txt", hints=HINTS, actor=ACTOR)
    text = workspace.store.text(first.document.id)
    for quote in ("智能工厂建成投产", "推动产业焕新升级", "深化集团化办学", "扩大就业"):
        at = text.index(quote)
        create_commitment(workspace.store, ACTOR, first.document.id, at, at + len(quote), type="measure")
    corrected = (
        TEXT.replace("老旧小区", "老旧<u>小区")
        .replace("，深化集团化办学", "")
        .replace("真抓实干", "苦干实干")
    )
    return first, add_report(
        workspace, corrected.encode(), "b.txt", hints=HINTS, kind="corrected", actor=ACTOR
    )


def test_each_step_is_named(workspace: Workspace, versions: tuple[Added, Added]) -> None:
    """Only reports with several texts are listed, by place, year and kinds of text."""
    older, newer = (each.document.id for each in versions)
    assert version_steps(places_of(workspace.documents()), "en") == {
        (older, newer): "样例市 · 2031 · delivered 1 → 2031 · corrected 2"
    }


def test_changes_are_shown_as_text(workspace: Workspace, versions: tuple[Added, Added]) -> None:
    """What was taken out and put in is marked, with its surroundings; markup of the text is not run."""
    older, newer = (each.document.id for each in versions)
    shown = "".join(changed_passages(version_difference(workspace, older, newer)))
    assert "<ins>" in shown
    assert "<del>" in shown
    assert "&lt;u&gt;" in shown
    assert "<u>" not in shown
    assert "深化集团化办学" in shown


def test_the_carry_over_is_summed_up(workspace: Workspace, versions: tuple[Added, Added]) -> None:
    """Every annotation of the older text is counted on the newer one, by how sure its place is."""
    older, newer = versions
    states = standing(workspace, newer.document.id)
    assert sum(states.values()) == len(newer.carried) == 4
    assert standing(workspace, older.document.id) == {}
    said = carried_line(states, "en")
    assert said.startswith("4 annotations stand on the newer text: ")
    assert "passage not found 1" in said or "to be confirmed 1" in said
    assert carried_line({}, "en") == "No annotations stand on the newer text."


def test_texts_with_nothing_in_common_are_not_spelled_out(workspace: Workspace) -> None:
    """An unreadable difference is said to be one."""
    first = add_report(workspace, TEXT.encode(), "a.txt", hints=HINTS, actor=ACTOR)
    other = "各位代表：\n" + "完全不同的另一份材料，讲的是别的事情和别的数字。\n" * 40
    second = add_report(workspace, other.encode(), "b.txt", hints=HINTS, replaces=True, actor=ACTOR)
    difference = version_difference(workspace, first.document.id, second.document.id)
    assert isinstance(difference, PassageDiff)
    assert not difference.readable
