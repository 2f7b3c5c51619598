"""Why something of a source is not report text: stable codes, and what each is called."""

from __future__ import annotations

from enum import StrEnum

from workbench.words.catalogue import wordings


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


def label(reason: str, language: str = "zh") -> str:
    """Return what a reader should see for a code; an unknown code speaks for itself."""
    return wordings("removed", language).get(reason, reason)
