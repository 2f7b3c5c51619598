"""A promise of several parts: each part's answer stands among the first, and a missing part is named."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import propose_commitments
from tests.unit.alignment.outlines import make_report
from workbench.alignment.evidence import find_evidence
from workbench.alignment.prepared import prepare
from workbench.measuring.quantities import find_quantities
from workbench.model.link import Evidence
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.alignment
PARTS = {
    "建成云海医院、滨湖中学和渔港大道": (
        "云海医院新院区启用。",
        "滨湖中学迎来首批新生。",
        "渔港大道全线通车。",
    ),
    "推进铜山水库、北岭灌区建设": ("铜山水库大坝封顶。", "北岭灌区干渠通水。"),
    "新建东湖公园、望海楼和盐田步道": (
        "东湖公园开园迎客。",
        "望海楼主体完工。",
        "盐田步道铺设过半。",
    ),
    "办好龙舟赛、元宵灯会和书香节": ("龙舟赛吸引观众八万人。", "元宵灯会连办十五夜。", "书香节走进校园。"),
    "整治柳河、南溪和白石塘": ("柳河清淤完成。", "南溪沿岸截污到位。", "白石塘恢复湿地。"),
    "引进海川科技、远帆船厂": ("海川科技落户高新园。", "远帆船厂签约投产。"),
    "修订《渔业条例》《岸线条例》": ("《渔业条例》修订施行。", "《岸线条例》提请审议。"),
    "实施“蓝湾”行动、“青山”行动": ("“蓝湾”行动修复岸线。", "“青山”行动新种树木。"),
    "改造西门市场、文昌巷和老码头": (
        "西门市场换了新貌。",
        "文昌巷修旧如旧。",
        "老码头变成步行街。",
    ),
    "开通沙洲航线、岛际巴士": ("沙洲航线每日往返。", "岛际巴士投入运营。"),
}
OTHERS = [
    "全区上下团结一心。",
    "农业生产形势良好。",
    "公园游人增多。",
    "学校教学质量提高。",
    "医院门诊量增长。",
    "水库水质稳定。",
]


def answered(promise: str, left_out: str = "") -> Evidence:
    """Return what a review of all answers, but one, says of a promise."""
    told = [each for parts in PARTS.values() for each in parts if each != left_out]
    older = make_report("older", [("plan", [("任务", [f"{promise}。"])])])
    newer = make_report("newer", [("review", [("回顾", ["".join([*OTHERS, *told[::-1]])])])])
    found = propose_commitments(older, find_quantities(older))
    [first, *_] = find_evidence(
        found, prepare(older, SETTINGS), prepare(newer, SETTINGS), settings=SETTINGS
    ).evidence
    return first


@pytest.mark.parametrize("promise", PARTS)
def test_each_part_s_answer_stands_among_the_first(promise: str) -> None:
    """As many sentences as there are parts, and they are the first."""
    parts = PARTS[promise]
    first = [each.text for each in answered(promise).candidates[: len(parts)]]
    assert sorted(first) == sorted(parts)


@pytest.mark.parametrize(
    ("promise", "left_out", "missing"),
    [
        ("建成云海医院、滨湖中学和渔港大道", "渔港大道全线通车。", "渔港大道"),
        ("推进铜山水库、北岭灌区建设", "北岭灌区干渠通水。", "北岭灌区"),
        ("新建东湖公园、望海楼和盐田步道", "盐田步道铺设过半。", "盐田步道"),
        ("改造西门市场、文昌巷和老码头", "文昌巷修旧如旧。", "文昌巷"),
        ("开通沙洲航线、岛际巴士", "岛际巴士投入运营。", "岛际巴士"),
    ],
)
def test_a_part_that_nothing_tells_of_is_never_told_as_kept(
    promise: str, left_out: str, missing: str
) -> None:
    """The status is not “fulfilled”; where one is proposed its reason names the missing part."""
    found = answered(promise, left_out)
    assert found.suggested_status != "fulfilled"
    assert found.suggested_status != "partial" or missing in found.why.zh
