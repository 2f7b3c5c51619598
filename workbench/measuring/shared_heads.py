"""Numbers of a list whose things share a head that only one of them is called by."""

from __future__ import annotations

import re

from workbench.model.commitment import Quantity

_SHARED_HEAD = re.compile("([一-龥]{2})((?:处理|收集|转运|治理|净化|回收|利用)[一-龥]{0,8})")
_SAMPLES = ("示范", "试点", "样板")
_LEVEL = "(?:国家|[省市区县乡镇村州盟]|自治区)级|[特超]?大型|大中型|中小型|中型|小型|小微型"
_LEVELLED = re.compile(f"(?:重点)?(?:{_LEVEL})([一-龥“”]{{2,16}})")
_ONLY_LEVEL = re.compile(_LEVEL)
_ENDS_WITH_LEVEL = re.compile(f"(?:{_LEVEL})$")


def in_full(number: Quantity, before: Quantity) -> Quantity:
    """Return a number of a list with what its name leaves out (美丽乡村示范镇5个、示范村9个)."""
    name, former = (number.metric or "").lstrip("、和及与"), before.metric or ""
    if not name.startswith(_SAMPLES) or name[:2] not in former[1:]:
        return number
    return number._replace(metric=former[: former.index(name[:2], 1)] + name)


def with_head(before: Quantity, number: Quantity, noun: str) -> Quantity:
    """Return the number before with the head that both share (9个污水和8个垃圾处理项目, 2个省级、5个市级园).

    ``noun`` is what stands between both, without the “and”.
    """
    former = before.metric or ""
    if not former.endswith(noun) or before.unit != number.unit:
        return before
    if _ONLY_LEVEL.fullmatch(noun):
        levelled = _LEVELLED.fullmatch(number.metric or "")
        return before._replace(metric=former + levelled[1]) if levelled else before
    shared = _SHARED_HEAD.fullmatch(number.metric or "")
    alike = shared is not None and len(noun) == len(shared[1])
    return before._replace(metric=f"{former}{shared[2]}") if shared and alike else before


def with_noun(before: Quantity, number: Quantity, level: str) -> tuple[Quantity, Quantity]:
    """Return two numbers of a list with the noun behind the second (国家级3家、省级10家高新技术企业).

    ``level`` is what stands between both, without the “and”.
    """
    former, noun = before.metric or "", number.metric or ""
    levels = _ONLY_LEVEL.fullmatch(level) and _ENDS_WITH_LEVEL.search(former)
    if not levels or not noun or before.unit != number.unit or _ENDS_WITH_LEVEL.search(noun):
        return before, number
    return before._replace(metric=former + noun), number._replace(metric=level + noun)
