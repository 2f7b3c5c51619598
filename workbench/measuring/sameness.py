"""Whether two numbers measure one thing: their names, kinds, units, stocks and periods, strictly.

A wrong number beside a plan costs more trust than ten silences: in doubt two numbers are not the same.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz.distance import LCSseq

from workbench.measuring.equivalent_metrics import parse_metric, same_unit
from workbench.measuring.measured_numbers import Measure
from workbench.measuring.stages import BEGUN, FINISHED
from workbench.model.commitment import Quantity
from workbench.settings import AlignmentSettings
from workbench.text.lexicon import read_rows
from workbench.text.words import cut_words

Kind = Literal["growth", "points", "share", "amount"]

_RATE_UNITS = frozenset(("%", "‰"))
_GROWTH = re.compile("(?:增速|增幅|涨幅|降幅|增长率|变动)$")
_PRICES = re.compile("物价|价格|CPI", re.IGNORECASE)
# What says only how much of a thing: 零售总额 and 零售额 are one thing, and so are 数 and 人数.
_AMOUNT = re.compile("(?:总额|总值|总量|总数|数量|人数|户数|家数|总规模|规模|总产量|总产|[额量数值])$")
_LISTED = re.compile(r"^(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳])+")
_MARKS = re.compile(r"[“”‘’《》（）()\s·]")
_NICKNAMES = {"经济": "生产总值"}  # 经济增长5%
_ONLY_PAID = re.compile(
    "(?:[国省市区县]?(?:本级|级)?财政|自治区|[省市县]|各级|中央|政府|专项|共|再|又|累计|多方|多渠道)*"
    "(?:筹措|筹集|安排|投入|下达|拨付|落实|争取|整合|统筹|补助|支出|实施|完成)(?:资金|补助|经费|专项|各类)*"
)
_PEOPLE = frozenset(("人", "名", "位", ""))
_HEAD = 2
_SHORT = 2
_WHOLE_NAME, _WHOLE_BROAD_NAME = 4, 6
_QUOTED = re.compile("^.{0,4}(“[^“”]{2,12}”)")
_WHOLE_QUOTED = re.compile("(?:新增|新培育|培育)?“[^“”]{2,12}”")
_SAME_QUOTED = 96.0
_TELLING = 6
_LEVEL = re.compile("国家级|[省市县区]级(?!以上)|国家(?!级以上)")
_LEAST_SHARED = 3
# What a name ends with says what sort of thing it is: a model village is no model town.
_SORTS = frozenset("村镇乡县区市街园所馆院站场厂路桥河湖")
_KIND = re.compile("[^、和与及]{2}[型性式]")
_LIST = re.compile("[和与及]")
_CARRIED_OUT = re.compile("完成|(?:工程|行动|实事|措施|计划)(?:$|实施)")
_NEAR_FACTOR = 1.5
# Where a whole and its registered part are set side by side, that is said and nothing is judged.
_WHOLES = frozenset(("规模以上", "限额以上"))
_OTHER_SCOPE = 75.0
_WEAK = frozenset(("城镇", "农村", "省级", "市级", "县级"))


def lookup_keys(measure: Measure) -> tuple[tuple[str, str], ...]:
    """Return the keys under which a number of exactly the same thing is found: its kind and its names."""
    kind = kind_of(measure.quantity)
    cores = (_core(name) for name in _own_names(measure))
    return tuple(dict.fromkeys((kind, "".join(sorted(core))) for core in cores if core))


def kind_of(quantity: Quantity) -> Kind:
    """Return whether a number is a rate of growth, a change in points, a share, or an amount."""
    if quantity.unit == "百分点":
        return "points"
    if quantity.unit not in _RATE_UNITS:
        return "amount"
    name = quantity.metric or ""
    priced = _PRICES.search(name) is not None and "比重" not in name
    return "growth" if _GROWTH.search(name) or priced else "share"


def units_agree(one: str, other: str) -> bool:
    """Say whether values in these units may be compared: equal units, counting words, people."""
    return same_unit(one, other) or (one in _PEOPLE and other in _PEOPLE)


def sameness(
    plan: Measure, actual: Measure, settings: AlignmentSettings, *, answering: bool = False
) -> float:
    """Return how surely both numbers measure one thing, 0..100; 0 where any sign speaks against it.

    ``answering``: the passage surely speaks of the commitment, so that a short name is enough.
    """
    one, other = plan.quantity, actual.quantity
    kind = kind_of(one)
    if kind != kind_of(other) or actual.former or plan.former or not units_agree(one.unit, other.unit):
        return 0.0
    if plan.over_years != actual.over_years or actual.partial != plan.partial:
        return 0.0
    if plan.place != actual.place or (kind == "amount" and plan.helped != actual.helped):
        return 0.0
    if plan.condition or actual.condition or {plan.prices, actual.prices} == {"real", "nominal"}:
        return 0.0
    if "descriptor" in (one.role, other.role) or (kind == "amount" and _is_otherwise_told(plan, actual)):
        return 0.0
    if kind == "amount" and (
        {plan.scope, actual.scope} == {"added", "stock"} or (actual.stock and plan.scope != "stock")
    ):
        return 0.0
    if (
        kind == "amount"
        and one.value
        and other.value
        and not _near(plan, actual, settings, answering=answering)
    ):
        return 0.0
    if one.unit == "大" and actual.stage < FINISHED and not _CARRIED_OUT.search("".join(actual.names)):
        return 0.0  # 八大产业加快发展 names them, and says no more
    strict = kind in ("growth", "points")
    if not strict and one.unit != other.unit and len(_core(one.metric or "")) <= _SHORT:
        return 0.0
    names = [(a, b) for a in _own_names(plan) for b in _own_names(actual)]
    alike = max((name_sameness(a, b, strict=strict) for a, b in names), default=0.0)
    if not alike and answering and plan.scope == actual.scope == "added" and one.metric == other.metric:
        alike = 100.0  # 新增床位 in a passage that surely answers
    if actual.part - plan.part and not (
        kind == "amount" and alike >= settings.exact_likeness and _is_telling(one)
    ):
        return 0.0
    if not strict and alike and one.value and other.value:
        near = max(abs(one.value), abs(other.value)) <= _NEAR_FACTOR * min(abs(one.value), abs(other.value))
        alike += settings.near_bonus if near else 0.0
    least = _OTHER_SCOPE if kind == "growth" else settings.share_likeness
    return alike if kind == "amount" or alike >= least else 0.0


def _is_otherwise_told(plan: Measure, actual: Measure) -> bool:
    """Say whether one amount tells a change and the other a level, or one works begun, the other done."""
    moved = plan.quantity.direction and actual.quantity.direction
    begun = {plan.stage >= FINISHED, actual.stage >= FINISHED} == {True, False} and BEGUN in (
        plan.stage,
        actual.stage,
    )
    return bool(moved and plan.level != actual.level) or begun or plan.than_last != actual.than_last


def _is_telling(quantity: Quantity) -> bool:
    """Say whether a name is so full that a passage about a part of the place may well tell of the whole."""
    return len(_core(quantity.metric or "")) >= _TELLING


def _own_names(measure: Measure) -> tuple[str, ...]:
    """Return the names of a measure: of a rate its metric alone, words around it name its neighbours."""
    metric = measure.quantity.metric or ""
    if kind_of(measure.quantity) != "amount":
        return (metric, *measure.each, *_whole_of(measure.each)) if metric else ()
    around = measure.names[-1:] if measure.names else ()
    return tuple(dict.fromkeys(name for name in (metric, *around) if len(name) > 1))


def _whole_of(each: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name of the whole that what is told of each of its parts is told of (二氧化硫、氨氮: 主要污染物)."""
    for whole, *parts in read_rows("measuring", "groups.tsv"):
        found = [part for name in each for part in parts if part in name]
        if len(found) == len(each) > 1:
            return (each[-1].replace(found[-1], whole),)
    return ()


