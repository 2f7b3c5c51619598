"""A table of contents is page furniture, whatever it is called; its headings stand once, and nest."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import pytest

from tests.builders.as_shipped import read_report
from tests.builders.documents import LAYOUTS, pdf_document
from tests.unit.corpus.reports import CLOSING, PLAN, REVIEW
from workbench.corpus.contents import find_contents
from workbench.model.report import Report

TITLE = "云海区国民经济和社会发展第十四个五年规划纲要"
OPENING = "本纲要依据区委关于制定规划的建议编制，说明今后五年的方向和重点，请各部门遵照执行。"
BODY = "坚持以项目为中心，把力量集中到抓得实的事情上，推动港口、园区和城镇相互带动，让群众分享发展的好处。"
HEADINGS = (
    ("篇", "第一篇 站在新的起点上"),
    ("章", "第一章 发展环境"),
    ("节", "第一节 走过的路"),
    ("节", "第二节 面临的形势"),
    ("章", "第二章 主要目标"),
    ("篇", "第二篇 建设现代港城"),
    ("章", "第三章 做强港口经济"),
    ("节", "第一节 提升码头能力"),
    ("节", "第二节 壮大临港产业"),
    ("章", "第四章 改善群众生活"),
)
LEVELS = {"篇": 1, "章": 2, "节": 3}
WANTED = [(LEVELS[kind], title) for kind, title in HEADINGS]
TWICE = ("政府工作报告", "——2024年1月10日", "区长 周明远", "各位代表")
ENTRIES = [title for kind, title in HEADINGS if kind != "节"]


def _body() -> list[str]:
    """Return headings and the paragraphs below them; between 篇 and 章 there is none."""
    lines: list[str] = []
    for at, (kind, title) in enumerate(HEADINGS):
        lines.append(title)
        if kind == "节" or HEADINGS[(at + 1) % len(HEADINGS)][0] != "节":
            lines.append(BODY if kind != "篇" else OPENING)
    return lines


def _outline(report: Report) -> list[tuple[int | None, str | None]]:
    return [(node.level, node.heading) for node in report.headings if node.kind != "theme"]


def _removed(report: Report) -> list[str]:
    return [each.text for each in report.removed if each.reason == "contents"]


def _text(contents: Sequence[str], *, name: str = "目　录") -> Report:
    lines = [TITLE, name, *contents, OPENING, *_body()]
    return read_report("\n".join(line for line in lines if line).encode(), name="a.txt")


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("目　录", "{title}"),
        ("目录", "{title}………………{page}"),
        ("目 次", "{title} ............ {page}"),
        ("", "{title}"),
        ("规划一览", "{title}"),
        ("CONTENTS", "{title}　　{page}"),
        ("目录", "{title}·····（{page}）"),
        ("目录", "{title}{page}"),
    ],
)
def test_a_list_of_headings_is_no_part_of_the_text(name: str, entry: str) -> None:
    """Plain lines, dots, numbers of pages, no name or another one: the headings stand once, nested."""
    contents = [entry.format(title=title, page=3 * at + 1) for at, title in enumerate(ENTRIES)]
    report = _text(contents, name=name)
    assert _outline(report) == WANTED
    assert set(contents) <= set(_removed(report))
    assert OPENING in report.text


def test_markdown_keeps_the_contents_apart() -> None:
    """A list folded away in <details>, its entries below each other, is said to be contents."""
    listed = "\n".join(f"{'  ' * (LEVELS[kind] - 1)}- {title}" for kind, title in HEADINGS)
    body = "\n\n".join(f"{'#' * (LEVELS[kind] + 1)} {title}\n\n{BODY}" for kind, title in HEADINGS)
    folded = f"<details>\n<summary>目录</summary>\n\n{listed}\n\n</details>"
    whole = f"**{TITLE}**\n\n{folded}\n\n{OPENING}\n\n{body}"
    report = read_report(whole.encode(), name="a.md")
    assert _outline(report) == WANTED
    assert len(_removed(report)) == len(HEADINGS) + 1


def test_a_word_file_with_tabs_to_page_numbers() -> None:
    """Word's own table of contents parts title and page by a tab: it is no table of the text."""
    document = docx.Document()
    for line in [
        TITLE,
        "目录",
        *(f"{title}\t{at + 1}" for at, title in enumerate(ENTRIES)),
        OPENING,
        *_body(),
    ]:
        document.add_paragraph(line)
    target = io.BytesIO()
    document.save(target)
    report = read_report(target.getvalue(), name="a.docx")
    assert _outline(report) == WANTED
    assert len(_removed(report)) == len(ENTRIES) + 1


