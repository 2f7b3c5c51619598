"""What is not report text is set aside with its reason; what is, stays."""

import pytest

from tests.unit.corpus.reports import CLOSING, FRONT, PLAN, REVIEW, WHOLE, codes, read, removed
from workbench.model.hints import Hints
from workbench.model.removal_reasons import LABELS, Reason, label


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
    assert set(LABELS) == set(Reason)
    assert label("licence") == "版权声明"
    assert label("licence", "en") == "licence notice"
    assert label("something else") == "something else"
