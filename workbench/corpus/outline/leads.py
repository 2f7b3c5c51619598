"""Recognise lead sentences: short sentences that title the sentences behind them."""

from __future__ import annotations

import re

from workbench.model.span import Span
from workbench.text.sentences import split_sentences

_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千万亿]+(?:个|项|家|条|亿|万|倍|成)|左右|以上")
_NOT_LEAD = re.compile(
    r"^(?:各位|同志|同时|此外|另外|回顾|总的|总之|我们|我省|我市|我区|我县|我国|全省|全市|全区|全县|这|那|为此|因此|所以|当前|目前"
    r"|今年|去年|明年|过去|刚刚|新的一年|年初|特别是|尤其|其中|但|而|也|还|如|实现上述|做好今年|根据|按照|在此|一要|二要|要|必须|在.{0,6}成绩|新征程|.{0,12}任务艰巨|实现|完成今年)"
    r"|如下|以下|上述|来之不易|提出了|面临|存在.{0,12}(?:问题|不足|环节|困难)|(?:是|为).{0,20}(?:年|的)。$|[？！…]|[：:；]|说[,，]"
)
_BODY = 20
_LONGEST = 26
_LONGEST_PARALLEL = 36
_INLINE_SHORTEST = 6
_INLINE_LONGEST = 20
_INLINE_PARAGRAPH = 350
_INLINE_LEAST = 3
_INLINE_BODY = 45


def is_lead(text: str, bold: int = 0) -> bool:
    """Say whether a paragraph opens with a lead sentence; ``bold`` is how much of it is set bold.

    >>> is_lead("推动外贸质升量稳。加强进出口信贷支持，优化跨境结算、汇率风险管理等服务。")
    True
    >>> is_lead("全年新增就业12万人。加强进出口信贷支持，优化跨境结算、汇率风险管理等服务。")
    False
    """
    spans = split_sentences(text)
    if len(spans) < 2:
        return False
    first = spans[0].of(text)
    if bold and abs(bold - len(first)) <= 1:
        return len(first) <= 2 * _LONGEST_PARALLEL
    return _fits(first, _LONGEST_PARALLEL if "，" in first or "," in first else _LONGEST) and (
        len(text) - spans[0].end >= _BODY
    )


def _fits(sentence: str, longest: int) -> bool:
    if not 4 <= len(sentence) <= longest or not sentence.endswith("。"):
        return False
    if len(re.findall(r"[，,]", sentence)) > 1:
        return False
    return not _NUMBER.search(sentence) and not _NOT_LEAD.search(sentence)


def inline_leads(text: str) -> tuple[Span, ...]:
    """Return the lead sentences in the middle of a long paragraph, if it is built of them."""
    if len(text) < _INLINE_PARAGRAPH:
        return ()
    spans = split_sentences(text)
    found: list[int] = []
    for index, span in enumerate(spans[1:-1], start=1):
        if _fits_inline(span.of(text)) and not _fits_inline(spans[index + 1].of(text)):
            found.append(index)
    kept: list[int] = []
    for place, index in enumerate(found):
        until = spans[found[place + 1]].start if place + 1 < len(found) else spans[-1].end
        if until - spans[index].end >= _INLINE_BODY:
            kept.append(index)
    if len(kept) < _INLINE_LEAST:
        return ()
    return tuple(spans[index] for index in kept)


def _fits_inline(sentence: str) -> bool:
    return (
        _INLINE_SHORTEST <= len(sentence) <= _INLINE_LONGEST
        and sentence.endswith("。")
        and not re.search(r"[，,、]", sentence)
        and not _NUMBER.search(sentence)
        and not _NOT_LEAD.search(sentence)
    )
