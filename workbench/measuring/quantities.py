"""Find the numbers of a report, each with its unit, what it measures and how it is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from workbench.measuring.listed_things import both_of, metric_parts
from workbench.measuring.metric_words import (
    Setting,
    bound_behind,
    continue_series,
    of_each,
    read_setting,
    start_series,
)
from workbench.measuring.number_readings import Reading, is_quoted, read_numbers
from workbench.measuring.shared_heads import in_full, with_head, with_noun
from workbench.measuring.times_taken import DAYS, done_within, name_of_time
from workbench.measuring.units import CAPACITY_KINDS, CHANGE_KINDS, COUNTED_KINDS, UNITS
from workbench.model.commitment import Comparator, Quantity, Role
from workbench.model.report import Report
from workbench.uncollected import uncollected

# Of a row of fields; called by name, it takes four times as long.
_QUANTITY = partial(tuple.__new__, Quantity)
_STOP = re.compile("[，,；;。：:！？!?\n\t]")
_LAST_STOP = re.compile(f"(?s:.*){_STOP.pattern}")  # greedy: found from the end
_SENTENCE_END = re.compile("[。！？!?\n；;]")
_AND = re.compile(" {0,2}(?:以上|以内|以下|左右)? ?(?:和|、|与|及|以及) ?")  # 分别增长8%左右和10%左右
_LONGEST_AND = 8
# 出口总额由增转降，下降2%: the clause before names what turned, and has no number.
_TURNED = re.compile(
    "([一-龥A-Z]{3,24}?)(?:由增转降|由降转增|由正转负|由负转正|止跌回升|止升回落|企稳回升|出现负增长|负增长|反弹|回弹|(?:有所|小幅|略有|稍有|明显|大幅|继续)"
    "(?:回升|回落|下滑|下降|增长|上升))"
)
_TURNED_ENDS = frozenset("降增负正升落长弹滑")
# 加快5G网络部署，用户普及率提高到56%: of what they are users is told in the clause before.
_USERS = "用户"
_NETWORK = re.compile(r"\d+[A-Z]|[A-Z]{2,}\d*|移动互联网|物联网|互联网|宽带|千兆光网|光纤")
_ADDED_TO = re.compile("^(?:新增|净增|新添)|(?:新增|净增|增加)$")
_LISTS = ("、", "和", "及", "与")
_CIRCLE = re.compile("[一-龥]{0,12}圈")  # 15分钟便民生活圈 is what it is called
_TIMES = frozenset(("分钟", "小时"))
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
_GRADES = frozenset((*(unit.base for unit in UNITS.values() if unit.base.endswith("级")), "大类"))
_IN_NAMES = frozenset(("岁", "公里", "大", "条")) | _MADE | _GRADES | _TIMES
_PLANT, _PLANT_NAME = 1000, re.compile("[一-龥]{1,8}(?:项目|生产线|基地)")
_ANOTHER_NUMBER = re.compile(r"[^，,；;。：:\n0-9]{2,30}[0-9]")
_ALL_OF_US = re.compile("[一-龥]{0,6}?(?:儿女|父老乡亲|各族人民|各族群众|各族干部|同胞)")
_SORTS = frozenset(("条", "类", "种"))


@uncollected()
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
    near = [0 < reading.start - last.end <= _LONGEST_AND for last, reading in pairwise(readings)]
    goes_on = [False, *near, False]
    for index in [at for at, close in enumerate(near, 1) if close]:
        goes_on[index] = _goes_on(text, readings[index - 1], readings[index])
    found: list[Quantity] = []
    setting: Setting | None = None
    last_end = nth = 0
    subjects: list[str] = []
    shares: list[str] = []
    for index, reading in enumerate(readings):
        start = reading.start
        low = _clause_start(text, start)
        if setting is not None and goes_on[index]:
            nth += 1
            setting = continue_series(setting, nth, shares)
        else:
            nth = 0
            inherited = ""
            if setting is not None and _SENTENCE_END.search(text, last_end, start) is None:
                inherited = setting.subject
            if not inherited:
                subjects = []
                inherited = _turned_before(text, low)
            setting = read_setting(text, max(low, last_end), start, reading.end, reading.unit, inherited)
            if setting.subject.startswith(_USERS):
                setting = _of_network(setting, text[_clause_start(text, low - 1) : low])
            shares = []
            if setting.shared or goes_on[index + 1]:
                series = goes_on.index(False, index + 1) - index
                setting, shares = _share_out(setting, inherited, subjects, series)
            if shares and setting.subject == inherited:
                setting = start_series(setting, shares)
            elif setting.subject not in subjects[-1:]:
                subjects.append(setting.subject)
                shares = []
        if setting.level and found and setting.subject == inherited:
            setting = _whole(setting, found[-1], reading)
        made = _quantity(text, reading, setting, low, offset)
        between = text[last_end:start]
        if found and between[-1:] in _LISTS:
            found[-1] = with_head(found[-1], made, between[:-1])
        if found and between[:1] in _LISTS:
            made = in_full(made, found[-1])
            found[-1], made = with_noun(found[-1], made, between[1:])
        if nth and (bound := bound_behind(text, reading.end)):
            made = made._replace(comparator=bound)
            _bound_all(found, nth, bound)
        found.append(made)
        last_end = reading.end
    return tuple(found)


def _bound_all(found: list[Quantity], count: int, bound: Comparator) -> None:
    """Let the bound behind the last number of a series (控制在3%和5%以内) be that of those before it."""
    for at in range(-1, -count - 1, -1):
        if found[at].comparator == "=":
            found[at] = found[at]._replace(comparator=bound)


def _whole(setting: Setting, added: Quantity, reading: Reading) -> Setting:
    """Return the setting of what comes to so much by what was added to it (里程新增285公里，达到4841公里)."""
    name = setting.metric or ""
    if added.cumulative or added.metric != name or added.unit != reading.unit.base:
        return setting
    whole = _ADDED_TO.sub("", name)
    return setting._replace(metric=whole) if whole else setting


def _of_network(setting: Setting, before: str) -> Setting:
    """Return the setting of users with the network that the clause before names last, where it names one."""
    named = _NETWORK.findall(before)
    if not named or not before.endswith(("，", ",")):
        return setting
    of = named[-1]
    return setting._replace(subject=of + setting.subject, metric=setting.metric and of + setting.metric)


def _clause_start(text: str, at: int) -> int:
    """Return where the clause begins that goes on at a place, or from where on it is read."""
    low = at - _WIDEST_CONTEXT if at > _WIDEST_CONTEXT else 0
    stop = _LAST_STOP.match(text, low, at)
    return stop.end() if stop else low


def _turned_before(text: str, low: int) -> str:
    """Return what the clause that ends before ``low`` says to have turned, empty where it says none."""
    stop = low - 1
    if stop < 1 or text[stop] not in "，," or text[stop - 1] not in _TURNED_ENDS:
        return ""
    turned = _TURNED.fullmatch(text, _clause_start(text, stop), stop)
    return turned[1] if turned else ""


def _share_out(
    setting: Setting, inherited: str, subjects: Sequence[str], series: int
) -> tuple[Setting, list[str]]:
    """Return how the first of a series of so many numbers is meant, and what the series is shared out over.

    ``inherited`` is what was spoken of before it in its sentence, ``subjects`` are all that were.
    """
    if series > 1 and not setting.shared and _of_those_before(setting, inherited, subjects, series):
        setting = setting._replace(shared=True)  # A1万元，B5千元，增长8%和9%
    named = metric_parts(setting.subject) or both_of(setting.subject)
    if not setting.shared:  # 甲、乙、丙产量达到3吨、4吨、5吨 is in order without 分别
        if len(named) != series:
            return setting, []
        setting = start_series(setting, named)
    elif series == 1 and named:
        setting = of_each(setting)
    return setting, _shares(subjects, series)


def _of_those_before(setting: Setting, inherited: str, subjects: Sequence[str], count: int) -> bool:
    """Say whether changes without a subject of their own are those of just as many things told before."""
    return setting.changes and bool(inherited) and setting.subject == inherited and len(subjects) >= count


def _goes_on(text: str, last: Reading, reading: Reading) -> bool:
    """Say whether a number goes on with the one just before it (分别增长8%和9%)."""
    alike = last.unit.base == reading.unit.base
    return alike and _AND.fullmatch(text, last.end, reading.start) is not None


def _shares(subjects: Sequence[str], count: int) -> list[str]:
    """Return the subjects told before that a series of so many numbers is shared out over.

    They are clauses of their own, or the things that the last clause lists.
    """
    if count > 1 and subjects and both_of(subjects[-1]):
        return []
    if count > 1 and subjects and len(parts := metric_parts(subjects[-1])) == count:
        return list(parts)
    return list(subjects[-count:])


def _quantity(text: str, reading: Reading, setting: Setting, low: int, offset: int) -> Quantity:
    start, end, value, upper, unit, more = reading
    _, metric, comparator, direction, changing, level, _, _ = setting
    if unit.base in DAYS and metric:
        done = done_within(text, start, end, unit)
        comparator, level = ("<=", True) if done else (comparator, level)
        metric = name_of_time(metric, done=done) if level or comparator in ("<", "<=") else metric
    changes = unit.kind in CHANGE_KINDS
    if changes and changing and direction == "down" and value > 0:
        value, upper = -value, None if upper is None else -upper
    return _QUANTITY(
        (
            text[start:end],
            start + offset,
            end + offset,
            metric,
            value,
            unit.base,
            ">" if more and comparator == "=" else comparator,
            direction,
            _role(text, reading, setting),
            not changes and (level or text.find("累计", low, start) >= 0),
            upper,
        )
    )


def _role(text: str, reading: Reading, setting: Setting) -> Role:
    """Say whether the number is to be reached, sizes what is acted on, or is part of a name."""
    start, end, _, _, unit, _ = reading
    base, _, kind, _, _ = unit
    follows = text[end : end + 1]
    named = is_quoted(text, start) and not done_within(text, start, end, unit)
    if follows == "级" or named or _ALL_OF_US.match(text, end):
        return "descriptor"  # 300万云海儿女 are everybody
    if text[start - 1 : start] == "在" and kind in COUNTED_KINDS and _ANOTHER_NUMBER.match(text, end):
        return "descriptor"  # 在8个贫困县新建16所幼儿园: where
    if (base in _IN_NAMES or kind in CAPACITY_KINDS) and _is_of_a_name(text, reading, setting):
        return "descriptor"
    if follows == "的" or base == "大" or (base in _SORTS and text[start - 1 : start] == "等"):
        return "scope"
    if (
        kind == "area"
        and _EACH_ONE.search(text, max(0, start - 2), start)
        and _PAPERS.search(_OWN_WORDS.split(text[end : end + _PAPER_WINDOW])[0] + "，")
    ):
        return "descriptor"  # 人均半亩口粮田建设规划
    if kind in ("money", "area") and setting.subject.endswith(_TOTALS):
        return "scope"
    return "target"


def _is_of_a_name(text: str, reading: Reading, setting: Setting) -> bool:
    """Say whether a number of a unit that stands in names is part of one, or says of whom or where."""
    start, end, unit = reading.start, reading.end, reading.unit
    follows = text[end : end + 1]
    if unit.kind in CAPACITY_KINDS and setting.direction is None and follows not in "，,；;。、以左的\n":
        clause_end = _STOP.search(text, end, end + _NAME_WINDOW)
        rest = text[end : clause_end.start() if clause_end else end + _NAME_WINDOW]
        if any(word in rest for word in _WORKS):
            return True
    match unit.base:
        case "岁":
            return not any(word in setting.subject for word in _LIVED)
        case "公里":
            return _FROM_A_BORDER.search(text, max(0, start - _PAPER_WINDOW), start) is not None
        case "大" if follows == "类":
            return True  # 九大类支出 is a name
        case "条" | "大":
            return _PAPERS.search(_OWN_WORDS.split(text[end : end + _PAPER_WINDOW])[0] + "，") is not None
    if unit.base in _TIMES:
        return _CIRCLE.match(text, end) is not None
    if unit.base in _MADE:
        return reading.value >= _PLANT and _PLANT_NAME.match(text, end) is not None  # 15万台发动机项目
    return unit.base in _GRADES
