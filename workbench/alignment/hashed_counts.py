"""How often features (character n-grams, words) stand in texts, by hash bucket, for many texts at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.utils import murmurhash3_32

from workbench.text.normalise import normalise_all

Matrix = sparse.csr_matrix
_Integers = NDArray[np.int64]
_Words = NDArray[np.uint32]

BUCKETS = 2**17
"""Hash buckets of either kind of feature: character 2-3-grams and words."""

_SIZES = (2, 3)
_LONGEST_RUN = 12  # bytes: three letters of four bytes each
_NUMBER = ord("0")  # a normalised number; n-grams leave numbers out


@lru_cache(maxsize=65_536)
def bucket(feature: str) -> int:
    """Return the bucket of one feature: its MurmurHash3 (32 bits, signed, seed 0), as scikit-learn hashes."""
    return abs(int(murmurhash3_32(feature))) % BUCKETS


def count(documents: Sequence[Sequence[str]]) -> Matrix:
    """Return how often each feature stands in each document, documents × ``BUCKETS``."""
    lengths = np.array([len(features) for features in documents], dtype=np.int64)
    columns = buckets_of([each for features in documents for each in features])
    return count_places(np.repeat(np.arange(len(documents)), lengths), columns, (len(documents), BUCKETS))


def buckets_of(features: Sequence[str]) -> _Integers:
    """Return ``bucket`` of each feature, all hashed together save the few long ones."""
    octets = [feature.encode() for feature in features]
    lengths = np.array([len(each) for each in octets], dtype=np.int64)
    begins = np.cumsum(lengths) - lengths
    short = lengths <= _LONGEST_RUN
    columns = np.zeros(len(features), dtype=np.int64)
    joined = np.frombuffer(b"".join(octets) + bytes(8), dtype=np.uint8)
    columns[short] = _buckets_of_runs(_words_at(joined), begins[short], lengths[short])
    for at in np.flatnonzero(~short).tolist():
        columns[at] = bucket(features[at])
    return columns


def count_grams(texts: Sequence[str]) -> Matrix:
    """Return ``count`` of the ``grams`` of each text: character 2-grams and 3-grams, texts × ``BUCKETS``.

    All n-grams are hashed together, as runs of bytes of one text: none is made as a string.
    """
    folded = normalise_all(texts)
    joined = "0".join(folded) + "0"
    points = np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32)
    row_of = np.repeat(np.arange(len(folded)), np.array([len(text) + 1 for text in folded], dtype=np.int64))
    words = _words_at(np.frombuffer(joined.encode() + bytes(8), dtype=np.uint8))
    lengths = 1 + (points > 0x7F) + (points > 0x7FF) + (points > 0xFFFF)
    begins = np.concatenate([[0], np.cumsum(lengths)])
    said = points != _NUMBER
    rows, columns = [], []
    for size in _SIZES:
        whole = said[: len(said) - size + 1].copy()
        for further in range(1, size):
            whole &= said[further : len(said) - size + 1 + further]
        at = np.flatnonzero(whole)
        rows.append(row_of[at])
        columns.append(_buckets_of_runs(words, begins[at], begins[at + size] - begins[at]))
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


def _buckets_of_runs(words: _Words, begins: _Integers, lengths: _Integers) -> _Integers:
    """Return the buckets of runs of at most ``_LONGEST_RUN`` bytes of what ``words`` were made of."""
    hashed = np.zeros(len(begins), dtype=np.uint32)
    for at in range(0, int(lengths.max(initial=0)), 4):
        left = np.clip(lengths - at, 0, 4)
        given = words[np.minimum(begins + at, len(words) - 1)] & _FIRST_BYTES[left]
        given = _turned(given * np.uint32(0xCC9E2D51), 15) * np.uint32(0x1B873593)
        mixed = hashed ^ given  # where nothing is left, given is nought
        full = _turned(mixed, 13) * np.uint32(5) + np.uint32(0xE6546B64)
        hashed = np.where(left == 4, full, mixed)
    hashed = hashed ^ lengths.astype(np.uint32)
    hashed = (hashed ^ (hashed >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    hashed = (hashed ^ (hashed >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    hashed = hashed ^ (hashed >> np.uint32(16))
    return np.abs(hashed.view(np.int32).astype(np.int64)) % BUCKETS


_FIRST_BYTES = np.array([0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF], dtype=np.uint32)


def _words_at(octets: NDArray[np.uint8]) -> _Words:
    """Return the four bytes from each place on as a number, the first the lowest."""
    wide = octets.astype(np.uint32)
    count = len(octets) - 3
    word = wide[:count].copy()
    for byte in range(1, 4):
        word |= wide[byte : count + byte] << np.uint32(8 * byte)
    return word


def _turned(words: _Words, bits: int) -> _Words:
    return (words << np.uint32(bits)) | (words >> np.uint32(32 - bits))
