"""Numbers of a list: of which level each is, whose verb it shares, and two things named by one word."""

from __future__ import annotations

import pytest

from workbench.measuring.comparing import compare_numbers
from workbench.measuring.measured_numbers import read_measures
from workbench.measuring.quantities import find_quantities_in
from workbench.settings import DEFAULTS


def _set(plan: str, answer: str) -> list[tuple[str, str, bool | None]]:
    planned, reported = (read_measures(find_quantities_in(text), text) for text in (plan, answer))
    found = [pairing.comparison for pairing in compare_numbers(planned, reported, DEFAULTS.alignment)]
    return sorted((each.planned, each.actual, each.met) for each in found)


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("建设省实验室10家", "全国重点实验室新增10家"),
        ("培育省级龙头企业20家", "国家级龙头企业增至22家"),
        ("新增国家级工业设计中心3家", "新增省级工业设计中心4家"),
        ("创建市级美丽庭院60个", "创建县级美丽庭院66个"),
        ("认定省级绿色工厂15家", "认定国家级绿色工厂16家"),
        ("新增国家级众创空间5家", "新增市级众创空间6家"),
        ("新增区级养老服务中心8个", "新增市级养老服务中心9个"),
        ("打造省级夜间文旅街区7条", "打造国家级夜间文旅街区8条"),
        ("培育县级示范合作社30家", "培育省级示范合作社33家"),
        ("新建国家级创新平台2个", "新建省级创新平台2个"),
    ],
)
def test_things_of_two_levels(plan: str, answer: str) -> None:
    """What is a province's answers nothing that was planned as the nation's, and the other way."""
    assert _set(plan, answer) == []


@pytest.mark.parametrize(
    ("plan", "answer", "count"),
    [
        ("培育省级龙头企业20家", "新培育省级龙头企业22家", 1),
        ("新增国家级高新技术企业50家", "新增高新技术企业56家", 1),
        ("新增高新技术企业50家", "新增国家高新技术企业56家", 1),
        ("新增省级以上创新平台6个", "新增省级创新平台7个", 1),
    ],
)
def test_things_of_one_level_or_of_none_said(plan: str, answer: str, count: int) -> None:
    """Where only one of both says its level, the names decide."""
    assert len(_set(plan, answer)) == count


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("高新技术企业达到2800家", "新增科创企业950家、高新技术企业600家"),
        ("合作社总数达到400家", "新增龙头企业30家、合作社90家"),
        ("养老床位达到9000张", "新增托育床位800张、养老床位2000张"),
        ("停车泊位总数达到6万个", "新增充电车位1万个、停车泊位2万个"),
        ("农家书屋达到500个", "新建文化广场120个、农家书屋180个"),
        ("科技特派员达到700名", "新增全科医生200名、科技特派员300名"),
        ("绿地面积达到900公顷", "新增林地面积300公顷、绿地面积400公顷"),
        ("通航城市达到60个", "新增货运城市20个、通航城市25个"),
        ("规上服务业企业达到800家", "新增规上工业企业260家、规上服务业企业300家"),
        ("上市公司达到90家", "新增挂牌企业28家、上市公司30家"),
    ],
)
def test_what_shares_the_verb_of_an_addition(plan: str, answer: str) -> None:
    """A count behind 新增… in a list is an addition, and never all there is."""
    assert all(each[2] is None for each in _set(plan, answer))


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("新增科创企业900家、高新技术企业500家", "新增科创企业950家、高新技术企业600家"),
        ("新增高新技术企业500家", "新增科创企业950家、高新技术企业600家"),
        ("新增科创企业900家、高新技术企业500家", "新增高新技术企业600家"),
    ],
)
def test_additions_of_a_list_answer_additions(plan: str, answer: str) -> None:
    """An addition of a list is answered by an addition, in a list or not."""
    assert ("500家", "600家", True) in _set(plan, answer)


