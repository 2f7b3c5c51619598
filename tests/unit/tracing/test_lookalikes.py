"""What only resembles a promise is kept out of its life."""

from __future__ import annotations

import pytest

from tests.unit.tracing.test_threads import holding, lives


@pytest.mark.parametrize(
    ("finished", "anew"),
    [
        ("云溪广场正式投入使用。", "启动云溪广场项目建设。"),
        ("望江大桥建成通车。", "推进望江大桥前期工作。"),
        ("栖霞综合体开业运营。", "加快栖霞综合体项目建设。"),
        ("石鼓体育馆竣工。", "新建石鼓体育馆。"),
        ("青芦水厂完工并投入运营。", "推进青芦水厂项目开工。"),
        ("临溪客运站交付使用。", "启动临溪客运站建设。"),
    ],
)
def test_what_is_begun_after_it_was_finished_is_another_thing(finished: str, anew: str) -> None:
    """One of the name stands already: what is prepared or built later is not it."""
    threads = lives({2021: ("", "办好实事。"), 2022: (finished, "办好实事。"), 2023: ("", anew)})
    assert not holding(threads, finished.rstrip("。"), anew.rstrip("。"))


@pytest.mark.parametrize(
    ("begun", "finished"),
    [
        ("启动云溪广场项目建设。", "云溪广场正式投入使用。"),
        ("推进望江大桥前期工作。", "望江大桥建成通车。"),
        ("加快栖霞综合体项目建设。", "栖霞综合体开业运营。"),
    ],
)
def test_what_is_begun_and_then_finished_is_one_thing(begun: str, finished: str) -> None:
    """The usual order of things still makes one life."""
    threads = lives({2021: ("", begun), 2022: (finished, "办好实事。"), 2023: ("", "办好实事。")})
    assert holding(threads, begun.rstrip("。"), finished.rstrip("。"))


def test_what_was_finished_is_told_again() -> None:
    """A review that sums up years tells of what was built; that is the same life."""
    threads = lives(
        {
            2021: ("", "确保望江大桥建成通车。"),
            2022: ("望江大桥建成通车。", "办好实事。"),
            2023: ("五年来建设望江大桥。", "办好实事。"),
        }
    )
    assert holding(threads, "望江大桥建成通车", "五年来建设望江大桥")


@pytest.mark.parametrize(
    ("yearly", "again"),
    [
        ("建成青芦温室大棚300亩。", "新建青芦温室大棚200亩。"),
        ("石鼓驿站投入使用6座。", "加快建设石鼓驿站8座。"),
    ],
)
def test_so_many_each_year_go_on(yearly: str, again: str) -> None:
    """A count that is done one year and set anew the next is one promise over the years."""
    threads = lives({2021: ("", again), 2022: (yearly, again), 2023: ("", "办好实事。")})
    assert holding(threads, yearly.rstrip("。"), again.rstrip("。"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("实施云岫矿业集团棚户区改造工程。", "实施云岫棚户区改造任务。"),
        ("推进云岫农场危房改造工程。", "推进云岫危房改造任务。"),
    ],
)
def test_what_somebody_owns_is_not_the_programme_of_all(one: str, other: str) -> None:
    """A company's or a farm's own works are no part of the whole place's task."""
    threads = lives({2021: ("", one), 2022: ("", other), 2023: ("", other)})
    assert not holding(threads, one.rstrip("。"), other.rstrip("。"))


def test_groups_that_are_told_apart_are_not_joined_by_a_third() -> None:
    """A mention that fits both phases does not make one of them."""
    threads = lives(
        {
            2020: ("", "启动鹿鸣湖科技馆一期建设。"),
            2021: ("鹿鸣湖科技馆一期开工建设。", "推进鹿鸣湖科技馆一期建设。"),
            2022: ("鹿鸣湖科技馆进展顺利。", "启动鹿鸣湖科技馆二期建设。"),
            2023: ("鹿鸣湖科技馆二期开工建设。", "推进鹿鸣湖科技馆二期建设。"),
        }
    )
    assert not holding(threads, "鹿鸣湖科技馆一期", "鹿鸣湖科技馆二期")


@pytest.mark.parametrize(
    ("promised", "told_later"),
    [
        ("建设云海博物馆。", "云海博物馆免费开放。"),
        ("启动松岭文化馆建设。", "松岭文化馆免费开放。"),
        ("新建鹿鸣湖图书馆。", "鹿鸣湖图书馆全年免费开放。"),
        ("建设青禾体育馆。", "青禾体育馆向学生免费开放。"),
        ("实施柳溪纪念园改造。", "柳溪纪念园免费开放。"),
        ("做好云溪新城土地征收工作。", "加强对工程建设、云溪新城土地征收等领域的监管。"),
        ("推进白桦棚户区改造。", "加强对资金使用、白桦棚户区改造等领域的监管。"),
        ("加快松岭保障房建设。", "强化对土地出让、松岭保障房建设等领域监管。"),
        ("实施青禾灌区改造。", "加强对扶贫资金、青禾灌区改造等领域的监督检查。"),
        ("建设鹿鸣产业园。", "加强对招标投标、鹿鸣产业园建设等领域的监督。"),
    ],
)
def test_running_or_overseeing_a_thing_is_not_building_it(promised: str, told_later: str) -> None:
    """That a museum is open free of charge, or that works are overseen, is another promise."""
    threads = lives({2021: ("", promised), 2022: ("", told_later), 2023: ("", "")})
    assert not holding(threads, promised.rstrip("。"), told_later.rstrip("。"))
