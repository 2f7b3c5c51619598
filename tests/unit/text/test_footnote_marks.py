"""Footnote marks are taken off and every place finds its way back."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.text.footnote_marks import without_marks

PIECES = st.lists(
    st.sampled_from(["产值", "12", "[3]", "亿元", "。", "[10]", "增", "［2］", "\n"]), max_size=24
)


@given(PIECES)
def test_each_place_finds_its_way_back(pieces: list[str]) -> None:
    """A letter of the plain text is the letter where it is said to have stood."""
    text = "".join(pieces)
    plain = without_marks(text)
    for at, letter in enumerate(plain.text):
        start, end = plain.back(at, at + 1)
        assert text[start:end] == letter
        assert plain.forth(start) == at


@given(PIECES, st.data())
def test_a_stretch_encloses_the_marks_within_it(pieces: list[str], data: st.DataObject) -> None:
    """What was read without marks is what stands there once the marks are taken off."""
    plain = without_marks("".join(pieces))
    start = data.draw(st.integers(0, len(plain.text)))
    end = data.draw(st.integers(start, len(plain.text)))
    first, last = plain.back(start, end)
    quoted = "".join(pieces)[first:last]
    assume(not quoted.startswith(("[", "［")))
    assert without_marks(quoted).text == plain.text[start:end]


def test_a_note_of_its_own_keeps_its_mark() -> None:
    """A mark that opens a line is the note, not a pointer to it."""
    assert without_marks("[2]按现价计算").text == "[2]按现价计算"
    assert without_marks("下降[43]9.6%").text == "下降9.6%"
