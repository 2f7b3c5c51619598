"""Signs that tell a checkable promise from rhetoric: outcome tails, labels, stances, guiding principles.

Endings are data (``endings.tsv``) and matched with ``str.endswith``, the rest are literal alternations:
a report has a thousand clauses to judge, and both are quick.
"""

from __future__ import annotations

import re

from workbench.text.lexicon import read_rows
from workbench.text.prefilter import ANYTHING, Prefilter

Endings = dict[str, tuple[str, ...]]
"""Endings by their last character, longest first: most texts are told apart by that alone."""


def _read_endings(*kinds: str) -> Endings:
    """Return the endings of some classes."""
    words = sorted(
        (word for word, found in read_rows("extraction", "endings.tsv") if found in kinds),
        key=len,
        reverse=True,
    )
    return {last: tuple(word for word in words if word[-1] == last) for last in {word[-1] for word in words}}


def ends(text: str, endings: Endings) -> bool:
    """Say whether ``text`` ends with one of the endings."""
    return text.endswith(endings.get(text[-1:], ()))


METAPHORS = _read_endings("metaphor")
IDEALS = _read_endings("ideal")
SETTINGS = tuple(word for words in _read_endings("setting").values() for word in words)
ABSTRACTIONS = _read_endings("abstraction")
DRIFTS_TO = _read_endings("drift")
FRAMES = _read_endings("frame")
STAGES = _read_endings("stage")
WORKS = _read_endings("works")
NO_WORKS = _read_endings("no works")
RESTRAINTS = frozenset(word for words in _read_endings("restraint").values() for word in words)
_WORKS_STAGES = _read_endings("stage", "works stage")
_WORKS_LAST = frozenset((*WORKS, *_WORKS_STAGES, "等", ")", "）"))
_WHOLE_WORKS = ("改扩建", "扩建", "迁建", "生态修复")
_BRACKETS = re.compile("[(（][^()（）]{0,30}[)）]")
_HASTE = ("加快", "尽快")
DRIFT = re.compile(
    "向好|向优|向上|走深走实|有效衔接|落地见效|两翼齐飞|再上台阶|再上新台阶|迈上|比翼齐飞|良性循环|良性互动|有机结合|有机统一"
    "|发挥.{0,12}作用|取得.{0,6}(?:突破|进展|成效)|实现.{0,8}(?:跃升|突破|提升)"
)
LABEL = re.compile(
    "(?:发展|壮大|培育|做大做强|做强做优).{1,14}(?:产业|经济|队伍|业)$|优化.{2,12}服务$|打好.{2,12}(?:保卫战|攻坚战)$"
    "|(?:推进|推动|加快|促进|加速).{2,18}(?:转型|融合|协同|升级|发展|振兴)$"
)
GUIDING = re.compile(
    "为指导|指导思想|总体要求|总基调|重要讲话|重要指示|决策部署|两个确立|两个维护|四个意识|四个自信|新发展理念|为统领|党中央|"
    "拧成一股绳|政治判断力"
)
RITUAL = re.compile(
    r"(?:各位代表|让我们|我们坚信|我们相信|我们深知|我们深感|新的一年|今年是|\d{4}年是|同时也要看到|综合分析|总的看|"
    r"做好(?:今年|政府|全年|明年).{0,4}工作|实现上述)"
)
RITUAL_ENDS = ("而努力奋斗", "！", "!", "说到做到")
RITUAL_OBJECT = re.compile(
    "精神(?!卫生|文明|障碍)|思想|思维|理念|方针|路线|主义|决策部署|会议部署|重要论述|政治建设|使命|初心|责任感|两个(?:确立|维护|毫不动摇)|"
    "四个|三个务必|意识形态|意识(?:、|$)|协商议政|担当|本领|本色|政治纪律|忠诚|的关系$"
)
TARGETS = re.compile(
    "预期目标|(?<!百年)奋斗目标|工作目标|发展目标|主要目标|目标是|目标为|目标任务|主要指标|主要经济指标"
)
PROMISED = re.compile(
    "完成|实现|增长|保持|控制|下降|降低|提高|稳定|高于|同步|持平|进入|覆盖|清零|平衡|改善|提质|促|控|降"
)
UNDERTAKEN = re.compile("开展|启动|实施|完成|建成|实现|投入")
SIGNS = re.compile(r"[“”《》A-Za-z\d]")
INSTRUMENT = re.compile(
    "机制|制度|办法|方案|条例|规划|行动|计划|工程|项目|基地|中心|平台|园区|试点|示范区|示范|体系|政策|清单|目录|标准|普查|专项|改革|基金|资金|等"
)
NAMED = re.compile("等|期|项目|工程")
NAMED_PROGRAMME = re.compile(r"(?:“[^”]{1,14}”|[\d一二三四五六七八九十]大)(?:惠民)?工程$")
BUILDS = re.compile(
    "建设|开工|开通|投产|竣工|建成|达产|落地|施工|新建|改造|扩建|修复|修建|实施|前期|项目|工程|下线|打造|建立|推进|抓好|加快|启动|完成"
)
SITES = re.compile("项目|工程|平台|基地|中心|园")
# What is built stands before the stage it reaches: …大道东延段|建成通车, …项目|开工.
BUILDING = re.compile(
    "(?:项目|工程|平台|基地|中心|[园场馆站线路桥段院校厂港区道隧堤坝库楼房期纽])"
    r"(?:(?:于|在|今年|力争|确保|争取)?(?:\d{1,2}月(?:\d{1,2}日)?(?:份|底|末|初|中旬|上旬|下旬)?|[年季月]?[底末]|上半年|下半年|[一二三四]季度|国庆节?|春节|汛期|供暖季)(?:之?前|内)?)?"
    "(?:全线|主体|全面|年内|如期|全部|正式)?"
    "(?:建成|开工|竣工|投产|投用|投入|通车|封顶|交付|完工|贯通|并网|启用|开园|开馆|落成|开通|通水|通航|试运行)"
)
GUARANTEE = re.compile(
    "|".join(
        f"{verb}.{{0,12}}(?:底线|不发生|不出现|零|安全|清零|红线|规模性)"
        for verb in ("守住", "守牢", "兜牢", "确保", "坚决", "严防", "防止", "杜绝", "牢牢")
    )
)
RATES = ("比例", "占比", "比重", "率", "覆盖面")
TYPED_LAST = _WORKS_LAST.union(rate[-1] for rate in RATES)
"""The last characters of works, of the stages they reach and of rates."""
# What only tells of the clause before it: 办好这届赛事，是全市的共同责任.
PREDICATES = re.compile("(?:既|不仅|不只|也|就|都|更|正|仍|始终|首先)?是(?![否非])")
MODAL = re.compile(
    r"要(?<![主重需首简纲必既也更又]要)(?<!向.要)(?<!向..要)(?<!向...要)(?![素求件点领闻塞害])"
)
DATE_ALONE = re.compile(
    r"(?:力争|确保|争取|力求|计划|预计)?(?:到|至|在|于)?"
    r"(?:20\d\d年(?:底|末)?|(?:[今明]年)?\d{1,2}月(?:底|末)|上半年|(?:今年|明年|当年)?年底|[今明]年[底末]|(?:今年|明年)上半年)(?:前|之前|以前)?"
    r"|(?:力争|争取|计划)?(?:再?用|在)?[一二两三四五2-5](?:[到至][二三四五2-5])?年(?:左右)?的?(?:时间内?|之?内)"
    r"|(?:过去|未来|今后|接下来|下一步)(?:的)?(?:[一二两三四五六七八九十几]{0,2}年)?|今年|明年|全年|新的一年"
)

