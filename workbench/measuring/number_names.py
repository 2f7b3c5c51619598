"""What a number is called by its metric and the words around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.measuring.listed_things import both_of, full_parts, metric_parts
from workbench.measuring.subjects import OF_EACH
from workbench.model.commitment import Quantity
from workbench.text.normalise import normalise

REACH = 16
"""So many characters before and behind a number may name it."""
COVERS = ("覆盖", "普及")
OWN_CLAUSE = re.compile("[，；。、,;]")
_BARE_VERB = re.compile(
    "(?:再|共|已|又|还|并|继续|累计)*(?:实施|完成|实现|开展|启动|推进|做好|搞好|抓好|落实)了?"
)
_MONEY = re.compile("投资|金额|资金|产值")
_LEVELS = re.compile("(?<=[国省市区县乡镇村城])、(?=[国省市区县乡镇村])")  # 省、市重点项目 is one name
# A number that stands before has its unit taken off: of 投资5亿元的9个 nothing is left before 9个.
_BEFORE = re.compile(
    r"(?:\d[十百千万亿余多]*[\u4e00-\u9fff]{0,2}?[元亩米里吨人个家项户套顷件%]的?)?((?:[^，,；;。：:、！？\n\d（(]|[（(][一-龥]{1,8}[）)])*)$"
)
_AFTER = re.compile(r"(?:以上|以下|以内|左右)?的?([^，,；;。：:、！？\n\d）)]*)")
_EACH = re.compile(
    "(?:[均都各]|分别)(?:实现|保持|完成|达到)?(?:增长|提高|下降|增加|降低|减少|削减)?(?:了|约|超过)?$"
)
_RATE_NAME = re.compile("率$")  # 甲率、乙率100% is one number for both
# 标准提高到每人每月80元: of whom and for how long stands between the verb and its number.
_OF_EACH = re.compile(f"{OF_EACH}+$")
_COVERED = re.compile("(?:以上)?的([一-龥]{2,8})")


class NumberNames(NamedTuple):
    """A number with the names that its surroundings give to what it measures, normalised.

    ``quantity`` and ``metric`` have the full name of a rate where a verb tells it; ``joined`` is what stands
    before the number and behind it as one name; ``each`` the things of a list that the one number is of each.
    ``ahead`` is what stands before the number, ``own`` that of its own clause.
    """

    quantity: Quantity
    metric: str
    names: tuple[str, ...]
    joined: str
    each: tuple[str, ...]
    ahead: str
    own: str


def read_names(quantity: Quantity, text: str) -> NumberNames:
    """Read what a number of ``text`` is called, whatever stands beside other numbers."""
    # A cell of a table is a clause of its own.
    ahead = _without_levels(text[max(0, quantity.start - REACH) : quantity.start]).rpartition("\t")[2]
    ahead = _OF_EACH.sub("", ahead)
    own = OWN_CLAUSE.split(ahead)[-1]
    before = _BEFORE.search(ahead, len(ahead) - len(own))  # it never reaches over a comma
    after = _AFTER.match(_without_levels(text[quantity.end : quantity.end + REACH]).partition("\t")[0])
    quantity = in_full(quantity, text)
    metric = quantity.metric or ""
    if quantity.unit not in ("元", "%") and _MONEY.search(metric):
        metric = ""  # 总投资5亿元的9个项目: the sum's name is not the count's
    found = [metric, before[1] if before else "", after[1].rstrip("和及与") if after else ""]
    names = [normalise(name) for name in found]
    names.append(names[1] + names[2] if not _BARE_VERB.fullmatch(names[1]) else names[2])
    each = metric_parts(metric) if _EACH.search(own) else ()
    if not each and quantity.unit == "%":
        parts = metric_parts(metric)
        each = parts if all(_RATE_NAME.search(part) for part in parts) else full_parts(metric)
    if not each and quantity.unit == "%" and (both := both_of(metric)):
        each = (*both, metric)  # 城乡居民收入增长7%
    told = tuple([name for name in names if len(name) > 1])
    return NumberNames(quantity, metric, told, names[3], each, ahead, own)


def _without_levels(words: str) -> str:
    return _LEVELS.sub("", words) if "、" in words else words


def in_full(quantity: Quantity, text: str) -> Quantity:
    """Return a share with the name of a rate where a verb tells it (服务覆盖75%的社区: 社区服务覆盖率)."""
    name = quantity.metric or ""
    told = name.endswith(COVERS) and text.endswith(COVERS, 0, quantity.start)
    if quantity.unit != "%" or not told:
        return quantity
    whom = _COVERED.match(text, quantity.end)
    return quantity._replace(metric=f"{whom[1] if whom else ''}{name}率")
