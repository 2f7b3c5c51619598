"""Plans that something keeps pace with another rate, or stays stable, beside what is told of its change.

How much would still be in pace, or still be stable, the plan does not say: the number is shown and not
judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from workbench.measuring.comparing import Pairing
from workbench.measuring.measured_numbers import Measure
from workbench.measuring.names_alike import name_sameness
from workbench.model.commitment import Quantity
from workbench.model.link import Comparison
from workbench.model.said import Said
from workbench.text.normalise import normalise

_GROWTH = "增速"
_ENDS = "(?=[，,。；;！]|$)"
_PACE = re.compile(
    "(?:增长速度|增长|增速|增幅)?(?P<plan>[与和同跟](?:名义)?(?:经济|国内生产总值|地区生产总值)"
    f"(?:发展|增长)?(?:速度|增速)?[^，。；]{{0,10}}?(?:保持|大体|基本)*相?(?:匹配|适应)){_ENDS}"
)
_STABLE = re.compile(f"(?P<plan>(?:基本|总体|大体)稳定){_ENDS}")
_LEAD = re.compile("^(?:继续|努力|力争|确保|切实|着力|要|应|将|使|保持|维持|促进|推动|实现)+")
_HOW = re.compile("(?:在[^，。；]{2,16}?(?:上|内|之内|之间|以内))?(?:继续|力争|保持|维持|实现|的)*$")
_JOINED = re.compile("[和与及、]")
_FELL = re.compile("(?:下降|贬值|下跌|回落|降低|减少)(?:了|约)?$")
_BEFORE = 4
_CLAUSE_ENDS = "，,。；;！："
# What says only when and of which sum a rate is told; broad money is what is meant by the money supply.
_WHEN = re.compile(r"^(?:年末|全年|期末|年内)|[（(][^（()）]*[)）]|平均|广义|(?:余额|存量)$")
# What a plan calls prices is what statistics call those of consumers.
_PRICES = re.compile("(?:居民消费|市场|消费)?(?:物价|价格)(?:总水平|水平|总指数|指数)?")
_CONSUMER_PRICES = "居民消费价格"
_SHORTEST_NAME = 4
_SAME_THING = 98.0
_LONGEST = 60  # no thing that keeps steady has a longer name
_PACE_NOTE = Said("measuring.pace_not_said")
_STABLE_NOTE = Said("measuring.stable_not_said")


def may_be_steady(quote: str) -> bool:
    """Say whether a plan may ask that something keep pace or stay stable: cheap, before the patterns."""
    return "稳定" in quote or "匹配" in quote or "适应" in quote


def compare_steady(quote: str, reported: Sequence[Measure], text: str) -> Pairing | None:
    """Set a plan to keep pace, or to stay stable, beside the change of that very thing, without a verdict.

    ``text`` is the report's, in which the reported numbers stand. Names too short to tell are left alone.
    """
    for pattern, note in ((_PACE, _PACE_NOTE), (_STABLE, _STABLE_NOTE)):
        plan = pattern.search(quote)
        if plan is None:
            continue
        told = growths([measure.quantity for measure in reported])
        found = next(_changes_of(_things(quote, plan.start()), told), None)
        if found is not None:
            return _beside(plan["plan"], reported[found].quantity, text, note)
    return None


def change_of_steady(
    quote: str, told: Sequence[tuple[int, str]], is_yearly: Callable[[int], bool]
) -> int | None:
    """Return which number tells the change of the very thing that a plan wants stable or in pace.

    ``told`` are the ``growths`` among numbers; ``is_yearly`` says of one whether it is of the year alone.
    """
    for pattern in (_PACE, _STABLE):
        plan = pattern.search(quote)
        changes = _changes_of(_things(quote, plan.start()), told) if plan else ()
        found = next(filter(is_yearly, changes), None)
        if found is not None:
            return found
    return None


def growths(quantities: Sequence[Quantity]) -> list[tuple[int, str]]:
    """Return the numbers that tell how much something grew, each with the plain name of what did."""
    return [
        (at, _plain(metric.removesuffix(_GROWTH)))
        for at, each in enumerate(quantities)
        if each.unit == "%" and (metric := each.metric or "").endswith(_GROWTH)
    ]


def _things(quote: str, end: int) -> list[str]:
    """Return the names of what is to keep steady, from the clause before ``end``."""
    clause = max(quote.rfind(mark, 0, end) for mark in _CLAUSE_ENDS) + 1
    named = _HOW.sub("", quote[max(clause, end - _LONGEST) : end])
    names = [normalise(name) for name in _JOINED.split(_LEAD.sub("", named))]
    if len(names) == 1:  # in 市场供应和价格 the prices are those of whatever is supplied
        names = [_plain(names[0])]
    return [name for name in names if len(name) >= _SHORTEST_NAME]


def _changes_of(names: Sequence[str], told: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Yield the numbers that tell the change of the very thing, the surest first."""
    rated = [(-name_sameness(_of_sum(name), grown, strict=True), at) for name in names for at, grown in told]
    yield from (at for unlikeness, at in sorted(rated) if -unlikeness >= _SAME_THING)


def _of_sum(name: str) -> str:
    return _WHEN.sub("", _WHEN.sub("", name))


def _plain(name: str) -> str:
    plain = _of_sum(name)
    return _CONSUMER_PRICES if _PRICES.fullmatch(plain) else plain


def _beside(plan: str, actual: Quantity, text: str, note: Said) -> Pairing:
    fell = _FELL.search(text[max(0, actual.start - _BEFORE) : actual.start])
    start = actual.start - (len(fell[0]) if fell else 0)
    return Pairing(
        Comparison(
            metric=actual.metric or "",
            planned=plan,
            actual=text[start : actual.end],
            planned_value=0.0,
            actual_value=actual.value,
            unit="%",
            comparator="~",
            met=None,
            attainment=None,
            better="either",
            why_null="other",
            actual_start=start,
            actual_end=actual.end,
            note=note,
        ),
        _SAME_THING,
        actual,
    )
