"""What passages suggest for a commitment."""

from __future__ import annotations

import pytest

from workbench.alignment.candidates import Found
from workbench.alignment.carryover import describe_change
from workbench.alignment.progress import Suggestion, suggest_status
from workbench.measuring.comparing import Pairing
from workbench.model.commitment import Commitment, Quantity
from workbench.model.link import Candidate, Comparison
from workbench.model.said import NOTHING
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.alignment
SURE, UNSURE, FAR = SETTINGS.confident_log_odds + 1, 0.0, SETTINGS.answered_log_odds - 1


def _suggest(quote: str, phrase: str, log_odds: float, *quantities: Quantity) -> str | None:
    return _suggestion(quote, phrase, log_odds, *quantities).status


def _suggestion(
    quote: str, phrase: str, log_odds: float, *quantities: Quantity, items: tuple[str, ...] = ()
) -> Suggestion:
    commitment = Commitment(
        id="c",
        report="r",
        quote=quote,
        start=0,
        end=len(quote),
        sentence="s",
        section=None,
        theme=None,
        type="measure",
        quantities=quantities,
        items=items,
    )
    candidate = Candidate(
        text=phrase, start=0, end=len(phrase), sentence="s", score=0.9, why={"clause": phrase}, confident=True
    )
    return suggest_status(commitment, [Found(candidate, log_odds, phrase, None)], SETTINGS)


@pytest.mark.parametrize(
    ("quote", "phrase", "log_odds", "status"),
    [
        ("建成区体育馆", "区体育馆建成投用", SURE, "fulfilled"),
        ("建成区体育馆", "区体育馆加快建设", SURE, "in_progress"),
        ("开工建设区体育馆", "区体育馆未能按期开工", SURE, "not_fulfilled"),
        ("建设区体育馆", "不再单独建设区体育馆", SURE, None),
        ("提升基层医疗服务能力", "基层医疗服务能力不足", SURE, "partial"),
        ("做好社会救助", "困难群众得到救助", SURE, "fulfilled"),
        ("完善排水设施", "提升泵站，补齐城区排水短板", SURE, "fulfilled"),
        ("改造老旧小区和危旧房", "改造老旧小区成效明显", SURE, "partial"),
        ("提升东山中学、城南中学", "城南中学改造完成", SURE, "partial"),
        ("切忌搞“一刀切”", "有的地方执行政策“一刀切”", SURE, None),
        ("坚决杜绝盲目填海", "盲目填海得到遏制", SURE, "fulfilled"),
        ("完成云海机场扩建工程", "港口二期、云海机场扩建及一批9万吨级码头进展顺利", SURE, "in_progress"),
        ("全面建成应急救治体系", "不断加强应急救治体系和基层防疫体系建设", SURE, "in_progress"),
        ("基本建成应急救治体系", "应急救治能力进一步提高", SURE, None),
        ("完成云海区总体规划修编", "精心编制总体规划", SURE, None),
        ("完成危房改造任务", "继续实施危房改造690户", SURE, "fulfilled"),
        ("完成水厂改造", "持续推进水厂改造，现已建成", SURE, "fulfilled"),
        ("加强应急救治体系建设", "不断加强应急救治体系建设", SURE, "fulfilled"),
        ("加强防灾能力建设", "防灾能力还需提升", SURE, "partial"),
        ("提高服务效率", "服务效率有待提高", SURE, "partial"),
        ("转变发展方式", "只要我们转变发展方式，云海就一定能够跨上新台阶", SURE, None),
        ("提高发展质量和效益", "实现科学发展，必须提高发展质量和效益", SURE, None),
        ("转变政府职能", "我们也清醒地认识到，政府职能转变等方面还存在不少问题", SURE, None),
        ("建成区体育馆", "区体育馆建成投用", UNSURE, None),
        ("建成区体育馆", "港口货物吞吐量增长", FAR, "no_evidence"),
    ],
)
def test_status_follows_nearness_and_what_is_said(
    quote: str, phrase: str, log_odds: float, status: str | None
) -> None:
    """Near and finished is fulfilled, under way or partly named is less, unsure is left to the analyst."""
    assert _suggest(quote, phrase, log_odds) == status


