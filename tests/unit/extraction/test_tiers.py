"""Three tiers by likelihood: commitments, clauses that may be one, and what is none."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import propose_commitments
from tests.unit.extraction.reports import make_report
from workbench.extraction.candidate_clauses import place_clauses
from workbench.extraction.clause_features import clause_features
from workbench.extraction.commitment_signs import TARGETS
from workbench.extraction.likelihood import BIAS, commitment_weights, likelihood
from workbench.measuring.quantities import find_quantities
from workbench.model.genre import Genre
from workbench.settings import ExtractionSettings

AMID = "新建公园5个，{}，改造公路12公里。"


def tiers(*lines: str) -> dict[str, str]:
    """Return the proposals of a small plan with their tiers."""
    report = make_report(*lines)
    return {c.quote: c.tier for c in propose_commitments(report, find_quantities(report))}


@pytest.mark.parametrize(
    "clause",
    [
        "力促云海湾文旅小镇二期开街",
        "注重发挥商会协会桥梁作用",
        "关爱留守老人和困境儿童",
        "听取企业家代表意见",
        "规划建设云海湾国际会议中心",
        "彻底消除城中村安全隐患",
        "聚焦光伏、储能等产业链招商",
        "力挺科技型中小企业上市融资",
        "倡导绿色出行和垃圾分类",
        "自觉接受人大监督和政协监督",
    ],
)
def test_an_unknown_verb_amid_promises_is_not_lost(clause: str) -> None:
    """A clause that no listed verb heads is a commitment, or may be one, by its neighbours and its object."""
    assert clause in tiers(AMID.format(clause))


@pytest.mark.parametrize(
    "clause",
    [
        "PM2.5平均浓度降至36微克/立方米",
        "森林覆盖率稳定在41%以上",
        "万元产值能耗下降3%",
        "城镇登记失业率低于4.5%",
    ],
)
def test_a_result_without_a_verb_is_one(clause: str) -> None:
    """A number to be reached promises by itself."""
    assert tiers(AMID.format(clause))[clause] == "commitment"


@pytest.mark.parametrize(
    "tail", ["提升群众幸福感", "激发市场活力", "推动形势持续向好", "促进产业集聚发展", "让生活更美好"]
)
def test_a_tail_is_possible_at_most(tail: str) -> None:
    """What the actions lead to counts for nothing by itself; it is shown folded, or not at all."""
    assert tiers(f"新建公园5个，{tail}。").get(tail, "possible") == "possible"


@pytest.mark.parametrize(
    "line",
    [
        "过去五年，我们攻坚克难，新建学校12所。",
        "过去的五年，建成公路300公里。",
        "五年来，累计新增就业20万人。",
        "近三年，新增高新技术企业60家。",
        "“十四五”时期以来，改造老旧小区80个。",
        "本届政府任期以来，完成棚改3000套。",
        "过去三年，城镇化率提高5个百分点。",
        "回顾过去五年，地区生产总值年均增长7%。",
    ],
)
def test_what_was_achieved_is_none(line: str) -> None:
    """Sentences that look back promise nothing, though they stand in the plan."""
    assert tiers(line) == {}


def test_looking_back_goes_on_to_the_next_turn() -> None:
    """What follows 过去五年 tells as well, until a sentence speaks of what is to come."""
    lines = "过去五年，城乡面貌一新。|新建公园30个。|未来五年，新建公园40个。|再建绿道60公里。"
    told = tiers(*lines.split("|"))
    assert not any("30个" in quote for quote in told)
    assert any("40个" in quote for quote in told)
    assert any("60公里" in quote for quote in told)


@pytest.mark.parametrize("heading", ["2025年工作总体要求", "指导思想", "总体思路"])
def test_under_principles_only_a_number_is_promised(heading: str) -> None:
    """Actions below 总体要求 are principles; a target with its number is one all the same."""
    found = tiers(f"#{heading}", "强化科技创新，培育壮大新兴产业。", "粮食产量稳定在60万吨以上。")
    assert [quote for quote, tier in found.items() if tier == "commitment"] == ["粮食产量稳定在60万吨以上"]


def test_the_reason_names_the_likelihood() -> None:
    """A clause that no rule chose says how likely it is, in both languages."""
    report = make_report(AMID.format("关爱留守老人和困境儿童"))
    found = propose_commitments(report, find_quantities(report))
    cared = next(c for c in found if c.quote.startswith("关爱"))
    assert "%" in cared.why.zh
    assert "likely" in cared.why.en


def test_settings_move_the_tiers() -> None:
    """Thresholds of 1 leave nothing firm, and every clause that the rules chose is still possible."""
    report = make_report(AMID.format("完善养老服务体系"))
    strict = ExtractionSettings(least_likely_chosen=1.0, least_likely_left=1.0, least_likely_possible=1.0)
    found = propose_commitments(report, find_quantities(report), strict)
    assert len(found) == 3
    assert {c.tier for c in found} == {"possible"}


def test_a_feature_without_a_weight_says_nothing() -> None:
    """An unknown feature leaves the likelihood of the bias alone."""
    assert likelihood(["no such feature"], {BIAS: 0.0}) == 0.5
    assert likelihood(["x"], {BIAS: 0.0, "x": 2.0}) > 0.8


def test_every_weight_can_be_reached() -> None:
    """The table holds plain log-odds of moderate size."""
    weights = commitment_weights()
    assert BIAS in weights
    assert all(abs(weight) < 3 for weight in weights.values())


def test_a_plan_without_clauses_has_no_features() -> None:
    candidates = place_clauses(make_report("。"), (), ("plan", "closing"), ExtractionSettings())
    assert not candidates.choices.clauses.texts
    assert clause_features(candidates).of_each() == []


@pytest.mark.parametrize("fragment", ["同时", "此外", "现代物流业", "与此同时", "数字云海"])
def test_a_word_or_two_is_nothing(fragment: str) -> None:
    """What has no verb and hardly a word is not even possible."""
    assert fragment not in tiers(AMID.format(fragment))


@pytest.mark.parametrize(
    "frame", ["以创建文明城区为目标", "以项目建设为抓手", "以园区为依托", "以改革创新为引领"]
)
def test_a_frame_is_never_firm(frame: str) -> None:
    """By what or for what the rest is done is no commitment by itself."""
    assert tiers(AMID.format(frame)).get(frame, "possible") == "possible"


@pytest.mark.parametrize(
    "line",
    [
        "东湖、西湖两镇要按照打造滨海门户的要求，建设渔港二期，改造公路12公里。",
        "各镇要按照一镇一品的思路，新建冷库5座。",
        "城区要按照疏密有致的原则，改造管网30公里。",
        "渔港要按照以港兴区的方针，疏浚航道8公里。",
    ],
)
def test_what_is_gone_by_promises_nothing(line: str) -> None:
    """A clause that only names the demand or idea that others go by is no proposal of its own."""
    first = line.split("，", maxsplit=1)[0]
    found = tiers(line)
    assert found.get(first) != "commitment"
    assert "commitment" in found.values()


@pytest.mark.parametrize("line", ["新建公园5个，改造公路12公里，等等。", "办好渔业节，开好招商会，等等。"])
def test_et_cetera_is_no_proposal(line: str) -> None:
    """等等 stands for what is not said."""
    assert "等等" not in tiers(line)


@pytest.mark.parametrize(
    "clause",
    [
        "壮大港航产业是关键",
        "创新是海湾振兴的第一动力",
        "扩大海上开放是云海湾走向世界的必由之路",
        "稳定渔业生产是各级政府的重要职责",
        "抓港口就是抓发展",
        "保护海岸就是保护饭碗",
        "优化营商环境是一项系统工程",
        "提升渔港能级是我们的奋斗目标",
        "约束性指标是",
        "全区经济社会发展主要预期目标为",
    ],
)
def test_what_a_task_is_and_an_aim_only_announced_are_nothing(clause: str) -> None:
    """Such a clause opens or grounds the promises around it; there is nothing in it to keep."""
    assert clause not in tiers(AMID.format(clause))


@pytest.mark.parametrize(
    "clause",
    [
        "创新投入能力不强",
        "发展方式仍然粗放",
        "开发海湾的潜力很大",
        "加快转型尤为紧迫",
        "化解债务的压力依然较大",
        "解决住房困难的任务十分艰巨",
        "保障渔民增收的难度较大",
        "发展不平衡问题仍较为突出",
        "推进港航联动的前景十分广阔",
        "服务渔民的意识还不到位",
        "体现了保持渔价稳定的要求",
        "加快发展面临许多新机遇",
        "深化改革正处于攻坚阶段",
    ],
)
def test_how_things_stand_is_no_promise(clause: str) -> None:
    """A complaint or a prospect is nothing to keep, though it begins with a word that may be a verb."""
    assert clause not in tiers(AMID.format(clause))


@pytest.mark.parametrize(
    "clause",
    [
        "加快破解南北两岸发展不平衡",
        "坚决查处渔船补贴发放不到位",
        "努力补齐海堤设防标准不高",
        "整治渔港管理粗放",
    ],
)
def test_a_shortcoming_to_be_mended_is_promised(clause: str) -> None:
    """The verb before it says what will be done about it."""
    assert tiers(AMID.format(clause)).get(clause) in ("commitment", "possible")


@pytest.mark.parametrize(
    "clause",
    ["“十四五”时期是云海区实现跨越、走向全国的关键五年", "实现首个五年任务之后", "启动港区改造以后"],
)
def test_what_a_time_is_and_after_what_it_comes_is_no_promise(clause: str) -> None:
    """Such a clause dates what stands around it."""
    assert clause not in tiers(AMID.format(clause))


CIRCUMSTANCES = ("第一章 发展环境", "第二节 面临的形势", "一、发展基础", "（二）我区经济社会发展的机遇和挑战")
TASKS = ("第一章 优化发展环境", "二、面临的形势和任务", "一、夯实发展基础", "第三章 主要目标")


@pytest.mark.parametrize("heading", CIRCUMSTANCES)
def test_circumstances_of_a_five_year_plan_promise_nothing(heading: str) -> None:
    """What stands below 发展环境 tells how things are, whatever its words."""
    lines = (f"#{heading}", "##第一节 渔港经济壮大", "发展条件深刻变化。", "办好自己的事，建设渔港2座。")
    report = make_report(*lines, genre=Genre.FIVE_YEAR_PLAN)
    assert propose_commitments(report, find_quantities(report)) == ()
    assert tiers(*lines) != {}


@pytest.mark.parametrize("heading", TASKS)
def test_headings_that_only_name_circumstances_besides_hide_nothing(heading: str) -> None:
    """优化发展环境 is a task, and what follows 形势和任务 are tasks as well."""
    report = make_report(f"#{heading}", "办好渔业节，建设渔港2座。", genre=Genre.FIVE_YEAR_PLAN)
    assert len(propose_commitments(report, find_quantities(report))) == 2


@pytest.mark.parametrize("heading", ["第二章 指导方针", "第二节 必须遵循的原则"])
def test_principles_of_a_five_year_plan_are_not_firm(heading: str) -> None:
    """They guide all of its tasks."""
    report = make_report(f"#{heading}", "维护人民根本利益，激发全体人民积极性。", genre=Genre.FIVE_YEAR_PLAN)
    found = propose_commitments(report, find_quantities(report))
    assert [each for each in found if each.tier == "commitment"] == []


def test_the_aim_of_a_century_announces_no_targets() -> None:
    """实现第二个百年奋斗目标 is spoken of in every speech; 奋斗目标是 still opens a list of targets."""
    assert TARGETS.search("向第二个百年奋斗目标进军") is None
    assert TARGETS.search("今年的奋斗目标是：") is not None


@pytest.mark.parametrize(
    "clause",
    [
        "创建“绿水青山就是金山银山”实践创新基地",
        "工作重点是加快渔港改造",
        "改善民生特别是渔民住房保障",
        "十二是强化渔港的安全保障",
        "开展“海湾是我家”活动",
        "关键是抓好渔船更新的资金保障",
    ],
)
def test_a_promise_that_names_what_something_is_stays(clause: str) -> None:
    """A quoted name, 特别是, the number of an item and a task told by its verb define nothing."""
    assert any(quote in clause for quote in tiers(AMID.format(clause)))


@pytest.mark.parametrize(
    "clause",
    [
        "通过入股、联营和托管等多种方式",
        "采取有力措施",
        "要采取拍卖、租赁等办法",
        "在加快渔港建设的同时",
        "渔业要在稳定捕捞的基础上",
        "按照统一规划、分步实施的原则",
    ],
)
def test_by_which_means_and_beside_what_may_be_a_promise_at_most(clause: str) -> None:
    """Such a clause tells how the one behind it is done, and promises little by itself."""
    assert tiers(AMID.format(clause)).get(clause) in (None, "possible")


@pytest.mark.parametrize("clause", ["采取24项措施稳定渔价", "在东港建设渔货基地", "落实按照进度拨款的要求"])
def test_what_is_done_by_some_means_is_promised(clause: str) -> None:
    """A clause that goes on behind its means with what is done promises that."""
    assert tiers(AMID.format(clause))[clause] == "commitment"
