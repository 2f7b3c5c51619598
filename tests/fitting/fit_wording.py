"""Fit the table of weights that says how telling a set phrase is.

    WORKBENCH_SHARED=… python -m tests.fitting.fit_wording [--write]

A candidate of a labelled pair teaches 1 where readers named it new or dropped, else 0. The floors of
``tests/quality/test_wording_floors.py`` fit on all pairs but one to judge that one.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from tests.builders.as_shipped import read_report
from tests.quality.gold.sets import SHARED
from workbench.insight.phrase_weight import BIAS, Weights, features
from workbench.insight.wording import both_sides
from workbench.model.report import Report
from workbench.settings import DEFAULTS

TABLE = Path(__file__).resolve().parents[2] / "workbench/insight/data/phrase_weights.tsv"
READ = Path(__file__).with_name("read_phrases.tsv")
PENALTY, LEAST_SEEN, READ_TRUST = 0.3, 5, 0.35
HEAD = "# feature of a phrase (telling.py)\tlog-odds, fitted by fit_wording.py\n"


class Pair(NamedTuple):
    """Two reports and what readers named in them."""

    name: str
    older: Report
    newer: Report
    gold: dict[str, Any]


def names() -> list[str]:
    """Return the labelled pairs."""
    return sorted(path.stem for path in (SHARED / "gold" / "wording").glob("*.json"))


@cache
def read_pair(name: str) -> Pair:
    """Read a labelled pair and its reports."""
    gold = json.loads((SHARED / "gold" / "wording" / f"{name}.json").read_text(encoding="utf-8"))
    older, newer = (
        read_report((SHARED / "corpora" / gold[side]).read_bytes(), name=gold[side])
        for side in ("older", "newer")
    )
    return Pair(name, older, newer, gold)


class Reading(NamedTuple):
    """A pair that one reader read from the candidates alone: what would be named, by side."""

    older: str
    newer: str
    named: dict[str, tuple[str, ...]]


@cache
def readings() -> tuple[Reading, ...]:
    """Read the pairs of ``read_phrases.tsv``, which are no labels: the floors never judge by them."""
    found: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for line in READ.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            older, newer, side, phrases = line.split("\t")
            found.setdefault((older, newer), {})[side] = tuple(phrases.split("|"))
    return tuple(Reading(*files, named) for files, named in found.items())


@cache
def _taught_by_reading() -> tuple[list[dict[str, float]], np.ndarray]:
    rows: list[dict[str, float]] = []
    labels: list[bool] = []
    for reading in readings():
        older, newer = (
            read_report((SHARED / "corpora" / name).read_bytes(), name=name)
            for name in (reading.older, reading.newer)
        )
        for key, candidates in zip(
            ("new", "dropped"), both_sides(older, newer, settings=DEFAULTS.insight), strict=True
        ):
            named = {_folded(phrase) for phrase in reading.named[key]}
            rows += [dict(features(each)) for each in candidates]
            labels += [_folded(each.phrase) in named for each in candidates]
    return rows, np.array(labels)


@cache
def _taught(name: str) -> tuple[list[dict[str, float]], np.ndarray]:
    pair = read_pair(name)
    rows: list[dict[str, float]] = []
    labels: list[bool] = []
    for key, candidates in zip(
        ("new", "dropped"), both_sides(pair.older, pair.newer, settings=DEFAULTS.insight), strict=True
    ):
        named = {_folded(form) for each in pair.gold[key] for form in (each["phrase"], *each["variants"])}
        rows += [dict(features(each)) for each in candidates]
        labels += [_folded(each.phrase) in named for each in candidates]
    return rows, np.array(labels)


def fit(pairs: Sequence[str], penalty: float = PENALTY) -> Weights:
    """Return the weights that the labels of some pairs lead to."""
    read, judged = _taught_by_reading()
    rows = [row for name in pairs for row in _taught(name)[0]] + read
    labels = np.concatenate([*(_taught(name)[1] for name in pairs), judged])
    trust = np.where(np.arange(len(rows)) < len(rows) - len(read), 1.0, READ_TRUST)
    columns = sorted({name for row in rows for name in row})
    table = np.array([[row.get(name, 0.0) for name in columns] for row in rows])
    seen = (table != 0).sum(axis=0) >= LEAST_SEEN
    columns, table = [name for name, is_seen in zip(columns, seen, strict=True) if is_seen], table[:, seen]
    spread = table.std(axis=0) + 1e-9
    model = LogisticRegression(C=penalty, solver="newton-cholesky", max_iter=200, tol=1e-10).fit(
        table / spread, labels, sample_weight=trust
    )
    weights = dict(zip(columns, (model.coef_[0] / spread).round(2).tolist(), strict=True))
    return {BIAS: round(float(model.intercept_[0]), 2), **weights}


def render(weights: Weights) -> str:
    """Write the table: the bias, then features by how much they weigh."""
    bias = {BIAS: weights[BIAS]}
    rest = sorted(
        (item for item in weights.items() if item[0] != BIAS), key=lambda item: (-abs(item[1]), item[0])
    )
    return HEAD + "".join(f"{name}\t{weight}\n" for name, weight in (*bias.items(), *rest) if weight)


def _folded(text: str) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in "“”\"'‘’、,"
    )


if __name__ == "__main__":
    found = render(fit(names()))
    if "--write" in sys.argv:
        TABLE.write_text(found, encoding="utf-8")
    sys.stdout.write(found)
