"""What is told of the whole place, of the year and of the number itself, whatever stands around it."""

from __future__ import annotations

import pytest

from workbench.measuring.comparing import compare_numbers
from workbench.measuring.measured_numbers import read_measures
from workbench.measuring.periods import tells_of_years
from workbench.measuring.quantities import find_quantities_in
from workbench.settings import DEFAULTS


def _set(plan: str, answer: str) -> list[tuple[str, str, bool | None]]:
    planned, reported = (read_measures(find_quantities_in(text), text) for text in (plan, answer))
    found = [pairing.comparison for pairing in compare_numbers(planned, reported, DEFAULTS.alignment)]
    return [(each.planned, each.actual, each.met) for each in found]


@pytest.mark.parametrize(
    "answer",
    [
        "非公有制经济较快发展。全省进出口总额29亿美元，增长9%",
        "推进开发区建设，全市进出口总额29亿美元，增长9%",
        "山区发展提速，全州进出口总额29亿美元，增长9%",
        "高新区晋位升级。全县进出口总额29亿美元，增长9%",
        "做强园区经济，全市进出口总额增长9%",
        "民营经济壮大，全省进出口总额增长9%",
        "县域经济增强，全市进出口总额增长9%",
        "自贸试验区挂牌运行，全省进出口总额增长9%",
        "革命老区加快振兴，全省进出口总额增长9%",
        "新区形象初显，全市进出口总额增长9%",
    ],
)
def test_the_whole_in_a_passage_about_a_part(answer: str) -> None:
    """A number that says it is of the whole place answers, though its paragraph begins with a part."""
    assert _set("外贸进出口总额增长8%", answer) == [("8%", "9%", True)]


@pytest.mark.parametrize(
    "answer",
    [
        "高新区进出口总额增长9%",
        "山区发展提速，进出口总额增长9%",
        "开发区加快建设，进出口总额29亿美元，增长9%",
    ],
)
def test_a_part_in_a_passage_about_it(answer: str) -> None:
    """A number that does not say so is of the part that its passage is about."""
    assert _set("外贸进出口总额增长8%", answer) == []


@pytest.mark.parametrize(
    ("before", "years"),
    [
        ("提前完成“十四五”规划目标任务；财政收入增长", False),
        ("如期完成“十四五”规划主要指标，财政收入增长", False),
        ("全面完成“十四五”规划任务，财政收入增长", False),
        ("胜利完成“十三五”规划，财政收入增长", False),
        ("提前一年完成“十四五”规划目标，财政收入增长", False),
        ("完成十四五规划确定的目标，财政收入增长", False),
        ("“十四五”规划实施以来财政收入增长", True),
        ("“十四五”期间财政收入增长", True),
        ("“十三五”时期财政收入增长", True),
        ("“十四五”以来财政收入增长", True),
        ("按照“十四五”规划，财政收入增长", True),
    ],
)
def test_a_plan_that_was_completed_by_the_way(before: str, years: bool) -> None:
    """That a plan's goals were reached does not make what follows a number of its years."""
    assert tells_of_years(before + "6%", len(before)) is years


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("外贸出口增长7%", "外贸进出口总额增长9%，其中出口增长8%"),
        ("外贸出口增长7%", "出口增长8%"),
        ("外贸出口增长7%", "出口总额42亿元，增长8%"),
        ("外贸出口增长7%", "出口额增长8%"),
        ("外贸出口总额增长7%", "出口增长8%"),
        ("出口增长7%", "外贸出口增长8%"),
        ("出口总额增长7%", "外贸出口31亿美元，增长8%"),
        ("出口增长7%", "外贸出口总值增长8%"),
        ("外贸进口增长7%", "进口增长8%"),
        ("进口总额增长7%", "外贸进口增长8%"),
    ],
)
def test_exports_by_either_name(plan: str, answer: str) -> None:
    """出口 and 外贸出口 are one thing, and neither is all of foreign trade."""
    assert _set(plan, answer) == [("7%", "8%", True)]


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("外贸出口增长7%", "外贸进出口总额增长9%"),
        ("外贸出口增长7%", "服务贸易出口增长9%"),
        ("外贸出口增长7%", "外贸进口增长9%"),
    ],
)
def test_exports_are_not_all_trade(plan: str, answer: str) -> None:
    """Exports are neither imports, nor both together, nor those of one kind of trade."""
    assert _set(plan, answer) == []


