"""Numbers as Chinese reports write them: 9.5万, 1.39万亿, 三百五十, 两, 半, 百分之八点五, 三成."""

from __future__ import annotations

from functools import lru_cache

DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
CHINESE = "".join(DIGITS) + "".join(SCALES)
"""Every character of a whole Chinese numeral; 点 and 半 stand beside them."""

# Lengths are bounded so that no text, however hostile, makes a pattern built on these backtrack.
_SCALE = "(?:[十百万亿]|千(?![瓦伏米克卡]))"  # 千瓦 and 千米 are units of their own
SCALE_PATTERN = rf"{_SCALE}{{0,2}}+"
ARABIC_REST = rf"\d{{0,14}}+(?:,\d{{3}}(?!\d)){{0,4}}+(?:[.．]\d{{1,6}}+)?+(?:[ ]?{_SCALE}{{1,3}}+)?+"
"""An Arabic numeral behind its first digit."""
ARABIC_PATTERN = rf"\d{ARABIC_REST}"
_HAN = rf"(?:[{CHINESE.replace('千', '')}]|千(?![瓦伏米克卡]))"
CHINESE_REST = rf"{_HAN}{{0,15}}+(?:点[零〇一二三四五六七八九]{{1,4}}+[万亿]{{0,2}}+)?+"
"""A Chinese numeral behind its first character."""
CHINESE_PATTERN = _HAN + CHINESE_REST


@lru_cache(maxsize=4096)
def parse_numeral(raw: str) -> float | None:
    """Read a numeral, Arabic, Chinese or mixed, as a number; None when it is not one.

    ``raw`` holds the numeral only: no unit, no 余 or 多. A run of bare digits such as 二〇二四 is read
    digit by digit. Two neighbouring digits (两三, 七八) are an estimate, not a numeral: see
    :func:`parse_estimate`.
    """
    raw = raw.replace(",", "").replace("．", ".").replace(" ", "").removesuffix("整")
    if not raw:
        return None
    if raw == "半":
        return 0.5
    if raw[0].isdecimal():
        return _parse_mixed(raw)
    whole, point, tail = raw.partition("点")
    if point:
        return _parse_spoken_decimal(whole, tail)
    value = _parse_whole(raw)
    return None if value is None else float(value)


def parse_estimate(raw: str) -> tuple[float, float] | None:
    """Read two neighbouring digits as an estimate (两三 → 2, 3; 三五 → 3, 5; 十七八 → 17, 18)."""
    if len(raw) < 2 or raw[-1] not in DIGITS or raw[-2] not in DIGITS:
        return None
    base = 0
    if len(raw) > 2:
        stem = _parse_whole(raw[:-2])
        if stem is None or stem % 10 or raw[-3] not in SCALES:
            return None
        base = stem
    low, high = DIGITS[raw[-2]], DIGITS[raw[-1]]
    return (float(base + low), float(base + high)) if 0 < low < high else None


def parse_percent(raw: str) -> float | None:
    """Read a share written in words as per cent (百分之八点五 → 8.5, 三分之二 → 66.67, 三成 → 30, 八折 → 80)."""
    below, found, above = raw.partition("分之")
    if found:
        bottom, top = parse_numeral(below), parse_numeral(above)
        if top is None or not bottom:
            return None
        return top if bottom == 100 else round(top * 100 / bottom, 4)
    if raw[-1:] not in ("成", "折"):
        return None
    value = parse_numeral(raw[:-1])
    if value is None:
        return None
    return value if value > 10 else value * 10  # 85折 and 八折


def _parse_mixed(raw: str) -> float | None:
    """Read Arabic digits with an optional Chinese multiplier; exact, as integers, until the last step."""
    end = len(raw)
    scale = 1
    while end and raw[end - 1] in SCALES:
        end -= 1
        scale *= SCALES[raw[end]]
    whole, _, decimals = raw[:end].partition(".")
    digits = whole + decimals
    if not digits.isdecimal() or (not decimals and raw[:end].endswith(".")):
        return None
    return int(digits) * scale / 10 ** len(decimals)


def _parse_spoken_decimal(whole: str, tail: str) -> float | None:
    """Read 八点五 or 三点二万: digits after 点, then a multiplier for all of it."""
    scale = 1
    while tail and tail[-1] in SCALES:
        scale *= SCALES[tail[-1]]
        tail = tail[:-1]
    base = _parse_whole(whole)
    if base is None or not tail or any(c not in DIGITS for c in tail):
        return None
    decimals = int("".join(str(DIGITS[c]) for c in tail))
    return (base * 10 ** len(tail) + decimals) * scale / 10 ** len(tail)


def _parse_whole(raw: str) -> int | None:
    """Read a whole Chinese numeral; multipliers must fall, as in 三千二百亿, or stand alone, as in 百."""
    if not any(c in SCALES for c in raw):
        return _parse_digits(raw)
    total = section = 0
    digit: int | None = None
    last_small = 10**4
    for position, c in enumerate(raw):
        if c in DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = DIGITS[c]
            continue
        scale = SCALES.get(c)
        if scale is None:
            return None
        if scale < 10**4:
            if scale >= last_small or digit == 0:
                return None
            section += (1 if digit is None else digit) * scale
            last_small = scale
        else:
            section += digit or 0
            if section:
                grows = scale == 10**8 and total  # 三万五千亿: the multiplier takes all before it
                total = (total + section) * scale if grows else total + section * scale
            else:
                total = (total or 1) * scale if position == 0 or total else 0
            section, last_small = 0, 10**4
        digit = None
    return total + section + _tail(digit, raw)


def _tail(digit: int | None, raw: str) -> int:
    """Return what a last digit is worth: 三万二 is 32,000, but 一百零五 and 十五 end in ones."""
    if not digit:
        return 0
    before = raw[-2] if len(raw) > 1 else ""
    if before in SCALES and SCALES[before] >= 100:
        return digit * SCALES[before] // 10
    return digit


def _parse_digits(raw: str) -> int | None:
    """Read 二〇二四 digit by digit; a single digit is itself, two digits are no numeral."""
    if any(c not in DIGITS for c in raw):
        return None
    if len(raw) == 2 and "〇" not in raw:
        return None
    return int("".join(str(DIGITS[c]) for c in raw))
