"""What words weigh and which words are used alike in government work reports, as frozen plain numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.alignment.hashed_counts import BUCKETS, Matrix, bucket
from workbench.text.normalise import normalise, normalise_all
from workbench.text.words import cut_all, cut_words

Vectors = NDArray[np.float32]

IDF_STEPS = 16
"""The table keeps idf × 16 as one byte."""

_TABLES = "vocabulary.npz"
_HAN = re.compile("[\u4e00-\u9fff]+")


def grams(text: str) -> list[str]:
    """Return the character 2-grams and 3-grams of ``text`` after normalising, numbers left out."""
    pieces = [piece for piece in normalise(text).split("0") if len(piece) > 1]
    return [p[i : i + n] for p in pieces for n in (2, 3) for i in range(len(p) - n + 1)]


def content_words(text: str) -> list[str]:
    """Return the words of ``text`` with two letters or more and without digits, normalised."""
    return [word for word in contents(cut_words(text)) if word]


def content_words_of_all(texts: Sequence[str]) -> list[list[str]]:
    """Return ``content_words`` of each text, all cut in one run."""
    return [[word for word in contents(words) if word] for words in cut_all(texts)]


def contents(words: Sequence[str]) -> list[str]:
    """Return each word normalised, "" where it is short or a number."""
    folded = [word if len(word) > 1 else "" for word in words]
    # Most words are ideographs alone: normalising leaves them as they are.
    others = [at for at, word in enumerate(words) if not _HAN.fullmatch(word)]
    for at, word in zip(others, normalise_all([words[at] for at in others]), strict=True):
        folded[at] = "" if "0" in word or len(word) < 2 else word
    return folded


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Inverse document frequencies of the columns of counts, of n-grams and of words."""

    gram_idf: Vectors
    word_idf: Vectors

    def rows(self, gram_counts: Matrix, word_counts: Matrix, gram_share: float) -> tuple[Matrix, Vectors]:
        """Return unit tf-idf rows and their mass (sum of n-gram tf-idf).

        N-grams stand beside words, so that one product of two rows mixes both cosines by ``gram_share``.
        """
        by_gram = _weigh(gram_counts, self.gram_idf)
        by_word = _weigh(word_counts, self.word_idf)
        mass = np.asarray(by_gram.sum(axis=1), dtype=np.float32).ravel()
        return _side_by_side(_shared(by_gram, gram_share), _shared(by_word, 1 - gram_share)), mass

    def word_rows(self, word_counts: Matrix, gram_share: float) -> Matrix:
        """Return what ``rows`` has of words."""
        return _shared(_weigh(word_counts, self.word_idf), 1 - gram_share)


def _weigh(counts: Matrix, idf: Vectors) -> Matrix:
    """Return sub-linear tf-idf rows of counts."""
    data = (1 + np.log(counts.data.astype(np.float32))) * idf[counts.indices]
    return sparse.csr_matrix((data, counts.indices, counts.indptr), shape=counts.shape)


def _shared(rows: Matrix, share: float) -> Matrix:
    """Give rows such a length that their products with others are so much of the cosine, in place."""
    rows.data = (rows.data / _lengths_of_rows(rows)).astype(np.float32)
    rows.data = (rows.data * np.sqrt(share)).astype(np.float32)
    return rows


def _lengths_of_rows(rows: Matrix) -> NDArray[np.float64]:
    """Return for each entry the length of the row it stands in; 1 for a row of length 0."""
    row_of = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    lengths = np.sqrt(np.bincount(row_of, weights=rows.data * rows.data, minlength=rows.shape[0]))
    lengths[lengths == 0] = 1
    return lengths[row_of]


def _side_by_side(left: Matrix, right: Matrix) -> Matrix:
    """Return the rows of one matrix continued by those of another."""
    from_left, from_right = np.diff(left.indptr), np.diff(right.indptr)
    at_left = np.arange(left.nnz) + np.repeat(right.indptr[:-1], from_left)
    at_right = np.arange(right.nnz) + np.repeat(left.indptr[1:], from_right)
    data = np.empty(left.nnz + right.nnz, dtype=np.float32)
    columns = np.empty(len(data), dtype=np.int32)
    data[at_left], data[at_right] = left.data, right.data
    columns[at_left], columns[at_right] = left.indices, right.indices + np.int32(left.shape[1])
    shape = (left.shape[0], left.shape[1] + right.shape[1])
    return sparse.csr_matrix((data, columns, left.indptr + right.indptr), shape=shape)


def unit(vectors: Vectors) -> Vectors:
    """Return vectors of length 1; those of length 0 stay."""
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    lengths[lengths < 10 * np.finfo(np.float32).eps] = 1
    return np.asarray(vectors / lengths[:, None], dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Inverse document frequencies by hash bucket, and a unit vector for every frequent word.

    ``idf`` is that of all columns of a row, n-grams first.
    Fitted by ``tests/fitting/fit_vocabulary.py`` over several hundred reports: words that stand in the
    same sentences have vectors that point the same way, so 老旧小区改造 lies near 城市更新.
    """

    idf: Vectors
    index: dict[str, int]
    vectors: Vectors

    @property
    def width(self) -> int:
        """Return the length of a vector."""
        return int(self.vectors.shape[1])

    @property
    def gram_idf(self) -> Vectors:
        """Return the idf of the columns of n-grams."""
        return self.idf[:BUCKETS]

    @property
    def word_idf(self) -> Vectors:
        """Return the idf of the columns of words."""
        return self.idf[BUCKETS:]

    def weight(self, word: str) -> float:
        """Return the idf of one word."""
        return float(self.word_idf[bucket(word)])

    def weights(self) -> Weights:
        """Return what weighs counts over all buckets."""
        return Weights(self.gram_idf, self.word_idf)

    def weights_of(self, grams: NDArray[np.intp], words: NDArray[np.intp]) -> Weights:
        """Return what weighs counts over some buckets of n-grams and some of words."""
        return Weights(self.gram_idf[grams], self.word_idf[words])


@cache
def vocabulary() -> Vocabulary:
    """Return the frozen tables that ship with the package."""
    with resources.as_file(resources.files("workbench.alignment") / "data" / _TABLES) as path:
        tables: dict[str, Any] = dict(np.load(path))
    words = tables["words"].tobytes().decode().split("\n")
    idf = tables["idf"].astype(np.float32) / IDF_STEPS
    vectors = tables["vectors"].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    weight = tables["weights"].astype(np.float32)[:, None]
    return Vocabulary(idf.reshape(-1), {word: i for i, word in enumerate(words)}, vectors * weight)
