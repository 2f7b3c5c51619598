from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.difference.diff_runs import find_runs
from workbench.settings import DifferenceSettings
from workbench.text.words import cut_words

SETTINGS = DifferenceSettings()
WORDS = st.lists(
    st.sampled_from(["推动", "发展", "，", "。", "12家", "新增", "的", "城镇", "就业", "“样板”"]), max_size=25
)


def _apply(older: list[str], newer: list[str]) -> tuple[str, str]:
    before, after = "".join(older), "".join(newer)
    runs = find_runs(older, newer, SETTINGS)
    rebuilt_before = "".join(before[i:k] for _, i, k, _, _ in runs)
    rebuilt_after = "".join(after[j:m] for _, _, _, j, m in runs)
    for kind, i, k, j, m in runs:
        if kind == "equal":
            assert before[i:k] == after[j:m]
    return rebuilt_before, rebuilt_after


@given(WORDS, WORDS)
def test_both_sides_are_rebuilt(older: list[str], newer: list[str]) -> None:
    """The runs of either side put together are that side, and equal runs are equal."""
    assert _apply(older, newer) == ("".join(older), "".join(newer))


@given(WORDS, WORDS)
def test_runs_alternate(older: list[str], newer: list[str]) -> None:
    """No two edits and no two equal runs are neighbours."""
    kinds = [run[0] == "equal" for run in find_runs(older, newer, SETTINGS)]
    assert all(one != other for one, other in pairwise(kinds))


def test_edges_fall_between_words() -> None:
    """A run never starts or ends inside a word, number or bracketed name."""
    older = cut_words("城镇新增就业1200万人以上，实施“十项行动”", whole_names=True)
    newer = cut_words("城镇新增就业1244万人，实施“九项行动”", whole_names=True)
    edges = {0}
    at = 0
    for word in older:
        edges.add(at := at + len(word))
    assert all({i, k} <= edges for _, i, k, _, _ in find_runs(older, newer, SETTINGS))


def test_small_islands_go() -> None:
    """A lone comma or 的 between two rewritten stretches is not shown as kept."""
    older = cut_words("坚持深化改革，着力扩大内需的政策，建设学校")
    newer = cut_words("加快绿色转型，严守安全底线的红线，建设学校")
    runs = find_runs(older, newer, SETTINGS)
    assert [run[0] for run in runs] == ["replace", "equal"]


def test_a_kept_number_stays_visible() -> None:
    """A figure that is the same in both is an island worth showing, however small."""
    older, newer = cut_words("全年改造道路12条并且验收"), cut_words("年底完工小区12条全部交付")
    texts = [
        ("".join(older)[i:k]) for kind, i, k, _, _ in find_runs(older, newer, SETTINGS) if kind == "equal"
    ]
    assert any("12条" in text for text in texts)


def test_an_inserted_clause_is_shown_whole() -> None:
    """An insertion slides to the clause boundary instead of splitting two clauses."""
    older = cut_words("推进教育改革，推进医疗改革。")
    newer = cut_words("推进教育改革，推进养老改革，推进医疗改革。")
    [(_, _, _, j, m)] = [run for run in find_runs(older, newer, SETTINGS) if run[0] != "equal"]
    assert "".join(newer)[j:m] == "推进养老改革，"


def test_a_small_edit_keeps_the_island_beside_it() -> None:
    """The smaller of the two edits decides, however long the text before it has stayed the same."""
    older = "春夏秋冬东南西北中外，甲城乡，乙丙丁戊己庚辛壬癸子丑寅卯"
    newer = "春夏秋冬东南西北中外，天城乡，地玄黄宇宙洪荒日月盈昃辰"
    runs = find_runs(list(older), list(newer), SETTINGS)
    assert [run[0] for run in runs] == ["equal", "replace", "equal", "replace"]
    assert older[runs[2][1] : runs[2][2]] == "城乡，"


def test_a_word_that_begins_with_a_letter_is_a_code_to_keep() -> None:
    """5G网络 and B超 are told by their first sign, whatever follows it in the word."""
    older, newer = ["修建", "大道", "B超", "并且", "验收"], ["完工", "小区", "B超", "全部", "交付"]
    kept = [run for run in find_runs(older, newer, SETTINGS) if run[0] == "equal"]
    assert ["".join(older)[i:k] for _, i, k, _, _ in kept] == ["B超"]
