"""An anchor counts code points, repeats its quotation, and is believed only where that stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.as_shipped import make_anchor
from workbench.anchoring.anchors import adrift, check_anchor, stands
from workbench.errors import AnchorError
from workbench.model.decision import AnchorState

TEXT = "前言。𠮷祥社区建成养老院1家。新增就业9.5万人。"


@given(st.text(min_size=1), st.data())
def test_every_passage_of_every_text_can_be_anchored(text: str, data: st.DataObject) -> None:
    """Whatever the characters, the quotation is the passage and stands."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor("d", text, start, end)
    check_anchor(anchor, text)
    assert anchor.prefix + anchor.exact + anchor.suffix in text
    assert len(anchor.prefix) == min(32, start)
    assert len(anchor.suffix) == min(32, len(text) - end)


def test_offsets_count_astral_characters_as_one() -> None:
    """A character outside the basic plane is one step, not two."""
    start = TEXT.index("新增")
    assert make_anchor("d", TEXT, start, start + 4).exact == "新增就业"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-1, 2), (0, 10_000)])
def test_what_is_no_passage_is_refused(start: int, end: int) -> None:
    """Empty, backward and outside ranges are refused in a sentence."""
    with pytest.raises(AnchorError, match="重新选择"):
        make_anchor("d", TEXT, start, end)


@pytest.mark.parametrize(
    "change", [{"start": 4, "end": 8}, {"exact": "新增就亚"}, {"prefix": "错"}, {"suffix": "错"}]
)
def test_an_anchor_off_by_anything_does_not_stand(change: dict[str, object]) -> None:
    """A moved place, another quotation or another surrounding is noticed."""
    start = TEXT.index("新增")
    anchor = replace(make_anchor("d", TEXT, start, start + 4), **change)  # type: ignore[arg-type]
    assert not stands(anchor, TEXT)
    with pytest.raises(AnchorError):
        check_anchor(anchor, TEXT)


def test_an_orphan_claims_no_place() -> None:
    """An orphan keeps its quotation without claiming that it stands anywhere."""
    orphan = adrift(make_anchor("d", TEXT, 0, 2))
    assert (orphan.start, orphan.exact, orphan.state) == (None, "前言", AnchorState.ORPHAN)
    assert orphan.score == 0
    check_anchor(orphan, "别的文字")


def test_what_does_not_stand_is_named_with_its_place() -> None:
    """Or as what has none."""
    anchor = make_anchor("d", TEXT, 0, 2)
    with pytest.raises(AnchorError, match="第 0–2 字"):
        check_anchor(anchor, "别的文字")
    with pytest.raises(AnchorError, match="未定位") as unplaced:
        check_anchor(replace(anchor, start=None, end=None), TEXT)
    assert "is not placed in d;" in unplaced.value.english
    assert "None" not in unplaced.value.english


def test_half_a_place_and_no_length_are_no_place() -> None:
    """A quotation with one end only, an empty one, and one that begins before the text do not stand."""
    text = "建成公园六个。"
    anchor = make_anchor("a", text, 0, 4)
    assert stands(anchor, text)
    assert not stands(replace(anchor, end=None), text)
    assert not stands(replace(anchor, start=None), text)
    assert not stands(replace(anchor, start=2, end=2, exact=""), text)
    assert not stands(replace(anchor, start=2, end=2, exact="", prefix="", suffix=""), text)
    lost = replace(anchor, state=AnchorState.ORPHAN)
    assert not stands(lost, text)
    assert not stands(replace(lost, end=None), text)
    assert not stands(replace(lost, start=None), text)
    assert stands(replace(lost, start=None, end=None), text)
    assert not stands(replace(anchor, start=None, end=None), text)
    assert not stands(replace(anchor, prefix="子", start=0), text)
    last = make_anchor("a", text, 6, 7)
    assert stands(last, text)
    assert not stands(replace(last, start=-1), text)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 4), (1, 1), (2, 1), (3, 3)])
def test_a_place_outside_the_text_or_of_nothing_is_no_anchor(start: int, end: int) -> None:
    """The first and the last character are places like others."""
    text = "修水渠"
    with pytest.raises(AnchorError):
        make_anchor("d", text, start, end)
    assert [make_anchor("d", text, *each).exact for each in ((0, 1), (2, 3), (0, 3))] == [
        "修",
        "渠",
        "修水渠",
    ]
