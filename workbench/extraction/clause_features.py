"""What is to be seen of a clause in its place: the features by which its likelihood is weighed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from workbench.extraction import commitment_signs as signs
from workbench.extraction.choosing import Choice
from workbench.extraction.outline import Place
from workbench.text.lexicon import read_rows
from workbench.text.prefilter import ANYTHING
from workbench.text.words import tag_words


class Setting(NamedTuple):
    """Where a sentence stands: its outline, and its number in a paragraph of ``of`` sentences.

    ``chosen`` is the share (0..1) of the clauses of the paragraph's other sentences that the rules choose,
    None where there are no others; ``lasting`` says that the paragraph speaks of several years,
    ``listed`` that it is an item of a list of tasks behind the closing.
    """

    place: Place
    number: int
    of: int
    chosen: float | None
    lasting: bool
    closing: bool
    listed: bool = False


_VERBLESS = frozenset(("none", "noun"))


def _name_endings() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return endings, each with the feature that it stands for, by their last two characters or only one."""
    named = [
        (word, f"ends={kind}") for word, kind in read_rows("extraction", "endings.tsv") if kind in _KINDS
    ]
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for tail in {word[-2:] for word, _ in named}:
        found[tail] = tuple([each for each in named if each[0][-2:] in (tail, tail[-1])])
    return found


_KINDS = frozenset(("metaphor", "ideal", "abstraction", "drift", "stage", "works", "no works"))
_ENDINGS = _name_endings()
_PRINCIPLED = re.compile("总体要求|指导思想|总体思路|基本思路|工作思路|原则|总体目标|形势|机遇|理念|纲要")
_OF_SELF = re.compile("自身建设|政府建设|作风|执政|施政|廉|法治政府|服务型政府|效能")
_LASTING = re.compile("年均|[一二三四]五”?(?:时期|期间|规划|末)|[今未]后?来?[五三]年|到20[2-9][05]年|五年内")
_DESIGNATION = re.compile("国家|全国|省级|世界|全球|国际|[市县区]级")
_DEFINING = re.compile("是(?!否|非)|只有|关键")
_SLOGAN = re.compile(
    "[更最]加?[好高强足大多实]|新.{0,3}[章篇局貌风象路辉煌]|不动摇|不松懈|为[民先要基]|始终|永远|坚定|牢记"
)
_TO_BE = re.compile("^(?:我们)?(?:要|必须|应|需|就要)")
_COUNTED = re.compile("[0-9０-９]")
_MARKS = ("“", "等", "、", "的", "《")
_MAY_QUOTE, _MAY_EXEMPLIFY, _MAY_LIST, _MAY_BE_OF, _MAY_TITLE = (
    signs.CLAUSES.bit(re.compile(mark)) for mark in _MARKS
)
_MAY_COUNT, _MAY_DESIGNATE, _MAY_DEFINE, _MAY_SLOGAN, _MAY_BE_TO = map(
    signs.CLAUSES.bit, (_COUNTED, _DESIGNATION, _DEFINING, _SLOGAN, _TO_BE)
)
_MAY_LAST = signs.CLAUSES.bit(_LASTING)
_LENGTHS = (5, 8, 12, 18, 30), ("≤5", "≤8", "≤12", "≤18", "≤30", "more")
_LONGEST = _LENGTHS[0][-1] + 1
_LENGTH_OF = tuple(f"length{_LENGTHS[1][bisect_left(_LENGTHS[0], length)]}" for length in range(_LONGEST + 1))
_SHARES = (0.0, 0.34, 0.67, 0.99), ("0", "≤⅓", "≤⅔", "<1", "more")


def is_lasting(text: str, may: int = ANYTHING) -> bool:
    """Say whether a passage speaks of several years (年均, 到2025年, 十四五时期).

    ``may``: what a scan by ``commitment_signs.CLAUSES`` saw there.
    """
    return may & _MAY_LAST != 0 and _LASTING.search(text) is not None


Features = tuple[tuple[str, ...], ...]
"""The names of the features that hold for a clause, in groups: each group recurs in many clauses."""


def sentence_features(choices: Sequence[Choice], setting: Setting) -> list[Features]:
    """Return for each clause of a sentence the features that hold for it."""
    place: dict[bool, tuple[str, ...]] = {}
    last = len(choices) - 1
    chosen = [choice.chosen for choice in choices]
    count = sum(chosen)
    found: list[Features] = []
    for at, choice in enumerate(choices):
        taken = chosen[at]
        if taken not in place:
            place[taken] = tuple(_place_features(setting, _SIDES[taken]))
        position = 3 if not last else 0 if at == 0 else 2 if at == last else 1
        behind, before = at > 0 and chosen[at - 1], at < last and chosen[at + 1]
        among = _among(taken, position, count - taken, last, behind, before)
        found.append((*_clause_features(choice), among, place[taken]))
    return found


def names_of(features: Features) -> tuple[str, ...]:
    """Return the names of a clause's features one by one."""
    return tuple(chain.from_iterable(features))


