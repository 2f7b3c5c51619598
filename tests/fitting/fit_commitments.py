"""Fit the table of weights that says how likely a clause is to be a commitment.

    WORKBENCH_SHARED=… python -m tests.fitting.fit_commitments [--write]

A clause of a labelled plan is a commitment if it covers one that readers marked, none if it stands in a
sentence where they marked others or nothing; arguable ones, and goals of several years, teach nothing.
Every set counts alike. ``make quality-gold`` fits on all sets but one to judge that one.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from tests.quality.gold.outcomes import quote_span
from tests.quality.gold.sets import PAIRS, SEED, SHARED, Pair, read_pair, read_side, scorer
from workbench.extraction.candidate_clauses import place_clauses
from workbench.extraction.clause_features import clause_features, own_words
from workbench.extraction.likelihood import BIAS, Weights
from workbench.model.part import Part
from workbench.model.report import Report
from workbench.settings import DEFAULTS

TABLE = Path(__file__).resolve().parents[2] / "workbench/extraction/data/commitment_weights.tsv"
SETS = (*PAIRS, "binhai")
PENALTY, LEAST_SEEN = 0.1, 10
HEAD = "# feature of a clause in its place (clause_features.py)\tlog-odds, fitted by fit_commitments.py\n"


class Taught(NamedTuple):
    """The candidates of one labelled plan: features, 1, 0 or nan (teaches nothing), and own words of each."""

    features: list[tuple[str, ...]]
    labels: np.ndarray
    words: list[tuple[str, str]]


@cache
def taught(name: str) -> Taught:
    """Return the labelled candidates of a set."""
    return _seed() if name == "binhai" else _pair(read_pair(name))


def fit(names: Sequence[str]) -> Weights:
    """Return the weights that the labels of some sets lead to."""
    sets = [taught(name) for name in names]
    features = [each for one in sets for each in one.features]
    labels = np.concatenate([one.labels for one in sets])
    weight = np.concatenate([np.full(len(s.labels), 1 / (~np.isnan(s.labels)).sum()) for s in sets])
    seen = Counter(name for each in features for name in set(each))
    columns = {
        name: at for at, name in enumerate(sorted(n for n, uses in seen.items() if uses >= LEAST_SEEN))
    }
    pairs = [(row, columns[name]) for row, each in enumerate(features) for name in each if name in columns]
    rows, at = np.array(pairs).T
    table = sparse.csr_matrix((np.ones(len(rows)), (rows, at)), shape=(len(features), len(columns)))
    known = ~np.isnan(labels)
    model = LogisticRegression(C=PENALTY, max_iter=2000)
    model.fit(table[known], labels[known], sample_weight=weight[known] / weight[known].mean())
    weights = dict(zip(columns, model.coef_[0].round(2).tolist(), strict=True))
    return {BIAS: round(float(model.intercept_[0]), 2), **weights}


def _candidates(report: Report, quantities: Any) -> list[tuple[str, str, tuple[str, str], tuple[str, ...]]]:
    """Return clause, sentence, own words and features of every candidate."""
    parts: tuple[Part, ...] = ("plan", "closing")
    found = place_clauses(report, quantities, parts, DEFAULTS.extraction)
    sentences = found.of_each(found.sentences)
    clauses = found.choices.clauses
    own, features = own_words(clauses).of_each(), clause_features(found).of_each()
    return [
        (text, report.text_of(sentence), (words[0], words[1]), names)
        for sentence, text, words, names in zip(sentences, clauses.texts, own, features, strict=True)
    ]


def _pair(pair: Pair) -> Taught:
    canon, covers = pair.canon[0], scorer().covers
    gold = [(quote_span(pair, row), row.get("borderline")) for row in pair.evidence["commitments"]]
    free = [
        span
        for row in pair.evidence.get("residual_clauses", [])
        if row.get("borderline")
        for span in canon.locate(row["quote"])
    ]
    reasons = pair.evidence.get("not_commitments_reason", {})
    none = [
        (canon.span[i], "neutral" in str(reasons.get(i)))
        for i in pair.evidence["not_commitments"]
        if i in canon.span
    ]
    homes = [canon.span[row["a"]] for row in pair.evidence["commitments"]]

    def label(clause: str, sentence: str) -> float:
        spans, around = canon.locate(clause), canon.locate(sentence)
        at = next((s for s in spans if any(a <= s[0] < b for a, b in around)), spans[0] if spans else None)
        if at is None:
            return np.nan
        hits = [arguable for span, arguable in gold if covers(at, span)]
        if hits:
            return np.nan if all(hits) else 1.0
        if any(covers(at, span) for span in free):
            return np.nan
        held = [neutral for (a, b), neutral in none if a <= at[0] < b]
        if held:
            return np.nan if any(held) else 0.0
        return 0.0 if any(a <= at[0] < b for a, b in homes) else np.nan

    rows = _candidates(pair.older.report, pair.older.quantities)
    labels = np.array([label(clause, sentence) for clause, sentence, *_ in rows])
    return Taught([f for *_, f in rows], labels, [words for *_, words, _ in rows])


def _seed() -> Taught:
    """Return the candidates of the labelled sections of the bundled report."""
    folder = SHARED / "gold" / "binhai"
    gold = json.loads((folder / "commitments-dev.json").read_text(encoding="utf-8"))
    canon, score = scorer().Canon(folder / "binhai-2024.jsonl"), scorer()
    marked = [
        next((s for s in canon.locate(row["quote"]) if score.overlap(s, canon.span[row["sentence"]])), (0, 0))
        for row in gold["commitments"]
    ]
    free = [s for q in gold["residual_clauses"] if q.get("borderline") for s in canon.locate(q["quote"])]
    free += [canon.span[i] for i in gold.get("not_commitments_borderline", {})]
    heads = sorted(canon.span[i][0] for i in gold["section_order"])
    begins = [canon.span[i][0] for i in gold["sections"]]
    zones = [(at, min((h for h in heads if h > at), default=len(canon.text))) for at in begins]

    def label(clause: str) -> float:
        at = next(iter(canon.locate(clause)), None)
        if at is None or not any(a <= at[0] < b for a, b in zones):
            return np.nan
        if any(score.covers(at, span) for span in marked):
            return 1.0
        return np.nan if any(score.covers(at, span) for span in free) else 0.0

    side = read_side(SEED)
    rows = _candidates(side.report, side.quantities)
    labels = np.array([label(clause) for clause, *_ in rows])
    return Taught([f for *_, f in rows], labels, [words for *_, words, _ in rows])


def render(weights: Weights) -> str:
    """Return the table as the package keeps it, heaviest first."""
    rows = sorted(weights.items(), key=lambda row: (-abs(row[1]), row[0]))
    return HEAD + "".join(f"{name}\t{weight}\n" for name, weight in rows if weight)


def main() -> None:
    """Fit on all sets and print the table, or write it into the package."""
    text = render(fit(SETS))
    if "--write" in sys.argv:
        TABLE.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
