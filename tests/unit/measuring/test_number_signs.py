"""Numbers of like names that are of two things, by what the words around them say; made-up sentences."""

from __future__ import annotations

import pytest

from workbench.measuring.comparing import compare_numbers, told_apart
from workbench.measuring.measured_numbers import read_measures
from workbench.measuring.quantities import find_quantities_in
from workbench.settings import DEFAULTS


def _compared(plan: str, answer: str, *, answering: bool = True) -> list[tuple[str, str, bool | None]]:
    planned, reported = (read_measures(find_quantities_in(text), text) for text in (plan, answer))
    found = compare_numbers(told_apart(planned), reported, DEFAULTS.alignment, answering=answering)
    return [(each.comparison.planned, each.comparison.actual, each.comparison.met) for each in found]


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        # What is left to do is not what was done.
        ("实现3个贫困县摘帽", "还有4个贫困县未摘帽"),
        ("完成20个行政村通客车", "尚有26个行政村没有通客车"),
        ("治理黑臭水体12条", "全区仍有黑臭水体14条未完成治理"),
        ("改造易涝点30处", "易涝点32处有待改造"),
        ("15个社区实现集中供热", "有17个社区尚未集中供热"),
        # Jobs that were kept, brought about or newly made are three things.
        ("稳定就业岗位5万个", "带动就业岗位6万个"),
        ("带动就业2万人", "新增就业2.2万人"),
        ("稳定就业8万人", "新增就业8.5万人"),
        ("创业带动就业3000人", "稳定就业3100人"),
        # Two lists that name other things.
        ("建成甲山至乙岭、丙河至丁口2条高速公路", "建成戊关至己台、庚桥至辛店2条高速公路"),
        ("开通海棠路、青松街、望江道3条快速路", "海门街、北环巷2条快速路建成通车"),
        ("新建云岭、南坪2座变电站", "新建白河、东湾、秋浦3座变电站"),
        # By how much something changed, and where it came to.
        ("使人均补助水平达到40元", "人均补助提高15元"),
        ("低保标准每月提高60元", "低保标准每月达到90元"),
        ("农民人均纯收入增加200元", "农民人均纯收入580元"),
        ("基础养老金标准达到120元", "基础养老金标准提高50元"),
        ("办理时间达到20天", "办理时间缩短15天"),
        # A sum in a name says how large those are that are counted.
        ("培育千亿元产业集群2个", "培育百亿元产业集群3个"),
        ("新增百亿元企业4家", "新增十亿元企业5家"),
        ("百亿元园区达到6个", "五百亿元园区达到5个"),
        ("引进50亿元以上项目6个", "引进5亿元以上项目8个"),
        ("力争500亿元园区达到3个", "500亿元园区加快建设"),
        # So does a number of households or people before villages and schools.
        ("实现30户以上自然村通硬化路", "30户以上的自然村全部通硬化路"),
        ("50户以上自然村通宽带", "80户以上自然村通宽带"),
        ("100人以上行政村通客车", "120人以上行政村通客车"),
        ("推进建筑行业3年6万人技能培训行动", "建筑行业3年6万人技能培训行动扎实推进"),
        # All who take part are not those who joined; nor are some of all there are.
        ("新增参合农民20万人", "参合农民28万人，参合率91%"),
        ("新增养老保险参保人数9万人", "养老保险参保人数12万人"),
        ("新增农民技术员400名", "技术员增加到900人，其中农民技术员450人"),
        # A quoted word behind another is another thing.
        ("培育科技“小巨人”企业20家", "培育专精特新“小巨人”企业26家"),
        ("新增农业“领军人才”30名", "新增金融“领军人才”32名"),
        ("打造乡村“会客厅”9个", "打造城市“会客厅”8个"),
        # The last noun tells one from another.
        ("改造中小学浴室120个", "改造中小学操场130个"),
        ("新建农村敬老院8所", "新建农村图书室9所"),
        ("建设社区食堂40个", "建设社区书屋44个"),
        # For the same people another thing.
        ("解决12万农牧民的安全饮水问题", "解决了15万农牧民的安居问题"),
        ("解决3万农村人口饮水安全", "解决3.5万农村人口用电"),
        # One batch is not the next, a stock is no addition, what was begun is not all there is.
        ("推进第二批20家单位改制", "第一批24家单位改制完成"),
        ("新建充电站2万个", "充电站达3.1万个"),
        ("新增高速公路90公里", "高速公路开工120公里"),
        ("高速公路总里程超过800公里", "高速公路开工400公里"),
        ("培育挂牌企业30家", "上市企业达到21家，挂牌企业40家"),
        # For whom, everybody, and where a fall began.
        ("购置设备，为90个乡镇文化站配备", "实施80个乡镇文化站项目"),
        ("依靠300万云海儿女的奋斗", "320万云海儿女团结奋斗"),
        # Trade one way, both ways, and with one country; firms' share; other flats; moved workers.
        ("出口30亿美元", "进出口总额达到52亿美元"),
        ("对俄进出口总额增长20%", "进出口总额增长15%"),
        ("全社会研发投入占比2.4%", "企业研发投入占比超过75%"),
        ("建设和筹集租赁住房2万套", "建设筹集人才住房3万套"),
        ("新增就业9万人", "新增转移就业9.5万人"),
        # Part of the place, and five years that are not those five.
        ("南疆四地州新增就业5万人", "新增就业11万人"),
        ("进出口总额增长3%", "云岭示范区推出新措施，进出口总额增长60%"),
        ("五年新增高技能人才25万人", "五年来新增高技能人才30万人"),
        ("用3年时间解决60万人饮水安全", "解决20万人饮水安全"),
        # The last of a list is not its first.
        ("羊奶产量达到9万吨", "谷物、甜菜、羊肉产量分别达到9.5万吨、7万吨、3万吨"),
    ],
)
def test_other_things(plan: str, answer: str) -> None:
    """What is left, kept, listed, sized or changed otherwise, and another noun: no comparison."""
    assert _compared(plan, answer) == []


