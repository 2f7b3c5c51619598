"""What a number measures and how it is meant, read from the words around it in its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from workbench.measuring.equivalent_metrics import parse_metric
from workbench.measuring.listed_things import share_out
from workbench.measuring.number_readings import MINUS
from workbench.measuring.subjects import OF_EACH, trim_subject
from workbench.measuring.units import CHANGE_KINDS, COUNTED_KINDS, Unit
from workbench.model.commitment import Comparator, Direction
from workbench.text.lexicon import read_rows


class Setting(NamedTuple):
    """How a number is meant.

    ``subject`` is what the clause speaks of, ``metric`` the name of the number; ``changes`` says that
    the number is the size of a change, ``level`` that it is a stock reached.
    """

    subject: str
    metric: str | None
    comparator: Comparator
    direction: Direction | None
    changes: bool
    level: bool
    suffix: str
    shared: bool = False


# Of a row of fields; called by name, it takes three times as long.
_SETTING = partial(tuple.__new__, Setting)


class _Qualifier(NamedTuple):
    comparator: Comparator | None
    direction: Direction | None
    kind: str


_COMPARATORS: dict[str, Comparator] = {">": ">", ">=": ">=", "<=": "<=", "<": "<", "~": "~"}
_DIRECTIONS: dict[str, Direction] = {"up": "up", "down": "down", "hold": "hold"}
_QUALIFIERS: dict[str, _Qualifier] = {
    word: _Qualifier(_COMPARATORS.get(comparator), _DIRECTIONS.get(direction), kind)
    for word, comparator, direction, kind in read_rows("measuring", "qualifiers.tsv")
}
# The lengths of the qualifiers that end with a character, longest first.
_LENGTHS: dict[str, tuple[int, ...]] = {
    last: tuple(sorted({len(word) for word in _QUALIFIERS if word[-1] == last}, reverse=True))
    for last in {word[-1] for word in _QUALIFIERS}
}
_AFTER: dict[str, Comparator] = {
    **dict.fromkeys(("以上", "及以", "之上"), ">="),
    **dict.fromkeys(("以内", "以下", "之内"), "<="),
    **dict.fromkeys(("左右", "上下"), "~"),
}
_CLAUSE_STOP = re.compile("[，,；;。：:！？!?\n\t]")
_WIDEST_NOUN = 160  # characters from a number on that hold what it counts
# What is counted; a size of it may stand between (46个5亿元以上项目).
_NOUN = re.compile(
    # 200万人口的饮水安全: 口 is of the people, not of what is done for them.
    r"(?>(?:以上|以内|以下|左右)?)(?>(?:(?<=人)口)?)的?+(?>(?:\d[\d.]{0,8}+[万亿]{0,2}+元?(?:以上|以下)的?+)?)"
    # 500强企业 begins with a number that is its name; 都市型、楼宇型场地 is one noun with two kinds.
    r"((?>(?:[^，,；;。：:、和及与（(\n\d]{1,6}[型类]、(?!\d))?)(?>(?:\d{1,4}[十百千]?[万亿]{1,2}元级)?)(?>(?:[^，,；;。：:、和及与（(\n\d]{0,4}\d{2,3}强)?)[^，,；;。：:、和及与（(\n\d]{2,18})"
)
# 企业由210家增加到356家: what stands behind is no noun, and what is counted stood before.
_CHANGED_TO = re.compile("(?:增加?|减少|提高|提升|扩大|压减|压缩|缩减|增长|发展|下?降|上?升|调整)[到至为]")
# 实现3911个20户以上自然村通电视, 300个村（居）换新颜: a noun of its own that _NOUN does not read.
_OWN_NOUN = re.compile(r"\d|[一-龥][（(]")
_AND_THEIR = re.compile(r"[和与及]([^，,；;。：:、和及与（(\d\n]{2,12}的[^，,；;。：:、和及与（(\d\n]{2,8})")
# 由2020年的310亿元增加到2025年的455亿元, 提高到每人每月80元: when and of whom is no part of what is measured.
_OF_WHOM = re.compile(f"(?:[由从自]?(?:19|20)[0-9]{{2}}年(?:底|末)?的|{OF_EACH}+)$")
_OF_WHOM_LENGTH, _OF_WHOM_ENDS = 9, frozenset("的人户亩月年米")
# 分别比2002年增长87%和69%: what it is measured against is no part of it either.
_AGAINST = re.compile(
    "(?:比|较|与|同)(?:(?:19|20)[0-9]{2}年|“?十[一二三四五]五”?(?:期|时期)?|年初|期初)(?:同期|底|末|初)?(?:相比)?$"
)
_AGAINST_LENGTH, _AGAINST_ENDS = 12, frozenset("年底末初期比")
_ADDED = ("新增", "新建", "新改建", "新设", "新引进", "新认定", "新培育")
_MEASURED_KINDS = frozenset({"mass", "area", "length", "volume"})
_FOLLOWS = re.compile("(?!以上|以下|以内|左右|的)([一-龥]{2,10})(?=[，；。、和\n]|$)")
# 推动30万亩农田改造: what stands before is what is done, not to what.
_BARE_ACT = re.compile(
    "(?:进一步|继续|扎实|全面|大力|积极)*(?:加快|加速|推动|推进|开展|启动|促进|抓好|组织)"
    "(?:建设|改造|整治|治理|修复)?|建设|建成|新建|改造|整治|治理|修建|修复|铺设"
)
# 建设40公里护栏: the verb tells what becomes of it, and stays.
_WORKS = re.compile("建设|建成|新建|改造|整治|治理|修建|修复|铺设")
_MULTIPLIERS = frozenset("百千万亿")
_BLANKS = frozenset(" \u3000\u00a0")
# Most numbers stand behind none of these, but behind what they measure.
_QUALIFIER_ENDS = frozenset((*_BLANKS, *_AGAINST_ENDS, *_LENGTHS))
# 过, 约 … are words of their own unless one of these stands before them.
_WORD_STARTS = {
    "过": frozenset("通经"),
    "近": frozenset("附邻靠亲"),
    "约": frozenset("节合公预签履契"),
    "均": frozenset("人户亩地"),
    "有": frozenset("所国共"),
    "降": frozenset("起升"),
    "增": frozenset("新"),
    "比": frozenset("占"),
}
# By the word that opens a subject: 新增就业5万人, 压减产能3万吨.
_OPENING_TURNS: dict[str, Direction] = {
    **dict.fromkeys(("新增", "净增", "增加"), "up"),
    **dict.fromkeys(("减少", "压减", "净减", "降低", "下调", "压降", "压缩", "削减", "调低"), "down"),
    **dict.fromkeys(("缩减", "调减", "精简", "缩短"), "down"),
}
# 城镇新增就业50万人的目标 counts people, and no aims.
_AIM = re.compile("(?:预期|年度|年初|全年|既定|总)*(?:目标|任务|指标|计划)(?:任务)?")
# The verb of a change may stand before what changes (降低工商业电价5%), unless a level follows (降低…到5%).
_FRONTED = re.compile(
    "(?:进一步|再次?|继续|稳步|持续|大幅|普遍|平均|逐步|全面|切实|努力|积极|推动|促进|全省|全市|全区|全县)*"
    "(?:(?P<down>降低|下调|调低|压降|压减|压缩|削减|减少|缩减|调减|减轻|缩短)|(?P<up>提高|提升|增加|上调|调高|扩大|拉高))(?=..)"
)
_LEVELS = ("率", "比重", "比例", "占比", "投入强度", "水平", "覆盖面")
_PACES = ("增速", "增幅", "降幅")
_RATES = ("增速", "增长率", "增幅", "涨幅", "降幅", "率")
# Prices, what is counted a head or brought forth: a change in percent is no difference of percentages.
_NO_SHARES = ("汇率", "发病率", "死亡率", "案率", "事故率", "犯罪率", "生产率", "产出率", "效率")


def read_setting(text: str, low: int, start: int, end: int, unit: Unit, inherited: str) -> Setting:
    """Read the words of ``text`` from ``low`` to ``start``, and those behind ``end``, around a number.

    ``inherited`` is the subject of the number before it in the same sentence; a number without a
    subject of its own (同比增长16.4%) is about that.
    """
    comparator, direction, changes, level, shared, at = _look_back(text, low, start)
    if unit.kind == "word":
        direction = "hold" if text[start] == "持" else "up"
        changes = True
    if text[end : end + 1] in _BLANKS:  # 8% 以上
        end = _bound_at(text, end)
    comparator = _AFTER.get(text[end : end + 2], comparator)
    subject = trim_subject(text[low:at])
    if subject[:1] == "占" and inherited:
        subject = inherited + subject  # 税收收入7亿元，占财政收入的比重达80%
    if direction is None and unit.kind in CHANGE_KINDS and (fronted := _FRONTED.match(subject)):
        rest = subject[fronted.end() :]
        if not level and (unit.base == "百分点" or not rest.endswith(_LEVELS)):
            direction, changes, subject = ("down" if fronted["down"] else "up"), True, rest
    if direction is None and unit.base == "%" and text[start] in MINUS:
        direction, changes = "down", True  # 销售面积同比-15.8%
    if direction is None:
        direction = _OPENING_TURNS.get(subject[:2])
    # 实现3911个20户以上自然村通电视: what is counted has a number of its own, and is not what stood before.
    if not subject and unit.kind in COUNTED_KINDS and _OWN_NOUN.match(text, end):
        inherited = ""
    named = subject or inherited
    if shared:
        named = share_out(named, 0)
    if unit.kind in COUNTED_KINDS:
        high = _clause_end(text, start)
        match = None if _CHANGED_TO.match(text, end) else _NOUN.match(text, end, high)
        if match and not (subject and _AIM.fullmatch(match[1])):
            noun = match[1].lstrip() + _goes_on(text, match.end(1), high)
            if len(subject) <= 4:
                named = subject + noun if subject in _ADDED else noun
            elif not changes and not level:
                named = noun
    elif (
        unit.kind in _MEASURED_KINDS
        and (not subject or text[start - 1] in "、和及与" or _BARE_ACT.fullmatch(subject))
        and (follows := _FOLLOWS.match(text, end, _clause_end(text, start)))
    ):
        # 压减粗钢15万吨、10万吨水泥: the noun stands behind, not before.
        kept = _WORKS.fullmatch(subject)
        named = f"{subject}{follows[1]}" if kept else follows[1]
    suffix = ""
    if changes and (unit.kind in CHANGE_KINDS or unit.kind == "word"):
        suffix = "变动" if unit.base == "百分点" else "增速"
        if unit.base == "‰" and named.endswith(_RATES):
            suffix = ""  # 死亡率下降0.5‰ is a difference
    subject = subject or inherited
    name = _name(named, suffix)
    return _SETTING((subject, name, comparator or "=", direction, changes, level, suffix, shared))


def bound_behind(text: str, end: int) -> Comparator | None:
    """Return the bound that stands behind a number, maybe after blanks (8% 以上), None where none does."""
    at = _bound_at(text, end)
    return _AFTER.get(text[at : at + 2])


def _bound_at(text: str, end: int) -> int:
    """Return where the bound begins that stands behind blanks after a number, its end where none does."""
    at = end
    while text[at : at + 1] in _BLANKS:
        at += 1
    return at if text[at : at + 2] in _AFTER else end


def _clause_end(text: str, start: int) -> int:
    """Return where the clause of a number ends, or how far it is read."""
    stop = _CLAUSE_STOP.search(text, start, start + _WIDEST_NOUN)
    return stop.start() if stop else start + _WIDEST_NOUN


def _goes_on(text: str, at: int, high: int) -> str:
    """Return how a noun goes on behind an “and” that belongs to it (16所中医院和妇幼保健院的设施)."""
    more = _AND_THEIR.match(text, at, high)
    return more[0] if more and not parse_metric(more[1]).actions else ""


def of_each(setting: Setting) -> Setting:
    """Return the setting of a lone number behind 分别: it is one for all things that the subject lists."""
    return setting._replace(metric=_name(setting.subject, setting.suffix))


def start_series(setting: Setting, subjects: Sequence[str]) -> Setting:
    """Return the setting of the first number of a series that is shared out over subjects told before."""
    return setting._replace(metric=_name(subjects[0], setting.suffix))


def continue_series(setting: Setting, nth: int, subjects: Sequence[str] = ()) -> Setting:
    """Return the setting of the ``nth`` further number of a series (分别增长8%和9%).

    ``subjects`` are what was told before in clauses of their own (收入1万元，支出9千元，分别增长8%和9%).
    """
    if nth < len(subjects):
        return setting._replace(metric=_name(subjects[nth], setting.suffix))
    return setting._replace(metric=_name(share_out(setting.subject, nth), setting.suffix))


def _name(named: str, suffix: str) -> str | None:
    if suffix and (not named.endswith(_RATES) or (suffix == "增速" and named.endswith(_NO_SHARES))):
        named += suffix
    return named or None


def _look_back(
    text: str, low: int, start: int
) -> tuple[Comparator | None, Direction | None, bool, bool, bool, int]:
    """Step back over the words between subject and number; the word nearest the number counts most."""
    comparator: Comparator | None = None
    direction: Direction | None = None
    changes = level = shared = False
    at = start
    if text[start - 1 : start] in _OF_WHOM_ENDS and (
        of_whom := _OF_WHOM.search(text, max(low, start - _OF_WHOM_LENGTH), start)
    ):
        at = of_whom.start()
    while at > low and (last := text[at - 1]) in _QUALIFIER_ENDS:
        if last in _BLANKS:
            at -= 1
            continue
        if last in _AGAINST_ENDS and (base := _AGAINST.search(text, max(low, at - _AGAINST_LENGTH), at)):
            at = base.start()
            continue
        for length in _LENGTHS.get(last, ()):
            if at - length < low:
                continue
            word = text[at - length : at]
            found = _QUALIFIERS.get(word)
            if found is None or (length == 1 and _is_part_of_word(text, at, word)):
                continue
            at -= length
            if found.comparator is not None and comparator is None:
                comparator = found.comparator
            paced = word in _PACES  # 增速达到12%, 增速回落至3% tell how fast, and of no level
            if found.direction is not None and (
                direction is None or (paced and level and direction != "hold")
            ):
                direction = found.direction
                changes = found.kind == "by" and (paced or not level)
                level = level and not paced
            if found.kind in ("to", "stock"):
                level = True
            shared = shared or word == "分别"
            break
        else:
            break
    return comparator, direction, changes, level, shared, at


def _is_part_of_word(text: str, at: int, word: str) -> bool:
    """Say whether a one-character word before ``at`` rather ends a longer word (通过, 节约, 网上)."""
    if word == "上":
        return text[at : at + 1] not in _MULTIPLIERS
    return text[at - 2 : at - 1] in _WORD_STARTS.get(word, ())
