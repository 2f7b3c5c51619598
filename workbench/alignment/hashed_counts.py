"""How often features (character n-grams, words) stand in texts, by hash bucket, for many texts at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import mmh3
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.text.hashing import code_points, hashes_of_runs, places_of_characters, words_at
from workbench.text.normalise import normalise_all

Matrix = sparse.csr_matrix
_Integers = NDArray[np.int64]

BUCKETS = 2**17
"""Hash buckets of either kind of feature: character 2-3-grams and words."""

_SIZES = (2, 3)
_LONGEST_RUN = 12  # bytes: three letters of four bytes each
_NUMBER = ord("0")  # a normalised number; n-grams leave numbers out


@lru_cache(maxsize=65_536)
def bucket(feature: str) -> int:
    """Return the bucket of one feature: its MurmurHash3 (32 bits, signed, seed 0), as scikit-learn hashes."""
    return abs(mmh3.hash(feature)) % BUCKETS


def count(documents: Sequence[Sequence[str]]) -> Matrix:
    """Return how often each feature stands in each document, documents × ``BUCKETS``."""
    lengths = np.array([len(features) for features in documents], dtype=np.int64)
    columns = buckets_of([each for features in documents for each in features])
    return count_places(np.repeat(np.arange(len(documents)), lengths), columns, (len(documents), BUCKETS))


def buckets_of(features: Sequence[str]) -> _Integers:
    """Return ``bucket`` of each feature, all hashed together save the few long ones."""
    joined = "".join(features)
    edges = np.cumsum([0, *map(len, features)])
    edges = places_of_characters(code_points(joined))[edges]
    begins, lengths = edges[:-1], np.diff(edges)
    short = lengths <= _LONGEST_RUN
    columns = np.zeros(len(features), dtype=np.int64)
    columns[short] = hashes_of_runs(words_at(joined.encode()), begins[short], lengths[short]) % BUCKETS
    for at in np.flatnonzero(~short).tolist():
        columns[at] = bucket(features[at])
    return columns


def count_grams(texts: Sequence[str]) -> Matrix:
    """Return ``count`` of the ``grams`` of each text: character 2-grams and 3-grams, texts × ``BUCKETS``.

    All n-grams are hashed together, as runs of bytes of one text: none is made as a string.
    """
    folded = normalise_all(texts)
    joined = "0".join(folded) + "0"
    points = code_points(joined)
    row_of = np.repeat(np.arange(len(folded)), np.array([len(text) + 1 for text in folded], dtype=np.int64))
    words, begins = words_at(joined.encode()), places_of_characters(points)
    said = points != _NUMBER
    rows, columns = [], []
    for size in _SIZES:
        whole = said[: len(said) - size + 1].copy()
        for further in range(1, size):
            whole &= said[further : len(said) - size + 1 + further]
        at = np.flatnonzero(whole)
        rows.append(row_of[at])
        columns.append(hashes_of_runs(words, begins[at], begins[at + size] - begins[at]) % BUCKETS)
    return count_places(np.concatenate(rows), np.concatenate(columns), (len(folded), BUCKETS))


def count_places(rows: _Integers, columns: _Integers, shape: tuple[int, int]) -> Matrix:
    """Return the matrix of how often each pair of row and column is named."""
    places = rows * shape[1] + columns
    places.sort()
    first = np.flatnonzero(np.concatenate([[True], places[1:] != places[:-1]])) if len(places) else places
    counts = np.diff(np.append(first, len(places))).astype(np.float32)
    row_of, column_of = np.divmod(places[first], shape[1])
    ends = np.searchsorted(row_of, np.arange(shape[0] + 1)).astype(np.int32)
    return sparse.csr_matrix((counts, column_of.astype(np.int32), ends), shape=shape)
