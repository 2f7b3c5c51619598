"""No number that recognition was unsure of is passed over, however its line reads after cleaning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.as_shipped import read_report
from workbench.corpus.doubtful import doubtful_places
from workbench.corpus.source import InDoubt
from workbench.errors import CorpusError
from workbench.model.doubts import NUMBER_IN_DOUBT
from workbench.pipeline.scanned_files import refuse_unchecked

TEXT = "云海区今年新建桥梁30座。\n新增就业9.5万人，修路120公里。\n渡口改造3处。"


def places(before: str, text: str, after: str, removed: tuple[str, ...] = ()) -> list[str | None]:
    """Return what stands at the places found; None for a doubt without one."""
    doubt = InDoubt(before=before, text=text, after=after, is_number=True)
    found = list(doubtful_places(TEXT, [doubt], removed))
    assert all(each.code == NUMBER_IN_DOUBT for each in found)
    return [None if each.start is None else TEXT[each.start : each.end] for each in found]


@pytest.mark.parametrize(
    ("before", "text", "after", "found"),
    [
        ("云海区今年新建桥梁", "30", "座。", ["30"]),
        ("今年新建桥梁", "30", "座（含危桥）。", ["30"]),  # what follows was cleaned
        ("云海区※今年新建桥梁", "30", "座。", [None]),  # two characters are no place
        ("增 加 就 业", "9.5", "万人，修路120", ["9.5"]),  # what precedes was cleaned
        ("", "120", "公里。", ["120"]),  # a line that is all there
        ("", "31", "座。", [None]),
        ("新增就业", "95", "万人", [None]),
        ("某处", "3", "处", [None]),
        ("新增\n就业", "9.5", "万\n人，", ["9.5"]),
        ("这一行整行都不见了", "77", "个百分点", [None]),
    ],
)
def test_a_doubt_has_a_place_or_is_asked_without(
    before: str, text: str, after: str, found: list[str | None]
) -> None:
    """The surroundings on either side are enough; where neither is left, the doubt still stands."""
    assert places(before, text, after) == found


def test_what_was_removed_is_not_asked_about() -> None:
    """A page number that cleaning took out is nobody's business; the same number elsewhere is."""
    assert places("第", "77", "页共90页", ("第77页共90页",)) == []
    assert places("第", "77", "页共90页") == [None]


def test_a_report_with_a_doubt_without_a_place_is_refused() -> None:
    """The refusal shows the line as it was recognised, not the whole text."""
    report = read_report(("云海区政府工作报告\n——2024年1月10日\n" + TEXT).encode(), name="云海.txt")
    doubt = InDoubt(before="这一行整行都不见了", text="77", after="个百分点", is_number=True)
    issues = tuple(doubtful_places(report.text, [doubt]))
    with pytest.raises(CorpusError) as told:
        refuse_unchecked(replace(report, issues=(*report.issues, *issues)))
    assert "【77】" in told.value.message
    assert len(told.value.message) < 120
