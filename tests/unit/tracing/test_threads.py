"""Promises are followed over the years, and what only resembles them is kept apart."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.builders.as_shipped import read_report
from workbench.model.hints import Hints
from workbench.model.report import Report
from workbench.model.thread import NamedPlace, Thread, ThreadDecision
from workbench.pipeline.tracing import sort_threads, thread_of, trace

_FILLER = (
    "持续优化营商环境，推行一网通办，办事时限压缩三成。",
    "扎实推进乡村振兴，粮食播种面积保持稳定。",
    "完善社会保障体系，城乡居民医保参保率保持在较高水平。",
    "加强平安建设，信访积案化解有力有序。",
)


def report(year: int, review: str, plan: str) -> Report:
    """Build the report of a made-up district: what it says of last year, and what it promises."""
    text = "\n".join(
        (
            f"{year}年政府工作报告",
            f"一、{year - 1}年工作回顾",
            _FILLER[year % 4] + review + _FILLER[(year + 1) % 4],
            f"二、{year}年重点工作",
            _FILLER[(year + 2) % 4] + plan + _FILLER[(year + 3) % 4],
        )
    )
    hints = Hints(jurisdiction="云海区", year=year)
    return read_report(text.encode(), name=f"{year}.txt", hints=hints)


def lives(years: Mapping[int, tuple[str, str]]) -> tuple[Thread, ...]:
    """Trace the promises of a few years."""
    return trace([report(year, *said) for year, said in years.items()])


def told(thread: Thread) -> list[tuple[int, str]]:
    """Return the years and kinds of a thread's events."""
    return [(event.year, event.kind) for event in thread.events]


def holding(threads: tuple[Thread, ...], *quotes: str) -> list[Thread]:
    """Return the threads in which each of the quotations stands."""
    return [t for t in threads if all(any(q in (e.quote or "") for e in t.events) for q in quotes)]


def test_a_project_is_followed_from_promise_to_opening() -> None:
    """Promised, begun, promised to be finished, opened: one life."""
    threads = lives(
        {
            2021: ("", "启动鹿鸣湖科技馆建设。"),
            2022: ("鹿鸣湖科技馆开工建设。", "确保鹿鸣湖科技馆年内竣工。"),
            2023: ("鹿鸣湖科技馆主体封顶。", "确保鹿鸣湖科技馆6月底前投入使用。"),
            2024: ("鹿鸣湖科技馆投入使用。", "办好全区运动会。"),
        }
    )
    (thread,) = holding(threads, "启动鹿鸣湖科技馆", "鹿鸣湖科技馆投入使用")
    assert told(thread) == [
        (2021, "promised"),
        (2022, "begun"),
        (2022, "promised"),
        (2023, "missed"),
        (2023, "postponed"),
        (2024, "done"),
    ]
    assert thread.title.endswith("鹿鸣湖科技馆")


def test_silence_is_told_and_only_where_the_next_report_is_there() -> None:
    """A promise that the next review passes over is silent; a year that is missing says nothing."""
    threads = lives(
        {
            2020: ("", "建设栖霞岭隧道。"),
            2021: ("", "加快栖霞岭隧道建设。"),
            2023: ("", "推进栖霞岭隧道建设。"),
        }
    )
    (thread,) = holding(threads, "栖霞岭隧道")
    assert told(thread) == [
        (2020, "promised"),
        (2021, "silent"),
        (2021, "promised_again"),
        (2023, "promised_again"),
    ]