@pytest.mark.parametrize(
    ("quote", "items", "phrase", "named"),
    [
        (
            "加快东山水厂、望海大桥、青石隧道等项目建设",
            ("东山水厂", "望海大桥", "青石隧道"),
            "东山水厂项目建成",
            "望海大桥、青石隧道",
        ),
        ("改造老旧小区和危旧房", (), "改造老旧小区成效明显", "危旧房"),
        ("发展养殖、捕捞、冷链和渔村旅游", (), "发展冷链，养殖、捕捞稳步提升", "渔村旅游"),
    ],
)
def test_every_part_that_no_answer_names_is_told(
    quote: str, items: tuple[str, ...], phrase: str, named: str
) -> None:
    """A promise of several things of which some are answered says which are not."""
    told = _suggestion(quote, phrase, SURE, items=items)
    assert told.status == "partial"
    assert named in told.why.zh
    assert named in told.why.en


def test_statistics_tell_how_much_there_is_and_not_what_was_done() -> None:
    """Of a passage that only counts, words like the promise's propose nothing."""
    phrase = "渔业安全生产事故共死亡3人"
    commitment = Commitment(
        id="c", report="r", quote="坚决遏制渔业安全生产事故", start=0, end=12, sentence="s", section=None,
        theme=None, type="measure",
    )  # fmt: skip
    candidate = Candidate(
        text=phrase, start=0, end=len(phrase), sentence="s", score=0.9, why={}, confident=True
    )
    found = [Found(candidate, SURE, phrase, None)]
    assert suggest_status(commitment, found, SETTINGS).status == "fulfilled"
    assert suggest_status(commitment, found, SETTINGS, counts_only=True).status is None


def test_a_number_without_a_name_is_not_kept_by_words_like_it() -> None:
    """达到9.5% names nothing: that something else reached a share says nothing of it."""
    nameless = Quantity(raw="9.5%", start=2, end=6, metric=None, value=9.5, unit="%", comparator="=")
    assert _suggest("达到9.5%", "渔业的贡献率达到47.6%", SURE, nameless) is None


@pytest.mark.parametrize(
    ("quote", "phrase"),
    [
        ("深度参与海湾共建", "积极参与海湾共建"),
        ("加快普及海上救生知识", "海上救生知识普及面扩大"),
        ("再取消和下放一批审批事项", "审批事项再减70项"),
        ("办好“安全、节俭、精彩”的渔灯会", "成功举办安全、节俭、精彩的渔灯会"),
        ("确保六成的镇（街、场）建成渔灯示范镇", "各镇都建成渔灯示范镇"),
        ("推进和平机场改造", "和平机场改造完成"),
        ("消除渔港隐患", "渔港隐患消除"),
        ("解决渔民住房困难", "渔民住房困难得到解决"),
    ],
)
def test_words_that_only_look_like_a_list_or_a_lack_leave_nothing_out(quote: str, phrase: str) -> None:
    """参与, 普及, 和平, a verb without its object, and a lack that the promise itself names."""
    assert _suggest(quote, phrase, SURE) == "fulfilled"


@pytest.mark.parametrize(
    ("quote", "phrase", "named"),
    [
        ("推行渔港热线“接报即办、未报先办”", "渔港热线“接报即办”全面推行", "未报先办"),
        ("建设东湾码头以及西湾灯塔公园", "东湾码头建成", "西湾灯塔公园"),
        ("完善渔情发布制度，及时向社会公开海况信息", "渔情发布制度完善", "及时向社会公开海况信息"),
    ],
)
def test_a_part_left_out_is_named_whole(quote: str, phrase: str, named: str) -> None:
    """No part begins or ends amid a word."""
    told = _suggestion(quote, phrase, SURE)
    assert told.status == "partial"
    assert f"“{named}" in told.why.zh


