"""Kinds of numbers that look like an answer and are none, each beside its like that is one."""

from __future__ import annotations

import pytest

from workbench.measuring.comparing import compare_numbers
from workbench.measuring.measured_numbers import read_measures
from workbench.measuring.quantities import find_quantities_in
from workbench.settings import DEFAULTS

_NONE: list[tuple[str, str, bool | None]] = []


def _set(plan: str, answer: str) -> list[tuple[str, str, bool | None]]:
    planned, reported = (read_measures(find_quantities_in(text), text) for text in (plan, answer))
    found = [pairing.comparison for pairing in compare_numbers(planned, reported, DEFAULTS.alignment)]
    return [(each.planned, each.actual, each.met) for each in found]


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("生产总值增长8%", "18个县生产总值增长12%"),
        ("财政收入增长9%", "12个城区生产总值增长10%，财政收入增长15%"),
        ("固定资产投资增长15%", "6个县（市）固定资产投资增长22%"),
        ("一般公共预算收入增长7%", "五个县一般公共预算收入增长11%"),
        ("工业增加值增长9%", "9个重点镇工业增加值增长14%"),
        ("18个县都要建成有特色的园区", "18个县生产总值增长12%"),
        ("6个县（市）全部通上高速", "6个县（市）财政收入增长20%"),
        ("推动10个乡发展林下经济", "10个乡农民人均纯收入增长13%"),
        ("支持7个镇建设专业市场", "7个镇税收增长9%"),
        ("社会消费品零售总额增长10%", "8个区社会消费品零售总额增长13%"),
    ],
)
def test_some_places_are_not_the_whole(plan: str, answer: str) -> None:
    """What so many counties grew by answers neither the whole place nor a task for so many counties."""
    assert _set(plan, answer) == _NONE


@pytest.mark.parametrize(
    ("plan", "answer", "met"),
    [
        ("生产总值增长8%", "18个县加快发展，全市生产总值增长9%", True),
        ("生产总值增长8%", "新增工业企业18个，生产总值增长9%", True),
        ("财政收入增长9%", "新建桥梁18座。财政收入增长8%", False),
    ],
)
def test_the_whole_beside_some_places(plan: str, answer: str, met: bool) -> None:
    """The whole place told beside some of it is still the answer."""
    assert [each[2] for each in _set(plan, answer)] == [met]


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("人均住房面积低于12平方米的低保家庭应保尽保", "人均住房面积低于12平方米的低保家庭实现应保尽保"),
        ("解决宽度不足3.5米的村道会车难问题", "宽度不足3.5米的村道加装会车台"),
        ("整治深度大于5米的基坑", "深度大于5米的基坑全部整治"),
        ("补贴面积小于60平方米的商铺", "面积小于60平方米的商铺享受补贴"),
        ("巡查坡度大于25度的耕地", "坡度大于25度的耕地退出耕种"),
        ("加固桥长小于20米的危桥", "桥长小于20米的危桥完成加固"),
        ("帮助年收入低于5000元的农户", "年收入低于5000元的农户得到帮助"),
        ("改造供水不足8小时的片区", "供水不足8小时的片区改造到位"),
        ("提升服务半径大于2公里的站点", "服务半径大于2公里的站点得到优化"),
        ("清理库存高于6000吨的仓库", "库存高于6000吨的仓库清理到位"),
    ],
)
def test_a_bound_that_picks_out(plan: str, answer: str) -> None:
    """A bound with what it picks out behind it is no target, and the same bound told again no result."""
    assert _set(plan, answer) == _NONE