@pytest.mark.parametrize(
    ("promise", "lookalike"),
    [
        ("实施白鹭湾水厂扩建工程。", "加强白鹭湾水源地保护。"),
        ("建设枫桥路中学。", "完成枫桥路过街天桥。"),
        ("启动松岗污水处理厂一期工程。", "松岗污水处理厂二期工程开工建设。"),
        ("加快星河广场改造。", "明月广场改造完工。"),
        ("建设望江矿业120万吨露天矿。", "望江化工30万吨尿素项目投产。"),
        ("建设霞浦养护院。", "云岭养护院投入使用。"),
        ("推进柳溪大桥建设。", "完成柳溪大桥头绿化美化。"),
        ("建设霞浦中医馆病房楼。", "霞浦中医馆荣获全省先进称号。"),
        # What a list says of all its members, at its end or behind 等.
        ("推进望海路客运中心建设。", "对望海路客运中心、朝阳桥、南屏路口等区域进行环境综合整治。"),
        ("改造城东滨江步道。", "完成城东滨江步道、城北环路和凤凰岭绿化。"),
        ("实施麦香源食品搬迁。", "麦香源食品、晨露乳业等重点企业用电保持稳定。"),
        ("新建石门坎渡口码头。", "对石门坎渡口码头、白石滩等重点部位进行清理。"),
        # A part beside the whole, in a name or in a number.
        ("固定资产投资增长9%。", "工业固定资产投资完成31亿元。"),
        ("社会融资规模增长8%。", "民营社会融资规模达到12亿元。"),
        # A phase beside another work on what is there already.
        ("启动青云湖污水处理厂提标改造。", "青云湖污水处理厂二期完工。"),
        ("推进雁栖古镇景区二期。", "雁栖古镇景区整合升级启动。"),
        ("实施东陵热电厂二期。", "东陵热电厂技改完成。"),
    ],
)
def test_lookalikes_are_kept_apart(promise: str, lookalike: str) -> None:
    """Another object, phase, size or aspect of a like name is not the promise."""
    threads = lives({2021: ("", promise), 2022: (lookalike, promise), 2023: ("", promise)})
    assert holding(threads, promise.rstrip("。"))
    assert not holding(threads, promise.rstrip("。"), lookalike.rstrip("。"))


def test_a_target_is_raised_lowered_met_and_missed() -> None:
    """Growth is compared with growth; raising and lowering is against the plan before."""
    threads = lives(
        {
            2021: ("", "地区生产总值增长8%。"),
            2022: ("地区生产总值增长7.1%。", "地区生产总值增长7%。"),
            2023: ("地区生产总值增长7.3%。", "地区生产总值增长7.5%。"),
        }
    )
    (thread,) = holding(threads, "地区生产总值增长8%", "地区生产总值增长7.5%")
    assert told(thread) == [
        (2021, "promised"),
        (2022, "missed"),
        (2022, "target_lowered"),
        (2023, "done"),
        (2023, "target_raised"),
    ]


@pytest.mark.parametrize(
    ("promise", "report", "event"),
    [
        ("居民消费价格涨幅3%左右。", "居民消费价格上涨0.9%。", "progress"),
        ("居民消费价格涨幅控制在3%左右。", "居民消费价格上涨0.9%。", "done"),
        ("居民消费价格涨幅控制在3%以内。", "居民消费价格上涨3.4%。", "missed"),
        ("城镇调查失业率5.5%左右。", "城镇调查失业率5.1%。", "done"),
        ("城镇调查失业率5.5%左右。", "城镇调查失业率6.1%。", "missed"),
        ("地区生产总值增长7%左右。", "地区生产总值增长6.8%。", "done"),
        ("地区生产总值增长7%左右。", "地区生产总值增长5.8%。", "missed"),
        ("单位生产总值能耗下降3%。", "单位生产总值能耗下降3.4%。", "done"),
        ("单位生产总值能耗下降3%。", "单位生产总值能耗下降2.1%。", "missed"),
    ],
)
def test_a_target_is_met_as_it_is_meant(promise: str, report: str, event: str) -> None:
    """About, at most and by so much less are judged in a life as everywhere else."""
    threads = lives({2021: ("", promise), 2022: (report, promise), 2023: ("", promise)})
    (thread,) = holding(threads, promise.rstrip("。"), report.rstrip("。"))
    assert (2022, event) in told(thread)


def test_quotations_stand_where_they_say_and_ids_follow_content() -> None:
    """Each quotation is the slice of its document that its offsets name; a later year changes no id."""
    years = {
        2021: ("", "建设翠屏山植物园。"),
        2022: ("翠屏山植物园开工建设。", "确保翠屏山植物园年内建成。"),
        2023: ("翠屏山植物园建成开园。", "办好春茶节。"),
    }
    reports = [report(year, *said) for year, said in years.items()]
    texts = {each.id: each.text for each in reports}
    for thread in trace(reports):
        for event in thread.events:
            if event.start is not None:
                assert texts[event.document][event.start : event.end] == event.quote
    before = {thread.id for thread in holding(trace(reports[:2]), "翠屏山植物园")}
    assert before == {thread.id for thread in holding(trace(reports), "翠屏山植物园")}