def test_an_amount_does_not_answer_a_rate() -> None:
    """Where growth was promised and only a sum is reported, nothing can be said."""
    rate = Quantity(
        raw="5%", start=6, end=8, metric="技改投资增速", value=5.0, unit="%", comparator="=", direction="up"
    )
    assert _suggest("技改投资增长5%", "完成技改投资6亿元", SURE, rate) is None
    assert _suggest("技改投资增长5%", "技改投资大幅增长", SURE, rate) is None
    assert _suggest("技改投资增长5%", "技改投资增长目标超额完成", SURE, rate) == "fulfilled"


@pytest.mark.parametrize(
    ("older", "newer", "change"),
    [
        ("建设标准厂房一期", "建设标准厂房二期", "一期 → 二期"),
        ("开工建设区体育馆", "区体育馆建成开放", "开工 → 建成"),
        ("单项冠军企业达到12家", "单项冠军企业达到14家", "12家 → 14家"),
        ("改造老旧小区4平方公里", "改造老旧小区3平方公里", "4平方公里 → 3平方公里"),
        ("新建学校4所、公园2个", "新建学校3所、公园2个", "4所 → 3所"),
        ("新增城镇就业9.5万人以上", "城镇新增就业10万人", "9.5万人 → 10万人"),
        ("建设5个项目", "建设6个项目", "5个 → 6个"),
        ("新增绿地12万平方米", "新增绿地1.5万平方米", "12万平方米 → 1.5万平方米"),
        ("地区生产总值增长6%左右", "地区生产总值增长5.5%左右", "6% → 5.5%"),
        ("普惠小微贷款余额增长15%", "贷款余额突破5000亿元", "措辞有改动"),
        ("绿色贷款余额达到300亿元", "各项贷款余额达到5000亿元", "措辞有改动"),
        ("办好民生实事", "办好民生实事", None),
        ("办好民生实事", "用心办好民生实事", "措辞有改动"),
    ],
)
def test_changes_are_named_in_short(older: str, newer: str, change: str | None) -> None:
    """A phase, a step or a number of the same thing that differs is said as before → after, with its unit."""
    found = describe_change(older, newer, DEFAULTS.alignment)
    assert (found and found.zh) == change


def test_a_year_s_number_is_not_changed_into_that_of_five() -> None:
    """What runs over more years is promised again in other words, whatever its number."""
    told = describe_change("新增就业6万人", "新增就业30万人", DEFAULTS.alignment, counted=False)
    assert told is not None
    assert told.zh == "措辞有改动"


def test_one_number_for_two_things_is_not_met_by_one() -> None:
    """Where nothing is told of the other, that is said and nothing is proposed."""
    number = Quantity(
        raw="9%", start=10, end=12, metric="文旅投资、技改投资增速", value=9, unit="%", comparator=">=",
        direction="up", role="target",
    )  # fmt: skip
    quote = "文旅投资、技改投资均增长9%"
    commitment = Commitment(
        id="c", report="r", quote=quote, start=0, end=len(quote), sentence="s", section=None, theme=None,
        type="target", quantities=(number,),
    )  # fmt: skip
    told = [_pair("文旅投资增速", "11%", 11), _pair("技改投资增速", "12%", 12)]
    one, both = (suggest_status(commitment, found, SETTINGS) for found in (told[:1], told))
    assert (one.status, both.status) == (None, "fulfilled")
    assert "技改投资" in one.why.zh


def _pair(metric: str, actual: str, value: float) -> Found:
    comparison = Comparison(
        metric=metric, planned="9%", actual=actual, planned_value=9, actual_value=value, unit="%",
        comparator=">=", met=True, attainment=None, note=NOTHING, planned_start=10, planned_end=12,
    )  # fmt: skip
    candidate = Candidate(
        text=actual, start=0, end=3, sentence="s", score=0.9, why={}, confident=True, comparison=comparison
    )
    return Found(candidate, SURE, actual, Pairing(comparison, 100.0))
