"""What is to be seen of a clause in its place: the features by which its likelihood is weighed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.extraction import commitment_signs as signs
from workbench.extraction.candidate_clauses import Candidates, Surroundings
from workbench.extraction.choosing import BARS, Choices
from workbench.extraction.clauses import HEADS, Clauses, Flags, Ids, headed_by
from workbench.extraction.feature_table import SIDES, FeatureNames, Features
from workbench.extraction.usual_rulings import RULINGS
from workbench.text.hashing import code_points, flags_of_characters
from workbench.text.lexicon import read_rows
from workbench.text.prefilter import ANYTHING, Bits
from workbench.text.words import tag_words

_VERBLESS = headed_by(("none", "noun"))
_KINDS = ("metaphor", "ideal", "abstraction", "drift", "stage", "works", "no works")


def _kinds_of_endings() -> dict[str, tuple[tuple[str, int], ...]]:
    """Return endings, each with the number of its kind, by their last two characters or only one."""
    rows = read_rows("extraction", "endings.tsv")
    named = [(word, _KINDS.index(kind)) for word, kind in rows if kind in _KINDS]
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for tail in {word[-2:] for word, _ in named}:
        found[tail] = tuple([each for each in named if each[0][-2:] in (tail, tail[-1])])
    return found


_ENDINGS = _kinds_of_endings()
_ENDING_SIGNS = flags_of_characters(tail[-1] for tail in _ENDINGS)
_PRINCIPLED = re.compile("总体要求|指导思想|总体思路|基本思路|工作思路|原则|总体目标|形势|机遇|理念|纲要")
_OF_SELF = re.compile("自身建设|政府建设|作风|执政|施政|廉|法治政府|服务型政府|效能")
_DESIGNATION = re.compile("国家|全国|省级|世界|全球|国际|[市县区]级")
_DEFINING = re.compile("是(?!否|非)|只有|关键")
_SLOGAN = re.compile(
    "[更最]加?[好高强足大多实]|新.{0,3}[章篇局貌风象路辉煌]|不动摇|不松懈|为[民先要基]|始终|永远|坚定|牢记"
)
_TO_BE = re.compile("^(?:我们)?(?:要|必须|应|需|就要)")


class _Mark(NamedTuple):
    """A character that is a feature of a clause wherever it stands there, and what a scan calls it."""

    number: int
    found: re.Pattern[str]
    bit: int


class _Sign(NamedTuple):
    """A feature to look for where a scan saw what it cannot do without: in a clause, or behind its verb."""

    number: int
    bit: int
    behind_verb: bool
    found: Callable[[str], object]


# The names that do not depend on a report have the same numbers in each table.
_NAMES = FeatureNames()
_SIDES = _NAMES.numbers(SIDES)
_BY_RULING = _NAMES.numbers(f"rule={ruling.name}" for ruling in RULINGS)
_BY_BAR = _NAMES.numbers(f"bar={bar}" for bar in BARS)
_BY_HEAD = _NAMES.numbers(f"role={role}" for _, role in HEADS)
_LENGTHS = np.array([5, 8, 12, 18, 30])
_BY_LENGTH = _NAMES.numbers(f"length{name}" for name in ("≤5", "≤8", "≤12", "≤18", "≤30", "more"))
_BY_ENDING = _NAMES.numbers(f"ends={kind}" for kind in _KINDS).tolist()
_TARGET = _NAMES.number("target")
_SHARES = (0.0, 0.34, 0.67, 0.99)
_SHARE_NAMES = ("0", "≤⅓", "≤⅔", "<1", "more", "-")
_NO_SHARE = 5
_FIRST, _AMID, _LAST, _ONLY = range(4)
_BY_POSITION = _NAMES.of_sides(("first", "amid", "last", "only"))
_BY_OTHERS = _NAMES.of_sides(f"others{name}" for name in _SHARE_NAMES)
_BY_CLAUSE_BEFORE = _NAMES.of_sides(("", "behind chosen"))
_BY_CLAUSE_BEHIND = _NAMES.of_sides(("", "before chosen"))
_BY_PARAGRAPH = _NAMES.of_sides(f"paragraph{name}" for name in _SHARE_NAMES)
_BY_OPENING = _NAMES.of_sides(("", "alone in paragraph", "opens paragraph"))
_BY_LEAD = _NAMES.of_sides(("", "lead"))
_SECOND, _GOALS, _PREAMBLE, _PRINCIPLES, _GOVERNMENT, _YEARS, _CLOSING = map(
    _NAMES.number,
    (
        "second in paragraph",
        "under goals",
        "preamble",
        "under principles",
        "under government itself",
        "several years",
        "closing",
    ),
)


def _mark(name: str, characters: str) -> _Mark:
    pattern = re.compile(characters)
    return _Mark(_NAMES.number(name), pattern, signs.CLAUSES.bit(pattern))


def _sign(name: str, pattern: re.Pattern[str], *, behind_verb: bool = False) -> _Sign:
    return _Sign(_NAMES.number(name), signs.CLAUSES.bit(pattern), behind_verb, pattern.search)


_NUMBER = _mark("number", "[0-9０-９]")
_QUOTED, _TITLED = _mark("quoted", "“"), _mark("quoted", "《")
_MARKS = (_mark("examples", "等"), _mark("list", "、"), _mark("of", "的"))
_SIGNS = (
    _sign("instrument", signs.INSTRUMENT, behind_verb=True),
    _sign("designation", _DESIGNATION, behind_verb=True),
    _sign("defines", _DEFINING),
    _sign("slogan", _SLOGAN),
    _sign("must", _TO_BE),
    _Sign(_NAMES.number("drifts"), signs.MAY_DRIFT_AT_ALL, True, signs.drifts),
)


def clause_features(candidates: Candidates) -> Features:
    """Return the features that hold for each of a plan's clauses."""
    choices, counts = candidates.choices, candidates.counts
    if not choices.clauses.texts:
        return Features(("",), np.zeros((1, 0), dtype=np.intp))
    names = _NAMES.with_more()
    sides = choices.chosen.astype(np.intp)
    rows = _own_features(choices, sides, names)
    rows += _neighbours(counts, sides)
    rows += _surroundings(candidates.around, counts, sides)
    return names.table(rows)


