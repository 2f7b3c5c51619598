"""Read the numbers of a text with their units; leave out years, dates, ordinals, names and slogans."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from workbench.measuring.split_numbers import mend
from workbench.measuring.times_taken import DONE
from workbench.measuring.units import (
    COUNTABLE,
    COUNTED_KINDS,
    DOUBLED,
    PERCENT,
    PURE,
    RANK,
    UNCHANGED,
    UNITS,
    YEARS,
    Unit,
    find_unit,
)
from workbench.text.numerals import (
    ARABIC_PATTERN,
    ARABIC_REST,
    CHINESE,
    CHINESE_PATTERN,
    CHINESE_REST,
    SCALE_PATTERN,
    parse_estimate,
    parse_numeral,
    parse_percent,
)


class Reading(NamedTuple):
    """A number as read: where it stands and what it is worth, in ``unit.base``; ``more`` is 余 or 多."""

    start: int
    end: int
    value: float
    upper: float | None
    unit: Unit
    more: bool


# Of a row of fields; called by name, it takes three times as long.
_READING = partial(tuple.__new__, Reading)
_DASHES = "-－—–~～至"
# Behind a numeral that counts or measures stands a unit, or a dash to the top of its range.
_UNIT_OR_TOP = f"[{_DASHES}到 {''.join(sorted({surface[0] for surface in UNITS}))}]"
# One pass over the text: a numeral, a share in words, a rank, or a word that is a number. Every match
# starts with one class of characters, so that the rest of the text is skipped at full speed; the last
# group that matched (days, years, scale1, scale2, share, rank, word) tells which it is.
_NUMBER = re.compile(
    rf"""
    [\d{CHINESE}半第首榜持翻倍](?:
      (?P<days>(?<![\d{CHINESE}半第年月.．].)(?<=[\d{CHINESE}半])[\d{CHINESE}]{{0,2}}(?:个?工作日|[日天])(?={DONE}))
      |(?<=\d)(?<![\d.．]\d)(?P<years>\d?(?:[.．]\d{{1,2}})?\x20?年)(?![度级底末初前])
      |(?<=\d)(?<![\d.．·A-Za-z×+＋/第]\d)(?<!\d。\d)(?P<arabic>{ARABIC_REST})(?P<more1>[余多几]?+)(?P<scale1>{SCALE_PATTERN})
         (?:(?<=[万亿])|(?<=[万亿][余多])|(?![年月日号时届，,。、；;）)])(?={_UNIT_OR_TOP}))
      |(?<=[{CHINESE}半])(?<![{CHINESE}\d点几数第].)(?:(?<!一)|(?=[{CHINESE}点分成折番余多几]))(?P<chinese>{CHINESE_REST})(?:
         (?P<share>分之(?:{ARABIC_PATTERN}|{CHINESE_PATTERN})|[成折])
         |(?P<more2>[余多几]?+)(?P<scale2>{SCALE_PATTERN})(?![年月日，,。、；;）)])(?={_UNIT_OR_TOP}))
      |(?P<rank>(?<=第)(?:{ARABIC_PATTERN}|[一二三四五六七八九十]{{1,3}})[位名]?|(?<=首)位(?!度)|(?<=榜)首)
      |(?P<word>(?<=持)(?<![支坚保维主扶把]持)平(?![台等稳安衡均])|(?<=翻)番
         |(?<=倍)(?:(?<=实现倍)|(?<=规模倍)|(?<=产值倍)|(?<=总量倍)|(?<=产能倍)|(?<=数量倍)|(?<=收入倍)|(?<=营收倍))增)
    )""",
    re.VERBOSE,
)
MINUS = tuple("-－—–−﹣负")
"""What stands before a rate below nought."""
# What a rate is told after: a dash behind it is a minus, one behind a number or another dash is none.
_SIGNED = re.compile(
    "(?:增长|增速|增幅|涨幅|变动|同比|环比|上年|下降|上升|率|为|达|约|到|至|是|：|:)[了约为达]{0,2}.$"
)
_SIGN_WINDOW = 6
_COUNTED = re.compile("(?![年月日天次的了来])[一-龥]{2}")
_AFTER_UNIT = frozenset(("以上", "以下", "以内", "城乡", "城镇"))
# 分别压缩到3个和5个工作日: the unit stands behind the last.
_AND_DAYS = re.compile(r"个(?:[和、与]\d{1,3}个?)+(工作日)")
_UPPER = re.compile(rf"[{_DASHES}]{{1,2}}({ARABIC_PATTERN}|{CHINESE_PATTERN})")
# 十万到二十万人 has one unit for both ends; 由十万到二十万人 is a change.
_UP_TO = re.compile(rf"[{_DASHES}到]({ARABIC_PATTERN}|{CHINESE_PATTERN})")
_FROM = re.compile("[由从自][^，。；]{0,8}$")
_FROM_WINDOW = 10
_TAUGHT = re.compile(r"受教育年限[^，。；、\n]{0,12}$")
_TAUGHT_WINDOW = 18
_RANKED = re.compile(r"(?:居|列|排|位次|位于|跃|升|跻身|蝉联|夺得|保持|稳|占)[^，,；;。\n]{0,14}$")
_PLACED_FIRST = ("放在", "摆在", "作为", "置于", "挺在")
_AFTER_RANK = "，,；;。：:！、和且的\n）)”"
_QUOTED = re.compile(r"[“‘「『《][^”’」』》]{0,12}$")
_QUOTE_WINDOW = 14
_NAMED_DOUBLING = ("计划", "行动", "工程", "方案", "战略")
_BEFORE_ROUND = ("近", "超", "过", "上", "约", "逾", "成", "达", "破", "到")
_BEFORE_CUT = ("打", "享", "按")
_NOT_TENTH = frozenset("立为果套效品年熟功就长员交本分都渝人")


def read_numbers(text: str) -> Iterator[Reading]:
    """Yield the quantities of ``text`` in order, none overlapping another."""
    last_end = 0
    for match in _NUMBER.finditer(text):
        if match.start() < last_end:
            continue
        reading = _READERS[match.lastgroup or ""](match, text)
        if reading is not None:
            last_end = reading.end
            yield reading


def _signed(reading: Reading, text: str) -> Reading:
    """Return a rate behind a minus sign with that sign (增长-2.5%); a dash between two numbers is none."""
    if _SIGNED.search(text, max(0, reading.start - _SIGN_WINDOW), reading.start) is None:
        return reading
    upper = None if reading.upper is None else -reading.upper
    return reading._replace(start=reading.start - 1, value=-reading.value, upper=upper)


def is_quoted(text: str, start: int) -> bool:
    """Say whether a short quotation or title opens just before ``start`` and is still open there."""
    return _QUOTED.search(text, start - _QUOTE_WINDOW if start > _QUOTE_WINDOW else 0, start) is not None


def _read_arabic(match: re.Match[str], text: str) -> Reading | None:
    more, scale = match.group("more1", "scale1")
    start, end = match.span()
    raw = text[start : match.end("arabic")] if more or scale else match[0]
    surface = find_unit(text, end)
    if not surface and raw[-1] not in "万亿" and text[end : end + 1] not in _DASHES:
        return None
    if surface == "个" and (days := _AND_DAYS.match(text, end)):
        return _READING((start, end + 1, parse_numeral(raw) or 0.0, None, UNITS[days[1]], False))
    before = text[start - 1 : start]
    if before.isspace():
        if (mended := mend(text, start, raw, surface)) is None:
            return None
        start, raw = mended
    value = float(raw) if raw.isdecimal() else parse_numeral(raw)
    if value is None:
        return None
    if scale:
        value *= parse_numeral(scale) or 1.0
    reading = _measured(text, start, end, raw, value, None, more, surface)
    if before in MINUS and reading is not None and reading.unit.kind == "share":
        return _signed(reading, text)
    return reading


def _read_chinese(match: re.Match[str], text: str) -> Reading | None:
    more, scale = match.group("more2", "scale2")
    start, end = match.span()
    raw = text[start : match.end("chinese")] if more or scale else match[0]
    if raw == "一" and not text.startswith("番", end):  # 进一步, 一批: most of all
        return None
    surface = find_unit(text, end)
    if not surface and _opens_range(text, start, end) is None:
        return None
    if raw == "一" and surface != "番":
        return None
    top: float | None = None
    value = parse_numeral(raw)
    if value is None:
        estimate = parse_estimate(raw)
        if estimate is None:
            return None
        value, top = estimate
    if scale:
        value *= parse_numeral(scale) or 1.0
    reading = _measured(text, start, end, raw, value, top, more, surface)
    return reading if reading is not None and _counts(raw, reading, text) else None


def _measured(
    text: str, start: int, end: int, raw: str, value: float, top: float | None, more: str, surface: str
) -> Reading | None:
    """Join a numeral that ends at ``end`` with the unit behind it, and with the top of a range."""
    at = end + len(surface)
    upper = _UPPER.match(text, at) if text[at : at + 1] in _DASHES else None
    if not surface and (opened := _opens_range(text, start, end)):
        upper = opened
    if upper:
        upper_unit = find_unit(text, upper.end())
        upper_value = parse_numeral(upper[1])
        if upper_unit and upper_value is not None and (not surface or surface == upper_unit):
            if not surface and raw[-1] not in "十百千万亿":
                value *= _multiplier(upper[1])
            elif not surface and upper[1][-1] in "万亿" and not set(raw) & set("万亿"):
                value *= _multiplier(upper[1][-1:])  # 二十至三十万人
            surface, top, at = upper_unit, upper_value, upper.end() + len(upper_unit)
    if not surface:
        # 8万农民, and 8万多农民, where what is counted must follow at once.
        bare = raw[-1] in "万亿" and (not more or _COUNTED.match(text, end) is not None)
        return Reading(start, end, value, top, PURE, bool(more)) if bare else None
    unit = UNITS[surface.lstrip(" ")]
    no_unit = unit.not_before and text[at : at + 1] in unit.not_before and at < len(text)
    if no_unit and text[at : at + 2] not in _AFTER_UNIT:  # 30所以上 is a bound
        return None
    if unit.factor != 1.0:
        value, top = value * unit.factor, None if top is None else top * unit.factor
    return _READING((start, at, value, top, unit, bool(more)))


def _opens_range(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the upper end of a range whose lower end, without a unit, ends at ``end``; None where none."""
    upper = _UP_TO.match(text, end)
    if upper is None or not find_unit(text, upper.end()):
        return None
    return None if _FROM.search(text, max(0, start - _FROM_WINDOW), start) else upper


