from __future__ import annotations

from dataclasses import replace
from typing import Any

from workbench.difference.change_kinds import KINDS, count_changes, describe_changes
from workbench.difference.comparing import ComparedSide, compare_alignment
from workbench.difference.passages import compare_texts
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


def test_numbers_stand_where_they_stand_in_the_joined_passages() -> None:
    """Also one that ends its paragraph, as in a list without stops, and those of the paragraphs behind it."""
    report = _report("o", "前文。", "新增学位12个", "新增床位8张，新增车位30个", "后文9处")
    raws = ("12个", "8张", "30个", "9处")
    quantities = [
        Quantity(raw=raw, start=at, end=at + len(raw), metric="", value=1, unit=raw[-1])
        for raw in raws
        for at in [report.text.index(raw)]
    ]
    side = ComparedSide.of(report, quantities[::-1])
    chosen = list(report.nodes[1:3])
    text, numbers = side.text(chosen), side.numbers(chosen)
    assert [text[each.start : each.end] for each in numbers] == list(raws[:3])


def test_only_a_number_that_changed_is_a_change_of_number() -> None:
    """By one is as good a change as any other; one that stayed is none, whatever is said around it."""
    school, more = "新增学校11所。", "新增学校12所。"
    kept = "今年再新增学校11所。"

    def kinds(older: str, newer: str) -> frozenset[str]:
        quantities = [
            [Quantity(raw=raw, start=at, end=at + 3, metric="新增学校", value=float(raw[:2]), unit="所")]
            for text in (older, newer)
            for at in [text.index("所") - 2]
            for raw in [text[at : at + 3]]
        ]
        return describe_changes(
            compare_texts(
                older,
                newer,
                older_quantities=quantities[0],
                newer_quantities=quantities[1],
                settings=DifferenceSettings(),
            )
        )

    assert kinds(school, more) == {"number"}
    assert kinds(school, kept) == {"wording"}
    assert kinds(school, school) == {"same"}


def test_a_passage_that_was_split_is_regrouped_as_one_that_was_merged() -> None:
    """Either side may have two paragraphs where the other has one."""
    passage = compare_texts("建设公园。", "建设公园。", settings=DifferenceSettings())
    one, two = ("o1",), ("n1", "n2")
    assert describe_changes(replace(passage, older=one, newer=one)) == {"same"}
    assert describe_changes(replace(passage, older=one, newer=two)) == {"regrouped"}
    assert describe_changes(replace(passage, older=two, newer=one)) == {"regrouped"}
