from __future__ import annotations

from typing import Any

from workbench.difference.change_kinds import KINDS, count_changes, describe_changes
from workbench.difference.comparing import compare_alignment
from workbench.model.change import Difference
from workbench.model.commitment import Quantity
from workbench.model.link import Alignment, Link
from workbench.model.report import Node, Report
from workbench.settings import DifferenceSettings


def _report(name: str, *paragraphs: str) -> Report:
    nodes, at = [], 0
    for index, text in enumerate(paragraphs):
        nodes.append(
            Node(
                id=f"{name}{index}", kind="paragraph", level=None, heading=None,
                part="plan", start=at, end=at + len(text), parent=None,
            )
        )  # fmt: skip
        at += len(text) + 1
    unknown: dict[str, Any] = dict.fromkeys(
        ("title", "jurisdiction", "place_code", "year", "review_year", "delivered_on", "published_on")
    )
    unknown |= dict.fromkeys(("speaker", "meeting", "source"))
    return Report(id=name, sha256="", text="\n".join(paragraphs), nodes=tuple(nodes), **unknown)


def _link(older: tuple[str, ...], newer: tuple[str, ...], moved: bool = False) -> Link:
    return Link(
        id="-".join(older + newer),
        level="paragraph",
        older=older,
        newer=newer,
        relation="same",
        score=1.0,
        moved=moved,
    )


def _compare() -> Difference:
    older = _report(
        "o", "改造老旧小区101个。", "建设公园。", "加强监管，守住底线。", "放弃的事。", "推进改革。"
    )
    newer = _report("n", "推进改革。", "建设公园，加强监管，守住底线。", "改造老旧小区107个。", "新增的事。")
    alignment = Alignment(
        older="o",
        newer="n",
        scope="like",
        links=(
            _link(("o0",), ("n2",)),
            _link(("o2", "o1"), ("n1",)),
            _link(("o4",), ("n0",), moved=True),
        ),
        older_only=("o3",),
        newer_only=("n3",),
    )
    one = Quantity(raw="101个", start=6, end=10, metric="改造老旧小区", value=101, unit="个")
    at = newer.text.index("107个")
    other = Quantity(raw="107个", start=at, end=at + 4, metric="改造老旧小区", value=107, unit="个")
    return compare_alignment(
        alignment,
        older,
        newer,
        older_quantities=[one],
        newer_quantities=[other],
        settings=DifferenceSettings(),
    )


def test_pairs_stand_in_the_newer_order() -> None:
    """Passages are in the newer report's reading order, whatever order the links came in."""
    difference = _compare()
    assert [passage.newer for passage in difference.passages] == [("n0",), ("n1",), ("n2",)]


def test_merged_passages_are_joined_in_reading_order() -> None:
    """Two older paragraphs merged into one are compared as one text, first paragraph first."""
    difference = _compare()
    merged = difference.passages[1]
    assert merged.older == ("o1", "o2")
    assert merged.older_text == "建设公园。\n加强监管，守住底线。"
    assert "regrouped" in describe_changes(merged)


def test_numbers_are_found_at_their_place() -> None:
    """Offsets into the reports become offsets into the passages, so that numbers are paired."""
    difference = _compare()
    [number] = difference.passages[2].numbers
    assert (number.older_raw, number.newer_raw, number.change) == ("101个", "107个", 6)
    assert describe_changes(difference.passages[2]) == {"number"}


def test_unpartnered_passages_are_named() -> None:
    """Paragraphs without a link are dropped or added."""
    difference = _compare()
    assert (difference.dropped, difference.added) == (("o3",), ("n3",))


def test_changes_are_counted_by_kind() -> None:
    """Counts name every kind, zero included."""
    difference = _compare()
    counts = count_changes(difference)
    assert tuple(counts) == KINDS
    assert (counts["number"], counts["moved"], counts["regrouped"]) == (1, 1, 1)
    assert (counts["added"], counts["dropped"], counts["same"]) == (1, 1, 0)
