"""What is usual of a clause's verb is what the rules say of it, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.extraction.choosing import choose
from workbench.extraction.clauses import read_clauses_of_all
from workbench.extraction.commitment_signs import CLAUSES
from workbench.extraction.outline import NOWHERE, Place
from workbench.extraction.rulings import Sentence
from workbench.settings import DEFAULTS
from workbench.text.prefilter import ANYTHING

HEADS = (
    "推动", "推进", "加快", "促进", "保障", "稳定", "巩固", "培育壮大", "做强", "提升", "提高", "增强",
    "打造", "建设",
    "新建", "实现", "完成", "开展", "支持", "落实", "发挥", "坚持", "以", "把", "对", "通过", "让", "坚定",
    "大力发展", "切实", "要", "不", "是", "我们要", "湖湾区", "财政政策要", "水厂", "2027年底前",
    "每个街道", "今年",
    "以及",
)  # fmt: skip
MIDDLES = (
    "", "湖湾新城", "“百泉”行动", "向高端", "三期项目", "的精神", "政治建设", "了", "作用", "为民",
    "干劲", "等", "底线",
    "社会和谐", "水利，",
)  # fmt: skip
TAILS = (
    "", "延伸", "工程", "为重点", "为目标", "更高", "水平", "能力", "高地", "家园", "开工", "建成",
    "实施", "投入使用",
    "的关系", "是共同责任", "作出新贡献", "任务", "攻坚战", "产业", "而努力奋斗", "升级",
)  # fmt: skip
CLAUSE = st.builds("".join, st.tuples(*map(st.sampled_from, (HEADS, MIDDLES, TAILS))))
SENTENCE = st.lists(CLAUSE, min_size=1, max_size=5).map("，".join)


def _kinds_of(place: Place) -> tuple[Place, ...]:
    return place, place._replace(goals=True), place._replace(lead=True), place._replace(preamble=True)


def _anything(begins: Sequence[int], _: Sequence[int]) -> list[int]:
    return [ANYTHING] * len(begins)


@given(st.lists(SENTENCE, min_size=1, max_size=4), st.sampled_from(_kinds_of(NOWHERE)))
def test_a_clause_that_no_scan_doubts_is_what_the_rules_would_say(said: list[str], place: Place) -> None:
    """Where nothing was looked through, all is doubtful, and the rules are asked of each clause."""
    said = [f"{sentence}。" for sentence in said]
    text = "".join(said)
    ends = [sum(map(len, said[: number + 1])) for number in range(len(said))]
    begins = [0, *ends[:-1]]
    clauses, firsts = read_clauses_of_all(text, begins, ends)
    chosen = []
    for within in (CLAUSES.scan(text).within, _anything):
        sentences = [
            Sentence(first, end, place, (), may)
            for (first, end), may in zip(pairwise(firsts), within(begins, ends), strict=True)
        ]
        seen = np.array(within(clauses.starts.tolist(), clauses.ends.tolist()), dtype=np.int64)
        choices, counts = choose(clauses, sentences, seen, DEFAULTS.extraction)
        told = (choices.counted, choices.rulings, choices.bars, choices.chosen, counts)
        chosen.append((choices.clauses.each(), choices.dates, [column.tolist() for column in told]))
    assert chosen[0] == chosen[1]


@given(st.lists(SENTENCE, max_size=4), st.sampled_from(("", "\n", " \n\n")))
def test_sentences_cut_together_have_the_clauses_that_each_has_alone(said: list[str], between: str) -> None:
    text = ""
    begins: list[int] = []
    ends: list[int] = []
    for sentence in said:
        text += between
        begins.append(len(text))
        text += sentence
        ends.append(len(text))
    clauses, firsts = read_clauses_of_all(text, begins, ends)
    alone = [
        read_clauses_of_all(text, [begin], [end])[0].each() for begin, end in zip(begins, ends, strict=True)
    ]
    assert [clauses.each()[first:end] for first, end in pairwise(firsts)] == alone
    assert all(text[clause.start : clause.end] == clause.text for clause in clauses.each())


def test_what_only_names_a_time_is_left_out_and_told_with_what_stands_behind_it() -> None:
    text = "今年，新建湖湾公园，到2027年底，建成环湖绿道。"
    clauses, (first, end) = read_clauses_of_all(text, [0], [len(text)])
    anything = np.full(end, ANYTHING, dtype=np.int64)
    choices, counts = choose(clauses, [Sentence(first, end, NOWHERE, ())], anything, DEFAULTS.extraction)
    assert choices.clauses.texts == ["新建湖湾公园", "建成环湖绿道"]
    assert choices.dates == ["今年", "到2027年底"]
    assert counts.tolist() == [2]
