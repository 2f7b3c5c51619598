"""What the rules say of single clauses: that one is an action, a target, a wish, a setting, ritual.

Most clauses are as their verbs have them: in few did a scan see what makes a ruling doubtful. All of a
report are looked at in one run, by a table of what is usual, and the doubtful ones are ruled on one by one.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

from workbench.extraction import commitment_signs as signs
from workbench.extraction import rhetoric
from workbench.extraction.clauses import VERBS, Clause
from workbench.extraction.outline import Place
from workbench.model.commitment import Quantity
from workbench.model.said import NOTHING, Said
from workbench.text.prefilter import ANYTHING


class Ruling(NamedTuple):
    """``firm`` clauses are commitments, ``possible`` ones where a sentence has no firm one.

    ``names_verb``: the reason tells of the clause's verb.
    """

    name: str
    firm: bool = False
    possible: bool = False
    reason: Said = NOTHING
    names_verb: bool = False


class Reading(NamedTuple):
    """The clauses of many sentences, the quantities in each, and what a scan by ``signs.CLAUSES`` saw."""

    clauses: Sequence[Clause]
    inside: Sequence[tuple[Quantity, ...]]
    seen: Sequence[int]


class Sentence(NamedTuple):
    """A sentence: its clauses by their numbers, up to ``end``, where it stands, and its quantities.

    ``may`` is what a scan by ``signs.CLAUSES`` saw in it.
    """

    first: int
    end: int
    place: Place
    quantities: Sequence[Quantity]
    may: int = ANYTHING


_SETTING = frozenset(("context", "stance"))
_NEVER_FIRM = _SETTING | {"wish"}
_VERBLESS = frozenset(("none", "noun"))
_TAIL_ROLES = frozenset(("outcome", "make", "rise", "build"))
_TAIL_VERBS = frozenset(("促进", "推动", "推进", "加快", "加速", "保障", "巩固", "稳定"))
_ACTIONS = frozenset(("act", "build"))
_COUNTED = Ruling("counted", True, True, Said("proposal.counted"))
_LISTED = Ruling("listed", True, True, Said("proposal.listed"))
_EXERTED = Ruling("exerted", True, True, Said("proposal.exerted"), True)
_STAGED = Ruling("staged", True, True, Said("proposal.staged"))
_UNDERTAKEN = Ruling("undertaken", True, True, Said("proposal.undertaken"))
_POLICY = Ruling("policy", True, True, Said("proposal.policy"))
_VAGUE = Ruling("vague", False, True, Said("proposal.vague"), True)
_ACTION = Ruling("action", True, True, Said("proposal.action"), True)
_ANNOUNCEMENT = Ruling("announcement")
_SETTING_ONLY = Ruling("setting")
_FRAME = Ruling("frame")
_WISH = Ruling("wish")
_SAID = Ruling("said")
_FACT = Ruling("fact")
_EMPTY = Ruling("empty")
_RITUAL = Ruling("ritual")
_VERBLESS_ONLY = Ruling("verbless")


class _Usual(NamedTuple):
    """How clauses of a role are usually ruled on, and what makes one of them doubtful where a scan saw it.

    An object shorter than ``shortest`` characters makes it doubtful too.
    """

    ruling: Ruling
    doubts: int
    shortest: int


_ANY_DOUBTS = rhetoric.MAY_SPEAK | signs.MAY_BE_DONE | signs.MAY_RITUAL_OBJECT
_DOUBTS = _ANY_DOUBTS | signs.MAY_BE_FOR
_BY_ROLE = {
    "act": _Usual(_ACTION, _DOUBTS, 3),
    "make": _Usual(_ACTION, _DOUBTS | signs.MAY_END_METAPHOR, 3),
    "build": _Usual(_ACTION, _DOUBTS | signs.MAY_END_IDEAL, 3),
    "rise": _Usual(_ACTION, _DOUBTS | signs.MAY_END_ABSTRACT, 3),
    "outcome": _Usual(_VAGUE, _DOUBTS | signs.MAY_SIGN | signs.MAY_NAME, 2),
    **dict.fromkeys(_SETTING, _Usual(_SETTING_ONLY, signs.MAY_BE_FOR | signs.MAY_EXERT, 0)),
    **dict.fromkeys(
        _VERBLESS,
        _Usual(
            _VERBLESS_ONLY,
            _ANY_DOUBTS | signs.MAY_END_STAGE | signs.MAY_SIGN | signs.MAY_MODAL | signs.MAY_PROMISE,
            0,
        ),
    ),
    "wish": _Usual(_WISH, 0, 0),
}
_NONE_USUAL = _Usual(_EMPTY, ANYTHING, sys.maxsize)
_DRIFTING = ("推动", "推进", "加快", "加速")
_BY_VERB = {
    **dict.fromkeys((*_TAIL_VERBS, *(verb for verb in VERBS if verb.endswith("壮大"))), _NONE_USUAL),
    **dict.fromkeys(_DRIFTING, _Usual(_ACTION, _DOUBTS | signs.MAY_DRIFT_AT_ALL, 3)),
}


def rule_on(reading: Reading, sentences: Sequence[Sentence]) -> list[Ruling]:
    """Return the ruling on each clause of all sentences."""
    rulings: list[Ruling] = []
    doubtful: list[int] = []
    behind_it = [*reading.seen, 0][1:]
    for (_, _, text, verb, role, _, behind), inside, may, after in zip(*reading, behind_it, strict=True):
        ruling, doubts, shortest = _BY_VERB.get(verb) or _BY_ROLE.get(role, _NONE_USUAL)
        if may & doubts or inside or after & signs.MAY_PREDICATE or len(text) - behind < shortest:
            doubtful.append(len(rulings))
        rulings.append(ruling)
    for at, sentence in zip(doubtful, sentences_of(doubtful, sentences), strict=True):
        rulings[at] = _rule(reading, at, sentence)
    return rulings


def sentences_of(clauses: Sequence[int], sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return in which sentence each of some clauses stands; both are in reading order."""
    found: list[Sentence] = []
    end, following = 0, iter(sentences)
    for at in clauses:
        while at >= end:
            sentence = next(following)
            end = sentence.end
        found.append(sentence)
    return found


