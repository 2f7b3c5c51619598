"""From recognised pages to a report: paragraphs, furniture, columns, and what is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import pytest

from tests.builders.as_shipped import read_report
from workbench.corpus.recognition import recognising
from workbench.corpus.recognition.recognised import MEMORY
from workbench.errors import CorpusError
from workbench.model.doubts import NUMBER_IN_DOUBT, TEXT_IN_DOUBT
from workbench.model.scan import ReadLine, ReadPage, Recognised
from workbench.pipeline.scanned_files import answer_doubts, can_recognise, pages_and_doubts, refuse_unchecked

_NUMBERS = count()
LINES = (
    (160, "云海区政府工作报告"),
    (72, "——2024年1月10日在云海区第三届人民代表大会第四次会议上"),
    (100, "各位代表：现在，我代表区人民政府向大会报告工作，请予"),
    (72, "审议，并请各位政协委员提出意见。"),
    (100, "一、2023年工作回顾"),
    (100, "全年新增就业9.5万人，改造老旧小区48个，渡口建成通航，群众"),
    (72, "出行更加方便。"),
    (100, "二、2024年工作安排"),
    (100, "新建学校12所，新增就业9.5万人以上，修路120公里，群众出行"),
    (72, "更加方便。"),
)


def _page(lines: Sequence[tuple[float, str]], marked: Sequence[tuple[int, str]] = ()) -> ReadPage:
    read = []
    for number, (x0, text) in enumerate(lines):
        spots = [(text.index(what), text.index(what) + len(what)) for at, what in marked if at == number]
        width = 14.0 * sum(1.0 if ord(char) > 0x2E80 else 0.55 for char in text)
        read.append(
            ReadLine(
                text=text,
                x0=x0,
                x1=x0 + width,
                baseline=100 + 24.0 * number,
                size=14.0 + number % 3 * 0.4,
                doubts=tuple(spots),
            )
        )
    return ReadPage(width=595, height=842, lines=tuple(read))


@pytest.fixture
def scan() -> bytes:
    """Give a picture that was recognised: one number and one character of it are in doubt."""
    raw = b"\x89PNG\r\n\x1a\n" + next(_NUMBERS).to_bytes(4, "big")
    page = _page(LINES, [(8, "9.5"), (5, "渡")])
    MEMORY.keep(raw, Recognised(pages=(page,)))
    return raw


def test_lines_become_paragraphs_and_headings(scan: bytes) -> None:
    """Wrapped lines are joined; sizes that differ by what ink differs do not break a paragraph."""
    report = read_report(scan, name="scan.png")
    assert [heading.heading for heading in report.headings] == ["一、2023年工作回顾", "二、2024年工作安排"]
    assert "改造老旧小区48个，渡口建成通航，群众出行更加方便。" in report.text
    assert report.year == 2024


def test_doubts_are_told_with_their_place(scan: bytes) -> None:
    """Each doubt is an issue over its very characters, also where the same number stands twice."""
    report = read_report(scan, name="scan.png")
    places = {issue.code: issue for issue in report.issues if issue.code in (NUMBER_IN_DOUBT, TEXT_IN_DOUBT)}
    number, other = places[NUMBER_IN_DOUBT], places[TEXT_IN_DOUBT]
    assert report.text[number.start : number.end] == "9.5"
    assert number.start == report.text.rindex("9.5")
    assert report.text[other.start : other.end] == "渡"


def test_nothing_is_counted_while_a_number_is_in_doubt(scan: bytes) -> None:
    """A report is refused until its numbers were looked at; what a person says stands in the text."""
    with pytest.raises(CorpusError) as caught:
        refuse_unchecked(read_report(scan, name="scan.png"))
    assert caught.value.code == "numbers-in-doubt"
    _, doubts = pages_and_doubts(scan)
    answer_doubts(scan, {doubt.key: "9.25" for doubt in doubts if doubt.is_number})
    report = read_report(scan, name="scan.png")
    refuse_unchecked(report)
    assert "新增就业9.25万人以上" in report.text
    assert [issue.code for issue in report.issues].count(TEXT_IN_DOUBT) == 1


def test_page_numbers_and_running_titles_are_set_aside() -> None:
    """What repeats at the edge of pages is no text of the report."""
    raw = b"\x89PNG\r\n\x1a\nfurniture"
    pages = []
    for number in range(4):
        body = _page(LINES)
        edge = (
            ReadLine(text="云海区政府公报", x0=72, x1=140, baseline=40, size=9),
            ReadLine(text=f"— {number + 1} —", x0=280, x1=310, baseline=815, size=9),
        )
        pages.append(ReadPage(width=595, height=842, lines=(edge[0], *body.lines, edge[1])))
    MEMORY.keep(raw, Recognised(pages=tuple(pages)))
    text = read_report(raw, name="a.png").text
    assert "公报" not in text
    assert "—1—" not in text.replace(" ", "")


def test_where_the_extra_is_missing_one_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence in each language with the command; no button is offered."""
    monkeypatch.setattr(recognising, "is_available", lambda: False)
    monkeypatch.setattr("workbench.corpus.readers.scans.is_available", lambda: False)
    with pytest.raises(CorpusError) as caught:
        read_report(b"\x89PNG\r\n\x1a\nnothing known of it", name="a.png")
    assert recognising.COMMAND in caught.value.message
    assert recognising.COMMAND in caught.value.english
    assert caught.value.message.count("。") == 1
    assert not can_recognise(caught.value)