OWN_WORDS = ("verb=", "ending=")


def own_words(choice: Choice) -> tuple[str, str]:
    """Return the words by which a team's decisions may know a clause again: its verb, and how it ends."""
    clause = choice.clause
    return f"{OWN_WORDS[0]}{clause.verb}", f"{OWN_WORDS[1]}{clause.text[-2:]}"


# What the rules do with a clause, left or chosen: a sign may speak for one they choose and against another.
_SIDES = ("left", "chosen")
_POSITIONS = ("first", "amid", "last", "only")
_NO_NAMES: tuple[str, ...] = ()


def _clause_features(choice: Choice) -> tuple[tuple[str, ...], ...]:
    """Return what a clause shows by itself: by the rules, by its first words, its end, and signs in it."""
    _, _, text, _, role, body, behind = choice.clause
    aim, may = text[behind:], choice.may
    manner = _manner(choice.chosen, choice.ruling, choice.bar, role, min(len(text), _LONGEST))
    tags = (f"tags={_tags(text, body)}",) if role in _VERBLESS else _NO_NAMES
    endings = _ENDINGS.get(aim[-2:]) or _ENDINGS.get(aim[-1:])
    ends = _NO_NAMES
    if endings:
        ends = tuple(dict.fromkeys([name for ending, name in endings if aim.endswith(ending)]))
    found: list[str] = []
    if choice.counted:
        found.append("target")
    elif may & _MAY_COUNT and _COUNTED.search(text):
        found.append("number")
    quoted = may & _MAY_QUOTE and "“" in text
    if quoted:
        found.append("quoted")
    if may & _MAY_EXEMPLIFY and "等" in text:
        found.append("examples")
    if may & _MAY_LIST and "、" in text:
        found.append("list")
    if may & _MAY_BE_OF and "的" in text:
        found.append("of")
    if may & _MAY_TITLE and not quoted and "《" in text:
        found.append("quoted")
    if may & signs.MAY_INSTRUMENT and signs.INSTRUMENT.search(aim):
        found.append("instrument")
    if may & _MAY_DESIGNATE and _DESIGNATION.search(aim):
        found.append("designation")
    if may & _MAY_DEFINE and _DEFINING.search(text):
        found.append("defines")
    if may & _MAY_SLOGAN and _SLOGAN.search(text):
        found.append("slogan")
    if may & _MAY_BE_TO and _TO_BE.match(text):
        found.append("must")
    if may & signs.MAY_DRIFT_AT_ALL and signs.drifts(aim, may):
        found.append("drifts")
    return manner, tags, ends, tuple(found)


@lru_cache(maxsize=4096)
def _manner(chosen: bool, ruling: str, bar: str, role: str, length: int) -> tuple[str, ...]:
    """Return the features of what the rules say of a clause, and its length; few recur in all reports."""
    return _SIDES[chosen], f"rule={ruling}", f"bar={bar}", f"role={role}", _LENGTH_OF[length]


@lru_cache(maxsize=4096)
def _among(
    taken: bool, position: int, chosen: int, others: int, behind: bool, before: bool
) -> tuple[str, ...]:
    """Return the features of a place among ``others`` clauses, ``chosen`` of which the rules choose."""
    share, side = _bin(chosen / others, _SHARES) if others else "-", _SIDES[taken]
    found = [f"{side}:{_POSITIONS[position]}", f"{side}:others{share}"]
    if behind:
        found.append(f"{side}:behind chosen")
    if before:
        found.append(f"{side}:before chosen")
    return tuple(found)


def _place_features(setting: Setting, side: str) -> list[str]:
    place = setting.place
    found = [f"{side}:paragraph{'-' if setting.chosen is None else _bin(setting.chosen, _SHARES)}"]
    if setting.of == 1:
        found.append(f"{side}:alone in paragraph")
    elif setting.number == 0:
        found.append(f"{side}:opens paragraph")
    elif setting.number == 1:
        found.append("second in paragraph")
    if place.goals:
        found.append("under goals")
    if place.lead:
        found.append(f"{side}:lead")
    if place.preamble:
        found.append("preamble")
    found += _under(place.title)
    if setting.lasting:
        found.append("several years")
    if setting.closing:
        found.append("closing")
    return found


@lru_cache(maxsize=1024)
def _under(title: str) -> tuple[str, ...]:
    """Return the features of standing under a heading."""
    told = (_PRINCIPLED, "under principles"), (_OF_SELF, "under government itself")
    return tuple([name for pattern, name in told if pattern.search(title)])


def _tags(text: str, body: int) -> str:
    """Return the parts of speech of the first two words behind adverbs, by their first letter."""
    tags = [tag[:1] for word, tag in tag_words(text[body : body + 8])[:2]]
    return "+".join(tags)


def _bin(value: float, steps: tuple[Sequence[float], Sequence[str]]) -> str:
    most, names = steps
    return names[bisect_left(most, value)]