@pytest.mark.parametrize(
    ("plan", "answer", "met"),
    [
        ("研发投入强度2.8%左右", "研发投入强度2.7%", None),
        ("研发投入强度2.8%左右", "研发投入强度2.78%", True),
        ("研发投入强度2.8%左右", "研发投入强度2.5%", False),
        ("服务业增加值占比55%左右", "服务业增加值占比53%", None),
        ("服务业增加值占比55%左右", "服务业增加值占比56%", True),
        ("森林覆盖率60%左右", "森林覆盖率57.5%", None),
        ("森林覆盖率60%左右", "森林覆盖率50%", False),
        ("城镇调查失业率5.5%左右", "城镇调查失业率5.7%", None),
        ("城镇调查失业率5.5%左右", "城镇调查失业率5.5%", True),
        ("城镇调查失业率5.5%左右", "城镇调查失业率6.2%", False),
        ("农村自来水普及率90%左右", "农村自来水普及率86.5%", None),
        ("生产总值增长8%左右", "生产总值增长7.7%", True),
    ],
)
def test_a_share_about_its_target(plan: str, answer: str, met: bool | None) -> None:
    """A share a little short of 左右 is not judged; growth as near as that is reached."""
    assert [each[2] for each in _set(plan, answer)] == [met]


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("加快甲镇至乙岭、丙山至丁口等6条高速公路建设", "甲镇至乙岭等5条高速公路建成通车"),
        ("推进甲水、乙水等9座水库建设", "9座水库中，建成水库4座"),
        ("抓好无线接入系统等50项技术产业化项目", "实施技术产业化项目20项"),
        ("继续推进甲园、乙园等8个物流园区建设", "建成物流园区3个"),
        ("加快推进东湖、西湖等12个湿地公园建设", "建成湿地公园7个"),
        ("全力推进甲站、乙站等5座变电站建设", "建成变电站3座"),
        ("扎实推进城东、城西等7所学校建设", "建成学校4所"),
        ("积极推进甲电站、乙电站等4个风电场建设", "建成风电场2个"),
        ("统筹推进南门、北门等16个停车场建设", "建成停车场10个"),
        ("重点抓好甲村、乙村等30个示范村建设", "建成示范村22个"),
        ("加快城南、城北等3座污水处理厂建设", "建成污水处理厂2座"),
    ],
)
def test_fewer_done_of_what_is_only_pushed(plan: str, answer: str) -> None:
    """Works that are only to be pushed ahead are not missed where fewer of them are finished."""
    assert [each[2] for each in _set(plan, answer) if each[2] is False] == []


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("培育智能制造示范项目10个", "12家企业入选智能制造示范工厂名单"),
        ("打造工业互联网应用场景20个", "25家企业入选工业互联网应用名单"),
        ("创建绿色制造示范工程6个", "8家绿色制造示范单位获评"),
        ("立项重大科技课题15个", "16家重大科技创新单位获奖"),
        ("认定名优特新产品40个", "45家名优特新产品生产企业参展"),
        ("转化高校科技成果30个", "33家高校科技成果转化企业落户"),
        ("申报首台套产品12个", "13家首台套企业获得补助"),
        ("实施数字化改造项目60个", "66家数字化改造企业通过验收"),
        ("建设智慧医疗场景5个", "6家智慧医疗企业集聚"),
        ("谋划海洋经济项目80个", "90家海洋经济企业成长壮大"),
    ],
)
def test_firms_are_not_what_they_make(plan: str, answer: str) -> None:
    """So many firms that were picked are not so many projects."""
    assert _set(plan, answer) == _NONE


@pytest.mark.parametrize(
    ("plan", "answer", "told"),
    [
        ("财政收入增长7%，按可比口径增长9%", "财政收入增长12%", ["7%"]),
        ("财政收入增长7%，同口径增长9%", "财政收入增长12%", ["7%"]),
        ("财政收入增长7%，同口径增长9%", "财政收入增长12%，同口径增长14%", ["7%", "9%"]),
        ("税收收入下降2%，扣除减税因素增长6%", "税收收入下降1%", ["2%"]),
        ("生产总值名义增长9%，实际增长7%", "生产总值名义增长9.5%", ["9%"]),
        ("居民收入名义增长8%，实际增长6%", "居民收入名义增长7.3%，实际增长7.1%", ["8%", "6%"]),
        ("居民收入实际增长6%", "居民收入名义增长7.3%，实际增长7.1%", ["6%"]),
        ("居民收入名义增长8%", "居民收入名义增长8.3%、实际增长6.1%", ["8%"]),
        ("财政收入增长7%", "财政收入同口径增长8%", ["7%"]),
        ("财政收入增长7%", "财政收入增长5%，同口径增长9%", ["7%"]),
        ("固定资产投资增长10%（可比增长12%）", "固定资产投资增长13%", ["10%"]),
    ],
)
def test_growth_told_on_two_bases(plan: str, answer: str, told: list[str]) -> None:
    """Growth told again on another basis is answered on that basis alone."""
    assert sorted(each[0] for each in _set(plan, answer)) == sorted(told)


@pytest.mark.parametrize(
    ("plan", "answer", "actual"),
    [
        ("居民收入实际增长6%", "居民收入名义增长7.3%，实际增长7.1%", "7.1%"),
        ("财政收入增长7%", "财政收入增长5%，同口径增长9%", "5%"),
        ("财政收入同口径增长9%", "财政收入增长5%，同口径增长9.5%", "9.5%"),
    ],
)
def test_which_of_two_bases_answers(plan: str, answer: str, actual: str) -> None:
    """Of two tellings of one growth the one on the plan's basis is set beside it."""
    assert [each[1] for each in _set(plan, answer)] == [actual]


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("新增规模以上农产品加工企业10家", "新增规模以上农事企业12家"),
        ("新增规模以上纺织服装企业8家", "新增规模以上光电企业9家"),
        ("培育限额以上连锁餐饮企业20家", "培育限额以上旧货企业22家"),
        ("新增规模以上电子信息企业15家", "新增规模以上建材企业18家"),
        ("引进规模以上生物医药企业6家", "引进规模以上物流企业7家"),
        ("新增规模以上新型材料企业5家", "新增规模以上食品企业6家"),
        ("新增规模以上文创设计企业9家", "新增规模以上矿山企业9家"),
        ("新增规模以上体育用品企业4家", "新增规模以上汽配企业5家"),
        ("新增规模以上智能家居企业11家", "新增规模以上化工企业12家"),
        ("新增规模以上数字创意企业3家", "新增规模以上酿酒企业4家"),
    ],
)
def test_names_that_share_only_size_and_sort(plan: str, answer: str) -> None:
    """Firms of two trades are two things, however alike the words around the trade."""
    assert _set(plan, answer) == _NONE
