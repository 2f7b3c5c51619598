"""Which clauses of a plan are commitments, and what is said of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.as_shipped import propose_commitments
from tests.unit.extraction.reports import make_report
from workbench.measuring.quantities import find_quantities
from workbench.model.commitment import Commitment


def propose(*lines: str, year: int | None = 2024) -> tuple[Commitment, ...]:
    """Propose the commitments of a small plan, without what may be one."""
    report = make_report(*lines, year=year)
    return tuple(c for c in propose_commitments(report, find_quantities(report)) if c.tier == "commitment")


def quotes(*lines: str) -> list[str]:
    """Return the quotations proposed."""
    return [commitment.quote for commitment in propose(*lines)]


def test_each_clause_with_its_own_action_is_one() -> None:
    """Clauses with their own verb and object are separate commitments."""
    assert quotes("新建学校三所，改造公路12公里；完善结算机制。") == [
        "新建学校三所",
        "改造公路12公里",
        "完善结算机制",
    ]


def test_a_list_under_one_verb_is_one_with_items() -> None:
    """Things listed under one verb are one commitment that names them."""
    (commitment,) = propose("加快东湖水厂、西山泵站等项目建设。")
    assert commitment.items == ("东湖水厂", "西山泵站")
    assert commitment.type == "project"


def test_a_list_that_goes_on_behind_a_comma_is_one() -> None:
    """以及 after a comma continues the clause before it."""
    (quote,) = quotes("加强化工、建筑等重点行业，以及消防、燃气等重点领域隐患排查。")
    assert quote.endswith("重点领域隐患排查")


@pytest.mark.parametrize(
    "tail",
    [
        "促进产业集聚发展",
        "形成联动发展格局",
        "打造创新高地",
        "让群众生活更美好",
        "激发市场活力",
        "推动安全形势持续向好",
    ],
)
def test_purpose_and_outcome_tails_are_none(tail: str) -> None:
    """What the actions are to lead to is no commitment of its own."""
    assert quotes(f"新建公园5个，{tail}。") == ["新建公园5个"]


@pytest.mark.parametrize("further", ["促进农产品线上销售", "为小微企业创造公平的营商环境"])
def test_what_is_furthered_amid_actions_is_one_of_them(further: str) -> None:
    """An aim between two actions is pursued by itself; one that only states a tendency is not."""
    assert quotes(f"新建公园5个，{further}，改造公路12公里。")[1] == further
    assert len(quotes("新建公园5个，促进形势持续向好，改造公路12公里。")) == 2


@pytest.mark.parametrize("vow", ["创造无愧于时代的新业绩", "创造性地运用平台思维"])
def test_to_create_achievements_is_rhetoric(vow: str) -> None:
    """What is created for somebody can be checked; glory cannot."""
    assert quotes(f"新建公园5个，{vow}，改造公路12公里。") == ["新建公园5个", "改造公路12公里"]


@pytest.mark.parametrize(
    "setting",
    ["坚持生态优先", "聚焦重点领域", "围绕产业链布局", "以改革为动力", "发挥区位优势", "践行为民宗旨"],
)
def test_settings_and_stances_are_none(setting: str) -> None:
    """What an action is based on, and avowals, are no commitments."""
    assert quotes(f"{setting}，新建公园5个。") == ["新建公园5个"]


def test_headings_and_preambles_are_none() -> None:
    """Headings, and the sentence that opens a section before its themes, promise nothing themselves."""
    lines = ("#建设宜居城市", "加快建设美丽家园，完善服务体系。", "##加强民生保障。", "新增托位300个。")
    assert quotes(*lines) == ["新增托位300个"]


def test_a_section_without_themes_has_no_preamble() -> None:
    """Where a section has no themes, its first sentence counts."""
    assert quotes("#加强民生保障", "完善救助制度。") == ["完善救助制度"]


def test_guiding_principles_and_ritual_are_none() -> None:
    """Long sentences of principles and calls to strive promise nothing."""
    principle = (
        "以新理念为指导，坚持稳中求进工作总基调，全面贯彻会议精神，推进改革开放，扩大国内需求，"
        "改善社会预期，增进民生福祉，保持社会稳定，防范化解风险。"
    )
    assert quotes(principle, "让我们团结一心，加快建设美好家园！") == []


def test_a_label_before_specific_clauses_is_none() -> None:
    """A first clause that only titles what follows is no commitment."""
    assert quotes("大力发展旅游产业，建成“星河”等景区3个。") == ["建成“星河”等景区3个"]


def test_targets_need_no_verb() -> None:
    """Under a heading of goals, a clause that states a level is a target even without a number."""
    lines = ("#主要预期目标", "地区生产总值增长5%左右；居民收入增长与经济增长基本同步。")
    found = propose(*lines)
    assert [c.type for c in found] == ["target", "target"]
    assert found[0].strength == "quantified"


def test_works_stages_need_no_verb_in_front() -> None:
    """A later clause that names the stage works reach is a project."""
    found = propose("推动水厂扩建项目开工，东湖大桥建成通车。")
    assert [(c.quote, c.type) for c in found] == [
        ("推动水厂扩建项目开工", "project"),
        ("东湖大桥建成通车", "project"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("新增就业3万人。", "target"),
        ("争创全国文明城市。", "target"),
        ("坚决守住不发生系统性风险底线。", "target"),
        ("开工建设东湖大桥。", "project"),
        ("推进海绵城市试点工程建设。", "project"),
        ("抓好水厂等12个项目建设。", "project"),
        ("完善结算机制。", "measure"),
        ("严控投资项目。", "measure"),
        ("深入开展专项整治。", "measure"),
    ],
)
def test_types_are_told_apart(text: str, kind: str) -> None:
    """Numbers and designations are targets, works are projects, the rest are measures."""
    assert [c.type for c in propose(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "strength"),
    [("新增就业3万人。", "quantified"), ("实施“灯塔”计划。", "specific"), ("加强港口协作。", "soft")],
)
def test_strength_follows_what_is_named(text: str, strength: str) -> None:
    """A number to reach is quantified, a named thing specific, a direction soft."""
    assert [c.strength for c in propose(text)] == [strength]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("建成水厂3座。", "2024"),
        ("力争2025年前建成水厂3座。", "2025"),
        ("到2026年，建成水厂3座。", "2026"),
        ("6月底前完成水厂改造。", "2024-06"),
        ("上半年完成水厂改造。", "2024-06"),
    ],
)
def test_deadlines_are_read_or_default_to_the_plan_year(text: str, deadline: str) -> None:
    """A named year or month is the deadline, else the plan's year."""
    assert [c.deadline for c in propose(text)] == [deadline]


