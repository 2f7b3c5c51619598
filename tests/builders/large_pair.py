"""A made-up pair of long reports: 20,000 characters, 300 commitments, over 2,000 differences."""

from __future__ import annotations

from random import Random

from tests.builders.as_shipped import make_anchor
from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.model.decision import Quotation, Verdict
from workbench.model.hints import Hints
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace

OLDER, NEWER = "changtian-2030", "changtian-2031"
PLACE = "长田县（虚构样例）"
CODER = "wang"
COMMITMENTS, JUDGED = 300, 60

PLANNED, REVIEWED = 76, 390
"""How many works each report plans, and how many it looks back on."""

_OPENING = "现在，我代表县人民政府向大会报告工作，请予审议。"
_PER_SECTION = 40
_CHANGING = 2  # works of five
_NUMERALS = "一二三四五六七八九十"
_SECTIONS = (
    "产业强基",
    "乡村振兴",
    "城镇更新",
    "生态治理",
    "民生保障",
    "交通畅通",
    "文旅融合",
    "数字建设",
    "平安法治",
    "开放合作",
)
_SYLLABLES = "青柳东白石南松荷枫西竹桂兰云龙凤金银玉珠湾圩渡桥塘坡埠口泽溪岭洲港屿坪坞浦岗堰滩"
_WORKS = (
    ("污水管网改造项目", "管网", "公里", "投资", "万元"),
    ("农贸市场提升项目", "市场", "个", "摊位", "个"),
    ("养老服务中心项目", "食堂", "家", "床位", "张"),
    ("中心小学扩建项目", "校舍", "间", "学位", "个"),
    ("高标准农田建设项目", "泵站", "座", "农田", "亩"),
    ("公共停车场项目", "充电桩", "台", "泊位", "个"),
    ("茶叶加工园项目", "生产线", "条", "茶园", "亩"),
    ("水库除险加固项目", "闸门", "座", "堤防", "米"),
    ("乡道拓宽项目", "道路", "公里", "护栏", "米"),
    ("口袋公园项目", "公园", "个", "绿地", "亩"),
    ("人民医院分院项目", "科室", "个", "病床", "张"),
    ("光伏电站项目", "机组", "组", "发电", "万千瓦时"),
    ("冷链物流园项目", "冷库", "座", "仓位", "个"),
    ("老旧小区改造项目", "电梯", "部", "住房", "套"),
    ("渔港码头改建项目", "泊区", "处", "岸线", "米"),
    ("机械配件产业园项目", "厂房", "栋", "岗位", "个"),
    ("图书馆分馆项目", "书屋", "家", "藏书", "册"),
    ("垃圾分拣中心项目", "站点", "处", "车辆", "台"),
    ("竹木加工基地项目", "车间", "个", "竹林", "亩"),
    ("古街修缮项目", "院落", "处", "商铺", "间"),
)
_EFFECTS = (
    ("惠及沿线", "户居民"),
    ("吸纳返乡青年", "人就业"),
    ("服务独居老人", "人次"),
    ("接送山区学生", "人次"),
    ("缩短过河车程", "分钟"),
    ("降低企业用电成本", "万元"),
    ("接待研学团队", "批次"),
    ("培训持证技工", "名"),
    ("签约下游厂商", "家"),
    ("减少碳排放", "吨"),
    ("修复受损湿地", "亩"),
    ("调解邻里纠纷", "件"),
    ("巡诊偏远村组", "次"),
    ("播放露天电影", "场"),
    ("引进农学专家", "位"),
    ("归集闲置住宅", "处"),
    ("出口成套设备", "台"),
    ("排查燃气隐患", "处"),
    ("直播带货", "小时"),
    ("受理网上申办", "件"),
)
_TO_DO = (
    ("实施", "推进", "启动", "抓好", "加快"),
    ("新建", "改造", "增加"),
    ("完成", "新增", "力争达到"),
    ("预计", "全年"),
)
_DONE = (
    ("完成", "建成", "推进了", "实施了", "启动了"),
    ("新建", "改造", "增加"),
    ("完成", "新增", "达到"),
    ("累计", "共"),
)


def register_large_pair(workspace: Workspace, *, judged: int = JUDGED) -> None:
    """Put both reports into the library; accept every proposal and judge the first ones."""
    for year, name in ((2030, OLDER), (2031, NEWER)):
        hints = Hints(id=name, jurisdiction=PLACE, year=year, fictional=True)
        add_report(workspace, large_report(year).encode(), f"{name}.txt", hints=hints, actor=Actor(CODER))
    older, newer = workspace.report(OLDER), workspace.report(NEWER)
    found = [Proposal(document=OLDER, commitment=each) for each in commitments_of(older)]
    actions.accept_proposals(workspace.store, Actor(CODER), found)
    said = next(each for each in newer.sentences if _OPENING not in newer.text_of(each))
    evidence = (Quotation(anchor=make_anchor(NEWER, newer.text, said.start, said.end)),)
    for each in found[:judged]:
        actions.give_verdict(workspace.store, Actor(CODER), each, NEWER, Verdict.PARTIAL, evidence=evidence)


def large_report(year: int) -> str:
    """Return the report that plans for ``year``; its review tells of what the year before had planned."""
    lines = [
        f"{PLACE}{year}年政府工作报告",
        f"——{year}年1月9日在长田县第九届人民代表大会第一次会议上",
        "各位代表：",
        _OPENING,
        f"一、{year - 1}年工作回顾",
        *_half(range(REVIEWED), year - 1, done=True),
        f"二、{year}年工作安排",
        *_half(range(PLANNED), year, done=False),
        "各位代表，让我们携手并肩，把蓝图变成实景！",
    ]
    return "\n\n".join(lines)


def _half(works: range, year: int, *, done: bool) -> list[str]:
    """Return sections of paragraphs, one work in each."""
    lines = []
    for start in range(0, len(works), _PER_SECTION):
        section = start // _PER_SECTION
        lines.append(f"（{_NUMERALS[section]}）{_SECTIONS[section]}")
        lines += [_sentence(i, year, done) for i in works[start : start + _PER_SECTION]]
    return lines


def _sentence(index: int, year: int, done: bool) -> str:
    """Tell of one work; of two in five its numbers, and what it is called to do, change every year."""
    choice = Random(index)
    year = year if index % 5 < _CHANGING else 2030
    what = choice.choice(_WORKS)[0]
    _, first, first_unit, *_ = choice.choice(_WORKS)
    *_, second, second_unit = choice.choice(_WORKS)
    effect, unit = choice.choice(_EFFECTS)
    name = "".join(choice.sample(_SYLLABLES, 4))
    step = index + year + (0 if done else 1)
    verbs = [said[step % len(said)] for said in (_DONE if done else _TO_DO)]
    n, m, k = (choice.randrange(100, 900) + by * (year - 2029) + 3 * done for by in (3, 11, 17))
    return (
        f"{verbs[0]}{name}{what}，{verbs[1]}{first}{n}{first_unit}，{verbs[2]}{second}{m}{second_unit}，"
        f"{effect}{k}{unit}。"
    )
