"""Two whole texts in one order: what each side is made of, and which paragraphs stand beside each other."""

from __future__ import annotations

import random
from dataclasses import replace

from workbench.difference.linear import Paragraph, linear_difference
from workbench.settings import DifferenceSettings

SETTINGS = DifferenceSettings()
FIRST = "新建公园六个，改造老旧小区十二个。"
SECOND = "开展职业培训三千人次，新增就业两万人。"
THIRD = "修建农村公路四十公里，架设桥梁五座。"


def _difference(older: list[str], newer: list[str]) -> tuple[Paragraph, ...]:
    return linear_difference("\n".join(older), "\n".join(newer), SETTINGS)


def _kinds(older: list[str], newer: list[str]) -> list[str]:
    return [each.kind for each in _difference(older, newer)]


def test_each_side_is_its_text() -> None:
    """Whatever was put in, taken out or changed, both texts come back whole and in order."""
    chance = random.Random(7)
    lines = [FIRST, SECOND, THIRD, "", FIRST.replace("六", "九"), SECOND.replace("三千", "四千")]
    for _ in range(60):
        older, newer = ([chance.choice(lines) for _ in range(chance.randint(1, 6))] for _ in range(2))
        found = _difference(older, newer)
        was = ["".join(p.older for p in each.pieces) for each in found if each.kind != "insert"]
        now = ["".join(p.newer for p in each.pieces) for each in found if each.kind != "delete"]
        assert (was, now) == (older, newer)


def test_like_paragraphs_are_paired_in_order() -> None:
    """A changed paragraph stands against the one it is like; what has none is gone or new."""
    changed = FIRST.replace("六", "九")
    assert _kinds([FIRST, SECOND], [changed, THIRD]) == ["equal", "delete", "insert"]
    assert _kinds([SECOND, FIRST], [THIRD, changed]) == ["delete", "insert", "equal"]
    assert _kinds([FIRST, SECOND, THIRD], [FIRST, THIRD]) == ["equal", "delete", "equal"]
    [pair] = _difference([FIRST], [changed])
    assert [piece.kind for piece in pair.pieces if piece.kind != "equal"] != []


def test_pairs_never_cross() -> None:
    """Two changed paragraphs that changed places: one pair is kept, the other is gone and new."""
    one, other = FIRST.replace("六", "九"), SECOND.replace("三千", "四千")
    kinds = _kinds([FIRST, SECOND], [other, one])
    assert sorted(kinds) == ["delete", "equal", "insert"]


def test_the_pairing_shares_most_in_all() -> None:
    """A paragraph goes with the likest one where several are alike."""
    near, far = FIRST.replace("六", "九"), FIRST.replace("六个", "九座").replace("十二个", "八处")
    [gone, pair] = _difference([FIRST], [far, near])
    assert (gone.kind, pair.kind) == ("insert", "equal")
    assert "".join(piece.newer for piece in pair.pieces) == near


def test_a_word_in_common_makes_no_pair() -> None:
    """Paragraphs are alike by the share of what they have in common, not by having something."""
    assert _kinds(["补路建园，"], ["补路种树"]) == ["delete", "insert"]


def test_every_sign_of_a_paragraph_counts() -> None:
    """The last two signs too: a short paragraph that ends the same is the same one, changed."""
    assert _kinds(["建园"], ["，建园"]) == ["equal"]


def test_a_pair_that_shares_less_is_kept_beside_another() -> None:
    """Two pairs that share something each are more than one of them and a paragraph that is gone."""
    assert _kinds(["补路种树", "种树"], ["补路", "引水种树修桥"]) == ["equal", "equal"]


def test_paragraphs_that_share_just_enough_are_paired() -> None:
    """Half of what they have in common is enough where half is asked for, and too little where more is."""
    older, newer = "补路建", "补路种"
    for asked, kinds in ((0.5, ["equal"]), (0.51, ["delete", "insert"])):
        found = linear_difference(older, newer, replace(SETTINGS, readable_share=asked))
        assert [each.kind for each in found] == kinds
