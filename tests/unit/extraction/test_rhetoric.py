"""What only sounds like a promise is told from what promises."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import propose_commitments
from tests.unit.extraction.reports import make_report
from workbench.extraction.rhetoric import tells_of_the_past
from workbench.measuring.quantities import find_quantities, find_quantities_in


def quotes(line: str) -> list[str]:
    """Return the quotations proposed from a plan of one line, without what may be one."""
    report = make_report(line)
    found = propose_commitments(report, find_quantities(report))
    return [commitment.quote for commitment in found if commitment.tier == "commitment"]


@pytest.mark.parametrize(
    "line",
    [
        "实现这些目标不会一帆风顺。",
        "完成任务并非易事。",
        "改善民生是一切工作的出发点。",
        "我们要把心思用在发展上。",
        "把群众满意作为最高标准。",
        "工作中要抓住四点。",
        "重点做好以下几个方面工作。",
        "今年着重抓好8个方面工作。",
        "增强攻坚克难的勇气。",
        "推进改革的基础更实。",
        "稳住了企业就稳住了岗位。",
        "必须统筹各方力量。",
        "全体干部要争做表率。",
        "让湖水更清、岸线更绿。",
        "续写更多“东湖故事”。",
        "我们既要加快速度。",
        "使命在肩。",
        "明确提出建设八个示范区。",
        "报告对发展作出了安排。",
        "我们肩负着50万群众的期望。",
        "绿色发展是“兴市之要”。",
        "民心向背是“政之大者”。",
        "守住底线是行稳致远的基石。",
        "团结奋斗是我们的重要法宝。",
        "今年经济社会发展的主要预期目标是：",
        "全年工作的总体目标为：",
    ],
)
def test_rhetoric_is_not_proposed(line: str) -> None:
    """Judgements, definitions, attitudes, announcements, moods, vows and hopes promise nothing."""
    assert quotes(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("东湖大道南段建成通车，湖滨公园开放。", "东湖大道南段建成通车"),
        ("每个乡镇配齐两类医师，方便就医。", "每个乡镇配齐两类医师"),
        ("每季度向社会公布进度，接受监督。", "每季度向社会公布进度"),
        ("我们要建成东湖“智慧水厂”。", "我们要建成东湖“智慧水厂”"),
        ("必须新建水库3座。", "必须新建水库3座"),
        ("实施“强市之基”工程，建成实验室3个。", "建成实验室3个"),
    ],
)
def test_promises_in_the_same_words_are(line: str, expected: str) -> None:
    """A stage of works, what each of a kind is to get, and vows that name or count something promise."""
    assert expected in quotes(line)


@pytest.mark.parametrize(
    "line",
    [
        "东湖中学新校区9月份投入使用。",
        "北山污水处理厂6月底前建成。",
        "云海体育馆10月投入运营。",
        "滨河路大桥年底通车。",
        "城南水厂二期上半年竣工。",
        "客运中心站三季度开工。",
        "湖滨公园国庆节前开园。",
        "铜山水库汛期前完工。",
        "东部热电厂供暖季前投产。",
        "人民医院新院区于12月底前启用。",
    ],
)
def test_a_stage_of_works_may_name_its_month(line: str) -> None:
    """What is built stands before the stage it reaches, with the time between them."""
    assert quotes(line) == [line.rstrip("。")]


@pytest.mark.parametrize(
    "line",
    [
        "今年已经过去了近两个月。",
        "今年已经过去3个多月。",
        "新的一年已过去4个来月。",
        "全年已过半个多月，2023年的任务很重。",
        "距离项目验收还有不到3个月。",
        "今年全省大中专毕业生预计达12.6万人。",
        "应届高校毕业生总数超过4.3万人。",
        "需要就业的退役军人有2100名。",
        "全县近6万名老人领取养老金。",
        "我市有18万农民外出务工。",
        "目前全区共有养老机构52家。",
        "事关80万云海人的饭碗。",
        "320万群众的期盼要记在心上。",
        "全县尚有7300户没有通自来水。",
        "各类市场主体已达到9.8万户。",
        "全区已建成充电桩2600个。",
        "去年全区新增企业860家。",
    ],
)
def test_facts_with_numbers_are_not_proposed(line: str) -> None:
    """What time has passed, who there is to be cared for, and what there is already promise nothing."""
    report = make_report(line)
    assert not [c.quote for c in propose_commitments(report, find_quantities(report)) if c.quantities]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("两个月内办结全部积案。", "两个月内办结全部积案"),
        ("高校毕业生就业率达到90%。", "高校毕业生就业率达到90%"),
        ("招录高校毕业生1200人。", "招录高校毕业生1200人"),
        ("资助6万名老人。", "资助6万名老人"),
        ("解决18万农民的饮水问题。", "解决18万农民的饮水问题"),
        ("养老机构达到60家。", "养老机构达到60家"),
        ("去年开工的12个项目要全部竣工。", "去年开工的12个项目要全部竣工"),
        ("已开工的9条道路年内建成通车。", "已开工的9条道路年内建成通车"),
        ("市场主体超过10万户。", "市场主体超过10万户"),
        ("现有40座水库全部加固。", "现有40座水库全部加固"),
        ("确保3.2万贫困人口全部脱贫。", "确保3.2万贫困人口全部脱贫"),
        ("每千人口拥有托位4.5个。", "每千人口拥有托位4.5个"),
    ],
)
def test_promises_near_to_facts_are(line: str, expected: str) -> None:
    """The same things count as promised where something is to be reached or done with them."""
    assert expected in quotes(line)


def test_an_age_says_of_whom_and_is_not_to_be_reached() -> None:
    """Ages describe people; a life expectancy is reached."""
    age, places = find_quantities_in("3岁以下婴幼儿托位达到500个")
    assert (age.role, places.role, places.metric) == ("descriptor", "target", "婴幼儿托位")
    (expectancy,) = find_quantities_in("人均预期寿命达到80.5岁")
    assert expectancy.role == "target"


def test_what_is_counted_is_named_behind_its_size() -> None:
    """The number of projects of a total investment is about the projects."""
    total, count = (find_quantities_in("实施总投资80亿元的12个5000万元以上技改项目")[i] for i in (0, 1))
    assert (total.role, count.metric) == ("scope", "技改项目")


@pytest.mark.parametrize(
    ("sentence", "past"),
    [
        ("刚刚过去的一年，我们克服困难，生产总值增长9%。", True),
        ("过去的2025年，建成学校9所。", True),
        ("刚刚过去的2025年，固定资产投资增长8%。", True),
        ("即将过去的一年，新增就业4万人。", True),
        ("回顾过去的一年，财政收入增长7%。", True),
        ("过去五年，新建医院3所。", True),
        ("今年是关键一年，新建学校9所。", False),
        ("过去破旧的厂房全部改造。", False),
        ("过去一年的短板，今年要补上。", False),
        ("新建医院3所。", False),
    ],
)
def test_a_sentence_of_a_plan_tells_of_the_year_gone_by(sentence: str, past: bool) -> None:
    """What was achieved is told with its time at the sentence's head."""
    assert tells_of_the_past(sentence, told=False) is past


