"""One remark in both languages: the same wherever key and values are."""

from __future__ import annotations

import pickle

from workbench.model.said import NOTHING, Said, WithoutStop


def test_a_remark_is_read_in_the_visitors_language() -> None:
    """Nothing said is false, as an empty text is."""
    said = Said("measuring.units_differ", older="亩", newer=Said("measuring.no_unit"))
    assert said.in_language("zh") == said.zh == "单位不同（亩／无）"
    assert said.in_language("en") == said.en == "different units (亩 / none)"
    assert [bool(each) for each in (said, NOTHING)] == [True, False]
    assert NOTHING.in_language("en") == ""


def test_remarks_are_joined_in_order_by_the_sign_of_each_language() -> None:
    """A joined remark can be a value of another, and joining joined ones keeps all parts."""
    one, two = Said("proposal.listed"), Said("proposal.area", terms="{terms}")
    assert one.joined(two).zh == "列入预期目标；领域依“{terms}”"
    assert one.joined(two.joined(one)) == one.joined(two).joined(one)
    told = Said("answer.met", numbers=one.joined(two))
    assert told.en == "listed among the targets; area by “{terms}”: the target is met."


def test_remarks_are_the_same_where_key_and_values_are() -> None:
    """In whatever order the values were given, and in another process."""
    one = Said("measuring.units_differ", older="亩", newer="户")
    assert one == Said("measuring.units_differ", newer="户", older="亩") != Said("measuring.no_unit")
    assert Said("measuring.units_differ", older="亩").filled(newer="户") == one
    assert len({one, pickle.loads(pickle.dumps(one)), one.joined(one)}) == 2  # noqa: S301 - our own bytes


def test_a_sentence_within_another_has_no_stop() -> None:
    """Each language's own stop is taken away."""
    sentence = WithoutStop(Said("answer.nothing_near"))
    assert sentence.in_language("zh") == "文中没有与之足够接近的表述"
    assert sentence.in_language("en").endswith("what was promised")
