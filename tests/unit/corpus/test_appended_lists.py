"""Lists behind the closing: part appendix, with promises; glossaries stay without; nothing is chrome."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import propose_commitments, read_report
from workbench.measuring.quantities import find_quantities
from workbench.model.commitment import Commitment
from workbench.model.report import Report

PROSE = "全区上下同心协力，各项事业取得新的进步，群众生活继续改善，发展基础更加稳固，社会大局保持稳定。"
REPORT = (
    "政府工作报告\n——2026年1月12日在云海区第五届人民代表大会第六次会议上\n云海区区长 周明远\n各位代表：\n"
    f"一、2025年工作回顾\n{PROSE}\n二、2026年工作安排\n{PROSE}\n各位代表，让我们团结奋斗，谱写云海新篇章！\n"
)
TITLES = [
    "2026年云海区十件民生实事",
    "云海区2026年民生实事项目",
    "2026年为民办实事项目清单",
    "2026年区政府十项民生实事",
    "2026年重点工作任务分解",
    "2026年政府工作报告任务责任清单",
    "二〇二六年为民十件实事",
    "2026年重点项目清单",
    "云海区2026年度重点工作任务清单",
    "2026年全区民生实事计划",
]


def _read(text: str) -> Report:
    return read_report((REPORT + text).encode(), name="a.txt")


def _promises(report: Report) -> list[Commitment]:
    listed = next((n for n in report.nodes if n.part == "appendix"), None)
    found = propose_commitments(report, find_quantities(report))
    return [c for c in found if listed is not None and c.start >= listed.start]


@pytest.mark.parametrize("title", TITLES)
def test_items_of_an_appended_list_are_promises_with_their_bodies(title: str) -> None:
    """The list is a part of its own in the appendix; brackets behind an item say who keeps it."""
    report = _read(
        f"附件\n{title}\n1.新建社区食堂12个以上（牵头单位：区民政局）。\n2.改造老旧小区16个（责任单位：区住建局、各街道）。\n"
    )
    assert [(n.heading, n.part) for n in report.nodes if n.kind == "part"][-1] == (title, "appendix")
    assert [(c.quote, c.bodies) for c in _promises(report)] == [
        ("新建社区食堂12个以上", ("区民政局",)),
        ("改造老旧小区16个", ("区住建局", "各街道")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "名词解释\n1.“三改一拆”：改造旧住宅、旧厂区、城中村，拆除违法建筑。\n2.一站式：新建服务中心8个，集中办理。\n",
        "附件\n名词注释\n1.专精特新：建成企业200家的目标。\n2.河长制：新增河长30名。\n3.双随机：随机抽取。\n",
        "2025年民生实事完成情况\n1.新建社区食堂12个。\n2.改造老旧小区16个。\n",
    ],
)
def test_glossaries_and_results_promise_nothing(text: str) -> None:
    """What explains a term, or tells what was done, is no promise."""
    assert _promises(_read(text)) == []


def test_a_glossary_behind_the_list_stays_out_of_it() -> None:
    """The list ends where the glossary begins."""
    report = _read(
        "2026年云海区十件民生实事\n1.新建社区食堂12个。\n名词解释\n1.河长制：新增河长30名，负责河流。\n2.林长制：新增林长9名。\n"
    )
    assert [c.quote for c in _promises(report)] == ["新建社区食堂12个"]


def test_no_line_of_a_list_is_chrome() -> None:
    """Titles, items without a stop and the word 附页 all stay in the text."""
    lines = ["附页：", "2026年云海区十件民生实事", "新建社区食堂12个", "改造老旧小区16个"]
    report = _read("\n".join(lines))
    assert [line for line in lines if line not in report.text] == []


SPEAKERS = [
    ("区 长 周明远", "周明远"),
    ("周 明 远", "周明远"),
    ("云海区区长 周明远（2026年1月12日）", "周明远"),
    ("（2026年1月12日周明远）", "周明远"),
    ("（2026年1月12日 周明远 ）", "周明远"),
    ("云海区人民政府代区长 周明远", "周明远"),
    ("市 长 欧阳明远", "欧阳明远"),
    ("自治区主 席 周明远", "周明远"),
    ("镇长：周明远", "周明远"),
    ("（2026年1月12日 阿依努尔·买买提）", "阿依努尔·买买提"),
]


@pytest.mark.parametrize(("line", "name"), SPEAKERS)
def test_lines_of_speakers_are_never_chrome(line: str, name: str) -> None:
    """However the name is set, it is kept and told."""
    session = "——2026年1月12日在云海区第五届人民代表大会第六次会议上"
    text = f"{session}\n{line}\n各位代表：\n一、2025年工作回顾\n{PROSE}"
    report = read_report(text.encode(), name="a.txt")
    assert line in report.text
    assert report.speaker == name


def test_a_speaker_above_the_title_is_kept() -> None:
    """The front begins at the speaker where the title stands below."""
    text = f"云海区区长 周明远\n政府工作报告\n各位代表：\n一、2025年工作回顾\n{PROSE}"
    report = read_report(text.encode(), name="a.txt")
    assert (report.text.startswith("云海区区长 周明远"), report.speaker) == (True, "周明远")


@pytest.mark.parametrize(
    "said",
    [
        "在政府工作报告中说，",
        "在《政府工作报告》中说,",
        "在作政府工作报告时指出，",
        "在报告中说，",
        "在政府工作报告中强调：",
    ],
)
def test_a_speaker_named_by_the_press_is_flagged(said: str) -> None:
    """The name is taken, and an issue says where it comes from."""
    report = read_report(f"2025年工作回顾\n周明远{said}2025年是重要一年。{PROSE}".encode(), name="a.txt")
    assert report.speaker == "周明远"
    assert "speaker-from-press" in {issue.code for issue in report.issues}


def test_a_title_between_the_bars_of_a_table_is_the_title() -> None:
    """The bars are listed as removed, the title is kept."""
    report = read_report(f"| 2026年政府工作报告 |\n2025年工作回顾\n{PROSE * 2}".encode(), name="a.txt")
    assert report.title == "2026年政府工作报告"
    assert [piece.text for piece in report.removed] == ["|", "|"]


def test_a_heading_at_the_end_of_a_text_that_was_cut_off_is_a_heading() -> None:
    """Nothing follows it, yet it is no frame of the site."""
    body = f"2025年工作回顾\n{PROSE}\n坚持创新引领，产业发展步伐加快\n{PROSE}\n坚持绿色发展，生态环境更加优美"
    report = read_report(body.encode(), name="a.txt")
    assert [node.heading for node in report.headings if node.kind == "section"] == [
        "坚持创新引领，产业发展步伐加快",
        "坚持绿色发展，生态环境更加优美",
    ]


SHAPES = [
    ("附：2026年民生实事项目\n（一）新建街心花园14处（区园林局牵头，9月底前完成）\n（二）修通断头路7条（区住建局牵头，12月底前完成）\n",
     [("新建街心花园14处", "区园林局", "2026-09"), ("修通断头路7条", "区住建局", "2026-12")]),
    ("附件：\n2026年为民办实事项目清单\n"
     "1．扩建小学3所。牵头单位：区教育局；完成时限：2026年11月底前。\n2．整修危桥9座。牵头单位：区交通局；完成时限：2026年10月底前。\n",
     [("扩建小学3所", "区教育局", "2026-11"), ("整修危桥9座", "区交通局", "2026-10")]),
    ("附件1\n2026年十大民生实事\n一、托育工程\n新增托位700个。（责任单位：区卫健委）\n二、助餐工程\n建成助餐点18个。（责任单位：区民政局）\n",
     [("新增托位700个", "区卫健委", "2026"), ("建成助餐点18个", "区民政局", "2026")]),
    ("2026年民生实事清单\n1.增设智慧药柜25台。由区医保局牵头落实。\n2.提高高龄津贴。由区民政局负责。\n",
     [("增设智慧药柜25台", "区医保局", "2026"), ("提高高龄津贴", "区民政局", "2026")]),
    ("附录：\n为民办实事十件\n①更换老旧电梯40部，区住建局、各街道。\n②新增养老床位300张，区民政局。\n",
     [("更换老旧电梯40部", "区住建局、各街道", "2026"), ("新增养老床位300张", "区民政局", "2026")]),
    ("2026年民生实事\n1.开展适老化改造500户。责任单位：区民政局\n2.新建充电桩600个。责任单位：区发改局\n",
     [("开展适老化改造500户", "区民政局", "2026"), ("新建充电桩600个", "区发改局", "2026")]),
    ("附件\n2026年民生实事项目\n第一件 新建净水点12处（区水务局）\n第二件 改造食堂8个（区教育局）\n",
     [("新建净水点12处", "区水务局", "2026"), ("改造食堂8个", "区教育局", "2026")]),
    ("（报告附件）2026年拟办民生实事\n1、改扩建卫生站15所。 【牵头单位：区卫健局】\n"
     "2、硬化村道40公里。 【牵头单位：区交通局】\n",
     [("改扩建卫生站15所", "区卫健局", "2026"), ("硬化村道40公里", "区交通局", "2026")]),
    ("附件\n2026年民生实事\n1.改造老旧小区9个。\n责任单位：区住建局\n"
     "完成时限：2026年12月\n2.新增早餐网点20个。\n责任单位：区商务局\n完成时限：2026年9月\n",
     [("改造老旧小区9个", "区住建局", "2026-12"), ("新增早餐网点20个", "区商务局", "2026-09")]),
    ("附件2\n2026年民生实事\n1.放映电影300场，更新图书2万册（区文旅局牵头，区教育局配合）\n",
     [("放映电影300场", "区文旅局、区教育局", "2026"), ("更新图书2万册", "区文旅局、区教育局", "2026")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "truth"), SHAPES)
def test_office_and_date_are_read_wherever_an_item_names_them(
    text: str, truth: list[tuple[str, str, str]]
) -> None:
    """Behind it, in brackets of any kind, on lines of their own, or without a word; they promise nothing."""
    made = [(c.quote, "、".join(c.bodies), c.deadline) for c in _promises(_read(text))]
    assert made == truth
