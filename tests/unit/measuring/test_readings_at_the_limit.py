"""Which characters are a number with its unit and which are not, at the limits; made-up fragments."""

from __future__ import annotations

import pytest

from workbench.measuring.number_readings import is_quoted, read_numbers
from workbench.measuring.quantities import find_quantities_in

_EMPTY: list[tuple[str, float, float | None, str]] = []


def read(text: str) -> list[tuple[str, float, float | None, str]]:
    """Return each number as printed, its value, the top of a range and its unit."""
    return [(text[r.start : r.end], r.value, r.upper, r.unit.base) for r in read_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value", "upper", "raw"),
    [
        ("增长-5%", -5, None, "-5%"),
        ("增速－5%", -5, None, "－5%"),
        ("增长—5%至3%", -5, -3, "—5%至3%"),
        ("为-5元", 5, None, "5元"),
        ("-5%", 5, None, "5%"),
        ("增长5%", 5, None, "5%"),
        ("增长好好好好-5%", 5, None, "5%"),
        ("长久以来的率了-5%", -5, None, "-5%"),
        ("率-5%", -5, None, "-5%"),
        ("率了约-5%", -5, None, "-5%"),
        ("率了约为-5%", -5, None, "-5%"),
        ("增长一了约-5%", -5, None, "-5%"),
        ("约2. 6%", 2.6, None, "2. 6%"),
        ("好1234. 5%", 1234.5, None, "1234. 5%"),
        ("好12345. 5%", 5, None, "5%"),
        ("2. 5%", 5, None, "5%"),
        ("（2. 6%", 6, None, "6%"),
        ("3—5华里", 1.5, 2.5, "3—5华里"),
        ("三五华里", 1.5, 2.5, "三五华里"),
        ("5华里", 2.5, None, "5华里"),
        ("3—5万米", 3e4, 5e4, "3—5万米"),
        ("3万—5万米", 3e4, 5e4, "3万—5万米"),
        ("3米—5米", 3, 5, "3米—5米"),
        ("3%—5%", 3, 5, "3%—5%"),
        ("三十余万人", 3e5, None, "三十余万人"),
        ("三十多万亿元", 3e13, None, "三十多万亿元"),
        ("30余万人", 3e5, None, "30余万人"),
        ("两三家", 2, 3, "两三家"),
        ("半亩", 0.5, None, "半亩"),
        ("翻番", 1, None, "翻番"),
        ("实现倍增", 1, None, "倍增"),
        ("与上年持平", 0, None, "持平"),
        ("九成", 90, None, "九成"),
        ("打八折", 80, None, "八折"),
        ("百分之三", 3, None, "百分之三"),
        ("居第1位", 1, None, "第1位"),
        ("居第十二", 12, None, "第十二"),
        ("列第三名", 3, None, "第三名"),
        ("列首位", 1, None, "首位"),
        ("列榜首", 1, None, "榜首"),
        ("居" + "好" * 14 + "第1位", 1, None, "第1位"),
        ("超百家", 100, None, "百家"),
        ("百余家", 100, None, "百余家"),
        ("百家以上", 100, None, "百家"),
        ("3万", 3e4, None, "3万"),
        ("3万—5", 3e4, None, "3万"),
        ("12分", 12, None, "12分"),
        ("5部", 5, None, "5部"),
        ("三项工程", 3, None, "三项"),
        ("三个学校", 3, None, "三个"),
        ("二十个字", 20, None, "二十个"),
    ],
)
def test_one_number(text: str, value: float, upper: float | None, raw: str) -> None:
    """Its sign, its range, its multiplier and its unit."""
    [(printed, worth, top, _)] = read(text)
    told: tuple[object, ...] = (printed, worth, top)
    assert told == (
        raw,
        pytest.approx(value),
        upper if upper is None else pytest.approx(upper),
    )


@pytest.mark.parametrize(
    "text",
    [
        "3—5", "3—5个人", "3余万", "一成", "十成", "三成立", "三成果", "八折", "三折好", "居第1个",
        "放在第一位", "列首位度", "保持平稳", "翻番计划", "“翻番”", "倍增", "百家", "上千家万户", "半个",
        "十五大产业",
        "五大“产业”", "“五个”", "三个字", "三条主线", "三项好", "十分", "5部门", "一个", "“百分之三”",
        "居" + "好" * 15 + "第1位", "《三个学校》",
    ],
)  # fmt: skip
def test_no_number(text: str) -> None:
    """Names, slogans, ordinals that rank nothing, and ranges without a unit."""
    assert read(text) == _EMPTY


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("5%，增长6%", ["5%", "6%"]),
        ("3—5万米，6米", ["3—5万米", "6米"]),
        ("建成3所、5座", ["3所", "5座"]),
        ("百分之三，三成", ["百分之三", "三成"]),
    ],
)
def test_numbers_follow_one_another(text: str, numbers: list[str]) -> None:
    """None begins within the one before."""
    assert [raw for raw, *_ in read(text)] == numbers


