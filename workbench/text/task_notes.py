"""Read who does a task and until when from the words behind it: labels, brackets, 由…牵头."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from workbench.text.lexicon import read_rows

_SEPARATOR = re.compile(r"[、，,；;/\s]+|及(?=各)|和(?=各)")
_BRACKETS = re.compile(r"[（(【]([^（）()【】]{2,200})[）)】]")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]|[。：:]")
# 各区（县、市）政府: what stands within is part of the name, no aside; here its signs part nothing.
_RANKS_ASIDE = re.compile(r"(?<=[省市区县州旗盟乡镇])[（(][省市区县州旗盟乡镇街道、，,/]{1,12}[)）]")
_HELD = str.maketrans("（()）、，,/", "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007")
_FREED = {held: sign for sign, held in _HELD.items()}
_PIECE = re.compile(r"[，,；;。]+")
_DATE = re.compile(
    r"(?:\d{1,2}月|年底|年末|季度|上半年|下半年|20\d\d年)[^，,；;。]{0,8}(?:前|完成|底|末|办结)"
)
_OFFICE = re.compile(
    r"(?!不?含|包括|其中|涉及|除|原|即)(?!.*[一二两三四五六七八九十\d]个)"
    r".{1,20}(?:局|委|办|厅|部|处|署|院|镇|乡|街道|公司|集团|中心|部门|单位|政府|管委会|联社|总队|支队|大队|联合会|总工会)"
)
_DOES = re.compile(
    r"^(?:新|改|扩|建|完成|推进|设立|支持|组建|引进|培育|实施|打造|推动|加快|提升|服务|覆盖)|\d"
)
_BETWEEN = re.compile(r"[\s。；;，,、]*")


class Notes(NamedTuple):
    """What stands behind a task, from ``start`` to ``end`` of its text: bodies by their part, the date."""

    start: int
    end: int
    lead: tuple[str, ...]
    support: tuple[str, ...]
    deadline: str


def find_notes(text: str) -> tuple[Notes, ...]:
    """Return the notes of a line, in order; those that only marks of punctuation part are one.

    >>> find_notes("新建便民市场6个（区商务局牵头，各街道配合，9月底前完成）。")[0][2:]
    (('区商务局',), ('各街道',), '9月底前完成')
    """
    text = _held(text)
    if not _label().search(text) and not _BRACKETS.search(text) and "由" not in text:
        return ()
    notes: list[Notes] = []
    for made in _single(text):
        if notes and _BETWEEN.fullmatch(text, notes[-1].end, made.start):
            last = notes[-1]
            notes[-1] = Notes(
                last.start, made.end, last.lead + made.lead, last.support + made.support,
                last.deadline or made.deadline,
            )  # fmt: skip
        else:
            notes.append(made)
    return tuple(notes)


def bare_offices(text: str) -> tuple[Notes, ...]:
    """Return the offices that end a line without a word of what they do; nothing where the end is no office.

    >>> bare_offices("①改造老旧小区120个，市住建局、各区政府。")[0][2]
    ('市住建局', '各区政府')
    """
    text = _held(text)
    end = len(text.rstrip("。；; "))
    start = max(text.rfind(mark, 0, end) for mark in "，,。；; ") + 1
    names = _split(text[start:end])
    if not start or not names or not all(_OFFICE.fullmatch(n) and not _DOES.search(n) for n in names):
        return ()
    return (Notes(start - 1, end, tuple(names), (), ""),)


def names_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the leading and the supporting bodies that a cell or a note names.

    >>> names_of("由区教育局牵头，区财政局、各街道配合")
    (('区教育局',), ('区财政局', '各街道'))
    """
    text = _held(text)
    lead: list[str] = []
    support: list[str] = []
    if _label().search(text):
        for what, value in _labelled(text):
            (support if what == "support" else lead).extend(_split(value) if what != "deadline" else ())
        return tuple(lead), tuple(support)
    waiting: list[str] = []
    for piece in re.split(r"[，,；;。\n]+", text):
        kind, names = _by_verb(piece)
        waiting += names
        if kind is not None:
            (support if kind == "support" else lead).extend(waiting)
            waiting = []
    return tuple(dict.fromkeys((*lead, *waiting))), tuple(dict.fromkeys(support))


