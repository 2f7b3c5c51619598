"""A prefilter never rules out a pattern that would have been found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.prefilter import ANYTHING, Prefilter, needed_signs

PATTERNS = tuple(
    map(
        re.compile,
        (
            "推进|推动(?!力)|抓好",
            "(?:提|增)高[^，]{0,4}率$",
            r"\d{1,2}月(?:底|末)",
            "把.{2,6}作为|以.{0,3}为先",
            "(?<!不)要(?<!主要)|必须",
            "[“《][^”》]{1,8}[”》]",
            "(?P<a>一|二)期?工程",
            ".*年?",
            "(?i:gdp)|ABC",
            "(?>(?:区|县)级)+|省",
            "𠮷|\U00020bb8野",
        ),
    )
)
LETTERS = "推进动力抓好提增高率，12３月底末把作为以先不要主必须“《》”一二期工程年gdpABC区县级省𠮷野𠀀\n"


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("推进|推动", {"推进", "推动"}),
        ("(?:提|增)高[^，]{0,4}率", {"提高", "增高"}),
        # Of a word the rarest two characters count: every report is full of 提升.
        ("水[平准]?提升", {"水提", "平提", "准提"}),
        ("提升|壮大", {"提升", "壮大"}),
        ("推进.{0,4}升级", {"升级"}),
        ("以.{0,3}为", {"以"}),
        ("(?<!不)要", {"要"}),
        ("年?", None),
        ("(?i:abc)", None),
        ("[^，]", None),
        # A choice needs nothing where one of its branches does not.
        ("推进|[^，]", None),
        ("[^，]|推进", None),
        # A run of characters is listed, both its ends too; a very long one is not.
        ("[a-c]期", {"a期", "b期", "c期"}),
        ("[一-龥]期", {"期"}),
        ("(?:推进){1}好", {"进好"}),
        ("(?:推进){1,2}", {"推进"}),
        # Branches and what may be missing are words too, and go on with what stands behind them.
        ("(?:推进|抓好)力", {"进力", "好力"}),
        ("a(?:bc|de)?f", {"af", "cf", "ef"}),
        ("推进[^，]?好", {"推进"}),
        # A group that is kept is read as one that is not; a run far from the first signs is listed too.
        ("(提|增)高", {"提高", "增高"}),
        ("[一-丁]期", {"一期", "丁期"}),
        # Branches that cannot be listed still need what each of them needs.
        ("推进[^，]|抓好[^，]", {"推进", "抓好"}),
        # A class of letters cannot be listed, as one of digits can.
        (r"\w期", {"期"}),
    ],
)
def test_what_a_pattern_cannot_do_without_is_read_off_it(pattern: str, signs: set[str] | None) -> None:
    assert needed_signs(re.compile(pattern)) == signs


@given(st.text(LETTERS, max_size=40), st.data())
def test_what_is_ruled_out_is_nowhere_found(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    prefilter = Prefilter()
    bits = [prefilter.bit(pattern) for pattern in PATTERNS]
    (seen,) = prefilter.scan(text).within([low], [high])
    for pattern, bit in zip(PATTERNS, bits, strict=True):
        if pattern.search(text[low:high]):
            assert seen & bit


def test_most_patterns_are_ruled_out_where_their_signs_are_missing() -> None:
    prefilter = Prefilter()
    bits = [prefilter.bit(re.compile(word)) for word in ("推进|推动", "必须", "年?")]
    text = "推动云海发展。必须办好"
    first, second = prefilter.scan(text).within([0, 7], [6, 11])
    assert [bool(first & bit) for bit in bits] == [True, False, True]
    assert [bool(second & bit) for bit in bits] == [False, True, True]


def test_a_pattern_taken_in_later_counts_from_the_next_scan_on() -> None:
    prefilter = Prefilter()
    first = prefilter.bit(re.compile("甲乙"))
    assert prefilter.scan("甲乙丙丁").within([0], [4]) == [first]
    second = prefilter.bit(re.compile("丙丁"))
    assert second != first == prefilter.bit(re.compile("甲乙"))
    assert prefilter.scan("甲乙丙丁").within([0], [4]) == [first | second]


def test_no_more_patterns_are_taken_than_there_are_bits() -> None:
    prefilter = Prefilter()
    bits = [prefilter.bit(re.compile(f"{number:02}甲")) for number in range(63)]
    assert prefilter.scan("乙62甲").within([0], [4])[0] & bits[62]
    with pytest.raises(ValueError, match="63"):
        prefilter.bit(re.compile("one too many"))


def test_nothing_is_said_of_stretches_without_text() -> None:
    prefilter = Prefilter()
    prefilter.bit(re.compile("甲"))
    assert prefilter.scan("").within([], []) == []
    assert prefilter.scan("乙").within([1], [1]) == [ANYTHING]


def test_a_pattern_is_ruled_out_by_one_sign_and_behind_one_that_needs_none() -> None:
    prefilter = Prefilter()
    bits = [prefilter.bit(re.compile(word)) for word in ("年?", "(?<!不)要", "必须", "[甲乙]")]
    first, second = prefilter.scan("要办好。乙方必须").within([0, 4], [4, 8])
    assert [bool(first & bit) for bit in bits] == [True, True, False, False]
    assert [bool(second & bit) for bit in bits] == [True, False, True, True]


def test_a_digit_of_another_plane_is_not_ruled_out() -> None:
    """Only the digits of the first plane are listed; in a text any sign beyond it may be one."""
    prefilter = Prefilter()
    bit = prefilter.bit(re.compile(r"\d"))
    assert prefilter.scan("甲\U0001d7d7").within([0], [2])[0] & bit
    assert prefilter.scan("甲３").within([0], [2])[0] & bit
    assert not prefilter.scan("甲乙").within([0], [2])[0] & bit


def test_a_word_with_the_first_sign_beyond_the_plane_is_not_ruled_out() -> None:
    """What no table has room for is left to the pattern itself, wherever it is looked for."""
    prefilter = Prefilter()
    bit = prefilter.bit(re.compile("\U00010000甲"))
    first, second = prefilter.scan("乙\U00010000甲丙丁").within([0, 3], [3, 5])
    assert first & bit
    assert second & bit
