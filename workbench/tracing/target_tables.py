"""Read the tables of indicators of a five-year plan: name, unit, base, aim, pace and whether it binds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from workbench.measuring.measured_numbers import Measure
from workbench.measuring.quantities import find_quantities_in
from workbench.model.commitment import Comparator, Quantity
from workbench.model.plan_target import TargetKind
from workbench.model.report import Cell, Node, Report
from workbench.text.lexicon import read_rows
from workbench.tracing.target_words import as_rate, is_of_prices

Column = Literal["name", "unit", "number", "group", "force", "rate", "base", "aim", "other"]

_YEAR = re.compile(r"(20[0-9]{2})")
_UNIT = re.compile(r"[（(]([^（）()]{1,12})[）)]\s*$")
_LISTED = re.compile(r"^(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳]|其中[：:]?|[-—－•·])+")
_MARKS = re.compile(r"[*＊※☆△▲]|\[[0-9]{1,2}\]$|[①-⑳]$")
_SUMMED = re.compile(r"[\[〔【［]|累计")
_NUMBER = re.compile(r"[-−]?[0-9]+(?:\.[0-9]+)?")
_AT_LEAST = re.compile(r"[>＞≥]|以上|不低于|不少于|大于|高于|超过|至少")
_AT_MOST = re.compile(r"[<＜≤]|以内|以下|不高于|不超过|小于|低于|控制")
_ABOUT = re.compile("左右|约|[~～]")
_DOWN = re.compile("(?:降低|下降|减少|降幅|下降率|降低率|削减)$")
_UP = re.compile("(?:增长|增速|增幅|增长率|年均增长率|提高|增加)$")
_GROUPED = "主要污染物"
_PER_YEAR = re.compile("年均|增速|增长率|平均增长")
_RATES = ("%", "‰")
_MONEY = re.compile("元")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTarget:
    """One target of a row: its number where it stands in the text, named and read with the row's unit."""

    row: Node
    number: Quantity
    measure: Measure
    kind: TargetKind
    force: str
    base: float | None
    base_raw: str
    at_constant_prices: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row by what their columns hold."""

    name: str
    unit: str
    force: str
    base: Cell | None
    aim: Cell | None
    rate: Cell | None


def read_tables(report: Report, text: str, years: tuple[int, int]) -> Iterator[TableTarget]:
    """Yield the targets of every table that has a column of names and one of aims, rates or force."""
    for row in report.nodes:
        if row.kind != "row" or not any(cell.header for cell in row.cells):
            continue
        cells = _cells(row.cells, text, years)
        if cells is not None and cells.name:
            yield from _targets(row, cells, text)


def _cells(cells: Sequence[Cell], text: str, years: tuple[int, int]) -> _Row | None:
    kinds = [_column(cell.header, years) for cell in cells]
    if "name" not in kinds or not {"aim", "rate"} & {*kinds}:
        return None
    by_kind = {kind: cell for cell, kind in reversed(list(zip(cells, kinds, strict=True)))}
    first_value = next((at for at, kind in enumerate(kinds) if kind in ("base", "aim", "rate")), len(kinds))
    named = [
        _MARKS.sub("", text[cell.start : cell.end]).strip()
        for cell, kind in zip(cells[:first_value], kinds, strict=False)
        if kind == "name"
        or (kind == "other" and "name" in kinds[: kinds.index(kind) + 1] and not cell.header)
    ]
    name, unit = _named(named)
    if "unit" in by_kind:
        unit = text[by_kind["unit"].start : by_kind["unit"].end].strip()
    force = by_kind.get("force")
    return _Row(
        name=name,
        unit=unit,
        force=text[force.start : force.end] if force else "",
        base=by_kind.get("base"),
        aim=by_kind.get("aim"),
        rate=by_kind.get("rate"),
    )


def _named(parts: Sequence[str]) -> tuple[str, str]:
    """Return name and unit of a row whose name may stand in two cells (主要污染物减少（%） | 氨氮)."""
    if not parts:
        return "", ""
    taken = [taken_apart(part) for part in parts]
    name, unit = taken[-1]
    if len(taken) > 1 and not unit:
        group, unit = taken[0]
        name = group.replace(_GROUPED, name) if _GROUPED in group else group + name
    return name, unit


def taken_apart(label: str) -> tuple[str, str]:
    """Return a name and the unit in brackets behind it, without marks of a list."""
    bare = _LISTED.sub("", "".join(label.split()))
    found = _UNIT.search(bare)
    return (bare[: found.start()], found[1]) if found else (bare, "")


def _targets(row: Node, cells: _Row, text: str) -> Iterator[TableTarget]:
    base = _value(cells.base, cells, text)
    base_raw = text[cells.base.start : cells.base.end].strip() if cells.base and base is not None else ""
    aim = _aim(cells.aim, cells, text, base)
    rate = _aim(cells.rate, cells, text, base)
    if aim and rate and not (_MONEY.search(cells.unit) and rate[1] == "growth"):
        rate = None  # 60.6 → 65, and [4.4] beside it: one aim, told twice
    for measure, kind in filter(None, (aim, rate)):
        yield TableTarget(
            row=row,
            number=measure.quantity,
            measure=measure,
            kind=kind,
            force=cells.force,
            base=base if kind in ("level", "limit", "change") else None,
            base_raw=base_raw if kind in ("level", "limit", "change") else "",
            at_constant_prices=kind in ("level", "limit") and rate is not None,
        )


def _aim(cell: Cell | None, cells: _Row, text: str, base: float | None) -> tuple[Measure, TargetKind] | None:
    """Return the number of a cell as what the row says it is, and how it counts."""
    found = _NUMBER.search(text, cell.start, cell.end) if cell else None
    if cell is None or found is None:
        return None
    whole = text[cell.start : cell.end]
    in_rates = cell is cells.rate
    summed = _SUMMED.search(whole) is not None or (in_rates and _only_summed(cell))
    name, down, up = _DOWN.sub("", _UP.sub("", cells.name)), _DOWN.search(cells.name), _UP.search(cells.name)
    rated = in_rates and not summed
    unit = "%" if rated or "%" in whole or "％" in whole else cells.unit
    kind: TargetKind
    if summed:
        changes = unit in (*_RATES, "百分点", "个百分点") or base is not None or down or up
        kind = "change" if changes else "total"
    elif is_of_prices(cells.name):
        kind = "limit"
    elif rated or (unit == "%" and up):
        kind = "growth"
    elif unit == "%" and down:
        kind = "change"
    else:
        kind = "limit" if _comparator(whole) in ("<", "<=") else "level"
    phrase = name
    if kind in ("growth", "change") or (kind == "limit" and up):
        phrase += "下降" if down else "增长" if unit == "%" else "增加"
    elif kind == "level":
        phrase += "达到"
    measure = read_as_said(phrase, found.group(), unit)
    rises = kind in ("growth", "change") and unit in _RATES
    number = measure.quantity._replace(
        metric=as_rate(measure.quantity.metric or name) if rises else measure.quantity.metric,
        raw=found.group(),
        start=found.start(),
        end=found.end(),
        comparator=_comparator(whole),
    )
    return replace(measure, quantity=number), kind


def _only_summed(cell: Cell) -> bool:
    heading = "".join(cell.header)
    return "累计" in heading and _PER_YEAR.search(heading) is None


def _value(cell: Cell | None, cells: _Row, text: str) -> float | None:
    """Return what a cell is worth in the row's unit, None for a dash."""
    found = _NUMBER.search(text, cell.start, cell.end) if cell else None
    if found is None or _DOWN.search(cells.name) or _UP.search(cells.name):
        return None
    return read_as_said(cells.name + "达到", found.group(), cells.unit).quantity.value


