"""Crowded paragraphs, links that share passages, numbers of joined passages: on made-up nodes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from workbench.difference.comparing import ComparedSide, compare_alignment
from workbench.difference.sentence_changes import list_sentence_changes, uncovered
from workbench.difference.units import PassagePair, choose_passages, without_partner
from workbench.model.change import Difference
from workbench.model.commitment import Quantity
from workbench.model.link import Alignment, Link
from workbench.model.report import Node, Report
from workbench.settings import DEFAULTS

Level = Literal["section", "paragraph", "sentence"]
Kind = Literal["part", "section", "theme", "paragraph", "sentence"]


def _report(text: str, *nodes: tuple[Kind, str, str | None, str]) -> Report:
    """Return a report of nodes: the kind of each, its id, its parent's, its text."""
    made = [
        Node(
            id=name,
            kind=kind,
            level=None,
            heading=None,
            part="plan",
            start=text.index(said),
            end=text.index(said) + len(said),
            parent=parent,
        )
        for kind, name, parent, said in nodes
    ]
    unknown: dict[str, Any] = dict.fromkeys(
        ("title", "jurisdiction", "place_code", "year", "review_year", "delivered_on", "published_on")
    )
    unknown |= dict.fromkeys(("speaker", "meeting", "source"))
    return Report(id=text[:2], sha256="", text=text, nodes=tuple(made), **unknown)


def _link(level: Level, older: str, newer: str, score: float = 1.0, **values: Any) -> Link:
    return Link(
        id=f"{older}-{newer}",
        level=level,
        older=tuple(older.split()),
        newer=tuple(newer.split()),
        relation="same",
        score=score,
        **{"moved": False, **values},
    )


def _alignment(*links: Link, older_only: tuple[str, ...] = (), newer_only: tuple[str, ...] = ()) -> Alignment:
    return Alignment(
        older="o", newer="n", scope="like", links=links, older_only=older_only, newer_only=newer_only
    )


def _ids(pairs: list[PassagePair]) -> list[tuple[str, str]]:
    return [(" ".join(n.id for n in each.older), " ".join(n.id for n in each.newer)) for each in pairs]


def _crowded() -> Report:
    """Return a paragraph of an opening and three themes of a sentence each, and one of a single theme."""
    text = "总的要求。抓好农业。抓好工业。抓好文化。\n办好教育。"
    return _report(
        text,
        ("paragraph", "p", None, "总的要求。抓好农业。抓好工业。抓好文化。"),
        ("sentence", "s0", "p", "总的要求。"),
        ("theme", "t1", "p", "抓好农业。"),
        ("sentence", "s1", "t1", "抓好农业。"),
        ("theme", "t2", "p", "抓好工业。"),
        ("sentence", "s2", "t2", "抓好工业。"),
        ("theme", "t3", "p", "抓好文化。"),
        ("sentence", "s3", "t3", "抓好文化。"),
        ("paragraph", "q", None, "办好教育。"),
        ("theme", "u1", "q", "办好教育。"),
        ("sentence", "s4", "u1", "办好教育。"),
    )


def test_of_an_opened_paragraph_only_the_opening_is_left() -> None:
    """Its themes are compared one by one; those without a partner are told in their order."""
    report = _crowded()
    links = (_link("section", "t2", "t1"), _link("paragraph", "p", "p"), _link("paragraph", "q", "q"))
    alignment = _alignment(*links)
    assert _ids(choose_passages(alignment, report, report)) == [("t2", "t1"), ("s0", "s0"), ("q", "q")]
    assert without_partner(alignment, report, report) == (("t2", "t3"), ("t1", "t3"))


def test_a_paragraph_without_a_partner_is_told_whole_unless_it_was_opened() -> None:
    """A theme that is no paragraph's crowd opens nothing."""
    report = _crowded()
    opened = _alignment(_link("section", "t1", "t1"), older_only=("p", "q"), newer_only=("q",))
    assert without_partner(opened, report, report) == (("t2", "t3", "q"), ("t2", "t3", "q"))
    closed = _alignment(_link("section", "u1", "u1"), older_only=("p", "q", "t1"))
    assert choose_passages(closed, report, report) == []
    assert without_partner(closed, report, report) == ((), ("p", "q"))


