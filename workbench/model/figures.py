"""Numbers as people write them: separators, 万 and 亿, and by how much something changed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from workbench.model.said import Said
from workbench.words.catalogue import word

_MINUS = ("-", "−", "－", "—", "–", "﹣")
SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈", "=": "="}
"""How what is asked of a number is written; a number that just is has its = in words only."""

_BOUNDS = {
    ">=": "bound.at_least",
    ">": "bound.more_than",
    "<=": "bound.at_most",
    "<": "bound.less_than",
    "~": "bound.about",
    "=": "bound.exact",
}

_TURNED = {">=": "<=", ">": "<", "<=": ">=", "<": ">"}

# What Chinese counts in, and English.
_SIZES = {
    True: ((100_000_000, "亿"), (10_000, "万")),
    False: ((1_000_000_000, " billion"), (1_000_000, " million")),
}


def figure(value: float, digits: int = 1) -> str:
    """Return a number with thousands separators and at most ``digits`` decimals."""
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.{digits}f}".rstrip("0").rstrip(".")


def sign_of(comparator: str) -> str:
    """Return the sign of a comparator, empty for a plain number and for one that is unknown."""
    return "" if comparator == "=" else SIGNS.get(comparator, "")


def bound_said(comparator: str) -> Said:
    """Return what is asked of a number in words, beside the number as written: 8% 以上, 10% 左右.

    >>> bound_said(">=").zh, bound_said("~").en
    ('以上', 'about')
    """
    return Said(_BOUNDS[comparator])


def bound_word(comparator: str, language: str) -> str:
    """Return those words in one language; of a number of which nothing is asked, nothing."""
    return "" if comparator == "=" else bound_said(comparator).in_language(language)


def with_sign(raw: str, comparator: str) -> str:
    """Return a number as written with the sign of what is asked of it before it: ≥ 8%, ≈ 5.5%, 3%."""
    sign = sign_of(comparator)
    return f"{sign} {raw}" if sign and not raw.startswith(sign) else raw


def percent(value: float | None, digits: int = 0) -> str:
    """Return a share (1 is all) in percent, a dash for None; never 0% or 100% unless it is.

    >>> percent(0.9996), percent(0.9996, 1), percent(0.0004), percent(1.0), percent(None)
    ('99%', '99.9%', '<1%', '100%', '–')
    """
    if value is None:
        return "–"
    step = 10.0 ** -(digits + 2)
    if 0 < value < step:
        return f"<{step:.{digits}%}"
    return f"{1 - step if 1 - step < value < 1 else value:.{digits}%}"


def share_of(part: int, whole: int) -> str:
    """Return a share of a whole in percent, a dash of nothing; never 0% or 100% unless it is."""
    return percent(part / whole if whole else None)


def sized(value: float, *, chinese: bool) -> str:
    """Return a number as it is counted: in 万 and 亿, or in millions and billions."""
    for size, name in _SIZES[chinese]:
        if abs(value) >= size:
            return figure(value / size, 2) + name
    return figure(value, 2)


def unit_name(unit: str, *, chinese: bool) -> str:
    """Return what a unit is called; one without an English name keeps its own."""
    return unit if chinese or unit not in _units() else _units()[unit][0]


def measured(value: float, unit: str, *, chinese: bool) -> str:
    """Return a number with its unit, as each language writes it.

    >>> measured(9e7, "元", chinese=True), measured(9e7, "元", chinese=False)
    ('9,000万元', 'CNY 90 million')
    """
    number, name = sized(value, chinese=chinese), unit_name(unit, chinese=chinese)
    if chinese or not name:
        return number + name
    _, place = _units().get(unit, (name, "behind"))
    return f"{name} {number}" if place == "before" else f"{number} {name}"


@cache
def _units() -> dict[str, tuple[str, str]]:
    table = (files("workbench.model") / "data" / "unit_names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line.strip() and not line.startswith("#"))
    return {unit: (name.strip(), place) for unit, name, place in rows}


def changed_by(change: float, unit: str, *, chinese: bool) -> str:
    """Return by how much a number went up or down, in its unit; shares change by percentage points."""
    language = "zh" if chinese else "en"
    if change == 0:
        return word("figures.unchanged", language)
    arrow, size = "▲" if change > 0 else "▼", abs(change)
    if unit == "%":
        return f"{arrow} {figure(size, 2)} {word('figures.points', language)}"
    return f"{arrow} {measured(size, unit, chinese=chinese)}"


def signed(raw: str, value: float) -> str:
    """Return a number as written, with a minus where only the words around it said that it fell.

    >>> signed("3.4%", -3.4), signed("-2.5%", -2.5), signed("3.4%", 3.4)
    ('−3.4%', '-2.5%', '3.4%')
    """
    return f"−{raw}" if value < 0 and not raw.startswith(_MINUS) else raw


def bound_of(raw: str, value: float, comparator: str) -> str:
    """Return the comparator of a number with its sign: of a fall it is said of how deep that is.

    >>> bound_of("10%", -10.0, ">="), bound_of("10%", 10.0, ">="), bound_of("-10%", -10.0, ">=")
    ('<=', '>=', '>=')
    """
    falls = value < 0 and not raw.startswith(_MINUS)
    return _TURNED.get(comparator, comparator) if falls else comparator


def bounded(raw: str, value: float, comparator: str) -> str:
    """Return a number as written with its sign and what is asked of it.

    >>> bounded("10%", -10.0, ">="), bounded("8%", 8.0, ">="), bounded("5%", -5.0, "~")
    ('≤ −10%', '≥ 8%', '≈ −5%')
    """
    return with_sign(signed(raw, value), bound_of(raw, value, comparator))


def signed_pair(
    one: str, aim: float, other: str, got: float, asked: str = "=", also: str = "="
) -> tuple[str, str]:
    """Return two numbers as written, with what is asked of each; signed where one rose and the other fell.

    ``asked`` is the comparator of the first, ``also`` that of the other.

    >>> signed_pair("3%", -3.0, "3.6%", -3.6, ">="), signed_pair("3%", -3.0, "1%", 1.0, ">=")
    (('≥ 3%', '3.6%'), ('≤ −3%', '1%'))
    """
    if (aim < 0) != (got < 0):
        return bounded(one, aim, asked), bounded(other, got, also)
    return with_sign(one, asked), with_sign(other, also)
