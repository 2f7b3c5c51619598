"""The rulings on clauses, and which of them is usual of a clause's verb.

Most clauses are as their verbs have them: in few did a scan see what makes that doubtful.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

import numpy as np

from workbench.extraction import commitment_signs as signs
from workbench.extraction import rhetoric
from workbench.extraction.clauses import HEADS, VERBS, Flags, Ids
from workbench.model.said import NOTHING, Said
from workbench.text.prefilter import ANYTHING, Bits


class Ruling(NamedTuple):
    """``firm`` clauses are commitments, ``possible`` ones where a sentence has no firm one.

    ``names_verb``: the reason tells of the clause's verb.
    """

    name: str
    firm: bool = False
    possible: bool = False
    reason: Said = NOTHING
    names_verb: bool = False


SETTING = frozenset(("context", "stance"))
VERBLESS = frozenset(("none", "noun"))
TAIL_VERBS = frozenset(("促进", "推动", "推进", "加快", "加速", "保障", "巩固", "稳定"))
COUNTED = Ruling("counted", True, True, Said("proposal.counted"))
LISTED = Ruling("listed", True, True, Said("proposal.listed"))
EXERTED = Ruling("exerted", True, True, Said("proposal.exerted"), True)
STAGED = Ruling("staged", True, True, Said("proposal.staged"))
UNDERTAKEN = Ruling("undertaken", True, True, Said("proposal.undertaken"))
POLICY = Ruling("policy", True, True, Said("proposal.policy"))
VAGUE = Ruling("vague", False, True, Said("proposal.vague"), True)
ACTION = Ruling("action", True, True, Said("proposal.action"), True)
ANNOUNCEMENT = Ruling("announcement")
SETTING_ONLY = Ruling("setting")
FRAME = Ruling("frame")
WISH = Ruling("wish")
SAID = Ruling("said")
FACT = Ruling("fact")
EMPTY = Ruling("empty")
RITUAL = Ruling("ritual")
VERBLESS_ONLY = Ruling("verbless")
LABEL = Ruling("label", possible=True)


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
    "act": _Usual(ACTION, _DOUBTS, 3),
    "make": _Usual(ACTION, _DOUBTS | signs.MAY_END_METAPHOR, 3),
    "build": _Usual(ACTION, _DOUBTS | signs.MAY_END_IDEAL, 3),
    "rise": _Usual(ACTION, _DOUBTS | signs.MAY_END_ABSTRACT, 3),
    "outcome": _Usual(VAGUE, _DOUBTS | signs.MAY_SIGN | signs.MAY_NAME, 2),
    **dict.fromkeys(SETTING, _Usual(SETTING_ONLY, signs.MAY_BE_FOR | signs.MAY_EXERT, 0)),
    **dict.fromkeys(
        VERBLESS,
        _Usual(
            VERBLESS_ONLY,
            _ANY_DOUBTS | signs.MAY_END_STAGE | signs.MAY_SIGN | signs.MAY_MODAL | signs.MAY_PROMISE,
            0,
        ),
    ),
    "wish": _Usual(WISH, 0, 0),
}
_NONE_USUAL = _Usual(EMPTY, ANYTHING, sys.maxsize)
_DRIFTING = ("推动", "推进", "加快", "加速")
_BY_VERB = {
    **dict.fromkeys((*TAIL_VERBS, *(verb for verb in VERBS if verb.endswith("壮大"))), _NONE_USUAL),
    **dict.fromkeys(_DRIFTING, _Usual(ACTION, _DOUBTS | signs.MAY_DRIFT_AT_ALL, 3)),
}
RULINGS = (
    *(COUNTED, LISTED, EXERTED, STAGED, UNDERTAKEN, POLICY, VAGUE, ACTION, ANNOUNCEMENT),
    *(SETTING_ONLY, FRAME, WISH, SAID, FACT, EMPTY, RITUAL, VERBLESS_ONLY, LABEL),
)
"""All rulings; elsewhere one is known by its number here."""
NUMBERS = {ruling.name: number for number, ruling in enumerate(RULINGS)}
_USUAL = [_BY_VERB.get(verb) or _BY_ROLE.get(role, _NONE_USUAL) for verb, role in HEADS]
_USUAL_RULINGS = np.array([NUMBERS[usual.ruling.name] for usual in _USUAL])
_USUAL_DOUBTS = np.array([usual.doubts for usual in _USUAL], dtype=np.int64)
_USUAL_LENGTHS = np.array([usual.shortest for usual in _USUAL])


def usual_rulings(heads: Ids) -> Ids:
    """Return the number of the ruling that is usual of each head of a clause."""
    rulings: Ids = _USUAL_RULINGS.take(heads)
    return rulings


def are_doubtful(heads: Ids, seen: Bits, lengths: Ids) -> Flags:
    """Say of each clause whether its usual ruling is doubtful, by what a scan by ``signs.CLAUSES`` saw in it.

    ``lengths`` are those of what stands behind the verbs.
    """
    doubtful: Flags = seen & _USUAL_DOUBTS.take(heads) != 0
    return doubtful | (lengths < _USUAL_LENGTHS.take(heads))
