"""Cut a sentence into clauses and find the verb at the head of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.extraction.lexicon import read_rows


class Clause(NamedTuple):
    """A clause of the report's text: offsets, text, the head verb's class and where its object begins.

    ``verb`` is "" and ``role`` "none" where no known verb heads the clause; ``body`` is the offset in
    ``text`` behind adverbs, ``object`` that behind the verb.
    """

    start: int
    end: int
    text: str
    verb: str
    role: str
    body: int
    object: int


VERBS: dict[str, str] = dict(read_rows("verbs.tsv"))  # type: ignore[arg-type]
# The lengths of the words that begin with a character, longest first.
_LENGTHS: dict[str, tuple[int, ...]] = {
    first: tuple(sorted({len(word) for word in VERBS if word[0] == first}, reverse=True))
    for first in {word[0] for word in VERBS}
}
# A quoted, bracketed or titled phrase is one name; a comma between digits belongs to the number.
_STOP = re.compile(
    r"“[^“”\n]{0,60}”|（[^（）\n]{0,60}）|\([^()\n]{0,60}\)|《[^《》\n]{0,60}》"
    r"|[，；：;。！？!?\n]|(?<!\d)[,:]|[,:](?!\d)"
)
_EDGE = " \u3000\t—-"
_GOES_ON = ("以及", "其中", "和", "及", "与", "或", "并且", "特别是", "尤其是")
_LEAD_MARK = re.compile(
    r"[\s—\-•·、]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、．]\s*|[一二三四五六七八九十]是(?:要)?)?"
)
_MARKS = frozenset(" \u3000—-•·、（(一二三四五六七八九十0123456789")
# A preposition takes its noun with it: 以生态城为重点|示范推广…, 在…领域|申建…, 对…进行|整治.
_INNER = re.compile(
    r"(?:为(?:重点|主抓手|抓手|契机|牵引|主线|引领|核心|支撑|依托|载体|目标|突破口|导向|中心|统领|基础|主体)|领域|方面|环节|基础上|前提下|"
    r"过程中|范围内|进行|予以|给予|等地|地区|位置|区域|主产地|布局|建设|项目|问题|要求|机遇|企业|需求)[,、]?"
)

# 对…进行整治, 把…建成…, 通过…落实到位: the object stands before the verb.
_DISPOSED = re.compile(
    "进行|予以|实施|实行|开展|建成|建设|建立|完成|改造|纳入|列入|落实|整治|推广|推行|推进|加强"
)
_BEFORE_OBJECT = frozenset(("对", "把", "将", "在", "通过", "从", "向"))
_NO_ACTION = ("none", "noun", "context", "stance")
_DATED = re.compile("[^，,、]{1,9}?(?:[底末内]前?|之前|以前|期间|前|半年|季度)")


def read_clauses(text: str, start: int, end: int) -> list[Clause]:
    """Return the clauses of ``text[start:end]``, one sentence; a continued enumeration is one clause."""
    pieces: list[tuple[int, int]] = []
    at = start
    for match in _STOP.finditer(text, start, end):
        stop, behind = match.span()
        if behind - stop == 1:
            if stop > at:
                pieces.append((at, stop))
            at = behind
    if at < end:
        pieces.append((at, end))
    return [_read(text, low, high) for low, high in _joined(text, pieces)]


def _joined(text: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join a piece that goes on with 以及 or 和 to the one before it; leave out what holds no word."""
    held: tuple[int, int] | None = None
    for piece in pieces:
        low, high = _strip(text, *piece)
        if low >= high:
            continue
        if held is not None and text.startswith(_GOES_ON, low, high):
            held = (held[0], high)
            continue
        if held is not None:
            yield held
        held = (low, high)
    if held is not None:
        yield held


def _strip(text: str, low: int, high: int) -> tuple[int, int]:
    while low < high and text[low] in _EDGE:
        low += 1
    while high > low and text[high - 1] in _EDGE:
        high -= 1
    return low, high


def _read(text: str, start: int, end: int) -> Clause:
    piece = text[start:end]
    lead = 0
    if piece[0] in _MARKS and (mark := _LEAD_MARK.match(piece)) and mark.end() < len(piece):
        lead = mark.end()
    body, verb, role = _head(piece, lead)
    behind = body + len(verb)
    if role == "context" and (inner := _INNER.search(piece, behind + 1)):
        inner_body, inner_verb, inner_role = _head(piece, inner.end())
        if inner_role not in _NO_ACTION:
            after = inner_body + len(inner_verb)
            behind = after if after < len(piece) else behind  # 对…进行整治: the object stands before
            body, verb, role = inner_body, inner_verb, inner_role
    if role == "context" and verb in _BEFORE_OBJECT and (inner := _DISPOSED.search(piece, behind + 1)):
        verb, role = inner.group(), "act"
    if role == "none" and (dated := _DATED.match(piece, body)):
        dated_body, dated_verb, dated_role = _head(piece, dated.end())
        if dated_role not in _NO_ACTION:
            body, verb, role, behind = dated_body, dated_verb, dated_role, dated_body + len(dated_verb)
    if role != "none" and piece.startswith("的", behind):
        verb, role = "", "none"
    return Clause(start + lead, end, piece[lead:], verb, role, body - lead, behind - lead)


def _head(piece: str, at: int) -> tuple[int, str, str]:
    """Step over adverbs to the verb; a word that can be both is an adverb when another verb follows it."""
    dual = ""
    while True:
        word = _longest(piece, at)
        role = VERBS[word] if word else "none"
        if role == "adverb":
            at += len(word)
            at += piece.startswith("、", at)
            continue
        if role == "dual":
            dual = word
            at += len(word)
            continue
        if dual and role in ("none", "noun", "stance", "context"):
            return at - len(dual), dual, "act"
        return at, word, role


def _longest(piece: str, at: int) -> str:
    for length in _LENGTHS.get(piece[at : at + 1], ()):
        word = piece[at : at + length]
        if word in VERBS:
            return word
    return ""
