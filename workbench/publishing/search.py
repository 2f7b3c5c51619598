"""What the search page looks through: every promise with its place, year and verdict, as one script."""

from __future__ import annotations

import json

from workbench.model.directions import show_directions
from workbench.publishing.contents import Publication
from workbench.publishing.naming import slug


def search_data(publication: Publication) -> str:
    """Return a script that holds the rows; a page opened from a folder may read a script, but no JSON."""
    rows = [
        [slug(promise.id), where, promise.verdict, promise.quote]
        for plan in publication.plans
        for where in (show_directions(f"{plan.place} {plan.year or ''}".strip()),)
        for promise in plan.promises
    ]
    told = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    # Two line ends that JSON allows within a string and old scripts do not.
    return f"window.PROMISES={told};\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