def test_without_a_year_there_is_no_deadline() -> None:
    """A report whose year is unknown gives no deadline."""
    assert [c.deadline for c in propose("建成水厂3座。", year=None)] == [None]


def test_ids_derive_from_report_quote_and_occurrence() -> None:
    """Ids do not depend on what stands around a commitment, and differ for a repeated quotation."""
    alone = propose("完善结算机制。")
    among = propose("新建学校三所。", "完善结算机制。", "完善结算机制。")
    assert among[1].id == alone[0].id
    assert len({c.id for c in among}) == 3


def test_every_proposal_says_why_and_where() -> None:
    """A proposal names its reason in one line, its sentence, section and theme."""
    (commitment,) = propose("#改善民生", "##抓好教育。", "新增学位800个。")
    assert commitment.why
    assert "\n" not in commitment.why.zh + commitment.why.en
    assert (commitment.sentence, commitment.section, commitment.theme) == ("s2", "h0", "h1")
    assert commitment.area == "cap06.school"


def test_other_parts_are_proposed_over_when_asked() -> None:
    """The review is left out unless it is asked for."""
    report = make_report("新建学校三所。", part="review")
    quantities = find_quantities(report)
    assert propose_commitments(report, quantities) == ()  # nor anything that may be one
    assert len(propose_commitments(report, quantities, parts=("review",))) == 1


@given(
    st.lists(
        st.text(alphabet="加快推进建设完善以为促进形成项目等“”（），。；、3个%的12家年", max_size=60),
        max_size=5,
    )
)
def test_proposals_quote_the_text(lines: list[str]) -> None:
    """Whatever the text, each proposal quotes it exactly and holds its own quantities."""
    report = make_report(*[line.lstrip("#") for line in lines])
    for commitment in propose_commitments(report, find_quantities(report)):
        assert report.text[commitment.start : commitment.end] == commitment.quote
        assert all(commitment.span.contains(quantity.span) for quantity in commitment.quantities)
