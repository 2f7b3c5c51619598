"""Cut a sentence into clauses and find the verb at the head of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from workbench.text.lexicon import index_beginnings, read_rows


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


_CLAUSE = partial(tuple.__new__, Clause)  # of a row of fields; called by name, it takes three times as long
VERBS: dict[str, str] = dict(read_rows("extraction", "verbs.tsv"))  # type: ignore[arg-type]
_ROLES = {**VERBS, "": "none"}
# As ``index_beginnings`` tells them, each word with its role: a report asks a thousand times.
_HEADS = {
    begins: ([(word, _ROLES[word]) for word in longer], least, _ROLES[least])
    for begins, (longer, least) in index_beginnings(VERBS).items()
}
_NO_HEAD: tuple[list[tuple[str, str]], str, str] = ([], "", "none")
# What stands before a stop, or nothing. A quoted, bracketed or titled phrase is one name; a comma between
# digits belongs to the number.
_PLAIN = r"[^，；：;。！？!?\n,:“（(《]*+"
_NAME = r"“[^“”\n]{0,60}+”|（[^（）\n]{0,60}+）|\([^()\n]{0,60}+\)|《[^《》\n]{0,60}+》|[“（(《]"
_PIECE = re.compile(rf"({_PLAIN}(?>(?:(?:{_NAME}|(?<=\d)[,:](?=\d)){_PLAIN})*))(?:[，；：;。！？!?\n,:]|\Z)")
_EDGE = " \u3000\t—-"
_GOES_ON = ("以及", "其中", "和", "及", "与", "或", "并且", "特别是", "尤其是")
_GOES_ON_FIRST = frozenset(word[0] for word in _GOES_ON)
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
    "进行|予以|公布|公开|实施|实行|开展|建成|建设|建立|完成|改造|纳入|列入|落实|整治|推广|推行|推进|加强"
)
_BEFORE_OBJECT = frozenset(("对", "把", "将", "在", "通过", "从", "向"))
_NO_ACTION = frozenset(("none", "noun", "context", "stance"))
# 每个街道|配齐…: what is promised to each of a kind; else a time, by when or how often.
_DATED = re.compile(
    "每(?:个|名|所|家|户|座|条|镇|乡|村|县|区|市|街道)[^，,、]{0,8}?(?=配齐|配备|建成|建设|建立|设立|至少|新建|培育|打造|创建|完成|实施|结对|安排|开展)(?:至少)?"
    "|每(?:个月|季度|[年月周季])|[^，,、]{1,9}?(?:[底末内]前?|之前|以前|期间|前|半年|季度)"
)


def read_clauses(text: str, start: int, end: int) -> list[Clause]:
    """Return the clauses of ``text[start:end]``, one sentence; a continued enumeration is one clause."""
    return read_clauses_of_all(text, [start], [end])[0]


def read_clauses_of_all(
    text: str, begins: Sequence[int], ends: Sequence[int]
) -> tuple[list[Clause], list[int]]:
    """Return the clauses of all sentences that begin and end there, and which is the first of each sentence.

    Behind the first clauses stands how many there are in all.
    """
    pieces: list[str] = []
    starts: list[int] = []
    firsts: list[int] = []
    for begin, end in zip(begins, ends, strict=True):
        first = len(pieces)
        firsts.append(first)
        at = begin
        for whole in _PIECE.findall(text, begin, end):
            if piece := whole.strip(_EDGE):
                low = at if piece[0] == whole[0] else at + len(whole) - len(whole.lstrip(_EDGE))
                if piece[0] in _GOES_ON_FIRST and len(pieces) > first and piece.startswith(_GOES_ON):
                    pieces[-1] = text[starts[-1] : low + len(piece)]
                else:
                    pieces.append(piece)
                    starts.append(low)
            at += len(whole) + 1  # and the stop
    firsts.append(len(pieces))
    return list(map(_CLAUSE, map(_read, pieces, starts))), firsts


def _read(piece: str, start: int) -> tuple[int, int, str, str, str, int, int]:
    """Return the fields of a clause."""
    lead = 0
    if piece[0] in _MARKS and (mark := _LEAD_MARK.match(piece)) and mark.end() < len(piece):
        lead = mark.end()
    body, verb, role = _head(piece, lead)
    behind = body + len(verb)
    if role == "context":
        body, verb, role, behind = _look_past_setting(piece, body, verb, behind)
    elif role == "none" and (dated := _DATED.match(piece, body)):
        later, found, found_role = _head(piece, dated.end())
        after = later + len(found)
        if found_role == "context":
            later, found, found_role, after = _look_past_setting(piece, later, found, after)
        if found_role not in _NO_ACTION:
            body, verb, role, behind = later, found, found_role, after
    if role != "none" and piece.startswith("的", behind):
        verb, role = "", "none"
    return start + lead, start + len(piece), piece[lead:], verb, role, body - lead, behind - lead


def _look_past_setting(piece: str, body: int, verb: str, behind: int) -> tuple[int, str, str, int]:
    """Find the action behind a preposition and its noun, if there is one."""
    if inner := _INNER.search(piece, behind + 1):
        later, found, role = _head(piece, inner.end())
        if role not in _NO_ACTION:
            after = later + len(found)
            return later, found, role, after if after < len(piece) else behind
    if verb in _BEFORE_OBJECT and (inner := _DISPOSED.search(piece, behind + 1)):
        return body, inner.group(), "act", behind
    return body, verb, "context", behind


def _head(piece: str, at: int) -> tuple[int, str, str]:
    """Step over adverbs to the verb; a word that can be both is an adverb when another verb follows it."""
    dual = ""
    while True:
        longer, word, role = _HEADS.get(piece[at : at + 2]) or _HEADS.get(piece[at : at + 1], _NO_HEAD)
        for other, its_role in longer:
            if piece.startswith(other, at):
                word, role = other, its_role
                break
        if role == "adverb":
            at += len(word)
            at += piece.startswith("、", at)
        elif role == "dual":
            dual = word
            at += len(word)
        elif dual and role in _NO_ACTION:
            return at - len(dual), dual, "act"
        else:
            return at, word, role
