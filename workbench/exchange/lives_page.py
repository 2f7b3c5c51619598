"""The lives of a place's promises as one HTML file that stands alone: no scripts, nothing fetched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from workbench.model.directions import show_in_page
from workbench.model.thread import Thread

ZH = {
    "title": "承诺的一生",
    "note": "各年段落由程序归在一起，未经人工逐条确认；引用时请核对原文。",
    "counts": "{reports} 份报告，{threads} 条承诺",
    "review": "回顾",
    "plan": "计划",
    "missing": "无报告",
    "silence": "这一年的回顾没有提到它",
    "promised": "承诺",
    "promised_again": "再次承诺",
    "target_raised": "目标调高",
    "target_lowered": "目标调低",
    "postponed": "推迟",
    "renamed": "更名",
    "begun": "开工",
    "progress": "进展",
    "done": "完成",
    "missed": "未达成",
    "silent": "未提及",
}
EN = {
    "title": "Lives of promises",
    "note": "The program put the passages together and nobody confirmed each; check before quoting.",
    "counts": "{reports} reports, {threads} promises",
    "review": "Review",
    "plan": "Plan",
    "missing": "no report",
    "silence": "That year's review does not mention it",
    "promised": "promised",
    "promised_again": "promised again",
    "target_raised": "target raised",
    "target_lowered": "target lowered",
    "postponed": "postponed",
    "renamed": "renamed",
    "begun": "begun",
    "progress": "progress",
    "done": "done",
    "missed": "missed",
    "silent": "silent",
}
_GLYPHS = {
    "promised": "◆",
    "promised_again": "◇",
    "target_raised": "▲",
    "target_lowered": "▼",
    "postponed": "»",
    "renamed": "≈",
    "begun": "○",
    "progress": "◐",
    "done": "●",
    "missed": "✕",
    "silent": "·",
}


def lives_html(
    threads: Sequence[Thread],
    titles: Mapping[str, str],
    years: Mapping[int, bool],
    place: str,
    *,
    language: str = "zh",
) -> str:
    """Return threads as an HTML page in ``language`` (zh or en); all report text is escaped.

    ``titles`` names the documents by id; ``years`` are those of the axis, each with
    whether there is a report of it.
    """
    words = EN if language == "en" else ZH
    environment = Environment(
        loader=PackageLoader("workbench.exchange"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=show_in_page,
    )
    return environment.get_template("lives.html.j2").render(
        threads=threads,
        titles=titles,
        years=years,
        place=place,
        counts=words["counts"].format(reports=len(titles), threads=len(threads)),
        words=words,
        glyphs=_GLYPHS,
        language=language,
    )
