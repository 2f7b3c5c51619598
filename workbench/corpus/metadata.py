"""Recognise what a report says of itself; what is uncertain stays None and is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from workbench.corpus import title_lines
from workbench.corpus.assembly import Row
from workbench.corpus.dates import find_date
from workbench.corpus.genres import behind_year, place_before
from workbench.corpus.places import Place, find_place, place_ahead, place_within, provinces, short_name
from workbench.corpus.planyear import plan_year
from workbench.corpus.stated_years import stated_year
from workbench.corpus.title_marks import without_marks
from workbench.model.report import Issue, Removed
from workbench.model.said import Said

_MEETING = re.compile(
    r"(?:日|在|于|——|^)\s*(?:在|于)?\s*([\u3400-\u9fff（）()·\s]{0,24}?第?[\d一二三四五六七八九十]{1,4}届\s*(?:全国)?(?:人民代表大会|人大)\s*(?:常务委员会)?[（(]?\s*第?[\d一二三四五六七八九十]{1,4}次(?:全体)?会议)"
)
_SPEAKER_BEHIND = re.compile(
    r"(?:上|日|^)[\s，,]*(?P<office>[\u3400-\u9fff\s]{0,20}?(?:代)?(?:省长|市长|区长|县长|州长|旗长|盟长|主席|总理))[\s：:]*(?P<name>[\u3400-\u9fff·•\s]{2,12})[）)]?$"
)
_BEHALF = re.compile(r"代表([\u3400-\u9fff]{2,16}?)(?:人民)?(?:政府|行署)")
_SPACED = re.compile(r"^(?:\S\s+)+\S$")
_BEFORE_TITLE = re.compile(
    r"^(?:(?:19|20)\d{2}年(?:度)?)?([\u3400-\u9fff]{2,18}?)(?:(?:19|20)\d{2}年(?:度)?)?(?:人民)?政府工作报告"
)
_OWN_LEAST, _MENTIONS_LEAST, _MENTIONS_RATIO = 8, 6, 3
_PRESS_ROWS = 6
_PUBLISHED = re.compile(r"(?:发布|发表|更新|发文)?(?:日期|时间)\s*[:：]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What was recognised of a report, and what could not be."""

    title: str | None
    place: Place | None
    year: int | None
    delivered_on: date | None
    published_on: date | None
    meeting: str | None
    speaker: str | None
    issues: tuple[Issue, ...]

    def as_written(self, text: str, folded: str) -> Metadata:
        """Return what was read in a folded copy as ``text`` itself writes it."""
        if folded is text:
            return self

        def written(value: str | None) -> str | None:
            at = folded.find(value) if value else -1
            return value if value is None or at < 0 else text[at : at + len(value)]

        return replace(
            self, title=written(self.title), meeting=written(self.meeting), speaker=written(self.speaker)
        )


def read_metadata(
    rows: Sequence[Row], first: int, removed: Sequence[Removed], meta: Mapping[str, str]
) -> Metadata:
    """Return what the front rows (before ``first``), the page around and the container say."""
    fronts = [row.text for row in rows[:first]]
    page = [
        piece.text for piece in removed if piece.at <= (rows[first].span.start if first < len(rows) else 0)
    ]
    title = _title(fronts, page, meta)
    meeting = next((found for text in fronts if (found := _meeting(text))), None)
    delivered = next((day for text in fronts if (day := find_date(text))), None)
    office, speaker = _speaker(fronts)
    quoted = None if speaker else _quoted_speaker(rows[first:])
    speaker = speaker or quoted
    place = _place(meeting, office, fronts, [title or "", *page, meta.get("title", "")])
    issues: list[Issue] = []
    if place is None and (place := _by_mentions(rows)) is not None:
        issues.append(_inferred(place))
    if quoted is not None:
        issues.append(_from_press(quoted))
    year = plan_year(rows[first:], title, delivered)
    if year is None and delivered is None:
        year = stated_year(rows)
    published = _published(page, meta)
    named = {
        "title": title,
        "jurisdiction": place,
        "year": year,
        "delivered_on": delivered,
        "speaker": speaker,
    }
    return Metadata(
        title=title,
        place=place,
        year=year,
        delivered_on=delivered,
        published_on=published,
        meeting=meeting,
        speaker=speaker,
        issues=(*issues, *(_missing(name) for name, value in named.items() if value is None)),
    )


def _title(fronts: Iterable[str], page: Iterable[str], meta: Mapping[str, str]) -> str | None:
    for text in fronts:
        if title_lines.is_title(text):
            head = title_lines.title_of(text)
            return "".join(head.split()) if _SPACED.match(head) else head
    told = (without_marks(text) for text in [*page, meta.get("title", "")])
    return next((text for text in told if title_lines.is_title(text)), None)


