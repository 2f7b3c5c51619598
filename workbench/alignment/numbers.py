"""Set a planned number against the number that a later review reports for it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from workbench.alignment.stages import is_unfinished
from workbench.alignment.vocabulary import normalise
from workbench.model.commitment import Quantity
from workbench.model.link import Comparison
from workbench.settings import AlignmentSettings

_GROWTH = "增速"
_ADDED = re.compile("新增|净增|增加|新建|新培育|新认定")
_LESS_IS_BETTER = re.compile(
    "失业率|能耗|排放|赤字率|负债率|不良|死亡|事故|发案|PM|细颗粒物|浓度|占补|药占比|返贫|降幅|贫困|耗时|时限"
)
_PRICES = re.compile("物价|价格|CPI")
_IN_STEP = re.compile(
    r"(?P<whose>[^，。；]*?)(?:增长|增速|增幅)?(?P<plan>[与和同]经济(?:发展|增长)(?:保持)?(?:基本)?同步)"
)
_OUTPUT_GROWTH = re.compile("(?:国内|地区)?生产总值增速|GDP增速|经济增速")
_SAME_SUBJECT = 60.0
_IN_STEP_POINTS = 0.5
_REACH = 16
_MONEY = re.compile("投资|金额|资金|产值")
_LEVELS = re.compile("(?<=[国省市区县乡镇村城])、(?=[国省市区县乡镇村])")  # 省、市重点项目 is one name
# A number that stands before has its unit taken off: of 投资5亿元的9个 nothing is left before 9个.
_BEFORE = re.compile(
    r"(?:\d[十百千万亿余多]*[\u4e00-\u9fff]{0,2}?[元亩米里吨人个家项户套顷件%]的?)?([^，,；;。：:、！？\n\d（(]*)$"
)
_AFTER = re.compile(r"(?:以上|以下|以内|左右)?的?([^，,；;。：:、！？\n\d）)]*)")
_GRADE = re.compile(r"(?<![A-Za-z0-9])([A-Z])(\1{0,4})(类|级)")


@dataclass(frozen=True, slots=True)
class Pairing:
    """A comparison with how surely the two numbers are of one thing (0..100), and the reported number."""

    comparison: Comparison
    likeness: float
    actual: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity with the names that its surroundings give to what it measures, normalised.

    The noun may stand before the number (设施农业2万亩) or behind it (33个重点项目), or around it.
    ``unfinished`` says that the words around speak of something begun and not of anything finished.
    """

    quantity: Quantity
    names: tuple[str, ...]
    unfinished: bool

    @staticmethod
    def read(quantity: Quantity, text: str) -> Measure:
        """Name the quantity from its metric and the words around it in ``text``."""
        before = _BEFORE.search(_LEVELS.sub("", text[max(0, quantity.start - _REACH) : quantity.start]))
        after = _AFTER.match(_LEVELS.sub("", text[quantity.end : quantity.end + _REACH]))
        metric = quantity.metric or ""
        if quantity.unit not in ("元", "%") and _MONEY.search(metric):
            metric = ""  # 总投资5亿元的9个项目: the sum's name is not the count's
        found = [metric, before[1] if before else "", after[1] if after else ""]
        names = [normalise(name) for name in found]
        names.append(names[1] + names[2])
        return Measure(quantity, tuple(n for n in names if len(n) > 1), is_unfinished(names[3]))


def compare_numbers(
    planned: Sequence[Measure], reported: Sequence[Measure], settings: AlignmentSettings
) -> list[Pairing]:
    """Return for each planned number the reported one that most likely measures the same, surest first.

    Numbers of one metric in different units or scopes are shown side by side with ``met`` None and a
    note that says why. A reported number answers one planned number at most.
    """
    pairs = [
        (_likeness(plan, actual, settings), row, column)
        for row, plan in enumerate(planned)
        for column, actual in enumerate(reported)
    ]
    chosen: list[Pairing] = []
    rows: set[int] = set()
    columns: set[int] = set()
    for likeness, row, column in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if likeness < settings.metric_likeness:
            break
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            plan, actual = planned[row].quantity, reported[column].quantity
            chosen.append(Pairing(_compare(plan, actual, settings), likeness, actual))
    return chosen


def _likeness(plan: Measure, actual: Measure, settings: AlignmentSettings) -> float:
    """Return how surely both numbers measure one thing, 0 to about 100: names, then unit, role and size."""
    alike = max((fuzz.ratio(a, b) for a in plan.names for b in actual.names), default=0.0)
    one, other = plan.quantity, actual.quantity
    if one.unit != other.unit:
        return alike - settings.other_unit_penalty
    rank = {"target": 2.0, "scope": 1.0, "descriptor": 0.0}
    # What was planned and what came of it are seldom of different orders of magnitude.
    if one.value > 0 and other.value > 0:
        alike -= settings.size_penalty * min(1.0, abs(math.log10(other.value / one.value)))
    if actual.unfinished and not plan.unfinished:
        alike -= settings.unfinished_penalty
    return alike + rank[one.role] + rank[other.role]