CLAUSES = Prefilter()
"""What clauses and sentences of a plan may hold of the patterns here and beside: looked for all at once."""
MAY_ANNOUNCE, MAY_PROMISE, MAY_GUARANTEE = map(CLAUSES.bit, (TARGETS, PROMISED, GUARANTEE))
MAY_RITUAL, MAY_RITUAL_OBJECT, MAY_LABEL = map(CLAUSES.bit, (RITUAL, RITUAL_OBJECT, LABEL))
MAY_NAME, MAY_SIGN, MAY_INSTRUMENT = map(CLAUSES.bit, (NAMED, SIGNS, INSTRUMENT))
MAY_PREDICATE, MAY_MODAL, MAY_DRIFT = map(CLAUSES.bit, (PREDICATES, MODAL, DRIFT))
MAY_END_RITUAL = CLAUSES.bit(re.compile("|".join(RITUAL_ENDS)))
MAY_GUIDE, MAY_BE_FOR = CLAUSES.bit(GUIDING), CLAUSES.bit(re.compile("为"))
MAY_DRIFT_AT_ALL = MAY_DRIFT | CLAUSES.bit(re.compile("向"))
MAY_BUILD, MAY_BUILDING, MAY_DATE_ALONE = map(CLAUSES.bit, (BUILDS, BUILDING, DATE_ALONE))
MAY_BE_DONE, MAY_EXERT = CLAUSES.bit(re.compile("了")), CLAUSES.bit(re.compile("发挥"))
MAY_END_METAPHOR, MAY_END_IDEAL, MAY_END_STAGE, MAY_END_ABSTRACT = (
    CLAUSES.bit(re.compile("|".join(word for words in endings.values() for word in words)))
    for endings in (METAPHORS, IDEALS, STAGES, ABSTRACTIONS)
)