def test_a_printed_file_with_dots_to_page_numbers() -> None:
    """A PDF's contents leave with their dots, and what is told below keeps its order."""
    lines = [TITLE, "目录", *(f"{title}......................{at + 1}" for at, title in enumerate(ENTRIES))]
    report = read_report(pdf_document([*lines, OPENING, *_body()], LAYOUTS["a4-indented"]), name="a.pdf")
    assert _outline(report) == WANTED
    assert "......" not in report.text


def test_a_work_report_with_an_overview_is_the_same_as_without() -> None:
    """A site's overview of the headings above a report leaves; nothing else changes."""
    headings = (
        "一、2023年工作回顾", "（一）产业发展提质增效", "（二）民生保障更加有力",
        "二、2024年工作安排", "（一）壮大实体经济", "（二）增进民生福祉",
    )  # fmt: skip
    overview = "\n".join(headings) + "\n"
    bare = read_report((REVIEW + PLAN + CLOSING).encode(), name="a.txt")
    listed = read_report((overview + REVIEW + PLAN + CLOSING).encode(), name="a.txt")
    assert listed.text == bare.text
    assert len(_removed(listed)) == 6


@pytest.mark.parametrize(
    "lines",
    [
        [*TWICE, *TWICE, BODY],
        ["一、修桥", "二、铺路", "三、种树", "四、办学", BODY, "五、就医", BODY],
        [OPENING, BODY, "一、修桥", BODY, "二、铺路", BODY],
        ["新建学校3所", "改造道路5条", "种树600亩", "修桥2座", BODY, BODY],
        ["粮食产量\t万吨\t14", "生猪出栏\t万头\t33", "水产品\t万吨\t52", "茶叶\t吨\t60", BODY],
        ["粮食产量\t14", "生猪出栏\t33", "水产品\t52", "茶叶\t60", BODY],
        ["目录\t页", "粮食产量\t94", "生猪出栏\t33", "水产品\t52", "茶叶\t60", BODY],
        ["区教育局\t6月\t新建学校3所\t1", "区水务局\t9月\t治理河道2条\t2", "区林业局\t5月\t种树\t3", BODY],
    ],
)
def test_lists_that_do_not_return_are_text(lines: list[str]) -> None:
    """Title lines printed twice, works told once, tables that end in numbers: no contents."""
    assert not find_contents(lines)


THINGS = ("甲校", "乙桥", "丙路", "丁院", "戊港", "己站", "庚渠", "辛库", "壬园", "癸馆")
TEN = tuple(f"{count}、办好{each}" for count, each in zip("一二三四五六七八九十", THINGS, strict=True))
TREATED = tuple(line for entry in TEN for line in (entry, BODY))


@pytest.mark.parametrize(
    "above",
    [
        ["政府工作报告", "各位代表：", BODY],
        ["政府工作报告", "今年要办好十件实事："],
        ["政府工作报告", BODY, "今年重点办好以下实事。"],
        ["云海区民生实事", BODY, "区政府今年办好十件实事。"],
        ["政府工作报告", "一、去年工作", BODY, "二、今年工作"],
        ["政府工作报告", "各位代表：", BODY, "今年的工作如下："],
    ],
)
def test_tasks_named_first_and_treated_then_are_text(above: list[str]) -> None:
    """A report that names its ten tasks and then treats each under the same heading loses none of them."""
    assert not find_contents([*above, *TEN, *TREATED])
    assert len(find_contents([*above, "目录", *TEN, *TREATED])) == len(TEN) + 1


@pytest.mark.parametrize(
    "rows",
    [
        ["指标\t2024", "生产总值\t450", "财政收入\t30", "粮食产量\t12", "就业\t8000"],
        ["新建学校……3所", "改造道路……25公里", "修桥……2座", "植树……600亩"],
    ],
)
def test_amounts_behind_tabs_and_dots_are_no_pages(rows: list[str]) -> None:
    """Figures that return nowhere and follow in no order are rows of the text."""
    assert not find_contents(["各位代表：", BODY, *rows, BODY])


def test_the_first_heading_of_the_text_stays_where_it_is_said_a_third_time() -> None:
    """As many headings are left behind a list as it has entries: the text's own first one is no entry."""
    lines = ["目录", *ENTRIES, ENTRIES[0], *_body()[1:], ENTRIES[0], BODY]
    assert max(find_contents(lines)) == len(ENTRIES)


@pytest.mark.parametrize("leader", ["…", ".", ". ", "—", "·  ", "\t", "_ "])
def test_a_row_of_leaders_without_a_page_is_read_at_once(leader: str) -> None:
    """Leaders that lead to no number are read through once, however many there are."""
    assert not find_contents([f"建设港口{leader * 20_000}好", BODY])


def test_thousands_of_short_lines_twice_are_read() -> None:
    """A list of thousands of works, printed twice with nothing said of any, is text."""
    works = [f"改造第{number}号巷道" for number in range(1_500)]
    assert not find_contents([*works, *works])
