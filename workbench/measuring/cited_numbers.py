"""Numbers that a passage only cites: a goal, the whole of which a part is told, a mark that was passed."""

from __future__ import annotations

import re

from workbench.model.commitment import Quantity
from workbench.text.sentences import sentence_before

_REACH, _SENTENCE = 24, 120
_SENTENCE_END = re.compile("[。！？；\n]")
_CLAUSE = re.compile("[，；。：,;：\n\t]")
_GOAL = re.compile(
    "(?:以上|左右|以内|以下)?的(?:年度|年初|全年|预期|调控|控制|计划|既定|预定|规划|考核|约束性){0,3}(?:目标|指标|任务|计划)"
)
# 与10%的预期目标有差距; 完成10万人的目标 tells what was reached.
_SET_AGAINST = re.compile("[与和同离比较]|距离?|低于|高于|少于|多于|超过|超出|未|没有?|不及|不足")
_REACHED = re.compile("完成|实现|达到")
_NOT_REACHED = re.compile("未|没有?|不能|难以")
_AS_A_TASK = re.compile("[^，。；\n]{0,30}作为[^，。；\n]{0,12}(?:任务|目标|指标|底线)")
# 年初作了安排，争取产值增长6% tells what had been aimed at.
_AIMED_AT = re.compile(
    "(?:年初|年前|原定|原计划)[^。；\n]*(?:安排|确定|提出|要求|计划|部署)[^。；\n]*(?:争取|力争|要求|目标是)[^。；\n]*$"
)
# 2017年突破1亿、2019年突破2亿: only the last year that is named is the one reported.
_OF_A_YEAR = re.compile(
    "(20[0-9]{2})年(?:底|末)?(?:就|已|首次|成功)?(?:突破|超过?|达到?|迈上|跨过|跨越|为|完成|实现)?了?$"
)
_LATER_YEAR = re.compile(r"[、，](?:到|至|而)?(20[0-9]{2})年(?![以来至到])")
_WHOLE = re.compile("的(?:全部|这)?$")
_TOLD_OF_IT = re.compile(
    r"[^，。；0-9\n]{1,14}(?:，其中)?(?:已|现已|其中|有)[^，。；0-9\n]{0,8}[0-9.]+[余多]?"
)
_PASSED = re.compile("(?:超|超过|突破|迈上|站上|跃上|跨过|跨越|冲破|越过|登上)$")
_EXACTLY = re.compile(
    "(?:以上)?(?:大关|关口|台阶)?[，、,](?:预计|总额|规模|全年|实际)*(?:达到?了?|为|完成|实现|总量达到?)[0-9.]+[十百千万亿]*"
)
_FIGURES = re.compile("^[0-9.,，一二三四五六七八九十百千万亿余多几]+")


def is_cited(quantity: Quantity, text: str) -> bool:
    """Say whether a number of ``text`` is no report of its own.

    >>> from workbench.measuring.quantities import find_quantities_in
    >>> said = "增速与9%的预期目标有差距"
    >>> is_cited(find_quantities_in(said)[0], said)
    True
    """
    ahead = text[max(0, quantity.start - _REACH) : quantity.start]
    own = _CLAUSE.split(ahead)[-1]
    if _AS_A_TASK.match(text, quantity.end) and ("把" in own or "将" in own):
        return True  # 把新增4万个岗位作为硬任务 says what was to be done
    if "超额" in own and _GOAL.match(text, quantity.end) and _told_before(quantity, text):
        return True  # 建成44万套，超额完成40万套的目标: what was reached stands before
    if _GOAL.match(text, quantity.end) and _SET_AGAINST.search(own):
        return _REACHED.search(own) is None or _NOT_REACHED.search(own) is not None
    if _AIMED_AT.search(text, max(0, quantity.start - _SENTENCE), quantity.start):
        return True
    if "年" in own and (year := _OF_A_YEAR.search(own)):
        rest = _SENTENCE_END.split(text[quantity.end : quantity.end + _REACH])[0]
        if any(later > year[1] for later in _LATER_YEAR.findall(rest)):
            return True
    told = _TOLD_OF_IT.match(text, quantity.end) if _WHOLE.search(own) else None
    told = told or (_EXACTLY.match(text, quantity.end) if _PASSED.search(own) else None)
    return told is not None and text.startswith(_FIGURES.sub("", quantity.raw), told.end())


def _told_before(quantity: Quantity, text: str) -> bool:
    """Say whether another number with the unit of one stands before it in its sentence."""
    before = sentence_before(text, quantity.start, _SENTENCE)
    unit = _FIGURES.sub("", quantity.raw)
    return re.search(f"[0-9十百千万亿余多]{re.escape(unit)}[，、（]", before) is not None
