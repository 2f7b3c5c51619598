"""Signs that a clause states, exhorts or announces, and so promises nothing itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from workbench.extraction import commitment_signs as signs
from workbench.measuring.periods import end_of_plan
from workbench.model.commitment import Quantity
from workbench.text.lexicon import read_rows
from workbench.text.prefilter import ANYTHING

_LIGHTLY = ".{0,6}(?:轻|容易|一帆风顺|一蹴而就)"
_JUDGES = (
    "并非易事|绝非易事|来之不易|殊为不易|任重道远|责任重大|机遇与挑战并存|大有可为|未来可期|前景广阔|打硬仗的准备",
    f"任务.{{0,4}}(?:艰巨|繁重)|不会{_LIGHTLY}|不可能{_LIGHTLY}|下功夫$|想办法$|一盘棋",
    "进行了|作出了|取得了|提出了|承载着|肩负着|寄托着",
    "实现.{0,12}宏伟目标|实现.{0,8}预期目标(?:任务)?$|完成.{0,8}预期目标(?:任务)?$",
)
_DEFINES = (  # …是工作的落脚点; in 特别是 and 实事求是 it defines nothing
    "是(?<![别其求事标]是).{2,24}(?:[点口]|关键|根本|核心|任务|之策|之本|所在|基础|前提|使命|责任|追求|选择|保证"
    "|之道|之要|基石|法宝|[要大]者)[”’」]?$"
)
# In 特别是, 重点是, 实事求是 and 十二是 nothing is said to be so.
_NO_COPULA = "(?<![别其求事标点行务键心手作一二三四五六七八九十]是)(?<!主要是)"
# What a task is, an aim only announced, or after what something comes: 做大增量是关键, 创新是第一动力,
# 抓创新就是抓发展, 约束性指标是, 实现小康目标之后, 改革处于攻坚阶段.
_WHAT_IS_SO = re.compile(
    f"是{_NO_COPULA}(?:关键|前提|动力|基础|根本|保障)$"
    f"|是{_NO_COPULA}(?!要)(?:.{{0,28}}的.{{0,8}}|第一|一[项件个条种].{{0,6}}|个.?|最大|硬)"
    "(?:举措|措施|手段|途径|之路|环节|动力|源泉|活水|保障|内容|体现|职责|天职|大事|大计|系统工程|取向|期盼|需求|红利|一招|道理"
    "|灵魂|要务|要求|方向|因素|当务之急|政治|目标|战略|任务|选择|使命|[一五]年|之年|交汇期|阶段)[”’」]?$"
    "|就是(?<=..就是)(?<![这也]就是)(?![要对把])[^，“”]{2,14}$"
    "|(?:目标|指标|任务)[是为]$"
    "|[之以]后$"
    "|(?:体现|反映)了|意味着"
    "|(?:发展|改革|开放)(?:过程中)?[仍还正也]?(?:面临(?!的)|处[于在].*(?:期|阶段)$)"
)
# How things stand (创新能力不强, 任务十分艰巨): a shortcoming that is to be mended is told behind a verb
# (加快破解发展不平衡), where it is no matter that is hard or promising itself (化解矛盾的任务艰巨).
_HOW_IT_STANDS = re.compile(
    "不[强足高够优]$|不(?:平衡|协调|充分|到位|合理|完善|健全|适应|牢固|稳固)$|(?:滞后|薄弱|粗放|偏低|偏小|脆弱|严峻|艰巨|紧迫|广阔)$"
    "|[很较巨]大$|(?:依然|仍然|[仍还]|比较|较为|仍较|十分)(?:突出|困难)$"
    "|(?:问题|矛盾|压力|制约).{0,6}突出$"
)
_HARD_OR_PROMISING = re.compile(
    "(?:任务|难度|压力|矛盾|潜力|前景|形势|差距|问题|环境).{0,6}(?:艰巨|[很较巨]大|突出|严峻|紧迫|广阔)$"
)
_MENDS = re.compile(
    "(?:要|必须|应|坚决|着力|努力|力争|加快|尽快|切实|有效|集中|重点)*(?:确保|保持|防止|遏制|破解|解决|查处|克服|改变|扭转|避免|治理|整治|纠正|消除"
    "|针对|聚焦|形成|选择|打造|改善|保障|防范|应对|整改|正视|补齐|杜绝|看到|认识|转变|突破)"
)
# By which means or beside what the clause behind it is done: 通过入股等方式, 采取有力措施, 在扩大港口的同时.
_MANNER = re.compile(
    "(?:通过|采取|采用|运用|利用).{2,60}等.{0,4}(?:方式|形式|途径|手段|渠道|办法|措施)$|采取.{0,12}措施$"
    "|(?:按照|根据|遵循).{2,40}(?:要求|原则|思路|方针|部署)$"
    "|的同时$|(?:基础|前提)[上下]$|的情况下$|的?过程中$"
)
_MANNER_OPENS = re.compile("(?:[要并]|.{0,12}?要)?(?:通过|采取|采用|运用|利用|按照|根据|遵循|在)|.*的同时$")
_REGARDS = (
    "把.{2,20}(?:当作|当成|视为|视作|看作|看成)",
    "把.{2,24}作为.{0,14}(?:任务|抓手|道理|政绩|使命|责任|追求|准则|标准|主题|主线|生命线|出发点|落脚点|大事|根本|要求)$",
    "把.{0,6}(?:功夫|工夫|心思|精力|力气|劲头|心力).{0,4}[下用花放]",
    "把.{2,16}(?:文章|答卷).{0,2}好$",
    "把.{2,24}(?:贯穿|倾注)",
)
_POINTS = "(?:工作|方面|要求|目标|任务|重点|原则|问题|举措|事项)"
_ANNOUNCES = (
    *(f"{word}.{{0,6}}{_POINTS}" for word in ("以下", "如下", "下列", "下述")),
    "(?:预期|主要|总体|工作|发展)目标(?:任务)?[是为]$",
    *(f"{numeral}(?:[条点]|个(?:方面|关系|原则))$" for numeral in "一二两三四五六七八九十几"),
)
_MOODS = "(?:必胜信心|信心和|底气|决心|勇气|斗志|干劲|精气神|紧迫感|使命感|责任感|定力)"
_FEELS = tuple(f"{verb}.{{0,8}}{_MOODS}" for verb in ("增强", "坚定", "提振", "鼓足", "保持", "激发"))
_GROWS = "的.{2,6}更[好高强足大多实]$"
_GLORY = "创造.{0,20}(?:业绩|实绩|佳绩|政绩|辉煌|奇迹|历史|荣光|生活|未来|传奇)$"
# Every branch starts with a literal: the rest of a text is then skipped at full speed. Each way of speaking
# has a bit of its own, so that only the one that may be there is looked for.
_STATEMENTS = tuple(
    (pattern, signs.CLAUSES.bit(pattern))
    for pattern in map(
        re.compile,
        (
            "|".join(_JUDGES),
            _DEFINES,
            "|".join(_REGARDS),
            "|".join(_ANNOUNCES),
            "|".join(_FEELS),
            _GROWS,
            _GLORY,
        ),
    )
)
_COUNTED_POINTS = re.compile(r"(?:以下|[\d一二三四五六七八九十]个?)方面(?:的?.{0,2}工作)?$")
_CARRIES = re.compile("承载着|肩负着|寄托着")
_VOW = re.compile("(?:我们)?(?:一定|必须)|我们(?:就|既|更)?要|[不宁](?![断懈同良动法含低少超夏波])")
_YEARS = "[一二两三四五六七八九十几1-9]{1,2}个?年"
_LOOKS_BACK = re.compile(
    f"(?:(?:回顾|回首|总结))?(?:(?:刚刚|刚|已经|即将)?过去|近|这)(?:的)?(?:{_YEARS}|20[0-9]{{2}}年)|{_YEARS}[来间]，|“?十?[一二三四]五”?(?:时期)?以来|.{{0,8}}(?:任期|换届)以来"
)
_PLAN = re.compile('[“"]?(十[一二三四五六七])五[”"]?(?:时期|期间)?，')
_TURNS = re.compile("未来|今后|接下来|下一步|今年|明年|新的一年|展望|要|(?<!即)将|继续|力争|确保")
# A report read in May begins its plan with the first quarter; 一季度 of a plan itself names an aim.
_SO_FAR = re.compile(
    r"(?:第?一季度|前[二两三]个?季度|上半年)(?![末底前内])[^，。；]{2,24}?(?:下降|增长|回升|回落)[^，。；\d]{0,4}\d[\d.]*[%％]"
)
_AIMS = re.compile("力争|确保|争取|(?<!即)将|计划|目标|预期")
_OPENING = 24  # characters of a sentence in which it says of which time it speaks
# What persons are to be like: 广大干部要…, 政府工作人员要….
_CONDUCT = re.compile(
    "[^要]{0,12}(?:干部|工作人员|公务员|公职人员|同志|领导班子|上下|全体人员|大家)[都们]?(?:一定)?(?:要|必须|应)"
)
_MAY_VOW, _MAY_LOOK_BACK, _MAY_BE_SO_FAR, _MAY_NAME_A_PLAN = map(
    signs.CLAUSES.bit, (_VOW, _LOOKS_BACK, _SO_FAR, _PLAN)
)
MAY_BE_SO = signs.CLAUSES.bit(_WHAT_IS_SO) | signs.CLAUSES.bit(_HOW_IT_STANDS)
"""The bits of a clause that may say what is so of a task or how things stand, or only announce an aim."""
MAY_SAY_HOW = signs.CLAUSES.bit(_MANNER)
"""The bit of a clause that may only tell by which means, or beside what, another is done."""
MAY_SPEAK = _MAY_VOW | sum(bit for _, bit in _STATEMENTS)
"""The bits of a clause that may judge, define, announce, exhort or forswear."""
MAY_TELL_OF_THE_PAST = _MAY_LOOK_BACK | _MAY_NAME_A_PLAN | _MAY_BE_SO_FAR
"""The bits of a sentence that may turn to years gone by, or tell how this one has gone so far."""


def tells_of_the_past(sentence: str, told: bool, year: int | None = None, may: int = ANYTHING) -> bool:
    """Say whether a sentence tells what was achieved in years gone by; so does what follows (``told``).

    过去五年，… goes on until a sentence turns to what is to come, or the paragraph ends. ``year`` is the
    report's: the years of a five-year plan may be over by then.
    ``may``: what a scan by ``commitment_signs.CLAUSES`` saw there, here and below.
    """
    told = told or (may & _MAY_LOOK_BACK != 0 and _LOOKS_BACK.match(sentence) is not None)
    told = told or (may & _MAY_NAME_A_PLAN != 0 and _names_a_plan_gone_by(sentence, year))
    return told and _TURNS.search(sentence, 0, _OPENING) is None


def _names_a_plan_gone_by(sentence: str, year: int | None) -> bool:
    """Say whether a sentence opens with a five-year plan that had ended before ``year``."""
    plan = _PLAN.match(sentence) if year is not None else None
    last = end_of_plan(plan[1]) if plan else None
    return year is not None and last is not None and last < year


def tells_so_far(sentence: str, may: int = ANYTHING) -> bool:
    """Say whether a sentence of a plan tells how the year has gone so far (一季度…下降3%), without an aim."""
    if not may & _MAY_BE_SO_FAR:
        return False
    return _SO_FAR.search(sentence) is not None and _AIMS.search(sentence) is None


def is_statement(text: str, may: int = ANYTHING) -> bool:
    """Say whether a clause judges, defines, announces or speaks of a mood instead of promising to act."""
    return any(pattern.search(text) for pattern, bit in _STATEMENTS if may & bit)


def says_what_is_so(text: str) -> bool:
    """Say whether a clause tells what is so, announces an aim or names a time, and promises nothing.

    That is what a task is (创新是第一动力), how things stand (创新能力不强), 主要目标是, …之后.
    """
    if _WHAT_IS_SO.search(text):
        return True
    if _HOW_IT_STANDS.search(text) is None:
        return False
    return _MENDS.match(text) is None or _HARD_OR_PROMISING.search(text) is not None


def only_says_how(text: str) -> bool:
    """Say whether a clause only tells how the one behind it is done (通过入股等方式, 在扩大港口的同时)."""
    return _MANNER.search(text) is not None and _MANNER_OPENS.match(text) is not None


def is_announcement(text: str) -> bool:
    """Say whether a clause counts only the points behind it (抓好10个方面工作) or whose hopes it carries."""
    if "着" in text and _CARRIES.search(text):
        return True
    return "方面" in text and _COUNTED_POINTS.search(text) is not None


def is_vow(text: str, may: int = ANYTHING) -> bool:
    """Say whether a clause exhorts (必须…, 我们要…) or forswears (不…), as speeches do between promises."""
    return may & _MAY_VOW != 0 and _VOW.match(text) is not None


def is_conduct(text: str) -> bool:
    """Say whether a clause tells what the government's own people are to be like (广大干部要…)."""
    return _CONDUCT.match(text) is not None


