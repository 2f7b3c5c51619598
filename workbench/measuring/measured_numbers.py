"""What a number in a text measures, by its metric and the words around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from workbench.measuring.cited_numbers import is_cited
from workbench.measuring.construction_stages import stage_around
from workbench.measuring.counted_by_size import picks_out, size_of
from workbench.measuring.number_names import OWN_CLAUSE, REACH, read_names
from workbench.measuring.number_signs import NO_SIGNS, Signs, read_signs
from workbench.measuring.other_places import place_of
from workbench.measuring.part_of_year import is_of_months
from workbench.measuring.parts_of_place import is_of_zone, part_of
from workbench.measuring.periods import EACH_YEAR, plan_named, tells_of_years
from workbench.measuring.progress_words import is_unfinished
from workbench.model.commitment import Quantity
from workbench.text.sentences import sentence_before

_SENTENCE = 160
_PLAN_CHANGED = re.compile("调整|变更|修改")
_FORMER = re.compile(
    "[由从](?:(?:每[年月人亩户]){0,2}|(?:19|20)[0-9]{2}年(?:底|末)?的?|(?:上年|去年|同期|年初|原来|原先|目前|现在|当前|现有)的?(?:增长|下降|上升|减少|增加|负增长)?)$"
)
# 在上年870万平方米的基础上 tells where something began.
_BASE = re.compile("(?:以上|左右)?的?基础上|(?:以上|左右)?提高到|(?:以上|左右)?增加到|(?:以上|左右)?提升到")
_CHANGED_TO = re.compile(
    r"^(?:调整|变更|修改|增加|增至|提高|提升|扩大|扩展|降低|降至|压减|减少|减至|缩减)?[为到至]?$"
)
_THAN_LAST = re.compile("[比较](?:去年|上年|上一年|同期)[^，]{0,4}(?:增加|减少|多|少|净增|提高|降低)")
_BASIS = re.compile("名义|实际(?!使用|利用|到位|到账|投资)|可比|同口径|[扣剔]除[^，。]{2,12}(?:因素|影响)")
# 增长7%，同口径增长9%: the second is told on a basis of its own.
_TOLD_TWICE = re.compile(
    r"[%％](?:以上|左右|以内)?[，,、（(](?:按|其中)?(?:可比|同口径|扣除|剔除|名义|实际)[^，。；、0-9]{0,8}$"
)
_BASES = {"名义": "nominal", "实际": "real"}
_SHORT_OF = re.compile("(?:接近|将近|逼近|不足|不到|(?<![附邻靠亲最])近)$")
# 支持1500家企业 says whom it is for, 新增1500家企业 what came into being.
_HELPED = re.compile("(?:支持|扶持|帮扶|服务|资助|指导|走访|惠及|培训)[^，；。、]{0,4}$|[，。；：、]为$")
_JOINTS = frozenset(("、", "和", "与", "及"))  # 分别达到5家、8家: the second is told as the first is
# 全市进出口总额 is told of the whole, whatever the paragraph begins with.
_ALL_OF_IT = ("全省", "全市", "全州", "全县", "全国")
_OF_ALL = re.compile("^总(?:量|数|户数|规模)")  # 新增企业60家，总数突破900家
_ADDED = re.compile("新增|净增|新培育|新认定|新建(?!设)|新设")
_STOCK = re.compile(
    "达到|达|(?:里程|装机|装机容量|余额|存量)(?:突破|超过|接近|为)|总数|总量|累计|拥有|现有|保有|共有"
    # 科技企业突破2万家 counts all there are, 新增企业突破2万家 is caught before.
    "|(?<!开工)(?<!引进)(?:企业|主体|用户|商户|机构|基站|会员|车辆|汽车|人才|网点|专利)(?:数量)?(?:突破|超过?|迈过|跨过)"
)
# Who takes part and what there is: a number of these is of all, unless a verb adds or changes.
_THERE = re.compile("参合农民|参保人数|参保职工|在校生|保有量|存栏|拥有量")
_ALL_THERE_IS = re.compile("累计|拥有|现有|保有|共有|总数|总里程|存量|已达|达到[^，]{0,8}[家个所座户条]")
_NO_VERB = re.compile(
    "，(?!.*(?:新[增建培认评入改]|建成|完成|培育|引进|认定|实施|改造|获|入选|达))[一-龥“”0-9A-Z]{2,14}"
)
_NEXT_IN_LIST = re.compile("[、和与及][一-龥“”A-Z]{2,16}")
_OF_THEM = re.compile("[，（(]其中")
_PART_OF_YEAR = re.compile(
    r"[一二三四]季度|(?<!\d)[1-9][-—－至][1-9]?\d?月|上半年|下半年|前[一二三两]季度|\d{1,2}月份"
)
_CLAUSE_END = re.compile("[，；。！？：,;!?\n]")
_TO_LEVEL = re.compile("[到至]$")
_SUMS = frozenset(("元", "美元", "欧元", "港元"))
RATES = frozenset(("%", "百分点"))
"""Units of rates: growth, shares, intensities."""
_OF_ANOTHER = re.compile(r"^.*\d[^，。；\d]{0,3}的")  # 收入低于1000元的70户: the bound is of another number
_CAPPED = re.compile("控制|不超过|不高于|(?<!不)低于")


def is_capped(words: str) -> bool:
    """Say whether words before a number say that it is to be kept down (控制在, 不超过)."""
    return _CAPPED.search(words) is not None


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity with the names that its surroundings give to what it measures, normalised.

    The noun may stand before the number (设施农业2万亩) or behind it (33个重点项目), or around it.
    ``unfinished``: the words around speak of something begun and not of anything finished. ``former``:
    the number is what something was changed from (由8000亩调整为…),
    or only cited (与8%的目标有差距). ``scope``: a number of things added
    in the year, of all there are, or None where that is not said. ``capped``: it is to be kept down.
    ``level``: it is where something comes to (下降到47), not by how much. ``over_years``: it is told of
    several years together, ``partial``: of a part of the year.
    ``stock``: the words say that it is all there is by now, not what a year brought.
    ``each``: the things of a list that the one number is of each (A、B均增长7%).
    ``short``: the word that says that it was not quite reached (接近2.8%).
    ``sized``: by what size those are that are counted (产值超百亿元的园区9家).
    ``helped``: what is counted was helped. ``place``: the prefecture that its name begins with.
    ``signs``: what else tells it from its like. ``years``: the five-year plan that its sentence names.
    ``condition``: a sum that says which things are counted (过10亿元的企业). ``prices``: whether the words
    say that growth is real, nominal or on a like basis. ``stage``: how far works have come, by the words
    around.
    ``than_last``: it is by how much more or less than the year before (比去年增加600亿元).
    ``twice``: the growth just told, on another basis (增长7%，同口径增长9%).
    ``zone``: its paragraph opens with a sentence about a zone.
    ``part``: the zones, corps and owners that its passage is about, where it is not the whole place.
    """

    quantity: Quantity
    names: tuple[str, ...]
    unfinished: bool
    former: bool
    scope: str | None
    capped: bool
    level: bool = False
    over_years: bool = False
    partial: bool = False
    stock: bool = False
    each: tuple[str, ...] = ()
    part: frozenset[str] = frozenset()
    short: str = ""
    condition: bool = False
    prices: str = ""
    stage: int = 0
    than_last: bool = False
    helped: bool = False
    sized: str = ""
    place: str = ""
    signs: Signs = NO_SIGNS
    years: str = ""
    zone: bool = False
    twice: bool = False

    @staticmethod
    def read(quantity: Quantity, text: str) -> Measure:
        """Name the quantity from its metric and the words around it in ``text``."""
        quantity, metric, names, joined, each, ahead, own = read_names(quantity, text)
        short = _SHORT_OF.search(ahead)
        around = metric + joined
        signs = read_signs(quantity, text)
        there = _STOCK.search(around) or (_THERE.search(around) and not signs.by)
        of_all = _OF_ALL.search(own) is not None and _ADDED.search(own) is None
        scope = "added" if _ADDED.search(around) and not of_all else "stock" if there or of_all else None
        return Measure(
            quantity,
            names,
            is_unfinished(joined),
            bool(_FORMER.search(ahead))
            or _BASE.match(text, quantity.end) is not None
            or is_cited(quantity, text),
            scope,
            is_capped(_OF_ANOTHER.sub("", own)),
            bool(_TO_LEVEL.search(ahead)),
            tells_of_years(text, quantity.start),
            is_of_months(text, quantity.start) or _is_of_part_of_year(_clause_before(text, quantity.start)),
            _ALL_THERE_IS.search(around) is not None,
            each,
            frozenset() if metric.startswith(_ALL_OF_IT) else part_of(text, quantity.start),
            short[0] if short else "",
            picks_out(quantity, ahead, text),
            _prices(own),
            stage_around(joined, text, quantity.start, quantity.end),
            _THAN_LAST.search(own) is not None,
            quantity.unit not in _SUMS and _HELPED.search(ahead) is not None,
            size_of(quantity, text),
            place_of(metric),
            signs,
            plan_named(text, quantity.start),
            is_of_zone(text, quantity.start),
            _TOLD_TWICE.search(text, max(0, quantity.start - REACH), quantity.start) is not None,
        )


