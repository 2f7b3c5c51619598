"""Where words are cut around numbers and names, one text or many, short or long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.words import cut_all, cut_words, tag_words, tokenize


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("", "", ""),
        ("5家", "5家", "5家"),
        ("3家、5家", "3家 、 5家", "3家 、 5家"),
        ("5亿元3家", "5亿元 3家", "5亿元 3家"),
        ("完成1,234家企业", "完成 1,234家 企业", "完成 1,234家 企业"),
        ("（5家）", "（ 5家 ）", "（5家）"),
        ("“十项行动”", "“ 十项 行动 ”", "“十项行动”"),
        ("“5家”好", "“ 5家 ” 好", "“5家” 好"),
        ("建成“甲、5家”3家", "建成 “ 甲 、 5家 ” 3家", "建成 “甲、5家” 3家"),
        ("《甲（乙）》3个", "《 甲 （ 乙 ） 》 3个", "《甲（乙）》 3个"),
        ("“甲”“乙”", "“ 甲 ” “ 乙 ”", "“甲” “乙”"),
        ("“甲“乙”丙”", "“ 甲 “ 乙 ” 丙 ”", "“ 甲 “乙” 丙 ”"),
        ("一二三四五家", "一二三四五家", "一二三四五家"),
    ],
)
def test_words_around_numbers_and_names(text: str, words: str, whole: str) -> None:
    """A number with its unit is one word, and a bracketed name where that is asked."""
    assert cut_words(text) == tuple(words.split())
    assert cut_words(text, whole_names=True) == tuple(whole.split())


def test_a_name_has_eighty_characters_at_most() -> None:
    """A longer quotation is cut into its words."""
    assert cut_words("“" + "甲" * 80 + "”", whole_names=True) == ("“" + "甲" * 80 + "”",)
    assert len(cut_words("“" + "甲" * 81 + "”", whole_names=True)) > 3


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ([], []),
        ([""], [""]),
        (["新增5万人", "5万人"], ["新增 5万人", "5万人"]),
        (["甲", "", "乙"], ["甲", "", "乙"]),
        (["", "甲"], ["", "甲"]),
        (["甲", ""], ["甲", ""]),
    ],
)
def test_many_texts_in_one_run(texts: list[str], words: list[str]) -> None:
    """Each gets its own words, empty ones none."""
    assert cut_all(texts) == [tuple(each.split()) for each in words]


@given(st.lists(st.text("甲新增5万人\n\r", max_size=8), max_size=4))
def test_texts_with_line_breaks_are_cut_alone(texts: list[str]) -> None:
    """A break within a text parts no two texts."""
    assert cut_all(texts) == [cut_words(each) for each in texts]


@pytest.mark.parametrize("length", [800, 801, 4000, 4001])
def test_a_text_of_any_length_is_cut_alike(length: int) -> None:
    """What is kept for next time and what is not hold the same words; kept ones are the same object."""
    text = ("新增5万人。" * 700)[:length]
    once, again = cut_words(text), cut_words(text)
    assert "".join(once) == text
    assert once == again
    assert (once is again) is (length <= 4000)
    tokens = tokenize(text)
    assert [token.text for token in tokens] == list(once)
    assert tokens[-1].end == length


def test_the_segmenter_s_own_words_have_their_part_of_speech() -> None:
    """Numbers are not joined there."""
    assert tag_words("推动发展") == (("推动", "v"), ("发展", "vn"))