@pytest.mark.parametrize(
    ("plan", "answer", "expected"),
    [
        ("实现3个贫困县摘帽", "剩余3个贫困县全部摘帽", ("3个", "3个", True)),
        ("稳定就业岗位5万个", "稳定就业岗位5.4万个", ("5万个", "5.4万个", True)),
        ("建成甲山至乙岭、丙河至丁口2条高速", "甲山至乙岭、丙河至丁口2条高速建成通车", ("2条", "2条", True)),
        ("使人均补助水平达到40元", "人均补助水平达到42元", ("40元", "42元", True)),
        ("低保标准每月提高60元", "低保标准每月提高65元", ("60元", "65元", True)),
        ("参保人数增加9万人", "参保人数新增9.6万人", ("9万人", "9.6万人", True)),
        ("培育三十亿元级企业10家", "培育30亿元级企业11家", ("10家", "11家", True)),
        ("新增科技“小巨人”企业20家", "新增科技“小巨人”企业26家", ("20家", "26家", True)),
        ("改造中小学浴室120个", "改造中小学浴室131个", ("120个", "131个", True)),
        ("开展农村危房改造任务300户", "完成农村危房改造工程320户", ("300户", "320户", True)),
        ("推动200户以上工业企业实施技术改造", "推动240户工业企业实施技术改造", ("200户", "240户", True)),
    ],
)  # fmt: skip
def test_the_same_thing_still(plan: str, answer: str, expected: tuple[str, str, bool]) -> None:
    """Signs that agree, and names that differ in a general noun only, still answer."""
    assert _compared(plan, answer) == [expected]


@pytest.mark.parametrize(
    ("plan", "answer", "expected"),
    [
        (
            "城乡居民人均可支配收入分别增长7%左右和9%左右",
            "城镇居民人均可支配收入增长7.2%，农村居民人均可支配收入增长8.1%",
            [("7%", "7.2%", True), ("9%", "8.1%", False)],
        ),
        (
            "进口、出口分别增长4%以上和6%以上",
            "进口增长5%，出口增长5%",
            [("4%", "5%", True), ("6%", "5%", False)],
        ),
        (
            "城镇、农村居民人均可支配收入分别增长8%左右、10%左右",
            "城镇居民人均可支配收入增长6%，农村居民人均可支配收入增长11%",
            [("8%", "6%", False), ("10%", "11%", True)],
        ),
    ],
)
def test_about_stands_between_two_shared_numbers(
    plan: str, answer: str, expected: list[tuple[str, str, bool]]
) -> None:
    """分别增长7%左右和9%左右 gives each thing its own number."""
    assert sorted(_compared(plan, answer)) == sorted(expected)


@pytest.mark.parametrize(
    ("plan", "answer", "expected"),
    [
        (
            "新增科技型中小企业30家、高新技术企业6家",
            "新增省级科技型中小企业270家、创新型中小企业41家、高新技术企业9家",
            {("30家", "270家"), ("6家", "9家")},
        ),
        (
            "发行专项债券80亿元、不动产投资信托基金20亿元",
            "发行专项债券82亿元，扩募仓储物流不动产投资信托基金6亿元",
            {("80亿元", "82亿元"), ("20亿元", "6亿元")},
        ),
        (
            "新建公园5个、社区体育健身场地30处",
            "新建公园6个、口袋式社区体育健身场地200处",
            {("5个", "6个"), ("30处", "200处")},
        ),
    ],
)
def test_a_neighbour_of_a_list_answers(plan: str, answer: str, expected: set[tuple[str, str]]) -> None:
    """Beside an answered number of its list a name that ends with the planned one is of the same thing."""
    assert {(planned, actual) for planned, actual, _ in _compared(plan, answer)} == expected


