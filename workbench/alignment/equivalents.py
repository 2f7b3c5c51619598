"""Plans that name no number of their own: growth in step with the economy, falls, and grades."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from workbench.measuring.comparing import Pairing
from workbench.measuring.measured_numbers import Measure
from workbench.measuring.names_alike import name_sameness
from workbench.model.commitment import Quantity
from workbench.model.link import Comparison
from workbench.model.said import Said
from workbench.text.normalise import normalise

_GROWTH = "增速"
_SIGNS = re.compile("同步|[类级]|下降|降低|回落|减少")
_IN_STEP = re.compile(r"(?:增长|增速|增幅)?(?P<plan>[与和同]经济(?:发展|增长)(?:保持)?(?:基本)?同步)")
_FALL = re.compile(
    "(?P<plan>(?:继续|持续|进一步|稳步|逐步|稳中有|有所|明显|大幅)*(?:下降|降低|回落|减少))(?=[，。；]|$)"
)
_FELL = re.compile("(?:下降|降低|回落|减少)(?:了|约)?$")
_JOINED = re.compile("[和与及、]")
_SHORTEST_NAME = 4
_CLAUSE_ENDS = "，。；"
_OUTPUT_GROWTH = re.compile("(?:国内|地区)?生产总值增速|gdp增速|经济增速")
_OF_PEOPLE = re.compile("居民|农民|城乡|城镇|农村|人均|职工")  # their income is not that of the treasury
_OF_SOME = re.compile("脱贫|贫困|低收入|移民|库区|老区|牧区")
_PART_OF_PEOPLE = re.compile("农村|农民|农牧民|(?<!城乡)(?:城镇|城市)(?!化)")
_SAME_SUBJECT = 60.0
_SAME_THING = 90.0
# What stands between the thing that is to grow and 与经济增长同步: 收入 of 收入年均实际增长.
_HOW = re.compile("(?:年均|平均|实际|保持|继续|基本|要|应|力争|努力|做到|实现)+$")
_HEAD = 2
_NEAR = 60  # no thing that grows has a longer name
_IN_STEP_POINTS = 0.5
# A级景区 says of what kind a thing is; a grade that is to be reached ends its clause (评为A级, 进入A类).
_GRADE = re.compile(r"(?<![A-Za-z0-9])([A-Z])(\1{0,4})(类|级)")
_GRADED = re.compile("(?:评为|获评|进入|升为|升至|跃升|晋升|达到|列为|跻身|迈入)[^，。；]{0,8}$")
_GRADED_WITHIN = 14
_ENDS = re.compile("[，。；、！,;“”）)]|以上|等次|等级|行列|水平|标准|$")


def may_have_equivalent(quote: str) -> bool:
    """Say whether a plan without a number may yet be set against one: growth in step, a grade, a fall."""
    return _SIGNS.search(quote) is not None


def is_of_output(quantity: Quantity) -> bool:
    """Say whether a number tells how much the economy grew."""
    return _OUTPUT_GROWTH.fullmatch(normalise(quantity.metric or "")) is not None


def compare_step(quote: str, reported: Sequence[Measure], whole_review: Sequence[Quantity]) -> Pairing | None:
    """Set a plan to grow in step with the economy against the growth of both that a review reports.

    The economy's growth is told at constant prices, so of two rates of one thing the real one is taken;
    what grew for a part of the people only (农村居民) tells nothing of all.
    """
    step = _IN_STEP.search(quote) if "同步" in quote else None  # the pattern is slow to say no
    if step is None:
        return None
    # What stands before it in its clause; a pattern for it would go through the clause once a character.
    clause = max(quote.rfind(mark, 0, step.start()) for mark in _CLAUSE_ENDS) + 1
    whose = normalise(_HOW.sub("", quote[clause : step.start()][-_NEAR:]))
    growths = [
        (q, measure.prices == "real")
        for measure in reported
        if (q := measure.quantity).unit == "%"
        and (q.metric or "").endswith(_GROWTH)
        and whose[-_HEAD:] in normalise(q.metric or "")
        and not _OF_SOME.search(q.metric or "")
        and (not _OF_PEOPLE.search(whose) or _OF_PEOPLE.search(q.metric or ""))
        and (_PART_OF_PEOPLE.search(whose) or not _PART_OF_PEOPLE.search(q.metric or ""))
    ]
    rated = [
        (fuzz.partial_ratio(normalise(q.metric or "").removesuffix(_GROWTH), whose), real, q)
        for q, real in growths
    ]
    likeness, _, actual = max(rated, key=lambda each: each[:2], default=(0.0, False, None))
    output = next(filter(is_of_output, whole_review), None)
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
            actual_start=actual.start,
            actual_end=actual.end,
            note=Said("measuring.in_step", growth=output.raw, points=_IN_STEP_POINTS),
        ),
        float(likeness),
        actual,
    )


def compare_fall(quote: str, reported: Sequence[Measure], text: str) -> Pairing | None:
    """Set a plan that something goes on falling, by whatever much, against the change of that very thing.

    ``text`` is the report's, in which the reported numbers stand.
    """
    plan = _FALL.search(quote)
    if plan is None:
        return None
    clause = max(quote.rfind(mark, 0, plan.start()) for mark in _CLAUSE_ENDS) + 1
    names = [normalise(name) for name in _JOINED.split(quote[clause : plan.start()])]
    rated = [
        (name_sameness(name + _GROWTH, measure.quantity.metric or "", strict=True), -number, measure.quantity)
        for name in names
        if len(name) >= _SHORTEST_NAME
        for number, measure in enumerate(reported)
        if measure.quantity.unit == "%" and (measure.quantity.metric or "").endswith(_GROWTH)
    ]
    likeness, _, actual = max(rated, key=lambda each: each[:2], default=(0.0, 0, None))
    if actual is None or likeness < _SAME_THING:
        return None
    fell = _FELL.search(text[max(0, actual.start - _HEAD - 1) : actual.start])
    start = actual.start - (len(fell[0]) if fell else 0)
    return Pairing(
        Comparison(
            metric=actual.metric or "",
            planned=plan["plan"],
            actual=text[start : actual.end],
            planned_value=0.0,
            actual_value=actual.value,
            unit="%",
            comparator="<",
            met=actual.value < 0,
            attainment=None,
            better="lower",
            actual_start=start,
            actual_end=actual.end,
            note=Said("measuring.falls_by_whatever"),
        ),
        float(likeness),
        actual,
    )


def compare_grades(quote: str, answer: str) -> Pairing | None:
    """Set a planned grade (A类, AAA级) against a reported grade of the same kind."""
    if "类" not in quote and "级" not in quote:
        return None
    plan = next(_grades(quote), None)
    actual = next((m for m in _grades(answer) if plan and m[3] == plan[3]), None)
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
            note=Said("measuring.higher_grade_better"),
        ),
        100.0,
    )


def _grades(text: str) -> Iterator[re.Match[str]]:
    """Yield the grades of a text that something has or is to have."""
    for match in _GRADE.finditer(text):
        ahead = text[max(0, match.start() - _GRADED_WITHIN) : match.start()]
        if _ENDS.match(text, match.end()) or _GRADED.search(ahead):
            yield match


def _grade(match: re.Match[str]) -> float:
    return float(len(match[2]) - (ord(match[1]) - ord("A")))
