from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.difference.passages import compare_texts
from workbench.model.change import PassageDiff
from workbench.settings import DifferenceSettings

SETTINGS = DifferenceSettings()
TEXT = st.text(st.sampled_from("推动新增就业95.万人%，。“”《》（）\n的十项"), max_size=60)


def _sides(passage: PassageDiff) -> tuple[str, str]:
    return (
        "".join(passage.older_text[op.older_start : op.older_end] for op in passage.ops),
        "".join(passage.newer_text[op.newer_start : op.newer_end] for op in passage.ops),
    )


@given(TEXT, TEXT)
def test_ops_rebuild_both_texts(older: str, newer: str) -> None:
    """Whatever the texts, the ops cover both of them exactly and equal ops are equal."""
    passage = compare_texts(older, newer, settings=SETTINGS)
    assert _sides(passage) == (older, newer)
    for op in passage.ops:
        if op.op == "equal":
            assert older[op.older_start : op.older_end] == newer[op.newer_start : op.newer_end]


@given(st.lists(TEXT, max_size=12), st.lists(TEXT, max_size=12))
def test_long_texts_are_rebuilt_too(older: list[str], newer: list[str]) -> None:
    """Anchoring on equal lines keeps both texts whole, and edits and equal runs alternate."""
    settings = DifferenceSettings(long_text=0)
    before, after = "\n".join(older), "\n".join(newer)
    passage = compare_texts(before, after, settings=settings)
    assert _sides(passage) == (before, after)
    if passage.readable:
        kinds = [op.op == "equal" for op in passage.ops]
        assert all(one != other for one, other in pairwise(kinds))


def test_unrelated_texts_stand_side_by_side() -> None:
    """Texts that share next to nothing are one replacement, not shreds."""
    passage = compare_texts(
        "加强耕地保护和质量建设，严守红线。", "举办国际龙舟赛，旅游收入创新高。", settings=SETTINGS
    )
    assert not passage.readable
    assert [op.op for op in passage.ops] == ["replace"]


def test_a_text_within_the_other_stays_readable() -> None:
    """A short passage that was kept inside a much longer one is an insertion around it."""
    short = "实施城市更新行动，改造老旧小区107个。"
    passage = compare_texts(short, "坚持人民城市理念。" * 12 + short, settings=SETTINGS)
    assert passage.readable
    assert [op.op for op in passage.ops] == ["insert", "equal"]


def test_equal_texts_have_one_equal_run() -> None:
    """Nothing changed is one equal op with similarity 1."""
    passage = compare_texts("城镇新增就业9.5万人。", "城镇新增就业9.5万人。", settings=SETTINGS)
    assert [op.op for op in passage.ops] == ["equal"]
    assert passage.similarity == 1.0


@pytest.mark.parametrize(("older", "newer"), [("", ""), ("", "新增。"), ("删去。", "")])
def test_an_empty_side_is_fine(older: str, newer: str) -> None:
    """Empty texts give an insertion, a deletion or nothing."""
    assert _sides(compare_texts(older, newer, settings=SETTINGS)) == (older, newer)


def test_similarity_is_what_stays_of_both_sides() -> None:
    """Twice what stays of both lengths together: all of the same text, nothing of another, all of none."""
    assert compare_texts("新建公园", "新建公园", settings=SETTINGS).similarity == 1.0
    assert compare_texts("", "", settings=SETTINGS).similarity == 1.0
    assert compare_texts("甲乙", "丙丁", settings=SETTINGS).similarity == 0.0
    passage = compare_texts("新建公园", "新建公园和广场", settings=SETTINGS)
    assert passage.similarity == pytest.approx(2 * 4 / 11)
