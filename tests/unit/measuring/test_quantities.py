"""Numbers with what they measure and how they are meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.measuring.quantities import find_quantities_in
from workbench.model.commitment import Quantity

TABLE = Path(__file__).with_name("number_expressions.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]


def brief(quantity: Quantity) -> tuple[object, ...]:
    """Return what the table says of a quantity."""
    values = [quantity.value] if quantity.upper is None else [quantity.value, quantity.upper]
    return quantity.raw, values, quantity.unit, quantity.comparator, quantity.direction or "-"


def expected(cell: str) -> list[tuple[object, ...]]:
    """Read the table's cell of quantities."""
    found: list[tuple[object, ...]] = []
    for entry in cell.split(";") if cell != "-" else []:
        raw, values, unit, comparator, direction = entry.split("|")
        found.append((raw, [float(value) for value in values.split("~")], unit, comparator, direction))
    return found


@pytest.mark.parametrize(("text", "cell"), ROWS, ids=[row[0] for row in ROWS])
def test_number_expressions_in_context(text: str, cell: str) -> None:
    """Each fragment of the table yields exactly its quantities."""
    assert [brief(quantity) for quantity in find_quantities_in(text)] == expected(cell)


def test_the_table_is_large_enough() -> None:
    """At least two hundred number expressions stand in the table."""
    assert len(ROWS) >= 200


@given(
    st.text(
        alphabet="增长下降达到新增约超过5万亿个%元家人三千百两第一二年的，。、“”（）至—-. \n0123456789",
        max_size=80,
    )
)
def test_quantities_quote_the_text_in_order(text: str) -> None:
    """Whatever the text, quantities quote it exactly, in order, without overlap."""
    last = 0
    for quantity in find_quantities_in(text):
        assert text[quantity.start : quantity.end] == quantity.raw
        assert quantity.start >= last
        last = quantity.end


@given(st.integers(1, 10**7), st.sampled_from(["个", "家", "万亩", "亿元", "公里", "%", "万人", "平方米"]))
def test_a_stated_number_is_found_again(number: int, unit: str) -> None:
    """Any number with a unit is found with its value in the base unit."""
    (quantity,) = find_quantities_in(f"今年完成{number}{unit}。")
    factor = {"万亩": 10**4, "亿元": 10**8, "万人": 10**4}.get(unit, 1)
    assert quantity.value == number * factor
    assert quantity.raw == f"{number}{unit}"


def test_offsets_are_moved() -> None:
    """Offsets count from the given start."""
    (quantity,) = find_quantities_in("新增3家", offset=100)
    assert (quantity.start, quantity.end) == (102, 104)


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("一般公共预算收入同比增长6%", ["一般公共预算收入增速"]),
        ("城镇新增就业9.5万人", ["城镇新增就业"]),
        ("新增3家重点实验室", ["新增重点实验室"]),
        ("技术合同成交额突破700亿元，同比增长16.4%", ["技术合同成交额", "技术合同成交额增速"]),
        ("下发文件、召开会议分别下降3.2%和6%", ["下发文件增速", "召开会议增速"]),
        (
            "城镇和农村居民人均可支配收入分别增长5%和7%",
            ["城镇居民人均可支配收入增速", "农村居民人均可支配收入增速"],
        ),
        ("16个断面达标率100%", ["断面达标率", "断面达标率"]),
        ("到2025年养老床位达到1.1万张", ["养老床位"]),
        ("森林覆盖率提高2个百分点", ["森林覆盖率"]),
        ("其中出口增长13.9%", ["出口增速"]),
        ("渔业增加值增速达到12%", ["渔业增加值增速"]),
        ("云海区污水、垃圾处理率分别达到85%和75%", ["云海区污水处理率", "垃圾处理率"]),
        ("供水普及率、燃气普及率分别达到99%、98%", ["供水普及率", "燃气普及率"]),
        ("初中巩固率、高中毛入学率分别达到99%和91%", ["初中巩固率", "高中毛入学率"]),
        ("渔业企业由210家增加到356家", ["渔业企业", "渔业企业"]),
        ("渔港审批事项从2020年的87项压减到40项", ["渔港审批事项", "渔港审批事项"]),
        ("海运增幅达18%，渔业、港航增速分别达到9%和11%", ["海运增速", "渔业增速", "港航增速"]),
    ],
)
def test_metrics_are_named(text: str, metrics: list[str]) -> None:
    """The metric is the subject of the clause, the noun counted, or what the number before was about."""
    assert [quantity.metric for quantity in find_quantities_in(text)] == metrics


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("今明两年培训技工3万人次", "培训技工"),
        ("未来三年新建公园40个", "新建公园"),
        ("三年内新增床位6000张", "新增床位"),
        ("力争两年内创建8个特色小镇", "特色小镇"),
        ("用五年时间改造管网300公里", "改造管网"),
        ("在三年时间里治理河道90公里", "治理河道"),
        ("到明年底新增车位2000个", "新增车位"),
        ("今后五年造林绿化12万亩", "造林绿化"),
        ("未来五年，要实现森林覆盖率达到41%", "森林覆盖率"),
        ("要力争粮食产量达到80万吨", "粮食产量"),
        ("要素交易额达到9亿元", "要素交易额"),
    ],
)
def test_how_long_a_promise_runs_is_no_part_of_its_metric(text: str, metric: str) -> None:
    """A span of years and a modal before a metric say when and that, not what is counted."""
    (number,) = find_quantities_in(text)
    assert (number.metric or "").endswith(metric)
    assert "年" not in (number.metric or "")


