"""What is counted, of which sort, and whether it is all there is: names, heads and stages of numbers."""

from __future__ import annotations

import pytest

from tests.builders.compared_numbers import compared
from workbench.measuring.quantities import find_quantities_in


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        # The place that opens a list is that of all it lists.
        ("社会消费品零售总额增长13%", "农村固定资产投资、消费品零售总额分别增长24%、15%"),
        ("固定资产投资增长13%", "农村用电量、固定资产投资分别增长9%、15%"),
        ("社会消费品零售总额增长13%", "县域工业投资、消费品零售总额分别增长14%、15%"),
        ("社会消费品零售总额增长9%", "农村网络零售额、消费品零售总额分别增长21%和10%"),
        # All there are, told without a word that says so.
        ("新增科技型企业300家", "科技型企业突破3000家"),
        ("新增市场主体5万户", "市场主体超过9万户"),
        ("新增高新技术企业400家", "高新技术企业突破900家，比上年翻番"),
        ("新建充电基站500个", "充电基站超过900个"),
        ("培育智能工厂20家", "上云企业达到3万家，5G智能工厂80家"),
        ("培育B型实验室9家", "研发中心达到40家，B型实验室21家"),
        ("新增用户6万户", "宽带用户突破12万户"),
        ("新增养老机构30家", "养老机构超过90家"),
        ("引进人才2000名", "各类人才突破5000名"),
        # What goes on is not what was to be opened.
        ("确保3条高速公路建成通车", "东环等5条高速公路全面推进"),
        ("4个园区建成投用", "城北等6个园区加快建设"),
        ("确保2座水库竣工", "红石等3座水库有序推进"),
        ("建成5座变电站并投入运营", "南岭等8座变电站抓紧施工"),
        ("完成6个景区改造并开园", "云台等7个景区稳步推进"),
        ("加快600公里在建高速公路建设", "新增高速公路通车里程210公里"),
        ("推进在建水库12座", "建成水库14座"),
        ("新开工建设高速公路400公里", "新增高速公路145公里"),
        ("新开工建设热力管网60公里", "新增热力管网72公里"),
        ("新开工厂房40万平方米", "新增厂房46万平方米"),
        # On its way through papers.
        ("确保5个贫困县全部摘帽", "5个贫困县全部进入摘帽程序"),
        ("创建9个卫生城镇", "9个卫生城镇进入公示"),
        ("建成4个示范园区", "4个示范园区已转入验收阶段"),
        # Given out, and by how much more is lent.
        ("新增小额贷款40亿元", "发放小额贷款58亿元"),
        ("新增涉农贷款90亿元", "投放涉农贷款130亿元"),
        ("发放助学贷款6亿元", "新增助学贷款6.5亿元"),
        # Those of one size, of two sorts.
        ("销售收入超百亿元的产业集群达到25个", "销售收入超百亿元的企业达55户"),
        ("产值超十亿元的园区达到8个", "产值超十亿元的企业达到9个"),
        ("年收入超百万元的村达到60个", "年收入超百万元的合作社达到66个"),
        ("主营收入过亿元的乡镇达到12个", "主营收入过亿元的企业达到19个"),
        # A noun that goes on behind an “and”.
        ("完善16所中医院和妇幼保健机构的医疗设施", "新建中医院11所"),
        ("改善20所小学和教学点的取暖条件", "新建小学24所"),
        ("配齐30个社区和行政村的健身器材", "新建社区33个"),
        # Of one grade, and of all; of a share, and of all; how large those are that are spoken of.
        ("建成A级景区村庄250个", "建成3A级景区村庄67个"),
        ("创建4A级景区6个", "创建5A级景区7个"),
        ("创建三星级以上农贸市场40家", "完成农贸市场改造提升44家"),
        ("建成五星级酒店9家", "建成酒店11家"),
        ("评定四星级社区20个", "评定五星级社区22个"),
        ("新增AAAA级景区5家", "新增景区6家"),
        ("70%的行政村集体经济收入达到100万元", "行政村集体经济收入达到90万元"),
        ("60%以上的合作社年收入超过50万元", "合作社年收入达到55万元"),
        ("八成企业投资增长，90%的企业利润达到200万元", "企业利润达到210万元"),
        ("完成5万平方米以下连片棚户区改造收尾", "改造连片棚户区5万平方米"),
        ("启动2万平方米以上公共建筑节能监测", "公共建筑节能监测3万平方米"),
        ("县域生产总值增长20%", "全区生产总值增长13%"),
        ("县域工业增加值增长15%", "工业增加值增长12%"),
        # Surveyed, and improved; of two sorts of waste; of two sorts of people and roads.
        ("推动300万亩标准农田改造提升", "开展300万亩标准农田质量普查"),
        ("推进80座病险水库除险加固", "完成80座病险水库安全排查"),
        ("污水处理率达到90%", "垃圾处理率达到95%"),
        ("户籍人口城镇化率达到45%", "常住人口城镇化率达到53%"),
        ("新建通村公路900公里", "建成农村公路1500公里"),
        ("新建通乡公路300公里", "建成通村公路320公里"),
    ],
)
def test_what_is_counted_otherwise_has_no_verdict(plan: str, answer: str) -> None:
    """None of these pairs is judged."""
    assert [pair for pair in compared(plan, answer) if pair[2] is not None] == []


