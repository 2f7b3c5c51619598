"""Where one part of a name is another, both names stand together; a list of plain words is no change."""

from __future__ import annotations

from collections import namedtuple

import pytest

from tests.builders.as_shipped import compare_wording
from tests.builders.plain_reports import build_report
from workbench.insight.part_renamed import plans_renamed


def _pairs(older: str, newer: str) -> dict[tuple[str, str], str]:
    found = compare_wording(build_report(2023, plan=[older]), build_report(2024, plan=[newer]))
    return {(each.older_phrase, each.newer_phrase): each.kind for each in found.changed}


@pytest.mark.parametrize(
    ("older", "newer", "pair"),
    [
        (
            "实施滨海渔业合作社三倍增计划。",
            "实施滨海渔业合作社倍增计划。",
            ("滨海渔业合作社三倍增计划", "滨海渔业合作社倍增计划"),
        ),
        (
            "打造蓝色海湾开放桥头堡。",
            "打造蓝色海湾开放枢纽。",
            ("蓝色海湾开放桥头堡", "蓝色海湾开放枢纽"),
        ),
        (
            "按照“谋划论英雄、船产论英雄、节水论英雄”办事。",
            "深化“船均论英雄”改革。",
            ("船产论英雄", "船均论英雄"),
        ),
        (
            "增强港口意识、海洋意识、开放意识、风险意识。",
            "增强“四个意识”，即港口意识、海洋意识、开放意识、风险意识。",
            ("港口意识、海洋意识、开放意识、风险意识", "四个意识"),
        ),
    ],
)
def test_one_part_of_a_name_is_another(older: str, newer: str, pair: tuple[str, str]) -> None:
    """The rest of the name tells that it is one thing."""
    assert pair in _pairs(older, newer)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("实施滨海渔业合作社倍增计划。", "实施滨海渔业合作社倍增计划和山区茶农增收计划。"),
        ("实施京西生态保护修复重大工程。", "实施京西生态保护修复工程。"),
        ("打造蓝色海湾开放枢纽。", "打造山地旅游高地。"),
    ],
)
def test_names_of_other_things_are_no_renaming(older: str, newer: str) -> None:
    """A name that stays, that a grading word left, or that shares its ending only, is not told as changed."""
    assert not _pairs(older, newer)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("发展早期教育。", "发展早期教育、继续教育。"),
        ("鼓励风险投资。", "鼓励风险投资、股权投资。"),
        ("治理固体废物。", "治理固体废物、液体废物、气体废物。"),
        ("严禁形象工程。", "严禁面子工程、形象工程。"),
        ("聚焦关键领域。", "聚焦关键领域、新兴领域、涉海领域。"),
    ],
)
def test_a_longer_list_of_plain_words_is_not_strengthened(older: str, newer: str) -> None:
    """Words that joined a list say of no stance that it became stronger."""
    assert not _pairs(older, newer)


def test_only_targets_and_degrees_are_strengthened() -> None:
    """A row of set phrases that grew is told, though not as strengthened; a target that rose is."""
    grown = _pairs("坚持稳中求进。", "坚持稳中求进、以进促稳、先立后破。")
    assert grown
    assert "strengthened" not in grown.values()
    assert "strengthened" in _pairs("生产总值增长4%左右。", "生产总值增长5%左右。").values()


def test_thousands_of_plans_are_held_only_against_those_of_a_like_owner() -> None:
    """Among plans of thousands of owners the one that was renamed is found, and at once."""
    others = [f"实施第{number:05}号渔港提升行动计划。" for number in range(2_000)]
    older = "".join([*others, "实施滨海渔业合作社三倍增计划。"])
    newer = "".join([*others[::-1], "实施滨海渔业合作社倍增计划。"])
    body = namedtuple("body", "text")
    found = list(plans_renamed(body(older), body(newer), (older, newer)))  # type: ignore[arg-type]
    assert [(one[-3:], other[-3:]) for one, other in found] == [("增计划", "增计划")]
