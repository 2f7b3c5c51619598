"""A saved page that names neither its place nor, but through the press, who speaks."""

from __future__ import annotations

_DEEDS = (
    "落实“于响”支持政策，全区新建学校6所，新增学位3200个，改造老旧小区18个，“滨城”面貌焕然一新，群众获得感不断增强。"
    * 3
)


def page_of_own_place(year: int, speaker: str) -> str:
    """Return the first half of a report: title in table bars, headings 01 and 02, a heading at the end."""
    last = year - 1
    return f"""| {year}年政府工作报告 |
| --- |
{last}年和“十四五”时期工作回顾
{speaker}在政府工作报告中说，{last}年，全区上下同心协力，“滨城”建设取得新成效，各项任务较好完成。
01坚持产业立区，发展后劲不断增强
{_DEEDS}
02坚持城乡协同，“滨城”品质不断提升
{_DEEDS}
过去五年，我们走过了很不平凡的历程，全区综合实力明显提升，“滨城”美誉度持续扩大。
坚持统筹推进，社会大局和谐稳定
"""
