"""Targets that share a clause each keep their own name; whose a value is, is never guessed."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.pipeline.five_year import targets_of
from workbench.tracing.target_words import plain_name


def _told(sentence: str) -> list[tuple[str, float, str]]:
    text = f"云海区国民经济和社会发展第十四个五年规划纲要\n第一章 主要目标\n{sentence}"
    found = targets_of(read_report(text.encode(), name="a.txt"))
    return [(each.metric, each.value, each.kind) for each in found]


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        (
            "城市、农村生活垃圾处理率分别达到99%和90%。",
            [("城市生活垃圾处理率", 99, "level"), ("农村生活垃圾处理率", 90, "level")],
        ),
        (
            "城镇和农村自来水普及率分别达到100%、97%。",
            [("城镇自来水普及率", 100, "level"), ("农村自来水普及率", 97, "level")],
        ),
        (
            "单位工业增加值用水量和万元产值能耗分别下降12%、15%。",
            [("单位工业增加值用水量增速", -12, "change"), ("万元产值能耗增速", -15, "change")],
        ),
        (
            "婴儿死亡率、产妇死亡率分别降到3‰、1‰。",
            [("婴儿死亡率", 3, "level"), ("产妇死亡率", 1, "level")],
        ),
        ("重点推广5G，5G用户普及率提高到70%。", [("5G用户普及率", 70, "level")]),
        ("新增6000亩口袋公园用地。", [("新增口袋公园用地", 4_000_000, "total")]),
        ("全区常住人口60万人左右。", [("常住人口", 600_000, "level")]),
        ("婴儿死亡率、儿童死亡率、产妇死亡率分别降到3‰、5‰。", []),
        ("治理集水面积50平方公里以上有防洪任务的河流。", []),
    ],
)
def test_each_target_of_a_list_has_its_own_name(sentence: str, targets: list[tuple[str, float, str]]) -> None:
    """Names share what stands with the last of them; fewer values than names tell nothing."""
    assert [each[::2] for each in _told(sentence)] == [each[::2] for each in targets]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("万元国内生产总值能耗增速", "单位GDP能源消耗增速"),
        ("单位地区生产总值能耗增速", "万元地区生产总值能源消耗增速"),
        ("研究与试验发展（R&D）经费支出增速", "全社会研发经费投入增速"),
        ("九年义务教育巩固率", "义务教育巩固率"),
        ("高中阶段教育毛入学率", "高中阶段毛入学率"),
        ("细颗粒物（PM2.5）年平均浓度", "PM2.5浓度"),
        ("城镇化率", "常住人口城镇化率"),
        ("学前教育毛入园率", "学前三年毛入园率"),
    ],
)
def test_one_thing_has_one_name(one: str, other: str) -> None:
    """What a plan and a bulletin call each in its own way is looked up under one name."""
    assert plain_name(one) == plain_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("户籍人口城镇化率", "常住人口城镇化率"),
        ("单位GDP能耗", "单位工业增加值能耗"),
        ("基础研究经费", "研发经费"),
        ("高等教育毛入学率", "高中阶段毛入学率"),
    ],
)
def test_other_things_keep_their_names(one: str, other: str) -> None:
    """Names that only look alike stay apart."""
    assert plain_name(one) != plain_name(other)