def _compare(plan: Quantity, actual: Quantity, settings: AlignmentSettings) -> Comparison:
    met, note = _judge(plan, actual, settings)
    comparable = plan.unit == actual.unit and plan.value > 0 and not _fewer_is_better(plan)
    return Comparison(
        metric=plan.metric or actual.metric or "",
        planned=plan.raw,
        actual=actual.raw,
        planned_value=plan.value,
        actual_value=actual.value,
        unit=plan.unit,
        comparator=plan.comparator,
        met=met,
        attainment=round(actual.value / plan.value, 4) if comparable else None,
        note=note,
    )


def _judge(plan: Quantity, actual: Quantity, settings: AlignmentSettings) -> tuple[bool | None, str]:
    """Say whether the actual number meets the plan, and what that rests on."""
    if plan.unit != actual.unit:
        return None, f"单位不同（{plan.unit}、{actual.unit}），不能直接比较"
    if plan.unit != "%" and bool(_ADDED.search(plan.metric or "")) != bool(
        _ADDED.search(actual.metric or "")
    ):
        return None, "一为新增、一为总量，口径可能不同"
    if plan.direction != actual.direction and "down" in (plan.direction, actual.direction):
        return None, "升降方向不同，不能直接比较"
    if plan.comparator == "~" and _PRICES.search(plan.metric or ""):
        near = abs(actual.value - plan.value) <= settings.around_tolerance * plan.value
        return (True if near else None), "价格目标“左右”未说明方向"
    fewer = _fewer_is_better(plan)
    slack = settings.around_tolerance * abs(plan.value) if plan.comparator == "~" else 0.0
    note = (
        f"“左右”按{'不高于' if fewer else '不低于'}目标、容差{settings.around_tolerance:.0%}" if slack else ""
    )
    if fewer:
        return actual.value <= plan.value + slack, note
    return actual.value >= plan.value - slack, note


def _fewer_is_better(plan: Quantity) -> bool:
    if plan.direction == "down":
        return False  # the number says by how much it falls: the more the better
    if plan.unit == "位" or plan.comparator in ("<=", "<"):
        return True
    return bool(_LESS_IS_BETTER.search(plan.metric or "")) and plan.comparator not in (">=", ">")


def compare_step(
    quote: str, reported: Sequence[Quantity], whole_review: Sequence[Quantity]
) -> Pairing | None:
    """Set a plan to grow in step with the economy against the growth of both that a review reports."""
    step = _IN_STEP.search(quote)
    if step is None:
        return None
    whose = normalise(step["whose"])
    growths = [q for q in reported if q.unit == "%" and (q.metric or "").endswith(_GROWTH)]
    rated = [(fuzz.partial_ratio(normalise(q.metric or "").removesuffix(_GROWTH), whose), q) for q in growths]
    likeness, actual = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    output = next((q for q in whole_review if _OUTPUT_GROWTH.fullmatch(normalise(q.metric or ""))), None)
    if actual is None or output is None or actual is output or likeness < _SAME_SUBJECT:
        return None
    return Pairing(
        Comparison(
            metric=actual.metric or "",
            planned=step["plan"],
            actual=actual.raw,
            planned_value=output.value,
            actual_value=actual.value,
            unit="%",
            comparator="~",
            met=actual.value >= output.value - _IN_STEP_POINTS,
            attainment=None,
            note=f"经济增长按{output.raw}计，低出不过{_IN_STEP_POINTS}个百分点为同步",
        ),
        float(likeness),
    )


def compare_grades(quote: str, answer: str) -> Pairing | None:
    """Set a planned grade (A类, AAA级) against a reported grade of the same kind."""
    plan = _GRADE.search(quote)
    actual = next((m for m in _GRADE.finditer(answer) if plan and m[3] == plan[3]), None)
    if plan is None or actual is None:
        return None
    first, second = _grade(plan), _grade(actual)
    return Pairing(
        Comparison(
            metric="等级",
            planned=plan[0],
            actual=actual[0],
            planned_value=first,
            actual_value=second,
            unit=plan[3],
            comparator=">=",
            met=second >= first,
            attainment=None,
            note="等级越高越好",
        ),
        100.0,
    )


def _grade(match: re.Match[str]) -> float:
    return float(len(match[2]) - (ord(match[1]) - ord("A")))
