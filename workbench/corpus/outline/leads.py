"""Recognise lead sentences: short sentences that title the sentences behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.corpus.outline.counted import counted_titles, is_counted
from workbench.model.span import Span
from workbench.text.sentences import split_sentences

# What is quoted is a name: “五个一批” counts nothing.
_QUOTED = re.compile(r"[“《][^”》]*[”》]")
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千万亿]+(?:个|项|家|条|亿|万|倍|成)|左右|以上")
_NOT_LEAD = re.compile(
    r"^(?:各位|同志|同时|此外|另外|回顾|总的|总之|我们|我省|我市|我区|我县|我国|全省|全市|全区|全县|这|那|为此|因此|所以|当前|目前"
    r"|今年|去年|明年|过去|刚刚|新的一年|年初|特别是|尤其|其中|但|而|也|还|如|实现上述|做好今年|根据|按照(?=[^。]*[，,])|在此|[一二三四五六七八九十]要|要|必须|在.{0,6}成绩|新征程|.{0,12}任务艰巨|实现|完成今年|综合(?:分析|来看|判断)|未来|本届|党的|为了|由于|随着|虽然|只有|只要|如果|对于|不仅|一方面|通过|经过|自治区第|省第|市第|第?[\d一二三四五六七八九十]+[届年])"
    r"|[^一二三四五六七八九十就]是(?!非)|未有穷期|永不止步|永远在路上|无小事|总关情|关乎|事关|关系(?:到|着)|离不开|越.{1,12}越|今天|明天|未来。|让生活|决定着?|不进则退|没有终点|方能|才能|方显|方得|自身硬|唯有|机遇|挑战|并存|包括|开启|如下|以下|上述|来之不易|提出了|面临|存在.{0,12}(?:问题|不足|环节|困难)|(?:是|为).{0,20}(?:年|的)。$|[？！…]|[：:；]|说[,，]"
)
# A proverb, a reason, a look back at a meeting or an admission opens a paragraph and titles nothing.
_SAYING = re.compile(
    r"^(?:不久前|前不久)|标志着|涉及到|归根结底|不等人|争流|奋楫|要用.{0,8}办法|(.)之所[^，]{1,2}，|^在[^，]{0,20}(?:指导|领导|支持)[^，]{0,3}，|关键(?:靠|在)|在于|居于|不知难|更要有|赋予新|呼唤|(?:尚|还)有(?:不少|许多|很多)"
    r"|(?:全会|会议|党委|政府).{0,12}(?:召开了|作出了?|作了|进行了).{0,12}(?:部署|安排|会议|决定)。$"
)
# What happened once, or a single project, is content: it titles nothing.
_EVENT = re.compile(
    r"^(?:争取)?(?:高标准|高水平|高质量|高效|成功|顺利|圆满|基本|率先|全面|如期|全力|精心|积极|继续|认真|扎实|切实|依法|加快|重点|着力)*"
    r"(?:完成|建成|成立|发布|承办|举办|办好|召开|开通|启动|获批|获评|荣获|入选|出台|印发|通过|引进|设立|新建|改建|扩建|开工|编制|制定"
    r"|做好|抓好|开展|支持|创建|争创|落实|执行|配合|严格|设置|开设|安装|发放|免费|推出|首次|首创)"
    r"|首[个家批届次座条款]|第[一二三四五六七八九十]+[届批期次]|试点|示范区创建|获[评颁授准筹]|筹设|跻身|上榜|当选|纳入|列入|[\u3400-\u9fff]{4}全面实行|获批|荣获|入选|位居|稳居|列全|全[国省市区县]第|工程竣工|投产|通车|挂牌"
)
# What is wrong is told in lists that title nothing.
WEAKNESS = re.compile(
    r"(?:有待[^，]{0,10}|不足|滞后|薄弱|短板|不够|不强|不高|不优|不到位|较差|艰巨|繁重|(?:矛盾|问题).{0,8}突出|(?:困难|压力).{0,4}大)。$"
)
_PROBLEMS = re.compile(r"清醒|困难和|问题和|不少(?:困难|问题|矛盾)|存在.{0,12}(?:问题|不足|短板|差距)")
_PROBLEMS_WITHIN = 120
_ONCE = re.compile(
    r"^(?:全面|超额|如期|圆满|成功|顺利|全部|基本)*(?:完成|建成|成立|获批|获评|荣获|举办|承办|召开|开通|发布|入选|通车|投产)"
)
# … and so is what one thing came to: 某某大桥正式通车。 A state of many things may title (项目加快建设。).
_TOLD = re.compile(
    r"(?:正式|基本|全面|如期|顺利|胜利)(?:成立|建成|开工|竣工|投产|通车|通航|揭牌|挂牌|运营|启用|封顶)。$"
    r"|(?:投入使用|投入运[营行]|建成(?:运行|投[用产]|使用|通车)|(?:项目|工程|大桥|铁路|高速|机场|中心)(?:开工|竣工|投产)"
    r"|(?:项目|工程|基地|中心)完成[\u3400-\u9fff]{2,8}|实现[省市县]级统筹)。$"
)
_STATE = re.compile(
    r"(?:持续|不断|加快|加速|更加|全面|进一步|稳步|明显|显著|日益|蓬勃|有力|有效|深入|纵深|扎实|协调|集聚|快速|转型|提档|步伐|迈上|取得|均衡|繁荣"
    r"|健康|整体|大幅|逐步|稳中|统筹|走深|初步|成效|稳定|和谐).{0,8}。$"
)
_COURSE = re.compile(
    r"^(?:(?:深入|大力|全面|持续|着力|加快|积极|不断|切实|全力|坚决|坚持|努力|扎实|统筹|进一步|稳步|高质量|高标准|高水平|多措并举|坚定不移)*"
    r"(?:推进|推动|提升|打通|优化|加强|强化|完善|健全|深化|扩大|增强|构建|构筑|打造|培育|壮大|发展|建设|激发|抢占|实施|促进|改善|保障|保护"
    r"|防范|维护|拓展|提高|打好|落实|繁荣|创新|做[强优大精活]|释放|巩固|治理|守住|筑牢))"
)
# What is counted from the colon on is the content of one sentence, told at length.
_COUNTS_ON = re.compile(r"[：:]\s*(?:一是|第一[，,是]|其一)")
_PLEA = re.compile(r"^(?:我们)?(?:要|将|必须|始终|坚持|更加)[^，,、；：]{4,16}。$")
_BODY = 20
_LONGEST = 26
_LONGEST_PARALLEL = 36
_INLINE_SHORTEST = 6
_INLINE_LONGEST = 20
_INLINE_PARAGRAPH, _INLINE_OPENED = 350, 200
_COUNTED_PARAGRAPH = 150
# Nobody writes such a paragraph; what is longer was not parted into lines.
_INLINE_TOO_LONG = 12_000
_INLINE_LEAST = 3
_INLINE_BODY = 45


def is_lead(text: str, bold: int = 0) -> bool:
    """Say whether a paragraph opens with a lead sentence; ``bold`` is how much of it is set bold.

    >>> is_lead("推动外贸质升量稳。加强进出口信贷支持，优化跨境结算、汇率风险管理等服务。")
    True
    >>> is_lead("全年新增就业12万人。加强进出口信贷支持，优化跨境结算、汇率风险管理等服务。")
    False
    """
    spans = split_sentences(text)
    if len(spans) < 2:
        return False
    first = spans[0].of(text)
    if bold and abs(bold - len(first)) <= 1:
        return len(first) <= 2 * _LONGEST_PARALLEL
    return (
        not _ONCE.match(first)
        and not _TOLD.search(first)
        and _fits(first, _LONGEST_PARALLEL if "，" in first or "," in first else _LONGEST)
        and (len(text) - spans[0].end >= _BODY)
    )


def _fits(sentence: str, longest: int) -> bool:
    if not 4 <= len(sentence) <= longest or not sentence.endswith("。"):
        return False
    if len(re.findall(r"[，,]", sentence)) > 1:
        return False
    bare = _QUOTED.sub("“”", sentence)
    return not _NUMBER.search(bare) and not any(each.search(sentence) for each in (_NOT_LEAD, _SAYING))


def inline_leads(text: str, *, opened: bool = False) -> tuple[Span, ...]:
    """Return the lead sentences in the middle of a long paragraph, if it is built of them.

    Each must title enough text before the next; of two that stand close the likelier stays. ``opened``
    says that the paragraph's first sentence is a lead already.
    """
    if not _COUNTED_PARAGRAPH <= len(text) <= _INLINE_TOO_LONG:
        return ()
    spans = split_sentences(text)
    sentences = [span.of(text) for span in spans]
    if _PROBLEMS.search(text[:_PROBLEMS_WITHIN]) or _COUNTS_ON.search(sentences[0]):
        return ()
    if counted := counted_titles(sentences):
        return tuple(spans[index] for index in counted)
    if len(text) < (_INLINE_OPENED if opened else _INLINE_PARAGRAPH):
        return ()
    pleas = _parallel_pleas(sentences)
    found = [i for i in range(1, len(spans) - 1) if i in pleas or _fits_inline(sentences[i])]
    found = [i for i in found if i + 1 not in found or _weight(sentences[i]) >= _weight(sentences[i + 1])]
    while (crowded := _crowded(spans, found)) is not None:
        found.remove(min(crowded, key=lambda index: (_weight(sentences[index]), index)))
    return tuple(spans[index] for index in found) if len(found) + opened >= _INLINE_LEAST else ()


def _crowded(spans: Sequence[Span], found: Sequence[int]) -> tuple[int, int] | None:
    """Return the first two leads with too little text between them; a last one without text goes alone."""
    for index, following in pairwise(found):
        if spans[following].start - spans[index].end < _INLINE_BODY:
            return index, following
    if found and spans[-1].end - spans[found[-1]].end < _INLINE_BODY // 2:
        return found[-1], found[-1]
    return None


def _weight(sentence: str) -> int:
    """Return how much a sentence reads as a title: a state that goes on, or a plain course of action."""
    return (
        2 * bool(_STATE.search(sentence))
        + bool(_COURSE.search(sentence))
        - bool(re.search(r"[“《（]", sentence))
    )


def _parallel_pleas(sentences: Sequence[str]) -> frozenset[int]:
    """Return the sentences of a series such as 我们要……。 that is kept up through the paragraph."""
    found = [i for i, s in enumerate(sentences) if i and _PLEA.match(s)]
    return frozenset(found) if len(found) >= _INLINE_LEAST else frozenset()


def _fits_inline(sentence: str) -> bool:
    return (
        _INLINE_SHORTEST <= len(sentence) <= _INLINE_LONGEST
        and sentence.endswith("。")
        and not re.search(r"[，,、]", sentence)
        and not _NUMBER.search(_QUOTED.sub("“”", sentence))
        and not _NOT_LEAD.search(sentence)
        and not _SAYING.search(sentence)
        and not _EVENT.search(sentence)
        and not is_counted(sentence)
    )
