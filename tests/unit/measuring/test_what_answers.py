"""Which reported number answers a planned one, on made-up pairs of sentences."""

from __future__ import annotations

import pytest

from workbench.measuring.comparing import compare_numbers, told_apart
from workbench.measuring.measured_numbers import read_measures
from workbench.measuring.quantities import find_quantities_in
from workbench.model.link import Comparison
from workbench.settings import DEFAULTS


def compared(planned: str, reported: str) -> list[Comparison]:
    """Return the comparisons of a sentence of a plan with one of a review."""
    aims = told_apart(read_measures(find_quantities_in(planned), planned))
    told = read_measures(find_quantities_in(reported), reported)
    return [pairing.comparison for pairing in compare_numbers(aims, told, DEFAULTS.alignment)]


@pytest.mark.parametrize(
    ("planned", "reported", "actual"),
    [
        ("解决9万农村居民饮水安全问题", "又有11万农村人口用上安全水", "11万"),
        ("解决6万农民的饮水安全问题", "6.5万农民喝上放心水", "6.5万"),
        ("研发经费支出占比达到2.1%", "研发投入强度达到2.2%", "2.2%"),
        ("全社会研发经费支出占地区生产总值比重达到3%", "研发经费投入强度达到3.1%", "3.1%"),
        ("软件和信息服务业业务收入增长18%", "软件业务收入增长19%", "19%"),
        ("新建和提升乡村小微企业园区12个", "新建提升乡村小微企业园14个", "14个"),
        ("创建60个森林城镇", "新创建森林城镇63个", "63个"),
        ("经济增长6%", "地区生产总值增长6.4%", "6.4%"),
        ("城市居民最低生活保障标准提高8%", "城市低保标准提高9%", "9%"),
        ("“专精特新”中小企业达到300家", "“专精特新”企业达到320家", "320家"),
        ("开工民生项目80个", "开工民生项目83个", "83个"),
    ],
)
def test_one_thing_in_other_words(planned: str, reported: str, actual: str) -> None:
    """The same thing goes by several names, from year to year and within one report."""
    assert [each.actual for each in compared(planned, reported)] == [actual]


@pytest.mark.parametrize(
    ("planned", "reported"),
    [
        ("建成电商示范镇4个、示范村40个", "创建善治示范村31个"),
        ("新增森林乡镇3个、示范点20个", "建成充电示范点18个"),
        ("培育循环农业示范县2个、示范园9个", "认定光伏示范园7个"),
        ("建设数字乡村试点县1个、试点村12个", "开展殡葬改革试点村9个"),
        ("在6个山区县建设“希望之家”", "建成“希望之家”21所"),
        ("示范村60个", "治理示范村25个"),
        ("工业投资增长9%", "工业技改投资增长4%"),
        ("新增上市企业6家", "新增规上企业60家"),
        ("解决9万农村居民饮水安全问题", "解决9.5万农村居民用电问题"),
        ("软件业务收入增长18%", "电信业务收入增长11%"),
    ],
)
def test_other_things_in_like_words(planned: str, reported: str) -> None:
    """A word that ends many names (示范村), a quoted name in another role, a neighbour: no answer."""
    assert compared(planned, reported) == []


@pytest.mark.parametrize(
    ("planned", "metric"),
    [
        ("建成美丽乡村示范镇5个、示范村30个", "美丽乡村示范村"),
        ("创建全域旅游示范县2个、示范镇8个", "全域旅游示范镇"),
        ("打造智慧社区样板小区6个、样板街9条", "智慧社区样板街"),
        ("建设数字乡村试点县1个和试点村12个", "数字乡村试点村"),
    ],
)
def test_a_list_names_its_later_things_short(planned: str, metric: str) -> None:
    """What the first thing of a list is called in full, the others leave out."""
    assert (find_quantities_in(planned)[-1].metric or "").endswith(metric)


@pytest.mark.parametrize(
    ("planned", "reported", "met", "why"),
    [
        ("研发投入强度超过2.4%", "研发投入强度接近2.4%", False, None),
        ("粮食产量达到90万吨", "粮食产量达到近90万吨", False, None),
        ("粮食产量达到90万吨", "粮食产量达到90万吨", True, None),
        ("新增规上企业90家", "净增规上企业80家", None, "scope"),
        ("新增规上企业90家", "净增规上企业110家", True, None),
        ("新增企业技术中心9家", "新增省级企业技术中心5家", None, "scope"),
        ("新增省级企业技术中心9家", "新增省级企业技术中心9家", True, None),
        ("工业增加值增长8%", "规模以上工业增加值增长9%", None, "scope"),
        ("规上工业企业增加值增长8%", "工业增加值增长9%", None, "scope"),
        ("农村低保标准提高10%", "农村低保标准连续三年每年提高10%", True, None),
    ],
)
def test_what_can_be_judged(planned: str, reported: str, met: bool | None, why: str | None) -> None:
    """Nearly is not reached; net of losses, of a level or of a size is another count than all."""
    (told,) = compared(planned, reported)
    assert (told.met, told.why_null) == (met, why)


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("出口额和进口额分别增长7%", ["出口额和进口额增速"]),
        ("出口额和进口额分别增长7%和9%", ["出口额增速", "进口额增速"]),
        ("出口额80亿元，进口额60亿元，分别比2015年增长70%和90%",
         ["出口额", "进口额", "出口额增速", "进口额增速"]),
        ("规上工业亩均税收、亩均利润分别增长7%、8%", ["规上工业亩均税收增速", "亩均利润增速"]),
        ("城镇居民收入2万元，农村居民收入1万元，分别较年初增长2%和3%",
         ["城镇居民收入", "农村居民收入", "城镇居民收入增速", "农村居民收入增速"]),
    ],
)  # fmt: skip
def test_numbers_are_shared_out(text: str, metrics: list[str]) -> None:
    """分别 gives numbers out in order, over a base year too; a lone number is one of all things listed."""
    assert [number.metric for number in find_quantities_in(text)] == metrics
