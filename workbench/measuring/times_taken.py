"""How long papers take: 企业开办时间压缩至1天, 企业开办一日办结, 审批“最多80天”."""

from __future__ import annotations

import re
from math import ceil

from workbench.measuring.units import Unit

DONE = "以?内?(?:即?可|全部|全程)?(?:办(?:结|好|成|完|妥|理完毕|(?=[、，。；”]))|领证|出证|拿证|审结)"
"""What says behind a number of days that something is done within them, as a pattern."""
DAYS = frozenset(("天", "工作日"))
"""Units of which one may be told for the other."""
_DONE = re.compile(DONE)
_AT_MOST = re.compile("“(?:最多|最长|最快)$")
_AT_MOST_LENGTH = 3
_TIME = re.compile("(?:时间|用时|时限|耗时|时长|期限|周期)$")
# What is done with papers takes a time, though its name does not say so (审批压减至10个工作日).
_PROCEDURE = re.compile(
    "(?:开办|登记|注册|注销|审批|审核|审查|许可|核准|备案|办理|办结|通关|退税)(?:全流程|全程|手续|业务)?$"
)
_LINKS = re.compile("(?:实现|最快|做到|达到|可以?|均|都|全部|平均|全面|基本|全流程|不|限|承诺|常态化)+$")
_PUSHED = re.compile("^(?:继续|全面|深入|进一步|持续)*(?:深化|推进|推行|推动|优化|实行)(?=.{4})")
_WORKDAYS, _WEEKEND = 5, 2


def done_within(text: str, start: int, end: int, unit: Unit) -> bool:
    """Say whether a number of days of ``text`` is the time within which something is done.

    >>> from workbench.measuring.units import UNITS
    >>> done_within("企业开办3天办结", 4, 6, UNITS["天"]), done_within("连续3天办会", 2, 4, UNITS["天"])
    (True, False)
    """
    if unit.kind != "time":
        return False
    at_most = _AT_MOST.search(text, max(0, start - _AT_MOST_LENGTH), start)
    return at_most is not None or _DONE.match(text, end) is not None


def name_of_time(subject: str, *, done: bool) -> str:
    """Return the name of the time that a subject takes; the subject itself where it names no procedure.

    ``done``: what stands behind the number says that it is done by then, whatever it is.

    >>> name_of_time("企业开办实现“一网通办、", done=True), name_of_time("项目审批", done=False)
    ('企业开办时间', '项目审批时间')
    """
    bare = _PUSHED.sub("", _LINKS.sub("", subject.partition("“")[0].rstrip("、")))
    if not bare or _TIME.search(bare):
        return bare or subject
    return f"{bare}时间" if done or _PROCEDURE.search(bare) else subject


def within(planned: float, unit: str, told: float) -> bool | None:
    """Say whether a time told in days of the other sort is within the one planned; None where it may be.

    >>> within(3, "工作日", 1), within(3, "工作日", 4), within(2, "天", 3)
    (True, None, False)
    """
    if unit == "工作日":
        return True if told <= planned else None
    if told > planned:
        return False
    return True if told + _WEEKEND * ceil(told / _WORKDAYS) <= planned else None
