"""How long papers take: told in days of two sorts, by what they are done within, or by a slogan."""

from __future__ import annotations

import pytest

from tests.builders.compared_numbers import compared
from workbench.measuring.quantities import find_quantities_in


@pytest.mark.parametrize(
    ("plan", "answer", "expected"),
    [
        ("开办企业时间压缩至4个工作日", "开办企业时间压缩至2天", ("4个工作日", "2天", True)),
        ("企业开办时间压缩至4个工作日以内", "企业开办两日办结", ("4个工作日", "两日", True)),
        ("企业开办时间压减至2个工作日", "企业开办1个工作日办结", ("2个工作日", "1个工作日", True)),
        ("企业开办时间压减至2个工作日", "企业开办可一天办成", ("2个工作日", "一天", True)),
        ("企业开办“一日办结”", "企业开办做到“全程网办、一日办结”", ("一日", "一日", True)),
        ("不动产登记4天办结", "不动产登记平均用时3.5天", ("4天", "3.5天", True)),
        (
            "不动产登记时限缩短至4个工作日",
            "不动产登记办理时间缩短至6个工作日",
            ("4个工作日", "6个工作日", False),
        ),
        ("技改项目审批“最多60天”", "技改项目审批实现“最多60天”", ("60天", "60天", True)),
        (
            "技改项目全流程审批时限压减至60个工作日",
            "技改项目审批控制在55个工作日以内",
            ("60个工作日", "55个工作日", True),
        ),
        ("全面推行新办企业“一日办”、免费刻章", "新办企业“一日办”、免费刻章", ("一日", "一日", True)),
        ("企业注销时间压缩至9天以内", "企业注销时间压缩至7个工作日", ("9天", "7个工作日", None)),
        ("企业注销时间压缩至9天以内", "企业注销时间压缩至10个工作日", ("9天", "10个工作日", False)),
        ("企业注销时间压缩至3个工作日", "企业注销时间压缩至4天", ("3个工作日", "4天", None)),
        ("企业开办时间压缩至9天", "企业开办时间压缩至2天", ("9天", "2天", True)),
    ],
)
def test_times_are_set_side_by_side(plan: str, answer: str, expected: tuple[str, str, bool | None]) -> None:
    """Days told in either way are compared; where the week's end might decide, nothing is said."""
    assert compared(plan, answer) == [expected]


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("企业开办时间压缩至3个工作日", "不动产登记时间压缩至3个工作日"),
        ("企业开办时间再压缩1个工作日", "企业开办时间压缩至3个工作日"),
        ("小型项目审批“最多20天”", "大型项目审批“最多40天”"),
        ("企业开办时间压缩至3个工作日", "连续3天举办企业开办培训"),
        ("空气质量优良天数达到300天", "企业开办3天办结"),
    ],
)
def test_other_times_are_left_alone(plan: str, answer: str) -> None:
    """The time of something else, a cut in time, and days that nothing is done within, are no answer."""
    assert compared(plan, answer) == []


def test_times_of_a_list() -> None:
    """分别 gives days in order, though their unit stands behind the last of them alone."""
    plan = "企业开办时间压减至3个工作日以内，不动产登记时间压减至6个工作日以内"
    answer = "企业开办时间和不动产登记时间分别压缩到2个和4个工作日内"
    assert compared(plan, answer) == [("3个工作日", "2个", True), ("6个工作日", "4个工作日", True)]


@pytest.mark.parametrize("text", ["6月1日办结案件", "第三日办结", "2030年5月12日办结", "一天一夜办会"])
def test_dates_are_no_times(text: str) -> None:
    """A day of a month or of a row is no time that something takes."""
    assert [q for q in find_quantities_in(text) if q.unit in ("天", "工作日")] == []
