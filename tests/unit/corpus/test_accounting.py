"""Text and removed pieces together are everything the source had, in order."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.corpus.parser import parse_source
from workbench.corpus.source import Block, Source
from workbench.model.hints import NO_HINTS, Hints
from workbench.model.report import Report
from workbench.settings import DEFAULTS

FRAGMENTS = [
    "各位代表：",
    "一、2023年工作回顾",
    "（一）狠抓项目建设，",
    "新增就业9.5万人。",
    "推动外贸质升量稳。",
    "发布日期: 2024-01-11 08:33",
    "来源：某某日报",
    "\\r\\n",
    "&nbsp;",
    "????",
    "（下转第2版）",
    "- 3 -",
    "[1]",
    "[1]“三网”：路网、水网。",
    "\u200b",
    "\ufeff",
    "e\u0301",
    "\u0301",
    "\u1100",
    "\u1161",
    "Å",
    "𠮷",
    "　　",
    " ",
    "\t",
    "GDP 增长",
    "5",
    "%",
    "本作品是中华人民共和国的",
    "名词解释",
    "让我们更加紧密地团结起来！",
]
TEXTS = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=8).map("".join)
BLOCKS = st.builds(
    Block,
    text=TEXTS | st.text(max_size=30),
    removed_as=st.sampled_from([None, None, None, "site_chrome"]),
    heading_level=st.sampled_from([None, None, 1, 2]),
    bold=st.integers(0, 6),
    wrapped=st.booleans(),
)
SOURCES = st.lists(BLOCKS, max_size=14).map(lambda blocks: Source(blocks=tuple(blocks), media="text"))


def parsed(source: Source, hints: Hints = NO_HINTS) -> Report:
    return parse_source(source, sha256="0" * 64, hints=hints, settings=DEFAULTS.corpus)


def squeezed(text: str) -> str:
    return "".join(text.split())


def put_back(report: Report) -> str:
    """Merge the removed pieces into the text again, at the places they name."""
    out, at = [], 0
    for piece in report.removed:
        out += [report.text[at : piece.at], piece.text]
        at = piece.at
    return squeezed("".join(out) + report.text[at:])


@settings(max_examples=300, deadline=None)
@given(SOURCES)
def test_nothing_is_lost_and_nothing_invented(source: Source) -> None:
    """Every character that is not white space is in the text or in a removed piece, in order."""
    there = "".join(squeezed(unicodedata.normalize("NFC", block.text)) for block in source.blocks)
    assert put_back(parsed(source)) == there


@settings(max_examples=300, deadline=None)
@given(SOURCES)
def test_text_is_nfc_and_nodes_nest(source: Source) -> None:
    """The text is NFC; ids are unique; each node lies within its parent; paragraphs hold their sentences."""
    report = parsed(source)
    assert unicodedata.is_normalized("NFC", report.text)
    assert len(report.by_id) == len(report.nodes)
    for node in report.nodes:
        assert 0 <= node.start < node.end <= len(report.text)
        assert report.text_of(node) == report.text_of(node).strip()
        assert (node.level is None) == (node.kind in ("paragraph", "sentence"))
        if node.parent is not None:
            parent = report.by_id[node.parent]
            assert parent.start <= node.start
            assert node.end <= parent.end
        if node.heading is not None:
            assert report.text[node.start :].startswith(node.heading)
    assert squeezed("".join(report.text_of(node) for node in report.sentences)) == squeezed(report.text)


@settings(max_examples=60, deadline=None)
@given(SOURCES)
def test_what_a_person_put_back_stays(source: Source) -> None:
    """A text that was removed is kept once a person says so."""
    before = parsed(source)
    again = parsed(source, Hints(kept=tuple(piece.text for piece in before.removed)))
    kept = {squeezed(piece.text) for piece in before.removed}
    assert not [piece for piece in again.removed if squeezed(piece.text) in kept]
