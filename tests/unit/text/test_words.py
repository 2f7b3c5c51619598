from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.words import cut_words, tokenize

GENRE = st.text(
    st.sampled_from("2035.,，。%万亿元个百分点年人新增就业推动高质量发展“”《》（）十五GDP-+A \n𠀀１．"),
    max_size=120,
)


@given(st.one_of(GENRE, st.text(max_size=80)), st.booleans())
def test_tokens_cover_the_text(text: str, whole_names: bool) -> None:
    """Tokens are contiguous, non-empty and together the whole text, whatever it holds."""
    tokens = tokenize(text, whole_names=whole_names)
    assert "".join(token.text for token in tokens) == text
    at = 0
    for token in tokens:
        assert token.start == at < token.end
        assert text[token.start : token.end] == token.text
        at = token.end


@pytest.mark.parametrize(
    "atom",
    [
        "9.5万人",
        "5.2%",
        "10.5个百分点",
        "126万亿元",
        "1.39万亿斤",
        "2024年",
        "1,234家",
        "３．５亿",
        "百分之五十",
        "二十余项",
        "三分之二",
        "PM2.5",
        "5G-A",
        "1+3+4",
        "C919",
        "Z4线",
        "20MW",
        "3微克/立方米",
        "500公里",
        "2023-2025年",
        "15分钟",
        "30多万户",
        "12件次",
    ],
)
def test_numbers_and_codes_are_one_token(atom: str) -> None:
    """A number keeps its magnitude and unit, a code its parts."""
    for text in (atom, f"完成{atom}，", f"建设（{atom}）以上"):
        assert any(atom in token.text for token in tokenize(text)), cut_words(text)


@pytest.mark.parametrize(
    "name",
    ["“十项行动”", "《特别管理措施（负面清单）》", "（一期）", "「样板」", "【重点】", "“1+N”"],
)
def test_bracketed_names_are_whole_where_asked(name: str) -> None:
    """With whole_names a bracketed name is one token; without it its words are free."""
    text = f"深入实施{name}取得成效"
    assert any(name in word for word in cut_words(text, whole_names=True))
    assert not any(name in word for word in cut_words(text))


def test_unclosed_brackets_swallow_nothing() -> None:
    """A bracket that never closes, or closes sentences later, does not glue text together."""
    text = "打造“样板。推动发展”。" + "稳" * 10
    assert len(cut_words(text, whole_names=True)) > 6


def test_ordinary_words_stay_apart() -> None:
    """Common words that look like numerals are not glued to their neighbours."""
    words = cut_words("十分重要，进一步统一部署，实施产业振兴")
    assert {"十分", "重要", "进一步", "产业", "振兴"} <= set(words)


def test_hostile_strings_end_soon() -> None:
    """A long run of one sign is cut without quadratic work (the suite's time limit would stop it)."""
    for text in ("1" * 50_000, "一" * 50_000, "“" * 50_000, "1,234" * 10_000, "a-" * 25_000):
        assert "".join(cut_words(text, whole_names=True)) == text


def test_threads_agree() -> None:
    """Many threads at once give the same words as one."""
    texts = [f"第{i}项：新增学位{i}.5万个，增长{i}%" for i in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(cut_words, texts)) == [cut_words(text) for text in texts]
