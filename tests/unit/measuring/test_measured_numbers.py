"""What the words around a number say of it besides its value; made-up phrases."""

from __future__ import annotations

import pytest

from workbench.measuring.measured_numbers import Measure, read_measures
from workbench.measuring.quantities import find_quantities_in


def read(text: str) -> list[Measure]:
    """Return the numbers of a text with what their surroundings say."""
    return read_measures(find_quantities_in(text), text)


def last(text: str) -> Measure:
    """Return the last number of a text."""
    return read(text)[-1]


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("企业50家", [None]),
        ("新增企业50家", ["added"]),
        ("企业达到50家", ["stock"]),
        ("公路里程突破500公里", ["stock"]),
        ("新建公路50公里", ["added"]),
        ("新建设公路50公里", [None]),
        ("参保人数9万人", ["stock"]),
        ("参保人数新增9万人", ["added"]),
        ("参保人数提高9万人", [None]),
        # What follows a comma-less list mark is told as what stands before it.
        ("光伏、风电分别达到5家、8家", ["stock", "stock"]),
        ("光伏、风电分别达到5家和8家", ["stock", "stock"]),
        ("新增光伏5家、风电8家", ["added", "added"]),
        ("新增地方标准5个、示范企业8家", ["added", "added"]),
        # Some of a level that was reached; an addition has no such part.
        ("企业达到9人，其中女3人", ["stock", "stock"]),
        ("职工达到9人（其中女3人）", ["stock", "stock"]),
        ("企业新增9人，其中女3人", ["added", None]),
        ("企业9人，其中女3人", [None, None]),
        ("企业达到9人，其中新增3人", ["stock", "added"]),
        ("企业达到9人、其中女3人", ["stock", None]),
        # A count without a verb of its own shares that of the level before it.
        ("企业达到50家，挂牌企业30家", ["stock", "stock"]),
        ("企业累计50家，挂牌企业30家", ["stock", "stock"]),
        ("企业达到50家，挂牌企业30个", ["stock", None]),
        ("企业达到50家，认定企业30家", ["stock", None]),
        ("企业新增50家，挂牌企业30家", ["added", None]),
        ("企业50家，挂牌企业30家", [None, None]),
        ("余额达到50亿元，挂牌企业30亿元", ["stock", None]),
        ("新增企业达到50家，挂牌企业30家", ["added", None]),
    ],
)
def test_an_addition_a_total_or_neither(text: str, scopes: list[str | None]) -> None:
    """Words of adding and of having tell which; a number without either takes it from the one before."""
    assert [each.scope for each in read(text)] == scopes


@pytest.mark.parametrize(
    ("text", "stocks"),
    [
        ("企业达到50家，挂牌企业30家", [False, True]),
        ("企业拥有50家，挂牌企业30家", [True, True]),
        ("企业拥有50家、60家", [True, True]),
        ("企业达到9人，其中女3人", [False, False]),
        ("里程突破500公里", [False]),
        ("总里程突破500公里", [True]),
    ],
)
def test_all_there_is_by_now(text: str, stocks: list[bool]) -> None:
    """拥有 and 总里程 say that the number is of all; a part of it is not."""
    assert [each.stock for each in read(text)] == stocks


@pytest.mark.parametrize(
    ("text", "former", "scopes"),
    [
        ("由8000亩增加到9500亩", [True, False], [None, "stock"]),
        ("由8000亩调整为6500亩", [True, False], [None, None]),
        ("由2015年底的3家增加到5家", [True, False], [None, "stock"]),
        ("从原来的3家，增加到5家", [True, False], [None, None]),
        ("由去年增长3%提高到5%", [True, False], [None, "stock"]),
        ("在上年870万平方米的基础上再增加100万平方米", [True, False], [None, None]),
        ("由3家增加到5家、提高到9家", [True, False, False], [None, "stock", None]),
        ("企业3家增加到5家", [True, False], [None, "stock"]),
        ("企业3家，增加到5家", [False, False], [None, None]),
    ],
)
def test_what_a_number_was_changed_from(text: str, former: list[bool], scopes: list[str | None]) -> None:
    """由X增加到Y tells where it began and what there is now; an altered plan (调整为) is no level."""
    found = read(text)
    assert [each.former for each in found] == former
    assert [each.scope for each in found] == scopes


def test_what_replaces_a_number_is_named_like_it() -> None:
    """由8000亩调整为6500亩: both are of what stands before 由."""
    one, other = read("建设农田由8000亩调整为6500亩")
    assert one.names == ("建设农田", "建设农田由", "调整为", "建设农田由调整为")
    assert other.names == ("建设农田", "建设农田", "调整为", "建设农田由调整为")
    one, other = read("建设农田由8000亩，学校6500所")
    assert other.names == ("学校", "学校", "学校")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("强度接近2.8%", "接近"),
        ("强度近2.8%", "近"),
        ("强度不到2.8%", "不到"),
        ("强度附近2.8%", ""),
        ("强度达到2.8%", ""),
    ],
)
def test_the_word_that_it_was_not_quite_reached(text: str, short: str) -> None:
    """接近 and its like are kept as printed."""
    assert last(text).short == short


@pytest.mark.parametrize(
    ("text", "helped"),
    [
        ("支持1500家企业", True),
        ("支持小微1500家", True),
        ("支持一二三四1500家", True),
        ("支持一二三四五1500家", False),
        ("支持发展，建设1500家", False),
        ("新增1500家企业", False),
        ("工作，为1500家企业", True),
        ("支持1500万元", False),
        ("支持15美元", False),
    ],
)
def test_whom_something_is_for(text: str, helped: bool) -> None:
    """支持1500家 says whom it is for; a sum is what they get."""
    assert last(text).helped is helped


@pytest.mark.parametrize(
    ("text", "sized"),
    [
        ("产值超百亿元的园区9家", "产值超百亿元"),
        ("发展，产值超百亿元的园区9家", "产值超百亿元"),
        ("产值超百亿元的甲地、乙地园区9家", ""),
        ("产值超百亿元的甲地、产值超十亿元的园区9家", "产值超十亿元"),
        ("产值过百亿元园区投资9亿元", ""),
        ("产值过百亿元园区占比9%", ""),
        ("产值超百亿元，园区9家", ""),
        ("稳" * 25 + "产值超百亿元的园区9家", "稳" * 6 + "产值超百亿元"),
        ("产值超百亿元以上的" + "园" * 8 + "9家", "产值超百亿元"),
    ],
)
def test_by_what_size_those_are_that_are_counted(text: str, sized: str) -> None:
    """The words of the size are kept for a count, and for the last thing of a list."""
    assert last(text).sized == sized


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("收入过10亿元的企业", True),
        ("收入过10亿元以上的企业", True),
        ("投资500亿元的目标", False),
        ("30万元以上行政村", True),
        ("产值50亿元级园区", True),
        ("产值超50亿元园区", True),
        ("突破50亿元企业", True),
        ("突破50亿元企", False),
        ("突破50亿元大关", False),
        ("投资50亿元企业", True),
        ("投资50亿元公园", False),
        ("种植50亩的公园", False),
        ("占比50%以上企业", False),
        ("增长50%的企业", False),
    ],
)
def test_a_sum_that_says_which_are_counted(text: str, condition: bool) -> None:
    """Behind 过10亿元的 stands what is counted; a target of so much is what is to come."""
    assert read(text)[0].condition is condition