def is_works(text: str) -> bool:
    """Say whether a clause ends with something built, and with the stage it is to reach (…基地等项目开工)."""
    if text[-1:] not in _WORKS_LAST:
        return False
    cut = _BRACKETS.sub("", text) if "(" in text or "（" in text else text
    while ends(cut, _WORKS_STAGES) and not cut.endswith(_WHOLE_WORKS):
        cut = _cut_ending(cut, _WORKS_STAGES)
        if cut.endswith(_HASTE):
            cut = cut[:-2]
    if not ends(cut.removesuffix("等"), WORKS):
        return False
    if text.endswith("工程") and NAMED_PROGRAMME.search(text):
        return False
    return not ends(text.removesuffix("创建").removesuffix("建设"), NO_WORKS)


def find_stage(text: str) -> str:
    """Return the stage of works that a clause ends with (开工, 投产 …), else ""."""
    for stage in STAGES.get(text[-1:], ()):
        if text.endswith(stage):
            return stage
    return ""


def _cut_ending(text: str, endings: Endings) -> str:
    return text[: -len(next(ending for ending in endings[text[-1]] if text.endswith(ending)))]


def drifts(aim: str, may: int = ANYTHING) -> bool:
    """Say whether an aim only states a tendency (向高端延伸, 持续向好).

    ``may``: what a scan by ``CLAUSES`` saw there, here and below.
    """
    if may & MAY_DRIFT and DRIFT.search(aim):
        return True
    towards = aim.find("向")
    return towards >= 0 and len(aim) - towards > 4 and ends(aim, DRIFTS_TO)


def is_specific(aim: str, may: int = ANYTHING) -> bool:
    """Say whether an aim names something: a quotation, a code, a number or an instrument of policy."""
    if may & MAY_SIGN and SIGNS.search(aim) is not None:
        return True
    return may & MAY_INSTRUMENT != 0 and INSTRUMENT.search(aim) is not None


def is_named(text: str, may: int = ANYTHING) -> bool:
    """Say whether a clause names projects or examples."""
    if may & MAY_SIGN and SIGNS.search(text) is not None:
        return True
    return may & MAY_NAME != 0 and NAMED.search(text) is not None