@pytest.mark.parametrize(
    ("plan", "answer", "shown"),
    [
        ("农村固定资产投资、消费品零售总额分别增长20%、14%", "农村消费品零售总额增长16%", [("14%", "16%")]),
        ("高新技术企业突破1万家", "新增高新技术企业600家，总量突破1.1万家", [("1万家", "1.1万家")]),
        ("市场主体突破9万户", "市场主体突破9.5万户", [("9万户", "9.5万户")]),
        ("新增市场主体2万户", "新增市场主体突破2.2万户", [("2万户", "2.2万户")]),
        ("新开工建设高速公路400公里", "新开工高速公路445公里", [("400公里", "445公里")]),
        ("推进5条高速公路建设", "东环等5条高速公路全面推进", [("5条", "5条")]),
        ("新增小额贷款40亿元", "新增小额贷款48亿元", [("40亿元", "48亿元")]),
        ("销售收入超百亿元的企业达到55户", "销售收入超百亿元的企业达55户", [("55户", "55户")]),
        ("推动300万亩标准农田改造提升", "完成310万亩标准农田改造提升", [("300万亩", "310万亩")]),
        ("5个贫困县全部摘帽", "5个贫困县全部摘帽", [("5个", "5个")]),
        ("平板玻璃压减600万重量箱", "平板玻璃压减720万重量箱", [("600万重量箱", "720万重量箱")]),
        # Two sorts that share a head.
        (
            "确保18个污水和18个垃圾处理项目竣工",
            "建成16个垃圾和10个污水处理项目",
            [("18个", "16个"), ("18个", "10个")],
        ),
        (
            "新建9个污水和7个垃圾处理厂",
            "新建垃圾处理厂8个、污水处理厂9个",
            [("9个", "9个"), ("7个", "8个")],
        ),
        ("建成4座污泥和6座污水处理厂", "建成污水处理厂7座", [("6座", "7座")]),
        ("建成5座雨水和3座污水收集池", "建成雨水收集池6座", [("5座", "6座")]),
    ],
)
def test_what_is_counted_alike_is_compared(plan: str, answer: str, shown: list[tuple[str, str]]) -> None:
    """Of what is of one sort both numbers stand side by side."""
    assert sorted((planned, actual) for planned, actual, _ in compared(plan, answer)) == sorted(shown)


