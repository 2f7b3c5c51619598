"""Which sentences of a review report something, and which thank, praise or own to difficulties."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.prepared import PreparedReport
from workbench.alignment.units import Indices

# 我们也清醒地看到，发展还面临不少困难: a paragraph that opens so admits, it reports nothing done.
_ADMITS = re.compile(
    r"(?:清醒|也要看到|[也还]看到|认识到|意识到|深知|不容忽视|正视|仍[然]?面临|还面临|面临(?:着|的|不少|一些|许多|诸多)"
    r"|(?:还|仍|仍然|依然|也)存在|[还仍](?:然)?有(?:不少|许多|诸多|很多|一些)"
    r"|存在的(?:主要|突出)(?=[^。]{2,8}是))[^。！？\n]{0,90}(?:不足|困难|问题|挑战|短板|差距|矛盾|风险|弱项)"
)
# Difficulties in passing (一年来，面对诸多困难，…) are how a report of success begins; this is how one owns.
_OWNS = re.compile(
    r"(?:清醒|也要看到|[也还]看到|认识到|意识到|深知|不容忽视|正视|[仍还](?:然)?面临|(?:还|仍|仍然|依然|也)(?:然)?存在"
    r"|[还仍](?:然)?有(?:不少|许多|诸多|很多|一些))"
    r"[^。！？\n]{0,90}(?:不足|困难|问题|挑战|短板|差距|矛盾|风险|弱项)"
)
_SENTENCE_END = re.compile("[。！？!?]")
_DIGIT = re.compile(r"\d")
_LONGEST_LEAD, _LONGEST_OPENING = 60, 300
_ADDRESS = re.compile(r"^\s*各位(?:代表|委员)[，、]?(?:各位委员|同志们)?[！!，,：:]")
# What a match begins with stands ahead of it all: the rest of a text is passed over twice as fast.
_CEREMONY = re.compile(
    "(?=[衷崇诚根归得决绝各实事深])(?:"
    "衷心|崇高(?:的)?敬意|诚挚(?:的)?(?:感谢|谢意)|根本在于|归功于|得益于|[决绝]不辜负|各位代表[！!，：:]?$"
    "|(?:实践|事实)(?:充分|再次|雄辩地?)?(?:证明|表明)|(?:深切|深刻|深深)(?:地)?(?:体会|感到|感受|认识))"
)

# What was learnt, and what has to be (只要…，就一定能…; 必须…); 必须 further on may be a rule that was kept.
_TEACHES = re.compile(
    "^(?:[^，。；]{0,10}[，：])?(?:我们)?必须|只要[^。]{2,80}(?:就|一定|定)(?:一?定)?能|体会到|最根本的就是"
)
_YEARS = re.compile(
    "(?=[五过“十三四本累年])"
    "(?:五年来|过去五年|“?十[一二三四五]五”?(?:时期|期间|以来)|[五三四]年[来间]|本届|累计|年均)"
)


_THANKS = re.compile(
    "(?:致以|表示|道一声)[^，。；]{0,12}(?:敬意|感谢|谢意|问候|慰问)|崇高(?:的)?敬意|这[，、]?(?:都|些)?是[^。]{0,400}的结果"
)


def gives_thanks(newer: PreparedReport, sentences: Indices) -> NDArray[np.bool_]:
    """Say for each sentence whether it thanks, or tells whom success is owed to.

    It may name whom a promise names (向驻军官兵致以崇高的敬意) and tells nothing of what was done.
    """
    text = newer.report.text
    spans = newer.sentences.spans
    return np.array(
        [_THANKS.search(text, spans[s].start, spans[s].end) is not None for s in sentences.tolist()],
        dtype=np.bool_,
    )


def reports_something(newer: PreparedReport, sentences: Indices) -> NDArray[np.bool_]:
    """Say for each of the newer report's sentences whether it reports, instead of thanking or admitting.

    What is admitted may still be the best that a review says of a promise, but seldom is.
    """
    text, spans, held = newer.report.text, newer.sentences.spans, newer.paragraph_of[sentences]
    admitting = {
        at: _admits(newer.paragraphs.spans[at].of(text)) for at in np.unique(held[held >= 0]).tolist()
    }
    return np.array(
        [
            not admitting.get(paragraph, False)
            and _CEREMONY.search(text, spans[sentence].start, spans[sentence].end) is None
            for sentence, paragraph in zip(sentences.tolist(), held.tolist(), strict=True)
        ],
        dtype=np.bool_,
    )


def _admits(paragraph: str) -> bool:
    first, then = _openings(paragraph)
    return _ADMITS.search(first) is not None or _OWNS.search(then) is not None


def tells_of_nothing_done(sentence: str) -> bool:
    """Say whether a sentence owns to problems, draws a lesson or says what must be, and tells of no work.

    >>> tells_of_nothing_done("只要我们转变发展方式，云海就一定能够跨上新台阶。")
    True
    >>> tells_of_nothing_done("转变发展方式，关停小水泥厂6家。")
    False
    """
    return _OWNS.search(sentence) is not None or _TEACHES.search(sentence) is not None


def owns_to_problems(report: PreparedReport) -> NDArray[np.bool_]:
    """Say for each clause whether it stands in a paragraph of the review that owns to problems."""
    text, paragraphs = report.report.text, report.paragraphs
    owning = [
        part == "review" and any(map(_OWNS.search, _openings(span.of(text))))
        for part, span in zip(paragraphs.parts.tolist(), paragraphs.spans, strict=True)
    ]
    held = report.paragraph_of[report.sentence_of]
    return np.array([*owning, False], dtype=np.bool_)[held]


def speaks_of_years(newer: PreparedReport, sentences: Indices) -> NDArray[np.bool_]:
    """Say for each sentence whether it sums up several years (五年来, 累计, 年均), not the one reviewed."""
    text, spans = newer.report.text, newer.sentences.spans
    return np.array(
        [_YEARS.search(text, spans[s].start, spans[s].end) is not None for s in sentences.tolist()],
        dtype=np.bool_,
    )


def _openings(paragraph: str) -> tuple[str, str]:
    """Return the first sentence of a paragraph behind the address, and the next where it leads up to that.

    A maxim (安不忘危，稳不忘忧。), or praise in few words and no number, may come before what is owned.
    """
    first, *rest = _SENTENCE_END.split(_ADDRESS.sub("", paragraph[:_LONGEST_OPENING]), maxsplit=2)
    leads = len(first) <= _LONGEST_LEAD and not _DIGIT.search(first)
    return first, rest[0] if rest and leads else ""
