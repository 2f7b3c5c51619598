"""Decide which clauses of a sentence are commitments, and say why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workbench.extraction import cues
from workbench.extraction.clauses import Clause
from workbench.model.commitment import Quantity
from workbench.settings import ExtractionSettings


class Choice(NamedTuple):
    """A clause taken as a commitment, the quantities in it, and the reason in Chinese.

    ``date`` is a clause before it that only names a time (到2025年，…); it holds for all that follow.
    """

    clause: Clause
    quantities: tuple[Quantity, ...]
    reason: str
    date: str


class _Verdict(NamedTuple):
    firm: bool
    possible: bool
    reason: str


_SETTING = frozenset(("context", "stance"))
_NO = _Verdict(False, False, "")


def choose(
    clauses: Sequence[Clause],
    quantities: Sequence[Quantity],
    *,
    title: str,
    preamble: bool,
    lead: bool,
    settings: ExtractionSettings,
) -> list[Choice]:
    """Return the clauses of one sentence that are commitments.

    A sentence that promises nothing firm still counts as one by its softer clauses, unless it opens a
    section (``preamble``), states principles or is ritual; one that titles a theme (``lead``) only counts
    when it names a number or says what a policy is to do. ``quantities`` are those of the sentence,
    ``title`` the words of the headings above it.
    """
    if not clauses:
        return []
    whole = clauses[0].text if len(clauses) == 1 else "，".join(clause.text for clause in clauses)
    counted = bool(quantities) and any(quantity.role == "target" for quantity in quantities)
    goals = cues.TARGETS.search(clauses[0].text) is not None
    listed = goals or cues.TARGETS.search(title) is not None
    if not counted and not goals and (preamble or _is_rhetoric(clauses, whole, settings)):
        return []
    if lead and not counted and not _is_policy(clauses):
        return []
    inside = [
        tuple(q for q in quantities if c.start <= q.start < c.end) if quantities else () for c in clauses
    ]
    verdicts = [_judge(clauses, i, inside[i], listed) for i in range(len(clauses))]
    _drop_label(clauses, inside, verdicts)
    wanted = [v.firm for v in verdicts]
    if not any(wanted) and not preamble:
        wanted = [v.possible for v in verdicts]
    date = ""
    chosen: list[Choice] = []
    for i, clause in enumerate(clauses):
        if wanted[i]:
            chosen.append(Choice(clause, inside[i], verdicts[i].reason, date))
        elif cues.DATE_ALONE.fullmatch(clause.text):
            date = clause.text
    return chosen


def _is_rhetoric(clauses: Sequence[Clause], whole: str, settings: ExtractionSettings) -> bool:
    if any(cues.RITUAL.match(clause.text) for clause in clauses[:2]) or whole.endswith(cues.RITUAL_ENDS):
        return True
    return cues.GUIDING.search(whole) is not None and len(whole) >= settings.shortest_guiding_sentence


def _judge(clauses: Sequence[Clause], i: int, inside: tuple[Quantity, ...], listed: bool) -> _Verdict:
    clause = clauses[i]
    if inside and clause.role not in _SETTING and any(quantity.role == "target" for quantity in inside):
        return _Verdict(True, True, "有可核验的数量")
    if listed and clause.role in ("none", "noun") and cues.PROMISED.search(clause.text):
        return _Verdict(True, True, "列入预期目标")
    if clause.role in _SETTING:
        alone = clause.verb.startswith("发挥") and (len(clauses) == 1 or "等" in clause.text)
        return _Verdict(alone, alone, f"以“{clause.verb}”提出" if alone else "")
    if clause.role in ("none", "noun"):
        return _judge_verbless(clause, i)
    aim = clause.text[clause.object :]
    if (len(aim) < 2 and clause.role != "build") or _is_setting(clause.text):
        return _NO
    if cues.RITUAL_OBJECT.search(aim) and not cues.GUARANTEE.search(clause.text):
        return _Verdict(False, False, "")
    if len(aim) == 2 or _is_tail(clauses, i, aim):
        return _Verdict(False, True, f"以“{clause.verb}”提出，目标较笼统")
    return _Verdict(True, True, f"以“{clause.verb}”提出具体行动")


def _is_setting(text: str) -> bool:
    """Say whether a clause only says by what or for what the others are done (以…为重点)."""
    return text.endswith(cues.SETTINGS) and "为" in text[-5:]


def _judge_verbless(clause: Clause, i: int) -> _Verdict:
    """Judge a clause that no known verb heads: a stage of works, or what a policy is to do (政策要…)."""
    if i > 0 and clause.text.endswith(cues.STAGES):
        return _Verdict(True, True, "写明项目进度")
    if i > 0 and cues.SIGNS.search(clause.text) and cues.UNDERTAKEN.search(clause.text, 2):
        return _Verdict(True, True, "写明具体对象的进展")
    if i == 0 and _is_policy([clause]):
        return _Verdict(True, True, "以“要”提出要求")
    return _NO


def _is_policy(clauses: Sequence[Clause]) -> bool:
    """Say whether a sentence tells what a policy or body is to do (积极的财政政策要加力提效)."""
    first = clauses[0]
    return (
        len(clauses) == 1 and first.role in ("none", "noun") and cues.MODAL.search(first.text, 3) is not None
    )


def _is_tail(clauses: Sequence[Clause], i: int, aim: str) -> bool:
    """Say whether a clause states what the others are to lead to, rather than an action of its own."""
    clause = clauses[i]
    last = i > 0 and i == len(clauses) - 1
    if clause.role == "outcome":
        if clause.verb == "实现":
            return cues.SIGNS.search(aim) is None
        return i > 0 or not cues.is_named(aim)
    if clause.role == "make":
        return aim.endswith(cues.METAPHORS) and ("、" not in aim or clause.verb != "打造")
    if clause.role == "rise":
        beside = i > 0 and clauses[i - 1].role == "rise"
        vague = aim.endswith(cues.ABSTRACTIONS) or clause.verb.endswith("壮大")
        return last and not beside and vague
    if clause.role == "build":
        return aim.endswith(cues.IDEALS) and not cues.is_specific(aim)
    if clause.verb == "促进":
        return i > 0
    if clause.verb in ("推动", "推进", "加快", "加速"):
        return cues.drifts(aim)
    return last and clause.verb in ("保障", "巩固", "稳定")


def _drop_label(
    clauses: Sequence[Clause], inside: Sequence[tuple[Quantity, ...]], verdicts: list[_Verdict]
) -> None:
    """Take back a first clause that only titles the specific ones behind it (大力发展…产业，抓好…项目)."""
    first = verdicts[0]
    if len(clauses) < 2 or not first.firm or inside[0] or not cues.LABEL.search(clauses[0].text):
        return
    behind = verdicts[1:]
    named = any(v.firm and (inside[k] or cues.is_named(clauses[k].text)) for k, v in enumerate(behind, 1))
    if named:
        verdicts[0] = _Verdict(False, True, first.reason)
