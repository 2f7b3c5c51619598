"""Things that one name lists, each with the head noun that all of them share."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.text.lexicon import read_rows

_SHORTEST_WHOLE = 4
_AND = re.compile("[、和与]|(?<![普涉触])及")  # 普及率 is one word
# 接待游客、旅游收入分别增长: guests are counted, they have no head noun to take over.
_WHOLE_PART = re.compile("(?:游客|旅客|人次|人数|客流)$")
# 农村固定资产投资、消费品零售总额: the place that opens a list is that of all, unless the next says its own.
_PLACE_OF_ALL = re.compile("农村|县域|城区")
_OWN_PLACE = re.compile(
    "城镇|城市|城乡|农村|农民|农牧民|农业|居民|社会|全[省市区县国]|财政|预算|生产总值|县域|城区"
)
# 绿色经济、数字经济占生产总值比重: a share of the same whole, of each of them.
_OF_THE_WHOLE = re.compile("占[^、和及与]{2,14}$")
_HEAD_NOUN = re.compile(
    r"(?:(?:居民)?人均.*|(?:可支配|纯)收入|增加值|总产值|产量|总额|总值|投资|人数|收入|支出|税收|利润|户数|比重|覆盖率|标准"
    r"|播种面积|(?:年?平?均)?浓度|排放(?:总?量)?|余额|产能|(?:增加值)?占比)$"
)
_SHARED_RATE = re.compile(
    "(?:[毛净]?入学|巩固|普及|参[保合]|处理|贡献|利用|达标|满意|优良|合格|就业|自给|转化)率$"
)
_RATES = ("率", "水平")


def metric_parts(metric: str) -> tuple[str, ...]:
    """Return the things that a metric lists, each named in full, none where it lists none."""
    bare = metric.removesuffix("增速").removesuffix("变动")
    rest = metric[len(bare) :]
    count = len(_AND.split(bare))
    return tuple(share_out(bare, nth) + rest for nth in range(count)) if count > 1 else ()


def full_parts(metric: str) -> tuple[str, ...]:
    """Return the things that a rate lists by their full names, none where one leaves its head noun out.

    >>> full_parts("城镇居民人均可支配收入、农民人均纯收入增速")
    ('城镇居民人均可支配收入增速', '农民人均纯收入增速')
    >>> full_parts("煤炭、电力产量增速")
    ()
    """
    named = _AND.split(metric.removesuffix("增速").removesuffix("变动"))
    return metric_parts(metric) if all(_HEAD_NOUN.search(name) for name in named) else ()


@lru_cache(maxsize=4096)
def both_of(subject: str) -> tuple[str, ...]:
    """Return both things of a subject that names them by one word (存贷款余额), none where it does not."""
    for word, *both in read_rows("measuring", "compounds.tsv"):
        if word in subject and not _AND.search(subject.replace(word, "")):
            return tuple(subject.replace(word, each) for each in both)
    return ()


def share_out(subject: str, nth: int) -> str:
    """Return the ``nth`` of the things a subject lists, with the head noun that the last one carries."""
    if both := both_of(subject):
        return both[nth] if nth < len(both) else subject
    parts = _AND.split(subject)
    if nth >= len(parts):
        return subject
    part, head = parts[nth], _HEAD_NOUN.search(parts[-1]) or _SHARED_RATE.search(parts[-1])
    if nth < len(parts) - 1 and "占" not in part and (whole := _OF_THE_WHOLE.search(parts[-1])):
        return part + whole[0]
    place = _PLACE_OF_ALL.match(parts[0]) if nth else None
    if place and not _OWN_PLACE.search(part) and len(part) >= _SHORTEST_WHOLE:
        return place[0] + part
    bare = not (part.endswith(_RATES) or _HEAD_NOUN.search(part) or _WHOLE_PART.search(part))
    if head and nth < len(parts) - 1 and bare:
        part += head.group().removeprefix("居民" if part.endswith("居民") else "")
    return part