def _multiplier(raw: str) -> float:
    """Return the multiplier at the end of a numeral (3万 → 10,000)."""
    if raw in ("万", "亿"):
        return parse_numeral(raw) or 1.0
    stem = raw.rstrip("十百千万亿 ")
    return parse_numeral(raw[len(stem) :].strip()) or 1.0 if stem else 1.0


def _counts(raw: str, reading: Reading, text: str) -> bool:
    """Say whether a Chinese numeral counts or measures, rather than being part of a word or a slogan."""
    start, end, unit = reading.start, reading.end, reading.unit
    if all(c in "百千万亿" for c in raw):
        if text.startswith("万户", end):
            return False
        return reading.more or text.startswith("以上", end) or text[start - 1 : start] in _BEFORE_ROUND
    if unit.arabic_only and raw[-1] not in "百千万亿":
        return False
    if (unit.base == "大" and len(raw) > 1) or (raw == "半" and unit.kind in COUNTED_KINDS):
        return False
    if text.startswith("“", end) or is_quoted(text, start):
        return False
    countable = COUNTABLE.get(unit.base) if len(raw) == 1 else None
    return countable is None or countable.match(text, end) is not None


def _read_share(match: re.Match[str], text: str) -> Reading | None:
    start, end = match.span()
    share = match["share"]
    if share == "成" and (text[start] in "一十" or text[end : end + 1] in _NOT_TENTH):
        return None
    if share == "折" and text[start - 1 : start] not in _BEFORE_CUT:
        return None
    value = None if is_quoted(text, start) else parse_percent(match.group())
    if value is not None and text.startswith("千分之", start):
        return Reading(start, end, round(value * 10, 4), None, UNITS["‰"], False)
    return None if value is None else Reading(start, end, value, None, PERCENT, False)


