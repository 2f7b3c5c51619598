"""Web pages: what a reader sees, paragraph by paragraph, with its marks."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import open_source
from workbench.corpus.source import Block

PROSE = "各级各部门要认真贯彻落实会议精神，扎实推进各项重点工作，确保全年目标任务顺利完成，取得实效。"


def _blocks(body: str) -> list[Block]:
    page = f"<html><head><title>政府工作报告</title></head><body>{body}</body></html>"
    return list(open_source(page.encode(), name="a.html").blocks)


def _texts(body: str) -> list[str]:
    return [block.text for block in _blocks(body)]


def test_inline_marks_do_not_cut_a_paragraph() -> None:
    """Spans, fonts and links stay within their line."""
    assert _texts(f"<p>增长<b>6<i>.2</i></b>%，<a href='x'>其中</a>{PROSE}</p>") == [f"增长6.2%，其中{PROSE}"]


def test_line_ends_of_the_source_are_no_blanks_between_characters() -> None:
    """A page's source may be broken anywhere; Chinese text has no blank there."""
    assert _texts(f"<p>推动\n  高质量发展，{PROSE}</p>") == [f"推动高质量发展，{PROSE}"]


@pytest.mark.parametrize(
    "lead",
    ["<strong>产业升级。</strong>", "<span style='font-weight: bold'>产业升级。</span>",
     "<span style='font-family:黑体'>产业升级。</span>", "<font face='楷体_GB2312'>产业升级。</font>"],
)  # fmt: skip
def test_leads_are_known_by_weight_or_face(lead: str) -> None:
    """Bold type and the faces of official headings mark a lead."""
    block = next(block for block in _blocks(f"<div><p>{lead}{PROSE}</p><p>{PROSE}</p></div>") if block.bold)
    assert block.bold == 5


def test_a_page_set_bold_throughout_has_no_leads() -> None:
    """Emphasis everywhere tells nothing."""
    assert not any(block.bold for block in _blocks(f"<b><p>{PROSE}</p><p>{PROSE}</p></b>"))


def test_breaks_may_go_on_unless_the_next_line_is_indented() -> None:
    """A br ends a line; an indented next line is a new paragraph."""
    blocks = _blocks(f"<div>{PROSE}<br>在此基础上，{PROSE}<br>　　第二段，{PROSE}</div>")
    assert [block.wrapped for block in blocks] == [True, False, False]


def test_rows_of_data_keep_their_cells() -> None:
    """A table row is a block with tabs between its cells."""
    rows = "<table><tr><td>指标</td><td>目标</td></tr><tr><td>就业</td><td>9.5万人</td></tr></table>"
    assert {"指标\t目标", "就业\t9.5万人"} <= set(_texts(f"<div><p>{PROSE}</p>{rows}<p>{PROSE}</p></div>"))


def test_layout_tables_are_no_data() -> None:
    """A cell that holds the whole text is a frame, not a cell."""
    texts = _texts(f"<table><tr><td>左栏</td><td><p>{PROSE}</p><p>{PROSE}第二段</p></td></tr></table>")
    assert PROSE in texts
    assert f"{PROSE}第二段" in texts


def test_scripts_and_styles_are_not_visible() -> None:
    """Code never becomes text, closed or not."""
    texts = _texts(f"<style>p{{}}</style><p>{PROSE}</p><script>var a='<p>假</p>'</script><!-- 注 -->")
    assert texts == [PROSE]


def test_headings_carry_their_level() -> None:
    """h1 to h6 give levels."""
    levels = {
        block.text: block.heading_level for block in _blocks(f"<div><h2>一、回顾</h2><p>{PROSE}</p></div>")
    }
    assert levels["一、回顾"] == 2
    assert levels[PROSE] is None


@pytest.mark.parametrize("frame", ["<form id='form1'>{}</form>", "<div class='share-content'>{}</div>"])
def test_a_frame_around_the_text_itself_is_no_reason_to_drop_it(frame: str) -> None:
    """Pages that wrap everything into a form or an oddly named element are read all the same."""
    page = frame.format("<div class='nav'><a href='x'>首页</a></div>" + f"<p>{PROSE}</p>" * 3)
    kept = [block.text for block in _blocks(page) if not block.removed_as]
    assert kept == [PROSE] * 3


def test_a_page_of_links_only_is_still_shown() -> None:
    """Where nothing looks like a report, nothing is set aside."""
    assert [block.text for block in _blocks("<a href='x'>政府工作报告</a>") if not block.removed_as]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("新建<ruby>学校<rp>(</rp><rt>xuéxiào</rt><rp>)</rp></ruby>3所", "新建学校3所"),
        ("新建<ruby><rb>学校</rb><rt>xuéxiào</rt></ruby>3所", "新建学校3所"),
        ("整治<ruby>淄<rt>zī</rt></ruby><ruby>河<rt>hé</rt></ruby>沿岸", "整治淄河沿岸"),
        ("推进<ruby>碳中和<rtc>low</rtc></ruby>试点", "推进碳中和试点"),
    ],
)
def test_how_a_character_is_pronounced_is_not_in_the_text(written: str, read: str) -> None:
    """Of ruby its base is read, and it does not part the paragraph."""
    assert _texts(f"<p>{written}，{PROSE}</p>") == [f"{read}，{PROSE}"]


def test_an_article_of_a_public_account_is_read_as_its_reader_sees_it() -> None:
    """Author line, code to scan and tool bar are the site's; title, account and time are told."""
    source = open_source(
        f"""<html><body><div class="rich_media"><h1 id="activity-name"> 云海区政府工作报告 </h1>
        <div class="rich_media_meta_list"><span>张三</span><a id="js_name"> 云海发布 </a>
        <em id="publish_time">2024-01-20 10:00</em></div>
        <div class="rich_media_content" id="js_content" style="visibility: hidden"><section>
        {"".join(f"<p>{PROSE}{n}</p>" for n in range(60))}</section></div>
        <div id="js_pc_qr_code">微信扫一扫 关注该公众号</div>
        <div class="rich_media_tool">阅读 1000 在看</div></div></body></html>""".encode(),
        name="a.html",
    )
    kept = [block.text for block in source.blocks if block.removed_as is None]
    assert kept == ["云海区政府工作报告", *(f"{PROSE}{n}" for n in range(60))]
    assert (source.meta["title"], source.meta["source"]) == ("云海区政府工作报告", "云海发布")
    assert source.meta["date"].startswith("2024-01-20")
