"""A library of real reports: a city, a municipality, a county and the state, with two bulletins."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from workbench.annotation.actions import Actor
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
CORPORA = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")) / "corpora"


class Place(NamedTuple):
    """A place with the reports that are put into the library; ``older`` and ``newer`` are shown."""

    code: str
    name: str
    folder: str
    years: tuple[int, ...]
    bulletins: tuple[int, ...] = ()

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
    Place("national", "中华人民共和国", "national", (2021, 2022, 2023, 2024), (2021, 2022, 2023)),
)


def add_places(workspace: Workspace) -> None:
    """Add the reports of all places and the bulletins to a library."""
    for place in PLACES:
        for year in place.years:
            _add(workspace, CORPORA / place.folder / f"{year}.txt", f"{place.code}-{year}", place.name, year)
        for year in place.bulletins:
            path = CORPORA / "sources" / "bulletin" / f"national-{year}.md"
            _add(workspace, path, f"{place.code}-bulletin-{year}", place.name, year, Genre.BULLETIN)


def _add(
    workspace: Workspace, path: Path, name: str, place: str, year: int, genre: Genre = Genre.WORK_REPORT
) -> None:
    hints = Hints(id=name, jurisdiction=place, year=year, genre=genre)
    add_report(workspace, path.read_bytes(), path.name, hints=hints, actor=Actor("wang"))
