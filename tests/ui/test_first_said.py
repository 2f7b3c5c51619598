"""Who said a phrase first, in one sentence: what is open is told where something is."""

from __future__ import annotations

import pytest

from workbench.model.adoption import Adoption, PlaceAdoption, Saying
from workbench.model.genre import Genre
from workbench.ui.first_said.presenter import summary
from workbench.ui.i18n import Language


def _found(missing: tuple[int, ...]) -> Adoption:
    saying = Saying(
        document="a", place="柏川市", level="city", year=2030, genre=Genre.WORK_REPORT,
        said_on=None, count=1, start=0, end=3, quote="建科技馆。",
    )  # fmt: skip
    place = PlaceAdoption(place="柏川市", level="city", first=saying, years=(), missing_before=missing)
    other = PlaceAdoption(place="青岭县", level="county", first=None, years=(), missing_before=(2029,))
    return Adoption(
        phrase="科技馆", variants=(), earliest=(saying,), places=(place, other), curve=(), years=(2030,)
    )


@pytest.mark.parametrize(
    ("language", "missing", "said"),
    [
        ("zh", (), "最早见于柏川市（2030 年）。2 个地区中 1 个说过。"),
        (
            "zh",
            (2028,),
            "最早见于柏川市（2030 年）。2 个地区中 1 个说过。其中 1 个此前有年份缺报告，可能更早。",
        ),
        ("en", (), "Earliest in 柏川市 (2030). 1 of 2 places have said it."),
        (
            "en",
            (2028,),
            "Earliest in 柏川市 (2030). 1 of 2 places have said it."
            " For 1 of them earlier reports are missing, so it may have been earlier.",
        ),
    ],
)
def test_only_a_gap_that_is_there_is_told(language: Language, missing: tuple[int, ...], said: str) -> None:
    """With all earlier reports there nobody may have said it earlier; a place that never did is no gap."""
    assert summary(_found(missing), language) == said
