"""Whole small reports as plain text, for tests that begin where a file comes in."""

from __future__ import annotations


def whole_report(place: str, year: int) -> str:
    """Return a made-up report of a place, with front, review, plan and closing; no two are alike."""
    size = year % 97 + len(place)
    return f"""政府工作报告
——{year}年1月10日在{place}第四届人民代表大会第四次会议上
{place}区长 张三丰
各位代表：
现在，我代表区人民政府向大会报告工作，请予审议。
一、{year - 1}年工作回顾
一年来，全区上下真抓实干，完成了{place}人民代表大会确定的{size}项任务，发展迈出坚实步伐。
（一）产业发展提质增效。新增规上企业{size}家，智能工厂建成投产，产业链条不断延伸到{year - 1}年底。
（二）民生保障更加有力。新增就业{size}.5万人，改造老旧小区{size + 3}个，群众满意度持续上升。
二、{year}年工作安排
今年的主要预期目标是：地区生产总值增长{size % 7 + 2}%左右，居民收入与经济增长同步。
（一）壮大实体经济
推动产业焕新升级。加快绿色石化产业向精细化转型，抓好重大项目建设，全年开工{size + 8}个。
（二）增进民生福祉
扩大就业。城镇新增就业{size}万人，开展技能培训{size % 9 + 1}万人次，帮扶困难群众就业。
办好教育。新建中小学{size % 5 + 2}所，新增学位{size * 100}个，深化集团化办学。
各位代表！让我们更加紧密地团结起来，为建设美丽的{place}而努力奋斗！
"""
