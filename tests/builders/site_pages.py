"""Pages as some forty government, press and account sites lay out one report: ours, with made-up text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

TITLE = "云海区政府工作报告"
SESSION = "——2024年1月12日在云海区第三届人民代表大会第四次会议上"
SPEAKER = "云海区区长　林岚"
_DONE = "第{n}项工作稳步推进，新建道路{n}公里，改造老旧小区{n}个。群众出行更加便捷，满意度提高{n}个百分点。"
_TASKS = "第{n}项任务是建设养老服务站点{n}处，完成年度投资{n}亿元。压实责任、挂图作战，确保按期完工见效。"
_BELOW = ("（一）经济运行稳中有进", "（二）城乡面貌明显改善", "（三）民生福祉持续增进")


def _half(title: str, pattern: str, headings: Sequence[str], start: int) -> list[str]:
    lines = [title]
    numbers = iter(range(start, start + 30))
    for heading in headings:
        lines += [heading, *(pattern.format(n=n) for n in islice(numbers, 10))]
    return lines


REPORT = (
    "各位代表：",
    "现在，我代表云海区人民政府，向大会报告工作，请予审议，并请政协委员和列席人员提出意见。",
    *_half("一、2023年工作回顾", _DONE, _BELOW, 2),
    *_half("二、2024年重点工作", _TASKS, [each.replace("稳中有进", "提质增效") for each in _BELOW], 40),
    "各位代表！让我们更加紧密地团结起来，踔厉奋发、勇毅前行，为建设美丽新云海而努力奋斗！",
)
NAVIGATION = ("网站首页", "走进云海", "政务公开", "办事服务", "互动交流", "专题专栏")
TOOLS = ("字体：大 中 小", "打印本页", "关闭窗口", "分享到：", "收藏")
FOOT = (
    "主办单位：云海区人民政府办公室　承办单位：云海区大数据中心",
    "网站标识码：0000000000　样ICP备00000000号　样公网安备00000000000000号",
    "地址：云海区海潮路1号　电话：0000-00000000",
)
ADVICE = "建议使用1920×1080分辨率、谷歌或火狐浏览器访问本网站，以获得最佳浏览效果。"
OTHERS = (
    "区领导调研春运保障工作，要求各单位强化值守、细化预案，确保旅客出行平安有序。",
    "我区举行新春招聘会，三百多家企业提供岗位八千余个，吸引众多求职者到场洽谈。",
    "寒潮将至，气象部门提醒市民注意防寒保暖，农户要及时加固大棚、做好越冬管护。",
)
LINKS = ("图解：一图读懂区政府工作报告", "解读：今年民生实事怎么看", "视频：新闻发布会实录")
NOTICE = "您访问的链接即将离开“云海区人民政府门户网站”，是否继续？"
COMMENTS = ("希望早点修好我们村的路，大家都盼着呢。", "报告很实在，为家乡点赞，继续加油！")


def _p(lines: Sequence[str], tag: str = "p", attributes: str = "") -> str:
    return "\n".join(f"<{tag}{attributes}>{line}</{tag}>" for line in lines)


def _links(lines: Sequence[str], tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/{n}.html">{line}</a></{tag}>' for n, line in enumerate(lines))


def _head(classes: str = "header") -> str:
    return f'<div class="{classes}"><ul class="nav">{_links(NAVIGATION)}</ul></div>'


def _crumbs() -> str:
    return '<div class="position">当前位置：<a href="/">网站首页</a> &gt; <a href="/zwgk">政务公开</a></div>'


def _foot() -> str:
    return f'<div class="footer">{_p(FOOT)}<p>{ADVICE}</p></div>'


def _tools(tag: str = "span") -> str:
    return f'<div class="share-bar">{_p(TOOLS, tag)}</div>'


def _front(tag: str = "p") -> str:
    return f"<h1>{TITLE}</h1>{_p((SESSION, SPEAKER), tag, ' align=center')}"


def _date_line() -> str:
    return '<div class="info">发布时间：2024-01-15 09:20　来源：云海日报　浏览次数：1024</div>'


def _page(body: str, *, head: str = "") -> str:
    title = f"<title>{TITLE}_云海区人民政府</title>"
    return f"<!DOCTYPE html><html><head>{title}{head}</head><body>{body}</body></html>"


def _framed(article: str, *, above: str = "", below: str = "") -> str:
    middle = f"{_crumbs()}{above}<div class='main'>{article}</div>{below}"
    return _page(f"{_head()}<div class='wrap'>{middle}</div>{_foot()}")


def _article(text: str, *, name: str = 'class="TRS_Editor"', inside: str = "") -> str:
    return f"<div class='article'>{_front()}{_date_line()}{_tools()}<div {name}>{text}{inside}</div></div>"


def _broken(lines: Sequence[str]) -> str:
    return "<br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in lines)


def _fonts(lines: Sequence[str]) -> str:
    """Return lines as an old editor leaves them: each in fonts within fonts, cut at will."""
    soup = '<p><font size="3"><font face="仿宋_GB2312">{}</font><font color="#000">{}</font></font></p>'
    return "\n".join(soup.format(line[: len(line) // 2], line[len(line) // 2 :]) for line in lines)


def _from_word(lines: Sequence[str]) -> str:
    """Return lines as Word pastes them: figures and characters in spans of their own."""
    run = '<span style="font-family:仿宋;font-size:16pt">{}</span>'
    piece = "".join
    return "\n".join(
        '<p class="MsoNormal" style="text-indent:32pt">'
        + piece(f'<span lang="EN-US">{c}</span>' if c.isdigit() else run.format(c) for c in _pieces(line))
        + "<o:p></o:p></p>"
        for line in lines
    )


def _pieces(line: str) -> list[str]:
    out: list[str] = []
    for char in line:
        if out and char.isdigit() == out[-1][-1].isdigit():
            out[-1] += char
        else:
            out.append(char)
    return out


def _nested_tables() -> str:
    menu = "".join(f"<tr><td>{x}</td></tr>" for x in NAVIGATION)
    cells = (f"<b>{TITLE}</b>", f"{SESSION}<br>{SPEAKER}", _broken(REPORT))
    text = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    foot = "<br>".join((*FOOT, ADVICE))
    return _page(
        f"<table width=960><tr><td width=180 valign=top><table>{menu}</table></td><td><table width=95%>{text}"
        f"</table></td></tr></table><table width=960><tr><td align=center>{foot}</td></tr></table>"
    )


def _unclosed() -> str:
    """Return a page that closes hardly any of its tags."""
    menu = "".join(f"<li><a href=/{n}>{x}</a>" for n, x in enumerate(NAVIGATION))
    text = "".join(f"<P>　　{line}" for line in REPORT)
    return (
        "<HTML><head><META http-equiv=Content-Type content='text/html; charset=utf-8'>"
        f"<TITLE>{TITLE}</TITLE><BODY><UL class=menu>{menu}</UL><DIV class=detail><H2>{TITLE}</H2>"
        f"<P align=center>{SESSION}"
        f"<P align=center>{SPEAKER}<DIV id=zoom>{text}</DIV></DIV><DIV class=footer><P>{'<P>'.join(FOOT)}"
    )


def _account(body: str) -> str:
    """Return an article of a public account."""
    return _page(
        f'<div class="rich_media"><h1 id="activity-name">{TITLE}</h1><div class="rich_media_meta_list">'
        '<span>原创</span><a id="js_name">云海发布</a><em id="publish_time">2024-01-15 09:20</em></div>'
        f'<div class="rich_media_content" id="js_content" style="visibility: hidden;">{body}</div>'
        '<div id="js_tags">预览时标签不可点</div>'
        '<div id="js_pc_qr_code"><p>微信扫一扫<br>关注该公众号</p></div>'
        '<div class="rich_media_tool">阅读 2024　在看　赞</div></div>'
        '<div id="js_cmt_area"><p>人划线</p></div><div class="wx_stream">轻触阅读原文</div>'
    )


def _sections(lines: Sequence[str]) -> str:
    paragraph = '<p style="text-indent: 2em;"><span>{}</span></p>'
    box = f'<section style="margin: 0 8px;"><section>{paragraph}</section></section>'
    return "".join(map(box.format, lines))


def _tabs() -> str:
    other = f'<div class="tab-pane" style="display:none">{_p(OTHERS)}</div>'
    return _framed(
        '<ul class="tab-nav"><li>正文</li><li>解读</li></ul>'
        f'<div class="tab-content"><div class="tab-pane active">{_front()}{_p(REPORT)}</div>{other}</div>'
    )


def _parted(lines: Sequence[str], size: int = 20) -> str:
    pages = [lines[at : at + size] for at in range(0, len(lines), size)]
    return "".join(f'<div class="page" id="page{n}">{_p(each)}</div>' for n, each in enumerate(pages))


_TEXT = _p(REPORT)
_ASIDE = f'<div class="hot"><h3>热点新闻</h3>{_p(OTHERS)}<ul>{_links(LINKS)}</ul></div>'
_RELATED = f'<div class="related"><h3>相关阅读</h3><ul>{_links(LINKS)}</ul></div>'
_RECORD = "".join(
    f"<tr><td>{a}</td><td>{b}</td></tr>"
    for a, b in (
        ("索 引 号：", "YH0001/2024-00001"),
        ("发布机构：", "区政府办公室"),
        ("主题分类：", "综合政务"),
    )
)
_SIGNED = "<p>（责任编辑：陈舟）</p>"

# Each layout's page, and what of it is the site's and must not be left in the report.
LAYOUTS: dict[str, Callable[[], str]] = {
    "editor of a common system": lambda: _framed(_article(_TEXT)),
    "zoom": lambda: _framed(_article(_TEXT, name='id="zoom"')),
    "zoom within a form": lambda: f"<form id='aspnetForm'>{_framed(_article(_TEXT, name='id=zoom'))}</form>",
    "line breaks": lambda: _framed(_article(_broken(REPORT), name='id="content"')),
    "one paragraph with breaks": lambda: _framed(_article(f"<p>{_broken(REPORT)}</p>")),
    "double breaks": lambda: _framed(_article(_broken(REPORT).replace("<br>", "<br><br>"))),
    "an element each": lambda: _framed(_article(_p(REPORT, "div"))),
    "spans": lambda: _framed(_article(_p([f"<span>{line}</span>" for line in REPORT]))),
    "soup of fonts": lambda: _framed(_article(_fonts(REPORT))),
    "pasted from Word": lambda: _framed(_article(_from_word(REPORT))),
    "saved by Word": lambda: _page(
        f"<div class=WordSection1>{_p((TITLE, SESSION, SPEAKER), 'p', ' class=MsoTitle')}"
        f"{_from_word(REPORT)}</div>"
    ),
    "nested tables": _nested_tables,
    "tags left open": _unclosed,
    "items of a list": lambda: _framed(_article(f"<ul>{_p(REPORT, 'li')}</ul>")),
    "headings by level": lambda: _framed(
        _article("".join(f"<h3>{x}</h3>" if x[1] == "、" else f"<p>{x}</p>" for x in REPORT))
    ),
    "bold headings in the middle": lambda: _framed(
        _article(
            "".join(f"<p align=center><b>{x}</b></p>" if x[1] == "、" else f"<p>{x}</p>" for x in REPORT)
        )
    ),
    "preformatted": lambda: _framed(_article(f"<pre>{chr(10).join('　　' + x for x in REPORT)}</pre>")),
    "semantic": lambda: _page(
        f"<header><nav><ul>{_links(NAVIGATION)}</ul></nav></header><main><article>{_front()}{_TEXT}</article>"
        f"<aside>{_p(OTHERS)}</aside></main><footer>{_p(FOOT)}<p>{ADVICE}</p></footer>"
    ),
    "news beside": lambda: _framed(_article(_TEXT), above=_ASIDE),
    "news below": lambda: _framed(_article(_TEXT), below=_ASIDE),
    "news within the frame": lambda: _framed(_article(_TEXT) + _ASIDE + _RELATED),
    "links within the text": lambda: _framed(
        _article(_TEXT, inside=f"<p>相关链接：</p>{_links(LINKS, 'p')}")
    ),
    "attachments at the end": lambda: _framed(
        _article(_TEXT, inside='<p>附件：</p><p><a href="/1.docx">云海区政府工作报告.docx</a></p>')
    ),
    "signed by an editor": lambda: _framed(_article(_TEXT, inside=_SIGNED)),
    "tools above and below": lambda: _framed(_article(_TEXT) + _tools("a") + _tools("li")),
    "buttons within the text": lambda: _framed(
        _article(f'<div class="print"><a href="javascript:window.print()">打印</a></div>{_TEXT}')
    ),
    "record above": lambda: _framed(f"<table class='xxgk'>{_RECORD}</table>{_article(_TEXT)}"),
    "a tree of folders beside": lambda: _framed(
        f'<div class="left"><ul class="tree">{_links((*NAVIGATION, *LINKS, "公开指南"))}</ul></div>'
        f'<div class="right">{_article(_TEXT)}</div>'
    ),
    "text parted over pages": lambda: _framed(
        f"{_front()}<div class='content'>{_parted(REPORT)}</div>"
        "<div class='pages'><a>1</a> <a>2</a> <a>下一页</a></div>"
    ),
    "a second panel that is hidden": _tabs,
    "hidden lines": lambda: _framed(
        _article(_TEXT, inside=f'<p style="display: none">{NOTICE}</p><div hidden>{OTHERS[0]}</div>')
    ),
    "a dialogue over the page": lambda: _framed(_article(_TEXT)) + f'<div class="mask"><p>{NOTICE}</p></div>',
    "frames of others": lambda: _framed(_article(_TEXT, inside='<iframe src="/ad.html">不支持框架</iframe>')),
    "comments of readers": lambda: _framed(
        _article(_TEXT), below=f'<div class="comment-list"><h3>网友评论</h3>{_p(COMMENTS)}</div>'
    ),
    "an account's article": lambda: _account(_p(REPORT)),
    "an account's sections": lambda: _account(_sections(REPORT)),
    "an account's article with its editors": lambda: _account(
        _sections(REPORT) + "<p>来源：云海日报</p><p>编辑：陈舟　审核：周帆</p><p>点击图片进入专题</p>"
    ),
    "pictures with captions": lambda: _framed(
        _article(f"<p><img src=a.jpg></p><p>图为会议现场。（记者 陈舟 摄）</p>{_TEXT}")
    ),
    "a summary above": lambda: _framed(_article(f"<p>摘要：{REPORT[3][:20]}</p>{_TEXT}")),
    "unnamed elements": lambda: _page(
        f"<div><div>{_links(NAVIGATION, 'span')}</div><div><div>{_front('div')}</div><div>{_TEXT}</div></div>"
        f"<div>{_p((*FOOT, ADVICE), 'div')}</div></div>"
    ),
}
SITES_OWN = (*NAVIGATION, *TOOLS, *FOOT, ADVICE, *OTHERS, *LINKS, NOTICE, *COMMENTS)
