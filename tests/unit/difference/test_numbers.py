from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.difference.numbers import pair_numbers
from workbench.difference.passages import compare_texts
from workbench.measuring.quantities import find_quantities_in
from workbench.model.change import NumberChange, Op
from workbench.model.commitment import Comparator, Quantity
from workbench.settings import DifferenceSettings

SETTINGS = DifferenceSettings()


def _quantity(
    text: str,
    raw: str,
    metric: str,
    value: float,
    unit: str,
    comparator: Comparator = "=",
    cumulative: bool = False,
) -> Quantity:
    start = text.index(raw)
    return Quantity(
        raw=raw,
        start=start,
        end=start + len(raw),
        metric=metric,
        value=value,
        unit=unit,
        comparator=comparator,
        cumulative=cumulative,
    )


def _numbers(
    older: str, newer: str, before: list[Quantity], after: list[Quantity]
) -> tuple[NumberChange, ...]:
    passage = compare_texts(older, newer, older_quantities=before, newer_quantities=after, settings=SETTINGS)
    return passage.numbers


def test_the_same_metric_is_paired_and_subtracted() -> None:
    """9.6万人 against 9.5万人 of one metric is a change of minus 1,000 people."""
    older, newer = "城镇新增就业9.6万人。", "坚持就业优先，城镇新增就业9.5万人。"
    [number] = _numbers(
        older,
        newer,
        [_quantity(older, "9.6万人", "城镇新增就业", 96000, "人")],
        [_quantity(newer, "9.5万人", "城镇新增就业", 95000, "人")],
    )
    assert (number.older_raw, number.newer_raw, number.change) == ("9.6万人", "9.5万人", -1000)
    assert number.comparable


def test_names_decide_over_places() -> None:
    """Two numbers that swapped their places are paired by what they measure."""
    older, newer = "新增学位1万个，新增床位2千张。", "新增床位3千张，新增学位4万个。"
    numbers = _numbers(
        older,
        newer,
        [_quantity(older, "1万个", "新增学位", 1e4, "个"), _quantity(older, "2千张", "新增床位", 2e3, "张")],
        [_quantity(newer, "3千张", "新增床位", 3e3, "张"), _quantity(newer, "4万个", "新增学位", 4e4, "个")],
    )
    assert [(n.older_raw, n.newer_raw) for n in numbers] == [("1万个", "4万个"), ("2千张", "3千张")]


def test_other_units_are_not_subtracted() -> None:
    """An amount and a share of one name are shown together but have no difference."""
    older, newer = "研发投入达192亿元。", "研发投入达3.8%。"
    [number] = _numbers(
        older,
        newer,
        [_quantity(older, "192亿元", "研发投入", 1.92e10, "元")],
        [_quantity(newer, "3.8%", "研发投入", 3.8, "%")],
    )
    assert number.change is None
    assert not number.comparable
    assert "单位不同" in number.note.zh


def test_a_stock_and_a_flow_are_not_subtracted() -> None:
    """累计 against 新增 of one thing is a change of definition and says so."""
    older, newer = "博士后工作站累计30家。", "新增博士后工作站15家。"
    [number] = _numbers(
        older,
        newer,
        [_quantity(older, "30家", "博士后工作站", 30, "家", cumulative=True)],
        [_quantity(newer, "15家", "新增博士后工作站", 15, "家")],
    )
    assert number.change is None
    assert "口径不同" in number.note.zh


def test_a_changed_comparator_is_noted() -> None:
    """以上 that became a plain figure is comparable, with a note."""
    older, newer = "新增学位1万个以上。", "新增学位1.8万个。"
    [number] = _numbers(
        older,
        newer,
        [_quantity(older, "1万个", "新增学位", 1e4, "个", ">=")],
        [_quantity(newer, "1.8万个", "新增学位", 1.8e4, "个")],
    )
    assert number.change == 8000
    assert (number.note.zh, number.note.en) == ("以上 → 确数", "at least → exact")


def test_unrelated_numbers_are_left_alone() -> None:
    """Numbers of different metrics have no slot."""
    older, newer = "改造老旧小区101个。", "引育高层次人才20名。"
    assert not _numbers(
        older,
        newer,
        [_quantity(older, "101个", "改造老旧小区", 101, "个")],
        [_quantity(newer, "20名", "引育高层次人才", 20, "名")],
    )


def test_what_measures_nothing_is_paired_with_nothing() -> None:
    """A number of years of one name is no partner of a count, on whichever side it stands."""
    years, count = "养老岗位5年。", "养老岗位6个。"
    told = [_quantity(years, "5年", "养老岗位", 5, "年")]
    counted = [_quantity(count, "6个", "养老岗位", 6, "个")]
    assert _numbers(years, count, told, counted) == ()
    assert _numbers(count, years, counted, told) == ()
    assert len(_numbers(count, count, counted, counted)) == 1


