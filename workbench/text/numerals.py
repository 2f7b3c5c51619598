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
SCALE_PATTERN = rf"(?>{_SCALE}{{0,2}})"
ARABIC_REST = (
    rf"\d{{0,14}}+(?>(?:,\d{{3}}(?!\d)){{0,4}})(?>(?:[.．]\d{{1,6}}+)?)(?>(?:[ ]?(?>{_SCALE}{{1,3}}))?)"
)
"""An Arabic numeral behind its first digit."""
ARABIC_PATTERN = rf"\d{ARABIC_REST}"
_HAN = rf"(?:[{CHINESE.replace('千', '')}]|千(?![瓦伏米克卡]))"
CHINESE_REST = rf"(?>{_HAN}{{0,15}})(?>(?:点[零〇一二三四五六七八九]{{1,4}}+[万亿]{{0,2}}+)?)"
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
    """Read two neighbouring digits as an estimate (两三 → 2, 3; 十七八 → 17, 18; 两三千 → 2,000, 3,000)."""
    digits = raw.rstrip("十百千万亿")
    if digits != raw:
        few = parse_estimate(digits)
        scale = _multiply(raw[len(digits) :])
        return (few[0] * scale, few[1] * scale) if few else None
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
    """Read a share in words as per cent (百分之八点五 → 8.5, 三分之二 → 66.67, 三成 → 30, 八折 → 80)."""
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
    if raw.isdecimal():  # as half of them are
        return float(int(raw))
    stem = raw.rstrip("十百千万亿")
    whole, point, decimals = stem.partition(".")
    if not (whole + decimals).isdecimal() or (point and not decimals):
        return None
    return int(whole + decimals) * _multiply(raw[len(stem) :]) / int(10 ** len(decimals))


def _parse_spoken_decimal(whole: str, tail: str) -> float | None:
    """Read 八点五 or 三点二万: digits after 点, then a multiplier for all of it."""
    digits = tail.rstrip("十百千万亿")
    base = _parse_whole(whole)
    if base is None or not digits or any(c not in DIGITS for c in digits):
        return None
    joined = int(str(base) + "".join(str(DIGITS[c]) for c in digits))
    return joined * _multiply(tail[len(digits) :]) / int(10 ** len(digits))


def _multiply(scales: str) -> int:
    """Return what multipliers in a row are worth (万亿 → 10^12)."""
    product = 1
    for c in scales:
        product *= SCALES[c]
    return product


def _parse_whole(raw: str) -> int | None:
    """Read a whole Chinese numeral: what stands before 亿 or 万 counts these, what follows is added."""
    if not any(c in SCALES for c in raw):
        return _parse_digits(raw)
    for sign in "亿万":
        if sign not in raw:
            continue
        head, _, tail = raw.rpartition(sign)
        count = _parse_whole(head) if head else 1
        rest = _parse_tail(tail, SCALES[sign])
        if count is None or rest is None or rest >= SCALES[sign]:
            return None
        return count * SCALES[sign] + rest
    return _parse_below_myriad(raw)


def _parse_tail(tail: str, scale: int) -> int | None:
    """Read what follows a multiplier; a bare digit there counts tenths of it (三万二 is 32,000)."""
    if tail in DIGITS:
        return DIGITS[tail] * scale // 10
    return _parse_whole(tail.lstrip("零〇")) if tail.strip("零〇") else 0


def _parse_below_myriad(raw: str) -> int | None:
    """Read 千, 百 and 十, falling, each with its digit (三千二百五十)."""
    total, rest, limit = 0, raw, 10_000
    while rest:
        place = next((i for i, c in enumerate(rest) if c in SCALES), None)
        if place is None:
            bare = rest in DIGITS and limit > 10
            tail = DIGITS[rest] * limit // 10 if bare else _parse_digits(rest.lstrip("零〇"))
            return None if tail is None or tail >= limit else total + tail
        digit, scale = rest[:place].lstrip("零〇") or ("一" if place == 0 else ""), SCALES[rest[place]]
        if scale >= limit or digit not in DIGITS:
            # 一千零十: the one before 十 may be left out behind a zero as well
            if not (scale < limit and scale == 10 and not digit):
                return None
            digit = "一"
        total += DIGITS[digit] * scale
        rest, limit = rest[place + 1 :], scale
    return total


def _parse_digits(raw: str) -> int | None:
    """Read 二〇二四 digit by digit; a single digit is itself, two digits are no numeral."""
    if not raw or any(c not in DIGITS for c in raw):
        return None
    if len(raw) == 2 and "〇" not in raw:
        return None
    return int("".join(str(DIGITS[c]) for c in raw))
