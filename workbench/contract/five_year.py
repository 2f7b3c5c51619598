"""A five-year plan beside its years in JSON (``five-year``); ``docs/commands.md`` names the fields."""

from __future__ import annotations

from workbench.contract.numbers import Json
from workbench.model.plan_target import FiveYearProgress, TargetProgress, TargetYear, Told


def five_year_json(found: FiveYearProgress) -> Json:
    """Return each target with its years, the pace, and what the yearly plans took over."""
    return {
        "plan": found.plan,
        "first": found.first,
        "last": found.last,
        "documents": list(found.documents),
        "targets": [_target(each) for each in found.targets],
    }


def _target(each: TargetProgress) -> Json:
    target = each.target
    return {
        "id": target.id,
        "metric": target.metric,
        "kind": target.kind,
        "force": target.force,
        "source": target.source,
        "raw": target.raw,
        "value": target.value,
        "unit": target.unit,
        "comparator": target.comparator,
        "better": "lower" if target.fewer else "higher",
        "quote": target.quote,
        "start": target.start,
        "end": target.end,
        "base": each.base,
        "base_source": _told(each.base_told),
        "years": [_year(year) for year in each.years],
        "until": each.until,
        "so_far": _rounded(each.so_far),
        "even_pace": _rounded(each.even),
        "needed_pace": _rounded(each.needed),
        "on_pace": each.on_pace,
        "met": each.met,
        "why_null": each.why_null,
        "taken_over": list(each.taken_over),
        "left_out": list(each.left_out),
    }


def _year(year: TargetYear) -> Json:
    return {
        "year": year.year,
        "reviewed": year.reviewed,
        "results": [_told(each) for each in year.results],
        "planned_for": year.planned_for,
        "planned": _told(year.planned),
        "enough": year.enough,
    }


def _told(told: Told | None) -> Json | None:
    if told is None:
        return None
    return {
        "document": told.document,
        "raw": told.raw,
        "value": told.value,
        "unit": told.unit,
        "start": told.start,
        "end": told.end,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
