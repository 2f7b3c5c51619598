"""Whether a name stands whole in a text."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import compare_wording
from tests.builders.plain_reports import build_report
from workbench.insight.whole_names import is_whole


@pytest.mark.parametrize(
    ("name", "text", "whole"),
    [
        ("渔港振兴计划", "实施渔港振兴计划，", True),
        ("渔港振兴计划", "无", True),
        ("业高质量发展行动", "实施制造业高质量发展行动。", False),
        ("成文化信息工程", "建成文化信息工程。", False),
        ("深入开展群众性精神", "深入开展群众性精神文明创建。", False),
        ("流动人口计划", "做好流动人口计划生育服务。", False),
        ("渔港水利枢纽等工程", "建设渔港水利枢纽等工程。", False),
        ("投资审批破冰和工程", "实施投资审批破冰和工程。", False),
        ("高等教育振兴行动", "实施高等教育振兴行动。", True),
        ("合作医疗试点", "扩大合作医疗试点县。", True),
    ],
)
def test_a_name_is_cut_or_whole(name: str, text: str, whole: bool) -> None:
    """By the words at its edges, and by what it was joined with."""
    assert is_whole(name, text) is whole


def test_what_was_run_into_another_name_is_neither_renamed_nor_gone() -> None:
    """东山水利枢纽等工程 names the same works as before, with others."""
    older = build_report(2023, plan=["加快建设东山湾水利枢纽工程。"])
    newer = build_report(2024, plan=["加快建设东山湾水利枢纽等工程。"])
    found = compare_wording(older, newer)
    assert not found.changed
    assert not [each.phrase for each in found.dropped if "东山湾" in each.phrase]