@pytest.mark.parametrize(
    ("text", "value", "metric"),
    [
        ("降低一般工业用电价格6%", -6, "一般工业用电价格增速"),
        ("进一步降低用气成本8%", -8, "用气成本增速"),
        ("压缩公务接待经费15%", -15, "公务接待经费增速"),
        ("缩短审批时限30%以上", -30, "审批时限增速"),
        ("削减化肥使用量2%", -2, "化肥使用量增速"),
        ("继续下调网络资费10%", -10, "网络资费增速"),
        ("减少煤炭消费量3%", -3, "煤炭消费量增速"),
        ("提高基础养老金5%", 5, "基础养老金增速"),
        ("上调最低工资标准7%", 7, "最低工资标准增速"),
        ("扩大供热面积12%", 12, "供热面积增速"),
        ("降低失业率0.2个百分点", -0.2, "失业率"),
        ("用电价格下降6%", -6, "用电价格增速"),
    ],
)
def test_the_verb_of_a_change_may_stand_first(text: str, value: float, metric: str) -> None:
    """降低电价6% is a fall by six per cent like 电价下降6%, and what falls is the price."""
    (number,) = find_quantities_in(text)
    assert (number.value, number.metric) == (value, metric)
    assert number.direction == ("down" if value < 0 else "up")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("降低赤字率到3%以内", 3),
        ("提高绿化覆盖率到45%", 45),
        ("提高参保率98%以上", 98),
        ("减少贫困户500户", 500),
    ],
)
def test_a_level_behind_a_fronted_verb_is_no_change(text: str, value: float) -> None:
    """Where a level follows, or something counted, the number is no rate of change."""
    (number,) = find_quantities_in(text)
    assert number.value == value
    assert not (number.metric or "").endswith("增速")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("新增学位5000个", ["target"]),
        ("推进总投资7亿元的20个项目开工", ["scope", "target"]),
        ("实施港口贸易等8大工程", ["scope"]),
        ("推进某公司120万吨乙烯等项目投产", ["descriptor"]),
        ("建设10万吨级码头", ["descriptor"]),
        ("打造“15分钟健身圈”", ["descriptor"]),
    ],
)
def test_roles_tell_targets_from_sizes_and_names(text: str, roles: list[str]) -> None:
    """A number to reach is a target, the size of a thing a scope, a number in a name a descriptor."""
    assert [quantity.role for quantity in find_quantities_in(text)] == roles


