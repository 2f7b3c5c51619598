"""What words weigh and which words are used alike in government work reports, as frozen plain numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.preprocessing import normalize
from sklearn.utils.sparsefuncs_fast import inplace_csr_row_normalize_l2

from workbench.alignment.hashed_counts import BUCKETS, Matrix, bucket
from workbench.text.normalise import normalise
from workbench.text.words import cut_all, cut_words

Vectors = NDArray[np.float32]

IDF_STEPS = 16
"""The table keeps idf × 16 as one byte."""
VERSION = "4"
"""Raise when the tables or the normalisation change: prepared reports of another version are stale."""

_TABLES = "vocabulary.npz"
_HAN = re.compile("[\u4e00-\u9fff]+")


def grams(text: str) -> list[str]:
    """Return the character 2-grams and 3-grams of ``text`` after normalising, numbers left out."""
    pieces = [piece for piece in normalise(text).split("0") if len(piece) > 1]
    return [p[i : i + n] for p in pieces for n in (2, 3) for i in range(len(p) - n + 1)]


def content_words(text: str) -> list[str]:
    """Return the words of ``text`` with two letters or more and without digits, normalised."""
    return _contents(cut_words(text))


def content_words_of_all(texts: Sequence[str]) -> list[list[str]]:
    """Return ``content_words`` of each text, all cut in one run."""
    return [_contents(words) for words in cut_all(texts)]


def _contents(words: Sequence[str]) -> list[str]:
    return [folded for word in words if (folded := _content(word))]


@lru_cache(maxsize=65_536)
def _content(word: str) -> str:
    """Return a word normalised, "" where it is short or a number."""
    if _HAN.fullmatch(word):  # most words: normalising leaves them as they are
        return word if len(word) > 1 else ""
    folded = normalise(word)
    return folded if len(folded) > 1 and "0" not in folded else ""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Inverse document frequencies by hash bucket, and a unit vector for every frequent word.

    Fitted by ``tests/fitting/fit_vocabulary.py`` over several hundred reports: words that stand in the
    same sentences have vectors that point the same way, so 老旧小区改造 lies near 城市更新.
    """

    gram_idf: Vectors
    word_idf: Vectors
    index: dict[str, int]
    vectors: Vectors

    @property
    def width(self) -> int:
        """Return the length of a vector."""
        return int(self.vectors.shape[1])

    @property
    def idf(self) -> Vectors:
        """Return the idf of all columns of a row, n-grams first."""
        return np.concatenate([self.gram_idf, self.word_idf])

    def weight(self, word: str) -> float:
        """Return the idf of one word."""
        return float(self.word_idf[bucket(word)])

    def weigh(self, counts: Matrix, idf: Vectors) -> Matrix:
        """Return sub-linear tf-idf rows of counts."""
        weighed = counts.astype(np.float32)
        weighed.data = (1 + np.log(weighed.data)) * idf[weighed.indices]
        return weighed

    def rows(self, gram_counts: Matrix, word_counts: Matrix, gram_share: float) -> tuple[Matrix, Vectors]:
        """Return unit tf-idf rows and their mass (sum of n-gram tf-idf).

        N-grams stand beside words, so that one product of two rows mixes both cosines by ``gram_share``.
        """
        by_gram = self.weigh(gram_counts, self.gram_idf)
        by_word = self.weigh(word_counts, self.word_idf)
        mass = np.asarray(by_gram.sum(axis=1), dtype=np.float32).ravel()
        if not by_gram.shape[0]:
            return sparse.csr_matrix(np.empty((0, 2 * BUCKETS), dtype=np.float32)), mass
        for half in (by_gram, by_word):
            inplace_csr_row_normalize_l2(half)
        halves = [by_gram * np.sqrt(gram_share), by_word * np.sqrt(1 - gram_share)]
        return sparse.csr_matrix(sparse.hstack(halves, format="csr"), dtype=np.float32), mass

    def unit(self, vectors: Vectors) -> Vectors:
        """Return vectors of length 1; those of length 0 stay."""
        return np.asarray(normalize(vectors), dtype=np.float32) if len(vectors) else vectors

    def embed(self, documents: Sequence[list[str]]) -> Vectors:
        """Return the idf-weighted sum of the word vectors of each document (not normalised)."""
        rows, columns = [], []
        for row, words in enumerate(documents):
            known = [self.index[word] for word in words if word in self.index]
            rows += [row] * len(known)
            columns += known
        shape = (len(documents), len(self.index))
        picked = sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape)
        return np.asarray(picked @ self.vectors, dtype=np.float32)


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
    return Vocabulary(idf[0], idf[1], {word: i for i, word in enumerate(words)}, vectors * weight)
