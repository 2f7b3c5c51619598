"""Which equal islands a diff shows, to the sign; and where an insertion or deletion stands."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.difference.diff_runs import find_runs
from workbench.settings import DifferenceSettings

SETTINGS = DifferenceSettings()
STOPS = frozenset("，。；：、！？,;:!?\n")


def _kept(island: list[str], before: int, after: int, settings: DifferenceSettings = SETTINGS) -> bool:
    """Say whether an island is shown between two edits that have so many signs on each side."""
    older = ["甲" * before, *island, "乙" * after]
    newer = ["丙" * before, *island, "丁" * after]
    size = len("".join(island))
    edges = before, before + size, before + size + after
    runs = find_runs(older, newer, settings)
    if len(runs) == 1:
        assert runs == [("replace", 0, edges[2], 0, edges[2])]
        return False
    assert runs == [
        ("replace", 0, before, 0, before),
        ("equal", before, edges[1], before, edges[1]),
        ("replace", edges[1], edges[2], edges[1], edges[2]),
    ]
    return True


@pytest.mark.parametrize(
    ("island", "before", "after", "kept"),
    [
        (["国"], 1, 1, False),  # less than the floor: between any edits
        (["国家"], 1, 1, True),  # the floor itself
        (["国", "家"], 1, 1, True),
        (["国家"], 4, 9, True),  # the smaller edit has 8 signs: a fifth of it is 1.6
        (["国家"], 9, 4, True),
        (["国家"], 5, 5, False),  # 10 signs: a fifth is 2
        (["国家"], 5, 40, False),
        (["国家政策"], 9, 9, True),
        (["国家政策"], 10, 10, False),
        (["国家政策措施"], 14, 15, True),
        (["国家政策措施"], 15, 15, False),  # the ceiling itself may go
        (["国家政策措施们"], 99, 99, True),  # beyond it nothing goes
        (["，"], 1, 1, False),
        (["，"] * 9, 1, 1, False),  # signs without content, as many as an island may hold
        (["，"] * 10, 1, 1, True),
        (["国", "，"], 1, 1, False),
        (["“样”"], 14, 14, False),  # a name in quotation marks counts whole: 3 signs, a fifth of 28 is 5.6
        (["“样”"], 7, 7, True),
        (["“样”"], 8, 8, False),
        (["5"], 99, 99, True),  # a number kept is news
        (["A"], 99, 99, True),
        (["的", "5", "，"], 99, 99, True),
    ],
)
def test_an_island_is_shown_where_it_can_be_read(
    island: list[str], before: int, after: int, kept: bool
) -> None:
    """By its content and the smaller of the two edits around it, both bounds included."""
    assert _kept(island, before, after) is kept


def test_an_island_beside_one_edit_only_is_always_shown() -> None:
    """At either end of the text nothing is gained by leaving out a word that both have."""
    long = "甲" * 40
    assert find_runs(["国", long], ["国", "乙"], SETTINGS) == [
        ("equal", 0, 1, 0, 1),
        ("replace", 1, 41, 1, 2),
    ]
    assert find_runs([long, "国"], ["乙", "国"], SETTINGS) == [
        ("replace", 0, 40, 0, 1),
        ("equal", 40, 41, 1, 2),
    ]


def test_an_edit_on_one_side_only_counts_its_signs() -> None:
    """Between a deletion and an insertion the island is weighed against what either has."""
    assert [run[0] for run in find_runs(["甲" * 10, "国家"], ["国家", "乙" * 10], SETTINGS)] == ["replace"]
    runs = find_runs(["甲" * 9, "国家"], ["国家", "乙" * 10], SETTINGS)
    assert runs == [("delete", 0, 9, 0, 0), ("equal", 9, 11, 0, 2), ("insert", 11, 11, 2, 12)]


def test_what_went_makes_the_edits_bigger() -> None:
    """An island that stood beside a small edit goes in the next round, when its neighbour is gone."""
    older = ["甲甲甲甲甲", "国家", "乙", "的", "丙丙丙丙"]
    newer = ["丁丁丁丁丁", "国家", "戊", "的", "己己己己"]
    assert [run[0] for run in find_runs(older, newer, SETTINGS)] == ["replace"]
    once = find_runs(older, newer, DifferenceSettings(tidy_rounds=1))
    assert once == [("replace", 0, 5, 0, 5), ("equal", 5, 7, 5, 7), ("replace", 7, 13, 7, 13)]
    assert len(find_runs(older, newer, DifferenceSettings(tidy_rounds=0))) == 5


def test_what_went_before_counts_in_the_same_round() -> None:
    """From left to right: an island that went belongs to the edit before the next one."""
    older = ["甲", "的", "乙乙乙", "国家", "丙丙丙丙丙"]
    newer = ["丁", "的", "戊戊戊", "国家", "己己己己己"]
    assert [run[0] for run in find_runs(older, newer, DifferenceSettings(tidy_rounds=1))] == ["replace"]
    shorter = find_runs([*older[:2], "乙乙", *older[3:]], [*newer[:2], "戊戊", *newer[3:]], SETTINGS)
    assert shorter == [("replace", 0, 4, 0, 4), ("equal", 4, 6, 4, 6), ("replace", 6, 11, 6, 11)]


def test_the_same_twice_is_one_run() -> None:
    """Equal lists are one equal run, empty ones none; what is on one side only is one edit."""
    words = ["推进", "改革", "，", "的"]
    assert find_runs(words, words, SETTINGS) == [("equal", 0, 6, 0, 6)]
    assert find_runs([], [], SETTINGS) == []
    assert find_runs(words, [], SETTINGS) == [("delete", 0, 6, 0, 0)]
    assert find_runs([], words, SETTINGS) == [("insert", 0, 0, 0, 6)]


WORDS = st.lists(st.sampled_from(["推进", "改革", "，", "。", "医疗"]), min_size=2, max_size=9)
PART = st.lists(st.sampled_from(["推进", "改革", "，", "医疗"]), min_size=1, max_size=5)


@given(WORDS, PART, st.integers(0, 9), st.booleans())
def test_an_insertion_follows_a_stop_where_it_can(
    words: list[str], part: list[str], at: int, turned: bool
) -> None:
    """Of all places that it could have, one after a stop is taken if there is any; deletions alike."""
    longer = words[:at] + part + words[at:]
    if turned:
        runs = [(kind, j, m) for kind, _, _, j, m in find_runs(words, longer, SETTINGS)]
    else:
        runs = [(kind, i, k) for kind, i, k, _, _ in find_runs(longer, words, SETTINGS)]
    edits = [run for run in runs if run[0] != "equal"]
    assume(len(edits) == 1)
    assume(len(runs) == 3)
    [(kind, start, end)] = edits
    assert kind == ("insert" if turned else "delete")
    ends = [len("".join(longer[:n])) for n in range(len(longer) + 1)]
    chosen, size = ends.index(start), ends.index(end) - ends.index(start)
    assert longer[:chosen] + longer[chosen + size :] == words
    possible = [n for n in range(1, len(words)) if longer[:n] + longer[n + size :] == words]
    after_stop = [n for n in possible if longer[n - 1] in STOPS]
    assert chosen in (after_stop or possible)


@pytest.mark.parametrize(
    ("older", "newer", "inserted"),
    [
        ("甲，乙丙。", "甲，乙丙，乙丙。", "乙丙，"),
        ("甲乙。丙", "甲乙。丁乙。丙", "丁乙。"),
        ("一甲二。", "一甲甲二。", "甲"),
    ],
)
def test_an_inserted_clause_begins_after_the_stop(older: str, newer: str, inserted: str) -> None:
    """Each sign a word: the clause that came is shown from its own first word to its own stop."""
    runs = find_runs(list(older), list(newer), SETTINGS)
    assert [newer[j:m] for kind, _, _, j, m in runs if kind == "insert"] == [inserted]
    assert all(kind in ("equal", "insert") for kind, *_ in runs)