def _prices(clause: str) -> str:
    """Return the basis on which the words before a number say that it grew, empty where none.

    ``nominal``, ``real``, ``alike`` for growth on a like basis (同口径), ``adjusted`` for what is left when
    something is taken out (扣除减税因素); what was said last counts.
    """
    said = _BASIS.findall(clause)
    if said and said[-1][0] in "扣剔" and "价" not in said[-1]:
        return "adjusted"
    return _BASES.get(said[-1], "alike") if said else ""


def _clause_before(text: str, at: int) -> str:
    """Return the words of the sentence before a place, back over one comma at most."""
    return "，".join(sentence_before(text, at, _SENTENCE).rsplit("，", 2)[-2:])


def _is_of_part_of_year(clause: str) -> bool:
    # Most clauses have none of these characters.
    return ("月" in clause or "季" in clause or "半" in clause) and _PART_OF_YEAR.search(clause) is not None


def may_take_names(before: Quantity, quantity: Quantity, text: str) -> bool:
    """Say whether a number may be named like the one before it, which it replaces (由X调整为Y)."""
    return _CHANGED_TO.match(text[before.end : quantity.start]) is not None


def _is_of_them(whole: Measure, between: str, part: Measure) -> bool:
    """Say whether a number tells how many of a level just told are of one sort (达到9人，其中女3人)."""
    level = whole.scope != "added" and (whole.scope == "stock" or whole.level)
    return level and part.scope is None and _OF_THEM.match(between) is not None


