"""Join lines that were broken in mid-sentence, and only those."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.corpus import title_lines
from workbench.corpus.lines import Line
from workbench.corpus.outline.markers import NUMBERED_TOPS, read_marker
from workbench.text.task_notes import find_notes

_ENDED = re.compile(r"[。！？!?：:；;…”」』）)】》〉—]$")
_OPEN = re.compile(r"[，、,“「『（(《〈【]$")
_CONTINUES = re.compile(r"^[，。、；：！？,.;:!?”」』）)》〉】%％‰]")
_UNITS = re.compile(r"^[年月日个万亿元吨家人户项公平亩米次所条座千百倍号届时％%]")
# 国内生产总值比上年增长 ¶ 10%: short as a heading may be, none ends before its number.
_BEFORE_NUMBER = re.compile(
    r"(?:增长|增加|提高|上升|下降|降低|减少|达到?|突破|超过|完成|实现|为)(?:了|约|近|超过)?\s*$"
)
_NUMBER = re.compile(r"\s*\d[\d.]*\s?(?:[%％‰]|[余多]?[百千万亿]|[元人户吨亩倍座个])")
_STOP = re.compile(r"[。！？；]")
_SESSION_BEGUN = re.compile(r"(?:省|市|区|县|州|盟|旗|国|届|(?:人民代表)?大会)\s*$")
_SESSION_END = re.compile(r"^(?:第.{1,5}届)?\s*(?:全国)?(?:人民代表大会)?\s*第.{1,4}次(?:全体)?会议上?")
_TITLE = re.compile(r"(?:\d{4}年)?政府工作报告")
_FRONT_LINES, _FRONT_LONGEST = 40, 80
# Words of running text: a line that holds one, and a comma, is no title.
_RUNNING = re.compile(r"，.*(?:今年|去年|我们|他们|了|将|已)|(?:今年|去年|我们|是).*，")
_TITLED = NUMBERED_TOPS | {"clause", "paren"}
_HEADING_LIKE = 45
_NUMBERED_LIKE = 70
_NOTE_LONGEST = 200


def join_front(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a title or session line that was broken in two made one again."""
    out: list[Line] = []
    for index, line in enumerate(lines):
        before = out[-1] if out else None
        if (
            before is not None
            and index < _FRONT_LINES
            and not line.row
            and _one_front_line(before.text, line.text)
        ):
            out[-1] = Line(before.pieces + line.pieces, before.level, before.bold, line.wrapped)
        else:
            out.append(line)
    return out


def _one_front_line(first: str, second: str) -> bool:
    if len(first) + len(second) > _FRONT_LONGEST or not first or not second:
        return False
    if _SESSION_END.match(second) and _SESSION_BEGUN.search(first):
        return True
    return len(second) <= 2 and _TITLE.fullmatch("".join((first + second).split())) is not None


def join_broken(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those that go on in mid-sentence marked as joining the kept line before."""
    out: list[Line] = []
    before, layout = "", False
    for line in lines:
        if not line.text or line.row:
            out.append(line)
            before = "" if line.text else before
            continue
        joins = bool(before) and line.level is None and _continues(before, line.text, layout)
        out.append(line.joined() if joins else line)
        before = before + line.text if joins else line.text
        layout = line.wrapped
        if line.level is not None:
            before = ""
    return out


def _continues(last: str, text: str, layout: bool) -> bool:
    """Say whether ``text`` goes on where ``last`` stopped; ``layout`` says a page's edge lies between."""
    if title_lines.is_salutation(text) or title_lines.is_session(last):
        return False
    if _ENDED.search(last) or _starts_anew(text):
        return _unbalanced(last) and not _starts_anew(text)
    if _names_offices(last, text):
        return False
    if _CONTINUES.match(text) or _OPEN.search(last):
        return True
    if last.isdigit() or (last[-1].isdigit() and _UNITS.match(text)):
        return True
    if _NUMBER.match(text) and _BEFORE_NUMBER.search(last) and not _titled(last):
        return True
    if title_lines.match_speaker(last) or title_lines.is_title(last) or title_lines.is_name(last):
        return False
    if _own_line(last):
        return layout and not _own_line(text) and not _starts_anew(last) and len(last) > _HEADING_LIKE // 2
    return True


def _names_offices(last: str, text: str) -> bool:
    """Say whether office and date of an item of a list end one line, or begin the other."""
    behind, ahead = find_notes(last[-_NOTE_LONGEST:]), find_notes(text)
    if ahead and ahead[0].start == 0 and text[0] not in "（(【":
        return True
    ended = bool(behind) and behind[-1].end >= len(last[-_NOTE_LONGEST:].rstrip("。；; "))
    return ended and read_marker(text) is not None


def _own_line(text: str) -> bool:
    """Say whether a line could be a heading that stands alone."""
    longest = _NUMBERED_LIKE if _starts_anew(text) else _HEADING_LIKE
    return len(text) <= longest and not _STOP.search(text) and (_titled(text) or not _RUNNING.search(text))


def _titled(text: str) -> bool:
    """Say whether a line is numbered as titles are: 一、一年来，我们致力于农业, whatever its words."""
    marker = read_marker(text)
    return marker is not None and marker.style in _TITLED


def _starts_anew(text: str) -> bool:
    marker = read_marker(text)
    return marker is not None and marker.style != "arabic"


def _unbalanced(text: str) -> bool:
    tail = text[-60:]
    return not text.endswith(("。", "！", "？", "：", ":")) and tail.rfind("“") > tail.rfind("”")
