"""What is not report text is set aside with its reason; what is, stays."""

import pytest

from tests.unit.corpus.reports import CLOSING, FRONT, PLAN, REVIEW, WHOLE, codes, read, removed
from workbench.model.hints import Hints
from workbench.model.removal_reasons import Reason, label
from workbench.words.catalogue import wordings


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("当前位置： 首页 > 政务公开", "navigation"),
        ("发布日期: 2024-01-11 08:33 来源: 某某日报", "publication"),
        ("扫一扫在手机打开当前页", "share"),
        ("责任编辑：李四", "editor"),
        ("某某区人民政府门户网站", "site_chrome"),
        ("索 引 号：000014349/2024-00012", "gazette"),
    ],
)
def test_lines_before_the_title_have_their_reason(line: str, reason: str) -> None:
    """Page furniture above the title is set aside for what it is."""
    assert (reason, line) in removed(read(f"{line}\n{WHOLE}"))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("责任编辑：李四", "editor"),
        ("本作品是中华人民共和国的公文，属于公有领域。", "licence"),
        ("来源：某某日报", "publication"),
        ("全国各省市政府网站", "site_chrome"),
        ("check_date=2024/1/11&check_user=admin&type=", "cms_metadata"),
    ],
)
def test_lines_behind_the_closing_have_their_reason(line: str, reason: str) -> None:
    """The tail of a page is set aside for what it is."""
    assert (reason, line) in removed(read(f"{WHOLE}{line}\n"))


@pytest.mark.parametrize(
    ("piece", "reason"),
    [
        ("\\r\\n", "escape"),
        ("&nbsp;", "escape"),
        ("????", "lost_blank"),
        ("（下转第2版）", "page_turn"),
        ("\u200b", "invisible"),
    ],
)
def test_damage_inside_a_sentence(piece: str, reason: str) -> None:
    """Damage is taken out of a sentence and the sentence is whole."""
    report = read(WHOLE.replace("智能工厂", f"智能工厂{piece}"))
    assert reason in {found for found, _ in removed(report)}
    assert piece not in report.text


def test_page_numbers_inside_the_text() -> None:
    """A page number between two paragraphs is set aside."""
    report = read(FRONT + REVIEW + "- 3 -\n" + PLAN + CLOSING)
    assert removed(report) == [("page_number", "- 3 -")]


def test_a_broken_sentence_is_joined() -> None:
    """A line that ends in mid-sentence goes on in the next."""
    report = read(WHOLE.replace("改造老旧小区30个，", "改造老旧小区\n30个，"))
    assert "改造老旧小区30个，群众" in report.text
    assert (
        "改造老旧小区30个，群众"
        in read(WHOLE.replace("老旧小区30个", "老旧小区3\n0个").replace("3\n0", "30\n")).text
    )


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("今年的总盘子是：云海区生产总值比上年增长", "10%，其中农业增长8%。"),
        ("云海区生产总值完成", "393亿元，比上年增长5%。"),
        ("农民人均收入增长了", "5.6% 。"),
        ("年末常住人口总数为", "70.2 万人，比上年增加3千人。"),
        ("逾期贷款额下降", "15%以上。"),
        ("到本世纪末，全区生产总值达到", "45亿元。"),
        ("明码标价覆盖率达", "80% 以上。"),
        ("新增绿地超过", "300亩。"),
        ("货物吞吐量提高", "1.5倍。"),
        ("改造老旧小区完成", "30个，惠及群众。"),
    ],
)
def test_a_line_that_breaks_before_its_number_goes_on(before: str, behind: str) -> None:
    """However short the line is, no heading ends with 增长 and leaves its number to the next."""
    assert before + behind in read(WHOLE.replace("改造老旧小区30个，", f"\n{before}\n\n{behind}\n")).text


@pytest.mark.parametrize(
    ("heading", "behind"),
    [
        ("（二）推动经济稳定增长", "2024年，全区经济增长6%。"),
        ("（二）全面促进民生改善提高", "新增就业3万人。"),
        ("（二）坚持多措并举促进增长", "5个园区建成投用。"),
    ],
)
def test_a_heading_about_growth_stands_alone(heading: str, behind: str) -> None:
    """What is numbered as a heading ends where it ends, whatever begins behind it."""
    told = f"（一）壮大实体经济\n促进发展。\n{heading}\n{behind}\n"
    text = read(WHOLE.replace("（一）壮大实体经济\n", told)).text
    assert f"{heading}\n{behind}" in text