@pytest.mark.parametrize(
    ("answer", "radio", "television"),
    [
        ("广播电视综合覆盖率分别达94.4%和95.5%", "94.4%", "95.5%"),
        ("广播电视综合覆盖率分别达到94.4%和95.5%", "94.4%", "95.5%"),
        ("广播、电视综合覆盖率分别为94.4%和95.5%", "94.4%", "95.5%"),
        ("广播、电视综合覆盖率达到94.4%、95.5%", "94.4%", "95.5%"),
        ("广播和电视综合覆盖率分别达94.4%、95.5%", "94.4%", "95.5%"),
        ("广播综合覆盖率94.4%，电视综合覆盖率95.5%", "94.4%", "95.5%"),
        ("广播电视综合覆盖率分别提高到94.4%和95.5%", "94.4%", "95.5%"),
        ("广播电视综合覆盖率分别为93.1%、95.2%", "93.1%", "95.2%"),
        ("广播电视综合覆盖率分别达93%和96%", "93%", "96%"),
        ("广播与电视综合覆盖率分别达94.4%和95.5%", "94.4%", "95.5%"),
    ],
)
def test_radio_and_television_in_one_word(answer: str, radio: str, television: str) -> None:
    """Two shares of 广播电视 in order are radio's and television's."""
    found = _set("广播综合覆盖率达到94%，电视综合覆盖率达到95%", answer)
    assert [each[1] for each in found] == [radio, television]


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("确保11个城市空气质量稳定达标", "11个城市空气质量优良率达到85%"),
        ("抓好9个县城环境空气质量改善", "9个县环境空气质量达到二级标准"),
        ("推动6个镇水质提升", "6个镇水质稳定达标"),
        ("督促8个城区空气质量达标", "8个城区空气质量优良天数增加"),
    ],
)
def test_whose_air_it_is(plan: str, answer: str) -> None:
    """How many towns are spoken of is no target, and the same towns spoken of again no result."""
    assert _set(plan, answer) == []


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("实施100个成果转化示范项目", "实施144个成果转化示范项目和创新产品项目"),
        ("改造中小学厕所250个", "改扩建农村中小学食堂493个"),
        ("新建乡镇卫生院食堂12个", "新建乡镇中心卫生院宿舍15个"),
        ("改造敬老院浴室40个", "改造农村敬老院厨房46个"),
        ("建设社区图书室30个", "建设城市社区健身房33个"),
        ("新开工综合管廊28公里", "新建地下综合管廊15公里"),
        ("新开工污水管网60公里", "新建污水管网44公里"),
        ("新开工绿道80公里", "新建绿道52公里"),
        ("新开工农村公路200公里", "新建农村公路160公里"),
        ("推进甲化工、6万箱乙酒等续建项目", "甲化工、6万箱乙酒等56个项目正抓紧建设"),
        ("加快20万吨甲醇等续建项目", "20万吨甲醇、乙烯等9个项目加快建设"),
        ("抓好3万辆甲车等重点项目", "3万辆甲车等一批项目有序推进"),
    ],
)
def test_two_things_of_like_names(plan: str, answer: str) -> None:
    """Two sorts counted together, another room of the same house, and a work's size answer nothing."""
    assert [each for each in _set(plan, answer) if each[2] is not None] == []


@pytest.mark.parametrize(
    ("plan", "answer", "met"),
    [
        ("改造中小学厕所250个", "改造农村中小学厕所280个", True),
        ("新开工综合管廊28公里", "新建地下综合管廊30公里", True),
        ("新开工污水管网60公里", "新开工污水管网44公里", False),
        ("生产甲醇20万吨", "生产甲醇22万吨", True),
        ("实施100个成果转化示范项目和创新产品项目", "实施144个成果转化示范项目和创新产品项目", True),
    ],
)
def test_one_thing_of_like_names(plan: str, answer: str, met: bool) -> None:
    """The same thing told alike is answered."""
    assert [each[2] for each in _set(plan, answer)] == [met]


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("实施农村公路养护工程3500公里", "实施农村公路安防工程2527公里"),
        ("实施街道排水工程16处", "实施街道照明工程18处"),
        ("完成河道清淤任务80公里", "完成河道绿化任务88公里"),
        ("实施农村公路标线工程60公里", "实施农村公路护栏工程66公里"),
        ("完成小区供热工程20个", "完成小区充电工程22个"),
        ("实施村庄亮化工程50个", "实施村庄饮水工程55个"),
        ("开展社区助餐行动40场", "开展社区义诊行动44场"),
        ("实施桥梁加固工程12座", "实施桥梁涂装工程13座"),
        ("完成管网检测任务90公里", "完成管网铺设任务99公里"),
        ("实施水库扩容工程7座", "实施水库监测工程8座"),
        ("建设污水管网1000公里", "建设改造污水管网1200公里"),
    ],
)
def test_works_that_differ_before_their_last_word(plan: str, answer: str) -> None:
    """Two works on one thing are two works, though both are called 工程, 任务 or 行动."""
    assert _set(plan, answer) == []
