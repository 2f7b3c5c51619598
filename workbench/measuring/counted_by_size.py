"""Numbers that say which things are counted, by what they are worth or how large they are."""

from __future__ import annotations

import re

from workbench.model.commitment import Quantity
from workbench.text.normalise import normalise

# 年销售收入过10亿元的企业 says which are counted; 完成投资500亿元的目标 says what is to come.
_OF_EACH_COUNTED = re.compile("(?:以上|以下|以内|左右)?的(?!目标|任务|要求|水平|基础|速度|规模)")
# 30万元以上行政村, 产值超50亿元园区 say the same without 的.
_OF_A_SIZE = re.compile(
    "(?:以上|以下)(?!目标|任务|水平)[一-龥]{2}|级?(?:园区|企业|产业|集群|[强大]?[镇村县]|楼宇|俱乐部)"
)
# 70%的村收入达到100万元 says how many are to come to it.
_OF_A_SHARE = re.compile("[%％](?:以上|左右)?的[^，。；、\n]*(?:达到?|超过?|突破)$")
# 人均住房面积低于12平方米的家庭: a bound, and whom it picks out.
_BOUND = re.compile("(?:(?<!不)[低高少多大小]于|不足|不到|未达到)$")
_OVER = re.compile("(?:超|过|超过|突破)$")
_NOUN_BEHIND = re.compile("(?!大关|关口|目标|左右|以上)[一-龥]{2}")
_SIZED_WITHIN = 40
_SIZED = re.compile(
    "([一-龥]{2,8}(?:超过?|过|突破|达)[0-9.一二三五十百千万亿]{1,6}(?:美?元|人|亩))(?:以上)?的?[一-龥]{2,8}$"
)
# 淘汰10蒸吨以上锅炉36台: those above a size are not those below it.
_ABOVE_OR_BELOW = re.compile("[0-9一二三五十百千万亿][一-龥]{0,4}(?<!元)以([上下内])[^，。；、]{1,12}$")
_CLAUSE_END = re.compile("[，；。！？：,;!?\n]")
_SUMS = frozenset(("元", "美元", "欧元", "港元"))
_RATES = frozenset(("%", "百分点"))


def picks_out(quantity: Quantity, ahead: str, text: str) -> bool:
    """Say whether a number only says which things are meant (过10亿元的企业, 低于12平方米的家庭).

    ``ahead`` is what stands before it in ``text``.
    """
    of_each = _OF_EACH_COUNTED.match(text, quantity.end) is not None
    if quantity.unit not in _SUMS:
        return quantity.unit not in _RATES and of_each and _BOUND.search(ahead) is not None
    return (
        of_each
        or _OF_A_SHARE.search(text, max(0, quantity.start - _SIZED_WITHIN), quantity.start) is not None
        or _OF_A_SIZE.match(text, quantity.end) is not None
        or (_OVER.search(ahead) is not None and _NOUN_BEHIND.match(text, quantity.end) is not None)
    )


def size_of(quantity: Quantity, text: str) -> str:
    """Return the words that say by what size those are that are counted, empty where none do."""
    clause = _CLAUSE_END.split(text[max(0, quantity.start - _SIZED_WITHIN) : quantity.start])[-1]
    found = _SIZED.search(clause.rpartition("、")[2]) if quantity.unit not in (*_SUMS, *_RATES) else None
    return normalise(found[1]) if found else ""


def side_of(quantity: Quantity, clause: str) -> str:
    """Return 上 or 下 where those that are counted lie above or below a size, empty where none is named.

    ``clause`` is what stands before the number: 淘汰10蒸吨以上锅炉.
    """
    side = _ABOVE_OR_BELOW.search(clause) if quantity.unit not in (*_SUMS, *_RATES) else None
    return side[1].replace("内", "下") if side else ""