_PEOPLE, _TIME = frozenset(("人", "名", "位", "户", "")), frozenset(("个月", "年", "月", "天", "周", "日"))
_MARKS = {"{N}": "[\ue000-\ue002]", "{P}": "\ue001", "{T}": "\ue002"}
_ANY_NUMBER, _SO_MANY_PEOPLE, _SO_LONG = "\ue000", "\ue001", "\ue002"  # no text has these characters


def states_a_fact(text: str, start: int, quantities: Sequence[Quantity]) -> bool:
    """Say whether a clause with numbers tells what is so (近30万人领取养老金) instead of what is to be done.

    ``start`` is where the clause begins, ``quantities`` are those inside it.
    """
    marked, at = "", 0
    for quantity in quantities:
        low, high = quantity.start - start, quantity.end - start
        if low >= at:
            marked += text[at:low] + _mark(quantity)
            at = high
    return _facts().match(marked + text[at:]) is not None


def _mark(quantity: Quantity) -> str:
    if quantity.unit in _PEOPLE:
        return _SO_MANY_PEOPLE
    return _SO_LONG if quantity.unit in _TIME else _ANY_NUMBER


@cache
def _facts() -> re.Pattern[str]:
    patterns = [pattern for _, pattern in read_rows("extraction", "facts.tsv")]
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    for written, mark in _MARKS.items():
        joined = joined.replace(written, mark)
    return re.compile(joined)
