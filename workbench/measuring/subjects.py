"""What a clause speaks of, bare of what only opens it, dates it or sets it against another year."""

from __future__ import annotations

import re

OF_EACH = "(?:每(?:[人户亩月年]|立方米))"
"""Of whom and for how long a sum is (每人每月), or of how much air (每立方米), as a pattern."""

_OPENER = re.compile(
    "以上|及以上|以下|及以下|以内|左右|其中|建议(?![办提答])|奋力|计划安排|确定|带动(?=全[省市区县社])|力争|确保|预计|初步核算|初步统计|年内|年[底末]之?前|全年|今年|努力|争取|并|使|实现|完成|将|到(?![位岸账])|——|要(?![素求件点领闻塞害道地])"
    # For how long a promise runs is no part of what it counts: 今明两年, 未来三年, 三年内.
    "|今明两年|今年和明年|明年(?:底|末|年底|上半年|下半年)?(?:前|之前)?"
    "|(?:今后|未来|往后|接下来|用|再用|在)(?:的)?[两二三四五六七八九十2-9](?:[到至][两二三四五六七八九十])?年(?:之?内|间|左右)?(?:的?时间)?(?:里|内)?"
    "|[两二三四五六七八九十2-9]年(?:之?内|时间内?|间)"
)
_OPENS = frozenset(
    "以及左右其建奋计带力确预初年全今努争并使实完将到—要明未往接用再在两二三四五六七八九十23456789"
)
"""What each of these begins with, so that other subjects, as most are, are not tried."""
_MOST_OPENERS = 3
_NUMBERED = re.compile(
    r"^[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）、.．](?![0-9])|^[一二三四五六七八九十]{1,2}是(?=[^，]{3})|^.{2,14}?把(?=.{4})"
)
_MARKS = frozenset("（(0123456789一二三四五六七八九十")
_DATED = re.compile(r"(?:到|至|在)? ?(?:19|20)\d\d ?年?(?:底|末)?(?:的|基础上)?")
# 2020年在疫情冲击下仍超过1亿人次 goes on with what was told before.
_AMID = re.compile("(?:(?:19|20)[0-9]{2}年)?(?:在|面对|克服)[^，；]{2,14}(?:下|中)(?:仍然?|依然)?")
# 补助标准由每人每月90元提高到…, 比重由“九五”期末的20%提高到…: from where it began is no part of the name.
_FROM_WHERE = re.compile(
    f"(?<=[一-龥])(?<!自)(?:已经?|将)?[由从](?:{OF_EACH}|[年月]?[人户]均|每生"
    "|目前|现在|现行|现有?|原来|原有|当前|年初|去年|上年|全国|[两二三四五十]年前|最[高低]时期?"
    "|“?(?:[六七八九]五|十[一二三四五]?五?)”?(?:时?期)?(?:初期?|期?末))*的?$"
)
_OF_WHEN = re.compile(r"(?<=[一-龥])(?:19|20)\d\d年?(?:底|末)?$")  # 生产总值2025年达到7亿元
_DATE_ENDS = frozenset("年底末")
_COMPARED = re.compile(r"(?:分别|均)?(?:比|较|是)(?:“[^”]*”(?:时?期)?末?|(?:19|20)\d\d年?|同期|年初).*$")


def trim_subject(subject: str) -> str:
    """Take connectives, dates and comparisons off a subject; what only tells amid what is none."""
    if subject in ("总额", "总值"):
        return ""
    if subject[-1:] in ("下", "中", "仍", "然") and _AMID.fullmatch(subject):
        return ""
    if subject[-1:] in _DATE_ENDS or subject[-1:].isdecimal():
        subject = _OF_WHEN.sub("", subject)
    subject = subject.strip(" 、的了\u3000")
    if not subject:
        return ""
    if "由" in subject or "从" in subject:
        subject = _FROM_WHERE.sub("", subject)
    if (subject[0] in _MARKS or "把" in subject) and (numbered := _NUMBERED.match(subject)):
        subject = subject[numbered.end() :]
    for _ in range(_MOST_OPENERS):
        if subject[:1] not in _OPENS or not (opener := _OPENER.match(subject)):
            break
        subject = subject[opener.end() :].strip(" 、的了")
    if subject[:1] in "到至在12" and (dated := _DATED.match(subject)):
        subject = subject[dated.end() :]
    if "比" in subject or "较" in subject or "是" in subject:
        subject = _COMPARED.sub("", subject)
    return subject
