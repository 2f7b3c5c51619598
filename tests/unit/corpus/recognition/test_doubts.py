"""What a person is asked to look at on a recognised line."""

from __future__ import annotations

import pytest

from workbench.corpus.recognition.doubts import as_printed, doubts_in

SURE = 0.999


def _in_doubt(text: str, *, weak: str = "", again: str | None = None) -> list[str]:
    sureness = [0.5 if char in weak else SURE for char in text]
    return [text[start:end] for start, end in doubts_in(text, sureness, again, 0.7, 0.97)]


@pytest.mark.parametrize(
    ("text", "weak", "again", "doubts"),
    [
        ("新增就业9.5万人", "", "新增就业9.5万人", []),
        ("新增就业9.5万人", "5", "新增就业9.5万人", ["9.5"]),
        ("新增就业9.5万人", "", "新增就业9.6万人", ["9.5"]),
        ("新增就业95万人", "", "新增就业9.5万人", ["95"]),
        ("新增就业9万人", "", "新增就业95万人", ["9"]),
        ("新增就业万人", "", "新增就业3万人", ["业万"]),
        ("修路120公里、桥30座", "3", "修路120公里、桥30座", ["30"]),
        ("增长1O.2%", "", "增长10.2%", ["1O.2"]),
        ("云海区的渡口", "渡", None, ["渡"]),
        ("云海区，渡口。", "，。", None, []),
        ("增长6.2%，渡口", "", "增长6.2％，渡囗", []),
    ],
)
def test_numbers_are_doubted_whole(text: str, weak: str, again: str | None, doubts: list[str]) -> None:
    """An unsure digit, or one that a second look reads otherwise or finds, puts its number in doubt."""
    assert _in_doubt(text, weak=weak, again=again) == doubts


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("各位代表:现在,我代表", "各位代表：现在，我代表"),
        ("增长6.2%,达到1,200家", "增长6.2%，达到1,200家"),
        ("云海港(一期)开工.", "云海港（一期）开工。"),
        ("12:30开始", "12:30开始"),
        ("GDP(亿元)", "GDP（亿元）"),
    ],
)
def test_signs_have_the_width_of_chinese_print(read: str, printed: str) -> None:
    """Half-width signs between Chinese characters become full-width; those within numbers stay."""
    assert as_printed(read) == printed
    assert len(read) == len(printed)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("新建学校=所", [(4, 5)]), ("改造小区<个", [(4, 5)]), ("保持在±%以上", [(3, 4)]),
        ("新增~家", [(2, 3)]),
        ("占比56~。", [(2, 5)]), ("增长5~6%", []), ("增长5～6%", []), ("改造小区12个", []),
    ],
)  # fmt: skip
def test_signs_that_no_report_prints_are_in_doubt(text: str, doubts: list[tuple[int, int]]) -> None:
    """A blurred digit is surely read as a sign; between two digits a tilde is a range."""
    assert doubts_in(text, [1.0] * len(text), text, 0.7, 0.97) == doubts


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("造林m72亩", ["m72"]),
        ("建成8m6个项目", ["8m6"]),
        ("企业+101家", ["+101"]),
        ("通车12km，装机30kW，PM2.5下降", []),
        ("推进互联网+政务服务，建设5G基站", []),
    ],
)
def test_a_lone_letter_or_plus_beside_figures_is_in_doubt(text: str, marked: list[str]) -> None:
    """A blurred 4 or 6 is read as one, surely and at both looks; units and names are left alone."""
    found = doubts_in(text, [1.0] * len(text), text, 0.7, 0.97)
    assert [text[start:end] for start, end in found] == marked
