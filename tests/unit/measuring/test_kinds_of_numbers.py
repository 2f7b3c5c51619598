"""Numbers that look alike and are not to be set side by side, kind by kind, beside those that are."""

from __future__ import annotations

import pytest

from workbench.alignment.equivalents import compare_fall, compare_grades, compare_step
from workbench.measuring.comparing import compare_numbers
from workbench.measuring.measured_numbers import read_measures
from workbench.measuring.quantities import find_quantities_in
from workbench.settings import DEFAULTS


def _met(plan: str, answer: str) -> list[tuple[str, bool | None]]:
    planned, reported = (read_measures(find_quantities_in(text), text) for text in (plan, answer))
    found = compare_numbers(planned, reported, DEFAULTS.alignment)
    return [(each.comparison.actual, each.comparison.met) for each in found]


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        # A sum that says which things are counted.
        ("培育年产值过5亿元的龙头企业", "新增年产值过5亿元的加工企业3家"),
        ("引进投资10亿元以上的项目", "投资10亿元以上的项目进展顺利"),
        ("扶持销售额超2亿元的商贸企业", "销售额超2亿元的企业名列前茅"),
        # The number is part of what a paper is called.
        ("严格落实区委八条规定", "区委八条规定得到严格执行"),
        ("落实金融支持实体经济二十条意见", "出台民营经济二十条意见"),
        ("执行六大行业稳增长方案", "六大行业稳增长方案印发"),
        ("落实惠企22条政策措施", "出台17条政策措施"),
        # Real is not nominal.
        ("居民人均可支配收入实际增长6%", "居民人均可支配收入名义增长7.1%"),
        ("农村居民收入名义增长8%", "农村居民收入实际增长6.5%"),
        # A beginning is not an end.
        ("新开工甲河至乙岭、丙山至丁口等3条高速公路", "建成戊地至己地等5条高速公路"),
        ("新开工安置房3000套", "建成安置房2600套"),
        ("加快建设甲山至乙水等20条公路", "丙岭至丁河等5条公路建成通车"),
        ("在建高速公路里程160公里", "建成高速公路34公里"),
        # One group of people, or one crop, is not all.
        ("实现800名贫困劳动力转移就业", "农村劳动力转移就业4000人"),
        ("梨子总产达到6200吨", "果品总产8800吨"),
        # By how much is not up to where.
        ("医保财政补助标准人均提高60元", "医保财政补助标准人均提高到380元"),
        ("今年固定资产投资比去年增加60亿元", "完成固定资产投资200亿元"),
        # An addition is not a total.
        ("新增公路里程120公里", "公路里程突破500公里"),
        ("新增发电装机40万千瓦", "发电装机超过100万千瓦"),
        # Several years are not one.
        ("新增城镇就业2万人", "“十三五”期间新增城镇就业9万人"),
        ("工业增加值达到600亿元，年均增长9%", "工业增加值达到380亿元"),
        ("单位生产总值能耗下降3%", "单位生产总值能耗比2015年下降18%"),
        # A part of the place is not the whole.
        ("生产总值增长7%", "东西两翼发展提速，生产总值增长9%"),
        ("一般公共预算收入增长6%", "山区发展加快，一般公共预算收入增长11%"),
        # What only says who pays says not what for.
        ("区财政筹措3亿元资金", "区财政筹措1.2亿元资金"),
        ("筹集8000万元资金", "筹集2.1亿元资金"),
        ("自治区安排2亿元", "自治区安排2亿元"),
        ("净增就业岗位3万个", "把城镇净增3万个就业岗位作为硬任务，层层落实责任"),
        # What is left when something is taken out is not the whole.
        ("一般公共预算收入增长5%", "一般公共预算收入扣除减税降费因素增长8%"),
        # Those above a size are not those below it, and what was signed for has not come.
        ("淘汰10蒸吨以上锅炉36台", "淘汰10蒸吨以下锅炉52台"),
        ("招商引资到位资金达到60亿元", "招商引资签约金额达到110亿元"),
        # The surveyed jobless rate of a year's end is a month's, and the goal is the year's mean.
        ("城镇调查失业率控制在5.5%以内", "年末城镇调查失业率降到5.4%"),
        # How large one of several works is.
        (
            "形成轮胎200万套生产能力",
            "丙公司扩建50万套轮胎、丁铝业与某银行以及戊宾馆等一批外商投资合作项目进展顺利",
        ),
        # A rate with no name of its own.
        ("覆盖率达到60%", "森林覆盖率达到41%"),
        # The size of named works.
        ("甲地30万吨乙烯、乙地总部等项目竣工", "甲地30万吨乙烯、丙地物流园等项目加快建设"),
    ],
)
def test_what_is_not_the_same_is_not_compared(plan: str, answer: str) -> None:
    """No pair of these has a verdict."""
    assert [pair for pair in _met(plan, answer) if pair[1] is not None] == []