def test_a_commitment_opens_its_thread_and_threads_are_sorted() -> None:
    """From a commitment to its thread; the one promised most often stands first when asked for."""
    threads = lives(
        {
            2021: ("", "建设翠屏山植物园。启动赤松坪水库除险加固。"),
            2022: ("赤松坪水库除险加固完工。", "建设翠屏山植物园。"),
            2023: ("", "建设翠屏山植物园。"),
        }
    )
    first = sort_threads(threads, "promised_again")[0]
    assert "翠屏山植物园" in first.title
    promise = next(event.commitment for event in first.events if event.commitment)
    assert thread_of(threads, promise) == first
    assert thread_of(threads, "no such commitment") is None


@pytest.mark.parametrize(
    ("promise", "other"),
    [
        ("外贸进出口稳中提质。", "实际使用外资稳中提质。"),
        ("积极引进国内知名物流企业。", "积极引进国内知名旅行社。"),
        ("提升凤尾竹编品牌影响力。", "扩大赛事影响力。"),
        ("改善困难群众和弱势群体住房。", "新增财力向公共事业和弱势群体倾斜。"),
        ("实施通讯、有线电视、供电等工程。", "道路、排水、供电等设施完工。"),
        ("在全部设区市建成急救中心。", "设区市建成区消除黑臭水体。"),
    ],
)
def test_what_is_said_of_many_things_joins_none(promise: str, other: str) -> None:
    """How a thing stands, is to be, or where it is, is not its name."""
    threads = lives({2021: ("", promise), 2022: (other, promise), 2023: ("", promise)})
    assert not holding(threads, promise.rstrip("。"), other.rstrip("。"))


@pytest.mark.parametrize(
    "told",
    [
        "加快推进翠屏山隧道建设，松岗大桥建成通车",
        "推动翠屏山隧道建设，新港码头投入使用",
        "全力推进翠屏山隧道建设，明月广场完工",
    ],
)
def test_what_the_next_clause_finishes_is_not_what_is_under_way(told: str) -> None:
    """A clause that says that something is being pushed ahead tells no end of it."""
    threads = lives(
        {2021: ("", "加快翠屏山隧道建设。"), 2022: (told + "。", "建成翠屏山隧道。"), 2023: ("", "")}
    )
    (thread,) = holding(threads, "加快翠屏山隧道建设", "建成翠屏山隧道")
    assert next(event.kind for event in thread.events if event.year == 2022) == "progress"


def test_a_title_is_made_of_whole_words() -> None:
    """What two sentences share may begin or end within a word; the title does not."""
    threads = lives(
        {
            2021: ("", "做好望海路沿线拆迁安置。"),
            2022: ("", "抓好望海路沿线绿化提升。"),
            2023: ("", "抓好望海路沿线拆迁安置。"),
        }
    )
    titles = [thread.title for thread in holding(threads, "望海路沿线")]
    assert titles
    assert not any(title.startswith("好望海路") for title in titles)


def test_a_centre_is_no_name_of_what_lies_round_it() -> None:
    """Roads and towns that are laid out round one town are two promises."""
    roads, towns = "加快构建以潮生镇为中心的旅游交通网络", "大力推进以潮生镇为中心的城镇体系建设"
    threads = lives(
        {
            2021: ("", f"{roads}。"),
            2022: (f"{towns}、加快构建以潮生镇为中心。", f"{roads}。"),
            2023: ("", f"{towns}、加快构建以潮生镇为中心。"),
        }
    )
    assert not holding(threads, roads, towns)


def test_a_number_that_is_a_name_is_said_in_either_way() -> None:
    """626小河 is 六二六小河, and 626 of something are no name."""
    threads = lives(
        {
            2021: ("", "实施六二六小河治理。"),
            2022: ("新建桥涵626座。", "抓好626小河治理改造。"),
            2023: ("", "推进六二六小河治理。"),
        }
    )
    assert holding(threads, "六二六小河治理", "626小河治理改造")
    assert not holding(threads, "六二六小河", "桥涵626座")


