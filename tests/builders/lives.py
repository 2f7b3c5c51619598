"""Four years of a made-up district, one of them missing, in which promises are kept, moved and forgotten."""

from __future__ import annotations

from workbench.annotation.actions import Actor
from workbench.model.hints import Hints
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace

PLACE = "云岫区"
_SAID = {
    2020: (
        "新增就业1.2万人。",
        "启动鹿鸣湖科技馆建设。实施白鹭湾水厂扩建工程。地区生产总值增长8%。推进柳溪大桥建设。",
    ),
    2021: (
        "鹿鸣湖科技馆开工建设。地区生产总值增长7.1%。",
        "确保鹿鸣湖科技馆年内竣工。加快白鹭湾水厂扩建工程。地区生产总值增长7%。推进柳溪大桥建设。",
    ),
    2022: (
        "鹿鸣湖科技馆主体封顶。地区生产总值增长7.3%。",
        "确保鹿鸣湖科技馆6月底前投入使用。实施白鹭湾水厂扩建工程。地区生产总值增长6.5%。",
    ),
    2024: ("鹿鸣湖科技馆投入使用。柳溪大桥建成通车。", "地区生产总值增长6%。加快白鹭湾水厂扩建工程。"),
}


def life_text(year: int) -> str:
    """Return the report of a year as plain text."""
    review, plan = _SAID[year]
    return "\n".join(
        (
            f"{year}年{PLACE}政府工作报告",
            f"一、{year - 1}年工作回顾",
            f"过去一年，办事时限压缩三成。{review}信访积案化解有力有序。",
            f"二、{year}年重点工作",
            f"推行一网通办。{plan}保持粮食播种面积稳定。",
        )
    )


def life_id(year: int) -> str:
    """Return the id under which ``add_lives`` keeps the report of a year."""
    return f"yunxiu-{year}"


def add_lives(workspace: Workspace) -> None:
    """Add the reports to a library."""
    for year in _SAID:
        hints = Hints(id=life_id(year), jurisdiction=PLACE, year=year)
        add_report(workspace, life_text(year).encode(), f"{year}.txt", hints=hints, actor=Actor("wang"))