OWN_WORDS = ("verb=", "ending=")


def own_words(clauses: Clauses) -> Features:
    """Return the words by which a team's decisions may know clauses again: the verb, and how one ends."""
    names = FeatureNames()
    verbs, endings = clauses.verbs, [text[-2:] for text in clauses.texts]
    return names.table([names.of_values(OWN_WORDS[0], verbs), names.of_values(OWN_WORDS[1], endings)])


def _own_features(choices: Choices, sides: Ids, names: FeatureNames) -> list[Ids]:
    """Return what clauses show by themselves: to the rules, by first words and ends, and signs in them."""
    clauses, _, to_reach, _, rulings, bars, _, seen = choices
    texts, heads = clauses.texts, clauses.heads
    aims = [text[at:] for text, at in zip(texts, clauses.objects.tolist(), strict=True)]
    numbered = _marked(_NUMBER, texts, seen) & ~to_reach
    quoted = _marked(_QUOTED, texts, seen)
    titled = _marked(_TITLED, texts, seen) & ~quoted  # quoted once is quoted
    return [
        _SIDES.take(sides),
        _BY_RULING.take(rulings),
        _BY_BAR.take(bars),
        _BY_HEAD.take(heads),
        _BY_LENGTH.take(np.searchsorted(_LENGTHS, clauses.ends - clauses.starts)),
        _tags(clauses, names),
        *_endings(aims),
        to_reach * _TARGET,
        numbered * _NUMBER.number,
        quoted * _QUOTED.number,
        *[_marked(mark, texts, seen) * mark.number for mark in _MARKS],
        titled * _TITLED.number,
        *[_signed(sign, aims if sign.behind_verb else texts, seen) for sign in _SIGNS],
    ]


def _marked(mark: _Mark, texts: Sequence[str], seen: Bits) -> Flags:
    """Return which clauses have a mark: a scan sees single characters for certain, where it was made."""
    flags: NDArray[np.bool_] = seen & mark.bit != 0
    for at in np.flatnonzero(seen == ANYTHING).tolist():
        flags[at] = mark.found.search(texts[at]) is not None
    return flags


