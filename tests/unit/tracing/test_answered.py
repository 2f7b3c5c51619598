"""Before a promise counts as unheard of, what is likely to answer it in the next review is looked at."""

from __future__ import annotations

import pytest

from tests.unit.tracing.test_threads import holding, lives, told


@pytest.mark.parametrize(
    ("plan", "review", "kind"),
    [
        ("力争新增上市公司70家。", "新增境内外上市公司79家、培育瞪羚企业40家。", "done"),
        ("加快“最多跑一次”改革。", "依申请办理政务服务事项“最多跑一次”达98%。", "progress"),
        ("推进海绵城市建设。", "累计建成海绵城市项目9个。", "done"),
    ],
)
def test_what_answers_a_promise_is_no_silence(plan: str, review: str, kind: str) -> None:
    """However it is worded, it stands among the events with its words, and the year is not silent."""
    threads = lives({2021: ("", plan), 2022: (review, plan), 2023: ("", "办好全区运动会。")})
    [thread] = holding(threads, plan.rstrip("。"))
    assert (2022, kind) in told(thread)
    assert (2022, "silent") not in told(thread)
    assert any(event.quote and event.quote in review for event in thread.events)


@pytest.mark.parametrize(
    ("plan", "review"),
    [
        ("新建云海科技馆、星河体育中心、望江公园。", "建成望江公园。"),
        ("启动云海隧道建设。", "高标准农田建设扎实推进。"),
    ],
)
def test_of_a_list_only_the_member_that_is_answered_was_heard_of(plan: str, review: str) -> None:
    """What answers a list answers the member that it names; the others stay unheard of."""
    member = plan.split("、", maxsplit=1)[0].rstrip("。")[2:]
    threads = lives({2021: ("", plan), 2022: (review, plan), 2023: ("", "办好全区运动会。")})
    unheard = [thread for thread in threads if member[:4] in thread.title]
    assert unheard
    assert all((2022, "silent") in told(thread) for thread in unheard)
