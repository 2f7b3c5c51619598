"""What the rules say of single clauses: that one is an action, a target, a wish, a setting, ritual.

Most clauses are as their verbs have them: in few did a scan see what makes a ruling doubtful. All of a
report are looked at together, by a table of what is usual, and the doubtful ones are ruled on one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from workbench.extraction import commitment_signs as signs
from workbench.extraction import rhetoric
from workbench.extraction.clauses import Clauses, Ids
from workbench.extraction.outline import Place
from workbench.extraction.usual_rulings import (
    ACTION,
    ANNOUNCEMENT,
    COUNTED,
    EMPTY,
    EXERTED,
    FACT,
    FRAME,
    LABEL,
    LISTED,
    NUMBERS,
    POLICY,
    RITUAL,
    RULINGS,
    SAID,
    SETTING,
    SETTING_ONLY,
    STAGED,
    TAIL_VERBS,
    UNDERTAKEN,
    VAGUE,
    VERBLESS,
    VERBLESS_ONLY,
    WISH,
    Ruling,
    are_doubtful,
    usual_rulings,
)
from workbench.model.commitment import Quantity
from workbench.text.prefilter import ANYTHING, Bits


class Reading(NamedTuple):
    """The clauses of many sentences, a column for each thing that a rule may ask of them.

    ``inside`` are the quantities in each, ``seen`` is what a scan by ``signs.CLAUSES`` saw there.
    """

    starts: Sequence[int]
    texts: Sequence[str]
    verbs: Sequence[str]
    roles: Sequence[str]
    objects: Sequence[int]
    inside: Sequence[tuple[Quantity, ...]]
    seen: Sequence[int]

    @classmethod
    def of(cls, clauses: Clauses, inside: Sequence[tuple[Quantity, ...]], seen: Bits) -> Reading:
        """Return what is to be read of clauses."""
        objects = clauses.objects.tolist()
        return cls(
            clauses.starts.tolist(),
            clauses.texts,
            clauses.verbs,
            clauses.roles,
            objects,
            inside,
            seen.tolist(),
        )


class Sentence(NamedTuple):
    """A sentence: its clauses by their numbers, up to ``end``, where it stands, and its quantities.

    ``may`` is what a scan by ``signs.CLAUSES`` saw in it.
    """

    first: int
    end: int
    place: Place
    quantities: Sequence[Quantity]
    may: int = ANYTHING


_NEVER_FIRM = SETTING | {"wish"}
_TAIL_ROLES = frozenset(("outcome", "make", "rise", "build"))
_ACTIONS = frozenset(("act", "build"))


def rule_on(clauses: Clauses, reading: Reading, seen: Bits, sentences: Sequence[Sentence]) -> Ids:
    """Return the number of the ruling on each clause of all sentences."""
    rulings = usual_rulings(clauses.heads)
    doubtful = are_doubtful(clauses.heads, seen, clauses.ends - clauses.starts - clauses.objects)
    doubtful[:-1] |= seen[1:] & signs.MAY_PREDICATE != 0
    doubtful |= np.fromiter(map(bool, reading.inside), np.bool_, len(reading.inside))
    where = np.flatnonzero(doubtful)
    of_sentence = np.array([sentence.end for sentence in sentences], dtype=np.intp).searchsorted(
        where, "right"
    )
    for at, number in zip(where.tolist(), of_sentence.tolist(), strict=True):
        rulings[at] = NUMBERS[_rule(reading, at, sentences[number]).name]
    return rulings


def has_target(quantities: Sequence[Quantity]) -> bool:
    """Say whether one of some quantities is to be reached."""
    return bool(quantities) and "target" in [quantity.role for quantity in quantities]


def announces_targets(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence opens with a clause that announces targets (主要预期目标是：…)."""
    first = sentence.first
    may = reading.seen[first] & signs.MAY_ANNOUNCE
    return may != 0 and signs.TARGETS.search(reading.texts[first]) is not None


def is_policy(reading: Reading, at: int) -> bool:
    """Say whether a clause tells what a policy or body is to do (积极的财政政策要加力提效)."""
    if reading.roles[at] not in VERBLESS or not reading.seen[at] & signs.MAY_MODAL:
        return False
    text = reading.texts[at]
    if signs.MODAL.search(text, 3) is None:
        return False
    return not signs.ends(text, signs.FRAMES) and not rhetoric.is_conduct(text)


