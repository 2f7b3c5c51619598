"""Recognise the lines that open a report: title, session, date, speaker, salutation."""

from __future__ import annotations

import re

from workbench.corpus.genres import is_genre_title
from workbench.corpus.title_marks import without_marks

_TITLE = re.compile(r"(政\s*府\s*)?工\s*作\s*(的\s*)?报\s*告")
_BEHIND = re.compile(r"$|[\s—\-（(\d在]")
_NOT_TITLE = re.compile(r"[>＞»|]|来源|[:：]|。|关于.{0,30}决议|我代表|全文|解读|学习")
_SESSION = re.compile(r"人民代表大会.{0,30}?会议?|人大.{0,6}次会议|次会议上|届人民代表大会")
# Printed with blanks between the characters too: 省 长.
_OFFICE = (
    r"(?:[省市区县州旗盟乡镇]\s*长|主\s*席|总\s*理|(?:行署)?专\s*员|(?:管委会|革委会|革命委员会)?主\s*任)"
)
_DAY = r"(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
_SPEAKER = re.compile(
    rf"^[—\-]*\s*(?P<office>[^，。；：:]{{0,28}}?(?:代|副|常务副)?{_OFFICE})[:：\s]*(?P<name>[\u3400-\u9fff·•\s]{{2,14}}?)(?:\s*[（(]?\s*{_DAY}\s*[）)]?)?$"
)
_OFFICE_ONLY = re.compile(rf"^[^，。；：:]{{0,24}}?{_OFFICE}\s*[:：]?$")
_BUREAU = re.compile(r"^[\u3400-\u9fff\s]{0,20}(?:统\s*计\s*局|调查(?:总)?队|发展和?改革委员会|财政[局厅])$")
_NAME = re.compile(
    r"^[（(]?\s*[\u3400-\u9fff][\u3400-\u9fff·•]?[\s\u3000]{0,6}[\u3400-\u9fff·•]{1,12}\s*[）)]?$"
    r"|^[\u3400-\u9fff](?:\s{1,4}[\u3400-\u9fff]){1,3}$"
)
_DATE = re.compile(
    r"^[（(—\-\s]*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[）)\s]*$|^[（(〇○零一二三四五六七八九十]{4,6}年.{1,10}日[）)]?$"
)
_DATED_NAME = re.compile(rf"^[（(]\s*{_DAY}\s*(?P<name>[\u3400-\u9fff·]{{2,14}})\s*[）)]$")
# What the press puts before the first sentence: 某某在政府工作报告中说，…
_QUOTED_BY_PRESS = re.compile(
    r"^(?P<name>[\u3400-\u9fff·]{2,8}?)(?:在(?:作)?《?政府工作报告》?(?:中|时)?|在(?:作)?报告(?:中|时))"
    r"(?:说|指出|强调|提出|表示|要求)[，,：:]"
)
_TABLE_BARS = re.compile(r"^\s*\|+\s*(?P<inner>[^|]*[^|\s])\s*\|+\s*$")
_SALUTATION = re.compile(r"^各位(代表|领导|委员|同志)|^(同志们|主席团)[，、：:！!]?|^[^，。]{0,6}各位代表")
_OPENING = re.compile(
    r"(我|现在).{0,12}代表.{0,30}(政府|国务院|行署|行政公署|委员会).{0,30}(报告|汇报)|请(予|大会)?(各位代表)?(一并)?(予以)?审议"
)
_TITLE_LENGTH = 46
_LINE_LENGTH = 90


def title_of(text: str) -> str:
    """Return a title line up to its end, without session, speaker or footnote marks; "" if it is none."""
    text = without_marks(text)
    if is_genre_title(text):
        return text
    found = _TITLE.search(text)
    return text[: found.end()] if found else ""


def is_title(text: str) -> bool:
    """Say whether a line is the report's title, alone or with place, year or session behind it."""
    text = without_marks(text)
    if is_genre_title(text):
        return True
    head = title_of(text)
    if not head or _NOT_TITLE.search(head) or len(head) > _TITLE_LENGTH:
        return False
    return _BEHIND.match(text, len(head)) is not None


def is_session(text: str) -> bool:
    """Say whether a line names the congress session."""
    return len(text) <= _LINE_LENGTH and bool(_SESSION.search(text)) and "。" not in text


def match_speaker(text: str) -> re.Match[str] | None:
    """Return the match with ``office`` and ``name`` of a speaker line."""
    return _SPEAKER.match(text) if len(text) <= _TITLE_LENGTH else None


def match_dated_name(text: str) -> re.Match[str] | None:
    """Return the match with the ``name`` of a line that holds date and speaker in brackets."""
    return _DATED_NAME.match(text)


def match_quoted_speaker(text: str) -> re.Match[str] | None:
    """Return the match with the ``name`` of the speaker whom the press names before the first words."""
    return _QUOTED_BY_PRESS.match(text)


def match_table_bars(text: str) -> re.Match[str] | None:
    """Return the match with the ``inner`` text of a line set between the bars of a table."""
    return _TABLE_BARS.match(text)


def is_office(text: str) -> bool:
    """Say whether a line is an office without its holder, or the bureau that publishes."""
    return bool(_OFFICE_ONLY.match(text) or _BUREAU.match(text))


def is_name(text: str) -> bool:
    """Say whether a line could be nothing but a person's name."""
    return bool(_NAME.match(text)) and len("".join(text.split()).strip("（）()")) <= 12


def is_date(text: str) -> bool:
    """Say whether a line is a date and nothing else."""
    return bool(_DATE.match(text) or _DATED_NAME.match(text))


def is_salutation(text: str) -> bool:
    """Say whether a line addresses the deputies."""
    return bool(_SALUTATION.match(text))


def is_opening(text: str) -> bool:
    """Say whether a line is the formula that puts the report before the congress."""
    return len(text) <= 400 and bool(_OPENING.search(text))