@pytest.mark.parametrize(
    ("text", "at", "quoted"),
    [
        ("“五个”", 1, True),
        ("好“五个”", 2, True),
        ("五个", 0, False),
        ("“好”五个", 3, False),
        ("“" + "稳" * 12 + "五个", 13, True),
        ("“" + "稳" * 13 + "五个", 14, False),
        ("《五个", 1, True),
    ],
)
def test_an_open_quotation(text: str, at: int, quoted: bool) -> None:
    """It opens within twelve characters and has not closed."""
    assert is_quoted(text, at) is quoted
    assert is_quoted("好" + text, at + 1) is quoted


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("居民收入分别增长8%", ["居民收入增速"]),
        ("出口、进口分别增长8%", ["出口、进口增速"]),
        ("出口、进口分别增长8%和9%", ["出口增速", "进口增速"]),
        ("甲、乙产量达到3吨、4吨", ["甲产量", "乙产量"]),
        ("出口8元，进口9元，增长7%和6%", ["出口", "进口", "出口增速", "进口增速"]),
        ("出口8元。进口9元，增长7%和6%", ["出口", "进口", "进口增速", "进口增速"]),
        ("出口8元，增长7%和6%", ["出口", "出口增速", "出口增速"]),
        ("存贷款余额分别增长8%", ["存贷款余额增速"]),
        ("存贷款余额分别增长8%和9%", ["存款余额增速", "贷款余额增速"]),
        ("存贷款余额8元，分别增长8%和9%", ["存贷款余额", "存款余额增速", "贷款余额增速"]),
        ("公园、游园8个，分别增长8%和9%", ["公园、游园", "公园增速", "游园增速"]),
        ("美丽乡村示范镇5个、示范村9个", ["美丽乡村示范镇", "美丽乡村示范村"]),
        ("美丽乡村示范镇5个和示范村9个", ["美丽乡村示范镇", "美丽乡村示范村"]),
        ("美丽乡村示范镇5个，示范村9个", ["美丽乡村示范镇", "示范村"]),
        ("美丽乡村示范镇5个、公园9个、示范村9个", ["美丽乡村示范镇", "公园", "示范村"]),
        ("示范镇5个、示范村9个", ["示范镇", "示范村"]),
        ("云示好示范镇5个、示范村9个", ["云示好示范镇", "云示好示范村"]),
        ("云岭试点镇5个、样板村9个", ["云岭试点镇", "样板村"]),
        ("新增公园3个", ["新增公园"]),
        ("新增3个公园", ["新增公园"]),
        ("推进建设3个公园", ["公园"]),
        ("推进绿地建设3个公园", ["公园"]),
        ("压减20万吨粗钢、30万吨水泥", ["粗钢", "水泥"]),
        ("出口增长5%，同比增长6%", ["出口增速", "出口增速"]),
        ("出口增长5%。同比增长6%", ["出口增速", "增速"]),
        ("出口增长5%；同比增长6%", ["出口增速", "增速"]),
        ("出口增长5%，稳中有进，同比增长6%", ["出口增速", "出口增速"]),
        ("入学率提高2个百分点", ["入学率"]),
    ],
)
def test_whose_number_it_is(text: str, metrics: list[str]) -> None:
    """A series is shared out over what was told before; in one sentence a subject holds on."""
    assert [each.metric for each in find_quantities_in(text)] == metrics
    behind = find_quantities_in("绿地建设" + "好" * 6 + "。" + text)
    assert [each.metric for each in behind] == metrics


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("120万吨乙烯等项目", "descriptor"),
        ("120万吨乙烯，项目", "target"),
        ("120万吨，项目", "target"),
        ("120万吨以上项目", "target"),
        ("120万吨左右项目", "target"),
        ("增长120万吨乙烯项目", "target"),
        ("120万吨" + "烯" * 58 + "项目", "descriptor"),
        ("120万吨" + "烯" * 59 + "项目", "target"),
        ("距边境3公里", "descriptor"),
        ("距边境一二三四3公里", "descriptor"),
        ("距边境一二三四五3公里", "target"),
        ("距边境，3公里", "target"),
        ("二十条规定", "descriptor"),
        ("二十条，规定", "target"),
        ("20条" + "好" * 18 + "规定", "descriptor"),
        ("20条" + "好" * 19 + "规定", "target"),
        ("甲等3类", "scope"),
        ("甲等3个", "target"),
        ("等3类", "scope"),
        ("3亿元的项目", "scope"),
        ("5吨级", "descriptor"),
        ("总投资3亿元", "scope"),
        ("总投资3个", "target"),
    ],
)
def test_what_a_number_is_to_its_sentence(text: str, role: str) -> None:
    """To be reached, a size, or part of a name, by what stands within reach."""
    assert find_quantities_in(text)[-1].role == role


@pytest.mark.parametrize(
    ("text", "cumulative"),
    [
        ("累计5个", True),
        ("5个，累计6个", True),
        ("累计5个，6个", False),
        ("累计5%", False),
        ("人数达到5人", True),
        ("人数达到5%", False),
    ],
)
def test_what_has_been_added_up(text: str, cumulative: bool) -> None:
    """累计 in its own clause, and a level reached; never a rate."""
    assert find_quantities_in(text)[-1].cumulative is cumulative


@pytest.mark.parametrize(
    ("text", "value", "upper", "comparator"),
    [
        ("下降5%", -5, None, "="),
        ("增长-5%", -5, None, "="),
        ("下降-5%", -5, None, "="),
        ("下降5%至3%", -5, -3, "="),
        ("下降5元", 5, None, "="),
        ("下降5个百分点", -5, None, "="),
        ("超过5余个", 5, None, ">"),
        ("5余个", 5, None, ">"),
        ("5余个以上", 5, None, ">="),
        ("约5余个", 5, None, "~"),
    ],
)
def test_a_fall_and_a_bound(text: str, value: float, upper: float | None, comparator: str) -> None:
    """A rate that falls is negative; 余 says more unless another word says otherwise."""
    [found] = find_quantities_in(text)
    assert (found.value, found.upper, found.comparator) == (value, upper, comparator)


@pytest.mark.parametrize(("between", "found"), [(14, True), (15, False)])
def test_a_rank_is_told_by_what_stands_shortly_before(between: int, found: bool) -> None:
    """Fourteen characters may stand between it and the word that says so."""
    text = "居" + "甲" * between + "第三位"
    assert bool(read(text)) is found
