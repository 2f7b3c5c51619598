"""A review is silent only of what it does not name, in whatever words it tells of it."""

from __future__ import annotations

import pytest

from tests.unit.tracing.test_threads import lives


def _silent(plan: str, review: str) -> dict[str, bool]:
    """Return of each life that is promised year after year whether the review between says nothing of it."""
    found = lives({2021: ("", plan), 2022: (review, plan), 2023: ("", plan)})
    return {
        thread.title: any(event.kind == "silent" and event.year == 2022 for event in thread.events)
        for thread in found
        if {2021, 2022} <= {event.year for event in thread.events if event.planned}
    }


@pytest.mark.parametrize(
    ("plan", "review"),
    [
        ("城镇调查失业率控制在5.5%以内。", "居民收入增长4%，年末城镇调查失业率降到5.4%。"),
        ("城镇调查失业率控制在5.5%以内。", "四季度城镇调查失业率降到5.6%，就业形势好转。"),
        ("安排云海专项债券3亿元。", "优化云海专项债券发行使用，重大工程提前实施。"),
        ("安排云海专项债券3亿元。", "我们加快云海专项债券发行使用，盘活限额。"),
        ("推进云海港建设。", "五年来，云海港建设取得一系列重大成就。"),
        ("推进鹿鸣湖流域治理。", "围绕鹿鸣湖流域治理，我们走访了群众。"),
    ],
)
def test_a_review_is_not_silent_of_what_stands_in_it_by_name(plan: str, review: str) -> None:
    """The name stands there, even where nothing is told that could be set against the promise."""
    found = _silent(plan, review)
    named = {title: silent for title, silent in found.items() if title.removeprefix("推进") in review}
    assert named
    assert not any(named.values())


@pytest.mark.parametrize(
    ("plan", "review"),
    [
        ("推进云海港建设。", "松岭机场建设取得一系列重大成就。"),
        ("推进鹿鸣湖流域治理。", "白鹭湾整治全面完成。"),
        ("安排云海专项债券3亿元。", "财政收入增长6%。"),
        ("城镇调查失业率控制在5.5%以内。", "城镇新增就业3万人。"),
    ],
)
def test_a_review_that_does_not_name_it_is_silent(plan: str, review: str) -> None:
    """Nothing of its name stands in the review: that is told, and so it stays."""
    found = {title: silent for title, silent in _silent(plan, review).items() if title in plan}
    assert found
    assert all(found.values())