def _rule(reading: Reading, at: int, sentence: Sentence) -> Ruling:
    """Rule on one clause."""
    text, verb, role, behind = reading.texts[at], reading.verbs[at], reading.roles[at], reading.objects[at]
    inside, may = reading.inside[at], reading.seen[at]
    first, end = sentence[:2]
    if inside and role not in SETTING and has_target(inside):
        if role in VERBLESS and rhetoric.states_a_fact(text, reading.starts[at], inside):
            return FACT
        return ANNOUNCEMENT if rhetoric.is_announcement(text) else COUNTED
    if role in _NEVER_FIRM:
        if role == "wish":
            return WISH
        if _is_setting(text, may):
            return FRAME
        exerted = verb.startswith("发挥") and (end - first == 1 or "等" in text)
        return EXERTED if exerted else SETTING_ONLY
    if text.startswith("了", behind) or (may & rhetoric.MAY_SPEAK and _is_said(text, behind, may)):
        return SAID
    if at + 1 < end and reading.seen[at + 1] & signs.MAY_PREDICATE and _is_subject(reading.texts[at + 1]):
        return SAID
    if role in VERBLESS:
        listed = sentence.place.goals or announces_targets(reading, sentence)
        if listed and signs.PROMISED.search(text):
            return LISTED
        return _rule_verbless(reading, at, opens=at == first)
    aim = text[behind:]
    if not aim and signs.ends(text, signs.STAGES) and signs.BUILDING.search(text):
        return STAGED  # 水厂6月底前建成: what is built stands before the date
    if (len(aim) < 2 and role != "build") or _is_setting(text, may):
        return EMPTY
    if may & signs.MAY_RITUAL_OBJECT and signs.RITUAL_OBJECT.search(aim) and not signs.GUARANTEE.search(text):
        return RITUAL
    if len(aim) == 2:
        return VAGUE
    tail = (role in _TAIL_ROLES or verb in TAIL_VERBS) and _is_tail(reading, at, sentence, aim)
    return VAGUE if tail else ACTION


def _is_said(text: str, behind: int, may: int) -> bool:
    """Say whether a clause only speaks: of the task, or of resolve.

    Its object begins ``behind`` the verb.
    """
    if rhetoric.is_statement(text, may):
        return True
    return rhetoric.is_vow(text, may) and not signs.is_specific(text[behind:], may)


def _is_subject(following: str) -> bool:
    """Say whether a clause is only told of by the one following (办好这届赛事，是全市的共同责任)."""
    return signs.PREDICATES.match(following) is not None


def _is_setting(text: str, may: int) -> bool:
    """Say whether a clause only says by what or for what the others are done (以…为重点)."""
    return may & signs.MAY_BE_FOR != 0 and "为" in text[-5:] and text.endswith(signs.SETTINGS)


def _rule_verbless(reading: Reading, at: int, *, opens: bool) -> Ruling:
    """Rule on a clause that no known verb heads: a stage of works, or what a policy is to do (政策要…)."""
    text, may = reading.texts[at], reading.seen[at]
    if signs.ends(text, signs.STAGES) and (not opens or signs.BUILDING.search(text)):
        return STAGED
    if not opens and may & signs.MAY_SIGN and signs.SIGNS.search(text) and signs.UNDERTAKEN.search(text, 2):
        return UNDERTAKEN
    if opens and is_policy(reading, at):
        return POLICY
    ritual = may & signs.MAY_RITUAL_OBJECT and signs.RITUAL_OBJECT.search(text)
    return RITUAL if ritual else VERBLESS_ONLY


def _is_tail(reading: Reading, at: int, sentence: Sentence, aim: str) -> bool:
    """Say whether a clause states what the others are to lead to, rather than an action of its own."""
    verb, role, may = reading.verbs[at], reading.roles[at], reading.seen[at]
    follows, last = at > sentence.first, at == sentence.end - 1
    if role == "outcome":
        if verb == "实现":
            return not may & signs.MAY_SIGN or signs.SIGNS.search(aim) is None
        return follows or not signs.is_named(aim, may)
    if role == "make":
        return signs.ends(aim, signs.METAPHORS) and ("、" not in aim or verb != "打造")
    before = reading.roles[at - 1] if follows else ""
    if role == "rise":
        vague = signs.ends(aim, signs.ABSTRACTIONS) or verb.endswith("壮大")
        return follows and last and before != "rise" and vague
    if role == "build":
        return signs.ends(aim, signs.IDEALS) and not signs.is_specific(aim, may)
    if verb == "促进":
        # Amid actions it is one of them; behind a setting, or at the end, it says what for.
        amid = not last and before in _ACTIONS
        return follows and (not amid or signs.drifts(aim, may))
    if verb in ("推动", "推进", "加快", "加速"):
        return signs.drifts(aim, may)
    return follows and last and verb in ("保障", "巩固", "稳定")


def drop_label(reading: Reading, sentence: Sentence, rulings: Ids) -> None:
    """Take back a first clause that only titles the specific ones behind it (大力发展…产业，抓好…项目)."""
    first, end = sentence[:2]
    if reading.inside[first] or not RULINGS[rulings[first]].firm:
        return
    if not signs.LABEL.search(reading.texts[first]):
        return
    named = any(
        RULINGS[rulings[k]].firm and (reading.inside[k] or signs.is_named(reading.texts[k], reading.seen[k]))
        for k in range(first + 1, end)
    )
    if named:
        rulings[first] = NUMBERS[LABEL.name]
