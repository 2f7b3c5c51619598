"""What a library's decisions teach the extraction: what would change by it, and whether proposals follow it.

The lesson is taken when somebody says so and kept with the team's history; until then, and once it is
switched off, proposals are those of the shipped weights. What reads files without a library, batches and
the search over all places stay with the shipped weights throughout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from workbench.extraction.clause_features import OWN_WORDS
from workbench.extraction.likelihood import BIAS, commitment_weights
from workbench.extraction.teaching import Lesson, decided_clauses, learn
from workbench.model.commitment import Commitment
from workbench.model.report import Report
from workbench.model.roles import Actor
from workbench.model.team import Standard
from workbench.pipeline.analysing import proposals_of, quantities_of
from workbench.pipeline.folding import folded_report
from workbench.pipeline.workspace import Workspace, taught_settings
from workbench.settings import Settings
from workbench.store import team_store

__all__ = ["Lesson", "Moved", "Standard", "Word"]


class Moved(NamedTuple):
    """A clause that a lesson moves: into the proposals that count (``firm``), or out of them."""

    commitment: Commitment
    firm: bool


class Word(NamedTuple):
    """A verb or an ending that decisions spoke for or against, by how many log-odds."""

    text: str
    ends: bool
    by: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A lesson in words: what moves every clause, the words that count most here, how many features move."""

    every: float
    words: tuple[Word, ...]
    features: int


def lesson_of(workspace: Workspace) -> Lesson:
    """Return what all decisions of a library teach together."""
    settings = workspace.settings.extraction
    decided = [
        each
        for document in workspace.documents()
        if (decisions := workspace.store.annotations(document=document.id))
        for report in [workspace.report(document.id)]
        for each in decided_clauses(folded_report(report), quantities_of(report), decisions, settings)
    ]
    return learn(decided, commitment_weights(), settings)


def moved_by(lesson: Lesson, report: Report, workspace: Workspace) -> tuple[Moved, ...]:
    """Return the undecided clauses that a lesson moves into or out of a report's proposals that count.

    They are told against the shipped weights, whether or not a standard is in force.
    """
    if not lesson.shifts:
        return ()
    decided = {each.proposal for each in workspace.store.annotations(document=report.id)}
    before = _firm(report, taught_settings(workspace.settings, ()))
    after = _firm(report, taught_settings(workspace.settings, sorted(lesson.shifts.items())))
    come = [Moved(each, True) for key, each in after.items() if key not in before and key not in decided]
    gone = [Moved(each, False) for key, each in before.items() if key not in after and key not in decided]
    return tuple(sorted((*come, *gone), key=lambda each: each.commitment.start))


def explain(lesson: Lesson, most: int) -> Explained:
    """Return a lesson in words, with the ``most`` words that it moves furthest."""
    words = [
        Word(name.partition("=")[2], name.startswith(OWN_WORDS[1]), by)
        for name, by in lesson.shifts.items()
        if name.startswith(OWN_WORDS) and name.partition("=")[2]
    ]
    words.sort(key=lambda each: (-abs(each.by), each.text))
    others = [name for name in lesson.shifts if name != BIAS and not name.startswith(OWN_WORDS)]
    return Explained(every=lesson.shifts.get(BIAS, 0.0), words=tuple(words[:most]), features=len(others))


def standard_of(workspace: Workspace) -> Standard:
    """Return the standard that was kept last for a library."""
    return team_store.standard_of(workspace.store.database)


def adopt(workspace: Workspace, actor: Actor, lesson: Lesson) -> None:
    """Let the library's proposals follow a lesson from now on; for adjudicators and administrators."""
    shifts = {name: float(by) for name, by in sorted(lesson.shifts.items())}
    kept = Standard(decisions=lesson.decisions, shifts=shifts, in_force=True)
    team_store.keep_standard(workspace.store.database, actor, kept)
    workspace.follow_standard()


def set_aside(workspace: Workspace, actor: Actor) -> None:
    """Let proposals be those of the shipped weights again; the lesson is kept, out of force."""
    kept = replace(standard_of(workspace), in_force=False)
    team_store.keep_standard(workspace.store.database, actor, kept)
    workspace.follow_standard()


def _firm(report: Report, settings: Settings) -> dict[str, Commitment]:
    found: Sequence[Commitment] = proposals_of(report, settings)
    return {each.id: each for each in found if each.tier == "commitment"}
