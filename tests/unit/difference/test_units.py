"""What is set against what: paragraphs, or the themes that share one long paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from workbench.model.report import Report
from workbench.pipeline.comparing import Compared, compare

CORPORA = Path(__file__).resolve().parents[3] / "corpora"


@pytest.fixture(scope="module")
def binhai() -> Compared:
    """Give the review and the plan of the Binhai report, whose paragraphs hold several themes each."""
    name = "tianjin-binhai-2024.txt"
    report = read_report((CORPORA / name).read_bytes(), name=name)
    return compare(report, report, "review-plan")


def test_themes_of_one_long_paragraph_are_compared_one_by_one(binhai: Compared) -> None:
    """Employment stands against livelihood, not a page of text against another page."""
    pairs = {
        (_lead(binhai.older, older), _lead(binhai.newer, newer))
        for p in binhai.difference.passages
        for older in p.older
        for newer in p.newer
    }
    assert ("就业和社会保障不断加强。", "持续加强民生保障。") in pairs
    assert ("城市载体功能持续提升。", "不断提升城市品位。") in pairs


def test_no_text_is_compared_twice_in_two_shapes(binhai: Compared) -> None:
    """A passage is shown as a paragraph or as its themes, never as both."""
    for report, ids in (
        (
            binhai.older,
            {i for p in binhai.difference.passages for i in p.older} | set(binhai.difference.dropped),
        ),
        (
            binhai.newer,
            {i for p in binhai.difference.passages for i in p.newer} | set(binhai.difference.added),
        ),
    ):
        nodes = [report.by_id[i] for i in ids]
        assert not [
            (one.id, other.id)
            for one in nodes
            for other in nodes
            if one.id != other.id and one.span.contains(other.span)
        ]


def test_every_theme_of_an_opened_paragraph_is_somewhere(binhai: Compared) -> None:
    """Of the review's themes none is lost: each is compared, or listed as gone."""
    shown = [
        binhai.older.by_id[i]
        for i in {i for p in binhai.difference.passages for i in p.older} | set(binhai.difference.dropped)
    ]
    themes = [n for n in binhai.older.nodes if n.kind == "theme" and n.part == "review"]
    assert all(any(s.span.contains(t.span) or t.span.contains(s.span) for s in shown) for t in themes)


def test_what_moves_with_its_section_is_moved() -> None:
    """扩大内需 went from the third section to the first: its passages are shown as moved."""
    older, newer = (
        read_report((CORPORA / f"yunhai-{year}.txt").read_bytes(), name=f"yunhai-{year}.txt")
        for year in (2024, 2025)
    )
    moved = [p for p in compare(older, newer).difference.passages if p.moved]
    assert any(p.older_text.startswith("激发消费活力。") for p in moved)
    assert not any(p.older_text.startswith("补齐功能短板。") for p in moved)


def _lead(report: Report, node: str) -> str | None:
    return report.by_id[node].heading
