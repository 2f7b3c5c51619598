"""A sample of hits to judge, as both sides of the wire know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from workbench.ui.shapes.findings import Go, Parts
from workbench.ui.shapes.items import ViewDocument


class SampleHit(TypedDict):
    """A hit in its sentence."""

    id: str
    parts: Parts
    meta: str
    go: Go
    goLabel: str


class SampleState(TypedDict):
    """What the sample's channel tells: verdicts by hit, and what they tell."""

    verdicts: Mapping[str, str]
    told: str


class SampleDocument(ViewDocument):
    """A sample of hits to judge."""

    hits: Sequence[SampleHit]
