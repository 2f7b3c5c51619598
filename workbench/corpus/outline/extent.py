"""Find where the front ends and where closing and appendix begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.corpus import title_lines
from workbench.corpus.assembly import Row
from workbench.corpus.glossary import is_entry
from workbench.corpus.outline.halves import half_of, is_half
from workbench.corpus.outline.markers import NUMBERED_TOPS, read_marker

_CLOSING = re.compile(
    r"让我们|紧密地?团结|团结在.{0,40}周围|(?:而|为).{0,30}(?:努力|不懈)?奋斗[！。]|谢谢(?:大家|各位)|同心同德|开拓进取|锐意进取|奋勇前进"
)
# The formula no report but ends with.
_CALL = re.compile(r"让我们.{0,200}(?:团结|奋斗|努力|奋进|篇章|局面)|紧密地?团结在.{0,40}周围.{0,300}[！。]$")
_NOTICE = re.compile(r"审议通过|删减|删节|有改动|谢谢")
_NOTICE_LONGEST = 40
_LOOKS_BACK = re.compile(r"[^，。：:]{0,8}(?:回顾|总结)")
_LATE = 0.75
_FRONT_ROWS, _FRONT_LONGEST, _OPENING_LONGEST = 40, 120, 400
_CLOSING_ROWS = 4


def end_of_front(rows: Sequence[Row]) -> int:
    """Return the index of the first row behind title, session, speaker, salutation and opening."""
    end = 0
    for index, row in enumerate(rows[:_FRONT_ROWS]):
        text = row.text
        if _heads_first_half(text):
            return index
        if title_lines.is_salutation(text) or title_lines.is_opening(text):
            if len(text) > _OPENING_LONGEST:
                return index
            end = index + 1
        elif len(text) > _FRONT_LONGEST:
            break
        elif _is_front(text) or (end == index and _may_be_front(text)):
            end = index + 1
    return end


def _is_front(text: str) -> bool:
    return (
        title_lines.is_title(text)
        or title_lines.is_session(text)
        or title_lines.match_speaker(text) is not None
    )


def _may_be_front(text: str) -> bool:
    """Say whether a row belongs to the front where it follows it at once."""
    return title_lines.is_date(text) or title_lines.is_name(text) or title_lines.is_office(text)


def _heads_first_half(text: str) -> bool:
    marker = read_marker(text)
    if marker is not None and marker.style in NUMBERED_TOPS:
        return marker.number == 1
    if _LOOKS_BACK.fullmatch(text):
        return True
    return len(text) <= 40 and is_half(text) and half_of(text) == "review" and not title_lines.is_title(text)


def start_of_closing(rows: Sequence[Row], first: int) -> tuple[int, int]:
    """Return the rows where the closing begins and where the appendix begins; the end if there is none."""
    total = rows[-1].span.end if rows else 0
    late = [i for i in range(first, len(rows)) if rows[i].span.end >= _LATE * total]
    half = [i for i in range(first, len(rows)) if rows[i].span.end >= _LATE / 2 * total]
    found = [i for i in half if _CALL.search(rows[i].text) and not is_entry(rows[i].text)]
    found = found or [i for i in late if _CLOSING.search(rows[i].text) and not is_entry(rows[i].text)]
    last = found[-1] if found else -1
    if last < 0 or read_marker(rows[last].text) is not None:
        appendix = next((i for i in late if _all_glossary(rows, i)), len(rows))
        return appendix, appendix
    appendix = next((i for i in range(last + 1, len(rows)) if not _still_closing(rows[i].text)), len(rows))
    start = last
    for index in range(last, max(first, last - _CLOSING_ROWS), -1):
        if title_lines.is_salutation(rows[index].text):
            start = index
            break
        if read_marker(rows[index].text) is not None:
            break
    return start, appendix


def _still_closing(text: str) -> bool:
    return text.endswith(("！", "!")) or (len(text) <= _NOTICE_LONGEST and bool(_NOTICE.search(text)))


def _all_glossary(rows: Sequence[Row], index: int) -> bool:
    rest = rows[index : index + 5]
    return len(rest) >= 3 and sum(is_entry(row.text) for row in rest) >= len(rest) - 1
