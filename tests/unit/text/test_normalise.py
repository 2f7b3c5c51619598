"""Folding for comparison keeps what is said and drops how it is set."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.normalise import comparison_key


def test_width_space_and_punctuation_do_not_count() -> None:
    """Full-width digits, blanks and marks fold away; a changed digit stays."""
    assert comparison_key("新增 ９.５ 万人，") == comparison_key("新增9·5万人") == "新增95万人"
    assert comparison_key("9.5万人") != comparison_key("9.6万人")


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    """The key of a key is the key."""
    once = comparison_key(text)
    assert comparison_key(once) == once
