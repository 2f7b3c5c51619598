"""Say what looks wrong with a report taken alone: press edits, cuts, damage, a digest in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.corpus.dates import years_in
from workbench.corpus.metadata import Metadata
from workbench.corpus.outline.periods import five_year_periods
from workbench.corpus.places import same_place
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.model.report import Issue, Node
from workbench.settings import CorpusSettings

_PRESS = re.compile(
    r"[\u3400-\u9fff·]{2,6}?(?:在(?:作)?《?政府工作报告》?(?:中|时)?|在(?:作)?报告(?:中|时)|代表.{2,12}政府)(?:说|指出|强调|提出|表示|要求)[，,：:]"
)
_CUT = re.compile(r"[（(][^（）()\n]{0,8}(?:有删减|有删节|有改动|摘要|节选|摘登)[^（）()\n]{0,6}[）)]")
_DIGEST = re.compile(r"报告(?:指出|提出|强调|认为|显示|要求)|本报讯|记者获悉|据悉|会议(?:听取|审议)")
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5});")
_ENDS = ("。", "！", "？", "”", "）", "!", "?", ")", "…")


def observe(
    text: str,
    nodes: Sequence[Node],
    found: Metadata,
    hints: Hints,
    settings: CorpusSettings,
    *,
    genre: Genre = Genre.WORK_REPORT,
) -> tuple[Issue, ...]:
    """Return what a reader should know before relying on this text, in a fixed order."""
    return (
        *_contradictions(found, hints),
        *(_halves(nodes) if genre is Genre.WORK_REPORT else _other_genre(genre)),
        *_two_periods(nodes),
        *_wholeness(text, nodes, settings),
        *_passages(text),
    )


def _contradictions(found: Metadata, hints: Hints) -> Iterator[Issue]:
    if hints.year and found.year and hints.year != found.year:
        yield Issue(
            code="filed-under-wrong-year",
            message=f"归入{hints.year}年，但正文是{found.year}年的报告，请核对年度。",
            english=f"Filed under {hints.year}, but the text is the report of {found.year}; check the year.",
        )
    place = found.place.name if found.place else None
    if hints.jurisdiction and place and not same_place(hints.jurisdiction, place):
        yield Issue(
            code="filed-under-wrong-place",
            message=f"归入{hints.jurisdiction}，正文却是{place}的报告，请核对。",
            english=f"Filed under {hints.jurisdiction}, but this is a report of {place}; check the place.",
        )


def _other_genre(genre: Genre) -> Iterator[Issue]:
    """Say that this is no work report, and which of its parts promise or answer."""
    rule = genre.rule
    if rule.by_rows:
        promises, english = "其中每一项都是承诺", "each of its items is a commitment"
    elif rule.promises:
        promises, english = "计划部分同样提取承诺", "its plan promises as a report's does"
    else:
        promises, english = "没有计划部分，不从中提取承诺", "it has no plan and proposes no commitments"
    yield Issue(
        code="other-genre",
        message=f"识别为{rule.zh}，不是政府工作报告：{promises}。如有误，请改文种。",
        english=f"Taken for a {genre.value.replace('_', ' ')}, not a work report: {english}. "
        "Correct the genre if that is wrong.",
    )


def _halves(nodes: Sequence[Node]) -> Iterator[Issue]:
    parts = {node.part for node in nodes}
    if "review" not in parts:
        yield Issue(
            code="no-review",
            message="没有找到回顾部分，请核对结构。",
            english="No review was found; check the outline.",
        )
    if "plan" not in parts:
        yield Issue(
            code="no-plan",
            message="没有找到计划部分，请核对结构。",
            english="No plan was found; check the outline.",
        )


def _two_periods(nodes: Sequence[Node]) -> Iterator[Issue]:
    for node in nodes:
        if node.kind != "part" or node.part != "review" or node.heading is None:
            continue
        years, periods = years_in(node.heading), five_year_periods(node.heading)
        if years and periods:
            first, last = periods[0]
            yield Issue(
                code="review-of-two-periods",
                message=f"“{node.heading}”同时回顾{years[0]}年和{first}—{last}年，引用数字时请分清是一年还是五年。",
                english=f"Reviews {years[0]} and {first}-{last} together; tell whose numbers are whose.",
                start=node.start,
                end=node.start + len(node.heading),
            )


def _wholeness(text: str, nodes: Sequence[Node], settings: CorpusSettings) -> Iterator[Issue]:
    if notice := _CUT.search(text):
        yield Issue(
            code="abridged",
            message=f"原文注明“{notice.group()}”，这不是报告全文。",
            english="The source says that the text was cut; it is not the whole report.",
            start=notice.start(),
            end=notice.end(),
        )
    own = [node for node in nodes if node.kind == "paragraph" and node.part in ("review", "plan", "closing")]
    length = sum(node.end - node.start for node in own)
    attributions = len(_DIGEST.findall(text))
    if attributions >= settings.digest_attributions and "各位代表" not in text:
        yield Issue(
            code="news-digest",
            message="这像是关于报告的新闻摘要，不是报告本身，请找全文导入。",
            english="This reads like a news digest of a report, not the report; look for its full text.",
        )
    elif length < settings.short_report:
        yield Issue(
            code="short",
            message=f"回顾、计划和结尾合计只有{length}字，可能不完整。",
            english=f"Review, plan and closing have only {length} characters together; may be incomplete.",
        )
    last = text[own[-1].start : own[-1].end] if own else ""
    if last and not last.endswith(_ENDS):
        yield Issue(
            code="unfinished",
            message="正文最后一句没有结束，可能被截断。",
            english="The last sentence does not end; the text may have been cut off.",
            start=own[-1].start,
            end=own[-1].end,
        )


def _passages(text: str) -> Iterator[Issue]:
    for match in _PRESS.finditer(text):
        yield Issue(
            code="press-edit",
            message=f"“{match.group()}”是媒体加入的话，不是报告原文。",
            english="These words were added by the press; they are not the report's.",
            start=match.start(),
            end=match.end(),
        )
    for code, pattern, message, english in (
        (
            "damaged-characters",
            re.compile("\ufffd+"),
            "此处文字损坏，请对照原文。",
            "Characters are damaged here.",
        ),
        (
            "html-entity",
            _ENTITY,
            "此处残留网页转义符，请对照原文。",
            "A web escape was left in the text here.",
        ),
    ):
        for match in pattern.finditer(text):
            yield Issue(code=code, message=message, english=english, start=match.start(), end=match.end())
