"""Normalising, counting and weighing of words."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import HashingVectorizer

from workbench.alignment.counted_texts import count_texts
from workbench.alignment.hashed_counts import BUCKETS, Matrix, bucket, buckets_of, count, count_grams
from workbench.alignment.vocabulary import content_words, content_words_of_all, grams, unit, vocabulary
from workbench.text.normalise import normalise, normalise_all
from workbench.text.words import cut_all, cut_words


def test_numbers_punctuation_and_width_do_not_count() -> None:
    """Normalising folds width, takes punctuation out and turns every number into 0."""
    assert normalise("新增就业９.5万人，增长 5.2%") == "新增就业0万人增长0"


def test_no_feature_holds_a_number() -> None:
    """Numbers never make two passages alike."""
    assert not any("0" in gram for gram in grams("完成投资152.8亿元"))
    assert content_words("完成投资152.8亿元") == ["完成", "投资"]


@given(st.text(max_size=60))
def test_any_text_can_be_weighed(text: str) -> None:
    """No text breaks the features, and rows are of length 1 or 0."""
    rows, mass = vocabulary().weights().rows(count([grams(text)]), count([content_words(text)]), 0.5)
    assert rows.shape == (1, 2 * BUCKETS)
    assert mass[0] >= 0
    assert np.isclose(rows.multiply(rows).sum(), round(float(rows.multiply(rows).sum()) * 2) / 2, atol=1e-3)


@given(st.lists(st.text(max_size=30), max_size=6))
def test_counts_are_those_of_the_hashing_vectorizer(texts: list[str]) -> None:
    """Counting in bulk gives scikit-learn's matrix: of n-grams, of words, and of any strings."""
    peer = HashingVectorizer(
        analyzer=list, n_features=BUCKETS, norm=None, alternate_sign=False, dtype=np.float32
    )
    for found, features in (
        (count_grams(texts), [grams(text) for text in texts]),
        (count(texts), [list(text) for text in texts]),
    ):
        expected = peer.transform(features) if texts else found
        assert found.shape == expected.shape
        assert (found.data.tolist(), found.indices.tolist()) == (
            expected.data.tolist(),
            expected.indices.tolist(),
        )
        assert found.indptr.tolist() == expected.indptr.tolist()


@given(
    st.lists(
        st.text(alphabet=st.sampled_from("建成医院学校12.5,万\n\r _ＡΣ“（1亿元十年"), max_size=20), max_size=8
    )
)
def test_many_texts_are_read_as_each_alone(texts: list[str]) -> None:
    """Cutting and normalising many texts in one run changes no word of any of them."""
    assert cut_all(texts) == [cut_words(text) for text in texts]
    assert content_words_of_all(texts) == [content_words(text) for text in texts]
    assert normalise_all(texts) == [normalise(text) for text in texts]


def test_kindred_words_lie_near_each_other() -> None:
    """Words used alike in reports have near vectors: housing renewal lies nearer to housing than to ports."""
    vectors = unit(count_texts(("改造老旧小区", "实施城市更新", "港口货物吞吐量")).vectors)
    assert vectors[0] @ vectors[1] > 0.5 > vectors[0] @ vectors[2]


@given(
    st.lists(
        st.text(alphabet=st.sampled_from("建成医院学校12.5,万\n _ＡΣ“5G亿元的是"), max_size=30), max_size=8
    )
)
def test_texts_counted_in_one_run_are_counted_as_each_alone(texts: list[str]) -> None:
    """One run over many texts counts the n-grams and content words of each, and names all the words."""
    counted = count_texts(texts)
    words = [content_words(text) for text in texts]
    assert _cells(counted.grams) == _cells(count([grams(text) for text in texts]))
    assert _cells(counted.words) == _cells(count(words))
    assert set(counted.distinct) == {word for of_one in words for word in of_one}
    alone = [count_texts([text]).vectors[0].tolist() for text in texts]
    assert counted.vectors.tolist() == alone


def _cells(counts: Matrix) -> list[list[float]]:
    return [counts.data.tolist(), counts.indices.tolist(), counts.indptr.tolist()]


@given(st.lists(st.text(max_size=20), max_size=12))
def test_features_hashed_together_are_hashed_as_each_alone(features: list[str]) -> None:
    """Short and long features get the bucket that each has alone."""
    assert buckets_of(features).tolist() == [bucket(feature) for feature in features]


def test_rare_words_weigh_more() -> None:
    """A word that few sentences use has a higher idf than one that most use."""
    assert vocabulary().weight("吞吐量") > vocabulary().weight("发展")