@pytest.mark.parametrize(
    ("plan", "answer", "met"),
    [
        ("将年收入低于3000元的70户农户纳入保障", "年收入低于3000元的75户农户纳入保障", True),
        ("将面积小于2亩的80个鱼塘纳入整治", "面积小于2亩的85个鱼塘纳入整治", True),
        ("为收入低于4000元的600名老人发放补贴", "为收入低于4000元的640名老人发放补贴", True),
        ("改造供水低于8小时的30个小区", "改造供水低于8小时的34个小区", True),
        ("清理水深低于2米的40口池塘", "清理水深低于2米的44口池塘", True),
        ("加固宽度低于3米的12座桥梁", "加固宽度低于3米的13座桥梁", True),
        ("更新时速低于40公里的50辆公交车", "更新时速低于40公里的52辆公交车", True),
        ("修缮层高低于2米的90间农房", "修缮层高低于2米的93间农房", True),
        ("扶持亩产低于300斤的16个村庄", "扶持亩产低于300斤的18个村庄", True),
        ("关闭产能低于30万吨的9座煤矿", "关闭产能低于30万吨的10座煤矿", True),
    ],
)
def test_a_bound_of_another_number(plan: str, answer: str, met: bool) -> None:
    """What picks out those that are counted does not make their number one to be kept down."""
    assert [each[2] for each in _set(plan, answer)] == [met]


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("实现7个县“普初”达标", "9个县“普九”达标"),
        ("创建8个“四好农村路”示范镇", "10个“美丽乡村”示范镇建成"),
        ("培育20家“链主”企业", "24家“瞪羚”企业落户"),
        ("建成6个“零碳”园区", "7个“智慧”园区建成"),
        ("评选30户“五好”家庭", "33户“书香”家庭获评"),
        ("打造5条“夜经济”街区", "6条“老字号”街区开街"),
        ("新增“专精特新”企业12家", "新增“小巨人”企业13家"),
        ("设立15个“妇女之家”站点", "16个“儿童之家”站点设立"),
        ("建设40个“四点半”课堂", "44个“好邻里”课堂开课"),
        ("认定9个“数字车间”试点", "10个“绿色工厂”试点通过"),
    ],
)
def test_other_words_in_quotation_marks(plan: str, answer: str) -> None:
    """What is named by another quoted word is another thing, numerals in the word or not."""
    assert _set(plan, answer) == []


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("新开工亿元以上项目120个", "谋划储备亿元以上项目320个"),
        ("推动110个亿元以上项目开工建设", "开复工亿元以上项目150个"),
        ("开工建设水利项目30个", "谋划水利项目45个"),
        ("新开工交通项目18个", "谋划交通项目25个"),
        ("开工建设产业项目60个", "开复工产业项目85个"),
        ("新开工文旅项目16个", "谋划文旅项目20个"),
        ("开工建设能源项目9个", "签约能源项目12个"),
        ("新开工安居项目22个", "开复工安居项目30个"),
        ("开工建设农业项目28个", "谋划储备农业项目36个"),
        ("新开工环保项目14个", "开复工环保项目19个"),
    ],
)
def test_works_begun_are_not_works_thought_of(plan: str, answer: str) -> None:
    """What was thought of, or taken up again, is not what was to be begun."""
    assert [each for each in _set(plan, answer) if each[0] != "亿元"] == []


@pytest.mark.parametrize(
    "answer",
    [
        "财政收入剔除一次性因素后完成9亿元",
        "财政收入剔除减税因素后达到9亿元",
        "财政收入扣除减税降费因素后完成9亿元",
        "财政收入扣除退税影响后达到9亿元",
        "财政收入剔除上年特殊因素后完成9亿元",
        "财政收入剔除划转因素完成9亿元",
        "财政收入不计一次性因素完成9亿元",
        "财政收入扣除政策性因素后为9亿元",
        "财政收入剔除土地因素后完成9亿元",
        "财政收入扣除价格因素后达到9亿元",
    ],
)
def test_a_figure_that_leaves_something_out(answer: str) -> None:
    """What was left out of a figure is no part of its name."""
    assert _set("财政收入达到8.5亿元", answer) == [("8.5亿元", "9亿元", True)]
