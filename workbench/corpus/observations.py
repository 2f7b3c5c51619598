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
from workbench.model.said import Said
from workbench.settings import CorpusSettings
from workbench.text.hashing import code_points
from workbench.words.catalogue import Bilingual

_SAYS = re.compile(
    r"(?:在(?:作)?《?政府工作报告》?(?:中|时)?|在(?:作)?报告(?:中|时)|代表.{2,12}政府)(?:说|指出|强调|提出|表示|要求)[，,：:]"
)
_PRESS = re.compile(rf"[\u3400-\u9fff·]{{2,6}}?{_SAYS.pattern}")
_CUT = re.compile(r"[（(][^（）()\n]{0,8}(?:有删减|有删节|有改动|摘要|节选|摘登)[^（）()\n]{0,6}[）)]")
_DIGEST = re.compile(r"报告(?:指出|提出|强调|认为|显示|要求)|本报讯|记者获悉|据悉|会议(?:听取|审议)")
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5});")
_HAN = ((0x3400, 0x9FFF), (0x20000, 0x3FFFF))  # code points, from and to
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
    if not is_chinese(text, settings):
        # What is odd about a report's form says nothing of a text that cannot be read as one.
        return (*_contradictions(found, hints), Issue(code="not-chinese", told=Said("issue.not_chinese")))
    return (
        *_contradictions(found, hints),
        *(_halves(nodes) if genre is Genre.WORK_REPORT else _other_genre(genre)),
        *_two_periods(nodes),
        *_wholeness(text, nodes, genre, settings),
        *_passages(text),
    )


def is_chinese(text: str, settings: CorpusSettings) -> bool:
    """Say whether a text is written in Chinese characters; one without any letters may be anything."""
    points = code_points(text)
    han = sum(int(((points >= low) & (points <= high)).sum()) for low, high in _HAN)
    if han >= settings.least_han * len(text):  # as most, whatever else of it are letters
        return True
    letters = sum(each.isalpha() for each in text)
    return not letters or han >= settings.least_han * letters


def _contradictions(found: Metadata, hints: Hints) -> Iterator[Issue]:
    if hints.year and found.year and hints.year != found.year:
        yield Issue(
            code="filed-under-wrong-year",
            told=Said("issue.filed_under_wrong_year", filed=hints.year, found=found.year),
        )
    place = found.place.name if found.place else None
    if hints.jurisdiction and place and not same_place(hints.jurisdiction, place):
        yield Issue(
            code="filed-under-wrong-place",
            told=Said("issue.filed_under_wrong_place", filed=hints.jurisdiction, found=place),
        )


def _other_genre(genre: Genre) -> Iterator[Issue]:
    """Say that this is no work report, and which of its parts promise or answer."""
    rule = genre.rule
    name = Bilingual(rule.zh, genre.value.replace("_", " "))
    if rule.by_rows:
        told = Said("issue.other_genre_rows", genre=name)
    elif rule.promises:
        told = Said("issue.other_genre_plan", genre=name)
    else:
        told = Said("issue.other_genre_no_plan", genre=name)
    yield Issue(code="other-genre", told=told)


def _halves(nodes: Sequence[Node]) -> Iterator[Issue]:
    parts = {node.part for node in nodes}
    if "review" not in parts:
        yield Issue(
            code="no-review",
            told=Said("issue.no_review"),
        )
    if "plan" not in parts:
        yield Issue(
            code="no-plan",
            told=Said("issue.no_plan"),
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
                told=Said(
                    "issue.review_of_two_periods", heading=node.heading, year=years[0], first=first, last=last
                ),
                start=node.start,
                end=node.start + len(node.heading),
            )


def _wholeness(text: str, nodes: Sequence[Node], genre: Genre, settings: CorpusSettings) -> Iterator[Issue]:
    if notice := _CUT.search(text):
        yield Issue(
            code="abridged",
            told=Said("issue.abridged", notice=notice.group()),
            start=notice.start(),
            end=notice.end(),
        )
    own = [node for node in nodes if node.kind == "paragraph" and node.part in ("review", "plan", "closing")]
    length = sum(node.end - node.start for node in own)
    attributions = len(_DIGEST.findall(text))
    if attributions >= settings.digest_attributions and "各位代表" not in text:
        yield Issue(
            code="news-digest",
            told=Said("issue.news_digest"),
        )
    elif length < settings.short_report and genre is Genre.WORK_REPORT:
        yield Issue(
            code="short",
            told=Said("issue.short", count=length),
        )
    # A row of a list ends where its cell does, without a full stop.
    last = text[own[-1].start : own[-1].end] if own and not genre.rule.by_rows else ""
    if last and not last.endswith(_ENDS):
        yield Issue(
            code="unfinished",
            told=Said("issue.unfinished"),
            start=own[-1].start,
            end=own[-1].end,
        )


def _passages(text: str) -> Iterator[Issue]:
    # Few texts say so of anybody: only in these is it asked who is named before.
    for match in _PRESS.finditer(text) if _SAYS.search(text) else ():
        yield Issue(
            code="press-edit",
            told=Said("issue.press_edit", words=match.group()),
            start=match.start(),
            end=match.end(),
        )
    for code, pattern, told in (
        ("damaged-characters", re.compile("\ufffd+"), Said("issue.damaged_characters")),
        ("html-entity", _ENTITY, Said("issue.html_entity")),
    ):
        for match in pattern.finditer(text):
            yield Issue(code=code, told=told, start=match.start(), end=match.end())
