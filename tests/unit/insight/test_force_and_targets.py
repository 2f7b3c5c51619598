"""Targets and matters that two plans put more or less firmly, and phrases told without their verb."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import compare_wording
from tests.builders.plain_reports import build_report


def _kinds(older: str, newer: str) -> set[str]:
    found = compare_wording(build_report(2023, plan=[older]), build_report(2024, plan=[newer]))
    return {each.kind for each in found.changed}


@pytest.mark.parametrize(
    ("older", "newer", "kind"),
    [
        ("云海区生产总值增长7%以上。", "云海区生产总值增长7%左右。", "weakened"),
        ("一般公共预算收入增长6%。", "一般公共预算收入增长5.5%左右。", "weakened"),
        ("规模以上工业增加值增长不低于8%。", "规模以上工业增加值力争增长8%。", "weakened"),
        ("社会消费品零售总额确保增长9%。", "社会消费品零售总额力争增长9%。", "weakened"),
        ("居民消费价格涨幅控制在3%以内。", "居民消费价格涨幅3%左右。", "weakened"),
        ("居民消费价格涨幅3%左右。", "居民消费价格涨幅控制在3.5%左右。", "weakened"),
        ("城镇调查失业率控制在5%以内。", "城镇调查失业率5.5%左右。", "weakened"),
        ("居民人均可支配收入增长8%左右。", "居民人均可支配收入增速快于经济增速。", "weakened"),
        ("居民人均可支配收入增长8%左右。", "居民人均可支配收入增长与经济增长基本同步。", "weakened"),
        ("单位生产总值能耗下降3%。", "单位生产总值能耗下降2.5%左右。", "weakened"),
        ("城镇新增就业5万人。", "城镇新增就业5万人以上。", "strengthened"),
        ("出口、进口分别增长9.5%和13%左右。", "出口、进口分别增长9.5%和11.5%。", "weakened"),
        ("新增公租房300套。", "新增公租房900套。", "strengthened"),
        ("粮食产量稳定在30亿斤。", "粮食产量稳定在30亿斤以上。", "strengthened"),
        ("城镇调查失业率控制在5.5%左右。", "城镇调查失业率控制在5.5%以内。", "strengthened"),
        ("城镇登记失业率不超过4.5%。", "城镇登记失业率控制在4%以内。", "strengthened"),
        ("居民消费价格涨幅4%左右。", "居民消费价格涨幅3.5%左右。", "strengthened"),
        ("进出口总额力争增长5%。", "进出口总额增长5%。", "strengthened"),
        ("新建改造农村公路800公里。", "新建改造农村公路800公里以上。", "strengthened"),
        ("粮食产量稳定在30亿斤以上。", "确保粮食产量稳定在30亿斤以上。", "strengthened"),
        ("外贸进出口额突破900亿元。", "外贸进出口额达到900亿元左右。", "weakened"),
        ("粮食产量达到28亿斤以上。", "粮食产量保持在28亿斤左右。", "weakened"),
        (
            "细颗粒物年均浓度控制在32微克/立方米以下。",
            "细颗粒物年均浓度控制在35微克/立方米左右。",
            "weakened",
        ),
        ("财政赤字率控制在3%以内。", "财政赤字率按4%左右安排。", "weakened"),
        ("固定资产投资增长10%，力争更高。", "固定资产投资增长10%。", "weakened"),
        ("云海区生产总值增长5%左右。", "云海区生产总值增长5%左右，力争达到6%。", "strengthened"),
        ("居民收入增长与经济增长同步。", "居民收入增长高于经济增长。", "strengthened"),
        ("居民收入增速快于经济增速。", "居民收入增长和经济增长基本同步。", "weakened"),
        ("研发经费投入强度达到3.2%以上。", "研发经费投入强度达到3%左右。", "weakened"),
        ("空气质量优良天数比率不低于88%。", "空气质量优良天数比率达到88%左右。", "weakened"),
        (
            "今后五年，生产总值年均增长8%。今年生产总值增长7%。",
            "今后五年，生产总值年均增长8%。今年生产总值增长6%。",
            "weakened",
        ),
    ],
)
def test_a_target_is_put_more_or_less_firmly(older: str, newer: str, kind: str) -> None:
    """By its number, by what bounds it, and by whether it is vowed or only tried for."""
    assert _kinds(older, newer) == {kind}


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("城镇新增就业5万人。", "全年城镇新增就业5万人。"),
        ("力争固定资产投资增长6%。", "固定资产投资努力增长6%。"),
        ("新建学校8所。", "新建医院9所。"),
        ("新增高新技术企业80家。", "高新技术企业突破900家。"),
        ("高新技术企业突破900家。", "新增高新技术企业90家。"),
        ("港口吞吐量累计达到8000万吨。", "港口吞吐量累计达到9000万吨。"),
        ("居民收入增长快于经济增长。", "居民收入增长高于经济增长。"),
        ("固定资产投资增长10%，力争更高。", "固定资产投资增长10%，争取更好结果。"),
        ("云海区生产总值增长6%。", "云海区生产总值年均增长7%左右。"),
        ("城镇化率提高到55%。", "到2028年，城镇化率提高到60%。"),
        ("单位生产总值能耗下降3%。", "单位生产总值能耗较2020年下降15%。"),
        ("完成固定资产投资90亿元。", "固定资产投资5亿元以上园区达到8个。"),
        ("在海拔900米以下植树。", "在海拔700米以上供暖。"),
        ("建设省级和3个镇级指挥平台。", "支持9个省级和40个镇级旅游项目。"),
        ("区财政安排900万元用于山区群众贷款贴息。", "加快渔港信息网络和码头建设，区财政安排2000万元。"),
        ("从征集到的90条建议中选出10件实事。", "从收到的70条建议中选出10件实事。"),
        ("在建高速公路里程达90公里。", "新建高速公路里程40公里。"),
        ("居民消费价格涨幅3%左右。", "居民消费价格总水平基本持平。"),
        ("农民人均纯收入增加200元。", "农民人均纯收入3000元以上。"),
    ],
)
def test_a_target_put_the_same_way_is_no_change(older: str, newer: str) -> None:
    """Other words of the same force, and numbers of two things, tell of no change."""
    assert not _kinds(older, newer) & {"strengthened", "weakened"}


@pytest.mark.parametrize(
    ("older", "newer", "kind"),
    [
        ("稳妥推进湾区人口市民化改革。", "加快推进湾区人口市民化改革。", "strengthened"),
        ("原则上不再新增高耗能项目。", "严禁新增高耗能项目。", "strengthened"),
        ("探索建立容错纠错机制。", "全面建立容错纠错机制。", "strengthened"),
        ("稳步扩大制度型开放。", "有力扩大制度型开放。", "strengthened"),
        ("有序推进旧港区搬迁。", "全力推进旧港区搬迁。", "strengthened"),
        ("大力发展民办职业教育。", "鼓励发展民办职业教育。", "weakened"),
        ("全面推行林长责任制。", "试点推行林长责任制。", "weakened"),
        ("坚决处置历史违规建设项目。", "稳慎处置历史违规建设项目。", "weakened"),
        ("鼓励落实带薪年休假制度。", "严格落实带薪年休假制度。", "strengthened"),
        ("力争完成湖湾新区污水管网建设。", "确保完成湖湾新区污水管网建设。", "strengthened"),
        ("积极推进湖湾新区综合管廊建设。", "谋划推进湖湾新区综合管廊建设。", "weakened"),
        ("适时启动云海大道改造工程。", "全面启动云海大道改造工程。", "strengthened"),
    ],
)
def test_a_matter_is_taken_up_with_other_force(older: str, newer: str, kind: str) -> None:
    """A soft word before verb and thing gave way to a firm one, or a firm one to a soft one."""
    assert _kinds(older, newer) == {kind}


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("稳妥推进湾区人口市民化改革。", "有序推进湾区人口市民化改革。"),
        ("加快推进旧港区搬迁，有序推进旧港区搬迁。", "全力推进旧港区搬迁。"),
        ("稳步扩大制度型开放。", "大力发展海洋装备产业。"),
    ],
)
def test_words_of_one_force_and_both_forces_tell_of_no_change(older: str, newer: str) -> None:
    """Nor do two things, whatever the words before them."""
    assert not _kinds(older, newer) & {"strengthened", "weakened"}


@pytest.mark.parametrize(
    ("newer", "phrase"),
    [
        ("弘扬“湾畔精神”。", "湾畔精神"),
        ("弘扬红船精神，赓续红色血脉。", "红船精神"),
        ("大力弘扬企业家精神。", "企业家精神"),
        ("践行“两山”理念。", "两山"),
        ("发扬“店小二”精神。", "店小二"),
        ("深化“亩均论英雄”改革。", "亩均论英雄"),
        ("落实田长制，推行林长制。", "林长制"),
        ("实施“千企升级”行动。", "千企升级"),
        ("坚持人民至上、生命至上。", "人民至上、生命至上"),
        ("坚定不移贯彻总体国家安全观。", "总体国家安全观"),
    ],
)
def test_a_phrase_stands_without_the_verb_before_it(newer: str, phrase: str) -> None:
    """弘扬, 践行, 坚持, 落实 are what is done with a phrase, not the phrase."""
    found = compare_wording(build_report(2023, plan=["推动高水平开放。"]), build_report(2024, plan=[newer]))
    assert phrase in {each.phrase for each in found.new}


@pytest.mark.parametrize(
    ("older", "newer", "kinds"),
    [
        (
            "实施渔港重点项目20个，完成投资50亿元以上。",
            "聚焦“海湾十大工程”，谋划争取，提速推进建设，力争完成投资200亿元。",
            set(),
        ),
        (
            "实施渔港重点项目20个，完成投资50亿元以上。",
            "今年确定渔港重点项目22个，完成投资60亿元以上。",
            {"strengthened"},
        ),
        ("筹措资金9亿元，办好十件民生实事。", "筹措资金10亿元，继续办好十件民生实事。", {"strengthened"}),
    ],
)
def test_a_name_that_fits_anything_is_one_target_only_amid_like_words(
    older: str, newer: str, kinds: set[str]
) -> None:
    """完成投资 is told of each of many matters: which one, the sentence says."""
    assert _kinds(older, newer) == kinds
