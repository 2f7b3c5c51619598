"""Fit the weights of paragraph links and of evidence on labelled report pairs, each set held out once.

    python tests/fitting/fit_links.py SHARED_FOLDER

Prints, for every set and for all, weights and how they fare on each set. The numbers frozen in
``AlignmentSettings`` were rounded from such fits and stay as long as a new fit is no better on proposals
than noise; evidence weights are multiplied by the slope that makes their sum a log-odds of being right.
Figures here are for labelled quotations, not for proposals.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from tests.builders.as_shipped import read_report
from workbench.alignment.answers import Asking
from workbench.alignment.levels import Likeness, compare_paragraphs
from workbench.alignment.prepared import PreparedReport, in_columns_of, prepare
from workbench.alignment.queries import make_queries
from workbench.model.commitment import Commitment
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.alignment
SETS = {"national": "national", "qingyuan": "local/保定市清苑区"}
# What speaks against a sentence (sums over years) is set by hand; what speaks for it is fitted.
FITTED = [name for name, weight in SETTINGS.evidence_weights.items() if weight > 0]
LINK_PENALTY, EVIDENCE_PENALTY = 0.1, 0.03
Sample = tuple[np.ndarray, np.ndarray]


def squeezed(text: str) -> str:
    """Return a text without white space, to find labelled passages in."""
    return "".join(text.split())


def labelled_texts(folder: Path, name: str, year: int) -> dict[str, str]:
    """Return the labelled segmentation: sentence ids, and paragraph ids, with their texts."""
    texts: dict[str, str] = {}
    for line in (folder / "gold" / name / f"{name}-{year}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts[row["id"]] = squeezed(row["text"])
        texts[row["par"]] = texts.get(row["par"], "") + texts[row["id"]]
    return texts


def link_sample(
    older: PreparedReport, newer: PreparedReport, gold: Any, texts: list[dict[str, str]]
) -> Sample:
    """Return features and labels of paragraph pairs; weakly linked pairs are left out."""
    pairs: dict[str, set[tuple[str, str]]] = {"strong": set(), "weak": set()}
    for row in gold["pairs"]:
        pairs[row.get("strength", "strong")] |= {
            (texts[0][a], texts[1][b]) for a in row["a"] for b in row["b"]
        }
    older = in_columns_of(older, newer)
    level = compare_paragraphs(
        older, newer, Likeness.of(older, newer, "like", SETTINGS), "like", (), SETTINGS
    )
    texts_of = zip(level.rows.tolist(), level.columns.tolist(), strict=True)
    found = [(older.paragraphs.texts[i], newer.paragraphs.texts[j]) for i, j in texts_of]
    kept = [at for at, pair in enumerate(found) if pair not in pairs["weak"]]
    features = np.stack([level.features[name][kept] for name in SETTINGS.paragraph_weights], axis=1)
    return features, np.array([found[at] in pairs["strong"] for at in kept])


def evidence_sample(
    older: PreparedReport, newer: PreparedReport, gold: Any, texts: list[dict[str, str]]
) -> list[Sample]:
    """Return for each labelled commitment with evidence the features and labels of all sentences."""
    commitments, answers = [], []
    for row in gold["commitments"]:
        start = older.report.text.find(row["commitment"])
        if start >= 0 and row["b"]:
            end = start + len(row["commitment"])
            home = next((s.id for s in older.report.sentences if s.start <= start < s.end), "")
            commitments.append(_commitment(row, start, end, home))
            answers.append({texts[1][b] for b in row["b"]})
    found = Asking(make_queries(commitments, older, SETTINGS), older, newer, SETTINGS).of_part("review")
    assert found is not None
    sentences = [newer.sentences.texts[s] for s in found.sentences]
    grids = np.stack([found.features[name] for name in FITTED], axis=-1)
    return [
        (grid, np.array([text in right for text in sentences]))
        for grid, right in zip(grids, answers, strict=True)
        if any(text in right for text in sentences)
    ]


def _commitment(row: Any, start: int, end: int, home: str) -> Commitment:
    return Commitment(
        id=f"{row['a']}-{start}",
        report="labelled",
        quote=row["commitment"],
        start=start,
        end=end,
        sentence=home,
        section=None,
        theme=None,
        type=row["type"],
    )


def fit_links(samples: list[Sample]) -> tuple[np.ndarray, float]:
    """Return logistic weights and bias; every set counts alike."""
    features = np.concatenate([x for x, _ in samples])
    labels = np.concatenate([y for _, y in samples])
    weight = np.concatenate([np.full(len(y), 1 / y.sum()) for _, y in samples])
    mean, spread = features.mean(axis=0), features.std(axis=0)
    model = LogisticRegression(C=LINK_PENALTY, max_iter=3000)
    model.fit((features - mean) / spread, labels, sample_weight=weight / weight.mean())
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - weights @ mean)


def fit_evidence(samples: list[list[Sample]]) -> np.ndarray:
    """Return weights, none below nought, that make labelled sentences likeliest among all (softmax)."""
    spread = np.concatenate([x for sample in samples for x, _ in sample]).std(axis=0)

    def loss(weights: np.ndarray) -> float:
        total = 0.0
        for sample in samples:
            for features, right in sample:
                scores = features / spread @ weights
                likely = np.exp(scores - scores.max())
                total -= np.log(likely[right].sum() / likely.sum() + 1e-12) / len(sample) / len(samples)
        return float(total + EVIDENCE_PENALTY * weights @ weights)

    start = np.full(len(spread), 0.3)
    found = minimize(loss, start, bounds=[(0, None)] * len(start), method="L-BFGS-B")
    return np.asarray(found.x / spread)


def recall(sample: list[Sample], weights: np.ndarray) -> list[float]:
    """Return recall at 1, 3 and 5."""
    ranks = np.array([np.flatnonzero(right[np.argsort(-(x @ weights))])[0] for x, right in sample])
    return [round(float((ranks < k).mean()), 3) for k in (1, 3, 5)]


def f1(sample: Sample, weights: np.ndarray, bias: float) -> float:
    """Return the F1 of pairs whose score reaches a half."""
    said = sample[0] @ weights + bias >= 0
    hit = (said & sample[1]).sum()
    return round(float(2 * hit / (said.sum() + sample[1].sum())), 3)


def main(folder: Path) -> None:
    """Print weights and figures with each set held out, then for all."""
    links, evidence = {}, {}
    for name, place in SETS.items():
        paths = [folder / "corpora" / place / f"{year}.txt" for year in (2023, 2024)]
        sides = [prepare(read_report(p.read_bytes(), name=p.name), SETTINGS) for p in paths]
        texts = [labelled_texts(folder, name, year) for year in (2023, 2024)]
        gold = [
            json.loads((folder / "gold" / name / f"{kind}-2023-2024.json").read_text(encoding="utf-8"))
            for kind in ("yoy", "evidence")
        ]
        links[name] = link_sample(sides[0], sides[1], gold[0], texts)
        evidence[name] = evidence_sample(sides[0], sides[1], gold[1], texts)
    for held in (*SETS, None):
        used = [name for name in SETS if name != held]
        weights, bias = fit_links([links[name] for name in used])
        ranking = fit_evidence([evidence[name] for name in used])
        told = {
            "fitted on": used,
            "links": dict(zip(SETTINGS.paragraph_weights, weights.round(1).tolist(), strict=True)),
            "bias": round(bias, 1),
            "F1": {name: f1(links[name], weights, bias) for name in SETS},
            "evidence": dict(zip(FITTED, ranking.round(1).tolist(), strict=True)),
            "recall": {name: recall(evidence[name], ranking) for name in SETS},
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
