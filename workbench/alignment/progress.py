"""How far a passage says that something has come, and what that suggests for a commitment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from workbench.alignment.candidates import Found
from workbench.model.commitment import Commitment
from workbench.model.link import Comparison
from workbench.settings import AlignmentSettings

_SHOWN = 24


_PLANS_TO_FINISH = re.compile("完成|建成|竣工|投产|投用|投入使用|通车|开通|交付|开业|启用")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed status (a verdict's value, None for none) and the one sentence that says why."""

    status: str | None
    why: str


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    """Return the lexicon: what says that something is done, under way, or admitted to be lacking."""
    lines = (resources.files("workbench.alignment") / "data" / "progress.tsv").read_text("utf-8").splitlines()
    by_stage: dict[str, list[str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            stage, phrase = line.split("\t")
            by_stage.setdefault(stage, []).append(re.escape(phrase))
    return {
        stage: re.compile("|".join(sorted(words, key=len, reverse=True))) for stage, words in by_stage.items()
    }


def says(stage: str, text: str) -> str | None:
    """Return the first phrase of a stage (``done``, ``going``, ``lacking``) that ``text`` uses."""
    match = _phrases()[stage].search(text)
    return match[0] if match else None


def suggest_status(commitment: Commitment, found: Sequence[Found], settings: AlignmentSettings) -> Suggestion:
    """Propose a status for a commitment from its candidates, best first.

    Numbers decide where planned and actual are of one kind. Else, what comes very near and is not said
    to be still under way is taken as done, and what comes nowhere near as not mentioned. In between,
    where on labelled reports no rule was right three times in four, nothing is proposed.
    """
    if not found or found[0].log_odds < settings.answered_log_odds:
        return Suggestion("no_evidence", "回顾中没有与之足够接近的表述。")
    if by_number := _by_numbers(found, settings):
        return by_number
    best = found[0]
    quoted = best.phrase if len(best.phrase) <= _SHOWN else best.phrase[:_SHOWN] + "…"
    if best.log_odds < settings.fulfilled_log_odds:
        return Suggestion(None, f"回顾中最接近的是“{quoted}”，是否为答复请对照原文判断。")
    if lacking := says("lacking", best.phrase):
        return Suggestion("partial", f"回顾称“{quoted}”，自认“{lacking}”。")
    going = says("going", best.phrase)
    if going and not says("done", best.phrase) and _PLANS_TO_FINISH.search(commitment.quote):
        return Suggestion("in_progress", f"承诺完成，回顾称“{quoted}”，仍在“{going}”。")
    return Suggestion("fulfilled", f"回顾称“{quoted}”，与承诺相符。")


def _by_numbers(found: Sequence[Found], settings: AlignmentSettings) -> Suggestion | None:
    """Return what the numbers say, if any number of the best candidates can be judged."""
    near = [f for f in found if f.log_odds >= settings.answered_log_odds and f.pairing]
    judged: dict[str, Comparison] = {}
    for each in near:
        comparison = each.candidate.comparison
        if comparison is not None and comparison.met is not None:
            judged.setdefault(comparison.planned, comparison)
    if judged:
        said = "；".join(f"计划“{c.planned}”，回顾报告“{c.actual}”" for c in judged.values())
        met = [c.met for c in judged.values()]
        if all(met):
            return Suggestion("fulfilled", f"{said}，达到目标。")
        if any(met):
            return Suggestion("partial", f"{said}，部分达到目标。")
        return Suggestion("not_fulfilled", f"{said}，低于目标。")
    if near and near[0] is found[0] and (comparison := found[0].candidate.comparison):
        return Suggestion(
            "no_evidence", f"回顾报告“{comparison.actual}”，与计划“{comparison.planned}”口径不同，不能判断。"
        )
    return None
