"""Set a planned number against the number that a later review reports for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from workbench.alignment.vocabulary import normalise
from workbench.model.commitment import Commitment, Quantity
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
_GRADE = re.compile(r"(?<![A-Za-z0-9])([A-Z])(\1{0,4})(类|级)")


@dataclass(frozen=True, slots=True)
class Pairing:
    """A comparison with how surely the two numbers are of one thing (0..100)."""

    comparison: Comparison
    likeness: float


def compare_numbers(
    commitment: Commitment,
    answer: str,
    reported: Sequence[Quantity],
    whole_review: Sequence[Quantity],
    settings: AlignmentSettings,
) -> Pairing | None:
    """Return the best pair of a planned number and one of the ``reported`` in the passage ``answer``.

    Numbers of one metric in different units or scopes are shown side by side with ``met`` None and a
    note that says why; a plan to grow in step with the economy is set against the growth of output that
    ``whole_review`` reports. None where nothing can be set against the plan.
    """
    planned = [q for q in commitment.quantities if q.role != "descriptor"]
    found = [
        Pairing(_compare(plan, actual, settings), _likeness(commitment, plan, actual, settings))
        for plan in planned
        for actual in reported
    ]
    best = max(found, key=lambda pairing: pairing.likeness, default=None)
    if best is not None and best.likeness >= settings.metric_likeness:
        return best
    return _compare_step(commitment, reported, whole_review) or _compare_grades(commitment, answer)


def _likeness(commitment: Commitment, plan: Quantity, actual: Quantity, settings: AlignmentSettings) -> float:
    """Return how surely both numbers measure one thing: metric names, then unit, then role."""
    name, other = normalise(plan.metric or ""), normalise(actual.metric or "")
    if not other:
        return 0.0
    alike = fuzz.ratio(name, other)
    if len(other) >= settings.least_metric:
        # The plan's own metric may be cut short; the number's clause is the quotation itself.
        alike = max(alike, 0.95 * fuzz.partial_ratio(other, normalise(commitment.quote)))
    if len(name) >= settings.least_metric:
        alike = max(alike, 0.95 * fuzz.partial_ratio(name, other))
    same_unit = plan.unit == actual.unit
    rank = {"target": 2.0, "scope": 1.0, "descriptor": 0.0}
    return float(
        alike - (0.0 if same_unit else settings.other_unit_penalty) + rank[plan.role] + rank[actual.role]
    )


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


def _compare_step(
    commitment: Commitment, reported: Sequence[Quantity], whole_review: Sequence[Quantity]
) -> Pairing | None:
    """Set a plan to keep step with the economy against the reported growth of both."""
    step = _IN_STEP.search(commitment.quote)
    if step is None:
        return None
    whose = normalise(step["whose"])
    growths = [q for q in reported if q.unit == "%" and (q.metric or "").endswith(_GROWTH)]
    rated = [(fuzz.partial_ratio(normalise(q.metric or "").removesuffix(_GROWTH), whose), q) for q in growths]
    likeness, actual = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    output = next((q for q in whole_review if _OUTPUT_GROWTH.fullmatch(normalise(q.metric or ""))), None)
    if actual is None or likeness < 60 or actual is output:
        return None
    return Pairing(
        Comparison(
            metric=actual.metric or "",
            planned=step["plan"],
            actual=actual.raw,
            planned_value=output.value if output else float("nan"),
            actual_value=actual.value,
            unit="%",
            comparator="~",
            met=None if output is None else actual.value >= output.value - 0.5,
            attainment=None,
            note=f"经济增长按{output.raw}计，相差不超过0.5个百分点为同步" if output else "回顾未报经济增速",
        ),
        float(likeness),
    )


def _compare_grades(commitment: Commitment, answer: str) -> Pairing | None:
    """Set a planned grade (A类, AAA级) against a reported grade of the same kind."""
    plan = _GRADE.search(commitment.quote)
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
