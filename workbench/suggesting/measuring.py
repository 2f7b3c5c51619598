"""Measure a model beside the rules on decisions that it did not know."""

from __future__ import annotations

from collections.abc import Iterable
from math import comb

from workbench.model.suggestion import ModelScore, ModelTask
from workbench.settings import SuggestSettings


def score(model: str, task: ModelTask, prompt: str, hits: Iterable[tuple[bool, bool]]) -> ModelScore:
    """Return the score from pairs: did the model hit the decision, did the rules."""
    pairs = list(hits)
    return ModelScore(
        model=model,
        task=task,
        prompt=prompt,
        both=pairs.count((True, True)),
        only_model=pairs.count((True, False)),
        only_rules=pairs.count((False, True)),
        neither=pairs.count((False, False)),
    )


def is_better(told: ModelScore | None, settings: SuggestSettings) -> bool:
    """Say whether a model's proposals may be shown: measured on enough, and better by more than chance."""
    if told is None or told.measured < settings.least_measured or told.only_model <= told.only_rules:
        return False
    return chance(told.only_model, told.only_rules) <= settings.most_chance


def chance(wins: int, losses: int) -> float:
    """Return the probability (0..1) of so many wins or more among the decisions on which two differ."""
    differing = wins + losses
    return sum(comb(differing, each) for each in range(wins, differing + 1)) / float(2**differing)
