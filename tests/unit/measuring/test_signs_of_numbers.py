"""Signs that tell two amounts of like names apart, each read and each weighed by itself; made-up phrases."""

from __future__ import annotations

import pytest

from workbench.measuring.number_signs import NO_SIGNS, Signs, named_before, read_signs, signs_differ
from workbench.measuring.quantities import find_quantities_in


def signs(text: str) -> dict[str, object]:
    """Return the signs of the last number of a text that say something."""
    found = read_signs(find_quantities_in(text)[-1], text)
    return {name: value for name, value in found._asdict().items() if value != getattr(NO_SIGNS, name)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学校3所", {}),
        # What is left to do, within twelve characters of its clause.
        ("县4个未摘帽", {"left": True}),
        ("县4个没有摘帽", {"left": True}),
        ("4个" + "县" * 12 + "未摘帽", {"left": True}),
        ("4个" + "县" * 13 + "未摘帽", {}),
        ("县4个，未摘帽", {}),
        ("4个未来园区", {}),
        # What becomes of the jobs that are counted.
        ("稳定岗位5万个", {"act": "keep"}),
        ("稳定就业5万人", {"act": "keep"}),
        ("带动5万人就业", {"act": "bring"}),
        ("稳定5万人，就业", {}),
        ("稳定市场5万个", {}),
        ("稳定就业5万元", {}),
        ("稳定、新增岗位5万个", {}),
        # The things themselves, where as many are named as are counted.
        ("甲岭、乙河2条", {"listed": ("甲岭", "乙河")}),
        ("好，甲岭、乙河2条", {"listed": ("甲岭", "乙河")}),
        ("甲岭、乙河3条", {}),
        ("甲岭1条", {}),
        ("甲岭、乙、丙河2条", {"listed": ("甲岭", "丙河")}),
        # By how much something changed.
        ("补助提高15元", {"by": True}),
        ("补助增15元", {"by": True}),
        ("补助净增15元", {}),
        ("补助提高到15元", {}),
        ("提高、补助15元", {}),
        # Sums in the name, and those of each that is counted.
        ("百亿元企业4家", {"sums": frozenset({1e10})}),
        ("亿元企业4家", {"sums": frozenset({1e8})}),
        ("百亿元和千亿元企业4家", {"sums": frozenset({1e10, 1e11})}),
        ("50亿元以上项目6个", {"sums": frozenset({5e9})}),
        ("产值30亿元级企业10家", {"sums": frozenset({3e9})}),
        ("万级企业10家", {"sums": frozenset({1e4})}),
        # How large those are that are spoken of, and a name with years in it.
        ("30户以上自然村", {"size": True}),
        ("30户自然村", {}),
        ("30个以上自然村", {}),
        ("3年6万人", {"size": True}),
        # Where something is to come to by a year that is named.
        ("到2030年收入达到10万元", {"until": True}),
        ("好，到2030年收入达到10万元", {"until": True}),
        ("到2030年，收入达到10万元", {}),
        ("到2030年收入10万元", {}),
        ("到2030年覆盖率达到10%", {"until": True}),
        ("县4%未摘帽", {}),
        # Which batch.
        ("第二批20家单位", {"batch": "第二批"}),
        ("首批20家单位", {"batch": "首批"}),
        ("第二批、单位20家", {}),
        # What the sentence says before, where the name is bare.
        ("推进城中村改造，改造面积4亩", {"said": "推进城中村改造"}),
        ("推进，城中村，改造面积4亩", {"said": "推进，城中村"}),
        ("推进城中村改造。改造面积4亩", {}),
        ("推进城中村改造，厂房面积4亩", {}),
        ("推进城中村改造，改造4亩", {}),
    ],
)
def test_what_the_words_around_an_amount_tell(text: str, expected: dict[str, object]) -> None:
    """Each sign is read from its own clause, and nothing else is."""
    assert signs(text) == expected


