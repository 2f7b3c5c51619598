"""The lives of a place's promises as one HTML file that stands alone: no scripts, nothing fetched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from workbench.model.directions import show_in_page
from workbench.model.thread import Thread
from workbench.words.catalogue import wordings

_GLYPHS = {
    "promised": "◆",
    "promised_again": "◇",
    "target_raised": "▲",
    "target_lowered": "▼",
    "postponed": "»",
    "renamed": "≈",
    "begun": "○",
    "progress": "◐",
    "done": "●",
    "missed": "✕",
    "silent": "·",
}


def lives_html(
    threads: Sequence[Thread],
    titles: Mapping[str, str],
    years: Mapping[int, bool],
    place: str,
    *,
    language: str = "zh",
) -> str:
    """Return threads as an HTML page in ``language`` (zh or en); all report text is escaped.

    ``titles`` names the documents by id; ``years`` are those of the axis, each with
    whether there is a report of it.
    """
    words = wordings("lives", language)
    environment = Environment(
        loader=PackageLoader("workbench.exchange"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=show_in_page,
    )
    return environment.get_template("lives.html.j2").render(
        threads=threads,
        titles=titles,
        years=years,
        place=place,
        counts=words["counts"].format(reports=len(titles), threads=len(threads)),
        words=words,
        glyphs=_GLYPHS,
        language=language,
    )
