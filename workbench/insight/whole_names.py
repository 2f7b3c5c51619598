"""Whether what stands in a text is a name whole, or one cut within a word or run into another."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

from workbench.text.words import cut_words

_HAN = re.compile("[\u4e00-\u9fff]+")
_AROUND = 4  # signs before and behind that may make one word with a name's edge
# 云海大桥等工程, 审批破冰和工程: what the name was joined with stands between it and its last word.
_RUN_ON = re.compile(
    "(?<![高平均初中同优])等(?![级于])(?=[\u4e00-\u9fff])|[和与及](?:工程|行动|计划|战略|活动)$"
)
_HALVES = ("精神文明", "计划生育")  # names are cut between their halves, each a word of its own
_HALF = 2


def is_whole(name: str, text: str) -> bool:
    """Say whether a name begins and ends with words where it first stands in a text, and names one thing.

    >>> is_whole("流动人口计划", "做好流动人口计划生育服务。"), is_whole("渔港振兴计划", "实施渔港振兴计划。")
    (False, True)
    """
    if _RUN_ON.search(name):
        return False
    at, end = text.find(name), text.find(name) + len(name)
    if at < 0 or not _HAN.fullmatch(name):
        return True
    if any(text.startswith(each, end - _HALF) for each in _HALVES):
        return False
    low, high = max(0, at - _AROUND), end + _AROUND
    edges = list(accumulate(map(len, cut_words(text[low:high])), initial=low))
    # A word that stands across an edge with one sign of it in the name (制造业, 建成) is cut there.
    return not any(
        first < at < last == at + 1 or (first < end < last and first == end - 1)
        for first, last in pairwise(edges)
    )