def _near(plan: Measure, actual: Measure, settings: AlignmentSettings, *, answering: bool) -> bool:
    """Say whether two amounts may be of one thing by their size.

    What is told as a level reached (达到) beside a plan that adds, and what has hardly a name, must lie
    nearer than others.
    """
    values = sorted((abs(plan.quantity.value), abs(actual.quantity.value)))
    factor = settings.largest_factor
    if actual.scope == "stock" and plan.scope != "stock":
        factor = settings.largest_level_factor
    if len(_core(plan.quantity.metric or "")) <= _SHORT and not answering:
        added = plan.scope == actual.scope == "added" and plan.quantity.metric == actual.quantity.metric
        factor = settings.largest_level_factor if added else _NEAR_FACTOR
    return values[1] <= factor * values[0]


@lru_cache(maxsize=65_536)
def name_sameness(one: str, other: str, *, strict: bool) -> float:
    """Return how surely two names are of one thing, 0..100; ``strict`` where only wording may differ.

    >>> name_sameness("规模以上工业增加值增速", "服务业增加值增速", strict=True)
    0.0
    >>> name_sameness("农村危房改造", "改造农村危房", strict=False)
    100.0
    """
    first, second = _core(one), _core(other)
    if any(_ONLY_PAID.fullmatch(name) for name in (one, other, first, second)):
        return 0.0
    if one == other and len(one) >= (_WHOLE_BROAD_NAME if first in broad_names() else _WHOLE_NAME):
        return 100.0
    quoted = [match[1] for name in (one, other) if (match := _QUOTED.match(name))]
    whole = any(_WHOLE_QUOTED.fullmatch(name) for name in (one, other))  # “小升规”企业, “小升规”
    if not strict and len(quoted) > 1 and quoted[0] == quoted[1] and (whole or one[-1] == other[-1]):
        return _SAME_QUOTED  # “小升规”工业企业, “小升规”企业: the quoted name is the thing's own
    if not first or not second or first in broad_names() or second in broad_names():
        return 0.0
    if first == second or sorted(first) == sorted(second):
        return 100.0
    own, others = _scopes(first) - _scopes(second), _scopes(second) - _scopes(first)
    if (own and others) or _kinds_differ(first, second):
        return 0.0
    differ = own | others
    if differ and (strict or not differ <= _WEAK):
        return _OTHER_SCOPE if differ <= _WHOLES and _without(first) == _without(second) else 0.0
    if not strict and (
        bool(_LIST.search(first)) != bool(_LIST.search(second)) or _lists_things(one) != _lists_things(other)
    ):
        return 0.0
    if first[-1] != second[-1] and first[-1] in _SORTS and second[-1] in _SORTS:
        return 0.0
    rest, other_rest = _difference(first, second)
    if not rest and not other_rest:
        return 98.0
    if strict:
        return 0.0 if rest and other_rest else _contained(first, second)
    shared = LCSseq.similarity(first, second)
    if first[-_HEAD:] != second[-_HEAD:] and shared < _LEAST_SHARED:
        return 0.0
    return float(100 * 2 * shared / (len(first) + len(second)))