def _flat(*said: str) -> Report:
    nodes: list[tuple[Kind, str, str | None, str]] = [("part", "part", None, "\n".join(said))]
    for at, each in enumerate(said):
        nodes += [("section", f"h{at}", "part", each), ("paragraph", f"p{at}", f"h{at}", each)]
        nodes += [("sentence", f"s{at}", f"p{at}", each)]
    return _report("\n".join(said), *nodes)


OLDER, NEWER = _flat("甲事。", "乙事。", "丙事。"), _flat("甲事！", "乙事！", "丙事！")


def test_no_passage_stands_in_two_pairs_and_the_surest_keeps_its_own() -> None:
    """What is left of a weaker link joins its partner's pair; where nothing is left the link is gone."""
    weak, sure = _link("paragraph", "p0 p1", "p0", 0.4), _link("paragraph", "p0", "p0", 0.9)
    pairs = choose_passages(_alignment(weak, sure), OLDER, NEWER)
    assert _ids(pairs) == [("p0 p1", "p0")]
    assert pairs[0].link.id == "p0-p0"
    again = choose_passages(_alignment(_link("paragraph", "p1", "p0 p2", 0.4), sure), OLDER, NEWER)
    assert _ids(again) == [("p1", "p2"), ("p0", "p0")]
    less = choose_passages(_alignment(_link("paragraph", "p0", "p1 p0", 0.4), sure), OLDER, NEWER)
    assert _ids(less) == [("p0", "p0 p1")]
    said = _link("paragraph", "p0", "p1", 0.1, origin="analyst")
    told = choose_passages(_alignment(sure, said), OLDER, NEWER)
    assert _ids(told) == [("p0", "p0 p1")]
    assert told[0].link.id == "p0-p1"


def test_a_passage_moves_with_its_section_and_not_with_its_part() -> None:
    """A section that kept its place moves nothing."""
    paragraph = _link("paragraph", "p0", "p1")
    for level_up, moved in (
        (_link("section", "h0", "h1", moved=True), True),
        (_link("section", "h0", "h1"), False),
        (_link("section", "h0", "h2", moved=True), False),
        (_link("section", "part", "part", moved=True), False),
    ):
        pairs = choose_passages(_alignment(level_up, paragraph), OLDER, NEWER)
        assert [each.moved for each in pairs] == [moved]


def _compared(older: Report, newer: Report, *links: Link) -> Difference:
    return compare_alignment(
        _alignment(*links),
        older,
        newer,
        older_quantities=(),
        newer_quantities=(),
        settings=DEFAULTS.difference,
    )


def test_numbers_stand_where_the_joined_text_has_them() -> None:
    """A line break lies between two joined passages; a number that goes on beyond its own is none."""
    report = _flat("修路10公里。", "别的事。", "种树20公顷。")
    found = tuple(
        Quantity(raw=raw, start=at, end=at + len(raw), metric=metric, value=value, unit=unit)
        for raw, metric, value, unit in (("20公顷", "种树", 20.0, "公顷"), ("10公里", "修路", 10.0, "公里"))
        if (at := report.text.index(raw)) >= 0
    )
    beyond = Quantity(raw="事。\n种树", start=10, end=15, metric="别的", value=1.0, unit="")
    side = ComparedSide.of(report, (*found, beyond))
    nodes = [report.by_id[name] for name in ("p0", "p2")]
    joined = side.text(nodes)
    assert joined == "修路10公里。\n种树20公顷。"
    assert [joined[each.start : each.end] for each in side.numbers(nodes)] == ["10公里", "20公顷"]
    assert [each.raw for each in side.numbers(nodes[1:])] == ["20公顷"]
    assert side.numbers([report.by_id["p1"]]) == []


