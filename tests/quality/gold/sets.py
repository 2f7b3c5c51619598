"""The labelled pairs of reports, read by the workbench and set beside their labels."""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.builders.as_shipped import read_report
from workbench.alignment.prepared import PreparedReport, prepare
from workbench.measuring.quantities import find_quantities
from workbench.model.commitment import Quantity
from workbench.model.report import Report
from workbench.settings import DEFAULTS

ROOT = Path(__file__).resolve().parents[3]
SEED = ROOT / "corpora" / "tianjin-binhai-2024.txt"
SHARED = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared"))
PAIRS = {
    "national": ("national", 2023, 2024),
    "qingyuan": ("local/保定市清苑区", 2023, 2024),
    "shenzhen": ("local/深圳市", 2023, 2024),
    "yunnan": ("province/云南省", 2015, 2016),
    "dalian": ("local/大连市", 2021, 2022),
}
"""Name of a set, folder of its texts, and the years of plan and review."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One report of a pair, read once."""

    report: Report
    quantities: tuple[Quantity, ...]
    prepared: PreparedReport


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two reports with their labels; ``canon`` finds texts in the labelled segmentations.

    ``files`` are the arguments that the shared scorer takes before the product's file.
    """

    name: str
    older: Side
    newer: Side
    evidence: Any
    canon: tuple[Any, Any]
    folder: Path
    years: tuple[int, int]

    def files(self, kind: str) -> list[str]:
        """Return the paths of labels of a kind (evidence, yoy) and of both segmentations."""
        older, newer = self.years
        names = f"{kind}-{older}-{newer}.json", f"{self.name}-{older}.jsonl", f"{self.name}-{newer}.jsonl"
        return [str(self.folder / name) for name in names]


@cache
def scorer() -> ModuleType:
    """Return the shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_side(path: Path) -> Side:
    """Read one report."""
    report = read_report(path.read_bytes(), name=path.name)
    return Side(report, tuple(find_quantities(report)), prepare(report, DEFAULTS.alignment))


@cache
def read_pair(name: str) -> Pair:
    """Read a labelled pair."""
    place, older, newer = PAIRS[name]
    folder = SHARED / "gold" / name
    sides = [read_side(SHARED / "corpora" / place / f"{year}.txt") for year in (older, newer)]
    labels = json.loads((folder / f"evidence-{older}-{newer}.json").read_text(encoding="utf-8"))
    canon = scorer().Canon
    return Pair(
        name=name,
        older=sides[0],
        newer=sides[1],
        evidence=labels,
        canon=(canon(folder / f"{name}-{older}.jsonl"), canon(folder / f"{name}-{newer}.jsonl")),
        folder=folder,
        years=(older, newer),
    )


def pairs(names: Sequence[str] = tuple(PAIRS)) -> list[Pair]:
    """Return several labelled pairs."""
    return [read_pair(name) for name in names]
