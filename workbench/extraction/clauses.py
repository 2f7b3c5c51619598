"""Cut sentences into clauses and find the verb at the head of each.

A plan has a thousand clauses: all are cut and read together, one step after another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import partial
from itertools import accumulate, compress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.text.hashing import code_points, flags_of_characters
from workbench.text.lexicon import read_rows
from workbench.text.longest_words import LongestWords

Ids = NDArray[np.intp]
Flags = NDArray[np.bool_]


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


class Clauses(NamedTuple):
    """Many clauses, a column for each field; ``heads`` are the numbers of verbs with their roles."""

    starts: Ids
    ends: Ids
    texts: list[str]
    heads: Ids
    bodies: Ids
    objects: Ids

    @classmethod
    def of(cls, clauses: Sequence[Clause]) -> Clauses:
        """Return the columns of clauses."""
        starts, ends, texts, verbs, roles, *places = zip(*clauses, strict=True) if clauses else [()] * 7
        heads = [_NUMBERS[head] for head in zip(verbs, roles, strict=True)]
        numbers = [np.array(column, dtype=np.intp) for column in (starts, ends, heads, *places)]
        return cls._make((*numbers[:2], list(texts), *numbers[2:]))

    @property
    def verbs(self) -> list[str]:
        """Return the verbs at the heads."""
        return _NAMES_OF_VERBS.take(self.heads).tolist()  # type: ignore[no-any-return]

    @property
    def roles(self) -> list[str]:
        """Return the classes of these verbs."""
        return _ROLES.take(self.heads).tolist()  # type: ignore[no-any-return]

    def each(self) -> list[Clause]:
        """Return the clauses one by one."""
        starts, ends, bodies, objects = (
            column.tolist() for column in (self.starts, self.ends, self.bodies, self.objects)
        )
        told = zip(starts, ends, self.texts, self.verbs, self.roles, bodies, objects, strict=True)
        return list(map(_CLAUSE, told))

    def only(self, kept: Flags) -> Clauses:
        """Return some of the clauses, in order."""
        starts, ends, texts, heads, bodies, objects = self
        those = list(compress(texts, kept))
        return Clauses(starts[kept], ends[kept], those, heads[kept], bodies[kept], objects[kept])


VERBS: dict[str, str] = dict(read_rows("extraction", "verbs.tsv"))  # type: ignore[arg-type]
_EDGE = " \u3000\t—-"
_GOES_ON = ("以及", "其中", "和", "及", "与", "或", "并且", "特别是", "尤其是")
_LEAD_MARK = re.compile(
    r"[\s—\-•·、]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、．]\s*|[一二三四五六七八九十]是(?:要)?)?"
)
# A preposition takes its noun with it: 以生态城为重点|示范推广…, 在…领域|申建…, 对…进行|整治.
_INNER = re.compile(
    r"(?:为(?:重点|主抓手|抓手|契机|牵引|主线|引领|核心|支撑|依托|载体|目标|突破口|导向|中心|统领|基础|主体)|领域|方面|环节|基础上|前提下|"
    r"过程中|范围内|进行|予以|给予|等地|地区|位置|区域|主产地|布局|建设|项目|问题|要求|机遇|企业|需求)[,、]?"
)

# 对…进行整治, 把…建成…, 通过…落实到位: the object stands before the verb.
_DISPOSING = (
    *("进行", "予以", "公布", "公开", "实施", "实行", "开展", "建成", "建设", "建立", "完成", "改造"),
    *("纳入", "列入", "落实", "整治", "推广", "推行", "推进", "加强"),
)
_DISPOSED = re.compile("|".join(_DISPOSING))
_BEFORE_OBJECT = frozenset(("对", "把", "将", "在", "通过", "从", "向"))
_NO_ACTION = frozenset(("none", "noun", "context", "stance"))
# 每个街道|配齐…: what is promised to each of a kind; else a time, by when or how often.
_DATED = re.compile(
    "每(?:个|名|所|家|户|座|条|镇|乡|村|县|区|市|街道)[^，,、]{0,8}?(?=配齐|配备|建成|建设|建立|设立|至少|新建|培育|打造|创建|完成|实施|结对|安排|开展)(?:至少)?"
    "|每(?:个月|季度|[年月周季])|[^，,、]{1,9}?(?:[底末内]前?|之前|以前|期间|前|半年|季度)"
)


# A quoted, bracketed or titled phrase is one name; a comma between digits belongs to the number.
_NAME = re.compile(r"“[^“”\n]{0,60}+”|（[^（）\n]{0,60}+）|\([^()\n]{0,60}+\)|《[^《》\n]{0,60}+》")
_STOPS = flags_of_characters("，；：;。！？!?\n,:")
_IN_NUMBERS = flags_of_characters(",:")
_EDGES = flags_of_characters(_EDGE)
_GOES_ON_FIRST = flags_of_characters(word[0] for word in _GOES_ON)
_MARKS = flags_of_characters(" \u3000—-•·、（(一二三四五六七八九十0123456789")
_AND, _OF = map(ord, "、的")
# What may head a clause: nothing, a verb of the lexicon by the number that the search knows it by, and what
# is an action behind its object alone. A word that may be an adverb is a verb where it heads a clause.
HEADS = (
    ("", "none"),
    *((verb, "act" if role == "dual" else role) for verb, role in VERBS.items()),
    *((verb, "act") for verb in _DISPOSING if VERBS.get(verb) not in ("act", "dual")),
)
_NUMBERS = {head: number for number, head in enumerate(HEADS)}
_VERBS = LongestWords(tuple(VERBS))
_NAMES_OF_VERBS, _ROLES = np.array(HEADS, dtype=np.object_).T
_LENGTHS = np.array([len(verb) for verb, _ in HEADS])


def headed_by(roles: Collection[str]) -> Flags:
    """Return of each head whether its verb is of some classes."""
    return np.array([role in roles for _, role in HEADS])


_CONTEXTS = headed_by(("context",))
_ACTS = ~headed_by(_NO_ACTION)
_DUALS = np.array([VERBS.get(verb) == "dual" for verb, _ in HEADS])
_STEPS = np.array([VERBS.get(verb) in ("adverb", "dual") for verb, _ in HEADS])


class _Lines(NamedTuple):
    """Sentences as lines of one text, and what was cut of them: a clause by where it starts and ends there.

    ``points`` are the text's code points; behind it stand as many others as a verb may have.
    """

    text: str
    points: NDArray[np.uint32]
    starts: Ids
    ends: Ids


def read_clauses_of_all(text: str, begins: Sequence[int], ends: Sequence[int]) -> tuple[Clauses, list[int]]:
    """Return the clauses of all sentences that begin and end there, and which is the first of each sentence.

    A continued enumeration is one clause. Behind the first clauses stands how many there are in all.
    """
    said = [text[begin:end] for begin, end in zip(begins, ends, strict=True)]
    joined = "\n".join(said)
    points = code_points(joined + "\n" * _VERBS.longest)
    behind = np.fromiter(accumulate([len(line) + 1 for line in said]), np.intp, len(said))
    lines = _cut(joined, points, behind)
    of_line = behind.searchsorted(lines.starts, "right")
    low = _behind_marks(lines)
    bodies, heads, objects = _read_heads(lines, low)
    shifts = np.array(begins, dtype=np.intp)
    shifts[1:] -= behind[:-1]
    moved = shifts.take(of_line)
    texts = [joined[start:end] for start, end in zip(low.tolist(), lines.ends.tolist(), strict=True)]
    clauses = Clauses(low + moved, lines.ends + moved, texts, heads, bodies - low, objects - low)
    return clauses, of_line.searchsorted(np.arange(len(said) + 1)).tolist()


def _cut(text: str, points: NDArray[np.uint32], behind: Ids) -> _Lines:
    """Return the clauses of the lines of a text, which begin ``behind`` the one before."""
    within = points[: len(text)]
    stops = _STOPS.take(within, mode="clip")
    for name in _NAME.finditer(text):
        stops[name.start() : name.end()] = False
    for at in np.flatnonzero(stops & _IN_NUMBERS.take(within, mode="clip")).tolist():
        stops[at] = not (text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal())
    edges = np.flatnonzero(stops)
    starts, ends = np.concatenate(([0], edges + 1)), np.concatenate((edges, [len(text)]))
    filled = starts < ends
    starts, ends = starts[filled], ends[filled]
    edged = _EDGES.take(points.take(starts), mode="clip") | _EDGES.take(points.take(ends - 1), mode="clip")
    for at in np.flatnonzero(edged).tolist():
        piece = text[starts[at] : ends[at]]
        starts[at], ends[at] = ends[at] - len(piece.lstrip(_EDGE)), starts[at] + len(piece.rstrip(_EDGE))
    filled = starts < ends
    starts, ends = starts[filled], ends[filled]
    of_line = behind.searchsorted(starts, "right")
    goes_on = _GOES_ON_FIRST.take(points.take(starts), mode="clip")
    goes_on[1:] &= of_line[1:] == of_line[:-1]
    goes_on[:1] = False
    for at in np.flatnonzero(goes_on).tolist():
        goes_on[at] = text.startswith(_GOES_ON, starts[at], ends[at])
    last = np.append(~goes_on[1:], True)[: len(goes_on)]
    return _Lines(text, points, starts[~goes_on], ends[last])


def _behind_marks(lines: _Lines) -> Ids:
    """Return where clauses start behind the number of an item."""
    text, points, starts, ends = lines
    low = starts.copy()
    for at in np.flatnonzero(_MARKS.take(points.take(starts), mode="clip")).tolist():
        mark = _LEAD_MARK.match(text, starts[at], ends[at])
        if mark and mark.end() < ends[at]:
            low[at] = mark.end()
    return low


def _read_heads(lines: _Lines, starts: Ids) -> tuple[Ids, Ids, Ids]:
    """Return where the bodies of clauses begin, the numbers of the verbs there, and where objects begin.

    Where a time stands before it, a verb is looked for behind that as well, as in a clause of its own.
    """
    text, points, _, ends = lines
    bodies, heads = _step_to_verbs(points, starts)
    timed = [
        (at, found.end())
        for at in np.flatnonzero(heads == 0).tolist()
        if (found := _DATED.match(text, bodies[at], ends[at]))
    ]
    of, later = np.array(timed, dtype=np.intp).reshape(-1, 2).T
    more_bodies, more_heads = _step_to_verbs(points, later)
    bodies, heads = np.concatenate((bodies, more_bodies)), np.concatenate((heads, more_heads))
    objects = bodies + _LENGTHS.take(heads)
    _look_past_settings(lines._replace(ends=np.concatenate((ends, ends[of]))), bodies, heads, objects)
    count = len(starts)
    acting = np.flatnonzero(_ACTS.take(heads[count:]))
    for column in (bodies, heads, objects):
        column[of[acting]] = column[count + acting]
    heads[:count][points.take(objects[:count]) == _OF] = 0
    return bodies[:count], heads[:count], objects[:count]


def _look_past_settings(lines: _Lines, bodies: Ids, heads: Ids, objects: Ids) -> None:
    """Put the action behind a preposition and its noun in the place of these, where there is one."""
    text, points, _, ends = lines
    settings = np.flatnonzero(_CONTEXTS.take(heads)).tolist()
    inner = [_INNER.search(text, objects[at] + 1, ends[at]) for at in settings]
    behind = np.array([found.end() for found in inner if found], dtype=np.intp)
    found_bodies, found_heads = _step_to_verbs(points, behind)
    past = np.array([at for at, found in zip(settings, inner, strict=True) if found], dtype=np.intp)
    acting = _ACTS.take(found_heads)
    past, found_bodies, found_heads = past[acting], found_bodies[acting], found_heads[acting]
    after = found_bodies + _LENGTHS.take(found_heads)
    objects[past] = np.where(after < ends[past], after, objects[past])
    bodies[past], heads[past] = found_bodies, found_heads
    for at in settings:
        verb, role = HEADS[heads[at]]
        if role != "context" or verb not in _BEFORE_OBJECT:
            continue
        if disposed := _DISPOSED.search(text, objects[at] + 1, ends[at]):
            heads[at] = _NUMBERS[disposed[0], "act"]


def _step_to_verbs(points: NDArray[np.uint32], places: Ids) -> tuple[Ids, Ids]:
    """Step over adverbs to verbs; return where they begin and their numbers, 0 for none.

    A word that can be both is an adverb when another verb follows it.
    """
    at, heads, both = places.copy(), _VERBS.at(points, places), np.zeros(len(places), dtype=np.intp)
    rows = np.flatnonzero(_STEPS.take(heads))
    while rows.size:
        words = heads[rows]
        dual = _DUALS.take(words)
        both[rows] = np.where(dual, words, both[rows])
        at[rows] += _LENGTHS.take(words)
        at[rows] += ~dual & (points.take(at[rows]) == _AND)
        heads[rows] = _VERBS.at(points, at[rows])
        rows = rows[_STEPS.take(heads[rows])]
    back = np.flatnonzero((both > 0) & ~_ACTS.take(heads))
    at[back] -= _LENGTHS.take(both[back])
    heads[back] = both[back]
    return at, heads