@pytest.mark.parametrize(
    ("plan", "answer", "actual", "met"),
    [
        ("实现固定资产投资50亿元的目标", "完成固定资产投资53亿元", "53亿元", True),
        ("居民人均可支配收入实际增长6%", "居民人均可支配收入实际增长6.3%", "6.3%", True),
        ("居民人均可支配收入增长6%", "居民人均可支配收入名义增长7.1%", "7.1%", True),
        (
            "建设筹集公租房2万套",
            "建设筹集公租房2.3万套，超额完成建设筹集公租房2万套的目标任务",
            "2.3万套",
            True,
        ),
        # Of several years that are named the last is the one reported.
        (
            "旅游接待人数达到300万人次",
            "接待游客2017年突破100万人次、2019年突破200万人次，2020年在疫情冲击下仍超过160万人次",
            "160万人次",
            False,
        ),
        # A quoted name in another order is the same name.
        ("新增“即报即办”事项30项", "新增“即办即报”事项34项", "34项", True),
        # What was passed is told before what was reached.
        ("旅游总收入达到1100亿元", "旅游总收入首次突破千亿元，预计达1235亿元", "1235亿元", True),
        ("新开工安置房3000套", "开工安置房3100套", "3100套", True),
        ("实施500公里公路改造", "完成了520公里公路改造和800公里通村路建设", "520公里", True),
        ("医保财政补助标准提高到380元", "医保财政补助标准提高到380元", "380元", True),
        ("新增公路里程120公里", "新增公路里程130公里", "130公里", True),
        # 由上年下降40%收窄为 is where it came from.
        ("固定资产投资增长7%", "固定资产投资由上年下降40.3%收窄为下降3.9%", "3.9%", False),
        # Works on poor people's houses are to be many, poor people few.
        ("完成贫困户危房改造500户", "完成贫困户危房改造620户", "620户", True),
        ("完成100个贫困村的整村推进任务", "完成106个贫困村的整村推进任务", "106个", True),
        ("贫困发生率控制在1%以内", "贫困发生率1.3%", "1.3%", False),
        # A fall that was expected is a floor.
        ("一般公共预算收入下降7%", "一般公共预算收入下降5.2%", "5.2%", True),
        ("一般公共预算收入下降3%", "一般公共预算收入下降5.2%", "5.2%", False),
        ("外贸进出口总额下降4%", "外贸进出口总额增长2%", "2%", True),
        ("单位生产总值能耗下降3%", "单位生产总值能耗下降2.1%", "2.1%", False),
    ],
)
def test_what_is_the_same_is_still_compared(plan: str, answer: str, actual: str, met: bool) -> None:
    """The pair is found, by the number of this year."""
    assert (actual, met) in _met(plan, answer)


def test_a_number_that_counts_by_another_does_not_take_the_name_before() -> None:
    """实现390个20户以上自然村 counts villages, not the libraries named before."""
    found = find_quantities_in("建成200个农家书屋，实现390个20户以上自然村通广播电视。")
    assert [(q.raw, q.metric) for q in found][1] == ("390个", None)


