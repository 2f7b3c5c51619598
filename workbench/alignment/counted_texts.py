"""What many texts hold, counted in one run: n-grams, words, and the sums of their words' vectors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, count, repeat

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.alignment.hashed_counts import BUCKETS, Matrix, buckets_of, count_grams, count_places
from workbench.alignment.vocabulary import Vectors, contents, vocabulary
from workbench.text.words import cut_all


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CountedTexts:
    """Counts of n-grams and of words, each texts × ``BUCKETS``, and word-vector sums (not of unit length).

    ``distinct`` are the content words of all texts, ``buckets`` the hash bucket of each.
    """

    grams: Matrix
    words: Matrix
    vectors: Vectors
    distinct: list[str]
    buckets: NDArray[np.int64]


def count_texts(texts: Sequence[str]) -> CountedTexts:
    """Count and embed texts, each distinct word looked at once."""
    cut = cut_all(texts)
    every = list(chain.from_iterable(cut))
    number = defaultdict[str, int](count().__next__)  # each word's number is given at first sight
    said = np.fromiter(map(number.__getitem__, every), np.intp, len(every))
    folded: dict[str, int] = {}
    content = [folded.setdefault(word, len(folded)) if word else -1 for word in contents(list(number))]
    rows = np.repeat(np.arange(len(texts)), np.array([len(words) for words in cut], dtype=np.int64))
    word_of = np.array(content, dtype=np.intp)[said]
    rows, word_of = rows[word_of >= 0], word_of[word_of >= 0]
    distinct = list(folded)
    tables, buckets = vocabulary(), buckets_of(distinct)
    vector_of = np.fromiter(map(tables.index.get, distinct, repeat(-1)), np.int64, len(distinct))[word_of]
    known = vector_of >= 0
    picked = count_places(rows[known], vector_of[known], (len(texts), len(tables.index)))
    return CountedTexts(
        grams=count_grams(texts),
        words=count_places(rows, buckets[word_of], (len(texts), BUCKETS)),
        vectors=np.asarray(sparse.csr_matrix(picked) @ tables.vectors, dtype=np.float32),
        distinct=distinct,
        buckets=buckets,
    )
