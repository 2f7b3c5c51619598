"""What became of a promise is told by words and numbers that are its own."""

from __future__ import annotations

import pytest

from tests.unit.tracing.test_threads import holding, lives, told
from workbench.tracing.metrics import name_of
from workbench.tracing.naming import names_something


def _kinds(plan: str, review: str, name: str) -> list[str]:
    """Return what the review behind a plan says of the promise that both name."""
    found = holding(lives({2021: ("", plan), 2022: (review, ""), 2023: ("", "")}), name)
    return [kind for thread in found[:1] for year, kind in told(thread) if year == 2022]


@pytest.mark.parametrize(
    "review",
    [
        "云溪河沿岸景观改造全面展开，完成步道铺设30公里。",
        "云溪河沿岸景观改造工程全面实施，建成口袋公园6处。",
        "云溪河沿岸景观改造稳步推进，青禾桥竣工通车。",
        "云溪河沿岸景观改造扎实推进，松岭小学投入使用。",
        "实施云溪河沿岸景观改造，完成植树20万株。",
        "云溪河沿岸景观改造有序推进，鹿鸣路建成通车。",
        "云溪河沿岸景观改造成效明显，新建文化站落成。",
        "云溪河沿岸景观改造初见成效，白鹭湾码头开工。",
        "云溪河沿岸景观改造取得进展，污水管网完成铺设。",
        "云溪河沿岸景观改造向上游延伸，南山车站正式运营。",
    ],
)
def test_what_the_next_clause_says_of_other_works_is_not_said_of_the_promise(review: str) -> None:
    """Works finished in the next clause, under a name of their own, finish nothing else."""
    assert _kinds("推进云溪河沿岸景观改造。", review, "云溪河沿岸景观改造") == ["progress"]


@pytest.mark.parametrize(
    "behind",
    [
        "年内建成投用",
        "确保年底前竣工",
        "力争6月底前投入使用",
        "争取上半年开工建设",
        "尽快建成通车",
        "确保按期交付",
        "力争早日投产达产",
        "年底全面完工",
        "并投入试运行",
        "已全线开工",
    ],
)
def test_clauses_of_times_and_steps_name_nothing(behind: str) -> None:
    """Such a clause goes on with what the one before names."""
    assert not names_something(behind)


@pytest.mark.parametrize(
    "behind",
    [
        "完成植树20万株",
        "建成口袋公园",
        "确保松岭小学投入使用",
        "力争青禾桥年内通车",
        "新建停车位",
        "启动北岸绿化",
        "实现税收翻番",
        "开工建设白鹭湾码头",
        "完成征收任务300户",
        "投入资金2亿元",
    ],
)
def test_clauses_with_an_object_name_something(behind: str) -> None:
    """They speak of works of their own."""
    assert names_something(behind)


