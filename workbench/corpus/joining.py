"""Join lines that were broken in mid-sentence, and only those."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.corpus import front
from workbench.corpus.lines import Line
from workbench.corpus.outline.markers import read_marker

_ENDED = re.compile(r"[。！？!?：:；;…”」』）)】》〉—]$")
_OPEN = re.compile(r"[，、,“「『（(《〈【]$")
_CONTINUES = re.compile(r"^[，。、；：！？,.;:!?”」』）)》〉】%％‰]")
_UNITS = re.compile(r"^[年月日个万亿元吨家人户项公平亩米次所条座千百倍号届时％%]")
_STOP = re.compile(r"[。！？；]")
_HEADING_LIKE = 45
_NUMBERED_LIKE = 70


def join_broken(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those that go on in mid-sentence marked as joining the kept line before."""
    out: list[Line] = []
    before, layout = "", False
    for line in lines:
        if not line.text:
            out.append(line)
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
    if front.is_salutation(text) or front.is_session(last):
        return False
    if _ENDED.search(last) or _starts_anew(text):
        return _unbalanced(last) and not _starts_anew(text)
    if _CONTINUES.match(text) or _OPEN.search(last):
        return True
    if last.isdigit() or (last[-1].isdigit() and _UNITS.match(text)):
        return True
    if front.match_speaker(last) or front.is_title(last) or front.is_name(last):
        return False
    if _own_line(last):
        return layout and not _own_line(text) and not _starts_anew(last) and len(last) > _HEADING_LIKE // 2
    return True


def _own_line(text: str) -> bool:
    """Say whether a line could be a heading that stands alone."""
    longest = _NUMBERED_LIKE if _starts_anew(text) else _HEADING_LIKE
    return len(text) <= longest and not _STOP.search(text)


def _starts_anew(text: str) -> bool:
    marker = read_marker(text)
    return marker is not None and marker.style != "arabic"


def _unbalanced(text: str) -> bool:
    tail = text[-60:]
    return not text.endswith(("。", "！", "？", "：", ":")) and tail.rfind("“") > tail.rfind("”")
