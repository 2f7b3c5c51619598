"""What a page's head and its date line say of the text: title, date, author, source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

# Names that government sites must use (国办发〔2019〕19号) and those that other sites do.
_NAMES = {
    "title": ("articletitle", "og:title", "title", "dc.title"),
    "date": ("pubdate", "article:published_time", "publishdate", "publish_date", "date", "dc.date"),
    "author": ("author", "dc.creator"),
    "source": ("contentsource", "source"),
    "site": ("sitename", "og:site_name"),
    "url": ("url", "og:url"),
}
# The elements of a page of a public account (公众号), by their id.
_ELEMENTS = {"title": "activity-name", "source": "js_name", "date": "publish_time"}
_DATE_LINE = re.compile(
    r"(?:发布|发表|更新|成文|印发)?(?:时间|日期)\s*[:：]\s*(\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2})"
)
_SOURCE_LINE = re.compile(r"(?:信息|稿件|文章)?来源\s*[:：]\s*([^\s|【】:：]{2,30})")


def page_meta(tree: HtmlElement, lines: Sequence[str]) -> dict[str, str]:
    """Return the page's own statements; what it does not say has no key."""
    stated = {
        name.strip().lower(): content.strip()
        for element in tree.iter("meta")
        if (name := element.get("name") or element.get("property")) and (content := element.get("content"))
    }
    meta = {
        key: value
        for key, names in _NAMES.items()
        if (value := next((stated[name] for name in names if stated.get(name)), ""))
    }
    if "title" not in meta and (title := " ".join((tree.findtext(".//title") or "").split())):
        meta["title"] = title
    for key, named in _ELEMENTS.items():
        element = next(iter(tree.xpath("//*[@id=$named]", named=named)), None)
        if key not in meta and element is not None and (text := " ".join(element.text_content().split())):
            meta[key] = text
    for key, pattern in (("date", _DATE_LINE), ("source", _SOURCE_LINE)):
        found = next((match for line in lines if len(line) < 200 and (match := pattern.search(line))), None)
        if key not in meta and found:
            meta[key] = found.group(1)
    return meta
