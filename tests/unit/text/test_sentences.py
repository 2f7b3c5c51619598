"""Sentences and clauses are spans that lose nothing and cut no name or number."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.sentences import (
    sentence_before,
    split_clauses,
    split_clauses_of_all,
    split_sentences,
)

LETTERS = st.text(alphabet="稳中求进建设新增12.5%亿元，。；：、！？“”（）《》,;:!? \n\u3000𠮷", max_size=80)


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


def clauses(text: str, **options: bool) -> list[str]:
    return [span.of(text) for span in split_clauses(text, **options)]


def test_closing_quote_belongs_to_its_sentence() -> None:
    """A stop inside a closing quote ends the sentence behind the quote."""
    assert sentences("要“实干为要。”要落实！") == ["要“实干为要。”", "要落实！"]


def test_line_break_ends_a_sentence() -> None:
    """Two lines are two sentences even without a stop."""
    assert sentences("2023年工作回顾\n一年来，稳中向好。") == ["2023年工作回顾", "一年来，稳中向好。"]


def test_clauses_know_ascii_and_full_width_marks() -> None:
    """ASCII commas and semicolons part clauses as the full-width ones do."""
    assert clauses("完成投资488亿元,竣工项目209个;开工243个，投产8个。") == [
        "完成投资488亿元",
        "竣工项目209个",
        "开工243个",
        "投产8个",
    ]


def test_numbers_keep_their_comma() -> None:
    """A comma between digits stays in the number."""
    assert clauses("新增就业12,000人,增长3%以上") == ["新增就业12,000人", "增长3%以上"]


def test_enclosed_phrases_stay_whole() -> None:
    """Lists in quotes, brackets and titles are names, not clauses."""
    text = "推进“研发在京、制造在滨”协作，编制《港口、产业、城市规划》，加快城际（南段、北段）建设"
    assert clauses(text) == [
        "推进“研发在京、制造在滨”协作",
        "编制《港口、产业、城市规划》",
        "加快城际（南段、北段）建设",
    ]


def test_a_short_piece_goes_with_the_next_wherever_it_stands() -> None:
    """Not only the first piece waits for the one behind it; the last goes with the one before."""
    assert clauses("推进产业园区建设，年内，建成标准厂房十座") == [
        "推进产业园区建设",
        "年内，建成标准厂房十座",
    ]
    assert clauses("推进产业园区建设，建成标准厂房十座，达标") == [
        "推进产业园区建设",
        "建成标准厂房十座，达标",
    ]


def test_list_mark_parts_only_on_request() -> None:
    """With ``lists=False`` an enumeration is one clause."""
    text = "推动医疗保险扩面、养老服务提质、社会救助联动"
    assert len(clauses(text)) == 3
    assert clauses(text, lists=False) == [text]


@given(LETTERS)
def test_sentences_hold_every_character(text: str) -> None:
    """Sentences are in order, do not overlap and hold all that is not white space."""
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(s.of(text) for s in spans).split()) == "".join(text.split())


@given(LETTERS)
def test_clauses_lie_within_sentences(text: str) -> None:
    """Each clause lies in one sentence and starts and ends on text."""
    homes = split_sentences(text)
    for clause in split_clauses(text):
        assert any(home.contains(clause) for home in homes)
        assert clause.of(text) == clause.of(text).strip() != ""


@given(st.lists(LETTERS, max_size=6))
def test_many_texts_are_split_as_each_alone(texts: list[str]) -> None:
    """No clause of a text depends on the texts it is split together with."""
    assert split_clauses_of_all(texts) == [split_clauses(text) for text in texts]
    assert split_clauses_of_all(texts, lists=False) == [split_clauses(text, lists=False) for text in texts]


def test_what_stands_before_is_of_the_same_sentence_and_within_reach() -> None:
    """From the sentence's first character on, or from as far back as is looked."""
    text = "增长7%。新增学位9000个"
    assert sentence_before(text, 2, 160) == "增长"
    assert sentence_before(text, 9, 160) == "新增学位"
    assert sentence_before(text, 9, 4) == "新增学位"
    assert sentence_before(text, 9, 3) == "增学位"
    assert sentence_before(text, 0, 160) == ""


def test_a_stop_right_before_the_closing_mark_cuts_nothing() -> None:
    """Whatever stands between marks is one piece, to its last sign."""
    assert clauses("讲好“真抓，”也讲实干落实") == ["讲好“真抓，”也讲实干落实"]
    assert clauses("办好“港、产、”也建新城", lists=True) == ["办好“港、产、”也建新城"]
