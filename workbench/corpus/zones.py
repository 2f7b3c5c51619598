"""Find where the report begins and ends among what stands around it, and set the rest aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from workbench.corpus import title_lines
from workbench.corpus.contents import find_contents
from workbench.corpus.glossary import is_entry, is_list_title
from workbench.corpus.lines import Line
from workbench.corpus.outline.halves import is_half
from workbench.corpus.outline.markers import NUMBERED_TOPS, read_marker
from workbench.corpus.page_furniture import reason_of
from workbench.corpus.tables import find_tables
from workbench.model.removal_reasons import Reason
from workbench.text.normalise import comparison_key
from workbench.text.scripts import fold
from workbench.text.task_notes import find_notes

_STOP = re.compile(r"[。！？；!?;]")
_CLOSING = re.compile(r"团结|奋斗|奋进|旗帜|各位代表|谢谢|明天|篇章|新局面|伟大")
_NOTICE = re.compile(r"删减|删节|摘要|审议通过|有改动|为准")
_ATTACHED = re.compile(r"附\s*件\s*[:：]?")
_PARTED = re.compile(r"[\u3400-\u9fff][，,][\u3400-\u9fff“]|[\u3400-\u9fff] [\u3400-\u9fff]{4}")
_LONG = 60
_TITLE_LEAST = 8
_TITLE_LINES = 3
_SHORT = 40
_TAIL_SHARE = 0.6
_REPEATS = 3
_COLUMNS = 3
_FRONT = 12


def set_edges_aside(lines: Sequence[Line], kept: Callable[[str], bool]) -> list[Line]:
    """Return the lines with everything that is not report text set aside for its reason."""
    texts = fold("\n".join(line.text for line in lines)).split("\n")
    contents = find_contents(texts)
    texts = ["" if index in contents else text for index, text in enumerate(texts)]
    reasons: dict[int, str] = dict.fromkeys(contents, Reason.CONTENTS)
    first = _first_of_body(texts)
    _judge_head(texts, first, reasons)
    _judge_body(texts, first, reasons)
    _judge_tail(texts, first, reasons)
    for table in find_tables(texts):
        if table.promises or (len(table.header) >= _COLUMNS and table.first >= first):
            for index in range(table.first, table.stop):
                reasons.pop(index, None)
    return [
        line.set_aside(reasons[index]) if index in reasons and not kept(line.text) else line
        for index, line in enumerate(lines)
    ]


def _first_of_body(texts: list[str]) -> int:
    """Return the index of the salutation, the opening, the first heading or the first long paragraph."""
    for index, text in enumerate(texts):
        if title_lines.is_salutation(text) or title_lines.is_opening(text):
            return index if not _repeated_later(texts, index) else _first_after(texts, index)
        if _heads_a_half(text) and _has_body_after(texts, index):
            return index
        if (
            len(text) >= 2 * _LONG
            and "。" in text
            and not reason_of(text, "edge")
            and not _repeated_later(texts, index)
        ):
            return index
    return 0


def _first_after(texts: list[str], index: int) -> int:
    rest = _first_of_body(texts[index + 1 :])
    return index + 1 + rest


def _heads_a_half(text: str) -> bool:
    marker = read_marker(text)
    if marker and marker.style in NUMBERED_TOPS:
        return marker.number == 1 and len(text) < _SHORT
    return is_half(text) and not title_lines.is_title(text) and not _STOP.search(text)


def _has_body_after(texts: list[str], index: int) -> bool:
    return any(len(text) >= _LONG and _STOP.search(text) for text in texts[index + 1 : index + 4])


def _repeated_later(texts: list[str], index: int) -> bool:
    """Say whether a long line says again what the lines after it say: a summary of the page."""
    opening = comparison_key(texts[index])[:80]
    if len(opening) < 80:
        return False
    return opening[-30:] in comparison_key("".join(texts[index + 1 : index + 12]))


def _judge_head(texts: list[str], first: int, reasons: dict[int, str]) -> None:
    start = _start_of_front(texts, first)
    seen = {comparison_key(text) for text in texts[start:first]}
    for index, text in enumerate(texts[:first]):
        if not text:
            continue
        if index < start:
            again = comparison_key(text) in seen or title_lines.is_title(text)
            reasons[index] = reason_of(text, "edge") or (Reason.DUPLICATE if again else Reason.SITE_CHROME)
        elif not _is_front(texts, index):
            found = reason_of(text, "edge")
            if found is None and _numbered(text):
                if _said_again(texts, first, text):
                    reasons[index] = Reason.DUPLICATE
                continue
            if found or not (len(text) >= _LONG and _STOP.search(text)):
                reasons[index] = found or Reason.SITE_CHROME


def _numbered(text: str) -> bool:
    """Say whether a line is a numbered heading: never page furniture, wherever it stands."""
    marker = read_marker(text)
    return marker is not None and marker.style in NUMBERED_TOPS and not _STOP.search(text)


def _said_again(texts: list[str], first: int, text: str) -> bool:
    """Say whether a line stands once more near the beginning of the text: a slip of who typed it."""
    key = comparison_key(text)
    return any(comparison_key(other) == key for other in texts[first : first + _FRONT])


def _start_of_front(texts: list[str], first: int) -> int:
    titles = [i for i in range(first) if title_lines.is_title(texts[i])]
    sessions = [i for i in range(first) if title_lines.is_session(texts[i])]
    speakers = [i for i in range(first) if title_lines.match_speaker(texts[i])]
    if titles:
        later = [i for i in sessions if i >= titles[-1]]
        earlier = [i for i in sessions if i < titles[-1]]
        return _with_speaker_above(texts, titles[-1] if later or not earlier else earlier[-1])
    dates = [i for i in range(first) if title_lines.is_date(texts[i])]
    start = min([*sessions[-1:], *speakers[-1:], *dates[-1:], first])
    while 0 < start < first and _own_title(texts[start - 1]):
        start -= 1
    return start


def _with_speaker_above(texts: list[str], start: int) -> int:
    """Return where the front begins if speaker or date stand above the title, and not again below it."""
    while start > 0:
        text = texts[start - 1]
        again = comparison_key(text) in {comparison_key(other) for other in texts[start : start + _FRONT]}
        if again or not (
            title_lines.match_speaker(text) or title_lines.is_date(text) or title_lines.is_session(text)
        ):
            break
        start -= 1
    return start


def _own_title(text: str) -> bool:
    """Say whether a line right above the session can be a title of the report's own wording."""
    return _TITLE_LEAST <= len(text) <= _SHORT and not _STOP.search(text) and reason_of(text, "edge") is None


