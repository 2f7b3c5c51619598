"""Find the numbers of a report, each with its unit, what it measures and how it is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from workbench.measuring.listed_things import both_of, metric_parts
from workbench.measuring.metric_words import (
    Setting,
    continue_series,
    of_each,
    read_setting,
    start_series,
)
from workbench.measuring.number_readings import Reading, is_quoted, read_numbers
from workbench.measuring.units import CAPACITY_KINDS, CHANGE_KINDS
from workbench.model.commitment import Quantity, Role
from workbench.model.report import Report

_STOP = re.compile("[，,；;。：:！？!?\n\t]")
_SENTENCE_ENDS = frozenset("。！？!?\n；;")
_AND = re.compile("(?:以上|以内|以下|左右)?(?:和|、|与|及|以及)")  # 分别增长8%左右和10%左右
# 出口总额由增转降，下降2%: the clause before names what turned, and has no number.
_TURNED = re.compile(
    "([一-龥A-Z]{3,24}?)(?:由增转降|由降转增|由正转负|由负转正|止跌回升|止升回落|企稳回升|出现负增长|负增长|反弹|回弹|(?:有所|小幅|略有|稍有|明显|大幅|继续)"
    "(?:回升|回落|下滑|下降|增长|上升))"
)
_LISTS = ("、", "和", "及", "与")
_SHARED_HEAD = re.compile("([一-龥]{2})((?:处理|收集|转运|治理|净化|回收|利用)[一-龥]{0,8})")
_SAMPLES = ("示范", "试点", "样板")
_NAME_WINDOW = 60
_WIDEST_CONTEXT = 120  # characters before a number that are read to find what it measures
_WORKS = ("项目", "工程", "基地")
_TOTALS = ("总投资", "占地", "占地面积", "建筑面积", "总面积", "总规模")
_LIVED = ("寿命", "年龄")  # only these are measured in years of age; else 3岁 says of whom
# 二十条规定, 六大产业…方案: the number is part of what a paper is called.
_PAPERS = re.compile("(?:规定|意见|办法|条例|禁令|纪律|方案|规划|纲要)(?=[，,；;。、和与及等的\n]|$)")
_PAPER_WINDOW = 20
_EACH_ONE = re.compile("[人户]均$")
_OWN_WORDS = re.compile("[，,；;。：:！？、\n]")
_FROM_A_BORDER = re.compile("(?:距|边境|沿边|方圆|半径)[^，。；、]{0,4}$")  # 距边境0－3公里 says where
_MADE = frozenset(("台", "辆", "片", "只", "套", "部"))
_PLANT, _PLANT_NAME = 1000, re.compile("[一-龥]{1,8}(?:项目|生产线|基地)")
_ALL_OF_US = re.compile("[一-龥]{0,6}?(?:儿女|父老乡亲|各族人民|各族群众|各族干部|同胞)")
_SORTS = frozenset(("条", "类", "种"))


def find_quantities(report: Report) -> tuple[Quantity, ...]:
    """Return every quantity of the report's whole text, by where it starts."""
    return find_quantities_in(report.text)


