"""One report in the layouts of some forty sites: its sentences stay, the site's do not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.builders.as_shipped import open_source, read_report
from tests.builders.site_pages import LAYOUTS, REPORT, SESSION, SITES_OWN, SPEAKER, TITLE
from workbench.model.removal_reasons import Reason


def _coded(page: str, charset: str) -> bytes:
    return page.replace("<head>", f'<head><meta charset="{charset}">', 1).encode(charset, "replace")


def _paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_gives_the_report_and_nothing_of_its_site(layout: str, charset: str) -> None:
    """Every paragraph comes back, in order; of menus, tools, notices and other news nothing is left."""
    report = read_report(_coded(LAYOUTS[layout](), charset), name="a.html")
    rows = report.text.split("\n")
    fronts = {TITLE, SESSION, " ".join(SPEAKER.split())}
    assert [row for row in rows if row not in fronts] == list(REPORT)
    assert [own for own in SITES_OWN if any(own in row for row in rows)] == []
    assert (report.title, report.year, report.jurisdiction) == (TITLE, 2024, None)


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if "account" not in name])
def test_session_and_speaker_above_the_text_are_the_reports(layout: str) -> None:
    """They stand beside the element with the text on most sites, and are told all the same."""
    report = read_report(LAYOUTS[layout]().encode(), name="a.html")
    assert (report.speaker, report.delivered_on) == ("林岚", date(2024, 1, 12))
    assert report.meeting == "云海区第三届人民代表大会第四次会议"


def test_what_a_page_does_not_show_is_listed_as_hidden() -> None:
    """A line, a part of a line and a panel that are not displayed are no text, and can be put back."""
    text = _paragraphs(REPORT)
    inner = '<span style="display:none">（内部口径）</span>'
    unseen = f"<p>新增绿地{inner}三处，群众满意。</p><p hidden>备用的一段话。</p>"
    blocks = open_source(f"<div id='zoom'>{text}{unseen}</div>".encode(), name="a.html").blocks
    assert "新增绿地三处，群众满意。" in [block.text for block in blocks if block.removed_as is None]
    assert [block.text for block in blocks if block.removed_as is Reason.HIDDEN] == [
        "（内部口径）",
        "备用的一段话。",
    ]


@pytest.mark.parametrize("shown", [0, 1, 3])
def test_pages_that_a_script_shows_one_by_one_are_all_read(shown: int) -> None:
    """Elements of one kind of which but some are displayed hold one text; so do those that wait for it."""
    size = len(REPORT) // 4 + 1
    parts = [REPORT[at : at + size] for at in range(0, len(REPORT), size)]
    page = "".join(
        f'<div class="part"{"" if n < shown else " style=display:none"}>{_paragraphs(part)}</div>'
        for n, part in enumerate(parts)
    )
    blocks = open_source(f"<div class='text'>{page}</div>".encode(), name="a.html").blocks
    assert [block.text for block in blocks if block.removed_as is None] == list(REPORT)


def test_a_paragraph_in_an_element_of_its_own_within_the_text_is_kept() -> None:
    """Editors wrap some lines once more; what a site puts behind the text has a name and is left out."""
    wrapped = f"<div align=center><p>{REPORT[2]}</p></div>{_paragraphs(REPORT[3:-1])}"
    end = f"<div><p>{REPORT[-1]}</p></div><div class=more><p>{SITES_OWN[-4]}</p></div>"
    page = f"<div id=zoom>{_paragraphs(REPORT[:2])}{wrapped}{end}</div>"
    blocks = open_source(page.encode(), name="a.html").blocks
    assert [block.text for block in blocks if block.removed_as is None] == list(REPORT)
