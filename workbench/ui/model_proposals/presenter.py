"""How a model did and what it proposes, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.model.suggestion import ModelScore, Suggestion
from workbench.pipeline.suggesting import AskedPair
from workbench.ui.i18n import Language, translate


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal as it is drawn: all of it plain text."""

    suggestion: Suggestion
    quote: str
    proposed: str
    passages: tuple[str, ...]
    dropped: str


def present_score(told: ModelScore | None, better: bool, least: int, language: Language) -> str:
    """Return how the model did beside the rules, and what follows."""
    if told is None:
        return translate(language, "model.unmeasured", least=least)
    figures = {
        "n": told.measured,
        "model": told.both + told.only_model,
        "rules": told.both + told.only_rules,
        "least": least,
    }
    key = "model.better" if better else "model.few" if told.measured < least else "model.not_better"
    return translate(language, key, **figures)


def present_proposals(
    pair: AskedPair, shown: Sequence[Suggestion], areas: Mapping[str, str], language: Language
) -> tuple[ProposalRow, ...]:
    """Return the rows, in the order of the plan's text; ``areas`` names the codes."""
    quotes = {each.id: each.quote for each in pair.commitments}
    rows = []
    for each in shown:
        proposed = ""
        if each.task == "area":
            proposed = areas.get(each.area, each.area)
        elif each.task == "verdict":
            name = translate(language, f"verdict.{each.verdict}")
            proposed = f"{name}{translate(language, 'common.colon')}{each.reason}" if each.reason else name
        dropped = translate(language, "model.dropped", n=each.dropped) if each.dropped else ""
        passages = tuple(quoted.text for quoted in each.quotations)
        rows.append(ProposalRow(each, quotes[each.commitment], proposed, passages, dropped))
    return tuple(rows)
