"""Describe clauses that are proposed: their types, strengths, actions, named items and bodies.

Each is told of all clauses of a report at once: most have what is usual, and only those that a scan or
their last character says may have another are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np

from workbench.extraction import commitment_signs as signs
from workbench.extraction.clauses import Clauses, headed_by
from workbench.model.commitment import CommitmentType, Quantity, Strength
from workbench.text.hashing import code_points, flags_of_characters
from workbench.text.prefilter import Bits

T = TypeVar("T")


class Described(NamedTuple):
    """What is told of clauses that are proposed, a column for each thing that their fields are made of.

    ``seen`` is what a scan by ``commitment_signs.CLAUSES`` saw in each clause (``may``).
    """

    clauses: Clauses
    quantities: Sequence[tuple[Quantity, ...]]
    counted: Sequence[bool]
    dates: Sequence[str]
    chosen: Sequence[bool]
    may: Sequence[int]
    seen: Bits
    texts: Sequence[str]
    verbs: Sequence[str]
    roles: Sequence[str]
    objects: Sequence[int]

    @classmethod
    def of(
        cls,
        clauses: Clauses,
        quantities: Sequence[tuple[Quantity, ...]],
        counted: Sequence[bool],
        dates: Sequence[str],
        chosen: Sequence[bool],
        may: Sequence[int],
    ) -> Described:
        """Return the columns by what the rules say of clauses."""
        return cls(
            clauses=clauses,
            quantities=quantities,
            counted=counted,
            dates=dates,
            chosen=chosen,
            may=may,
            seen=np.array(may, dtype=np.int64),
            texts=clauses.texts,
            verbs=clauses.verbs,
            roles=clauses.roles,
            objects=clauses.objects.tolist(),
        )


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
_TYPED = headed_by(("win", "none", "noun"))
_TYPED_SIGNS = flags_of_characters(signs.TYPED_LAST)
_MAY_BE_SPECIFIC = signs.MAY_SIGN | signs.MAY_INSTRUMENT


def fill(usual: list[T], where: Iterable[int], read: Callable[[int], T]) -> list[T]:
    """Return what is usual of each clause, with what ``read`` tells of those at some places."""
    for at in where:
        usual[at] = read(at)
    return usual


def describe_types(of: Described) -> list[CommitmentType]:
    """Tell numbers or designations to reach from works to build and from measures to take."""
    telling = _TYPED.take(of.clauses.heads) | (of.seen & signs.MAY_GUARANTEE != 0)
    telling |= np.array(of.counted, dtype=np.bool_)
    lasts = code_points("".join([text[-1:] or "\n" for text in of.texts]))
    telling |= _TYPED_SIGNS.take(lasts, mode="clip")
    usual: list[CommitmentType] = ["measure"] * len(of.texts)
    return fill(usual, np.flatnonzero(telling).tolist(), lambda at: _type(of, at))


def _type(of: Described, at: int) -> CommitmentType:
    """Return the type of a clause.

    One without a known verb is a target where a rule took it, a measure where it tells what a policy or
    body is to do.
    """
    text, verb, role, may = of.texts[at], of.verbs[at], of.roles[at], of.may[at]
    if of.counted[at]:
        by_example = "等" in text and (signs.is_works(text) or signs.SITES.search(text) is not None)
        return "project" if by_example else "target"
    if verb in signs.RESTRAINTS:
        return "measure"
    if role == "win":
        return "target"
    if role in ("none", "noun"):
        if signs.ends(text, signs.STAGES):
            return "project"
        modal = may & signs.MAY_MODAL and signs.MODAL.search(text, _LEAST_SUBJECT)
        return "target" if of.chosen[at] and not modal else "measure"
    if may & signs.MAY_GUARANTEE and signs.GUARANTEE.search(text):
        return "target"
    if signs.is_works(text) and (role in ("build", "make") or signs.BUILDS.search(text)):
        return "project"
    if verb in _PUSHES and signs.ends(text, signs.STAGES):
        return "project"
    if role == "rise" and text.endswith(signs.RATES) and not text.endswith("效率"):
        return "target"
    return "measure"


def describe_strengths(of: Described, items: Sequence[tuple[str, ...]]) -> list[Strength]:
    """Tell promises with a number from those with a named object or instrument, and from directions."""
    usual: list[Strength] = [
        "quantified" if counted else "specific" if named or role == "win" else "soft"
        for counted, named, role in zip(of.counted, items, of.roles, strict=True)
    ]
    where = [at for at in np.flatnonzero(of.seen & _MAY_BE_SPECIFIC).tolist() if usual[at] == "soft"]
    return fill(usual, where, lambda at: _specific_or_soft(of.texts[at][of.objects[at] :], of.may[at]))


def _specific_or_soft(aim: str, may: int) -> Strength:
    return "specific" if signs.is_specific(aim, may) else "soft"


def find_actions(of: Described) -> list[tuple[str, ...]]:
    """Return of each the head verb, and the stage of works it aims at (推动…开工)."""
    usual: list[tuple[str, ...]] = [(verb,) if verb else () for verb in of.verbs]
    where = np.flatnonzero(of.seen & signs.MAY_END_STAGE).tolist()
    return fill(usual, where, lambda at: _with_stage(usual[at], of.texts[at]))


def _with_stage(actions: tuple[str, ...], text: str) -> tuple[str, ...]:
    stage = signs.find_stage(text)
    return (*actions, stage) if stage and stage not in actions else actions


def find_items(of: Described) -> list[tuple[str, ...]]:
    """Return the projects or bodies that clauses name: what stands before 等, else what they quote."""
    where = np.flatnonzero(of.seen & _MAY_NAME_ITEMS).tolist()
    return fill([()] * len(of.texts), where, lambda at: _items(of.texts[at][of.objects[at] :]))


def _items(aim: str) -> tuple[str, ...]:
    if "等" in aim:
        head = aim[: aim.index("等")]
        if "、" in head or _NAME.search(head):
            return tuple(name for name in _OF.sub("", head).split("、") if len(name) > 1)
    return tuple(_QUOTED.findall(aim)) if "“" in aim or "《" in aim else ()


def find_bodies(of: Described) -> list[tuple[str, ...]]:
    """Return the bodies that clauses make responsible."""
    where = np.flatnonzero(of.seen & _MAY_NAME_BODIES).tolist()
    return fill([()] * len(of.texts), where, lambda at: tuple(_BODY.findall(of.texts[at])))
