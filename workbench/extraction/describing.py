"""Describe a chosen clause: its type, strength, actions, named items, deadline and bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.extraction import commitment_signs as signs
from workbench.extraction.clauses import Clause
from workbench.model.commitment import CommitmentType, Strength
from workbench.text.prefilter import ANYTHING

_PUSHES = frozenset(("推动", "推进", "加快", "加速", "促进", "确保", "力争"))
_LEAST_SUBJECT = 3  # characters before 要: 财政政策要…
_OF = re.compile(r"^[一-鿿\d.]{0,16}的(?=.{2,})")
_QUOTED = re.compile(r"[“《][^”》]{1,30}[”》]")
_NAME = re.compile(
    r"[“《A-Za-z]|[一二三四五六七八九]期|[一-鿿]{2,}(?:高速|铁路|高铁|大道|大桥|医院|学校|大学|集团|公司|湿地|港|机场|水库|园区)"
)
_BODY = re.compile(r"(?:由|各)([一-鿿]{2,14}?)(?:牵头|负责|承办|会同)")


def describe_type(
    clause: Clause, counted: bool, *, listed: bool = True, may: int = ANYTHING
) -> CommitmentType:
    """Tell a number or designation to reach from works to build and from measures to take.

    ``counted`` says that the clause has a quantity to be reached. A clause without a known verb is a target
    where a rule took it (``listed`` among targets), a measure where it tells what a policy or body is to do.
    ``may``: what a scan by ``commitment_signs.CLAUSES`` saw in it.
    """
    text = clause.text
    if counted:
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
        return "target" if listed and not modal else "measure"
    if may & signs.MAY_GUARANTEE and signs.GUARANTEE.search(text):
        return "target"
    if signs.is_works(text) and (clause.role in ("build", "make") or signs.BUILDS.search(text)):
        return "project"
    if clause.verb in _PUSHES and signs.ends(text, signs.STAGES):
        return "project"
    if clause.role == "rise" and text.endswith(signs.RATES) and not text.endswith("效率"):
        return "target"
    return "measure"


def describe_strength(clause: Clause, counted: bool, items: Sequence[str], may: int = ANYTHING) -> Strength:
    """Tell promises with a number from those with a named object or instrument, and from directions."""
    if counted:
        return "quantified"
    if items or clause.role == "win" or signs.is_specific(clause.text[clause.object :], may):
        return "specific"
    return "soft"


def find_actions(clause: Clause) -> tuple[str, ...]:
    """Return the head verb, and the stage of works it aims at (推动…开工)."""
    actions = (clause.verb,) if clause.verb else ()
    stage = signs.find_stage(clause.text)
    return (*actions, stage) if stage and stage != clause.verb else actions


def find_items(clause: Clause) -> tuple[str, ...]:
    """Return the projects or bodies a clause names: what stands before 等, else what it quotes."""
    aim = clause.text[clause.object :]
    if "等" in aim:
        head = aim[: aim.index("等")]
        if "、" in head or _NAME.search(head):
            return tuple(name for name in _OF.sub("", head).split("、") if len(name) > 1)
    return tuple(_QUOTED.findall(aim)) if "“" in aim or "《" in aim else ()


def find_bodies(text: str) -> tuple[str, ...]:
    """Return the bodies that a clause makes responsible."""
    return tuple(_BODY.findall(text)) if "由" in text or "各" in text else ()
