"""Fit the tables of ``workbench.alignment.vocabulary`` on a folder of plain reports.

    python tests/fitting/fit_vocabulary.py FOLDER_OF_REPORTS

Reads every ``*.txt`` below the folder, save those that carry labels (``LABELLED``) and the raw scrapes, so
that no figure measured on labels profits from having seen their texts. Word vectors: positive pointwise
mutual information of words in one sentence (contexts smoothed with exponent .75), truncated SVD, mean out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from workbench.alignment import vocabulary as v
from workbench.alignment.hashed_counts import BUCKETS, count

LABELLED = (("national", "2023"), ("national", "2024"), ("保定市清苑区", "2023"), ("保定市清苑区", "2024"))
WIDTH, RAREST, LARGEST = 64, 15, 12_000
TARGET = Path(v.__file__).parent / "data" / "vocabulary.npz"


def sentences(folder: Path) -> list[str]:
    """Return the sentences of all usable reports."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        if path.parent.name == "raw" or (path.parent.name, path.stem) in LABELLED:
            continue
        text = path.read_text(errors="ignore")
        found += [s.strip() for s in re.split(r"[。！？；\n]", text) if len(s.strip()) > 3]
    return found


def inverse_frequencies(documents: list[list[str]]) -> np.ndarray:
    """Return idf by hash bucket, smoothed, as bytes of sixteenths."""
    frequency = np.zeros(BUCKETS)
    for at in range(0, len(documents), 20_000):
        frequency += (count(documents[at : at + 20_000]) > 0).sum(axis=0).A1
    idf = np.log((1 + len(documents)) / (1 + frequency)) + 1
    return np.round(idf * v.IDF_STEPS).astype(np.uint8)


def word_vectors(documents: list[list[str]]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return frequent words, their unit vectors and their idf."""
    frequency = Counter(word for words in documents for word in set(words))
    words = [w for w, n in frequency.most_common(LARGEST) if n >= RAREST]
    index = {word: i for i, word in enumerate(words)}
    pairs = [(d, index[w]) for d, ws in enumerate(documents) for w in set(ws) if w in index]
    rows, columns = np.array(pairs).T
    shape = (len(documents), len(words))
    stands = sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape)
    together = sparse.csr_matrix(stands.T @ stands)
    together.setdiag(0)
    together.eliminate_zeros()
    totals = np.asarray(together.sum(axis=1)).ravel()
    context = totals**0.75 / (totals**0.75).sum()
    cells = together.tocoo()
    information = np.log(cells.data / totals[cells.row] / context[cells.col])
    kept = information > 0
    positive = sparse.csr_matrix(
        (information[kept].astype(np.float32), (cells.row[kept], cells.col[kept])), shape=together.shape
    )
    left, strength, _ = randomized_svd(positive, WIDTH, n_iter=4, random_state=0)
    vectors = left * np.sqrt(strength)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    counts = np.array([frequency[w] for w in words])
    vectors -= counts @ vectors / counts.sum()
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return words, vectors, np.log(len(documents) / counts)


def main(folder: str) -> None:
    """Fit all tables and write them into the package."""
    texts = sentences(Path(folder))
    documents = [v.content_words(text) for text in texts]
    idf = np.stack([inverse_frequencies([v.grams(t) for t in texts]), inverse_frequencies(documents)])
    words, vectors, weights = word_vectors(documents)
    np.savez_compressed(
        TARGET,
        words=np.frombuffer("\n".join(words).encode(), np.uint8),
        vectors=np.round(vectors / np.abs(vectors).max() * 127).astype(np.int8),
        weights=weights.astype(np.float16),
        idf=idf,
    )
    sys.stdout.write(f"{len(texts)} sentences, {len(words)} words, {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1])