@pytest.mark.parametrize("before", ["服务业增加值", "占服务业增加值"])
@pytest.mark.parametrize("after", ["服务业增加值", "占服务业增加值"])
def test_in_a_rewritten_run_both_names_must_tell_what_is_measured(before: str, after: str) -> None:
    """A part of a whole is named by neither side's 占 alone: numbers that stand apart stay apart then."""
    older, newer = (
        "健全多层次保障制度，群众安全感稳步提升，服务业增加值达到30亿元。",
        "支持民营企业开拓市场，金融业占服务业增加值50亿元。",
    )
    op = Op(op="replace", older_start=0, older_end=len(older), newer_start=0, newer_end=len(newer))
    paired = pair_numbers(
        [op],
        [_quantity(older, "30亿元", before, 3e9, "元")],
        [_quantity(newer, "50亿元", after, 5e9, "元")],
        SETTINGS,
        (older, newer),
    )
    assert bool(paired) == (before == after == "服务业增加值")


@pytest.mark.parametrize(("long", "paired"), [(13, True), (12, False)])
def test_a_number_was_edited_in_place_where_its_run_is_short_enough(long: int, paired: bool) -> None:
    """Up to so many characters, and no fewer: there a name that tells nothing is no hindrance."""
    older, newer = "服务业占比30亿元达标好", "占服务业大头50亿元左右等"
    assert max(len(older), len(newer)) == 13
    op = Op(op="replace", older_start=0, older_end=len(older), newer_start=0, newer_end=len(newer))
    found = pair_numbers(
        [op],
        [_quantity(older, "30亿元", "占服务业增加值", 3e9, "元")],
        [_quantity(newer, "50亿元", "占服务业增加值", 5e9, "元")],
        replace(SETTINGS, in_place=long),
        (older, newer),
    )
    assert bool(found) is paired


def test_numbers_of_two_acts_are_not_subtracted_where_one_adds_to_the_other() -> None:
    """One side alone says 新增, the other what there is in all: a total beside what came to it."""
    older, newer = "建成充电桩累计300个。", "新增建成充电桩50个。"
    for before, after in ((True, False), (False, True)):
        one = _quantity(older, "300个", "充电桩" if before else "新增充电桩", 300, "个", cumulative=before)
        other = _quantity(newer, "50个", "充电桩" if after else "新增充电桩", 50, "个", cumulative=after)
        [number] = _numbers(older, newer, [one], [other])
        assert number.change is None
        assert number.note.key == "measuring.total_and_addition"


def test_the_likeliest_partner_is_taken_and_others_find_theirs() -> None:
    """A number whose name is taken leaves the rest to be paired, whatever their order."""
    older = "新增学位100个，新增床位20张，新增泊位300个，新增路灯50盏。"
    newer = "新增路灯60盏，新增泊位400个，新增学位200个，新增学位900个，新增床位30张。"

    def read(text: str, *raws: tuple[str, str, float, str]) -> list[Quantity]:
        return [_quantity(text, raw, metric, value, unit) for raw, metric, value, unit in raws]

    before = read(
        older,
        ("100个", "新增学位", 100, "个"),
        ("20张", "新增床位", 20, "张"),
        ("300个", "新增泊位", 300, "个"),
        ("50盏", "新增路灯", 50, "盏"),
    )
    after = read(
        newer,
        ("60盏", "新增路灯", 60, "盏"),
        ("400个", "新增泊位", 400, "个"),
        ("200个", "新增学位", 200, "个"),
        ("900个", "新增学位", 900, "个"),
        ("30张", "新增床位", 30, "张"),
    )
    paired = [(each.older_raw, each.newer_raw) for each in _numbers(older, newer, before, after)]
    assert paired == [("100个", "200个"), ("20张", "30张"), ("300个", "400个"), ("50盏", "60盏")]


def test_working_days_are_not_subtracted_from_days() -> None:
    """Which of three days and three working days is longer can be told; by how much cannot."""
    older, newer = "企业开办时间压缩至3个工作日", "企业开办时间压缩至2天"
    (change,) = _numbers(
        older,
        newer,
        [_quantity(older, "3个工作日", "企业开办时间", 3, "工作日")],
        [_quantity(newer, "2天", "企业开办时间", 2, "天")],
    )
    assert (change.comparable, change.change, change.note.key) == (False, None, "measuring.units_differ")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("外贸进出口总额增长12%。", "外贸出口总额增长9%。"),
        ("农业增加值增长6%。", "增加值增长14%。"),
        ("PM2.5年均浓度下降3%。", "PM10年均浓度下降11%。"),
        ("城镇居民人均可支配收入增长5%。", "居民人均可支配收入增长9%。"),
        ("建成标准化卫生室80个。", "建成标准化养殖场10个。"),
        ("区财政安排4亿元。", "市和区财政安排21亿元。"),
    ],
)
def test_numbers_of_other_names_are_shown_side_by_side_but_not_subtracted(before: str, after: str) -> None:
    """One stands where the other stood, and the names leave it open whether they are of one thing."""
    for number in _numbers(before, after, list(find_quantities_in(before)), list(find_quantities_in(after))):
        assert number.change is None
        assert not number.comparable
        assert number.note.zh


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("工程总投资41亿元。", "工程总投资54亿元。", 1.3e9),
        ("固定资产投资增长6%。", "全社会固定资产投资增长9%。", 3),
        ("粮食产量68万吨。", "全区粮食产量70万吨。", 20000),
    ],
)
def test_names_of_one_thing_are_subtracted_though_worded_otherwise(
    before: str, after: str, change: float
) -> None:
    """Equal names are, however little they say, and so are names that only add where or how."""
    [number] = _numbers(before, after, list(find_quantities_in(before)), list(find_quantities_in(after)))
    assert number.change == pytest.approx(change)
