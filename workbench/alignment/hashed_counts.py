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
_NUMBER = ord("0")  # a normalised number; n-grams leave numbers out


@lru_cache(maxsize=65_536)
def bucket(feature: str) -> int:
    """Return the bucket of one feature: its MurmurHash3 (32 bits, signed, seed 0), as scikit-learn hashes."""
    return abs(int(murmurhash3_32(feature))) % BUCKETS


def count(documents: Sequence[Sequence[str]]) -> Matrix:
    """Return how often each feature stands in each document, documents × ``BUCKETS``."""
    lengths = np.array([len(features) for features in documents], dtype=np.int64)
    columns = np.array([bucket(each) for features in documents for each in features], dtype=np.int64)
    return _counted(np.repeat(np.arange(len(documents)), lengths), columns, len(documents))


def count_grams(texts: Sequence[str]) -> Matrix:
    """Return ``count`` of the ``grams`` of each text: character 2-grams and 3-grams, texts × ``BUCKETS``.

    All n-grams are hashed together, as runs of bytes of one text: none is made as a string.
    """
    folded = normalise_all(texts)
    joined = "0".join(folded) + "0"
    points = np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32)
    row_of = np.repeat(np.arange(len(folded)), np.array([len(text) + 1 for text in folded], dtype=np.int64))
    octets = np.frombuffer(joined.encode() + bytes(8), dtype=np.uint8)
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
        columns.append(_buckets_of_runs(octets, begins[at], begins[at + size] - begins[at]))
    return _counted(np.concatenate(rows), np.concatenate(columns), len(folded))


def _counted(rows: _Integers, columns: _Integers, documents: int) -> Matrix:
    """Return the rows × ``BUCKETS`` matrix of how often each pair of row and column is named."""
    places = rows * BUCKETS + columns
    places.sort()
    first = np.flatnonzero(np.concatenate([[True], places[1:] != places[:-1]])) if len(places) else places
    counts = np.diff(np.append(first, len(places))).astype(np.float32)
    row_of, column_of = np.divmod(places[first], BUCKETS)
    ends = np.searchsorted(row_of, np.arange(documents + 1)).astype(np.int32)
    return sparse.csr_matrix((counts, column_of.astype(np.int32), ends), shape=(documents, BUCKETS))


def _buckets_of_runs(octets: NDArray[np.uint8], begins: _Integers, lengths: _Integers) -> _Integers:
    """Return the buckets of runs of at most 12 bytes; ``octets`` has 8 more behind the last run."""
    hashed = np.zeros(len(begins), dtype=np.uint32)
    for word in range(4):
        left = lengths - 4 * word
        if not (left > 0).any():
            break
        given = _little_endian(octets, np.minimum(begins + 4 * word, len(octets) - 4), left)
        given = _turned(given * np.uint32(0xCC9E2D51), 15) * np.uint32(0x1B873593)
        mixed = hashed ^ given
        full = _turned(mixed, 13) * np.uint32(5) + np.uint32(0xE6546B64)
        hashed = np.where(left >= 4, full, np.where(left > 0, mixed, hashed))
    hashed = hashed ^ lengths.astype(np.uint32)
    hashed = (hashed ^ (hashed >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    hashed = (hashed ^ (hashed >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    hashed = hashed ^ (hashed >> np.uint32(16))
    return np.abs(hashed.view(np.int32).astype(np.int64)) % BUCKETS


def _little_endian(octets: NDArray[np.uint8], at: _Integers, left: _Integers) -> _Words:
    """Return up to four bytes from each place as a number, those behind the ``left`` ones as nought."""
    word = np.zeros(len(at), dtype=np.uint32)
    for byte in range(4):
        word |= np.where(left > byte, octets[at + byte], 0).astype(np.uint32) << np.uint32(8 * byte)
    return word


def _turned(words: _Words, bits: int) -> _Words:
    return (words << np.uint32(bits)) | (words >> np.uint32(32 - bits))
