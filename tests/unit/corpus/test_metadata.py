"""Places, dates and years are told from what reports write, or left open."""

from datetime import date

import pytest

from tests.unit.corpus.reports import CLOSING, PLAN, REVIEW, read
from workbench.corpus.dates import find_date, years_in
from workbench.corpus.places import find_place
from workbench.corpus.title_marks import without_marks


@pytest.mark.parametrize(
    ("name", "full", "code"),
    [
        ("天津市滨海新区人民政府", "天津市滨海新区", "120116"),
        ("保定市清苑区", "保定市清苑区", "130608"),
        ("清苑县", "清苑县", "130622"),
        ("襄樊市", "襄樊市", "420600"),
        ("新疆维吾尔自治区", "新疆维吾尔自治区", "650000"),
        ("大连市", "大连市", "210200"),
        ("昆山市", "昆山市", "320583"),
        ("国务院", "中华人民共和国", None),
    ],
)
def test_places(name: str, full: str, code: str | None) -> None:
    """A name, also a former one, gives the full name and its code."""
    place = find_place(name)
    assert place is not None
    assert (place.name, place.code) == (full, code)


@pytest.mark.parametrize("name", ["朝阳区", "自治区", "省", "云海区", ""])
def test_names_that_are_not_one_place(name: str) -> None:
    """A name that many places have, or none, is not resolved."""
    assert find_place(name) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("——2024年1月10日在某市", date(2024, 1, 10)),
        ("发布日期: 2024-01-11 08:33", date(2024, 1, 11)),
        ("二〇〇四年二月十二日", date(2004, 2, 12)),
        ("——２００６年１月１７日在云海省", date(2006, 1, 17)),
        ("一九九七年十二月二十五日", date(1997, 12, 25)),
        ("2024年13月40日", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    """Arabic and Chinese digits are read; an impossible date is none."""
    assert find_date(text) == day


def test_years() -> None:
    """Years in both kinds of digits are found; other numbers are not."""
    assert years_in("2023年和二〇二四年，２０２５年，12345年") == (2023, 2024, 2025)


FRONTS = [
    (
        "政府工作报告\n（2014年1月21日在吉林省第十二届人民代表大会第二次会议上 省长巴音朝鲁）\n",
        "吉林省",
        "巴音朝鲁",
    ),
    (
        "政府工作报告\n——2024年3月5日在第十四届全国人民代表大会第二次会议上\n国务院总理\n李　强\n",
        "中华人民共和国",
        "李强",
    ),
    (
        "——2019年1月27日在宁夏回族自治区第十二届人民代表大会第二次会议上\n自治区主席 咸辉\n",
        "宁夏回族自治区",
        "咸辉",
    ),
    (
        "政 府 工 作 报 告\n2022年1月27日在顺平县第十八届人民代表大会第二次会议上\n顺平县人民政府县长 张三\n",
        "保定市顺平县",
        "张三",
    ),
]


@pytest.mark.parametrize(("front", "place", "speaker"), FRONTS)
def test_fronts(front: str, place: str, speaker: str) -> None:
    """Place and speaker are found in every form of front."""
    report = read(
        front + "各位代表：\n现在，我代表政府向大会报告工作，请予审议。\n" + REVIEW + PLAN + CLOSING
    )
    assert (report.jurisdiction, report.speaker) == (place, speaker)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("*政府工作报告", "政府工作报告"),
        ("政府工作报告*", "政府工作报告"),
        ("政府工作报告＊＊", "政府工作报告"),
        ("政府工作报告[1]", "政府工作报告"),
        ("云海区政府工作报告〔2〕", "云海区政府工作报告"),
        ("2026年云海区人民政府工作报告①", "2026年云海区人民政府工作报告"),
        ("政府工作报告【注】", "政府工作报告"),
        ("政府工作报告（注1）——2026年1月9日在云海区", "政府工作报告——2026年1月9日在云海区"),
        ("云海区2025年国民经济和社会发展统计公报[1]", "云海区2025年国民经济和社会发展统计公报"),
        ("2025年云海区国民经济和社会发展统计公报¹", "2025年云海区国民经济和社会发展统计公报"),
        ("政府工作报告（草案）", "政府工作报告（草案）"),
        ("政府工作报告（2026年）", "政府工作报告（2026年）"),
        ("云海区“十四五”规划纲要", "云海区“十四五”规划纲要"),
    ],
)
def test_a_title_keeps_no_marks_of_footnotes(line: str, title: str) -> None:
    """A star, a number in brackets or in a circle points to a note; what belongs to the title stays."""
    assert without_marks(line) == title


@pytest.mark.parametrize("mark", ["*", "[1]", "①", "†", "（注）"])
@pytest.mark.parametrize("place", ["before", "behind"])
def test_a_marked_line_is_still_the_title(mark: str, place: str) -> None:
    """The report's title is found and named without its mark, wherever that stands."""
    line = f"{mark}政府工作报告" if place == "before" else f"政府工作报告{mark}"
    found = read(
        f"{line}\n——2026年1月9日在云海区第三届人民代表大会第五次会议上\n\n{REVIEW}\n{PLAN}\n{CLOSING}"
    )
    assert found.title == "政府工作报告"