def read_as_said(phrase: str, digits: str, unit: str) -> Measure:
    """Read a number as a sentence would say it, so that metric, unit and sign are those of any text."""
    said = f"{phrase}{digits}{unit}"
    for each in find_quantities_in(said):
        if each.start == len(phrase):
            return Measure.read(each, said)
    sized = re.match("[十百千万亿]+", unit)
    scale = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
    factor = 1.0
    for sign in sized.group() if sized else "":
        factor *= scale[sign]
    value = float(digits.replace("−", "-")) * factor
    base_unit = unit[sized.end() :] if sized else unit
    name = re.sub("(?:达到|增加|增长|下降)$", "", phrase)
    number = Quantity(
        raw=digits,
        start=len(phrase),
        end=len(phrase) + len(digits),
        metric=name,
        value=value,
        unit=base_unit,
    )
    return Measure.read(number, said)


def _comparator(cell: str) -> Comparator:
    if _AT_MOST.search(cell):
        return "<" if re.search("[<＜]|小于|低于", cell) and "不低于" not in cell else "<="
    if _AT_LEAST.search(cell):
        return ">" if re.search("[>＞]|大于|(?<!不)高于|超过", cell) else ">="
    return "~" if _ABOUT.search(cell) else "="


def _column(headings: Sequence[str], years: tuple[int, int]) -> Column:
    heading = "".join("".join(headings).split())
    kind = next((kind for kind, pattern in _columns() if pattern.search(heading)), None)
    named = [int(year) for year in _YEAR.findall(heading)]
    if named and kind not in ("rate", "force"):
        return "aim" if named[-1] == years[1] else "base" if named[-1] < years[0] else "other"
    return kind or "other"


@cache
def _columns() -> tuple[tuple[Column, re.Pattern[str]], ...]:
    known: dict[str, Column] = {
        "name": "name", "unit": "unit", "number": "number", "group": "group",
        "force": "force", "rate": "rate", "base": "base", "aim": "aim", "other": "other",
    }  # fmt: skip
    rows = read_rows("tracing", "target_columns.tsv")
    return tuple((known[kind], re.compile(pattern)) for kind, pattern in rows)
