"""Whether a passage tells of a part of the year only (前三季度, 上半年, 1—9月)."""

from __future__ import annotations

import re

from workbench.text.sentences import sentence_before

# 前三季度，…: what follows in the sentence is told of these months, until the whole year is named.
_MONTHS_BEGIN = re.compile(
    r"(?:^|[，；：])(?:[今去]年)?(?:前[一二两三]个?季度|[一二三四]季度|[上下]半年|1[-—－至到][1-9][0-9]?月份?)"
)
_WHOLE_YEAR = re.compile("全年|一年来|年[末底]|去年(?!前|[上下]半年|[一二三四]季度)")
# The surveyed jobless rate is a goal for the year's mean: that of its end is a month's.
_AT_THE_END = re.compile(
    "(?:年[末底]|12月份?|十二月份?)(?:的?全国|全省|全市|全区)?(?:城镇)?调查失业率[^，。；]{0,6}$"
)
# No wording of a part of the year lacks all of these.
_ABOUT_MONTHS = re.compile("[季月半]")
_PART_OF_YEAR = re.compile(
    r"[一二三四]季度|(?<!\d)[1-9][-—－至][1-9]?\d?月|上半年|下半年|前[一二三两]季度|\d{1,2}月份"
)
_SENTENCE = 160


def is_of_months(text: str, at: int) -> bool:
    """Say whether the sentence, before a place, began to tell of a part of the year alone."""
    before = sentence_before(text, at, _SENTENCE)
    if "失业率" in before and _AT_THE_END.search(before):
        return True
    if not _ABOUT_MONTHS.search(before):
        return False
    begun = [match.start() for match in _MONTHS_BEGIN.finditer(before)]
    return bool(begun) and _WHOLE_YEAR.search(before, begun[-1]) is None


def is_of_part_of_year(text: str, at: int) -> bool:
    """Say whether its sentence, or the words before a place over one comma at most, tell of a part alone."""
    before = sentence_before(text, at, _SENTENCE)
    if not _ABOUT_MONTHS.search(before) and "失业率" not in before:
        return False
    near = _WHOLE_YEAR.split("，".join(before.rsplit("，", 2)[-2:]))[-1]  # 上半年由负转正，全年增长3.7%
    return is_of_months(text, at) or _PART_OF_YEAR.search(near) is not None
