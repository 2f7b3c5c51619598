"""Further kinds of numbers that look alike: years, places, lists, kinds, units and stages of works."""

from __future__ import annotations

import pytest

from tests.builders.compared_numbers import compared
from workbench.measuring.quantities import find_quantities_in


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        # Several years, told by the name of an older plan or by their number alone.
        ("农牧民人均纯收入增长10%", "农牧民人均纯收入比“九五”末增长48%"),
        ("新建村卫生室60个", "“十五”期间，新建村卫生室210个"),
        ("实际利用外资3亿美元", "五年实际利用外资14亿美元"),
        ("植树20万株", "三年植树70万株，绿化面积居前"),
        ("进出口总额增长9%", "进出口总额比“十五”末增长40%"),
        ("新建泵站8座", "十五时期新建泵站20座"),
        ("五年拦蓄地表水10亿立方米", "拦蓄地表水3亿立方米"),
        ("今后五年新建学校40所", "新建学校9所"),
        ("完成技改投资50亿元", "“十五”计划以来完成技改投资190亿元"),
        # Another place.
        ("外贸出口增长10%", "沈阳外贸出口增长21%"),
        ("实际利用外资增长10%", "大连实际利用外资增长22%"),
        ("社会消费品零售总额增长8%", "鞍山社会消费品零售总额增长11%"),
        ("新增床位900张", "阜新新增床位950张"),
        # Town and country, new jobs and jobs found again.
        ("农民人均纯收入达到3000元", "城镇居民人均可支配收入4100元"),
        ("城镇失业人员再就业2万人", "城镇新增就业6万人"),
        ("培训农村劳动力5万人", "农村劳动力转移就业4万人"),
        ("培训4万农村劳动力", "新增农村劳动力转移就业3.6万人"),
        # One kind is not another.
        ("新增科技型企业40家", "新增创新型企业52家"),
        ("培育高新技术后备企业300家", "高新技术企业达到320家"),
        ("改造棚户区600套", "改造老旧小区800套"),
        ("新建通用机场2个", "新建运输机场1个"),
        ("支持科技企业90家", "新增科技企业120家"),
        # A sum over a list is not one of it, and a list not one thing.
        ("新增光伏装机20万千瓦", "新增光伏、风电装机52万千瓦"),
        ("实施村庄绿化300亩", "实施公路、村庄、矿区绿化520亩"),
        ("改造棚改房400套", "建成公租房、棚改房900套"),
        ("培育“瞪羚”企业、“雏鹰”企业12家", "“雏鹰”企业30家"),
        # What is named beside a quoted word tells one thing from another.
        ("通信线路“上改下”12公里", "电力线路“上改下”30公里"),
        # People are no projects.
        ("引进领军人才项目4个", "引进领军人才11人"),
        # What is carried on has begun long before.
        ("续建甲河至乙岭等6条高速公路", "丙山至丁口等6条高速公路开工"),
        # Fewer done says nothing of what was only to be pushed ahead.
        ("推进9个制造业创新中心建设", "新认定3个制造业创新中心"),
        # A name with a number in it.
        ("加快培育八大产业", "八大产业加快发展"),
        ("抓好四大任务", "打好四大攻坚战"),
        # Counties of one sort are not counties of another.
        ("力争产值超百亿元的县市区达9个", "5个县市区获评平安县"),
        # A region, a city that one deals with, a size that says which are counted.
        ("陕北搬迁1.6万户", "陕南搬迁开工住房3万户"),
        ("技术合同成交额达到90亿元", "吸纳北京技术合同成交额70亿元"),
        ("利用外资超亿美元的开发区达到8家", "营业收入超千亿元的开发区达7家"),
        ("新增集体经济收入30万元以上行政村60个", "行政村集体经济收入超50万元"),
        ("新增产值超50亿元园区5个", "新增产值超50亿元园区进展顺利"),
        # Teaching people and finding them work; works known by their size; firms to be cared for.
        ("新增培训农村劳动力10万人", "新增转移农村劳动力16万人"),
        ("加快建设15万台发动机项目", "15万台汽车发动机生产线投产"),
        ("着力抓好60户重点企业", "重组了甲电力、乙煤业等10户重点企业"),
        # Pipes and metals of one sort are not those of another; a distance says where.
        ("新建供水管网9公里", "完成雨水管网改造11公里"),
        ("压减炼铁产能90万吨", "压减煤炭产能110万吨"),
        ("完善距边境0－3公里道路", "边境3-20公里道路全部完工"),
        # In a list the second number is told as the first: of all there is.
        ("新增光伏装机60万千瓦", "风电、光伏装机分别达到90万千瓦和80万千瓦"),
    ],
)
def test_what_differs_in_kind_has_no_verdict(plan: str, answer: str) -> None:
    """None of these pairs is judged."""
    assert [pair for pair in compared(plan, answer) if pair[2] is not None] == []


