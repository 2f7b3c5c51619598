"""A document without a title is called by what is known of it."""

from __future__ import annotations

import pytest

from tests.builders.decisions import document
from workbench.model.document_name import document_name, has_own_title
from workbench.model.genre import Genre


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({"title": "2024年政府工作报告"}, "2024年政府工作报告"),
        ({"title": None, "jurisdiction": "样里市", "year": 2024}, "样里市2024年政府工作报告"),
        ({"title": "", "jurisdiction": "样里市", "year": 2024}, "样里市2024年政府工作报告"),
        (
            {"title": None, "jurisdiction": "样里市", "year": 2024, "genre": Genre.BULLETIN},
            "样里市2024年统计公报",
        ),
        ({"title": None, "jurisdiction": None, "year": 2024}, "2024年政府工作报告"),
        ({"title": None, "jurisdiction": "样里市", "year": None}, "样里市政府工作报告"),
        ({"title": None, "jurisdiction": None, "year": None}, "x"),
    ],
)
def test_a_name_is_made_of_place_year_and_genre(known: dict[str, object], name: str) -> None:
    """Its own title first; the id only where nothing at all is known."""
    assert document_name(document("x", **known)) == name
    assert has_own_title(document("x", **known)) == bool(known["title"])
