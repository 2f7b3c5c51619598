"""Units of measure and counting words: their names, what they measure, and their base units."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.text.lexicon import index_beginnings, longest_at, read_rows


class Unit(NamedTuple):
    """A unit as written: its base unit, the factor to it, and what kind of thing it measures.

    ``arabic_only`` marks units that form ordinary words with a Chinese numeral (十分, 一次, 三期);
    ``not_before`` holds the characters that make another word of it (5部|门, 3天|然气).
    """

    base: str
    factor: float
    kind: str
    arabic_only: bool
    not_before: str


UNITS: dict[str, Unit] = {
    surface: Unit(base, float(factor), kind, numerals == "arabic", "" if not_before == "-" else not_before)
    for surface, base, factor, kind, numerals, not_before in read_rows("measuring", "units.tsv")
}
PERCENT = UNITS["%"]
DOUBLED = Unit("番", 1.0, "word", False, "")
UNCHANGED = Unit("%", 1.0, "word", False, "")
RANK = Unit("位", 1.0, "rank", False, "")
PURE = Unit("", 1.0, "count", False, "")
YEARS = Unit("年", 1.0, "time", False, "")
CHANGE_KINDS = frozenset({"share", "ratio"})
"""Units in which a fall is written as a negative value."""
COUNTED_KINDS = frozenset({"count", "person", "box"})
"""Units that are followed by the noun they count (3家企业)."""
CAPACITY_KINDS = frozenset({"mass", "energy", "volume", "data"})
"""Units that stand inside the names of works (120万吨乙烯项目)."""

COUNTABLE = {
    "个": re.compile(
        "(?:国家|省|地|市)?级?(?:省|市(?!场)|县|区|镇|乡|村|街|社区|项目|工程|中心|基地|园|平台|国家|地区|部门|单位|企业|机场|港|车?站|"
        "厂|医院|学校|小区|领域|行业|产业|专业|大型|重点|重大|新|民族|少数|品牌|集群|试点|示范|点|组|批次|万|产品|品种|班|床)"
    ),
    "项": re.compile(
        ".{0,6}?(?:工程|项目|措施|实事|指标|任务|改革|行动|政策|保险|制度|标准|试点|技术|成果|奖|清单|事项|计划|工作|服务)"
    ),
    "条": re.compile(
        ".{0,4}?(?:(?<![主战底红两条])线(?!改|、)|路|河|措施|政策|意见|举措|规定|航线|高速|产业链|通道|街)"
    ),
    "件": re.compile("(?!(?:天大的)?(?:大|喜|盛|要|好|难)事)"),  # 举世瞩目的两件大事
    "大": re.compile(
        "(?!标志性|攻坚战|保卫战|战役|发展理念|理念|文明|变革|跨越|优势|动力|布局|战略|法宝|规律|思维|抓手|保障|历史|环节|目标|能力)"
    ),
}
"""What must follow a small Chinese numeral for it to count; 两个确立 and 三大攻坚战 are slogans."""

_IN_TONNES = {"吨": 1.0, "公斤": 0.001, "斤": 0.0005}
_BEGINNINGS = index_beginnings(UNITS)


def kind_of_unit(unit: str) -> str:
    """Return one unit for all weights, else the unit itself: what is told in 斤 is told in 吨 elsewhere."""
    return "吨" if unit in _IN_TONNES else unit


def conversion(unit: str, to: str) -> float:
    """Return the factor from one weight to another (斤 to 吨: .0005), 1 for any other units."""
    return _IN_TONNES[unit] / _IN_TONNES[to] if unit in _IN_TONNES and to in _IN_TONNES else 1.0


def find_unit(text: str, at: int) -> str:
    """Return the longest unit that stands at ``at``, with a blank before it where there is one; else ""."""
    if unit := longest_at(_BEGINNINGS, text, at):
        return unit
    if text.startswith(" ", at) and (unit := longest_at(_BEGINNINGS, text, at + 1)):
        return f" {unit}"
    return ""