@pytest.mark.parametrize(
    ("plan", "answer", "met"),
    [
        ("单位生产总值能源消耗降低4%", "单位GDP能耗下降4.02%", True),
        ("单位生产总值能耗下降4%", "单位生产总值能耗下降3.1%", False),
        ("万元工业增加值用水量下降5%", "万元工业增加值用水量下降6%", True),
        ("单位工业增加值能耗下降5%", "单位工业增加值能耗下降4.2%", False),
        ("单位生产总值二氧化碳排放下降3%", "单位生产总值二氧化碳排放下降3.4%", True),
        ("万元生产总值用水量下降6%", "万元生产总值用水量下降6.6%", True),
        ("单位工业增加值用水量降低4%", "单位工业增加值用水量降低4.4%", True),
        ("单位生产总值建设用地下降5%", "单位生产总值建设用地下降5.2%", True),
        ("单位产值电力消耗下降2%", "单位产值电力消耗下降2.6%", True),
        ("单位GDP能源消费下降3%", "单位GDP能源消费上升1%", False),
        ("工业增加值增长4%", "工业增加值下降4.2%", False),
    ],
)
def test_what_is_used_up_is_to_fall(plan: str, answer: str, met: bool) -> None:
    """A fall of what each unit of product uses up meets the plan, however its name ends."""
    assert [verdict for _, _, verdict in compared(plan, answer)] == [met]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("接待游客和旅游收入分别增长10%和15%", ["接待游客增速", "旅游收入增速"]),
        ("旅客和旅游收入分别增长4%和6%", ["旅客增速", "旅游收入增速"]),
        ("入境游客、旅游外汇收入分别增长4%、6%", ["入境游客增速", "旅游外汇收入增速"]),
        ("接待人次、营业收入分别增长4%、6%", ["接待人次增速", "营业收入增速"]),
        ("税收、财政收入分别增长4%、6%", ["税收增速", "财政收入增速"]),
        (
            "城镇居民、农村居民人均可支配收入分别增长7%、8%",
            ["城镇居民人均可支配收入增速", "农村居民人均可支配收入增速"],
        ),
        ("推动30万亩农田改造", ["农田改造"]),
        ("加快200公里管网改造", ["管网改造"]),
        ("启动60万平方米旧厂房改造", ["旧厂房改造"]),
        ("压减平板玻璃600万重量箱", ["压减平板玻璃"]),
        ("服务业增加值增速回落至0.6%", ["服务业增加值增速"]),
        ("服务业增加值增速放缓到-0.6%", ["服务业增加值增速"]),
        ("出口降幅收窄至3%", ["出口增速"]),
        ("财政收入增幅提高到9%", ["财政收入增速"]),
    ],
)
def test_a_number_has_the_name_of_what_it_measures(text: str, names: list[str]) -> None:
    """Neither a neighbour's head noun nor a verb alone names a number."""
    assert [quantity.metric for quantity in find_quantities_in(text)] == names


@pytest.mark.parametrize("zone", ["新区", "高新区", "开发区", "保税区", "自贸区", "园区"])
def test_what_a_zone_is_to_grow_by_is_its_own(zone: str) -> None:
    """The growth planned for a zone is not answered by that of the whole place."""
    plan = f"加快云海{zone}建设。围绕目标定位，加快产业发展，力争生产总值增长20%"
    assert compared(plan, "生产总值增长7%") == []
    assert compared(plan.replace(zone, "经济"), "生产总值增长7%") == [("20%", "7%", False)]


@pytest.mark.parametrize(
    ("plan", "answer", "met"),
    [
        # Which way prices are meant to keep to a number is not said.
        ("居民消费价格涨幅3%", "居民消费价格上涨1.4%", None),
        ("居民消费价格总水平上涨3%", "居民消费价格总水平上涨4.1%", None),
        ("居民消费价格涨幅2%", "居民消费价格上涨2%", True),
        ("居民消费价格涨幅3%左右", "居民消费价格上涨1.1%", None),
        ("商品零售价格上涨2%", "商品零售价格上涨1%", None),
        ("居民消费价格涨幅控制在3%", "居民消费价格上涨1.4%", True),
        ("工业用水价格下调8%", "工业用水价格下调7.1%", False),
        ("工业用水价格下调8%", "工业用水价格下调8.6%", True),
        ("居民消费价格涨幅控制在3%以内", "居民消费价格上涨3.4%", False),
        ("居民消费价格涨幅不超过3%", "居民消费价格上涨2.2%", True),
        ("物价涨幅控制在2%", "物价上涨2.6%", False),
        ("居民消费价格涨幅3%以内", "居民消费价格上涨3.2%", False),
    ],
)
def test_prices_without_a_direction(plan: str, answer: str, met: bool | None) -> None:
    """A rise of prices that is not said to be a cap is met where it came so, and judged nowhere else."""
    assert [verdict for _, _, verdict in compared(plan, answer)] == [met]
