"""What a view is given comes out of its pack as it went in."""

from __future__ import annotations

from workbench.ui import packed
from workbench.ui.packed import Packed


def test_what_was_packed_comes_out_the_same() -> None:
    """Tuples stay tuples and keys keep their order, however many others were shown meanwhile."""
    content = {"items": [{"quote": "新建学校三所", "span": (3, 9), "score": 0.5}], "a": None, "keys": True}
    kept = Packed(content)
    others = [Packed([n]) for n in range(packed.WHOLE)]
    again = kept.content()
    assert again == content
    assert list(again) == list(content)
    assert again is not content
    assert [each.content() for each in others] == [[n] for n in range(packed.WHOLE)]


def test_what_was_shown_lately_stays_whole() -> None:
    """Who goes to and fro between a few pages waits for no unpacking."""
    content = {"text": "今年要新建学校"}
    kept = Packed(content)
    for _ in range(3):
        for n in range(packed.WHOLE - 1):
            Packed([n])
        assert kept.content() is content


def test_packing_twice_changes_nothing() -> None:
    """Two visitors may push one out at the same moment."""
    kept = Packed(["改造老旧小区"])
    kept.pack()
    kept.pack()
    assert kept.content() == ["改造老旧小区"]
