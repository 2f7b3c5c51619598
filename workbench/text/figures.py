"""Numbers as people write them: separators, 万 and 亿, and by how much something changed."""

from __future__ import annotations

# What Chinese counts in; English writes the figures out.
_SIZES = ((100_000_000, "亿"), (10_000, "万"))


def figure(value: float, digits: int = 1) -> str:
    """Return a number with thousands separators and at most ``digits`` decimals."""
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.{digits}f}".rstrip("0").rstrip(".")


def sized(value: float, *, chinese: bool) -> str:
    """Return a number with 万 or 亿 where Chinese readers expect them."""
    for size, word in _SIZES if chinese else ():
        if abs(value) >= size:
            return figure(value / size, 2) + word
    return figure(value, 2)


def changed_by(change: float, unit: str, *, chinese: bool) -> str:
    """Return by how much a number went up or down, in its unit; shares change by percentage points."""
    if change == 0:
        return "未变" if chinese else "unchanged"
    arrow, size = "▲" if change > 0 else "▼", abs(change)
    if unit == "%":
        return f"{arrow} {figure(size, 2)} {'个百分点' if chinese else 'pp'}"
    return f"{arrow} {sized(size, chinese=chinese)}{unit}"
