"""A name in marks is known again, numbers and all; one that is merely frequent is not counted."""

from __future__ import annotations

import pytest

from workbench.alignment.quoted_names import shared_names


@pytest.mark.parametrize(
    ("promise", "share"),
    [
        ("落实“3个15万元”政策", 1.0),
        ("实施“湖光计划”和“渔火行动”", 0.5),
        ("执行《云海湾保护条例》", 1.0),
        ("推进“双百”工程", 0.0),  # two characters name nothing
        ("落实3个15万元政策", 0.0),  # not set in marks
        ("做好“十四五”规划", 0.0),  # in every sentence
    ],
)
def test_a_quoted_name_is_known_again(promise: str, share: float) -> None:
    """Whole names count, each its share; one that many sentences hold counts nothing."""
    review = "“十四五”开局良好，“3个15万元”带动就业，“渔火行动”收官，《云海湾保护条例》施行，“双百”达标。"
    others = ["“十四五”规划印发。", "“十四五”项目开工。", "“十四五”中期评估。"]
    assert shared_names([promise], [review, *others])[0].tolist() == [share, 0, 0, 0]


def test_nothing_is_asked_of_nothing() -> None:
    """No quotation and no sentence lead to no rows and no columns."""
    assert shared_names([], ["养老床位。"]).shape == (0, 1)
    assert shared_names(["“湖光计划”"], []).shape == (1, 0)
