"""Whether two names are of one thing, strictly: what differs in place, part, kind or sort is another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick
from rapidfuzz.distance import LCSseq

from workbench.measuring.equivalent_metrics import characters_of_variants, parse_metric
from workbench.text.lexicon import read_rows
from workbench.text.words import cut_words

_GROWTH = re.compile("(?:增速|增幅|涨幅|降幅|增长率|变动)$")
# What says only how much of a thing: 零售总额 and 零售额 are one thing, and so are 数 and 人数.
_AMOUNT = re.compile("(?:总额|总值|总量|总数|数量|人数|户数|家数|总规模|规模|总产量|总产|[额量数值])$")
# Their last characters, by which most names are told apart; a line break may stand behind either.
_GROWTH_LAST, _AMOUNT_LAST = frozenset("速幅率动\n"), frozenset("额值量数模产\n")
# 服务业比重 is what service adds to the product, and so is 服务业增加值占地区生产总值的比重.
_SHARE = re.compile("(?:增加值)?(?:占(?:地区|国内|全部)?(?:生产总值|GDP)(?:的?比重)?|占比|比重|比例|比率)$")
_LISTED = re.compile(r"(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳])+")
_MARKS = re.compile(r"[“”‘’《》（）()\s·]")
# 经济增长5%; 再就业2300人, of whom else than of the jobless?
_NICKNAMES = {"经济": "生产总值", "再就业": "失业再就业"}
_ONLY_PAID = re.compile(
    "(?:[国省市区县]?(?:本级|级)?财政|自治区|[省市县]|各级|中央|政府|专项|共|再|又|继续|累计|多方|多渠道)*"
    "(?:筹措|筹集|安排|投入|下达|拨付|落实|争取|整合|统筹|补助|支出|实施|完成)(?:资金|补助|经费|专项|各类)*"
)
_HEAD = 2
_SHORT = 2
_WHOLE_NAME = 4
_WHOLE_BROAD_NAME = 6
_QUOTED = re.compile("^(.{0,4})(“[^“”]{2,12}”)")
_ANY_QUOTED = re.compile("^(.{0,8})(“[^“”]{2,12}”)")
_QUOTED_WORD = re.compile("“([^“”0-9一二三四五六七八九十百千][^“”0-9]{1,11})”")
_WHOLE_QUOTED = re.compile("(?:新增|新培育|培育)?“[^“”]{2,12}”")
_SAME_QUOTED = 96.0
_WHOM = re.compile("[一-龥]{0,4}(?:农牧民|农民|牧民|居民|群众|人口|职工|学生|妇女|老人|老年人|儿童)的?")
_LEVEL = re.compile("国家级|[省市县区]级(?!以上)|国家(?!级以上)")
# 收入剔除一次性因素后完成9亿元 is the same income.
_ADJUSTED = re.compile("(?:剔除|扣除|不计)[^，。]{2,10}(?:因素|影响)(?:后|外|的影响)?")
_WORKS = re.compile("(?:工程|任务|行动)$")
_LEAST_SHARED = 3
# What a name ends with says what sort of thing it is: a model village is no model town.
_SORTS = frozenset("村镇乡县区市街园所馆院站场厂路桥河湖")
_KIND = re.compile("(?:[^、和与及]{2}|[大中小])[型性式]")
_LIST = re.compile("[和与及]")
_THING = "物品"
# Where a whole and its registered part are set side by side, that is said and nothing is judged.
_WHOLES = frozenset(("规模以上", "限额以上"))
_OTHER_SCOPE = 75.0
_BOTH_WAYS = "进出口"
_TRADE = frozenset((_BOTH_WAYS, "出口", "进口"))
_ALL_TRADE = frozenset(("外贸", "对外", "商品", "海关"))  # any other word before it tells which part of it
_WEAK = frozenset(("城镇", "农村", "社区", "省级", "市级", "县级"))


@lru_cache(maxsize=65_536)
def name_sameness(one: str, other: str, *, strict: bool) -> float:
    """Return how surely two names are of one thing, 0..100; ``strict`` where only wording may differ.

    >>> name_sameness("规模以上工业增加值增速", "服务业增加值增速", strict=True)
    0.0
    >>> name_sameness("农村危房改造", "改造农村危房", strict=False)
    80.0
    """
    first, second = core_of(one), core_of(other)
    if is_only_paid(one) or is_only_paid(other) or is_only_paid(first) or is_only_paid(second):
        return 0.0
    if one == other and len(one) >= (_WHOLE_BROAD_NAME if first in broad_names() else _WHOLE_NAME):
        return 100.0
    if not strict and "“" in one and "“" in other and _quoted_alike(one, other):
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
        bool(_LIST.search(first)) != bool(_LIST.search(second)) or lists_things(one) != lists_things(other)
    ):
        return 0.0
    if first[-1] != second[-1] and first[-1] in _SORTS and second[-1] in _SORTS:
        return 0.0
    rest, other_rest = _difference(first, second)
    if strict:
        return 0.0 if rest and other_rest else _contained(first, second)
    if _done_for_them(first, second) or _other_heads(first, second, rest, other_rest):
        return 0.0
    if _only_empty_words(first, second):
        return 0.0
    shared = LCSseq.similarity(first, second)
    if first[-_HEAD:] != second[-_HEAD:] and shared < _LEAST_SHARED:
        return 0.0
    return float(100 * 2 * shared / (len(first) + len(second)))


def _only_empty_words(first: str, second: str) -> bool:
    """Say whether two names share only how large, and what sort of, things are (规上甲企业, 规上乙企业)."""
    bare = [_without(_without_head(name)) for name in (first, second)]
    shared = LCSseq.similarity(*bare)
    return min(map(len, bare)) >= _SHORT > shared and 2 * shared < max(map(len, bare))


@lru_cache(maxsize=16_384)
def _without_head(name: str) -> str:
    for head in _heads_by_last().get(name[-1:], ()):
        if name.endswith(head):
            return name[: -len(head)]
    return name


@lru_cache(maxsize=16_384)
def is_only_paid(name: str) -> bool:
    """Say whether a name tells only that money was given, and not for what."""
    return _ONLY_PAID.fullmatch(name) is not None


def _quoted_alike(one: str, other: str) -> bool:
    """Say whether one quoted name is what both things are called by."""
    found = [match for name in (one, other) if (match := _QUOTED.match(name))]
    before = {parse_metric(match[1] + _THING).noun for match in found}
    whole = any(_WHOLE_QUOTED.fullmatch(name) for name in (one, other))  # “小升规”企业, “小升规”
    return len(found) > len(before) and found[0][2] == found[1][2] and (whole or one[-1] == other[-1])


def _other_heads(first: str, second: str, rest: Sequence[str], other_rest: Sequence[str]) -> bool:
    """Say whether two names differ in one word only, the noun at their end (中小学厕所, 中小学食堂).

    A 工程 behind both of them is no noun of its own (公路养护工程, 公路安防工程).
    """
    first, second = (_WORKS.sub("", name) for name in (first, second))
    if not rest or not other_rest or min(len(rest), len(other_rest)) > 1:
        return False
    heads = rest[-1], other_rest[-1]
    if set("".join(rest)) & set("".join(other_rest)):
        return False
    whole = first.endswith(heads[0]) and second.endswith(heads[1])
    return whole and min(map(len, heads)) >= _SHORT and not set(heads) & _general_heads()


def quoted_apart(one: str, other: str) -> bool:
    """Say whether two names use one quoted word for two things, or have each another quoted word.

    科技“小巨人” is not 专精特新“小巨人”, and “普九”达标 not “两基”达标; “秒批秒报” is “秒报秒批”.
    """
    if "“" not in one or "“" not in other:
        return False
    words, others = (set(_QUOTED_WORD.findall(name)) for name in (one, other))
    alike = any(a in b or b in a or sorted(a) == sorted(b) for a in words for b in others)
    if words and others and not alike:
        return True
    names = [match for name in (one, other) if (match := _ANY_QUOTED.match(name))]
    before = {parse_metric(match[1] + _THING).noun.removesuffix(_THING) for match in names}
    return len(names) == len(before) == 2 and names[0][2] == names[1][2] and all(before)


def one_word_apart(one: str, other: str) -> bool:
    """Say whether each of two names of rates has a word that the other lacks (助餐覆盖率, 保洁覆盖率)."""
    firms = [name.startswith("企业") for name in (one, other)]
    if any(firms) and not all(firms):
        return True
    rest, other_rest = _difference(core_of(one), core_of(other))
    telling = [word for word in rest if len(word) >= _SHORT], [w for w in other_rest if len(w) >= _SHORT]
    return all(telling) and not set("".join(rest)) & set("".join(other_rest))


def _done_for_them(first: str, second: str) -> bool:
    """Say whether two things are done for the same people (农牧民的安全饮水, 农牧民的安居)."""
    whom, others = _WHOM.match(first), _WHOM.match(second)
    if not whom or not others or whom[0] != others[0]:
        return False
    rests = tuple(name[whom.end() :].removesuffix("问题") for name in (first, second))
    return min(map(len, rests)) >= _SHORT and LCSseq.similarity(*rests) < _SHORT


def _contained(first: str, second: str) -> float:
    """Return the likeness of a short and a long name of a rate, of which one holds all words of the other."""
    short, long = sorted((first, second), key=len)
    more = long.removesuffix(short)
    if len(more) == len(long) or len(more) > 2:
        return 0.0
    return 0.0 if short in _TRADE and len(more) == 2 and more not in _ALL_TRADE else 90.0


def _kinds_differ(first: str, second: str) -> bool:
    """Say whether two names tell different kinds of a thing (科技型企业, 创新型企业)."""
    kinds = [set(_KIND.findall(name)) for name in (first, second)]
    return all(kinds) and not kinds[0] & kinds[1]


def same_scope(one: str, other: str) -> bool:
    """Say whether two names of one thing are of the whole of it, or of the same part."""
    levels = [{found.replace("国家级", "国家") for found in _LEVEL.findall(name)} for name in (one, other)]
    return levels[0] == levels[1] and not (_scopes(core_of(one)) ^ _scopes(core_of(other))) & _WHOLES


def _without(core: str) -> str:
    for word in _WHOLES:
        core = core.replace(word, "")
    return core


@lru_cache(maxsize=16_384)
def core_of(name: str) -> str:
    """Return what of a name tells it from others: no marks, growth, amounts nor empty words.

    >>> core_of("全省规模以上工业增加值增速"), core_of("社会消费品零售额")
    ('规模以上工业增加', '社会消费品零售')
    """
    plain = _ADJUSTED.sub("", name)
    listed = _LISTED.match(plain)
    bare = plain[listed.end() :] if listed else plain
    bare = bare if bare.isalnum() else _MARKS.sub("", bare)
    core = parse_metric(_GROWTH.sub("", bare) if bare[-1:] in _GROWTH_LAST else bare).core
    core = _SHARE.sub("", core) if "占" in core or "比" in core else core
    core = _NICKNAMES.get(core, core)
    return (_AMOUNT.sub("", core) or core) if core[-1:] in _AMOUNT_LAST else core


@cache
def characters_added() -> frozenset[str]:
    """Return the characters that ``core_of`` may put into a name that has not got them."""
    return characters_of_variants().union(*_NICKNAMES.values())


@lru_cache(maxsize=16_384)
def lists_things(name: str) -> bool:
    """Say whether a name lists things (公租房、棚改房), and no verbs (新建、改造) or levels (省、市)."""
    if "、" not in unicodedata.normalize("NFKC", name):
        return False  # no usual variant brings one in
    noun = parse_metric(name).noun
    if "、" not in noun:
        return False
    parts = _MARKS.sub("", noun).split("、")
    return sum(len(part) >= _SHORT and bool(parse_metric(part + _THING).noun != _THING) for part in parts) > 1


@lru_cache(maxsize=16_384)
def _scopes(core: str) -> frozenset[str]:
    both = _BOTH_WAYS in core  # 进出口 is neither
    words, finder = _scope_words()
    found = finder.find_matches_as_indexes(core.replace(_BOTH_WAYS, ""), overlapping=True)
    return frozenset((*(words[nth] for nth, _, _ in found), *((_BOTH_WAYS,) if both else ())))


@cache
def broad_names() -> frozenset[str]:
    """Return names that say nothing on their own (投资, 项目)."""
    return frozenset(row[0] for row in read_rows("measuring", "broad_names.txt"))


@cache
def _general_heads() -> frozenset[str]:
    """Return nouns at the end of names that tell nothing from its like (工程, 项目)."""
    return frozenset(row[0] for row in read_rows("measuring", "general_heads.txt"))


@cache
def _heads_by_last() -> dict[str, tuple[str, ...]]:
    """Return the same nouns by their last character, the longest first."""
    ordered = sorted(_general_heads(), key=len, reverse=True)
    return {last: tuple(h for h in ordered if h[-1] == last) for last in {h[-1] for h in ordered}}


@cache
def _scope_words() -> tuple[tuple[str, ...], AhoCorasick]:
    """Return the words that say of which part a number is, and what finds them in a name by their places."""
    words = tuple(row[0] for row in read_rows("measuring", "scopes.tsv"))
    return words, AhoCorasick(words)


def _difference(first: str, second: str) -> tuple[list[str], list[str]]:
    """Return the words that each of two names has alone."""
    one, other = list(cut_words(first)), list(cut_words(second))
    for word in list(one):
        if word in other:
            one.remove(word)
            other.remove(word)
    return one, other
