"""Where sentences stand in a passage, and what of those that were rewritten is marked, to the character."""

from __future__ import annotations

from typing import Any

from workbench.difference.sentence_changes import list_sentence_changes, places_in
from workbench.model.change import Difference, Op, PassageDiff, SentenceChanges
from workbench.model.link import Alignment, Link
from workbench.model.report import Node, Report
from workbench.settings import DifferenceSettings

SETTINGS = DifferenceSettings()


def _report(name: str, *paragraphs: list[str]) -> Report:
    """Return paragraphs of sentences: ``o0``, ``o1``; their sentences ``o0.0``, ``o0.1``."""
    nodes: list[Node] = []
    at = 0
    for number, sentences in enumerate(paragraphs):
        inner: list[Node] = []
        start = at
        for index, text in enumerate(sentences):
            inner.append(_node(f"{name}{number}.{index}", "sentence", at, at + len(text), f"{name}{number}"))
            at += len(text)
        nodes += [_node(f"{name}{number}", "paragraph", start, at, None), *inner]
        at += 1
    unknown: dict[str, Any] = dict.fromkeys(
        ("title", "jurisdiction", "place_code", "year", "review_year", "delivered_on", "published_on")
    )
    unknown |= dict.fromkeys(("speaker", "meeting", "source"))
    text = "\n".join("".join(each) for each in paragraphs)
    return Report(id=name, sha256="", text=text, nodes=tuple(nodes), **unknown)


def _node(name: str, kind: Any, start: int, end: int, parent: str | None) -> Node:
    return Node(
        id=name, kind=kind, level=None, heading=None, part="plan", start=start, end=end, parent=parent
    )


def test_sentences_stand_where_the_joined_text_has_them() -> None:
    """Nodes in reading order, a line break between them; what lies in none of them is left out."""
    report = _report("o", ["修桥。", "补路。"], ["种树。"], ["建园。", "引水。"])
    placed = places_in(report, ["o2", "o0"], report.sentences)
    assert [(start, end, each.id) for start, end, each in placed] == [
        (0, 3, "o0.0"),
        (3, 6, "o0.1"),
        (7, 10, "o2.0"),
        (10, 13, "o2.1"),
    ]
    joined = "修桥。补路。\n建园。引水。"
    assert [joined[start:end] for start, end, _ in placed] == ["修桥。", "补路。", "建园。", "引水。"]


def _changes(
    older: Report, newer: Report, links: list[tuple[str, str]], *, readable: bool = False
) -> SentenceChanges:
    """Compare all paragraphs of two reports as one passage whose sentences are linked so."""
    ends = len(older.text), len(newer.text)
    passage = PassageDiff(
        link="p",
        older=tuple(each.id for each in older.paragraphs),
        newer=tuple(each.id for each in newer.paragraphs),
        older_text=older.text,
        newer_text=newer.text,
        ops=(Op(op="replace", older_start=0, older_end=ends[0], newer_start=0, newer_end=ends[1]),),
        numbers=(),
        similarity=0.0,
        readable=readable,
    )
    linked = tuple(
        Link(id=f"{a}-{b}", level="sentence", older=(a,), newer=(b,), relation="same", score=1.0, moved=False)
        for a, b in links
    )
    alignment = Alignment(older="o", newer="n", scope="like", links=linked, older_only=(), newer_only=())
    difference = Difference(older="o", newer="n", passages=(passage,), added=(), dropped=())
    return list_sentence_changes(difference, alignment, older, newer, SETTINGS, ordered=True)


def test_a_rewritten_sentence_is_marked_where_it_differs() -> None:
    """What stayed between partners is marked on neither side, what has no partner whole."""
    older = _report("o", ["修桥补路十条。"], ["种树造林五亩。", "建园。"])
    newer = _report("n", ["引水入城。"], ["修桥补路九条。", "种树造林五亩。"])
    found = _changes(older, newer, [("o0.0", "n1.0"), ("o1.0", "n1.1")])
    gone, came = found.marked["p"]
    assert [older.text[start:end] for start, end in gone] == ["十条", "建园。"]
    assert gone == ((4, 6), (15, 18))
    assert [newer.text[start:end] for start, end in came] == ["引水入城。", "九条"]
    assert came == ((0, 5), (10, 12))
    assert (found.new, found.dropped, found.moved) == (("n0.0",), ("o1.1",), ())


def test_of_two_partners_what_either_keeps_is_unmarked() -> None:
    """One sentence that became two: only what neither half has is gone, only what was added came."""
    older = _report("o", ["修桥补路，种树造林。"])
    newer = _report("n", ["修桥补路。", "种树造林。", "引水入城。"])
    found = _changes(older, newer, [("o0.0", "n0.0"), ("o0.0", "n0.1")])
    gone, came = found.marked["p"]
    assert "".join(older.text[start:end] for start, end in gone) == "，"
    assert "".join(newer.text[start:end] for start, end in came) == "。引水入城。"


def test_a_readable_passage_needs_no_marks() -> None:
    """Its own runs say what differs."""
    report = _report("o", ["修桥。"])
    assert _changes(report, _report("n", ["种树。"]), [], readable=True).marked == {}


def test_a_sentence_without_partner_ends_nothing() -> None:
    """What stands behind it is compared as well: of a sentence that was kept nothing is marked."""
    older = _report("o", ["引水入城。", "修桥补路。"])
    newer = _report("n", ["修桥补路。"])
    found = _changes(older, newer, [("o0.1", "n0.0")])
    assert found.marked["p"] == (((0, 5),), ())


def test_what_was_only_added_marks_nothing_before() -> None:
    """A sentence that only grew has lost nothing, not even a run without length."""
    older = _report("o", ["修桥补路。"])
    newer = _report("n", ["修桥补路，种树造林。"])
    gone, came = _changes(older, newer, [("o0.0", "n0.0")]).marked["p"]
    assert gone == ()
    assert "".join(newer.text[start:end] for start, end in came) == "，种树造林"
