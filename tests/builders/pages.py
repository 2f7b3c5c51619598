"""Government-style web pages around given paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

NAVIGATION = ("首页", "政务公开", "政务服务", "互动交流", "走进样例")
SHARING = ("扫一扫在手机打开当前页", "分享到", "打印本页", "关闭窗口")
FOOTER = ("主办单位：样例市人民政府办公室", "网站标识码：0000000000", "样例公网安备 00000000000000号")


def government_page(
    paragraphs: Sequence[str],
    *,
    title: str = "政府工作报告",
    charset: str = "gb2312",
    bold: Sequence[int] = (),
    body: str = "p",
) -> str:
    """Return a page with navigation, date line, sharing and footer; ``body`` is p, br or div."""
    leads = dict(enumerate(bold))
    inner = [_with_lead(text, leads.get(i, 0)) for i, text in enumerate(paragraphs)]
    if body == "br":
        article = "<br/>\n".join(f"　　{text}" for text in inner)
    else:
        article = "\n".join(f'<{body} style="text-indent:2em">{text}</{body}>' for text in inner)
    items = "".join(f'<li><a href="/{i}/">{item}</a></li>' for i, item in enumerate(NAVIGATION))
    sharing = "".join(f"<span>{item}</span>" for item in SHARING)
    footer = "".join(f"<p>{item}</p>" for item in FOOTER)
    return f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<meta name="ArticleTitle" content="{escape(title)}"><meta name="PubDate" content="2024-01-20 09:30">
<meta name="ContentSource" content="样例日报"><title>{escape(title)}_样例市人民政府</title>
<style>p {{ line-height: 2 }}</style><script>var page = "<p>不可见</p>";</script></head><body>
<div class="header"><ul class="nav">{items}</ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div>
<div class="article"><h1>{escape(title)}</h1>
<div class="info"><span>发布时间：2024-01-20 09:30</span> <span>来源：样例日报</span></div>
<div class="share">{sharing}</div>
<div class="TRS_Editor" id="zoom">{article}</div></div>
<div class="related"><h3>相关链接</h3><ul><li><a href="/1">图解：一图读懂</a></li></ul></div>
<div class="footer">{footer}</div></body></html>"""


def _with_lead(text: str, lead: int) -> str:
    return f"<strong>{escape(text[:lead])}</strong>{escape(text[lead:])}" if lead else escape(text)