@pytest.mark.parametrize(
    ("plan", "answer", "expected"),
    [
        # Of two numbers of one short name the one behind the planned thing counts.
        (
            "新建小学4所、新增学位5000个",
            "新建幼儿园7所、新增学位3000个，新建小学5所、新增学位6000个",
            [("4所", "5所", True), ("5000个", "6000个", True)],
        ),
        (
            "产值超百亿元的园区达到8家",
            "产值超百亿元园区达9家",
            [("8家", "9家", True)],
        ),
        # Shared out over a list, with 分别 and without.
        (
            "粮、油、糖产量力争达到80万吨、30万吨、6万吨",
            "粮、油、糖产量分别达到82万吨、31万吨、5万吨",
            [("80万吨", "82万吨", True), ("30万吨", "31万吨", True), ("6万吨", "5万吨", False)],
        ),
        (
            "存贷款余额分别增长8%和9%",
            "存款余额增长8.4%，贷款余额增长7%",
            [("8%", "8.4%", True), ("9%", "7%", False)],
        ),
        (
            "城乡居民人均可支配收入分别增长7%和8%",
            "城镇居民人均可支配收入增长7.2%，农村居民人均可支配收入增长8.3%",
            [("7%", "7.2%", True), ("8%", "8.3%", True)],
        ),
        (
            "城乡居民人均可支配收入增长7%",
            "城乡居民人均可支配收入分别增长6.1%和7.4%",
            [("7%", "6.1%", False), ("7%", "7.4%", True)],
        ),
        (
            "城乡低保标准分别提高5%和9%",
            "城市低保标准提高6%，农村低保标准提高10%",
            [("5%", "6%", True), ("9%", "10%", True)],
        ),
        ("废水处理率保持100%", "废水处理率、固废处置率100%", [("100%", "100%", True)]),
        # A whole that is told by its parts.
        ("主要污染物排放减少2%", "二氧化硫、化学需氧量排放均削减2.4%", [("2%", "2.4%", True)]),
        # The noun behind a weight, and a name with a number.
        ("压减20万吨粗钢、30万吨水泥", "压减水泥33万吨", [("30万吨", "33万吨", True)]),
        ("引进20个500强企业", "新引进23家500强企业", [("20个", "23家", True)]),
        ("新建40个社区型、楼宇型健身点", "新建社区型、楼宇型健身点44个", [("40个", "44个", True)]),
        # A decimal that was parted by a blank.
        ("城镇登记失业率控制在3%以内", "城镇登记失业率为2. 6%", [("3%", "2. 6%", True)]),
        # In all, said by the way, is of that number alone.
        (
            "新建换电站10座",
            "新增充电桩3万个、累计9万个，建成公交站7座、换电站12座",
            [("10座", "12座", True)],
        ),
        # The word that it was not quite reached is shown.
        ("研发经费投入强度超过2.8%", "研发投入强度接近2.8%", [("2.8%", "接近2.8%", False)]),
        # Companies by either name; a quoted name may stand alone.
        ("新增上市公司4家", "新增上市企业5家", [("4家", "5家", True)]),
        ("“小升规”工业企业90家", "新增“小升规”96家", [("90家", "96家", True)]),
        ("新建改造公园6个", "柳湖、东山等6个公园建成开放", [("6个", "6个", True)]),
        ("新改扩建中小学校8所", "新改扩建幼儿园、中小学校各8所", [("8所", "8所", True)]),
        ("实施六大消费工程", "实施6大消费工程", [("六大", "6大", True)]),
    ],
)
def test_what_is_one_thing_iscompared(plan: str, answer: str, expected: list[tuple[str, str, bool]]) -> None:
    """Each planned number finds its own, and no other."""
    assert sorted(compared(plan, answer)) == sorted(expected)


def test_where_a_change_began_is_no_target() -> None:
    """由2012年的零公里跃升到120公里 does not plan 零公里, which all would meet."""
    plan = "高铁里程由2012年的零公里跃升到今年的120公里"
    assert [pair for pair in compared(plan, "高铁里程106公里") if pair[0] == "零公里"] == []


def test_a_broad_name_is_enough_where_the_passage_surely_answers() -> None:
    """新增床位 is no name of its own, but told alike in the passage that answers it is the thing."""
    plan, answer = "全年新增床位300张", "建成区医院新院，新增床位420张"
    assert compared(plan, answer) == []
    assert compared(plan, answer, answering=True) == [("300张", "420张", True)]


@pytest.mark.parametrize("text", ["2. 新建学校5所", "（一）任务。3. 5座桥梁通车"])
def test_the_number_of_an_item_is_no_part_of_a_decimal(text: str) -> None:
    """A blank behind the number of an item parts it from what follows."""
    assert [q.value for q in find_quantities_in(text)] == [5.0]
