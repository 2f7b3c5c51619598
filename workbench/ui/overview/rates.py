"""Rates never stand alone: how much was kept, always beside how much was judged."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.figures import percent, share_of
from workbench.pipeline.overview import Pair, Tally
from workbench.settings import InsightSettings
from workbench.ui.i18n import Language, translate
from workbench.ui.shapes.findings import RichCell


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The large figure of a plan, what it is, what stands beside it and what to know of it."""

    label: str
    value: str
    beside: str
    help: str


def is_enough(judged: int, everything: int, settings: InsightSettings) -> bool:
    """Say whether so much is judged that the share kept may stand for the whole."""
    return judged > 0 and judged >= settings.enough_judged * everything


def headline(pair: Pair, language: Language, settings: InsightSettings) -> Headline:
    """Return the share kept, or the share judged while too few are; the other stands beside it."""
    total = pair.total
    judged, everything = total.judged if total else 0, pair.everything
    kept = percent(total.kept if total else None)
    count = translate(language, "overview.of_all", judged=judged, total=everything)
    if is_enough(judged, everything, settings):
        label, help_ = translate(language, "overview.kept"), translate(language, "overview.kept_help")
        said = translate(language, "overview.judged_share")
        beside = f"{said} {share_of(judged, everything)} · {count}"
        return Headline(label=label, value=kept, beside=beside, help=help_)
    beside = count if not judged else f"{count} · {translate(language, 'overview.kept_of', kept=kept)}"
    return Headline(
        label=translate(language, "overview.judged_share"),
        value=share_of(judged, everything),
        beside=beside,
        help=translate(language, "overview.judged_share_help"),
    )


def kept_cell(tally: Tally, language: Language) -> RichCell:
    """Return a row's share kept with how many of how many were judged."""
    if tally.kept is None:
        return {"text": f"– · 0/{tally.total}", "sort": -1}
    kept, judged, total = percent(tally.kept), tally.judged, tally.total
    text = translate(language, "overview.kept_cell", kept=kept, judged=judged, total=total)
    return {"text": text, "sort": tally.kept}


def place_text(pair: Pair, total: Tally, language: Language, settings: InsightSettings) -> str:
    """Return what a place's year comes to; few judged are told first.

    No share stands while it is not known of how many.
    """
    if pair.waiting is None:
        return translate(language, "overview.place_cell_counting", judged=total.judged)
    wording = "place_cell" if is_enough(total.judged, pair.everything, settings) else "place_cell_few"
    return translate(
        language,
        f"overview.{wording}",
        kept=percent(total.kept),
        judged=total.judged,
        total=pair.everything,
    )
