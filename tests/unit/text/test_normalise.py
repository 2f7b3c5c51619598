"""Folding for comparison keeps what is said and drops how it is set."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.normalise import comparison_key, normalise, normalise_all


def test_width_space_and_punctuation_do_not_count() -> None:
    """Full-width digits, blanks and marks fold away; a changed digit stays."""
    assert comparison_key("新增 ９.５ 万人，") == comparison_key("新增9·5万人") == "新增95万人"
    assert comparison_key("9.5万人") != comparison_key("9.6万人")


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    """The key of a key is the key."""
    once = comparison_key(text)
    assert comparison_key(once) == once


# Wide signs, a sign that is struck through by what follows it, a vowel that joins, signs that become several.
_ODD = "，（！＝～\u0338\u0301ⅢＡé㎡℃…\u1100\u1161３．５2.4一"


@given(st.lists(st.text(alphabet=st.sampled_from(_ODD), max_size=12), max_size=6))
def test_many_texts_are_folded_as_each_alone(texts: list[str]) -> None:
    """What composes, and what becomes several signs, does so among other texts too."""
    assert normalise_all(texts) == [normalise(text) for text in texts]
