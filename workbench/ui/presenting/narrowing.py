"""A list of commitments narrowed to a verdict, a section, an area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.model.verdicts import DISPUTED
from workbench.pipeline.overview import ELSEWHERE, Judged
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.area_names import Areas
from workbench.ui.presenting.verdict_names import verdict_name


def narrowed(
    judged: Sequence[Judged], asked: tuple[str, str, str], major: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the items of the fulfilment list with the asked verdict, section and major area."""
    verdict, section, area = asked
    return tuple(
        one.commitment or one.annotation
        for one in judged
        if (not verdict or (one.verdict.value if one.verdict else DISPUTED) == verdict)
        and (not section or one.section == section)
        and (not area or major_area(one.area, major) == area)
    )


def major_area(area: str | None, major: Mapping[str, str]) -> str:
    """Return the major area of a code; ``ELSEWHERE`` where there is none."""
    return major.get(area, area) if area else ELSEWHERE


def narrowing_label(asked: tuple[str, str, str], areas: Areas, language: Language) -> str:
    """Return what a list was narrowed to."""
    verdict, section, area = asked
    named = [
        facet_name(key, facet, areas, language)
        for key, facet in ((section, "section"), (area, "area"))
        if key
    ]
    said = (verdict_name(verdict, language) if verdict else "", *named)
    return " · ".join(each for each in said if each)


def facet_name(key: str, facet: str, areas: Areas, language: Language) -> str:
    """Return what a value of a facet is called."""
    if key == ELSEWHERE:
        return translate(language, "overview.elsewhere")
    return areas.names.get(key, key) if facet == "area" else key