@pytest.mark.parametrize(
    ("quote", "told", "actual"),
    [
        ("居民收入增长与经济增长同步", "居民储蓄余额增长12%", None),
        ("居民收入增长与经济增长同步", "城乡居民人均可支配收入增长8%", "8%"),
        ("农村居民人均可支配收入年均实际增长与经济增长同步", "农村居民人均可支配收入增长9%", "9%"),
        ("农民收入增长与经济增长同步", "农村居民人均可支配收入增长9%", "9%"),
        ("居民收入增长与经济增长同步", "农村居民人均可支配收入增长9%", None),
        ("居民收入与经济同步增长，居民收入增长与经济增长同步", "城镇居民人均可支配收入增长6%", None),
        ("居民收入增长与经济增长同步", "全体居民人均可支配收入增长7.3%，扣除价格因素，实际增长7.1%", "7.1%"),
        ("居民收入增长与经济增长同步", "居民人均可支配收入实际增长7.1%，名义增长7.3%", "7.1%"),
        ("居民收入增长与经济增长同步", "居民人均可支配收入名义增长7.3%", "7.3%"),
    ],
)
def test_only_the_thing_that_was_to_grow_is_in_step(quote: str, told: str, actual: str | None) -> None:
    """Savings are no income, nor is that of the countryside all; what is real stands beside the economy's."""
    output = find_quantities_in("地区生产总值增长7%")
    pairing = compare_step(quote, read_measures(find_quantities_in(told), told), output)
    assert (pairing.comparison.actual if pairing else None) == actual
    if pairing:
        assert pairing.actual is not None
        assert told[pairing.actual.start : pairing.actual.end] == actual


@pytest.mark.parametrize(
    ("plan", "answer", "met", "attainment"),
    [
        ("粮食产量稳定在130亿斤以上", "粮食产量达到660万吨", True, 1.0154),
        ("粮食产量稳定在130亿斤以上", "粮食总产量640万吨", False, 0.9846),
        ("粮食总产量达到65万吨", "粮食总产量13.1亿斤", True, 1.0077),
        ("粮食总产量达到65万吨", "粮食总产量65.1万吨", True, 1.0015),
        ("水产品产量达到8000吨", "水产品产量1640万斤", True, 1.025),
        ("茶叶产量达到3万公斤", "茶叶产量29吨", False, 0.9667),
    ],
)
def test_weights_are_compared_in_whatever_unit_they_are_told(
    plan: str, answer: str, met: bool, attainment: float
) -> None:
    """Reports promise in 斤, statistics tell in 吨; the words stay as each said them."""
    planned = read_measures(find_quantities_in(plan), plan)
    [pairing] = compare_numbers(
        planned, read_measures(find_quantities_in(answer), answer), DEFAULTS.alignment, answering=True
    )
    assert (pairing.comparison.met, pairing.comparison.attainment) == (met, attainment)
    assert pairing.comparison.actual in answer


@pytest.mark.parametrize(
    ("plan", "told", "found"),
    [
        ("单位生产总值能耗继续下降", "全区单位地区生产总值能耗下降2.1%", ("下降2.1%", True)),
        ("单位生产总值能耗和污染物排放持续下降", "单位生产总值能耗上升0.4%", ("0.4%", False)),
        ("刑事案件发案数持续下降", "刑事案件发案数下降了12%", ("下降了12%", True)),
        ("生产安全事故起数、死亡人数继续下降", "死亡人数减少9%", ("减少9%", True)),
        ("财政供养人员有所减少，", "财政供养人员减少3%", ("减少3%", True)),
        ("单位生产总值能耗继续下降", "单位工业增加值用水量下降5%", None),
        ("单位生产总值能耗继续下降", "吨钢综合能耗上升1.6%", None),
        ("单位生产总值能耗继续下降", "单位生产总值能耗0.5吨标准煤", None),
        ("单位生产总值能耗继续改善", "单位生产总值能耗下降2.1%", None),
        ("下降空间还很大，能耗继续下降", "能耗下降2.1%", None),
        ("推动下降通道改造", "通道下降2%", None),
    ],
)
def test_a_fall_by_however_much_is_set_against_the_change_of_that_very_thing(
    plan: str, told: str, found: tuple[str, bool] | None
) -> None:
    """A rise is a miss; another thing, a level or a name too short to tell are silence."""
    pairing = compare_fall(plan, read_measures(find_quantities_in(told), told), told)
    assert (pairing and (pairing.comparison.actual, pairing.comparison.met)) == found
    if pairing:
        kept = pairing.comparison
        assert told[kept.actual_start : kept.actual_end] == kept.actual
        assert kept.attainment is None


def test_a_grade_that_only_names_a_kind_of_thing_is_not_to_be_reached() -> None:
    """A级景区 is a kind of sight; 评为A级 is a grade."""
    assert compare_grades("推动A级景区倍增", "连续三年获评A级。") is None
    assert compare_grades("信用评价进入A级", "信用评价获评A级。") is not None
    assert compare_grades("创新能力评级达到B类水平", "创新能力跃升全省B类县（市、区）。") is not None
