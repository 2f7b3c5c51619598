"""The most alike texts are found by sparse top-k, as comparing all with all would find them."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer

from workbench.batch.nearest import TextIndex, build_index, count_features
from workbench.settings import BatchSettings

WORDS = (
    "新建 改造 学校 道路 医院 公园 社区 供水 管网 五所 十公里 养老 托育 床位 提升 推进 绿色 低碳 创新 平台"
)
SETTINGS = BatchSettings(shortest_gram=2, features=2**22, least_alike=0.05)


def texts(count: int, seed: int = 3) -> list[str]:
    """Return phrases made of a few words, some of them the same."""
    chance = random.Random(seed)
    return ["".join(chance.sample(WORDS.split(), chance.randint(2, 6))) for _ in range(count)]


def index_of(all_texts: list[str], settings: BatchSettings = SETTINGS, block: int = 7) -> TextIndex:
    """Index texts in small blocks."""
    return build_index(
        lambda: (all_texts[at : at + block] for at in range(0, len(all_texts), block)), settings
    )


def own_reports(count: int, size: int) -> np.ndarray:
    """Return ranges as if every ``size`` texts were one report."""
    firsts = np.arange(count) // size * size
    return np.stack([firsts, np.minimum(firsts + size, count)], axis=1).astype(np.int32)


@pytest.mark.parametrize("size", [1, 10, 60])
def test_the_best_are_those_that_comparing_all_with_all_finds(size: int) -> None:
    """Scores of the top of each query are those of the whole matrix of cosines, its own report left out."""
    known = texts(120)
    own = own_reports(len(known), size)
    query, text, score = index_of(known).nearest(known, own, top=5)
    dense = TfidfVectorizer(analyzer="char", ngram_range=(2, 3), lowercase=False).fit_transform(known)
    cosines = (dense @ dense.T).toarray()
    for number, (first, end) in enumerate(own):
        cosines[number, first:end] = 0
        expected = np.sort(cosines[number])[::-1][:5]
        np.testing.assert_allclose(score[query == number], expected[expected > 0.05], atol=1e-5)
        assert not ((text[query == number] >= first) & (text[query == number] < end)).any()


def test_results_do_not_depend_on_the_blocks() -> None:
    """Blocks are for memory only."""
    known = texts(50)
    own = own_reports(50, 5)
    small, large = (index_of(known, block=size).nearest(known, own, 4) for size in (3, 50))
    for one, other in zip(small, large, strict=True):
        np.testing.assert_array_equal(one, other)


def test_what_nearly_all_texts_say_does_not_make_them_alike() -> None:
    """An n-gram that too many texts hold has no weight."""
    known = [f"扎实推进{word}" for word in WORDS.split()]
    settings = BatchSettings(widest_share=0.5, always_kept=0)
    query, _, _ = index_of(known, settings).nearest(known, own_reports(len(known), 1), 5)
    assert len(query) == 0


def test_nothing_is_a_text_too() -> None:
    """Empty texts and texts without a known n-gram find nothing and break nothing."""
    index = index_of(["新建学校", "", "改造学校"])
    query, text, _ = index.nearest(["", "x", "新建学校"], np.array([[0, 0], [0, 0], [0, 1]], np.int32), 3)
    assert list(zip(query.tolist(), text.tolist(), strict=True)) == [(2, 2)]


@pytest.mark.slow
@pytest.mark.parametrize("core", [None, "other arguments"])
def test_the_same_is_found_without_the_library_s_private_core(
    core: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The core is private: where it is gone or takes other arguments, the public function does the work."""
    all_texts = texts(200)
    ours = own_reports(200, 10)
    expected = index_of(all_texts).nearest(all_texts, ours, 5)
    if core is None:
        monkeypatch.delattr("sparse_dot_topn._core")
    else:
        monkeypatch.setattr("sparse_dot_topn._core.sp_matmul_topn", lambda only: only)
    query, text, score = index_of(all_texts).nearest(all_texts, ours, 5)
    assert np.array_equal(query, expected[0])
    assert np.allclose(score, expected[2], atol=1e-6)
    assert np.mean(text == expected[1]) > 0.99  # equal scores may come in another order


@given(st.lists(st.text(max_size=25), max_size=6), st.integers(1, 3), st.integers(0, 2))
def test_ngrams_are_those_of_the_hashing_vectorizer(texts: list[str], shortest: int, more: int) -> None:
    """Columns of any text, of any script, with blanks and capitals, are scikit-learn's."""
    chosen = BatchSettings(shortest_gram=shortest, longest_gram=shortest + more, features=2**18)
    peer = HashingVectorizer(
        analyzer="char", ngram_range=(shortest, shortest + more), n_features=2**18, alternate_sign=False,
        norm=None, binary=True, dtype=np.float32,
    )  # fmt: skip
    found = count_features(texts, chosen)
    assert found.shape == (len(texts), 2**18)
    if texts:
        expected = peer.transform(texts)
        assert found.indptr.tolist() == expected.indptr.tolist()
        assert found.indices.tolist() == expected.indices.tolist()
        assert found.data.tolist() == expected.data.tolist()