def _meeting(text: str) -> str | None:
    found = _MEETING.search(text) if len(text) <= 120 else None
    return "".join(found.group(1).split()) if found else None


def _speaker(fronts: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the office and the name of who delivered the report."""
    for index, text in enumerate(fronts):
        if len(text) > 120 or title_lines.is_salutation(text):
            continue
        if match := title_lines.match_speaker(text) or _SPEAKER_BEHIND.search(text):
            return match.group("office"), "".join(match.group("name").split())
        if dated := title_lines.match_dated_name(text):
            return None, dated.group("name")
        following = fronts[index + 1] if index + 1 < len(fronts) else ""
        if title_lines.is_office(text) and title_lines.is_name(following):
            return text, "".join(following.split())
    for before, text in pairwise(fronts):
        if (
            title_lines.is_name(text)
            and not title_lines.is_office(text)
            and (title_lines.is_session(before) or title_lines.is_date(before))
        ):
            return None, "".join(text.split()).strip("（）()")
    return None, None


def _place(
    meeting: str | None, office: str | None, fronts: Sequence[str], titles: Sequence[str]
) -> Place | None:
    """Return the jurisdiction that meeting, office, opening or title name; None where they differ."""
    named = [re.split(r"第|[\d一二三四五六七八九十]+届", meeting, maxsplit=1)[0]] if meeting else []
    named += (
        [
            re.sub(
                r"(?:人民)?(?:政府)?(?:代|副|常务副)?(?:省长|市长|区长|县长|州长|旗长|主席|总理|盟长)$",
                r"",
                office,
            )
        ]
        if office
        else []
    )
    if meeting and "全国人民代表大会" in meeting:
        return find_place("中华人民共和国")
    offices = [place for text in named if (place := _whole(text, office))]
    if offices:
        return max(offices, key=lambda place: len(place.name))
    for text in fronts:
        if (match := _BEHALF.search(text)) and (place := find_place(match.group(1))):
            return place
    for text in titles:
        if (before := place_before(text)) and (place := find_place(before) or place_within(before)):
            return place
        if (rest := behind_year(text)) and (place := place_ahead(rest)):
            return place
        if (match := _BEFORE_TITLE.match("".join(text.split()))) and (place := place_within(match.group(1))):
            return place
    return None


def _whole(text: str, office: str | None) -> Place | None:
    """Return the place of a name; an office such as 保定市清苑区区长 keeps its last character."""
    squeezed = "".join(text.split())
    if place := find_place(squeezed):
        return place
    if office and (last := re.search(r"(省|市|区|县|州|旗|盟)长$", "".join(office.split()))):
        return find_place(squeezed + last.group(1))
    return None


def _by_mentions(rows: Sequence[Row]) -> Place | None:
    """Return the province a report of a province speaks of all the time, if it is but one."""
    text = "\n".join(row.text for row in rows)
    own = sum(text.count(word) for word in ("全省", "我省", "省委", "全区", "我区", "自治区党委"))
    lower = sum(text.count(word) for word in ("全市", "我市", "市委", "全县", "县委", "区委"))
    if own < _OWN_LEAST or lower * 2 > own:
        return None
    counts = sorted(
        ((text.count(short_name(place)), place.name, place) for place in provinces()), reverse=True
    )
    (most, _, place), (second, _, _) = counts[:2]
    return place if most >= _MENTIONS_LEAST and most >= _MENTIONS_RATIO * second else None


def _inferred(place: Place) -> Issue:
    return Issue(
        code="jurisdiction-inferred",
        told=Said("issue.jurisdiction_inferred", place=place.name),
    )


def _quoted_speaker(rows: Sequence[Row]) -> str | None:
    """Return the speaker whom the press names in the first paragraphs."""
    found = (title_lines.match_quoted_speaker(row.text) for row in rows[:_PRESS_ROWS])
    return next((match.group("name") for match in found if match is not None), None)


def _from_press(name: str) -> Issue:
    return Issue(
        code="speaker-from-press",
        told=Said("issue.speaker_from_press", name=name),
    )


def _published(page: Sequence[str], meta: Mapping[str, str]) -> date | None:
    for text in page:
        if (label := _PUBLISHED.search(text)) and (found := find_date(text[label.start() :])):
            return found
    for text in page:
        if len(text) < 60 and "报告" not in text and "会议" not in text and (found := find_date(text)):
            return found
    return next(
        (d for key in ("published", "publish_date", "date") if (d := find_date(meta.get(key, "")))), None
    )


_MISSING = {
    "title": "issue.no_title",
    "jurisdiction": "issue.no_jurisdiction",
    "year": "issue.no_year",
    "delivered_on": "issue.no_delivered_on",
    "speaker": "issue.no_speaker",
}


def _missing(name: str) -> Issue:
    return Issue(code=f"no-{name.replace('_', '-')}", told=Said(_MISSING[name]))
