"""Reports in traditional characters: kept as they are, read and matched as their simplified twins."""

from __future__ import annotations

from pathlib import Path

import pytest
from opencc_purepy import OpenCC

from tests.builders.as_shipped import read_report
from workbench.pipeline.analysing import commitments_of, quantities_of
from workbench.pipeline.judging import evidence
from workbench.text.scripts import fold

CORPORA = Path(__file__).parents[3] / "corpora"
OLDER, NEWER = ((CORPORA / f"yunhai-{year}.txt").read_text("utf-8") for year in (2024, 2025))
TRADITIONAL = OpenCC("s2t").convert(OLDER)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "big5hkscs", "gb18030"])
def test_outline_and_metadata_are_those_of_the_simplified_twin(encoding: str) -> None:
    """Whatever the coding; text, title and headings stay traditional, an issue says so."""
    plain = read_report(OLDER.encode(), name="a.txt")
    report = read_report(TRADITIONAL.encode(encoding, "ignore"), name="a.txt")
    assert [(n.kind, n.level, n.part) for n in report.nodes] == [
        (n.kind, n.level, n.part) for n in plain.nodes
    ]
    assert (report.year, report.speaker, report.title) == (
        2024,
        "林遠舟",
        "雲海區（虛構樣例）2024年政府工作報告",
    )
    assert "現在，我代表區人民政府" in report.text
    assert "traditional" in {issue.code for issue in report.issues}


def test_numbers_and_commitments_are_found_and_quoted_as_written() -> None:
    """As many as in the simplified twin, each standing at its place in the text."""
    plain = read_report(OLDER.encode(), name="a.txt")
    report = read_report(TRADITIONAL.encode(), name="a.txt")
    assert [(q.start, q.value, q.metric) for q in quantities_of(report)] == [
        (q.start, q.value, q.metric) for q in quantities_of(plain)
    ]
    found = commitments_of(report)
    assert [(c.start, c.end) for c in found] == [(c.start, c.end) for c in commitments_of(plain)]
    assert all(report.text[c.start : c.end] == c.quote for c in found)


def test_evidence_is_found_across_scripts() -> None:
    """A promise in traditional characters is answered by a simplified report as its twin is."""
    plain, report = (read_report(text.encode(), name="a.txt") for text in (OLDER, TRADITIONAL))
    newer = read_report(NEWER.encode(), name="b.txt")
    told = [[each.suggested_status for each in evidence(older, newer).evidence] for older in (plain, report)]
    assert sum(a == b for a, b in zip(*told, strict=True)) >= 0.98 * len(told[0])


@pytest.mark.parametrize("text", ["全区经济社会发展", "2024年", "", "台湾省", "The report"])
def test_other_texts_are_left_as_they_are(text: str) -> None:
    """Only a traditional text is folded."""
    assert fold(text) is text
