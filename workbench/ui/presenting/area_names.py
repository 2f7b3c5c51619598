"""The policy areas of a codebook, by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.model.decision import Codebook
from workbench.ui.i18n import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Areas:
    """The policy areas: each code's major area, and names in the visitor's language."""

    major: Mapping[str, str]
    names: Mapping[str, str]


def present_area_names(codebook: Codebook | None, language: Language) -> Areas:
    """Return the codebook's areas, sub-divisions under their major area."""
    codes = {code.id: code for code in codebook.codes} if codebook else {}
    major = {}
    for code in codes:
        top = code
        while (parent := codes[top].parent) is not None and parent in codes:
            top = parent
        major[code] = top
    return Areas(major=major, names={c.id: c.zh if language == "zh" else c.en for c in codes.values()})
