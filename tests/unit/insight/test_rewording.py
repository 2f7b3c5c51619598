"""What was only worded otherwise is one change, not a phrase gone and another come."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import compare_wording
from tests.builders.plain_reports import build_report
from workbench.model.insight import Rewording, Wording


def _changes(older: list[str], newer: list[str]) -> tuple[Wording, dict[str, Rewording]]:
    found = compare_wording(build_report(2023, plan=older), build_report(2024, plan=newer))
    return found, {each.older_phrase: each for each in found.changed}


def test_a_renamed_action_is_one_change() -> None:
    """A quoted name with one word in another's place is a renaming, told beside what went and came."""
    found, changes = _changes(["我们推进“湾畔英才行动”，吸引青年。"], ["我们推进“湾畔人才行动”，吸引青年。"])
    change = changes["湾畔英才行动"]
    assert (change.newer_phrase, change.kind) == ("湾畔人才行动", "renamed")
    assert "湾畔英才行动" in {each.phrase for each in found.dropped}
    assert "湾畔人才行动" in {each.phrase for each in found.new}


@pytest.mark.parametrize(
    ("older", "newer", "pairs"),
    [
        ("坚持疫情动态清零。", "平稳实施乙类乙管。", {("疫情动态清零", "乙类乙管")}),
        ("实现渔村零就业家庭动态清零。", "平稳实施乙类乙管。", set()),
        ("建设美丽乡村。", "做好乡村振兴的文章。", {("美丽乡村", "乡村振兴")}),
        ("建设美丽乡村，做好乡村振兴的文章。", "实施乡村振兴战略。", set()),
    ],
)
def test_a_name_gave_way_only_to_a_new_one_of_its_own_matter(
    older: str, newer: str, pairs: set[tuple[str, str]]
) -> None:
    """What is cleared elsewhere is no epidemic, and a name that stood there shortened is not new."""
    _, changes = _changes([older], [newer])
    assert {(name, each.newer_phrase) for name, each in changes.items()} == pairs


def test_names_of_two_things_are_no_renaming() -> None:
    """Two actions that share only their last word stay new and dropped."""
    found, changes = _changes(["实施“碧水行动”。"], ["推出“智造行动”。"])
    assert not changes
    assert "碧水行动" in {each.phrase for each in found.dropped}


def test_a_target_moved_says_in_which_way() -> None:
    """A higher number, a firmer word and a softer one are told apart; the same clause is no change."""
    _, changes = _changes(
        ["地区生产总值增长4%左右。", "城镇新增就业3万人左右。", "固定资产投资增长6%。", "财政收入增长5%。"],
        [
            "地区生产总值增长4.5%左右。",
            "城镇新增就业3万人以上。",
            "固定资产投资增长6%左右。",
            "财政收入增长5%。",
        ],
    )
    assert {text: each.kind for text, each in changes.items()} == {
        "地区生产总值增长4%左右": "strengthened",
        "城镇新增就业3万人左右": "strengthened",
        "固定资产投资增长6%": "weakened",
    }


def test_every_change_is_quoted_where_it_stands() -> None:
    """Offsets lead to the words in either report."""
    older, newer = (
        build_report(2023, plan=["进出口增长4%。"]),
        build_report(2024, plan=["进出口增长5%左右。"]),
    )
    (change,) = compare_wording(older, newer).changed
    assert older.text[change.older_start : change.older_end] == "进出口增长4%"
    assert newer.text[change.newer_start : change.newer_end] == "进出口增长5%左右"


def test_what_stands_anywhere_in_the_other_report_is_not_new() -> None:
    """A phrase in the other report's greeting, outside review and plan, is neither new nor dropped."""
    older = build_report(2023, plan=["推动发展。"])
    newer = build_report(2024, plan=["推出“滨湾快办”服务。"])
    told = older._replace(text=older.text + "\n滨湾快办") if hasattr(older, "_replace") else None
    if told is None:
        from dataclasses import replace

        told = replace(older, text=older.text + "\n滨湾快办")
    assert "滨湾快办" not in {each.phrase for each in compare_wording(told, newer).new}
    assert "滨湾快办" in {each.phrase for each in compare_wording(older, newer).new}
