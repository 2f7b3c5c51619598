"""Phrases known by their make-up are proposed whole: doctrines, names run together, titles in a row."""

from __future__ import annotations

import pytest

from tests.builders.plain_reports import build_report
from workbench.insight.folded_text import read_body
from workbench.insight.forms import rows_of_phrases
from workbench.insight.named_kinds import doctrines, newcomers, run_together
from workbench.insight.phrases import find_phrases
from workbench.insight.standing import signs_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("大力弘扬帆船精神，凝聚人心。", "帆船精神"),
        ("弘扬新时代灯塔精神。", "新时代灯塔精神"),
        ("总结推广潮汐经验，打响品牌。", "潮汐经验"),
        ("落实海洋合作倡议。", "海洋合作倡议"),
        ("坚持绿色港口理念。", "绿色港口理念"),
    ],
)
def test_a_doctrine_is_named_from_behind_its_verb(text: str, name: str) -> None:
    """弘扬…精神 names the spirit, not the verb."""
    assert name in set(doctrines(text))


@pytest.mark.parametrize(
    "text", ["传达学习会议精神。", "落实上级指示精神。", "取得成功经验。", "加强精神建设。"]
)
def test_a_meetings_word_is_no_doctrine(text: str) -> None:
    """What any meeting, order or trial leaves behind is not a name."""
    assert not set(doctrines(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("推进大海湾大林带大通廊建设。", "大海湾大林带大通廊"),
        ("培育新渔业新港口新商圈。", "新渔业新港口新商圈"),
    ],
)
def test_names_run_together_are_one_phrase(text: str, name: str) -> None:
    """Three names of one first sign without stops are read as one, none cut short."""
    assert any(each.startswith(name[:6]) for each in run_together(text))


def test_a_title_that_joins_a_row_is_new_by_itself() -> None:
    """Of 平安中国、善治中国 only the newcomer is new; a row of plain words has none."""
    assert [new for new, _ in newcomers("建设平安中国、善治中国。", "建设平安中国。")] == ["善治中国"]
    assert not list(newcomers("发展早期教育、继续教育。", "发展早期教育。"))


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("扎实推进湖海相通、城乡相融格局。", ("湖海相通", "城乡相融")),
        ("推动江河同治、山海同兴事业。", ("江河同治", "山海同兴")),
    ],
)
def test_a_verb_and_a_noun_frame_two_sayings(text: str, members: tuple[str, ...]) -> None:
    """The verb before the first and the noun behind the last saying are cut off."""
    assert members in rows_of_phrases(text)


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "坚持码头规矩要明、渔船规矩要严、海上规矩要通行的思路。",
            ("码头规矩要明", "渔船规矩要严", "海上规矩要通行"),
        ),
        (
            "做到巡查责任在肩、清淤责任在肩、护堤责任在肩上的要求。",
            ("巡查责任在肩", "清淤责任在肩", "护堤责任在肩上"),
        ),
    ],
)
def test_a_longer_last_member_of_one_make_up_ends_its_row(text: str, members: tuple[str, ...]) -> None:
    """The last of three or more sayings may be a little longer; what all share tells that it belongs."""
    assert members in rows_of_phrases(text)


def test_another_noun_behind_a_row_is_no_member() -> None:
    """What only follows a row, made otherwise, stays outside."""
    rows = rows_of_phrases("坚持码头规矩要明、渔船规矩要严、海上规矩要稳、全市沿海渔村群众满意的思路。")
    assert ("码头规矩要明", "渔船规矩要严", "海上规矩要稳") in rows


def test_a_plan_of_some_years_is_named_with_its_owner() -> None:
    """三年成长计划 alone says nothing; whose plan it is stands before it."""
    found = find_phrases(read_body(build_report(2024, plan=["滚动实施小微商户三年成长计划，扩大就业。"])))
    assert "小微商户三年成长计划" in found
    assert "三年成长计划" not in found


def test_a_long_quoted_row_is_a_phrase() -> None:
    """A row of sayings in quotation marks is read whole though it is long; a long sentence is not."""
    row = "“谋划论英雄、船产论英雄、节水论英雄、减碳论英雄”"
    said = "“请每一位老师都到村里去听一听孩子们怎么说这件事”"
    found = find_phrases(read_body(build_report(2024, plan=[f"按照{row}办事。", f"提出{said}。"])))
    assert row.strip("“”") in found
    assert not [each for each in found if each.startswith("请每一位")]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("深化“船检直通”改革。", "policy noun"),
        ("打响“海风集市”品牌。", "plain noun"),
        ("推广“一船一证”“一湾一策”。", "listed"),
    ],
)
def test_what_stands_beside_a_quoted_name_is_a_sign(text: str, sign: str) -> None:
    """A reform or a brand behind the closing mark, or another quoted name, tells what the name is of."""
    body = read_body(build_report(2024, plan=[text]))
    name = text.partition("“")[2].partition("”")[0]
    assert sign in set(signs_of(name, "quoted", body, body.text.find(name)))
