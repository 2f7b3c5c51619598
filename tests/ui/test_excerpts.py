"""Quotations on the findings pages are cut at clauses, and say so."""

from __future__ import annotations

from workbench.ui.presenting.findings import excerpt, with_ellipsis

LONG = "，".join(f"第{n}项任务已经按期完成" for n in range(1, 12))


def joined(text: str, mark: str) -> str:
    """Return the excerpt around ``mark`` as one string."""
    start = text.index(mark)
    return "".join(part for part, _ in excerpt(text, start, start + len(mark)))


def test_a_short_sentence_is_shown_whole() -> None:
    """Nothing is cut where the sentence is short, and its neighbours stay out."""
    assert joined("前一句。地区生产总值增长6%左右。后一句。", "6%") == "地区生产总值增长6%左右。"


def test_a_long_sentence_is_cut_at_clauses_with_an_ellipsis() -> None:
    """Where the sentence goes on, the excerpt begins and ends at a clause and shows an ellipsis."""
    shown = joined(f"开头。{LONG}。", "第6项")
    assert shown.startswith("…第")
    assert shown.endswith("，…")
    assert all(clause.startswith("第") for clause in shown.strip("…").strip("，").split("，"))


def test_a_whole_sentence_gets_no_ellipsis() -> None:
    """The sign stands only behind a text that was cut."""
    assert [with_ellipsis(text) for text in ("完成。", "完成，", "")] == ["完成。", "完成，…", ""]
