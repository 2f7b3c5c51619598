"""A library of real reports: a city, a municipality, a county and the state, with bulletins and a plan.

Of each place's last plan the first promises are judged as the machine proposes, and at the first place a team
is at work, so that no page is empty.
"""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tests.builders.as_shipped import make_anchor
from tests.screens.team import add_team_work
from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.model.decision import Quotation, Verdict
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.judging import evidence
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
CORPORA = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")) / "corpora"

CODER = Actor("wang")
_JUDGED = 30


class Place(NamedTuple):
    """A place with the reports that are put into the library; ``older`` and ``newer`` are shown."""

    code: str
    name: str
    folder: str
    years: tuple[int, ...]
    bulletins: tuple[int, ...] = ()
    plan: str = ""
    """The stem of a five-year plan's file, without the place."""

    @property
    def older(self) -> str:
        """Return the id of the report before the last."""
        return f"{self.code}-{self.years[-2]}"

    @property
    def newer(self) -> str:
        """Return the id of the last report."""
        return f"{self.code}-{self.years[-1]}"


PLACES = (
    Place("shenzhen", "深圳市", "local/深圳市", (2020, 2021, 2022, 2023)),
    Place("tianjin", "天津市", "local/天津市", (2020, 2021, 2022, 2023, 2024)),
    Place("shunping", "顺平县", "local/顺平县", (2021, 2022, 2023)),
    Place(
        "national",
        "中华人民共和国",
        "national",
        (2021, 2022, 2023, 2024),
        (2021, 2022, 2023),
        "2021-十四五规划纲要",
    ),
)


def add_places(workspace: Workspace) -> None:
    """Add the reports of all places and the bulletins to a library."""
    for place in PLACES:
        add_place(workspace, place)
    first = PLACES[0]
    add_team_work(workspace, first.older, first.newer, first.name, first.years[-2], CODER)


def add_place(workspace: Workspace, place: Place) -> None:
    """Add a place's reports; what is there already stays as it is."""
    known = {each.id for each in workspace.documents()}
    for year in place.years:
        if f"{place.code}-{year}" not in known:
            _add(workspace, CORPORA / place.folder / f"{year}.txt", f"{place.code}-{year}", place.name, year)
    for year in place.bulletins:
        path = CORPORA / "sources" / "bulletin" / f"national-{year}.md"
        _add(workspace, path, f"{place.code}-bulletin-{year}", place.name, year, Genre.BULLETIN)
    if place.plan:
        path = CORPORA / "sources" / "five_year_plan" / f"{place.code}-{place.plan}.md"
        _add(workspace, path, f"{place.code}-plan", place.name, 2021, Genre.FIVE_YEAR_PLAN)
    _judge(workspace, place)


def _judge(workspace: Workspace, place: Place) -> None:
    """Give the first promises of the older report the status that the machine proposes, with a quotation."""
    older, newer = workspace.report(place.older), workspace.report(place.newer)
    commitments = {each.id: each for each in commitments_of(older)}
    answered = (each for each in evidence(older, newer).evidence if each.commitment in commitments)
    told = ((each, Verdict(each.suggested_status)) for each in answered if each.suggested_status)
    quotable = (each for each in told if each[0].candidates and each[1] is not Verdict.NO_EVIDENCE)
    for found, verdict in islice(quotable, _JUDGED):
        best = found.candidates[0]
        quoted = Quotation(anchor=make_anchor(place.newer, newer.text, best.start, best.end))
        proposal = Proposal(document=place.older, commitment=commitments[found.commitment])
        actions.give_verdict(workspace.store, CODER, proposal, place.newer, verdict, evidence=(quoted,))


def _add(
    workspace: Workspace, path: Path, name: str, place: str, year: int, genre: Genre = Genre.WORK_REPORT
) -> None:
    hints = Hints(id=name, jurisdiction=place, year=year, genre=genre)
    add_report(workspace, path.read_bytes(), path.name, hints=hints, actor=CODER)