def _kinds_differ(first: str, second: str) -> bool:
    """Say whether two names tell different kinds of a thing (科技型企业, 创新型企业)."""
    kinds = [set(_KIND.findall(name)) for name in (first, second)]
    return all(kinds) and not kinds[0] & kinds[1]


def _contained(first: str, second: str) -> float:
    """Return the likeness of a short and a long name of a rate, of which one holds all words of the other."""
    short, long = sorted((first, second), key=len)
    return 90.0 if long.endswith(short) and len(long) - len(short) <= 2 else 0.0


def same_scope(one: str, other: str) -> bool:
    """Say whether two names of one thing are of the whole of it, or of the same part."""
    if set(_LEVEL.findall(one)) ^ set(_LEVEL.findall(other)):
        return False
    return not (_scopes(_core(one)) ^ _scopes(_core(other))) & _WHOLES


def _without(core: str) -> str:
    for word in _WHOLES:
        core = core.replace(word, "")
    return core


@lru_cache(maxsize=16_384)
def _core(name: str) -> str:
    bare = _MARKS.sub("", _LISTED.sub("", name))
    core = parse_metric(_GROWTH.sub("", bare)).core
    core = _NICKNAMES.get(core, core)
    return _AMOUNT.sub("", core) or core


@lru_cache(maxsize=16_384)
def _lists_things(name: str) -> bool:
    """Say whether a name lists things (公租房、棚改房), and no verbs (新建、改造) or levels (省、市)."""
    parts = _MARKS.sub("", parse_metric(name).noun).split("、")
    return sum(len(part) > _SHORT for part in parts) > 1


@lru_cache(maxsize=16_384)
def _scopes(core: str) -> frozenset[str]:
    return frozenset(word for word in _scope_words() if word in core)


@cache
def broad_names() -> frozenset[str]:
    """Return names that say nothing on their own (投资, 项目)."""
    return frozenset(row[0] for row in read_rows("measuring", "broad_names.txt"))


@cache
def _scope_words() -> tuple[str, ...]:
    return tuple(row[0] for row in read_rows("measuring", "scopes.tsv"))


def _difference(first: str, second: str) -> tuple[list[str], list[str]]:
    """Return the words that each of two names has alone."""
    one, other = list(cut_words(first)), list(cut_words(second))
    for word in list(one):
        if word in other:
            one.remove(word)
            other.remove(word)
    return one, other