def has_target(quantities: Sequence[Quantity]) -> bool:
    """Say whether one of some quantities is to be reached."""
    return bool(quantities) and "target" in [quantity.role for quantity in quantities]


def announces_targets(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence opens with a clause that announces targets (主要预期目标是：…)."""
    first = sentence.first
    may = reading.seen[first] & signs.MAY_ANNOUNCE
    return may != 0 and signs.TARGETS.search(reading.clauses[first].text) is not None


def is_policy(clause: Clause, may: int) -> bool:
    """Say whether a clause tells what a policy or body is to do (积极的财政政策要加力提效)."""
    if clause.role not in _VERBLESS or not may & signs.MAY_MODAL:
        return False
    if signs.MODAL.search(clause.text, 3) is None:
        return False
    return not signs.ends(clause.text, signs.FRAMES) and not rhetoric.is_conduct(clause.text)


def _rule(reading: Reading, at: int, sentence: Sentence) -> Ruling:
    """Rule on one clause."""
    clause, inside, may = reading.clauses[at], reading.inside[at], reading.seen[at]
    first, end = sentence[:2]
    _, _, text, verb, role, _, behind = clause
    if inside and role not in _SETTING and has_target(inside):
        if role in _VERBLESS and rhetoric.states_a_fact(text, clause.start, inside):
            return _FACT
        return _ANNOUNCEMENT if rhetoric.is_announcement(text) else _COUNTED
    if role in _NEVER_FIRM:
        if role == "wish":
            return _WISH
        if _is_setting(text, may):
            return _FRAME
        exerted = verb.startswith("发挥") and (end - first == 1 or "等" in text)
        return _EXERTED if exerted else _SETTING_ONLY
    if text.startswith("了", behind) or (may & rhetoric.MAY_SPEAK and _is_said(text, behind, may)):
        return _SAID
    if at + 1 < end and reading.seen[at + 1] & signs.MAY_PREDICATE and _is_subject(reading.clauses[at + 1]):
        return _SAID
    if role in _VERBLESS:
        listed = sentence.place.goals or announces_targets(reading, sentence)
        if listed and signs.PROMISED.search(text):
            return _LISTED
        return _rule_verbless(clause, may, opens=at == first)
    aim = text[behind:]
    if not aim and signs.ends(text, signs.STAGES) and signs.BUILDING.search(text):
        return _STAGED  # 水厂6月底前建成: what is built stands before the date
    if (len(aim) < 2 and role != "build") or _is_setting(text, may):
        return _EMPTY
    if may & signs.MAY_RITUAL_OBJECT and signs.RITUAL_OBJECT.search(aim) and not signs.GUARANTEE.search(text):
        return _RITUAL
    if len(aim) == 2:
        return _VAGUE
    tail = (role in _TAIL_ROLES or verb in _TAIL_VERBS) and _is_tail(reading, at, sentence, aim)
    return _VAGUE if tail else _ACTION


def _is_said(text: str, behind: int, may: int) -> bool:
    """Say whether a clause only speaks: of the task, or of resolve.

    Its object begins ``behind`` the verb.
    """
    if rhetoric.is_statement(text, may):
        return True
    return rhetoric.is_vow(text, may) and not signs.is_specific(text[behind:], may)


def _is_subject(following: Clause) -> bool:
    """Say whether a clause is only told of by the one following (办好这届赛事，是全市的共同责任)."""
    return signs.PREDICATES.match(following.text) is not None


def _is_setting(text: str, may: int) -> bool:
    """Say whether a clause only says by what or for what the others are done (以…为重点)."""
    return may & signs.MAY_BE_FOR != 0 and "为" in text[-5:] and text.endswith(signs.SETTINGS)


def _rule_verbless(clause: Clause, may: int, *, opens: bool) -> Ruling:
    """Rule on a clause that no known verb heads: a stage of works, or what a policy is to do (政策要…)."""
    if signs.ends(clause.text, signs.STAGES) and (not opens or signs.BUILDING.search(clause.text)):
        return _STAGED
    if (
        not opens
        and may & signs.MAY_SIGN
        and signs.SIGNS.search(clause.text)
        and signs.UNDERTAKEN.search(clause.text, 2)
    ):
        return _UNDERTAKEN
    if opens and is_policy(clause, may):
        return _POLICY
    ritual = may & signs.MAY_RITUAL_OBJECT and signs.RITUAL_OBJECT.search(clause.text)
    return _RITUAL if ritual else _VERBLESS_ONLY


def _is_tail(reading: Reading, at: int, sentence: Sentence, aim: str) -> bool:
    """Say whether a clause states what the others are to lead to, rather than an action of its own."""
    clause, may = reading.clauses[at], reading.seen[at]
    follows, last = at > sentence.first, at == sentence.end - 1
    if clause.role == "outcome":
        if clause.verb == "实现":
            return not may & signs.MAY_SIGN or signs.SIGNS.search(aim) is None
        return follows or not signs.is_named(aim, may)
    if clause.role == "make":
        return signs.ends(aim, signs.METAPHORS) and ("、" not in aim or clause.verb != "打造")
    before = reading.clauses[at - 1].role if follows else ""
    if clause.role == "rise":
        vague = signs.ends(aim, signs.ABSTRACTIONS) or clause.verb.endswith("壮大")
        return follows and last and before != "rise" and vague
    if clause.role == "build":
        return signs.ends(aim, signs.IDEALS) and not signs.is_specific(aim, may)
    if clause.verb == "促进":
        # Amid actions it is one of them; behind a setting, or at the end, it says what for.
        amid = not last and before in _ACTIONS
        return follows and (not amid or signs.drifts(aim, may))
    if clause.verb in ("推动", "推进", "加快", "加速"):
        return signs.drifts(aim, may)
    return follows and last and clause.verb in ("保障", "巩固", "稳定")


def drop_label(reading: Reading, sentence: Sentence, rulings: list[Ruling]) -> None:
    """Take back a first clause that only titles the specific ones behind it (大力发展…产业，抓好…项目)."""
    clauses, inside, seen = reading
    first, end = sentence[:2]
    if not seen[first] & signs.MAY_LABEL or inside[first] or not rulings[first].firm:
        return
    if not signs.LABEL.search(clauses[first].text):
        return
    named = any(
        rulings[k].firm and (inside[k] or signs.is_named(clauses[k].text, seen[k]))
        for k in range(first + 1, end)
    )
    if named:
        rulings[first] = rulings[first]._replace(name="label", firm=False)
