"""Numbers that a typesetter or a scan split by blanks: 2. 5%, 6 5 0亿元."""

from __future__ import annotations

import re

# What opens a line is the number of an item, and no part of a decimal.
_DECIMAL = re.compile(r"(?<![\d.．\n（( ])(?<=[^\s。；])(\d{1,4})[.．] $")
# Between words and a unit there is one number, however many blanks stand in it; a column of a table has no
# word right before it.
_WHOLE = re.compile(r"(?<=[一-龥])((?:\d{1,4} )+)$")
_WINDOW = 16
_POINTS = "百分点"


def mend(text: str, start: int, raw: str, unit: str) -> tuple[int, str] | None:
    """Return where a numeral behind a blank begins and how it reads with what the blank split off it.

    None where it cannot be told what it was.

    >>> mend("投资6 5 0亿元", 6, "0亿", "元"), mend("增长2. 5%", 5, "5", "%"), mend("新建 9座", 3, "9", "座")
    ((2, '650亿'), (2, '2.5'), (3, '9'))
    """
    low = max(0, start - _WINDOW)
    if decimal := _DECIMAL.search(text, low, start):
        return decimal.start(1), f"{decimal[1]}.{raw}"
    whole = _WHOLE.search(text, low, start)
    if whole is None:
        return start, raw
    if unit.endswith(_POINTS):
        return None  # 高1 2个百分点 has lost its point
    return whole.start(1), whole[1].replace(" ", "") + raw