def test_like_members_of_one_list_are_no_life() -> None:
    """What stands in a single clause was said once, however alike its members are."""
    threads = lives(
        {
            2021: ("", "实施栖霞片区雨污管网一标段、栖霞片区雨污管网二标段、栖霞片区雨污管网支线。"),
            2022: ("办好年货大集。", "加强值班值守。"),
            2023: ("", ""),
        }
    )
    assert not holding(threads, "栖霞片区")


@pytest.mark.slow
def test_what_people_say_is_laid_over_groups_that_were_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A split tells its own thread anew, groups nothing again, and taking it back gives what there was."""
    reports = [
        report(2031, "", "启动青枫湖大剧院建设。"),
        report(2032, "青枫湖大剧院开工建设。", "确保青枫湖大剧院年内竣工。"),
        report(2033, "青枫湖大剧院主体封顶。", "办好全区运动会。"),
    ]
    before = trace(reports)
    monkeypatch.setattr("workbench.pipeline.tracing.group_promises", None)
    (life,) = holding(before, "青枫湖大剧院开工建设")
    own, other = (
        NamedPlace(document=each.document, start=each.start or 0, end=each.end or 0)
        for each in (life.events[0], life.events[-1])
    )
    after = trace(reports, decisions=[ThreadDecision(older=own, newer=other, together=False)])
    assert [t for t in after if not t.by_hand] == [t for t in before if t != life]
    assert {t.by_hand for t in after if any("青枫湖" in (e.quote or "") for e in t.events)} == {True}
    assert trace(reports) == before


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        ("打造“云海一码通”服务平台。", "升级“云海一码通”服务平台。", "“云海一码通”服务平台"),
        ("建设“数字海湾”等平台。", "推广“数字海湾”应用。", "数字海湾"),
        ("建好西堤（二期）防波堤。", "完善西堤（二期）防波堤。", "西堤（二期）防波堤"),
        ("创建“海岸花城”。", "打造“海岸花城”。", "海岸花城"),
    ],
)
def test_a_title_has_both_marks_or_none(first: str, second: str, title: str) -> None:
    """What two sentences share may begin or end between quotation marks; the title does not."""
    titles = [thread.title for thread in lives({2021: ("", first), 2022: ("", second), 2023: ("", "")})]
    assert any(each.endswith(title) for each in titles)
    assert all(each.count("“") == each.count("”") for each in titles)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("建成18家云海创新中心。", "新增云海创新中心3家。", "promised_again"),
        ("续建34条共2250公里云海高速公路。", "建成云海高速公路749公里。", "promised_again"),
        ("今后五年，培育云海民宿500家。", "培育云海民宿60家。", "promised_again"),
        ("培育云海民宿50家。", "培育云海民宿60家。", "target_raised"),
        ("云海民宿营业收入增长12%。", "云海民宿营业收入增长9%。", "target_lowered"),
        ("一般性支出压减5%以上。", "一般性支出压减3%以上。", "target_lowered"),
        ("单位地区生产总值能耗下降2.5%。", "单位地区生产总值能耗下降3%。", "target_raised"),
        ("推动云海揽才政策落地见效。", "推动云海揽才政策落实落地。", "promised_again"),
        ("探索云海大剧院市场化运营和管理。", "做好云海大剧院运营管理。", "promised_again"),
    ],
)
def test_a_target_moves_only_between_numbers_of_one_thing(first: str, second: str, kind: str) -> None:
    """What is built is not what is added, five years are not one; rules that take effect are no works."""
    threads = lives({2021: ("", first), 2022: ("", second), 2023: ("", "办好全区运动会。")})
    [thread] = holding(threads, first.rstrip("。").split("，")[-1])
    assert (2022, kind) in told(thread)


@pytest.mark.parametrize(
    ("plan", "review", "kind"),
    [
        ("城镇新增就业16万人。", "城镇新增就业比年初计划多增5万人。", "progress"),
        ("启用云海科技馆新馆。", "云海科技馆新馆建成开放。", "done"),
        ("力促云海大桥一期工程开工。", "云海大桥一期工程完成招投标。", "progress"),
        ("确保云海科技馆投入使用。", "云海科技馆竣工。", "progress"),
        ("推进5座云海水质净化厂建设。", "开工建设4座云海水质净化厂。", "begun"),
        ("建成云海A级景区村庄250个。", "建成云海3A级景区村庄67个。", "done"),
        ("建成云海水质净化厂5座。", "建成云海水质净化厂3座。", "missed"),
    ],
)
def test_missed_is_only_what_was_promised_for_the_year(plan: str, review: str, kind: str) -> None:
    """Not what is told against the plan, is finished, was only to be pushed, or is of another grade."""
    threads = lives({2021: ("", plan), 2022: (review, "办好全区运动会。")})
    [thread] = holding(threads, plan.rstrip("。"), review.rstrip("。"))
    assert (2022, kind) in told(thread)


@pytest.mark.parametrize(
    ("review", "kind"),
    [
        ("云海港货运收入12亿元、同比增长7.9%。", "missed"),
        ("云海港货运收入达到12亿元、增长9.4%。", "done"),
    ],
)
def test_a_clause_tells_what_any_member_of_its_list_tells(review: str, kind: str) -> None:
    """The sum that stands first says nothing of the growth that was promised; the rate behind it does."""
    threads = lives({2021: ("", "云海港货运收入增长9%。"), 2022: (review, "办好全区运动会。")})
    [thread] = holding(threads, "云海港货运收入增长9%")
    assert (2022, kind) in told(thread)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("全面完成省下达的节能降碳约束性指标和云海环境质量改善目标。",) * 2,
        ("到2023年建成云海示范主体600家。", "新建成云海示范主体260家。"),
        ("新增50个乡镇开通云海公交。", "新增62个乡镇开通云海公交。"),
        ("实行云海工业项目“拿地即开工”。", "完善云海工业项目“拿地即开工”。"),
        ("建立云海多主体供给的住房制度。", "加快建立云海多主体供给的住房制度。"),
    ],
)
def test_what_is_promised_for_each_year_or_for_later_is_not_put_off(first: str, second: str) -> None:
    """A task of every year, and a step towards a later one, are promised again."""
    threads = lives({2021: ("", first), 2022: ("", second), 2023: ("", "办好全区运动会。")})
    kinds = {kind for thread in threads for year, kind in told(thread) if year == 2022}
    assert "promised_again" in kinds
    assert "postponed" not in kinds


@pytest.mark.parametrize(
    ("plan", "years", "review", "kind"),
    [
        ("云海隧道总里程达到3200米。", 1, "云海隧道总里程达到3100米。", "missed"),
        ("云海隧道总里程达到3200米。", 3, "云海隧道总里程达到3100米。", "progress"),
        ("确保云海第一幼儿园投入使用。", 1, "云海第一幼儿园主体完工。", "missed"),
        ("确保云海第一幼儿园投入使用。", 3, "五年共完成云海第一幼儿园等工程。", "progress"),
        ("筹办云海冬季运动会。", 1, "成功举办“云海冬季运动会”，启动体育中心建设。", "progress"),
    ],
)
def test_a_year_answers_for_its_own_plan_only(plan: str, years: int, review: str, kind: str) -> None:
    """A later report that looks back over more years does not miss what an earlier plan named for its own."""
    said = {2020: ("", plan)} | {2020 + n: ("", "办好全区运动会。") for n in range(1, max(years, 3))}
    said[2020 + years] = (review, "办好全区运动会。")
    [thread] = holding(lives(said), plan.rstrip("。"))
    assert (2020 + years, kind) in told(thread)


def test_a_rate_is_one_life_however_the_plans_word_it() -> None:
    """Plans that repeat one wording make no second life beside that of plans and reviews together."""
    years = {2020 + n: (f"云海消费价格上涨{n}%。", "云海消费价格涨幅3%左右。") for n in range(1, 5)}
    [thread] = holding(lives(years), "云海消费价格涨幅3%左右")
    assert len(thread.events) >= 8


def test_what_two_works_of_one_city_share_is_no_name() -> None:
    """支持芜湖…枢纽 and 推进芜湖…试验区 are two promises, though a city's name is rare."""
    threads = lives(
        {
            2021: ("", "支持云海、芜湖国家物流枢纽承载城市建设。"),
            2022: ("", "推进云海、芜湖跨境电商综合试验区建设。"),
            2023: ("", "办好全区运动会。"),
        }
    )
    assert not holding(threads, "芜湖国家物流枢纽", "芜湖跨境电商")