def _is_front(texts: list[str], index: int) -> bool:
    text = texts[index]
    if reason_of(text, "body"):
        return False
    if (
        title_lines.is_title(text)
        or title_lines.is_session(text)
        or title_lines.match_speaker(text)
        or title_lines.is_date(text)
    ):
        return True
    if title_lines.is_salutation(text) or title_lines.is_office(text):
        return True
    if _entitles_a_session(texts, index):
        return True
    return title_lines.is_name(text) and any(
        title_lines.is_title(other) or title_lines.is_session(other) or title_lines.is_office(other)
        for other in texts[max(0, index - 3) : index]
    )


def _entitles_a_session(texts: list[str], index: int) -> bool:
    """Say whether a line is of a title in the report's own words: one of a few right above a session."""
    for at in range(index, min(index + _TITLE_LINES, len(texts) - 1)):
        if not _own_title(texts[at]):
            return False
        if title_lines.is_session(texts[at + 1]):
            return True
    return False


def _judge_body(texts: list[str], first: int, reasons: dict[int, str]) -> None:
    counts = Counter(text for text in texts if 0 < len(text) <= _SHORT)
    repeated = {
        text
        for text, count in counts.items()
        if count >= _REPEATS
        and not _STOP.search(text)
        and not text.endswith(("：", ":"))
        and not read_marker(text)
        and not find_notes(text)
        and len(comparison_key(text)) >= 4
    }
    for index in range(first, len(texts)):
        text = texts[index]
        if found := text and reason_of(text, "body"):
            reasons[index] = found
        elif text in repeated:
            reasons[index] = Reason.RUNNING_HEADER


def _judge_tail(texts: list[str], first: int, reasons: dict[int, str]) -> None:
    """Set aside what follows the closing: from the first line that is page furniture to the end."""
    end = len(texts)
    closing, ended = _closing(texts, first)
    listed = False
    for index in range(closing + 1, end):
        text = texts[index]
        listed = listed or is_list_title(text)
        if listed and not reason_of(text, "edge"):
            continue
        if not ended and _may_be_heading(text):
            continue
        if text and index not in reasons and (found := _tail_reason(texts, index)):
            reasons[index] = found
    last = next((i for i in range(end - 1, closing, -1) if texts[i] and i not in reasons), closing)
    if last > closing and _ATTACHED.fullmatch(texts[last]):  # what was attached was but a link
        reasons[last] = Reason.NAVIGATION
    licence = next((i for i in range(closing + 1, end) if reasons.get(i) == Reason.LICENCE), end)
    for index in range(licence, end):
        if texts[index] and reasons.get(index, Reason.SITE_CHROME) == Reason.SITE_CHROME:
            reasons[index] = Reason.LICENCE


def _may_be_heading(text: str) -> bool:
    """Say whether a line behind the last sentence of a text that was cut off can be its next heading."""
    return (
        _TITLE_LEAST < len(text) <= _SHORT
        and bool(_PARTED.search(text) or read_marker(text))
        and not reason_of(text, "edge")
    )


def _closing(texts: list[str], first: int) -> tuple[int, bool]:
    """Return the index of a report's own closing and True, else of its last sentence and False."""
    least = first + int((len(texts) - first) * _TAIL_SHARE / 2)
    last: int | None = None
    for index in range(len(texts) - 1, first - 1, -1):
        text = texts[index]
        if not _STOP.search(text[-3:]) or reason_of(text, "edge"):
            continue
        last = index if last is None else last
        if index < least:
            break
        if _CLOSING.search(text) and not is_entry(text):
            return index, True
    return len(texts) - 1 if last is None else last, False


def _tail_reason(texts: list[str], index: int) -> str | None:
    text = texts[index]
    if is_entry(text) or _NOTICE.search(text):
        return reason_of(text, "body")
    if found := reason_of(text, "edge"):
        return found
    if len(text) >= _SHORT and _STOP.search(text):
        return None
    if title_lines.is_salutation(text) or title_lines.match_speaker(text) or title_lines.is_date(text):
        return None
    marker = read_marker(text)
    if _STOP.search(text[-2:]) or marker is not None:
        return None
    if any(len(other) >= _SHORT and _STOP.search(other) for other in texts[index + 1 : index + 4]):
        return None
    return Reason.SITE_CHROME