def test_most_words_unchanged_keep_a_sentence_in_place() -> None:
    """As many as are asked for are enough; fewer make it new and its like dropped."""
    older, newer = _flat("修好城东水渠一条。"), _flat("修好城西水渠一条。")
    difference = _compared(older, newer, _link("paragraph", "p0", "p0"))
    kept = sum(op.older_end - op.older_start for op in difference.passages[0].ops if op.op == "equal")
    for share, told in ((kept / 9, ()), ((kept + 0.5) / 9, ("s0",))):
        settings = replace(DEFAULTS.difference, sentence_kept=share)
        found = list_sentence_changes(difference, _alignment(), older, newer, settings, ordered=True)
        assert (found.new, found.dropped) == (told, told)


def test_what_nothing_covers_is_left() -> None:
    """Of a run, before, between and behind what was kept; what only touches it covers nothing."""
    assert uncovered((2, 8), []) == [(2, 8)]
    assert uncovered((2, 8), [(0, 2), (8, 9)]) == [(2, 8)]
    assert uncovered((2, 8), [(2, 8)]) == []
    assert uncovered((2, 8), [(5, 6), (3, 4)]) == [(2, 3), (4, 5), (6, 8)]
    assert uncovered((2, 8), [(0, 3), (7, 9)]) == [(3, 7)]
    assert uncovered((2, 8), [(3, 7), (4, 5)]) == [(2, 3), (7, 8)]


def test_a_theme_of_a_crowd_stands_beside_one_alone() -> None:
    """One side's theme may be a paragraph of its own: they are compared, and the crowd is opened for it."""
    report = _crowded()
    for older, newer in (("t2", "u1"), ("u1", "t2")):
        only = ("p", "q")
        alignment = _alignment(_link("section", older, newer), older_only=only, newer_only=only)
        assert _ids(choose_passages(alignment, report, report)) == [(older, newer)]
        added, dropped = without_partner(alignment, report, report)
        assert {"t1", "t3"} <= set(dropped if older == "t2" else added)


def test_what_is_left_joins_the_pair_of_its_first_partner() -> None:
    """Its partners may have gone to two pairs; it is read beside the one that comes first."""
    sure = _link("paragraph", "p0", "p0", 0.9), _link("paragraph", "p1", "p1", 0.9)
    pairs = choose_passages(_alignment(*sure, _link("paragraph", "p2", "p0 p1", 0.4)), OLDER, NEWER)
    assert _ids(pairs) == [("p0 p2", "p0"), ("p1", "p1")]


def test_a_passage_goes_along_with_the_section_of_its_first_paragraph() -> None:
    """On either side; that of a later paragraph moves nothing."""
    moved = _link("section", "h0", "h1", moved=True)
    for older, newer, along in (
        ("p0 p1", "p1", True),
        ("p0", "p1 p2", True),
        ("p0 p1", "p2", False),
        ("p1", "p1", False),
    ):
        pairs = choose_passages(
            _alignment(moved, _link("paragraph", older, newer)),
            OLDER,
            NEWER,
        )
        assert [each.moved for each in pairs] == [along]


def test_a_sentence_kept_in_its_passage_is_neither_new_nor_dropped() -> None:
    """Most of its words stand unchanged beside it, though nobody linked the two."""
    said, changed = "新建公园六个，改造小区九个。", "新建公园六个，改造小区十个。"
    older = _report(said, ("paragraph", "p", None, said), ("sentence", "s", "p", said))
    newer = _report(changed, ("paragraph", "q", None, changed), ("sentence", "z", "q", changed))
    found = _alignment(_link("paragraph", "p", "q"))
    settings = DEFAULTS.difference
    difference = compare_alignment(
        found, older, newer, older_quantities=(), newer_quantities=(), settings=settings
    )
    changes = list_sentence_changes(difference, found, older, newer, settings, ordered=True)
    assert (changes.new, changes.dropped) == ((), ())
