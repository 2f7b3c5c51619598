"""Recognise attachments and glossaries, and the footnote marks in the text that point to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from workbench.corpus.lines import Line, Piece
from workbench.model.removal_reasons import Reason

_ENTRY = re.compile(
    r"^[\[［【(（〔]?\s*\d{1,3}\s*[\]］】)）〕.．、]?\s*[^。]{1,40}?[：:）)]|^“[^”]{1,30}”[^。]{0,16}[：:]"
    r"|名词解释|名词注释|词语解释|词语注释|有关名词|^注\s*[：:]|^注释|^附[件页]?[\s\d一二三四五六]*(?:[：:]|$)|^附录|^附表"
)
_MARKS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"^\s*[\[［]\s*\d{1,3}\s*[\]］]"), re.compile(r"(?<=\S)\s*[\[［]\s*\d{1,3}\s*[\]］]")),
    (re.compile(r"^\s*【\s*\d{1,3}\s*】"), re.compile(r"(?<=\S)\s*【\s*\d{1,3}\s*】")),
    (re.compile(r"^\s*〔\s*\d{1,3}\s*〕"), re.compile(r"(?<=[”\u3400-\u9fff])\s*〔\s*\d{1,3}\s*〕(?!号)")),
    (
        re.compile(r"^\s*[（(]\s*\d{1,3}\s*[）)]"),
        re.compile(r"(?<=[”\u3400-\u9fff])\s*[（(]\s*\d{1,3}\s*[）)]"),
    ),
    (re.compile(r"^\s*[①-⑳]"), re.compile(r"(?<=[”\u3400-\u9fff])\s*[①-⑳]")),
)
_SUPERSCRIPT = re.compile(r"(?<=[”\u3400-\u9fff])[¹²³⁰⁴-⁹]+")
_LIST = re.compile(
    r"民生实事|(?:件|项|大|类)(?:民生)?实事|实事(?:项目|清单|计划|[一二三四五六七八九十\d]{1,3}[件项])|(?:重点|主要)(?:工作|任务|项目|工程)+(?:分解|清单|安排|计划|责任|表|$)"
    r"|(?:任务|责任|目标)(?:责任)?(?:分解|清单)"
)
_ANNOUNCED = re.compile(r"^[（(]?(?:报告)?附[件录表]?[\d一二三四五六七八九十]{0,2}[：:）)]\s*")
_LIST_TITLE = 40
_LEAST_ENTRIES = 3


def is_entry(text: str) -> bool:
    """Say whether a line explains a term, heads such a list, or announces an attachment.

    >>> is_entry("3.“三网”：路网、电网、水网。"), is_entry("附件1"), is_entry("一、2023年工作回顾")
    (True, True, False)
    """
    return bool(_ENTRY.search(text))


def is_list_title(text: str) -> bool:
    """Say whether a line heads a list of tasks or of works for the people, printed behind the closing.

    >>> is_list_title("2026年全市十件民生实事"), is_list_title("附：民生实事项目"), is_list_title("名词解释")
    (True, True, False)
    """
    text = _ANNOUNCED.sub("", text)
    return (
        len(text) <= _LIST_TITLE
        and bool(_LIST.search(text))
        and not re.search(r"[。；！？：:]|完成情况|进展情况|落实情况|解释|注释|说明$", text)
        and not _ENTRY.match(text)
    )


def set_marks_aside(lines: Sequence[Line], kept: Callable[[str], bool]) -> list[Line]:
    """Return the lines without the footnote marks whose notes stand at the end of the text."""
    texts = [line.text for line in lines]
    marks = [_SUPERSCRIPT]
    starts: list[int] = []
    for entry, mark in _MARKS:
        entries = [index for index, text in enumerate(texts) if entry.match(text)]
        if len(entries) >= _LEAST_ENTRIES and entries[0] > len(texts) // 3:
            marks.append(mark)
            starts.append(entries[0])
    until = min(starts, default=len(texts))
    pattern = re.compile("|".join(mark.pattern for mark in marks))
    return [
        Line(
            tuple(_without(line.pieces, pattern, kept)),
            line.level,
            line.bold,
            line.wrapped,
            line.joins,
            line.row,
        )
        if index < until and pattern.search(line.text)
        else line
        for index, line in enumerate(lines)
    ]


def _without(pieces: Sequence[Piece], pattern: re.Pattern[str], kept: Callable[[str], bool]) -> list[Piece]:
    out: list[Piece] = []
    for text, reason in pieces:
        at = 0
        for match in pattern.finditer(text) if reason is None else ():
            if kept(match.group()):
                continue
            out += [(text[at : match.start()], None), (match.group(), str(Reason.FOOTNOTE_MARK))]
            at = match.end()
        out.append((text[at:], reason))
    return [piece for piece in out if piece[0]]
