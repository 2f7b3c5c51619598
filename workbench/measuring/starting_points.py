"""Numbers from which something began: what was changed, raised or built upon."""

from __future__ import annotations

import re

_FORMER = re.compile(
    "[由从](?:(?:每[年月人亩户]){0,2}|(?:19|20)[0-9]{2}年(?:底|末)?的?|(?:上年|去年|同期|年初|原来|原先|目前|现在|当前|现有)的?(?:增长|下降|上升|减少|增加|负增长)?)$"
)
# 在上年870万平方米的基础上 tells where something began.
_BASE = re.compile("(?:以上|左右)?的?基础上|(?:以上|左右)?提高到|(?:以上|左右)?增加到|(?:以上|左右)?提升到")
# 在12项工程基础上: what is counted may stand between.
_UPON, _BASE_OF_THINGS = re.compile("在[^，。；、]{0,6}$"), re.compile("[^，。；、0-9]{1,12}基础上")


def is_starting_point(text: str, end: int, ahead: str) -> bool:
    """Say whether a number of ``text`` that ends at ``end`` is where something began.

    ``ahead`` is what stands before it.

    >>> is_starting_point("在12项工程基础上再加3项", 4, "在")
    True
    >>> is_starting_point("再加3项", 4, "再加")
    False
    """
    if _FORMER.search(ahead) or _BASE.match(text, end):
        return True
    return _UPON.search(ahead) is not None and _BASE_OF_THINGS.match(text, end) is not None
