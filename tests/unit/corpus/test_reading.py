"""A report in plain text becomes an outline with parts, levels and metadata."""

from datetime import date

from tests.unit.corpus.reports import CLOSING, FRONT, PLAN, REVIEW, WHOLE, codes, outline, read
from workbench.model.hints import Hints


def test_outline_has_levels_by_nesting() -> None:
    """Halves are level 1, their sections 2, lead sentences below them 3."""
    assert outline(read(WHOLE)) == [
        (1, "一、2023年工作回顾"),
        (2, "（一）产业发展提质增效。"),
        (2, "（二）民生保障更加有力。"),
        (1, "二、2024年工作安排"),
        (2, "（一）壮大实体经济"),
        (3, "推动产业焕新升级。"),
        (3, "培育新兴产业。"),
        (2, "（二）增进民生福祉"),
        (3, "扩大就业。"),
        (3, "办好教育。"),
    ]


def test_parts_follow_each_other() -> None:
    """Front, review, plan and closing are told apart."""
    parts = [node.part for node in read(WHOLE).paragraphs]
    assert list(dict.fromkeys(parts)) == ["front", "review", "plan", "closing"]


def test_metadata_of_the_front() -> None:
    """Title, place with code, year, day, meeting and speaker come from the front."""
    report = read(WHOLE)
    assert (report.title, report.jurisdiction, report.place_code) == (
        "政府工作报告",
        "天津市滨海新区",
        "120116",
    )
    assert (report.year, report.review_year, report.delivered_on) == (2024, 2023, date(2024, 1, 10))
    assert (report.speaker, report.meeting) == ("张三丰", "天津市滨海新区第四届人民代表大会第四次会议")


def test_a_december_session_plans_for_the_next_year() -> None:
    """The year is the one planned for, not the one of the session."""
    december = WHOLE.replace("2024年1月10日", "2023年12月28日")
    assert read(december).year == 2024


def test_what_is_not_there_is_none_and_said() -> None:
    """Without a front nothing is guessed; an issue asks for each value."""
    report = read("各位代表：\n" + REVIEW.replace("2023", "去") + CLOSING)
    assert report.jurisdiction is None
    assert report.title is None
    assert {"no-title", "no-jurisdiction", "no-delivered-on", "no-speaker"} <= codes(report)


def test_hints_win_and_contradictions_are_said() -> None:
    """A person's year stands; that the text says another is an issue."""
    report = read(WHOLE, Hints(year=2022, jurisdiction="海南省"))
    assert (report.year, report.jurisdiction, report.place_code) == (2022, "海南省", "460000")
    assert {"filed-under-wrong-year", "filed-under-wrong-place"} <= codes(report)


def test_ids_do_not_depend_on_what_stands_before() -> None:
    """A sentence keeps its id when another is put in front of it."""
    before = {node.id for node in read(WHOLE).sentences}
    longer = WHOLE.replace("一年来，", "一年来，成绩喜人。全区攻坚克难。一年来，")
    after = {node.id for node in read(longer).sentences}
    assert len(before - after) <= 1


def test_unnumbered_halves_stand_above_numbering() -> None:
    """Where unnumbered lines head the halves, 一、 is the second level, also below a late third half."""
    text = (
        FRONT
        + "2023年工作回顾\n一、产业发展成效明显\n新增企业12家，产值增长8%，链条不断延伸，结构继续优化。\n"
        + "二、民生保障更加有力\n新增就业9万人，改造老旧小区30个，群众满意度持续上升。\n"
        + "2024年工作安排\n一、壮大实体经济\n抓好重大项目建设，全年开工20个，完成投资100亿元以上。\n"
        + "加强政府自身建设\n一、依法行政\n严格规范公正文明执法，主动接受监督，推进政务公开工作。\n"
        + CLOSING
    )
    levels = {heading: level for level, heading in outline(read(text))}
    assert [levels[h] for h in ("2023年工作回顾", "2024年工作安排", "加强政府自身建设")] == [1, 1, 1]
    assert [levels[h] for h in ("一、产业发展成效明显", "一、壮大实体经济", "一、依法行政")] == [2, 2, 2]


def test_whole_report_on_one_line() -> None:
    """A report without line breaks has the same headings."""
    one_line = read("　　".join(line for line in (FRONT + REVIEW + PLAN * 6 + CLOSING).splitlines()))
    found = [heading for _, heading in outline(one_line)]
    assert found[:5] == [heading for _, heading in outline(read(WHOLE))][:5]


def test_list_items_are_not_headings() -> None:
    """Numbered lines in a row, with nothing between, are a list."""
    items = "重点办好以下实事：\n1．新建幼儿园3所\n2．改造公园5个\n3．修建道路8条\n4．新增车位900个\n"
    found = [heading for _, heading in outline(read(FRONT + REVIEW + PLAN + items + CLOSING))]
    assert not [heading for heading in found if heading and heading[0].isdigit()]


def test_glossary_is_appendix() -> None:
    """Notes behind the closing are kept as appendix, and their marks in the text are set aside."""
    notes = "名词解释\n[1]“三网”：路网、电网、水网。\n[2]“双链”：产业链、供应链。\n[3]“四园”：四个园区。\n"
    report = read(WHOLE.replace("产业链条", "“双链”[2]产业链条") + notes)
    assert {node.part for node in report.paragraphs if "[3]" in report.text_of(node)} == {"appendix"}
    assert [(piece.reason, piece.text) for piece in report.removed] == [("footnote_mark", "[2]")]
