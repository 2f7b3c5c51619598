"""Whether a number is to be reached, sizes what is acted on, or is part of a name; made-up phrases."""

from __future__ import annotations

import pytest

from workbench.measuring.quantities import find_quantities_in


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("年产15万台发动机项目建成", ["descriptor"]),
        ("年产1000台发动机项目建成", ["descriptor"]),
        ("年产999台发动机项目建成", ["target"]),
        ("生产发动机15万台", ["target"]),
        ("人均预期寿命80岁", ["target"]),
        ("为60岁以上老人体检", ["descriptor"]),
        ("带领300万云海儿女", ["descriptor"]),
        ("落实20条意见", ["descriptor"]),
        ("落实惠企政策20条", ["target"]),
        ("打造六大产业", ["scope"]),
        ("打造15分钟便民生活圈", ["descriptor"]),
        ("形成1小时通勤圈", ["descriptor"]),
        ("平均办理时间缩短到15分钟", ["target"]),
        ("推进投资20亿元的项目", ["scope"]),
        ("总投资20亿元", ["scope"]),
        ("投入20亿元", ["target"]),
        ("总面积200公顷", ["scope"]),
        ("新增绿地200公顷", ["target"]),
        ("建设110千伏变电站3座", ["target", "target"]),
    ],
)
def test_what_follows_and_precedes_a_number_tells_its_role(text: str, roles: list[str]) -> None:
    """A name's own number is no aim; a size told of the thing acted on is its scope."""
    assert [each.role for each in find_quantities_in(text)] == roles