def _goes_on_counting(before: Measure, between: str, measure: Measure) -> bool:
    """Say whether a count shares the verb of a level before it (企业达到50家，挂牌企业30家)."""
    one, other = before.quantity.unit, measure.quantity.unit
    level = before.scope == "stock" and (before.level or before.stock)
    same = measure.scope is None and one == other and one not in (*_SUMS, *RATES)
    return level and same and _NO_VERB.fullmatch(between) is not None


def _goes_on_adding(before: Measure, between: str, measure: Measure) -> bool:
    """Say whether a count shares the verb of an addition before it (新增A企业50家、B企业30家)."""
    one, other = before.quantity.unit, measure.quantity.unit
    same = measure.scope is None and one == other and one not in (*_SUMS, *RATES)
    return before.scope == "added" and same and _NEXT_IN_LIST.fullmatch(between) is not None


def read_measures(
    quantities: Sequence[Quantity],
    text: str,
    spanning: Callable[[int], bool] | None = None,
    own_place: str = "",
) -> list[Measure]:
    """Name quantities in order; one that replaces a former one is named like it (由X调整为Y).

    ``spanning`` says of a place whether what stands there is told of several years; ``own_place`` is that
    of the report, whose name tells no number from another.
    """
    found: list[Measure] = []
    for quantity in quantities:
        measure = Measure.read(quantity, text)
        if measure.place and measure.place in own_place:
            measure = replace(measure, place="")
        if spanning is not None and not measure.over_years and spanning(quantity.start):
            own = OWN_CLAUSE.split(text[max(0, quantity.start - REACH) : quantity.start])[-1]
            if not EACH_YEAR.search(own):
                measure = replace(measure, over_years=True)
        if found and measure.scope is None and text[found[-1].quantity.end : quantity.start] in _JOINTS:
            measure = replace(measure, scope=found[-1].scope, level=found[-1].level, stock=found[-1].stock)
        if found:
            between = text[found[-1].quantity.end : quantity.start]
            if _is_of_them(found[-1], between, measure):
                measure = replace(measure, scope="stock")
            elif _goes_on_counting(found[-1], between, measure):
                measure = replace(measure, scope="stock", stock=True)
            elif _goes_on_adding(found[-1], between, measure):
                measure = replace(measure, scope="added")
        if found and found[-1].former:
            between = text[found[-1].quantity.end : quantity.start]
            if _CHANGED_TO.match(between):
                names = tuple(n.removesuffix("由") for n in found[-1].names)
                level = _PLAN_CHANGED.match(between) is None
                measure = replace(
                    measure, names=names, scope="stock" if level else measure.scope, stock=level
                )
        found.append(measure)
    return found
