"""A library's decisions teach its proposals when somebody says so, and stop when somebody says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.errors import ForbiddenError
from workbench.model.roles import Role
from workbench.model.team import Standard
from workbench.pipeline import teaching
from workbench.pipeline.analysing import commitments_of, proposals_of
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace, open_workspace, taught_settings
from workbench.settings import DEFAULTS
from workbench.store import team_store

HEAD, WANG = Actor("陈", Role.ADJUDICATOR), Actor("王芳", Role.CODER)
OLDER, NEWER = "yunhai-2024", "yunhai-2025"


def opened(folder: Path) -> Workspace:
    """Open the made-up library of a folder."""
    return open_workspace(Home(folder=folder, database_url=f"sqlite:///{folder / 'w.sqlite'}"))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give a library in which Wang keeps what is quantified in one report and rejects all else."""
    made = opened(tmp_path)
    for each in proposals_of(made.report(OLDER)):
        kept = each.strength == "quantified"
        answer = actions.accept_proposals if kept else actions.reject_proposals
        answer(made.store, WANG, [Proposal(document=OLDER, commitment=each)])
    return made


def firm(workspace: Workspace) -> dict[str, str]:
    """Return the proposals that count of the report nobody decided on, by id."""
    return {each.id: each.strength for each in commitments_of(workspace.report(NEWER), workspace.settings)}


def share_quantified(found: dict[str, str]) -> float:
    """Return which share of proposals has a number."""
    return sum(each == "quantified" for each in found.values()) / len(found)


def test_nothing_moves_before_somebody_says_so(workspace: Workspace, tmp_path: Path) -> None:
    """Decisions alone change no proposal: the lesson is told, and kept only by an adjudicator."""
    before = firm(workspace)
    lesson = teaching.lesson_of(workspace)
    assert lesson.decisions > 30
    assert teaching.moved_by(lesson, workspace.report(NEWER), workspace)
    with pytest.raises(ForbiddenError):
        teaching.adopt(workspace, WANG, lesson)
    assert firm(workspace) == before == firm(opened(tmp_path))
    assert teaching.standard_of(workspace) == Standard()


def test_a_report_nobody_decided_on_follows_the_standard(workspace: Workspace, tmp_path: Path) -> None:
    """Who kept what has a number is proposed less of the rest; whoever opens the library sees the same."""
    before = firm(workspace)
    lesson = teaching.lesson_of(workspace)
    told = teaching.moved_by(lesson, workspace.report(NEWER), workspace)
    teaching.adopt(workspace, HEAD, lesson)
    after = firm(workspace)
    assert share_quantified(after) > share_quantified(before)
    assert firm(opened(tmp_path)) == after
    assert {each.commitment.id for each in told if each.firm} == set(after) - set(before)
    assert {each.commitment.id for each in told if not each.firm} == set(before) - set(after)
    assert teaching.moved_by(lesson, workspace.report(NEWER), workspace) == told


def test_what_is_set_back_is_folded_and_says_why(workspace: Workspace) -> None:
    """A lesson hides nothing: every proposal is still there, under its name."""
    before = {each.id: each.tier for each in proposals_of(workspace.report(NEWER), workspace.settings)}
    teaching.adopt(workspace, HEAD, teaching.lesson_of(workspace))
    after = {each.id: each for each in proposals_of(workspace.report(NEWER), workspace.settings)}
    assert set(before) <= set(after)
    back = [each for key, each in after.items() if (before.get(key), each.tier) == ("commitment", "possible")]
    assert back
    assert all("本库" in each.why.zh and "library" in each.why.en for each in back)


def test_switched_off_all_is_as_shipped_and_the_lesson_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    """The switch takes the standard out of force here and for whoever opens the library later."""
    before = firm(workspace)
    lesson = teaching.lesson_of(workspace)
    teaching.adopt(workspace, HEAD, lesson)
    assert firm(workspace) != before
    with pytest.raises(ForbiddenError):
        teaching.set_aside(workspace, WANG)
    teaching.set_aside(workspace, HEAD)
    assert firm(workspace) == before == firm(opened(tmp_path))
    kept = teaching.standard_of(workspace)
    assert (kept.in_force, kept.decisions, bool(kept.shifts)) == (False, lesson.decisions, True)


def test_another_process_is_followed(workspace: Workspace, tmp_path: Path) -> None:
    """What one server adopts, another on the same database follows at its next look."""
    other = opened(tmp_path)
    teaching.adopt(workspace, HEAD, teaching.lesson_of(workspace))
    assert firm(other) != firm(workspace)
    other.follow_standard()
    assert firm(other) == firm(workspace)


def test_settings_tell_lessons_apart_in_few_words() -> None:
    """Results are kept by what settings say of themselves: short, and another for another lesson."""
    one, other = (taught_settings(DEFAULTS, [(f"verb={at}", by) for at in range(300)]) for by in (0.25, 0.5))
    assert repr(one) != repr(other) != repr(DEFAULTS)
    assert repr(one) == repr(taught_settings(DEFAULTS, one.extraction.taught))
    assert len(repr(one)) < len(repr(DEFAULTS)) + 100


def test_a_lesson_is_told_in_words(workspace: Workspace) -> None:
    """Verbs and endings are named as they stand in the text, those that count most first."""
    told = teaching.explain(teaching.lesson_of(workspace), 5)
    sizes = [abs(each.by) for each in told.words]
    assert len(sizes) == 5
    assert sizes == sorted(sizes, reverse=True)
    assert all(each.text for each in told.words)
    assert told.features > 0


@pytest.mark.parametrize(
    "body",
    [
        '{"decisions": 3, "shifts": {"bias": 1e9}, "in_force": true}',
        '{"decisions": 3, "shifts": {"bias": NaN}, "in_force": true}',
        '{"decisions": "3", "shifts": {}, "in_force": true}',
        '{"decisions": 3, "shifts": {"bias": "much"}, "in_force": true}',
        '{"decisions": 3, "shifts": {}, "in_force": "yes"}',
        '{"decisions": 3, "shifts": ["bias"], "in_force": true}',
    ],
)
def test_a_standard_that_no_decisions_taught_is_none(body: str) -> None:
    """What another program wrote moves nothing beyond what a lesson can."""
    assert not team_store.fits(team_store.STANDARD, body)