def _read_rank(match: re.Match[str], text: str) -> Reading | None:
    start, end = match.span()
    raw = match.group()
    before = text[max(0, start - 18) : start]
    if not _RANKED.search(before) or before.endswith(_PLACED_FIRST):
        return None
    value: float | None = 1.0
    if raw[0] == "第":
        if raw[-1] not in "位名" and text[end : end + 1] not in _AFTER_RANK:
            return None
        value = parse_numeral(raw[1:].rstrip("位名"))
    return None if value is None else Reading(start, end, value, None, RANK, False)


def _read_word(match: re.Match[str], text: str) -> Reading | None:
    start, end = match.span()
    if text[start] == "持":
        return Reading(start, end, 0.0, None, UNCHANGED, False)
    if text.startswith(_NAMED_DOUBLING, end) or is_quoted(text, start):
        return None
    return Reading(start, end, 1.0, None, DOUBLED, False)


def _read_days(match: re.Match[str], _text: str) -> Reading | None:
    """Read days within which something is done (三日办结): elsewhere 三日 is a date, and 一天 a word."""
    value = parse_numeral(match[0].rstrip("个工作日天"))
    unit = UNITS["工作日" if "工作" in match[0] else "天"]
    return None if value is None else _READING((*match.span(), value, None, unit, False))


def _read_years(match: re.Match[str], text: str) -> Reading | None:
    """Read years that somebody is taught (受教育年限提高到11.3年): elsewhere they are a time."""
    start, end = match.span()
    if _TAUGHT.search(text, max(0, start - _TAUGHT_WINDOW), start) is None:
        return None
    value = parse_numeral(match[0].rstrip("年 "))
    return None if value is None else _READING((start, end, value, None, YEARS, False))


_READERS: dict[str, Callable[[re.Match[str], str], Reading | None]] = {
    "days": _read_days,
    "years": _read_years,
    "scale1": _read_arabic,
    "scale2": _read_chinese,
    "share": _read_share,
    "rank": _read_rank,
    "word": _read_word,
}