@pytest.mark.parametrize(
    "line",
    [
        "办好东湖龙舟赛，是全市人民的共同责任。",
        "加快发展海洋产业，是云海区必须走好的一步。",
        "改善滨河两岸的环境，既是民心所向，也是发展所需。",
        "确保“十四五”开好局，是对全体同志的一场考验。",
        "推进城南片区更新，不仅是民生工程。",
        "抓好春耕备耕这件大事，就是抓住了全年的主动。",
        "增加山区农户收入，始终是我们工作的重中之重。",
        "建设东湖科学城，正是省里交给我们的任务。",
        "优化港区营商环境，更是云海区立下的庄严承诺。",
        "培育渔港新业态，都是前人没有走过的路。",
    ],
)
def test_what_a_sentence_only_speaks_of_is_not_proposed(line: str) -> None:
    """Where the next clause says what the first one is, the first is the subject and no promise."""
    assert quotes(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "对政府自身建设提出了更高的要求。",
        "规划纲要提出了建设四大基地的任务。",
        "新的形势对港口建设提出了新课题。",
        "全区上下要齐努力。",
        "全市上下都要拧成一股绳。",
        "大家要同心协力。",
        "一季度全区生产总值下降3%，渔业产值下降1.2%。",
        "受台风影响，上半年港口吞吐量下降8.5%，出口增长0.3%。",
        "前三季度工业增加值增长2.1%，好于预计。",
        "我区第一季度商品零售额下降13%，低于去年同期。",
    ],
)
def test_demands_of_the_times_calls_and_the_year_so_far_are_not_proposed(line: str) -> None:
    """What others demand, calls to everybody, and how the first months went promise nothing."""
    assert quotes(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("办好东湖龙舟赛，新增看台3座。", "办好东湖龙舟赛"),
        ("建设是否达标的核查平台，是非曲直由群众评说。", "建设是否达标的核查平台"),
        ("力争一季度全区生产总值增长6%。", "力争一季度全区生产总值增长6%"),
        ("确保上半年渔业产值增长3%。", "确保上半年渔业产值增长3%"),
        ("上半年建成滨河大桥。", "上半年建成滨河大桥"),
        ("一季度末新增停车位增长20%。", "一季度末新增停车位增长20%"),
    ],
)
def test_promises_near_to_these_are(line: str, expected: str) -> None:
    """An aim for some months, a subject of its own and a proposal to be made are promises."""
    report = make_report(line)
    found = propose_commitments(report, find_quantities(report))
    assert expected in [each.quote for each in found]


@pytest.mark.parametrize(
    "line", ["财政政策要加力提效。", "各级政府要带头过紧日子。", "港口集团要主动让利于民。"]
)
def test_what_a_policy_or_body_is_to_do_is_a_measure(line: str) -> None:
    """No figure and no designation is to be reached by it."""
    report = make_report(line)
    assert {each.type for each in propose_commitments(report, find_quantities(report))} <= {"measure"}