def test_signs_reach_sixty_characters_back() -> None:
    """What stands further away tells nothing of the number."""
    assert signs("第二批" + "单" * 57 + "20家") == {"batch": "第二批"}
    assert signs("第二批" + "单" * 58 + "20家") == {}
    assert signs("推进城中村改造" + "好" * 108 + "，改造面积4亩") == {"said": "推进城中村改造" + "好" * 108}
    assert signs("推进城中村改造" + "好" * 109 + "，改造面积4亩") == {"said": "进城中村改造" + "好" * 109}


@pytest.mark.parametrize(
    ("plan", "actual"),
    [
        (Signs(left=True), NO_SIGNS),
        (Signs(size=True), NO_SIGNS),
        (Signs(size=True), Signs(size=True)),
        (Signs(act="keep"), NO_SIGNS),
        (Signs(act="keep"), Signs(act="bring")),
        (Signs(batch="第二批"), Signs(batch="首批")),
        (Signs(sums=frozenset({1.0})), NO_SIGNS),
        (Signs(listed=("甲岭", "乙河")), Signs(listed=("丙山", "丁口"))),
        (Signs(listed=("建设甲岭", "乙河")), Signs(listed=("建设丙山", "丁口"))),
    ],
)
def test_signs_that_tell_two_amounts_apart(plan: Signs, actual: Signs) -> None:
    """Each by itself is enough, whoever has it."""
    assert signs_differ(plan, actual, "公园", level=False)
    assert signs_differ(actual, plan, "公园", level=False)


@pytest.mark.parametrize(
    ("plan", "actual"),
    [
        (NO_SIGNS, NO_SIGNS),
        (Signs(left=True), Signs(left=True)),
        (Signs(act="keep"), Signs(act="keep")),
        (Signs(batch="第二批"), NO_SIGNS),
        (Signs(batch="第二批"), Signs(batch="第二批")),
        (Signs(until=True), NO_SIGNS),
        (Signs(said="推进公园"), NO_SIGNS),
        (Signs(by=True), NO_SIGNS),
        (Signs(listed=("甲岭", "乙河")), NO_SIGNS),
        (Signs(listed=("甲岭", "乙河")), Signs(listed=("丙山", "大乙河"))),
        (Signs(listed=("建设甲岭", "乙河")), Signs(listed=("开工甲岭", "丁口"))),
        (Signs(listed=("甲岭", "乙河")), Signs(listed=("丁口", "甲岭路"))),
    ],
)
def test_signs_that_tell_no_two_amounts_apart(plan: Signs, actual: Signs) -> None:
    """What both have, what only one says, and lists that share a name."""
    assert not signs_differ(plan, actual, "公园", level=False)
    assert not signs_differ(actual, plan, "公园", level=False)


@pytest.mark.parametrize(
    ("name", "level", "apart"),
    [("公园", False, False), ("公园", True, True), ("人均补助", False, True), ("人均补助", True, True)],
)
def test_by_how_much_is_not_where_it_came_to(name: str, level: bool, apart: bool) -> None:
    """An amount of change is another one than a level, and than what each head gets."""
    assert signs_differ(Signs(by=True), NO_SIGNS, name, level=level) is apart
    assert not signs_differ(Signs(by=True), Signs(by=True), name, level=level)


@pytest.mark.parametrize(
    ("said", "actual", "named"),
    [
        ("推进城中村改造，", "启动城中村改造", True),
        ("推进城中村改造，", "启动厂房改造", False),
        ("推进城中村改造，", "改造面积", False),
        ("推进乡改造，", "启动乡改造", False),
        ("推进镇乡改造，", "启动镇乡改造", True),
        ("", "启动城中村改造", False),
    ],
)
def test_a_bare_name_is_of_what_was_named_before(said: str, actual: str, named: bool) -> None:
    """The thing, of two characters at least, must stand in what the sentence says before."""
    assert named_before(Signs(said=said), actual) is named