def find_quantities_in(text: str, offset: int = 0) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; offsets are moved by ``offset``.

    A fall in %, 百分点 or 倍 has a negative value and direction ``down`` (下降3.2% → −3.2); its
    comparator speaks of the size of the fall. Years, dates, ordinals and names are no quantities.
    """
    readings = list(read_numbers(text))
    if not readings:
        return ()
    stops = [match.start() for match in _STOP.finditer(text)]
    found: list[Quantity] = []
    last: Reading | None = None
    setting: Setting | None = None
    last_end = nth = 0
    subjects: list[str] = []
    shares: list[str] = []
    for index, reading in enumerate(readings):
        at = bisect_left(stops, reading.start)
        low = max(stops[at - 1] + 1 if at else 0, reading.start - _WIDEST_CONTEXT)
        if last is not None and setting is not None and low <= last_end and _goes_on(text, last, reading):
            nth += 1
            setting = continue_series(setting, nth, shares)
        else:
            nth = 0
            inherited = (
                setting.subject if setting is not None and _same_sentence(text, stops, last_end, at) else ""
            )
            if not inherited:
                subjects = []
                inherited = _turned_before(text, stops, at)
            high = stops[at] if at < len(stops) else len(text)
            setting = read_setting(
                text, max(low, last_end), reading.start, reading.end, high, reading.unit, inherited
            )
            series = _in_series(text, readings, index)
            if series > 1 and not setting.shared and _of_those_before(setting, inherited, subjects, series):
                setting = setting._replace(shared=True)  # A1万元，B5千元，增长8%和9%
            if not setting.shared:  # 甲、乙、丙产量达到3吨、4吨、5吨 is in order without 分别
                named = (metric_parts(setting.subject) or both_of(setting.subject)) if series > 1 else ()
                if named and len(named) == series:
                    setting = start_series(setting, named)
                else:
                    series = 0
            if series == 1 and (metric_parts(setting.subject) or both_of(setting.subject)):
                setting = of_each(setting)
            shares = _shares(subjects, series) if series else []
            if shares and setting.subject == inherited:
                setting = start_series(setting, shares)
            elif setting.subject not in subjects[-1:]:
                subjects.append(setting.subject)
                shares = []
        made = _quantity(text, reading, setting, low, offset)
        between = text[last_end : reading.start]
        found[-1:] = _with_head(found[-1:], made, between)
        found.append(_in_full(made, found[-1:], between))
        last, last_end = reading, reading.end
    return tuple(found)


def _turned_before(text: str, stops: list[int], at: int) -> str:
    """Return what the clause before stop ``at - 1`` says to have turned, empty where it says none."""
    if not at or text[stops[at - 1]] not in "，,":
        return ""
    turned = _TURNED.fullmatch(text, stops[at - 2] + 1 if at > 1 else 0, stops[at - 1])
    return turned[1] if turned else ""


def _of_those_before(setting: Setting, inherited: str, subjects: Sequence[str], count: int) -> bool:
    """Say whether changes without a subject of their own are those of just as many things told before."""
    return setting.changes and bool(inherited) and setting.subject == inherited and len(subjects) >= count


def _in_full(number: Quantity, before: Sequence[Quantity], between: str) -> Quantity:
    """Return a number of a list with what its name leaves out (美丽乡村示范镇5个、示范村9个)."""
    if not between.startswith(_LISTS):
        return number
    name, former = (number.metric or "").lstrip("、和及与"), (before[0].metric or "") if before else ""
    if not name.startswith(_SAMPLES) or name[:2] not in former[1:]:
        return number
    return replace(number, metric=former[: former.index(name[:2], 1)] + name)


def _with_head(before: list[Quantity], number: Quantity, between: str) -> list[Quantity]:
    """Return the number before with the head that both share (9个污水和8个垃圾处理项目)."""
    if not before or between[-1:] not in _LISTS:
        return before
    noun, shared = between[:-1], _SHARED_HEAD.fullmatch(number.metric or "")
    if not shared or not (before[0].metric or "").endswith(noun):
        return before
    alike = len(noun) == len(shared[1]) and before[0].unit == number.unit
    return [replace(before[0], metric=f"{before[0].metric}{shared[2]}")] if alike else before


def _goes_on(text: str, last: Reading, reading: Reading) -> bool:
    """Say whether a number goes on with the one before it (分别增长8%和9%)."""
    return last.unit.base == reading.unit.base and _AND.fullmatch(text, last.end, reading.start) is not None


def _shares(subjects: Sequence[str], count: int) -> list[str]:
    """Return the subjects told before that a series of so many numbers is shared out over.

    They are clauses of their own, or the things that the last clause lists.
    """
    if count > 1 and subjects and both_of(subjects[-1]):
        return []
    if count > 1 and subjects and len(parts := metric_parts(subjects[-1])) == count:
        return list(parts)
    return list(subjects[-count:])


def _in_series(text: str, readings: Sequence[Reading], index: int) -> int:
    """Return how many numbers the series has that begins with one (分别增长8%、9%和10%: three)."""
    last = index
    while last + 1 < len(readings) and _goes_on(text, readings[last], readings[last + 1]):
        last += 1
    return last - index + 1


def _same_sentence(text: str, stops: list[int], last_end: int, at: int) -> bool:
    """Say whether no sentence ends between the number before and the clause that ends at stop ``at``."""
    at -= 1
    while at >= 0 and stops[at] >= last_end:
        if text[stops[at]] in _SENTENCE_ENDS:
            return False
        at -= 1
    return True


def _quantity(text: str, reading: Reading, setting: Setting, low: int, offset: int) -> Quantity:
    start, end, value, upper, unit, more = reading
    changes = unit.kind in CHANGE_KINDS
    if changes and setting.changes and setting.direction == "down" and value > 0:
        value, upper = -value, None if upper is None else -upper
    return Quantity(
        raw=text[start:end],
        start=start + offset,
        end=end + offset,
        metric=setting.metric,
        value=value,
        unit=unit.base,
        comparator=">" if more and setting.comparator == "=" else setting.comparator,
        direction=setting.direction,
        role=_role(text, reading, setting),
        cumulative=not changes and (setting.level or text.find("累计", low, start) >= 0),
        upper=upper,
    )


def _role(text: str, reading: Reading, setting: Setting) -> Role:
    """Say whether the number is to be reached, sizes what is acted on, or is part of a name."""
    start, end, unit = reading.start, reading.end, reading.unit
    follows = text[end : end + 1]
    if unit.base == "岁" and not any(word in setting.subject for word in _LIVED):
        return "descriptor"
    if (unit.base == "大" and follows == "类") or unit.base == "大类" or _ALL_OF_US.match(text, end):
        return "descriptor"  # 九大类支出 is a name, and 300万云海儿女 are everybody
    if follows == "级" or unit.base.endswith("级") or is_quoted(text, start):
        return "descriptor"
    if unit.kind in CAPACITY_KINDS and setting.direction is None and follows not in "，,；;。、以左的\n":
        clause_end = _STOP.search(text, end, end + _NAME_WINDOW)
        rest = text[end : clause_end.start() if clause_end else end + _NAME_WINDOW]
        if any(word in rest for word in _WORKS):
            return "descriptor"
    if unit.base == "公里" and _FROM_A_BORDER.search(text, max(0, start - _PAPER_WINDOW), start):
        return "descriptor"
    if unit.base in _MADE and reading.value >= _PLANT and _PLANT_NAME.match(text, end):
        return "descriptor"  # 15万台发动机项目 is known by its size
    if unit.base in ("条", "大") and _PAPERS.search(
        _OWN_WORDS.split(text[end : end + _PAPER_WINDOW])[0] + "，"
    ):
        return "descriptor"
    if follows == "的" or unit.base == "大" or (unit.base in _SORTS and text[start - 1 : start] == "等"):
        return "scope"
    if (
        unit.kind == "area"
        and _EACH_ONE.search(text, max(0, start - 2), start)
        and _PAPERS.search(_OWN_WORDS.split(text[end : end + _PAPER_WINDOW])[0] + "，")
    ):
        return "descriptor"  # 人均半亩口粮田建设规划
    if unit.kind in ("money", "area") and setting.subject.endswith(_TOTALS):
        return "scope"
    return "target"
