"""What an answer to some promises has to say."""

from __future__ import annotations

import pytest

from workbench.alignment.owed_words import lacks_what_is_owed


@pytest.mark.parametrize(
    ("promise", "passage", "lacks"),
    [
        ("出台老旧小区改造意见", "改造老旧小区9个。", True),
        ("加快编制云海湾发展规划", "云海湾发展步伐加快。", True),
        ("制定渔业优惠政策", "出台渔业优惠政策20条。", False),
        ("制定渔业管理办法", "渔业管理办法经审议通过。", False),
        ("制定实施渔业振兴行动", "渔业振兴步伐加快。", False),
        ("支持云海证券尽快上市", "云海证券完成股份制改造。", True),
        ("支持云海证券尽快上市", "云海证券在科创板首发。", False),
        ("推动上市公司提质", "公司治理改善。", False),
        ("扩大职工医疗保险覆盖面", "居民医疗保险覆盖率达到96%。", True),
        ("扩大职工医疗保险覆盖面", "职工和居民医疗保险覆盖率达到96%。", False),
        ("扩大居民和职工医疗保险覆盖面", "居民医疗保险覆盖率达到96%。", False),
        ("严禁违规用地", "用地保障有力。", False),
        ("不搞形象工程", "重点工程进展顺利。", True),
    ],
)
def test_an_answer_says_what_it_owes(promise: str, passage: str, lacks: bool) -> None:
    """A paper, a listing, employees' own insurance; what is forbidden was acted against."""
    assert lacks_what_is_owed(promise, passage.rstrip("。"), passage) is lacks
