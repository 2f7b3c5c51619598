"""What two numbers count: firms or their works, just as many of one long name, what was named before."""

from __future__ import annotations

import pytest

from tests.builders.compared_numbers import compared


@pytest.mark.parametrize(
    ("plan", "answer", "expected"),
    [
        ("实施12条先进制造业产业链培育行动", "推动12条先进制造业产业链延链补链", ("12条", "12条", True)),
        ("打造8个现代设施农业产业园集群", "推进8个现代设施农业产业园核心区扩面", ("8个", "8个", True)),
    ],
)
def test_just_as_many_of_a_long_name(plan: str, answer: str, expected: tuple[str, str, bool]) -> None:
    """As many as were planned, of what begins with the same long name, are the same."""
    assert expected in compared(plan, answer)


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("国家级工程技术中心、重点实验室4家以上", "4家国家级工程技术中心和2个院士工作站"),
        ("实施12条先进制造业产业链培育行动", "推动9条先进制造业产业链延链补链"),
    ],
)
def test_others_of_a_long_name(plan: str, answer: str) -> None:
    """Lists that begin alike, and fewer of a name that goes on otherwise, are not the same."""
    assert compared(plan, answer) == []


@pytest.mark.parametrize(
    ("plan", "answer", "expected"),
    [
        (
            "推进老旧小区改造，完成改造面积50万平方米",
            "完成老旧小区改造58万平方米",
            [("50万平方米", "58万平方米", True)],
        ),
        (
            "推进棚户区改造行动，启动改造面积30万平方米",
            "启动棚户区改造33万平方米",
            [("30万平方米", "33万平方米", True)],
        ),
        ("推进河道治理，新增治理长度40公里", "完成河道治理46公里", []),
        ("推进老旧小区改造，完成改造面积50万平方米", "完成城中村改造58万平方米", []),
        ("走访老旧小区，完成改造面积50万平方米", "完成老旧小区改造58万平方米", []),
    ],
)
def test_what_was_named_before(plan: str, answer: str, expected: list[tuple[str, str, bool]]) -> None:
    """A bare name (改造面积) is of the works that the sentence names with the same act before it."""
    assert compared(plan, answer) == expected