def _signed(sign: _Sign, texts: Sequence[str], seen: Bits) -> Ids:
    """Return in which clauses a sign stands."""
    row = np.zeros(len(texts), dtype=np.intp)
    for at in np.flatnonzero(seen & sign.bit).tolist():
        if sign.found(texts[at]):
            row[at] = sign.number
    return row


def _tags(clauses: Clauses, names: FeatureNames) -> Ids:
    """Return of clauses that no verb heads the parts of speech of the first two words behind adverbs."""
    row = np.zeros(len(clauses.texts), dtype=np.intp)
    where = np.flatnonzero(_VERBLESS.take(clauses.heads))
    for at, body in zip(where.tolist(), clauses.bodies[where].tolist(), strict=True):
        tagged = tag_words(clauses.texts[at][body : body + 8])[:2]
        row[at] = names.number("tags=" + "+".join([tag[:1] for _, tag in tagged]))
    return row


def _endings(aims: Sequence[str]) -> list[Ids]:
    """Return of what kinds the ends of clauses are."""
    rows = [np.zeros(len(aims), dtype=np.intp) for _ in _KINDS]
    lasts = code_points("".join([aim[-1:] or "\n" for aim in aims]))
    for at in np.flatnonzero(_ENDING_SIGNS.take(lasts, mode="clip")).tolist():
        aim = aims[at]
        for ending, kind in _ENDINGS.get(aim[-2:]) or _ENDINGS.get(aim[-1:], ()):
            if aim.endswith(ending):
                rows[kind][at] = _BY_ENDING[kind]
    return rows


def _neighbours(of_sentence: Ids, sides: Ids) -> list[Ids]:
    """Return the features of a place among the clauses of a sentence, and of what the rules choose there."""
    ends = np.cumsum(of_sentence)
    at = np.arange(len(sides)) - np.repeat(ends - of_sentence, of_sentence)
    last = np.repeat(of_sentence - 1, of_sentence)
    taken = np.concatenate(([0], np.cumsum(sides)))
    others = np.repeat(taken[ends] - taken[ends - of_sentence], of_sentence) - sides
    share = np.searchsorted(_SHARES, others / np.maximum(last, 1))
    position = np.where(last == 0, _ONLY, np.where(at == 0, _FIRST, np.where(at == last, _LAST, _AMID)))
    around = np.concatenate(([0], sides, [0]))
    return [
        _BY_POSITION.take(2 * position + sides),
        _BY_OTHERS.take(2 * np.where(last, share, _NO_SHARE) + sides),
        _BY_CLAUSE_BEFORE.take(2 * np.where(at > 0, around[:-2], 0) + sides),
        _BY_CLAUSE_BEHIND.take(2 * np.where(at < last, around[2:], 0) + sides),
    ]


def _surroundings(around: Surroundings, of_sentence: Ids, sides: Ids) -> list[Ids]:
    """Return the features of where sentences stand: in their paragraph, and under which headings."""
    places, number, of, chosen, lasting, closing, _ = around
    titles = [place.title for place in places]
    told = np.array(
        [
            np.where(np.isnan(chosen), _NO_SHARE, np.searchsorted(_SHARES, chosen)),
            np.where(of == 1, 1, np.where(number == 0, 2, 0)),
            [place.lead for place in places],
            ((of > 1) & (number == 1)) * _SECOND,
            np.array([place.goals for place in places]) * _GOALS,
            np.array([place.preamble for place in places]) * _PREAMBLE,
            np.array(list(map(_is_of_principles, titles))) * _PRINCIPLES,
            np.array(list(map(_is_of_government, titles))) * _GOVERNMENT,
            lasting * _YEARS,
            closing * _CLOSING,
        ]
    )
    share, opening, lead, second, goals, *others = np.repeat(told, of_sentence, axis=1)
    return [
        _BY_PARAGRAPH.take(2 * share + sides),
        _BY_OPENING.take(2 * opening + sides),
        second,
        goals,
        _BY_LEAD.take(2 * lead + sides),
        *others,
    ]


@lru_cache(maxsize=1024)
def _is_of_principles(title: str) -> bool:
    """Say whether a heading is of principles."""
    return _PRINCIPLED.search(title) is not None


@lru_cache(maxsize=1024)
def _is_of_government(title: str) -> bool:
    """Say whether a heading is of the government itself."""
    return _OF_SELF.search(title) is not None
