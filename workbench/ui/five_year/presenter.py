"""A five-year plan's targets by year: the table on the page, and the rows to take away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.model.figures import bounded, figure, sized
from workbench.model.plan_target import FiveYearProgress, PlanTarget, TargetProgress, TargetYear, Told
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.findings import Column, Filter, Row, Table, to_passage
from workbench.ui.shapes.findings import CellLine, RichCell

STATES = ("on", "behind", "open")
_FORCES = ("binding", "expected")
_DATA = (
    "metric", "kind", "force", "target", "unit", "base", "year", "result", "value", "source", "planned",
    "plan", "enough", "so_far", "even", "needed", "state", "quote", "start", "end",
)  # fmt: skip
_RATES = ("%", "‰")


def state_of(each: TargetProgress) -> str:
    """Return whether a target is on pace (or met), behind (or missed), or not to be told."""
    told = each.met if each.met is not None else each.on_pace
    return "open" if told is None else "on" if told else "behind"


def state_text(each: TargetProgress, language: Language) -> str:
    """Return in words how a target stands, or why that can't be said."""
    return translate(language, f"plan.{each.standing}") if each.standing else ""


def amount(value: float | None, target: PlanTarget, language: Language) -> str:
    """Return a number of a target's kind with its unit; steps between shares are percentage points."""
    if value is None:
        return ""
    if target.unit in _RATES:
        sign = "−" if value < 0 else ""
        return f"{sign}{figure(abs(value), 2)}{target.unit}"
    return f"{sized(value, chinese=language == 'zh')}{target.unit}"


def step(value: float | None, target: PlanTarget, language: Language) -> str:
    """Return what each year has to bring, in the unit in which it is counted."""
    if value is None:
        return ""
    if target.kind == "level" and target.unit == "%":
        return translate(language, "number.points", value=figure(value, 2))
    return amount(value, target, language)


def aim_text(target: PlanTarget, language: Language) -> str:
    """Return a target with its sign: as written, of a table with the unit that stands in its heading."""
    raw = target.raw if target.source != "table" else amount(abs(target.value), target, language)
    if target.kind == "change" and target.value > 0:
        raw = f"+{raw}"
    return bounded(raw, target.value, target.comparator)


def present_targets(found: FiveYearProgress, names: Mapping[str, str], language: Language) -> Table:
    """Return one row a target: aim, each year's result and plan, the pace, and how it stands.

    ``names`` are what the documents are called.
    """
    years = range(found.first, found.last + 1)
    columns = (
        Column(id="metric", label=translate(language, "plan.metric"), zh=True),
        Column(id="state", label=translate(language, "plan.state")),
        Column(id="kind", label=translate(language, "plan.kind")),
        Column(id="target", label=translate(language, "plan.target"), num=True),
        *(Column(id=str(year), label=str(year), num=True) for year in years),
        Column(id="needed", label=translate(language, "plan.needed"), num=True),
        Column(id="taken", label=translate(language, "plan.taken"), num=True),
    )
    return Table(
        caption=translate(language, "plan.caption"),
        columns=columns,
        rows=tuple(_row(each, found.plan, names, language) for each in found.targets),
        empty=translate(language, "plan.no_targets"),
        filters=(
            Filter(
                column="state",
                label=translate(language, "plan.filter_state"),
                options=tuple((state, translate(language, f"plan.{state}")) for state in STATES),
            ),
            Filter(
                column="force",
                label=translate(language, "plan.filter_force"),
                options=tuple((force, translate(language, f"plan.{force}")) for force in _FORCES),
            ),
        ),
        choosable=False,
    )


def _row(each: TargetProgress, plan: str, names: Mapping[str, str], language: Language) -> Row:
    target, state = each.target, state_of(each)
    kind = translate(language, f"plan.kind_{target.kind}")
    force = translate(language, f"plan.{target.force}") if target.force else ""
    taken = f"{len(each.taken_over)}/{len(each.taken_over) + len(each.left_out)}"
    where = to_passage(plan, target.start, target.end)
    stands: RichCell = {
        "lines": [{"text": state_text(each, language), "kind": _COLOURS[state]}],
        "sort": state,
    }
    return Row(
        id=target.id,
        cells=(
            {"text": target.metric, "go": where},
            stands,
            " · ".join(filter(None, (kind, force))),
            {"text": aim_text(target, language), "sort": target.value},
            *(_year_cell(year, names, language) for year in each.years),
            {"text": step(each.needed, target, language), "sort": each.needed or 0},
            {"text": taken if each.taken_over or each.left_out else "–", "sort": len(each.taken_over)},
        ),
        tags={"state": state, "force": target.force or ""},
    )


_COLOURS = {"on": "met", "behind": "missed", "open": ""}


def _year_cell(year: TargetYear, names: Mapping[str, str], language: Language) -> RichCell | None:
    """Return a year's result and plan with the links to both; a year that nobody tells of says so."""
    lines: list[CellLine] = []
    if year.result is not None:
        lines.append(_line(year.result, "actual", names, language))
    if year.planned is not None:
        lines.append(_line(year.planned, "target", names, language))
    if not lines:
        missing = not year.reviewed and not year.planned_for
        return {"lines": [{"text": translate(language, "plan.no_document"), "kind": ""}]} if missing else None
    return {"lines": lines, "sort": (year.result or year.planned or _NOTHING).value}


_NOTHING = Told(document="", raw="", value=0.0, unit="", comparator="=", start=0, end=0)


def _line(told: Told, kind: str, names: Mapping[str, str], language: Language) -> CellLine:
    word = translate(language, f"indicators.{kind}")
    name = names.get(told.document, "")
    return {
        "text": bounded(told.raw, told.value, told.comparator if kind == "target" else "="),
        "kind": kind,
        "title": translate(language, "indicators.point", kind=word, document=name) if name else word,
        "go": to_passage(told.document, told.start, told.end) if name else None,
    }


def summary(found: FiveYearProgress, language: Language) -> str:
    """Return in one sentence how many targets are on pace, behind, or can't be told."""
    count = {state: sum(1 for each in found.targets if state_of(each) == state) for state in STATES}
    return translate(language, "plan.summary", n=len(found.targets), **count)


def targets_data(
    found: FiveYearProgress, cited: Mapping[str, str], language: Language
) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows, one for each target and year; ``cited`` names the documents."""
    header = [translate(language, f"plan.data_{name}") for name in _DATA]
    return header, [row for each in found.targets for row in _data(each, cited, language)]


def _data(each: TargetProgress, cited: Mapping[str, str], language: Language) -> list[list[Any]]:
    target = each.target
    head = [
        target.metric,
        translate(language, f"plan.kind_{target.kind}"),
        translate(language, f"plan.{target.force}") if target.force else "",
        aim_text(target, language),
        target.unit,
        each.base,
    ]
    tail = [
        _rounded(each.so_far),
        _rounded(each.even),
        _rounded(each.needed),
        state_text(each, language),
        target.quote,
        target.start,
        target.end,
    ]
    return [[*head, *_year_data(year, cited, language), *tail] for year in each.years]


def _year_data(year: TargetYear, cited: Mapping[str, str], language: Language) -> Sequence[Any]:
    result, planned = year.result, year.planned
    enough = "" if year.enough is None else translate(language, "plan.yes" if year.enough else "plan.no")
    missing = translate(language, "plan.no_document")
    return [
        year.year,
        result.raw if result else "" if year.reviewed else missing,
        result.value if result else None,
        cited.get(result.document, "") if result else "",
        planned.raw if planned else "" if year.planned_for else missing,
        cited.get(planned.document, "") if planned else "",
        enough,
    ]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