@pytest.mark.parametrize(
    ("text", "cumulative"),
    [
        ("单项冠军企业累计达14家", True),
        ("养老床位达到1.1万张", True),
        ("铁路里程增加到6152公里", True),
        ("新建学校3所", False),
        ("覆盖率达到98%", False),
    ],
)
def test_stock_levels_are_cumulative(text: str, cumulative: bool) -> None:
    """A stock that is reached is cumulative; a flow or a rate is not."""
    assert [quantity.cumulative for quantity in find_quantities_in(text)] == [cumulative]


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("补助标准由每人每月90元提高到110元", ["补助标准", "补助标准"]),
        ("低保标准由月人均260元提高到310元", ["低保标准", "低保标准"]),
        ("研发投入占比已由“十二五”末的1.8%提高到2.4%", ["研发投入占比", "研发投入占比"]),
        ("空置率从最高时的23%降到9%", ["空置率", "空置率"]),
        ("PM2.5平均浓度由每立方米41微克下降到33微克", ["PM2.5平均浓度", "PM2.5平均浓度"]),
        ("家政服务从业人员达到3万人", ["家政服务从业人员"]),
        ("户均停电时间从目前的9小时降到6小时", ["户均停电时间", "户均停电时间"]),
        ("年底前完成12公里道路改造", ["道路改造"]),
        ("绿色经济、数字经济占生产总值比重45%和32%", ["绿色经济占生产总值", "数字经济占生产总值"]),
        ("甲地工资和乙地工资分别增加50元和30元", ["甲地工资", "乙地工资"]),
    ],
)
def test_a_name_holds_no_start_and_no_date(text: str, metrics: list[str]) -> None:
    """From where a number began, and by when it is to be reached, is no part of what it measures."""
    assert [quantity.metric for quantity in find_quantities_in(text)] == metrics


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("疏港公路里程新增28公里，达到484公里", ["疏港公路里程新增", "疏港公路里程"]),
        ("新增风电装机6万千瓦、达57万千瓦", ["新增风电装机", "风电装机"]),
        ("新增上市公司2家、总数达12家", ["新增上市公司", "上市公司"]),
        ("落户海湾的百强企业净增6家，达到34家", ["落户海湾的百强企业", "落户海湾的百强企业"]),
        # What was added is told again, or something else comes to so much.
        ("城镇新增就业5万人，达到目标的110%", ["城镇新增就业", "城镇新增就业"]),
        ("城镇新增就业达到5万人", ["城镇新增就业"]),
    ],
)
def test_what_comes_to_so_much_is_the_whole_and_not_what_was_added(text: str, metrics: list[str]) -> None:
    """里程新增28公里，达到484公里: the second number is of all of it."""
    assert [q.metric for q in find_quantities_in(text)] == metrics


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("云海区传染病发病率比上年下降5%以上", "云海区传染病发病率增速"),
        ("全员劳动生产率提高8%", "全员劳动生产率增速"),
        ("刑事案件发案率下降21%", "刑事案件发案率增速"),
        ("煤矿百万吨死亡率下降32.9%", "煤矿百万吨死亡率增速"),
        ("土地产出率提高6%", "土地产出率增速"),
        # Where it stands, and what is itself told in percent, is no growth.
        ("传染病发病率下降到0.2%", "传染病发病率"),
        ("婴儿死亡率下降0.5‰", "婴儿死亡率"),
        ("传染病发病率下降0.2个百分点", "传染病发病率"),
        ("城镇登记失业率下降0.2%", "城镇登记失业率"),
        ("森林覆盖率提高1%", "森林覆盖率"),
        ("投资增长率提高2%", "投资增长率"),
    ],
)
def test_a_rate_that_is_no_share_changes_by_a_share_of_itself(text: str, metric: str) -> None:
    """发病率 is told of a hundred thousand: its fall by 5% is its growth, and not where it stands."""
    assert find_quantities_in(text)[0].metric == metric


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("加快5G网络规模化部署，用户普及率提高到56%", "5G用户普及率"),
        ("移动互联网进入云海区，用户达3万户", "移动互联网用户"),
        ("推广千兆光网，用户占比达到30%", "千兆光网用户占比"),
        ("5G用户普及率提高到56%", "5G用户普及率"),
        ("建成供水管网，用户达到3万户", "用户"),
        ("宽带网络提速。用户普及率达到56%", "用户普及率"),
    ],
)
def test_users_are_of_the_network_that_is_told_before(text: str, metric: str) -> None:
    """The clause before says of what they are users; another sentence does not."""
    assert find_quantities_in(text)[-1].metric == metric
