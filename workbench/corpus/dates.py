"""Dates as reports and pages write them, in Arabic or Chinese digits."""

from __future__ import annotations

import re
from datetime import date

from workbench.text.normalise import narrow_digits

_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "Ｏ": "0",
    "O": "0",
}
_ARABIC = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[年./\-]\s*(\d{1,2})\s*[月./\-]\s*(\d{1,2})(?!\d)")
_CHINESE = re.compile(
    r"([一二][〇○零ＯO一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)


_YEAR_DIGITS = r"(?:19|20)\d{2}|[一二][〇○零ＯO九][〇○零ＯO一二三四五六七八九]{2}"
_YEAR = re.compile(rf"(?<!\d)({_YEAR_DIGITS})\s*年")
YEAR = rf"(?<!\d)(?:{_YEAR_DIGITS})\s?年"
"""A calendar year, to be part of a pattern over a text of narrow digits."""


def years_in(text: str) -> tuple[int, ...]:
    """Return the calendar years that ``text`` names, in order.

    >>> years_in("1993至1997年和二〇〇四年")
    (1997, 2004)
    """
    return tuple(_year(digits) for digits in _YEAR.findall(narrow_digits(text)))


def find_date(text: str) -> date | None:
    """Return the first full date in ``text``.

    >>> find_date("——2024年1月10日在天津市滨海新区")
    datetime.date(2024, 1, 10)
    >>> find_date("一九九七年二月十五日在山东省第八届")
    datetime.date(1997, 2, 15)
    >>> find_date("——２０２８年１月９日在云海省第十届")
    datetime.date(2028, 1, 9)
    """
    text = narrow_digits(text)
    found = [match for pattern in (_ARABIC, _CHINESE) if (match := pattern.search(text))]
    for match in sorted(found, key=lambda match: match.start()):
        year, month, day = match.groups()
        try:
            return date(_year(year), _number(month), _number(day))
        except ValueError:
            continue
    return None


def _year(digits: str) -> int:
    return int("".join(_DIGITS.get(char, char) for char in digits))


def _number(digits: str) -> int:
    if digits.isascii():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    if not ten:
        return int(_DIGITS[digits]) if len(digits) == 1 else 0
    return 10 * int(_DIGITS.get(tens, "1") if tens else "1") + int(_DIGITS.get(ones, "0") if ones else "0")
