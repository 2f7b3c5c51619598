"""How to cite a promise's page: GB/T 7714, BibTeX, Chicago and a plain link."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.publishing.contents import PublishedPlan, PublishedPromise
from workbench.text.citing import tex

_TITLE_LENGTH = 60


def citations(
    plan: PublishedPlan, promise: PublishedPromise, link: str, words: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Return the name of each style with its citation; ``link`` is the page's address."""
    quote = " ".join(promise.quote.split())
    short = quote if len(quote) <= _TITLE_LENGTH else quote[:_TITLE_LENGTH] + "…"
    title = words["cite_title"].format(place=plan.place, year=plan.year or "", quote=short)
    author, day = words["site"], promise.changed[:10]
    year = day[:4] or str(plan.year or "")
    bibtex = (
        f"@misc{{{re.sub('[^A-Za-z0-9-]', '', promise.id)},\n  title = {{{{{tex(title)}}}}},\n"
        f"  author = {{{{{tex(author)}}}}},\n  year = {{{year}}},\n  howpublished = {{\\url{{{link}}}}}\n}}"
    )
    dated = f"({day})" if day else ""
    return (
        ("GB/T 7714", f"{author}. {title}[EB/OL]. {dated}. {link}.".replace(". . ", ". ")),
        ("BibTeX", bibtex),
        ("Chicago", f"{author}. “{title}.” {day + '. ' if day else ''}{link}."),
        (words["link"], link),
    )
