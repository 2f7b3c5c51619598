"""Decide which clauses of a sentence are commitments, and say why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

from workbench.extraction import commitment_signs as signs
from workbench.extraction import rhetoric
from workbench.extraction.clauses import Clause
from workbench.extraction.outline import Place
from workbench.model.commitment import Quantity
from workbench.model.said import NOTHING, Said
from workbench.settings import ExtractionSettings
from workbench.text.prefilter import ANYTHING


class Choice(NamedTuple):
    """A clause as the rules see it, the quantities in it, and the reason to take it.

    ``counted`` says that one of the quantities is to be reached. ``date`` is a clause before it that only
    names a time (到2025年，…); it holds for all that follow. ``ruling`` names the rule that judged the
    clause, ``bar`` what holds back its whole sentence ("" for nothing); ``chosen`` is their outcome.
    ``may``: what a scan by ``commitment_signs.CLAUSES`` saw in the clause.
    """

    clause: Clause
    quantities: tuple[Quantity, ...]
    counted: bool
    reason: Said
    date: str
    ruling: str
    bar: str
    chosen: bool
    may: int = ANYTHING


class _Verdict(NamedTuple):
    """``firm`` clauses are commitments, ``possible`` ones where a sentence has no firm one."""

    ruling: str
    firm: bool = False
    possible: bool = False
    reason: Said = NOTHING


_SETTING = frozenset(("context", "stance"))
_NEVER_FIRM = _SETTING | {"wish"}
_VERBLESS = frozenset(("none", "noun"))
_TAIL_ROLES = frozenset(("outcome", "make", "rise", "build"))
_TAIL_VERBS = frozenset(("促进", "推动", "推进", "加快", "加速", "保障", "巩固", "稳定"))
_ACTIONS = frozenset(("act", "build"))
_LONGEST_DATE = 14
_COUNTED = _Verdict("counted", True, True, Said("proposal.counted"))
_LISTED = _Verdict("listed", True, True, Said("proposal.listed"))
_EXERTED = _Verdict("exerted", True, True, Said("proposal.exerted"))
_STAGED = _Verdict("staged", True, True, Said("proposal.staged"))
_UNDERTAKEN = _Verdict("undertaken", True, True, Said("proposal.undertaken"))
_POLICY = _Verdict("policy", True, True, Said("proposal.policy"))
_VAGUE = _Verdict("vague", False, True, Said("proposal.vague"))
_ACTION = _Verdict("action", True, True, Said("proposal.action"))
_ANNOUNCEMENT = _Verdict("announcement")
_SETTING_ONLY = _Verdict("setting")
_FRAME = _Verdict("frame")
_WISH = _Verdict("wish")
_SAID = _Verdict("said")
_FACT = _Verdict("fact")
_EMPTY = _Verdict("empty")
_RITUAL = _Verdict("ritual")
_VERBLESS_ONLY = _Verdict("verbless")


def choose(
    clauses: Sequence[Clause],
    quantities: Sequence[Quantity],
    *,
    place: Place,
    settings: ExtractionSettings,
    seen: Sequence[int] = (),
) -> list[Choice]:
    """Return the clauses of one sentence with what the rules say of each.

    A sentence that promises nothing firm still counts as one by its softer clauses, unless it opens a
    section, states principles or is ritual; one that titles a theme only counts when it names a number
    or says what a policy is to do. ``quantities`` are those of the sentence; ``seen`` is what a scan by
    ``commitment_signs.CLAUSES`` saw in each clause, where there was one.
    """
    if not clauses:
        return []
    seen = seen or [ANYTHING] * len(clauses)
    counted = _has_target(quantities)
    announces = seen[0] & signs.MAY_ANNOUNCE != 0 and signs.TARGETS.search(clauses[0].text) is not None
    bar = ""
    if not counted and not announces:
        if place.principles or _is_rhetoric(clauses, seen, settings):
            bar = "rhetoric"
        elif place.preamble:
            bar = "preamble"
    if not bar and place.lead and not counted and not _is_policy(clauses, seen[0]):
        bar = "lead"
    inside = _share_out(quantities, clauses)
    listed = place.goals or announces
    verdicts = [_judge(clauses, i, inside[i], seen, listed) for i in range(len(clauses))]
    if verdicts[0].firm and len(clauses) > 1 and not inside[0]:
        _drop_label(clauses, inside, seen, verdicts)
    soften = not place.preamble and True not in [verdict.firm for verdict in verdicts]
    date = ""
    choices: list[Choice] = []
    for clause, within, may, (ruling, firm, possible, reason) in zip(
        clauses, inside, seen, verdicts, strict=True
    ):
        if (
            may & signs.MAY_DATE_ALONE
            and len(clause.text) <= _LONGEST_DATE
            and signs.DATE_ALONE.fullmatch(clause.text)
        ):
            date = clause.text
            continue
        chosen = not bar and (firm or (soften and possible))
        said = reason if chosen else NOTHING
        if said.key in _NAME_VERBS:
            said = _announced(said.key, clause.verb)
        targets = bool(within) and _has_target(within)
        choices.append(Choice(clause, within, targets, said, date, ruling, bar, chosen, may))
    return choices


_NAME_VERBS = frozenset({"proposal.exerted", "proposal.vague", "proposal.action"})


@lru_cache(maxsize=2048)  # verbs recur
def _announced(key: str, verb: str) -> Said:
    """Return the reason that names the verb."""
    return Said(key, verb=verb)


def _share_out(quantities: Sequence[Quantity], clauses: Sequence[Clause]) -> list[tuple[Quantity, ...]]:
    """Return the quantities inside each clause."""
    if not quantities:
        return [()] * len(clauses)
    return [tuple([q for q in quantities if clause.start <= q.start < clause.end]) for clause in clauses]


def _has_target(quantities: Sequence[Quantity]) -> bool:
    return bool(quantities) and "target" in [quantity.role for quantity in quantities]


def _is_rhetoric(clauses: Sequence[Clause], seen: Sequence[int], settings: ExtractionSettings) -> bool:
    """Say whether a sentence is ritual, or so long a list of principles that it promises nothing itself."""
    if clauses[-1].text.endswith(signs.RITUAL_ENDS):
        return True
    held = reduce(or_, seen)
    if held & signs.MAY_RITUAL:
        for clause, may in zip(clauses[:2], seen[:2], strict=True):
            if may & signs.MAY_RITUAL and signs.RITUAL.match(clause.text):
                return True
    if not held & signs.MAY_GUIDE:
        return False
    if clauses[-1].end - clauses[0].start < settings.shortest_guiding_sentence:
        return False
    return any(
        may & signs.MAY_GUIDE and signs.GUIDING.search(clause.text)
        for clause, may in zip(clauses, seen, strict=True)
    )


def _judge(
    clauses: Sequence[Clause], i: int, inside: tuple[Quantity, ...], seen: Sequence[int], listed: bool
) -> _Verdict:
    clause, may = clauses[i], seen[i]
    _, _, text, verb, role, _, behind = clause
    if inside and role not in _SETTING and _has_target(inside):
        if role in _VERBLESS and rhetoric.states_a_fact(text, clause.start, inside):
            return _FACT
        return _ANNOUNCEMENT if rhetoric.is_announcement(text) else _COUNTED
    if role in _NEVER_FIRM:
        if role == "wish":
            return _WISH
        if _is_setting(text, may):
            return _FRAME
        exerted = verb.startswith("发挥") and (len(clauses) == 1 or "等" in text)
        return _EXERTED if exerted else _SETTING_ONLY
    if text.startswith("了", behind) or (may & rhetoric.MAY_SPEAK and _is_said(text, behind, may)):
        return _SAID
    if i + 1 < len(clauses) and seen[i + 1] & signs.MAY_PREDICATE and _is_subject(clauses[i + 1]):
        return _SAID
    if role in _VERBLESS:
        return _LISTED if listed and signs.PROMISED.search(text) else _judge_verbless(clause, i, may)
    aim = text[behind:]
    if not aim and signs.ends(text, signs.STAGES) and signs.BUILDING.search(text):
        return _STAGED  # 水厂6月底前建成: what is built stands before the date
    if (len(aim) < 2 and role != "build") or _is_setting(text, may):
        return _EMPTY
    if may & signs.MAY_RITUAL_OBJECT and signs.RITUAL_OBJECT.search(aim) and not signs.GUARANTEE.search(text):
        return _RITUAL
    if len(aim) == 2:
        return _VAGUE
    tail = (role in _TAIL_ROLES or verb in _TAIL_VERBS) and _is_tail(clauses, i, aim, may)
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


def _judge_verbless(clause: Clause, i: int, may: int) -> _Verdict:
    """Judge a clause that no known verb heads: a stage of works, or what a policy is to do (政策要…)."""
    if signs.ends(clause.text, signs.STAGES) and (i > 0 or signs.BUILDING.search(clause.text)):
        return _STAGED
    if (
        i > 0
        and may & signs.MAY_SIGN
        and signs.SIGNS.search(clause.text)
        and signs.UNDERTAKEN.search(clause.text, 2)
    ):
        return _UNDERTAKEN
    if i == 0 and _is_policy([clause], may):
        return _POLICY
    ritual = may & signs.MAY_RITUAL_OBJECT and signs.RITUAL_OBJECT.search(clause.text)
    return _RITUAL if ritual else _VERBLESS_ONLY


def _is_policy(clauses: Sequence[Clause], may: int) -> bool:
    """Say whether a sentence tells what a policy or body is to do (积极的财政政策要加力提效)."""
    first = clauses[0]
    if len(clauses) > 1 or first.role not in _VERBLESS or not may & signs.MAY_MODAL:
        return False
    if signs.MODAL.search(first.text, 3) is None:
        return False
    return not signs.ends(first.text, signs.FRAMES) and not rhetoric.is_conduct(first.text)


def _is_tail(clauses: Sequence[Clause], i: int, aim: str, may: int) -> bool:
    """Say whether a clause states what the others are to lead to, rather than an action of its own."""
    clause = clauses[i]
    last = i > 0 and i == len(clauses) - 1
    if clause.role == "outcome":
        if clause.verb == "实现":
            return not may & signs.MAY_SIGN or signs.SIGNS.search(aim) is None
        return i > 0 or not signs.is_named(aim, may)
    if clause.role == "make":
        return signs.ends(aim, signs.METAPHORS) and ("、" not in aim or clause.verb != "打造")
    if clause.role == "rise":
        beside = i > 0 and clauses[i - 1].role == "rise"
        vague = signs.ends(aim, signs.ABSTRACTIONS) or clause.verb.endswith("壮大")
        return last and not beside and vague
    if clause.role == "build":
        return signs.ends(aim, signs.IDEALS) and not signs.is_specific(aim, may)
    if clause.verb == "促进":
        # Amid actions it is one of them; behind a setting, or at the end, it says what for.
        amid = 0 < i < len(clauses) - 1 and clauses[i - 1].role in _ACTIONS
        return i > 0 and (not amid or signs.drifts(aim, may))
    if clause.verb in ("推动", "推进", "加快", "加速"):
        return signs.drifts(aim, may)
    return last and clause.verb in ("保障", "巩固", "稳定")


def _drop_label(
    clauses: Sequence[Clause],
    inside: Sequence[tuple[Quantity, ...]],
    seen: Sequence[int],
    verdicts: list[_Verdict],
) -> None:
    """Take back a first clause that only titles the specific ones behind it (大力发展…产业，抓好…项目)."""
    if not seen[0] & signs.MAY_LABEL or not signs.LABEL.search(clauses[0].text):
        return
    behind = verdicts[1:]
    named = any(
        v.firm and (inside[k] or signs.is_named(clauses[k].text, seen[k])) for k, v in enumerate(behind, 1)
    )
    if named:
        verdicts[0] = _Verdict("label", False, True, verdicts[0].reason)
