"""Small reports for tests, written here; only what a test changes is given."""

from tests.builders.as_shipped import read_report
from workbench.model.hints import NO_HINTS, Hints
from workbench.model.report import Report

FRONT = """政府工作报告
——2024年1月10日在天津市滨海新区第四届人民代表大会第四次会议上
天津市滨海新区区长 张三丰
各位代表：
现在，我代表区人民政府向大会报告工作，请予审议。
"""
REVIEW = """一、2023年工作回顾
一年来，全区上下真抓实干，完成了各项任务，发展迈出坚实步伐。
（一）产业发展提质增效。新增规上企业12家，智能工厂建成投产，产业链条不断延伸。
（二）民生保障更加有力。新增就业9.5万人，改造老旧小区30个，群众满意度持续上升。
"""
PLAN = """二、2024年工作安排
今年的主要预期目标是：地区生产总值增长5%左右，居民收入与经济增长同步。
（一）壮大实体经济
推动产业焕新升级。加快绿色石化产业向精细化转型，抓好重大项目建设，全年开工20个。
培育新兴产业。建设人工智能应用先导区，打造10个示范场景，推动企业上云用数。
（二）增进民生福祉
扩大就业。城镇新增就业9万人，开展技能培训3万人次，帮扶困难群众就业。
办好教育。新建中小学6所，新增学位8000个，深化集团化办学。
"""
CLOSING = "各位代表！让我们更加紧密地团结起来，为建设美丽家园而努力奋斗！\n"
WHOLE = FRONT + REVIEW + PLAN + CLOSING


def read(text: str, hints: Hints = NO_HINTS) -> Report:
    """Read a plain text as the library does."""
    return read_report(text.encode(), name="report.txt", hints=hints)


def outline(report: Report) -> list[tuple[int | None, str | None]]:
    """Return level and heading of all headings in order."""
    return [(node.level, node.heading) for node in report.headings]


def removed(report: Report) -> list[tuple[str, str]]:
    """Return reason and text of all that was set aside."""
    return [(piece.reason, piece.text) for piece in report.removed]


def codes(report: Report) -> set[str]:
    """Return the codes of a report's issues."""
    return {issue.code for issue in report.issues}
