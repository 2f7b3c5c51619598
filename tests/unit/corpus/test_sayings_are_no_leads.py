"""Sentences that open a paragraph without titling it: proverbs, reasons, meetings, admissions."""

from __future__ import annotations

import pytest

from workbench.corpus.outline.leads import is_lead

BODY = "各镇各街道要加快修复渔港码头，疏通入海河道，让沿岸群众出行更方便、生产更安心。"


@pytest.mark.parametrize(
    "opening",
    [
        "千帆争流，勇者当先。",
        "风高浪急，奋楫者强。",
        "农时不等人，渔汛不等人。",
        "渔港开港，标志着云海渔业进入新的阶段。",
        "各镇的改革，都涉及到渔民的切身利益。",
        "渔业振兴归根结底要依靠科技和人才。",
        "不久前，县政府召开了渔业工作座谈会。",
        "前不久，云海县举行了渔业发展论坛。",
        "渔政管理尚有不少薄弱环节。",
        "港口服务还有许多薄弱环节。",
        "云海县委全会对渔业工作进行了全面部署。",
        "县委工作会议对港口建设作了具体安排。",
    ],
)
def test_a_saying_is_no_lead(opening: str) -> None:
    """What titles nothing stays text, however short it is."""
    assert not is_lead(opening + BODY)


@pytest.mark.parametrize(
    "opening",
    [
        "渔港建设步伐加快。",
        "政府部署落实更加有力。",
        "加强涉海执法，维护渔业秩序。",
        "会议活动管理不断规范。",
        "办好涉及渔民利益的实事，改善生产条件。",
    ],
)
def test_a_title_with_the_same_words_stays_a_lead(opening: str) -> None:
    """A course of action or a state still titles its paragraph."""
    assert is_lead(opening + BODY)