def _single(text: str) -> Iterator[Notes]:
    """Yield the notes of a line one by one, brackets whole."""
    at = 0
    patterns = (_BRACKETS, _label(), _by_whom())
    next_of = [pattern.search(text) for pattern in patterns]
    while at < len(text):
        # What was found further on stays found: a line of thousands of notes is gone through once.
        for which, pattern in enumerate(patterns):
            known = next_of[which]
            if known is not None and known.start() < at:
                next_of[which] = pattern.search(text, at)
        bracket, label, _by = next_of
        first = min((found for found in next_of if found), key=lambda f: f.start(), default=None)
        if first is None:
            return
        if first is bracket:
            made = _of(bracket[1])
            if made is not None:
                yield Notes(bracket.start(), bracket.end(), *made)
            at = bracket.end()
        elif first is label:
            stop = _end_of_value(text, label.end())
            made = _of(text[label.start() : stop])
            if made is not None:
                yield Notes(label.start(), stop, *made)
            at = stop
        else:
            made = _of(first[0])
            if made is not None:
                yield Notes(first.start(), first.end(), *made)
            at = first.end()


def _end_of_value(text: str, start: int) -> int:
    found = _stop_or_label().search(text, start)
    return found.start() if found else len(text)


def _of(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str] | None:
    """Return bodies and date of one bracket or labelled value; None where it is neither."""
    if _label().search(text):
        dates = " ".join(value.strip(" ，,；;") for kind, value in _labelled(text) if kind == "deadline")
        bodies = names_of(text)
        beside = [name for names in bodies for name in names if _DATE.match(name)]
        leading, supporting = (tuple(n for n in names if n not in beside) for names in bodies)
        return leading, supporting, dates or " ".join(beside)
    lead: list[str] = []
    support: list[str] = []
    waiting: list[str] = []
    date = ""
    for piece in _PIECE.split(text):
        kind, names = _by_verb(piece)
        if kind is None and _DATE.search(piece):
            date = piece.strip()
            continue
        waiting += names
        if kind is not None:
            (support if kind == "support" else lead).extend(waiting)
            waiting = []
    if waiting and not all(_OFFICE.fullmatch(name) for name in waiting):
        return None
    lead += waiting
    return (tuple(lead), tuple(support), date) if lead or support or date else None


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    found = list(_label().finditer(text))
    for label, after in zip(found, [*found[1:], None], strict=True):
        value = text[label.end() : after.start() if after else len(text)]
        kind = _kind(label[1], "label")
        if kind is not None and kind != "other":
            yield kind, value.strip(" 。；;，,）)")


def _by_verb(piece: str) -> tuple[str | None, list[str]]:
    """Return what a piece says of the bodies before its verb, and these."""
    piece = piece.strip().removeprefix("由")
    for kind, where, pattern in _table():
        if where == "verb" and (found := re.search(f"(?:{pattern})$", piece)) and found.start() > 0:
            return kind, _split(piece[: found.start()])
    return None, _split(piece)


def _held(text: str) -> str:
    """Return the text, as long as before, with ranks in brackets as part of the name before them."""
    return _RANKS_ASIDE.sub(lambda found: found[0].translate(_HELD), text)


def _split(text: str) -> list[str]:
    pieces = (_ASIDE.sub("", piece).strip() for piece in _SEPARATOR.split(_ASIDE.sub("", text)))
    return [piece.translate(_FREED) for piece in pieces if piece and piece not in ("等", "-", "—", "/", "无")]


@cache
def _table() -> tuple[tuple[str, str, str], ...]:
    return tuple((kind, where, pattern) for kind, where, pattern in read_rows("text", "task_notes.tsv"))


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(pattern for _, where, pattern in _table() if where == "label")
    return re.compile(rf"(?<![一-鿿])({words})\s*[:：]")


@cache
def _stop_or_label() -> re.Pattern[str]:
    return re.compile(rf"[；;。\n）)】]|{_label().pattern}")


@cache
def _by_whom() -> re.Pattern[str]:
    verbs = "|".join(pattern for _, where, pattern in _table() if where == "verb")
    return re.compile(
        rf"(?<=[。；，,;])由[^，。；（）]{{2,60}}?(?:{verbs})(?:[，,][^，。；（）]{{2,60}}(?:{verbs}|完成|底前))*"
    )


def _kind(label: str, where: str) -> str | None:
    return next((k for k, w, pattern in _table() if w == where and re.fullmatch(pattern, label)), None)