def test_no_neighbour_no_leap() -> None:
    """Without an answered neighbour nine times as many of a longer name is no answer."""
    assert _compared("新增科技型中小企业30家", "新增省级科技型中小企业270家") == []


@pytest.mark.parametrize(
    ("plan", "answer", "actual"),
    [
        ("推进城中村改造，启动改造面积40万平方米", "启动城中村改造46万平方米", "46万平方米"),
        ("加快棚户区改造，全年完成改造面积9万平方米", "完成棚户区改造10万平方米", "10万平方米"),
        ("实施湿地修复工程，完成修复面积300亩", "完成湿地修复310亩", "310亩"),
        ("抓好沙化草原治理，完成治理面积5万亩", "沙化草原治理5.2万亩", "5.2万亩"),
    ],
)
def test_a_thing_named_in_an_earlier_clause(plan: str, answer: str, actual: str) -> None:
    """启动改造面积 is of what an earlier clause of its sentence names."""
    assert [found for _, found, _ in _compared(plan, answer)] == [actual]


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("推进城中村改造，启动改造面积40万平方米", "启动老旧厂房改造46万平方米"),
        ("实施湿地修复工程，完成修复面积300亩", "完成矿山修复310亩"),
        ("抓好沙化草原治理，完成治理面积5万亩", "水土流失治理5.2万亩"),
    ],
)
def test_another_thing_than_the_one_named_earlier(plan: str, answer: str) -> None:
    """A bare area answers nothing else than what its sentence names."""
    assert _compared(plan, answer) == []


@pytest.mark.parametrize(
    ("plan", "answer", "expected"),
    [
        ("社区助餐服务覆盖率达到60%", "助餐服务覆盖62%的社区", [("60%", "62%", True)]),
        ("行政村快递服务覆盖率达到90%", "快递服务覆盖86%的行政村", [("90%", "86%", False)]),
        ("家庭医生服务覆盖率达到40%", "家庭医生服务覆盖45%的居民", [("40%", "45%", True)]),
        ("社区助餐服务覆盖率达到60%", "助餐服务覆盖率达到62%，70%的机构改扩建", [("60%", "62%", True)]),
        ("社区助餐服务覆盖率达到60%", "保洁服务覆盖62%的社区", []),
    ],
)
def test_what_covers_a_share_is_a_rate(plan: str, answer: str, expected: list[tuple[str, str, bool]]) -> None:
    """覆盖62%的社区 tells the rate of coverage."""
    assert _compared(plan, answer) == expected


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("搞好60个乡镇服务中心改造", "启动了40个乡镇服务中心改造"),
        ("完成30个泵站更新", "开工25个泵站更新"),
        ("建设12个乡村记忆馆", "9个乡村记忆馆动工"),
    ],
)
def test_fewer_begun_is_no_miss(plan: str, answer: str) -> None:
    """How many were begun does not say how few were done."""
    assert all(met is not False for _, _, met in _compared(plan, answer))


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("——坚持抓园区上项目，实力增强。全年实施省、市重点项目34个。", True),
        ("园区建设步伐加快，全年实施省、市重点项目34个。", False),
        ("——创新区域合作，全年实施省、市重点项目34个。", True),
    ],
)
def test_a_head_with_two_subjects_is_no_part(answer: str, found: bool) -> None:
    """抓园区上项目 does not make the numbers behind it those of parks; 园区建设 does."""
    assert bool(_compared("实施省、市重点项目30个", answer, answering=False)) is found


@pytest.mark.parametrize(
    ("plan", "answer", "expected"),
    [
        ("净增高新技术企业30家", "新增高新技术企业44家", [("30家", "44家", None)]),
        ("新增高新技术企业30家", "净增高新技术企业44家", [("30家", "44家", True)]),
        ("净增高新技术企业30家", "新增高新技术企业21家", [("30家", "21家", False)]),
        ("新增高新技术企业30家", "净增高新技术企业21家", [("30家", "21家", None)]),
    ],
)
def test_net_and_gross(plan: str, answer: str, expected: list[tuple[str, str, bool | None]]) -> None:
    """More added says nothing of a net aim, and less net nothing of what was added."""
    assert _compared(plan, answer) == expected


@pytest.mark.parametrize(
    ("plan", "answer", "expected"),
    [
        ("到2030年村集体收入达到10万元", "村集体收入达到11万元", [("10万元", "11万元", True)]),
        ("城镇化率到2030年底提高到60%", "城镇化率达到61%", [("60%", "61%", True)]),
        (
            "农村居民人均纯收入增长7%",
            "城镇居民人均可支配收入2万元，农村居民人均纯收入9千元，实际增长12%和6%",
            [("7%", "6%", False)],
        ),
    ],
)
def test_early_and_in_order(plan: str, answer: str, expected: list[tuple[str, str, bool | None]]) -> None:
    """A level reached early is met; changes behind two things are theirs in order, without 分别 too."""
    assert _compared(plan, answer) == expected
