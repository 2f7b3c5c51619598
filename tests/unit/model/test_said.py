"""One remark in both languages."""

from __future__ import annotations

from workbench.model.said import NOTHING, Said


def test_a_remark_is_read_in_the_visitors_language() -> None:
    """In Chinese where it has no English words; nothing said is false, as an empty text is."""
    both, one = Said("口径不同", "counted differently"), Said("一期 → 二期", "")
    assert (both.in_language("zh"), both.in_language("en")) == ("口径不同", "counted differently")
    assert one.in_language("en") == "一期 → 二期"
    assert [bool(each) for each in (both, one, NOTHING)] == [True, True, False]


def test_two_remarks_are_joined_and_places_are_filled_in_both_languages() -> None:
    """Each language has its own sign between them."""
    said = Said("共{}项", "{} in all").filled("3").joined(Said("另见附件", "see the annex"))
    assert said == ("共3项；另见附件", "3 in all; see the annex")
