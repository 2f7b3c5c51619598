"""Why something of a source is not report text: stable codes with their wording in both languages."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """The codes that ``Removed.reason`` and ``Block.removed_as`` use."""

    SITE_CHROME = "site_chrome"
    NAVIGATION = "navigation"
    SHARE = "share"
    PUBLICATION = "publication"
    CMS_METADATA = "cms_metadata"
    LICENCE = "licence"
    EDITOR = "editor"
    CAPTION = "caption"
    SUMMARY = "summary"
    DUPLICATE = "duplicate"
    WATERMARK = "watermark"
    RUNNING_HEADER = "running_header"
    PAGE_NUMBER = "page_number"
    PAGE_TURN = "page_turn"
    GAZETTE = "gazette"
    CONTENTS = "contents"
    FOOTNOTE_MARK = "footnote_mark"
    INVISIBLE = "invisible"
    ESCAPE = "escape"
    LOST_BLANK = "lost_blank"
    FRONT_MATTER = "front_matter"
    TABLE_CELL = "table_cell"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    HIDDEN = "hidden"
    READING = "reading"
    TABLE_RULE = "table_rule"


LABELS: dict[Reason, tuple[str, str]] = {
    Reason.SITE_CHROME: ("网页框架", "page chrome"),
    Reason.NAVIGATION: ("导航与链接", "navigation and links"),
    Reason.SHARE: ("分享与打印按钮", "share and print buttons"),
    Reason.PUBLICATION: ("发布信息（来源、日期、阅读量）", "publication line (source, date, hits)"),
    Reason.CMS_METADATA: ("网站后台数据", "content-management data"),
    Reason.LICENCE: ("版权声明", "licence notice"),
    Reason.EDITOR: ("编辑与责任署名", "editors' credits"),
    Reason.CAPTION: ("图片说明", "picture caption"),
    Reason.SUMMARY: ("内容摘要", "summary of the page"),
    Reason.DUPLICATE: ("重复的标题", "repeated title"),
    Reason.WATERMARK: ("水印", "watermark"),
    Reason.RUNNING_HEADER: ("页眉页脚", "running header or footer"),
    Reason.PAGE_NUMBER: ("页码", "page number"),
    Reason.PAGE_TURN: ("转版提示", "continuation notice"),
    Reason.GAZETTE: ("公报刊头", "gazette wrapper"),
    Reason.CONTENTS: ("目录", "table of contents"),
    Reason.FOOTNOTE_MARK: ("注释序号", "footnote mark"),
    Reason.INVISIBLE: ("不可见字符", "invisible characters"),
    Reason.ESCAPE: ("残留的转义符", "left-over escape"),
    Reason.LOST_BLANK: ("空格乱码", "garbled blanks"),
    Reason.FRONT_MATTER: ("文件头信息", "front matter"),
    Reason.TABLE_CELL: ("表格的其他列", "other columns of the table"),
    Reason.FOOTNOTE: ("脚注与尾注", "footnotes and endnotes"),
    Reason.COMMENT: ("批注", "comments"),
    Reason.HIDDEN: ("隐藏文字", "hidden text"),
    Reason.READING: ("注音", "pronunciation guide"),
    Reason.TABLE_RULE: ("表格线", "rule of a table"),
}


def label(reason: str, language: str = "zh") -> str:
    """Return what a reader should see for a code; an unknown code speaks for itself."""
    try:
        return LABELS[Reason(reason)][0 if language == "zh" else 1]
    except ValueError:
        return reason