def test_headings_are_not_joined() -> None:
    """A title line without a stop keeps its line."""
    assert "（一）壮大实体经济\n推动产业焕新升级。" in read(WHOLE).text


def test_what_a_person_puts_back_is_kept() -> None:
    """A line among ``kept`` stays in the text."""
    line = "来源：某某日报"
    report = read(f"{WHOLE}{line}\n", Hints(kept=(line,)))
    assert line in report.text
    assert removed(report) == []


def test_press_edits_stay_and_are_flagged() -> None:
    """Words the press put in front of a sentence stay in the text; an issue says where."""
    report = read(WHOLE.replace("一年来，全区", "张三丰在政府工作报告中说，一年来，全区"))
    issue = next(issue for issue in report.issues if issue.code == "press-edit")
    assert report.text[issue.start : issue.end] == "张三丰在政府工作报告中说，"


def test_long_lines_with_a_site_word_stay() -> None:
    """A sentence that happens to hold a site's word is report text."""
    sentence = (
        "推进无障碍环境建设，扩大“二维码”应用，为残疾人家庭改造2000户，让发展成果更多更公平惠及全体人民群众。"
    )
    assert sentence in read(WHOLE.replace(CLOSING, sentence + "\n" + CLOSING)).text


def test_cut_text_is_said() -> None:
    """A note that the text was cut becomes an issue."""
    assert "abridged" in codes(read(WHOLE + "（本文有删减）\n"))


def test_every_reason_has_a_label_in_both_languages() -> None:
    """No code reaches a reader without its wording."""
    assert set(wordings("removed", "zh")) == set(Reason)
    assert label("licence") == "版权声明"
    assert label("licence", "en") == "licence notice"
    assert label("something else") == "something else"


@pytest.mark.parametrize(
    "title",
    [
        ("抢抓机遇 乘势而上 为全面完成", "云海区第九个五年计划而奋斗"),
        ("解放思想 真抓实干", "为建设富庶文明的云海而努力"),
        ("同心同德 再谱新篇", "加快推进云海渔港振兴步伐", "为全区人民办好二十件实事"),
        ("改革创新加快发展", "把云海建成开放的港口城区"),
        ("坚定信心迎难而上", "在高质量发展道路上稳步前行"),
    ],
)
def test_a_title_in_own_words_over_several_lines_is_kept(title: tuple[str, ...]) -> None:
    """What stands right above the session line is the title, however it was broken, and no page chrome."""
    front = "\n".join(
        (*title, "——2001年2月7日在云海区第三届人民代表大会第四次会议上的报告", "云海区区长 林观海")
    )
    report = read(f"{front}\n各位代表：\n{_BODY}")
    assert all(line in report.text for line in title)
    assert not report.removed


@pytest.mark.parametrize("heading", ["一、过去五年工作回顾", "一、2012年工作回顾", "一、“十一五”时期的成就"])
def test_a_heading_typed_above_the_salutation_too_is_a_duplicate(heading: str) -> None:
    """A heading that stands once too early is said to be a repetition; it stays where it belongs."""
    front = "2013年1月26日在云海区第三届人民代表大会第一次会议上\n区长 林观海"
    report = read(
        f"{front}\n{heading}\n各位代表：\n现在，我代表区人民政府向大会报告工作，请予审议。\n{heading}\n{_BODY}"
    )
    assert [(each.text, each.reason) for each in report.removed] == [(heading, Reason.DUPLICATE)]
    assert report.text.count(heading) == 1


def test_a_numbered_heading_above_the_salutation_is_never_chrome() -> None:
    """Where it is said only there, it is kept."""
    front = "2013年1月26日在云海区第三届人民代表大会第一次会议上\n区长 林观海\n一、五年来的工作"
    report = read(f"{front}\n各位代表：\n{_BODY}")
    assert "一、五年来的工作" in report.text


_BODY = (
    "过去一年，我们修通海堤公路十二公里，新建渔港码头三座，群众出行和渔船停靠更加方便，经济社会发展取得新成绩。"
    * 3
)
