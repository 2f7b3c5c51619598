"""Describe clauses that are proposed: their types, strengths, actions, named items and bodies.

Each is told of all clauses of a report at once: most have what is usual, and only those that a scan or
their last character says may have another are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from workbench.extraction import commitment_signs as signs
from workbench.extraction.choosing import Choice
from workbench.extraction.clauses import Clause
from workbench.model.commitment import CommitmentType, Strength

T = TypeVar("T")
Seen = NDArray[np.int64]
"""What a scan by ``commitment_signs.CLAUSES`` saw in each clause."""

_PUSHES = frozenset(("推动", "推进", "加快", "加速", "促进", "确保", "力争"))
_LEAST_SUBJECT = 3  # characters before 要: 财政政策要…
_OF = re.compile(r"^[一-鿿\d.]{0,16}的(?=.{2,})")
_QUOTED = re.compile(r"[“《][^”》]{1,30}[”》]")
_NAME = re.compile(
    r"[“《A-Za-z]|[一二三四五六七八九]期|[一-鿿]{2,}(?:高速|铁路|高铁|大道|大桥|医院|学校|大学|集团|公司|湿地|港|机场|水库|园区)"
)
_BODY = re.compile(r"(?:由|各)([一-鿿]{2,14}?)(?:牵头|负责|承办|会同)")
_MAY_NAME_ITEMS = signs.CLAUSES.bit(_QUOTED) | signs.CLAUSES.bit(re.compile("等"))
_MAY_NAME_BODIES = signs.CLAUSES.bit(_BODY)
_TYPED_ROLES = frozenset(("win", "none", "noun"))


def fill(usual: list[T], where: Iterable[int], read: Callable[[int], T]) -> list[T]:
    """Return what is usual of each clause, with what ``read`` tells of those at some places."""
    for at in where:
        usual[at] = read(at)
    return usual


def describe_types(choices: Sequence[Choice]) -> list[CommitmentType]:
    """Tell numbers or designations to reach from works to build and from measures to take."""
    where = [
        at
        for at, choice in enumerate(choices)
        if choice.counted
        or choice.clause.role in _TYPED_ROLES
        or choice.clause.text[-1:] in signs.TYPED_LAST
        or choice.may & signs.MAY_GUARANTEE
    ]
    usual: list[CommitmentType] = ["measure"] * len(choices)
    return fill(usual, where, lambda at: _type(choices[at]))


def _type(choice: Choice) -> CommitmentType:
    """Return the type of a clause.

    One without a known verb is a target where a rule took it, a measure where it tells what a policy or
    body is to do.
    """
    clause, text, may = choice.clause, choice.clause.text, choice.may
    if choice.counted:
        by_example = "等" in text and (signs.is_works(text) or signs.SITES.search(text) is not None)
        return "project" if by_example else "target"
    if clause.verb in signs.RESTRAINTS:
        return "measure"
    if clause.role == "win":
        return "target"
    if clause.role in ("none", "noun"):
        if signs.ends(text, signs.STAGES):
            return "project"
        modal = may & signs.MAY_MODAL and signs.MODAL.search(text, _LEAST_SUBJECT)
        return "target" if choice.chosen and not modal else "measure"
    if may & signs.MAY_GUARANTEE and signs.GUARANTEE.search(text):
        return "target"
    if signs.is_works(text) and (clause.role in ("build", "make") or signs.BUILDS.search(text)):
        return "project"
    if clause.verb in _PUSHES and signs.ends(text, signs.STAGES):
        return "project"
    if clause.role == "rise" and text.endswith(signs.RATES) and not text.endswith("效率"):
        return "target"
    return "measure"


def describe_strengths(choices: Sequence[Choice], items: Sequence[tuple[str, ...]]) -> list[Strength]:
    """Tell promises with a number from those with a named object or instrument, and from directions."""
    return [_strength(choice, named) for choice, named in zip(choices, items, strict=True)]


def _strength(choice: Choice, named: tuple[str, ...]) -> Strength:
    clause, may = choice.clause, choice.may
    if choice.counted:
        return "quantified"
    if named or clause.role == "win":
        return "specific"
    signed = may & (signs.MAY_SIGN | signs.MAY_INSTRUMENT)
    return "specific" if signed and signs.is_specific(clause.text[clause.object :], may) else "soft"


def find_actions(clauses: Sequence[Clause]) -> list[tuple[str, ...]]:
    """Return of each the head verb, and the stage of works it aims at (推动…开工)."""
    where = [at for at, clause in enumerate(clauses) if clause.text[-1:] in signs.STAGES]
    return fill(
        [(clause.verb,) if clause.verb else () for clause in clauses], where, lambda at: _actions(clauses[at])
    )


def _actions(clause: Clause) -> tuple[str, ...]:
    actions = (clause.verb,) if clause.verb else ()
    stage = signs.find_stage(clause.text)
    return (*actions, stage) if stage and stage != clause.verb else actions


def find_items(clauses: Sequence[Clause], seen: Seen) -> list[tuple[str, ...]]:
    """Return the projects or bodies that clauses name: what stands before 等, else what they quote."""
    where = np.flatnonzero(seen & _MAY_NAME_ITEMS).tolist()
    return fill([()] * len(clauses), where, lambda at: _items(clauses[at]))


def _items(clause: Clause) -> tuple[str, ...]:
    aim = clause.text[clause.object :]
    if "等" in aim:
        head = aim[: aim.index("等")]
        if "、" in head or _NAME.search(head):
            return tuple(name for name in _OF.sub("", head).split("、") if len(name) > 1)
    return tuple(_QUOTED.findall(aim)) if "“" in aim or "《" in aim else ()


def find_bodies(clauses: Sequence[Clause], seen: Seen) -> list[tuple[str, ...]]:
    """Return the bodies that clauses make responsible."""
    where = np.flatnonzero(seen & _MAY_NAME_BODIES).tolist()
    return fill([()] * len(clauses), where, lambda at: tuple(_BODY.findall(clauses[at].text)))
