"""Find the numbers of a report, each with its unit, what it measures and how it is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from workbench.extraction.metrics import Setting, read_setting
from workbench.extraction.units import (
    CAPACITY_KINDS,
    CHANGE_KINDS,
    DOUBLED,
    PERCENT,
    PURE,
    RANK,
    UNCHANGED,
    UNITS,
    Unit,
    find_unit,
)
from workbench.model.commitment import Quantity, Role
from workbench.model.report import Report
from workbench.settings import DEFAULTS, ExtractionSettings
from workbench.text.numerals import (
    ARABIC_PATTERN,
    CHINESE,
    CHINESE_PATTERN,
    parse_estimate,
    parse_numeral,
    parse_percent,
)

_DASHES = "-－—–~～至"
# One pass over the text: a share in words, a rank, a word that is a number, or a numeral.
_QUANTITY = re.compile(
    rf"""
    (?<![\d.．A-Za-z×+＋/])(?P<arabic>{ARABIC_PATTERN})(?P<more1>[余多几]?+)(?P<scale1>[十百千万亿]{{0,2}}+)
    |(?<![{CHINESE}\d点几数])(?P<chinese>{CHINESE_PATTERN}|半)(?:
       (?P<share>分之(?:{ARABIC_PATTERN}|{CHINESE_PATTERN})|[成折])|(?P<more2>[余多几]?+)(?P<scale2>[十百千万亿]{{0,2}}+))
    |(?P<rank>第(?:{ARABIC_PATTERN}|[一二三四五六七八九十]{{1,3}})[位名]?|首位(?!度)|榜首)
    |(?P<word>(?<![支坚保维主扶把])持平(?![台等稳安衡均])|翻番|(?<![成数几加])倍增(?![长加]))
    """,
    re.VERBOSE,
)
_UPPER = re.compile(rf"[{_DASHES}]{{1,2}}({ARABIC_PATTERN}|{CHINESE_PATTERN})")
_NOT_SHARE = "立为果套效品年熟功就长员交本分都渝人扣"
_STOP = re.compile("[，,；;。：:！？!?\n]")
_SENTENCE_STOP = re.compile("[。！？!?\n；;]")
_RANKED = re.compile(r"(?:居|列|排|位次|位于|跃|升|跻身|蝉联|夺得|保持|稳|占)[^，,；;。\n]{0,14}$")
_PLACED_FIRST = ("放在", "摆在", "作为", "置于", "挺在")
_AFTER_RANK = "，,；;。：:！、和且的\n）)”"
_QUOTED = re.compile(r"[“‘「『《][^”’」』》]{0,12}$")
_NAMED_DOUBLING = ("计划", "行动", "工程", "方案", "战略", "器", "提质")
_SLOGAN = re.compile(
    "个?(?:百年|一百年|五年|确立|维护|务必|毫不动摇|意识|自信|结合|文明|大局|清零|不变|坚持|必须|到位|统一|"
    "倍增|只增不减|一律|一把手|不|责任制|规定|“)"
)
_BEFORE_ROUND = ("近", "超", "过", "上", "约", "逾", "成", "达", "破", "到")
_TOTALS = ("总投资", "占地", "占地面积", "建筑面积", "总面积", "总规模")
_KINDS = ("条", "类", "种")


class Reading(NamedTuple):
    """A number as read: where it stands and what it is worth, in ``unit.base``."""

    start: int
    end: int
    value: float
    upper: float | None
    unit: Unit
    more: bool


def find_quantities(
    report: Report, settings: ExtractionSettings = DEFAULTS.extraction
) -> tuple[Quantity, ...]:
    """Return every quantity of the report's whole text, by where it starts."""
    return find_quantities_in(report.text, settings=settings)


