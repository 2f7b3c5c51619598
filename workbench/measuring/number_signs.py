"""Signs by which two amounts of like names are of two things: what is left, kept, listed, sized."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.measuring.counted_by_size import side_of
from workbench.model.commitment import Quantity
from workbench.text.lexicon import read_rows
from workbench.text.numerals import parse_numeral

_OWN_CLAUSE = re.compile("[，；。、,;：:\n\t]")
_LIST_CLAUSE = re.compile("[，；。,;：:\n\t]")
_REACH = 60
# 打通20条未贯通道路: what stands right behind the number says what they were.
_LEFT = re.compile(
    "(?!(?:以上|左右)?未(?!完成|得到|实施|实现|解决|达到|能|有|予|开工|建成|纳入|通过)[^，。；、0-9\n]{4})"
    "[^，。；、0-9\n]{0,12}(?:未(?!来|成年)|没有|尚待|亟待|有待)"
)
_BY = re.compile(
    "(?:提高|增加|上调|上涨|增长|(?<![固造])提升|(?<![新净])增|涨|降低|减少|下降|下调|缩短|压缩|减)(?:了|约|近|超过|超|逾)?$"
)
_JOBS = re.compile("就业|岗位|工作")
_PEOPLE = frozenset(("人", "名", "个", "户", ""))
_ONE_OF_A_LIST = re.compile("[、和及与]")
_SHORTEST_NAME = 2
_SUMS_IN_NAMES = re.compile("[0-9一二两三四五六七八九十百千万]*亿")
_SUMS_OF_EACH = re.compile("([0-9.一二两三四五六七八九十百千万]*[万亿])元?(?:以上|级)")
# 20户以上自然村, 500人以上学校: the number says how large those are.
_SIZES = {
    "户": re.compile("以上的?(?:自然村|行政村|建制村|村|屯|寨|聚居点|居民点|小区|院落)"),
    "吨": re.compile("(?:以[上下]|级)的?(?:煤矿|矿井|矿山|锅炉|燃煤|高炉|转炉|小火电|船舶|码头|泊位|货车)"),
    "千瓦": re.compile("(?:以[上下]|级)的?(?:机组|火电|小火电|煤电|燃煤|电站|水电站)"),
    "平方米": re.compile("以[上下]的?[一-龥]{0,6}(?:棚户区|小区|建筑|商场|超市|市场|厂房|校舍)"),
    "岁": re.compile("以[上下]"),
    # 12个县生产总值增长9%: whose product it is that grew.
    "个": re.compile(
        "[^，。；、0-9]{0,6}(?:城市|城区|县|市|镇)(?:环境)?(?:空气|水)质量?[^，。；、0-9]{0,10}(?:达到?|稳定|优良)|"
        "[^，。；、0-9]{0,8}(?:城区|县|市|区|州|镇|乡|县[（(][市、区旗]+[)）])"
        "[^，。；、0-9]{0,4}(?:生产总值|收入|投资|增加值|零售总额|产值|税收|进出口|经济)[^，。；、0-9]{0,6}(?:增长|下降|同比)"
    ),
    "人": re.compile("以上的?(?:学校|行政村|自然村|建制村|村|企业|单位|机构|聚居点)"),
}
# 6万箱甲烟等续建项目: the size of one of the works that are named.
_OUTPUTS = frozenset(("吨", "箱", "台", "辆", "千瓦", "套", "件", "立方米", "平方米", "只", "米"))
_AMONG_WORKS = re.compile("[一-龥]{2,10}(?:、[^，。；]{2,60})?等(?:一批|[0-9]+[个项])?[一-龥]{0,8}项目")
_IN_YEARS = re.compile("[两三四五2-5]年$")  # 3年20万人培训行动 is a name
_UNTIL = re.compile("[到至]20[0-9]{2}年(?:底|末)?.*(?:达到?|突破|超过|[高加升展大]到)$")
_LOANS = "贷款"
# 加快甲镇、乙镇等6个园区建设: what is only to be pushed ahead, its things named between.
_PUSHED = re.compile(
    "(?:要|继续|全力|全面|大力|持续|扎实|积极|统筹|深入|稳步|重点|着力|切实|加强|再)*"
    "(?:推进|推动|加快|抓好|抓|做好|谋划)(?!.*(?:建成|完成|竣工|投产|通车|新增|建设改造|力争|确保))"
)
_BATCH = re.compile("(?:第[一二三四五六七八九十]+|首)批")
# 6个县进入摘帽程序: not there yet.
_IN_PROCEDURE = re.compile(
    "[^，。；、0-9\n]{0,8}(?:进入|转入|履行)[^，。；、0-9\n]{0,10}(?:程序|公示|评估阶段|验收阶段)"
)
# What was lent in a year is not by how much more is lent.
_LENT = {"发放": "given", "投放": "given", "放贷": "given", "新增": "added", "净增": "added"}
_PER_HEAD = re.compile("标准|水平|补差|补助|待遇|养老金|价格|时间|天数|人均|户均")
_FULL_LIST = 2
_BARE_WORDS = re.compile(
    "总(?=里程|面积|长度|规模|量)|通车|运营|新增|启动|完成|实施|全年|累计|改造|建设|整治|治理|修复|新建|开工|竣工|拆迁|拆除|征收|面积|里程|长度|总量|规模"
)
_ACTS = re.compile("改造|建设|整治|治理|修复|拆迁|拆除|征收")
_BARE = re.compile(f"(?:{_BARE_WORDS.pattern})+(?<=[积程度量模])")
_SENTENCE = 120
_SENTENCE_END = re.compile("[。！？!?；;\n]")


class Signs(NamedTuple):
    """What the words around an amount tell of it besides its name.

    ``left``: it is not done yet (51个县未摘帽). ``act``: what becomes of the jobs that are counted (稳定,
    带动). ``listed``: the things themselves, where as many are named as are counted. ``by``: by how much
    something changed. ``sums``: the sums in its name (百亿元企业). ``size``: it says how large those are
    that are spoken of (20户以上自然村). ``said``: what its sentence says before its clause, where its own
    name is bare (改造城中村，启动改造面积5万平方米).
    ``batch``: of which batch those are that are counted (第二批).
    ``pending``: it is on its way through papers (进入摘帽程序). ``lent``: whether loans are told as given or
    as added.
    ``pushed``: its clause only says that the works that are counted are to be pushed ahead.
    ``side``: whether those counted lie above or below a size (10蒸吨以上锅炉).
    ``until``: it is what something is to come to by a year that is named (到2030年达到10万元).
    """

    left: bool = False
    act: str = ""
    listed: tuple[str, ...] = ()
    by: bool = False
    sums: frozenset[float] = frozenset()
    size: bool = False
    said: str = ""
    until: bool = False
    batch: str = ""
    pending: bool = False
    lent: str = ""
    pushed: bool = False
    side: str = ""


NO_SIGNS = Signs()
_AIM = Signs(until=True)


def read_signs(quantity: Quantity, text: str) -> Signs:
    """Read the signs of an amount from the clause around it in ``text``; a rate has none."""
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    clause = _LIST_CLAUSE.split(before)[-1]
    until = "20" in clause and _UNTIL.search(clause) is not None
    if quantity.unit in ("%", "‰", "百分点"):
        return _AIM if until else NO_SIGNS
    own = _OWN_CLAUSE.split(before)[-1]
    after = text[quantity.end : quantity.end + _REACH]
    metric = quantity.metric or ""
    jobs = quantity.unit in _PEOPLE and _JOBS.search(metric + _OWN_CLAUSE.split(after)[0])
    size = _SIZES.get(quantity.unit)
    return Signs(
        left=_LEFT.match(after) is not None,
        act=next((act for word, act in _acts() if word in own), "") if jobs else "",
        listed=_listed(quantity, clause),
        by=_BY.search(own) is not None,
        sums=frozenset(
            parse_numeral(found) or 1.0
            for found in (
                *(_SUMS_IN_NAMES.findall(metric) if "亿" in metric else ()),
                *(_SUMS_OF_EACH.findall(own) if "万" in own or "亿" in own else ()),
            )
        ),
        size=(size is not None and size.match(after) is not None)
        or (own.endswith("年") and _IN_YEARS.search(own) is not None)
        or (quantity.unit in _OUTPUTS and _AMONG_WORKS.match(after) is not None),
        until=until,
        side=side_of(quantity, clause.rpartition("、")[2]) if "以" in clause else "",
        batch=batch[0] if "批" in own and (batch := _BATCH.search(own)) else "",
        pending=_IN_PROCEDURE.match(after) is not None,
        lent=next((kind for word, kind in _LENT.items() if word in own), "")
        if _LOANS in metric + own
        else "",
        pushed=_PUSHED.match(clause) is not None,
        said=_said_before(text, quantity.start) if _BARE.fullmatch(metric) else "",
    )


def named_before(plan: Signs, actual: str, *, done: str | None = None) -> bool:
    """Say whether a bare name is that of what ``actual`` names: its thing was named earlier in the sentence.

    ``done``: the bare name, of which the act must stand beside the thing there; None where the passage
    surely answers, so that the thing is enough.

    >>> named_before(Signs(said="推进城中村改造，"), "启动城中村改造", done="启动改造面积")
    True
    """
    thing = _BARE_WORDS.sub("", actual)
    if len(thing) < _SHORTEST_NAME or thing not in plan.said:
        return False
    if done is None:
        return True
    acts = [act for act in _ACTS.findall(actual) if act in done]
    return len(thing) > _SHORTEST_NAME and any(
        each in plan.said for act in acts for each in (thing + act, act + thing)
    )


def signs_differ(plan: Signs, actual: Signs, name: str, *, level: bool) -> bool:
    """Say whether two amounts are of two things by their signs.

    ``name`` is what the plan calls it; ``level``: one of both is told as a level that is reached.
    """
    return (
        plan.left != actual.left
        or plan.size
        or actual.size
        or plan.act != actual.act
        or (bool(plan.batch and actual.batch) and plan.batch != actual.batch)
        or plan.pending != actual.pending
        or (bool(plan.side and actual.side) and plan.side != actual.side)
        or (bool(plan.lent and actual.lent) and plan.lent != actual.lent)
        or plan.sums != actual.sums
        or (plan.by != actual.by and (level or _PER_HEAD.search(name) is not None))
        or (bool(plan.listed and actual.listed) and not _share_one(plan.listed, actual.listed))
    )


def _said_before(text: str, at: int) -> str:
    """Return the clauses of a sentence before the one that holds the place ``at``."""
    sentence = _SENTENCE_END.split(text[max(0, at - _SENTENCE) : at])[-1]
    return sentence.rpartition("，")[0]


def _listed(quantity: Quantity, clause: str) -> tuple[str, ...]:
    """Return the things named before their number, where there are just as many as it counts."""
    names = [name for name in _ONE_OF_A_LIST.split(clause) if len(name) >= _SHORTEST_NAME]
    return tuple(names) if len(names) == quantity.value and len(names) >= _FULL_LIST else ()


def _share_one(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Say whether two lists name one thing alike: two characters of its name that stand together."""
    pairs = [
        {name[at : at + _SHORTEST_NAME] for name in names for at in range(len(name) - 1)}
        for names in (_named(first), _named(second))
    ]
    return bool(pairs[0] & pairs[1])


def _named(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return listed names; the first without the verb that opens the clause, by what the others leave."""
    return (names[0][_SHORTEST_NAME:] or names[0], *names[1:])


def _acts() -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[1]) for row in read_rows("measuring", "acts.tsv"))
