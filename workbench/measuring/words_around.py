"""What the words around a number tell of it, each read when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Callable

from workbench.measuring.cited_numbers import is_cited
from workbench.measuring.construction_stages import stage_around
from workbench.measuring.counted_by_size import picks_out, size_of
from workbench.measuring.equivalent_metrics import same_unit
from workbench.measuring.growth_basis import basis_of_growth
from workbench.measuring.helped_things import is_helped
from workbench.measuring.number_names import OWN_CLAUSE, REACH, NumberNames, in_full, read_names
from workbench.measuring.number_signs import Signs, read_signs
from workbench.measuring.other_places import place_of
from workbench.measuring.part_of_year import is_of_part_of_year
from workbench.measuring.parts_of_place import is_of_zone, part_of
from workbench.measuring.periods import EACH_YEAR, plan_named, tells_of_years
from workbench.measuring.progress_words import is_unfinished
from workbench.measuring.read_once import ReadOnce
from workbench.measuring.starting_points import is_starting_point
from workbench.model.commitment import Quantity

_PLAN_CHANGED = re.compile("调整|变更|修改")
_CHANGED_TO = re.compile(
    r"^(?:调整|变更|修改|增加|增至|提高|提升|扩大|扩展|降低|降至|压减|减少|减至|缩减)?[为到至]?$"
)
_THAN_LAST = re.compile("[比较](?:[去上]年|上一年|同期|(?:年初)?计划)[^，]{0,4}(?:增加|多|少|净增|提高|降低)")
# 增长7%，同口径增长9%: the second is told on a basis of its own.
_TOLD_TWICE = re.compile(
    r"[%％](?:以上|左右|以内)?[，,、（(](?:按|其中)?(?:可比|同口径|扣除|剔除|名义|实际)[^，。；、0-9]{0,8}$"
)
_SHORT_OF = re.compile("(?:接近|将近|逼近|不足|不到|(?<![附邻靠亲最])近)$")
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
_LONGEST_BETWEEN = 17  # characters that the patterns above may match as a whole
_TO_LEVEL = re.compile("[到至]$")
_SUMS = frozenset(("元", "美元", "欧元", "港元"))
RATES = frozenset(("%", "百分点"))
"""Units of rates: growth, shares, intensities."""
_OF_ANOTHER = re.compile(r"^.*\d[^，。；\d]{0,3}的")  # 收入低于1000元的70户: the bound is of another number
_CAPPED = re.compile("控制|不超过|不高于|(?<!不)低于")


class WordsAround:
    """What the words around a number of a text tell of it: a property for each field of ``Measure``."""

    def __init__(
        self,
        quantity: Quantity,
        text: str,
        before: WordsAround | None = None,
        spanning: Callable[[int], bool] | None = None,
        own_place: str = "",
    ) -> None:
        """Take a number and those words around the one before it that may tell of both, None for none.

        ``spanning`` says of a place whether what stands there is told of several years; ``own_place`` is
        that of the report, whose name tells no number from another.
        """
        self.quantity = in_full(quantity, text)
        self._text, self._start, self._end = text, quantity.start, quantity.end
        self._spanning, self._own_place = spanning, own_place
        between = text[before._end : quantity.start] if before else ""
        # Further off, nothing that is told of the one is told of the other.
        near = before is not None and (len(between) <= _LONGEST_BETWEEN or _OF_THEM.match(between))
        self._before, self._between = before if near else None, between

    @ReadOnce
    def _named(self) -> NumberNames:
        return read_names(self.quantity, self._text)

    @ReadOnce
    def _around(self) -> str:
        return self._named.metric + self._named.joined

    @property
    def names(self) -> tuple[str, ...]:
        """Return its names; where it replaces a former number, those of that one (由X调整为Y)."""
        return self._named.names if self._replaced is None else self._replaced[1]

    @property
    def each(self) -> tuple[str, ...]:
        """Return the things of a list that it is of each of."""
        return self._named.each

    @property
    def unfinished(self) -> bool:
        """Say whether the words speak of something begun and of nothing finished."""
        return is_unfinished(self._named.joined)

    @property
    def former(self) -> bool:
        """Say whether something was changed from it, or it is only cited."""
        began = is_starting_point(self._text, self._end, self._named.ahead)
        return began or is_cited(self.quantity, self._text)

    @property
    def scope(self) -> str | None:
        """Return whether it counts what was ``added`` or the whole ``stock``, None where that is not said."""
        return self._standing[0]

    @property
    def level(self) -> bool:
        """Say whether it is where something comes to."""
        return self._standing[1]

    @property
    def stock(self) -> bool:
        """Say whether it is all there is by now."""
        return self._standing[2]

    @property
    def capped(self) -> bool:
        """Say whether it is to be kept down."""
        return is_capped(_OF_ANOTHER.sub("", self._named.own))

    @property
    def over_years(self) -> bool:
        """Say whether it is told of several years together."""
        if tells_of_years(self._text, self._start):
            return True
        if self._spanning is None or not self._spanning(self._start):
            return False
        own = OWN_CLAUSE.split(self._text[max(0, self._start - REACH) : self._start])[-1]
        return EACH_YEAR.search(own) is None

    @property
    def partial(self) -> bool:
        """Say whether it is told of a part of the year."""
        return is_of_part_of_year(self._text, self._start)

    @property
    def part(self) -> frozenset[str]:
        """Return the parts of the place that its passage is about."""
        whole = self._named.metric.startswith(_ALL_OF_IT)
        return frozenset() if whole else part_of(self._text, self._start)

    @property
    def short(self) -> str:
        """Return the word that says that it was not quite reached."""
        short = _SHORT_OF.search(self._named.ahead)
        return short[0] if short else ""

    @property
    def condition(self) -> bool:
        """Say whether it only says which things are counted."""
        return picks_out(self.quantity, self._named.ahead, self._text)

    @property
    def prices(self) -> str:
        """Return the basis on which it grew."""
        return basis_of_growth(self._named.own)

    @property
    def stage(self) -> int:
        """Return how far works have come."""
        return stage_around(self._named.joined, self._text, self._start, self._end)

    @property
    def than_last(self) -> bool:
        """Say whether it is by how much more or less than the year before, or than was planned."""
        return _THAN_LAST.search(self._named.own) is not None

    @property
    def helped(self) -> bool:
        """Say whether what is counted was helped."""
        return self.quantity.unit not in _SUMS and is_helped(self._named.ahead)

    @property
    def sized(self) -> str:
        """Return by what size those are that are counted."""
        return size_of(self.quantity, self._text)

    @property
    def place(self) -> str:
        """Return the prefecture that its name begins with, unless it is the report's own."""
        place = place_of(self._named.metric)
        return "" if place in self._own_place else place

    @ReadOnce
    def signs(self) -> Signs:
        """Return what else tells it from its like; a list tells once by how much all of it changed."""
        signs, before = read_signs(self.quantity, self._text), self._before
        if before is None or self._between not in _JOINTS:
            return signs
        for each in self._those_before("signs"):
            _ = each.signs
        return signs._replace(by=True) if before.signs.by else signs

    @property
    def years(self) -> str:
        """Return the five-year plan that its sentence names."""
        return plan_named(self._text, self._start)

    @property
    def zone(self) -> bool:
        """Say whether its paragraph opens with a sentence about a zone."""
        return is_of_zone(self._text, self._start)

    @property
    def twice(self) -> bool:
        """Say whether it is the growth just told, on another basis."""
        return _TOLD_TWICE.search(self._text, max(0, self._start - REACH), self._start) is not None

    @property
    def risen(self) -> bool:
        """Say whether it is where something has come to from the number before it."""
        return self.level and self._replaced is not None and self._replaced[0]

    def _those_before(self, known: str) -> list[WordsAround]:
        """Return those before it that may tell of it too, up to one of which something is ``known``.

        The first comes first: who asks them in turn never waits for a thousand of them, one in another.
        """
        before: list[WordsAround] = []
        each = self._before
        while each is not None and known not in vars(each):
            before.append(each)
            each = each._before
        return before[::-1]

    @ReadOnce
    def _replaced(self) -> tuple[bool, tuple[str, ...]] | None:
        """Return whether it replaces a former number as a level, and that one's names; None where not."""
        before = self._before
        if before is None or not _CHANGED_TO.match(self._between) or not before.former:
            return None
        for each in self._those_before("_replaced"):
            _ = each._replaced
        return _PLAN_CHANGED.match(self._between) is None, tuple([n.removesuffix("由") for n in before.names])

    @ReadOnce
    def _standing(self) -> tuple[str | None, bool, bool]:
        """Return scope, level and stock, of which a list tells once for all its numbers."""
        for each in self._those_before("_standing"):
            _ = each._standing
        own, around, before = self._named.own, self._around, self._before
        there = _STOCK.search(around) or (_THERE.search(around) and not self.signs.by)
        of_all = _OF_ALL.search(own) is not None and _ADDED.search(own) is None
        scope = "added" if _ADDED.search(around) and not of_all else "stock" if there or of_all else None
        level = _TO_LEVEL.search(self._named.ahead) is not None
        stock = _ALL_THERE_IS.search(around) is not None
        if before is None:
            return scope, level, stock
        if scope is None and self._between in _JOINTS:
            scope, level, stock = before._standing
        if scope is None and self._is_of_them(before):
            scope = "stock"
        elif scope is None and self._goes_on_counting(before):
            scope, stock = "stock", True
        elif scope is None and self._goes_on_adding(before):
            scope = "added"
        if self._replaced is not None:
            stock = self._replaced[0]
            scope = "stock" if stock else scope
        return scope, level, stock

    def _is_of_them(self, whole: WordsAround) -> bool:
        """Say whether it tells how many of a level just told are of one sort (达到9人，其中女3人)."""
        part = _OF_THEM.match(self._between) is not None
        return part and whole.scope != "added" and (whole.scope == "stock" or whole.level)

    def _goes_on_counting(self, before: WordsAround) -> bool:
        """Say whether it shares the verb of a level before it (企业达到50家，挂牌企业30家)."""
        no_verb = self._counts_like(before) and _NO_VERB.fullmatch(self._between) is not None
        return no_verb and before.scope == "stock" and (before.level or before.stock)

    def _goes_on_adding(self, before: WordsAround) -> bool:
        """Say whether it shares the verb of an addition before it (新增A企业50家、B企业30家)."""
        one, other = before.quantity.unit, self.quantity.unit
        like = self._counts_like(before) or (one != other and same_unit(one, other))
        return like and before.scope == "added" and _NEXT_IN_LIST.fullmatch(self._between) is not None

    def _counts_like(self, before: WordsAround) -> bool:
        one, other = before.quantity.unit, self.quantity.unit
        return one == other and one not in _SUMS and one not in RATES


def is_capped(words: str) -> bool:
    """Say whether words before a number say that it is to be kept down (控制在, 不超过)."""
    return _CAPPED.search(words) is not None
