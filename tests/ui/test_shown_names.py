"""What a document without a title is called on the screen says that the name is ours."""

from __future__ import annotations

import pytest

from tests.builders.decisions import document
from workbench.ui.i18n import Language
from workbench.ui.presenting.library_matrix import shown_name


@pytest.mark.parametrize(
    ("language", "name"),
    [("zh", "样里市2024年政府工作报告（本库所拟）"), ("en", "样里市2024年政府工作报告 (our name for it)")],
)
def test_a_name_of_ours_says_so(language: Language, name: str) -> None:
    """A report without title is called by place and year, never by its id, and the name is marked."""
    untitled = document("440300-2024", title=None, jurisdiction="样里市", year=2024)
    assert shown_name(untitled, language) == name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_own_title_stands_as_it_is(language: Language) -> None:
    """What the report calls itself is not marked."""
    titled = document("x", title="2024年政府工作报告", jurisdiction="样里市", year=2024)
    assert shown_name(titled, language) == "2024年政府工作报告"