@pytest.mark.parametrize(
    ("plan", "review", "expected"),
    [
        ("地区生产总值达到300亿元。", "全年地区生产总值完成288亿元。", "missed"),
        ("地区生产总值达到300亿元。", "全年地区生产总值完成305亿元。", "done"),
        ("社会消费品零售总额达到90亿元。", "社会消费品零售总额完成86.5亿元。", "missed"),
        ("社会消费品零售总额达到90亿元。", "社会消费品零售总额完成92亿元。", "done"),
        ("固定资产投资增长12%。", "固定资产投资完成80亿元。", "progress"),
        ("规模以上工业增加值增长9%。", "规模以上工业增加值完成45亿元。", "progress"),
        ("一般公共预算收入增长6%。", "一般公共预算收入完成12亿元。", "progress"),
        ("旅游收入突破40亿元。", "旅游综合收入完成38.2亿元。", "missed"),
        ("贫困发生率降到1.3%。", "贫困发生率下降到0.9%。", "done"),
        ("贫困发生率降到1.3%。", "贫困发生率下降到1.6%。", "missed"),
        ("确保新增城镇就业5400人。", "城镇新增就业5611人，失业人员再就业900人。", "done"),
        ("城镇新增就业5700人以上。", "全年实现新增就业5650人，失业人员再就业900人。", "missed"),
    ],
)
def test_a_sum_that_was_brought_in_is_set_against_the_sum_planned(
    plan: str, review: str, expected: str
) -> None:
    """完成 before a sum finishes nothing: done is what reaches the plan, however either is worded."""
    assert _kinds(plan, review, plan.split("，", maxsplit=1)[0].rstrip("。")) == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("城镇新增就业", "新增城镇就业"),
        ("新增就业", "城镇新增就业"),
        ("新增就业岗位", "城镇新增就业人数"),
        ("失业人员再就业", "下岗失业人员再就业"),
        ("新建公厕", "改造公共厕所"),
        ("水冲式公厕", "公厕新建改造"),
        ("棚改任务", "棚户区改造"),
        ("旅游接待人数", "接待游客人次"),
        ("旅游总收入", "旅游收入"),
        ("高速公路通车里程", "高速公路总里程"),
    ],
)
def test_one_number_has_one_name_over_the_years(one: str, other: str) -> None:
    """However a report calls it."""
    assert name_of(one) == name_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("城镇新增就业", "农村劳动力转移就业"),
        ("城镇新增就业", "高校毕业生就业"),
        ("新增就业", "失业人员再就业"),
        ("旅游收入", "旅游外汇收入"),
        ("旅游接待人数", "接待入境游客人次"),
        ("旅游收入", "乡村旅游收入"),
        ("高速公路通车里程", "建成高速公路"),
        ("棚户区改造", "棚改配套道路"),
        ("城镇新增就业", "贫困劳动力新增就业"),
        ("旅游接待人数", "乡村旅游接待人数"),
    ],
)
def test_parts_have_names_of_their_own(one: str, other: str) -> None:
    """A part, or another thing counted, is no longer the same number."""
    assert name_of(one) != name_of(other)


def test_a_market_s_new_jobs_are_not_the_place_s() -> None:
    """新增就业 beside other numbers of one trade is of that trade."""
    threads = lives(
        {
            2021: ("", "城镇新增就业5000人，失业率控制在4%以内。"),
            2022: ("商贸业新增营业面积10万平方米，新增就业3000人。城镇新增就业5200人。", ""),
            2023: ("", ""),
        }
    )
    assert holding(threads, "城镇新增就业5000人", "城镇新增就业5200人")
    assert not holding(threads, "城镇新增就业5000人", "新增就业3000人")


def test_a_plan_that_says_a_thing_twice_promises_it_once() -> None:
    """The second passage of the first plan is no promise made again."""
    threads = lives(
        {
            2021: ("", "启动鹿鸣湖科技馆建设。办好科普活动。加快鹿鸣湖科技馆前期工作。"),
            2022: ("", "确保鹿鸣湖科技馆开工。"),
            2023: ("", ""),
        }
    )
    (thread,) = holding(threads, "启动鹿鸣湖科技馆")
    assert [kind for year, kind in told(thread) if year == 2021] == ["promised", "promised"]


def test_a_goal_that_is_only_cited_is_no_result() -> None:
    """高于4%的调控目标 says that the goal was missed."""
    plan, review = "居民消费价格涨幅控制在4%左右。", "居民消费价格上涨5.2%，高于4%的调控目标。"
    kinds = _kinds(plan, review, plan.rstrip("。"))
    assert "missed" in kinds
    assert "done" not in kinds


@pytest.mark.parametrize(
    "promise",
    [
        "强化企业创新主体地位",
        "培育壮大新型农业经营主体",
        "建立市场主体信用信息公示制度",
        "落实安全生产主体责任",
        "优化主体功能区布局",
        "健全以企业为主体的技术创新体系",
        "深化行政审批制度改革",
        "压减审批事项和办理环节",
        "加大招商引资工作力度",
        "组建国有资本运营公司",
        "全面完成节能减排各项任务",
        "完成省下达的减排目标",
    ],
)
def test_what_is_no_step_of_works_is_not_put_off(promise: str) -> None:
    """Who acts, how offices work and what is a task of every year is promised again, and not postponed."""
    plan = f"确保{promise}。"
    found = holding(lives({2021: ("", plan), 2022: ("", plan), 2023: ("", plan)}), promise)
    assert found
    kinds = [kind for thread in found for _, kind in told(thread)]
    assert "promised_again" in kinds
    assert "postponed" not in kinds