def find_quantities_in(
    text: str, offset: int = 0, settings: ExtractionSettings = DEFAULTS.extraction
) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; offsets are moved by ``offset``.

    A fall in %, 百分点 or 倍 has a negative value and direction ``down`` (下降3.2% → −3.2); its
    comparator speaks of the size of the fall. Years, dates, ordinals and names are no quantities.
    """
    stops = [match.start() for match in _STOP.finditer(text)]
    found: list[Quantity] = []
    last_end = 0
    inherited = ""
    for match in _QUANTITY.finditer(text):
        reading = _read(match, text) if match.start() >= last_end else None
        if reading is None:
            continue
        at = bisect_left(stops, reading.start)
        low = stops[at - 1] + 1 if at else 0
        high = stops[at] if at < len(stops) else len(text)
        if inherited and _SENTENCE_STOP.search(text, last_end, low):
            inherited = ""
        setting = read_setting(
            text, max(low, last_end), reading.start, reading.end, high, reading.unit, inherited
        )
        found.append(_quantity(text, reading, setting, low, high, offset))
        inherited, last_end = setting.subject, reading.end
    return tuple(found)


def _quantity(text: str, reading: Reading, setting: Setting, low: int, high: int, offset: int) -> Quantity:
    value, upper, unit = reading.value, reading.upper, reading.unit
    if setting.changes and setting.direction == "down" and unit.kind in CHANGE_KINDS and value > 0:
        value, upper = -value, None if upper is None else -upper
    comparator = setting.comparator
    if reading.more and comparator == "=":
        comparator = ">"
    return Quantity(
        raw=text[reading.start : reading.end],
        start=reading.start + offset,
        end=reading.end + offset,
        metric=setting.metric,
        value=value,
        unit=unit.base,
        comparator=comparator,
        direction=setting.direction,
        role=_role(text, reading, setting, high),
        cumulative=unit.kind not in CHANGE_KINDS and ("累计" in text[low : reading.start] or setting.level),
        upper=upper,
    )


def _role(text: str, reading: Reading, setting: Setting, high: int) -> Role:
    """Say whether the number is to be reached, sizes what is acted on, or is part of a name."""
    end, unit = reading.end, reading.unit
    follows = text[end : end + 1]
    if follows == "级" or _QUOTED.search(text, max(0, reading.start - 14), reading.start):
        return "descriptor"
    if unit.kind in CAPACITY_KINDS and follows not in "，,；;。、以左的\n" and not setting.direction:
        rest = text[end:high]
        if "项目" in rest or "工程" in rest or "基地" in rest:
            return "descriptor"
    if follows == "的" or unit.base == "大" or setting.subject.endswith(_TOTALS):
        return "scope"
    if unit.base in _KINDS and text[reading.start - 1 : reading.start] == "等":
        return "scope"
    return "target"


def _read(match: re.Match[str], text: str) -> Reading | None:
    """Read one match, or return None where it is a year, a date, an ordinal, a name or a figure of speech."""
    start, end = match.span()
    if match["share"]:
        if text[end : end + 1] in _NOT_SHARE and match["share"] in "成折":
            return None
        value = parse_percent(match.group())
        return None if value is None else Reading(start, end, value, None, PERCENT, False)
    if match["rank"]:
        return _read_rank(match, text)
    if match["word"]:
        return _read_word(match["word"], text, start, end)
    if match["arabic"]:
        return _read_arabic(match, text, start, end)
    return _read_chinese(match, text, start, end)


def _read_rank(match: re.Match[str], text: str) -> Reading | None:
    start, end = match.span()
    raw = match["rank"]
    before = text[max(0, start - 18) : start]
    if not _RANKED.search(before) or before.endswith(_PLACED_FIRST):
        return None
    if raw[0] == "第":
        numeral = raw[1:].rstrip("位名")
        if raw[-1] not in "位名" and text[end : end + 1] not in _AFTER_RANK:
            return None
        value = parse_numeral(numeral)
    else:
        value = 1.0
    return None if value is None else Reading(start, end, value, None, RANK, False)


def _read_word(word: str, text: str, start: int, end: int) -> Reading | None:
    if word == "持平":
        return Reading(start, end, 0.0, None, UNCHANGED, False)
    if text.startswith(_NAMED_DOUBLING, end) or _QUOTED.search(text, max(0, start - 14), start):
        return None
    return Reading(start, end, 1.0, None, DOUBLED, False)


def _read_arabic(match: re.Match[str], text: str, start: int, end: int) -> Reading | None:
    raw, more, scale = match["arabic"], match["more1"], match["scale1"]
    value = parse_numeral(raw)
    if value is None:
        return None
    if scale:
        value *= parse_numeral(scale) or 1.0
    return _measured(text, start, end, raw, value, None, more)


def _read_chinese(match: re.Match[str], text: str, start: int, end: int) -> Reading | None:
    raw, more, scale = match["chinese"], match["more2"], match["scale2"]
    top: float | None = None
    value = parse_numeral(raw)
    if value is None:
        estimate = parse_estimate(raw)
        if estimate is None:
            return None
        value, top = estimate
    if scale:
        value *= parse_numeral(scale) or 1.0
    reading = _measured(text, start, end, raw, value, top, more)
    if reading is None or reading.unit is PURE or not _plausible(raw, reading, text):
        return None
    return reading


def _measured(
    text: str, start: int, end: int, raw: str, value: float, top: float | None, more: str
) -> Reading | None:
    """Find the unit behind a numeral that ends at ``end``, and the top of a range before it."""
    surface = find_unit(text, end)
    at = end + len(surface)
    if text[at : at + 1] in _DASHES and (upper := _UPPER.match(text, at)):
        upper_unit = find_unit(text, upper.end())
        upper_value = parse_numeral(upper[1])
        if upper_unit and upper_value is not None and (not surface or surface == upper_unit):
            if not surface and raw[-1] not in "十百千万亿":
                value *= _multiplier(upper[1])
            surface, top, end, at = upper_unit, upper_value, upper.end(), upper.end() + len(upper_unit)
    if not surface:
        bare = raw[-1] in "万亿" and more == ""
        return Reading(start, end, value, top, PURE, False) if bare else None
    unit = UNITS[surface.lstrip(" ")]
    if unit.not_before and at < len(text) and text[at] in unit.not_before:
        return None
    if unit.factor != 1.0:
        value, top = value * unit.factor, None if top is None else top * unit.factor
    return Reading(start, at, value, top, unit, bool(more))


def _multiplier(raw: str) -> float:
    """Return the multiplier at the end of a numeral (3万 → 10,000)."""
    stem = raw.rstrip("十百千万亿 ")
    return parse_numeral(raw[len(stem) :].strip()) or 1.0 if stem else 1.0


def _plausible(raw: str, reading: Reading, text: str) -> bool:
    """Say whether a Chinese numeral counts or measures, rather than being part of a word or a slogan."""
    start, end, unit = reading.start, reading.end, reading.unit
    if raw == "一":
        return unit.base == DOUBLED.base
    if all(c in "百千万亿" for c in raw):
        return reading.more or text.startswith("以上", end) or text[start - 1 : start] in _BEFORE_ROUND
    if unit.arabic_only and not (len(raw) > 1 and raw[-1] in "百千万亿"):
        return False
    if unit.base == "大" and len(raw) > 1:
        return False
    if _QUOTED.search(text, max(0, start - 14), start):
        return False
    return _SLOGAN.match(text, end) is None
