"""The tour, as both sides of the wire know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from workbench.ui.shapes.findings import Go
from workbench.ui.shapes.items import ViewDocument


class TourStep(TypedDict):
    """A step, with the page that it shows."""

    page: str
    go: Go
    title: str
    text: str


class TourDocument(ViewDocument):
    """The steps of the tour."""

    asked: int
    saved: Mapping[str, int]
    """By window the number of the last step that was gone."""
    invite: bool
    steps: Sequence[TourStep]
