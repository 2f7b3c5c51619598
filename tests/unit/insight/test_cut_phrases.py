"""Where a set phrase begins and ends, and what is one matter otherwise worded."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import compare_wording
from tests.builders.plain_reports import build_report
from workbench.insight.folded_text import read_body
from workbench.insight.phrases import find_phrases
from workbench.model.insight import Wording


def _compared(older: str, newer: str) -> Wording:
    return compare_wording(build_report(2023, plan=[older]), build_report(2024, plan=[newer]))


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("“512”生态工程全面启动。", "512生态工程"),
        ("形成“湖城”“港城”发展格局。", "湖城港城发展格局"),
        ("推出“船舶+”行动。", "船舶+行动"),
        ("建设渔业云海、港口云海、清风云海建设年。", "渔业云海、港口云海、清风云海"),
    ],
)
def test_a_phrase_stands_whole(sentence: str, phrase: str) -> None:
    """What is quoted in pieces is named with its noun; a row ends where its last member does."""
    assert phrase in [each.phrase for each in _compared("做好民生工作。", sentence).new]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("全面实施惠渔兴港十大行动计划，扩大就业。", "惠渔兴港十大行动计划"),
        ("深入推进渔港整治攻坚行动，守护海湾。", "渔港整治攻坚行动"),
    ],
)
def test_an_adverb_and_a_verb_are_no_part_of_a_name(sentence: str, name: str) -> None:
    """全面实施 governs the plan behind it and is not cut into its name."""
    found = find_phrases(read_body(build_report(2024, plan=[sentence])))
    assert name in found
    assert not [each for each in found if each.startswith(("全面", "深入", "实施"))]


def test_a_row_with_a_member_that_was_known_is_new() -> None:
    """Only a member that is new itself stands apart from its row."""
    found = _compared("推进城市更新。", "推进港口兴业、产业焕彩、城市更新。")
    assert "港口兴业、产业焕彩、城市更新" in [each.phrase for each in found.new]


@pytest.mark.parametrize(
    ("older", "newer", "pair"),
    [
        ("打造“海上丝绸小镇”。", "打造“湖畔丝绸小镇”。", ("海上丝绸小镇", "湖畔丝绸小镇")),
        ("按照“船产论英雄”办事。", "按照“船均论英雄”办事。", ("船产论英雄", "船均论英雄")),
    ],
)
def test_one_word_of_a_quoted_name_was_replaced(older: str, newer: str, pair: tuple[str, str]) -> None:
    """Two quoted names that differ in one word are one name changed; the new one is new, the former gone."""
    found = _compared(older, newer)
    assert pair in [(each.older_phrase, each.newer_phrase) for each in found.changed]
    assert pair[0] in {each.phrase for each in found.dropped}
    assert pair[1] in {each.phrase for each in found.new}


def test_names_with_a_common_ending_stay_apart() -> None:
    """Where several quoted names end alike the ending tells nothing of one name."""
    found = _compared("办好“东湖文化周”“西湖文化周”。", "宣传“南湖文化周”。")
    assert not [each for each in found.changed if each.kind == "renamed"]


@pytest.mark.parametrize(
    ("older", "newer", "kind"),
    [
        ("固定资产投资增长6%左右。", "固定资产投资实现正增长。", "weakened"),
        ("固定资产投资保持稳定增长。", "固定资产投资增长6%左右。", "strengthened"),
        ("单位生产总值能耗下降3.5%。", "单位生产总值能耗下降3%。", "weakened"),
        ("单位生产总值能耗下降3%。", "单位生产总值能耗下降3.5%。", "strengthened"),
        ("居民消费价格涨幅控制在3.5%左右。", "居民消费价格涨幅控制在3%左右。", "strengthened"),
    ],
)
def test_which_way_a_target_moved(older: str, newer: str, kind: str) -> None:
    """A number given up is weaker; a cut is stronger the deeper, a cap the lower."""
    assert [each.kind for each in _compared(older, newer).changed] == [kind]


@pytest.mark.parametrize(
    ("older", "newer", "older_clause"),
    [
        (
            "海运贸易、渔港贸易分别增长13%、20%以上。",
            "谋划码头建设，渔港贸易增长25%以上。",
            "海运贸易、渔港贸易分别增长13%、20%以上",
        ),
        (
            "水产品产量、盐产量分别增长5%、8%左右。",
            "盐产量增长9%左右。",
            "水产品产量、盐产量分别增长5%、8%左右",
        ),
        ("新增泊位3个、灯塔5座。", "建成灯塔8座。", "灯塔5座"),
    ],
)
def test_a_number_without_a_name_of_its_own_is_shown_with_its_names(
    older: str, newer: str, older_clause: str
) -> None:
    """Behind 分别 the names stand apart from the numbers: a row never says a bare 20%."""
    found = compare_wording(build_report(2023, plan=[older]), build_report(2024, plan=[newer]))
    assert [each.older_phrase for each in found.changed] == [older_clause]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("全面实施小渔镇环境综合整治三年行动计划。", "小渔镇环境综合整治三年行动计划"),
        ("启动小微船企三年成长计划。", "小微船企三年成长计划"),
        ("落实船员技能培训三年行动计划。", "船员技能培训三年行动计划"),
        ("深入实施渔港污水治理五年行动计划。", "渔港污水治理五年行动计划"),
        ("开展海岛垃圾分类两年攻坚行动。", "海岛垃圾分类两年攻坚行动"),
        ("大力推进旧码头改造三年行动。", "旧码头改造三年行动"),
        ("制订方案，实施商渔船防碰撞三年行动。", "商渔船防碰撞三年行动"),
        ("全力打好三年攻坚行动。", "三年攻坚行动"),
        ("持续实施三年行动计划。", "三年行动计划"),
        ("我们扎实开展五年行动计划。", "五年行动计划"),
    ],
)
def test_a_plan_of_years_is_named_with_its_owner(sentence: str, name: str) -> None:
    """Whose plan it is stands before the years, from a whole word on and without the verb that governs it."""
    found = find_phrases(read_body(build_report(2024, plan=[sentence])))
    assert name in found
    assert not [each for each in found if each != name and each.endswith(name[-4:])]
