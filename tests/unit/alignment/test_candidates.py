"""Why a passage is offered is told by the names that the weights have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.builders.as_shipped import propose_commitments, read_report
from workbench.alignment.evidence import find_evidence
from workbench.alignment.prepared import prepare
from workbench.measuring.quantities import find_quantities
from workbench.settings import DEFAULTS

SHIPPED = DEFAULTS.alignment.evidence_weights
FEWER = {"wording": 2.0, "kinship": 1.0}
PLAN = "2024年政府工作报告\n一、2023年工作回顾\n修好三座桥。\n二、2024年重点工作\n新建书屋40家。"
TOLD = "2025年政府工作报告\n一、2024年工作回顾\n新建书屋43家。\n二、2025年重点工作\n办好运动会。"


@pytest.mark.parametrize("weights", [SHIPPED, FEWER], ids=["shipped", "other weights"])
def test_each_feature_is_told_by_its_name(weights: Mapping[str, float]) -> None:
    """In the weights' order, the clause that answers last."""
    settings = replace(DEFAULTS.alignment, evidence_weights=weights)
    older, newer = (read_report(text.encode(), name="r.txt") for text in (PLAN, TOLD))
    numbers = [find_quantities(report) for report in (older, newer)]
    found = find_evidence(
        propose_commitments(older, numbers[0]),
        prepare(older, settings),
        prepare(newer, settings),
        older_quantities=numbers[0],
        newer_quantities=numbers[1],
        settings=settings,
    )
    (candidate, *_) = found.evidence[0].candidates
    assert list(candidate.why) == [*weights, "clause"]
    assert candidate.why["clause"] == "新建书屋43家"
